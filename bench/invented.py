"""Invented answers in the shape Jobindsats sends: every municipality, 60 months, ten value columns in all."""

from collections.abc import Iterator
from typing import Any

from pejl import law
from pejl.law.tables import TableSpec, find_table
from pejl.periods import month

MONTHS = 60
MEASURES = 10
TABLES = ("y25i01", "y01a02", "y60a02")


def answers() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(file name, table, answer), one answer a table."""
    left = MEASURES
    for table in TABLES:
        spec = find_table("jobindsats", table)
        read = [value for value in spec.values if value.measure][:left]
        left -= len(read)
        yield f"{table}-60.json", table, _answer(spec)
    if left > 0:
        raise SystemExit(f"the tables have {MEASURES - left} value columns, not {MEASURES}")


def _answer(spec: TableSpec) -> dict[str, Any]:
    totals = [sorted(dimension.totals)[0] for dimension in spec.dimensions]
    names = ["Hele landet", *(law.areas()[code].name for code in law.municipalities())]
    rows = []
    for number in range(MONTHS):
        period = month(2021, 8).step(number).id
        for place, name in enumerate(names):
            values = [_value(value.measure, place, number) for value in spec.values]
            rows.append([period, name, *totals, *values])
    columns = ["Periode", "Område", *(d.column for d in spec.dimensions), *(v.column for v in spec.values)]
    return {"columns": columns, "rows": rows}


def _value(measure: str, place: int, number: int) -> float | int | None:
    count = (place * 37 + number * 11) % 997
    if measure == "andel":
        return round(count / 97, 1)
    return None if count < 3 else count
