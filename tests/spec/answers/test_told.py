"""Sentences about a change: the table of cases is the specification; below it what must hold of any two numbers."""

import re
import tomllib
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pejl.answers.told import (
    THRESHOLDS,
    Cause,
    Claim,
    Facts,
    Good,
    Seen,
    Telling,
    Thresholds,
    told,
)
from pejl.numbers import Value, counted, machine_text, rounded
from pejl.periods import Period
from pejl.words import catalogue, sections
from spec.answers.change_facts import BEFORE, NOW, facts, facts_of_row, value_of

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("told_cases.toml").read_text("utf-8"))["case"]
SUMMER = Period.parse("2024Q3")
MOVED = {Claim.ROSE, Claim.FELL}

# --- the table -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("row", CASES, ids=lambda row: row["regel"])
def test_table_of_cases_is_what_is_said(row: dict[str, Any], lang: str) -> None:
    telling = told(facts_of_row(row))
    assert (telling.claim.value, telling.course) == (row["siger"], row.get("vej"))
    assert telling.said(lang) == row[lang]


def test_table_of_cases_is_large_has_no_rule_twice_and_every_claim() -> None:
    rules = [row["regel"] for row in CASES]
    assert len(rules) >= 60
    assert len(set(rules)) == len(rules)
    assert {row["siger"] for row in CASES} | {Claim.PARTS} == set(Claim)


def test_every_sentence_of_a_change_says_neither_significance_nor_cause() -> None:
    codes = [code for name, listed in sections().items() if name.startswith("aend_") for code in listed]
    text = " ".join(catalogue()[code][lang] for code in codes for lang in ("da", "en")).lower()
    forbidden = ["signifikan", "significan", "fordi", "skyldes", "på grund af", "takket være", "due to", "thanks to"]
    assert [word for word in forbidden if word in text] == []


# --- any two numbers -------------------------------------------------------------------------------------

UNITS = some.sampled_from(["%", "procentpoint", "personer", "uger", "ratio", "fuldtidspersoner"])


@some.composite
def values(draw: Any) -> Value:
    """A number of at most 200 with bounds around it, shown with up to two decimals."""
    exact = Fraction(draw(some.integers(0, 20_000)), 100)
    below, above = (Fraction(draw(some.integers(0, 150)), 100) for _ in range(2))
    return Value(exact, exact - below, exact + above, draw(some.integers(0, 2)))


def widened(value: Value, below: Fraction, above: Fraction) -> Value:
    return replace(value, low=value.low - below, high=value.high + above)


SWAPPED = {
    Claim.ROSE: Claim.FELL,
    Claim.FELL: Claim.ROSE,
    Claim.NOT_BELOW: Claim.NOT_ABOVE,
    Claim.NOT_ABOVE: Claim.NOT_BELOW,
}
NOT_BOTH_WAYS = {Claim.NOT_BELOW: 1, Claim.NOT_ABOVE: -1}
FIRMNESS = {
    Claim.SAME: 3,
    Claim.ROSE: 3,
    Claim.FELL: 3,
    Claim.LEVEL: 2,
    **dict.fromkeys(NOT_BOTH_WAYS, 2),
    Claim.UNSURE: 1,
}
STRONGER = {"aend_fordoblet": 2, "aend_mere_end_fordoblet": 2, "aend_halveret": 2, "aend_mere_end_halveret": 2}


@given(values(), values(), UNITS)
def test_swap_of_the_two_numbers_swaps_the_direction_word(before: Value, now: Value, unit: str) -> None:
    there, back = told(facts(before, now, unit)), told(facts(now, before, unit))
    assert back.claim is SWAPPED.get(there.claim, there.claim)
    if there.claim in MOVED:
        assert back.headline.params["forskel"] == there.headline.params["forskel"]


@given(values(), values(), some.sampled_from([Good.LOWER, Good.HIGHER]))
def test_swap_of_the_two_numbers_swaps_better_and_worse(before: Value, now: Value, good: Good) -> None:
    there, back = told(facts(before, now, good=good)), told(facts(now, before, good=good))
    assert {there.course, back.course} in ({None}, {"bedre", "vaerre"})


@given(values(), values(), UNITS, some.integers(0, 300), some.integers(0, 300))
def test_wider_interval_never_makes_the_sentence_firmer(
    before: Value, now: Value, unit: str, below: int, above: int
) -> None:
    narrow = told(facts(before, now, unit))
    for wide in (
        told(facts(before, widened(now, Fraction(below, 100), Fraction(above, 100)), unit)),
        told(facts(widened(before, Fraction(below, 100), Fraction(above, 100)), now, unit)),
    ):
        assert FIRMNESS[wide.claim] <= FIRMNESS[narrow.claim]
        assert strength(wide) <= strength(narrow)


def strength(telling: Telling) -> int:
    """How much is said of the size: a doubling or halving more than per cent."""
    codes = [each.code for each in telling.details]
    found = [STRONGER.get(code, 1) for code in codes if code in STRONGER or code.startswith("aend_procent")]
    return max(found, default=0)


@given(values(), values(), UNITS)
def test_direction_is_only_said_where_no_possible_pair_of_numbers_says_otherwise(
    before: Value, now: Value, unit: str
) -> None:
    claim = told(facts(before, now, unit)).claim
    if claim in MOVED:
        sign = 1 if claim is Claim.ROSE else -1
        pairs = [(one, other) for one in (before.low, before.high) for other in (now.low, now.high)]
        assert all(sign * (other - one) > 0 for one, other in pairs)


@given(values(), values())
def test_way_is_only_ruled_out_where_no_possible_pair_goes_it_and_one_is_unchanged(before: Value, now: Value) -> None:
    claim = told(facts(before, now)).claim
    ways = {other - one for one in (before.low, before.high) for other in (now.low, now.high)}
    touching = {min(ways) == 0, max(ways) == 0} == {True, False}
    if claim in NOT_BOTH_WAYS:
        sign = NOT_BOTH_WAYS[claim]
        assert all(sign * way >= 0 for way in ways)
        assert touching
    elif claim is Claim.UNSURE and told_apart(before, now):
        assert not touching


def told_apart(before: Value, now: Value) -> bool:
    """Whether the two print differently with the decimals both have."""
    decimals = min(before.decimals, now.decimals)
    return rounded(before.exact or Fraction(0), decimals) != rounded(now.exact or Fraction(0), decimals)


@given(values(), values())
def test_share_never_has_a_per_cent_change_and_a_count_never_percentage_points(before: Value, now: Value) -> None:
    share = told(facts(before, now, "%", good=Good.LOWER))
    codes = {each.code for each in share.details}
    assert not codes & {*STRONGER, "aend_procent_op", "aend_procent_ned"}
    for unit in ("personer", "uger", "ratio"):
        assert "procentpoint" not in " ".join(told(facts(before, now, unit)).said("da"))


# --- a withheld number -----------------------------------------------------------------------------------


@some.composite
def hidden(draw: Any) -> Value:
    low = Fraction(draw(some.integers(0, 100)))
    return Value(None, low, low + draw(some.integers(0, 100)), draw(some.integers(0, 2)))


@given(hidden(), hidden(), values(), some.sampled_from(["%", "personer"]))
def test_withheld_number_now_is_said_alike_whatever_it_and_the_number_before_are(
    one: Value, other: Value, before: Value, unit: str
) -> None:
    more: dict[str, Any] = {"good": Good.LOWER, "verdict_before": "i_fare", "verdict_now": "paa_vej"}
    said = [told(facts(before, each, unit, causes=(Cause.NUMBER,), **more)).said("da") for each in (one, other)]
    assert said[0] == said[1]
    assert told(facts(counted(7), one, unit, causes=(Cause.REFERENCE,), **more)).said("da") == said[0]
    assert not re.findall(r"\d", " ".join(said[0]).replace(NOW.label("da"), ""))


@given(hidden(), hidden(), values(), some.sampled_from(["%", "personer"]))
def test_withheld_number_before_is_said_alike_whatever_it_is(one: Value, other: Value, now: Value, unit: str) -> None:
    tellings = [told(facts(each, now, unit, good=Good.LOWER)) for each in (one, other)]
    assert tellings[0].said("en") == tellings[1].said("en")
    assert tellings[0].claim is Claim.WITHHELD
    assert "forskel" not in tellings[0].headline.params


@given(hidden(), values(), values())
def test_withheld_reference_is_said_alike_whatever_it_is_and_leaves_no_better_or_worse(
    reference: Value, before: Value, now: Value
) -> None:
    def with_reference(value: Value) -> Telling:
        seen = Seen(now, NOW, reference=value), Seen(before, BEFORE, reference=counted(9))
        return told(Facts("1", "Et mål", "%", *seen, good=Good.LOWER, relative=True))

    found = with_reference(reference)
    assert found.course is None
    assert found.said("da") == with_reference(Value(None, Fraction(0), Fraction(100), 1)).said("da")


# --- thresholds are data ---------------------------------------------------------------------------------


@given(some.integers(1, 400))
def test_small_base_is_told_up_to_the_threshold_and_not_above(base: int) -> None:
    now = Seen(counted(50), NOW, base=counted(base))
    found = told(Facts("1", "", "%", now, Seen(counted(10), BEFORE)))
    assert ("aend_lille_base" in {each.code for each in found.details}) is (base <= THRESHOLDS.small_base)


def test_other_thresholds_tell_otherwise() -> None:
    few = facts(counted(10), counted(15), "personer")
    assert [each.code for each in told(few).details] == ["aend_lille_antal"]
    bold = Thresholds(relative_least=Fraction(10), small_count=Fraction(5))
    assert told(few, bold).said("da")[1:] == ["Stigningen er på 50 %."]


# --- season ----------------------------------------------------------------------------------------------


@given(values(), values(), values())
def test_number_of_another_season_gives_no_direction_and_the_year_before_is_taken_where_it_is_known(
    last: Value, now: Value, before: Value
) -> None:
    bare = Facts("1", "", "%", Seen(now, NOW), Seen(last, SUMMER), seasonal=True, good=Good.LOWER)
    assert (told(bare).claim, told(bare).course) == (Claim.SEASON, None)
    same = told(replace(bare, year_before=Seen(before, BEFORE)))
    assert same.claim is told(facts(before, now)).claim
    assert "aend_samme_tid" in {each.code for each in same.details}


# --- a goal of parts, the machine form ------------------------------------------------------------------


def test_goal_of_parts_names_those_that_moved() -> None:
    moved = Facts("1a", "", "%", None, None, verdict_before="paa_vej", verdict_now="i_fare")
    stayed = replace(moved, id="1b", verdict_now="paa_vej")
    unknown = replace(moved, id="1c", verdict_before=None, verdict_now="kan_ikke_afgoeres")
    first = replace(moved, id="1d", verdict_before=None, verdict_now="i_fare")
    whole = replace(moved, id="1", parts=(moved, stayed, unknown, first))
    telling = told(whole)
    assert telling.claim is Claim.PARTS
    assert telling.said("da") == [
        "Målet afgøres af sine dele: 1a, 1b, 1c, 1d.",
        'Vurderingen er ændret fra "på vej" til "i fare": dele, der har fået en ny vurdering: 1a, 1d.',
    ]
    assert [each.id for each in telling.parts] == ["1a", "1b", "1c", "1d"]


def test_no_sentence_names_a_number_that_is_not_one_of_the_two_or_their_difference() -> None:
    """Of shares without a base the headline has three numbers at most, and no detail has one."""
    before, now = value_of("9,0"), value_of("8,0")
    said = told(facts(before, now, good=Good.LOWER)).said("en")
    numbers = re.findall(r"\d+\.\d", " ".join(said))
    known = [f"{float(machine_text(each)):.1f}" for each in (Fraction(9), Fraction(8), Fraction(1))]
    assert numbers == known
