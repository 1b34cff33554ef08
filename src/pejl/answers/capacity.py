"""What is coming: the talks and offers that fall due in the next weeks, by team."""

from collections.abc import Iterable
from dataclasses import dataclass

from pejl.due.compiled import table_of
from pejl.due.sheet import Sheet
from pejl.rules import Moment

WEEKS = 8
TABLES = ("talks", "offers")


@dataclass(frozen=True, slots=True)
class Load:
    """The open rows of a team that a kind of act would keep, by week ahead: week 0 is the day and the six after it,
    and what is overdue. `what`: the table of the act (`talks`, `offers`; "" for other acts), `team` "" for what nobody
    has. A row without a due day is in no week, nor one that waits for somebody else, is exempted, or that nothing can
    be seen to keep."""

    team: str
    what: str
    weeks: tuple[int, ...]


def capacity(sheet: Sheet, weeks: int = WEEKS) -> list[Load]:
    """By team and kind of act. A talk that two promises wait for is counted once: where one promise has the most rows
    of a person and team due in a week, the others' are the same talks (or offers). Of other acts only those of one
    name are the same."""
    found: dict[tuple[str, str], list[int]] = {}
    for (week, team, _, act), many in _wanted(sheet, weeks):
        name = sheet.words["team"][team] if team >= 0 else ""
        found.setdefault((name, act if act in TABLES else ""), [0] * weeks)[week] += many
    return [Load(team, what, tuple(counts)) for (team, what), counts in sorted(found.items())]


def _wanted(sheet: Sheet, weeks: int) -> Iterable[tuple[tuple[int, int, int, str], int]]:
    """The most rows that one promise has for a person in a week, for each person, week and kind of act."""
    most: dict[tuple[int, int, int, str], int] = {}
    for (week, team, subject, promise, act), many in sheet.running().weeks_ahead(weeks).items():
        if act >= 0:
            key = (week, team, subject, _kind(sheet.promises[promise].acts[act].moment))
            most[key] = max(most.get(key, 0), many)
    return most.items()


def _kind(moment: Moment) -> str:
    """The table of a talk or an offer, of any kind; else the act's own name."""
    table = table_of(moment)
    return table if table in TABLES else moment.name
