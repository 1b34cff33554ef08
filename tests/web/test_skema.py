"""A round is drawn: who is asked, the letters, and the lists of the secretariat."""

from typing import Any

import pytest

from web.conftest import Site
from web.reading import text_of
from web.surveying import answered, close, drawn, emptied, fewer, letters, token_in, tokens


@pytest.fixture(autouse=True)
def few(site: Site, monkeypatch: pytest.MonkeyPatch) -> Any:
    fewer(monkeypatch)
    emptied()
    yield
    emptied()


# --- the draw ---------------------------------------------------------------------------------------------


def test_a_draw_asks_everybody_of_the_frame_and_writes_a_letter_a_ticket_and_an_invitation_for_each(site: Site) -> None:
    from pejl.web.models import Invitation, Ticket

    row = drawn(site, "virksomheder")
    assert row.asked == row.frame == len(letters(row.pk)) > 100
    assert Invitation.objects.filter(round=row).count() == Ticket.objects.filter(round=row).count() == row.asked


def test_a_draw_of_some_is_the_one_that_seed_and_frame_give(site: Site) -> None:
    from pejl.surveys import drawn as by_hand
    from pejl.surveys import questionnaires
    from pejl.web.models import Invitation
    from pejl.web.surveys_frame import frame_of

    row = drawn(site, seed=11)
    frame = frame_of(questionnaires(site.stand.plan)[0], site.stand)
    asked = sorted(Invitation.objects.filter(round=row).values_list("citizen", flat=True))
    assert (row.frame, row.asked) == (len(frame.names), 60)
    assert asked == list(by_hand(sorted(frame.names), 60, 11))


def test_a_draw_sent_twice_draws_once(site: Site) -> None:
    from pejl.web.models import Round

    first = drawn(site)
    assert drawn(site) == first
    assert Round.objects.count() == 1
    assert len(letters(first.pk)) == first.asked


def test_a_draw_leaves_protected_names_out_and_tells_how_many(site: Site) -> None:
    from pejl.ledger.one import rows_of
    from pejl.web.models import Invitation

    hidden = {row["person"] for row in rows_of(site.stand.snapshot, "persons") if row["protected"]}
    row = drawn(site)
    asked = set(Invitation.objects.values_list("citizen", flat=True))
    assert hidden
    assert not hidden & asked
    assert row.skipped > 0
    assert f"Udeladt: {row.skipped}" in text_of(site.client("analytiker").get(f"/runde/{row.pk}"))


def test_a_draw_that_cannot_write_its_letters_leaves_nothing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from pejl.web.models import Invitation, Round, Ticket
    from pejl.web.outbox import Files

    def full(*_: Any) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(Files, "_write", staticmethod(full))
    sent = {"senest": "2024-07-22", "kanal": "brev", "froe": 7}
    answer = site.client("analytiker").post("/spoergeskema/borgere/ny", sent)
    assert answer.status_code == 503
    assert "intet er gemt" in text_of(answer)
    assert not any(model.objects.exists() for model in (Round, Invitation, Ticket))
    from pejl.web import surveys_key
    from pejl.web.outbox import outbox

    assert not surveys_key.held() | outbox().held()


@pytest.mark.parametrize(
    ("senest", "status"), [("2024-07-01", 422), ("2024-07-02", 302), ("2024-12-31", 302), ("2025-01-01", 422)]
)
def test_the_last_day_to_answer_is_after_today_and_within_half_a_year(site: Site, senest: str, status: int) -> None:
    sent = {"senest": senest, "kanal": "brev", "froe": 7}
    assert site.client("analytiker").post("/spoergeskema/borgere/ny", sent).status_code == status


def test_a_letter_has_the_name_the_link_the_code_and_both_languages_and_is_its_owners_alone(site: Site) -> None:
    from pejl.web import names
    from pejl.web.models import Invitation

    row = drawn(site)
    asked = set(Invitation.objects.values_list("citizen", flat=True))
    called = names.of(site.stand, asked)
    for each in letters(row.pk)[:5]:
        text = each.read_text("utf-8")
        citizen = int(text.split("<!-- borger ")[1].split(" ")[0])
        assert called[citizen] in text
        assert "<svg" in text
        assert "Svaret er anonymt" in text
        assert "The answer is anonymous" in text
        assert each.stat().st_mode & 0o077 == 0
    assert letters(row.pk)[0].parent.parent.parent.stat().st_mode & 0o077 == 0


def test_a_message_is_a_text_with_the_link_and_no_page(site: Site) -> None:
    row = drawn(site, kanal="link")
    text = letters(row.pk)[0].read_text("utf-8")
    assert letters(row.pk)[0].suffix == ".txt"
    assert text.startswith("# borger ")
    assert f"/svar/{token_in(letters(row.pk)[0])}?sprog=en" in text


# --- the lists --------------------------------------------------------------------------------------------


def test_the_list_tells_how_many_answered_and_not_who(site: Site) -> None:
    row = drawn(site)
    answered(site, row.pk, 2)
    page = text_of(site.client("sagsbehandler").get("/spoergeskemaer"))
    assert f"2 af {row.asked} har svaret" in page
    assert "Tæller som tilfreds" in page


@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_page_is_whole_in_both_languages(site: Site, lang: str) -> None:
    row = drawn(site)
    browser = site.client("analytiker")
    browser.get(f"/sprog/{lang}")
    for address in ("/spoergeskemaer", "/spoergeskema/borgere", "/spoergeskema/borgere/ny", f"/runde/{row.pk}"):
        page = browser.get(address)
        assert page.status_code == 200
        assert f'<html lang="{lang}">' in page.content.decode()


def test_no_page_asks_more_than_25_queries(site: Site) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    row = drawn(site)
    answered(site, row.pk, 6)
    close(site, row.pk)
    token = tokens(drawn(site, seed=8).pk)[0]
    browser = site.client("analytiker")
    every = ["/spoergeskemaer", "/spoergeskema/borgere", "/spoergeskema/borgere/ny", f"/runde/{row.pk}", "/interview"]
    for address in (*every, f"/svar/{token}"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert browser.get(address).status_code == 200
        assert len(asked) <= 25, address


def test_a_letter_holds_a_name_as_it_is_and_nothing_of_it_is_run(site: Site) -> None:
    from pejl.surveys import questionnaires
    from pejl.web.surveys_letters import CODE, Sent, writer

    q = questionnaires(site.stand.plan)[0]
    write = writer(Sent(q, "Frederikssund", site.stand.day, site.stand.day, page=True))
    name = f"<b>Ib</b> {CODE}"
    text = write(name, "http://testserver/svar/x", "h", 1).text
    assert "&lt;b&gt;Ib&lt;/b&gt;" in text
    assert text.count("<svg viewBox=") == 1
