"""The day a page of the plan is asked for, and what is shown where there is no plan."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.http import HttpResponse

from pejl.web.desk import desk
from pejl.web.pages.fejl import bad_request
from pejl.web.shown import shown
from pejl.web.stand import NoPlan, Stand

YEARS_BACK = 2
"""How long before the plan's first day, or before today, its pages can be asked for: a baseline is no older."""


class WrongDay(ValueError):
    """No day, one that has not come, or one long before the plan."""


def of_plan(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets `stand` as its second argument: now, or at the end of the day of `?dag=`. A day that cannot be read
    is a bad request; without a plan a page says so."""

    @wraps(view)
    def answered(request: Any, **of: Any) -> HttpResponse:
        try:
            return view(request, stand_at(request, "dag"), **of)
        except WrongDay:
            return bad_request(request)
        except NoPlan:
            return shown(request, "ingen_plan.html", {}, 503)

    return answered


def stand_at(request: Any, name: str, otherwise: date | None = None) -> Stand:
    """As it was at the end of the day that the address names, else of `otherwise`, else as it is now. Raises WrongDay,
    NoPlan."""
    asked, newest = asked_day(request, name), desk().stand()
    if asked is not None and not _earliest(newest) <= asked <= newest.day:
        raise WrongDay(asked)
    day = asked or otherwise
    return newest if day is None or day == newest.day else desk().stand(day)


def _earliest(newest: Stand) -> date:
    first = min(newest.plan.first, newest.day)
    return first.replace(year=first.year - YEARS_BACK, day=1)


def asked_day(request: Any, name: str) -> date | None:
    """`?name=2024-05-31`; None where it is not said. Raises WrongDay."""
    given = request.GET.get(name, "").strip()
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise WrongDay(given) from None


def today() -> date:
    """The day it is here: no later one can be asked for. Raises NoPlan."""
    return desk().stand().day
