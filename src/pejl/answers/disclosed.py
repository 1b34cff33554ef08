"""What may be shown to an audience that may not see small counts of persons: committee, public, export.

The rule. A count of persons from the municipality's own events that is below 5, zero included, is withheld; a share
where its numerator or the rest of its denominator is such a count; and with them the other numbers they could be
reckoned from, in this release or by holding it against an earlier one: `answers.leaving` decides for all of them as one
set. Published figures were disclosed by their source and pass on as received, typed ones are printed in a plan; visits,
events and jobs are not persons. What was reckoned from a withheld number (a limit, a verdict, a step) goes with it.
"""

from dataclasses import replace

from pejl.answers.leaving import LEAST, Leaving
from pejl.answers.leaving.numbers import OWN
from pejl.goals import Judgement, Standing
from pejl.goals.limit import Limit
from pejl.goals.stand import AT_RISK, BASELINE, MET, NOT_MET, ON_TRACK, UNDECIDED, UNDERWAY
from pejl.ledger import Figure
from pejl.measure import Measured, Trail
from pejl.words import Step

NOBODY = "ingen_i_naevneren"
SAFE = ("planen_mangler", "tal_fra_foer_planen")
"""What may still be said beside a withheld number: it tells nothing of how large it is."""


def disclosed(standing: Standing, leaving: Leaving) -> Standing:
    """The standing as the audience may see it, parts too. Where nothing in it is withheld it is the very same."""
    parts = [disclosed(part, leaving) for part in standing.parts]
    judged = standing.judgement
    seen = [_seen(each, leaving) for each in judged.measured]
    if any(one.value != other.value for one, other in zip(judged.measured, seen, strict=True)):
        result = _judgement(judged, seen)
        verdict = _verdict(standing.stage, result.holds)
        return replace(standing, judgement=result, holds=result.holds, verdict=verdict, parts=parts, turns=[])
    if any(one is not other for one, other in zip(standing.parts, parts, strict=True)):
        standing = _of_parts(replace(standing, parts=parts))
    if any(one is not other for one, other in zip(judged.measured, seen, strict=True)):
        standing = replace(standing, judgement=replace(standing.judgement, own=_own(judged, seen), measured=seen))
    return _beside(standing, leaving)


def _verdict(stage: str, holds: bool | None) -> str | None:
    """Whether a goal that does not hold yet is on its way is told from the number itself, so that goes too."""
    if holds is None or (stage == UNDERWAY and not holds):
        return UNDECIDED
    if stage == BASELINE:
        return None
    if stage == UNDERWAY:
        return ON_TRACK
    return MET if holds else NOT_MET


def _of_parts(standing: Standing) -> Standing:
    """A goal whose parts are seen otherwise, told by what is seen of them alone: it fails where one is seen to."""
    judged = [part for part in standing.parts if part.counts]
    lacking = [part.id for part in judged if part.holds is None]
    holds = False if any(part.holds is False for part in judged) else None if lacking or not judged else True
    verdict, verdicts = _verdict(standing.stage, holds), {part.verdict for part in judged}
    if holds is False and standing.stage == UNDERWAY and verdicts <= {ON_TRACK, MET, AT_RISK}:
        verdict = AT_RISK if AT_RISK in verdicts else ON_TRACK
    why = [Step("dele_kan_ikke_afgoeres", {"dele": lacking})] if holds is None and lacking else []
    result = replace(standing.judgement, holds=holds, why=why)
    return replace(standing, judgement=result, holds=holds, verdict=verdict)


def _beside(standing: Standing, leaving: Leaving) -> Standing:
    """Without the other numbers that are named beside its own and may not be seen: those of its milestones, of which
    the last tells whether it is on its way, and of other ways to count. That nobody is there is a small count too."""
    turns = [each for each in standing.turns if all(leaving.value(one) == one.value for one in each.measured)]
    judged, verdict = standing.judgement, standing.verdict
    why = [_few() if step.code == NOBODY else step for step in judged.why]
    passed = judged.passed
    if any(leaving.value(each) != each.value for each in judged.passed):
        why, passed = [step for step in why if step.code != "milepael"], []
        verdict = UNDECIDED if standing.holds is False and standing.stage == UNDERWAY else verdict
    if why == judged.why and turns == standing.turns:
        return standing
    return replace(standing, judgement=replace(judged, why=why, passed=passed), verdict=verdict, turns=turns)


def _judgement(judged: Judgement, seen: list[Measured]) -> Judgement:
    """Decided anew on what is seen. What else was said of the number may tell it, so only that it is withheld is said.
    With the own baseline withheld the limit that was reckoned from it is unknown."""
    own = _own(judged, seen)
    pairs = zip(judged.measured, seen, strict=True)
    others = [now for was, now in pairs if was.value != now.value and was is not judged.own]
    limit = None
    if judged.limit is not None and own is not None and judged.own is not None and not others:
        own_number = own.value if judged.limit.own == judged.own.value else None
        limit = Limit(own_number, judged.limit.limit, judged.limit.sense) if own_number else None
    holds = limit.holds if limit else None
    value = own.value if own and judged.own and judged.value == judged.own.value else None
    return Judgement(
        own=own,
        value=value,
        unit=judged.unit,
        reference=None if others else judged.reference,
        reference_name=None if others else judged.reference_name,
        limit=limit,
        holds=holds if judged.holds is not None else None,
        why=[_why(seen), *(step for step in judged.why if step.code in SAFE)],
        measured=seen,
    )


def _own(judged: Judgement, seen: list[Measured]) -> Measured | None:
    """The number it is judged on, as it is seen."""
    return next((now for was, now in zip(judged.measured, seen, strict=True) if was is judged.own), None)


def _why(seen: list[Measured]) -> Step:
    """A number that stands as it was first told is no withheld one."""
    return _few() if any(each.value.withheld for each in seen) else Step("svar_som_foer")


def _few() -> Step:
    return Step("svar_faa_personer", {"mindst": LEAST})


def _seen(measured: Measured, leaving: Leaving) -> Measured:
    """The same object where nothing is withheld. With a number its rows and steps go; of a mean or a sum that is seen
    the numbers it is made of, where not every one of them is."""
    value = leaving.value(measured)
    if value != measured.value:
        trail = Trail([_hidden(figure) for figure in measured.trail.figures], [], None)
        return replace(measured, value=value, trail=trail)
    whole = leaving.each(measured)
    figures = measured.trail.figures if whole else [_hidden(figure) for figure in measured.trail.figures]
    steps = [step for step in measured.trail.steps if leaving.beside(measured, step.code)]
    if figures == measured.trail.figures and len(steps) == len(measured.trail.steps):
        return measured
    return replace(measured, trail=replace(measured.trail, figures=figures, steps=steps))


def _hidden(figure: Figure) -> Figure:
    return figure._replace(value=None, printed="") if figure.source == OWN else figure
