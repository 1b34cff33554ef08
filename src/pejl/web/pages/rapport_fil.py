"""The files of a quarterly report: the draft as it would be printed now, and the approved ones to the byte."""

from typing import Any

from django.http import HttpResponse

from pejl.reports import FORMATS
from pejl.web.days import of_plan
from pejl.web.pages.fejl import bad_request, not_found
from pejl.web.registry import page
from pejl.web.reportdraft import asked_quarter, draft, name_of, texts_of
from pejl.web.reportissues import frozen
from pejl.web.stand import Stand

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
}


@page("rapport/<str:quarter>/kladde/<str:form>", "rapport-kladde")
@of_plan
def rapport_kladde(request: Any, stand: Stand, quarter: str, form: str) -> HttpResponse:
    """The draft in a format: what approval would freeze."""
    of = asked_quarter(quarter, stand.plan, stand.day)
    if of is None or form not in FORMATS:
        return not_found(request)
    if stand.base.known:
        return bad_request(request)
    made = draft(stand, of, texts_of(stand.plan, of))
    return _file(FORMATS[form](made), f"kvartalsrapport-{name_of(of)}-kladde", form)


@page("rapport/<str:quarter>/udgave/<int:issue>/<str:form>", "rapport-fil")
@of_plan
def rapport_fil(request: Any, stand: Stand, quarter: str, issue: int, form: str) -> HttpResponse:
    """An approved report, as it left the house."""
    found = frozen(stand.plan.name, quarter, issue, form)
    if found is None:
        return not_found(request)
    issued, content = found
    return _file(content, f"kvartalsrapport-{issued.quarter}-udgave-{issued.number}", form)


def _file(content: bytes, name: str, form: str) -> HttpResponse:
    """Always saved and never shown in the site's own frame: a report has a look of its own."""
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
