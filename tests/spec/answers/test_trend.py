"""A part of a goal over time: its series, its target as it can be drawn, and what the plan expected."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from pejl.answers.points import Series
from pejl.answers.trend import Trend, trend, trend_data
from pejl.check import Assumption
from pejl.goals import Milestone
from pejl.measure import COUNTRY, Place
from pejl.numbers import counted
from pejl.periods import Grain, Period
from pejl.sentences import parse_target
from pejl.sentences.shapes import Sense
from spec.answers.planned import OWN_PLACE, real, trend_of
from spec.check.planning import checked, goal, plan, row
from spec.drawing import drawn, shelf_of, spec
from spec.goals.judging import COUNT, andele, antal, part
from spec.indicators.counting import figures_of, own_spec

MONTHS = "2023M11 2023M12 2024M01"
TWO = andele(MONTHS, a250="1.7 1.6 1.5", a000="2.7 2.6 2.5")


def numbers(series: Series) -> list[tuple[str, str | None]]:
    return [(each.period.id, None if each.value.exact is None else str(each.value.exact)) for each in series.points]


def aimed(found: Trend) -> list[tuple[str, Fraction | None]]:
    assert found.aim is not None
    return [(each.period.id, each.value.exact) for each in found.aim.points]


# --- the series ------------------------------------------------------------------------------------------


def test_series_a_single_number_is_a_series_of_one_point() -> None:
    found = trend_of(andele("2024M01", a250="1.5", a000="2.5"), part("under landsgennemsnittet"))
    assert [numbers(each) for each in (*found.own, *found.reference)] == [[("2024M01", "3/2")], [("2024M01", "5/2")]]
    assert (found.grain, found.unit, found.breaks) == (Grain.MONTH, "%", ())


def test_series_without_numbers_is_empty_and_says_why() -> None:
    found = trend_of(andele("2024M01", a240="1.5"), part("under landsgennemsnittet"))
    assert [(each.points, each.lacks and each.lacks.code) for each in found.own] == [((), "ingen_tal")]
    assert found.series() is found.own[0]
    assert found.grain is None
    nothing = trend_of(TWO, part("under landsgennemsnittet", None))
    assert nothing.own[0].lacks is not None
    assert nothing.own[0].lacks.code == "ingen_indikator"


@pytest.mark.parametrize(("day", "last"), [("2024-01-30", "2023M12"), ("2024-01-31", "2024M01")])
def test_series_has_the_periods_that_ended_by_the_day_oldest_first(day: str, last: str) -> None:
    points = trend_of(TWO, part("mindst 1 %"), day).series().points
    assert points[-1].period.id == last
    assert [each.period.end for each in points] == sorted(each.period.end for each in points)


def test_series_keeps_a_withheld_number_as_a_point_with_its_bounds() -> None:
    found = trend_of(antal("2023M12 2024M01", a250=". 7"), part("mindst 3", COUNT, reference=None))
    assert numbers(found.series()) == [("2023M12", None), ("2024M01", "7")]
    assert found.series().points[0].value.high == 2


def test_series_of_a_rule_has_only_the_grains_that_the_rule_counts() -> None:
    table = andele("2023M12 2023Q4 2023", a250="1.5 1.6 1.7")
    assert [each.grain for each in trend_of(table, part("mindst 1 %")).own] == [Grain.MONTH]
    every = trend_of(table, part("mindst 1 %", rule="hver måling"))
    assert {each.grain for each in every.own} == {Grain.MONTH, Grain.QUARTER, Grain.YEAR}
    assert numbers(every.series(Grain.QUARTER)) == [("2023Q04", "8/5")]


def test_series_over_the_year_has_a_number_a_year_and_says_which_is_of_a_part_of_it() -> None:
    table = andele("2023Q1 2023Q2 2023Q3 2023Q4 2024Q1", a250="1.0 1.0 2.0 2.0 3.0")
    found = trend_of(table, part("mindst 1 %", rule="årsgennemsnit"))
    assert found.grain is Grain.YEAR
    assert numbers(found.series()) == [("2023", "3/2"), ("2024", "3")]
    assert [each.part_of_year for each in found.series().points] == [False, True]


@pytest.mark.parametrize(
    ("known", "grain"),
    [
        ("2023Q1 2023Q2 2023Q3 2023Q4 2024Q1", Grain.YEAR),
        ("2023Q1 2023Q2 2023Q3 2024Q1", Grain.QUARTER),
        ("2023 2024Q1", Grain.YEAR),
        ("2023Q1 2023Q2", Grain.YEAR),  # the newest year alone may be of a part
    ],
)
def test_years_are_drawn_by_what_they_are_made_of_where_one_before_the_last_is_known_in_part(
    known: str, grain: Grain
) -> None:
    found = trend_of(andele(known, a250="1.0 " * len(known.split())), part("mindst 1 %", rule="årsgennemsnit"))
    assert (found.grain, found.series().grain) == (grain, grain)


def test_series_of_own_events_has_the_periods_that_the_events_know_whole() -> None:
    spells = "spells  group         start       end\n1       sygedagpenge  2023-12-10  -\n"
    figures = figures_of(spells, known="2024-02-15", since="2023-12-01")
    asked = own_spec("ydelser.personer", "sygedagpenge")
    found = trend_of(figures, part("højst 3", asked, reference=COUNTRY))
    assert numbers(found.series()) == [("2023M12", "1"), ("2024M01", "1")]
    assert [each.lacks and each.lacks.code for each in found.reference] == ["egne_kun_egen_kommune"]


# --- what is held against --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("maaltal", "sense", "level"),
    [
        ("mindst 75 %", Sense.AT_LEAST, Fraction(75)),
        ("under 7,5 %", Sense.UNDER, Fraction(15, 2)),
        ("mindst 10 % lavere end i november 2023", Sense.AT_MOST, Fraction(153, 100)),
        ("højst på niveau med november 2023", Sense.AT_MOST, Fraction(17, 10)),
        ("skal falde siden november 2023", Sense.UNDER, Fraction(17, 10)),
    ],
)
def test_aim_that_stands_still_is_a_level(maaltal: str, sense: Sense, level: Fraction) -> None:
    found = trend_of(TWO, part(maaltal)).aim
    assert found is not None
    assert (found.sense, [each.exact for each in found.levels], found.points) == (sense, [level], ())


def test_aim_against_an_area_follows_it_period_by_period() -> None:
    found = trend_of(TWO, part("mindst 1 procentpoint under landsgennemsnittet"))
    assert aimed(found) == [("2023M11", Fraction(17, 10)), ("2023M12", Fraction(8, 5)), ("2024M01", Fraction(3, 2))]
    assert (found.aim and found.aim.sense, found.aim and found.aim.levels) == (Sense.AT_MOST, ())


@pytest.mark.parametrize(
    ("own", "sense", "line"),
    [("1.7 1.5", Sense.AT_LEAST, [Fraction(19, 10), Fraction(19, 10)]), ("3.7 3.5", Sense.AT_MOST, None)],
)
def test_aim_of_a_gap_is_on_the_side_where_the_own_number_is(
    own: str, sense: Sense, line: list[Fraction] | None
) -> None:
    """The gap was 1,0; it must come down to 0,8, below the country or above it."""
    table = andele("2023M12 2024M01", a250=own, a000="2.7 2.7")
    found = trend_of(
        table, part("gabet til landsgennemsnittet mindskes med mindst 0,2 procentpoint siden december 2023")
    )
    assert found.aim is not None
    assert found.aim.sense is sense
    assert [value for _, value in aimed(found)] == (line or [Fraction(7, 2), Fraction(7, 2)])


def test_aim_with_a_tolerance_is_a_band() -> None:
    found = trend_of(TWO, part("på niveau med november 2023 ± 0,2 procentpoint")).aim
    assert found is not None
    assert ([each.exact for each in found.levels], found.sense) == ([Fraction(3, 2), Fraction(19, 10)], None)


def test_aim_of_a_direction_is_the_own_number_a_year_before() -> None:
    table = andele("2023M01 2023M02 2024M01", a250="1.0 1.1 1.2")
    assert aimed(trend_of(table, part("skal falde"))) == [("2024M01", Fraction(1))]
    none = trend_of(andele("2024M01", a250="1.0"), part("skal falde")).aim
    assert none is not None
    assert (none.points, none.lacks and none.lacks.code) == ((), "svar_intet_aar_foer")


@pytest.mark.parametrize(
    ("maaltal", "lacks"),
    [
        ("mindst 3 i alt i 2024 og 2025", "svar_maal_samlet"),
        ("inden for budgettet", "svar_maal_budget"),
        ('åben: "markant højere"', "svar_maal_aabent"),
        ("mindst 10 % lavere", "intet_grundlag_i_planen"),
        ("på niveau med november 2023", "ingen_tolerance"),
    ],
)
def test_aim_that_is_no_line_says_why(maaltal: str, lacks: str) -> None:
    found = trend_of(TWO, part(maaltal)).aim
    assert found is not None
    assert (found.levels, found.points, found.lacks and found.lacks.code) == ((), (), lacks)


# --- milestones, forecasts, marks ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "reached"), [("2024-01-30", None), ("2024-01-31", True)], ids=["the day before", "the day itself"]
)
def test_stop_is_judged_on_its_day_and_not_before(day: str, reached: bool | None) -> None:
    asked = part("mindst 1 %")
    step = Milestone(date(2024, 1, 31), replace(asked, target=parse_target("mindst 1,5 %")))
    (found,) = trend_of(TWO, asked, day, milestones=(step,)).stops
    assert (found.level and found.level.exact, found.reached) == (Fraction(3, 2), reached)


def expected(unit: str = "personer", place: Place = OWN_PLACE, groups: tuple[str, ...] = ("a_dagpenge",)) -> Assumption:
    points = ((Period.parse("2024M12"), counted(570)),)
    return Assumption("f", "Prognose", place, groups, unit, points, (), "Opfundet", "", "")


@pytest.mark.parametrize(
    ("assumption", "of"),
    [
        (expected(), "egen"),
        (expected(place=COUNTRY), "reference"),
        (expected(unit="fuldtidspersoner"), None),
        (expected(groups=("a_dagpenge", "sygedagpenge")), None),
        (replace(expected(), points=()), None),
    ],
    ids=["own", "the country's", "another unit", "another group", "no number"],
)
def test_forecast_is_beside_the_very_same_number_only(assumption: Assumption, of: str | None) -> None:
    asked = part("under landsgennemsnittet", COUNT)
    found = trend_of(antal("2024M01", a250="7", a000="70"), asked, assumptions=(assumption,))
    assert [each.of for each in found.forecasts] == ([of] if of else [])


def test_forecast_of_the_end_of_a_year_stands_at_its_last_month(tmp_path: Path) -> None:
    points = '[{ periode = "2025", vaerdi = "1.580" }, { periode = "ultimo 2024", vaerdi = "570" }]'
    head = {"id": '"f"', "tekst": '"Prognose"', "omraade": '"Solrød"', "maalgruppe": '"bruttoledige"'}
    found = checked(tmp_path, plan(goal(), row("forudsaetning", **head, enhed='"personer"', punkt=points)))
    (bound,) = found.assumptions
    assert [(period.id, str(value.exact)) for period, value in bound.points] == [("2024M12", "570"), ("2025", "1580")]
    assert (bound.place.name, bound.groups, bound.unread) == ("Solrød", ("bruttoledige",), ())


def test_point_is_preliminary_while_its_table_still_corrects_it() -> None:
    """Y25I01 corrects its newest months: June is final once the number after the last preliminary one has come."""
    fresh = datetime(2024, 2, 25, tzinfo=UTC)
    rows = drawn(andele("2023M06 2024M01", a250="1.5 1.6"), source="jobindsats", table="y25i01", as_of=fresh)
    points = trend_of(shelf_of(rows), part("mindst 1 %")).series().points
    assert [each.preliminary for each in points] == [False, True]


def test_break_of_a_table_is_told_where_the_series_crosses_it() -> None:
    """The rows of Y60C07 count something else from 1 July 2025."""
    asked, day = spec("indsats.aktiveringsgrad", "kontanthjaelp"), "2025-12-31"
    text = "    maaling         gruppe         omraade  2025M05  2025M06  2025M07\n"
    text += "    aktiveringsgrad kontanthjaelp  250      50.0     51.0     52.0\n"
    whole = trend_of(
        shelf_of(drawn(text, source="jobindsats", table="y60c07")), part("mindst 1 %", asked), "2025-12-31"
    )
    assert date(2025, 7, 1) in {each.day for each in whole.breaks}
    short = text.replace("  2025M07", "").replace("     52.0", "")
    before = trend_of(shelf_of(drawn(short, source="jobindsats", table="y60c07")), part("mindst 1 %", asked), day)
    assert (len(before.series().points), before.breaks) == (2, ())


# --- real plans ------------------------------------------------------------------------------------------


def test_golden_frederikssund_2a_is_one_point_held_against_the_country() -> None:
    """August 2023: 1,7 % against 2,7 % in the country; the goal is 1 percentage point below."""
    found, bound, figures = real("frederikssund-2024")
    goal = next(each for each in bound.goals if each.id == "2a")
    drawn_ = trend(bound, goal, goal.part, figures, date(2023, 12, 31), found.assumptions)
    assert (numbers(drawn_.series()), numbers(drawn_.reference[0])) == ([("2023M08", "17/10")], [("2023M08", "27/10")])
    data = trend_data(drawn_, "da")
    assert [each["points"][0]["value"] for each in data["series"]] == ["1.7", "2.7"]
    assert data["target"]["points"][0]["period"] == "2023M08"


def test_golden_solroed_6_has_the_three_quarters_that_the_plan_prints() -> None:
    _, bound, figures = real("solroed-2024")
    goal = next(each for each in bound.goals if each.id == "6")
    found = trend(bound, goal, goal.part, figures, date(2023, 12, 31))
    assert [each.period.id for each in found.series().points] == ["2022Q04", "2023Q01", "2023Q03"]
    assert found.series().points[-1].value.exact == Fraction(2800, 283)
    assert found.aim is not None
    assert (found.aim.sense, len(found.aim.points)) == (Sense.UNDER, 3)
