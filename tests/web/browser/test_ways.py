"""By the keyboard alone, without JavaScript, on paper, and two people at one computer."""

import re
from typing import Any

import pytest

from web.browser.conftest import PASSWORD, WIDE, Person, visited

FOCUS = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
  const own = at.type === 'date';  // its parts have a ring of the browser's own
  return [at.tagName, at.getAttribute('href') || at.getAttribute('name') || at.innerText || '', shown || own];
}"""


def tab_to(me: Person, wanted: str, most: int = 80) -> None:
    """Press Tab until what is wanted has the focus; each stop must be seen."""
    for _ in range(most):
        me.page.keyboard.press("Tab")
        tag, what, shown = me.page.evaluate(FOCUS)
        assert shown or tag == "BODY", f"the focus on {tag} {what} is not seen"
        if re.search(wanted, what):
            return
    raise AssertionError(f"{wanted} was not reached")


def test_keyboard_a_talk_is_recorded_from_log_in_to_saved(person: Any) -> None:
    me = person()
    me.go("/log-ind")
    tab_to(me, "^username$")
    me.page.keyboard.type("sagsbehandler")
    tab_to(me, "^password$")
    me.page.keyboard.type(PASSWORD)
    me.page.keyboard.press("Enter")
    me.page.wait_for_url("**/min-dag")
    tab_to(me, "/registrer/samtale")
    me.page.keyboard.press("Enter")
    me.page.wait_for_url("**/registrer/samtale")
    tab_to(me, "^form$")
    me.page.keyboard.press("Enter")
    tab_to(me, "^Gem$")
    me.page.keyboard.press("Enter")
    me.page.wait_for_url(re.compile(r"/borger/\d+#samtaler$"))
    assert "Gemt: Samtale" in me.text


def test_keyboard_the_first_stop_leads_past_the_menu(person: Any) -> None:
    me = person("leder")
    me.go("/planen")
    me.page.keyboard.press("Tab")
    assert me.page.evaluate(FOCUS)[1] == "#indhold"
    me.page.keyboard.press("Enter")
    assert me.page.evaluate("document.activeElement.id") == "indhold"


@pytest.mark.parametrize("role", ["sagsbehandler", "leder", "borger", "udvalg"])
def test_without_javascript_every_page_has_its_content(person: Any, role: str) -> None:
    me = person(role, WIDE, scripts=False)
    for at in visited(me):
        assert me.go(at).status == 200
        assert len(me.text) > 200, at


def test_without_javascript_a_talk_is_recorded_and_a_reason_is_read(person: Any) -> None:
    me = person("ungeraadgiver", WIDE, scripts=False)
    me.go("/arbejdsliste")
    me.click("main a[href^='/arbejdsliste/hvorfor/']")
    assert "/hvorfor/" in me.page.url
    citizen = next(each for each in me.links() if re.fullmatch(r"/borger/\d+", each))
    me.go(f"{citizen}/registrer/samtale")
    me.write("day", "2024-06-26")
    me.choose("kind", "opfoelgning")
    me.click("main form button.button-primary")
    assert "26. juni 2024" in me.text


@pytest.mark.parametrize(("role", "at"), [("leder", "/planen"), ("leder", "/maal/2a"), ("borger", "/mit-forloeb")])
def test_on_paper_the_menu_is_gone_and_the_content_is_whole(person: Any, role: str, at: str) -> None:
    me = person(role)
    me.go(at)
    heading = me.page.locator("h1").inner_text()
    me.page.emulate_media(media="print")
    assert me.page.locator("nav").first.is_hidden()
    assert me.page.locator("h1").inner_text() == heading
    assert me.page.locator(".opdigtet").is_visible()


def test_dates_and_numbers_are_written_as_danes_do(person: Any) -> None:
    me = person("leder")
    wrong = re.compile(r"\b20\d\d-\d\d-\d\d\b|\d\.\d+ ?%|\b\d{4,},\d{3}\b")
    found = []
    for at in visited(me):
        me.go(at)
        found += [f"{at}: {each}" for each in wrong.findall(me.text) if "/opslag" not in at]
    assert found == []


def test_english_is_said_to_be_english(person: Any) -> None:
    me = person("udvalg")
    me.go("/planen")
    me.click("a[hreflang=en]")
    assert me.page.get_attribute("html", "lang") == "en"
    assert "The plan" in me.text


# --- two people at one computer --------------------------------------------------------------------------


def test_who_comes_after_sees_nothing_of_who_was_before(person: Any) -> None:
    me = person("sagsbehandler")
    me.go("/min-dag")
    before = me.page.locator("main article h3, main article h2").first.inner_text()
    me.click("button:has-text('Log ud')")
    me.page.wait_for_url("**/log-ind*")
    me.page.wait_for_load_state("networkidle")
    me.page.go_back()
    me.page.wait_for_load_state("networkidle")
    assert before not in me.text
    me.log_in("ungeraadgiver")
    me.go("/min-dag")
    assert before not in me.text


def test_log_out_in_one_tab_ends_the_other(person: Any) -> None:
    me = person("leder")
    other = me.context.new_page()
    other.goto(me.site.address + "/planen")
    me.click("button:has-text('Log ud')")
    other.reload()
    assert "/log-ind" in other.url


def test_a_role_that_is_taken_away_is_gone_at_the_next_click(person: Any, running: Any) -> None:
    me = person("analytiker")
    assert me.go("/kontrol").status == 200
    running.change("UPDATE web_user SET role = 'udvalg' WHERE username = 'analytiker'")
    try:
        assert me.go("/kontrol").status == 404
    finally:
        running.change("UPDATE web_user SET role = 'analytiker' WHERE username = 'analytiker'")
