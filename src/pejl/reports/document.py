"""A document as data: what is said, in which order and with which numbers, before anybody decides how it looks.

Every number keeps its exact value beside what is printed, so that a spreadsheet gets a number where paper gets text.
All texts are finished sentences in the document's language; a renderer adds only the frame around them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from pejl.numbers import Value
from pejl.words import number_with_unit, show


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. `strong`: said with weight; `link`: an address or `#anchor` of a heading, "" for none;
    `danish`: in Danish whatever the document's language is, as the words of a plan are."""

    text: str
    strong: bool = False
    link: str = ""
    danish: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a cell. `shown`: as it is printed, with its unit where the column does not say it; a withheld one is
    a word. `value.exact` is what a spreadsheet gets, in `unit`."""

    value: Value
    unit: str
    shown: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a cell, so that a spreadsheet gets a date."""

    day: date
    shown: str


class Lack(str):
    """What is said where a number would stand and there is none, "" for nothing."""

    __slots__ = ()


Cell = str | Number | Day
"""What stands in a table. An empty text is an empty cell."""


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is a chapter (a PDF's first bookmarks), 3 the lowest; levels are never jumped over downwards.
    `anchor`: what links go to, letters, digits and hyphens, "" for none; `danish` as of a run."""

    level: int
    text: str
    anchor: str = ""
    danish: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item is a paragraph's runs."""

    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of headings. Every row has as many cells as `header`. `row_headers`: the first column names
    its row. `note`: what must be known to read it, with the caption, "" for none. `sheet`: the name of its sheet in a
    spreadsheet, "" for one from the caption. `danish`: the columns that are in Danish whatever the document's language
    is, by place; `strong`: the rows with weight. A row whose heading is empty belongs to the one above."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_headers: bool = True
    note: str = ""
    sheet: str = ""
    danish: tuple[int, ...] = ()
    strong: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Raises ValueError for a row of another length: a cell would stand under another heading."""
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError(f"a row of {self.caption!r} has not {len(self.header)} cells")

    def numeric(self, column: int) -> bool:
        """Whether the column is of numbers, also where none is known: it is then set flush right."""
        cells = [each for each in (row[column] for row in self.rows) if each != "" or isinstance(each, Lack)]
        return bool(cells) and all(isinstance(each, Number | Lack) for each in cells)

    def filled(self) -> "Table":
        """Without the columns that are empty in every row; the first one stays."""
        kept = [at for at in range(len(self.header)) if at == 0 or any(shown(row[at]) for row in self.rows)]
        return replace(
            self,
            header=tuple(self.header[at] for at in kept),
            rows=tuple(tuple(row[at] for at in kept) for row in self.rows),
            danish=tuple(new for new, at in enumerate(kept) if at in self.danish),
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG of its own (no style sheet, no script, fonts by family name). `alt`: what it shows, for those
    who do not see it; `caption` is for everybody. ValueError without `alt`."""

    svg: str
    alt: str
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.alt:
            raise ValueError("a picture must say what it shows")


class Kind(StrEnum):
    """What a note is about: it stands before its words, so that no colour says it alone."""

    INFO = "info"
    RESERVE = "forbehold"
    FAULT = "fejl"
    LACK = "mangler"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart from the text. `danish`: the words it begins with that are in Danish whatever the document's
    language is, "" for none."""

    kind: Kind
    text: str
    danish: str = ""

    def runs(self) -> tuple[Run, ...]:
        return _begun(self.text, self.danish)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page, or under a rule where there are no pages."""


class Colour(StrEnum):
    """What a standing is like. Always beside a word and a sign, never instead of them."""

    GOOD = "god"
    BAD = "daarlig"
    OPEN = "uvis"
    PLAIN = "neutral"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One number that stands out, with what it is of and how it stands. `number` is None where there is none: `word`
    then says so. `detail`: denominator, period and reference, in words. `danish`: of the label, as of a note."""

    label: str
    number: Number | None
    word: str
    sign: str
    colour: Colour
    detail: str = ""
    danish: str = ""

    def runs(self) -> tuple[Run, ...]:
        return _begun(self.label, self.danish)


Block = Heading | Text | Bullets | Table | Picture | Note | PageBreak | KeyFigure


@dataclass(frozen=True, slots=True)
class Meta:
    """Facts of the document itself. `day`: the day it stands as on, which is its date of creation too; `known`: the
    numbers are those known at the end of that day, None for a document without numbers; `period`: what it is about, in
    words; `snapshot`: which edition of the ledger's events was read, "" for none. `plan`: the title of the
    plan it is about, "" for the plan itself."""

    plan: str
    municipality: str
    period: str
    day: date
    known: date | None
    snapshot: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """`language`: `da` or `en`. `made_up`: there are made-up persons behind it, and every page says so. `subtitle`
    stands under the title on the first page. `behind`: tables for spreadsheets alone, such as the numbers behind the
    pictures."""

    title: str
    language: str
    made_up: bool
    meta: Meta
    blocks: tuple[Block, ...]
    subtitle: str = ""
    contents: bool = True
    behind: tuple[Table, ...] = ()

    def tables(self) -> Iterator[tuple[str, Table]]:
        """Each printed table with the heading it stands under ("" before the first)."""
        heading = ""
        for block in self.blocks:
            if isinstance(block, Heading):
                heading = block.text
            elif isinstance(block, Table):
                yield heading, block


def _begun(text: str, danish: str) -> tuple[Run, ...]:
    """A text as runs. ValueError where it does not begin with its Danish words: they would be said twice."""
    if not text.startswith(danish):
        raise ValueError(f"{text!r} does not begin with {danish!r}")
    return tuple(each for each in (Run(danish, danish=True), Run(text.removeprefix(danish))) if each.text)


def anchor(text: str) -> str:
    """What a heading's anchor may be made of."""
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in text)


def capital(said: str) -> str:
    return f"{said[0].upper()}{said[1:]}"


def sentence(said: str) -> str:
    """With a capital letter and one full stop."""
    return f"{capital(said).removesuffix('.')}."


def plain(text: str) -> Text:
    """A paragraph of one run."""
    return Text((Run(text),))


def bullets(texts: Sequence[str], *, danish: bool = False) -> Bullets:
    """A list of plain items."""
    return Bullets(tuple((Run(each, danish=danish),) for each in texts))


def number(value: Value | None, unit: str, lang: str, *, bare: bool = False, lacks: str = "") -> Cell:
    """A value as a cell, with its unit unless `bare`; the words of `lacks` where there is none."""
    if value is None:
        return Lack(lacks)
    return Number(value, unit, show(value, lang) if bare else number_with_unit(value, unit, lang))


def day(when: date | None, lang: str) -> Cell:
    """A day as a cell; an empty one for none."""
    return "" if when is None else Day(when, show(when, lang))


def shown(cell: Cell) -> str:
    """What is printed of a cell."""
    return cell if isinstance(cell, str) else cell.shown
