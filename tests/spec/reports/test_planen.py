"""The plan on paper: what it says reads back to the same plan."""

from dataclasses import replace
from datetime import date

import pytest

from pejl.check import Checked
from pejl.reports.document import Bullets, Document, Heading, Note, Number, Table, Text, shown
from pejl.reports.planen import plan_document
from pejl.reports.typst import pdf
from pejl.sentences import parse_rhythm, parse_target
from spec.reports.papers import PLANS, checked

EVERY = (*PLANS, "eksempel")
DAY = date(2024, 1, 1)


def document(plan: str) -> Document:
    return plan_document(checked(plan), DAY)


def printed_targets(made: Document) -> list[str]:
    """The sentences that are printed with weight, one for each measure, in the order of the pages."""
    strong = [[run.text for run in each.runs if run.strong] for each in made.blocks if isinstance(each, Text)]
    return [text for texts in strong for text in texts]


def in_printed_order(found: Checked, made: Document) -> list[str]:
    """The goals' texts as they are bound, to hold the order of the pages against."""
    assert found.bound is not None
    titles = [each.text for each in made.blocks if isinstance(each, Heading) and each.level == 2]
    goals = {goal.part.text: goal for goal in found.bound.goals}
    return [goals[text].id for title in titles for text in goals if title.endswith(f" {text}")]


@pytest.mark.parametrize("plan", EVERY)
def test_every_printed_target_reads_back_to_the_bound_one(plan: str) -> None:
    found, made = checked(plan), document(plan)
    assert found.bound is not None
    goals = {goal.id: goal for goal in found.bound.goals}
    order = in_printed_order(found, made)
    assert sorted(order) == sorted(goals)
    bound = [part.target for id_ in order for part in (goals[id_].parts or (goals[id_].part,))]
    read = [None if text == "uden måltal" else parse_target(text) for text in printed_targets(made)]
    assert read == bound


@pytest.mark.parametrize("plan", EVERY)
def test_every_printed_due_time_reads_back_to_the_bound_one(plan: str) -> None:
    found = checked(plan)
    assert found.bound is not None
    tables = [each for heading, each in document(plan).tables() if heading == "Løfter med frist"]
    rows = [row for each in tables for row in each.rows]
    assert [(shown(row[0]), parse_rhythm(shown(row[2]))) for row in rows] == [
        (each.text, each.rhythm) for each in found.bound.promises
    ]


@pytest.mark.parametrize("plan", EVERY)
def test_everything_the_plan_has_is_printed(plan: str) -> None:
    found, made = checked(plan), document(plan)
    assert found.plan is not None
    cells = [shown(cell) for each in made.blocks if isinstance(each, Table) for row in each.rows for cell in row]
    assert {each.tekst for each in found.plan.indsats} <= set(cells)
    assert set(found.plan.grupper) | set(found.plan.omraader) <= set(cells)
    heads = [each.text for each in made.blocks if isinstance(each, Heading)]
    assert {each.tekst for each in found.plan.projekt} | {each.tekst for each in found.plan.spoergeskema} <= set(heads)


def test_annex_that_is_not_there_is_said_to_be_missing() -> None:
    annex = document("stevns-2024-2026").blocks[-1]
    assert isinstance(annex, Bullets)
    assert [[run.text for run in item] for item in annex.items] == [
        ["Bilag med planens mål: mål_beskæftigelsesplan_2024", " (ikke vedlagt)"]
    ]


@pytest.mark.parametrize("plan", PLANS)
def test_what_is_noted_of_a_goal_for_those_who_run_the_plan_is_not_printed(plan: str) -> None:
    """Where it was read in the source, what it lacks, and the remark."""
    found, made = checked(plan).plan, document(plan)
    assert found is not None
    said = str(made.blocks)
    noted = [each for goal in found.maal for each in (goal.kilde, goal.bemaerkning) if each]
    assert noted
    assert [each for each in noted if each in said] == []
    assert not [each for each in made.blocks if isinstance(each, Note) and each.kind == "mangler"]


def test_assumption_without_numbers_is_listed_and_one_with_them_has_a_row() -> None:
    made = document("alleroed-2022")
    rows = [row for heading, each in made.tables() if heading == "Forudsætninger" for row in each.rows]
    assert len(rows) == 3
    assert all(isinstance(row[3], Number) for row in rows)
    lists = [[run.text for item in each.items for run in item] for each in made.blocks if isinstance(each, Bullets)]
    assert ["Ledigheden ventes tilbage på 2019-niveau ved udgangen af 2021 (Allerød). Allerød Kommune"] in lists


def test_document_has_the_plans_day_and_no_other() -> None:
    assert pdf(document("stevns-2024-2026")) == pdf(plan_document(checked("stevns-2024-2026"), DAY))
    assert document("stevns-2024-2026").meta.known is None


def test_plan_with_faults_is_refused() -> None:
    with pytest.raises(ValueError, match="faults"):
        plan_document(replace(checked("eksempel"), bound=None), DAY)
