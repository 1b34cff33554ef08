"""How an endpoint answers: JSON with the days and numbers it was given, and a mark that says whether it is the same."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from pejl.web.api.problem import Problem
from pejl.web.desk import desk
from pejl.web.stand import NoPlan, Stand


def stand_now() -> Stand:
    """Problem 503 where there is no plan to answer from."""
    try:
        return desk().stand()
    except NoPlan:
        raise Problem(503, "ingen_plan") from None


def answer(data: object, status: int = 200, headers: Mapping[str, str] | None = None) -> HttpResponse:
    response = HttpResponse(json.dumps(data, ensure_ascii=False), content_type="application/json", status=status)
    for name, value in (headers or {}).items():
        response[name] = value
    return response


def marked(request: Any, data: Mapping[str, Any]) -> HttpResponse:
    """The answer with its ETag; 304 without a body where the asker has it already. It may be kept by the asker alone,
    and is asked for again each time."""
    content = json.dumps(data, ensure_ascii=False, sort_keys=True)
    tag = f'"{hashlib.sha256(content.encode()).hexdigest()[:32]}"'
    same = {each.strip().removeprefix("W/") for each in request.headers.get("If-None-Match", "").split(",")}
    response = HttpResponse(status=304) if same & {tag, "*"} else HttpResponse(content, content_type="application/json")
    response["ETag"], response["Cache-Control"] = tag, "private, no-cache"
    response["Vary"] = "Authorization, Accept-Language"
    return response
