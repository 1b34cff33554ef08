"""Published and typed figures: one row is one number as one source printed it, and when it was known."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pejl.periods import Grain, Period

if TYPE_CHECKING:
    from pejl.ledger.verbs.counting import Counting


class Figure(NamedTuple):
    """One number.

    `value` is decimal text with the decimals it was printed with, None when the source withheld it (0-2
    persons; a row that is missing altogether is simply not here). `group`, `measure`, `denominator` and
    `area` are codes of the law shelf; joined groups are sorted codes with `+` between. `variant` tells apart
    figures that count differently under one name (which question, which duration). `as_of` is when the
    source says it was so known (UTC), not when it was loaded. `origin` is where to look it up: file and line.
    """

    source: str
    table: str
    measure: str
    group: str
    denominator: str
    variant: str
    area: str
    period: str
    value: str | None
    as_of: datetime
    printed: str
    origin: str

    @property
    def withheld(self) -> bool:
        return self.value is None


class SeriesKey(NamedTuple):
    """What is counted, apart from where and when."""

    measure: str
    group: str
    denominator: str = ""
    variant: str = ""


class Rejected(NamedTuple):
    """A row that could not be taken in: where it stands, why (a code of `words`), and what it said."""

    line: int
    column: str
    reason: str
    text: str


class Origin(StrEnum):
    """Which figures a goal is judged on. The three are never mixed."""

    PUBLISHED = "offentliggjort"
    OWN = "egne"
    TYPED = "tastet"


SOURCES: Mapping[Origin, tuple[str, ...]] = {
    Origin.PUBLISHED: ("jobindsats", "tabel", "statbank"),
    Origin.TYPED: ("tastet",),
    Origin.OWN: ("egne",),
}
"""In order of preference; the first source that has a series is the only one used for it, and one table of it."""

Series = Mapping[tuple[str, str], Figure]
"""Figures of one series by (area, period)."""


NobodyCounts = Callable[[str, Iterable[str]], bool]
"""Of a measure and its groups, whether nobody is a number."""


class Shelf(Protocol):
    """Somewhere figures are kept."""

    def rows(self, measure: str, sources: tuple[str, ...], known: datetime) -> Iterable[Figure]:
        """All figures of a measure from these sources known at the instant, newest knowledge last."""
        ...


class Typed:
    """Figures held in memory: those typed in a plan or its files."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._by_measure: dict[str, list[Figure]] = defaultdict(list)
        for figure in sorted(figures, key=lambda each: each.as_of):
            self._by_measure[figure.measure].append(figure)

    def rows(self, measure: str, sources: tuple[str, ...], known: datetime) -> Iterable[Figure]:
        return [f for f in self._by_measure[measure] if f.source in sources and f.as_of <= known]

    def all(self) -> list[Figure]:
        return [figure for rows in self._by_measure.values() for figure in rows]


class Figures:
    """All figures as they were known at one instant, read series by series; typed ones are those of one plan.

    A later load of the same cell replaces an earlier one only from its own as-of date on: asking as known on
    an earlier day gives the earlier number. `events`: the municipality's own, to be counted; None where none were
    known then, and `events_from` says when any became known, None for never. `nobody_counts`: of a measure and its
    groups, whether an own share or mean that nobody is in the denominator of is a number, 0; else, and where it is
    None, it is a lack.
    """

    def __init__(
        self,
        shelves: Iterable[Shelf],
        known: datetime,
        plan: str = "",
        events: "Counting | None" = None,
        events_from: datetime | None = None,
        nobody_counts: NobodyCounts | None = None,
    ) -> None:
        self._shelves = list(shelves)
        self._plan = plan
        self.known = known
        self.events = events
        self.events_from = events_from
        self.nobody_counts = nobody_counts
        # Only what was published or typed: that is the same for everybody, so those who are told otherwise share it.
        self._cache: dict[tuple[str, Origin], dict[SeriesKey, Series]] = {}

    def told_of_nobody(self, counts: NobodyCounts) -> "Figures":
        """The same figures, as those are told of them for whom a share of nobody is a number."""
        found = Figures(self._shelves, self.known, self._plan, self.events, self.events_from, counts)
        found._cache = self._cache
        return found

    def series(self, key: SeriesKey, origin: Origin) -> Series:
        """One series as known; empty when no source of that origin has it."""
        return self._measure(key.measure, origin).get(key, {})

    def keys(self, measure: str, origin: Origin) -> list[SeriesKey]:
        """Every series of a measure: other denominators, other groups, other ways to count."""
        return sorted(self._measure(measure, origin))

    def first_known(self, measures: Iterable[str], origin: Origin, area: str) -> datetime | None:
        """When any figure of these measures became known for the area, later days included; None for never."""
        forever = datetime.max.replace(tzinfo=UTC)
        rows = (
            row for each in measures for shelf in self._shelves for row in shelf.rows(each, SOURCES[origin], forever)
        )
        return min((row.as_of for row in rows if row.area == area), default=None)

    def _measure(self, measure: str, origin: Origin) -> dict[SeriesKey, Series]:
        cached = self._cache.get((measure, origin))
        if cached is None:
            cached = self._cache[measure, origin] = self._collect(measure, origin)
        return cached

    def _collect(self, measure: str, origin: Origin) -> dict[SeriesKey, Series]:
        found: dict[SeriesKey, dict[tuple[str, str], dict[tuple[str, str], Figure]]] = {}
        rows = [row for shelf in self._shelves for row in shelf.rows(measure, SOURCES[origin], self.known)]
        if origin is Origin.TYPED and self._plan:
            rows = [row for row in rows if row.table.partition("/")[0] == self._plan]
        for figure in sorted(rows, key=lambda row: row.as_of):
            key = SeriesKey(figure.measure, figure.group, figure.denominator, figure.variant)
            table = "" if figure.source == "tastet" else figure.table
            cells = found.setdefault(key, {}).setdefault((figure.source, table), {})
            cells[figure.area, figure.period] = figure
        return {key: _one_table(tables, SOURCES[origin]) for key, tables in found.items()}


def _one_table(tables: Mapping[tuple[str, str], Series], order: tuple[str, ...]) -> Series:
    """The series of the preferred source, and there, for months, quarters and years apart, of the table that
    reaches furthest: two tables that count one thing differ a little, so they are never mixed. A plan's own
    typed files are one table."""
    source = next(name for name in order if any(name == each for each, _ in tables))
    by_grain: dict[Grain, list[tuple[date, str, Series]]] = defaultdict(list)
    for (each, table), cells in tables.items():
        if each == source:
            for grain, own in _grains(cells).items():
                by_grain[grain].append((max(Period.parse(period).end for _, period in own), table, own))
    return {cell: figure for found in by_grain.values() for cell, figure in max(found, key=_reach)[2].items()}


def _reach(found: tuple[date, str, Series]) -> tuple[date, str]:
    return found[:2]


def _grains(cells: Series) -> dict[Grain, dict[tuple[str, str], Figure]]:
    parted: dict[Grain, dict[tuple[str, str], Figure]] = defaultdict(dict)
    for (area, period), figure in cells.items():
        parted[Period.parse(period).grain][area, period] = figure
    return parted
