"""The engine finds the rows that are found day by day: on random histories and promises, one by one and many at once,
and what must hold of them however they are asked for."""

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import islice, pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pejl.due.task import Once, Rolling, Task
from pejl.ledger.snapshot import Snapshot
from pejl.ledger.tables import TABLES
from spec.due import drawn, oracle
from spec.due.asking import asked, standing_still
from spec.due.clock import worked
from spec.due.oracle import Row
from spec.verbs.drawing import Rows, snapshot_of, tables_of
from spec.verbs.oracle import Persons, subjects

UNHURRIED = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
DAYS = (date(2024, 1, 31), date(2024, 2, 29), date(2024, 8, 30), date(2025, 3, 31))
AREAS = drawn.AREAS_ASKED


def apart(task: Task, persons: Persons, area: str | None, day: date) -> set[int]:
    """Those whose cases do not overlap, as the words ask of a promise: of those that do nothing is said."""
    of = {
        number: oracle.cases(task, oracle.as_of(person, day), area, day.toordinal())
        for number, person in persons.items()
    }
    return {number for number, its in of.items() if all(one.ended <= other.began for one, other in pairwise(its))}


def wrong(
    task: Task, persons: Persons, snapshot: Snapshot, area: str | None, day: date, closed: frozenset[date]
) -> dict[Row, tuple[int, int]]:
    """How often the engine has a row and how often it should, where the two differ."""
    whose = apart(task, persons, area, day)
    meant = {row for row in oracle.rows(task, persons, area, day, worked(closed)) if row.person in whose}
    found = {row: many for row, many in asked(task, snapshot, area, day, closed).items() if row.person in whose}
    both = oracle.in_order([*meant, *found])
    return {row: (found.get(row, 0), int(row in meant)) for row in both if found.get(row, 0) != int(row in meant)}


@UNHURRIED
@given(drawn.ledgers(), drawn.tasks(), st.sampled_from(drawn.DAYS), st.sampled_from(AREAS), st.booleans())
def test_a_promise_has_the_same_rows_day_by_day(
    rows: Rows, task: Task, day: date, area: str | None, closes: bool
) -> None:
    tables = tables_of(rows)
    persons = subjects(tables)
    assert not wrong(task, persons, snapshot_of(tables), area, day, drawn.CLOSED_DAYS[closes])


@cache
def many() -> tuple[Rows, Persons, Snapshot]:
    rows = drawn.many_histories(seed=2024, many=60)
    tables = tables_of(rows)
    return rows, subjects(tables), snapshot_of(tables, persons_a_part=23)


def some_tasks(seed: int, many: int) -> list[Task]:
    return list(islice(drawn.many_tasks(seed), many))


def test_60_histories_and_400_promises_at_once() -> None:
    _, persons, snapshot = many()
    failed = []
    for place, task in enumerate(some_tasks(7, 400)):
        for turn, day in enumerate(DAYS):
            area = AREAS[(place + turn) % len(AREAS)]
            its = wrong(task, persons, snapshot, area, day, drawn.CLOSED_DAYS[place % 2])
            failed += [(task, day, area, its)] if its else []
    assert not failed


def test_the_promises_speak_of_everything_and_most_find_something() -> None:
    _, persons, _ = many()
    tasks = some_tasks(7, 400)
    day, working = DAYS[3], worked()
    found = {task: oracle.rows(task, persons, None, day, working) for task in tasks}
    whose = {task: apart(task, persons, None, day) for task in tasks}
    assert sum(bool(its) for its in found.values()) >= 0.5 * len(tasks)
    for shape in (Once, Rolling):
        rows = [row for task, its in found.items() if isinstance(task.shape, shape) for row in its]
        assert len(rows) >= 500
        assert any(row.kept for row in rows)
        assert any(not row.kept for row in rows)
        assert any(row.raw and row.due and row.raw < row.due < date(9999, 1, 1) for row in rows)
    rolled = [row for task, its in found.items() if isinstance(task.shape, Rolling) for row in its]
    assert {row.nth for row in rolled} >= {1, 2, 3, 4}
    assert sum(map(len, whose.values())) >= 0.7 * len(tasks) * len(persons)


def test_the_same_clocks_stand_still_on_a_day() -> None:
    _, persons, snapshot = many()
    for exempt in filter(None, drawn.EXEMPT):
        for day in drawn.DAYS:
            meant = {number for number, person in persons.items() if oracle.stands_still(exempt, person, day)}
            assert standing_still(exempt, snapshot, day) == meant
        assert meant


# --- laws ------------------------------------------------------------------------------------------------


def test_person_anchor_and_number_tell_all_rows_of_a_task_apart() -> None:
    _, persons, snapshot = many()
    for task in some_tasks(31, 60):
        for area in AREAS[:3]:
            whose = apart(task, persons, area, DAYS[3])
            found = [row for row in asked(task, snapshot, area, DAYS[3]) if row.person in whose]
            assert len({name(row) for row in found}) == len(found)


def test_all_persons_at_once_are_each_person_alone() -> None:
    rows, persons, snapshot = many()
    alone = {number: snapshot_of(tables_of(of_person(rows, number))) for number in sorted(persons)[:20]}
    for task in some_tasks(11, 30):
        together = asked(task, snapshot, None, DAYS[2])
        for number, its in alone.items():
            assert asked(task, its, None, DAYS[2]) == {row: n for row, n in together.items() if row.person == number}


def of_person(rows: Rows, number: int) -> Rows:
    return {table: [row for row in its if row.get("person") == number] for table, its in rows.items()}


def test_the_order_of_the_rows_and_the_parts_do_not_show() -> None:
    rows, _, snapshot = many()
    turned = snapshot_of(tables_of({table: its[::-1] for table, its in rows.items()}), persons_a_part=7)
    for task in some_tasks(13, 40):
        assert asked(task, turned, "250", DAYS[2]) == asked(task, snapshot, "250", DAYS[2])


def test_asking_twice_gives_the_same() -> None:
    _, _, snapshot = many()
    for task in some_tasks(17, 40):
        assert asked(task, snapshot, None, DAYS[1]) == asked(task, snapshot, None, DAYS[1])


def test_dropping_a_task_leaves_the_rows_of_the_others() -> None:
    _, _, snapshot = many()
    tasks = some_tasks(19, 21)
    every = {task: asked(task, snapshot, "240", DAYS[2]) for task in tasks}
    fewer = {task: asked(task, snapshot, "240", DAYS[2]) for task in reversed(tasks[1:])}
    assert fewer == {task: its for task, its in every.items() if task in fewer}


def test_a_later_row_of_the_ledger_is_not_seen_before_its_day() -> None:
    rows, _, snapshot = many()
    day = DAYS[2]
    known = {table: [row for row in its if row[TABLES[table].start] <= day] for table, its in rows.items()}
    past = snapshot_of(tables_of(known))
    for task in some_tasks(23, 40):
        assert asked(task, snapshot, "250", day) == asked(task, past, "250", day)


def test_days_on_which_nothing_happens_change_no_row_that_was_kept() -> None:
    """Nothing of the ledger begins after the earlier day: a kept row is as it was, an open one keeps its name until
    it lapses, and only what was planned comes new."""
    rows, _, _ = many()
    earlier, later = DAYS[1], DAYS[2]
    known = {table: [row for row in its if row[TABLES[table].start] <= earlier] for table, its in rows.items()}
    snapshot = snapshot_of(tables_of(known))
    kept, lapsed, came = 0, 0, 0
    for one in some_tasks(29, 100):
        task = replace(one, asked=None)  # what is asked today may be another duty's tomorrow
        before, after = asked(task, snapshot, None, earlier), asked(task, snapshot, None, later)
        names = {name(row) for row in after}
        gone = [row for row in before if name(row) not in names]
        new = names - {name(row) for row in before}
        assert {row for row in before if row.kept} <= after.keys()
        assert all(earlier < row.ended <= later for row in gone)
        assert all(earlier < row.anchor or earlier < row.began for row in after if name(row) in new)
        kept, lapsed, came = kept + sum(bool(row.kept) for row in before), lapsed + len(gone), came + len(new)
    assert kept
    assert lapsed
    assert came


def name(row: Row) -> tuple[int, date, int]:
    """What tells a row of a task from all others."""
    return row.person, row.anchor, row.nth
