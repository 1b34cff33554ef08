"""Numbers with their unit, and differences between them, as they may be said."""

from fractions import Fraction

from pejl.numbers import Value, rounded
from pejl.words import Step

SINGULAR = frozenset(
    {
        "personer",
        "fuldtidspersoner",
        "helårspersoner",
        "uger",
        "timer",
        "besøg",
        "arrangementer",
        "virksomheder",
        "procentpoint",
    }
)
NAMED_HERE = frozenset({"timer", "virksomheder"})
"""Units that have their words with those of a change."""
COUNTS = frozenset({"", "personer", "fuldtidspersoner", "helårspersoner", "besøg", "arrangementer", "virksomheder"})
SHARE, POINTS = "%", "procentpoint"


def amount(value: Value, unit: str) -> Step:
    """`2,5 %`, `1 person`, `0,64`. The value may not be withheld: it is not to be named."""
    if value.exact is None:
        raise ValueError("a withheld number is not named")
    one = unit in SINGULAR and value.decimals == 0 and abs(rounded(value.exact, 0)) == 1
    words = f"aend_en.{unit}" if one else f"aend_{unit}" if unit in NAMED_HERE else unit
    return Step("aend_tal", {"vaerdi": value, "hvad": "" if unit == "ratio" else words})


def size(difference: Value, unit: str) -> Step:
    """How large a certain difference is, without its sign: in percentage points for shares. `ca.` where the bounds
    would print otherwise, `under 0,1` where it prints as nothing."""
    unit = POINTS if unit == SHARE else unit
    difference = difference if difference.exact is None or difference.exact >= 0 else -difference
    exact, decimals = difference.exact or Fraction(0), difference.decimals
    if rounded(exact, decimals) == 0:
        step = Fraction(1, 10**decimals)
        return Step("aend_under", {"tal": amount(Value(step, step, step, decimals), unit)})
    told = amount(difference, unit)
    return told if same_print(difference) else Step("aend_ca", {"tal": told})


def same_print(value: Value) -> bool:
    """Whether every possible number prints the same."""
    return rounded(value.low, value.decimals) == rounded(value.high, value.decimals)


def weight_of_one(base: Value | None) -> Fraction | None:
    """What one of so many moves a share, in percentage points; None where it is not known how many."""
    if base is None or base.exact is None or base.low <= 0:
        return None
    return Fraction(100) / base.exact


def said_weight(weight: Fraction) -> Step:
    """`ca. 8 procentpoint`, `2 procentpoint`, `ca. 0,4 procentpoint`: without `ca.` only where it is exact."""
    decimals = 0 if weight >= 1 else 1 if weight >= Fraction(1, 10) else 2
    told = amount(Value(weight, weight, weight, decimals), POINTS)
    return told if Fraction(rounded(weight, decimals)) == weight else Step("aend_ca", {"tal": told})


def relative(before: Value, now: Value) -> Value | None:
    """The change in per cent of before, without its sign and decimals; None where before may be nothing. The bounds
    take the two as independent."""
    if before.exact is None or now.exact is None or before.low <= 0:
        return None
    exact = 100 * (now.exact - before.exact) / before.exact
    low, high = 100 * (now.low / before.high - 1), 100 * (now.high / before.low - 1)
    found = Value(exact, low, high, 0)
    return found if exact >= 0 else -found
