"""Solrød 2024: what annex 1 prints that its own rows do not give, and the goals that its rows decide."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from pejl.check import check_file

PLAN = "plans/solroed-2024.toml"
DAY = "2023-12-31"
HERE, COUNTRY = "269", "000"


@pytest.fixture(scope="module")
def findings(empty: Any) -> list[str]:
    ran = empty("check", PLAN, "--json")
    assert ran.code == 0
    # A minus may be written as a hyphen or as a minus sign.
    return [row["says"].replace("−", "-") for row in ran.data]


@pytest.fixture(scope="module")
def goals(empty: Any) -> Mapping[str, dict[str, Any]]:
    return {goal["id"]: goal for goal in empty("goals", PLAN, "--on", DAY, "--json").data["goals"]}


@pytest.fixture(scope="module")
def annex(root: Path) -> dict[tuple[str, str], dict[str, int]]:
    """Full-time persons of the annex: (area, quarter) -> {benefit: persons}, the total among them."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for figure in check_file(root / PLAN).typed:
        if figure.table.endswith("bilag1") and figure.measure == "fuldtidspersoner" and not figure.variant:
            found.setdefault((figure.area, figure.period), {})[figure.group] = int(figure.value or 0)
    return found


def with_words(findings: list[str], *words: str) -> list[str]:
    return [each for each in findings if all(word in each for word in words)]


# Area, quarter, printed total, sum of the rows, difference.
TOTALS = [
    ("Solrød", "4. kvartal 2022", "1.845", "1.675", "170"),
    ("Solrød", "1. kvartal 2023", "1.861", "1.710", "151"),
    ("Hele landet", "4. kvartal 2022", "695.415", "642.327", "53.088"),
    ("Hele landet", "1. kvartal 2023", "712.349", "661.602", "50.747"),
]


@pytest.mark.parametrize("expected", TOTALS)
def test_check_total_that_exceeds_its_rows_is_found_with_the_difference(
    findings: list[str], expected: tuple[str, ...]
) -> None:
    assert len(with_words(findings, *expected)) == 1, findings


def test_check_total_that_its_rows_give_is_not_reported(findings: list[str]) -> None:
    """In the third quarter of 2023 rows and totals agree: 1.715 and 663.669."""
    assert with_words(findings, "1.715") == []
    assert with_words(findings, "663.669") == []


# Printed trend and the trend on the same benefits, 2023K3 against the mean of the two quarters before it.
@pytest.mark.parametrize(("area", "printed", "alike"), [("Solrød", "-7", "1,3"), ("Hele landet", "-6", "1,8")])
def test_check_printed_trend_stands_beside_the_one_on_the_same_groups(
    findings: list[str], area: str, printed: str, alike: str
) -> None:
    assert len(with_words(findings, area, f"{printed} %", f"{alike} %")) == 1, findings


@pytest.mark.parametrize(("area", "alike"), [(HERE, "1.3"), (COUNTRY, "1.8")])
def test_annex_rows_give_the_trend_that_the_check_tells(
    annex: dict[tuple[str, str], dict[str, int]], area: str, alike: str
) -> None:
    def rows(quarter: str) -> Decimal:
        values = annex[area, quarter]
        return Decimal(sum(values.values()) - max(values.values()))  # without the total row

    before = (rows("2022Q04") + rows("2023Q01")) / 2
    trend = (rows("2023Q03") / before - 1) * 100
    assert trend.quantize(Decimal("0.1"), ROUND_HALF_UP) == Decimal(alike)


@pytest.mark.parametrize(
    "words",
    [
        ("2 foregående år", "4. kvartal 2022", "1. kvartal 2023"),  # the heading says years
        ("3. kvartal 2023", "årstider"),  # unlike quarters, so the season is in the trend
        ("gennemsnit 2023", "3. kvartal 2023"),  # "gns. 2023" is the third quarter ...
        ("kvartal", "års budget"),  # ... held against a whole year
        ("116", "71", "45", "uddannelseshjælp"),  # two cells that each cover two groups
        ("283", "28", "255", "fleksjob"),
        ("Kontanthjælp og uddannelseshjælp", "flere grupper"),  # and the two budget rows
        ("Ledighedsydelse og fleksjob", "flere grupper"),
        ("Mål 9", "område"),  # Østdanmark is nowhere defined
        ("Mål x1", "på niveau"),
        ("værdig sagsbehandling", "intet lokalt mål"),
    ],
)
def test_check_finds(findings: list[str], words: tuple[str, ...]) -> None:
    assert with_words(findings, *words), findings


def test_check_finds_no_more_than_two_joined_cells(findings: list[str]) -> None:
    assert len(with_words(findings, "Cellen")) == 2


def test_6_ledighedsydelse_share_holds_under_the_country(goals: Mapping[str, dict[str, Any]]) -> None:
    """28 of 28 + 255 are 9,9 %; in the country 14.498 of 14.498 + 94.166 are 13,3 %."""
    goal = goals["6"]
    tenth = Decimal("0.1")
    assert (goal["holds"], goal["verdict"], goal["stage"]) == (True, None, "udgangspunkt")
    assert Decimal(goal["value"]).quantize(tenth) == Decimal("9.9")
    assert Decimal(goal["reference"]).quantize(tenth) == Decimal("13.3")
    assert Decimal(goal["distance"]) < 0
    assert {(s["table"], s["period"]) for s in goal["sources"]} == {("solroed-2024/bilag1", "2023Q03")}


def test_2_rank_cannot_be_told_from_one_municipality(goals: Mapping[str, dict[str, Any]]) -> None:
    goal = goals["2"]
    assert (goal["holds"], goal["verdict"]) == (None, "kan_ikke_afgoeres")
    assert Decimal(goal["value"]) == Decimal("1.7")
    assert "97" in goal["why"]


def budget_row(goals: Mapping[str, dict[str, Any]], row: str) -> dict[str, Any]:
    return next(part for part in goals["B"]["parts"] if part["id"] == row)


def test_budget_more_fleksjob_is_not_bad(goals: Mapping[str, dict[str, Any]], findings: list[str]) -> None:
    """283 against 281 is above the budget, and that is neither good nor bad by itself."""
    row = budget_row(goals, "ledighedsydelse-fleksjob")
    assert row["holds"] is None
    assert row["verdict"] not in ("i_fare", "ikke_opfyldt")
    assert Decimal(row["reference"]) == 281
    assert "flere grupper" in row["why"]


@pytest.mark.parametrize(
    ("row", "holds"),
    [("a-dagpenge", True), ("sygedagpenge", True), ("sho", False), ("jobafklaring", False), ("seniorpension", False)],
)
def test_budget_row_where_less_is_good_is_judged(goals: Mapping[str, dict[str, Any]], row: str, holds: bool) -> None:
    assert budget_row(goals, row)["holds"] is holds


def test_budget_goal_fails_when_one_of_its_rows_does(goals: Mapping[str, dict[str, Any]]) -> None:
    assert goals["B"]["holds"] is False


def test_explain_shows_the_rows_behind_the_share(empty: Any) -> None:
    said = empty("explain", PLAN, "6", "--on", DAY).words
    for word in ("255", "28", "94.166", "14.498", "9,9 %", "13,3", "3. kvartal 2023", "holder", "l. 361", "l. 362"):
        assert word in said
