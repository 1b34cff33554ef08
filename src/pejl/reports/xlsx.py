"""The tables as XLSX: numbers that can be reckoned with, days that are days, and texts that are never run."""

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import xlsxwriter

from pejl.numbers import Value
from pejl.reports.document import Cell, Day, Document, Number, Table
from pejl.reports.frame import banner, clean, facts, rezipped
from pejl.words import say

NAME, WIDEST = 31, 60
"""Letters in the name of a sheet, and the widest column."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def xlsx(document: Document) -> bytes:
    """An Excel file with a sheet for each table, after one that says what they are of. A number has its exact value and
    is shown with the decimals it is printed with; a withheld one is the word for it. Text is always text, whatever it
    begins with."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    day = document.meta.day
    created = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Excel knows no zones
    book.set_properties({"title": document.title, "author": document.meta.municipality, "created": created})
    looks = _Looks(book)
    tables = [*(table for _, table in document.tables()), *document.behind]
    names = sheet_names([each.sheet or each.caption for each in tables], say("rap_ark_om", {}, document.language))
    _about(book.add_worksheet(names[0]), document, list(zip(names[1:], tables, strict=True)), looks)
    for name, table in zip(names[1:], tables, strict=True):
        _sheet(book.add_worksheet(name), table, banner(document), looks)
    book.close()
    return rezipped(out.getvalue(), day)


def sheet_names(wanted: Sequence[str], first: str) -> list[str]:
    """`first` and a name for each, as Excel allows them: at most 31 letters, none of `[]:*?/\\`, no two alike however
    they are capitalised. A name of nothing but such signs is the first one's with a number."""
    found: list[str] = []
    for each in (first, *wanted):
        base = " ".join(clean(each).translate(_FORBIDDEN).split())[:NAME].strip() or first
        name, number = base, 1
        while name.casefold() in {one.casefold() for one in found}:
            number += 1
            name = f"{base[: NAME - len(str(number)) - 1].rstrip()} {number}"
        found.append(name)
    return found


class _Looks:
    """How cells look, each made once: Excel counts them."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def __call__(self, **how: object) -> Any:
        key = tuple(sorted(how.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(how))
        return self._made[key]


def _about(sheet: Any, document: Document, tables: list[tuple[str, Table]], looks: _Looks) -> None:
    """What the file is of, and what is on each sheet."""
    lang = document.language
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, WIDEST)
    sheet.write_string(0, 0, clean(document.title), looks(bold=True, font_size=14))
    row = 1
    if said := banner(document):
        sheet.write_string(row, 0, said, looks(bold=True, font_color="#A3180E"))
        row += 1
    for name, value in facts(document):
        sheet.write_string(row, 0, name)
        if isinstance(value, str):
            sheet.write_string(row, 1, clean(value))
        else:
            sheet.write_datetime(row, 1, value, looks(num_format="dd-mm-yyyy", align="left"))
        row += 1
    row += 1
    for place, code in enumerate(("rap_ark", "rap_tabel", "rap_raekker")):
        sheet.write_string(row, place, say(code, {}, lang), looks(bold=True, bottom=1))
    for name, table in tables:
        row += 1
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, clean(table.caption))
        sheet.write_number(row, 2, len(table.rows))


def _sheet(sheet: Any, table: Table, said: str, looks: _Looks) -> None:
    row = 0
    if said:
        sheet.write_string(row, 0, said, looks(bold=True, font_color="#A3180E"))
        row += 1
    sheet.write_string(row, 0, clean(table.caption), looks(bold=True, font_size=12))
    if table.note:
        row += 1
        sheet.write_string(row, 0, clean(table.note), looks(italic=True))
    row += 1
    for place, heading in enumerate(table.header):
        how = {"align": "right"} if table.numeric(place) else {}
        sheet.write_string(row, place, clean(heading), looks(bold=True, bottom=1, text_wrap=True, valign="top", **how))
    sheet.freeze_panes(row + 1, 1 if table.row_headers else 0)
    for at, line in enumerate(table.rows):
        row += 1
        for place, cell in enumerate(line):
            _write(sheet, row, place, cell, partial(looks, valign="top", bold=at in table.strong))
    for place, width in enumerate(_widths(table)):
        sheet.set_column(place, place, width)


def _widths(table: Table) -> list[int]:
    """As wide as the longest cell, within bounds; a heading may take two lines."""
    cells = [[len(each) // 2 + 2 for each in table.header]]
    cells += [[len(each if isinstance(each, str) else each.shown) for each in row] for row in table.rows]
    return [min(max(max(column) + 2, 9), WIDEST) for column in zip(*cells, strict=True)]


def _write(sheet: Any, row: int, place: int, cell: Cell, looks: Callable[..., Any]) -> None:
    if isinstance(cell, Day):
        sheet.write_datetime(row, place, cell.day, looks(num_format="dd-mm-yyyy"))
    elif isinstance(cell, Number) and cell.value.exact is not None:
        sheet.write_number(row, place, float(cell.value.exact), looks(num_format=_format(cell.value)))
    else:
        text = cell.shown if isinstance(cell, Number) else cell
        how = {"align": "right"} if isinstance(cell, Number) else {}
        if text:
            sheet.write_string(row, place, clean(text), looks(text_wrap=True, **how))


def _format(value: Value) -> str:
    """Excel puts the reader's own signs in: a comma in Denmark."""
    return "#,##0" + ("." + "0" * value.decimals if value.decimals else "")
