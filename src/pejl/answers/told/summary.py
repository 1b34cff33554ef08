"""The report's first page: which goals stand, slipped, changed, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pejl.answers.since import NOT_JUDGED
from pejl.answers.told.claim import Claim, compared
from pejl.answers.told.facts import THRESHOLDS, Facts, Thresholds
from pejl.answers.told.sentences import Telling, told
from pejl.words import Step

SAME_TIME = "aend_samme_tid"
"""The detail that a number is held against the year before's."""
SAME_NUMBER = "aend_samme_tal"
"""The headline that a number is the one that it was."""


class Group(StrEnum):
    """Where a goal belongs on the first page, in the order of the page; each goal is in one."""

    SLIPPED = "skredet"
    REACHED = "kommet_paa_plads"
    CHANGED = "vurderet_anderledes"
    NOT_MET = "ikke_opfyldt"
    AT_RISK = "i_fare"
    MET = "opfyldt"
    ON_TRACK = "paa_vej"
    FAILS_AT_START = "udgangspunkt_holder_ikke"
    HOLDS_AT_START = "udgangspunkt_holder"
    OPEN = "kan_ikke_afgoeres"


MOVED = (Group.SLIPPED, Group.REACHED, Group.CHANGED)
STANDINGS = (
    Group.MET,
    Group.ON_TRACK,
    Group.NOT_MET,
    Group.AT_RISK,
    Group.HOLDS_AT_START,
    Group.FAILS_AT_START,
    Group.OPEN,
)
"""Those that are called as their verdict, in the order they are counted."""
_HOLDS = {Group.MET: True, Group.ON_TRACK: True, Group.NOT_MET: False, Group.AT_RISK: False}
_HELD_AT_START = {Group.HOLDS_AT_START: True, Group.FAILS_AT_START: False}


@dataclass(frozen=True, slots=True)
class Line:
    """A goal on the first page. `says`: its verdict's change with what moved (where it changed), its headline or how
    its parts stand, that the year before was taken and not the day the verdict changed since, that its date has passed
    without the last number, and that its verdict could turn, or would on newer numbers. `lacks`: no number of it
    is known."""

    id: str
    text: str
    group: Group
    says: tuple[Step, ...]
    telling: Telling
    lacks: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """`says`: the sentences over the list. `lines`: every goal once, those that slipped first, each group in the plan's
    order."""

    says: tuple[Step, ...]
    lines: tuple[Line, ...]

    def of(self, group: Group) -> tuple[Line, ...]:
        """The goals of a group."""
        return tuple(each for each in self.lines if each.group is group)


def group_of(facts: Facts) -> Group:
    """A goal without an earlier verdict is where its verdict now is: it has slipped from nothing. Before its time no
    goal is good or bad, and that its time began moves none. From on track to met, and from at risk to not met, it stays
    on its side."""
    now = _stands(facts.verdict_now)
    before = now if facts.verdict_before is None else _stands(facts.verdict_before)
    if now is before or _began(facts) or _settled(facts):
        return now
    sides = _HOLDS.get(before), _HOLDS.get(now)
    if sides == (True, False):
        return Group.SLIPPED
    return Group.REACHED if sides == (False, True) else Group.CHANGED


def _began(facts: Facts) -> bool:
    """Whether its time has begun, and it stands as it did."""
    held = _HELD_AT_START.get(_stands(facts.verdict_before))
    return held is not None and held is _HOLDS.get(_stands(facts.verdict_now))


def _settled(facts: Facts) -> bool:
    """Whether it has been settled as it stood."""
    before, now = _stands(facts.verdict_before), _stands(facts.verdict_now)
    underway = {Group.ON_TRACK: Group.MET, Group.AT_RISK: Group.NOT_MET}
    return underway.get(before) is now


def _stands(verdict: str | None) -> Group:
    return Group(verdict) if verdict in STANDINGS else Group.OPEN


def summary(goals: Sequence[Facts], thresholds: Thresholds = THRESHOLDS) -> Summary:
    """The goals of a plan by what happened to their verdicts since before; why stands in each goal's line. The counts
    of the first sentence add up to the goals, and every goal whose verdict moved between groups is named."""
    order = list(Group)
    still = _still(goals)
    lines = sorted((_line(each, thresholds, still) for each in goals), key=lambda line: order.index(line.group))
    return Summary(tuple(_says(goals, still)), tuple(lines))


def _says(goals: Sequence[Facts], still: bool) -> Iterator[Step]:
    if goals and all(each.lacks and each.verdict_before is None for each in goals):
        yield Step("aend_ingen_kan_vurderes", {"antal": len(goals)})
        return
    yield _counts(goals)
    yield from _budgets(goals)
    yield from _early(goals)
    yield from _moved(goals)
    if still:
        yield Step("aend_ingen_nye_tal")


def _still(goals: Sequence[Facts]) -> bool:
    """Whether every goal that has a number has the one it had. Never where one is withheld: that would tell of it."""
    known = [each for each in goals if not each.lacks]
    return bool(known) and all(_still(each.parts) if each.parts else _same(each) for each in known)


def _same(facts: Facts) -> bool:
    """Whether it and what it is held against are the very same numbers of the same period."""
    found = compared(facts)
    of_same = found.now is not None and found.before is not None and found.now.reference == found.before.reference
    return found.claim is Claim.SAME and found.revised and of_same


def _line(facts: Facts, thresholds: Thresholds, still: bool) -> Line:
    """`still`: it is said above the lines that no number is new."""
    telling = told(facts, thresholds)
    verdict = None if _began(facts) else telling.verdict
    ended = Step("aend_afventer") if facts.awaits else None
    turning = Step("aend_kan_vende") if facts.can_turn else None
    turning = Step("aend_nyere_tal", {"periode": facts.newer}) if facts.newer else turning
    headline = _of_parts(facts) if facts.parts else telling.headline
    if still and headline.code == SAME_NUMBER:
        headline = Step("aend_tallet_er", headline.params)
    season = next((each for each in telling.details if each.code == SAME_TIME and verdict), None)
    says = tuple(each for each in (verdict, headline, season, ended, turning) if each is not None)
    return Line(facts.id, facts.text, group_of(facts), says, telling, facts.lacks)


def _of_parts(facts: Facts) -> Step:
    """How many of the parts stand how; the rows of a budget with its years."""
    judged = [each for each in facts.parts if each.verdict_now != NOT_JUDGED]
    stand = [*_standing(judged)]
    if rest := len(facts.parts) - len(judged):
        stand.append(Step("aend_antal_bedoemmes_ikke", {"antal": rest}))
    code = "aend_raekker_staar" if facts.years else "aend_dele_staar"
    return Step(code, {"antal": len(facts.parts), "staar": stand, "aar": facts.years})


def _budgets(goals: Sequence[Facts]) -> Iterator[Step]:
    """Whose year is not always the plan's."""
    for each in goals:
        if each.years and not each.lacks:
            yield Step("aend_budget_aar", {"maal": _goals([each.id]), "aar": each.years})


def _goals(ids: Sequence[str]) -> Step:
    """Ids that cannot be read as counts: `mål 6`."""
    return Step("aend_et_maal" if len(ids) == 1 else "aend_flere_maal", {"maal": ids})


def _counts(goals: Sequence[Facts]) -> Step:
    """How many goals stand how, those whose time has not begun by themselves. What no goal is, is not said."""
    begun, waiting = (list(_standing([each for each in goals if each.begun is now])) for now in (True, False))
    return Step("aend_maal_i_alt", {"antal": len(goals), "begyndt": begun, "venter": waiting})


def _standing(goals: Sequence[Facts]) -> Iterator[Step]:
    found = [_stands(each.verdict_now) for each in goals]
    return (Step(f"aend_antal_{group}", {"antal": found.count(group)}) for group in STANDINGS if group in found)


def _early(goals: Sequence[Facts]) -> Iterator[Step]:
    judged = [each for each in goals if each.begun and _stands(each.verdict_now) is not Group.OPEN]
    early = [each.id for each in judged if each.early]
    if early:
        yield Step("aend_nogle_fra_foer" if len(early) < len(judged) else "aend_alle_fra_foer", {"maal": _goals(early)})


def _moved(goals: Sequence[Facts]) -> Iterator[Step]:
    if not any(each.verdict_before for each in goals):
        yield Step("aend_intet_foer")
        return
    for group in MOVED:
        ids = [each.id for each in goals if group_of(each) is group]
        if ids:
            yield Step(f"aend_{group}", {"maal": _goals(ids)})
    if begun := [each.id for each in goals if _began(each)]:
        yield Step("aend_planen_begyndt", {"maal": _goals(begun)})
    if settled := [each.id for each in goals if _settled(each)]:
        yield Step("aend_afgjort", {"maal": _goals(settled)})
    if not begun and not settled and not any(group_of(each) in MOVED for each in goals):
        yield Step("aend_ingen_flyttet")
    first = [each.id for each in goals if not each.verdict_before and _stands(each.verdict_now) is not Group.OPEN]
    if first:
        yield Step("aend_foerste_vurdering", {"maal": _goals(first)})
