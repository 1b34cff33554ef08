"""A number against its limit: which side it is on, and whether the rounding of either could turn that."""

from dataclasses import dataclass

from pejl.numbers import Value
from pejl.sentences.shapes import Sense


@dataclass(frozen=True, slots=True)
class Limit:
    """`own` held against `limit`; the bounds of a rounded value exclude their upper end."""

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
            return self._below(self.own, self.limit, strict=self.sense is Sense.UNDER)
        return self._below(self.limit, self.own, strict=self.sense is Sense.OVER)

    @property
    def can_fail(self) -> bool:
        if self.sense in (Sense.AT_MOST, Sense.UNDER):
            return self._below(self.limit, self.own, strict=self.sense is Sense.AT_MOST)
        return self._below(self.own, self.limit, strict=self.sense is Sense.AT_LEAST)

    @property
    def turned_by_rounding(self) -> bool:
        known = self.own.exact is not None and self.limit.exact is not None
        return known and (self.can_fail if self.holds else self.can_hold)

    @staticmethod
    def _below(small: Value, large: Value, *, strict: bool) -> bool:
        """Can the first be below the second (or level with it, when not strict)? The smallest of the first
        against the largest of the second, which a rounded value comes near but does not reach."""
        if strict or large.rounded:
            return small.low < large.high
        return small.low <= large.high
