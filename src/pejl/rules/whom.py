"""Whom a rule is asked about."""

from dataclasses import dataclass, field

from pejl.ledger.verbs import CALENDAR_MONTH, DAY, Spans, Window
from pejl.words import Step


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the plan's own survey. `satisfied`: the answers that count as satisfied, () where the plan does
    not say; `counts`: the same to be said to people; `said` and `title`: the question and the questionnaire as written.
    """

    survey: str
    question: str
    satisfied: tuple[str, ...]
    counts: tuple[Step, ...] = field(default=(), compare=False)
    said: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Own:
    """Whom an own count is about: the rows of the goal's target group, its codes, which way to count, how long a
    course of the group may pause and still be the same, and which question of a survey is asked (None: no one)."""

    people: Spans
    groups: tuple[str, ...]
    variant: str
    pause: Window = CALENDAR_MONTH
    asked: Asked | None = None

    @property
    def courses(self) -> Spans:
        return self.people.courses(self.pause)

    @property
    def known_ended(self) -> int:
        """Days after the last day of a course until nothing can make it go on."""
        return 0 if self.pause == DAY else 31
