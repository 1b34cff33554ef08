"""Help: how things are done here, and the handbook's pages, printed from the same rules that count."""

from functools import cache
from typing import Any

from django.http import HttpResponse

from pejl.answers import handbook
from pejl.web.markdown import html_of, title_of
from pejl.web.pages.fejl import not_found
from pejl.web.registry import page
from pejl.web.shown import shown

TOPICS = ("indikatorer", "grupper", "redskaber", "haendelser", "lov", "saetninger", "planfilen", "fund")
"""Pages of the handbook that somebody at a desk has use for."""
HOW = ("planen", "frist", "grund", "registrer", "fejl", "logget", "kode")
"""What is asked most, each with its answer in `words`."""


@page("hjaelp", "hjaelp")
def hjaelp(request: Any) -> HttpResponse:
    how = [(f"web_konto_hjaelp_{each}_spm", f"web_konto_hjaelp_{each}_svar") for each in HOW]
    return shown(request, "hjaelp.html", {"how": how, "topics": [(each, _titles()[each]) for each in TOPICS]})


@page("hjaelp/<str:emne>", "hjaelp-emne")
def emne(request: Any, emne: str) -> HttpResponse:
    """A page of the handbook, in Danish: it is the law's and the plan's own words."""
    if emne not in TOPICS:
        return not_found(request)
    return shown(request, "hjaelp_emne.html", {"title": _titles()[emne], "body": _html(emne)})


@cache
def _titles() -> dict[str, str]:
    return {name.removesuffix(".md"): title_of(text) for name, text in _pages().items()}


@cache
def _pages() -> dict[str, str]:
    return dict(handbook.pages())


@cache
def _html(topic: str) -> str:
    return html_of(_pages()[f"{topic}.md"], _titles()[topic])
