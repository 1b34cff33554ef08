"""Every version of every duty names what exists, says where it is from, and never overlaps its own family."""

import re
from datetime import date
from itertools import combinations

import pytest

from pejl import law
from pejl.law.catalogue import catalogue
from pejl.law.codes import touches
from pejl.law.duties import Duty, duties, handed_over, maalgrupper, portfolios, undated
from pejl.people import people
from pejl.sentences import parse_rhythm, print_rhythm
from pejl.sentences.shapes import CountWithin

EVERY = duties()
NOT_READ = {
    "sygeopfoelgning_foerste_2025",
    "sygeopfoelgning_halvaar_2025",
    "tilbud_aktivitetsparate_2025",
    "tilbud_aktivitetsparate_2026",
    "integrationsprogram",
    "integration_virksomhed",
}


def code(each: Duty) -> str:
    return each.code


def codes_in_use() -> set[str]:
    of_duties = {group for each in EVERY for group in (*each.groups, *each.excepted)}
    of_groups = {group for each in maalgrupper() for group in each.groups}
    of_rules = {group for each in portfolios() for group in each.groups} | {each.group for each in handed_over()}
    return of_duties | of_groups | of_rules


@pytest.mark.parametrize("group", sorted(codes_in_use()))
def test_a_group_code_is_one_that_the_ledger_can_count(group: str) -> None:
    base, visitation = re.split("[:@]", group)[0], re.search(":([^@]+)", group)
    assert base in law.groups()
    assert visitation is None or visitation[1] in law.visitations()
    assert people((group,)).parts


@pytest.mark.parametrize("each", EVERY, ids=code)
def test_a_moment_is_a_subject_and_a_name(each: Duty) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z_]+", each.trigger)
    assert re.fullmatch(r"[a-z]+\.[a-z_]+", each.kept_by)
    assert not each.condition or re.fullmatch(r"[a-z]+\.[a-z_]+", each.condition)


@pytest.mark.parametrize("each", EVERY, ids=code)
def test_a_sentence_is_one_that_a_plan_could_say(each: Duty) -> None:
    assert parse_rhythm(print_rhythm(each.rhythm)) == each.rhythm
    if isinstance(each.rhythm, CountWithin) and each.for_first:
        assert each.for_first == each.rhythm.window


@pytest.mark.parametrize("each", EVERY, ids=code)
def test_a_clock_stands_still_under_exemptions_that_exist_when_the_duty_does(each: Duty) -> None:
    known = catalogue("exemptions")
    assert all(known[kind].force.first <= each.force.first for kind in each.exempted_by)


@pytest.mark.parametrize("each", EVERY, ids=code)
def test_nothing_is_asked_without_a_paragraph_a_source_and_somebody_who_has_it(each: Duty) -> None:
    assert each.paragraph
    assert each.source
    assert each.responsible in {"sagsbehandler", "a-kasse", "borger", "kontaktperson"}


def test_a_group_and_a_duty_without_a_date_have_a_source_too() -> None:
    assert [each.code for each in (*maalgrupper(), *undated(), *handed_over(), *portfolios()) if not each.source] == []


def test_versions_of_one_duty_never_overlap_for_the_same_people() -> None:
    clashes = [
        (one.code, other.code)
        for one, other in combinations(EVERY, 2)
        if one.family == other.family
        and one.force.first < (other.force.end or date.max)
        and other.force.first < (one.force.end or date.max)
        and any(touches(left, right) for left in one.groups for right in other.groups)
    ]
    assert clashes == []


def test_a_version_ends_after_it_begins() -> None:
    assert [each.code for each in EVERY if each.force.end and each.force.end <= each.force.first] == []


def test_what_no_source_says_is_marked_and_nothing_else_is() -> None:
    assert {each.code for each in EVERY if each.unverified} == NOT_READ


def test_nothing_is_asked_that_is_only_expected() -> None:
    assert [each.code for each in EVERY if each.expected] == []


def test_a_duty_that_is_not_wholly_read_says_what_is_missing() -> None:
    silent = {each.code for each in EVERY if each.unverified and not each.note}
    assert silent == {"integrationsprogram"}


# --- the portfolio rule ----------------------------------------------------------------------------------


def test_the_share_and_what_may_be_exempted_are_a_whole() -> None:
    (rule,) = portfolios(date(2026, 7, 1))
    assert portfolios(date(2026, 6, 30)) == ()
    assert {each.share + rule.most for each in EVERY if each.share is not None} == {100}


def test_a_share_is_asked_from_1_july_2026_and_not_before() -> None:
    assert {each.force.first for each in EVERY if each.share is not None} == {date(2026, 7, 1)}


def test_the_exemption_of_a_quarter_lifts_talks_and_offers_but_never_the_first_talk() -> None:
    lifted = {each.family for each in EVERY if "fritaget_75" in each.exempted_by}
    assert lifted == {"samtaler_halvaar", "samtaler_akasse", "tilbud_halvaar"}
    assert all(each.share for each in EVERY if "fritaget_75" in each.exempted_by)
