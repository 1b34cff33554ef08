"""Real unemployment of the 98 municipalities: ranks, weighted averages, vintages; and a series that broke."""

import csv
import json
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[3] / "shared" / "data"
ALL98 = DATA / "kommuner98_jobindsats_2026-08-22.json"
VINTAGES = [
    DATA / "derived" / "all98_unemployment_24m_2026-08-22.csv",
    DATA / "derived" / "all98_unemployment_24m_vintage_2026-08-19.csv",
]
needs_shared = pytest.mark.skipif(not ALL98.is_file(), reason="../shared/data with the real figures is absent")

# One map a unit: shares are printed with one decimal, which JSON has lost (3 for 3,0).
MAPS = {
    "total": 'faste = { maaling = "fuldtidspersoner", gruppe = "bruttoledige" }\ndecimaler = 0',
    "totalRate": 'faste = { maaling = "andel", gruppe = "bruttoledige", naevner = "arbejdsstyrken 16-66" }\n'
    "decimaler = 1",
}
COLUMNS = """
tabel = "y25i01"
decimal = "."
kolonner = { omraade = "omraade", periode = "periode", vaerdi = "vaerdi" }
"""


@cache
def areas() -> dict[str, dict[str, dict[str, Decimal]]]:
    """Area -> measure -> month -> number; the country among them."""
    found = json.loads(ALL98.read_text("utf-8"), parse_float=Decimal)
    named = {each["name"]: each["unemployment"] for each in [*found["municipalities"].values(), found["national"]]}
    return {
        name: {
            measure: {m: Decimal(v) for m, v in zip(each["labels"], each[measure], strict=True) if v is not None}
            for measure in MAPS
        }
        for name, each in named.items()
    }


def extracts(folder: Path) -> Iterator[tuple[Path, Path]]:
    """The file of each measure and its column map."""
    for measure, fixed in MAPS.items():
        rows, column_map = folder / f"{measure}.csv", folder / f"{measure}.toml"
        with rows.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(["omraade", "periode", "vaerdi"])
            for name, measures in areas().items():
                writer.writerows([name, month, value] for month, value in measures[measure].items())
        column_map.write_text(COLUMNS + fixed, "utf-8")
        yield rows, column_map


@pytest.fixture
def loaded(pejl: Any, tmp_path: Path) -> Any:
    for rows, column_map in extracts(tmp_path):
        ran = pejl("load", "tabel", rows, "--map", column_map, "--known", "2026-08-22")
        assert ran.code == 0, ran.words
    return pejl


def municipalities() -> dict[str, dict[str, dict[str, Decimal]]]:
    return {name: each for name, each in areas().items() if name != "Hele landet"}


@needs_shared
def test_98_municipalities_and_60_months_are_loaded(loaded: Any) -> None:
    (source,) = loaded("sources", "--json").data
    assert len(municipalities()) == 98
    assert (source["table"], source["rows"], source["newest"]) == ("y25i01", 2 * 99 * 60, "2026M07")


@needs_shared
@pytest.mark.parametrize("month", ["2021M08", "2024M11", "2026M07"])
def test_compare_places_of_98_are_shared_from_best_to_worst(loaded: Any, month: str) -> None:
    rates = {name: each["totalRate"][month] for name, each in municipalities().items()}
    rows = loaded("compare", "ledige.ledighedsprocent", "--areas", "alle", "--period", month, "--json").data
    placed = {row["name"]: (row["best"], row["worst"]) for row in rows}
    expected = {
        name: (1 + sum(r < rate for r in rates.values()), sum(r <= rate for r in rates.values()))
        for name, rate in rates.items()
    }
    assert placed == expected
    best, worst = expected["Solrød"]
    table = loaded("compare", "ledige.ledighedsprocent", "--areas", "alle", "--period", month, "--csv").out
    place = f"{best}-{worst}" if best < worst else f"{best}"
    assert f"{place};Solrød;{str(rates['Solrød']).replace('.', ',')}" in table.replace("–", "-")


PLAN = """\
[plan]
kommune = "Solrød"
titel = "Ledighed"
gaelder = { fra = 2024-01-01, til = 2024-12-31 }

[[maal]]
id = "rar"
tekst = "Ikke højere ledighed end i RAR Hovedstaden"
indikator = "ledige.ledighedsprocent"
maalgruppe = "bruttoledige"
naevner = "arbejdsstyrken 16-66"
tal_fra = "offentliggjort"
maaltal = "højst gennemsnittet for RAR Hovedstaden"
opgoeres = "seneste måned"
senest = 2024-12-31

[[maal]]
id = "plads"
tekst = "Blandt landets laveste"
indikator = "ledige.ledighedsprocent"
maalgruppe = "bruttoledige"
naevner = "arbejdsstyrken 16-66"
tal_fra = "offentliggjort"
maaltal = "blandt de {places} laveste i landet"
opgoeres = "seneste måned"
senest = 2024-12-31
"""
MONTH = "2024M11"
DAYS = ("--on", "2024-11-30", "--as-known", "2026-08-22")


def in_rar() -> list[dict[str, dict[str, Decimal]]]:
    with (DATA.parent / "facts" / "municipalities.csv").open(encoding="utf-8") as file:
        found = [row for row in csv.DictReader(file) if "RAR Hovedstaden" in row.values()]
    return [areas()[row["name"]] for row in found]


def danish(number: Decimal, step: str) -> str:
    return str(number.quantize(Decimal(step), ROUND_HALF_UP)).replace(".", ",")


@needs_shared
def test_explain_rar_hovedstaden_weighs_and_shows_the_mean_of_rates_beside_it(loaded: Any, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(PLAN.replace("{places}", "10"), "utf-8")
    members = in_rar()
    assert len(members) == 28
    unemployed = sum(each["total"][MONTH] for each in members)
    # The denominators are not in the extract: each is the count over its printed share.
    force = sum(each["total"][MONTH] / each["totalRate"][MONTH] for each in members)
    weighted = danish(unemployed / force, "0.1")
    mean = danish(sum(each["totalRate"][MONTH] for each in members) / len(members), "0.01")
    said = loaded("explain", plan, "rar", *DAYS).words
    assert f"{weighted} %" in said
    assert f"{mean} %" in said
    assert "28 kommuner" in said
    goal = next(each for each in loaded("goals", plan, *DAYS, "--json").data["goals"] if each["id"] == "rar")
    assert danish(Decimal(goal["reference"]), "0.1") == weighted  # the mean of rates decides nothing
    assert goal["holds"] is (areas()["Solrød"]["totalRate"][MONTH] <= Decimal(goal["reference"]))


@needs_shared
def test_explain_shows_figures_with_decimal_comma_whatever_the_extract_had(loaded: Any, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(PLAN.replace("{places}", "10"), "utf-8")
    said = loaded("explain", plan, "plads", *DAYS).out
    assert re.findall(r"2024: (\d+\.\d) \(", said) == []


@needs_shared
@pytest.mark.parametrize(("past", "holds"), [("best", True), ("worst", True), ("outside", False)])
def test_rank_goal_counts_the_best_of_a_shared_place(loaded: Any, tmp_path: Path, past: str, holds: bool) -> None:
    rates = [each["totalRate"][MONTH] for each in municipalities().values()]
    own = areas()["Solrød"]["totalRate"][MONTH]
    best, worst = 1 + sum(rate < own for rate in rates), sum(rate <= own for rate in rates)
    assert best < worst  # Solrød shares its place this month
    plan = tmp_path / "plan.toml"
    plan.write_text(PLAN.replace("{places}", str({"best": best, "worst": worst, "outside": best - 1}[past])), "utf-8")
    goal = next(each for each in loaded("goals", plan, *DAYS, "--json").data["goals"] if each["id"] == "plads")
    assert goal["holds"] is holds
    # Inside the shared places a tie could turn it; from the worst of them on it could not.
    assert ("delt_plads" in {turn["kind"] for turn in goal["could_turn"]}) is (past == "best")


@needs_shared
def test_compare_rar_hovedstaden_needs_no_denominator_said_when_there_is_one(loaded: Any) -> None:
    ran = loaded("compare", "ledige.ledighedsprocent", "--areas", "RAR Hovedstaden", "--period", MONTH, "--json")
    row = next(each for each in ran.data if each["name"] == "RAR Hovedstaden")
    assert row["value"] is not None


# --- two vintages ----------------------------------------------------------------------------------------------

VINTAGE_MAP = """
tabel = "y25i01"
decimal = "."
kolonner = { omraade = "area_code", periode = "period", vaerdi = "value", kendt = "retrieved_at" }
faste = { gruppe = "bruttoledige" }
[[serie]]
hvor = { measure = "ledige_fuldtidspersoner_i_alt" }
maaling = "fuldtidspersoner"
"""


@needs_shared
@pytest.mark.parametrize("order", [1, -1], ids=["newest first", "oldest first"])
def test_two_vintages_of_june_2026_are_told_apart_by_the_day_known(pejl: Any, tmp_path: Path, order: int) -> None:
    (tmp_path / "kort.toml").write_text(VINTAGE_MAP, "utf-8")
    assert pejl("load", "tabel", *VINTAGES[::order], "--map", tmp_path / "kort.toml").code == 0
    for day, expected in (
        ("2026-08-19", "88.080"),
        ("2026-08-21", "88.080"),
        ("2026-08-22", "89.907"),
    ):
        assert f";Hele landet;{expected};" in pejl(*IN_JUNE, "--as-known", day, "--csv").out
    before = pejl(*IN_JUNE, "--as-known", "2026-08-18")
    assert (before.code, "intet tal" in before.err) == (2, True)


IN_JUNE = ("compare", "ydelser.fuldtidspersoner", "--groups", "bruttoledige", "--areas", "Hele landet")
IN_JUNE += ("--period", "2026M06")


@needs_shared
def test_compare_json_numbers_are_decimal_strings(loaded: Any) -> None:
    assert [row["value"] for row in loaded(*IN_JUNE, "--json").data] == ["89907"]


# --- the break of 1 July 2025 ----------------------------------------------------------------------------------

BROKEN = """\
[plan]
kommune = "Frederikssund"
titel = "Unge"
gaelder = { fra = 2025-01-01, til = 2025-12-31 }

[[maal]]
id = "unge"
tekst = "Færre på uddannelseshjælp"
indikator = "ydelser.fuldtidspersoner"
maalgruppe = "uddannelseshjælp"
tal_fra = "offentliggjort"
maaltal = "mindst 5 % lavere end i september 2024"
opgoeres = "seneste måned"
senest = 2025-12-31
"""
YOUNG = "omraade;periode;vaerdi\nFrederikssund;2024M09;160\nFrederikssund;2025M05;150\nFrederikssund;2025M06;140\n"


@pytest.fixture
def young(pejl: Any, tmp_path: Path) -> Path:
    """A plan on uddannelseshjælp, with invented figures until the benefit ended."""
    (tmp_path / "unge.toml").write_text(BROKEN, "utf-8")
    (tmp_path / "uh.csv").write_text(YOUNG, "utf-8")
    fixed = 'faste = { maaling = "fuldtidspersoner", gruppe = "uddannelseshjælp" }'
    (tmp_path / "kort.toml").write_text(COLUMNS.replace("y25i01", "y38a02") + fixed, "utf-8")
    ran = pejl("load", "tabel", tmp_path / "uh.csv", "--map", tmp_path / "kort.toml", "--known", "2025-07-25")
    assert ran.code == 0, ran.words
    return tmp_path / "unge.toml"


def test_goal_on_uddannelseshjaelp_is_judged_while_the_benefit_is_in_force(pejl: Any, young: Path) -> None:
    (goal,) = pejl("goals", young, "--on", "2025-06-30", "--as-known", "2025-07-25", "--json").data["goals"]
    assert (goal["holds"], goal["value"], goal["reference"]) == (True, "140", "160")


@pytest.mark.parametrize("day", ["2025-07-31", "2025-10-01", "2026-03-01"])
def test_goal_on_uddannelseshjaelp_says_its_series_is_broken_and_what_replaces_it(
    pejl: Any, young: Path, day: str
) -> None:
    (goal,) = pejl("goals", young, "--on", day, "--json").data["goals"]
    assert (goal["holds"], goal["verdict"]) == (None, "kan_ikke_afgoeres")
    for word in ("brudt", "1. juli 2025", "kontanthjælp", "y60", "under 30"):
        assert word in goal["why"]
    assert "brudt" in pejl("explain", young, "unge", "--on", day).words


def test_check_tells_the_days_a_benefit_is_in_force(pejl: Any, young: Path) -> None:
    """Uddannelseshjælp ended with 30 June 2025; nothing is known of a first day, so none is told."""
    (said,) = (row["says"] for row in pejl("check", young, "--json").data if "i kraft" in row["says"])
    assert "kontanthjælp" in said
    assert "30. juni 2025" in said or "fra 1. juli 2025" in said
    assert "1. januar 1;" not in said
