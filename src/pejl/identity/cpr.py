"""The rules of CPR numbers.

No digit of a number gets into an error, a log or a repr: also half a number, the birth date, is personal data, and
two halves from two logs are a whole one. An error says the place in the file, what is wrong, and the shape of what
stood there; that is enough to find the cell.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date

from pejl.intake import Cell, Fault

_FORM = re.compile(r"([0-9]{5,6})-?([0-9]{4})")
_SPACE = re.compile(r"\s+")
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_LIFT = 60
_SHOWN = 20


@dataclass(frozen=True, slots=True, repr=False)
class Cpr:
    """A number that `parse_cpr` has taken in: `number` is its ten digits. Two are equal when their digits are.

    `repaired`: a leading zero was lost and has been put back, as when Excel took the number for a quantity.
    Printed, logged or formatted it shows no digit.
    """

    number: str
    repaired: bool = field(default=False, compare=False)

    def __repr__(self) -> str:
        return "Cpr(******-****)"

    @property
    def replacement(self) -> bool:
        """An erstatningspersonnummer (day + 60), given where there is no CPR number yet."""
        return self.number[0] in "6789" and not self.made_up

    @property
    def made_up(self) -> bool:
        """A number that cannot exist (day and month + 60): a made-up person's."""
        return self.number[2] in "67"

    @property
    def mod11(self) -> bool:
        """Whether the last digit fits as a check digit. Numbers given since 2007 need not, so it rejects nothing."""
        return sum(int(digit) * weight for digit, weight in zip(self.number, _WEIGHTS, strict=True)) % 11 == 0

    @property
    def born(self) -> date | None:
        """The birth date the number says; a person's own birth date goes before it.

        None for a replacement number on 29 February of a year that had none: who makes up such a number is not
        bound to CPR's rule for the century.
        """
        return _date(self.number)


def parse_cpr(text: Cell, line: int | None = None, column: int | str | None = None) -> Cpr:
    """Read `ddmmyy-nnnn` or `ddmmyynnnn`, with spaces anywhere; nine digits have lost a leading zero.

    Fault `cpr_afvist` with the place if given and `hvorfor`: `cpr_form` (not nine or ten digits), `cpr_maaned` (no
    such month), `cpr_dag` (no such day in that month and year). Borderline: 29 February is a day of 2000 and not
    of 1900; months 13-60 and 73-99 are refused on any day, for not even made-up persons have them.
    """
    form = _FORM.fullmatch(_SPACE.sub("", str(text)))
    digits = (form[1] + form[2]).zfill(10) if form else ""
    wrong = _wrong(digits) if form else "cpr_form"
    if form is None or wrong:
        raise Fault("cpr_afvist", hvorfor=wrong, skrevet=masked(text), linje=line or "", kolonne=column or "")
    return Cpr(digits, repaired=len(form[1]) == 5)


def masked(text: Cell) -> str:
    """The shape of what was written, no more than 20 characters: `*` for a digit, `x` for a letter (it could be a
    name), blanks and `-./` as they are, `?` for the rest."""
    return "".join(_shape(letter) for letter in str(text)[:_SHOWN])


def made_up_cpr(born: date, serial: int) -> str:
    """Ten digits for a made-up person: day and month + 60, so that no real person can have them.

    `serial` counts those born on one day from 0; each gives another number, and an odd one is a man's. Raises
    ValueError for a birth year CPR has no digit for (before 1858, after 2057), or when the day's numbers are used
    up (4,000 in most years).
    """
    centuries = [digit for digit in range(10) if _year(born.year % 100, digit) == born.year]
    if not 0 <= serial < 1000 * len(centuries):
        raise ValueError("no made-up number left for that day")
    date_part = f"{born.day + _LIFT}{born.month + _LIFT}{born.year % 100:02}"
    return f"{date_part}{centuries[serial // 1000]}{serial % 1000:03}"


def _shape(letter: str) -> str:
    if letter.isalnum():
        return "*" if letter.isdigit() else "x"
    return letter if letter in " -./" else "?"


def _wrong(digits: str) -> str:
    """What cannot be in these ten digits, "" when nothing."""
    day, month = int(digits[:2]), int(digits[2:4])
    replaced = 1 <= day - _LIFT <= 31
    if not (1 <= month <= 12 or (replaced and 1 <= month - _LIFT <= 12)):
        return "cpr_maaned"
    if replaced and month <= 12:
        return "" if day - _LIFT <= monthrange(2000, month)[1] else "cpr_dag"
    return "" if _date(digits) else "cpr_dag"


def _date(digits: str) -> date | None:
    day, month, two = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    try:
        return date(_year(two, int(digits[6])), month - _LIFT * (month > 12), day - _LIFT * (day > _LIFT))
    except ValueError:
        return None


def _year(two: int, seventh: int) -> int:
    """The birth year of its last two digits and the number's seventh digit, by CPR's table."""
    if seventh <= 3:
        return 1900 + two
    if seventh in (4, 9):
        return (2000 if two <= 36 else 1900) + two
    return (2000 if two <= 57 else 1800) + two
