"""Facts of an extract from a case system through its column map."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from pejl import law
from pejl.intake import Fault, Limits
from pejl.ledger import Rejected
from pejl.ledger.facts import Facts
from pejl.periods import day_in_copenhagen
from pejl.sources import as_utc, too_many
from pejl.sources.udtraek.cells import shown
from pejl.sources.udtraek.column_map import ColumnMap, TableMap, read_map
from pejl.sources.udtraek.filling import Filling
from pejl.sources.udtraek.gathered import Gathered, Settled, Tally
from pejl.sources.udtraek.sheets import Opened, Sheet

LIMITS = Limits(bytes=2_000_000_000, rows=10_000_000)
"""What a CSV or Parquet file may hold; a workbook is also held to the usual `Limits()`."""
MOST_REJECTED = Fraction(1, 100)
_ASKED, _CHUNK = 50_000, 1 << 20

Ids = Callable[[Sequence[str]], Sequence[int]]
"""From CPR, CVR or P numbers (digits) or names of staff to their random ids, in the same order."""


@dataclass(frozen=True, slots=True)
class Read:
    """What one file came to: its facts, the rows that were rejected (the first 100,000 of each table) and what became
    of all rows, by table. `held_back`: tables that are not taken as complete, because a row of theirs was rejected
    and could be one the ledger has."""

    facts: Facts
    rejected: Sequence[Rejected]
    tallies: tuple[Tally, ...]
    held_back: tuple[str, ...] = ()


class TooManyRejected(Fault):
    """More rows were rejected than is allowed; nothing of the file is taken. `rejected` and `tallies` as in `Read`."""

    def __init__(self, name: str, tally: Tally, tallies: tuple[Tally, ...], rows: Sequence[Rejected], most: Fraction):
        super().__init__("for_mange_afvist", **too_many(name, rows, tally.rejected, tally.read, most))
        self.rejected, self.tallies = rows, tallies


def read_extract(
    data: bytes | Path,
    name: str,
    *,
    column_map: str | ColumnMap,
    as_of: datetime,
    ids: Ids,
    company_ids: Ids,
    area: str | None = None,
    since: date | None = None,
    staff_ids: Ids | None = None,
    limits: Limits | None = None,
    most_rejected: Fraction = MOST_REJECTED,
) -> Read:
    """Facts of a CSV, Excel or Parquet file through `column_map` (read, or as TOML text: see `column_map`).

    A path is read in blocks of 50,000 rows and never held whole. `area`: the municipality whose extract it is.
    `since`: the first day it covers, no later than the day of `as_of`. `ids`, `company_ids` and `staff_ids` are asked
    only when the whole file has been read and is sound, each number once. `most_rejected`: the share of a table's rows
    that may be rejected. Why a row is rejected: a `Reason` of `cells`, or `siger_andet_end_linje`. Faults:
    `for_mange_afvist` (a `TooManyRejected`), `daekker_efter_kendt`, `forkert_kolonnekort`, `ingen_raekker_i_filen`,
    `opdigtede_og_rigtige`, `uden_omraade`, `uden_medarbejderkoder`, `aendret_undervejs`, those of the header and
    columns (`filling`) and of the file; UnknownName for the area.
    """
    known = _known(as_of, since)
    mapped = read_map(column_map) if isinstance(column_map, str) else column_map
    opened = Opened(data, name, limits or LIMITS)
    digest = _digest(opened)
    gathered = _gathered(mapped, opened, area)
    settled = {table: each.settled() for table, each in gathered.items()}
    rejected, tallies = _held(name, gathered, most_rejected)
    if _digest(opened) != digest:
        raise Fault("aendret_undervejs", fil=name)
    made_up = _made_up(name, settled.values())
    rows = _rows(settled, ids, company_ids, staff_ids)
    whole, back = _whole(gathered)
    said = hashlib.sha256(f"{digest}\0{mapped!r}\0{area}\0{since}".encode()).hexdigest()
    own = frozenset({law.find_area(area)} if area else ())
    facts = Facts(mapped.system, shown(name), said, known, rows, whole, made_up, since, own)
    return Read(facts, rejected, tallies, back)


def _known(as_of: datetime, since: date | None) -> datetime:
    """When it was so: on the first day that is covered, or after."""
    known = as_utc(as_of)
    day = day_in_copenhagen(known)
    if since and since > day:
        raise Fault("daekker_efter_kendt", dag=since.isoformat(), kendt=day.isoformat())
    return known


def _gathered(mapped: ColumnMap, opened: Opened, area: str | None) -> dict[str, Gathered]:
    found: dict[str, Gathered] = {}
    for entry, sheet in _sheets(mapped, opened):
        table = found.setdefault(entry.table, Gathered.of(entry.table))
        table.complete &= entry.complete
        Filling(mapped, entry, sheet, table, area).fill()
    return found


def _rows(settled: Mapping[str, Settled], ids: Ids, company_ids: Ids, staff_ids: Ids | None) -> dict[str, Any]:
    subjects, staff = _Subjects(ids, company_ids, settled), _staff(staff_ids)
    return {table: each.facts(subjects, staff) for table, each in settled.items()}


def _whole(gathered: Mapping[str, Gathered]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The tables of which the extract holds all there is, and those that lost that with a rejected row."""
    said = {table: each.tally.rejected for table, each in gathered.items() if each.complete}
    return frozenset(t for t, lost in said.items() if not lost), tuple(t for t, lost in said.items() if lost)


def _sheets(mapped: ColumnMap, opened: Opened) -> list[tuple[TableMap, Sheet]]:
    """The parts of the map that are about this file, each with its sheet; a workbook need not have every sheet."""
    found: list[tuple[TableMap, Sheet]] = []
    read: dict[str, Sheet] = {}
    for entry in mapped.tables:
        if not entry.fits(opened.name, opened.workbook):
            continue
        sheet = entry.sheet if opened.workbook else ""
        try:
            if sheet not in read:
                read[sheet] = opened.sheet(sheet, mapped.header, mapped.decimal)
        except Fault as fault:
            if fault.code != "ark_findes_ikke":
                raise
            continue
        found.append((entry, read[sheet]))
    if not found:
        patterns = [each.file or each.sheet for each in mapped.tables]
        raise Fault("intet_i_kortet", fil=opened.name, system=mapped.system, findes=tuple(dict.fromkeys(patterns)))
    return found


def _held(name: str, gathered: Mapping[str, Gathered], most: Fraction) -> tuple[list[Rejected], tuple[Tally, ...]]:
    """The rejected rows and the tallies; a Fault where a table has too many of them, or no table has a row."""
    tallies = tuple(each.tally for each in gathered.values())
    rejected = [row for each in gathered.values() for row in each.rejected]
    for table in gathered.values():
        if table.tally.rejected > most * table.tally.read:
            raise TooManyRejected(name, table.tally, tallies, sorted(table.rejected), most)
    if not any(tally.taken for tally in tallies):
        raise Fault("ingen_raekker_i_filen", fil=name, sprunget=sum(tally.skipped for tally in tallies) or "")
    return sorted(rejected), tallies


def _made_up(name: str, settled: Any) -> bool:
    """Whether the persons are made up (month + 60); Fault `opdigtede_og_rigtige` when only some are."""
    numbers = [table.numbers("person") for table in settled]
    found = np.concatenate([np.empty(0, np.int64), *numbers]) // 10**6 % 100 > 60
    if found.any() and not found.all():
        raise Fault("opdigtede_og_rigtige", fil=name)
    return bool(found.any())


class _Subjects:
    """The ids of all persons and companies of a file, each number asked for once, in lots."""

    def __init__(self, ids: Ids, company_ids: Ids, settled: Mapping[str, Settled]) -> None:
        self._ids: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        for column, asked in (("person", ids), ("company", company_ids)):
            parts = [np.empty(0, np.int64), *(each.numbers(column) for each in settled.values())]
            numbers = np.unique(np.concatenate(parts))
            found = np.zeros(len(numbers), np.int64)
            for first in range(0, len(numbers), _ASKED):
                lot = numbers[first : first + _ASKED].tolist()
                digits = [f"{number:010}" if column == "person" else str(number) for number in lot]
                found[first : first + len(lot)] = asked(digits)
            self._ids[column] = (numbers, found)

    def __call__(self, column: str, numbers: np.ndarray) -> np.ndarray:
        known, ids = self._ids[column]
        if not len(known):
            return np.zeros(len(numbers), np.int64)
        places = np.minimum(np.searchsorted(known, numbers), len(known) - 1)
        found: np.ndarray = np.where(numbers == 0, 0, ids[places])
        return found


def _staff(staff_ids: Ids | None) -> Callable[[Sequence[str]], list[str]]:
    def codes(names: Sequence[str]) -> list[str]:
        if staff_ids is None:
            raise Fault("uden_medarbejderkoder")
        return [f"{number:x}" for number in staff_ids(names)]

    return codes


def _digest(opened: Opened) -> str:
    with opened.stream() as stream:
        hashed = hashlib.sha256()
        while chunk := stream.read(_CHUNK):
            hashed.update(chunk)
    return hashed.hexdigest()
