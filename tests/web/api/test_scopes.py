"""Every endpoint asked with keys of every scope and every role, held against a table written by hand."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from web.api.keys import NOW, PROBLEM, SCOPES, Asker, asker, key
from web.conftest import Site

ROLES = {
    "U": "udvalg",
    "L": "leder",
    "A": "analytiker",
    "S": "sagsbehandler",
    "G": "ungeraadgiver",
    "K": "virksomhedskonsulent",
    "B": "borger",
    "D": "anden_afdeling",
    "X": "akasse",
    "I": "integrator",
    "M": "administrator",
}
TABLE: dict[tuple[str, str], tuple[str, str]] = {
    # method and address: the scope it takes ("" for any key), and whose keys
    ("GET", "/api/openapi.json"): ("", "A I"),
    ("GET", "/goals"): ("goals:read", "A I"),
    ("GET", "/goals/1a"): ("goals:read", "A I"),
    ("GET", "/goals/1a/measures"): ("goals:read", "A I"),
    ("GET", "/compare"): ("compare:read", "A I"),
    ("GET", "/due"): ("due:read", "I"),
    ("POST", "/loads"): ("loads:write", "A I"),
    ("GET", "/webhooks"): ("goals:read", "A I"),
    ("POST", "/webhooks"): ("goals:read", "A I"),
    ("DELETE", "/webhooks/1"): ("goals:read", "A I"),
    ("POST", "/citizens/1/registrations/samtale"): ("registrations:write", "I"),
    ("POST", "/citizens/1/registrations/tilbud"): ("registrations:write", "I"),
    ("POST", "/citizens/1/registrations/indsats"): ("registrations:write", "I"),
    ("POST", "/citizens/1/registrations/haendelse"): ("registrations:write", "I"),
    ("GET", f"/citizens/1/registrations/samtale/{'0' * 8}-0000-4000-8000-{'0' * 12}"): ("registrations:write", "I"),
    ("POST", "/companies/1/registrations/besoeg"): ("registrations:write", "I"),
    ("GET", f"/companies/1/registrations/besoeg/{'0' * 8}-0000-4000-8000-{'0' * 12}"): ("registrations:write", "I"),
}
NO_ROUTE = ("fritagelse", "relation", "henvisning", "note", "jobmaal")
"""Kinds of a citizen that no key can write."""
REFUSED = (401, 403)


def asked(someone: Asker, method: str, at: str) -> int:
    """The status; with an empty body, so that nothing is changed."""
    if at == "/loads" and method == "POST":
        return int(someone.upload(at).status_code)
    return int(someone.ask(method, at, {} if method == "POST" else None).status_code)


def test_table_has_every_endpoint_of_the_document(system: Asker) -> None:
    paths = system.get("/api/openapi.json").json()["paths"]
    kinds = {at.replace("{subject}", "1").partition("/registrations/")[0].removeprefix("/api/v1") for at in paths}
    told = {at.partition("/registrations/")[0] for _, at in TABLE}
    assert {at.replace("{goal}", "1a").replace("{hook}", "1") for at in kinds} == told - {"/api/openapi.json"}


@pytest.mark.parametrize("scope", ["", *SCOPES])
def test_scope_opens_its_own_endpoints_and_no_other(site: Site, scope: str) -> None:
    someone = Asker(key(site, "integrator", scope))
    for (method, at), (needed, _) in TABLE.items():
        status = asked(someone, method, at)
        assert (status not in REFUSED) == (needed in ("", scope)), f"{method} {at} with {scope}: {status}"


@pytest.mark.parametrize("letter", ROLES)
def test_role_of_the_keys_user_opens_what_the_table_says(site: Site, letter: str) -> None:
    """Also of roles that no key is made for: a user's role can change after the key was made."""
    someone = asker(site, ROLES[letter])
    for (method, at), (_, letters) in TABLE.items():
        status = asked(someone, method, at)
        assert (status not in REFUSED) == (letter in letters.split()), f"{method} {at} as {ROLES[letter]}: {status}"


def test_key_can_be_given_what_opens_something_to_its_role_and_nothing_else() -> None:
    from pejl.web.access import Role
    from pejl.web.access.endpoints import HOLDERS, scopes_of

    for letter, role in ROLES.items():
        wanted = {scope for scope, letters in TABLE.values() if scope and letter in letters.split()}
        assert scopes_of(Role(role)) == wanted, role
    assert {ROLES[letter] for _, letters in TABLE.values() for letter in letters.split()} == HOLDERS


def test_kinds_that_no_key_may_write_are_not_there(system: Asker) -> None:
    at = {each.rpartition("/registrations/")[2] for each in system.get("/api/openapi.json").json()["paths"]}
    assert not at & set(NO_ROUTE)
    for kind in NO_ROUTE:
        assert system.post(f"/citizens/1/registrations/{kind}", {}, Idempotency_Key="a").status_code == 404


def test_key_without_the_scope_is_told_which_it_lacks(site: Site) -> None:
    answer = Asker(key(site, "integrator", "goals:read"), "en").get("/due")
    told = answer.json()
    assert (answer.status_code, told["type"]) == (403, "urn:pejl:problem:maa_ikke")
    assert told["detail"] == "The key was not made with due:read"
    challenge = 'Bearer realm="pejl", error="insufficient_scope", scope="due:read"'
    assert answer.headers["WWW-Authenticate"] == challenge


def test_key_of_a_role_that_may_not_is_told_that_no_scope_will_help(site: Site) -> None:
    answer = Asker(key(site, "analytiker"), "en").get("/due")
    told = answer.json()
    assert (answer.status_code, told["type"]) == (403, "urn:pejl:problem:rollen_maa_ikke")
    assert told["detail"] == "The user's role is Analyst, and no key of that role is allowed to"
    assert "WWW-Authenticate" not in answer.headers


def test_every_rule_is_asked_by_an_endpoint_and_every_endpoint_has_a_rule(site: Site) -> None:
    from pejl.web.access.endpoints import ENDPOINTS
    from pejl.web.api.document import api
    from pejl.web.api.keys import Key

    operations = [
        op
        for bound in api()._get_bound_routers()
        for _, view in bound.path_operations.items()
        for op in view.operations
    ]
    keys = [[each.endpoint for each in op.auth_callbacks if isinstance(each, Key)] for op in operations]
    assert all(len(each) == 1 for each in keys)
    assert {each[0] for each in keys} | {"openapi"} == set(ENDPOINTS)


# --- keys that do not hold -------------------------------------------------------------------------------


def bad_keys(site: Site) -> dict[str, str]:
    good = key(site)
    inactive = key(site, "analytiker")
    from pejl.web.models import User

    User.objects.filter(role="analytiker").update(is_active=False)
    return {
        "none": "",
        "cut": good[:-1],
        "unknown": f"pejl_{'x' * 43}",
        "another kind": "x",
        "revoked": key(site, revoked=NOW),
        "run out": key(site, until=datetime(2024, 7, 1, 8, tzinfo=UTC)),
        "of somebody without access": inactive,
    }


def test_key_that_does_not_hold_is_refused_everywhere_alike(site: Site) -> None:
    for why, secret in bad_keys(site).items():
        someone = Asker(secret)
        for method, at in TABLE:
            answer: Any = someone.upload(at) if at == "/loads" else someone.ask(method, at)
            assert answer.status_code == 401, f"{why}: {method} {at}"
            assert answer.headers["WWW-Authenticate"] == 'Bearer realm="pejl"'
            assert answer.headers["Content-Type"] == PROBLEM


def test_key_revoked_is_refused_from_then_on(site: Site) -> None:
    from pejl.web.models import Token

    someone = asker(site)
    assert someone.get("/goals").status_code == 200
    Token.objects.update(revoked=NOW)
    assert someone.get("/goals").status_code == 401


def test_log_in_opens_nothing_of_the_api(site: Site) -> None:
    """A browser that is logged in sends its cookie to every address: it says nothing here."""
    browser = site.client("leder", enforce_csrf_checks=True)
    assert browser.get("/api/v1/goals").status_code == 401
    assert browser.post("/api/v1/webhooks", {}, content_type="application/json").status_code == 401
    with_key = Asker(key(site, "integrator", "goals:read"), client=browser)
    assert with_key.get("/due").status_code == 403


def test_key_opens_no_page(site: Site) -> None:
    someone = asker(site, "analytiker", until=NOW + timedelta(days=1))
    for at in ("/planen", "/kontrol", "/rapporter"):
        answer = someone.client.get(at, headers={"Authorization": f"Bearer {someone.secret}"})
        assert answer.status_code == 404
