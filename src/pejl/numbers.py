"""Exact numbers, Danish number formats, and values that are only known within bounds.

Arithmetic is on `fractions.Fraction`, so a share such as 28/283 and a margin such as 2,7 - 1,0 are exact:
no verdict ever depends on binary rounding. Decimals enter as printed text and leave as printed text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
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
    sign, digits = _scaled(number, decimals)
    whole, part = divmod(digits, 10**decimals)
    text = f"{sign}{whole:,}" + (f".{part:0{decimals}}" if decimals else "")
    return text if lang == "en" else text.translate(str.maketrans(",.", ".,"))


def _scaled(number: Fraction | Decimal, decimals: int) -> tuple[str, int]:
    """Sign and whole digits at so many decimals, halves away from zero; there is no minus on a zero."""
    fraction = Fraction(number)
    digits = (abs(fraction) * 10**decimals + Fraction(1, 2)).__floor__()
    return ("-" if fraction < 0 and digits else "", digits)


def rounded(number: Fraction | Decimal, decimals: int) -> Decimal:
    """`number` with exactly `decimals` decimals, halves away from zero."""
    sign, digits = _scaled(number, decimals)
    return Decimal(f"{sign}{digits}e-{decimals}")


def machine_text(number: Fraction) -> str:
    """A decimal string for machines: exact where the decimals end within six places, else six places."""
    exact = rounded(number, 6)
    text = f"{exact:f}".rstrip("0").rstrip(".")
    return text or "0"


@dataclass(frozen=True, slots=True)
class Value:
    """A number as far as it is known.

    `exact` is the number as published or computed, None where a withheld term makes it unknown. `low` and
    `high` bound what the number behind the print can be, `low_in` and `high_in` say whether the bounds
    themselves are possible: `1,7` stands for 1,65 up to but not 1,75. `decimals` is how many it is shown with.
    """

    exact: Fraction | None
    low: Fraction
    high: Fraction
    decimals: int
    low_in: bool = True
    high_in: bool = True

    @property
    def withheld(self) -> bool:
        return self.exact is None

    def __add__(self, other: "Value") -> "Value":
        return Value(
            None if self.exact is None or other.exact is None else self.exact + other.exact,
            self.low + other.low,
            self.high + other.high,
            max(self.decimals, other.decimals),
            self.low_in and other.low_in,
            self.high_in and other.high_in,
        )

    def __neg__(self) -> "Value":
        exact = None if self.exact is None else -self.exact
        return Value(exact, -self.high, -self.low, self.decimals, self.high_in, self.low_in)

    def __sub__(self, other: "Value") -> "Value":
        return self + -other

    def times(self, factor: Fraction) -> "Value":
        """The value multiplied by an exact, non-negative factor."""
        exact = None if self.exact is None else self.exact * factor
        return replace(self, exact=exact, low=self.low * factor, high=self.high * factor)

    def shown_with(self, decimals: int) -> "Value":
        return replace(self, decimals=decimals)

    def can_be_below(self, other: "Value", *, strict: bool) -> bool:
        """Below the other, or level with it when not strict, as far as the bounds tell."""
        meet = not strict and self.low == other.high and self.low_in and other.high_in
        return meet or self.low < other.high


def counted(number: int | Fraction) -> Value:
    """A count that is exact in itself: persons, visits, ranks."""
    return Value(Fraction(number), Fraction(number), Fraction(number), 0)


def stated(number: Decimal) -> Value:
    """A number that a plan sets: exact as it is written, shown with the decimals it has."""
    return counted(Fraction(number)).shown_with(decimals_of(number))


def printed(number: Decimal) -> Value:
    """A printed number: it may have been rounded at its last decimal, halves away from zero."""
    return _rounded_by(Fraction(number), Fraction(1, 2 * 10 ** decimals_of(number)), decimals_of(number))


def rounded_to(number: Decimal, step: int | None) -> Value:
    """A count that its source rounds to whole steps (full-time persons to 1, the benchmark to 10); None: exact."""
    return _rounded_by(Fraction(number), Fraction(step, 2), 0) if step else counted(Fraction(number))


def _rounded_by(number: Fraction, half: Fraction, decimals: int) -> Value:
    return Value(number, number - half, number + half, decimals, low_in=number > 0, high_in=number < 0)


def withheld() -> Value:
    """A withheld count: 0, 1 or 2 persons."""
    return Value(None, *WITHHELD_COUNT, 0)


def withheld_share() -> Value:
    """A withheld share: anywhere in 0-100 per cent. The bound of 0-2 is on counts of persons only."""
    return Value(None, Fraction(0), Fraction(100), 1)


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
    low, high = 100 * max(part.low, Fraction(0)) / whole.high, 100 * part.high / whole.low
    return Value(exact, low, high, 1, part.low_in and whole.high_in, part.high_in and whole.low_in)


def percent_of_both(part: Value, rest: Value) -> Value | None:
    """`part` in per cent of `part + rest`, one decimal shown; None when both may be nothing.

    Borderline: a withheld part bounds the share from both ends at once (more part is less rest's weight).
    """
    if part.low + rest.low <= 0:
        return None
    exact = None
    if part.exact is not None and rest.exact is not None:
        exact = 100 * part.exact / (part.exact + rest.exact)
    low, high = 100 * part.low / (part.low + rest.high), 100 * part.high / (part.high + rest.low)
    return Value(exact, low, high, 1, part.low_in and rest.high_in, part.high_in and rest.low_in)


class Match(StrEnum):
    """How a stated total compares with the sum of its parts."""

    MATCHES = "stemmer"
    CAN_MATCH = "kan stemme"
    DIFFERS = "stemmer ikke"


def compare_total(stated: Value, parts: Value) -> Match:
    """`stemmer`; `kan stemme` (rounding or a withheld part leaves room); `stemmer ikke`."""
    if parts.exact is not None and parts.exact == stated.exact:
        return Match.MATCHES
    overlap = parts.can_be_below(stated, strict=False) and stated.can_be_below(parts, strict=False)
    return Match.CAN_MATCH if overlap else Match.DIFFERS
