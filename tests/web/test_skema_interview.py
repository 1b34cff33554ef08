"""Interviews: drawn, invited, agreed and held; who arranges them sees whom, and who holds them sees when and where."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from web.conftest import Site
from web.reading import text_of
from web.surveying import emptied, letters

GUIDE = ("Hvad har hjulpet dig mest?", "Hvad har stået i vejen?")


@pytest.fixture(autouse=True)
def empty(site: Site) -> Any:
    emptied()
    yield
    emptied()


@pytest.fixture
def q(site: Site, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Interviews of two drawn citizens with a course of more than six months; this site's own plan asks for none."""
    from pejl.sentences.shapes import Duration, Span
    from pejl.surveys import Kind, Questionnaire
    from pejl.web.pages import runde_ny

    asked = Questionnaire(
        id="formandens",
        title="Interview om, hvad der virker",
        kind=Kind.INTERVIEW,
        groups=("borgere",),
        many=2,
        longer_than=Duration(6, Span.MONTHS),
        guide=GUIDE,
        open_days=60,
    )
    monkeypatch.setattr(runde_ny, "questionnaires", lambda plan: (asked,))
    return asked


@pytest.fixture
def row(site: Site, q: Any) -> Any:
    from pejl.web.models import Round

    sent = {"senest": "2024-08-30", "froe": 5}
    answer = site.client("analytiker").post(f"/spoergeskema/{q.id}/ny", sent)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/interview")
    return Round.objects.get(survey=q.id)


def first(row: Any) -> Any:
    from pejl.web.models import Interview

    return Interview.objects.filter(round=row).order_by("pk").first()


def does(site: Site, one: Any, what: str, **of: Any) -> Any:
    sent = {"interview": one.pk, "version": one.version, "handling": what, **of}
    answer = site.client("analytiker").post("/interview", sent)
    one.refresh_from_db()
    return answer


def agreed(site: Site, row: Any, day: str = "2024-07-01") -> Any:
    one = first(row)
    for what in ("inviter", "ja"):
        assert does(site, one, what).status_code == 302
    assert does(site, one, "tid", dag=day, kl="09:30", sted="Biblioteket").status_code == 302
    return one


# --- who is drawn -----------------------------------------------------------------------------------------


def test_who_draws_is_told_that_only_long_courses_can_be_drawn(site: Site, q: Any) -> None:
    page = site.client("analytiker").get(f"/spoergeskema/{q.id}/ny")
    assert "varet længere, end planen siger" in text_of(page)


@pytest.mark.parametrize("later", [-1, 0, 1])
def test_only_courses_of_more_than_six_months_are_drawn(site: Site, q: Any, later: int) -> None:
    """Begun on the last day that is long enough, the day before, and the day after."""
    from pejl.surveys import begun_by
    from pejl.web.surveys_frame import frame_of

    latest = begun_by(q, site.stand.day)
    assert latest is not None
    long = set(frame_of(q, site.stand).names)
    every = set(frame_of(replace(q, longer_than=None), site.stand).names)
    assert long < every
    starts = courses(site)
    day = latest + timedelta(days=later)
    begun = {citizen for citizen, start in starts.items() if start == day and citizen in every}
    assert begun <= long if later <= 0 else not begun & long


def courses(site: Site) -> dict[int, Any]:
    from pejl.ledger.verbs import Listing
    from pejl.ledger.verbs.lists import listing
    from pejl.people import IN_TOUCH, people
    from pejl.periods import day_of

    whom = people(("borgere",), IN_TOUCH)
    lines = listing(Listing(whom.union.courses(whom.pause)), site.stand.snapshot, site.stand.day)
    return {c: day_of(start) for c, start in zip(lines["person"].tolist(), lines["start"].tolist(), strict=True)}


def test_an_interview_makes_no_ticket_and_no_letter_before_somebody_is_invited(site: Site, row: Any) -> None:
    from pejl.web.models import Interview, Ticket

    assert Interview.objects.filter(round=row, state="trukket").count() == 2
    assert not Ticket.objects.exists()
    assert not letters(row.pk)


# --- who arranges it --------------------------------------------------------------------------------------


def test_the_secretariat_sees_the_names_and_the_log_says_so(site: Site, row: Any) -> None:
    from pejl.web import names
    from pejl.web.models import Interview, LookedAt

    drawn = set(Interview.objects.values_list("citizen", flat=True))
    page = text_of(site.client("analytiker").get("/interview"))
    assert all(name in page for name in names.of(site.stand, drawn).values())
    assert set(LookedAt.objects.filter(look__page="interview").values_list("citizen", flat=True)) == drawn


def test_an_invitation_is_a_letter_that_asks_for_consent(site: Site, row: Any) -> None:
    assert does(site, first(row), "inviter").status_code == 302
    (letter,) = letters(row.pk)
    text = letter.read_text("utf-8")
    assert "Vil du være med?" in text
    assert "Would you like to take part?" in text
    assert "/svar/" not in text


def test_a_no_is_over_the_name_goes_and_the_next_of_the_same_draw_takes_the_place(site: Site, q: Any, row: Any) -> None:
    from pejl.surveys import drawn
    from pejl.web import names
    from pejl.web.models import Interview
    from pejl.web.surveys_frame import frame_of

    one = first(row)
    called = names.of(site.stand, [one.citizen])[one.citizen]
    does(site, one, "inviter")
    does(site, one, "nej")
    page = site.client("analytiker").get("/interview")
    assert called not in page.content.decode()
    assert "Pladser uden en borger: 1" in text_of(page)
    for _ in range(2):
        site.client("analytiker").post("/interview", {"handling": "erstat", "runde": row.pk})
    frame = sorted(frame_of(q, site.stand).names)
    assert set(Interview.objects.values_list("citizen", flat=True)) == set(drawn(frame, 3, row.seed))


@pytest.mark.parametrize(("day", "status"), [("2024-07-01", 302), ("2024-07-02", 422)])
def test_an_interview_is_held_from_its_day_on(site: Site, row: Any, day: str, status: int) -> None:
    one = agreed(site, row, day)
    assert does(site, one, "holdt").status_code == status
    assert one.state == ("holdt" if status == 302 else "ja")


@pytest.mark.parametrize("what", ["ja", "holdt", "tid", "aflys", "findes ikke"])
def test_a_step_that_the_state_has_not_is_refused(site: Site, row: Any, what: str) -> None:
    one = first(row)
    assert does(site, one, what, dag="2024-07-01", kl="09:30", sted="X").status_code == 422
    assert one.state == "trukket"


def test_of_two_who_change_it_at_once_one_is_told_and_sees_both(site: Site, row: Any) -> None:
    one = agreed(site, row)
    sent = {"interview": one.pk, "version": one.version - 1, "handling": "tid"}
    page = site.client("analytiker").post(
        "/interview", {**sent, "dag": "2024-07-03", "kl": "13:00", "sted": "Rådhuset"}
    )
    assert page.status_code == 409
    assert 'value="Rådhuset"' in page.content.decode()
    assert 'id="fejl-' not in page.content.decode()
    assert "Biblioteket" in page.content.decode()
    one.refresh_from_db()
    assert one.place == "Biblioteket"


def test_a_time_needs_a_day_a_clock_and_a_place_without_a_number_of_a_person(site: Site, row: Any) -> None:
    one = first(row)
    does(site, one, "inviter")
    does(site, one, "ja")
    for said in ({"sted": ""}, {"dag": "i morgen"}, {"kl": "25:00"}, {"sted": "hos 610191-1234"}):
        page = does(site, one, "tid", **{"dag": "2024-07-03", "kl": "13:00", "sted": "Rådhuset", **said})
        assert page.status_code == 422
        assert f'id="fejl-{one.pk}"' in page.content.decode()
    assert one.at is None


# --- who holds it -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["udvalg", "leder"])
def test_who_holds_it_sees_time_place_and_guide_and_nothing_of_whom(site: Site, row: Any, role: str) -> None:
    from pejl.web import names

    one = agreed(site, row)
    page = site.client(role).get("/interviewguide")
    text = text_of(page)
    assert "1. juli 2024 kl. 09.30, Biblioteket" in text
    assert all(point in text for point in GUIDE)
    html = page.content.decode()
    assert str(one.citizen) not in html
    assert names.of(site.stand, [one.citizen])[one.citizen] not in html
    assert site.client(role).get("/interview").status_code == 404


def test_the_secretariat_does_not_open_the_guide_and_reads_no_notes(site: Site, row: Any) -> None:
    assert site.client("analytiker").get("/interviewguide").status_code == 404


def test_a_note_belongs_to_a_point_of_the_round_and_to_no_interview(site: Site, row: Any) -> None:
    from pejl.web.models import InterviewNote

    agreed(site, row)
    browser = site.client("udvalg")
    sent = {"runde": row.pk, "punkt": 2, "tekst": "Ventetiden fylder"}
    assert browser.post("/interviewguide", sent).status_code == 302
    note = InterviewNote.objects.get()
    assert (note.round_id, note.point, note.text) == (row.pk, 2, "Ventetiden fylder")
    assert {each.name for each in InterviewNote._meta.concrete_fields} == {"id", "round", "point", "text", "by"}
    assert "Ventetiden fylder" in text_of(site.client("leder").get("/interviewguide"))


@pytest.mark.parametrize("text", ["", "x" * 2_001, "Borgeren har nummer 610191-1234"])
def test_a_note_without_text_too_long_or_with_a_number_of_a_person_is_refused(site: Site, row: Any, text: str) -> None:
    from pejl.web.models import InterviewNote

    page = site.client("udvalg").post("/interviewguide", {"runde": row.pk, "punkt": 1, "tekst": text})
    assert page.status_code == 422
    assert not InterviewNote.objects.exists()


# --- when it is over --------------------------------------------------------------------------------------


def test_a_round_with_an_interview_held_keeps_the_promise_on_the_day_the_last_was_held(site: Site, row: Any) -> None:
    from pejl.sources import sider
    from pejl.web.surveys_folded import acts_of

    one = agreed(site, row)
    assert acts_of(row) == []
    does(site, one, "holdt")
    (act,) = acts_of(row)
    assert (act.values["kind"], act.values["day"]) == ("interview", site.stand.day)
    assert sider.fault(act) is None


def test_a_closed_round_shows_no_names_and_keeps_no_letters(site: Site, row: Any) -> None:
    from pejl.web import names

    one = agreed(site, row)
    site.client("analytiker").post(f"/runde/{row.pk}/nu", {"handling": "luk", "bekraeft": "1"})
    assert not letters(row.pk)
    page = site.client("analytiker").get("/interview").content.decode()
    assert names.of(site.stand, [one.citizen])[one.citizen] not in page
    assert does(site, one, "holdt").status_code == 404
    assert "afsluttet" in text_of(site.client("analytiker").get(f"/runde/{row.pk}"))
