"""Which table a number is from, what a withheld one can be, and what is told only where it could decide."""

from datetime import date
from fractions import Fraction

import pytest

from pejl.measure import Spec, area
from pejl.words import say
from spec.drawing import OTHER, OWN, PEER, drawn, shelf_of, spec
from spec.goals.judging import COUNT, SHARE, andele, antal, judged, kinds, part, standing, why

DAY = date(2024, 8, 31)

# --- withheld --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("maaltal", "holds"),
    [
        ("højst 100 %", True),
        ("over 100 %", False),
        ("mindst 0 %", True),
        ("under 0 %", False),
        ("højst 2 %", None),
        ("under 3 %", None),
        ("mindst 3 %", None),
        ("alle", None),
        ("under 100 %", None),
    ],
)
def test_a_withheld_share_is_anywhere_from_0_to_100(maaltal: str, holds: bool | None) -> None:
    result = judged(andele("2024M07", a250="."), part(maaltal))
    assert (result.holds, why(result)) == (holds, [] if holds is not None else ["skjult"])


@pytest.mark.parametrize(
    ("maaltal", "holds"), [("højst 2", True), ("under 3", True), ("højst 1", None), ("over 2", False)]
)
def test_a_withheld_count_is_from_0_to_2(maaltal: str, holds: bool | None) -> None:
    assert judged(antal("2024M07", a250="."), part(f"{maaltal} personer", COUNT)).holds is holds


LEVELS = [
    ("sygedagpenge.varighed", "varighed", "højst 100 uger"),
    ("sygedagpenge.varighed", "varighed", "mindst 0 uger"),
    ("virksomheder.formidlingsgrad", "formidlingsgrad", "højst 5"),
]


def level(measure: str, value: str) -> str:
    return f"    maaling          gruppe        omraade  2024M07\n    {measure:15}  sygedagpenge  250      {value}\n"


@pytest.mark.parametrize(("indicator", "measure", "maaltal"), LEVELS)
def test_nothing_bounds_a_withheld_mean(indicator: str, measure: str, maaltal: str) -> None:
    goal = part(maaltal, spec(indicator, "sygedagpenge"))
    assert judged(level(measure, "0.9"), goal).holds is True
    result = judged(level(measure, "."), goal)
    assert (result.holds, result.value, why(result)) == (None, None, ["skjult_niveau"])


# --- two tables of one source ----------------------------------------------------------------------------


def test_months_of_one_table_and_quarters_of_another_live_side_by_side() -> None:
    monthly = drawn(andele("2024M06 2024M07", a250="1.6 1.7"), table="maaned")
    quarterly = drawn(andele("2023Q02 2024Q02", a250="2.3 2.4"), table="kvartal")
    figures = shelf_of(monthly, quarterly)
    by_month = judged(figures, part("højst 2 %"))
    by_quarter = judged(figures, part("højst på niveau med 2. kvartal 2023", rule="seneste kvartal"))
    assert (by_month.value.exact, by_month.holds) == (Fraction("1.7"), True)
    assert (by_quarter.value.exact, by_quarter.holds) == (Fraction("2.4"), False)


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_of_two_tables_of_months_the_one_that_reaches_furthest_is_used_alone(names: tuple[str, str]) -> None:
    short = drawn(andele("2023M07 2024M06", a250="9.0 9.1"), table=names[0])
    long = drawn(andele("2024M06 2024M07", a250="1.6 1.7"), table=names[1])
    figures = shelf_of(short, long)
    assert judged(figures, part("højst 2 %")).holds is True
    assert judged(figures, part("højst på niveau med juni 2024")).reference.exact == Fraction("1.6")
    assert judged(figures, part("skal falde")).holds is None  # July 2023 is only in the other table


def test_the_reach_of_a_table_is_counted_for_each_length_of_period_apart() -> None:
    """One table is ahead by its quarter, but its months end before the other's."""
    first = drawn(andele("2024M05 2024Q02", a250="9.0 9.2"), table="foerste")
    other = drawn(andele("2024M05 2024M06 2024Q01", a250="1.5 1.6 1.1"), table="anden")
    later = drawn(andele("2024Q03", a250="9.3"), table="foerste")
    figures = shelf_of(first, other, later)
    by_month, by_quarter = (
        judged(figures, part("højst 2 %")),
        judged(figures, part("højst 2 %", rule="seneste kvartal")),
    )
    assert by_month.value.exact == Fraction("1.6")
    assert by_quarter.value.exact == Fraction("9.3")


# --- milestones ------------------------------------------------------------------------------------------

CEILING = part("højst 90 personer", COUNT)
STEPS = ((date(2024, 6, 30), "højst 95 personer"), (date(2024, 9, 30), "højst 92 personer"))


@pytest.mark.parametrize(
    ("values", "verdict", "reached", "number"),
    [
        ("95 99", "paa_vej", True, "95"),
        ("96 91", "i_fare", False, "96"),
        (". 91", "paa_vej", True, "skjult"),
    ],
)
def test_milestone_is_judged_on_the_numbers_up_to_its_own_date(
    values: str, verdict: str, reached: bool, number: str
) -> None:
    """June is the last month by 30 June; what came in July does not change whether it was reached."""
    found = standing(antal("2024M06 2024M07", a250=values), CEILING, DAY, milestones=STEPS)
    assert (found.stage, found.verdict) == ("undervejs", verdict)
    [told] = [step for step in found.judgement.why if step.code == "milepael"]
    assert (told.params["dag"], told.params["naaet"]) == (date(2024, 6, 30), reached)
    said = say(told.code, told.params)
    assert "30. juni 2024" in said
    assert f"tallet var {number}:" in said
    assert said.endswith(": nået" if reached else ": ikke nået")


def test_milestone_whose_day_has_not_come_is_not_told() -> None:
    found = standing(antal("2024M05", a250="95"), CEILING, date(2024, 6, 29), milestones=STEPS)
    assert "milepael" not in why(found)


def test_each_milestone_passed_is_told() -> None:
    found = standing(antal("2024M05 2024M09", a250="95 93"), CEILING, date(2024, 10, 15), milestones=STEPS)
    told = [step.params["naaet"] for step in found.judgement.why if step.code == "milepael"]
    assert (told, found.verdict) == ([True, False], "i_fare")


# --- told only where it could decide ---------------------------------------------------------------------

PAIR = """
    maaling           gruppe      omraade  2024M06
    fuldtidspersoner  a_dagpenge  250      100
    fuldtidspersoner  fleksjob    250      .
"""


@pytest.mark.parametrize(("limit", "told"), [(103, False), (102, True), (101, True), (100, True), (99, False)])
def test_skjult_is_told_where_0_to_2_persons_could_decide(limit: int, told: bool) -> None:
    """The 100 are rounded to whole persons: 99,5 to 100,5, and with the withheld cell up to 102,5."""
    asked = spec("ydelser.fuldtidspersoner", "a_dagpenge", "fleksjob")
    found = standing(PAIR, part(f"højst {limit} fuldtidspersoner", asked), DAY)
    assert ("skjult" in kinds(found)) is told


def hours(own: str, peer: str, other: str) -> tuple[str, Spec]:
    rows = "".join(
        f"    loennede_timer  kontanthjaelp  gruppen  {code}      {value}\n"
        f"    befolkning                     gruppen  {code}      100\n"
        for code, value in ((OWN, own), (PEER, peer), (OTHER, other))
    )
    head = "    maaling         gruppe         naevner  omraade  2024M06\n"
    return head + rows, spec("indsats.loennede_timer", "kontanthjaelp", naevner="gruppen")


def test_en_person_is_never_told_to_turn_a_rank() -> None:
    table, asked = hours("20.0", "20.0", "21.0")
    field = tuple(area(code) for code in (OWN, PEER, OTHER))
    found = standing(table, part("blandt de 2 højeste i naboer", asked, field=field), DAY)
    assert found.holds is True
    assert "en_person" not in kinds(found)
    assert "en_person" in kinds(standing(table, part("mindst 20 %", asked), DAY))


@pytest.mark.parametrize(
    ("asked", "other", "told"),
    [
        ("2024M06", "2024M06", True),
        ("2024M06", "2023M07", True),
        ("2024M06", "2023M06", True),
        ("2023M06", "2022M06", True),
        ("2024M06", "2023M05", False),
        ("2023M06", "2022M05", False),
        ("2024M06", "2021M06", False),
    ],
)
def test_another_denominator_more_than_a_year_away_is_not_told(asked: str, other: str, told: bool) -> None:
    own = andele(asked, a250="1.7")
    by_population = andele(other, a250="1.3").replace("arbejdsstyrken_16_66", "befolkningen_16_66  ")
    found = standing(shelf_of(own, by_population), part("højst 1,5 %", SHARE), DAY)
    assert found.holds is False
    assert ("naevner" in kinds(found)) is told
