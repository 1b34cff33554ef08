"""What stands beside a goal of parts that have no number, and of whom a number is: in one way, and once."""

import pytest

from pejl.reports.document import Document, Heading, KeyFigure, Note, Table, shown
from pejl.reports.planen import plan_document
from spec.reports.papers import PLANS, checked, report
from spec.reports.test_planen import DAY, said


def notes(made: Document, goal: str) -> list[str]:
    """The caveats beneath the goal's heading."""
    heads = [at for at, each in enumerate(made.blocks) if isinstance(each, Heading)]
    (start,) = (at for at in heads if made.blocks[at].text.startswith(f"{goal} "))  # type: ignore[union-attr]
    end = min(at for at in heads if at > start)
    return [each.text for each in made.blocks[start:end] if isinstance(each, Note)]


def test_that_no_part_has_a_number_is_said_once_and_what_else_is_of_one_part_of_that() -> None:
    assert notes(report("soroe-2023"), "1") == [
        "Der er endnu ingen tal for nogen af delene.",
        "Antallet på dagpenge falder: Planen siger ikke, hvilket tal der måles fra.",
    ]


def test_where_only_some_parts_have_no_number_each_of_them_is_told() -> None:
    """Two of its parts are in words alone."""
    found = notes(report("soroe-2023"), "x2")
    assert [each for each in found if "nogen af delene" in each] == []
    assert [each for each in found if each.startswith("Færre har været ledige længe: Der er endnu ingen tal for")]


@pytest.mark.parametrize("plan", PLANS)
def test_no_caveat_has_a_key_of_the_plan_file_for_a_word(plan: str) -> None:
    """`mangler = ["tal"]` is what the plan does not say, in words."""
    found = [each.text for each in report(plan).blocks if isinstance(each, Note)]
    assert [each for each in found if "planen mangler" in each.lower()] == []


@pytest.mark.parametrize(
    ("plan", "label", "group"),
    [
        ("stevns-2024-2026", "Beskæftigelsesfrekvens", "personer med handicap"),
        ("frederikssund-2024", "Andel i fleksjob", "fleksjobvisiterede"),
        ("soroe-2023", "Andel på ledighedsydelse", "fleksjobvisiterede"),
    ],
)
def test_report_and_plan_call_a_target_group_the_same(plan: str, label: str, group: str) -> None:
    (key,) = [each for each in report(plan).blocks if isinstance(each, KeyFigure) and each.label == label]
    assert f"Målgruppe: {group}; andel af " in key.detail
    assert f"; målgruppe: {group}; andel af " in said(plan_document(checked(plan), DAY))


def test_group_of_the_plan_is_made_of_names_that_its_numbers_have() -> None:
    tables = [each for heading, each in plan_document(checked("frederikssund-2024"), DAY).tables()]
    (groups,) = [each for each in tables if each.caption.startswith("Grupperne, og hvem")]
    made_of = {shown(row[0]): shown(row[1]) for row in groups.rows}
    assert made_of["ledige på fem ydelser"].endswith(", selvforsørgelses- og hjemrejseydelse mv.")


@pytest.mark.parametrize(("made", "curves"), [("solroed-2024", True), ("frederikssund-2024", False)])
def test_numbers_of_curves_have_a_source_only_where_there_is_a_curve(made: str, curves: bool) -> None:
    (table,) = [
        each for each in report(made).blocks if isinstance(each, Table) and each.caption == "Hvor tallene er fra"
    ]
    assert table.note.startswith("Kurvernes tidligere tal") is curves
    assert "Tal, som kommunen har tastet," in table.note
