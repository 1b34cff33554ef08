"""What a citizen's own page tells: what is expected and why, what the municipality has promised, and who has looked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pejl.web.access import Role
from pejl.web.citizenpage import Due
from pejl.web.models import LookedAt

OWN_ACTS = frozenset({"forloeb.cv_godkendt", "sygdom.oplysningsskema", "unge.test", "unge.ny_aktivitet"})
"""Moments that are the citizen's own act."""
OWN = "borger"
"""Who acts, where a promise or a duty says that it is the citizen."""
GROUPS = {
    "borgeren": "side",
    **dict.fromkeys(("registrer", "aftal", "del", "delt-felt"), "registrering"),
    **dict.fromkeys(("min-dag", "arbejdsliste", "hvorfor", "omfordel", "afventer", "staar-stille"), "liste"),
    **dict.fromkeys(("borger-opslag", "delte-borgere"), "soegning"),
    "opslag": "log",
}
"""What a look was at, by the page; `andet` for any other."""
PAGE = 25


def expected(due: Iterable[Due]) -> list[Due]:
    """What the citizen must do."""
    return [each for each in due if _own(each)]


def promised(due: Iterable[Due]) -> list[Due]:
    """What the municipality, or the a-kasse, must do."""
    return [each for each in due if not _own(each)]


def _own(due: Due) -> bool:
    acts = due.acts
    return due.row.promise.who == OWN or (bool(acts) and all(each.name in OWN_ACTS for each in acts))


@dataclass(frozen=True, slots=True)
class Seen:
    """A look: when, for which unit (its role where the unit has no name), what it was at and which parts it showed.
    Never by whom."""

    at: datetime
    unit: str
    role: str
    group: str
    parts: tuple[str, ...]
    reasoned: bool


@dataclass(frozen=True, slots=True)
class Looks:
    seen: Sequence[Seen]
    many: int
    page: int
    pages: int


def looks_of(citizen: int, page: int) -> Looks:
    """Who has looked, the newest first, a page at a time; not the citizen's own looks. Two queries."""
    rows = LookedAt.objects.filter(citizen=citizen).exclude(look__role=Role.BORGER)
    many = rows.count()
    pages = max(1, -(-many // PAGE))
    at = min(max(page, 1), pages)
    some = rows.select_related("look").order_by("-look__at", "-pk")[(at - 1) * PAGE : at * PAGE]
    return Looks([_seen(each) for each in some], many, at, pages)


def _seen(row: LookedAt) -> Seen:
    look = row.look
    parts = tuple(f"web_borger_part_{each}" for each in row.fields.split(",") if each)
    group = f"web_borger_kig_{GROUPS.get(look.page, 'andet')}"
    return Seen(look.at, look.unit, f"web_rolle_{look.role}", group, parts, bool(look.reason))
