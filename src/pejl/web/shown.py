"""How a page answers: a template with what the page asked for."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string


def shown(request: Any, template: str, of: Mapping[str, Any], status: int = 200) -> HttpResponse:
    return HttpResponse(render_to_string(template, dict(of), request), status=status)
