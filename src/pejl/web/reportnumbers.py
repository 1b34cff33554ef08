"""The numbers a report prints, kept beside it, and which of them are others now.

What is kept is taken from the finished document, table by table, those behind the curves and sentences too: so a
chapter that prints a new number is held against later ones without anything written for it. A number that stands out on
a page is one of the table of all goals. What the document withholds is withheld here.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pejl.reports.document import Cell, Day, Document, Heading, Number, Table, shown

Numbers = Mapping[str, Any]
"""`tables`: of each its `chapter`, its `caption` and its `rows`; of a row the texts that tell it from others (`of`, the
first may be enough), its `name`, and its `cells`, each a column with a number and what is printed. As JSON has it."""
SOURCES = "kilder"
"""The anchor of the chapter that says where the numbers are from."""
_Row = Mapping[str, Any]
_Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Revised:
    """A place of a report that prints another number now. `old`, `new`: as printed, "" for no number, None for a place
    that was not there and one that is not there any more. `column` is "" where a whole row came or went, which is then
    told by its numbers; `row` too where a whole table did."""

    chapter: str
    table: str
    row: str
    column: str
    old: str | None
    new: str | None

    @property
    def where(self) -> str:
        """Chapter and table; a table behind the report has no chapter."""
        return ": ".join(filter(None, (self.chapter, self.table)))


# --- what is printed -------------------------------------------------------------------------------------


def numbers_of(document: Document) -> dict[str, Any]:
    """Every cell with a number: numbers as they are printed, and texts with a digit in them (a limit, a place among the
    others, the period a number is of). A day is no number, and neither is where a number is from, which is another with
    every load."""
    return {
        "tables": [
            {"chapter": where, "caption": each.caption, "rows": _rows(each)} for where, each in _tables(document)
        ]
    }


def _tables(document: Document) -> Iterator[tuple[str, Table]]:
    """With their chapter, "" for those behind the report."""
    chapter = Heading(1, "")
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            chapter = block
        elif isinstance(block, Table) and chapter.anchor != SOURCES:
            yield chapter.text, block
    yield from (("", table) for table in document.behind)


def _rows(table: Table) -> list[dict[str, Any]]:
    before = _before_numbers(table)
    order = before if table.row_headers else before[::-1]
    says = before if table.row_headers else order[:1]
    heads = [" ".join(each) for each in _told_apart([(each,) for each in table.header])]
    return [
        {
            "of": [shown(row[at]) for at in order],
            "name": " · ".join(filter(None, (shown(row[at]) for at in says))),
            "cells": [[head, shown(cell)] for head, cell in zip(heads, row, strict=True) if _is_number(cell)],
        }
        for row in table.rows
    ]


def _before_numbers(table: Table) -> list[int]:
    """The columns of texts before the first with a number in it: they say what a row is. Where the first does not name
    the row, the nearest to the number does."""
    found = []
    for at in range(len(table.header)):
        cells = [row[at] for row in table.rows]
        if any(isinstance(each, Number) for each in cells):
            break
        if not any(isinstance(each, Day) for each in cells):
            found.append(at)
    return found


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, Number) or (isinstance(cell, str) and bool(re.search(r"\d", cell)))


# --- what is another number now --------------------------------------------------------------------------


def revised(then: Numbers, now: Numbers) -> list[Revised]:
    """The places of `then` and `now` that print other numbers, in the order of `then`, what is new after it. A number
    that is withheld both times is the same word, whatever it is."""
    was, is_ = _by_place(then), _by_place(now)
    return [each for place in dict.fromkeys((*was, *is_)) for each in _of_table(place, was.get(place), is_.get(place))]


def _by_place(numbers: Numbers) -> dict[_Place, Sequence[_Row]]:
    return {(each["chapter"], each["caption"]): each["rows"] for each in numbers.get("tables", ())}


def _of_table(place: _Place, was: Sequence[_Row] | None, is_: Sequence[_Row] | None) -> Iterator[Revised]:
    if was is None or is_ is None:
        if any(row["cells"] for row in was or is_ or ()):
            yield Revised(*place, "", "", None if was is None else "", None if is_ is None else "")
        return
    before, after = _keyed(was, is_)
    for key in dict.fromkeys((*before, *after)):
        yield from _of_row(place, before.get(key), after.get(key))


def _of_row(place: _Place, old: _Row | None, new: _Row | None) -> Iterator[Revised]:
    if old is None or new is None:
        one = new or old or {}
        told = ", ".join(text for _, text in one["cells"] if text not in one["of"])
        if told:
            yield Revised(*place, one["name"], "", told if old else None, told if new else None)
        return
    before, after = dict(old["cells"]), dict(new["cells"])
    for column in dict.fromkeys((*before, *after)):
        one, other = before.get(column, ""), after.get(column, "")
        if one != other:
            yield Revised(*place, new["name"], column, one, other)


def _keyed(*tables: Sequence[_Row]) -> list[dict[tuple[str, ...], _Row]]:
    """The rows by as few of the texts that say what they are as tell them apart in each of the tables."""
    most = max((len(row["of"]) for rows in tables for row in rows), default=0)
    for some in range(1, most + 1):
        if all(len({tuple(row["of"][:some]) for row in rows}) == len(rows) for rows in tables):
            most = some
            break
    return [dict(zip(_told_apart([tuple(row["of"][:most]) for row in rows]), rows, strict=True)) for rows in tables]


def _told_apart(names: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Names as they are, the second of two alike with its number."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for each in names:
        seen[each] += 1
        found.append(each if seen[each] == 1 else (*each, str(seen[each])))
    return found
