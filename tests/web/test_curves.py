"""What a goal's picture and the table beside it show: the same numbers, and only what the role may see."""

import xml.etree.ElementTree as Tree
from functools import cache
from typing import Any

import pytest

from conftest import ROOT


@cache
def stand_of(ledger: str, plan: str) -> Any:
    from pejl.web.desk import Desk

    return Desk({"PEJL_LEDGER": ledger}, str(ROOT / "plans" / f"{plan}.toml")).stand()


@pytest.fixture
def solroed(site: Any) -> Any:
    return stand_of(str(site.ledger), "solroed-2024")


def goal(stand: Any, id: str) -> Any:
    return next(each for each in stand.plan.goals if each.id == id)


def test_the_table_has_a_column_for_each_line_and_the_answers_numbers(solroed: Any) -> None:
    from pejl.web.curves import curves, trend_of

    (found,) = curves(solroed, goal(solroed, "6"), "leder", "da")
    assert found.headings == ("periode", "Solrød", "Hele landet", "Målsætning")
    trend = trend_of(solroed, goal(solroed, "6"), goal(solroed, "6").part)
    assert {row[0]: row[1][0] for row in found.rows} == {each.period: each.value for each in trend.series().points}
    assert [row[0] for row in found.rows] == sorted((row[0] for row in found.rows), key=lambda p: p.end, reverse=True)


def test_the_picture_says_in_words_what_it_shows(solroed: Any) -> None:
    from pejl.web.curves import curves

    (found,) = curves(solroed, goal(solroed, "6"), "leder", "da")
    root = Tree.fromstring(found.picture)  # noqa: S314 - our own
    told = "".join(root.itertext())
    assert "3 tal fra 4. kvartal 2022 til 3. kvartal 2023. Seneste tal: 9,9 %. Hele landet: 13,3." in told


def test_the_small_picture_has_the_newest_target_where_the_target_moves(solroed: Any) -> None:
    from pejl.web.curves import small

    assert "maalstreg" in small(solroed, goal(solroed, "6"), "leder", "da")


@pytest.mark.parametrize("id", ["1a", "2", "B"])
def test_there_is_no_small_picture_without_two_numbers_or_of_a_goal_on_its_budget(solroed: Any, id: str) -> None:
    from pejl.web.curves import small

    assert small(solroed, goal(solroed, id), "leder", "da") == ""


def test_a_goal_without_numbers_has_no_picture_and_says_why(solroed: Any) -> None:
    from pejl.web.curves import curves

    (found,) = curves(solroed, goal(solroed, "1a"), "leder", "da")
    assert (found.picture, found.rows) == ("", ())
    assert found.notes[0].startswith("Der er ingen tal at tegne: ")


def test_years_that_are_not_whole_are_drawn_by_their_quarters_and_none_is_said_to_lack_any(solroed: Any) -> None:
    from pejl.web.curves import curves

    (found,) = curves(solroed, goal(solroed, "x1"), "leder", "da")
    assert "linje own" in found.picture
    assert "del af året" not in found.picture
    assert "Seneste tal: 276 fuldtidspersoner" in found.picture
    assert [says for _, _, says in found.rows] == ["", "", ""]


def test_a_row_of_the_file_is_a_number_of_one_line_in_one_period(solroed: Any) -> None:
    from pejl.web.curves import curves

    (found,) = curves(solroed, goal(solroed, "6"), "leder", "da")
    assert len(found.cells) == sum(cell is not None for _, cells, _ in found.rows for cell in cells)
    assert {cells[1] for cells in found.cells} == {"Solrød", "Hele landet", "Målsætning"}
