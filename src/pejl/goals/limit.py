"""A number against its limit: which side it is on, and whether the rounding of either could turn that."""

from dataclasses import dataclass
from fractions import Fraction

from pejl.numbers import Value, counted
from pejl.sentences.shapes import Sense


@dataclass(frozen=True, slots=True)
class Limit:
    """`own` held against `limit`."""

    own: Value
    limit: Value
    sense: Sense

    @property
    def holds(self) -> bool | None:
        """Decided on the exact values; None when a withheld number leaves both answers possible."""
        if self.own.exact is not None and self.limit.exact is not None:
            own, limit = self.own.exact, self.limit.exact
            return {
                Sense.AT_MOST: own <= limit,
                Sense.UNDER: own < limit,
                Sense.AT_LEAST: own >= limit,
                Sense.OVER: own > limit,
            }[self.sense]
        return None if self.can_hold and self.can_fail else self.can_hold

    @property
    def distance(self) -> Value:
        """Own minus limit: negative is below."""
        return self.own - self.limit

    @property
    def can_hold(self) -> bool:
        if self.sense in (Sense.AT_MOST, Sense.UNDER):
            return self.own.can_be_below(self.limit, strict=self.sense is Sense.UNDER)
        return self.limit.can_be_below(self.own, strict=self.sense is Sense.OVER)

    @property
    def can_fail(self) -> bool:
        if self.sense in (Sense.AT_MOST, Sense.UNDER):
            return self.limit.can_be_below(self.own, strict=self.sense is Sense.AT_MOST)
        return self.own.can_be_below(self.limit, strict=self.sense is Sense.AT_LEAST)

    @property
    def turned_by_rounding(self) -> bool:
        known = self.own.exact is not None and self.limit.exact is not None
        return known and (self.can_fail if self.holds else self.can_hold)

    def turned_by(self, weight: Fraction) -> bool:
        """Would the own number on the other side of one person, up or down, get another answer?"""
        return any(
            Limit(self.own + counted(step), self.limit, self.sense).holds is not self.holds
            for step in (weight, -weight)
        )
