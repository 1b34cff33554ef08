"""A page's rows as a file: CSV for a Danish spreadsheet, XLSX with real numbers and days, JSON and Parquet for
machines."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from django.http import HttpResponse

from pejl.numbers import Value, decimals_of, machine_text
from pejl.periods import COPENHAGEN, Period
from pejl.web.cells import exact_of, words_of
from pejl.web.desk import desk
from pejl.web.parquet import as_parquet
from pejl.web.stand import NoPlan
from pejl.words import say

FORMS = ("csv", "xlsx", "json", "parquet")
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}
BEGINS_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, full-width letters and what is stripped before it too."""
_NUMBER = re.compile(r"-\d+(?:\.\d{3})*(?:[.,]\d+)?")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
LONGEST_CELL, WIDEST = 32_767, 60
"""Characters an XLSX cell can hold; how wide a column is made, in characters."""
Rows = Sequence[Sequence[object]]


def exported(request: Any, name: str, headings: Sequence[str], rows: Rows, data: object) -> HttpResponse | None:
    """The answer to `?form=csv|xlsx|json|parquet`; None when the page itself is asked for. `?bom=0` leaves the mark of
    UTF-8 out of a CSV, for programs that take it for text.

    Cells are str, int, bool, Decimal, Fraction, Value, Period, date, datetime or None (empty). `data` is the machine
    form, where exact numbers become strings with a decimal point. Where the ledger has made-up people a last column, or
    `made_up`, says so. `name`: what the file is; letters only are kept of it, so that no id stands in a file name.
    Whoever exports citizens has told `request.looks` first.
    """
    form = request.GET.get("form", "")
    if form not in FORMS:
        return None
    lang, made_up = request.lang, _made_up()
    if made_up and form != "json":
        headings = [*headings, say("web_plan_opdigtet", {}, lang)]
        rows = [[*row, True] for row in rows]
    if form == "csv":
        content = as_csv(headings, rows, lang, bom=request.GET.get("bom") != "0")
    elif form == "xlsx":
        content = as_xlsx(headings, rows, lang, request.now)
    elif form == "parquet":
        content = as_parquet(headings, rows, lang)
    else:
        content = as_json(data, made_up=made_up)
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{file_name(name)}-{request.now:%Y-%m-%d}.{form}"'
    return response


def _made_up() -> bool:
    try:
        return desk().stand().made_up
    except NoPlan:
        return False


def file_name(name: str) -> str:
    """ASCII letters and hyphens, never empty."""
    kept = re.sub(r"[^a-z]+", "-", name.lower().translate(_LETTERS)).strip("-")
    return f"pejl-{kept}" if kept else "pejl"


# --- CSV -------------------------------------------------------------------------------------------------


def as_csv(headings: Sequence[str], rows: Rows, lang: str, *, bom: bool = True) -> bytes:
    """`;` between cells, decimal comma in Danish, UTF-8 with the mark that Excel asks for unless `bom` is False."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow([guarded(each) for each in headings])
    for row in rows:
        writer.writerow([_text(cell, lang) for cell in row])
    return out.getvalue().encode("utf-8-sig" if bom else "utf-8")


def guarded(text: str) -> str:
    """Text that a spreadsheet would run is made text by an apostrophe; a written negative number is left alone."""
    runs = text.startswith(BEGINS_FORMULA) and not _NUMBER.fullmatch(text)
    return f"'{text}" if runs else text


def _text(cell: object, lang: str) -> str:
    number = exact_of(cell)
    if number is not None:
        text = f"{number:f}" if isinstance(number, Decimal) else machine_text(number)
        return text.replace(".", ",") if lang == "da" else text
    if isinstance(cell, datetime):
        return f"{cell.astimezone(COPENHAGEN):%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return cell.isoformat()
    return guarded(words_of(cell, lang))


# --- XLSX ------------------------------------------------------------------------------------------------


class SheetOf(NamedTuple):
    """A sheet of a workbook; `name` None is what the program calls it."""

    name: str | None
    headings: Sequence[str]
    rows: Rows


def as_xlsx(headings: Sequence[str], rows: Rows, lang: str, made: datetime) -> bytes:
    """One sheet: numbers as numbers, days as days, text never read as a formula or an address."""
    return as_book([SheetOf(None, headings, rows)], lang, made)


def as_book(sheets: Sequence[SheetOf], lang: str, made: datetime) -> bytes:
    """A workbook of these sheets, each as `as_xlsx` makes one."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, {**options, "strings_to_numbers": False})
    book.set_properties({"created": made.replace(tzinfo=None)})
    for name, headings, rows in sheets:
        sheet = _Sheet(book, name, lang)
        sheet.widths(headings, rows)
        for column, heading in enumerate(headings):
            sheet.page.write_string(0, column, heading, sheet.bold)
        for place, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                sheet.put(place, column, cell)
    book.close()
    return out.getvalue()


class _Sheet:
    def __init__(self, book: Any, name: str | None, lang: str) -> None:
        self.page, self._book, self._lang = book.add_worksheet(name), book, lang
        self.bold = book.add_format({"bold": True})
        self._day = book.add_format({"num_format": "dd-mm-yyyy"})
        self._instant = book.add_format({"num_format": "dd-mm-yyyy hh:mm"})
        self._as_text = book.add_format({"quote_prefix": True})
        self._numbers: dict[int, Any] = {}
        self.page.freeze_panes(1, 0)

    def widths(self, headings: Sequence[str], rows: Rows) -> None:
        for column, heading in enumerate(headings):
            longest = max((len(_text(row[column], self._lang)) for row in rows), default=0)
            self.page.set_column(column, column, min(WIDEST, max(len(heading), longest, 8)) + 1)

    def put(self, row: int, column: int, cell: object) -> None:
        number = exact_of(cell)
        if number is not None:
            # a spreadsheet's number is binary whatever it is given; the exact one stands in the JSON
            self.page.write_number(row, column, float(number), self._number(_decimals(cell)))
        elif isinstance(cell, datetime):
            self.page.write_datetime(row, column, cell.astimezone(COPENHAGEN).replace(tzinfo=None), self._instant)
        elif isinstance(cell, date):
            self.page.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), self._day)  # noqa: DTZ001
        elif cell is not None:
            text = words_of(cell, self._lang)[:LONGEST_CELL]
            self.page.write_string(row, column, text, self._as_text if guarded(text) != text else None)

    def _number(self, decimals: int) -> Any:
        if decimals not in self._numbers:
            shape = "#,##0" + ("." + "0" * decimals if decimals else "")
            self._numbers[decimals] = self._book.add_format({"num_format": shape})
        return self._numbers[decimals]


def _decimals(cell: object) -> int:
    """How many decimals a number is shown with; a bare fraction with two, as everywhere."""
    if isinstance(cell, Value):
        return cell.decimals
    if isinstance(cell, Decimal):
        return decimals_of(cell)
    return 2 if isinstance(cell, Fraction) and cell.denominator != 1 else 0


# --- JSON ------------------------------------------------------------------------------------------------


def as_json(data: object, *, made_up: bool) -> bytes:
    """The machine form with `made_up`; a bare list stands under `rows`."""
    body = dict(data) if isinstance(data, Mapping) else {"rows": data}
    return json.dumps({**body, "made_up": made_up}, ensure_ascii=False, indent=1, default=_machine).encode()


def _machine(value: object) -> str | None:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Fraction):
        return machine_text(value)
    if isinstance(value, Value):
        return None if value.exact is None else machine_text(value.exact)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Period):
        return value.id
    raise TypeError(type(value))
