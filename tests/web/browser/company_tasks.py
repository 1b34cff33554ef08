"""What a consultant comes to do; `test_tasks` runs and counts it beside its own."""

from collections.abc import Callable

from web.browser.conftest import Person
from web.browser.more_tasks import SAVE, said


def _known(me: Person) -> str:
    """A company as the forms suggest it."""
    me.page.locator("#virksomhederne option").first.wait_for(state="attached")
    return str(me.page.locator("#virksomhederne option").first.get_attribute("value"))


def enquiry(me: Person) -> None:
    """From Min dag: the menu, the button, the company, how many, save."""
    me.go("/min-dag")
    me.click("header a[href='/henvendelser']")
    me.click("main a[href='/henvendelser/ny']")
    me.write("virksomhed", _known(me))
    me.write("positions", "2")
    me.click(SAVE)
    me.page.wait_for_url("**/henvendelser*")
    said(me, "2 stillinger")


def answered(me: Person) -> None:
    """The first clock that runs is stopped, from the menu."""
    waiting = "main button[name=hvad][value=svar]"
    me.go("/min-dag")
    me.click("header a[href='/henvendelser']")
    me.page.locator(waiting).first.wait_for()
    before = me.page.locator(waiting).count()
    me.click(waiting)
    me.page.locator("main .alert-success").first.wait_for()
    assert me.page.locator(waiting).count() == before - 1


def visit(me: Person) -> None:
    me.go("/min-dag")
    me.click("header a[href='/besoeg']")
    me.click("main a[href='/besoeg/nyt']")
    me.write("virksomhed", _known(me))
    me.write("day", "2024-07-24")
    me.click(SAVE)
    me.page.wait_for_url("**/besoeg*")
    said(me, "24. juli 2024")


def held(me: Person) -> None:
    """A visit whose day has passed gets its result."""
    without = "main button[name=hvad][value=holdt], main button[value=holdt]"
    me.go("/besoeg")
    before = me.page.locator(without).count()
    me.click(without)
    me.page.locator("main .alert-success").first.wait_for()
    assert me.page.locator(without).count() < before


def agreement(me: Person) -> None:
    me.go("/virksomheder")
    me.click("main table a[href^='/virksomhed/']")
    me.click("main summary:has-text('Registrér')")
    me.click("main a[href$='/registrer/aftale']")
    me.choose("kind", "partnerskabsaftale")
    me.write("opfoelgning", "2024-09-02")
    me.click(SAVE)
    said(me, "2. september 2024")


COMPANY: tuple[tuple[str, str, Callable[[Person], None], int], ...] = (
    ("virksomhedskonsulent", "an enquiry", enquiry, 5),
    ("virksomhedskonsulent", "an answer", answered, 3),
    ("virksomhedskonsulent", "a visit planned", visit, 6),
    ("virksomhedskonsulent", "a visit held", held, 6),
    ("virksomhedskonsulent", "an agreement", agreement, 6),
)
