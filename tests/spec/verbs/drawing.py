"""Cases of the verbs: a small drawn ledger, a count, and the numbers it must come to.

    spells  group         start       end         area
    1       sygedagpenge  2024-01-01  2024-03-01  250
    2       sygedagpenge  2024-02-01  -           250

    talks   day
    1       2024-01-15

A block is a table: its name stands over the persons' (or companies') numbers. A cell begins under its heading, `-` is
an open end, and a column left out has its ordinary value: 37 hours, area 250, held. Without a block `persons` everyone
in the ledger is a person of area 250 born in 1980; with it, only those drawn have a row there.

What is expected is drawn by period, with the columns `omraade` and `celle` where they matter; `29·1110+2` is a sum.
What never reaches a snapshot is refused: a row of no days (`end` not after `start`), and in spells and groups two rows
of one person, area and code that overlap.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from math import prod
from typing import Any

import pyarrow as pa

from pejl.ledger.facts import schema
from pejl.ledger.snapshot import Snapshot, in_memory, prepare
from pejl.ledger.tables import FAR, TABLES, Kind
from pejl.ledger.verbs.counts import NEVER, Count, Listing
from pejl.ledger.verbs.cube import Cube
from pejl.periods import Period

AREA, PERSONS_A_CASE = "250", 1000
EPOCH = date(1970, 1, 1).toordinal()
ORDINARY: dict[str, Any] = {"minutes": 2220, "area": AREA, "outcome": "holdt", "born": date(1980, 1, 1), "sex": "k"}
BY_KIND: dict[Kind, Any] = {Kind.ID: 0, Kind.CODE: "", Kind.COUNT: 0, Kind.FLAG: False, Kind.END: FAR}

Tables = dict[str, pa.Table]
Rows = dict[str, list[dict[str, Any]]]
Answer = dict[tuple[str, int, str], int]
"""By area, cell and period id; what is 0 is left out."""
Evaluate = Callable[[Sequence[Count], Any, Sequence[Period]], list[Cube]]


@dataclass(frozen=True, slots=True)
class Case:
    """`says`: what is so, in the words of a caseworker. `periods`: `2024M01-2024M06`, or one period."""

    name: str
    says: str
    ledger: str
    count: Count
    periods: str
    expected: str


@dataclass(frozen=True, slots=True)
class ListingCase:
    """A list on a day. Expected lines have `person`, `start` and the listing's own columns; `-` is NEVER."""

    name: str
    says: str
    ledger: str
    asked: Listing
    day: date
    expected: str


# --- reading what is drawn -------------------------------------------------------------------------------


def blocks(text: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    """The headings and the rows of each drawn block."""
    for filled, lines in groupby(text.splitlines(), lambda line: bool(line.strip())):
        if filled:
            header, *rows = lines
            starts = [at for at, sign in enumerate(header) if sign != " " and header[at - 1 : at].strip() == ""]
            ends = [*starts[1:], None]
            for row in rows:
                assert all(not row[at - 1 : at].strip() for at in starts if at), f"not under its heading: {row!r}"
            cut = [[row[at:end].strip() for at, end in zip(starts, ends, strict=True)] for row in rows]
            yield header.split(), cut


def periods(text: str) -> tuple[Period, ...]:
    first, _, last = text.partition("-")
    found = [Period.parse(first)]
    while last and found[-1] != Period.parse(last):
        found.append(found[-1].step(1))
    return tuple(found)


def expected(case: Case) -> Answer:
    ((heads, rows),) = blocks(case.expected)
    assert set(heads) - {"omraade", "celle"} == {each.id for each in periods(case.periods)}, case.name
    found: Answer = {}
    for row in rows:
        cell = dict(zip(heads, row, strict=True))
        area, place = cell.pop("omraade", AREA), int(cell.pop("celle", "0"))
        found |= {(area, place, period): _worked(drawn) for period, drawn in cell.items()}
    return {key: value for key, value in found.items() if value}


def _worked(drawn: str) -> int:
    return sum(prod(map(int, term.split("·"))) for term in drawn.split("+"))


def expected_lines(case: ListingCase) -> list[dict[str, Any]]:
    ((heads, rows),) = blocks(case.expected) if case.expected.strip() else ((["person"], []),)
    usual = {"area": AREA, "cell": 0}
    return sorted(({**usual, **_line(dict(zip(heads, row, strict=True)))} for row in rows), key=in_order)


def in_order(row: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return sorted(row.items())


def _line(drawn: Mapping[str, str]) -> dict[str, Any]:
    return {name: cell if name == "area" else _number(cell) for name, cell in drawn.items()}


def _number(cell: str) -> int:
    if cell == "-":
        return NEVER
    return date.fromisoformat(cell).toordinal() - EPOCH if cell.count("-") == 2 else int(cell)


# --- ledgers ---------------------------------------------------------------------------------------------


def rows_of(text: str, number: int = 0) -> Rows:
    """The rows of a drawn ledger, as case `number` of a pack: its own persons, companies and areas."""
    found: Rows = {}
    for (table, *heads), lines in blocks(text):
        subject = TABLES[table].subject or ("who" if table == "staff" else "number")
        for first, *cells in lines:
            drawn = {subject: first, **dict(zip(heads, cells, strict=True))}
            found.setdefault(table, []).append(_row(table, drawn, number))
    if "persons" not in found:
        everyone = sorted({row["person"] for table in found for row in found[table] if "person" in row})
        found["persons"] = [_row("persons", {}, number) | {"person": person} for person in everyone]
    for table, its in found.items():
        assert not overlapping(table, its), f"{table}: rows of one code that overlap never reach a snapshot"
    return found


def overlapping(table: str, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether rows overlap that the ledger keeps apart: of one person, area and code."""
    apart = TABLES[table].apart
    if not apart:
        return False
    order = sorted((row["person"], row.get("area", ""), row[apart], row["start"], row["end"]) for row in rows)
    return any(one[:3] == other[:3] and other[3] < one[4] for one, other in pairwise(order))


def _row(table: str, drawn: Mapping[str, str], number: int) -> dict[str, Any]:
    columns = TABLES[table].columns
    assert set(drawn) <= set(columns), f"{table} has no {set(drawn) - set(columns)}"
    row: dict[str, Any] = {name: ORDINARY.get(name, BY_KIND.get(kind)) for name, kind in columns.items()}
    row |= {name: _value(columns[name], cell) for name, cell in drawn.items()}
    for name, kind in columns.items():
        if kind is Kind.ID and row[name]:
            row[name] += PERSONS_A_CASE * number
    if "area" in row:
        row["area"] = f"{number:03}:{row['area']}"
    assert "end" not in row or row["start"] < row["end"], f"a row of no days never reaches a snapshot: {drawn}"
    return row


def _value(kind: Kind, cell: str) -> Any:
    if kind in (Kind.DAY, Kind.END):
        return FAR if cell == "-" else date.fromisoformat(cell)
    if kind is Kind.FLAG:
        return cell == "ja"
    return cell if kind is Kind.CODE else int(cell)


def tables_of(rows: Rows) -> Tables:
    """Rows as the columns of their tables' facts."""
    found = {}
    for table, its in rows.items():
        columns = schema(table)
        for name in ("ref", "withdrawn"):
            columns = columns.remove(columns.get_field_index(name))
        found[table] = pa.Table.from_pylist(its, columns)
    return found


def snapshot_of(tables: Tables, persons_a_part: int = 25_000) -> Snapshot:
    return in_memory(prepare(tables, persons_a_part))


def packed(cases: Sequence[Case | ListingCase]) -> Tables:
    """All the cases' ledgers as one: case 17 has persons from 17000 and areas like `017:250`."""
    rows: Rows = {}
    for number, case in enumerate(cases, 1):
        for table, its in rows_of(case.ledger, number).items():
            rows.setdefault(table, []).extend(its)
    return tables_of(rows)


# --- asking ----------------------------------------------------------------------------------------------


def filled(cube: Cube) -> Answer:
    """What a cube holds beside zeros."""
    return {
        (area, cell, period.id): int(cube.values[place, cell, time])
        for place, area in enumerate(cube.areas)
        for cell in range(cube.values.shape[1])
        for time, period in enumerate(cube.periods)
        if cube.values[place, cell, time]
    }


def answers(
    evaluate: Evaluate, cases: Sequence[Case], load: Callable[[Tables], Any] = snapshot_of
) -> dict[str, Answer]:
    """Each case's answer by its name; the cases are asked as one ledger, once for each stretch of periods.

    `load` makes what the evaluator reads. Persons of no area are in no case's answer.
    """
    ledger, found = load(packed(cases)), {}
    for asked in dict.fromkeys(case.periods for case in cases):
        counts = list(dict.fromkeys(case.count for case in cases if case.periods == asked))
        cubes = [filled(cube) for cube in evaluate(counts, ledger, periods(asked))]
        for number, case in enumerate(cases, 1):
            if case.periods == asked:
                mine = cubes[counts.index(case.count)].items()
                own = f"{number:03}:"
                found[case.name] = {(k[0][4:], *k[1:]): value for k, value in mine if k[0].startswith(own)}
    return found


def lines(listing: Callable[..., Any], case: ListingCase, load: Callable[[Tables], Any] = snapshot_of) -> list[Any]:
    """A case's list, line by line in the order of `expected_lines`."""
    ledger = load(packed([case]))
    found = {name: list(column) for name, column in listing(case.asked, ledger, case.day).items()}
    if found["area"] and not isinstance(found["area"][0], str):
        found["area"] = [ledger.books["area"][place] for place in found["area"]]
    rows = [dict(zip(found, row, strict=True)) for row in zip(*found.values(), strict=True)]
    plain = [{name: cell if name == "area" else int(cell) for name, cell in row.items()} for row in rows]
    own = PERSONS_A_CASE
    return sorted((row | {"area": row["area"][4:], "person": row["person"] - own} for row in plain), key=in_order)
