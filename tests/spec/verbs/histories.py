"""Random histories and random rules, crowded at the borders: leap days, month ends, rows that touch, marks on one day.

One builder serves hypothesis and a plain seed alike: it only ever asks `pick` for one of some. Every row runs at
least a day, and of spells and groups no two rows of one person, area and code overlap: neither reaches a snapshot.
Rows start in `FIRST`..`LAST` and are open or have ended by `CLOSED`: with windows of at most 12 months, rules three
deep stay on this side of the oracle's horizon.
"""

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any, TypeVar

from hypothesis import strategies as st

from pejl.ledger.tables import FAR
from pejl.ledger.verbs import algebra as a
from pejl.ledger.verbs import counts as c
from spec.verbs.drawing import Rows, overlapping

T = TypeVar("T")
Pick = Callable[[Sequence[T]], T]

FIRST, LAST, CLOSED = date(2023, 7, 1), date(2024, 12, 31), date(2025, 3, 1)
PERIODS = ("2023M12-2024M04", "2023Q3-2025Q1", "2023-2024")
BORDERS = (
    *(date(2023, month, 1) for month in (8, 12)),
    *(date(2024, 1, day) for day in (1, 29, 30, 31)),
    *(date(2024, 2, day) for day in (1, 27, 28, 29)),
    *(date(2024, 3, day) for day in (1, 28, 29, 30, 31)),
    date(2023, 12, 31),
    date(2024, 4, 30),
)
LENGTHS = (1, 2, 7, 28, 29, 30, 31, 56, 60, 91, 182, 183)
BIRTHS = (date(2000, 2, 28), date(2000, 2, 29), date(2001, 8, 31), date(2002, 1, 31), date(2004, 2, 29))
AREAS = ("190", "240", "250")
GROUPS = ("a_dagpenge", "jobafklaring", "kontanthjaelp", "sygedagpenge")
OFFERS = ("praktik", "vejledning")
MINUTES = (300, 1110, 2220)


# --- histories -------------------------------------------------------------------------------------------


def _day(pick: Pick[Any], used: list[date]) -> date:
    """Any day, a day at a border, or one at or near a day that is already there."""
    near = pick(used) + timedelta(days=pick((0, 0, 1, -1, 7, 28, 30, 31))) if used else FIRST
    free = FIRST + timedelta(days=pick(range((LAST - FIRST).days + 1)))
    return min(max(pick((near, near, free, free, pick(BORDERS))), FIRST), LAST)


def _stretch(pick: Pick[Any], used: list[date]) -> dict[str, Any]:
    start = _day(pick, used)
    end = pick((*(min(start + timedelta(days=length), CLOSED) for length in LENGTHS), CLOSED, FAR))
    used += [start] if end == FAR else [start, end]
    return {"start": start, "end": end}


def _mark(pick: Pick[Any], used: list[date]) -> dict[str, Any]:
    day = _day(pick, used)
    used.append(day)
    return {"day": day}


def _kept_apart(table: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = []
    for row in rows:
        kept += [] if overlapping(table, [*kept, row]) else [row]
    return kept


def history(pick: Pick[Any], number: int) -> Rows:
    """Everything about one person; one in eight has no row in `persons`."""
    used: list[date] = []
    home = pick(AREAS)
    whose = {"person": number}

    def some(most: int, row: Callable[[], dict[str, Any]]) -> list[dict[str, Any]]:
        return [whose | row() for _ in range(pick(range(most + 1)))]

    born = {"born": pick(BIRTHS), "sex": pick(("k", "m")), "area": home, "protected": False}
    rows = {"persons": [whose | born] if pick(range(8)) else []}
    run, mark = partial(_stretch, pick, used), partial(_mark, pick, used)
    rows["spells"] = some(
        4, lambda: run() | {"group": pick(GROUPS), "minutes": pick(MINUTES), "area": pick((home, home, pick(AREAS)))}
    )
    rows["groups"] = some(2, lambda: run() | {"group": pick(("jobparat", "aktivitetsparat"))})
    rows["offers"] = some(3, lambda: run() | {"kind": pick(OFFERS), "company": pick((0, 7)), "minutes": pick(MINUTES)})
    rows["schooling"] = some(2, lambda: run() | {"kind": pick(("eud", "fgu"))})
    rows |= {table: _kept_apart(table, rows[table]) for table in ("spells", "groups")}
    rows["talks"] = some(
        6,
        lambda: (
            mark()
            | {"kind": pick(("jobsamtale", "cv_samtale")), "form": "", "topics": pick(("", "job", "job+plan"))}
            | {"outcome": pick(("holdt", "holdt", "udeblevet")), "resets": pick((True, False))}
        ),
    )
    rows["happenings"] = some(3, lambda: mark() | {"kind": pick(("raskmeldt", "henvist", "plan"))})
    rows["jobs"] = some(
        4,
        lambda: {
            "month": _day(pick, used).replace(day=1),
            "minutes": pick((0, 600, 2400, 9600)),
            "kind": pick(("ordinaer", "stoettet")),
        },
    )
    return rows


def _together(persons: Sequence[Rows]) -> Rows:
    return {table: [row for rows in persons for row in rows[table]] for table in persons[0]}


def histories(seed: int, many: int) -> Rows:
    """`many` persons of a seed."""
    pick: Pick[Any] = random.Random(seed).choice  # noqa: S311 - made-up histories, nothing secret
    return _together([history(pick, number) for number in range(1, many + 1)])


@st.composite
def ledgers(draw: st.DrawFn) -> Rows:
    """One to three persons."""
    pick: Pick[Any] = lambda among: draw(st.sampled_from(among))  # noqa: E731 - the other way to pick
    return _together([history(pick, number) for number in range(1, 2 + pick(range(3)))])


# --- rules -----------------------------------------------------------------------------------------------

WINDOWS = tuple(map(a.days, (1, 2, 7, 28, 30, 31, 91))) + tuple(map(a.months, (1, 2, 3, 6, 12)))
GAPS = (a.DAY, a.CALENDAR_MONTH, *map(a.days, (1, 7, 28, 30)))
TWO_CELLS = (("sygedagpenge", "jobafklaring"), ("kontanthjaelp", "a_dagpenge"))
HELD = (
    a.held("spells"),
    a.held("spells", "sygedagpenge"),
    a.held("spells", "kontanthjaelp", "a_dagpenge"),
    a.held("spells", by=TWO_CELLS),
    a.held("spells", by=[["kontanthjaelp"], ["sygedagpenge"], ["udgaaet"]]),
    a.held("spells", where=[("minutes", "<=", 1110), ("area", "in", ("250", "240"))]),
    a.held("groups", "jobparat"),
    a.held("offers"),
    a.held("offers", "praktik", where=[("company", ">=", 1)]),
    a.held("schooling", by=[["eud"], ["fgu"]]),
    a.held("jobs", "ordinaer"),
    a.aged(20, 23),
    a.aged(22, 23),
)
PLAIN = (
    a.noted("talks"),
    a.noted("talks", "jobsamtale", where=[("outcome", "in", ("holdt",))]),
    a.noted("talks", where=[("resets", ">=", 1)]),
    a.noted("talks", where=[("topics", "with", ("job",))]),
    a.noted("happenings"),
    a.noted("happenings", "raskmeldt"),
    a.noted("offers", "praktik"),
)
CARRYING = (
    a.noted("jobs", carries="minutes"),
    a.noted("offers", carries="minutes"),
    a.noted("jobs", "ordinaer", carries="minutes"),
)


def spans(pick: Pick[Any], deep: int, verb: type | None = None) -> a.Spans:
    """An expression for stretches, at most `deep` verbs deep; `verb` outermost."""
    if deep == 0:
        return pick(HELD)
    inner, other, window = (
        partial(spans, pick, deep - 1),
        partial(spans, pick, pick(range(deep))),
        partial(pick, WINDOWS),
    )
    build: dict[type, Callable[[], a.Spans]] = {
        a.During: lambda: inner() & other(),
        a.Outside: lambda: inner() - other(),
        a.Either: lambda: inner() | other(),
        a.Courses: lambda: inner().courses(pick(GAPS)),
        a.Longer: lambda: inner().longer_than(window()),
        a.Lately: lambda: inner().lately(window()),
        a.Reaching: lambda: inner().reaching(pick((1, 2, 7, 28, 60)), window()),
        a.Since: lambda: inner().since(marks(pick, pick(range(deep)))),
        a.AtLeast: lambda: marks(pick, deep - 1).at_least(pick((1, 2, 3)), window()),
        a.Amounting: lambda: carrying(pick, deep - 1).amounting(pick((1, 30, 600, 3000)), window()),
    }
    return build[verb or pick(tuple(build))]()


def marks(pick: Pick[Any], deep: int, verb: type | None = None) -> a.Marks:
    """The same for marks."""
    if deep == 0:
        return pick(PLAIN)
    inner, its, window = partial(marks, pick, deep - 1), partial(spans, pick, deep - 1), partial(pick, WINDOWS)
    build: dict[type, Callable[[], a.Marks]] = {
        a.Starts: lambda: its().starts(),
        a.Ends: lambda: its().ends(),
        a.On: lambda: inner().on(its(), pick((a.DAY, *WINDOWS))),
        a.Of: lambda: inner().of(its()),
        a.Followed: lambda: inner().followed_by(marks(pick, pick(range(deep))), window()),
        a.First: lambda: inner().first(),
        a.Last: lambda: inner().last(),
    }
    return build[verb or pick(tuple(build))]()


def carrying(pick: Pick[Any], deep: int) -> a.Marks:
    """Marks that carry a number."""
    if deep == 0:
        return pick(CARRYING)
    its, own = partial(spans, pick, deep - 1), partial(pick, CARRYING)
    return pick((lambda: its().ends(), lambda: own().on(its()), lambda: own().of(its()), lambda: own().last()))()


SPAN_VERBS = (
    *(a.During, a.Outside, a.Either, a.Courses, a.Longer),
    *(a.Lately, a.Reaching, a.Since, a.AtLeast, a.Amounting),
)
MARK_VERBS = (a.Starts, a.Ends, a.On, a.Of, a.Followed, a.First, a.Last)
OF_SPANS = (c.Minutes, c.DayCount, c.PersonsAt, c.PersonsIn)


def rule(pick: Pick[Any], verb: type | None = None) -> c.Count:
    """A count of an expression one to three verbs deep."""
    deep = pick((1, 2, 2, 3))
    verb = verb or pick((*SPAN_VERBS, *MARK_VERBS, None))
    if verb is None:
        return c.SumOf(carrying(pick, deep))
    return pick(OF_SPANS)(spans(pick, deep, verb)) if verb in SPAN_VERBS else c.NumberOf(marks(pick, deep, verb))


def rules(seed: int, many: int = 60) -> list[c.Count]:
    """`many` different rules of a seed, each verb outermost in turn."""
    pick: Pick[Any] = random.Random(seed).choice  # noqa: S311 - made-up rules, nothing secret
    verbs, found = (*SPAN_VERBS, *MARK_VERBS, None), {}
    while len(found) < many:
        found[rule(pick, verbs[len(found) % len(verbs)])] = None
    return list(found)


@st.composite
def expressions(draw: st.DrawFn) -> c.Count:
    return rule(lambda among: draw(st.sampled_from(among)))
