"""What the document says of a kind of record: its name, its fields with the labels of the pages' forms, how each is
written, what its codes are called, and an example."""

from collections.abc import Iterator, Mapping
from inspect import cleandoc
from typing import Any, cast

from pejl.web.api.asked import Sent, as_sent
from pejl.web.companies import teller_of
from pejl.web.kinds import Asked, Input
from pejl.web.written import Teller
from pejl.words import say

LANG = "en"
REF = "6f1c1b52-7c0e-4a58-9d3c-0d2f5a7b9e10"
_FORMS = {Input.DAY: "dag", Input.TIME: "klokken", Input.HOURS: "timer"}
_OF: Mapping[Input, Any] = {
    Input.DAY: "2024-07-01",
    Input.TIME: "09:30",
    Input.HOURS: "37",
    Input.NUMBER: 1,
    Input.FLAG: True,
    Input.AREA: "250",
    Input.WORKER: "medarbejder-1",
}
"""What stands in an example, where it is no word of a list."""


def _teller(subjects: str) -> Teller:
    nowhere: Any = None  # labels and codes are said without a stand
    return Teller(nowhere, LANG) if subjects == "citizens" else teller_of(nowhere, LANG)


def name(subjects: str, kind: str) -> str:
    return say(f"{_teller(subjects).words}_slags_{kind}", {}, LANG)


def described(subjects: str, kind: str, schema: dict[str, Any]) -> None:
    """Puts the words into the schema of the kind's body, and its example."""
    teller = _teller(subjects)
    record = teller.kinds[kind]
    schema["description"] = f"{name(subjects, kind)}. {cleandoc(Sent.__doc__ or '')}"
    for field, asked in record.fields.items():
        of = schema["properties"][field]
        of["description"] = ". ".join(each.rstrip(".") for each in _said(teller, kind, field, asked)) + "."
        codes = _codes(of)
        if asked.of and codes:
            of["x-enumDescriptions"] = {code: teller.choice(asked.of, code) for code in codes}
    wanted = {field: asked for field, asked in record.fields.items() if asked.required}
    schema["examples"] = [{field: _example(schema["properties"][field], of) for field, of in wanted.items()}]


def registered(subjects: str, kind: str, sent: Mapping[str, Any]) -> dict[str, Any]:
    """What is answered of an example."""
    of = {"ref": REF, "version": 1, "kind": kind, "at": "2024-07-01T09:30:00+02:00"}
    return {**of, "data": as_sent(_teller(subjects).kinds[kind], sent)}


def _said(teller: Teller, kind: str, field: str, asked: Asked) -> Iterator[str]:
    yield teller.label(kind, field)
    if asked.input in _FORMS:
        yield say(f"web_api_skrives_{_FORMS[asked.input]}", {}, LANG)
    if hint := teller.hint(kind, field):
        yield hint


def _codes(schema: Mapping[str, Any]) -> list[str]:
    """The closed list of a field, of a field that can be null, or of a list's items."""
    inner = (schema, *schema.get("anyOf", ()), schema.get("items", {}))
    both = (each for one in inner for each in (one, one.get("items", {})))
    return next((cast("list[str]", each["enum"]) for each in both if "enum" in each), [])


def _example(schema: Mapping[str, Any], asked: Asked) -> Any:
    codes = _codes(schema)
    if codes and asked.input is not Input.AREA:
        return asked.preset or codes[0]
    return _OF.get(asked.input, "Lager")
