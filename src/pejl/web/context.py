"""What every template knows beside its own: who asks, the language, what the menu holds, and the made-up banner."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from pejl.web.access import may_open
from pejl.web.desk import desk
from pejl.web.stand import NoPlan

MENU = {
    "plan": ("planen", "siden-sidst", "sammenlign", "budget", "loefter", "kilder", "kontrol"),
    "papir": ("rapporter", "tal-og-noter"),
    "arbejde": ("min-dag", "arbejdsliste", "afventer", "staar-stille", "borger-opslag", "delte-borgere"),
    "virksomheder": ("henvendelser", "besoeg", "virksomheder"),
    "spoerg": ("spoergeskemaer", "interview", "interviewguide"),
    "selv": ("mit-forloeb",),
    "styring": ("brugere", "hold", "noegler", "api", "opslag"),
}
"""Pages of the menu by heading; a role sees those it may open."""


def around(request: HttpRequest) -> dict[str, Any]:
    who, lang = getattr(request, "who", None), getattr(request, "lang", "da")
    menu = [(head, [each for each in pages if may_open(who, each)]) for head, pages in MENU.items()] if who else []
    try:
        base = desk().stand().base
        plan, made_up, day = base.plan, base.made_up, base.day
    except NoPlan:
        plan, made_up, day = None, False, None
    return {
        "who": who,
        "lang": lang,
        "menu": [(head, pages) for head, pages in menu if pages],
        "plan": plan,
        "made_up": made_up,
        "today": day,
        "demo": settings.PEJL_DEMO,
        "page": getattr(getattr(request, "looks", None), "page", ""),
    }
