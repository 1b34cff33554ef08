"""Which finder a field of a table has: its kind, its list of codes, the map's words, and its default."""

from collections.abc import Callable, Mapping
from datetime import date

from pejl import law
from pejl.law.catalogue import catalogue
from pejl.ledger.tables import TABLES, Kind
from pejl.sources.udtraek import cells
from pejl.sources.udtraek.cells import EPOCH, FAR_DAY
from pejl.sources.udtraek.column_map import SKIP as SKIP_WORD
from pejl.sources.udtraek.column_map import ColumnMap, TableMap, bad_map, folded
from pejl.sources.udtraek.fields import (
    CLOSED,
    FIELD_WORDS,
    HOURS,
    MOST_MINUTES,
    SEXES,
    TABLE_WORDS,
    column_of,
    default_of,
)
from pejl.sources.udtraek.lookup import SKIP, Book, Find, Found, Reason

_MOST = 2**31 - 1


def finder(mapped: ColumnMap, entry: TableMap, field: str, books: Mapping[str, Book], serials: bool) -> Find:
    """What reads a field's cells: words first, then the empty cell, then what its kind says. The last day of a
    stretch comes out as the day after."""
    column = column_of(field)
    words, default = entry.words.get(field, {}), default_of(entry.table, column)
    find = _of_kind(mapped, entry, field, books, serials)
    empty = None if default is None else _number(default, books.get(column))

    def look_up(text: str) -> Found:
        said = words.get(folded(text), text) if words else text
        if said == SKIP_WORD and words:
            return SKIP
        return empty if empty is not None and not said else find(said)

    return look_up


def check_words(mapped: ColumnMap, entry: TableMap, field: str, find: Find) -> None:
    """Each word of the map gives something the field can hold; Fault `forkert_kolonnekort` names one that does not."""
    for word, code in entry.words.get(field, {}).items():
        if isinstance(found := find(word), Reason) and found is not SKIP:
            raise bad_map(f"{_word(entry)}.ord.{field}", "ukendt_navn", code, _nearest(found, code))


def constant(entry: TableMap, field: str, text: str, find: Find, *, ours: bool = True) -> int:
    """The number of a constant. Fault `forkert_kolonnekort` when the field cannot hold it."""
    found = find(text)
    if isinstance(found, Reason):
        wrong = "ukendt_navn" if found.startswith("ukendt") else "vaerdi"
        raise bad_map(f"{_word(entry)}.{field}" if ours else field, wrong, text, _nearest(found, text))
    return found


def _of_kind(mapped: ColumnMap, entry: TableMap, field: str, books: Mapping[str, Book], serials: bool) -> Find:
    column = column_of(field)
    kind = TABLES[entry.table].columns[column]
    days = cells.day_finder(mapped.days, serials)
    if kind is Kind.ID:
        return cells.person if column == "person" else cells.company
    if kind is Kind.DAY:
        return cells.month_finder(days) if column == "month" else days
    if kind is Kind.END:
        return _day_after(days) if entry.last_day else days
    if kind is Kind.FLAG:
        return cells.flag
    if column == "minute":
        return cells.clock_finder(mapped.decimal, serials)
    if kind is Kind.COUNT:
        most = MOST_MINUTES.get(entry.table, _MOST) if column == "minutes" else _MOST
        return cells.count_finder(mapped.decimal, 60 if field == HOURS else 1, most)
    return cells.code_finder(_codes(entry, column, field), books[column], field)


def _codes(entry: TableMap, column: str, field: str) -> Callable[[str], str]:
    words = frozenset(entry.words.get(field, {}).values())
    if column == "area":
        return cells.municipality
    if (entry.table, column) == ("spells", "group"):
        return cells.benefit
    if column == "group":
        return lambda text: text if text in words else law.find_group(text)
    if column == "who":
        return str
    codes = cells.catalogued(_names(entry.table, column), words, CLOSED.get((entry.table, column), ()))
    return cells.several(codes) if column == "topics" else codes


def _names(table: str, column: str) -> dict[str, str]:
    """The codes of a column's catalogue by their folded names, empty where it has none."""
    try:
        entries = catalogue(table, column).values()
    except KeyError:
        return {}
    names = {law.fold(word): each.code for each in entries for word in (each.name, each.code)}
    return {**names, **SEXES} if column == "sex" else names


def _day_after(find: Find) -> Find:
    def look_up(text: str) -> Found:
        day = find(text)
        return day if isinstance(day, Reason) or day == FAR_DAY else day + 1

    return look_up


def _number(value: date | int | bool | str, book: Book | None) -> int:
    if isinstance(value, date):
        return value.toordinal() - EPOCH
    if isinstance(value, str):
        return 0 if book is None else book.places.setdefault(value, len(book.places))
    return int(value)


def _nearest(reason: Reason, text: str) -> str | None:
    try:
        {"ukendt_gruppe": law.find_group, "ukendt_omraade": law.find_area}.get(reason, str)(text)
    except law.UnknownName as unknown:
        return unknown.nearest
    return None


def _word(entry: TableMap) -> str:
    return next(word for word, table in TABLE_WORDS.items() if table == entry.table)


def field_of(column: str) -> str:
    """The Danish word of a column of the ledger."""
    return next(word for word, name in FIELD_WORDS.items() if name == column)
