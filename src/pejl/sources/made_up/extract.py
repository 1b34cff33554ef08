"""Made-up rows as a source hands them over: facts with words, known at a time, with the faults of real extracts."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from pejl import law
from pejl.law.catalogue import catalogue
from pejl.ledger import Figure
from pejl.ledger.facts import Facts, schema
from pejl.ledger.snapshot import book_of
from pejl.ledger.tables import FAR, TABLES, Kind
from pejl.periods import Grain, Period, day_in_copenhagen, end_of_day
from pejl.sources import digest_of
from pejl.sources.made_up.build import columns
from pejl.sources.made_up.calibrate import Targets
from pejl.sources.made_up.draws import OPEN, Chance, Columns, day_number, joined, rows_of, some
from pejl.sources.made_up.sizes import GROUPS

if TYPE_CHECKING:
    import pyarrow as pa

SOURCE = "opdigtet"


@dataclass(frozen=True, slots=True)
class Faults:
    """What real extracts suffer from, as shares of the rows of spells, talks and offers. `late`: not yet in the
    extract before; `corrected`: there with another end; `overlapping`: a spell said once more, moved, so that one
    person is twice in one group; `open`: an end that was never registered; `duplicate`: a row that stands twice."""

    late: float = 0.0
    corrected: float = 0.0
    overlapping: float = 0.0
    open: float = 0.0
    duplicate: float = 0.0
    days_between: int = 31


NONE = Faults()
FAULTY = ("spells", "talks", "offers")


def printed_targets(figures: Iterable[Figure]) -> dict[str, dict[tuple[str, Period], int | None]]:
    """The full-time persons that figures print for a benefit group in a month or quarter, by area. What a variant
    says, and sums of groups, are left out."""
    found: dict[str, dict[tuple[str, Period], int | None]] = {}
    for each in figures:
        if each.measure == "fuldtidspersoner" and each.group in GROUPS and not each.variant and not each.denominator:
            period = Period.parse(each.period)
            if period.grain in (Grain.MONTH, Grain.QUARTER):
                number = None if each.value is None else round(float(each.value))
                found.setdefault(each.area, {})[each.group, period] = number
    return found


def facts(
    areas: Sequence[str],
    seed: int,
    first: date,
    last: date,
    *,
    targets: Mapping[str, Targets] | None = None,
    people: int | None = None,
    as_of: datetime | None = None,
    faults: Faults = NONE,
) -> tuple[Facts, ...]:
    """`columns` as facts of a source that holds all its tables from `first`, known `as_of` (default: the end of
    `last`). With late or corrected rows there is an extract before it, known `days_between` earlier."""
    known = as_of or end_of_day(last)
    coded, books = columns(areas, seed, first, last, targets, people)
    now = {name: _at_fault(Chance(seed, 1 << 20), name, rows, faults) for name, rows in coded.items()}
    says = (tuple(sorted(areas)), seed, first, last, sorted((targets or {}).items()), people, faults)
    made = [_facts(now, books, known, digest_of(b"", known, *says))]
    if faults.late or faults.corrected:
        before = known - timedelta(days=faults.days_between)
        old = _before(Chance(seed, 1 << 20), now, day_number(day_in_copenhagen(before)), faults)
        made.insert(0, _facts(old, books, before, digest_of(b"", before, *says)))
    return tuple(replace(each, since=first, areas=frozenset(areas)) for each in made)


def _at_fault(chance: Chance, table: str, rows: Columns, faults: Faults) -> Columns:
    """The rows with those that a careless source adds or leaves open."""
    if table not in FAULTY or faults == NONE:
        return rows
    rng, count = chance.of(f"faults {table}"), len(rows["person"])
    if "end" in rows:
        rows = rows | {"end": np.where(some(rng, count, faults.open), OPEN, rows["end"]).astype(np.int32)}
    added = [rows, rows_of(rows, some(rng, count, faults.duplicate))]
    if table == "spells":
        again = rows_of(rows, some(rng, count, faults.overlapping) & (rows["end"] - rows["start"] > 10))
        moved = (again["start"] + rng.integers(1, 8, len(again["start"]))).astype(np.int32)
        added.append(again | {"start": moved})
    return joined(*added)


def _before(chance: Chance, tables: Mapping[str, Columns], day: int, faults: Faults) -> dict[str, Columns]:
    """What the source said on an earlier day: nothing that began later, some rows not yet, some with another end."""
    found = {}
    for name, rows in tables.items():
        table, rng = TABLES[name], chance.of(f"before {name}")
        begun = rows[table.start] <= (OPEN if name == "deadlines" else day)
        if name in FAULTY:
            begun &= ~some(rng, len(begun), faults.late)
        rows = rows_of(rows, begun)
        if name in ("spells", "groups", "relations", "staff"):
            rows["end"] = np.where(rows["end"] > day, OPEN, rows["end"]).astype(np.int32)
        if name in FAULTY and table.end:
            other = np.maximum(rows["end"] + rng.integers(-25, 26, len(rows["end"])), rows["start"] + 1)
            wrong = some(rng, len(other), faults.corrected) & (rows["end"] < day - 30)
            rows["end"] = np.where(wrong, other, rows["end"]).astype(np.int32)
        found[name] = rows
    return found


def _facts(coded: Mapping[str, Columns], books: Mapping[str, tuple[str, ...]], as_of: datetime, digest: str) -> Facts:
    rows = {name: _said(name, columns_, books) for name, columns_ in coded.items()}
    return Facts(SOURCE, f"{SOURCE}-{digest[:12]}", digest, as_of, rows, frozenset(TABLES), made_up=True)


def _said(table: str, coded: Columns, books: Mapping[str, tuple[str, ...]]) -> "pa.Table":
    """The rows with words for codes, as `schema` says. An event that no company holds is named by its place."""
    import pyarrow as pa

    wanted = schema(table)
    found = {}
    for name, kind in TABLES[table].columns.items():
        column = pa.array(coded[name])
        if kind is Kind.CODE:
            column = pa.DictionaryArray.from_arrays(column, pa.array(books[book_of(table, name)], pa.string()))
        found[name] = column.cast(wanted.field(name).type)
    count = len(next(iter(found.values())))
    found["ref"] = pa.array([""] * count, pa.string())
    if table == "events":
        own = zip(*(found[name].to_pylist() for name in ("area", "company", "kind", "day")), strict=True)
        found["ref"] = pa.array(["-".join(map(str, each)) for each in own], pa.string())
    found["withdrawn"] = pa.array(np.zeros(count, bool))
    return pa.table(found, schema=wanted)


COLUMNS = {
    "spells": {"Ydelsesgruppe": "group", "Fra": "start", "Til": "end", "Timer pr. uge": "minutes", "Kommune": "area"},
    "talks": {"Dato": "day", "Samtaletype": "kind", "Kontaktform": "form", "Status": "outcome"},
    "offers": {"Redskab": "kind", "Startdato": "start", "Slutdato": "end", "Timer pr. uge": "minutes"},
}


def extract_csv(table: str, rows: "pa.Table", number: Callable[[int], str], *, wrong_code_page: bool = False) -> bytes:
    """Rows of spells, talks or offers as a case system exports them: Danish heads and names, semicolons, days as
    dd-mm-yyyy, an open end empty, hours with a comma, Windows-1252. `number` gives a person's made-up CPR number; the
    caller sees to it that it cannot exist. `wrong_code_page`: written as UTF-8, taken for Windows-1252 and written
    again, so that `ø` is `Ã¸`. KeyError for another table."""
    heads = COLUMNS[table]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["CPR-nr.", *heads])
    lists = [rows.column(name).to_pylist() for name in heads.values()]
    for person, *cells in zip(rows.column("person").to_pylist(), *lists, strict=True):
        shown = [_cell(table, name, cell) for name, cell in zip(heads.values(), cells, strict=True)]
        writer.writerow([number(person), *shown])
    text = out.getvalue()
    return text.encode("utf-8").decode("cp1252").encode("utf-8") if wrong_code_page else text.encode("cp1252")


def _cell(table: str, column: str, value: object) -> str:
    if isinstance(value, date):
        return "" if value == FAR else f"{value:%d-%m-%Y}"
    if isinstance(value, int):
        return f"{value / 60:.2f}".replace(".", ",")
    if column in ("group", "area"):
        return (law.groups() if column == "group" else law.areas())[str(value)].name
    return catalogue(table, column)[str(value)].name
