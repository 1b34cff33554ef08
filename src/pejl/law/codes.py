"""What a group code says, such as `kontanthjaelp:jobparat@18-29`: a benefit or group, a visitation, ages."""

import re
from dataclasses import dataclass
from functools import cache

_CODE = re.compile(r"(?P<base>[^:@]+)(?::(?P<visitation>[^:@]+))?(?:@(?P<low>\d+)-(?P<high>\d+))?")
_ANY_AGE = (0, 999)
OLDEST = 150
"""Nobody is older: where ages from one up end."""


@dataclass(frozen=True, slots=True)
class _Code:
    base: str
    visitation: str | None
    ages: tuple[int, int]


@cache
def _parts(code: str) -> _Code:
    found = _CODE.fullmatch(code)
    if found is None:
        raise ValueError(code)
    ages = (int(found["low"]), int(found["high"])) if found["low"] else _ANY_AGE
    return _Code(found["base"], found["visitation"], ages)


def ages(written: str) -> str:
    """A plan's ages as a code has them: the first and the last year of age, both included.

    >>> ages("13-25"), ages("under 30"), ages("over 49"), ages("18")
    ('13-25', '0-29', '50-150', '18-18')
    """
    word, _, number = written.rpartition(" ")
    if word == "under":
        return f"0-{int(number) - 1}"
    if word == "over":
        return f"{int(number) + 1}-{OLDEST}"
    return written if "-" in written else f"{written}-{written}"


def ages_said(code: str) -> tuple[str, dict[str, str]]:
    """The code of `words` that says a code's ages, and what it takes."""
    low, _, high = code.partition("-")
    if low == "0":
        return "gruppe_under", {"alder": str(int(high) + 1)}
    if high == str(OLDEST):
        return "gruppe_over", {"alder": str(int(low) - 1)}
    return "gruppe_alder", {"alder": low if low == high else code}


def within(narrow: str, wide: str) -> bool:
    """Everyone behind the one code is behind the other.

    >>> within("kontanthjaelp:jobparat@18-29", "kontanthjaelp"), within("kontanthjaelp", "kontanthjaelp:jobparat")
    (True, False)
    """
    one, other = _parts(narrow), _parts(wide)
    visited = other.visitation in (None, one.visitation)
    return one.base == other.base and visited and other.ages[0] <= one.ages[0] and one.ages[1] <= other.ages[1]


def touches(first: str, second: str) -> bool:
    """Somebody can be behind both codes: one benefit, and no two different visitations or ages apart.

    >>> touches("kontanthjaelp@18-29", "kontanthjaelp:jobparat"), touches("unge@15-17", "unge@18-24")
    (True, False)
    """
    one, other = _parts(first), _parts(second)
    visited = None in (one.visitation, other.visitation) or one.visitation == other.visitation
    return one.base == other.base and visited and one.ages[0] <= other.ages[1] and other.ages[0] <= one.ages[1]
