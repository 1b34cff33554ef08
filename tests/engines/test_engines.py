"""DuckDB, PostgreSQL and Spark come to the numbers of the cases, and to those of the kernels and the oracle."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pytest

from engines.conftest import Ledger, Load
from pejl.ledger.verbs import kernels, lists
from pejl.ledger.verbs.algebra import days, held, months, noted, weeks
from pejl.ledger.verbs.counts import Count, DayCount, Latest, Listing, Next, NumberOf, PersonsAt, Tally
from pejl.ledger.verbs.cube import Cube
from pejl.periods import Period
from spec.verbs import histories, oracle
from spec.verbs.cases import CASES, LISTINGS
from spec.verbs.drawing import answers, expected, expected_lines, filled, lines, periods, rows_of, tables_of
from spec.verbs.timing import moved

pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")  # Ibis still calls it
RULES = histories.rules(seed=7)
DRAWN = tables_of(histories.histories(seed=2024, many=500))


def evaluate(counts: Sequence[Count], ledger: Ledger, asked: Sequence[Period]) -> list[Cube]:
    from pejl.ledger.verbs import relational

    return relational.evaluate(counts, ledger.snapshot, asked, ledger.tables)


def listing(asked: Listing, ledger: Ledger, day: date) -> dict[str, np.ndarray]:
    from pejl.ledger.verbs import relational

    return relational.listing(asked, ledger.snapshot, day, ledger.tables)


def test_every_case_comes_to_its_numbers(engine: Load) -> None:
    found = answers(evaluate, CASES, engine)
    wrong = {case.name: found[case.name] for case in CASES if found[case.name] != expected(case)}
    assert wrong == {}


def test_every_list_has_its_lines(engine: Load) -> None:
    found = {case.name: lines(listing, case, engine) for case in LISTINGS}
    assert found == {case.name: expected_lines(case) for case in LISTINGS}


@cache
def by_day(asked: str) -> list[Any]:
    return [filled(cube) for cube in oracle.evaluate(RULES, oracle.subjects(DRAWN), periods(asked))]


def test_500_histories_and_60_rules_come_to_what_kernels_and_oracle_say(engine: Load) -> None:
    ledger, asked = engine(DRAWN), histories.PERIODS[0]
    found, same = (
        [filled(cube) for cube in cubes]
        for cubes in (
            evaluate(RULES, ledger, periods(asked)),
            kernels.evaluate(RULES, ledger.snapshot, periods(asked)),
        )
    )
    together = zip(RULES, found, same, by_day(asked), strict=True)
    assert [rule for rule, one, other, meant in together if not one == other == meant] == []


def test_quarters_and_years_are_told_apart_as_the_kernels_do(engine: Load) -> None:
    ledger, rules = engine(DRAWN), RULES[:17:2]
    for asked in map(periods, histories.PERIODS[1:]):
        found, same = evaluate(rules, ledger, asked), kernels.evaluate(rules, ledger.snapshot, asked)
        assert [cube.areas for cube in found] == [cube.areas for cube in same]
        assert all((one.values == other.values).all() for one, other in zip(found, same, strict=True))


def test_a_list_of_many_is_that_of_the_kernels_line_by_line(engine: Load) -> None:
    talks = noted("talks")
    asked = Listing(
        held("spells", by=[["sygedagpenge"], ["kontanthjaelp", "a_dagpenge"]]),
        (
            ("last", Latest(talks)),
            ("third", Latest(talks, nth=3)),
            ("next", Next(talks)),
            ("year", Tally(talks, months(12))),
            ("weeks", Tally(noted("happenings"), weeks(26))),
        ),
    )
    ledger, day = engine(DRAWN), date(2024, 2, 29)
    found, same = listing(asked, ledger, day), lists.listing(asked, ledger.snapshot, day)
    assert {name: list(column) for name, column in found.items()} == {n: list(column) for n, column in same.items()}
    assert len(found["person"]) > 100


LONG_AGO = """
spells  group         start       end
1       sygedagpenge  2020-01-01  2022-12-20
1       sygedagpenge  2023-01-05  -
2       sygedagpenge  2020-02-29  -

talks   day
1       2019-12-31
2       2024-02-29
"""


@pytest.mark.parametrize(
    "rule",
    [
        DayCount(held("spells").reaching(340, months(12))),
        DayCount(held("spells").reaching(30, months(1))),
        DayCount(held("spells").reaching(292, days(364))),
        PersonsAt(held("spells").longer_than(months(48))),
        NumberOf(noted("talks").on(held("spells"), after=months(1))),
    ],
    ids=str,
)
def test_long_stretches_are_seen_whole(engine: Load, rule: Count) -> None:
    tables, asked = tables_of(rows_of(LONG_AGO.strip("\n"))), periods("2022M10-2024M04")
    (found,), (meant,) = (
        evaluate([rule], engine(tables), asked),
        oracle.evaluate([rule], oracle.subjects(tables), asked),
    )
    assert filled(found) == filled(meant) != {}


def test_months_are_moved_alike_on_every_day_of_two_centuries(engine: Load) -> None:
    from pejl.ledger.verbs.relational.dates import EPOCH, later, month_of
    from pejl.ledger.verbs.relational.reading import bound

    every = [date.fromordinal(day) for day in range(date(1896, 1, 1).toordinal(), date(2105, 1, 1).toordinal())]
    drawn = {"person": 1, "kind": "raskmeldt"}
    ledger, day = engine(tables_of({"happenings": [drawn | {"day": day} for day in every]})), bound("happenings").day
    moves = {f"m{each}": later(day, months(each)) for each in (1, 6, 12, 11 * 12 + 1)}
    found = ledger.tables.fetch(bound("happenings").select("day", month=month_of(day), **moves))
    order = np.argsort(found["day"])
    assert list(found["day"][order] + EPOCH) == [day.toordinal() for day in every]
    assert list(found["month"][order]) == [day.year * 12 + day.month for day in every]
    for name in moves:
        meant = [moved(day.toordinal(), months(int(name[1:]))) for day in every]
        assert list(found[name][order] + EPOCH) == meant


def test_periods_that_overlap_are_refused(engine: Load) -> None:
    with pytest.raises(ValueError, match="2024MYTD02"):
        evaluate([], engine(DRAWN), [Period.parse("2024MYTD01"), Period.parse("2024MYTD02")])
