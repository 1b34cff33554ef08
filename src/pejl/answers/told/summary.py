"""The report's first page: which goals stand, slipped, changed, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pejl.answers.since import NOT_JUDGED
from pejl.answers.told.facts import THRESHOLDS, Facts, Thresholds
from pejl.answers.told.sentences import Telling, told
from pejl.goals.stand import AT_RISK, MET, NOT_MET, ON_TRACK
from pejl.words import Step

SAME_TIME = "aend_samme_tid"
"""The detail that a number is held against the year before's."""


class Group(StrEnum):
    """Where a goal belongs on the first page, in the order of the page; each goal is in one."""

    SLIPPED = "skredet"
    REACHED = "kommet_paa_plads"
    CHANGED = "vurderet_anderledes"
    FAILS = "staar_ikke"
    STANDS = "staar"
    FAILS_AT_START = "holder_ikke_ved_udgangspunktet"
    HOLDS_AT_START = "holder_ved_udgangspunktet"
    OPEN = "kan_ikke_afgoeres"


MOVED = (Group.SLIPPED, Group.REACHED, Group.CHANGED)
STANDINGS = (Group.STANDS, Group.FAILS, Group.HOLDS_AT_START, Group.FAILS_AT_START, Group.OPEN)
"""In the order they are counted."""
_STANDS = {
    MET: Group.STANDS,
    ON_TRACK: Group.STANDS,
    NOT_MET: Group.FAILS,
    AT_RISK: Group.FAILS,
    "udgangspunkt_holder": Group.HOLDS_AT_START,
    "udgangspunkt_holder_ikke": Group.FAILS_AT_START,
}
_BEGAN = {Group.HOLDS_AT_START: Group.STANDS, Group.FAILS_AT_START: Group.FAILS}
"""Where a goal is when its time has begun and nothing else happened."""


@dataclass(frozen=True, slots=True)
class Line:
    """A goal on the first page. `says`: its verdict's change with what moved (where it changed), its headline or how
    its parts stand, that the year before was taken and not the day the verdict changed since, and that its verdict
    could turn. `lacks`: no number of it is known."""

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
    where it was."""
    now = _stands(facts.verdict_now)
    before = now if facts.verdict_before is None else _stands(facts.verdict_before)
    if now is before or _began(facts):
        return now
    turned = {(Group.STANDS, Group.FAILS): Group.SLIPPED, (Group.FAILS, Group.STANDS): Group.REACHED}
    return turned.get((before, now), Group.CHANGED)


def _began(facts: Facts) -> bool:
    """Whether its time has begun, and it stands as it did."""
    return _BEGAN.get(_stands(facts.verdict_before)) is _stands(facts.verdict_now)


def _stands(verdict: str | None) -> Group:
    return _STANDS.get(verdict or "", Group.OPEN)


def summary(goals: Sequence[Facts], thresholds: Thresholds = THRESHOLDS) -> Summary:
    """The goals of a plan by what happened to their verdicts since before; why stands in each goal's line. The counts
    of the first sentence add up to the goals, and every goal whose verdict moved between groups is named."""
    order = list(Group)
    lines = sorted((_line(each, thresholds) for each in goals), key=lambda line: order.index(line.group))
    return Summary((_counts(goals), *_budgets(goals), *_early(goals), *_moved(goals)), tuple(lines))


def _line(facts: Facts, thresholds: Thresholds) -> Line:
    telling = told(facts, thresholds)
    verdict = None if _began(facts) else telling.verdict
    turning = Step("aend_kan_vende") if facts.can_turn else None
    headline = _of_parts(facts) if facts.parts else telling.headline
    season = next((each for each in telling.details if each.code == SAME_TIME and verdict), None)
    says = tuple(each for each in (verdict, headline, season, turning) if each is not None)
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
    elif not any(group_of(each) in MOVED for each in goals):
        yield Step("aend_ingen_flyttet")
    first = [each.id for each in goals if not each.verdict_before and _stands(each.verdict_now) is not Group.OPEN]
    if first:
        yield Step("aend_foerste_vurdering", {"maal": _goals(first)})
