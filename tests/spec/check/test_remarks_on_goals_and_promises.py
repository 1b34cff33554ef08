"""Remarks on goals, promises and efforts, and what is not remarked although it is near."""

from pathlib import Path

import pytest

from spec.check.planning import REMARK, budget, effort, expect, goal, plan, promise, row, typed

WHOLE_2026 = {"fra": "2026-01-01", "til": "2026-12-31"}

# --- groups and areas the law has closed -----------------------------------------------------------------

USES = {
    "goal": lambda group: goal(maalgruppe=group, senest="2026-12-31"),
    "promise": lambda group: promise('"hver 4. uge"', maalgruppe=group),
    "budget": lambda group: budget(maalgruppe=group, aar="2026"),
    "effort": lambda group: effort(maalgruppe=group),
}


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize(
    ("fra", "til", "is_told"),
    [
        ("2026-01-01", "2026-12-31", True),
        ("2025-01-01", "2025-12-31", True),
        ("2025-01-01", "2025-07-01", True),
        ("2025-01-01", "2025-06-30", False),
    ],
)
def test_closed_group_is_remarked_wherever_it_is_used(
    tmp_path: Path, use: str, fra: str, til: str, is_told: bool
) -> None:
    mark = "‹gruppe_ikke_i_kraft›" if is_told else ""
    expect(tmp_path, plan(USES[use](f'{mark}"uddannelseshjælp"'), fra=fra, til=til), severity=REMARK)


@pytest.mark.parametrize(
    ("fra", "til", "is_told"),
    [
        ("2026-01-01", "2026-12-31", True),
        ("2024-01-01", "2025-01-01", True),
        ("2024-01-01", "2024-12-31", False),
    ],
)
@pytest.mark.parametrize(
    "maaltal",
    [
        "højst gennemsnittet for RAR Sjælland",
        "gabet til gennemsnittet for RAR Sjælland mindskes med mindst 0,2 procentpoint siden 4. kvartal 2023",
        "blandt de 5 laveste i RAR Sjælland",
        "højst gennemsnittet for RAR Sjælland og RAR Hovedstaden",
    ],
)
def test_closed_area_is_remarked_in_a_plan_after_its_time(
    tmp_path: Path, maaltal: str, fra: str, til: str, is_told: bool
) -> None:
    closed = sum(name in maaltal for name in ("RAR Sjælland", "RAR Hovedstaden"))
    mark = "‹omraade_ikke_i_kraft›" * closed if is_told else ""
    expect(tmp_path, plan(goal(maaltal=f'{mark}"{maaltal}"', senest=til), fra=fra, til=til), severity=REMARK)


# --- hours and ages --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hvornaar", "starts"),
    [
        ("inden for 48 timer", "begynder"),
        ("mindst 2 møder inden for 48 timer", "begynder"),
        ("når forløbet når 48 timer", "varighed"),
        ("hver 48. time", "begynder"),
    ],
)
def test_hours_without_a_clock_are_remarked_in_every_form(tmp_path: Path, hvornaar: str, starts: str) -> None:
    keys = {"udloeses_af": f'"forloeb.{starts}"'}
    expect(tmp_path, plan(promise(f'‹timer_uden_ur›"{hvornaar}"', **keys)), severity=REMARK)
    expect(tmp_path, plan(promise(f'"{hvornaar}"', timer='"døgn"', **keys)))


@pytest.mark.parametrize("hvornaar", ["inden for 2 hverdage", "mindst 2 møder inden for 2 uger"])
def test_days_need_no_clock(tmp_path: Path, hvornaar: str) -> None:
    expect(tmp_path, plan(promise(f'"{hvornaar}"')))


def bands(*pairs: tuple[int, int]) -> str:
    return f"[{', '.join(f'{{ fra = {first}, til = {last} }}' for first, last in pairs)}]"


@pytest.mark.parametrize(
    ("pairs", "ages"),
    [
        (((15, 40), (30, 35), (18, 20)), ["18-20", "30-35"]),
        (((18, 20), (30, 35), (15, 40)), ["18-20", "30-35"]),
        (((15, 18), (18, 29)), ["18"]),
        (((15, 17), (18, 29)), []),
        (((15, 30), (15, 30)), ["15-30"]),
    ],
)
def test_bands_that_share_ages_are_remarked_pair_by_pair(
    tmp_path: Path, pairs: tuple[tuple[int, int], ...], ages: list[str]
) -> None:
    mark = f"‹{'+'.join(['aldre_overlapper'] * len(ages))}›" if ages else ""
    found = expect(tmp_path, plan(effort(aldersbaand=f"{mark}{bands(*pairs)}")), severity=REMARK)
    assert sorted(str(each.params["alder"]) for each in found.findings) == ages


def test_band_that_goes_backwards_is_remarked(tmp_path: Path) -> None:
    text = plan(effort(aldersbaand=f"‹alder_baglaens›{bands((60, 50))}"))
    assert expect(tmp_path, text, severity=REMARK).findings[0].params["baand"] == "60-50"


def test_band_of_one_year_does_not_go_backwards(tmp_path: Path) -> None:
    expect(tmp_path, plan(effort(aldersbaand=bands((50, 50)))))


# --- dates that do not follow each other -----------------------------------------------------------------


@pytest.mark.parametrize(("due", "is_told"), [("2023-12-31", True), ("2024-01-01", False), ("2025-06-30", False)])
def test_date_of_a_goal_before_the_plan_is_remarked(tmp_path: Path, due: str, is_told: bool) -> None:
    mark = "‹frist_foer_planen›" if is_told else ""
    expect(tmp_path, plan(goal(senest=f"{mark}{due}")), severity=REMARK)


@pytest.mark.parametrize(("day", "is_told"), [("2024-07-01", True), ("2024-06-30", False)])
def test_milestone_after_its_goal_is_remarked(tmp_path: Path, day: str, is_told: bool) -> None:
    mark = "‹milepael_efter_fristen›" if is_told else ""
    step = row("maal.milepael", senest=f"{mark}{day}", maaltal='"højst 3 %"')
    expect(tmp_path, plan(goal(senest="2024-06-30"), step), severity=REMARK)


# --- a month against a whole year ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("maaltal", "rule", "is_told"),
    [
        ("højst på 2023-niveau", "seneste måned", True),
        ("højst på 2023-niveau", "måned", True),
        ("højst på 2023-niveau", "seneste kvartal", True),
        ("mindst 10 % lavere end i 2023", "seneste måned", True),
        ("skal falde siden 2023", "seneste måned", True),
        ("gabet til landsgennemsnittet mindskes med mindst 0,2 procentpoint siden 2023", "seneste måned", True),
        ("halveret siden 2023", "ultimo", True),
        ("højst på 2023-niveau", "årsgennemsnit", False),
        ("højst på 2023-niveau", "år", False),
        ("mindst 10 % lavere end i oktober 2023", "seneste måned", False),
        ("mindst 10 % lavere end ultimo 2023", "ultimo", False),
    ],
)
def test_month_or_quarter_against_a_whole_year_is_remarked(
    tmp_path: Path, maaltal: str, rule: str, is_told: bool
) -> None:
    marks = ["periode_mod_aar"] * is_told + ["maal_kun_retning"] * ("falde" in maaltal)
    mark = f"‹{'+'.join(sorted(marks))}›" if marks else ""
    keys = {"maaltal": f'{mark}"{maaltal}"', "opgoeres": f'"{rule}"'}
    expect(tmp_path, plan(goal(**keys), typed('"2,0"')), severity=REMARK)


# --- in order --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("mindst 2 pct.point lavere", False),
        ("mindst 2 %-point lavere", False),
        ("mindst 2 procentpoint lavere", False),
        ("mindst 2 % lavere", False),
        ("mindst 2 pct. lavere", True),
        ("mindst 2 procent lavere", True),
    ],
)
def test_per_cent_is_asked_about_and_percentage_points_are_not(tmp_path: Path, words: str, is_told: bool) -> None:
    mark = "‹procent_eller_procentpoint›" if is_told else ""
    expect(tmp_path, plan(goal(maaltal=f'{mark}"{words} end i oktober 2023"')), severity=REMARK)


@pytest.mark.parametrize(("origin", "is_told"), [("egne", False), ("offentliggjort", True), ("tastet", True)])
def test_late_statistic_is_remarked_but_not_of_the_plans_own_cases(tmp_path: Path, origin: str, is_told: bool) -> None:
    """The statistic of hours worked comes 52 days after its month; own cases are there at once."""
    mark = "‹tal_efter_fristen›" if is_told else ""
    keys = {"indikator": '"indsats.loennede_timer"', "naevner": '"personerne i målgruppen"'}
    text = plan(goal(id=f'{mark}"1"', tal_fra=f'"{origin}"', maaltal='"mindst 20 %"', **keys))
    expect(tmp_path, text, severity=REMARK)
