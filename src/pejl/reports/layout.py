"""What of a document stays on one page, and how wide a table's columns are: the same rules for every renderer."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import isqrt

from pejl.reports.document import Block, Bullets, Cell, Day, Heading, KeyFigure, Note, Picture, Table, Text, shown

TOGETHER = (Text, Note, KeyFigure, Picture, Bullets)
"""What is said of a goal one after the other."""
FEW, SHORT = 20, 1500
"""A table of at most so many rows and letters is never parted: it is far less than a page."""


def held(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Each block with whether it stands on the page of the following one.

    Under a heading of level 2 everything is held together; so are a list and the words before it, and the words
    between a heading and one below it. What is longer than a page is parted all the same.
    """
    level, before = 0, None
    for block, after in pairwise([*blocks, None]):
        assert block is not None  # noqa: S101 - for the types: only the last is None, and it is no `block`
        level = block.level if isinstance(block, Heading) else level
        one = level > 1 and isinstance(block, TOGETHER) and isinstance(after, TOGETHER)
        leads = isinstance(block, Text) and isinstance(after, Bullets)
        heads = isinstance(before, Heading) and isinstance(after, Heading) and after.level > before.level
        between = isinstance(block, Text) and heads
        yield block, one or leads or between
        before = block


def whole(table: Table) -> bool:
    """Whether a table is small enough to stand on one page always."""
    return len(table.rows) <= FEW and sum(len(shown(cell)) for row in table.rows for cell in row) <= SHORT


GAP, WORD, UNIT = 2, 12, 5
"""Letters: of air beside a cell, of a word before it may be broken, that a column of no running text asks for at most,
and of a unit that stays on the line of its number."""
BREAKS = r"[ /-]+(?![?!])"
"""Where a line may be broken without a hyphen: never before a sign that ends a sentence."""
SIZES = ((4, 9, 96), (6, 8.5, 102), (7, 8, 110), (99, 7.5, 119))
"""Up to how many columns a table is set in which size, in points, and how many letters of it a line has room for."""


def size_and_room(table: Table) -> tuple[float, int]:
    """A table's letters in points, and how many of them a line has room for."""
    return next((size, room) for most, size, room in SIZES if len(table.header) <= most)


def widths(table: Table, room: int) -> list[int]:
    """The columns' widths in letters, of a line with room for so many: each has its longest word, and the rest is given
    out letter by letter to the column that is shortest of what it wants, until each has it."""
    columns = range(len(table.header))
    given, wanted = ([of(table, at) for at in columns] for of in (_longest, _wanted))

    def lacks(at: int) -> Fraction:
        return Fraction(wanted[at], given[at])

    for _ in range(room - sum(given)):
        at = max(columns, key=lacks)
        if lacks(at) <= 1:
            break
        given[at] += 1
    return given


def hyphenated(text: str) -> bool:
    """Whether a heading has a word that its column need not have room for."""
    return any(len(each) > WORD for each in re.split(BREAKS, text))


def unbroken(cell: Cell) -> str:
    """What is printed of a cell, with a day and a number with a short unit on one line."""
    if isinstance(cell, str):
        return cell
    short = isinstance(cell, Day) or len(cell.shown.split(" ")[-1]) <= UNIT
    return cell.shown.replace(" ", "\N{NO-BREAK SPACE}") if short else cell.shown


def _longest(table: Table, column: int) -> int:
    """The longest word of a column with the air beside it; letters of a heading are broader."""
    longest = max(min(len(each), WORD) + 1 for each in re.split(BREAKS, table.header[column]))
    for row in table.rows:
        most = WORD if isinstance(row[column], str) else len(shown(row[column]))
        longest = max(longest, *(min(len(each), most) for each in _words(unbroken(row[column]))))
    return longest + GAP


def _words(text: str) -> list[str]:
    """What is not broken where a column may be narrow: words, and a short cell as a whole."""
    return [text] if len(text) <= WORD else re.split(BREAKS, text)


def _wanted(table: Table, column: int) -> int:
    """What a column would have of a broad line: one of running text what most of its cells need, any other its longest
    cell within reason. Long cells weigh more, so that a table is low; a single one does not make a column wide."""
    lengths = [len(shown(row[column])) for row in table.rows] or [0]
    usual = 3 * isqrt(sum(each**2 for each in lengths) // len(lengths)) // 2 if column in table.wide else WORD
    return min(max(lengths), usual) + GAP
