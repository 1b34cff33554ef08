"""Dated data under the names people use: municipalities, councils, groups, denominators."""

from collections import Counter
from datetime import date

import pytest

from pejl import law

# --- areas -----------------------------------------------------------------------------------------------


def test_there_are_98_municipalities() -> None:
    assert len(law.municipalities()) == len(set(law.municipalities())) == 98


def test_the_eight_councils_share_out_the_municipalities() -> None:
    sizes = {
        "RAR-HOVEDSTADEN": 28,
        "RAR-BORNHOLM": 1,
        "RAR-SJAELLAND": 17,
        "RAR-FYN": 10,
        "RAR-SYDJYLLAND": 12,
        "RAR-OESTJYLLAND": 11,
        "RAR-VESTJYLLAND": 8,
        "RAR-NORDJYLLAND": 11,
    }
    assert {code: len(law.members(code)) for code in sizes} == sizes
    assert {code for code, area in law.areas().items() if area.kind == "rar"} == set(sizes)


@pytest.mark.parametrize("kind", ["region", "landsdel", "rar", "beskaeftigelsesraad"])
def test_every_municipality_is_in_exactly_one_area_of_each_kind(kind: str) -> None:
    found = Counter(m for area in law.areas().values() if area.kind == kind for m in law.members(area.code))
    assert found == Counter(law.municipalities())


def test_a_municipality_is_its_own_only_member_and_the_country_has_none() -> None:
    assert law.members("269") == ("269",)
    assert law.members(law.COUNTRY) == ()


def test_councils_follow_the_regions_from_1_january_2025() -> None:
    old, new = law.areas()["RAR-SJAELLAND"], law.areas()["RBR-SJAELLAND"]
    assert old.force.covers(date(2024, 12, 31))
    assert not old.force.covers(date(2025, 1, 1))
    assert not new.force.covers(date(2024, 12, 31))
    assert new.force.covers(date(2025, 1, 1))
    assert set(law.members("RBR-SJAELLAND")) == set(law.members("085"))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Bornholm", "400"),
        ("Bornholms Regionskommune", "400"),
        ("Frederikssund", "250"),
        ("frederikssund kommune", "250"),
        ("Solrød", "269"),
        ("269", "269"),
        ("Høje Taastrup", "169"),
        ("Høje-Taastrup", "169"),
        ("Lyngby Taarbæk", "173"),
        ("København", "101"),
        ("Københavns Kommune", "101"),
        ("Aarhus", "751"),
        ("Århus", "751"),
        ("Ålborg", "851"),
        ("Nordfyns Kommune", "480"),
        ("Vesthimmerlands Kommune", "820"),
        ("hele landet", "000"),
        ("Landet", "000"),
        ("landsgennemsnittet", "000"),
        ("RAR Hovedstaden", "RAR-HOVEDSTADEN"),
        ("RAR-Hovedstaden", "RAR-HOVEDSTADEN"),
        ("RAR Sjælland", "RAR-SJAELLAND"),
        ("Region Sjælland", "085"),
        ("Nordsjælland", "03"),
        ("Byen København", "01"),
    ],
)
def test_an_area_is_found_as_people_write_it(name: str, code: str) -> None:
    assert law.find_area(name) == code


@pytest.mark.parametrize("code", [*law.municipalities()])
def test_every_municipality_is_found_by_its_own_name(code: str) -> None:
    name = law.areas()[code].name
    assert law.find_area(name) == law.find_area(name.upper()) == law.find_area(f"{name} Kommune") == code


@pytest.mark.parametrize(
    ("name", "near"), [("Fredrikssund", "Frederikssund"), ("RAR Sjæland", "RAR Sjælland"), ("Qqqq", None)]
)
def test_an_unknown_area_names_the_nearest(name: str, near: str | None) -> None:
    with pytest.raises(law.UnknownName) as unknown:
        law.find_area(name)
    assert (unknown.value.kind, unknown.value.name, unknown.value.nearest) == ("omraade", name, near)


# --- groups ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("A-dagpenge", "a_dagpenge"),
        ("a dagpenge", "a_dagpenge"),
        ("dagpengemodtagere", "a_dagpenge"),
        ("jobparate kontanthjælpsmodtagere", "kontanthjaelp:jobparat"),
        ("jobparat kontanthjælp", "kontanthjaelp:jobparat"),
        ("jobparate på kontanthjælp", "kontanthjaelp:jobparat"),
        ("aktivitetsparate kontanthjælpsmodtagere", "kontanthjaelp:aktivitetsparat"),
        ("åbenlyst uddannelsesparate uddannelseshjælpsmodtagere", "uddannelseshjaelp:aabenlyst_uddannelsesparat"),
        ("uddannelsesparate på uddannelseshjælp", "uddannelseshjaelp:uddannelsesparat"),
        ("Sygedagpengemodtagere", "sygedagpenge"),
        ("sygemeldte", "sygedagpenge"),
        ("SHO", "sho"),
        ("selvforsørgelses- og hjemrejseydelse", "sho"),
        ("ledighedsydelse", "ledighedsydelse"),
        ("jobafklaring", "jobafklaring"),
        ("borgere i ressourceforløb", "ressourceforloeb"),
    ],
)
def test_a_group_is_found_as_people_write_it(name: str, code: str) -> None:
    assert law.find_group(name) == code


def test_a_visitation_narrows_only_a_benefit() -> None:
    with pytest.raises(law.UnknownName):
        law.find_group("jobparate virksomheder")


@pytest.mark.parametrize(
    ("name", "near"), [("sygedagpenger", "sygedagpenge"), ("kontanthjelp", "kontanthjælp"), ("zzz", None)]
)
def test_an_unknown_group_names_the_nearest(name: str, near: str | None) -> None:
    with pytest.raises(law.UnknownName) as unknown:
        law.find_group(name)
    assert unknown.value.nearest == near


def test_no_two_groups_share_a_name() -> None:
    names = Counter(
        folded
        for group in law.groups().values()
        for folded in {law.fold(name) for name in (group.name, *group.other_names)}
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_a_code_carries_visitation_and_age_into_its_name() -> None:
    assert law.group("kontanthjaelp:jobparat").name == "jobparate på kontanthjælp"
    assert law.group("unge@13-25").name == "unge under 30 år (13-25 år)"
    assert law.group("kontanthjaelp@0-29").name == "kontanthjælp (under 30 år)"
    assert law.group("kontanthjaelp@50-150").name == "kontanthjælp (over 49 år)"
    assert law.group("unge@18-18").name == "unge under 30 år (18 år)"
    assert law.group("kontanthjaelp:aktivitetsparat@18-29").name == "aktivitetsparate på kontanthjælp (18-29 år)"
    assert law.group("kontanthjaelp:jobparat@18-29").code == "kontanthjaelp:jobparat@18-29"


@pytest.mark.parametrize("code", ["uddannelseshjaelp", "sho"])
def test_uddannelseshjaelp_and_sho_end_with_june_2025(code: str) -> None:
    found = law.group(code)
    assert found.force.covers(date(2025, 6, 30))
    assert not found.force.covers(date(2025, 7, 1))
    assert (found.replaced_by, found.replaced_table) == ("kontanthjaelp", "y60")
    assert found.replaced_only


@pytest.mark.parametrize("code", ["kontanthjaelp", "uddannelseshjaelp", "sho", "kontanthjaelp:jobparat"])
def test_the_three_benefits_break_on_1_july_2025(code: str) -> None:
    assert [day for day, _ in law.group(code).breaks] == [date(2025, 7, 1)]


def test_kontanthjaelp_itself_is_in_force_on_both_sides() -> None:
    assert law.group("kontanthjaelp").force.covers(date(2025, 6, 30))
    assert law.group("kontanthjaelp").force.covers(date(2025, 7, 1))
    assert law.group("a_dagpenge").breaks == ()


# --- the rest --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("arbejdsstyrken 16-66", "arbejdsstyrken_16_66"),
        ("Arbejdsstyrken 16-66 år", "arbejdsstyrken_16_66"),
        ("arbejdsstyrken", "arbejdsstyrken_16_66"),
        ("befolkningen", "befolkningen_16_66"),
        ("fleksjobvisiterede", "fleksjobvisiterede"),
    ],
)
def test_a_denominator_is_found_as_people_write_it(name: str, code: str) -> None:
    assert law.find_denominator(name) == code


def test_the_fokusmaal_limit_is_abolished_from_1_july_2026() -> None:
    assert law.fokusmaal(date(2026, 6, 30)) == 30
    assert law.fokusmaal(date(2026, 7, 1)) is None
    assert law.fokusmaal(date(2019, 12, 31)) is None


def test_the_ministerial_goals_end_with_2024() -> None:
    assert len(law.ministerial_goals()) == 5
    for goal in law.ministerial_goals().values():
        assert goal.force.covers(date(2024, 12, 31))
        assert not goal.force.covers(date(2025, 1, 1))


def test_every_measure_has_a_kind_that_says_whether_it_adds() -> None:
    assert {measure.kind for measure in law.measures().values()} == {"antal", "personer", "andel", "niveau"}
    assert law.find_measure("andel") == "andel"
    with pytest.raises(law.UnknownName):
        law.find_measure("andl")
