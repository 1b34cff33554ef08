"""A survey from the secretariat's draw to a thank-you on a phone: by the keyboard, by roles, and in English."""

import re
from pathlib import Path
from typing import Any

import pytest

from web.browser.conftest import PHONE, Person
from web.browser.test_axe import faults, shot
from web.browser.test_ways import tab_to

SURVEY = "virksomheder"
SEND = "Send"


@pytest.fixture(scope="module")
def links(running: Any, chromium: Any) -> list[str]:
    """Links of a round that the secretariat drew in the browser, each of a letter of its own."""
    me = Person(running, chromium, {"width": 1280, "height": 900}).log_in("analytiker")
    me.go("/spoergeskemaer")
    me.click(f"main a[href='/spoergeskema/{SURVEY}']")
    me.click("main a[href$='/ny']")
    me.click("main form button.button-primary")
    me.page.wait_for_url(re.compile(r"/runde/\d+$"))
    assert me.clicks <= 5
    number = me.page.url.rsplit("/", 1)[1]
    me.close()
    folder = Path(f"{running.ledger}.udbakke") / f"runde-{number}" / "ud"
    return [_link(each) for each in sorted(folder.iterdir())]


def _link(letter: Path) -> str:
    found = re.search(r"/svar/[\w-]{20,}", letter.read_text("utf-8"))
    assert found is not None
    return found[0]


def test_survey_is_answered_on_a_phone_by_the_keyboard_alone(person: Any, links: list[str]) -> None:
    me = person("", PHONE)
    me.go(links.pop())
    tab_to(me, "^s-service$")
    me.page.keyboard.press("Space")
    me.page.keyboard.press("ArrowDown")
    assert me.page.locator("[name=s-service]:checked").get_attribute("value") == "positiv"
    _entered(me, f"^{SEND}|^Videre")
    if "/svar/tak" not in me.page.url:
        _entered(me, f"^{SEND}")
    me.page.wait_for_url("**/svar/tak*")
    assert "modtaget" in me.text


def _entered(me: Person, button: str) -> None:
    """A second page comes where an answer asks for more."""
    tab_to(me, button)
    with me.page.expect_navigation():
        me.page.keyboard.press("Enter")


def test_survey_is_answered_by_the_roles_a_screen_reader_tells(person: Any, links: list[str]) -> None:
    """Each question is a group with its own name; a bad answer asks why, on a page of its own."""
    me = person("", PHONE)
    me.go(links.pop())
    group = me.page.get_by_role("group", name=re.compile("servicen"))
    group.get_by_role("radio", name="Utilfreds", exact=True).check()
    me.press(me.page.get_by_role("button", name=re.compile("Videre|Send")))
    me.page.get_by_role("textbox", name=re.compile("bedre")).fill("Ring tilbage samme dag")
    me.press(me.page.get_by_role("button", name=re.compile(SEND)))
    me.page.wait_for_url("**/svar/tak*")
    assert me.page.get_by_role("heading", level=1).count() == 1


def test_survey_a_link_that_is_used_says_so_calmly_and_sets_no_cookie(person: Any, links: list[str]) -> None:
    me, link = person("", PHONE, scripts=False), links.pop()
    me.go(f"{link}?sprog=en")
    assert me.page.get_attribute("html", "lang") == "en"
    me.page.locator("input[name=s-service]").first.check()
    me.press(me.page.locator("main form button.button-primary"))
    if "/svar/tak" not in me.page.url:
        me.press(me.page.locator("main form button.button-primary"))
    me.page.wait_for_url("**/svar/tak*")
    assert me.go(link).status == 200
    assert me.page.locator("main form").count() == 0
    assert me.context.cookies() == []


@pytest.mark.parametrize("width", [360, 1280])
def test_survey_axe_finds_nothing_on_the_form_its_second_page_and_the_thanks(
    person: Any, links: list[str], width: int
) -> None:
    me = person("", {"width": width, "height": 740})
    me.go(links.pop())
    shot(me, "aaben", "svar", width)
    found = faults(me)
    me.page.locator("[name=s-service][value=negativ]").check()
    me.press(me.page.locator("main form button.button-primary"))
    me.page.locator("main textarea").first.wait_for()
    shot(me, "aaben", "svar-videre", width)
    found += faults(me)
    me.press(me.page.locator("main form button.button-primary"))
    me.page.wait_for_url("**/svar/tak*")
    shot(me, "aaben", "svar-tak", width)
    assert found + faults(me) == []
