"""Numbers over a year: sums are held against sums, part of a year against the same part, and settled when whole."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from pejl.budget import BudgetRow
from pejl.goals import Judgement
from pejl.goals.awaited import several
from pejl.measure import GRAINS
from pejl.periods import Period
from pejl.plan import json_schema
from pejl.words import show
from spec.drawing import drawn, shelf_of, spec
from spec.goals.judging import COUNT, SHARE, andele, antal, judged, kinds, part, standing, why

VISITS = spec("virksomheder.besoeg")
AFTER = date(2025, 6, 1)


def months(year: int, first: int = 1, last: int = 12) -> str:
    return " ".join(f"{year}M{number:02}" for number in range(first, last + 1))


def quarters(year: int) -> str:
    return " ".join(f"{year}Q{number:02}" for number in range(1, 5))


def besoeg(periods: str, values: str) -> str:
    cells = "".join(f"{value:9}" for value in values.split())
    names = "".join(f"{period:9}" for period in periods.split())
    return f"    maaling  gruppe        omraade  {names}\n    besoeg   virksomheder  250      {cells}\n"


def reference(result: Judgement) -> Fraction | None:
    return result.reference.exact if result.reference else None


# --- sums ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("monthly", "maaltal", "holds"),
    [
        (12, "mindst 20 % højere end i 2022", True),
        (2, "mindst 20 % højere end i 2022", False),
        (11, "mindst 20 % højere end i 2022", False),
        (10, "mindst på 2022-niveau", True),
        (9, "mindst på 2022-niveau", False),
        (2, "skal stige siden 2022", False),
        (11, "skal stige siden 2022", True),
        (2, "fordoblet siden 2022", False),
        (20, "fordoblet siden 2022", True),
    ],
)
def test_sum_of_a_year_is_held_against_the_sum_of_the_earlier_year(monthly: int, maaltal: str, holds: bool) -> None:
    table = besoeg(f"{months(2022)} {months(2023)}", f"{'10 ' * 12} {f'{monthly} ' * 12}")
    result = judged(table, part(maaltal, VISITS, rule="sum i året"), date(2024, 2, 1), date(2023, 1, 1))
    assert (result.holds, reference(result)) == (holds, 120)
    assert result.value is not None
    assert result.value.exact == 12 * monthly


def test_sum_from_a_printed_year_is_that_number_itself() -> None:
    table = besoeg(f"2022 {months(2023)}", f"120 {'12 ' * 12}")
    result = judged(table, part("mindst 20 % højere end i 2022", VISITS, rule="sum i året"), date(2024, 2, 1))
    assert (result.holds, reference(result)) == (True, 120)


# --- part of a year --------------------------------------------------------------------------------------

SEASONS = f"{'10 ' * 3} {'1 ' * 9}"


@pytest.mark.parametrize(("own", "holds"), [("10", True), ("11", False), ("9", True)])
@pytest.mark.parametrize("maaltal", ["højst på 2022-niveau", "højst 0 % højere end i 2022"])
def test_january_to_march_is_held_against_january_to_march(maaltal: str, own: str, holds: bool) -> None:
    table = antal(f"{months(2022)} {months(2024, 1, 3)}", a250=f"{SEASONS} {f'{own} ' * 3}")
    result = judged(table, part(maaltal, COUNT, rule="årsgennemsnit"), date(2024, 4, 30))
    assert (result.holds, reference(result)) == (holds, 10)


def test_sum_of_january_to_march_is_held_against_the_sum_of_january_to_march() -> None:
    table = besoeg(f"{months(2022)} {months(2024, 1, 3)}", f"{SEASONS} {'10 ' * 3}")
    result = judged(table, part("mindst på 2022-niveau", VISITS, rule="sum i året"), date(2024, 4, 30))
    assert (result.holds, reference(result)) == (True, 30)


def test_a_whole_year_is_held_against_the_whole_year() -> None:
    table = antal(f"{months(2022)} {months(2023)}", a250=f"{SEASONS} {'3 ' * 12}")
    result = judged(table, part("højst på 2022-niveau", COUNT, rule="årsgennemsnit"), date(2024, 4, 30))
    assert (result.holds, reference(result)) == (True, Fraction(39, 12))


# --- which periods make the year -------------------------------------------------------------------------


def test_one_month_and_four_quarters_make_the_year_of_the_quarters() -> None:
    table = antal(f"2024M01 {quarters(2024)}", a250="500 90 90 90 90")
    found = standing(table, part("højst 90 personer", COUNT, rule="årsgennemsnit"), AFTER)
    assert (found.stage, found.verdict, why(found)) == ("afgjort", "opfyldt", [])


@pytest.mark.parametrize(("known", "stage"), [("2024M01", "undervejs"), ("2024M12", "undervejs"), ("all", "afgjort")])
def test_a_count_a_month_is_settled_only_when_every_month_is_known(known: str, stage: str) -> None:
    periods = months(2024) if known == "all" else known
    table = besoeg(periods, "12 " * len(periods.split()))
    found = standing(table, part("mindst 10 om måneden", VISITS), AFTER)
    assert (found.stage, found.holds) == (stage, True)


def test_a_count_a_month_says_how_many_of_the_months_are_known() -> None:
    found = standing(besoeg("2024M12", "12"), part("mindst 10 om måneden", VISITS), AFTER)
    [told] = [step for step in found.judgement.why if step.code == "del_af_aaret"]
    assert show(told) == "kun 1 af 12 måneder er kendt"


# --- what is awaited -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "awaited"),
    [
        ("2024Q01 2024Q02 2024Q03", "4. kvartal 2024"),
        ("2024Q01 2024Q03", "2. og 4. kvartal 2024"),
        ("2024Q02", "1., 3. og 4. kvartal 2024"),
        ("2024Q01 2024Q02 2024Q04", "3. kvartal 2024"),
        ("2023Q01 2023Q02", "2024"),  # of the last year nothing is known
        ("2024Q01 2024Q02 2024Q03 2024Q04", None),
    ],
)
def test_past_its_day_a_mean_of_the_year_names_every_number_that_is_lacking(known: str, awaited: str | None) -> None:
    table = antal(known, a250="90 " * len(known.split()))
    found = standing(table, part("højst 90 personer", COUNT, rule="årsgennemsnit"), AFTER)
    told = [show(step.params["periode"]) for step in found.judgement.why if step.code.startswith("afventer")]
    assert (told, found.stage) == ([awaited] if awaited else [], "undervejs" if awaited else "afgjort")


@pytest.mark.parametrize(
    ("periods", "da", "en"),
    [
        ("2024Q03", "3. kvartal 2024", "Q3 2024"),
        ("2024Q03 2024Q01", "1. og 3. kvartal 2024", "Q1 and Q3 2024"),
        ("2024M02 2024M04 2024M05", "februar, april og maj 2024", "February, April and May 2024"),
        ("2023Q04 2024Q01", "4. kvartal 2023 og 1. kvartal 2024", "Q4 2023 and Q1 2024"),
        ("2023 2024", "2023 og 2024", "2023 and 2024"),
    ],
)
def test_several_periods_are_named_in_order_with_what_they_end_alike_with_once(periods: str, da: str, en: str) -> None:
    found = several([Period.parse(each) for each in periods.split()])
    assert (show(found), show(found, "en")) == (da, en)


def test_number_that_is_there_and_cannot_be_decided_is_not_called_settled() -> None:
    whole = antal("2024", a250=".")
    found = standing(whole, part("højst 1 personer", COUNT, rule="år"), AFTER)
    assert (found.stage, found.verdict, why(found)) == ("undervejs", "kan_ikke_afgoeres", ["skjult"])


# --- no longer preliminary -------------------------------------------------------------------------------

FRESH, CORRECTED = datetime(2025, 1, 22, tzinfo=UTC), datetime(2025, 2, 22, tzinfo=UTC)


@pytest.mark.parametrize(("as_of", "stage"), [(FRESH, "undervejs"), (CORRECTED, "afgjort")])
@pytest.mark.parametrize(
    ("periods", "rule"),
    [
        (months(2024), "årsgennemsnit"),
        ("2024", "årsgennemsnit"),
        ("2024", "år"),
        ("2024Q04", "seneste kvartal"),
        (quarters(2024), "årsgennemsnit"),
        ("2024M12", "ultimo"),
    ],
)
def test_a_year_and_a_quarter_of_a_monthly_table_settle_with_their_last_month(
    periods: str, rule: str, as_of: datetime, stage: str
) -> None:
    """December is corrected when January comes, 21 days after January."""
    table = andele(periods, a250="1.7 " * len(periods.split()))
    rows = drawn(table, source="jobindsats", table="y25i01", as_of=as_of)
    found = standing(shelf_of(rows), part("højst 2 %", SHARE, rule=rule), AFTER)
    assert (found.stage, "foreloebig" in kinds(found)) == (stage, stage == "undervejs")


@pytest.mark.parametrize(("as_of", "stage"), [(FRESH, "undervejs"), (CORRECTED, "afgjort")])
def test_a_budget_row_settles_with_its_last_month_too(as_of: datetime, stage: str) -> None:
    row = BudgetRow("r", "A-dagpenge", COUNT, 2024, "288", "helårspersoner", "lavere")
    table = antal(months(2024), a250="280 " * 12)
    rows = drawn(table, source="jobindsats", table="ptv_a02", as_of=as_of)
    found = standing(shelf_of(rows), replace(part("inden for budgettet", None, id="b"), budget=(row,)), AFTER).parts[0]
    assert (found.holds, found.stage, "foreloebig" in kinds(found)) == (True, stage, stage == "undervejs")


# --- half-yearly tables ----------------------------------------------------------------------------------

EXPECTED = spec("ydelser.forventet", "a_dagpenge")


def benchmark(period: str) -> str:
    return f"    maaling    gruppe      omraade  {period}\n    forventet  a_dagpenge  250      90\n"


@pytest.mark.parametrize(
    ("period", "due", "stage"),
    [
        ("2024QMAT02", date(2024, 12, 31), "undervejs"),
        ("2024QMAT04", date(2024, 12, 31), "afgjort"),
        ("2024QMAT02", date(2024, 12, 30), "afgjort"),
        ("2024QMAT02", date(2024, 9, 30), "afgjort"),
        ("2023QMAT04", date(2024, 6, 30), "undervejs"),
    ],
)
def test_a_half_yearly_table_has_no_first_and_third_quarter(period: str, due: date, stage: str) -> None:
    rows = drawn(benchmark(period), source="jobindsats", table="y30r21")
    goal = part("højst 90 fuldtidspersoner", EXPECTED, rule="seneste 4 kvartaler")
    found = standing(shelf_of(rows), goal, AFTER, due=due)
    assert found.stage == stage


def test_a_half_yearly_table_is_awaited_when_it_will_really_come() -> None:
    rows = drawn(benchmark("2024QMAT02"), source="jobindsats", table="y30r21")
    goal = part("højst 90 fuldtidspersoner", EXPECTED, rule="seneste 4 kvartaler")
    [told] = [step for step in standing(shelf_of(rows), goal, AFTER).judgement.why if step.code == "afventer_dag"]
    assert str(told.params["periode"]) == "2024QMAT04"
    assert told.params["dag"] == date(2025, 5, 1)


def test_every_way_to_count_periods_that_a_plan_can_write_is_known() -> None:
    ways = json_schema()["$defs"]["Maal"]["properties"]["opgoeres"]["anyOf"][0]["enum"]
    assert sorted(ways) == sorted(GRAINS)
