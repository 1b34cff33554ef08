"""The column map: a TOML text that says what the columns of a file are. `docs/kolonnekort.md` is its handbook."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from pejl import law
from pejl.intake import Fault
from pejl.sources import plain

FIELDS = ("maaling", "gruppe", "naevner", "opgoerelse", "omraade", "periode", "vaerdi", "kendt")
CONSTANTS = tuple(field for field in FIELDS if field != "vaerdi")
NEEDED = ("maaling", "omraade", "periode", "vaerdi")
WITHHELD = (".", "*", "skjult")
MISSING = ("", "..")
KEYS = ("tabel", "ark", "decimal", "decimaler", "skjult", "mangler", "kolonner", "faste", "serie")


@dataclass(frozen=True, slots=True)
class Series:
    """Rows whose cells are as `where` says get the constants of `fixed`."""

    where: Mapping[str, str]
    fixed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What a file's columns are. `columns` maps our field to the file's column; a field is a column or a
    constant. `decimals` is how many decimals the source prints, where the file has lost trailing zeros.
    The marks of `withheld` and `missing` are folded, as the cells they are held against."""

    table: str
    sheet: str | None
    decimal: str
    decimals: int | None
    withheld: tuple[str, ...]
    missing: tuple[str, ...]
    columns: Mapping[str, str]
    series: tuple[Series, ...]


def read_map(text: str) -> ColumnMap:
    """The column map of a TOML text:

        tabel = "y25i01"             # required: the table the figures come from
        ark = "Ark1"                 # sheet of a workbook; default the first
        decimal = "."                # default ","
        decimaler = 1                # decimals the source prints; default as written, or the measure's own
        skjult = ["."]               # withheld; default . * skjult
        mangler = [""]               # no figure; default empty and ..
        kolonner = { omraade = "area_code", periode = "period", vaerdi = "value", kendt = "retrieved_at" }
        faste = { maaling = "fuldtidspersoner" }
        [[serie]]                    # none: every row; else rows that fit no series are skipped
        hvor = { measure = "ledige_i_alt" }
        gruppe = "bruttoledige"

    Fault `forkert_kolonnekort` with the key (`noegle`), what is wrong (`fejl`: syntaks, ukendt, mangler,
    vaerdi), what was written (`skrevet`) and the nearest known (`forslag`), both "" where there is none.
    """
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise bad_map("", "syntaks", _line_at(text, str(error))) from None
    for key in content:
        if key not in KEYS:
            raise _unknown(key, key, KEYS)
    columns, fixed = _texts(content, "kolonner", FIELDS), _texts(content, "faste", CONSTANTS)
    found = ColumnMap(
        content.get("tabel", ""),
        content.get("ark"),
        content.get("decimal", ","),
        content.get("decimaler"),
        _marks(content, "skjult", WITHHELD),
        _marks(content, "mangler", MISSING),
        columns,
        tuple(_series(each, fixed) for each in _list(content, "serie", ({},))),
    )
    _check(found)
    return found


def bad_map(key: str, wrong: str, written: object = "", nearest: str | None = None) -> Fault:
    """The fault of a column map: at which key, what is wrong, what was written, and the nearest known."""
    return Fault("forkert_kolonnekort", noegle=key, fejl=wrong, skrevet=plain(written), forslag=nearest or "")


def folded(cell: object) -> str:
    """A cell or a mark as the two are compared."""
    return str(cell).strip().casefold()


def _line_at(text: str, message: str) -> str:
    """The line on which TOML breaks down: the last one where the message says the end of the text."""
    named = re.search(r"at line (\d+)", message)
    lines = text.splitlines()[: int(named[1]) if named else None]
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def _unknown(key: str, written: str, known: Collection[str]) -> Fault:
    """A key that is not known here; one that has its place elsewhere in a map is not taken for a misspelling."""
    elsewhere = written in (*FIELDS, *KEYS)
    return bad_map(key, "ukendt", written, None if elsewhere else law.nearest(written, known))


def _check(found: ColumnMap) -> None:
    for key, text in {"tabel": found.table, "ark": found.sheet or "", "decimal": found.decimal}.items():
        if not isinstance(text, str):
            raise bad_map(key, "vaerdi", text)
    if found.decimal not in (",", "."):
        raise bad_map("decimal", "vaerdi", found.decimal)
    if not (found.decimals is None or (isinstance(found.decimals, int) and 0 <= found.decimals <= 9)):
        raise bad_map("decimaler", "vaerdi", found.decimals)
    if not found.table:
        raise bad_map("tabel", "mangler")
    for field in NEEDED:
        if field not in found.columns and not all(field in each.fixed for each in found.series):
            raise bad_map(field, "mangler")


def _list(content: Mapping[str, Any], key: str, default: tuple[Any, ...]) -> tuple[Any, ...]:
    found = content.get(key, list(default))
    if not isinstance(found, list):
        raise bad_map(key, "vaerdi", found)
    return tuple(found)


def _marks(content: Mapping[str, Any], key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    found = _list(content, key, default)
    for mark in found:
        if not isinstance(mark, str):
            raise bad_map(key, "vaerdi", mark)
    return tuple(map(folded, found))


def _texts(content: Mapping[str, Any], key: str, known: Collection[str]) -> dict[str, str]:
    found = content.get(key, {})
    if not isinstance(found, dict):
        raise bad_map(key, "vaerdi", found)
    for field in found:
        if field not in known:
            raise _unknown(f"{key}.{field}", field, known)
    return {field: str(value) for field, value in found.items()}


def _series(entry: Any, fixed: Mapping[str, str]) -> Series:
    if not isinstance(entry, dict) or not isinstance(entry.get("hvor", {}), dict):
        raise bad_map("serie", "vaerdi", entry)
    own = _texts({"serie": entry}, "serie", ("hvor", *CONSTANTS))
    own.pop("hvor", None)
    return Series({column: str(value) for column, value in entry.get("hvor", {}).items()}, {**fixed, **own})
