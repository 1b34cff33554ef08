"""Plans of a few goals on drawn events, and which of their numbers may be seen."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from pejl.answers.disclosure import Released
from pejl.answers.leaving import Leaving, leaving, told_of_nobody
from pejl.goals import Goal, Milestone, Part, Standing, stand
from pejl.ledger import Figures
from pejl.measure import area, over, run
from pejl.numbers import Value
from pejl.periods import Period
from spec.answers.planned import goal_of, plan_of
from spec.goals.judging import part
from spec.indicators.counting import figures_of, own_spec

HERE = area("250")
OLD, YOUNG, SINCE = "1980-06-15", "2001-06-15", "2023-10-01"
FULL, PERSONS = "ydelser.fuldtidspersoner", "ydelser.personer"
A, K, S = "a_dagpenge", "kontanthjaelp", "sygedagpenge"


def on(many: int, group: str, start: str = SINCE, end: str = "-", born: str = OLD) -> list[tuple[str, str, str, str]]:
    """So many persons on a benefit."""
    return [(group, start, end, born)] * many


def events(*people: list[tuple[str, str, str, str]], known: str = "2024-06-30", more: str = "") -> Figures:
    """Each person by number, in the order they are given."""
    every = [one for some in people for one in some]
    born = "".join(f"{at:<7}  {one[3]}\n" for at, one in enumerate(every, 1))
    rows = "".join(f"{at:<6}  {one[0]:15}  {one[1]}  {one[2]}\n" for at, one in enumerate(every, 1))
    drawn = f"persons  born\n{born}\nspells  group            start       end\n{rows}{more}"
    return figures_of(drawn, known=known, since=SINCE)


def of(asked: Part, id: str = "1", milestones: tuple[Milestone, ...] = ()) -> Goal:
    return goal_of(replace(asked, id=id), milestones=milestones)


def asked(name: str, *groups: str, rule: str = "seneste måned", maaltal: str = "højst 9", variant: str = "") -> Part:
    return part(maaltal, own_spec(name, *groups, variant=variant), reference=None, rule=rule)


def full(*groups: str, rule: str = "seneste måned") -> Part:
    return asked(FULL, *groups, rule=rule)


def decided(
    figures: Figures, *goals: Part | Goal, earlier: Iterable[Released] = (), day: str = "2024-06-30"
) -> Leaving:
    """Decided for a plan of these goals on a day."""
    every = [each if isinstance(each, Goal) else of(each, str(at)) for at, each in enumerate(goals)]
    plan, told, by = plan_of(*every), told_of_nobody(figures), date.fromisoformat(day)
    return leaving(plan, told, by, [stand(each, plan, told, by) for each in every], earlier=list(earlier))


def standing(figures: Figures, goal: Goal, day: str = "2024-06-30") -> Standing:
    """As the audience is told of it, before anything is withheld."""
    return stand(goal, plan_of(goal), told_of_nobody(figures), date.fromisoformat(day))


def value(found: Leaving, figures: Figures, asked: Part, *periods: str) -> Value:
    """A number as it may be seen; of several periods by the part's own rule for a year."""
    assert asked.spec is not None
    every = [Period.parse(each) for each in periods]
    if len(every) > 1:
        return found.value(over(figures, asked.spec, HERE, asked.rule, every))
    return found.value(run(figures, asked.spec, HERE, every[0]))


def shown(found: Leaving, figures: Figures, asked: Part, *periods: str) -> dict[str, Fraction | None]:
    """Of each period the number, None where it is withheld."""
    return {each: value(found, figures, asked, each).exact for each in periods}


def kept(found: Leaving, figures: Figures, asked: Part, *periods: str) -> list[str]:
    """The periods whose number may be seen."""
    return [each for each, exact in shown(found, figures, asked, *periods).items() if exact is not None]
