"""What joint disclosure does in the cases everybody meets, the borderline first."""

from fractions import Fraction

import pytest

from pejl.answers.disclosure import (
    Cell,
    Protected,
    Reason,
    Relation,
    Released,
    Share,
    protect,
)
from pejl.answers.disclosure.build import accumulated, rested

PRIMARY, SECONDARY = Reason.PRIMARY, Reason.SECONDARY


def row(**values: int) -> tuple[list[Cell], Relation]:
    """Parts and their total, `i_alt`."""
    parts = [Cell(name, value) for name, value in values.items()]
    return [*parts, Cell("i_alt", sum(values.values()))], Relation("i_alt", tuple(values))


def of(values: dict[str, int], earlier: list[Released] | None = None) -> Protected:
    cells, relation = row(**values)
    return protect(cells, [relation], earlier or [])


# --- one release -------------------------------------------------------------------------------------------


def test_least_five_is_shown_and_four_is_withheld() -> None:
    assert protect([Cell("fem", 5), Cell("fire", 4)], []).withheld == {"fire": PRIMARY}


def test_least_zero_is_as_small_as_one() -> None:
    assert protect([Cell("ingen", 0)], []).withheld == {"ingen": PRIMARY}


def test_least_full_time_persons_of_four_and_nine_tenths_are_few() -> None:
    assert protect([Cell("fuldtid", Fraction("4.9"), whole=False)], []).withheld == {"fuldtid": PRIMARY}


def test_visits_are_not_persons() -> None:
    protected = protect([Cell("besøg", 1, persons=False)], [])
    assert protected.shown == {"besøg": 1}


def test_one_small_cell_in_a_row_takes_one_more_with_it_and_leaves_the_total() -> None:
    protected = of({"a": 2, "b": 10, "c": 20})
    assert protected.withheld == {"a": PRIMARY, "b": SECONDARY}
    assert protected.shown == {"c": 20, "i_alt": 32}


def test_two_small_cells_that_are_three_together_take_one_more_with_them() -> None:
    """Their sum would say that each is 0-3, closer than 0-4."""
    assert set(of({"a": 1, "b": 2, "c": 20, "d": 30}).withheld) == {"a", "b", "c"}


def test_two_small_cells_that_are_four_together_hide_each_other() -> None:
    assert set(of({"a": 1, "b": 3, "c": 20}).withheld) == {"a", "b"}


def test_a_goal_s_own_number_is_kept_before_a_detail() -> None:
    cells = [Cell("a", 2), Cell("maal", 10, priority=3), Cell("c", 90), Cell("i_alt", 102)]
    protected = protect(cells, [Relation("i_alt", ("a", "maal", "c"))])
    assert "maal" in protected.shown
    assert "c" in protected.withheld


def test_a_table_with_margins_withholds_a_rectangle() -> None:
    cells = [Cell(f"{r}{c}", 2 if (r, c) == ("x", "1") else 20) for r in "xyz" for c in "123"]
    cells += [Cell(f"{r}*", 42 if r == "x" else 60) for r in "xyz"]
    cells += [Cell(f"*{c}", 42 if c == "1" else 60) for c in "123"] + [Cell("**", 162)]
    rows = [Relation(f"{r}*", tuple(f"{r}{c}" for c in "123")) for r in "xyz*"]
    columns = [Relation(f"*{c}", tuple(f"{r}{c}" for r in "xyz")) for c in "123*"]
    protected = protect(cells, [*rows, *columns])
    assert len(protected.withheld) == 4
    assert protected.withheld["x1"] is PRIMARY
    assert protected.unbalanced == ()


def test_a_team_of_one_hides_with_another_team() -> None:
    protected = of({"team_1": 1, "team_2": 30, "team_3": 60})
    assert set(protected.withheld) == {"team_1", "team_2"}


def test_a_municipality_of_two_teams_one_of_one_person_keeps_only_the_total() -> None:
    assert of({"team_1": 1, "team_2": 30}).shown == {"i_alt": 31}


def test_a_zoom_level_that_isolates_the_rest_is_not_shown_beside_the_whole() -> None:
    whole, team = Cell("kommune", 60), Cell("team", 58)
    rest = rested(whole, [team])
    protected = protect([whole, team, rest.cell], [rest.relation])
    assert protected.withheld == {"team": SECONDARY}


def test_a_zoom_level_that_leaves_five_is_shown() -> None:
    whole, team = Cell("kommune", 63), Cell("team", 58)
    rest = rested(whole, [team])
    assert protect([whole, team, rest.cell], [rest.relation]).withheld == {}


def test_a_total_published_by_others_is_passed_on_and_hides_nothing() -> None:
    cells, relation = row(a=2, b=10, c=20)
    cells = [*cells[:3], Cell("i_alt", 32, known=True), Cell("jobindsats", 3, known=True)]
    protected = protect(cells, [relation])
    assert protected.shown["i_alt"] == 32
    assert protected.shown["jobindsats"] == 3
    assert set(protected.withheld) == {"a", "b"}


def test_small_counts_that_a_published_total_bounds_are_exposed_and_withheld() -> None:
    protected = protect([Cell("a", 1), Cell("b", 2), Cell("i_alt", 3, known=True)], [Relation("i_alt", ("a", "b"))])
    assert protected.exposed == ("a", "b")
    assert set(protected.withheld) == {"a", "b"}


def test_a_mean_of_a_year_goes_with_its_quarters() -> None:
    quarters = [Cell(f"k{each}", value) for each, value in enumerate((2, 20, 30, 40), 1)]
    mean = Cell("aar", Fraction(23), whole=False)
    relation = Relation("aar", tuple(cell.id for cell in quarters), (Fraction(1, 4),) * 4)
    protected = protect([*quarters, mean], [relation])
    assert protected.unbalanced == ()
    assert len(protected.withheld) == 2
    assert "aar" in protected.shown


# --- shares ------------------------------------------------------------------------------------------------


def share_of(part: int, whole: int, **more: bool) -> Protected:
    cells = [Cell("del", part, printed=False), Cell("alle", whole, **more)]
    return protect(cells, [], shares=[Share("andel", "del", "alle", Fraction(100 * part, whole))])


@pytest.mark.parametrize("part", range(8))
def test_a_share_of_seven_is_never_shown_beside_its_denominator(part: int) -> None:
    """Part or rest is below five whatever the part is."""
    protected = share_of(part, 7, known=True)
    assert set(protected.withheld) == {"andel"}


def test_a_share_of_ten_is_shown_where_both_sides_are_five() -> None:
    assert share_of(5, 10).withheld == {}
    assert set(share_of(6, 10).withheld) & {"andel"}


def test_a_number_a_share_rests_on_is_kept_before_one_that_nothing_rests_on() -> None:
    cells, relation = row(a=2, b=10, c=20)
    protected = protect(cells, [relation], shares=[Share("b af alle", "b", "i_alt", Fraction(1000, 32))])
    assert set(protected.withheld) == {"a", "c"}


def test_a_share_goes_with_a_part_that_is_withheld_for_another() -> None:
    cells, relation = row(a=2, b=30)
    protected = protect(cells, [relation], shares=[Share("b af alle", "b", "i_alt", Fraction(3000, 32))])
    assert protected.shown == {"i_alt": 32}
    assert protected.withheld["b"] is SECONDARY


def test_full_time_persons_that_are_not_whole_hide_each_other() -> None:
    values = {"a": Fraction("2.4"), "b": Fraction("10.3"), "c": Fraction("20.3")}
    cells = [Cell(name, value, whole=False) for name, value in {**values, "i_alt": Fraction(33)}.items()]
    protected = protect(cells, [Relation("i_alt", ("a", "b", "c"))])
    assert (set(protected.withheld), protected.exposed) == ({"a", "b"}, ())


# --- several releases --------------------------------------------------------------------------------------


def test_a_half_year_that_is_one_person_more_than_its_first_quarter_is_withheld() -> None:
    first = protect([Cell("k1", 40)], [])
    half = accumulated(Cell("k1-k2", 41), Cell("k1", 40))
    protected = protect([Cell("k1-k2", 41), half.cell], [half.relation], [first.released])
    assert protected.withheld == {"k1-k2": SECONDARY}


def test_a_half_year_that_is_five_persons_more_is_shown() -> None:
    first = protect([Cell("k1", 40)], [])
    half = accumulated(Cell("k1-k2", 45), Cell("k1", 40))
    assert protect([Cell("k1-k2", 45), half.cell], [half.relation], [first.released]).withheld == {}


def test_two_stocks_that_differ_by_one_are_two_numbers() -> None:
    first = protect([Cell("på ydelse/k1", 40)], [])
    assert protect([Cell("på ydelse/k2", 41)], [], [first.released]).withheld == {}


def test_a_total_shown_last_quarter_and_corrected_by_one_is_withheld_or_stands_as_first_told() -> None:
    first = of({"a": 20, "b": 30})
    protected = of({"a": 21, "b": 30}, [first.released])
    assert protected.withheld == {"a": PRIMARY, "i_alt": PRIMARY}
    assert protected.shown == {"b": 30}
    assert protected.as_before == {"a": 20, "i_alt": 50}


def test_a_total_corrected_by_five_is_shown_with_its_new_number() -> None:
    first = of({"a": 20, "b": 30})
    assert of({"a": 25, "b": 30}, [first.released]).shown == {"a": 25, "b": 30, "i_alt": 55}


def test_an_unchanged_release_is_shown_again() -> None:
    first = of({"a": 2, "b": 10, "c": 20})
    again = of({"a": 2, "b": 10, "c": 20}, [first.released])
    assert (again.shown, set(again.withheld)) == (first.shown, {"a", "b"})


def test_a_cell_withheld_to_hide_another_is_not_shown_by_a_later_table() -> None:
    first = of({"a": 2, "b": 10, "c": 20})
    later = protect([Cell("b", 10), Cell("d", 15)], [], [first.released])
    assert later.withheld == {"b": SECONDARY}
    assert "a" not in later.shown


def test_a_later_table_does_not_tell_it_as_a_sum_either() -> None:
    first = of({"a": 2, "b": 10, "c": 20})
    cells = [Cell("b1", 4 + 1), Cell("b2", 5), Cell("b", 10, printed=False)]
    later = protect(cells, [Relation("b", ("b1", "b2"))], [first.released])
    assert len(later.withheld) == 1


def test_what_followed_from_an_earlier_release_is_known_later() -> None:
    """58 and 7 told that 51 are left; split, the smaller half of those tells the larger."""
    whole, team = Cell("kommune", 58), Cell("team", 7)
    rest = rested(whole, [team])
    first = protect([whole, team, rest.cell], [rest.relation])
    assert first.released.values[rest.cell.id] == 51
    split = [Cell("x", 3), Cell("y", 48)]
    later = protect(split, [Relation(rest.cell.id, ("x", "y"))], [first.released])
    assert set(later.withheld) == {"x", "y"}


def test_a_small_count_shown_once_by_mistake_is_withheld_and_reported() -> None:
    protected = protect([Cell("a", 2)], [], [Released({"a": 2})])
    assert (protected.withheld, protected.exposed, protected.as_before) == ({"a": PRIMARY}, ("a",), {})


# --- faults of the caller ----------------------------------------------------------------------------------


def test_a_relation_that_does_not_hold_is_reported_and_protected_as_if_it_did() -> None:
    cells = [Cell("a", 2), Cell("b", 10), Cell("c", 20), Cell("i_alt", 33)]
    relation = Relation("i_alt", ("a", "b", "c"))
    protected = protect(cells, [relation])
    assert protected.unbalanced == (relation,)
    assert set(protected.withheld) == {"a", "b"}


@pytest.mark.parametrize(
    ("cells", "relations", "shares"),
    [
        ([Cell("a", 9), Cell("a", 9)], [], []),
        ([Cell("a", -1)], [], []),
        ([Cell("a", 9)], [Relation("a", ("b",))], []),
        ([Cell("a", 9)], [], [Share("s", "a", "b", 50)]),
        ([Cell("a", 9), Cell("b", 8)], [], [Share("s", "a", "b", 112)]),
        ([Cell("a", 9), Cell("b", 18)], [], [Share("a", "a", "b", 50)]),
    ],
)
def test_what_cannot_be_is_refused(cells: list[Cell], relations: list[Relation], shares: list[Share]) -> None:
    with pytest.raises(ValueError, match=r"twice|below zero|not given|more than it"):
        protect(cells, relations, shares=shares)


def test_what_cannot_be_proved_safe_is_withheld_with_all_that_is_bound_to_it_and_reported() -> None:
    """a + 5 b = 16 leaves a in doubt by its bounds, and whole numbers do not: it is 1, 6, 11 or 16."""
    cells = [Cell("a", 1), Cell("b", 3, persons=False), Cell("c", 17), Cell("d", 20), Cell("e", 9)]
    published = Cell("alle", 16, known=True)
    relations = [Relation("alle", ("a", "b"), (Fraction(1), Fraction(5))), Relation("d", ("b", "c"))]
    protected = protect([*cells, published], relations)
    assert protected.exposed == ("a",)
    assert protected.shown == {"e": 9, "alle": 16}
