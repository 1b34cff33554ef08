"""Whom a rule is asked about."""

from dataclasses import dataclass

from pejl.ledger.verbs import CALENDAR_MONTH, DAY, Spans, Window


@dataclass(frozen=True, slots=True)
class Own:
    """Whom an own count is about: the rows of the goal's target group, its codes, which way to count, and how long a
    course of the group may pause and still be the same."""

    people: Spans
    groups: tuple[str, ...]
    variant: str
    pause: Window = CALENDAR_MONTH

    @property
    def courses(self) -> Spans:
        return self.people.courses(self.pause)

    @property
    def known_ended(self) -> int:
        """Days after the last day of a course until nothing can make it go on."""
        return 0 if self.pause == DAY else 31
