"""What a group code says, such as `kontanthjaelp:jobparat@18-29`: a benefit or group, a visitation, ages."""

import re
from dataclasses import dataclass
from functools import cache

_CODE = re.compile(r"(?P<base>[^:@]+)(?::(?P<visitation>[^:@]+))?(?:@(?P<low>\d+)-(?P<high>\d+))?")
_ANY_AGE = (0, 999)


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
