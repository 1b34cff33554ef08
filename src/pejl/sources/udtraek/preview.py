"""What a load would change, before anything is published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from pejl.ledger.facts import Facts
from pejl.ledger.tables import TABLES, Kind
from pejl.periods import COPENHAGEN
from pejl.sources.udtraek.gathered import first_of_same

if TYPE_CHECKING:
    import pyarrow as pa

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Change:
    """Rows of a table: not known before, known and now otherwise, taken back (said so, or gone from an extract that
    holds all), and as they were."""

    table: str
    new: int
    changed: int
    withdrawn: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Total:
    """A control total, to be held against the case system: `rows` of one code that run or lie in a month, and the
    `days` they run there (0 for rows that are days)."""

    table: str
    code: str
    month: str
    rows: int
    days: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a load would change; `persons_new` are in no table of what was given as known."""

    changes: tuple[Change, ...]
    persons_new: int
    totals: tuple[Total, ...]


def preview(facts: Facts, known: Mapping[str, "pa.Table"] | None, *, months: int = 13) -> Preview:
    """Hold facts against what the ledger has from their source: `known` gives each table's rows as they stand, with the
    columns of `schema`; None, or a table left out, is nothing known.

    Rows are the same row when their `ref` is, or without one when the table's key is. Totals are of the facts' own
    rows that are not taken back, for the `months` that end with the month of `as_of`.
    """
    before = known or {}
    changes = tuple(_change(table, rows, before.get(table), facts) for table, rows in facts.rows.items())
    totals = [total for table, rows in facts.rows.items() for total in _totals(table, rows, _months(facts, months))]
    fresh = np.setdiff1d(_persons(facts.rows), _persons(before))
    return Preview(changes, len(fresh), tuple(totals))


def _change(table: str, rows: "pa.Table", before: "pa.Table | None", facts: Facts) -> Change:
    import pyarrow as pa

    own = rows if before is None else pa.concat_tables([before.select(rows.column_names).cast(rows.schema), rows])
    old = 0 if before is None else before.num_rows
    columns = {name: _numbers(own.column(name)) for name in own.column_names}
    blank = _blank(own.column("ref"))
    key = [np.where(blank, columns[name], 0) for name in TABLES[table].key]
    first = first_of_same([np.where(blank, -1, columns["ref"]), *key])[old:]
    withdrawn = columns["withdrawn"][old:].astype(bool)
    is_known = (first < old) & ~columns["withdrawn"][first].astype(bool)
    same = np.ones(len(first), bool)
    for name in TABLES[table].columns:
        same &= columns[name][first] == columns[name][old:]
    gone = 0
    if table in facts.complete:
        standing = ~columns["withdrawn"][:old].astype(bool)
        standing[first[first < old]] = False
        gone = int(standing.sum())
    return Change(
        table,
        new=int((~is_known & ~withdrawn).sum()),
        changed=int((is_known & ~withdrawn & ~same).sum()),
        withdrawn=int((is_known & withdrawn).sum()) + gone,
        unchanged=int((is_known & ~withdrawn & same).sum()),
    )


def _numbers(column: Any) -> np.ndarray:
    """A column as numbers that are alike where its values are."""
    import pyarrow as pa

    whole = column.combine_chunks()
    if pa.types.is_string(whole.type):
        whole = whole.dictionary_encode().indices
    elif pa.types.is_date32(whole.type):
        whole = whole.cast(pa.int32())
    numbers: np.ndarray = whole.to_numpy(zero_copy_only=False)
    return numbers


def _blank(refs: Any) -> np.ndarray:
    import pyarrow.compute as pc

    found: np.ndarray = pc.equal(refs, "").combine_chunks().to_numpy(zero_copy_only=False)
    return found


def _persons(rows: Mapping[str, "pa.Table"]) -> np.ndarray:
    tables = [table.column("person").to_numpy() for name, table in rows.items() if TABLES[name].subject == "person"]
    return np.unique(np.concatenate([np.empty(0, np.int64), *tables]))


def _months(facts: Facts, many: int) -> Sequence[tuple[str, int, int]]:
    """Id, first day and the day after, the oldest month first."""
    local = facts.as_of.astimezone(COPENHAGEN)
    last = local.year * 12 + local.month - 1
    firsts = [date(number // 12, number % 12 + 1, 1) for number in range(last - many + 1, last + 2)]
    days = [(first - _EPOCH).days for first in firsts]
    return [
        (f"{first.year}M{first.month:02}", begin, end)
        for first, begin, end in zip(firsts, days, days[1:], strict=False)
    ]


def _totals(table: str, rows: "pa.Table", months: Sequence[tuple[str, int, int]]) -> list[Total]:
    declared = TABLES[table]
    if table in ("persons", "companies"):
        return []
    coded = rows.column(TABLES[table].code).combine_chunks().dictionary_encode()
    codes, words = coded.indices.to_numpy(), coded.dictionary.to_pylist()
    stands = ~_numbers(rows.column("withdrawn")).astype(bool)
    start = _numbers(rows.column(declared.start)).astype(np.int64)
    is_stretch = declared.columns.get(declared.end) is Kind.END
    end = _numbers(rows.column(declared.end)).astype(np.int64) if is_stretch else start + 1
    found = []
    for month, begin, after in months:
        days = np.where(stands, np.minimum(end, after) - np.maximum(start, begin), 0).clip(0)
        many = np.bincount(codes, days > 0, len(words)).astype(int)
        summed = np.bincount(codes, days, len(words)).astype(int) if is_stretch else np.zeros(len(words), int)
        found += [
            Total(table, words[place], month, int(many[place]), int(summed[place]))
            for place in sorted(range(len(words)), key=words.__getitem__)
            if many[place]
        ]
    return found
