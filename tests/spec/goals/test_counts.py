"""Targets that count, fall or rise, follow the law, the ministry or the budget, or give no number at all."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from pejl.budget import BudgetRow
from pejl.goals import Standing
from spec.drawing import spec
from spec.goals.judging import COUNT, FIRST, LATER, SHARE, andele, antal, judged, part, standing, why

VISITS = spec("virksomheder.besoeg")
HEAD = "    maaling  gruppe        omraade  "


def besoeg(periods: str, values: str) -> str:
    cells = "".join(f"{'' if value == '_' else value:9}" for value in values.split())
    names = "".join(f"{period:9}" for period in periods.split())
    return f"{HEAD}{names}\n    besoeg   virksomheder  250      {cells}\n"


# --- count per period, count in all ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("maaltal", "values", "holds"),
    [
        ("mindst 10 om måneden", "10 10", True),
        ("mindst 10 om måneden", "9 11", True),
        ("mindst 10 om måneden", "9 10", False),
        ("højst 10 om måneden", "10 10", True),
        ("over 10 om måneden", "10 10", False),
        ("10 om måneden", "10 10", True),
    ],
)
def test_count_per_month_is_the_mean_of_the_known_months(maaltal: str, values: str, holds: bool) -> None:
    result = judged(besoeg("2024M01 2024M02", values), part(maaltal, VISITS))
    assert (result.holds, why(result)) == (holds, ["gennemsnit_af_perioder"])


def test_count_per_month_takes_only_months_of_the_plans_own_time() -> None:
    table = besoeg("2023M12 2024M01", "90 9")
    result = judged(table, part("mindst 10 om måneden", VISITS))
    assert (result.holds, why(result)) == (False, [])
    before = judged(besoeg("2023M12", "90"), part("mindst 10 om måneden", VISITS))
    assert (before.holds, why(before)[0]) == (None, "ingen_tal")


@pytest.mark.parametrize(
    ("maaltal", "periods", "values", "holds"),
    [
        ("2 i kvartalet", "2024Q01 2024M01", "2 9", True),
        ("mindst 3 i kvartalet", "2024Q01 2024M01", "2 9", False),
        ("2 om året", "2024 2024M01", "2 0", True),
    ],
)
def test_count_per_quarter_and_year_takes_periods_of_that_length(
    maaltal: str, periods: str, values: str, holds: bool
) -> None:
    assert judged(besoeg(periods, values), part(maaltal, VISITS)).holds is holds


@pytest.mark.parametrize(
    ("maaltal", "holds"),
    [
        ("mindst 3.000 i alt i 2024 og 2025", True),
        ("mindst 3.001 i alt i 2024 og 2025", False),
        ("mindst 1.500 i alt i 2025", True),
        ("højst 3.000 i alt i 2024 og 2025", True),
    ],
)
def test_count_in_all_sums_the_years_named_and_no_other(maaltal: str, holds: bool) -> None:
    table = besoeg("2023 2024 2025", "9999 1500 1500")
    assert judged(table, part(maaltal, VISITS)).holds is holds


def test_count_in_all_with_both_years_known_is_settled_after_its_date() -> None:
    table = besoeg("2024 2025", "1500 1500")
    found = standing(table, part("mindst 3.000 i alt i 2024 og 2025", VISITS), date(2026, 3, 1), due=date(2025, 12, 31))
    assert (found.stage, found.verdict) == ("afgjort", "opfyldt")


def test_count_in_all_with_a_year_lacking_cannot_yet_be_kept_under_a_ceiling() -> None:
    found = judged(besoeg("2024", "1500"), part("højst 3.000 i alt i 2024 og 2025", VISITS), LATER)
    assert found.holds is None or why(found)


# --- direction -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("maaltal", "values", "holds"),
    [
        ("skal falde", "1.7 9.9 1.6", True),
        ("skal falde", "1.7 9.9 1.7", False),
        ("skal stige", "1.7 0.1 1.7", False),
        ("skal stige", "1.7 0.1 1.8", True),
    ],
)
def test_direction_is_against_the_same_month_a_year_before(maaltal: str, values: str, holds: bool) -> None:
    table = andele("2023M07 2024M06 2024M07", a250=values)
    result = judged(table, part(maaltal))
    assert result.holds is holds
    assert result.measured[-1].period.id == "2023M07"


def test_direction_without_the_year_before_is_not_decided() -> None:
    result = judged(andele("2023M06 2024M07", a250="1.7 1.6"), part("skal falde"))
    assert (result.holds, why(result)) == (None, ["intet_grundlag"])


def test_direction_from_a_named_year_takes_that_year() -> None:
    table = andele("2017 2023M07 2024M07", a250="1.5 1.9 1.7")
    assert judged(table, part("skal falde siden 2017")).holds is False


def test_direction_of_a_part_of_a_year_is_against_the_same_part_the_year_before() -> None:
    """January and February against the whole year before would be winter against summer."""
    table = andele("2023M01 2023M02 2023M07 2024M01 2024M02", a250="5.0 5.0 1.0 4.0 4.0")
    assert judged(table, part("skal falde", rule="årsgennemsnit")).holds is True


# --- law, ministry, open ---------------------------------------------------------------------------------

FOKUS = spec("indsats.fokusmaal", "kontanthjaelp", naevner="gruppen")


def fokus(periods: str, values: str) -> str:
    names = "".join(f"{period:9}" for period in periods.split())
    cells = "".join(f"{value:9}" for value in values.split())
    head = f"    maaling    gruppe         naevner  omraade  {names}"
    return f"{head}\n    fokusmaal  kontanthjaelp  gruppen  250      {cells}\n"


@pytest.mark.parametrize(("own", "holds"), [("30.0", False), ("29.9", True)])
def test_fokusmaal_is_strictly_under_its_limit(own: str, holds: bool) -> None:
    assert judged(fokus("2024M06", own), part("opfylder fokusmålet", FOKUS), date(2024, 8, 1)).holds is holds


def test_fokusmaal_is_not_judged_after_its_abolition() -> None:
    table = fokus("2026M05", "29.9")
    assert judged(table, part("opfylder fokusmålet", FOKUS), date(2026, 6, 30)).holds is True
    after = judged(table, part("opfylder fokusmålet", FOKUS), date(2026, 7, 1))
    assert (after.holds, why(after)) == (None, ["fokusmaal_ophaevet"])


def test_fokusmaal_holds_only_when_every_measuring_date_in_the_plans_time_does() -> None:
    table = fokus("2024M03 2024M06", "32.0 28.0")
    assert judged(table, part("opfylder fokusmålet", FOKUS), date(2024, 8, 1)).holds is False


@pytest.mark.parametrize(("expected", "holds"), [("120", True), ("119", False)])
def test_the_expected_is_itself_within_the_goal(expected: str, holds: bool) -> None:
    table = f"""
        maaling           gruppe      omraade  2024M07
        fuldtidspersoner  a_dagpenge  250      120
        forventet         a_dagpenge  250      {expected}
    """
    asked = spec("ydelser.fuldtidspersoner", "a_dagpenge")
    assert judged(table, part("højst det forventede", asked)).holds is holds


def test_an_open_goal_shows_its_number_and_is_never_decided() -> None:
    result = judged(andele("2024M07", a250="1.7", a000="2.7"), part('åben: "klart over landsgennemsnittet"'))
    assert (result.holds, why(result)) == (None, ["aaben"])
    assert result.value is not None
    assert result.value.exact == Fraction("1.7")


def test_a_goal_without_target_or_indicator_says_which() -> None:
    table = andele("2024M07", a250="1.7")
    assert why(judged(table, part(None))) == ["intet_maaltal"]
    assert why(judged(table, part("højst 9 %", None))) == ["ingen_indikator"]


def test_a_goal_by_two_denominators_shows_both_and_decides_neither() -> None:
    table = """
        maaling  gruppe      naevner               omraade  2024M07
        andel    a_dagpenge  arbejdsstyrken_16_66  250      1.7
        andel    a_dagpenge  befolkningen_16_66    250      1.3
    """
    result = judged(table, part("højst 1,5 %", replace(SHARE, denominator="")))
    assert (result.holds, why(result)) == (None, ["flere_naevnere"])
    assert {each.value.exact for each in result.measured} == {Fraction("1.7"), Fraction("1.3")}


# --- budget ----------------------------------------------------------------------------------------------

MONTHS = " ".join(f"2024M{number:02}" for number in range(1, 13))


def row(good: str = "lavere", budget: str = "288", id: str = "r1") -> BudgetRow:
    return BudgetRow(id, "A-dagpenge", COUNT, 2024, budget, "helårspersoner", good)


def budget(values: str, *rows: BudgetRow, day: date = LATER, first: date = FIRST) -> Standing:
    goal = replace(part("inden for budgettet", None, id="b"), budget=rows)
    periods = " ".join(MONTHS.split()[: len(values.split())])
    return standing(antal(periods, a250=values), goal, day, first=first)


@pytest.mark.parametrize(
    ("good", "actual", "holds"),
    [("lavere", "288", True), ("lavere", "289", False), ("højere", "288", True), ("højere", "287", False)],
)
def test_budget_row_is_judged_by_the_direction_that_is_good(good: str, actual: str, holds: bool) -> None:
    found = budget(" ".join([actual] * 12), row(good))
    assert (found.stage, found.holds, found.parts[0].holds) == ("afgjort", holds, holds)


def test_budget_row_with_ingen_af_delene_is_shown_and_not_judged() -> None:
    found = budget(" ".join(["300"] * 12), row("ingen af delene", id="r1"), row("lavere", "400", id="r2"))
    assert found.holds is True
    shown = found.parts[0]
    assert (shown.holds, shown.counts, why(shown)) == (None, False, ["budget_uden_retning"])
    assert shown.judgement.value is not None


def test_budget_of_only_unjudged_rows_says_why_it_is_not_decided() -> None:
    found = budget(" ".join(["300"] * 12), row("ingen af delene"))
    assert (found.holds, found.verdict) == (None, "kan_ikke_afgoeres")
    assert found.judgement.why
    assert found.judgement.why[0].params.get("dele") != []


def test_budget_row_over_part_of_the_year_says_so_and_is_not_settled() -> None:
    found = budget("280 290 300", row())
    assert (found.stage, found.holds, why(found.parts[0])) == ("undervejs", False, ["afventer_flere", "del_af_aaret"])


def test_budget_on_the_last_day_of_the_year_is_still_under_way() -> None:
    assert budget(" ".join(["288"] * 12), row(), day=date(2024, 12, 31)).stage == "undervejs"
    assert budget(" ".join(["288"] * 12), row(), day=date(2025, 1, 1)).stage == "afgjort"


def test_budget_without_a_number_is_not_called_settled_after_its_year() -> None:
    other = replace(row(), spec=spec("ydelser.personer", "sygedagpenge"))
    found = budget("288", other)
    assert [(each.stage, each.verdict) for each in (found, *found.parts)] == [("undervejs", "kan_ikke_afgoeres")] * 2


@pytest.mark.parametrize(
    ("begins", "early"), [(date(2025, 1, 1), True), (date(2024, 12, 31), False), (date(2026, 1, 2), False)]
)
def test_budget_of_a_year_before_the_plan_says_so_once_the_plan_has_begun_and_keeps_its_verdict(
    begins: date, early: bool
) -> None:
    found = budget(" ".join(["289"] * 12), row(), first=begins)
    assert (found.verdict, "tal_fra_foer_planen" in why(found.parts[0])) == ("ikke_opfyldt", early)


def test_budget_cell_keeps_its_printed_decimals() -> None:
    cell = row(budget="1.715,5").cell
    assert (cell.exact, cell.decimals) == (Fraction("1715.5"), 1)


def test_budget_row_that_a_withheld_month_could_turn_says_why() -> None:
    found = budget(" ".join(["1"] * 11 + ["."]), row(budget="1"))
    assert (found.parts[0].holds, why(found.parts[0])) == (None, ["skjult"])


# --- shares made of counts -------------------------------------------------------------------------------


def test_a_share_made_of_a_count_and_its_denominator_can_be_judged() -> None:
    """No statistic prints the share itself; the counts are there and give 25 %."""
    table = """
        maaling     gruppe         naevner  omraade  2024M07
        antal       kontanthjaelp           250      20
        befolkning                 gruppen  250      80
    """
    asked = spec("indsats.loennede_timer", "kontanthjaelp", naevner="gruppen")
    assert judged(table, part("mindst 25 %", asked)).holds is True
