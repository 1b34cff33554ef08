"""The form that somebody answers: no log-in, two pages at most, once."""

from datetime import timedelta
from typing import Any

import pytest

from web.conftest import Site
from web.surveying import answer, close, drawn, emptied, fewer, tokens


@pytest.fixture(autouse=True)
def few(site: Site, monkeypatch: pytest.MonkeyPatch) -> Any:
    fewer(monkeypatch)
    emptied()
    yield
    emptied()


# --- the form ---------------------------------------------------------------------------------------------


def test_the_form_needs_no_log_in_sets_no_cookie_and_tells_nobody_where_it_was(site: Site) -> None:
    token = tokens(drawn(site).pk)[0]
    browser = site.client()
    page = browser.get(f"/svar/{token}")
    assert page.status_code == 200
    assert not page.cookies
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "no-store"
    assert "<script" not in page.content.decode()


def test_a_session_that_opens_the_form_is_not_touched(site: Site) -> None:
    from django.contrib.sessions.models import Session

    token = tokens(drawn(site).pk)[0]
    browser = site.client("sagsbehandler")
    before = list(Session.objects.values_list("session_key", "session_data", "expire_date"))
    page = browser.get(f"/svar/{token}")
    assert list(Session.objects.values_list("session_key", "session_data", "expire_date")) == before
    assert site.user("sagsbehandler").name not in page.content.decode()


def test_a_question_with_a_condition_is_asked_on_a_second_page_and_only_then(site: Site) -> None:
    token = tokens(drawn(site).pk)[0]
    browser = site.client()
    first = browser.get(f"/svar/{token}").content.decode()
    assert "Hvad skulle have været anderledes?" not in first
    seen = ["forloeb", "inddraget", "hoert", "muligheder_og_pligter"]
    second = browser.post(f"/svar/{token}", {"vist": seen, "s-forloeb": "negativ", "s-hoert": "positiv"})
    assert second.status_code == 200
    assert "Hvad skulle have været anderledes?" in second.content.decode()
    assert 'name="s-hoert" value="positiv"' in second.content.decode()
    from pejl.web.models import Ticket
    from pejl.web.surveys_draw import hashed

    assert Ticket.objects.filter(hashed=hashed(token)).exists()
    done = browser.post(
        f"/svar/{token}",
        {"vist": [*seen, "hvorfor"], "s-forloeb": "negativ", "s-hoert": "positiv", "s-hvorfor": "Flere samtaler"},
    )
    assert done.status_code == 302
    assert not Ticket.objects.filter(hashed=hashed(token)).exists()


def test_a_required_question_is_told_beside_the_field_and_nothing_typed_is_lost(site: Site) -> None:
    from pejl.web.models import Sealed

    token = tokens(drawn(site).pk)[0]
    page = site.client().post(f"/svar/{token}", {"vist": ["forloeb", "hoert"], "s-hoert": "neutral"})
    text = page.content.decode()
    assert page.status_code == 422
    assert 'id="fejl-forloeb"' in text
    assert 'name="s-hoert" value="neutral" checked' in text
    assert not Sealed.objects.exists()


def test_an_answer_that_no_scale_has_is_refused(site: Site) -> None:
    assert answer(site, tokens(drawn(site).pk)[0], forloeb="fremragende").status_code == 422


def test_a_link_is_used_once_and_used_unknown_and_closed_look_alike(site: Site) -> None:
    row = drawn(site)
    used, other = tokens(row.pk)[:2]
    assert answer(site, used, forloeb="positiv").status_code == 302
    again = answer(site, used, forloeb="negativ")
    unknown = site.client().get("/svar/" + "x" * 43)
    close(site, row.pk)
    closed = site.client().get(f"/svar/{other}")
    assert {each.status_code for each in (again, unknown, closed)} == {200}
    assert again.content == unknown.content == closed.content


def test_of_two_who_send_at_once_one_is_taken(site: Site) -> None:
    from pejl.web.models import Sealed
    from pejl.web.surveys_answer import Used, open_, take

    token = tokens(drawn(site).pk)[0]
    one, other = (open_(token, site.stand.day) for _ in range(2))
    assert one is not None
    assert other is not None
    take(one, {"forloeb": "positiv"}, "da")
    with pytest.raises(Used):
        take(other, {"forloeb": "negativ"}, "da")
    assert Sealed.objects.count() == 1


@pytest.mark.parametrize(("after", "opens"), [(0, True), (1, False)])
def test_the_last_day_to_answer_counts_and_the_day_after_does_not(site: Site, after: int, opens: bool) -> None:
    from pejl.web.surveys_answer import open_

    row = drawn(site)
    found = open_(tokens(row.pk)[0], row.due + timedelta(days=after))
    assert (found is not None) is opens


def test_the_form_is_the_one_the_round_was_drawn_with(site: Site) -> None:
    row = drawn(site)
    row.frozen["questions"][0]["text"] = "Et spørgsmål, planen ikke har mere"
    row.save()
    page = site.client().get(f"/svar/{tokens(row.pk)[0]}")
    assert "Et spørgsmål, planen ikke har mere" in page.content.decode()


def test_the_form_is_in_english_where_it_is_asked_for(site: Site) -> None:
    page = site.client().get(f"/svar/{tokens(drawn(site).pk)[0]}?sprog=en").content.decode()
    assert '<html lang="en">' in page
    assert "How satisfied are you with your time with us?" in page
    assert "Send svar" not in page
