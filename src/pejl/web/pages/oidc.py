"""Log-in by a provider: out to it, and back with its answer."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect

from pejl.web import oidc as providers
from pejl.web.oidc_flow import NotLetIn, answered, asked_to
from pejl.web.pages.fejl import not_found
from pejl.web.registry import page
from pejl.web.sessions import begin, local
from pejl.web.shown import shown


@page("log-ind/oidc/<str:hvem>", "oidc")
def oidc(request: Any, hvem: str) -> HttpResponse:
    """Send a member of staff (`medarbejder`) or a citizen (`borger`) to their provider; 404 where there is none."""
    found = providers.provider(hvem)
    if found is None:
        return not_found(request)
    return asked_to(request, found, local(request, request.GET.get("next", "")))


@page("log-ind/svar", "oidc-svar")
def oidc_svar(request: Any) -> HttpResponse:
    """Back from the provider. Whoever is not let in is told why in general, never who they were told to be."""
    try:
        user, to = answered(request)
    except NotLetIn as reason:
        return shown(request, "oidc_svar.html", {"code": f"web_konto_oidc_{reason}"}, 403)
    begin(request, user, second=True)
    return HttpResponseRedirect(to)
