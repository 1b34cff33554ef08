"""Newer published numbers beside those that a plan judges by: when a goal would stand the other way on them."""

from dataclasses import replace
from datetime import date

import pytest

from pejl.answers.newer import newer
from pejl.goals import Goal, Part, stand
from pejl.ledger import Figures, Origin
from pejl.numbers import machine_text
from spec.answers.planned import goal_of, plan_of
from spec.drawing import drawn, shelf_of
from spec.goals.judging import SHARE, andele, named, part

DAY = date(2024, 6, 30)


def typed(of: Part) -> Part:
    return replace(of, spec=replace(SHARE, origin=Origin.TYPED))


def figures(own: str, periods: str, published: str) -> Figures:
    """The plan's own share for January 2024, and published ones."""
    return shelf_of(drawn(andele("2024M01", a250=own), source="tastet"), andele(periods, a250=published))


def found(goal: Goal, figures: Figures) -> list[tuple[str, str, bool | None]]:
    """What would stand the other way: the part, the newer number and whether it holds."""
    plan = plan_of(goal)
    standings = newer(goal, stand(goal, plan, figures, DAY), plan, figures, DAY)
    numbers = [(each.id, each.judgement.value, each.holds) for each in standings]
    return [(id, machine_text(value.exact), holds) for id, value, holds in numbers if value and value.exact is not None]


GOAL = goal_of(typed(part("højst 2,0 %")))


@pytest.mark.parametrize(
    ("own", "periods", "published", "told"),
    [
        ("1.7", "2024M05", "2.1", [("del", "2.1", False)]),
        ("2.1", "2024M05", "2.0", [("del", "2", True)]),
        ("1.7", "2024M05", "2.0", []),  # on the same side
        ("1.7", "2024M01", "2.1", []),  # of the same month
        ("1.7", "2023M12", "2.1", []),  # older
        ("1.7", "2024M07", "2.1", []),  # has not ended
        ("1.7", "2024M04 2024M05", "2.1 1.9", []),  # the newest one counts
        ("1.7", "2024M05", ".", []),
        (".", "2024M05", "2.1", []),
    ],
)
def test_newer_number_is_told_only_where_it_is_on_the_other_side(
    own: str, periods: str, published: str, told: list[tuple[str, str, bool]]
) -> None:
    assert found(GOAL, figures(own, periods, published)) == told


def test_number_after_the_goals_own_date_is_not_told() -> None:
    assert found(replace(GOAL, due=date(2024, 4, 30)), figures("1.7", "2024M05", "2.1")) == []


def test_goal_that_is_judged_by_published_numbers_has_no_others() -> None:
    rows = andele("2024M01 2024M05", a250="1.7 2.1")
    assert found(goal_of(part("højst 2,0 %")), shelf_of(rows)) == []


def test_parts_are_told_one_by_one() -> None:
    parts = tuple(named(typed(part(f"højst {limit} %")), id) for id, limit in (("a", "2,0"), ("b", "3,0")))
    goal = replace(goal_of(part(None)), parts=parts)
    assert found(goal, figures("1.7", "2024M05", "2.1")) == [("a", "2.1", False)]
