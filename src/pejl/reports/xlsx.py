"""The tables as XLSX: numbers that can be reckoned with, days that are days, and texts that are never run."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from functools import partial
from textwrap import wrap
from typing import Any

import xlsxwriter

from pejl.reports.document import Bullets, Cell, Day, Document, Heading, Note, Number, Table, shown
from pejl.reports.frame import banner, clean, facts, named, rezipped
from pejl.words import say, word

NAME, NAMED = 31, 50
"""Letters in the name of a sheet, and on a line of what it names."""
WIDEST, UPRIGHT, ROOM, AWAY = 60, 92, 140, 8
"""Letters in the widest column, on a line of a page upright and on its side, and in a column nobody has set."""
LINE, AIR, HIGHEST = 13, 3, 409
"""Points of a line of a cell, of what is over and under them, and of the highest row that Excel has."""
FONT = {"font_name": "Arial", "font_size": 10, "font_scheme": "none"}
"""It, or one as broad, is wherever a spreadsheet is opened: so the heights of rows hold."""
BROAD, BOLD = Fraction(21, 20), Fraction(9, 10)
"""Letters of a text, and of one in bold, for each that a column is wide: its width is counted in figures."""
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
METHOD = "kilder"
"""The anchor of the chapter whose list says how the numbers are made."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_ENDS = (", ", ": ", " (", "; ")
_DAY = "dd-mm-yyyy"
LEFT, RIGHT = {"align": "left", "indent": 1}, {"align": "right"}
"""How texts and numbers stand: a text with air before it. A number has none after it: not every program heeds that."""
HEAD = {"align": "right", "indent": 1}
"""How the heading of numbers stands: the lines of two of them would meet."""


def xlsx(document: Document) -> bytes:
    """An Excel file with a sheet for each table, after one that says what they are of and one with what must be known
    to read them. A number has its exact value and is shown with the decimals and the unit it is printed with; a
    withheld one is the word for it. Text is always text, whatever it begins with. Printed, a sheet is as wide as a page
    and has its headings on each."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {**OPTIONS, "default_format_properties": dict(FONT)})
    day = document.meta.day
    created = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Excel knows no zones
    book.set_properties({"title": named(document), "author": document.meta.municipality, "created": created})
    looks = _Looks(book)
    tables = [*_reserves(document), *(table for _, table in document.tables()), *document.behind]
    names = sheet_names([each.sheet or each.caption for each in tables], say("rap_ark_om", {}, document.language))
    sheets = [book.add_worksheet(each) for each in names]
    _about(sheets[0], document, list(zip(names[1:], tables, strict=True)), looks)
    for sheet, table in zip(sheets[1:], tables, strict=True):
        _sheet(sheet, table, document, looks)
    for sheet in sheets:
        _paper(sheet, document)
    book.close()
    return rezipped(out.getvalue(), day)


def sheet_names(wanted: Sequence[str], first: str) -> list[str]:
    """`first` and a name for each, as Excel allows them: at most 31 letters, none of `[]:*?/\\`, no two alike however
    they are capitalised, no `'` at an end. One that is too long ends where its sense does, else with a whole word and
    `…`. A name of nothing but such signs is the first one's with a number."""
    found: list[str] = []
    for each in (first, *wanted):
        name, number = _name(each, NAME) or first, 1
        while name.casefold() in {one.casefold() for one in found}:
            number += 1
            name = f"{_name(each, NAME - len(f' {number}')) or first} {number}"
        found.append(name)
    return found


def _name(text: str, room: int) -> str:
    """At most `room` letters of it, of which a sheet's name may be."""
    text = " ".join(clean(text).split())
    ends = [at for end in _ENDS if (at := text.rfind(end, 0, room + len(end))) > 0]
    short = text[: max(ends)] if ends and len(text) > room else text
    short = " ".join(short.translate(_FORBIDDEN).split()).strip("'")
    if len(short) <= room:
        return short
    whole = short[:room].rpartition(" ")[0] or short[: room - 1]
    return f"{whole}…"


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


def _paper(sheet: Any, document: Document) -> None:
    """How it is printed: as wide as a page, with the banner on each."""
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.5, right=0.5)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&C{_printed(banner(document))}")
    of = _printed(named(document)[:ROOM])
    pages = say("rap_side", {"side": "&P", "sider": "&N"}, document.language)
    sheet.set_footer(f"&L{of}&R{pages}")


def _printed(text: str) -> str:
    """As it stands over and under a page, where `&` begins an order."""
    return clean(text).replace("&", "&&")


# --- what it is of ---------------------------------------------------------------------------------------


def _about(sheet: Any, document: Document, tables: list[tuple[str, Table]], looks: _Looks) -> None:
    """What the file is of, and what is on each sheet."""
    lang = document.language
    sheet.set_column(0, 0, NAME)
    sheet.set_column(1, 1, NAMED)
    sheet.write_string(0, 0, clean(named(document)), looks(bold=True, font_size=14))
    row = 1
    if document.subtitle:
        sheet.write_string(row, 0, clean(document.subtitle), looks(bold=True))
        row += 1
    if said := banner(document):
        sheet.write_string(row, 0, said, looks(bold=True, font_color="#A3180E"))
        row += 1
    for name, value in facts(document):
        sheet.write_string(row, 0, name)
        if isinstance(value, str):
            sheet.write_string(row, 1, clean(value))
        else:
            sheet.write_datetime(row, 1, value, looks(num_format=_DAY, align="left"))
        row += 1
    row += 1
    for place, code in enumerate(("rap_ark", "rap_tabel", "rap_raekker")):
        sheet.write_string(row, place, say(code, {}, lang), looks(bold=True, bottom=1))
    for name, table in tables:
        row += 1
        sheet.write_string(row, 0, name, looks(valign="top"))
        sheet.write_string(row, 1, clean(table.caption), looks(text_wrap=True, valign="top"))
        sheet.write_number(row, 2, len(table.rows), looks(valign="top"))
        _high(sheet, row, [(table.caption, NAMED)])


def _reserves(document: Document) -> Iterator[Table]:
    """The document's notes with the heading each stands under, and how its numbers are made; none where it has
    neither."""
    lang = document.language
    rows: list[tuple[Cell, ...]] = []
    under = Heading(1, "")
    for block in document.blocks:
        if isinstance(block, Heading):
            under = block
        elif isinstance(block, Note):
            rows.append((under.text, say(f"rap_note_{block.kind}", {}, lang), block.text))
        elif isinstance(block, Bullets) and under.anchor == METHOD:
            items = ("".join(run.text for run in item) for item in block.items)
            rows += [(under.text, say("rap_metode", {}, lang), each) for each in items]
    if rows:
        head = tuple(say(f"rap_kol_{each}", {}, lang) for each in ("afsnit", "slags", "tekst"))
        yield Table(say("rap_ark_forbehold", {}, lang), head, tuple(rows))


# --- a table ---------------------------------------------------------------------------------------------


def _sheet(sheet: Any, table: Table, document: Document, looks: _Looks) -> None:
    widths = _widths(table)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    if sum(widths) > UPRIGHT:
        sheet.set_landscape()
    above = [
        (banner(document), looks(bold=True, font_color="#A3180E", text_wrap=True, valign="top")),
        (table.caption, looks(bold=True, font_size=12, text_wrap=True, valign="top")),
        (table.note, looks(italic=True, text_wrap=True, valign="top")),
    ]
    row = -1
    for text, look in above:
        if text:
            row += 1
            _across(sheet, row, text, widths, look)
    row += 1
    for place, heading in enumerate(table.header):
        how = HEAD if table.numeric(place) else _left(place)
        sheet.write_string(row, place, clean(heading), looks(bold=True, bottom=1, text_wrap=True, valign="top", **how))
    _high(sheet, row, zip(table.header, widths, strict=True), BOLD)
    sheet.freeze_panes(row + 1, 1 if table.row_headers else 0)
    sheet.repeat_rows(row)
    for at, line in enumerate(_named(table)):
        row += 1
        for place, cell in enumerate(line):
            _write(sheet, row, place, cell, document.language, partial(looks, valign="top", bold=at in table.strong))
        texts = ((cell, width) for cell, width in zip(line, widths, strict=True) if isinstance(cell, str))
        _high(sheet, row, texts)


def _named(table: Table) -> Iterator[tuple[Cell, ...]]:
    """The rows, each with its own heading: a row that belongs to the one above must be told when they are sorted."""
    heading: Cell = ""
    for first, *others in table.rows:
        heading = first if shown(first) or not table.row_headers else heading
        yield (heading, *others)


def _across(sheet: Any, row: int, text: str, widths: Sequence[int], look: Any) -> None:
    """A text over the whole table, and over empty columns beside a narrow one."""
    beside = max(0, UPRIGHT - sum(widths)) // AWAY
    last, room = len(widths) - 1 + beside, sum(widths) + beside * AWAY
    if last:
        sheet.merge_range(row, 0, row, last, "", look)
    sheet.write_string(row, 0, clean(text), look)
    _high(sheet, row, [(text, room)], BOLD * BOLD)  # a caption is larger too


def _high(sheet: Any, row: int, cells: Iterable[tuple[str, int]], letters: Fraction = BROAD) -> None:
    """As high as its longest text in a column of such a width: not every program works it out for itself."""
    lines = max((_lines(text, int((width - 1) * letters)) for text, width in cells), default=1)
    if lines > 1:
        sheet.set_row(row, min(lines * LINE + AIR, HIGHEST))


def _lines(text: str, room: int) -> int:
    return sum(len(wrap(each, room)) or 1 for each in text.splitlines())


def _widths(table: Table) -> list[int]:
    """In letters, as wide as the longest cell, where a heading may take two lines; the widest give way until a page has
    room for all, down to their longest word."""
    columns = list(zip(table.header, *table.rows, strict=True))
    least = [min(max(*(_letters(cell, words=True) for cell in each), 6) + 3, WIDEST) for each in columns]
    wanted = [max(len(head) // 2, *(_letters(cell) for cell in cells), 0) + 3 for head, *cells in columns]
    for most in range(WIDEST, 0, -1):
        found = [max(few, min(want, most)) for few, want in zip(least, wanted, strict=True)]
        if sum(found) <= ROOM:
            break
    return found


def _letters(cell: Cell, *, words: bool = False) -> int:
    """Of a cell, or of its longest word; a number and a day are never parted."""
    text = shown(cell)
    return max(map(len, text.split()), default=0) if words and isinstance(cell, str) else len(text)


def _write(sheet: Any, row: int, place: int, cell: Cell, lang: str, looks: Callable[..., Any]) -> None:
    if isinstance(cell, Day):
        sheet.write_datetime(row, place, cell.day, looks(num_format=_DAY, **_left(place)))
    elif isinstance(cell, Number) and cell.value.exact is not None:
        sheet.write_number(row, place, float(cell.value.exact), looks(num_format=_format(cell, lang), **RIGHT))
    else:
        text = shown(cell)
        how = RIGHT if isinstance(cell, Number) else _left(place)
        if text:
            sheet.write_string(row, place, clean(text), looks(text_wrap=True, **how))


def _left(place: int) -> dict[str, Any]:
    return LEFT if place else {"align": "left"}


def _format(number: Number, lang: str) -> str:
    """Excel puts the reader's own signs in: a comma in Denmark. The unit is there where it is printed, in quotes: a `%`
    without would make a hundred of one."""
    decimals = number.value.decimals
    unit = f" {word(number.unit, lang)}"
    said = unit.replace('"', "") if number.unit and number.shown.endswith(unit) else ""
    return "#,##0" + ("." + "0" * decimals if decimals else "") + (f'"{said}"' if said else "")
