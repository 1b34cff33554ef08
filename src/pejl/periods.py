"""Months, quarters, years and instants. Dates are half-open: a period ends on the first day after it.

The instant is always an argument: a bare date means the end of that day in Copenhagen, kept as UTC.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

MONTHS = {
    "da": [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}


class Grain(StrEnum):
    """What a period id spans. QMAT is four quarters ending with the numbered one; MYTD is year to date."""

    MONTH = "M"
    QUARTER = "Q"
    YEAR = "Y"
    FOUR_QUARTERS = "QMAT"
    YEAR_TO_DATE = "MYTD"


IN_A_YEAR: Mapping[Grain, int] = {Grain.MONTH: 12, Grain.QUARTER: 4, Grain.YEAR: 1}
"""How many of those that lie beside each other make a year."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar period. `number` is a month 1-12, a quarter 1-4, or 1 for a year.

    >>> Period.parse("2022QMAT02").first, Period.parse("2022QMAT02").end
    (datetime.date(2021, 7, 1), datetime.date(2022, 7, 1))
    """

    year: int
    number: int
    grain: Grain

    _ID: ClassVar[re.Pattern[str]] = re.compile(r"(\d{4})(?:(QMAT|MYTD|M|Q|K|Y)(\d{1,2}))?", re.IGNORECASE)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read an id of Jobindsats (`2026M07 2026Q01 2025Y01 2022QMAT02`) or Statistics Denmark (`2023K3 2023`).

        Raises ValueError for anything else, for a month above 12 and for a quarter above 4.
        """
        found = cls._ID.fullmatch(text.strip())
        if not found:
            raise ValueError(text)
        year, code, number = int(found[1]), (found[2] or "Y").upper(), int(found[3] or 1)
        grain = Grain.QUARTER if code == "K" else Grain(code)
        highest = {Grain.MONTH: 12, Grain.YEAR_TO_DATE: 12, Grain.YEAR: 1}.get(grain, 4)
        if not (1 <= number <= highest and 1900 <= year <= 2200):
            raise ValueError(text)
        return cls(year, number, grain)

    @property
    def id(self) -> str:
        """The canonical id: Jobindsats' own form, a plain year for years."""
        return str(self.year) if self.grain is Grain.YEAR else f"{self.year}{self.grain}{self.number:02}"

    @property
    def end(self) -> date:
        """The first day after the period."""
        if self.grain is Grain.YEAR:
            return date(self.year + 1, 1, 1)
        months = self.number * (1 if self.grain in (Grain.MONTH, Grain.YEAR_TO_DATE) else 3)
        return date(self.year + months // 12, months % 12 + 1, 1)

    @property
    def first(self) -> date:
        """The first day of the period."""
        if self.grain is Grain.YEAR_TO_DATE:
            return date(self.year, 1, 1)
        end = self.end.year * 12 + self.end.month - 1
        back = {Grain.MONTH: 1, Grain.QUARTER: 3}.get(self.grain, 12)
        return date((end - back) // 12, (end - back) % 12 + 1, 1)

    @property
    def last(self) -> date:
        return self.end - timedelta(days=1)

    def year_before(self) -> "Period":
        """The same period a year earlier: the one a seasonal number is held against."""
        return Period(self.year - 1, self.number, self.grain)

    def step(self, count: int) -> "Period":
        """The period `count` places later (negative: earlier) of the same grain."""
        size = {Grain.MONTH: 12, Grain.YEAR_TO_DATE: 12, Grain.YEAR: 1}.get(self.grain, 4)
        place = self.year * size + self.number - 1 + count
        return Period(place // size, place % size + 1, self.grain)

    def ending_with(self, grain: Grain) -> "Period":
        """The month or quarter that this period ends with; itself when it is shorter.

        >>> Period.parse("2024").ending_with(Grain.MONTH).id, Period.parse("2024M05").ending_with(Grain.QUARTER).id
        ('2024M12', '2024M05')
        """
        if grain is Grain.MONTH:
            return Period(self.last.year, self.last.month, grain)
        return self if self.grain is Grain.MONTH else quarter_of(self.last)

    def parts(self, grain: Grain) -> list["Period"]:
        """The months or quarters of a longer period, oldest first; none of one that is no longer, or that overlaps the
        next.

        >>> [each.id for each in Period.parse("2024Q02").parts(Grain.MONTH)], Period.parse("2024M04").parts(Grain.MONTH)
        (['2024M04', '2024M05', '2024M06'], [])
        """
        if self.grain not in IN_A_YEAR or IN_A_YEAR[grain] <= IN_A_YEAR[self.grain]:
            return []
        many = IN_A_YEAR[grain] // IN_A_YEAR[self.grain]
        return [Period(self.year, (self.number - 1) * many + at + 1, grain) for at in range(many)]

    def label(self, lang: str = "da") -> str:
        """`august 2023`, `4. kvartal 2023`, `2023`, `4 kvartaler til og med 2. kvartal 2022`."""
        if self.grain is Grain.YEAR:
            return str(self.year)
        if self.grain in (Grain.MONTH, Grain.YEAR_TO_DATE):
            month = f"{MONTHS[lang][self.number - 1]} {self.year}"
            if self.grain is Grain.MONTH:
                return month
            return f"januar-{month}" if lang == "da" else f"January-{month}"
        quarter = f"{self.number}. kvartal {self.year}" if lang == "da" else f"Q{self.number} {self.year}"
        if self.grain is Grain.QUARTER:
            return quarter
        return f"4 kvartaler til og med {quarter}" if lang == "da" else f"4 quarters ending {quarter}"

    def __str__(self) -> str:
        return self.id


def month(year: int, number: int) -> Period:
    return Period(year, number, Grain.MONTH)


def quarter(year: int, number: int) -> Period:
    return Period(year, number, Grain.QUARTER)


def quarter_of(day: date) -> Period:
    return quarter(day.year, (day.month + 2) // 3)


def whole_year(year: int) -> Period:
    return Period(year, 1, Grain.YEAR)


def end_of_day(day: date) -> datetime:
    """The last instant of a bare date in Copenhagen, as UTC."""
    midnight = datetime.combine(day + timedelta(days=1), time(), COPENHAGEN)
    return midnight.astimezone(UTC) - timedelta(microseconds=1)


def start_of_day(day: date) -> datetime:
    """The first instant of a bare date in Copenhagen, as UTC."""
    return datetime.combine(day, time(), COPENHAGEN).astimezone(UTC)


def day_in_copenhagen(instant: datetime) -> date:
    return instant.astimezone(COPENHAGEN).date()


def day_number(day: date) -> int:
    """Days since 1970-01-01: how the ledger writes a day."""
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """The day of a number of days since 1970-01-01."""
    return date.fromordinal(int(number) + _EPOCH)


_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Dates:
    """A half-open range of days; `end` None is open."""

    first: date
    end: date | None

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.end is None or day < self.end)
