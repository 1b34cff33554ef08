"""The column map of a case system: a TOML text that says what its extracts hold and what its words mean.

    system = "momentum"            # required: the source's name in the ledger
    decimal = ","                  # default ","
    datoer = ["dd-mm-aaaa"]        # default dd-mm-aaaa, dd.mm.aaaa, dd/mm/aaaa and aaaa-mm-dd; also mm/dd/aaaa,
                                   # aaaammdd and excel (day numbers; a workbook's own are always read)
    overskrift = 1                 # line of the header; default 1

    [[tabel]]                      # one for each table of the ledger that an extract fills
    navn = "ydelser"               # personer ydelser grupper samtaler tilbud indsatser haendelser relationer
                                   # loentimer uddannelser fritagelser virksomheder jobordrer besoeg
                                   # arrangementer aftaler frister handlinger medarbejdere
    fil = "*ydelse*"               # files this is about, * for anything; default every file
    ark = "Ydelser"                # sheet of a workbook; default the first
    hele = true                    # the extract has all such rows: those not in it are taken back; default false
    til = "dagen_efter"            # what `til` is; default sidste_dag
    kolonner = { cpr = "CPR-nr", gruppe = ["Ydelse", "Ydelsestype"], fra = "Start", til = "Slut", timer = "Timer" }
    faste = { omraade = "Solrød" } # the same in every row
    spring_over = { Status = ["Kladde"] }         # rows that are not for us
    tilbagekaldt = { Status = ["Annulleret"] }    # rows the system takes back
    [tabel.ord.gruppe]             # the system's words; "-" skips the row
    "Forsikret ledig" = "a_dagpenge"
    "Ingen ydelse" = "-"

Fields: cpr cvr foedt koen omraade beskyttet gruppe fra til timer (hours a week; of wages in the month) minutter dag
maaned klokken (a time of day) slags form udfald nulstiller emner rolle hvem hold branche ansatte stillinger svar
hjaelp henvist ansat deltagere frist senest_holdt status nummer, and id, the row's own name in its system. Benefits and
areas are also known by their usual names; a field with words takes these and the catalogue's only; other kinds become
codes as they are written (`Ny indsats`: `ny_indsats`). Where the map has no `omraade` the municipality is given with
the file; without `foedt` it is the birth date of the CPR number; without `nulstiller` a held talk resets the clock
where its kind does.
"""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from importlib import resources
from typing import Any
from unicodedata import normalize

from pejl import law
from pejl.intake import Fault
from pejl.ledger.tables import TABLES
from pejl.sources import plain
from pejl.sources.udtraek.fields import FIELD_WORDS, HOURS, REF, TABLE_WORDS, column_of, default_of, fields_of

KEYS = ("system", "decimal", "datoer", "overskrift", "tabel")
TABLE_KEYS = ("navn", "fil", "ark", "hele", "til", "kolonner", "faste", "ord", "spring_over", "tilbagekaldt")
DAYS = ("dd-mm-aaaa", "dd.mm.aaaa", "dd/mm/aaaa", "aaaa-mm-dd")
ALL_DAYS = (*DAYS, "mm/dd/aaaa", "aaaammdd", "excel")
LAST_DAY = ("sidste_dag", "dagen_efter")
SKIP = "-"


@dataclass(frozen=True, slots=True)
class TableMap:
    """How some rows of an extract fill one table of the ledger. `columns` gives each field's headers, the first one
    that is there is taken; `words` the codes of a field by folded word; `skipped` and `withdrawn` folded words by
    header. `complete`: the extract holds all such rows; `last_day`: `til` is the last day, not the day after."""

    table: str
    file: str
    sheet: str
    complete: bool
    last_day: bool
    columns: Mapping[str, tuple[str, ...]]
    fixed: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    skipped: Mapping[str, tuple[str, ...]]
    withdrawn: Mapping[str, tuple[str, ...]]

    def fits(self, name: str, workbook: bool) -> bool:
        """Whether this part of the map is about a file; of a workbook its sheet decides, if one is named."""
        if workbook and self.sheet:
            return True
        return fnmatch(folded(name), folded(self.file)) if self.file else not self.sheet


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The map of a system; `days` are the forms its dates are written in, `header` the line of the header."""

    system: str
    decimal: str
    days: tuple[str, ...]
    header: int
    tables: tuple[TableMap, ...]


def known_maps() -> tuple[str, ...]:
    """The systems whose maps come with Pejl."""
    files = resources.files(__package__).joinpath("kort").iterdir()
    return tuple(sorted(each.name.removesuffix(".toml") for each in files if each.name.endswith(".toml")))


def map_text(system: str) -> str:
    """The text of a map that comes with Pejl. Fault `ukendt_kort` with those there are."""
    if system not in known_maps():
        near = law.nearest(system, known_maps())
        raise Fault("ukendt_kort", skrevet=plain(system), findes=known_maps(), forslag=near or "")
    return resources.files(__package__).joinpath("kort", f"{system}.toml").read_text("utf-8")


def read_map(text: str) -> ColumnMap:
    """The column map of a TOML text; what it may say stands at the top of this file.

    Fault `forkert_kolonnekort` with the key (`noegle`), what is wrong (`fejl`: syntaks, ukendt, mangler, vaerdi,
    to_gange, id_er_cpr), what was written (`skrevet`) and the nearest known (`forslag`), both "" where there is none.
    """
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise bad_map("", "syntaks", _line_at(text, str(error))) from None
    _known(content, KEYS)
    entries = content.get("tabel", [])
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        raise bad_map("tabel", "vaerdi", entries)
    found = ColumnMap(
        _text(content, "system", ""),
        _text(content, "decimal", ","),
        _texts(content.get("datoer", list(DAYS)), "datoer"),
        content.get("overskrift", 1),
        tuple(_table(each) for each in entries),
    )
    _check(found)
    return found


def bad_map(key: str, wrong: str, written: object = "", nearest: str | None = None) -> Fault:
    """The fault of a column map: at which key, what is wrong, what was written, and the nearest known."""
    return Fault("forkert_kolonnekort", noegle=key, fejl=wrong, skrevet=plain(written), forslag=nearest or "")


def folded(text: str) -> str:
    """A word of a system, a header or a file's name as two spellings are compared: without case and loose spaces, and
    letters put together of parts (as a Mac names files) as one."""
    return normalize("NFC", " ".join(text.split())).casefold()


def _check(found: ColumnMap) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", found.system):
        raise bad_map("system", "vaerdi" if found.system else "mangler", found.system)
    if found.decimal not in (",", "."):
        raise bad_map("decimal", "vaerdi", found.decimal)
    for form in found.days:
        if form not in ALL_DAYS:
            raise bad_map("datoer", "vaerdi", form, law.nearest(form, ALL_DAYS))
    if not found.days or {"dd/mm/aaaa", "mm/dd/aaaa"} <= set(found.days):
        raise bad_map("datoer", "vaerdi", " ".join(found.days))
    if type(found.header) is not int or not 1 <= found.header <= 100:
        raise bad_map("overskrift", "vaerdi", found.header)
    if not found.tables:
        raise bad_map("tabel", "mangler")


def _table(entry: Mapping[str, Any]) -> TableMap:
    _known(entry, TABLE_KEYS, "tabel")
    word = _text(entry, "navn", "", "tabel")
    if word not in TABLE_WORDS:
        wrong = "vaerdi" if word else "mangler"
        raise bad_map("tabel.navn", wrong, word, law.nearest(word, TABLE_WORDS) if word else None)
    until = _text(entry, "til", LAST_DAY[0], word)
    if until not in LAST_DAY:
        raise bad_map(f"{word}.til", "vaerdi", until, law.nearest(until, LAST_DAY))
    if type(whole := entry.get("hele", False)) is not bool:
        raise bad_map(f"{word}.hele", "vaerdi", whole)
    found = TableMap(
        TABLE_WORDS[word],
        _text(entry, "fil", "", word),
        _text(entry, "ark", "", word),
        whole,
        until == LAST_DAY[0],
        {field: _texts(names, f"{word}.kolonner.{field}") for field, names in _part(entry, word, "kolonner").items()},
        {field: str(value) for field, value in _part(entry, word, "faste").items()},
        {field: _words(words, f"{word}.ord.{field}") for field, words in _part(entry, word, "ord").items()},
        _marks(entry, word, "spring_over"),
        _marks(entry, word, "tilbagekaldt"),
    )
    _check_fields(found, word)
    return found


def _check_fields(found: TableMap, word: str) -> None:
    """Every column has a column of the file, a constant, or a default; none has two."""
    filled = [column_of(field) for field in (*found.columns, *found.fixed)]
    twice = next((name for name in filled if filled.count(name) > 1), None)
    if twice is not None:
        field = next(each for each in (*found.columns, *found.fixed) if column_of(each) == twice)
        raise bad_map(f"{word}.{field}", "to_gange")
    if {REF, "cpr", "cvr"} & set(found.fixed):
        raise bad_map(f"{word}.faste", "vaerdi", ", ".join(found.fixed))
    shared = set(map(folded, found.columns.get(REF, ()))) & set(map(folded, found.columns.get("cpr", ())))
    if shared:
        raise bad_map(f"{word}.id", "id_er_cpr", *shared)
    for name in TABLES[found.table].columns:
        if name not in filled and default_of(found.table, name) is None and name not in ("area", "born"):
            field = next(each for each, column in FIELD_WORDS.items() if column == name)
            raise bad_map(f"{word}.{HOURS if field == 'minutter' else field}", "mangler")


def _known(content: Mapping[str, Any], known: Collection[str], where: str = "") -> None:
    """A key that is not known here is told with the nearest one; not, where it has its place elsewhere in a map."""
    for key in content:
        if key not in known:
            elsewhere = key in (*KEYS, *TABLE_KEYS, *FIELD_WORDS, HOURS, REF)
            near = None if elsewhere else law.nearest(key, known)
            raise bad_map(f"{where}.{key}" if where else key, "ukendt", key, near)


def _part(entry: Mapping[str, Any], word: str, key: str) -> Mapping[str, Any]:
    found = entry.get(key, {})
    if not isinstance(found, dict):
        raise bad_map(f"{word}.{key}", "vaerdi", found)
    _known(found, fields_of(TABLE_WORDS[word]), f"{word}.{key}")
    return found


def _marks(entry: Mapping[str, Any], word: str, key: str) -> Mapping[str, tuple[str, ...]]:
    found = entry.get(key, {})
    if not isinstance(found, dict):
        raise bad_map(f"{word}.{key}", "vaerdi", found)
    return {header: tuple(map(folded, _texts(marks, f"{word}.{key}"))) for header, marks in found.items()}


def _text(content: Mapping[str, Any], key: str, default: str, where: str = "") -> str:
    found = content.get(key, default)
    if not isinstance(found, str):
        raise bad_map(f"{where}.{key}" if where else key, "vaerdi", found)
    return found


def _texts(found: Any, key: str) -> tuple[str, ...]:
    texts = [found] if isinstance(found, str) else found
    if not isinstance(texts, list) or not texts or not all(isinstance(each, str) for each in texts):
        raise bad_map(key, "vaerdi", found)
    return tuple(texts)


def _words(found: Any, key: str) -> Mapping[str, str]:
    if not isinstance(found, dict) or not all(isinstance(code, str) for code in found.values()):
        raise bad_map(key, "vaerdi", found)
    for code in found.values():
        if not re.fullmatch(r"[a-z0-9][a-z0-9_.:@+-]{0,59}|-|", code):
            raise bad_map(key, "vaerdi", code)
    return {folded(word): code for word, code in found.items()}


def _line_at(text: str, message: str) -> str:
    """The line on which TOML breaks down: the last one where the message says the end of the text."""
    named = re.search(r"at line (\d+)", message)
    lines = text.splitlines()[: int(named[1]) if named else None]
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
