"""Names and numbers for made-up people, so that a page has somebody to show. Nobody here is anybody.

First names and surnames are common ones, put together by chance, with a middle name that was thought up; a number has
60 added to its day and its month, so that no real person can have it.
"""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pejl.identity.cpr import made_up_cpr
from pejl.sources.made_up.name_lists import FIRST_NAMES, FROM_AFAR, MIDDLE_NAMES, SURNAMES

if TYPE_CHECKING:
    import pyarrow as pa

MAN = "mand"
AFAR, WITH_MIDDLE, TWO_FIRST = 0.09, 0.45, 0.18
"""The shares of people with a name from elsewhere, with a middle name, and with two first names."""


@dataclass(frozen=True, slots=True)
class Named:
    """Made-up CPR numbers and names by person, and who has name and address protection."""

    numbers: Mapping[int, str]
    names: Mapping[int, str]
    protected: frozenset[int]


def named(persons: "pa.Table", seed: int) -> Named:
    """Everyone of `persons` (rows as the facts of that table) gets a name that fits sex and year of birth, and a number
    of their day of birth. A person's name depends on the seed and the id alone; numbers count those born on one day by
    id, odd for men. ValueError for more people of one sex and day than there are numbers (2,000 in most years)."""
    rows = sorted((row["person"], row["born"], row["sex"], row["protected"]) for row in persons.to_pylist())
    taken: dict[tuple[date, bool], int] = {}
    numbers: dict[int, str] = {}
    for person, born, sex, _ in rows:
        man = sex == MAN
        many = taken.get((born, man), 0)
        taken[born, man] = many + 1
        numbers[person] = made_up_cpr(born, 2 * many + man)
    names = {person: name_for(person, born, seed, man=sex == MAN) for person, born, sex, _ in rows}
    return Named(numbers, names, frozenset(person for person, _, _, hidden in rows if hidden))


def name_for(person: int, born: date, seed: int, *, man: bool) -> str:
    """A first name of the generation, sometimes two or a middle name, and a surname."""
    rng = random.Random(f"{seed}:{person}")  # noqa: S311 - made-up people, nothing secret
    if rng.random() < AFAR:
        first, last = FROM_AFAR
        return f"{rng.choice(first[man])} {rng.choice(last)}"
    generation = next(names for year, names in FIRST_NAMES if born.year < year)
    many = 2 if rng.random() < TWO_FIRST else 1
    parts = [*rng.sample(generation[man], many)]
    if many == 1 and rng.random() < WITH_MIDDLE:
        parts.append(rng.choice(MIDDLE_NAMES))
    return " ".join((*parts, rng.choice(SURNAMES)))


def every_name() -> Iterable[str]:
    """Every single name a made-up person can have."""
    for _, both in FIRST_NAMES:
        yield from (*both[False], *both[True])
    first, last = FROM_AFAR
    yield from (*first[False], *first[True], *last, *MIDDLE_NAMES, *SURNAMES)
