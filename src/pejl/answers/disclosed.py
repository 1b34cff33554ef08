"""What may be shown to an audience that may not see small counts of persons: committee, public, export.

The rule. A count of persons from the municipality's own events that is below 5, zero included, is withheld. A share is
withheld where its numerator or the rest of its denominator is such a count. Published figures were disclosed by their
source and pass on as received, typed ones are printed in a plan; visits, events and jobs are not persons. What was
reckoned from a withheld number (a limit, a verdict, a step) goes with it, unless it is the same whatever the number is.
Of a year's mean the shares it is made of say no numerators, so it is withheld. Each number is judged alone: two that
are shown together are not held against each other here.
"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from pejl import law
from pejl.goals import Judgement, Standing, Turn
from pejl.goals.limit import Limit
from pejl.goals.stand import UNDECIDED, UNDERWAY
from pejl.ledger import Figure
from pejl.measure import Measured, Trail
from pejl.numbers import Value
from pejl.words import Step

LEAST = 5
"""The smallest count of persons that is shown."""
OWN = "egne"
PERSONS = ("fuldtidspersoner", "personer", "antal", "personer_i_virksomhedsrettet_tilbud")
"""Measures that count persons; a share (`andel`) is of persons too, but for those of NO_PERSONS."""
NO_PERSONS = ("svar_i_tide", "virksomheder", "jobordrer")
"""Measures and groups of companies and their orders."""
A_LIFETIME = 5200
"""Weeks: all that can be said of a mean that is withheld."""
SAFE = ("planen_mangler", "tal_fra_foer_planen")
"""What may still be said beside a withheld number: it tells nothing of how large it is."""


def disclosed_value(measured: Measured) -> Value:
    """The number as the audience may see it: itself, or a withheld one that says no more than the rule does."""
    own = next((figure for figure in measured.trail.figures if figure.source == OWN), None)
    if own is None or {own.measure, *own.group.split("+")} & {*NO_PERSONS}:
        return measured.value
    if own.measure in PERSONS:
        return _count(measured.value, whole=own.measure != "fuldtidspersoner")
    if own.measure == "varighed":
        return _mean(measured)
    if law.measures()[own.measure].kind == "andel" or own.measure == "aktiveringsgrad":
        return _share(measured)
    return measured.value


def _count(value: Value, *, whole: bool) -> Value:
    """A whole number of persons below 5 is 0-4; full-time persons are not whole, and 4,9 is below 5 too. A mean of
    several periods is withheld as one number is."""
    if value.low >= LEAST:
        return value
    whole = whole and (value.exact is None or value.exact.denominator == 1)
    return Value(None, Fraction(0), Fraction(LEAST - 1 if whole else LEAST), value.decimals, True, whole)


def _mean(measured: Measured) -> Value:
    """A mean of fewer than 5 spells would tell about somebody."""
    fraction = _fraction(measured)
    if fraction is not None and fraction[1].low >= LEAST:
        return measured.value
    return Value(None, Fraction(0), Fraction(A_LIFETIME), measured.value.decimals)


def _fraction(measured: Measured) -> tuple[Value, Value] | None:
    """What the own number is made of; None where its trail does not say."""
    told = next((step.params for step in measured.trail.steps if step.code == "egne_broek"), None)
    part, whole = (told["taeller"], told["naevner"]) if told else (None, None)
    return (part, whole) if isinstance(part, Value) and isinstance(whole, Value) else None


def _share(measured: Measured) -> Value:
    """In per cent. Where it is not known what it is a share of nothing says that it is large enough, and it is
    withheld whole."""
    fraction = _fraction(measured)
    if fraction is None or fraction[1].low <= 0:
        return Value(None, Fraction(0), Fraction(100), measured.value.decimals)
    part, whole = fraction
    few, rest = part.low < LEAST, (whole - part).low < LEAST
    if not (few or rest):
        return measured.value
    edge = min(Fraction(100), Fraction(100 * LEAST) / whole.low)
    low = Fraction(0) if few else 100 - edge
    high = edge if few and not rest else Fraction(100)
    return Value(None, low, high, measured.value.decimals, True, True)


def disclosed(standing: Standing) -> Standing:
    """The standing as the audience may see it, parts too. Where nothing in it is withheld it is the very same."""
    parts = [disclosed(part) for part in standing.parts]
    judged = standing.judgement
    seen = [_seen(each) for each in judged.measured]
    if all(one is other for one, other in zip(judged.measured, seen, strict=True)):
        if all(one is other for one, other in zip(standing.parts, parts, strict=True)):
            return standing
        return _of_parts(replace(standing, parts=parts))
    if all(one.value == other.value for one, other in zip(judged.measured, seen, strict=True)):
        own = next((now for was, now in zip(judged.measured, seen, strict=True) if was is judged.own), judged.own)
        return replace(standing, judgement=replace(judged, own=own, measured=seen), parts=parts)
    result = _judgement(judged, seen)
    turns: list[Turn] = []
    verdict = _verdict(standing, result.holds)
    return replace(standing, judgement=result, holds=result.holds, verdict=verdict, parts=parts, turns=turns)


def _verdict(standing: Standing, holds: bool | None) -> str | None:
    """Whether a goal that does not hold yet is on its way is told from the number itself, so that goes too."""
    if holds is None or (holds is False and standing.stage == UNDERWAY):
        return UNDECIDED
    return standing.verdict


def _of_parts(standing: Standing) -> Standing:
    """A goal whose parts are seen otherwise: it still fails where a part that is seen does."""
    judged = [part for part in standing.parts if part.counts]
    if standing.holds is None or all(part.holds is not None for part in judged):
        return standing
    if any(part.holds is False for part in judged):
        return standing
    lacking = [part.id for part in judged if part.holds is None]
    result = replace(standing.judgement, holds=None, why=[Step("dele_kan_ikke_afgoeres", {"dele": lacking})])
    return replace(standing, judgement=result, holds=None, verdict=UNDECIDED)


def _judgement(judged: Judgement, seen: list[Measured]) -> Judgement:
    """Decided anew on what is seen. What else was said of the number may tell it, so only that it is withheld is said.
    With the own baseline withheld the limit that was reckoned from it is unknown."""
    shown = {id(was): now for was, now in zip(judged.measured, seen, strict=True)}
    own = shown.get(id(judged.own), seen[0]) if judged.own else None
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
        why=[Step("svar_faa_personer", {"mindst": LEAST}), *(step for step in judged.why if step.code in SAFE)],
        measured=seen,
    )


def _seen(measured: Measured) -> Measured:
    """The same object where nothing is withheld. With a number its rows and steps go; of one that is seen the rows that
    are themselves small counts."""
    value = disclosed_value(measured)
    if value != measured.value:
        trail = Trail([_hidden(figure) for figure in measured.trail.figures], [], None)
        return replace(measured, value=value, trail=trail)
    figures = [_hidden(figure) if _small(figure) else figure for figure in measured.trail.figures]
    steps = [step for step in measured.trail.steps if not _few_told(step)]
    if figures == measured.trail.figures and len(steps) == len(measured.trail.steps):
        return measured
    return replace(measured, trail=Trail(figures, steps, measured.trail.base))


def _few_told(step: Step) -> bool:
    """A count beside the number that is itself small: of those who answered "ved ikke"."""
    told = step.params.get("antal")
    return step.code == "skema_svarede_ved_ikke" and isinstance(told, int) and told < LEAST


def _small(figure: Figure) -> bool:
    own = figure.source == OWN and figure.measure in PERSONS
    return own and figure.value is not None and Decimal(figure.value) < LEAST


def _hidden(figure: Figure) -> Figure:
    return figure._replace(value=None, printed="") if figure.source == OWN else figure
