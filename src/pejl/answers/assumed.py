"""The plan's assumptions point by point beside what it came to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pejl import indicators, rules
from pejl.check import Assumption
from pejl.ledger import Figures, Origin
from pejl.measure import Measured, Spec, run
from pejl.numbers import Value
from pejl.periods import Period
from pejl.rules import Missing

COUNTS = {
    "fuldtidspersoner": "ydelser.fuldtidspersoner",
    "helårspersoner": "ydelser.fuldtidspersoner",
    "personer": "ydelser.personer",
}
"""The indicator that counts an assumption's unit; what is assumed in other units has none."""
ORIGINS = (Origin.PUBLISHED, Origin.TYPED)


@dataclass(frozen=True, slots=True)
class Assumed:
    """One point of an assumption. `actual` is None where `lacks` says why, or where the period has not ended. `period`
    is None for an assumption without a readable point: `expected` is None too."""

    assumption: Assumption
    period: Period | None
    expected: Value | None
    actual: Measured | None
    lacks: Missing | None = None

    @property
    def difference(self) -> Value | None:
        """Actual minus expected."""
        return None if self.actual is None or self.expected is None else self.actual.value - self.expected


def assumed(assumptions: tuple[Assumption, ...], figures: Figures, day: date) -> list[Assumed]:
    """Every assumption's points in its order, published numbers before typed ones; one without points once."""
    return [each for assumption in assumptions for each in _points(assumption, figures, day)]


def _points(assumption: Assumption, figures: Figures, day: date) -> Iterator[Assumed]:
    if not assumption.points:
        yield Assumed(assumption, None, None, None)
    for period, expected in assumption.points:
        if period.last > day:
            yield Assumed(assumption, period, expected, None)
        else:
            yield _held(assumption, period, expected, figures)


def _held(assumption: Assumption, period: Period, expected: Value, figures: Figures) -> Assumed:
    name = COUNTS.get(assumption.unit)
    if name is None or not assumption.groups:
        return Assumed(assumption, period, expected, None, Missing("ingen_indikator"))
    shelf = rules.collect(indicators, rules.Indicator)
    lack: Missing | None = None
    for origin in ORIGINS:
        spec = Spec(shelf[name], assumption.groups, "", "", origin)
        try:
            return Assumed(assumption, period, expected, run(figures, spec, assumption.place, period))
        except Missing as found:
            lack = lack or found
    return Assumed(assumption, period, expected, None, lack)
