"""Where nobody is in a denominator there is no number. A reader must not be able to tell that from a number of few."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pejl.answers.disclosed import disclosed
from pejl.answers.leaving import leaving, told_of_nobody
from pejl.goals import Goal, Part, Standing, stand
from pejl.ledger import Figures
from pejl.measure import run
from pejl.periods import Period
from pejl.reports.kvartal import edition_of
from pejl.rules import Missing
from spec.answers.leaving.leaving_of import HERE, K, S, asked, decided, events, of, on, standing
from spec.answers.planned import plan_of
from spec.check import planning

LONG = asked("ydelser.over_varighed", K, variant="over 26 uger", maaltal="højst 30 %")
LENGTH = asked("sygedagpenge.varighed", S, maaltal="højst 20")
MEAN = replace(LONG, rule="årsgennemsnit")
LOWER = asked("ydelser.over_varighed", K, variant="over 26 uger", maaltal="mindst 10 % lavere end ultimo november 2023")
PAUSE = ("2023-10-01", "2024-03-01"), ("2024-04-01", "-")
"""Months in which nobody but the few is on the benefit: March."""


def on_benefit(few: int) -> Figures:
    """20 persons on kontanthjælp but for March, and a few who are there in March alone; of sygedagpenge 20 courses end
    in January and in May, and the few in March."""
    return events(
        *(on(20, K, *each) for each in PAUSE),
        on(few, K, "2024-03-01", "2024-04-01"),
        *(on(20, S, "2023-11-01", each) for each in ("2024-01-15", "2024-05-15")),
        on(few, S, "2023-11-01", "2024-03-15"),
        known="2024-06-30",
    )


def seen(figures: Figures, asked_for: Part | Goal, day: str) -> list[object]:
    """All that a reader is told of the goal."""
    goal = asked_for if isinstance(asked_for, Goal) else of(asked_for)
    return said(disclosed(standing(figures, goal, day), decided(figures, goal, day=day)))


def said(found: Standing) -> list[object]:
    judged = found.judgement
    numbers = [(each.value, each.period, each.made_of, each.trail.steps) for each in judged.measured]
    return [found.stage, found.holds, found.verdict, judged.value, judged.reference, judged.limit, judged.why, numbers]


def test_nothing_leaves_of_figures_that_pass_over_a_period_of_nobody() -> None:
    figures = on_benefit(0)
    with pytest.raises(ValueError, match="nobody"):
        leaving(plan_of(of(LONG)), figures, date(2024, 3, 31))


def test_figures_told_of_nobody_are_others_and_those_they_were_made_from_as_before() -> None:
    figures = on_benefit(0)
    told, asked_for = told_of_nobody(figures), LONG.spec
    assert asked_for is not None
    assert run(told, asked_for, HERE, Period.parse("2024M03")).value.exact == 0
    with pytest.raises(Missing):
        run(figures, asked_for, HERE, Period.parse("2024M03"))


@pytest.mark.parametrize("few", [1, 4])
@pytest.mark.parametrize(
    ("part", "day"),
    [(LONG, "2024-03-31"), (MEAN, "2024-03-31"), (MEAN, "2024-06-30"), (LENGTH, "2024-03-31")],
    ids=["the newest month", "the year so far", "the year later on", "a mean of spells"],
)
def test_period_of_nobody_is_told_as_a_period_of_few(part: Part, day: str, few: int) -> None:
    """It was passed over: the number was that of the month before, or the mean of one month fewer."""
    assert seen(on_benefit(0), part, day) == seen(on_benefit(few), part, day)


def test_baseline_of_nobody_is_told_as_a_baseline_of_few() -> None:
    none, few = (events(on(20, K, "2024-01-01"), on(many, K), known="2024-01-31") for many in (0, 4))
    assert seen(none, LOWER, "2024-01-31") == seen(few, LOWER, "2024-01-31")


def test_goal_of_which_nobody_ever_was_is_told_as_one_of_few() -> None:
    assert seen(events(on(9, S)), LONG, "2024-03-31") == seen(events(on(9, S), on(4, K)), LONG, "2024-03-31")


def test_who_may_see_all_is_told_of_the_newest_month_that_has_a_number() -> None:
    (measured,) = stand(of(LONG), plan_of(of(LONG)), on_benefit(0), date(2024, 3, 31)).judgement.measured
    assert measured.period == Period.parse("2024M02")


def test_share_of_no_companies_is_no_number() -> None:
    """Orders are no persons: there is none to be withheld, and none of 0 %."""
    goal = of(asked("virksomheder.svar_i_tide", maaltal="mindst 90 %", variant="inden for 24 timer"))
    found = standing(events(on(9, S)), goal, "2024-03-31")
    assert found.judgement.value is None


@pytest.mark.parametrize("few", [1, 4])
def test_report_tells_of_a_quarter_of_nobody_as_of_one_of_few(few: int, tmp_path: Path) -> None:
    assert report(on_benefit(0), tmp_path) == report(on_benefit(few), tmp_path)


def report(figures: Figures, folder: Path) -> list[object]:
    """What the report on the first quarter tells of each goal."""
    goals = [of(each, str(at)) for at, each in enumerate((LONG, MEAN, LENGTH, LOWER), 1)]
    text = planning.plan(*(planning.goal(id=f'"{each.id}"') for each in goals))
    plan = replace(planning.checked(folder, text), bound=plan_of(*goals))
    day = Period.parse("2024M03").last
    edition = edition_of(plan, figures, figures, day, Period.parse("2024Q01"))
    return [*(said(each) for each in edition.standings), *edition.facts]
