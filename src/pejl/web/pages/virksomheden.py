"""Virksomheden: all that is known of one company, on one page."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.web.access import may_open
from pejl.web.companies import Directory
from pejl.web.companypage import NEWEST, CompanyPage
from pejl.web.companyquota import quota_of
from pejl.web.days import of_plan
from pejl.web.pages.fejl import not_found
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand

BUTTONS = ("kontakt", "aftale", "plads", "fastholdelse", "behov")
"""Kinds that are recorded with the company's form."""
BEGUN = (
    ("web_virk_ny_henvendelse", "henvendelse-ny"),
    ("web_virk_ny_besoeg", "besoeg-ny"),
    ("web_virk_ny_arrangement", "arrangement-ny"),
)
"""Kinds with a page of their own to begin one."""


@page("virksomhed/<int:company>", "virksomheden")
@of_plan
def virksomheden(request: Any, stand: Stand, company: int) -> HttpResponse:
    """A number of a merged one leads to the one that stands for it."""
    directory = Directory(stand)
    one = directory.one(company)
    if one is None:
        return not_found(request)
    if one.id != company:
        return HttpResponseRedirect(reverse("virksomheden", args=[one.id]))
    keeps = may_open(request.who, "virksomhed-registrer")
    of = CompanyPage(directory, one, request.lang, keeps)
    return shown(
        request,
        "virksomheden.html",
        {
            "of": of,
            "company": one,
            "called": one.called(request.lang),
            "keeps": keeps,
            "lists": of.lists(),
            "buttons": _buttons(one.id) if keeps else [],
            "quota": quota_of(of),
            "history": of.history,
            "more_history": len(of.versions) > NEWEST,
            "newest": NEWEST,
        },
    )


def _buttons(company: int) -> list[tuple[str, str]]:
    """The code of the words, and the address."""
    begun = [(code, f"{reverse(name)}?virksomhed={company}") for code, name in BEGUN]
    return begun + [(f"web_virk_ny_{kind}", reverse("virksomhed-registrer", args=[company, kind])) for kind in BUTTONS]
