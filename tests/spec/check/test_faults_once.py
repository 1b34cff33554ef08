"""Faults are told once, at their place, and nothing a planner can write makes the check fall."""

from pathlib import Path

import pytest

from spec.check.planning import (
    FAULT,
    FIGURES,
    budget,
    checked,
    expect,
    goal,
    places,
    plan,
    printed,
    promise,
    row,
    told,
)


@pytest.mark.parametrize(("number", "fits"), [("1,5", True), ("1.500", True), ("1.5", False), ("080", False)])
def test_number_of_a_budget_and_a_forecast_is_one_a_danish_reader_accepts(
    tmp_path: Path, number: str, fits: bool
) -> None:
    mark = "" if fits else "‹ikke_et_tal›"
    forecast = row(
        "forudsaetning",
        id='"f"',
        tekst='"Prognose"',
        omraade='"Hele landet"',
        enhed='"fuldtidspersoner"',
        punkt=f'[{{ periode = "2024", vaerdi = {mark}"{number}" }}]',
    )
    expect(tmp_path, plan(budget(budget=f'{mark}"{number}"'), forecast), severity=FAULT)


# --- names -----------------------------------------------------------------------------------------------


def test_bad_name_inside_an_own_group_is_told_once_however_often_it_is_used(tmp_path: Path) -> None:
    own = '[grupper.vores]\nydelsesgrupper = ["A-dagpenge", ‹ukendt_navn›"A-dagpennge"]\n'
    uses = (goal(maalgruppe='"vores"'), goal(id='"2"', maalgruppe='["sygedagpenge", "vores"]'))
    expect(tmp_path, plan(own, *uses, promise('"hver 4. uge"', maalgruppe='"vores"')), severity=FAULT)


def test_bad_name_inside_an_own_area_set_is_told_once_however_often_it_is_used(tmp_path: Path) -> None:
    own = '[omraader]\nnaboer = ["Køge", ‹ukendt_navn›"Grewe"]\n'
    uses = (
        goal(maaltal='"under gennemsnittet for naboer"'),
        goal(id='"2"', maaltal='"blandt de 2 laveste i naboer"'),
    )
    expect(tmp_path, plan(own, *uses), severity=FAULT)


def test_the_country_in_a_set_with_others_is_a_fault(tmp_path: Path) -> None:
    own = '[omraader]\nalle = ["Køge", ‹landet_i_et_saet›"hele landet"]\n'
    expect(tmp_path, plan(own, goal(maaltal='"under landsgennemsnittet"')), severity=FAULT)


def test_a_goal_against_a_set_that_mixes_the_country_with_others_stops_the_plan(tmp_path: Path) -> None:
    own = '[omraader]\nblandet = ["Køge", "hele landet"]\n'
    found = checked(tmp_path, plan(own, goal(maaltal='"under gennemsnittet for blandet"')))
    assert found.bound is None
    assert {each.code for each in found.faults} == {"landet_i_et_saet"}


def test_a_set_that_is_the_country_alone_is_the_country(tmp_path: Path) -> None:
    own = '[omraader]\nDanmarks_land = ["hele landet"]\n'
    found = expect(tmp_path, plan(own, goal(maaltal='"højst landsgennemsnittet"')))
    assert found.bound is not None


def test_a_goal_against_the_country_and_a_municipality_is_a_fault(tmp_path: Path) -> None:
    expect(
        tmp_path,
        plan(goal(maaltal='‹landet_i_et_saet›"under gennemsnittet for Køge og hele landet"')),
        severity=FAULT,
    )


def test_same_id_on_two_parts_of_a_goal_is_a_fault_at_the_second(tmp_path: Path) -> None:
    parts = [row("maal.del", id=f'{mark}"a"', tekst='"Del"') for mark in ("", "‹samme_id›")]
    text = plan(goal(), *parts)
    found = expect(tmp_path, text, severity=FAULT)
    [fault] = found.faults
    assert fault.params["foerste"] == text.splitlines().index('id = "a"') + 1


def test_same_id_on_parts_of_two_goals_is_no_fault(tmp_path: Path) -> None:
    part = row("maal.del", id='"a"', tekst='"Del"')
    expect(tmp_path, plan(goal(), part, goal(id='"2"'), part))


# --- dates -----------------------------------------------------------------------------------------------

DATES = {
    "goal": lambda day: goal(senest=day),
    "milestone": lambda day: goal() + row("maal.milepael", senest=day, maaltal='"højst 3 %"'),
    "step of a project": lambda day: row("projekt", id='"p"', tekst='"P"', trin=f'[{{ tekst = "T", senest = {day} }}]'),
}


@pytest.mark.parametrize("where", DATES)
@pytest.mark.parametrize(
    ("day", "fits"),
    [
        ("1899-12-31", False),
        ("1900-01-01", True),
        ("2200-12-31", True),
        ("2201-01-01", False),
        ("9999-12-31", False),
        ("0001-01-01", False),
    ],
)
def test_date_outside_1900_to_2200_is_a_fault_at_its_place(tmp_path: Path, where: str, day: str, fits: bool) -> None:
    text = plan(DATES[where](day if fits else f"‹dato_uden_for›{day}"))
    found = checked(tmp_path, text)
    assert [each for each in told(found) if each[0] == "dato_uden_for"] == places(text)
    assert [each.code for each in found.faults] == ["dato_uden_for"] * (not fits)


@pytest.mark.parametrize("head", ["dateret = ‹dato_uden_for›1899-12-31", "dateret = ‹dato_uden_for›2201-01-01"])
def test_date_of_the_plan_itself_is_held_to_the_same(tmp_path: Path, head: str) -> None:
    expect(tmp_path, plan(goal(), head=head), severity=FAULT)


@pytest.mark.parametrize(
    ("fra", "til"),
    [("‹dato_uden_for›1899-12-31", "2024-12-31"), ("2024-01-01", "‹dato_uden_for›9999-12-31")],
)
def test_date_the_plan_is_in_force_is_held_to_the_same(tmp_path: Path, fra: str, til: str) -> None:
    expect(tmp_path, plan(fra=fra, til=til), severity=FAULT)


# --- what must not make the check fall -------------------------------------------------------------------

TREND = '{{ slut = {slut}, mod = {mod}, overskrift = "2 foregående år" }}'


def test_trend_against_nothing_is_a_fault(tmp_path: Path) -> None:
    trend = TREND.format(slut='"2023K3"', mod="‹tom_liste›[]")
    expect(tmp_path, plan(printed(tendens=trend)), severity=FAULT)


@pytest.mark.parametrize(
    ("slut", "mod"),
    [('‹forkert_periode›"2023K5"', '["2022K3"]'), ('"2023K3"', '‹forkert_periode›["juli"]')],
)
def test_trend_whose_period_cannot_be_read_is_a_finding(tmp_path: Path, slut: str, mod: str) -> None:
    text = plan(printed(tendens=TREND.format(slut=slut, mod=mod)), head=f'tal = ["{FIGURES}"]')
    expect(tmp_path, text, ("t;fuldtidspersoner;sygedagpenge;;;;2023K3;10;;;",))


HUGE = "9" * 5000
DEEP = "[" * 5000
MONSTERS = {
    "integer in a table": f'[[tabel]]\nid = "t"\ntekst = "T"\ngennemsnit = {HUGE}\n',
    "integer in a budget": budget(aar=HUGE),
    "brackets": f"x = {DEEP}{']' * 5000}\n",
    "open brackets": f"x = {DEEP}\n",
}


@pytest.mark.parametrize("monster", MONSTERS)
def test_number_and_nesting_beyond_all_measure_give_one_finding(tmp_path: Path, monster: str) -> None:
    found = checked(tmp_path, plan(MONSTERS[monster]))
    assert [each.code for each in found.findings] == ["toml_syntaks"]


@pytest.mark.parametrize("year", ["99999", "10000", "-1", "0", "9223372036854775808"])
def test_year_of_a_budget_that_is_no_year_does_not_make_the_check_fall(tmp_path: Path, year: str) -> None:
    assert checked(tmp_path, plan(budget(aar=year))) is not None


@pytest.mark.parametrize("name", [".", "..", "/", "./", "findes-ikke.csv", "*.xlsx", "mappe", "map*", "a" * 5000])
def test_name_of_figures_that_is_no_file_is_a_finding(tmp_path: Path, name: str) -> None:
    (tmp_path / "mappe").mkdir()
    expect(tmp_path, plan(head=f'tal = [‹ingen_talfil›"{name}"]'), severity=FAULT)


def test_unknown_ministerial_goal_is_told_where_each_row_names_it(tmp_path: Path) -> None:
    focus = row("fokus", id='"f"', tekst='"Fokus"', ministermaal='[‹ukendt_navn›"findes_ikke"]')
    expect(tmp_path, plan(focus, goal(ministermaal='[‹ukendt_navn›"heller_ikke"]')), severity=FAULT)
