"""The ids of an extract's persons, companies and staff: kept when it is published, passing when it is looked at."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from secrets import SystemRandom
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pejl.identity.register import Identities

Ids = Callable[[Sequence[str]], Sequence[int]]
"""The ids of numbers, in their order."""


def kept_ids(register: "Identities", now: datetime) -> tuple[Ids, Ids, Ids]:
    """Of persons, companies and staff; who is new gets one and is known by it from now on."""
    ways = (register.ids_for, register.company_ids, register.staff_ids)
    persons, companies, staff = (partial(way, now=now, rng=SystemRandom()) for way in ways)
    return persons, companies, staff


def passing_ids(register: "Identities | None") -> tuple[Ids, Ids, Ids]:
    """The ids there are, and for the rest a number below zero that is nobody's and is not kept."""
    if register is None:
        return (_passing(lambda numbers: {}),) * 3
    return _passing(register.known_ids), _passing(register.known_companies), _passing(register.known_staff)


def _passing(known: Callable[[Sequence[str]], dict[str, int]]) -> Ids:
    given: dict[str, int] = {}

    def ids(numbers: Sequence[str]) -> list[int]:
        found = known(numbers)
        return [found.get(number) or given.setdefault(number, -1 - len(given)) for number in numbers]

    return ids
