"""What could turn a verdict, each kind at its borderline."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from pejl.goals import Standing
from pejl.measure import Spec, area
from pejl.words import say
from spec.drawing import OTHER, OWN, PEER, drawn, shelf_of, spec
from spec.goals.judging import COUNT, SHARE, andele, antal, kinds, part, standing

DAY = date(2024, 8, 31)


def against(own: str, country: str, maaltal: str) -> Standing:
    return standing(andele("2024M06", a250=own, a000=country), part(maaltal), DAY)


# --- afrunding -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "country", "maaltal", "holds", "turns"),
    [
        ("0.6", "0.7", "under landsgennemsnittet", True, False),
        ("0.7", "0.6", "under landsgennemsnittet", False, False),
        ("0.7", "0.6", "højst på niveau med landsgennemsnittet", False, False),
        ("0.6", "0.6", "under landsgennemsnittet", False, True),
        ("0.6", "0.6", "højst på niveau med landsgennemsnittet", True, True),
        ("0.6", "0.7", "mindst 0,1 procentpoint under landsgennemsnittet", True, True),
        ("0.6", "0.8", "mindst 0,1 procentpoint under landsgennemsnittet", True, False),
        ("0.65", "0.7", "under landsgennemsnittet", True, True),
        ("0.64", "0.7", "under landsgennemsnittet", True, False),
        ("2.7", "2.0", "under 2,7 %", False, True),
        ("2.7", "2.0", "højst 2,7 %", True, True),
        ("2.7", "2.0", "under 2,75 %", True, False),
        ("2.7", "2.0", "mindst 2,75 %", False, False),
        ("2.7", "2.0", "mindst 2,65 %", True, False),
        ("2.7", "2.0", "over 2,65 %", True, True),
    ],
)
def test_afrunding_half_open_bounds(own: str, country: str, maaltal: str, holds: bool, turns: bool) -> None:
    found = against(own, country, maaltal)
    assert (found.holds, "afrunding" in kinds(found)) == (holds, turns)


def test_afrunding_exactly_on_the_line_says_so() -> None:
    on_it = against("0.6", "0.6", "under landsgennemsnittet")
    near_it = against("0.65", "0.7", "under landsgennemsnittet")
    assert [turn.says.code for turn in on_it.turns] == ["paa_stregen"]
    assert [turn.says.code for turn in near_it.turns] == ["afrunding"]


def test_afrunding_of_a_difference_excludes_both_ends() -> None:
    """10,2 and 10,0 lie more than 0,1 apart, however they were rounded."""
    table = andele("2023M06 2024M06", a250="10.0 10.2")
    found = standing(table, part("på niveau med juni 2023 ± 0,1 procentpoint"), DAY)
    assert (found.holds, kinds(found)) == (False, [])


def test_exact_counts_are_never_turned_by_rounding() -> None:
    assert kinds(standing(antal("2024M06", a250="90"), part("højst 90 personer", COUNT), DAY)) == []
    visits = "    maaling  gruppe        omraade  2024M06\n    besoeg   virksomheder  250      10\n"
    found = standing(visits, part("mindst 10 om måneden", spec("virksomheder.besoeg")), DAY)
    assert (found.holds, kinds(found)) == (True, [])


# --- delt_plads ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("own", "shared"), [("2.0", True), ("1.9", False), ("1.0", False), ("2.1", False)])
def test_delt_plads_only_where_the_line_goes_through_the_tie(own: str, shared: bool) -> None:
    field = tuple(area(code) for code in (OWN, PEER, OTHER))
    table = andele("2024M06", a250=own, a240="1.0", a190="2.0")
    found = standing(table, part("blandt de 2 laveste i naboer", field=field), DAY)
    assert ("delt_plads" in kinds(found)) is shared
    assert "afrunding" not in kinds(found)


# --- skjult ----------------------------------------------------------------------------------------------

SUM = """
    maaling           gruppe      omraade  2024M06
    fuldtidspersoner  a_dagpenge  250      100
    fuldtidspersoner  fleksjob    250      .
"""


@pytest.mark.parametrize(("maaltal", "holds"), [("højst 110", True), ("højst 101", None), ("højst 90", False)])
def test_skjult_is_told_only_where_the_withheld_cell_could_decide(maaltal: str, holds: bool | None) -> None:
    asked = spec("ydelser.fuldtidspersoner", "a_dagpenge", "fleksjob")
    found = standing(SUM, part(f"{maaltal} fuldtidspersoner", asked), DAY)
    assert (found.holds, kinds(found)) == (holds, [] if holds is not None else ["skjult"])


# --- foreloebig ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "as_of", "told"),
    [
        ("y25i01", datetime(2024, 7, 22, tzinfo=UTC), True),
        ("y25i01", datetime(2024, 8, 20, 21, 59, tzinfo=UTC), True),
        ("y25i01", datetime(2024, 8, 20, 22, 0, tzinfo=UTC), False),
        ("tegnet", datetime(2024, 7, 22, tzinfo=UTC), False),
    ],
)
def test_foreloebig_until_the_next_month_is_expected(table: str, as_of: datetime, told: bool) -> None:
    """June is corrected when July comes, 21 days after its end: 21 August, in Copenhagen."""
    rows = drawn(andele("2024M06", a250="1.7"), source="jobindsats", table=table, as_of=as_of)
    assert ("foreloebig" in kinds(standing(shelf_of(rows), part("højst 2 %"), DAY))) is told


# --- definition ------------------------------------------------------------------------------------------

KTH = spec("ydelser.personer", "kontanthjaelp")


def change(base: str, own: str, when: str) -> Standing:
    table = antal(f"{base} {own}", "kontanthjaelp", a250="100 80")
    first, due = date(2025, 1, 1), date(2027, 12, 31)
    rule = "seneste måned" if "M" in own else "år"
    goal = part(f"mindst 10 % lavere end {when}", KTH, rule=rule)
    return standing(table, goal, date(2027, 2, 1), due=due, first=first)


@pytest.mark.parametrize(
    ("base", "own", "when", "broken"),
    [
        ("2025M06", "2025M07", "i juni 2025", True),
        ("2025M07", "2025M08", "i juli 2025", False),
        ("2025M05", "2025M06", "i maj 2025", False),
        ("2024", "2025", "i 2024", True),
        ("2024", "2026", "i 2024", True),
        ("2026", "2026M12", "i 2026", False),
    ],
)
def test_definition_where_the_comparison_crosses_1_july_2025(base: str, own: str, when: str, broken: bool) -> None:
    assert ("definition" in kinds(change(base, own, when))) is broken


def test_definition_also_where_one_of_the_periods_itself_spans_the_break() -> None:
    assert "definition" in kinds(change("2025", "2026", "i 2025"))


def test_definition_says_which_group_and_which_day() -> None:
    [turn] = change("2025M06", "2025M07", "i juni 2025").turns
    assert turn.says.params["dag"] == date(2025, 7, 1)
    assert "blev lagt sammen" in say(turn.says.code, turn.says.params)


def test_no_definition_where_the_group_has_no_break() -> None:
    table = antal("2025M06 2025M07", a250="100 80")
    goal = part("mindst 10 % lavere end i juni 2025", COUNT)
    assert kinds(standing(table, goal, date(2026, 2, 1), due=date(2027, 12, 31))) == []


# --- naevner ---------------------------------------------------------------------------------------------

TWO = """
    maaling  gruppe        naevner               omraade  2024M06
    andel    a_dagpenge    arbejdsstyrken_16_66  250      1.7
    andel    a_dagpenge    befolkningen_16_66    250      1.3
    andel    bruttoledige  arbejdsstyrken_16_66  250      2.1
"""


@pytest.mark.parametrize(("maaltal", "told"), [("højst 1,3 %", True), ("højst 1,2 %", False), ("højst 1,7 %", False)])
def test_naevner_is_told_only_where_the_other_denominator_answers_otherwise(maaltal: str, told: bool) -> None:
    assert ("naevner" in kinds(standing(TWO, part(maaltal), DAY))) is told


def test_naevner_also_by_the_related_indicator() -> None:
    asked = spec("ledige.andel", "a_dagpenge", naevner="arbejdsstyrken_16_66")
    found = standing(TWO, part("højst 2 %", asked), DAY)
    [turn] = [each for each in found.turns if each.kind == "naevner"]
    assert turn.says.params["indikator"] == "ledighedsprocent"
    assert turn.says.params["vaerdi"].exact == Fraction("2.1")


# --- en_person -------------------------------------------------------------------------------------------


def hours(persons: int, of: int) -> tuple[str, Spec]:
    table = f"""
        maaling         gruppe         naevner  omraade  2024M06
        loennede_timer  kontanthjaelp  gruppen  250      {100 * persons / of:.1f}
        befolkning                     gruppen  250      {of}
    """
    return table, spec("indsats.loennede_timer", "kontanthjaelp", naevner="gruppen")


@pytest.mark.parametrize(
    ("persons", "maaltal", "turns"),
    [
        (20, "højst 20 %", True),
        (21, "højst 20 %", True),
        (22, "højst 20 %", False),
        (18, "højst 20 %", False),
        (20, "mindst 20 %", True),
        (19, "mindst 20 %", True),
        (18, "mindst 20 %", False),
    ],
)
def test_en_person_more_or_less_could_turn_it(persons: int, maaltal: str, turns: bool) -> None:
    table, asked = hours(persons, 100)
    assert ("en_person" in kinds(standing(table, part(maaltal, asked), DAY))) is turns


@pytest.mark.parametrize(("persons", "maaltal"), [(19, "højst 20 %"), (21, "mindst 20 %"), (21, "under 20 %")])
def test_en_person_that_only_reaches_the_line_turns_nothing(persons: int, maaltal: str) -> None:
    table, asked = hours(persons, 100)
    assert "en_person" not in kinds(standing(table, part(maaltal, asked), DAY))


@pytest.mark.parametrize(("of", "told"), [(2000, True), (2001, False)])
def test_en_person_below_a_twentieth_of_a_point_is_not_told(of: int, told: bool) -> None:
    table, asked = hours(of // 5, of)
    found = standing(table, part("højst 20 %", asked), DAY)
    assert ("en_person" in kinds(found)) is told


def test_en_person_is_not_reckoned_from_a_withheld_count() -> None:
    table = """
        maaling           gruppe      naevner               omraade  2024M06
        andel             a_dagpenge  arbejdsstyrken_16_66  250      2.0
        fuldtidspersoner  a_dagpenge                        250      .
    """
    assert "en_person" not in kinds(standing(table, part("højst 2 %", SHARE), DAY))
