"""What is said on every page, what stands behind a form, the list without a mouse and without JavaScript, and paper."""

import re
from typing import Any

import pytest

from web.browser.conftest import PHONE, WIDE, Person, visited
from web.browser.test_axe import faults, shot
from web.browser.test_tasks import REASON, _number_of_another_team
from web.browser.test_ways import tab_to

LEFT = re.compile(
    r"\b(lorem|todo|fixme|xxx|tbd|none|nan|undefined|null)\b|\{\{|\}\}|\{%|web_[a-z]+_|\[object", re.IGNORECASE
)
FIRST_CITIZEN = "main article a[href^='/borger/']:not([href*='/registrer'])"


@pytest.mark.parametrize("role", ["sagsbehandler", "leder", "administrator", "borger", "akasse"])
def test_every_page_is_danish_has_one_heading_and_nothing_left_over(person: Any, role: str) -> None:
    me = person(role)
    found = []
    for at in visited(me):
        me.go(at)
        text = me.text
        if at.startswith("/hjaelp/"):  # the docs show what a plan file may say
            text = text.split("\n", 3)[0]
        found += [f"{at}: {each.group()}" for each in LEFT.finditer(text)]
        found += [] if me.page.get_attribute("html", "lang") == "da" else [f"{at}: language"]
        found += [] if me.page.locator("h1").count() == 1 else [f"{at}: headings"]
        found += [] if re.search(r"[\w?] · Pejl$", me.page.title()) else [f"{at}: title"]
    assert found == []


# --- what is behind a form or a choice, and so behind no link -----------------------------------------------


def goal_with_a_curve(me: Person) -> None:
    me.go("/maal/2a")
    me.page.locator("main svg").first.wait_for()


def found_by_number(me: Person) -> None:
    number = _number_of_another_team(me)
    me.go("/find-borger")
    me.write("soeg", number)
    me.click("main form button.button-primary")
    me.page.locator("main [name=grund]").wait_for()


def rows_to_hand_over(me: Person) -> None:
    me.go("/arbejdsliste?fane=senere")
    me.page.locator("main [name=raekke]").first.check()
    me.click("main button:has-text('Omfordel')")
    me.page.locator("main [name=til]").wait_for()


def unfolded(me: Person) -> None:
    me.go("/arbejdsliste")
    me.click("main a[href^='/arbejdsliste/hvorfor/']")
    me.page.locator("main ol.trin").first.wait_for()


def wrong_end(me: Person) -> None:
    me.go("/min-dag")
    me.click(FIRST_CITIZEN)
    me.click("main a[href$='/registrer/tilbud']")
    me.choose("kind", "virksomhedspraktik")
    me.write("end", "2024-06-01")
    me.click("main form button.button-primary")
    me.page.locator("main .form-error, main .alert-error, main .alert-warning").first.wait_for()


def conflict(me: Person) -> None:
    """Two tabs of one person correct the same version."""
    me.go("/min-dag")
    me.click(FIRST_CITIZEN)
    me.press(me.page.locator("main a[href*='/aftal/jobmaal?ref=']").last)
    me.page.wait_for_url("**/aftal/jobmaal?ref=*")
    other = me.context.new_page()
    other.goto(me.page.url)
    for tab, text in ((other, "Rengøring på plejehjem"), (me.page, "Rengøring på skole")):
        text += f" {me.page.viewport_size['width']}"
        tab.fill("main [name=tekst]", text)
        me.press(tab.locator("main form button.button-primary"))
    me.page.get_by_text("Rengøring på plejehjem").first.wait_for()
    assert "Rengøring på skole" in me.page.content()


def who_has_seen(me: Person) -> None:
    me.go("/opslag")
    me.click("main form:has([name=bruger]) button")
    me.page.wait_for_url("**bruger=*")


def wrong_password(me: Person) -> None:
    me.click("button:has-text('Log ud')")
    me.go("/log-ind")
    me.write("username", "leder")
    me.write("password", "ikke den rigtige")
    me.click("main form button")
    me.page.locator("main .form-error-message, main .alert").first.wait_for()


def english(me: Person) -> None:
    me.go("/planen")
    me.click("a[hreflang=en]")
    me.page.locator("html[lang=en]").wait_for()


BEHIND = (
    ("leder", goal_with_a_curve),
    ("sagsbehandler", found_by_number),
    ("sagsbehandler", rows_to_hand_over),
    ("sagsbehandler", unfolded),
    ("ungeraadgiver", wrong_end),
    ("sagsbehandler", conflict),
    ("leder", who_has_seen),
    ("udvalg", wrong_password),
    ("udvalg", english),
)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize(("role", "to"), BEHIND, ids=[to.__name__ for _, to in BEHIND])
def test_axe_finds_nothing_on_what_is_behind_a_form(person: Any, role: str, to: Any, size: dict[str, int]) -> None:
    me = person(role, size)
    to(me)
    shot(me, role, to.__name__, size["width"])
    assert faults(me) == []


# --- the list by the keyboard, and without JavaScript --------------------------------------------------------


def test_keyboard_the_list_is_narrowed_and_a_reason_unfolded(person: Any) -> None:
    me = person("sagsbehandler")
    me.go("/arbejdsliste")
    tab_to(me, "fane=senere")
    me.page.keyboard.press("Enter")
    me.page.wait_for_url("**fane=senere*")
    tab_to(me, "^loefte$")
    me.page.keyboard.press("ArrowDown")
    tab_to(me, "^Vis$")
    me.page.keyboard.press("Enter")
    me.page.wait_for_url(re.compile("loefte=[^&]+"))
    tab_to(me, "/hvorfor/")
    me.page.keyboard.press("Enter")
    me.page.locator("main ol.trin").first.wait_for()


def test_without_javascript_the_list_is_narrowed(person: Any) -> None:
    me = person("sagsbehandler", WIDE, scripts=False)
    me.go("/arbejdsliste?fane=senere")
    before = me.page.locator("main li.raekke .hvad").all_inner_texts()
    me.choose("loefte", me.choices("loefte")[1])
    me.click("main form.snaevr button")
    me.page.wait_for_url("**loefte=*")
    after = {each.split("\n")[0] for each in me.page.locator("main li.raekke .hvad").all_inner_texts()}
    assert len(after) == 1 < len({each.split("\n")[0] for each in before})


def test_without_javascript_what_is_folded_opens(person: Any) -> None:
    me = person("leder", WIDE, scripts=False)
    me.go("/planen")
    me.click("main summary")
    assert me.page.locator("main details[open]").count() == 1


# --- on paper --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "at", "parts"),
    [
        ("leder", "/planen", "main a[href^='/maal/']"),
        ("sagsbehandler", "/arbejdsliste", "main li.raekke .hvad"),
        ("leder", "/maal/2a", "main h2"),
        ("borger", "/mit-forloeb", "h2"),
    ],
)
def test_on_paper_nothing_is_left_out_and_nothing_runs_over_the_edge(
    person: Any, role: str, at: str, parts: str
) -> None:
    me = person(role, {"width": 720, "height": 1000})  # a page of paper within its margins
    me.go(at)
    before = me.page.locator(parts).filter(visible=True).all_inner_texts()
    me.page.emulate_media(media="print")
    assert before
    assert me.page.locator(parts).filter(visible=True).all_inner_texts() == before
    assert me.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    assert me.page.locator("main form button").filter(visible=True).count() == 0


def test_another_teams_citizen_cannot_be_opened_without_a_reason(person: Any) -> None:
    me = person("ungeraadgiver")
    found_by_number(me)
    me.click("main form button.button-primary")
    assert not re.search(r"/borger/\d+$", me.page.url)
    assert REASON not in me.text
