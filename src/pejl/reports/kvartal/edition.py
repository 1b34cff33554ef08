"""What the chapters of a quarterly report are written from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from pejl.answers.practice import Practice, practice
from pejl.answers.since import since
from pejl.answers.standings import standings
from pejl.answers.told import Facts, facts_of, same_time
from pejl.answers.trend import Trend, trend
from pejl.check import Checked
from pejl.due.sheet import Sheet
from pejl.goals import BoundPlan, Goal, Part, Standing
from pejl.ledger import Figures, Origin
from pejl.periods import Period
from pejl.plan.model import Plan
from pejl.words import say


@dataclass(frozen=True, slots=True)
class Texts:
    """What the owner of a goal writes beside its number: what was done, and what is next. "" where nothing is written;
    line breaks begin a new paragraph."""

    did: str = ""
    next_: str = ""


@dataclass(frozen=True)
class Edition:
    """One report: a plan without faults, the figures as known now and as known at the end of the quarter before, the
    day it stands as on. `disclose`: what of a standing the audience may see, None for everything."""

    checked: Checked
    plan: BoundPlan
    written: Plan
    figures: Figures
    then: Figures
    day: date
    quarter: Period
    sheet: Sheet | None
    texts: Mapping[str, Texts]
    disclose: Callable[[Standing], Standing] | None
    lang: str

    @property
    def closed(self) -> bool:
        """Whether it is for those who may not see small counts."""
        return self.disclose is not None

    @property
    def day_then(self) -> date:
        """The last day of the quarter before."""
        return self.quarter.first - timedelta(days=1)

    @cached_property
    def standings(self) -> list[Standing]:
        """Every goal as the audience may see it, in the plan's order."""
        found = standings(self.plan, self.figures, self.day)
        return found if self.disclose is None else [self.disclose(each) for each in found]

    @cached_property
    def facts(self) -> list[Facts]:
        """What is known of each goal's change since the quarter before, as the audience may see it."""
        changes = since(self.plan, self.figures, self.then, self.day, self.day_then)
        found = []
        for goal, change in zip(self.plan.goals, changes, strict=True):
            own = change.after.judgement.own
            earlier = same_time(goal, self.plan, self.figures, own.period) if own else None
            found.append(facts_of(change, goal, closed=self.closed, year_before=earlier))
        return found

    @cached_property
    def practice(self) -> Practice:
        return practice(self.written)

    @cached_property
    def trends(self) -> dict[tuple[str, str], Trend]:
        """By goal and part, of the measured ones whose single numbers the audience may see."""
        shown = (
            (goal, part)
            for goal in self.plan.goals
            for part in goal.parts or (goal.part,)
            if part.spec is not None and not part.budget and not self.hides(part)
        )
        expected = self.checked.assumptions
        return {
            (goal.id, part.id): trend(self.plan, goal, part, self.figures, self.day, expected) for goal, part in shown
        }

    def goal(self, id_: str) -> tuple[Goal, Standing]:
        """A goal of the plan with its standing."""
        at = next(place for place, each in enumerate(self.plan.goals) if each.id == id_)
        return self.plan.goals[at], self.standings[at]

    def hides(self, part: Part) -> bool:
        """Whether the single numbers behind a part are kept from the audience: any may be of few persons."""
        specs = (part.spec, *(row.spec for row in part.budget))
        return self.closed and any(spec is not None and spec.origin is Origin.OWN for spec in specs)

    def say(self, code: str, **params: object) -> str:
        """A sentence in the report's language."""
        return say(code, params, self.lang)

    def head(self, *names: str) -> tuple[str, ...]:
        """The headings of a table's columns."""
        return tuple(self.say(f"rap_kol_{name}") for name in names)
