"""The share that is satisfied, with how sure it is: exact, and the interval never narrower than it is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import isqrt

from pejl.surveys.questionnaire import DONT_KNOW

Z = Fraction(1_959_964, 1_000_000)
"""Of the normal distribution, for 95 %: rounded up, so that the interval is never too narrow."""
_FINE = 10**9
"""Steps of a square root that is rounded up."""


@dataclass(frozen=True, slots=True)
class Satisfied:
    """`n`: answers that count (without `dont_know`); `satisfied` of them count as satisfied. `share`, `low` and `high`
    are in per cent: the share exact, the 95 % interval (Wilson) with one decimal, rounded outwards; None where n is 0.
    `population`: how many could have answered, where it is known: the interval is for a draw out of a much larger one
    and says too much, never too little, where nearly everybody answered."""

    n: int
    satisfied: int
    dont_know: int
    share: Fraction | None
    low: Decimal | None
    high: Decimal | None
    population: int | None = None


def share(answers: Iterable[str], satisfied: Collection[str], population: int | None = None) -> Satisfied:
    """From the answers themselves. `ved_ikke` counts in no share, whatever is said to be satisfied."""
    given = list(answers)
    counted = [each for each in given if each != DONT_KNOW]
    of_them = sum(each in satisfied for each in counted)
    return of_counts(of_them, len(counted), len(given) - len(counted), population)


def of_counts(satisfied: int, n: int, dont_know: int = 0, population: int | None = None) -> Satisfied:
    """From counts. Raises ValueError unless 0 <= satisfied <= n."""
    if not 0 <= satisfied <= n:
        raise ValueError(satisfied, n)
    if n == 0:
        return Satisfied(0, 0, dont_know, None, None, None, population)
    low, high = _wilson(satisfied, n)
    return Satisfied(n, satisfied, dont_know, Fraction(100 * satisfied, n), low, high, population)


def _wilson(satisfied: int, n: int) -> tuple[Decimal, Decimal]:
    """Both ends in per cent, rounded away from each other and kept within 0-100."""
    middle = (satisfied + Z**2 / 2) / (n + Z**2)
    half = Z / (n + Z**2) * _root_above(Fraction(satisfied * (n - satisfied), n) + Z**2 / 4)
    low, high = max(middle - half, Fraction(0)), min(middle + half, Fraction(1))
    return Decimal((low * 1000).__floor__()).scaleb(-1), Decimal((high * 1000).__ceil__()).scaleb(-1)


def _root_above(number: Fraction) -> Fraction:
    """A number whose square is at least this one, by less than a millionth of a per cent too large."""
    whole = (number * _FINE**2).__ceil__()
    root = isqrt(whole)
    return Fraction(root if root * root == whole else root + 1, _FINE)
