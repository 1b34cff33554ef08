"""Random promises for the tests of due rows, and random histories with more talks and with exemptions.

As with the histories of the verbs, one builder serves hypothesis and a plain seed alike: it asks `pick` for one of
some. Days crowd at the borders of the history: what is put in lies on, or a step from, days that are already there.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st

from pejl.due.task import Once, Rolling, Task
from pejl.ledger.tables import FAR
from pejl.ledger.verbs import algebra as a
from pejl.sentences.shapes import Duration, Span
from spec.verbs import histories
from spec.verbs.drawing import Rows, overlapping
from spec.verbs.histories import AREAS, BORDERS, CLOSED, FIRST, HELD, LAST, PLAIN
from spec.verbs.oracle import EPOCH

T = TypeVar("T")
Pick = Callable[[Sequence[T]], T]

STEPS = (0, 0, 1, -1, 7, 14, 28, 30, 31)
KINDS = ("barsel", "ferie")
AREAS_ASKED = (*AREAS, None)

# --- histories -------------------------------------------------------------------------------------------


def history(pick: Pick[Any], number: int) -> Rows:
    """Everything about one person."""
    rows = histories.history(pick, number)
    used = [row[day] for its in rows.values() for row in its for day in ("start", "day") if day in row] or [FIRST]

    def near() -> date:
        return min(max(pick((pick(used), pick(used), pick(BORDERS))) + timedelta(days=pick(STEPS)), FIRST), LAST)

    exempt: list[dict[str, Any]] = []
    for _ in range(pick((0, 1, 2, 4))):
        start = near()
        end = pick((*(start + timedelta(days=days) for days in (1, 2, 7, 10, 31, 60)), CLOSED, FAR))
        exempt.append({"person": number, "kind": pick(KINDS), "start": start, "end": end})
    for _ in range(pick((0, 0, 3, 6))):
        kind = {"kind": "jobsamtale", "form": "", "topics": "", "outcome": "holdt", "resets": False}
        rows["talks"].append({"person": number, "day": near(), **kind})
    rows["exemptions"] = exempt if not overlapping("exemptions", exempt) else exempt[:1]
    return rows


def together(persons: Sequence[Rows]) -> Rows:
    return {table: [row for rows in persons for row in rows[table]] for table in persons[0]}


def many_histories(seed: int, many: int) -> Rows:
    """`many` persons of a seed."""
    pick: Pick[Any] = random.Random(seed).choice  # noqa: S311 - made-up histories, nothing secret
    return together([history(pick, number) for number in range(1, many + 1)])


@st.composite
def ledgers(draw: st.DrawFn) -> Rows:
    """One to three persons."""
    pick: Pick[Any] = lambda among: draw(st.sampled_from(among))  # noqa: E731 - the other way to pick
    return together([history(pick, number) for number in range(1, 2 + pick(range(3)))])


DAYS = (
    *BORDERS,
    *(date(2024, 4, 1) + timedelta(days=23 * step) for step in range(12)),
    *(LAST, date(2025, 2, 28), CLOSED, date(2025, 3, 31)),
)
"""Days that are asked for."""
CLOSED_DAYS: tuple[frozenset[date], ...] = (
    frozenset(),
    frozenset({date(2023, 12, 27), date(2024, 2, 1), date(2024, 3, 27), date(2024, 5, 10), date(2024, 12, 24)}),
)

# --- promises --------------------------------------------------------------------------------------------

SICK, ALL = a.held("spells", "sygedagpenge"), a.held("spells")
CASES = (
    *(SICK, SICK.courses(), ALL.courses(), ALL.courses(a.days(28)), a.held("groups", "jobparat")),
    a.held("spells", "kontanthjaelp", "a_dagpenge").courses(a.days(7)),
    *(ALL.courses() & a.held("groups"), ALL.courses() - a.held("offers"), SICK | a.held("schooling")),
    *(ALL.courses().longer_than(a.days(28)), ALL.courses().since(a.noted("happenings")), SICK.lately(a.months(1))),
)
ANCHORS = (
    *PLAIN,
    *(SICK.starts(), ALL.courses().starts(), SICK.ends(), a.held("offers").starts(), a.noted("happenings", "plan")),
    *(a.noted("talks").first(), a.noted("happenings").last(), a.noted("talks").on(SICK, a.days(7))),
    *(ALL.longer_than(a.days(91)).starts(), a.aged(22, 23).starts()),
)
ACTS = (
    *PLAIN,
    *(a.noted("talks"), a.noted("talks", "jobsamtale"), a.held("offers").starts(), a.held("offers").ends()),
    a.noted("talks").of(a.held("spells")),
)
LENGTHS = tuple(
    Duration(number, span)
    for span, numbers in {
        Span.HOURS: (24, 48, 49),
        Span.WORKING_DAYS: (1, 2, 5, 10),
        Span.DAYS: (1, 7, 14, 90),
        Span.DAYS_AND_NIGHTS: (2,),
        Span.WEEKS: (1, 4, 8),
        Span.MONTHS: (1, 2, 6),
        Span.YEARS: (1,),
    }.items()
    for number in numbers
)
REACHES = (a.DAY, a.DAY, a.days(1), a.days(7), a.months(1), a.months(3))
EXEMPT = (None, a.held("exemptions"), a.held("exemptions"), a.held("exemptions", "barsel"), a.held("offers"))
CONDITIONS = (*(None,) * 6, *HELD[:3], a.held("groups", "jobparat"), a.aged(20, 23), *PLAIN[:3], a.noted("happenings"))
FIRSTS = tuple(day.toordinal() - EPOCH for day in (date(2000, 1, 1), date(2000, 1, 1), date(2024, 1, 1), BORDERS[5]))
LASTS = tuple(day.toordinal() - EPOCH for day in (FAR, FAR, date(2024, 7, 31), date(2024, 2, 29)))


def once(pick: Pick[Any]) -> Once:
    return Once(
        pick(ANCHORS),
        pick((None, *ACTS)),
        pick((None, *LENGTHS)),
        at=pick((False, False, False, True)),
        early=pick((False, False, True)),
        reach=pick(REACHES),
        limit=pick((None, None, None, Duration(6, Span.MONTHS), Duration(8, Span.WEEKS))),
    )


def rolling(pick: Pick[Any]) -> Rolling:
    return Rolling(
        pick((None, None, None, *ANCHORS)),
        pick(ACTS),
        pick((1, 1, 2, 3, 4)),
        pick(LENGTHS),
        pick((None, None, Duration(6, Span.MONTHS), Duration(26, Span.WEEKS), Duration(40, Span.WORKING_DAYS))),
    )


def task(pick: Pick[Any], shape: Callable[[Pick[Any]], Once | Rolling] | None = None) -> Task:
    exempt = pick(EXEMPT)
    return Task(
        pick(CASES),
        (shape or pick((once, rolling)))(pick),
        pick(FIRSTS),
        pick(LASTS),
        keeps_old=pick((False, True)),
        exempt=exempt,
        resume=pick((None, *LENGTHS)) if exempt else None,
        condition=pick(CONDITIONS),
        has=pick((None, None, None, *PLAIN[:4], SICK.ends())),
        asked=pick((None, None, None, a.held("groups", "jobparat"), ALL - a.held("offers"), a.aged(20, 23))),
    )


def many_tasks(seed: int) -> Iterator[Task]:
    """Tasks of a seed without end, the two shapes in turn."""
    pick: Pick[Any] = random.Random(seed).choice  # noqa: S311 - made-up promises, nothing secret
    while True:
        yield task(pick, once)
        yield task(pick, rolling)


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    return task(lambda among: draw(st.sampled_from(among)))
