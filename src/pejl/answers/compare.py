"""One indicator over many areas in one period, with places that say when they are shared."""

from collections.abc import Iterable
from dataclasses import dataclass

from pejl.goals import places
from pejl.ledger import Figures
from pejl.measure import Measured, Place, Spec, known_periods, run
from pejl.periods import Period, day_in_copenhagen
from pejl.rules import Missing
from pejl.sentences.shapes import End


@dataclass(frozen=True, slots=True)
class Compared:
    """An area's number and its best and worst place among those compared; `lacks` when it has no number."""

    place: Place
    measured: Measured | None
    best: int | None = None
    worst: int | None = None
    lacks: Missing | None = None


def compare(figures: Figures, spec: Spec, areas: Iterable[Place], period: Period, end: End) -> list[Compared]:
    """The areas in order of place; those without a number last. A withheld number has no place."""
    rows: list[Compared] = []
    for place in areas:
        try:
            rows.append(Compared(place, run(figures, spec, place, period)))
        except Missing as reason:
            rows.append(Compared(place, None, lacks=reason))
    known = [row.measured for row in rows if row.measured and row.measured.value.exact is not None]
    ranked = []
    for row in rows:
        if row.measured and row.measured.value.exact is not None:
            others = [each for each in known if each is not row.measured]
            best, worst = places(row.measured, others, end)
            row = Compared(row.place, row.measured, best, worst)
        ranked.append(row)
    return sorted(ranked, key=lambda row: (row.best is None, row.best or 0, row.place.name))


def newest_period(figures: Figures, spec: Spec, place: Place) -> Period | None:
    """The newest period the place has any figures of the indicator for."""
    known = known_periods(figures, spec, place, day_in_copenhagen(figures.known))
    return known[0] if known else None
