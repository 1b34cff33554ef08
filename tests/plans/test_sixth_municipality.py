"""A sixth municipality writes three goals in one file: nothing in the code has heard of it."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

# Odense is no seed. Every number is invented.
PLAN = """\
[plan]
kommune = "Odense"
titel = "Beskæftigelsesplan 2025"
gaelder = { fra = 2025-01-01, til = 2025-12-31 }

[omraader]
storbyerne = ["Odense", "Aarhus", "Aalborg", "Esbjerg"]

[[maal]]
id = "tilfreds"
tekst = "Virksomhederne er tilfredse"
indikator = "tilfredshed.andel"
maalgruppe = "virksomheder"
naevner = "besvarelser"
tal_fra = "tastet"
maaltal = "mindst 85 %"
opgoeres = "hver måling"
senest = 2025-12-31
ejer = "Arbejdsmarkedschefen"

[[maal]]
id = "plads"
tekst = "Lav ledighed blandt storbyerne"
indikator = "ledige.ledighedsprocent"
maalgruppe = "bruttoledige"
naevner = "arbejdsstyrken 16-66"
tal_fra = "offentliggjort"
maaltal = "blandt de 3 laveste i storbyerne"
opgoeres = "seneste måned"
senest = 2025-12-31
ejer = "Arbejdsmarkedschefen"

[[maal]]
id = "retning"
tekst = "Færre på sygedagpenge"
indikator = "ydelser.fuldtidspersoner"
maalgruppe = "sygedagpenge"
tal_fra = "offentliggjort"
maaltal = "skal falde"
opgoeres = "seneste måned"
senest = 2025-12-31
ejer = "Arbejdsmarkedschefen"

[[tal]]
maaling = "tilfredshed"
maalgruppe = "virksomheder"
naevner = "besvarelser"
omraade = "Odense"
periode = "2024M11"
vaerdi = "87,5"
"""

SHARES = """\
tabel = "y25i01"
kolonner = { omraade = "Område", periode = "Måned", vaerdi = "Procent" }
faste = { maaling = "andel", gruppe = "bruttoledige", naevner = "arbejdsstyrken 16-66" }
"""
# Odense and Aarhus share the third and fourth place.
UNEMPLOYED = """\
Område;Måned;Procent
Odense;2025M05;3,1
Aarhus;2025M05;3,1
Aalborg;2025M05;3,0
Esbjerg;2025M05;2,9
"""

COUNTS = """\
tabel = "y07a02"
kolonner = { omraade = "Område", periode = "Måned", vaerdi = "Antal" }
faste = { maaling = "fuldtidspersoner", gruppe = "sygedagpenge" }
"""
SICK = """\
Område;Måned;Antal
Odense;2024M05;2.100
Odense;2025M05;2.041
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "odense-2025.toml"
    path.write_text(PLAN, "utf-8")
    return path


@pytest.fixture
def loaded(pejl: Any, tmp_path: Path) -> Any:
    """The two extracts in the ledger, both known on 20 June 2025."""
    for name, column_map, rows in (("ledige", SHARES, UNEMPLOYED), ("syge", COUNTS, SICK)):
        (tmp_path / f"{name}.toml").write_text(column_map, "utf-8")
        (tmp_path / f"{name}.csv").write_text(rows, "utf-8")
        ran = pejl(
            "load", "tabel", tmp_path / f"{name}.csv", "--map", tmp_path / f"{name}.toml", "--known", "2025-06-20"
        )
        assert ran.code == 0, ran.err
    return pejl


def standing(pejl: Any, plan: Path, goal: str, *days: str) -> dict[str, Any]:
    ran = pejl("goals", plan, *days, "--json")
    assert ran.code == 0, ran.err
    return next(each for each in ran.data["goals"] if each["id"] == goal)


DAY = ("--on", "2025-07-01")


def test_check_of_the_new_plan_finds_no_fault(pejl: Any, plan: Path) -> None:
    ran = pejl("check", plan, "--json")
    assert (ran.code, [row["says"] for row in ran.data if row["severity"] == "fejl"]) == (0, [])


def test_typed_goal_is_judged_before_anything_is_loaded(pejl: Any, plan: Path) -> None:
    goal = standing(pejl, plan, "tilfreds", *DAY)
    assert (goal["stage"], goal["holds"], goal["verdict"]) == ("undervejs", True, "paa_vej")
    assert (Decimal(goal["value"]), Decimal(goal["distance"])) == (Decimal("87.5"), Decimal("2.5"))
    assert [(s["source"], s["period"]) for s in goal["sources"]] == [("tastet", "2024M11")]


@pytest.mark.parametrize("goal", ["plads", "retning"])
def test_published_goal_without_figures_never_borrows_typed_ones(pejl: Any, plan: Path, goal: str) -> None:
    found = standing(pejl, plan, goal, *DAY)
    assert (found["holds"], found["verdict"], found["value"]) == (None, "kan_ikke_afgoeres", None)
    assert "Odense" in found["why"]


def test_rank_goal_holds_on_a_shared_place_that_could_turn_it(loaded: Any, plan: Path) -> None:
    """Third and fourth place are shared: the best of them counts, and the tie is told."""
    goal = standing(loaded, plan, "plads", *DAY)
    assert (goal["holds"], goal["verdict"]) == (True, "paa_vej")
    assert Decimal(goal["value"]) == Decimal("3.1")
    assert "delt_plads" in {turn["kind"] for turn in goal["could_turn"]}
    assert [(s["table"], s["period"], s["as_of"]) for s in goal["sources"]] == [("y25i01", "2025M05", "2025-06-20")]


def test_rank_goal_fails_outside_the_shared_place(loaded: Any, plan: Path) -> None:
    plan.write_text(PLAN.replace("blandt de 3 laveste", "blandt de 2 laveste"), "utf-8")
    assert standing(loaded, plan, "plads", *DAY)["holds"] is False


def test_direction_goal_is_held_against_the_same_month_a_year_before(loaded: Any, plan: Path) -> None:
    goal = standing(loaded, plan, "retning", *DAY)
    assert (goal["holds"], goal["verdict"]) == (True, "paa_vej")
    assert [Decimal(goal[each]) for each in ("value", "reference", "distance")] == [2041, 2100, -59]
    assert {s["period"] for s in goal["sources"]} == {"2024M05", "2025M05"}


def test_goals_as_known_before_the_load_know_nothing_of_it(loaded: Any, plan: Path) -> None:
    goal = standing(loaded, plan, "retning", *DAY, "--as-known", "2025-06-19")
    assert (goal["verdict"], goal["value"]) == ("kan_ikke_afgoeres", None)


def test_loading_the_same_bytes_again_changes_nothing(loaded: Any, plan: Path, tmp_path: Path) -> None:
    before = standing(loaded, plan, "retning", *DAY)
    ran = loaded("load", "tabel", tmp_path / "syge.csv", "--map", tmp_path / "syge.toml", "--known", "2025-06-20")
    assert ran.code == 0
    assert standing(loaded, plan, "retning", *DAY) == before


def test_load_keeps_good_rows_and_tells_rejected_ones_with_line_and_reason(pejl: Any, tmp_path: Path) -> None:
    (tmp_path / "kort.toml").write_text(COUNTS, "utf-8")
    rows = SICK + "Odenze;2025M05;12\nOdense;juni;13\nOdense;2025M06;mange\n"
    (tmp_path / "syge.csv").write_text(rows, "cp1252")  # as an older spreadsheet saves it
    ran = pejl(
        "load",
        "tabel",
        tmp_path / "syge.csv",
        "--map",
        tmp_path / "kort.toml",
        "--known",
        "2025-06-20",
        "--most-rejected",
        "60",
    )
    assert ran.code == 3
    for words in ("Odenze", "juni", "mange"):
        assert words in ran.words
    assert [line for line in (4, 5, 6) if str(line) not in ran.words] == []
    (source,) = pejl("sources", "--json").data
    assert (source["table"], source["rows"]) == ("y07a02", 2)


def test_compare_shows_a_shared_place_as_best_to_worst(loaded: Any) -> None:
    areas = ("Odense", "Aarhus", "Aalborg", "Esbjerg")
    rows = loaded("compare", "ledige.ledighedsprocent", "--areas", *areas, "--period", "2025M05", "--json").data
    assert {row["name"]: (row["best"], row["worst"]) for row in rows} == {
        "Esbjerg": (1, 1),
        "Aalborg": (2, 2),
        "Aarhus": (3, 4),
        "Odense": (3, 4),
    }


def test_explain_of_a_plan_without_line_numbers_shows_each_step(loaded: Any, plan: Path) -> None:
    said = loaded("explain", plan, "retning", *DAY).words
    for word in ("2.041", "2.100", "maj 2024", "maj 2025", "-59", "holder", "y07a02", "syge.csv:3", "20. juni 2025"):
        assert word in said
    assert "()" not in said  # no `kilde` is no empty brackets
