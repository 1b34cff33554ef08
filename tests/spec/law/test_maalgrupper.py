"""The target groups of § 6, how long somebody has been unemployed by § 9, and the other dated rules."""

from datetime import date, timedelta

import pytest

from pejl import law
from pejl.law.catalogue import right_and_duty_offers
from pejl.law.codes import touches, within
from pejl.law.duties import (
    closed_to_new,
    handed_over,
    maalgruppe_of,
    maalgrupper,
    offer_terms,
    rule_calendar,
    seniority,
)
from pejl.law.required import required
from pejl.sentences.shapes import Duration, Span

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)

# --- target groups ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [date(2020, 1, 1), BEFORE, AFTER, date(2026, 12, 31), date(2027, 1, 1)])
def test_the_13_groups_are_in_force_every_day_until_something_else_is_adopted(day: date) -> None:
    assert [each.number for each in maalgrupper(day) if not each.expected] == [str(number) for number in range(1, 14)]


def test_the_five_groups_are_expected_from_2027_and_hold_only_what_their_names_tell() -> None:
    assert [each for each in maalgrupper(date(2026, 12, 31)) if each.expected] == []
    expected = {each.code: each.holds for each in maalgrupper(date(2027, 1, 1)) if each.expected}
    assert expected == {
        "dagpengeindsats": ("1",),
        "jobsoegningsindsats": (),
        "jobhjaelpsindsats": (),
        "sygedagpengeindsats": ("6",),
        "oevrige": (),
    }


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("a_dagpenge", "1", "1"),
        ("kontanthjaelp:jobparat", "2", "2"),
        ("kontanthjaelp:jobparat@18-29", "2", "2"),
        ("sho:jobparat", "2", None),
        ("kontanthjaelp:aktivitetsparat", "3", None),
        ("kontanthjaelp:aktivitetsparat@29-29", "3", "5"),
        ("kontanthjaelp:aktivitetsparat@30-30", "3", "3"),
        ("uddannelseshjaelp:uddannelsesparat", "4", None),
        ("uddannelseshjaelp:aabenlyst_uddannelsesparat", "4", None),
        ("kontanthjaelp:uddannelsesparat", None, "4"),
        ("uddannelseshjaelp:aktivitetsparat", "5", None),
        ("sygedagpenge", "6", "6"),
        ("jobafklaring", "7", "7"),
        ("ressourceforloeb", "8", "8"),
        ("ledighedsydelse", "9", "9"),
        ("fleksjob", "9", "9"),
        ("revalidering", "10", "10"),
        ("foertidspension", "11", "11"),
        ("unge_15_17", "13", "13"),
        ("kontanthjaelp", None, None),
        ("seniorpension", None, None),
    ],
)
def test_a_code_is_in_the_target_group_of_its_day(code: str, before: str | None, after: str | None) -> None:
    found = [maalgruppe_of(code, day) for day in (BEFORE, AFTER)]
    assert [each.number if each else None for each in found] == [before, after]


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_nobody_is_in_two_target_groups_at_once(day: date) -> None:
    groups = maalgrupper(day)
    shared = [
        (one.code, other.code)
        for one in groups
        for other in groups
        if one.code < other.code and any(touches(left, right) for left in one.groups for right in other.groups)
    ]
    assert shared == []


def test_the_numbers_that_no_source_gives_are_marked() -> None:
    assert {each.number for each in maalgrupper(BEFORE) if each.unverified} == {"12", "13"}
    assert {each.number for each in maalgrupper(AFTER) if each.unverified} == {"3", "5", "12", "13"}


def test_resource_courses_and_revalidering_take_no_new_cases_from_1_february_2026() -> None:
    shut = {code: closed_to_new(code) for code in law.groups() if closed_to_new(code)}
    assert shut == {"ressourceforloeb": date(2026, 2, 1), "revalidering": date(2026, 2, 1)}
    assert closed_to_new("kontanthjaelp:jobparat@18-29") is None


# --- seniority -------------------------------------------------------------------------------------------


def test_dagpenge_adds_up_unemployment_within_a_window_that_no_source_gives() -> None:
    found = seniority("a_dagpenge", BEFORE)
    assert found is not None
    assert (found.kind, found.window, found.window_unverified) == ("samlet", Duration(3, Span.YEARS), True)


@pytest.mark.parametrize("code", ["kontanthjaelp", "kontanthjaelp:jobparat", "kontanthjaelp:aktivitetsparat@25-35"])
def test_kontanthjaelp_counts_unbroken_time_from_the_first_enquiry(code: str) -> None:
    for day in (BEFORE, AFTER):
        found = seniority(code, day)
        assert found is not None
        assert (found.kind, found.since, found.window) == ("uafbrudt", "første henvendelse", None)


@pytest.mark.parametrize("code", ["jobafklaring", "ressourceforloeb", "ledighedsydelse", "fleksjob", "revalidering"])
def test_the_other_courses_count_unbroken_time(code: str) -> None:
    found = seniority(code, AFTER)
    assert found is not None
    assert (found.kind, found.since) == ("uafbrudt", "")


@pytest.mark.parametrize("code", ["sygedagpenge", "foertidspension", "unge_15_17", "seniorpension"])
def test_a_group_that_no_clock_is_named_for_has_none(code: str) -> None:
    assert seniority(code, AFTER) is None


# --- codes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("narrow", "wide", "is_within", "meets"),
    [
        ("kontanthjaelp:jobparat", "kontanthjaelp", True, True),
        ("kontanthjaelp", "kontanthjaelp:jobparat", False, True),
        ("kontanthjaelp:jobparat", "kontanthjaelp:aktivitetsparat", False, False),
        ("kontanthjaelp@18-29", "kontanthjaelp@18-30", True, True),
        ("kontanthjaelp@18-30", "kontanthjaelp@18-29", False, True),
        ("kontanthjaelp@18-29", "kontanthjaelp@29-40", False, True),
        ("kontanthjaelp@18-29", "kontanthjaelp@30-40", False, False),
        ("kontanthjaelp", "a_dagpenge", False, False),
    ],
)
def test_a_code_is_within_another_where_each_of_its_people_is(
    narrow: str, wide: str, is_within: bool, meets: bool
) -> None:
    assert (within(narrow, wide), touches(narrow, wide)) == (is_within, meets)


# --- other rules -----------------------------------------------------------------------------------------


def test_the_a_kasse_has_the_first_three_months_from_2024_and_after_june_2026_nobody_read_that_it_has() -> None:
    assert handed_over(date(2023, 12, 31)) == ()
    (first,) = handed_over(date(2024, 1, 1))
    assert (first.group, first.first, first.who) == ("a_dagpenge", Duration(3, Span.MONTHS), "a-kasse")
    assert [each.unverified for day in (date(2026, 6, 30), date(2026, 7, 1)) for each in handed_over(day)] == [
        False,
        True,
    ]


def test_guidance_and_upskilling_counts_for_the_offer_again_where_it_begins_on_1_july_2026() -> None:
    before, after = (set(right_and_duty_offers(day)) for day in (date(2026, 6, 30), date(2026, 7, 1)))
    assert after - before == {"vejledning_opkvalificering"}
    assert {"virksomhedspraktik", "loentilskud_privat", "nytteindsats"} < before
    assert not {"mentor", "voksenlaerling", "danskuddannelse"} & after


def test_an_offer_runs_two_weeks_and_a_wage_subsidy_may_come_three_weeks_later() -> None:
    terms = offer_terms(date(2024, 1, 1))
    assert terms is not None
    assert (terms.unbroken, terms.subsidy_later) == (Duration(2, Span.WEEKS), Duration(3, Span.WEEKS))
    assert offer_terms(date(2019, 12, 31)) is None


def test_the_two_fokusmaal_have_each_their_limit_and_what_they_ask() -> None:
    last = date(2026, 6, 30)
    assert [law.fokusmaal(last, rule) for rule in ("aktive_tilbud", "samtaler")] == [30, 20]
    assert [law.fokusmaal(last + timedelta(days=1), rule) for rule in ("aktive_tilbud", "samtaler")] == [None, None]
    assert (required("samtaler").talks, required("samtaler").hours) == (4, 0)
    assert (required("aktive_tilbud").talks, required("aktive_tilbud").hours) == (0, 100)


def test_the_calendar_goes_by_day_and_says_what_is_not_known_for_certain() -> None:
    changes = rule_calendar()
    assert [each.day for each in changes] == sorted(each.day for each in changes)
    assert {each.code for each in changes if each.expected} == {"hovedlov"}
    assert {each.code for each in changes if each.unverified} == {"planpligt", "ministermaal"}
    assert {each.code for each in changes if each.words} == {"planpligt", "samtaleform", "ministermaal"}
    assert all(each.text and each.source for each in changes)
