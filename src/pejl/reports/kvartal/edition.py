"""What the chapters of a quarterly report are written from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from pejl.answers.assumed import Assumed, assumed
from pejl.answers.budget_seen import seen
from pejl.answers.budget_table import BudgetTable, budget_table
from pejl.answers.comparison import Comparison, Subject, comparison, subjects
from pejl.answers.disclosed import disclosed
from pejl.answers.disclosure import Released
from pejl.answers.kept_over_time import Course, kept_in
from pejl.answers.leaving import Leaving, leaving
from pejl.answers.leaving.numbers import has_persons
from pejl.answers.leaving.promised import of_courses
from pejl.answers.newer import newer
from pejl.answers.practice import Practice, practice
from pejl.answers.since import Change, since
from pejl.answers.told import Facts, facts_of, same_time
from pejl.answers.trend import Trend, trend
from pejl.check import Checked
from pejl.due.sheet import Sheet
from pejl.goals import BoundPlan, Goal, Standing
from pejl.ledger import Figures
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
    """One report, for those who may not see small counts: a plan without faults, the figures as known now and as known
    at the end of the quarter before, the day it stands as on. `earlier`: what left before it, oldest first."""

    checked: Checked
    plan: BoundPlan
    written: Plan
    figures: Figures
    then: Figures
    day: date
    quarter: Period
    sheet: Sheet | None
    texts: Mapping[str, Texts]
    earlier: Sequence[Released]
    lang: str

    @property
    def day_then(self) -> date:
        """The last day of the quarter before."""
        return self.quarter.first - timedelta(days=1)

    @cached_property
    def standings(self) -> list[Standing]:
        """Every goal as the audience may see it, in the plan's order."""
        return [disclosed(each.after, self.leaving[1]) for each in self.changes]

    @cached_property
    def changes(self) -> list[Change]:
        """Each goal's change since the quarter before, with all its numbers: for `facts`, which tells what may be."""
        return since(self.plan, self.figures, self.then, self.day, self.day_then)

    @cached_property
    def leaving(self) -> tuple[Leaving, Leaving]:
        """What may be seen of the own counts then and now. The numbers of then leave with those of now, and are held
        against each other."""
        stood = [each.before for each in self.changes]
        then = leaving(self.plan, self.then, self.day_then, stood, earlier=self.earlier)
        promised = of_courses(self.courses, self.quarter, self.sheet)
        told = (*self.earlier, then.released)
        stands = [each.after for each in self.changes]
        return then, leaving(self.plan, self.figures, self.day, stands, promised, told)

    @cached_property
    def courses(self) -> list[Course]:
        """How the promises were kept in the quarter before and in the quarter; none without events."""
        if self.sheet is None:
            return []
        return kept_in(self.sheet, (self.quarter.step(-1), self.quarter))

    @cached_property
    def facts(self) -> list[Facts]:
        """What is known of each goal's change since the quarter before, as the audience may see it."""
        found = []
        for goal, change in zip(self.plan.goals, self.changes, strict=True):
            own = change.after.judgement.own
            earlier = same_time(goal, self.plan, self.figures, own.period) if own else None
            facts = facts_of(change, goal, self.leaving, year_before=earlier)
            later = None if goal.parts else next(iter(self.newer[goal.id]), None)
            found.append(replace(facts, newer=later.judgement.own.period if later and later.judgement.own else None))
        return found

    @cached_property
    def newer(self) -> dict[str, list[Standing]]:
        """By goal, what would stand the other way on newer numbers that the plan does not judge by."""
        return {
            goal.id: newer(goal, standing, self.plan, self.figures, self.day)
            for goal, standing in zip(self.plan.goals, self.standings, strict=True)
        }

    @cached_property
    def budget(self) -> BudgetTable:
        """As the audience may see it."""
        return seen(budget_table(self.plan, self.figures, self.day))

    @cached_property
    def peers(self) -> list[Comparison]:
        """What the plan measures and others have numbers for, in the plan's order."""
        every = (self._compared(subject) for subject in subjects(self.plan))
        return [each for each in every if each is not None]

    def _compared(self, subject: Subject) -> Comparison | None:
        """In the newest period that has ended by the day; None where no other municipality has a number."""
        found = comparison(self.plan, self.figures, subject)
        if found.period is not None and found.period.last > self.day:
            period = next((each for each in found.periods if each.last <= self.day), None)
            if period is None:
                return None
            found = comparison(self.plan, self.figures, subject, period=period)
        return found if any(each is not found.own for each in found.counted) else None

    @cached_property
    def expected(self) -> list[Assumed]:
        """The plan's assumptions on the day."""
        return assumed(tuple(self.checked.assumptions), self.figures, self.day)

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
            if part.spec is not None and not part.budget and not has_persons(part)
        )
        expected = self.checked.assumptions
        return {
            (goal.id, part.id): trend(self.plan, goal, part, self.figures, self.day, expected) for goal, part in shown
        }

    def goal(self, id_: str) -> tuple[Goal, Standing]:
        """A goal of the plan with its standing."""
        at = next(place for place, each in enumerate(self.plan.goals) if each.id == id_)
        return self.plan.goals[at], self.standings[at]

    def say(self, code: str, **params: object) -> str:
        """A sentence in the report's language."""
        return say(code, params, self.lang)

    def head(self, *names: str) -> tuple[str, ...]:
        """The headings of a table's columns."""
        return tuple(self.say(f"rap_kol_{name}") for name in names)
