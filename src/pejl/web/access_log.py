"""The access log as it is read: who has seen what of a citizen, and whom a user has seen."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pejl.periods import COPENHAGEN, start_of_day
from pejl.web.models import Look, LookedAt
from pejl.words import Step, catalogue

MOST = 200
"""Lines of one answer."""


@dataclass(frozen=True, slots=True)
class Line:
    """`citizen`: 0 for a line about no citizen (an administrator changed a user). `fields`: what was shown."""

    at: datetime
    user: str
    role: str
    unit: str
    page: Step | str
    reason: str
    citizen: int
    fields: tuple[Step, ...]

    @property
    def day(self) -> date:
        return self.at.astimezone(COPENHAGEN).date()

    @property
    def clock(self) -> str:
        return f"{self.at.astimezone(COPENHAGEN):%H.%M}"


def of_citizen(ids: Collection[int]) -> list[Line]:
    """The newest lines of a citizen, by every id the person has or had; one more than MOST where there are more."""
    rows = LookedAt.objects.filter(citizen__in=ids).select_related("look__user").order_by("-look__at", "-pk")
    return [_line(row.look, row.citizen, row.fields) for row in rows[: MOST + 1]]


def of_days(user: int | None, first: date, last: date) -> list[Line]:
    """The newest lines of a user (None: of all) from the first day to the end of the last; one more than MOST where
    there are more."""
    looks = Look.objects.filter(at__gte=start_of_day(first), at__lt=start_of_day(last + timedelta(days=1)))
    if user is not None:
        looks = looks.filter(user_id=user)
    newest = looks.select_related("user").prefetch_related("lookedat_set").order_by("-at", "-pk")[: MOST + 1]
    lines = (line for look in newest for line in _lines(look))
    return [line for line, _ in zip(lines, range(MOST + 1), strict=False)]


def _lines(look: Look) -> Iterator[Line]:
    seen = sorted(look.lookedat_set.all(), key=lambda each: each.pk)
    if not seen:
        yield _line(look, 0, "")
    for each in seen:
        yield _line(look, each.citizen, each.fields)


def _line(look: Look, citizen: int, fields: str) -> Line:
    parts = tuple(Step(f"web_konto_del_{each}") for each in fields.split(",") if each)
    page = next(
        (code for code in (f"web_konto_sidenavn_{look.page}", f"web_side_{look.page}") if code in catalogue()), ""
    )
    said = Step(page) if page else look.page
    return Line(look.at, look.user.name, look.role, look.unit, said, look.reason, citizen, parts)
