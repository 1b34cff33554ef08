"""Who asks: the user of a request as the rules see one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pejl.web.access.table import PAGES, Role

if TYPE_CHECKING:
    from pejl.web.models import User


@dataclass(frozen=True, slots=True)
class Who:
    """A user. `team`: the code of the ledger, "" for all teams (a leader of the whole house) or none; `worker`: the
    random code the ledger has for a member of staff; `unit`: what the access log tells a citizen, and what sharing is
    agreed with; `citizen`: the id a citizen has."""

    id: int
    name: str
    role: Role
    team: str = ""
    worker: str = ""
    unit: str = ""
    citizen: int = 0


def who_of(user: "User") -> Who:
    return Who(user.pk, user.name, Role(user.role), user.team, user.worker, user.unit, user.citizen or 0)


def may_open(who: Who | None, page: str) -> bool:
    """Whether the page is the role's to open; which citizens and fields it then shows is decided by `Circle`."""
    if page not in PAGES:
        return False
    roles = PAGES[page]
    return roles is None or (who is not None and who.role in roles)
