"""Extracts on persons and companies said in few words, and what they come to, worked out slowly and plainly.

told("aa", 1, spells=["7 dagpenge 1-11", "7 dagpenge 11-"])     person 7, January 2023, days half-open
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pyarrow as pa

from pejl.ledger.facts import Facts, schema
from pejl.ledger.snapshot import Part, Snapshot, book_of
from pejl.ledger.tables import FAR, TABLES, Kind, Table

NOW = datetime(2024, 6, 1, 9, tzinfo=UTC)
FIRST = date(2023, 1, 1)
Row = tuple[Any, ...]
State = dict[str, list[Row]]


def day(number: int) -> date:
    """Day 1 is 1 January 2023."""
    return FIRST + timedelta(days=number - 1)


def known(number: int) -> datetime:
    return datetime(2024, 1, number, 8, tzinfo=UTC)


def row(table: str, said: str) -> dict[str, Any]:
    """`person code from-to`, then `name=value` for what is not usual. A blank `to` is open; `ref=`; `withdrawn=1`."""
    subject, code, days, *rest = said.split()
    start, _, end = days.partition("-")
    given: dict[str, Any] = {"ref": "", "withdrawn": False, "area": "250", "minutes": 2220, "last": FAR}
    for name, kind in TABLES[table].columns.items():
        usual: dict[Kind, Any] = {Kind.ID: 0, Kind.CODE: "x", Kind.COUNT: 0, Kind.FLAG: False}
        given.setdefault(name, usual.get(kind))
    given[TABLES[table].subject] = int(subject)
    given[TABLES[table].code] = code
    given[TABLES[table].start] = day(int(start))
    if TABLES[table].end:
        given[TABLES[table].end] = day(int(end)) if end else FAR
    for each in rest:
        name, value = each.split("=")
        given[name] = value if isinstance(given[name], str) else type(given[name])(int(value))
    return {name: given[name] for name in schema(table).names}


def told(
    digest: str,
    as_of: int | datetime,
    *,
    source: str = "egne",
    complete: Iterable[str] = (),
    made_up: bool = True,
    since: date | None = None,
    areas: Iterable[str] = (),
    **tables: Sequence[str],
) -> Facts:
    """One extract, known on a day of January 2024."""
    rows = {
        name: pa.Table.from_pylist([row(name, each) for each in said], schema=schema(name))
        for name, said in tables.items()
    }
    at = known(as_of) if isinstance(as_of, int) else as_of
    return Facts(source, f"{digest}.csv", digest, at, rows, frozenset(complete), made_up, since, frozenset(areas))


# --- what a snapshot says --------------------------------------------------------------------------------


def state(snapshot: Snapshot) -> State:
    """The rows of each table that has any, with words for codes and dates for days."""
    found: State = {}
    for name, table in TABLES.items():
        parts = list(snapshot.parts()) if table.subject == "person" else [snapshot.companies()]
        rows = [each for part in parts for each in _rows(part, table, snapshot.books)]
        if rows:
            found[name] = sorted(rows)
    return found


def _rows(part: Part, table: Table, books: Mapping[str, tuple[str, ...]]) -> list[Row]:
    columns = []
    for name, kind in table.columns.items():
        numbers = part.column(table.name, name).tolist()
        if kind is Kind.CODE:
            numbers = [books[book_of(table.name, name)][each] for each in numbers]
        elif kind in (Kind.DAY, Kind.END):
            numbers = [date(1970, 1, 1) + timedelta(days=each) for each in numbers]
        columns.append([bool(each) for each in numbers] if kind is Kind.FLAG else numbers)
    return list(zip(*columns, strict=True))


# --- what it should say ----------------------------------------------------------------------------------


def expected(extracts: Iterable[Facts]) -> State:
    """The naive model: row by row, no engine."""
    once = {(each.source, each.digest, each.as_of): each for each in extracts}
    ordered = sorted(once.values(), key=lambda each: (each.as_of, each.digest, each.source))
    found = {name: _apart(table, _held(table, ordered)) for name, table in TABLES.items()}
    return {name: sorted(rows) for name, rows in found.items() if rows}


def _held(table: Table, extracts: Sequence[Facts]) -> list[Row]:
    """The newest version of each row of each source; of a table with one row a subject, the newest of any source."""
    names = schema(table.name).names
    versions: dict[str, dict[Row, tuple[int, Row]]] = defaultdict(dict)
    for place, facts in enumerate(extracts):
        if table.name in facts.complete:
            versions[facts.source].clear()
        own: dict[Row, list[Row]] = defaultdict(list)
        for each in facts.rows[table.name].to_pylist() if table.name in facts.rows else ():
            key = ("ref", each["ref"]) if each["ref"] else tuple(each[name] for name in table.key)
            own[key].append(tuple(each[name] for name in names))
        versions[facts.source].update({key: (place, max(rows)) for key, rows in own.items()})
    left = [(place, said[:-2]) for own in versions.values() for place, said in own.values() if not said[-1]]
    if table.key == (table.subject,):
        newest = {said[0]: (place, said) for place, said in sorted(left)}
        left = list(newest.values())
    return [said for _, said in left]


def _apart(table: Table, rows: Sequence[Row]) -> list[Row]:
    if not table.end:
        return list(rows)
    names = list(table.columns)
    start, end = names.index(table.start), names.index(table.end)
    of = [names.index(name) for name in (table.subject, "area", table.apart) if name in names]
    left: list[Row] = []
    reached: dict[Row, date] = {}
    for each in sorted(rows, key=lambda said: (said[start], -said[end].toordinal(), said)):
        group = tuple(each[place] for place in of)
        began = max(each[start], reached.get(group, each[start])) if table.apart else each[start]
        if each[start] < each[end]:
            reached[group] = max(each[end], reached.get(group, each[end]))
        if began < each[end]:
            left.append((*each[:start], began, *each[start + 1 :]))
    return left
