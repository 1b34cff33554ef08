"""No log holds the word of a link, whoever logs and whatever goes wrong."""

import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest

from web.conftest import Site
from web.surveying import answer, drawn, emptied, fewer, tokens


@pytest.fixture(autouse=True)
def few(site: Site, monkeypatch: pytest.MonkeyPatch) -> Any:
    fewer(monkeypatch)
    emptied()
    yield
    emptied()


@pytest.fixture
def heard() -> Iterator[StringIO]:
    """All that is logged by anybody at any level, with tracebacks."""
    out = StringIO()
    handler = logging.StreamHandler(out)
    names = ("", "django", "django.request", "django.server", "django.security", "gunicorn.error", "gunicorn.access")
    loggers = [logging.getLogger(name) for name in names]
    levels = [each.level for each in loggers]
    for each in loggers:
        each.addHandler(handler)
        each.setLevel(logging.DEBUG)
    yield out
    for each, level in zip(loggers, levels, strict=True):
        each.removeHandler(handler)
        each.setLevel(level)


def test_no_log_holds_the_word_of_a_link_whatever_goes_wrong(
    site: Site, heard: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = tokens(drawn(site).pk)[0]
    browser = site.client(raise_request_exception=False)
    browser.get(f"/svar/{token}")
    browser.get(f"/svar/{token}/mere")
    browser.put(f"/svar/{token}")
    answer(site, token)
    browser.get(f"/svar/{token}", headers={"host": "et-andet-sted"})
    from pejl.web.pages import svar

    def broken(*_: Any) -> None:
        raise RuntimeError(f"det gik galt i /svar/{token}")

    monkeypatch.setattr(svar, "open_", broken)
    assert browser.get(f"/svar/{token}").status_code == 500
    logging.getLogger("gunicorn.error").error("Error handling request %s", f"/svar/{token}")
    logging.getLogger("django.server").info('"%s" %s %s', f"GET /svar/{token}?sprog=en HTTP/1.1", "200", "1")
    logging.getLogger("gunicorn.access").info("%(r)s", {"r": f"POST %2Fsvar%2F{token}"})
    said = heard.getvalue()
    assert "/svar/…" in said
    assert "det gik galt i /svar/…" in said
    assert token not in said


def test_other_addresses_are_logged_as_they_are(site: Site, heard: StringIO) -> None:
    site.client().get("/findes-ikke/svaret")
    assert "/findes-ikke/svaret" in heard.getvalue()
