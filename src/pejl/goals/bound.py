"""A goal whose every name has been bound: what `check` hands over and everything above works on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pejl.budget import BudgetRow
from pejl.due import OpeningHours, Promise
from pejl.measure import Place, Spec
from pejl.sentences.shapes import Target
from pejl.surveys import Questionnaire


@dataclass(frozen=True, slots=True)
class Part:
    """One measurable thing: what is measured, and what it is held against.

    `reference` is the area or set of an AgainstArea or GapNarrows; `field` the areas a Rank is among;
    `lacks` what the plan itself does not give (baseline, annex, denominator …).
    """

    id: str
    text: str
    spec: Spec | None
    target: Target | None
    rule: str
    reference: Place | None = None
    field: tuple[Place, ...] = ()
    lacks: tuple[str, ...] = ()
    budget: tuple[BudgetRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    """A level to have reached by a day on the way to the goal: the goal's part with another target."""

    by: date
    part: Part


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of the plan: its own measure, or parts that must all hold."""

    part: Part
    parts: tuple[Part, ...]
    due: date
    milestones: tuple[Milestone, ...]
    source: str

    @property
    def id(self) -> str:
        return self.part.id


@dataclass(frozen=True, slots=True)
class BoundPlan:
    """A plan that can be run: the municipality, the days it is in force, its goals and budget, its dated promises,
    when the municipality works, and which tables of the ledger are kept on Pejl's own pages, each from which day, and
    its questionnaires."""

    name: str
    title: str
    own: Place
    first: date
    last: date
    goals: tuple[Goal, ...]
    budget: tuple[BudgetRow, ...]
    promises: tuple[Promise, ...] = ()
    opening: OpeningHours = field(default_factory=OpeningHours)
    keeps: Mapping[str, date] = field(default_factory=dict)
    questionnaires: tuple[Questionnaire, ...] = ()
