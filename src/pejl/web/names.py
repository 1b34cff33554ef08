"""Names of citizens, from the register of identities and nowhere else."""

from collections.abc import Collection
from functools import lru_cache

from pejl.identity.register import Identities
from pejl.surroundings import Surroundings
from pejl.web.stand import Stand


@lru_cache(maxsize=2)
def _register(address: str) -> Identities:
    return Identities(address)


def register(around: Surroundings) -> Identities:
    """The register, opened once a process."""
    return _register(around.identity)


def of(stand: Stand, citizens: Collection[int]) -> dict[int, str]:
    """The names of those citizens, one query. Who has none is not in it. Whoever shows them has asked `access` and
    tells `request.looks`."""
    found = register(stand.base.around).names_of(citizens) if citizens else {}
    return {citizen: each.name for citizen, each in found.items()}
