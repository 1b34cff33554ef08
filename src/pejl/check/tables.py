"""Holds the tables printed in a plan to account: totals, trends, headings, averages, shares."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pejl import law
from pejl.check.names import Names
from pejl.ledger import Figure
from pejl.measure import group_name, implied, join, value_of
from pejl.numbers import Match, NotANumber, Value, compare_total, counted, parse_danish, percent, total
from pejl.periods import Grain, Period
from pejl.plan.model import Tabel, Tendens
from pejl.words import Step

Remark = Callable[..., None]


class Column(NamedTuple):
    """One printed column: what is counted, where and when."""

    measure: str
    denominator: str
    variant: str
    area: str
    period: str

    @property
    def label(self) -> Step:
        area = law.areas()[self.area].name if self.area in law.areas() else self.area
        return Step("omraade_i_periode", {"navn": area, "periode": Period.parse(self.period)})


Cells = Mapping[Column, Mapping[str, Figure]]


def mean_of(periods: Sequence[Period]) -> Period | Step:
    """What a trend holds its end against, to be said: a period, or the mean of several."""
    *first, last = periods
    return Step("gennemsnit_af", {"foerste": first, "sidste": last}) if first else last


def tables(names: Names, figures: Iterable[Figure]) -> None:
    """Remark on every printed table of the plan."""
    by_table: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_table[figure.table].append(figure)
    for place, table in enumerate(names.file.plan.tabel):

        def remark(code: str, *key: str | int, place: int = place, **params: object) -> None:
            names.remark(code, ("tabel", place, *(key or ("id",))), **params)

        def fault(code: str, *key: str | int, place: int = place, **params: object) -> None:
            names.error(code, ("tabel", place, *key), **params)

        found = by_table[f"{names.file.name}/{table.id}"]
        whole = join(names.groups(table.i_alt, ("tabel", place, "i_alt")))
        _Held(table, whole, _columns(found), remark, fault).account()


def _columns(figures: Iterable[Figure]) -> dict[Column, dict[str, Figure]]:
    columns: dict[Column, dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        column = Column(figure.measure, figure.denominator, figure.variant, figure.area, figure.period)
        columns[column][figure.group] = figure
    return columns


ADDS = ("fuldtidspersoner", "antal", "andel", "aendring", "besoeg", "arrangementer", "befolkning")
"""Measures whose rows add up to a total; unique persons and means do not."""


def _within_another(group: str, rows: Mapping[str, Figure]) -> bool:
    return any(set(group.split("+")) < set(other.split("+")) for other in rows)


class _Held:
    """One table with the group of its total row."""

    def __init__(self, table: Tabel, whole: str, cells: Cells, remark: Remark, fault: Remark) -> None:
        self.table = table
        self.whole = whole
        self.cells = cells
        self.remark = remark
        self.fault = fault

    def account(self) -> None:
        self._totals()
        self._shares()
        if (trend := self.table.tendens) and self._periods_read(trend):
            self._trend_heading(trend)
            for area in sorted({column.area for column in self.cells}):
                self._trend(trend, area)
        if self.table.gennemsnit:
            self._average(str(self.table.gennemsnit))

    def parts(self, column: Column) -> Value:
        """The sum of the rows; a row that stands within a subtotal beside it is not added again."""
        rows = {group: figure for group, figure in self.cells[column].items() if group != self.whole}
        return total(value_of(figure) for group, figure in rows.items() if not _within_another(group, rows))

    def _totals(self) -> None:
        for column, rows in self.cells.items():
            stated = rows.get(self.whole)
            if stated is None or column.measure not in ADDS:
                continue
            whole, parts = value_of(stated), self.parts(column)
            if compare_total(whole, parts) is Match.DIFFERS:
                code = "total_stemmer_ikke" if parts.exact is not None else "total_stemmer_ikke_interval"
                self.remark(
                    code,
                    kolonne=column.label,
                    trykt=whole,
                    sum=parts,
                    fra=counted(parts.low),
                    til=counted(parts.high),
                    forskel=whole - parts,
                    kilde=stated.origin,
                )

    def _shares(self) -> None:
        """Counts and shares of one column must fit one population; the total row bounds it best."""
        for column, rows in self.cells.items():
            counts = self.cells.get(Column(self.table.maaling, "", column.variant, column.area, column.period))
            if column.measure != "andel" or not counts or self.whole not in counts or self.whole not in rows:
                continue
            population = implied(value_of(counts[self.whole]), value_of(rows[self.whole]))
            if population is None:
                continue
            for group in sorted(set(rows) & set(counts) - {self.whole}):
                share = value_of(rows[group])
                possible = percent(value_of(counts[group]), population)
                if possible and (possible.high < share.low or share.high < possible.low):
                    self.remark(
                        "andel_passer_ikke",
                        gruppe=group_name(group),
                        antal=value_of(counts[group]),
                        andel=share,
                        fra=possible.low,
                        til=possible.high,
                        kilde=rows[group].origin,
                    )

    def _periods_read(self, trend: Tendens) -> bool:
        for key, text in (("slut", trend.slut), *(("mod", each) for each in trend.mod)):
            try:
                Period.parse(text)
            except ValueError:
                self.fault("forkert_periode", "tendens", key, skrevet=text)
                return False
        return True

    def _trend_heading(self, trend: Tendens) -> None:
        end, against = Period.parse(trend.slut), [Period.parse(each) for each in trend.mod]
        says_years = re.search(r"\bår\b", trend.overskrift)
        if says_years and any(each.grain is not Grain.YEAR for each in against):
            self.remark(
                "overskrift_passer_ikke",
                "tendens",
                overskrift=trend.overskrift,
                kolonner=against,
            )
        seasonal = end.grain in (Grain.MONTH, Grain.QUARTER)
        if seasonal and any(each.number != end.number for each in against):
            self.remark(
                "ulige_saesoner",
                "tendens",
                slut=end,
                mod=mean_of(against),
                burde=end.year_before(),
            )

    def _trend(self, trend: Tendens, area: str) -> None:
        end = Period.parse(trend.slut).id
        stated = self.cells.get(Column(trend.maaling, "", "", area, end), {})
        columns = [Column(self.table.maaling, "", "", area, Period.parse(p).id) for p in (trend.slut, *trend.mod)]
        if not stated or any(column not in self.cells for column in columns):
            return
        for group, figure in stated.items():
            values = [value_of(self.cells[c][group]) for c in columns if group in self.cells[c]]
            again = _change(values) if len(values) == len(columns) else None
            like = _change([self.parts(column) for column in columns]) if group == self.whole else None
            says, where = value_of(figure), law.areas()[area].name
            params = {"gruppe": group_name(group), "omraade": where, "trykt": says, "kilde": figure.origin}
            if like and again and (like.high < again.low or again.high < like.low):
                self.remark("tendens_over_ulige_grupper", "tendens", **params, sammenlignelig=like)
            elif again and (again.high < says.low or says.high < again.low):
                self.remark("tendens_stemmer_ikke", "tendens", **params, regnet=again)

    def _average(self, year: str) -> None:
        """A column called the year's average that repeats one quarter, and cells that join two groups."""
        for column, rows in self.cells.items():
            if column.period != year or column.measure != self.table.maaling:
                continue
            shorter = [c for c in self.cells if _same_year(c, column)]
            for other in shorter:
                same, joined = _repeats(rows, self.cells[other])
                if len(same) + len(joined) == len(rows):
                    self.remark("kvartal_mod_aar", "gennemsnit", aar=year, periode=Period.parse(other.period))
                    for cell in joined:
                        self.remark("celle_samler_grupper", "gennemsnit", **cell)


def _same_year(shorter: Column, year: Column) -> bool:
    period = Period.parse(shorter.period)
    same = (shorter.measure, shorter.area) == (year.measure, year.area)
    return same and period.grain is not Grain.YEAR and str(period.year) == year.period


def _repeats(year: Mapping[str, Figure], column: Mapping[str, Figure]) -> tuple[list[str], list[dict[str, object]]]:
    """The groups whose year cell is the column's own number, and those whose cell is it plus another group's."""
    same, joined = [], []
    alone = [group for group in column if group not in year]
    for group, figure in year.items():
        own = column.get(group)
        if own is None or own.value is None or figure.value is None:
            continue
        if own.value == figure.value:
            same.append(group)
        for other in alone:
            more = column[other].value
            if more is not None and Decimal(own.value) + Decimal(more) == Decimal(figure.value) != Decimal(own.value):
                names = {"gruppe": group_name(group), "anden": group_name(other)}
                parts = {"vaerdi": Decimal(figure.value), "egen": Decimal(own.value), "andens": Decimal(more)}
                joined.append({**names, **parts, "kilde": figure.origin})
    return same, joined


def _change(values: list[Value]) -> Value | None:
    """The first value against the mean of the others, in per cent."""
    last, *before = values
    mean = total(before).times(Fraction(1, len(before)))
    share = percent(last, mean)
    return None if share is None else share - counted(100)


def impossible_numbers(figures: Iterable[Figure]) -> Iterator[tuple[Figure, str]]:
    """Printed numbers that no Danish reader would accept (`080`): each with its figure."""
    for figure in figures:
        for token in re.findall(r"(?<![\w.,])\d[\d.,]*(?!\d)", re.sub(r"\d+\.\d+\.\d{2,4}", "", figure.printed)):
            try:
                parse_danish(token.rstrip(".,"))
            except NotANumber:
                yield figure, token
