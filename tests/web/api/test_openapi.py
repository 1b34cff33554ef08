"""The OpenAPI document: it says of each operation what its route does, and its examples are as its schemas say."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from conftest import ROOT
from web.api.keys import PROBLEM, Asker

BODIES = {"411", "413", "415"}
ALWAYS = {"400", "401", "403", "422", "500"}
PLANLESS = {"get_webhooks", "delete_webhooks"}


@pytest.fixture
def document(system: Asker) -> dict[str, Any]:
    found: dict[str, Any] = system.get("/api/openapi.json").json()
    return found


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for at, every in document["paths"].items():
        for method, operation in every.items():
            yield at, method, operation


def held(document: dict[str, Any], schema: dict[str, Any], example: Any) -> None:
    whole = {**schema, "components": document["components"]}
    jsonschema.Draft202012Validator(whole, format_checker=jsonschema.FormatChecker()).validate(example)


def contents(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every body that is sent or answered, and where."""
    every = [*operations(document)]
    every += [("webhooks", name, of["post"]) for name, of in document["webhooks"].items()]
    for at, method, operation in every:
        said = [operation.get("requestBody", {}), *operation["responses"].values()]
        for each in said:
            for kind, content in each.get("content", {}).items():
                yield f"{method} {at} {kind}", content
    for name, response in document["components"]["responses"].items():
        yield from ((name, content) for content in response["content"].values())


# --- operations ------------------------------------------------------------------------------------------


def test_operation_declares_the_statuses_that_can_come_and_no_others(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    for at, method, each in operations(document):
        errors = {status for status in each["responses"] if status >= "400"} - {"409"}
        wanted = ALWAYS | (BODIES if "requestBody" in each else set())
        wanted |= {"404"} if "{" in at or at.endswith(("/due", "/compare")) else set()
        wanted |= set() if each["operationId"] in PLANLESS else {"503"}
        assert errors == wanted, f"{method} {at}"


def test_operation_names_the_scope_its_key_must_have(document: dict[str, Any], system: Asker) -> None:
    from pejl.web.access.tokens import Scope

    for at, method, each in operations(document):
        ((key, scopes),) = each["security"][0].items()
        assert (key, len(scopes)) == ("key", 1)
        assert scopes[0] in {scope.value for scope in Scope}
        assert f"`{scopes[0]}`" in each["description"], f"{method} {at}"
    assert document["paths"]["/api/v1/due"]["get"]["security"] == [{"key": ["due:read"]}]


def test_operation_has_a_name_of_its_own_a_summary_and_a_description(document: dict[str, Any]) -> None:
    every = [each for _, _, each in operations(document)]
    names = [each["operationId"] for each in every]
    assert len(set(names)) == len(names)
    assert all(len(each["summary"]) > 5 and len(each["description"]) > 40 for each in every)
    kinds = [each["summary"] for each in every if "registrations" in each["tags"]]
    assert len(set(kinds)) == len(kinds)


def test_every_error_is_a_problem(document: dict[str, Any]) -> None:
    for _, _, each in operations(document):
        for status, said in each["responses"].items():
            if status >= "400":
                response = document["components"]["responses"].get(said.get("$ref", "").rpartition("/")[2], said)
                assert list(response["content"]) == [PROBLEM]


@pytest.mark.parametrize(
    ("at", "method", "status", "headers"),
    [
        ("/goals", "get", "200", {"ETag"}),
        ("/goals", "get", "304", {"ETag"}),
        ("/due", "get", "200", {"Link"}),
        ("/webhooks", "get", "200", set()),
        ("/citizens/{subject}/registrations/samtale", "post", "201", {"ETag", "Location", "Idempotency-Replayed"}),
        ("/citizens/{subject}/registrations/samtale/{ref}", "get", "200", {"ETag", "Location"}),
        ("/citizens/{subject}/registrations/samtale/{ref}", "put", "409", {"ETag"}),
        ("/citizens/{subject}/registrations/samtale/{ref}", "delete", "204", set()),
    ],
)
def test_answer_declares_its_headers(
    document: dict[str, Any], at: str, method: str, status: str, headers: set[str]
) -> None:
    said = document["paths"][f"/api/v1{at}"][method]["responses"][status]
    assert set(said.get("headers", {})) == headers
    assert headers <= set(document["components"]["headers"])


# --- records ---------------------------------------------------------------------------------------------


def test_every_field_of_a_record_is_described_and_every_code_named(document: dict[str, Any]) -> None:
    bodies = {
        name: of for name, of in document["components"]["schemas"].items() if name[:9] in ("citizens_", "companies")
    }
    assert len(bodies) >= 10
    for name, of in bodies.items():
        for field, asked in of["properties"].items():
            assert asked["description"].strip("."), f"{name}.{field}"
            codes = asked.get("enum", [])
            named = asked.get("x-enumDescriptions", {})
            assert not named or not codes or list(named) == codes
    talk = bodies["citizens_samtale"]["properties"]
    assert talk["kind"]["x-enumDescriptions"]["jobsamtale"]
    assert talk["topics"]["x-enumDescriptions"]["job"]
    assert "Hours a week" in bodies["citizens_tilbud"]["properties"]["minutes"]["description"]


# --- examples --------------------------------------------------------------------------------------------


def test_every_example_is_as_its_schema_says(document: dict[str, Any]) -> None:
    seen = 0
    for where, content in contents(document):
        if "example" in content:
            held(document, content["schema"], content["example"])
            seen += 1
        else:
            assert where.endswith(" multipart/form-data"), where
    assert seen > 50


def test_an_example_that_is_not_as_its_schema_says_is_found(document: dict[str, Any]) -> None:
    content = next(content for where, content in contents(document) if where.startswith("get /api/v1/due "))
    content["example"]["rows"][0]["state"] = "holdt"
    with pytest.raises(jsonschema.ValidationError):
        held(document, content["schema"], content["example"])


def test_examples_name_every_member_there_is(document: dict[str, Any]) -> None:
    examples = json.loads((ROOT / "src" / "pejl" / "web" / "api" / "examples.json").read_text("utf-8"))
    for name, example in examples.items():
        assert set(example) == set(document["components"]["schemas"][name]["properties"]), name


# --- the letter of a webhook -----------------------------------------------------------------------------


def test_letter_that_is_sent_is_as_the_document_says(document: dict[str, Any], site: Any, system: Asker) -> None:
    from pejl.web.api.delivery import EVENT
    from web.api.receiving import Receiver, run, some_goal, subscribed

    subscribed(site, system, some_goal(site))
    network = Receiver()
    run(site, network)
    ((_, _, body, headers),) = network.got
    letter = document["webhooks"][EVENT]["post"]
    held(document, letter["requestBody"]["content"]["application/json"]["schema"], json.loads(body))
    assert {each["name"] for each in letter["parameters"]} == set(headers) - {"Content-Type"}
    assert letter["security"] == []


# --- closed lists ----------------------------------------------------------------------------------------


def test_closed_lists_are_those_of_the_command_lines_schemas() -> None:
    from pejl.web.api import closed, due

    goal = json.loads((ROOT / "src/pejl/answers/goals.schema.json").read_text("utf-8"))["$defs"]["goal"]["properties"]
    turn = goal["could_turn"]["items"]["properties"]["kind"]
    assert [*closed.Stage.__args__] == goal["stage"]["enum"]
    assert [*closed.Verdict.__args__, None] == goal["verdict"]["enum"]
    assert [*closed.TurnKind.__args__] == turn["enum"]
    row = json.loads((ROOT / "src/pejl/answers/due.schema.json").read_text("utf-8"))["$defs"]["row"]["properties"]
    assert [*closed.Cause.__args__] == row["cause"]["enum"]
    assert [*closed.About.__args__] == row["about"]["enum"]
    assert set(closed.State.__args__) == set(due.StateName.__args__) <= set(row["state"]["enum"])


@pytest.mark.parametrize("lang", ["da", "en"])
def test_closed_lists_are_in_the_document_and_every_word_is_explained(document: dict[str, Any], lang: str) -> None:
    from pejl.web.api.closed import lists

    for shape, member, words in lists(lang):
        schema = document["components"]["schemas"][shape]["properties"][member]
        found = next(each["enum"] for each in (schema, *schema.get("anyOf", ())) if "enum" in each)
        assert found == [word for word, _ in words]
        assert all(means for _, means in words)


def test_every_unit_of_a_goal_is_in_the_list() -> None:
    from pejl import indicators
    from pejl.rules import Indicator, collect
    from pejl.web.api.closed import Unit

    assert {each.unit for each in collect(indicators, Indicator).values()} <= set(Unit.__args__)


def test_example_of_every_record_can_be_sent_and_is_answered_as_the_document_says(
    document: dict[str, Any], site: Any, system: Asker
) -> None:
    from pejl.web.models import CompanyRecord

    company = CompanyRecord.objects.filter(kind="stamdata").values_list("company", flat=True)[0]
    subject = {"citizens": site.citizens_of("sagsbehandler")[0], "companies": company}
    posts = [(at, each) for at, method, each in operations(document) if method == "post" and "{subject}" in at]
    for at, each in posts:
        sent = each["requestBody"]["content"]["application/json"]["example"]
        address = at.replace("{subject}", str(subject[at.split("/")[3]]))
        answer = system.post(address, sent, Idempotency_Key=at)
        assert answer.status_code == 201, (at, answer.json())
        held(document, each["responses"]["201"]["content"]["application/json"]["schema"], answer.json())
        assert set(each["responses"]["201"]["headers"]) - {"Idempotency-Replayed"} <= set(answer.headers)
