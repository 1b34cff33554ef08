"""The numbers that are kept of a report and what counts as another one, on small drawn tables."""

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from pejl.numbers import Value, withheld
from pejl.reports.document import Block, Cell, Document, Heading, KeyFigure, Meta, Number, Table, day, number
from pejl.web.reportnumbers import numbers_of, revised
from spec.reports.papers import PLANS, report

META = Meta("proeve", "Prøveby", "2. kvartal 2024", date(2024, 6, 30), date(2024, 6, 30))
HIDDEN = Number(withheld(), "", "skjult")


def per_cent(tenths: Fraction) -> Cell:
    return number(Value(tenths, tenths, tenths, 1), "%", "da")


def paper(drawn: str, *, caption: str = "Tal", behind: tuple[Table, ...] = (), **of: Any) -> Document:
    """A report of one chapter with one drawn table, a line a row: `?` is a withheld number, what begins with `=` is a
    number, the rest is text; the first line has the columns, `|` parts them."""
    head, *rows = [[cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines()]
    table = Table(caption, tuple(head), tuple(tuple(map(cell_of, row)) for row in rows), **of)
    return Document("Rapport", "da", False, META, (Heading(1, "Kapitel", "kapitel"), table), behind=behind)


def cell_of(text: str) -> Cell:
    if text == "?":
        return HIDDEN
    return Number(withheld(), "", text[1:]) if text.startswith("=") else text


def told(then: Document, now: Document) -> list[tuple[str, str, str | None, str | None]]:
    """As it is listed; what is kept has been through JSON, and its keys in another order."""
    kept = json.loads(json.dumps(numbers_of(then), sort_keys=True))
    return [(each.row, each.column, each.old, each.new) for each in revised(kept, numbers_of(now))]


ONE = """
Mål | Tekst | Tal  | Periode
a   | Alle  | =5 % | maj 2024
b   | Få    | ?    | maj 2024
"""


@pytest.mark.parametrize(
    ("now", "listed"),
    [
        (ONE, []),
        (ONE.replace("=5 %", "=6 %"), [("a · Alle", "Tal", "5 %", "6 %")]),
        (ONE.replace("=5 %", ""), [("a · Alle", "Tal", "5 %", "")]),
        (ONE.replace("=5 %", "?"), [("a · Alle", "Tal", "5 %", "skjult")]),
        (ONE.replace("?", "=9"), [("b · Få", "Tal", "skjult", "9")]),
        (ONE.replace("=5 % | maj", "=5 % | juni"), [("a · Alle", "Periode", "maj 2024", "juni 2024")]),
        (ONE.replace("Alle", "Hver"), []),
        (ONE + "c | Nye | =1 | juni 2024", [("c · Nye", "", None, "1, juni 2024")]),
        (ONE + "c | Uden tal | | ", []),
        (ONE[: ONE.index("b ")], [("b · Få", "", "skjult, maj 2024", None)]),
        (
            ONE.replace("b   | Få    | ?    | maj 2024", "b | Få | | "),
            [("b · Få", "Tal", "skjult", ""), ("b · Få", "Periode", "maj 2024", "")],
        ),
    ],
)
def test_a_row_is_known_by_its_name_and_each_printed_number_of_it_is_held_against_the_one_now(
    now: str, listed: list[Any]
) -> None:
    assert told(paper(ONE), paper(now)) == listed


def test_a_number_that_moved_less_than_is_printed_is_not_listed() -> None:
    def of(tenths: Fraction) -> Document:
        return paper("Mål | Tal", behind=(Table("Bag", ("Mål", "Tal"), (("a", per_cent(tenths)),)),))

    assert told(of(Fraction(123, 10)), of(Fraction(1231, 100))) == []
    assert told(of(Fraction(123, 10)), of(Fraction(124, 10))) == [("a", "Tal", "12,3 %", "12,4 %")]


def test_a_day_is_no_number() -> None:
    def of(known: date) -> Document:
        return paper("Mål | Tal", behind=(Table("Bag", ("Mål", "Kendt", "Tal"), (("a", day(known, "da"), "=1"),)),))

    assert told(of(date(2024, 6, 12)), of(date(2024, 6, 26))) == []


def test_rows_of_one_name_are_told_apart_by_the_texts_after_it() -> None:
    here, country = "a | Her | maj | =1\na | Her | juni | =2\n", "a | Landet | maj | =3\na | Landet | juni | =4"
    drawn = f"Mål | Område | Måned | Tal\n{here}{country}"
    assert told(paper(drawn), paper(drawn.replace("=3", "=7"))) == [("a · Landet · maj", "Tal", "3", "7")]
    assert told(paper(drawn[: drawn.index("a | Her | juni")]), paper(drawn[: drawn.index("a | Landet")])) == [
        ("a · Her · juni", "", None, "2")
    ]


def test_rows_that_nothing_tells_apart_are_known_by_their_order() -> None:
    drawn = "Løfte | Antal\nsamtale | =1\nsamtale | =2"
    assert told(paper(drawn), paper(drawn.replace("=2", "=3"))) == [("samtale", "Antal", "2", "3")]


def test_columns_of_one_name_are_two() -> None:
    drawn = "Gruppe | Andel | Andel\na | =1 | =2"
    assert told(paper(drawn), paper(drawn.replace("=2", "=3"))) == [("a", "Andel 2", "2", "3")]


def test_a_list_by_place_is_known_by_the_name_beside_the_number() -> None:
    then = "Plads | Område | Tal\n1 | Her | =4\n2 | Der | =5"
    now = "Plads | Område | Tal\n1 | Der | =3\n2 | Her | =4"
    assert told(paper(then, row_headers=False), paper(now, row_headers=False)) == [
        ("Her", "Plads", "1", "2"),
        ("Der", "Plads", "2", "1"),
        ("Der", "Tal", "5", "3"),
    ]


def test_a_table_that_came_or_went_is_told_once_and_one_without_numbers_not_at_all() -> None:
    assert told(paper(ONE, caption="Før"), paper(ONE, caption="Nu")) == [("", "", "", None), ("", "", None, "")]
    assert told(paper("Mål | Tekst\na | Alle", caption="Før"), paper("Mål | Tekst\na | Alle", caption="Nu")) == []


def test_what_was_kept_in_another_shape_is_all_new_and_no_fault() -> None:
    assert [each.new for each in revised({"a": {"printed": "5"}}, numbers_of(paper(ONE)))] == [""]


@pytest.mark.parametrize("plan", PLANS)
def test_every_number_that_stands_out_in_a_report_is_in_its_table_of_all_goals(plan: str) -> None:
    document = report(plan)
    goals = next(table for where, table in document.tables() if where == "Alle mål")
    printed = [(cell.value, cell.unit) for row in goals.rows for cell in row if isinstance(cell, Number)]
    for block in document.blocks:
        if isinstance(block, KeyFigure) and block.number:
            printed.remove((block.number.value, block.number.unit))


@pytest.mark.parametrize("plan", PLANS)
def test_every_cell_with_a_number_of_a_report_is_kept_but_for_those_of_the_sources(plan: str) -> None:
    document = report(plan)
    kept = [text for table in numbers_of(document)["tables"] for row in table["rows"] for _, text in row["cells"]]
    every: list[Block | Table] = [table for where, table in document.tables() if where != "Kilder og metode"]
    for table in (*every, *document.behind):
        assert isinstance(table, Table)
        for cell in (cell for row in table.rows for cell in row):
            if isinstance(cell, Number):
                kept.remove(cell.shown)
    assert all(any(letter.isdigit() for letter in text) for text in kept)
