"""Many rows as one parameter: a JSON text that the database unfolds, so that a million numbers take seconds."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

CHUNK = 50_000
"""Rows a statement: some megabytes of JSON."""


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for first in range(0, len(values), CHUNK):
        yield values[first : first + CHUNK]


def given(
    connection: sa.Connection, rows: Sequence[Sequence[Any]], columns: Mapping[str, Any]
) -> sa.Select[tuple[Any, ...]]:
    """A query whose rows are `rows`, with columns of these names and types."""
    text = sa.literal(json.dumps(rows), sa.Text)
    if connection.dialect.name == "sqlite":
        each = sa.func.json_each(text).table_valued("value")
        cells = [
            sa.type_coerce(sa.func.json_extract(each.c.value, f"$[{place}]"), kind).label(name)
            for place, (name, kind) in enumerate(columns.items())
        ]
    else:
        each = sa.func.json_array_elements(sa.cast(text, sa.JSON)).table_valued(sa.column("value", sa.JSON))
        cells = [
            sa.cast(each.c.value[place].as_string(), kind).label(name)
            for place, (name, kind) in enumerate(columns.items())
        ]
    return sa.select(*cells)


def found(connection: sa.Connection, table: sa.Table, numbers: Sequence[str]) -> dict[str, int]:
    """The ids of those numbers the table has."""
    asked = given(connection, [(number,) for number in numbers], {"number": sa.String()}).subquery()
    query = sa.select(table.c.number, table.c.id).join(asked, table.c.number == asked.c.number)
    return dict(connection.execute(query).all())


def listed(connection: sa.Connection, ids: Sequence[int]) -> sa.Select[tuple[Any, ...]]:
    """The ids as what a column can be in."""
    return given(connection, [(each,) for each in ids], {"id": sa.BigInteger()})


def among(connection: sa.Connection, column: sa.Column[Any], ids: Sequence[int]) -> set[int]:
    """Those of the ids that the column holds."""
    return set(connection.scalars(sa.select(column).where(column.in_(listed(connection, ids)))))
