"""A goal must fit its indicator: units, shapes, groups that do not overlap, budgets for the whole goal."""

from pathlib import Path

import pytest

from spec.check.planning import FAULT, budget, effort, expect, goal, plan, promise, row

SHARE: dict[str, str | None] = {}
COUNT: dict[str, str | None] = {"indikator": '"ydelser.fuldtidspersoner"', "naevner": None}
WEEKS: dict[str, str | None] = {
    "indikator": '"sygedagpenge.varighed"',
    "maalgruppe": '"sygedagpenge"',
    "naevner": None,
    "opgoeres": '"år"',
}
VISITS: dict[str, str | None] = {
    "indikator": '"virksomheder.besoeg"',
    "maalgruppe": '"virksomheder"',
    "naevner": None,
    "opgoeres": '"måned"',
}

POINTS: dict[str, str | None] = {"indikator": '"ydelser.aendring"'}

FITS = [
    (SHARE, "højst 9,9 %"),
    (SHARE, "mindst 2 procentpoint lavere end i oktober 2023"),
    (SHARE, "mindst 10 % lavere end i oktober 2023"),
    (SHARE, "under landsgennemsnittet"),
    (SHARE, "blandt de 5 laveste i landet"),
    (SHARE, "alle"),
    (WEEKS, "højst 9,9 uger"),
    (WEEKS, "under landsgennemsnittet"),
    (WEEKS, "blandt de 5 laveste i landet"),
    (POINTS, "højst 0,2 procentpoint"),
    (POINTS, "mindst 0,2 procentpoint under landsgennemsnittet"),
    (POINTS, "mindst 0,2 procentpoint lavere end i oktober 2023"),
    (COUNT, "mindst 2 % lavere end i oktober 2023"),
    (COUNT, "højst 288 helårspersoner"),
    (COUNT, "højst 288"),
    (VISITS, "mindst 10 om måneden"),
    (VISITS, "højst 10 besøg"),
]

MISFITS = [
    (SHARE, "højst 9,9 uger"),
    (SHARE, "højst 288 helårspersoner"),
    (SHARE, "højst 9,9"),
    (SHARE, "mindst 10 om måneden"),
    (COUNT, "mindst 2 procentpoint lavere end i oktober 2023"),
    (POINTS, "højst 9,9 %"),
    (COUNT, "alle"),
    (COUNT, "under landsgennemsnittet"),
    (COUNT, "højst landsgennemsnittet"),
    (COUNT, "mindst 10 om måneden"),
    (COUNT, "blandt de 5 laveste i landet"),
    (COUNT, "højst 14 uger"),
    (COUNT, "højst 9 %"),
    (WEEKS, "højst 9,9 %"),
    (WEEKS, "alle"),
    (WEEKS, "mindst 10 om måneden"),
    (VISITS, "alle"),
    (VISITS, "under landsgennemsnittet"),
    (VISITS, "blandt de 5 laveste i landet"),
    (VISITS, "højst 10 uger"),
]


@pytest.mark.parametrize(("keys", "maaltal"), FITS)
def test_fit_a_sentence_in_the_indicators_unit_is_no_finding(
    tmp_path: Path, keys: dict[str, str | None], maaltal: str
) -> None:
    expect(tmp_path, plan(goal(**keys, maaltal=f'"{maaltal}"')))


@pytest.mark.parametrize(("keys", "maaltal"), MISFITS)
def test_fit_a_sentence_of_another_unit_or_shape_is_one_fault_at_its_place(
    tmp_path: Path, keys: dict[str, str | None], maaltal: str
) -> None:
    text = plan(goal(**keys, maaltal=f'‹maaltal_passer_ikke›"{maaltal}"'))
    assert expect(tmp_path, text, severity=FAULT).bound is None


def test_fit_holds_for_milestones_and_parts_too(tmp_path: Path) -> None:
    part = row("maal.del", id='"a"', tekst='"Del"', maaltal='‹maaltal_passer_ikke›"højst 3 uger"')
    step = row("maal.milepael", senest="2024-06-30", maaltal='‹maaltal_passer_ikke›"højst 3 uger"')
    expect(tmp_path, plan(goal(), step, goal(id='"2"', maaltal=None), part), severity=FAULT)


# --- groups that overlap ---------------------------------------------------------------------------------

OVERLAP = [
    ('["kontanthjælp", ‹grupper_overlapper›"jobparate kontanthjælpsmodtagere"]'),
    ('["jobparate kontanthjælpsmodtagere", ‹grupper_overlapper›"kontanthjælp"]'),
    ('["bruttoledige", ‹grupper_overlapper›"A-dagpenge"]'),
    ('["A-dagpenge", "sygedagpenge", ‹grupper_overlapper›"bruttoledige"]'),
]
APART = [
    '["A-dagpenge", "jobparate kontanthjælpsmodtagere"]',
    '["jobparate kontanthjælpsmodtagere", "aktivitetsparate kontanthjælpsmodtagere"]',
    '["A-dagpenge", "A-dagpenge"]',
]
USES = {
    "goal": lambda groups: goal(maalgruppe=groups),
    "promise": lambda groups: promise('"hver 4. uge"', maalgruppe=groups),
    "effort": lambda groups: effort(maalgruppe=groups),
    "budget": lambda groups: budget(maalgruppe=groups),
}


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("groups", OVERLAP)
def test_groups_with_persons_in_common_are_a_fault_at_the_second(tmp_path: Path, groups: str, use: str) -> None:
    expect(tmp_path, plan(USES[use](groups)), severity=FAULT)


@pytest.mark.parametrize("groups", APART)
def test_groups_apart_and_one_group_named_twice_are_no_fault(tmp_path: Path, groups: str) -> None:
    expect(tmp_path, plan(goal(maalgruppe=groups)))


def test_a_group_of_the_plans_own_that_overlaps_is_a_fault_too(tmp_path: Path) -> None:
    own = '[grupper.jobklare]\nydelsesgrupper = ["jobparate kontanthjælpsmodtagere"]\n'
    expect(tmp_path, plan(own, goal(maalgruppe='["kontanthjælp", ‹grupper_overlapper›"jobklare"]')), severity=FAULT)


# --- budget ----------------------------------------------------------------------------------------------


def test_budget_on_a_part_of_a_goal_is_a_fault(tmp_path: Path) -> None:
    keys: dict[str, str | None] = {**COUNT, "maaltal": None}
    part = row("maal.del", id='"a"', tekst='"Del"', maaltal='‹budget_kun_for_hele_maal›"inden for budgettet"')
    expect(tmp_path, plan(goal(**keys), part, budget()), severity=FAULT)


def test_budget_on_a_whole_goal_is_no_finding(tmp_path: Path) -> None:
    budgetted: dict[str, str | None] = {"indikator": None, "maalgruppe": None, "naevner": None}
    expect(tmp_path, plan(goal(**budgetted, maaltal='"inden for budgettet"'), budget()))


def test_budget_without_a_row_is_remarked(tmp_path: Path) -> None:
    budgetted: dict[str, str | None] = {"indikator": None, "maalgruppe": None, "naevner": None}
    expect(tmp_path, plan(goal(**budgetted, maaltal='‹intet_budget›"inden for budgettet"')))
