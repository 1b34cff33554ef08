"""Every moment of a person comes to the same on DuckDB and PostgreSQL as in the kernels, on a small made-up
municipality."""

from datetime import date
from functools import cache

import pyarrow as pa
import pytest

from engines.conftest import Load
from pejl import moments, rules
from pejl.ledger.facts import schema
from pejl.ledger.verbs import Count, DayCount, Marks, NumberOf, Window, kernels, months, weeks
from pejl.people import IN_TOUCH, people
from pejl.rules import Case, Moment, Own
from pejl.sources.made_up import facts
from spec.verbs.drawing import filled, periods

pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")  # Ibis still calls it
LAESOE, FIRST, LAST = "825", date(2025, 1, 1), date(2026, 12, 31)
MONTHS = "2025M01-2026M12"
GROUPS = ("a_dagpenge", "sygedagpenge", "kontanthjaelp")
SHELF = {name: each for name, each in rules.collect(moments, Moment).items() if each.case is Case.PERSON}
LASTING: tuple[tuple[Window, Window | None], ...] = ((weeks(13), None), (months(6), months(36)))
"""How long a case has lasted, unbroken and added up."""
SEEN = 45
"""Of some fifty moments, at least so many happen in the little that is made up."""


@cache
def ledger() -> dict[str, pa.Table]:
    """A municipality of two thousand, two years; the middle one is when what counts as an offer changes."""
    (found,) = facts([LAESOE], 5, FIRST, LAST)
    names = {table: [name for name in schema(table).names if name not in ("ref", "withdrawn")] for table in found.rows}
    return {table: rows.select(names[table]) for table, rows in found.rows.items()}


@cache
def counts() -> dict[str, Count]:
    """Marks by month, days of a state; of each moment by its name and how long it is asked with."""
    who = people(GROUPS, IN_TOUCH)
    own, found = Own(who.union, GROUPS, "", who.pause), {}
    for name, moment in SHELF.items():
        for lasted in LASTING if moment.lasts else ((),):
            rule = moment.rule(own, *lasted)
            found[" ".join(map(str, (name, *lasted)))] = NumberOf(rule) if isinstance(rule, Marks) else DayCount(rule)
    return found


@pytest.mark.parametrize("engine", ["duckdb", "postgres"], indirect=True)
def test_every_moment_of_a_person_is_told_alike(engine: Load) -> None:
    from pejl.ledger.verbs import relational

    loaded, asked = engine(ledger()), periods(MONTHS)
    rules = list(counts().values())
    found = relational.evaluate(rules, loaded.snapshot, asked, loaded.tables)
    same = kernels.evaluate(rules, loaded.snapshot, asked)
    numbers = [(name, filled(one), filled(other)) for name, one, other in zip(counts(), found, same, strict=True)]
    assert [name for name, one, other in numbers if one != other] == []
    assert sum(bool(one) for _, one, _ in numbers) >= SEEN
