"""What each role comes to do, with how many clicks it may take. A click is a press, a choice in a list, or a field that
is written in; typing a name and a password to log in is before the count."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from web.browser.company_tasks import COMPANY
from web.browser.conftest import ARTIFACTS, Person
from web.browser.more_tasks import MORE

REASON = "Vikar for en syg kollega i dag"


def held_talk(me: Person) -> None:
    me.go("/min-dag")
    me.click("main a[href*='/registrer/samtale']")
    me.click("main form button[type=submit], main form button.button-primary")
    assert "holdt" in me.text


def new_offer(me: Person) -> None:
    me.go("/min-dag")
    me.click("main article a[href^='/borger/']:not([href*='/registrer'])")
    me.click("main a[href$='/registrer/tilbud']")
    me.choose("kind", "virksomhedspraktik")
    me.write("end", "2024-07-26")
    me.write("minutes", "25")
    me.click("main form button.button-primary")
    assert "virksomhedspraktik" in me.text


def new_step(me: Person) -> None:
    me.go("/min-dag")
    me.click("main article a[href^='/borger/']:not([href*='/registrer'])")
    me.click("main a[href$='/aftal/trin']")
    me.write("tekst", "Ringer til to virksomheder")
    me.click("main form button.button-primary")
    assert "Ringer til to virksomheder" in me.text


def why_due(me: Person) -> None:
    me.go("/arbejdsliste")
    me.click("main a[href^='/arbejdsliste/hvorfor/']")
    me.page.locator("main ol.trin").first.wait_for()
    assert "/arbejdsliste" in me.page.url


def filtered(me: Person) -> None:
    me.go("/arbejdsliste")
    me.click("main a[href*='fane=senere']")
    assert "Senere" in me.text


def looked_up(me: Person) -> None:
    """Of another team: found by number, and opened with a reason."""
    number = _number_of_another_team(me)
    me.go("/find-borger")
    me.write("soeg", number)
    me.click("main form button.button-primary")
    me.write("grund", REASON)
    me.click("main form button.button-primary")
    assert re.search(r"/borger/\d+$", me.page.url)
    assert REASON in str(me.site.rows("SELECT why FROM web_reason"))


def _number_of_another_team(me: Person) -> str:
    """Of somebody whom the caseworker cannot open."""
    file = me.site.ledger.with_name("pejl-data.identitet.sqlite")
    for person, number in me.site.rows("SELECT id, number FROM identity_numbers ORDER BY number", file=file):
        if me.go(f"/borger/{person}").status == 404:
            return str(number)
    raise AssertionError("the caseworker opens everybody")


def goals_reason(me: Person) -> None:
    me.go("/planen")
    me.click("main a[href^='/maal/']")
    assert "Sådan er tallet lavet" in me.text


def goals_reason_at_once(me: Person) -> None:
    me.go("/planen")
    me.click("main summary")
    assert me.page.locator("main details[open]").count() >= 1


def goals_note(me: Person) -> None:
    me.go("/maal/2a")
    me.click("main details:has(form[action$='/note']) summary")
    me.page.locator("main form[action$='/note'] textarea:visible").first.fill("Jobklub hver onsdag fra uge 28")
    me.clicks += 1
    me.click("main form[action$='/note'] button:visible")
    assert "Jobklub hver onsdag fra uge 28" in me.text


def promise_by_team(me: Person) -> None:
    me.go("/loefter")
    me.click("main a[href^='/loefter/']")
    assert re.search("hold", me.text, re.IGNORECASE)


def compared(me: Person) -> None:
    me.go("/sammenlign")
    assert me.page.locator("main svg.landkort").count() == 1
    me.click("main form button")
    assert "Frederikssund" in me.text


def files(me: Person) -> None:
    me.go("/planen")
    with me.page.expect_download() as told:
        me.click("main a[href*='form=xlsx']")
    assert told.value.suggested_filename.endswith(".xlsx")


def shared_field(me: Person) -> None:
    me.go("/delte-borgere")
    me.click("main a[href^='/borger/']")
    me.click("main a[href$='/delt']")
    me.choose("emne", "indsats")
    me.write("tekst", "Genoptræning slutter i uge 30")
    me.click("main form button.button-primary")
    assert "Genoptræning slutter i uge 30" in me.text


def objection(me: Person) -> None:
    me.go("/mit-forloeb")
    stops = me.page.locator("main form button:has-text('Stop deling')")
    before = stops.count()
    me.click("main form button:has-text('Stop deling')")
    assert stops.count() == before - 1


def new_user(me: Person) -> None:
    me.go("/brugere")
    me.write("username", "ny.kollega")
    me.write("name", "Ny Kollega")
    me.choose("role", "sagsbehandler")
    me.click("main form button.button-primary")
    assert "Ny Kollega" in me.text


Task = Callable[[Person], None]
TASKS: tuple[tuple[str, str, Task, int], ...] = (
    ("sagsbehandler", "a held talk from Min dag", held_talk, 6),
    ("sagsbehandler", "a new offer", new_offer, 10),
    ("sagsbehandler", "an agreed step", new_step, 5),
    ("sagsbehandler", "why a row is due", why_due, 1),
    ("sagsbehandler", "what is due later", filtered, 1),
    ("sagsbehandler", "another team's citizen, with a reason", looked_up, 4),
    ("ungeraadgiver", "a held talk from Min dag", held_talk, 6),
    ("leder", "a goal's reason", goals_reason, 2),
    ("leder", "a goal's reason without leaving the plan", goals_reason_at_once, 2),
    ("leder", "a note on a goal", goals_note, 4),
    ("leder", "a promise by team", promise_by_team, 2),
    ("analytiker", "98 municipalities", compared, 3),
    ("analytiker", "the goals in Excel", files, 1),
    ("udvalg", "a goal's reason", goals_reason, 2),
    ("virksomhedskonsulent", "98 municipalities", compared, 3),
    ("anden_afdeling", "a shared field", shared_field, 5),
    ("akasse", "a shared field", shared_field, 5),
    ("borger", "stop sharing", objection, 1),
    ("administrator", "a new user", new_user, 4),
    *MORE,
    *COMPANY,
)


@pytest.mark.parametrize(("role", "task", "does", "most"), TASKS, ids=[f"{r}: {t}" for r, t, _, _ in TASKS])
def test_task_is_done_in_few_clicks(person: Any, role: str, task: str, does: Task, most: int) -> None:
    me = person(role)
    does(me)
    ARTIFACTS.mkdir(parents=True, exist_ok=True)
    with (ARTIFACTS / "clicks.jsonl").open("a", encoding="utf-8") as out:
        told = {"role": role, "task": task, "clicks": me.clicks, "most": most}
        out.write(json.dumps(told, ensure_ascii=False) + "\n")
    assert 0 < me.clicks <= most
