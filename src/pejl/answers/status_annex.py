"""A plan's printed tables as a status annex should be: the cells as they are printed, and trends that compare like with
like beside the printed ones."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pejl import law
from pejl.check import Checked
from pejl.goals import BoundPlan
from pejl.ledger import Figure, Figures, Origin, SeriesKey
from pejl.measure import group_name, value_of
from pejl.numbers import Value, counted, percent, total
from pejl.periods import Period
from pejl.plan.model import Tabel

TREND = "tendens"
"""The measure of a printed trend column."""


@dataclass(frozen=True, slots=True)
class Column:
    """One printed column: what is counted, of what, where and when, all as codes. `variant`: which of several counts of
    one measure, "" for the usual."""

    measure: str
    denominator: str
    area: str
    period: Period
    variant: str = ""

    @property
    def area_name(self) -> str:
        areas = law.areas()
        return areas[self.area].name if self.area in areas else self.area.removeprefix("x:")

    @property
    def unit(self) -> str:
        return law.measures()[self.measure].unit


@dataclass(frozen=True, slots=True)
class Row:
    """A group's cells in the order of the columns; None where the table has none. `budget`: the plan's budget, which is
    printed at the first of the groups that it is for; `together`: the codes of these groups where they are several."""

    group: str
    name: str
    cells: tuple[Value | None, ...]
    budget: Value | None = None
    together: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trend:
    """A group's printed trend in an area beside others, all in per cent and None where they cannot be had.

    `again`: the printed end against the mean of the printed columns it is held against. `same_groups`, of the total
    alone: the same reckoning of the sum of the rows that every one of those columns has, each person once. `alike`: the
    end against the same period a year before, of published figures, else of the plan's own."""

    group: str
    name: str
    area: str
    printed: Value | None
    again: Value | None
    same_groups: Value | None
    alike: Value | None


@dataclass(frozen=True, slots=True)
class Annex:
    """One printed table. `columns`: as they are printed, those of the trend too; a budget of `budget_year` stands after
    them, None where the table has none. `trends`: none where it prints no trend; `end` and `against` are its periods
    and `called` what its heading calls them. `year_before`: the period `alike` is held against."""

    id: str
    text: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    trends: tuple[Trend, ...] = ()
    end: Period | None = None
    against: tuple[Period, ...] = ()
    called: str = ""
    budget_year: int | None = None

    @property
    def year_before(self) -> Period | None:
        return self.end.year_before() if self.end else None


def status_annexes(checked: Checked, figures: Figures | None = None) -> list[Annex]:
    """Every printed table of the plan that has figures, in its order; none of a plan with faults. `figures`: what
    `alike` may be reckoned from beside the plan's own numbers."""
    if checked.plan is None or checked.bound is None:
        return []
    found = []
    for table in checked.plan.tabel:
        cells = [each for each in checked.typed if each.table == f"{checked.bound.name}/{table.id}"]
        if cells:
            found.append(_annex(table, cells, _budget(table, checked.bound), figures))
    return found


def _budget(table: Tabel, plan: BoundPlan) -> list[tuple[tuple[str, ...], Value]]:
    """The budget of the year that a column says it is the mean of, by groups."""
    return [(row.spec.groups, row.cell) for row in plan.budget if row.year == table.gennemsnit]


def _annex(
    table: Tabel, cells: Sequence[Figure], budget: Sequence[tuple[tuple[str, ...], Value]], figures: Figures | None
) -> Annex:
    values = {(_column(each), each.group): value_of(each) for each in cells}
    columns = tuple(dict.fromkeys(column for column, _ in values))
    groups = list(dict.fromkeys(each.group for each in cells))
    beside = {next((code for code in groups if code in some), ""): (cell, some) for some, cell in budget}
    rows = []
    for code in groups:
        cell, some = beside.get(code, (None, ()))
        printed = tuple(values.get((column, code)) for column in columns)
        rows.append(Row(code, group_name(code), printed, cell, some if len(some) > 1 else ()))
    whole = Annex(table.id, table.tekst, columns, tuple(rows), budget_year=table.gennemsnit)
    return whole if table.tendens is None else _with_trends(whole, table, values, figures)


def _with_trends(annex: Annex, table: Tabel, values: dict[tuple[Column, str], Value], figures: Figures | None) -> Annex:
    assert table.tendens is not None  # noqa: S101 - for the types: the only caller has seen it
    end, against = Period.parse(table.tendens.slut), tuple(map(Period.parse, table.tendens.mod))
    groups = [each.group for each in annex.rows]
    held = _Held(table.maaling, end, against, _whole(table), values, groups, figures)
    areas = [each.area for each in annex.columns if each.measure == table.tendens.maaling]
    trends = [held.trend(code, area) for area in areas for code in groups]
    kept = tuple(each for each in trends if each.printed is not None or each.again is not None)
    return replace(annex, trends=kept, end=end, against=against, called=table.tendens.overskrift)


def _column(figure: Figure) -> Column:
    return Column(figure.measure, figure.denominator, figure.area, Period.parse(figure.period), figure.variant)


def _whole(table: Tabel) -> str:
    """The code of the group of the total row; "" where the table has none."""
    return law.find_group(table.i_alt) if table.i_alt else ""


@dataclass(frozen=True, slots=True)
class _Held:
    """What the trends of one table are reckoned from."""

    measure: str
    end: Period
    against: tuple[Period, ...]
    whole: str
    values: dict[tuple[Column, str], Value]
    groups: Sequence[str]
    figures: Figures | None

    def trend(self, group: str, area: str) -> Trend:
        columns = [Column(self.measure, "", area, period) for period in (self.end, *self.against)]
        numbers = [self.values.get((column, group)) for column in columns]
        again = _change([each for each in numbers if each is not None]) if None not in numbers else None
        printed = self.values.get((Column(TREND, "", area, self.end), group))
        same = self._same_groups(columns) if group == self.whole else None
        return Trend(group, group_name(group), area, printed, again, same, self._alike(group, area, numbers[0]))

    def _same_groups(self, columns: Sequence[Column]) -> Value | None:
        """The sum of the rows that stand in each column, those within another row left out."""
        rows = [
            code
            for code in self.groups
            if code != self.whole and all((column, code) in self.values for column in columns)
        ]
        alone = [code for code in rows if not any(set(code.split("+")) < set(other.split("+")) for other in rows)]
        if not alone:
            return None
        return _change([total(self.values[column, code] for code in alone) for column in columns])

    def _alike(self, group: str, area: str, end: Value | None) -> Value | None:
        """Both numbers from one source: published if it has both, else the plan's own printed ones."""
        before = self.end.year_before()
        key = SeriesKey(self.measure, group, "", "")
        series = self.figures.series(key, Origin.PUBLISHED) if self.figures else {}
        published = [series.get((area, each.id)) for each in (self.end, before)]
        if all(each is not None for each in published):
            return _change([value_of(each) for each in published if each is not None])
        earlier = self.values.get((Column(self.measure, "", area, before), group))
        return None if earlier is None or end is None else _change([end, earlier])


def _change(numbers: Sequence[Value]) -> Value | None:
    """The first against the mean of the others, in per cent with one decimal; None where that may be nothing."""
    now, *before = numbers
    share = percent(now, total(before).times(Fraction(1, len(before))))
    return None if share is None else share - counted(100)


def of_area(trends: Iterable[Trend], area: str) -> Iterator[Trend]:
    """The trends of one area, in the table's order."""
    return (each for each in trends if each.area == area)
