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
    """The municipalities in order of place, then the sets they are held beside, then those without a number.

    A set or the country has a place only among its like; a withheld number has none.
    """
    rows: list[Compared] = []
    for place in areas:
        try:
            rows.append(Compared(place, run(figures, spec, place, period)))
        except Missing as reason:
            rows.append(Compared(place, None, lacks=reason))
    towns = [row.measured for row in rows if row.place.municipality and _known(row)]
    sets = [row.measured for row in rows if not row.place.municipality and _known(row)]
    among = towns or sets
    ranked = [_placed(row, [each for each in among if each], end) for row in rows]
    return sorted(ranked, key=lambda row: (row.measured is None, row.best is None, row.best or 0, row.place.name))


def _known(row: Compared) -> bool:
    return row.measured is not None and row.measured.value.exact is not None


def _placed(row: Compared, among: list[Measured], end: End) -> Compared:
    if row.measured is None or row.measured not in among:
        return row
    best, worst = places(row.measured, [each for each in among if each is not row.measured], end)
    return Compared(row.place, row.measured, best, worst)


def newest_period(figures: Figures, spec: Spec, place: Place) -> Period | None:
    """The newest period the place has any figures of the indicator for."""
    known = known_periods(figures, spec, place, day_in_copenhagen(figures.known))
    return known[0] if known else None
