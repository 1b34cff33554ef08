"""What the law asks for a case that begins on a day, by target group: a hand-written table against the data."""

from datetime import date

import pytest

from pejl.law.codes import within
from pejl.law.duties import Duty, duties, undated
from pejl.sentences import print_rhythm
from pejl.sentences.shapes import Duration, Span

JUNE_2023, JUNE_2024, JUNE_2025 = date(2023, 6, 1), date(2024, 6, 1), date(2025, 6, 1)
AUGUST_2026, FEBRUARY_2027 = date(2026, 8, 1), date(2027, 2, 1)

# act, rhythm, who has it, the share of the group where it is a portfolio rule, `?` where no source was read
FOUR_TALKS = "samtaler.holdt: mindst 4 samtaler inden for 6 måneder, sagsbehandler"
THREE_TALKS = "samtaler.holdt: mindst 3 samtaler inden for 6 måneder, sagsbehandler"
SIX_TALKS = "samtaler.holdt: mindst 6 samtaler inden for 6 måneder, sagsbehandler"
TWO_TALKS_75 = "samtaler.holdt: mindst 2 samtaler inden for 6 måneder, sagsbehandler, 75 %"
FOUR_TALKS_75 = "samtaler.holdt: mindst 4 samtaler inden for 6 måneder, sagsbehandler, 75 %"
A_KASSE_JOINS_TWO = "samtaler.faelles_med_akasse: mindst 2 samtaler inden for 6 måneder, a-kasse"
A_KASSE_THREE = "samtaler.i_akassen: mindst 3 samtaler inden for 3 måneder, a-kasse"
A_KASSE_TWO_75 = "samtaler.i_akassen: mindst 2 samtaler inden for 6 måneder, a-kasse, 75 %"
A_KASSE_FIRST = "samtaler.i_akassen: inden for 2 uger, a-kasse"
FIRST = "samtaler.foerste: inden for 1 uge, sagsbehandler"
JOINT = "samtaler.faelles_med_akasse: inden for 16 måneder, sagsbehandler"
OFFER = "tilbud.ret_og_pligt: inden for 6 måneder, sagsbehandler"
OFFER_75 = "tilbud.ret_og_pligt: inden for 6 måneder, sagsbehandler, 75 %"
GUARANTEE = "tilbud.aktivt: hver 6. måned, sagsbehandler"
FLEKS = "samtaler.holdt: hver 30. måned, sagsbehandler"
WEEK_8 = "sygdom.opfoelgning: inden for 8 uger, sagsbehandler"
FOUR_FOLLOW_UPS = "sygdom.opfoelgning: mindst 4 opfølgninger inden for 6 måneder, sagsbehandler"
ONE_FOLLOW_UP = "sygdom.opfoelgning: mindst 1 opfølgning inden for 6 måneder, sagsbehandler"
SICK_ALWAYS = {
    "sygdom.opfoelgning: inden for 2 uger, sagsbehandler",
    "sygdom.oplysningsskema: inden for 8 dage, borger",
    "sygdom.forlaengelse_vurderet: når sygemeldingen når 22 uger, sagsbehandler",
}
YOUNG = {
    "unge.kontakt: inden for 5 hverdage, kontaktperson",
    "unge.ny_aktivitet: inden for 30 dage, kontaktperson",
}
REFUGEES = {
    "integration.program_tilbudt: inden for 1 måned, sagsbehandler, ?",
    "tilbud.virksomhed: inden for 1 måned, sagsbehandler, ?",
}
UNINSURED = {FOUR_TALKS, FIRST}

ASKED = {
    JUNE_2023: {
        "a_dagpenge": {FOUR_TALKS, A_KASSE_JOINS_TWO, JOINT, OFFER},
        "a_dagpenge@18-24": {FOUR_TALKS, A_KASSE_JOINS_TWO, JOINT, OFFER},
        "kontanthjaelp:jobparat": {FOUR_TALKS, OFFER},
        "sho:jobparat": {FOUR_TALKS, OFFER},
        "kontanthjaelp:aktivitetsparat": {FOUR_TALKS, OFFER},
        "uddannelseshjaelp:uddannelsesparat": {FOUR_TALKS},
        "uddannelseshjaelp:aabenlyst_uddannelsesparat": {FOUR_TALKS},
        "uddannelseshjaelp:aktivitetsparat": {FOUR_TALKS},
        "sygedagpenge": {WEEK_8, FOUR_FOLLOW_UPS} | SICK_ALWAYS,
        "jobafklaring": {FOUR_TALKS},
        "ressourceforloeb": {FOUR_TALKS, GUARANTEE},
        "fleksjob": {FLEKS},
        "ledighedsydelse": set(),
        "revalidering": set(),
        "foertidspension": set(),
        "unge_15_17": YOUNG,
        "flygtninge@18-66": REFUGEES,
    },
    JUNE_2024: {
        "a_dagpenge": {A_KASSE_FIRST, A_KASSE_THREE, THREE_TALKS, JOINT, OFFER},
        "a_dagpenge@18-24": {A_KASSE_FIRST, A_KASSE_THREE, THREE_TALKS, SIX_TALKS, JOINT, OFFER},
        "kontanthjaelp:jobparat": UNINSURED | {OFFER},
        "sho:jobparat": UNINSURED | {OFFER},
        "kontanthjaelp:aktivitetsparat": UNINSURED | {OFFER},
        "uddannelseshjaelp:uddannelsesparat": UNINSURED,
        "uddannelseshjaelp:aabenlyst_uddannelsesparat": UNINSURED,
        "uddannelseshjaelp:aktivitetsparat": UNINSURED,
        "sygedagpenge": {WEEK_8, FOUR_FOLLOW_UPS} | SICK_ALWAYS,
        "jobafklaring": {FOUR_TALKS},
        "ressourceforloeb": {FOUR_TALKS, GUARANTEE},
        "fleksjob": {FLEKS},
        "ledighedsydelse": {FOUR_TALKS},
        "revalidering": {FOUR_TALKS},
        "foertidspension": set(),
        "unge_15_17": YOUNG,
        "flygtninge@18-66": REFUGEES,
    },
    JUNE_2025: {
        "a_dagpenge": {A_KASSE_FIRST, A_KASSE_THREE, THREE_TALKS, JOINT, OFFER},
        "kontanthjaelp:jobparat": UNINSURED | {OFFER},
        "uddannelseshjaelp:uddannelsesparat": UNINSURED,
        "sygedagpenge": {f"{WEEK_8}, ?", f"{FOUR_FOLLOW_UPS}, ?"} | SICK_ALWAYS,
        "ressourceforloeb": {FOUR_TALKS, GUARANTEE},
        "ledighedsydelse": {FOUR_TALKS},
    },
    AUGUST_2026: {
        "a_dagpenge": {A_KASSE_FIRST, A_KASSE_TWO_75, TWO_TALKS_75, JOINT, OFFER_75},
        "a_dagpenge@18-24": {A_KASSE_FIRST, A_KASSE_TWO_75, TWO_TALKS_75, JOINT, OFFER_75},
        "kontanthjaelp:jobparat": {FIRST, FOUR_TALKS_75, OFFER_75},
        "kontanthjaelp:aktivitetsparat@30-66": {FIRST, f"{OFFER_75}, ?"},
        "kontanthjaelp:aktivitetsparat@18-29": {FIRST},
        "kontanthjaelp:uddannelsesparat": {FIRST},
        "kontanthjaelp:aabenlyst_uddannelsesparat": {FIRST},
        "sygedagpenge": {ONE_FOLLOW_UP} | SICK_ALWAYS,
        "jobafklaring": set(),
        "ressourceforloeb": set(),
        "fleksjob": {FLEKS},
        "ledighedsydelse": {FOUR_TALKS_75},
        "revalidering": set(),
        "foertidspension": set(),
        "unge_15_17": YOUNG,
        "flygtninge@18-66": REFUGEES,
    },
}
ASKED[FEBRUARY_2027] = ASKED[AUGUST_2026]
"""The new main law is not adopted, so nothing of it is asked for."""


def told(each: Duty) -> str:
    share = f", {each.share:f} %" if each.share is not None else ""
    return f"{each.kept_by}: {print_rhythm(each.rhythm)}, {each.responsible}{share}{', ?' if each.unverified else ''}"


def asked(code: str, day: date) -> list[str]:
    return sorted(told(each) for each in duties(day) if any(within(code, group) for group in each.groups))


@pytest.mark.parametrize(("day", "code"), [(day, code) for day, table in ASKED.items() for code in table])
def test_a_case_is_asked_what_the_table_says_and_nothing_more(day: date, code: str) -> None:
    assert asked(code, day) == sorted(ASKED[day][code])


# --- the day that decides --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "code", "before", "after"),
    [
        (date(2023, 12, 31), "a_dagpenge", FOUR_TALKS, THREE_TALKS),
        (date(2026, 6, 30), "a_dagpenge", THREE_TALKS, TWO_TALKS_75),
        (date(2026, 6, 30), "a_dagpenge", A_KASSE_THREE, A_KASSE_TWO_75),
        (date(2026, 6, 30), "kontanthjaelp:jobparat", FOUR_TALKS, FOUR_TALKS_75),
        (date(2026, 6, 30), "kontanthjaelp:jobparat", OFFER, OFFER_75),
        (date(2024, 12, 31), "sygedagpenge", FOUR_FOLLOW_UPS, f"{FOUR_FOLLOW_UPS}, ?"),
        (date(2026, 6, 30), "sygedagpenge", f"{FOUR_FOLLOW_UPS}, ?", ONE_FOLLOW_UP),
    ],
)
def test_the_last_day_of_a_version_is_its_own_and_the_next_day_the_next_ones(
    last: date, code: str, before: str, after: str
) -> None:
    following = date.fromordinal(last.toordinal() + 1)
    assert (before in asked(code, last), after in asked(code, last)) == (True, False)
    assert (before in asked(code, following), after in asked(code, following)) == (False, True)


def test_the_guarantee_ends_with_the_last_case_that_can_begin() -> None:
    assert asked("ressourceforloeb", date(2026, 1, 31)).count(GUARANTEE) == 1
    assert GUARANTEE not in asked("ressourceforloeb", date(2026, 2, 1))


def test_under_30_the_offer_for_aktivitetsparate_falls_away_when_the_benefit_no_longer_tells_them_apart() -> None:
    young = "kontanthjaelp:aktivitetsparat@18-29"
    assert OFFER in asked(young, date(2025, 6, 30))
    assert OFFER not in asked(young, date(2025, 7, 1))
    assert f"{OFFER}, ?" in asked("kontanthjaelp:aktivitetsparat@30-30", date(2025, 7, 1))


def test_without_a_day_every_version_is_given() -> None:
    every = set(duties())
    assert {each for day in ASKED for each in duties(day)} < every


def test_a_duty_without_a_first_day_holds_for_any_case() -> None:
    assert "fast_track" in {each.code for each in duties(date(1999, 1, 1))}
    assert "tilbud_dagpenge_2020" not in {each.code for each in duties(date(2019, 12, 31))}


# --- terms of a duty -------------------------------------------------------------------------------------


def test_talks_of_the_first_half_year_are_asked_for_no_longer_than_that() -> None:
    half_year, three = Duration(6, Span.MONTHS), Duration(3, Span.MONTHS)
    limits = {each.code: each.for_first for each in duties() if each.family.startswith("samtaler_")}
    assert limits.pop("samtaler_akasse_2024") == three
    assert set(limits.values()) == {half_year}


def test_after_an_exemption_the_offer_is_due_a_month_later_and_nothing_else_is() -> None:
    later = {each.family: each.after_exemption for each in duties() if each.after_exemption}
    assert list(later) == ["tilbud_halvaar"]
    assert all(each.after_exemption for each in duties() if each.family == "tilbud_halvaar")


def test_those_in_the_introduktionsprogram_are_outside_the_duties_of_kontanthjaelp_and_of_no_other_benefit() -> None:
    of_lab = [each for each in duties() if each.family.split("_")[0] in ("samtaler", "foerste", "samtale", "tilbud")]
    for each in of_lab:
        outside = "integrationsprogram_5_aar" in each.excepted
        helped = {group.split(":")[0] for group in each.groups} & {"kontanthjaelp", "uddannelseshjaelp", "sho"}
        assert outside == bool(helped), each.code


def test_arbejdspligt_and_a_soon_return_are_outside_from_their_own_day() -> None:
    first = {
        "arbejdspligt": date(2026, 7, 1),
        "rask_inden_13_uger": date(2025, 1, 1),
        "rask_inden_26_uger": AUGUST_2026,
    }
    first["rask_inden_26_uger"] = date(2026, 7, 1)
    for group, day in first.items():
        assert {each.force.first for each in duties() if group in each.excepted} == {day}


def test_six_talks_are_only_for_those_with_an_uddannelsespaalaeg() -> None:
    conditions = {each.code: each.condition for each in duties() if each.condition}
    assert conditions == {"samtaler_paalaeg_2024": "unge.uddannelsespaalaeg"}


def test_a_duty_without_a_deadline_is_named_but_is_no_duty_with_a_day() -> None:
    names = {each.code for each in undated()}
    assert {"min_plan", "uddannelsespaalaeg", "jobformidler", "arbejdsgiversamtale"} < names
    assert not names & {each.code for each in duties()}
