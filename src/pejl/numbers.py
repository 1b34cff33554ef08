"""Exact numbers, Danish number formats, and values that are only known within bounds.

Arithmetic is on `fractions.Fraction`, so a share such as 28/283 and a margin such as 2,7 - 1,0 are exact:
no verdict ever depends on binary rounding. Decimals enter as printed text and leave as printed text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

_DANISH = re.compile(r"[-−]?(?:0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*)(?:,\d+)?")

WITHHELD_COUNT = (Fraction(0), Fraction(2))
"""Counts of persons 0-2 are never published by Jobindsats; 0 and 1-2 cannot be told apart."""


class NotANumber(ValueError):
    """A text that no Danish reader would take as a number; `suggestion` is the likely one, if any."""

    def __init__(self, text: str, suggestion: str | None) -> None:
        super().__init__(text)
        self.text = text
        self.suggestion = suggestion


def parse_danish(text: str) -> Decimal:
    """Read `1.715`, `9,9`, `-0,1`, `4.723`. The printed decimals are kept: `2,0` is not `2`.

    `080` and `1.7` are refused: the first has lost a comma, the second is not a Danish thousands group.
    """
    text = text.strip()
    if not _DANISH.fullmatch(text):
        raise NotANumber(text, _suggest(text))
    return Decimal(text.replace(".", "").replace(",", ".").replace("−", "-"))


def _suggest(text: str) -> str | None:
    if re.fullmatch(r"0\d+", text):
        return f"0,{text[1:]}"
    if re.fullmatch(r"[-−]?\d+\.\d{1,2}", text):
        return text.replace(".", ",")
    return None


def decimals_of(number: Decimal) -> int:
    """How many decimals were printed: 2 for `0,64`, 0 for `1.715`."""
    return max(0, -int(number.as_tuple().exponent))


def format_decimal(number: Fraction | Decimal, decimals: int, lang: str = "da") -> str:
    """`1.715`, `9,9` in Danish; `1,715`, `9.9` in English. Halves round away from zero, as in the plans."""
    text = f"{rounded(number, decimals):,.{decimals}f}"
    return text if lang == "en" else text.translate(str.maketrans(",.", ".,"))


def rounded(number: Fraction | Decimal, decimals: int) -> Decimal:
    """`number` with exactly `decimals` decimals, halves away from zero."""
    fraction = Fraction(number)
    scaled = abs(fraction) * 10**decimals
    whole = (scaled + Fraction(1, 2)).__floor__()
    sign = -1 if fraction < 0 and whole else 1
    return (Decimal(sign * whole).scaleb(-decimals)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def machine_text(number: Fraction) -> str:
    """A decimal string for machines: exact where the decimals end within six places, else six places."""
    exact = rounded(number, 6)
    text = f"{exact:f}".rstrip("0").rstrip(".")
    return text or "0"


@dataclass(frozen=True, slots=True)
class Value:
    """A number as far as it is known.

    `exact` is the number as published or computed, None where a withheld term makes it unknown. `low` and
    `high` bound what the number behind the print can be (`1,7` stands for 1,65 up to 1,75), the upper bound
    itself excluded when it stems from rounding. `decimals` is how many decimals it is shown with.
    """

    exact: Fraction | None
    low: Fraction
    high: Fraction
    decimals: int

    @property
    def withheld(self) -> bool:
        return self.exact is None

    @property
    def rounded(self) -> bool:
        return self.low != self.high

    def __add__(self, other: "Value") -> "Value":
        exact = None if self.exact is None or other.exact is None else self.exact + other.exact
        return Value(exact, self.low + other.low, self.high + other.high, max(self.decimals, other.decimals))

    def __sub__(self, other: "Value") -> "Value":
        exact = None if self.exact is None or other.exact is None else self.exact - other.exact
        return Value(exact, self.low - other.high, self.high - other.low, max(self.decimals, other.decimals))

    def times(self, factor: Fraction) -> "Value":
        """The value multiplied by an exact, non-negative factor."""
        exact = None if self.exact is None else self.exact * factor
        return Value(exact, self.low * factor, self.high * factor, self.decimals)

    def shown_with(self, decimals: int) -> "Value":
        return Value(self.exact, self.low, self.high, decimals)


def counted(number: int | Fraction) -> Value:
    """A count that is exact in itself: persons, visits, ranks."""
    return Value(Fraction(number), Fraction(number), Fraction(number), 0)


def printed(number: Decimal) -> Value:
    """A printed number: it may have been rounded at its last decimal."""
    half = Fraction(1, 2 * 10 ** decimals_of(number))
    exact = Fraction(number)
    return Value(exact, exact - half, exact + half, decimals_of(number))


def withheld() -> Value:
    """A withheld count: somewhere in 0-2 persons."""
    return Value(None, *WITHHELD_COUNT, 0)


def total(values: Iterable[Value]) -> Value:
    """The sum; with withheld terms its `exact` is None and only the bounds are known."""
    result = counted(0)
    for value in values:
        result = result + value
    return result


def percent(part: Value, whole: Value) -> Value | None:
    """`part` in per cent of `whole`, one decimal shown; None when the whole is or may be nothing.

    The bounds assume that part and whole vary independently, which is the widest honest interval.
    """
    if whole.low <= 0:
        return None
    exact = None if part.exact is None or whole.exact is None else 100 * part.exact / whole.exact
    return Value(exact, 100 * max(part.low, Fraction(0)) / whole.high, 100 * part.high / whole.low, 1)


def percent_of_both(part: Value, rest: Value) -> Value | None:
    """`part` in per cent of `part + rest`, one decimal shown; None when both may be nothing.

    Borderline: a withheld part bounds the share from both ends at once (more part is less rest's weight).
    """
    if part.low + rest.high <= 0 or part.high + rest.low <= 0:
        return None
    exact = None
    if part.exact is not None and rest.exact is not None:
        exact = 100 * part.exact / (part.exact + rest.exact)
    low = 100 * part.low / (part.low + rest.high)
    high = 100 * part.high / (part.high + rest.low)
    return Value(exact, low, high, 1)


class Match(StrEnum):
    """How a stated total compares with the sum of its parts."""

    MATCHES = "stemmer"
    CAN_MATCH = "kan stemme"
    DIFFERS = "stemmer ikke"


def compare_total(stated: Value, parts: Value) -> Match:
    """`stemmer`; `kan stemme` (rounding or a withheld part leaves room); `stemmer ikke`."""
    if parts.exact is not None and parts.exact == stated.exact:
        return Match.MATCHES
    overlap = parts.low <= stated.high and stated.low <= parts.high
    return Match.CAN_MATCH if overlap else Match.DIFFERS
