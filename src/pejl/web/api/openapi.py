"""The OpenAPI 3.1 document: what ninja makes of the routes, with what it leaves out."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from types import SimpleNamespace
from typing import Any

from pejl.web.access.endpoints import ENDPOINTS
from pejl.web.api import kindwords, shapes
from pejl.web.api.delivery import EVENT, SIGNATURE
from pejl.web.api.document import PREFIX, api
from pejl.web.api.listing import Listed, operations
from pejl.web.api.problem import TYPE, Problem, told
from pejl.words import say

LANG = "en"
JSON = "application/json"
REF = "#/components/schemas/"
HEADERS = {
    "ETag": "Which version this is, in quotation marks.",
    "Location": "The address of the record.",
    "Link": 'The address of the next page with all that was asked, with rel="next"; not there on the last.',
    "Idempotency-Replayed": "`true` where the Idempotency-Key was used before and the first answer is told again.",
    "WWW-Authenticate": "What a key must be (RFC 6750): `scope` where it lacks one.",
}
ALWAYS = (400, 401, 403, 422, 500, 503)
OF_A_BODY = (411, 413, 415)
PLANLESS = ("get_webhooks", "delete_webhooks")
"""What needs no plan to answer from."""
Data = dict[str, Any]


@cache
def document() -> Data:
    """All of it in English; every error as it is told."""
    made: Data = dict(api().get_openapi_schema(path_prefix=f"{PREFIX}/"))
    components = made["components"]
    for shape in (shapes.ProblemDetails, shapes.Letter):
        of = shape.model_json_schema(ref_template=f"{REF}{{model}}")
        components["schemas"] |= {**of.pop("$defs", {}), shape.__name__: of}
    examples = _examples()
    for each in operations(LANG):
        operation = made["paths"][each.at][each.method.lower()]
        if each.kinds:
            examples |= _of_kind(each, operation, components["schemas"])
        operation |= _words(each, operation)
        operation["responses"] = {str(status): said for status, said in _responses(operation)}
        for content in _contents(operation):
            _exemplify(content, examples)
    components["headers"] = {
        name: {"description": says, "schema": {"type": "string"}} for name, says in HEADERS.items()
    }
    components["responses"] = {f"Problem{status}": _problem(status) for status in sorted({*ALWAYS, *OF_A_BODY, 404})}
    scopes = ", ".join(sorted({each.scope for each in ENDPOINTS.values() if each.scope}))
    described = say("web_api_noegle", {"maa": scopes}, LANG)
    components["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer", "description": described}}
    return made | {"webhooks": {EVENT: {"post": _letter(examples)}}}


def _examples() -> Data:
    """An answer of each shape, by its name; a test holds each against its schema."""
    found: Data = json.loads((resources.files(__package__) / "examples.json").read_text("utf-8"))
    return found | {"ProblemDetails": _told(Problem(409, "for_mange_webhooks"))}


def _told(problem: Problem) -> Data:
    found: Data = json.loads(told(SimpleNamespace(lang=LANG), problem).content)
    return found


# --- an operation ----------------------------------------------------------------------------------------


def _words(each: Listed, operation: Mapping[str, Any]) -> Data:
    """Its summary, what it does and what the key must be allowed: in 3.1 a scheme that is not OAuth may name roles."""
    subjects = each.at.split("/")[3]
    about = f"{kindwords.name(subjects, each.kinds[0])}: " if each.kinds else ""
    needs = say("web_api_noeglen_skal", {"maa": f"`{each.scope}`"}, LANG)
    says = operation.get("description") or say(f"web_api_om_{each.name}", {}, LANG)
    found: Data = {"summary": about + each.says, "description": f"{says}\n\n{needs}"}
    if not each.kinds:
        found["operationId"] = each.name
    return found | {"security": [{"key": [each.scope]}]}


def _responses(operation: Mapping[str, Any]) -> Iterator[tuple[int, Data]]:
    """What the route says, with its headers, and the errors that can come of it."""
    declared, names = operation["responses"], {each["name"] for each in operation["parameters"]}
    errors = {*ALWAYS, *(OF_A_BODY if "requestBody" in operation else ())}
    if operation["operationId"] in PLANLESS:
        errors.remove(503)
    if any(each["in"] in ("path", "query") for each in operation["parameters"]):
        errors.add(404)
    for status in sorted({*declared, *errors}):
        if status not in declared:
            yield status, {"$ref": f"#/components/responses/Problem{status}"}
            continue
        said = declared[status]
        if status >= 400:
            said["content"] = {TYPE: said["content"][JSON]}
        if headers := _headers(status, names, declared):
            said["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in headers}
        yield status, said


def _headers(status: int, names: set[str], declared: Mapping[int, Any]) -> list[str]:
    """By what the operation takes: a version, a key of the asker's own, a page."""
    found = []
    if (304 in declared and status in (200, 304)) or ("ref" in names and status in (200, 409)):
        found.append("ETag")
    if "ref" in names and status == 200:
        found.append("Location")
    if "Idempotency-Key" in names and status == 201:
        found += ["ETag", "Location", "Idempotency-Replayed"]
    if "cursor" in names and status == 200:
        found.append("Link")
    return found


def _problem(status: int) -> Data:
    said: Data = {"description": say(f"web_api_status_{status}", {}, LANG)}
    said["content"] = {TYPE: {"schema": {"$ref": f"{REF}ProblemDetails"}, "example": _told(Problem(status))}}
    told_in = {401: "WWW-Authenticate", 403: "WWW-Authenticate", 422: "Location"}.get(status)
    if told_in:
        said["headers"] = {told_in: {"$ref": f"#/components/headers/{told_in}"}}
    return said


# --- examples --------------------------------------------------------------------------------------------


def _of_kind(each: Listed, operation: Mapping[str, Any], schemas: Data) -> Data:
    """Examples of a kind's shapes; its fields are described on the way."""
    subjects, (kind,) = each.at.split("/")[3], each.kinds
    name = f"{subjects}_{kind}"
    if "examples" not in schemas[name]:
        kindwords.described(subjects, kind, schemas[name])
    (sent,) = schemas[name]["examples"]
    answered = kindwords.registered(subjects, kind, sent)
    mine = answered["data"]
    return {
        name: sent,
        f"Registered_{name}_": answered,
        f"Conflict_{name}_": {**_told(Problem(409)), "theirs": {**answered, "version": 2}, "mine": mine},
    }


def _contents(operation: Mapping[str, Any]) -> Iterator[Data]:
    for said in (operation.get("requestBody", {}), *operation["responses"].values()):
        yield from said.get("content", {}).values()


def _exemplify(content: Data, examples: Mapping[str, Any]) -> None:
    name = content["schema"].get("$ref", "").removeprefix(REF)
    if name in examples:
        content["example"] = examples[name]


# --- what is told to others ------------------------------------------------------------------------------


def _letter(examples: Mapping[str, Any]) -> Data:
    """The letter of a webhook, as its receiver gets it."""
    signed = {"name": SIGNATURE, "in": "header", "required": True, "schema": {"type": "string"}}
    told_by = {"name": "Pejl-Delivery", "in": "header", "required": True, "schema": {"type": "string"}}
    content: Data = {"schema": {"$ref": f"{REF}Letter"}}
    _exemplify(content, examples)
    return {
        "operationId": "goal_standing_changed",
        "summary": say("web_api_brev", {}, LANG),
        "description": say("web_api_om_brev", {}, LANG),
        "parameters": [
            {**signed, "description": say("web_api_brev_underskrift", {}, LANG)},
            {**told_by, "description": say("web_api_brev_nummer", {}, LANG)},
        ],
        "requestBody": {"required": True, "content": {JSON: content}},
        "responses": {"2XX": {"description": say("web_api_brev_taget", {}, LANG)}},
        "security": [],
    }
