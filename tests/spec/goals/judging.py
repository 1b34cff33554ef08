"""Goals written in one line and held against a drawn ledger."""

from dataclasses import replace
from datetime import date

from pejl.goals import BoundPlan, Goal, Judgement, Milestone, Part, Standing, stand
from pejl.goals.case import Case
from pejl.goals.judge import judge
from pejl.ledger import Figures
from pejl.measure import COUNTRY, Place, Spec, area
from pejl.sentences import parse_target
from spec.drawing import OWN, shelf_of, spec

OWN_PLACE = area(OWN)
FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
LATER = date(2026, 1, 1)
SHARE = spec("ydelser.andel", "a_dagpenge", naevner="arbejdsstyrken_16_66")
COUNT = spec("ydelser.personer", "a_dagpenge")
HEAD = "    maaling   gruppe             naevner               omraade"


def andele(periods: str, **areas: str) -> str:
    """A table of shares: `andele("2023M07 2024M07", a250="1.7 1.5", a000="2.7 2.6")`."""
    return _table("andel     a_dagpenge         arbejdsstyrken_16_66  ", periods, areas)


def antal(periods: str, group: str = "a_dagpenge", **areas: str) -> str:
    """A table of persons, exact in themselves."""
    return _table(f"personer  {group:19}                      ", periods, areas)


def _table(start: str, periods: str, areas: dict[str, str]) -> str:
    lines = [HEAD + "  " + "".join(f"{name:10}" for name in periods.split())]
    for code, values in areas.items():
        cells = "".join(f"{'' if value == '_' else value:10}" for value in values.split())
        lines.append(f"    {start}{code.removeprefix('a'):7}  {cells}")
    return "\n".join(lines) + "\n"


def part(
    maaltal: str | None,
    asked: Spec | None = SHARE,
    *,
    rule: str = "seneste måned",
    reference: Place | None = COUNTRY,
    field: tuple[Place, ...] = (),
    id: str = "del",
    lacks: tuple[str, ...] = (),
) -> Part:
    target = None if maaltal is None else parse_target(maaltal)
    return Part(id, "tekst", asked, target, rule, reference, field, lacks)


def judged(table: str | Figures, of: Part, by: date = LATER, first: date = FIRST) -> Judgement:
    figures = shelf_of(table) if isinstance(table, str) else table
    return judge(Case(of, figures, OWN_PLACE, by, first))


def why(result: Judgement | Standing) -> list[str]:
    judgement = result.judgement if isinstance(result, Standing) else result
    return [step.code for step in judgement.why]


def kinds(result: Standing) -> list[str]:
    return [turn.kind for turn in result.turns]


def standing(
    table: str | Figures,
    of: Part,
    day: date,
    *,
    parts: tuple[Part, ...] = (),
    due: date = LAST,
    milestones: tuple[tuple[date, str], ...] = (),
    first: date = FIRST,
) -> Standing:
    figures = shelf_of(table) if isinstance(table, str) else table
    steps = tuple(Milestone(by, replace(of, target=parse_target(maaltal))) for by, maaltal in milestones)
    goal = Goal(of, parts, due, steps, "l. 1")
    plan = BoundPlan("plan", "Plan", OWN_PLACE, first, max(due, LAST), (goal,), of.budget)
    return stand(goal, plan, figures, day)


def named(of: Part, id: str) -> Part:
    return replace(of, id=id)
