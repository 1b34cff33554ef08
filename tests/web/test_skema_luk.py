"""Reminders, closing, what is told of a round, and what the ledger gets of it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from web.conftest import Site
from web.reading import text_of
from web.surveying import answer, answered, close, drawn, emptied, fewer, key_of, letters, token_in, tokens


@pytest.fixture(autouse=True)
def few(site: Site, monkeypatch: pytest.MonkeyPatch) -> Any:
    fewer(monkeypatch)
    emptied()
    yield
    emptied()


# --- reminders and closing --------------------------------------------------------------------------------


def test_reminders_go_to_those_who_have_not_answered_and_the_others_are_destroyed(site: Site) -> None:
    row = drawn(site)
    used = answered(site, row.pk, 3)
    first = {each.name for each in letters(row.pk)}
    page = site.client("analytiker").post(f"/runde/{row.pk}/nu", {"handling": "ryk"}, follow=True)
    assert f"Rykkere lagt ud: {row.asked - 3}" in text_of(page)
    reminders = [each for each in letters(row.pk) if each.name not in first]
    assert len(reminders) == row.asked - 3
    assert not {token_in(each) for each in reminders} & set(used)
    assert not letters(row.pk, "rykkere")
    again = site.client("analytiker").post(f"/runde/{row.pk}/nu", {"handling": "ryk"}, follow=True)
    assert "allerede gjort" in text_of(again)
    assert len(letters(row.pk)) == len(first) + len(reminders)


def test_closing_before_the_last_day_needs_a_tick(site: Site) -> None:
    row = drawn(site)
    page = close(site, row.pk, bekraeft="")
    assert page.status_code == 422
    row.refresh_from_db()
    assert row.closed is None
    assert close(site, row.pk).status_code == 200
    row.refresh_from_db()
    assert (row.closed, row.due) == (site.stand.day, site.stand.day)


@pytest.mark.parametrize(("many", "opened"), [(4, False), (5, True)])
def test_fewer_than_five_answers_are_destroyed_unopened(site: Site, many: int, opened: bool) -> None:
    from pejl.web.models import Reply, Sealed, Ticket

    row = drawn(site)
    answered(site, row.pk, many)
    page = close(site, row.pk)
    assert ("svarene er åbnet" in text_of(page)) is opened
    assert Reply.objects.exists() is opened
    assert not Sealed.objects.exists()
    assert not Ticket.objects.exists()
    assert not key_of(row.pk).exists()
    assert not letters(row.pk)


def test_a_question_that_fewer_than_five_answered_is_withheld(site: Site) -> None:
    from pejl.web.models import Reply

    row = drawn(site)
    answered(site, row.pk, 6)
    for each in tokens(row.pk)[6:10]:
        answer(site, each, forloeb="negativ", hoert="positiv")
    page = text_of(close(site, row.pk))
    assert set(Reply.objects.values_list("question", flat=True)) == {"forloeb"}
    assert "for få svar til at vises" in page


def test_the_result_of_a_round_is_as_a_hand_calculation_says(site: Site) -> None:
    """8 satisfied, 2 not, and 2 who do not know: 8 of 10 are 80,0 %."""
    row = drawn(site)
    for place, each in enumerate(tokens(row.pk)[:12]):
        said = "meget_positiv" if place < 8 else "negativ" if place < 10 else "ved_ikke"
        assert answer(site, each, forloeb=said).status_code == 302
    page = text_of(close(site, row.pk))
    assert "80,0 %" in page
    assert "49,0–94,4 %" in page
    assert f"12 af {row.asked} svarede" in page


def test_words_are_told_to_the_secretariat_and_the_leader_from_five_on(site: Site) -> None:
    row = drawn(site)
    for place, each in enumerate(tokens(row.pk)[:6]):
        answer(site, each, forloeb="negativ", hvorfor=f"Mærke {place} i ord")
    close(site, row.pk)
    for role in ("analytiker", "leder"):
        page = text_of(site.client(role).get(f"/runde/{row.pk}"))
        assert all(f"Mærke {place} i ord" in page for place in range(6))
    for role in ("sagsbehandler", "udvalg", "virksomhedskonsulent"):
        assert site.client(role).get(f"/runde/{row.pk}").status_code == 404
        for address in ("/spoergeskemaer", "/spoergeskema/borgere"):
            assert "Mærke" not in text_of(site.client(role).get(address))


def test_a_lost_key_is_said_and_the_round_closes_as_one_that_cannot_be_opened(site: Site) -> None:
    from pejl.web.models import Reply, Sealed

    row = drawn(site)
    answered(site, row.pk, 6)
    key_of(row.pk).unlink()
    assert "Nøglen til svarene er væk" in text_of(site.client("analytiker").get(f"/runde/{row.pk}"))
    assert "kan ikke bruges" in text_of(site.client().get(f"/svar/{tokens(row.pk)[7]}"))
    page = text_of(close(site, row.pk))
    assert "svarene kan ikke åbnes" in page
    assert not Reply.objects.exists()
    assert not Sealed.objects.exists()


def test_a_closing_that_was_cut_off_after_the_rows_is_finished_by_the_next(site: Site) -> None:
    from pejl.web.models import Round

    row = drawn(site)
    Round.objects.filter(pk=row.pk).update(closed=site.stand.day)
    drawn(site, seed=8)
    assert not key_of(row.pk).exists()
    assert not letters(row.pk)


# --- groups, promises, the ledger -------------------------------------------------------------------------


def test_no_group_of_tickets_is_smaller_than_five() -> None:
    from pejl.web.surveys_frame import coarse

    groups = {**dict.fromkeys(range(10), "a"), **dict.fromkeys(range(10, 17), "b"), 17: "c"}
    found = coarse(groups)
    assert {found[each] for each in range(10)} == {"a"}
    assert {found[each] for each in range(10, 18)} == {""}
    assert set(coarse(dict.fromkeys(range(5), "a")).values()) == {"a"}
    assert set(coarse(dict.fromkeys(range(4), "a")).values()) == {""}


def test_after_a_talk_nobody_is_asked_twice_about_the_same_talk_and_the_promise_is_kept(site: Site) -> None:
    from dataclasses import replace

    from pejl.sentences import parse_rhythm
    from pejl.surveys import questionnaires
    from pejl.web.models import CitizenRecord, Invitation, Round
    from pejl.web.outbox import outbox
    from pejl.web.surveys_draw import Draw, draw
    from pejl.web.surveys_frame import frame_of

    q = replace(questionnaires(site.stand.plan)[0], id="efter", rhythm=parse_rhythm("ved hver samtale"))
    frame = frame_of(q, site.stand)
    assert frame.about
    assert set(frame.about) == set(frame.names)
    stand, of = site.stand, {"page": False, "from_": "X", "link": "http://testserver/svar/{}".format}
    due, by = stand.day + timedelta(days=21), site.user("analytiker").pk
    row = draw(Draw(q=q, frame=frame, seed=1, due=due, by=by, at=stand.now, day=stand.day, **of), outbox())
    told = CitizenRecord.objects.filter(kind="haendelse", data__kind="skema_sendt")
    assert set(told.values_list("citizen", flat=True)) == set(frame.names)
    assert {each.about for each in Invitation.objects.filter(round=row)} == set(frame.about.values())
    assert not frame_of(q, site.stand).names
    assert Round.objects.get(pk=row.pk).asked == len(frame.names)


def test_the_ledger_gets_the_day_of_the_round_and_nothing_finer(site: Site) -> None:
    from pejl.sources import sider
    from pejl.web.surveys_folded import acts_of, replies_of

    row = drawn(site)
    answered(site, row.pk, 6)
    assert replies_of(row) == ()
    close(site, row.pk)
    row.refresh_from_db()
    rows = replies_of(row)
    assert len(rows) == 6
    assert {each.values["day"] for each in rows} == {site.stand.day}
    assert len({each.at for each in rows}) == 1
    assert not [each for each in (*rows, *acts_of(row)) if sider.fault(each)]
    assert [each.values["kind"] for each in acts_of(row)] == ["rundspoerge"]


def test_erasing_a_citizen_takes_the_letters_too(site: Site) -> None:
    from pejl.web.keeping import forget
    from pejl.web.models import Invitation

    row = drawn(site)
    citizen = Invitation.objects.filter(round=row).values_list("citizen", flat=True)[0]
    mark = f"borger {citizen} "
    held: list[Path] = [*letters(row.pk), *letters(row.pk, "rykkere")]
    assert sum(mark in each.read_text("utf-8") for each in held) == 2
    forget([citizen])
    left = [*letters(row.pk), *letters(row.pk, "rykkere")]
    assert len(left) == len(held) - 2
    assert not any(mark in each.read_text("utf-8") for each in left)
