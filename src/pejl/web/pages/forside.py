"""The first page: each role begins where its work is."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.web.access import may_open
from pejl.web.registry import page
from pejl.web.words import LANG, LANGUAGES

FIRST = ("mit-forloeb", "delte-borgere", "planen", "brugere", "profil")
WORK = ("min-dag",)


@page("", "forside")
def forside(request: Any) -> HttpResponse:
    """A worker's own day, else the plan, else what the role has."""
    own = WORK if request.who.worker else ()
    name = next((each for each in (*own, *FIRST) if may_open(request.who, each)), "was")
    return HttpResponseRedirect(reverse(name))


@page("sprog/<str:lang>", "sprog")
def sprog(request: Any, lang: str) -> HttpResponse:
    """Choose the language, and back to where one was."""
    from django.conf import settings
    from django.utils.http import url_has_allowed_host_and_scheme

    came = request.headers.get("Referer", "")
    back = came if url_has_allowed_host_and_scheme(came, {request.get_host()}) else reverse("forside")
    response = HttpResponseRedirect(back)
    if lang in LANGUAGES:
        response.set_cookie(LANG, lang, samesite="Lax", secure=not settings.PEJL_HTTP, httponly=True)
    return response


@page("sundhed", "sundhed")
def sundhed(request: Any) -> HttpResponse:
    """For a proxy: the site answers and its database too."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
