"""Behind the report: the earlier numbers that its sentences about changes name."""

import pytest

from pejl.reports.document import Document, Heading, Number, Table, Text, shown
from spec.reports.papers import PLANS, report


def said_of_goals(document: Document) -> dict[str, str]:
    """All that is said under the heading of each goal, by its id."""
    found: dict[str, str] = {}
    goal = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            goal = block.text.split(" ")[0] if block.level == 2 else ""
        elif isinstance(block, Text) and goal:
            found[goal] = found.get(goal, "") + " ".join(run.text for run in block.runs)
    return found


def before(document: Document) -> Table | None:
    return next((table for table in document.behind if table.caption.startswith("Tallene før")), None)


@pytest.mark.parametrize("plan", PLANS)
def test_each_number_before_is_named_with_its_period_in_the_goals_sentence(plan: str) -> None:
    table, said = before(report(plan)), said_of_goals(report(plan))
    for goal, _, number, _, period in table.rows if table else ():
        assert isinstance(number, Number)
        assert number.value.exact is not None
        assert number.shown in said[shown(goal)]
        assert shown(period) in said[shown(goal)]


def test_a_goal_whose_sentence_names_no_earlier_number_has_no_row() -> None:
    table = before(report("frederikssund-2024"))
    assert table is not None
    named = {shown(row[0]) for row in table.rows}
    said = said_of_goals(report("frederikssund-2024"))
    assert named
    assert {goal for goal in said if goal not in named} >= {"1a", "2b"}


def test_number_of_a_part_of_its_year_says_of_which_and_one_held_against_itself_that_it_is() -> None:
    row = next(each for _, made in report("solroed-2024").tables() for each in made.rows if each[0] == "x1")
    assert row[3:5] == ("1. og 3. kvartal 2023", "eget niveau, 2023: 285,5 (tallet selv)")
