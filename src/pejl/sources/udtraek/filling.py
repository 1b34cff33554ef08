"""One sheet of an extract into one table: where its columns are, and what each block of rows comes to."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from pejl.identity import masked
from pejl.intake import Fault
from pejl.law.catalogue import catalogue
from pejl.ledger.tables import TABLES, Kind
from pejl.sources.udtraek.cells import birthday, shown
from pejl.sources.udtraek.column_map import ColumnMap, TableMap, folded
from pejl.sources.udtraek.fields import REF, column_of
from pejl.sources.udtraek.finders import check_words, constant, field_of, finder
from pejl.sources.udtraek.gathered import Gathered
from pejl.sources.udtraek.lookup import SKIP, Decoded, Find, Lookup
from pejl.sources.udtraek.sheets import Block, Sheet

if TYPE_CHECKING:
    import pyarrow as pa

LONGEST_REF = 200


class Filling:
    """How the rows of one sheet become rows of one table."""

    def __init__(self, mapped: ColumnMap, entry: TableMap, sheet: Sheet, into: Gathered, area: str | None) -> None:
        self.entry, self.sheet, self.into = entry, sheet, into
        self.place = _places(entry, sheet)
        self.lookups: dict[str, tuple[int, Lookup]] = {}
        self.fixed: dict[str, int] = {}
        for field in entry.columns:
            if field != REF:
                self._look(mapped, field)
        for field, text in entry.fixed.items():
            find = finder(mapped, entry, field, into.books, serials=False)
            self.fixed[column_of(field)] = constant(entry, field, text, find)
        self._rest(mapped, area)

    def _look(self, mapped: ColumnMap, field: str) -> None:
        find = finder(mapped, self.entry, field, self.into.books, self.sheet.serials)
        check_words(mapped, self.entry, field, find)
        remembers = TABLES[self.entry.table].columns[column_of(field)] is not Kind.ID
        self.lookups[column_of(field)] = (self.place[field], Lookup(find, remembers=remembers))

    def _rest(self, mapped: ColumnMap, area: str | None) -> None:
        """The columns the map says nothing of: the municipality given, the birth date of the CPR number, a default."""
        table = self.entry.table
        for column in TABLES[table].columns:
            if column in self.lookups or column in self.fixed or column == "resets":
                continue
            if column == "born":
                self.lookups[column] = (self.place["cpr"], Lookup(birthday, remembers=False))
            elif column == "area":
                if not area:
                    raise Fault("uden_omraade", system=mapped.system)
                find = finder(mapped, self.entry, "omraade", self.into.books, serials=False)
                self.fixed[column] = constant(self.entry, "omraade", area, find, ours=False)
            else:
                find = finder(mapped, self.entry, field_of(column), self.into.books, serials=False)
                self.fixed[column] = 0 if column == "company" else _of_nothing(find)

    def fill(self) -> None:
        """Read every block of the sheet. Faults: those of the sheet, `id_er_cpr`, `fri_tekst`."""
        for block in self.sheet.blocks(tuple(dict.fromkeys(self.place.values()))):
            self._take(block)

    def _take(self, block: Block) -> None:
        tally, many = self.into.tally, len(block.lines)
        tally.read += many + len(block.misshapen)
        for line, cells in block.misshapen:
            if cells < 0:
                self.into.reject(line, "", "nul_tegn_i_raekken", "")
            else:
                self.into.reject(line, "", "antal_celler", f"{cells} / {len(self.sheet.header)}")
        if not many:
            return
        found = {column: lookup(block.cells[place]) for column, (place, lookup) in self.lookups.items()}
        alive = ~self._marked(block, self.entry.skipped)
        for decoded in found.values():
            if SKIP in decoded.reasons:
                alive &= decoded.why != decoded.reasons.index(SKIP) + 1
        tally.skipped += many - int(alive.sum())
        for column, decoded in found.items():
            self._reject(block, alive, column, decoded)
        refs = self._refs(block, alive, found)
        columns = {column: decoded.values for column, decoded in found.items()}
        columns |= {column: np.full(many, number) for column, number in self.fixed.items()}
        if self.entry.table == "talks" and "resets" not in columns:
            columns["resets"] = self._resets(columns)
        self._check_ends(block, alive, columns)
        self._keep(block, alive, columns, refs)

    def _reject(self, block: Block, alive: np.ndarray, column: str, decoded: Decoded) -> None:
        """Rows that are still alive and have no number here are rejected, with what the cell said."""
        if not decoded.reasons:
            return
        place = self.lookups[column][0]
        for row in np.flatnonzero(alive & (decoded.why > 0)):
            reason = decoded.reasons[decoded.why[row] - 1]
            if reason == "for_mange_koder":
                raise Fault("fri_tekst", fil=self.sheet.name, kolonne=self.sheet.header[place])
            said = block.cells[place][int(row)].as_py()
            said = masked(said) if column in ("person", "born") else shown(said)
            self.into.reject(int(block.lines[row]), self.sheet.header[place], reason, said)
        alive &= decoded.why == 0

    def _check_ends(self, block: Block, alive: np.ndarray, columns: Mapping[str, np.ndarray]) -> None:
        table = TABLES[self.entry.table]
        if not table.end:
            return
        bad = alive & (columns[table.end] <= columns[table.start])
        header = self.sheet.header[self.place["til"]] if "til" in self.place else ""
        for row in np.flatnonzero(bad):
            said = block.cells[self.place["til"]][int(row)].as_py() if "til" in self.place else ""
            self.into.reject(int(block.lines[row]), header, "slut_foer_start", shown(said))
        alive &= ~bad

    def _resets(self, columns: Mapping[str, np.ndarray]) -> np.ndarray:
        """Talks that were held, of a kind that restarts the contact clock."""
        kinds, outcomes = (self.into.books[name].places for name in ("kind", "outcome"))
        known = catalogue("talks")
        restarting = [place for kind, place in kinds.items() if kind in known and known[kind].resets]
        found: np.ndarray = np.isin(columns["kind"], restarting) & (columns["outcome"] == outcomes.get("holdt", -1))
        return found

    def _refs(self, block: Block, alive: np.ndarray, found: Mapping[str, Decoded]) -> "pa.Array":
        import pyarrow as pa
        import pyarrow.compute as pc

        if REF not in self.place:
            return pa.repeat("", len(block.lines))
        refs = pc.utf8_trim_whitespace(block.cells[self.place[REF]])
        header = self.sheet.header[self.place[REF]]
        if "person" in found:
            digits = pc.replace_substring(refs, "-", "")
            like = pc.match_substring_regex(digits, "^[0-9]{9,10}$")
            numbers = pc.if_else(like, digits, "0").cast(pa.int64()).to_numpy()
            if ((numbers != 0) & (numbers == np.abs(found["person"].values))).any():
                raise Fault("id_er_cpr", fil=self.sheet.name, kolonne=header)
        long = alive & (pc.utf8_length(refs).to_numpy() > LONGEST_REF)
        for row in np.flatnonzero(long):
            self.into.reject(int(block.lines[row]), header, "for_lang_id", "")
        alive &= ~long
        return refs

    def _keep(self, block: Block, alive: np.ndarray, columns: dict[str, np.ndarray], refs: "pa.Array") -> None:
        import pyarrow as pa

        if "person" in columns:
            self.into.tally.repaired += int((columns["person"][alive] < 0).sum())  # negative: see `cells.person`
            columns["person"] = np.abs(columns["person"])
        kept = {column: values[alive] for column, values in columns.items()}
        withdrawn = self._marked(block, self.entry.withdrawn)[alive]
        self.into.add(block.lines[alive], kept, refs.filter(pa.array(alive)), withdrawn)

    def _marked(self, block: Block, marks: Mapping[str, Sequence[str]]) -> np.ndarray:
        """The rows that have one of the words in its column."""
        found = np.zeros(len(block.lines), bool)
        for header, words in marks.items():
            coded = block.cells[self.place[header]].dictionary_encode()
            fits = np.array([folded(text) in words for text in coded.dictionary.to_pylist()], bool)
            found |= fits[coded.indices.to_numpy()]
        return found


def _of_nothing(find: Find) -> int:
    return int(find(""))


def _places(entry: TableMap, sheet: Sheet) -> dict[str, int]:
    """Where each field of the map stands, and each column with words that skip or withdraw (by its header)."""
    marks = {header: (header,) for header in (*entry.skipped, *entry.withdrawn)}
    wanted = {**entry.columns, **marks}
    headers = [folded(header) for header in sheet.header]
    places = _located(wanted, headers)
    missing = [names for field, names in wanted.items() if field not in places]
    if missing:
        raise _why_missing(wanted, missing, sheet)
    twice = tuple(sheet.header[place] for place in places.values() if headers.count(headers[place]) > 1)
    if twice:
        raise Fault("dobbelt_overskrift", fil=sheet.name, kolonner=tuple(dict.fromkeys(twice)))
    return places


def _located(wanted: Mapping[str, Sequence[str]], headers: Sequence[str]) -> dict[str, int]:
    found = {}
    for field, names in wanted.items():
        place = next((headers.index(each) for each in map(folded, names) if each in headers), None)
        if place is not None:
            found[field] = place
    return found


def _why_missing(wanted: Mapping[str, Sequence[str]], missing: Sequence[Sequence[str]], sheet: Sheet) -> Fault:
    """What most likely is wrong with a header that lacks columns: another code page, another line, or just lacking.
    Headers are shown masked where they look like data: a file without a header begins with somebody's number."""
    for page, header in sheet.misread().items():
        if len(_located(wanted, [*map(folded, header)])) == len(wanted):
            return Fault("forkert_tegntabel", fil=sheet.name, tegntabel=page)
    for line, cells in sheet.first_rows():
        if len(_located(wanted, [*map(folded, cells)])) == len(wanted):
            return Fault("overskrift_paa_linje", fil=sheet.name, linje=line)
    lacking = tuple(" / ".join(names) for names in missing)
    if any(cell[:1].isdigit() for cell in sheet.header):
        return Fault("ingen_overskrift", fil=sheet.name, mangler=lacking)
    return Fault("manglende_kolonner", fil=sheet.name, mangler=lacking, findes=tuple(map(shown, sheet.header)))
