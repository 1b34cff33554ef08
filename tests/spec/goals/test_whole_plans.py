"""Goals of whole plans, from the file to the verdict: own area sets, ranks, and whose typed figures are used."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pejl.check import check_file
from pejl.goals import stand
from pejl.measure import area
from pejl.words import show
from spec.answers.planned import real
from spec.check.planning import COLUMNS, goal, plan, row, typed

DAY = ("--on", "2024-06-30")
SET = '[omraader]\nnaboer = ["Køge", "Greve", "Roskilde"]\n'
OWN = typed('"2,0"')
SHARE = "andel;A-dagpenge;arbejdsstyrken 16-66"


def judged(pejl: Any, folder: Path, text: str, figures: tuple[str, ...] = ()) -> dict[str, Any]:
    """The first goal of a plan, by the command line."""
    (folder / "plan.toml").write_text(text, "utf-8")
    if figures:
        (folder / "tal.csv").write_text("\n".join((COLUMNS, *figures)) + "\n", "utf-8")
    found: dict[str, Any] = pejl("goals", folder / "plan.toml", *DAY, "--json").data["goals"][0]
    return found


# --- figures of an area set's own ------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "holds"), [("2,1", True), ("2,0", False), ("1,9", False)])
def test_figure_typed_under_the_name_of_an_own_set_is_the_sets(
    pejl: Any, tmp_path: Path, value: str, holds: bool
) -> None:
    against = goal(maaltal='"under gennemsnittet for naboer"')
    found = judged(pejl, tmp_path, plan(SET, against, OWN, typed(f'"{value}"', omraade='"naboer"')))
    assert (found["holds"], found["reference"]) == (holds, value.replace(",", ".").removesuffix(".0"))


@pytest.mark.parametrize("written", ["naboer", "Naboer"])
def test_figure_of_an_own_set_can_stand_in_a_file(pejl: Any, tmp_path: Path, written: str) -> None:
    text = plan(SET, goal(maaltal='"under gennemsnittet for naboer"'), OWN, head='tal = ["tal.csv"]')
    found = judged(pejl, tmp_path, text, (f";{SHARE};;{written};2023M10;2,1;;;",))
    assert (found["holds"], found["reference"]) == (True, "2.1")


@pytest.mark.parametrize("inline", [True, False])
def test_figure_of_an_own_set_of_one_area_is_that_areas(pejl: Any, tmp_path: Path, inline: bool) -> None:
    """Allerød's plan prints numbers for `hovedstadsområdet`, which is its name for one council."""
    own_set = '[omraader]\nomegnen = ["RAR Sjælland"]\n'
    figures = () if inline else (f";{SHARE};;omegnen;2023M10;2,1;;;",)
    rows = [own_set, goal(maaltal='"under gennemsnittet for omegnen"'), OWN]
    text = plan(*rows, typed('"2,1"', omraade='"omegnen"')) if inline else plan(*rows, head='tal = ["tal.csv"]')
    found = judged(pejl, tmp_path, text, figures)
    assert (found["holds"], found["reference"]) == (True, "2.1")


def test_figure_of_an_own_set_can_be_loaded_beside_the_plan(pejl: Any, tmp_path: Path) -> None:
    own_set = '[omraader]\nomegnen = ["RAR Sjælland"]\n'
    text = plan(own_set, goal(maaltal='"under gennemsnittet for omegnen"'), OWN)
    assert judged(pejl, tmp_path, text)["reference"] is None
    (tmp_path / "loest.csv").write_text(f"{COLUMNS}\n;{SHARE};;omegnen;2023M10;2,1;;;\n", "utf-8")
    beside = ("--plan", tmp_path / "plan.toml", "--known", "2023-12-31")
    assert pejl("load", "tastet", tmp_path / "loest.csv", *beside).code == 0
    assert judged(pejl, tmp_path, text)["reference"] == "2.1"


# --- ranks on the way ------------------------------------------------------------------------------------


def test_milestone_that_is_a_rank_has_its_field(tmp_path: Path) -> None:
    step = row("maal.milepael", senest="2024-06-30", maaltal='"blandt de 10 laveste i landet"')
    near = row("maal.milepael", senest="2024-03-31", maaltal='"blandt de 2 laveste i naboer"')
    path = tmp_path / "plan.toml"
    path.write_text(plan(SET, goal(maaltal='"blandt de 5 laveste i landet"'), step, near), "utf-8")
    bound = check_file(path).bound
    assert bound is not None
    first, second = bound.goals[0].milestones
    assert {place.name for place in first.part.field} == {"Køge", "Greve", "Roskilde"}
    assert len(second.part.field) == 98
    assert area("269") in second.part.field


def test_milestone_that_is_against_an_area_has_its_area(tmp_path: Path) -> None:
    step = row("maal.milepael", senest="2024-06-30", maaltal='"under landsgennemsnittet"')
    path = tmp_path / "plan.toml"
    path.write_text(plan(goal(), step), "utf-8")
    bound = check_file(path).bound
    assert bound is not None
    assert bound.goals[0].milestones[0].part.reference == area("000")


@pytest.mark.parametrize(("own", "reached"), [("1,9", "nået"), ("2,0", "nået"), ("2,1", "ikke nået")])
def test_milestone_that_is_a_rank_is_judged_among_its_field(pejl: Any, tmp_path: Path, own: str, reached: str) -> None:
    step = row("maal.milepael", senest="2024-03-31", maaltal='"blandt de 2 laveste i naboer"')
    areas = {"Køge": "1,0", "Greve": "2,0", "Roskilde": "3,0"}
    figures = [typed(f'"{value}"', omraade=f'"{name}"') for name, value in areas.items()]
    text = plan(SET, goal(maaltal='"blandt de 1 laveste i naboer"'), step, typed(f'"{own}"'), *figures)
    why = judged(pejl, tmp_path, text)["why"]
    assert f"blandt de 2 laveste i naboer; tallet var {own}: {reached}" in why


# --- whose typed figures ---------------------------------------------------------------------------------


def loaded(pejl: Any, folder: Path, owner: str) -> None:
    """A figure of 9 % typed for the plan called so, in the ledger, known before the plans begin."""
    (folder / f"{owner}.toml").write_text(plan(goal()), "utf-8")
    file = folder / "loaded.csv"
    file.write_text("\n".join((COLUMNS, f";{SHARE};;;2023M10;9,0;;;")) + "\n", "utf-8")
    ran = pejl("load", "tastet", file, "--plan", folder / f"{owner}.toml", "--known", "2023-12-01")
    assert ran.code == 0, ran.err


@pytest.mark.parametrize("owner", ["anden", "plan-2", "pla", "plan.2", "Plan"])
def test_typed_figures_of_another_plan_in_the_ledger_never_judge_this_one(
    pejl: Any, tmp_path: Path, owner: str
) -> None:
    loaded(pejl, tmp_path, owner)
    alone = judged(pejl, tmp_path, plan(goal()))
    assert (alone["holds"], alone["value"]) == (None, None)
    beside = judged(pejl, tmp_path, plan(goal(), OWN))
    assert (beside["holds"], beside["value"]) == (True, "2")


def test_typed_figures_of_this_plan_in_the_ledger_do_judge_it(pejl: Any, tmp_path: Path) -> None:
    loaded(pejl, tmp_path, "plan")
    found = judged(pejl, tmp_path, plan(goal()))
    assert (found["holds"], found["value"]) == (False, "9")


# --- withheld, typed -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("maaltal", "holds"), [("højst 2 %", None), ("højst 100 %", True)])
def test_typed_share_that_is_withheld_is_anywhere_from_0_to_100(
    pejl: Any, tmp_path: Path, maaltal: str, holds: bool | None
) -> None:
    found = judged(pejl, tmp_path, plan(goal(maaltal=f'"{maaltal}"'), typed('"skjult"')))
    assert (found["holds"], found["value"]) == (holds, None)


def test_typed_mean_that_is_withheld_decides_nothing(pejl: Any, tmp_path: Path) -> None:
    weeks = {"indikator": '"sygedagpenge.varighed"', "maalgruppe": '"sygedagpenge"', "naevner": None}
    mean = row("tal", maaling='"varighed"', maalgruppe='"sygedagpenge"', periode='"2023"', vaerdi='"skjult"')
    found = judged(pejl, tmp_path, plan(goal(**weeks, maaltal='"højst 100 uger"', opgoeres='"år"'), mean))
    assert (found["holds"], found["value"], "skjult" in found["why"]) == (None, None, True)


# --- the plan's numbers that count something else --------------------------------------------------------


def test_golden_frederikssund_number_that_the_plan_prints_as_about_is_told_as_about() -> None:
    _, bound, figures = real("frederikssund-2024", "2024-03-31")
    asked = next(each for each in bound.goals if each.id == "1a")
    why = stand(asked, bound, figures, date(2024, 3, 31)).judgement.why
    told = [show(step).partition(" fra ")[0] for step in why if step.code == "andet_tal"]
    assert told == ["78 %", "ca. 85 %", "76 %"]
