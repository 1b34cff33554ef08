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
PLAN = "U L A S G K I"
TABLE: dict[tuple[str, str], tuple[str, str]] = {
    # method and address: the scope it takes ("" for any key), and whose keys
    ("GET", "/api/openapi.json"): ("", "U L A S G K B D X I M"),
    ("GET", "/goals"): ("goals:read", PLAN),
    ("GET", "/goals/1a"): ("goals:read", PLAN),
    ("GET", "/goals/1a/measures"): ("goals:read", PLAN),
    ("GET", "/compare"): ("compare:read", PLAN),
    ("GET", "/due"): ("due:read", "L S G K I"),
    ("POST", "/loads"): ("loads:write", "A I"),
    ("GET", "/webhooks"): ("goals:read", PLAN),
    ("POST", "/webhooks"): ("goals:read", PLAN),
    ("DELETE", "/webhooks/1"): ("goals:read", PLAN),
    ("POST", "/citizens/1/registrations/samtale"): ("registrations:write", "S G K I"),
    ("POST", "/citizens/1/registrations/tilbud"): ("registrations:write", "S G K I"),
    ("GET", f"/citizens/1/registrations/samtale/{'0' * 8}-0000-4000-8000-{'0' * 12}"): ("registrations:write", "S G I"),
    ("POST", "/companies/1/registrations/besoeg"): ("registrations:write", "K L I"),
    ("GET", f"/companies/1/registrations/besoeg/{'0' * 8}-0000-4000-8000-{'0' * 12}"): ("registrations:write", "K L I"),
}
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
    someone = asker(site, ROLES[letter])
    for (method, at), (_, letters) in TABLE.items():
        status = asked(someone, method, at)
        assert (status not in REFUSED) == (letter in letters.split()), f"{method} {at} as {ROLES[letter]}: {status}"


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
    someone = asker(site, "leder", until=NOW + timedelta(days=1))
    for at in ("/planen", "/arbejdsliste", "/noegler"):
        answer = someone.client.get(at, headers={"Authorization": f"Bearer {someone.secret}"})
        assert answer.status_code == 302
