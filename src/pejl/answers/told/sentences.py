"""Sentences about a change, from the numbers by rules that never overstate."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from pejl.answers.told.amounts import amount, size
from pejl.answers.told.claim import HELD, MOVED, Claim, Compared, compared, difference
from pejl.answers.told.details import course_of, details_of
from pejl.answers.told.facts import THRESHOLDS, Cause, Facts, Seen, Thresholds
from pejl.goals.stand import UNDECIDED
from pejl.words import Step, show


@dataclass(frozen=True, slots=True)
class Telling:
    """What is said of a goal: one headline that stands alone, and details in the order they are read.

    `claim`: what the headline claims. `course`: `bedre` or `vaerre`, None where the goal does not say which way is good
    or the numbers do not tell. `verdict`: that the verdict has changed and what moved, None where it has not; it is
    the first of the details too. `parts`: those of a goal of parts, in its order."""

    id: str
    claim: Claim
    course: str | None
    headline: Step
    details: tuple[Step, ...]
    verdict: Step | None = None
    parts: tuple["Telling", ...] = ()

    def said(self, lang: str) -> list[str]:
        """The headline and the details as sentences; those of parts are in `parts`."""
        return [show(each, lang) for each in (self.headline, *self.details)]


def told(facts: Facts, thresholds: Thresholds = THRESHOLDS) -> Telling:
    """What may be said of the change from before to now. Of a withheld number neither size nor direction is said, also
    where its bounds would tell, and no other number that it could be worked out from."""
    found = compared(facts)
    verdict = _verdict(facts, found)
    course = course_of(facts, found)
    details = (*([verdict] if verdict else []), *details_of(facts, found, course, thresholds))
    parts = tuple(told(each, thresholds) for each in facts.parts)
    return Telling(facts.id, found.claim, course, _headline(facts, found), details, verdict, parts)


# --- the headline ----------------------------------------------------------------------------------------


_TWO_PERIODS = {
    Claim.ROSE: "aend_steget",
    Claim.FELL: "aend_faldet",
    Claim.SAME: "aend_uaendret",
    Claim.LEVEL: "aend_omtrent",
    Claim.NOT_BELOW: "aend_ikke_faldet",
    Claim.NOT_ABOVE: "aend_ikke_steget",
    Claim.UNSURE: "aend_usikkert",
    Claim.SEASON: "aend_aarstid",
    Claim.LENGTH: "aend_ulige_tid",
    Claim.BROKEN: "aend_brud",
    Claim.WITHHELD: "aend_skjult_foer",
    Claim.NO_EARLIER: "aend_foerste",
}
_ONE_PERIOD = {
    Claim.ROSE: "aend_samme_hoejere",
    Claim.FELL: "aend_samme_lavere",
    Claim.SAME: "aend_samme_tal",
    Claim.LEVEL: "aend_samme_omtrent",
    Claim.NOT_BELOW: "aend_samme_ikke_lavere",
    Claim.NOT_ABOVE: "aend_samme_ikke_hoejere",
    Claim.UNSURE: "aend_samme_usikkert",
    Claim.WITHHELD: "aend_skjult_foer_samme",
}


def _headline(facts: Facts, found: Compared) -> Step:
    if found.claim is Claim.PARTS:
        return Step("aend_dele", {"dele": [each.id for each in facts.parts]})
    if found.claim is Claim.NO_NUMBER:
        earlier = found.shown[0] if found.shown else None
        return Step("aend_intet_tal", {"foer": "", "foer_periode": "", **_named(earlier, facts.unit, "foer")})
    if found.now is not None and found.now.value.withheld:
        return Step("aend_skjult", {"periode": found.now.period})
    codes = {**_TWO_PERIODS, **_ONE_PERIOD} if found.revised else _TWO_PERIODS
    return Step(codes[found.claim], dict(_params(facts, found)))


def _params(facts: Facts, found: Compared) -> Iterator[tuple[str, object]]:
    """Only what may be named: the shown numbers, and their difference where it is certain."""
    yield "forbehold", _reserve(found)
    if found.before is not None:
        yield "foer_periode", found.before.period
    if found.now is not None:
        yield from _named(found.now, facts.unit, "nu").items()
    if found.before is not None and found.before in found.shown:
        yield "foer", amount(found.before.value, facts.unit)
    if found.claim in MOVED and found.now is not None and found.before is not None:
        yield "forskel", size(difference(found.before.value, found.now.value), facts.unit)


def _named(seen: Seen | None, unit: str, name: str) -> dict[str, object]:
    if seen is None:
        return {}
    return {name: amount(seen.value, unit), "foer_periode" if name == "foer" else "periode": seen.period}


def _reserve(found: Compared) -> Step | str:
    """That a number of the headline is of a part of its time or preliminary stands in it, since it is read alone."""
    said = [*_partly(found), *_preliminary(found.in_force, of=len({each.period for each in found.shown}))]
    return reduce(_besides, said) if said else ""


def _besides(first: Step, then: Step) -> Step:
    return Step("aend_desuden", {"foerst": first, "saa": then})


def _partly(found: Compared) -> Iterator[Step]:
    """Two that are held against each other are of as much, and of as much of the year."""
    part = next((each.parts for each in found.in_force if each.parts), None)
    if part:
        yield Step("aend_begge_kun" if len(found.in_force) > 1 else "aend_kun", {"del": part})


def _preliminary(numbers: tuple[Seen, ...], of: int) -> Iterator[Step]:
    """`of`: how many periods the headline names; where it is not every one of several, which."""
    found = [each.period for each in numbers if each.preliminary]
    if len(found) > 1:
        yield Step("aend_forbehold_flere")
    elif found:
        yield Step("aend_forbehold_et", {"periode": found[0] if of > len(found) else ""})


# --- the verdict -----------------------------------------------------------------------------------------


def _verdict(facts: Facts, found: Compared) -> Step | None:
    if facts.verdict_before is None or facts.verdict_now in (None, facts.verdict_before):
        return None
    told_of = {"hvad": f"aend_{facts.verdict_before}", "slags": f"aend_{facts.verdict_now}"}
    return Step("aend_afgoerelse", {**told_of, "hvorfor": reduce(_and, _why(facts, found))})


def _and(first: Step, then: Step) -> Step:
    return Step("aend_og", {"foerst": first, "saa": then})


def _why(facts: Facts, found: Compared) -> Iterator[Step]:
    """What moved. Beside a withheld number nothing of it is said: one cause named or left out would tell."""
    if found.claim is Claim.WITHHELD or Cause.HIDDEN in facts.causes or _hides(facts):
        yield Step("aend_hv_skjult")
        return
    moved = [each.id for each in facts.parts if (each.verdict_before or UNDECIDED) != (each.verdict_now or UNDECIDED)]
    if moved:
        yield Step("aend_hv_dele", {"dele": moved})
    causes = [each for each in dict.fromkeys(facts.causes) if each is not Cause.NUMBER or not _told_closer(facts)]
    for cause in causes:
        yield _number_moved(facts, found) if cause is Cause.NUMBER else Step(f"aend_hv_{cause.value}")
    if not moved and not causes:
        yield Step("aend_hv_ukendt")


def _told_closer(facts: Facts) -> bool:
    """Another cause says how the number came to be another one: a break, or the same period known otherwise."""
    same = facts.now is not None and facts.before is not None and facts.now.period == facts.before.period
    closer = (Cause.BREAK, Cause.REVISED, Cause.OWN_WORK, Cause.SOURCE) if same else (Cause.BREAK,)
    return any(cause in closer for cause in facts.causes)


def _hides(facts: Facts) -> bool:
    """A withheld number that the comparison did not come to: there is none now, the year before was taken, or it is
    the one that is held against."""
    seen = [each for each in (facts.now, facts.before) if each is not None]
    numbers = [value for each in seen for value in (each.value, each.reference) if value is not None]
    return any(value.withheld for value in numbers)


def _number_moved(facts: Facts, found: Compared) -> Step:
    """That the number moved is only said where it can be said that it did since the verdict before (the year before's
    number tells nothing of that), and that it crossed the limit where it did: a goal can also fall behind its path."""
    if found.claim in MOVED and not found.same_time:
        return Step("aend_hv_tal")
    if found.claim not in HELD:
        return Step("aend_hv_andet_tal")
    return Step("aend_hv_anden_side" if facts.crossed else "aend_hv_nyt_tal")
