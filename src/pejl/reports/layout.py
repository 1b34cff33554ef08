"""What of a document stays on one page, and how wide a table's columns are: the same rules for every renderer."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from pejl.reports.document import (
    Block,
    Bullets,
    Cell,
    Day,
    Heading,
    KeyFigure,
    Note,
    Number,
    Picture,
    Table,
    Text,
    shown,
)

TOGETHER = (Text, Note, KeyFigure, Picture, Bullets)
"""What is said of a goal one after the other."""
FEW, SHORT = 20, 1500
"""A table of at most so many rows and letters is never parted: it is far less than a page."""
TOP_ROWS = 3
"""So many rows of a table that is parted stand with its heading."""


def held(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Each block with whether it stands on the page of the following one.

    Under a heading of level 2 everything is held together; so are a list and the words before it, the words between a
    heading and one below it, and a table and the notes after it. What is longer than a page is parted all the same.
    """
    level, before = 0, None
    for block, after in pairwise([*blocks, None]):
        assert block is not None  # noqa: S101 - for the types: only the last is None, and it is no `block`
        level = block.level if isinstance(block, Heading) else level
        one = level > 1 and isinstance(block, TOGETHER) and isinstance(after, TOGETHER)
        leads = isinstance(block, Text) and isinstance(after, Bullets)
        heads = isinstance(before, Heading) and isinstance(after, Heading) and after.level > before.level
        between = isinstance(block, Text) and heads
        noted = isinstance(block, Table | Note) and isinstance(after, Note)
        yield block, one or leads or between or noted
        before = block


def whole(table: Table) -> bool:
    """Whether a table is small enough to stand on one page always."""
    return len(table.rows) <= FEW and sum(len(shown(cell)) for row in table.rows for cell in row) <= SHORT


GAP, WORD, PHRASE, UNIT, LOST = 2, 12, 20, 5, 1
"""Letters: of air beside a cell, of a word before it may be broken, of a number or a verdict that is on one line where
there is room for it, of a unit that is always on the line of its number, and that are lost at the end of a line."""
LEFT = Fraction(1, 10)
"""How much of a line must be left for what saves most lines, for numbers and verdicts to be each on one."""
BREAKS = r"[ /-]+(?![?!])"
"""Where a line may be broken without a hyphen: never before a sign that ends a sentence."""
BOUND = r"((?<!\S)[✓✗↗?!]|^–) |(?<=\d) (?=%)"
"""The space after the sign of a verdict, and before the one of a share."""
QUARTER = r"(?<=\b\d\.) (?=kvartal\b)"
"""The space in the name of a quarter."""
SIGNED = r"[✓✗↗?!–]\s"
"""What a verdict begins with."""
SIZES = ((4, 9, 96), (6, 8.5, 102), (7, 8, 110), (99, 7.5, 119))
"""Up to how many columns a table is set in which size, in points, and how many letters of it a line has room for."""
SMALLEST = (7, 127)
"""The size and the room where only so small letters keep words whole."""


def size_and_room(table: Table) -> tuple[float, int]:
    """A table's letters in points, and how many of them a line has room for."""
    return next((size, room) for most, size, room in SIZES if len(table.header) <= most)


def unhyphenated(table: Table) -> tuple[float, list[int]]:
    """A table's letters in points and its columns' widths in letters where nothing says that the program can hyphenate:
    in the largest type where every column has room for its longest word, so that none is broken without a hyphen. Where
    even the smallest has not, as long words as there is room for, and never less than `WORD`."""
    own, _ = size_and_room(table)
    longest = max(WORD, *(len(each) for text in _texts(table) for each in re.split(BREAKS, text)))
    types = [*((size, room) for _, size, room in SIZES if size <= own), SMALLEST]
    tried = ((size, room, word) for word in range(longest, WORD - 1, -1) for size, room in types)
    size, room, word = next((each for each in tried if _fits(table, *each[1:])), (*types[-1], WORD))
    return size, widths(table, room, word)


def _fits(table: Table, room: int, word: int) -> bool:
    return sum(_longest(table, at, word) for at in range(len(table.header))) <= room


def widths(table: Table, room: int, word: int = WORD) -> list[int]:
    """The columns' widths in letters, of a line with room for so many: each has its longest word, of which `word`
    letters must not be parted, and its longest number or verdict, where that leaves a part of the line. The rest
    goes where a letter saves most lines, until it saves none."""
    columns = range(len(table.header))
    short = [_longest(table, at, word, PHRASE) for at in columns]
    given = short if sum(short) <= room * (1 - LEFT) else [_longest(table, at, word) for at in columns]
    lengths = [Counter(len(shown(row[at])) for row in table.rows) for at in columns]
    air = [_air(table, at) for at in columns]

    def saved(at: int, more: int) -> Fraction:
        """By so many letters more, for each of them."""
        now, then = (_lines(lengths[at], given[at] + each - air[at]) for each in (0, more))
        return Fraction(now - then, more)

    while left := range(1, room - sum(given) + 1):
        most, at, more = max((saved(at, more), at, more) for at in columns for more in left)
        if not most:
            break
        given[at] += more
    return given


def _lines(lengths: Counter[int], width: int) -> int:
    """Of texts of these lengths; many lines in one cell weigh more, so that rows are low."""
    return sum(
        many * (1 if letters <= width else -(-letters // max(width - LOST, 1))) ** 3
        for letters, many in lengths.items()
    )


def hyphenated(text: str) -> bool:
    """Whether a cell has a word that its column need not have room for."""
    return any(len(each) > WORD for each in re.split(BREAKS, text))


def unbroken(cell: Cell, *, narrow: bool = False) -> str:
    """What is printed of a cell or a text, with a day, a number with a short unit, and a sign with what it is of on one
    line; the name of a quarter too, but for a `narrow` column that may have no room for it."""
    if isinstance(cell, str):
        whole = cell if narrow else re.sub(QUARTER, "\N{NO-BREAK SPACE}", cell)
        return re.sub(BOUND, "\\1\N{NO-BREAK SPACE}", whole)
    short = isinstance(cell, Day) or len(cell.shown.split(" ")[-1]) <= UNIT
    return cell.shown.replace(" ", "\N{NO-BREAK SPACE}") if short else cell.shown


def _texts(table: Table) -> Iterator[str]:
    yield from table.header
    yield from (cell for row in table.rows for cell in row if isinstance(cell, str))


def _longest(table: Table, column: int, word: int, short: int = WORD) -> int:
    """The longest word of a column, or its longest number or verdict of at most `short` letters, with the air beside
    it; letters of a heading are broader."""
    head = max(min(len(each), word) + 1 for each in re.split(BREAKS, table.header[column]))
    return max((head, *(_least(row[column], word, short) for row in table.rows))) + _air(table, column)


def _least(cell: Cell, word: int, short: int) -> int:
    """Its longest word, where one longer than `word` of a text may be broken; the whole of a short cell, and of a
    number or a verdict of at most `short` letters. Figures are broader."""
    text, broad = unbroken(cell, narrow=True), isinstance(cell, Number)
    if len(text) <= (short if broad or re.match(SIGNED, text) else WORD):
        return len(text) + broad
    most = word if isinstance(cell, str) else len(text)
    return max(min(len(each), most) for each in re.split(BREAKS, text)) + broad


def _air(table: Table, column: int) -> int:
    """More between a column that is flush right and one that is flush left: their texts would meet."""
    return GAP + (column > 0 and table.numeric(column - 1) and not table.numeric(column))
