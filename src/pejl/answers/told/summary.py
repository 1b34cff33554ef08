"""The report's first page: which goals stand, slipped, changed, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pejl.answers.told.facts import THRESHOLDS, Facts, Thresholds
from pejl.answers.told.sentences import Telling, told, told_data
from pejl.goals.stand import AT_RISK, MET, NOT_MET, ON_TRACK
from pejl.words import Step, show


class Group(StrEnum):
    """Where a goal belongs on the first page, in the order of the page; each goal is in one."""

    SLIPPED = "skredet"
    REACHED = "kommet_paa_plads"
    CHANGED = "vurderet_anderledes"
    REMAINS = "staar_fortsat_ikke"
    STANDS = "staar"
    OPEN = "kan_ikke_afgoeres"
    WAITS = "ikke_begyndt"


@dataclass(frozen=True, slots=True)
class Line:
    """A goal on the first page. `says`: its verdict's change with what moved (where it changed), then its headline."""

    id: str
    text: str
    group: Group
    says: tuple[Step, ...]
    telling: Telling


@dataclass(frozen=True, slots=True)
class Summary:
    """`says`: the sentences over the list. `lines`: every goal once, those that slipped first, each group in the plan's
    order."""

    says: tuple[Step, ...]
    lines: tuple[Line, ...]

    def of(self, group: Group) -> tuple[Line, ...]:
        """The goals of a group."""
        return tuple(each for each in self.lines if each.group is group)


GOOD, BAD, OPEN, WAITS = "god", "daarlig", "aaben", "venter"
_KINDS = {
    MET: GOOD,
    ON_TRACK: GOOD,
    NOT_MET: BAD,
    AT_RISK: BAD,
    "udgangspunkt_holder": WAITS,
    "udgangspunkt_holder_ikke": WAITS,
}
_STAYED = {GOOD: Group.STANDS, BAD: Group.REMAINS, OPEN: Group.OPEN, WAITS: Group.WAITS}


def group_of(facts: Facts) -> Group:
    """A goal without an earlier verdict is where its verdict now is: it has slipped from nothing. Before the plan's
    first day no goal is good or bad. From on track to met, and from at risk to not met, it stays where it was."""
    now = _kind(facts.verdict_now)
    before = now if facts.verdict_before is None else _kind(facts.verdict_before)
    if now == before:
        return _STAYED[now]
    return {(GOOD, BAD): Group.SLIPPED, (BAD, GOOD): Group.REACHED}.get((before, now), Group.CHANGED)


def _kind(verdict: str | None) -> str:
    return _KINDS.get(verdict or "", OPEN)


def summary(goals: Sequence[Facts], thresholds: Thresholds = THRESHOLDS) -> Summary:
    """The goals of a plan by what happened to their verdicts since before; why stands in each goal's line. The counts
    of the first sentence add up to the goals, and every goal whose verdict moved between groups is named."""
    order = list(Group)
    lines = sorted((_line(each, thresholds) for each in goals), key=lambda line: order.index(line.group))
    return Summary(tuple(_says(goals, lines)), tuple(lines))


def _line(facts: Facts, thresholds: Thresholds) -> Line:
    telling = told(facts, thresholds)
    says = (telling.headline,) if telling.verdict is None else (telling.verdict, telling.headline)
    return Line(facts.id, facts.text, group_of(facts), says, telling)


def _says(goals: Sequence[Facts], lines: Sequence[Line]) -> Iterator[Step]:
    kinds = [_kind(each.verdict_now) for each in goals]
    counts = {kind: kinds.count(kind) for kind in (GOOD, BAD, OPEN, WAITS)}
    yield Step("aend_maal_i_alt", {"antal": len(goals), **counts})
    if not any(each.verdict_before for each in goals):
        yield Step("aend_intet_foer")
        return
    moved = [Group.SLIPPED, Group.REACHED, Group.CHANGED]
    named = [(group, [line.id for line in lines if line.group is group]) for group in moved]
    for group, ids in named:
        if ids:
            yield Step(f"aend_{group.value}", {"maal": ids})
    if not any(ids for _, ids in named):
        yield Step("aend_ingen_flyttet")


def summary_data(found: Summary, lang: str) -> dict[str, Any]:
    """The machine form: the sentences, and the goals with group, sentences and telling."""
    return {
        "says": [show(each, lang) for each in found.says],
        "goals": [
            {
                "id": line.id,
                "text": line.text,
                "group": line.group.value,
                "says": [show(each, lang) for each in line.says],
                "telling": told_data(line.telling, lang),
            }
            for line in found.lines
        ],
    }
