"""One measure over the municipalities: from which figures, in which period, from which end, and beside whom."""

from dataclasses import replace

import pytest

from pejl.answers.comparison import Subject, comparison, comparison_data, first_subject, good_end, subjects
from pejl.goals import BoundPlan, Goal, Part
from pejl.ledger import Figures, Origin
from pejl.periods import Period
from pejl.sentences.shapes import End
from spec.drawing import drawn, shelf_of
from spec.goals.judging import FIRST, LAST, OWN_PLACE, SHARE, andele, named, part

BELOW = part("under landsgennemsnittet")


def plan(*parts: Part) -> BoundPlan:
    goals = tuple(Goal(each, (), LAST, (), "l. 1") for each in parts)
    return BoundPlan("plan", "Plan", OWN_PLACE, FIRST, LAST, goals, ())


def compared(figures: str | Figures, of: Part = BELOW, **asked: object):  # type: ignore[no-untyped-def]
    shelf = shelf_of(figures) if isinstance(figures, str) else figures
    assert of.spec
    return comparison(plan(of), shelf, Subject(of.id, of, of.spec), **asked)  # type: ignore[arg-type]


# --- places ----------------------------------------------------------------------------------------------


def test_equal_numbers_share_places_and_cannot_be_told_apart() -> None:
    found = compared(andele("2024M05", a250="1.7", a240="1.7", a190="1.2", a000="2.0"))
    places = {each.place.name: (each.best, each.worst) for each in found.counted}
    assert places == {"Furesø": (1, 1), "Egedal": (2, 3), "Frederikssund": (2, 3)}


def test_a_withheld_number_has_no_place_and_is_not_lacking() -> None:
    found = compared(andele("2024M05", a250="1.7", a240=".", a000="2.0"))
    assert [each.place.name for each in found.withheld] == ["Egedal"]
    assert [each.best for each in found.withheld] == [None]
    assert len(found.counted) == 1
    assert len(found.lacking) == 96


def test_all_98_are_there_whether_they_have_a_number_or_not() -> None:
    found = compared(andele("2024M05", a250="1.7"))
    assert len({each.place.code for each in found.towns}) == 98
    assert found.own
    assert found.own.measured
    assert sum(value is not None for value in found.values().values()) == 1


def test_the_country_region_and_council_stand_beside_without_a_place_among_the_municipalities() -> None:
    found = compared(andele("2024M05", a250="1.7", a240="1.8", a000="2.0"))
    assert [each.place.name for each in found.sets] == ["Hele landet", "Region Hovedstaden", "RAR Hovedstaden"]
    assert found.country
    assert found.country.exact == 2
    assert [each.measured is None for each in found.sets] == [False, True, True]


# --- from which end --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("maaltal", "end"),
    [
        ("under landsgennemsnittet", End.LOWEST),
        ("mindst på niveau med landsgennemsnittet", End.HIGHEST),
        ("højst 9,9 %", End.LOWEST),
        ("over halvdelen", End.HIGHEST),
        ("blandt de 5 laveste i landet", End.LOWEST),
        ("blandt de 5 højeste i landet", End.HIGHEST),
        ("mindst 10 % lavere end i december 2019", End.LOWEST),
        ("mindst 2 procentpoint højere end i 2019", End.HIGHEST),
        ("højst 3 % højere end i 2023", End.LOWEST),
        ("skal falde", End.LOWEST),
        ("skal stige", End.HIGHEST),
        ("på niveau med 2023 ± 2 %", None),
        ("gabet til landsgennemsnittet mindskes med mindst 0,2 procentpoint", None),
        ("alle", None),
        (None, None),
    ],
)
def test_the_end_the_goal_wants_follows_from_its_target(maaltal: str | None, end: End | None) -> None:
    assert good_end(part(maaltal)) is end


def test_the_list_begins_at_the_end_the_goal_wants_unless_another_is_asked_for() -> None:
    table = andele("2024M05", a250="1.7", a240="1.2")
    assert [each.place.name for each in compared(table).counted] == ["Egedal", "Frederikssund"]
    other = compared(table, end=End.HIGHEST)
    assert [each.place.name for each in other.counted] == ["Frederikssund", "Egedal"]
    assert other.good is End.LOWEST


# --- which figures and period ----------------------------------------------------------------------------


def test_the_newest_period_that_others_have_is_shown_not_a_newer_one_of_our_own_alone() -> None:
    found = compared(andele("2024M04 2024M05", a250="1.7 1.6", a240="1.2 _"))
    assert found.period == Period.parse("2024M04")
    assert found.periods == [Period.parse("2024M05"), Period.parse("2024M04")]


def test_a_period_nobody_has_is_the_newest_that_somebody_has() -> None:
    table = andele("2024M04 2024M05", a250="1.7 1.6", a240="1.2 1.3")
    assert compared(table, period=Period.parse("2019M01")).period == Period.parse("2024M05")
    assert compared(table, period=Period.parse("2024M04")).period == Period.parse("2024M04")


def test_published_figures_come_before_those_a_plan_prints_and_the_two_are_never_mixed() -> None:
    ours = drawn(andele("2024M05", a250="9.9"), source="tastet")
    theirs = drawn(andele("2024M05", a240="1.2"))
    found = compared(shelf_of(ours, theirs))
    assert (found.origin, [each.place.name for each in found.counted]) == (Origin.PUBLISHED, ["Egedal"])
    typed = compared(shelf_of(ours, theirs), origin=Origin.TYPED)
    assert (typed.origin, [each.place.name for each in typed.counted]) == (Origin.TYPED, ["Frederikssund"])


def test_own_events_are_no_comparison() -> None:
    own = replace(BELOW, spec=replace(SHARE, origin=Origin.OWN))
    found = compared(andele("2024M05", a250="1.7", a240="1.2"), own, origin=Origin.OWN)
    assert found.origin is Origin.PUBLISHED


def test_without_any_figures_there_is_no_period_and_nobody_in_the_list() -> None:
    found = compared(andele("2024M05", a000="2.0"))
    assert found.period is None
    assert (list(found.towns), list(found.sets)) == ([], [])
    assert comparison_data(found)["period"] is None


def test_figures_of_a_table_named_made_up_are_said_to_be() -> None:
    invented = drawn(andele("2024M05", a250="1.7", a240="1.2"), table="opdigtede-sammenligningstal")
    assert compared(shelf_of(invented)).made_up
    assert not compared(andele("2024M05", a250="1.7", a240="1.2")).made_up


# --- what is compared first ------------------------------------------------------------------------------


def test_the_first_goal_with_a_comparison_that_others_have_figures_for_is_shown_first() -> None:
    level, gap = named(part("højst 9,9 %"), "a"), named(BELOW, "b")
    shelf = shelf_of(andele("2024M05", a240="1.2"))
    found = first_subject(plan(level, gap), shelf)
    assert found
    assert found.id == "b"


def test_without_others_figures_the_first_comparison_is_shown_and_without_one_the_first_measure() -> None:
    level, gap = named(part("højst 9,9 %"), "a"), named(BELOW, "b")
    none = shelf_of(andele("2024M05", a250="1.2"))
    both, alone = first_subject(plan(level, gap), none), first_subject(plan(level), none)
    assert both
    assert both.id == "b"
    assert alone
    assert alone.id == "a"
    assert first_subject(plan(named(part("højst 9,9 %", None), "a")), none) is None


def test_a_goal_of_parts_is_compared_part_by_part() -> None:
    goal = Goal(named(part(None, None), "2b"), (named(BELOW, "x"), named(BELOW, "y")), LAST, (), "l. 1")
    whole = BoundPlan("plan", "Plan", OWN_PLACE, FIRST, LAST, (goal,), ())
    assert [each.id for each in subjects(whole)] == ["2b/x", "2b/y"]
