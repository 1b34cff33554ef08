"""Rows as Parquet: every column has one type, whole numbers, decimals, days and instants being what they are."""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pejl.numbers import Value, machine_text
from pejl.web.cells import exact_of, words_of
from pejl.words import say

DIGITS = 38
"""Of a decimal128."""
WIDEST_WHOLE = 2**63


def as_parquet(headings: Sequence[str], rows: Sequence[Sequence[object]], lang: str) -> bytes:
    """One row group. A column is int64, decimal128 (with the most decimals a cell of it has; a fraction that does not
    end is written as in the JSON), bool, date32, timestamp in UTC, or else text. An empty cell is null. Where a column
    of numbers has cells that are no number (a withheld one) these are null, and the column after it says in words what
    they are. A column whose numbers have more digits than a decimal128 holds is text. Two columns of one heading are
    told apart by a number. Nothing is a formula: text is text, as it is."""
    import pyarrow
    from pyarrow import parquet

    names: list[str] = []
    arrays: list[Any] = []
    for place, heading in enumerate(headings):
        for name, array in _columns(heading, [row[place] for row in rows], lang):
            names.append(_other(name, names))
            arrays.append(array)
    out = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_arrays(arrays, names=names), out)
    return out.getvalue()


def _other(name: str, taken: Sequence[str]) -> str:
    """The name, or the first of `name 2`, `name 3` … that is not taken."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name} {number}"
    return found


def _columns(heading: str, cells: Sequence[object], lang: str) -> Iterator[tuple[str, Any]]:
    import pyarrow

    said = [cell for cell in cells if cell is not None]
    if any(exact_of(cell) is not None or isinstance(cell, Value) for cell in said):
        yield heading, _numbers(cells)
        other = [cell is not None and exact_of(cell) is None for cell in cells]
        if any(other):
            words = [words_of(cell, lang) if is_other else None for cell, is_other in zip(cells, other, strict=True)]
            yield say("web_retur_i_ord", {"kolonne": heading}, lang), pyarrow.array(words, pyarrow.string())
    elif said and all(isinstance(cell, bool) for cell in said):
        yield heading, pyarrow.array(cells, pyarrow.bool_())
    elif said and all(isinstance(cell, datetime) for cell in said):
        yield heading, pyarrow.array(cells, pyarrow.timestamp("us", tz="UTC"))
    elif said and all(isinstance(cell, date) and not isinstance(cell, datetime) for cell in said):
        yield heading, pyarrow.array(cells, pyarrow.date32())
    else:
        texts = [None if cell is None else words_of(cell, lang) for cell in cells]
        yield heading, pyarrow.array(texts, pyarrow.string())


def _numbers(cells: Sequence[object]) -> Any:
    import pyarrow

    numbers = [_decimal(cell) for cell in cells]
    if any(each is not None and len(each.as_tuple().digits) > DIGITS for each in numbers):
        return pyarrow.array([None if each is None else f"{each:f}" for each in numbers], pyarrow.string())
    scale = max((_scale(each) for each in numbers if each is not None), default=0)
    if not scale and all(each is None or -WIDEST_WHOLE <= each < WIDEST_WHOLE for each in numbers):
        return pyarrow.array([None if each is None else int(each) for each in numbers], pyarrow.int64())
    return pyarrow.array(numbers, pyarrow.decimal128(DIGITS, scale))


def _decimal(cell: object) -> Decimal | None:
    number = exact_of(cell)
    return number if number is None or isinstance(number, Decimal) else Decimal(machine_text(number))


def _scale(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
