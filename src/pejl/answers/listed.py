"""The work list as a page shows it: whose rows, in which tab, narrowed to what, and how many of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from pejl import law
from pejl.answers.promises import places
from pejl.answers.worklist import OPEN
from pejl.due.compiled import table_of
from pejl.due.picked import counted, due_between, paged, slim, with_cause
from pejl.due.sheet import DueRow, Sheet
from pejl.due.state import Cause, State
from pejl.rules import Case
from pejl.words import Name

PAGE = 50


class Tab(StrEnum):
    """Every open row is in one tab. `uge`: after the day, and up to six days after it; `senere`: later, or no day;
    `venter`: it is somebody else's, or whether it was done is not known, whatever its day."""

    OVERSKREDET = "overskredet"
    DAG = "i-dag"
    UGE = "uge"
    SENERE = "senere"
    VENTER = "venter"


class Whose(StrEnum):
    """MINE: a worker's; HOLD: a team's; INGEN: nobody's; ALLE: the municipality's."""

    MINE = "mine"
    HOLD = "hold"
    INGEN = "ingen"
    ALLE = "alle"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a list is narrowed to; empty for all. `promise`: an id; `group`: a code of a promise's groups, without age
    or visitation; `cause`: a Cause's name in small letters; `team`: a code."""

    promise: str = ""
    group: str = ""
    cause: str = ""
    team: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """`rows`: of one page of the tab, in order of the due day; `many`: rows of the tab; `tabs`: rows of each;
    `promises`, `groups`, `causes`, `teams`: how many rows of the tab each choice would leave, the others as chosen,
    none of them 0 except what is chosen. `whole`: all rows of the tab, in order."""

    rows: list[DueRow]
    many: int
    page: int
    pages: int
    tabs: Mapping[Tab, int]
    promises: Mapping[str, int]
    groups: Mapping[str, int]
    causes: Mapping[str, int]
    teams: Mapping[str, int]
    whole: Sheet


def open_rows(sheet: Sheet) -> Sheet:
    """What somebody can still do something about."""
    return sheet.in_state(*OPEN).running()


def whose_rows(sheet: Sheet, whose: Whose, *, worker: str = "", team: str = "") -> Sheet:
    """The rows of the worker, of the team, of nobody, or all. A worker or a team without a code has no rows."""
    match whose:
        case Whose.MINE:
            return sheet.with_word("worker", worker) if worker else paged(sheet, 0, 0)
        case Whose.HOLD:
            return sheet.with_word("team", team) if team else paged(sheet, 0, 0)
        case Whose.INGEN:
            return sheet.with_word("worker", "")
    return sheet


def of_citizens(sheet: Sheet, *, theirs: bool = True) -> Sheet:
    """The rows about citizens; else those about companies and the municipality itself."""
    return sheet.of([at for at, each in enumerate(sheet.promises) if (each.case is Case.PERSON) is theirs])


def without_casework(sheet: Sheet) -> Sheet:
    """The rows about companies and the municipality, and those about a citizen that an offer keeps: talks, benefits and
    sickness are between the citizen and the caseworker."""
    places = [
        at
        for at, each in enumerate(sheet.promises)
        if each.case is not Case.PERSON or {table_of(act.moment) for act in each.acts} == {"offers"}
    ]
    return sheet.of(places)


def in_tab(sheet: Sheet, tab: Tab) -> Sheet:
    day = sheet.day
    if tab is Tab.OVERSKREDET:
        return sheet.in_state(State.OVERSKREDET)
    if tab is Tab.VENTER:
        return sheet.in_state(State.AFVENTER)
    coming = sheet.in_state(State.SNART, State.AABEN, State.FRITAGET)
    week = day + timedelta(days=6)
    bounds = {Tab.DAG: (None, day), Tab.UGE: (day + timedelta(days=1), week)}
    return due_between(coming, *bounds.get(tab, (week + timedelta(days=1), None)))


def tabs(sheet: Sheet) -> dict[Tab, int]:
    few = slim(sheet, "state", "due")
    return {tab: len(in_tab(few, tab)) for tab in Tab}


def base(code: str) -> str:
    """A promise's group without age or visitation."""
    return code.partition(":")[0].partition("@")[0]


def narrowed(sheet: Sheet, choice: Choice) -> Sheet:
    if choice.promise:
        sheet = sheet.of(places(sheet, (choice.promise,)))
    if choice.group:
        has = [at for at, each in enumerate(sheet.promises) if choice.group in map(base, each.groups)]
        sheet = sheet.of(has)
    if choice.cause:
        sheet = with_cause(sheet, Cause[choice.cause.upper()])
    return sheet.with_word("team", choice.team) if choice.team else sheet


def listed(sheet: Sheet, tab: Tab, choice: Choice, page: int = 1) -> Listed:
    """A page of the open rows of `sheet`; a page after the last is the last."""
    here = in_tab(sheet, tab)
    of_tab = narrowed(here, choice).by_day()
    pages = max(1, -(-len(of_tab) // PAGE))
    place = min(max(page, 1), pages)
    return Listed(
        paged(of_tab, (place - 1) * PAGE, PAGE).rows(),
        len(of_tab),
        place,
        pages,
        tabs(narrowed(sheet, choice)),
        _kept(by_promise(narrowed(here, replace(choice, promise=""))), choice.promise),
        _kept(by_group(narrowed(here, replace(choice, group=""))), choice.group),
        _kept(by_cause(narrowed(here, replace(choice, cause=""))), choice.cause),
        _kept(by_team(narrowed(here, replace(choice, team=""))), choice.team),
        of_tab,
    )


def _kept(counts: dict[str, int], chosen: str) -> dict[str, int]:
    """What is chosen stays among the choices, though nothing is left of it."""
    return counts | ({chosen: counts.get(chosen, 0)} if chosen else {})


def by_promise(sheet: Sheet) -> dict[str, int]:
    return _counted(sheet, "promise", lambda at: sheet.promises[at].id)


def by_cause(sheet: Sheet) -> dict[str, int]:
    return _counted(sheet, "cause", lambda at: Cause(at).name.lower())


def by_team(sheet: Sheet) -> dict[str, int]:
    """Without what no team has."""
    found = _counted(sheet, "team", lambda at: sheet.words["team"][at] if at >= 0 else "")
    return {team: many for team, many in found.items() if team}


def by_group(sheet: Sheet) -> dict[str, int]:
    """A row of a promise to two groups counts in both."""
    found: dict[str, int] = {}
    for at, many in counted(sheet, "promise").items():
        for code in dict.fromkeys(map(base, sheet.promises[at].groups)):
            found[code] = found.get(code, 0) + many
    return dict(sorted(found.items(), key=lambda each: group_name(each[0])))


def _counted(sheet: Sheet, column: str, name: Callable[[int], str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, many in counted(sheet, column).items():
        found[name(at)] = found.get(name(at), 0) + many
    return found


def group_name(code: str) -> Name:
    """As people say it; a plan's own group is said as it is written."""
    known = law.groups().get(code)
    return known.name if known else Name(code, code)


@dataclass(frozen=True, slots=True)
class TeamLoad:
    """The open rows a team has; `team` "" for workers who are in no team on the day and still have rows."""

    team: str
    tabs: Mapping[Tab, int]


def team_loads(sheet: Sheet) -> list[TeamLoad]:
    """Of the open rows that somebody has, by team."""
    found = [TeamLoad(team, tabs(sheet.with_word("team", team))) for team in sheet.words["team"]]
    return [each for each in found if sum(each.tabs.values())]


def left_behind(sheet: Sheet) -> dict[str, int]:
    """Workers who are in no team on the day, and the open rows they still have, most first."""
    found = {
        sheet.words["worker"][worker]: many
        for (worker, team), many in sheet.count("worker", "team").items()
        if worker >= 0 and team < 0
    }
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))
