"""What is typed that was not meant: garbage in addresses, broken and long text, markup, formulas, SQL, columns."""

import json
import re
from typing import Any

import pytest

from web.abuse import MARKUP, columns, every_page, tables, visits
from web.abuse_forms import forms, page_at
from web.conftest import Site
from web.matrix import ROLES
from web.reading import body_of

SQL = (
    "' OR '1'='1",
    "1; DROP TABLE web_user; --",
    "') UNION SELECT password FROM web_user --",
    '" OR 1=1',
    "%' --",
    "\\",
)
GARBAGE = (
    "",
    " ",
    "x",
    "-1",
    "0",
    "1e9",
    "99999999999999999999",
    "9" * 5000,
    "²",
    "٣",
    "0001-01-01",
    "9999-12-31",
    "2024-02-30",
    "2024-13-01",
    "2024-07-01T00:00",
    "2024-W27-1",
    "20240701",
    "\x00",
    "ud\x00fyldt",
    "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "💥" * 100,
    "../../etc/passwd",
    "{{7*7}}",
    "%s%n",
    *SQL,
    MARKUP,
)
WORST = ("9" * 5000, "²", "9999-12-31")
NAMES = (
    *("dag", "fra", "til", "efter", "form", "hvis", "fane", "loefte", "gruppe", "aarsag", "hold", "side", "uger"),
    *("bruger", "borger", "ref", "version", "maal", "indikator", "periode", "orden", "next", "state", "code", "type"),
)
"""What pages read of an address, and some they do not."""


# --- addresses -------------------------------------------------------------------------------------------


def test_address_what_no_parameter_can_mean_is_no_fault_of_ours_and_is_never_markup(site: Site) -> None:
    """Every page, as the first role that opens it: each piece of garbage in all parameters, the worst in each alone."""
    asked, done, faults = 0, set(), []
    for role, name, at in visits(site, "GET"):
        if name in done or name in ("mitid", "sundhed", "sprog", "was"):
            continue
        done.add(name)
        browser = site.client(role, raise_request_exception=False)
        queries = [dict.fromkeys(NAMES, piece) for piece in GARBAGE]
        queries += [{each: piece} for each in NAMES for piece in WORST]
        for query in queries:
            answer = browser.get(at, query)
            page = body_of(answer)
            if answer.status_code not in (200, 302, 400, 404) or "<script>alert" in page or "<img src=x" in page:
                faults.append(f"{name}?{next(iter(query.items()))!r:.60}: {answer.status_code}")
            asked += 1
    assert faults == []
    print(f"{asked} addresses")  # noqa: T201 - the figure is wanted
    assert asked > 2000


@pytest.mark.parametrize(
    "at",
    [
        "/borger/-1",
        "/borger/0",
        f"/borger/{1 << 63}",
        f"/borger/{'9' * 400}",
        "/borger/1/registrer/findes-ikke",
        "/borger/1/aftal/samtale",
        "/maal/%00",
        "/maal/..%2f..%2fetc",
        "/maal/' OR 1=1",
        "/loefter/%3Cscript%3E",
        "/arbejdsliste/hvorfor/a/b/c/d/e/f",
        "/arbejdsliste/hvorfor/plan/x@1/99999999999999999999/2024-01-01/1",
        "/hjaelp/..%2f..%2fREADME",
        f"/brugere/{1 << 64}",
        "/sprog/xx",
    ],
)
def test_address_that_names_nothing_there_is_is_a_page_that_is_not_there(site: Site, at: str) -> None:
    for role in ROLES:
        answer = site.client(role).get(at)
        assert answer.status_code in ((302,) if "sprog" in at else (404,)), role
        assert "<script>" not in body_of(answer).replace("<script src", "")


# --- forms -----------------------------------------------------------------------------------------------


BROKEN = (
    "ud\x00fyldt",
    "x" * 10_000,
    "-1",
    "9" * 400,
    "²",
    "0001-01-01",
    "9999-12-31",
    "",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    *SQL,
    MARKUP,
)


def test_form_no_field_of_any_can_be_filled_in_so_that_the_site_fails(site: Site) -> None:
    sent, kinds = 0, forms(site)
    assert {each for each in every_page() if "POST" in every_page()[each].methods} - {
        *("login-kode", "mitid", "logud", "registrer", "aftal")
    } <= {page_at(at) for _, at, _ in kinds}
    faults = []
    for role, at, given in kinds:
        browser = site.client(role, raise_request_exception=False)
        for field in given:
            for piece in BROKEN:
                answer = browser.post(at, {**given, field: piece})
                page = body_of(answer)
                bad = answer.status_code not in (200, 302, 400, 401, 404, 409, 422, 429)
                if bad or "<script>alert" in page or re.search(r"syntax error|Traceback|OperationalError", page):
                    faults.append(f"{at} {field}={piece[:20]!r}: {answer.status_code}")
                sent += 1
    assert faults == []
    print(f"{sent} forms")  # noqa: T201 - the figure is wanted
    assert sent > 1000


def test_form_more_than_the_site_takes_is_a_bad_request(site: Site) -> None:
    browser = site.client("leder")
    assert browser.post("/profil", {"handling": "om", "name": "x" * 1_100_000}).status_code in (400, 413)
    assert browser.post("/profil", {f"f{n}": "1" for n in range(2_100)}).status_code == 400
    assert browser.post("/profil", "{", content_type="application/json").status_code in (400, 422)
    assert browser.post("/profil", b"--x", content_type="multipart/form-data").status_code == 400


# --- SQL -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("piece", SQL)
def test_sql_in_a_search_finds_what_a_name_that_is_nobodys_finds(site: Site, piece: str) -> None:
    before = tables()
    browser = site.client("sagsbehandler")
    wanted = body_of(browser.post("/find-borger", {"soeg": "Ingenhedder"})).count("/borger/")
    assert body_of(browser.post("/find-borger", {"soeg": piece})).count("/borger/") == wanted
    for name in ("loefte", "gruppe", "aarsag", "hold", "fane", "hvis"):
        plain, tried = (_rows(browser.get("/arbejdsliste", {name: each, "form": "json"})) for each in ("", piece))
        assert tried == plain
    assert columns(before, tables()) <= {"axes_accesslog+", "web_user.last_login"}


def _rows(answer: Any) -> list[Any]:
    found: list[Any] = json.loads(answer.content)["rows"]
    return found
