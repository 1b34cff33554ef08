"""What is coming: the talks and offers that fall due in the next weeks, by team."""

from collections.abc import Iterable
from dataclasses import dataclass

from pejl.due.compiled import table_of
from pejl.due.sheet import Sheet
from pejl.rules import Moment

WEEKS = 8


@dataclass(frozen=True, slots=True)
class Load:
    """The open rows of a team that a kind of act would keep, by week ahead; week 0 also has what is overdue. `what`:
    the table of the act (`talks`, `offers`; "" for other acts), `team` "" for what nobody has."""

    team: str
    what: str
    weeks: tuple[int, ...]


def capacity(sheet: Sheet, weeks: int = WEEKS) -> list[Load]:
    """By team and kind of act. A talk that two promises wait for is counted once: the rows of one person and kind due
    in the same week are one talk."""
    found: dict[tuple[str, str], list[int]] = {}
    for (week, team, _, what), many in _wanted(sheet, weeks):
        name = sheet.words["team"][team] if team >= 0 else ""
        found.setdefault((name, what), [0] * weeks)[week] += many
    return [Load(team, what, tuple(counts)) for (team, what), counts in sorted(found.items())]


def _wanted(sheet: Sheet, weeks: int) -> Iterable[tuple[tuple[int, int, int, str], int]]:
    """The most rows that one promise has for a person in a week, for each person, week and kind of act."""
    most: dict[tuple[int, int, int, str], int] = {}
    for (week, team, subject, promise), many in sheet.running().weeks_ahead(weeks).items():
        acts = sheet.promises[promise].acts
        if acts:
            key = (week, team, subject, _what(acts[0].moment))
            most[key] = max(most.get(key, 0), many)
    return most.items()


def _what(moment: Moment) -> str:
    found = table_of(moment)
    return found if found in ("talks", "offers") else ""
