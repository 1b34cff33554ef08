"""More of what each role comes to do; `test_tasks` runs and counts them beside its own."""

import re
from collections.abc import Callable

from web.browser.conftest import Person

SAVE = "main form button.button-primary"


def said(me: Person, words: str) -> None:
    """Fails unless the page comes to say the words where they can be read."""
    me.page.locator("main").get_by_text(words).filter(visible=True).first.wait_for(timeout=5000)


def _at_a_citizen(me: Person) -> None:
    me.go("/min-dag")
    me.click("main article a[href^='/borger/']:not([href*='/registrer'])")


def exempted(me: Person) -> None:
    _at_a_citizen(me)
    me.click("main summary:has-text('Registrér andet')")
    me.click("main a[href$='/registrer/fritagelse']")
    me.choose("kind", "ferie")
    me.write("end", "2024-07-19")
    me.click(SAVE)
    said(me, "19. juli 2024")


def job_goal_corrected(me: Person) -> None:
    _at_a_citizen(me)
    me.click("main a[href*='/aftal/jobmaal?ref=']")
    me.write("tekst", "Lagermedarbejder på aftenhold")
    me.click(SAVE)
    said(me, "Lagermedarbejder på aftenhold")


def noted(me: Person) -> None:
    _at_a_citizen(me)
    me.click("main a[href$='/aftal/note']")
    me.write("tekst", "Har fået bil")
    me.click(SAVE)
    said(me, "Har fået bil")


def handed_over(me: Person) -> None:
    me.go("/arbejdsliste?fane=senere")
    name = me.page.locator("main li.raekke:has([name=raekke]) .hvem").last.inner_text()
    me.page.locator("main [name=raekke]").last.check()
    me.clicks += 1
    me.click("main button:has-text('Omfordel')")
    assert name in me.page.locator("main").inner_html()
    me.choose("til", me.choices("til")[1])
    me.write("grund", "Bytte inden for holdet")
    me.click(SAVE)
    me.page.locator("main .alert-success").wait_for()


def given_away_on_illness(me: Person) -> None:
    me.go("/arbejdsliste/omfordel")
    me.choose("fra", me.choices("fra")[1])
    me.click(SAVE)
    me.choose("til", me.choices("til")[1])
    me.write("til_dag", "2024-07-12")
    me.write("grund", "Sygdom i to uger")
    me.click(SAVE)
    me.page.locator("main .alert-success").wait_for()


def view_saved(me: Person) -> None:
    me.go("/arbejdsliste?fane=senere")
    me.write("navn", "Det, der venter")
    me.click("main form[action$='/gem']:has([name=navn]) button")
    me.page.locator(".visninger a:has-text('Det, der venter')").wait_for()


def narrowed(me: Person) -> None:
    me.go("/arbejdsliste?fane=senere")
    before = int(re.sub(r"\D", "", me.page.locator("main h2 .antal").first.inner_text()))
    me.choose("loefte", me.choices("loefte")[1])
    me.click("main form.snaevr button")
    assert 0 < int(re.sub(r"\D", "", me.page.locator("main h2 .antal").first.inner_text())) < before


def read(at: str, words: str) -> Callable[[Person], None]:
    """A page of the menu, one click from wherever one is, that says the words."""

    def done(me: Person) -> None:
        me.click(f"nav a[href='{at}']")
        me.page.wait_for_url(f"**{at}*")
        said(me, words)

    return done


def team_overdue(me: Person) -> None:
    me.go("/min-dag")
    told = me.page.locator("main table a[href*='fane=overskredet']").first
    number = told.inner_text()
    me.press(told)
    me.page.wait_for_url("**/arbejdsliste*")
    assert me.page.locator("main h2 .antal").first.inner_text() == number


def earlier_day(me: Person) -> None:
    me.go("/planen")
    me.write("dag", "2024-03-01")
    me.click("main form button:has-text('Vis dagen')")
    me.page.wait_for_url("**dag=2024-03-01*")
    said(me, "1. marts 2024")


def who_has_looked(me: Person) -> None:
    me.go("/opslag")
    me.click("main form:has([name=bruger]) button")
    me.page.wait_for_url("**bruger=*")
    said(me, "Signe Sagsbehandler")


def own_citizen(me: Person) -> None:
    me.go("/min-dag")
    me.click("main a[href^='/borger/']")
    me.page.wait_for_url(re.compile(r"/borger/\d+$"))


def registered_of_me(me: Person) -> None:
    me.go("/mit-forloeb")
    me.click("main summary:has-text('Vis det')")
    assert me.page.locator("main details[open]").count() == 1


def objected(me: Person) -> None:
    me.go("/mit-forloeb")
    me.click("main form button:has-text('Gør indsigelse')")
    assert "indsigelse" in me.page.locator("main .alert").first.inner_text().lower()
    assert me.page.locator("main form button:has-text('Gør indsigelse')").count() == 0


def access_closed(me: Person) -> None:
    me.go("/brugere")
    me.click("main a:has-text('Ida Integrator')")
    me.click("main button:has-text('Luk adgang')")
    said(me, "Ida Integrator har ikke længere adgang.")


def key_made(me: Person) -> None:
    me.go("/noegler")
    me.write("label", "Ledelsesinformation")
    me.choose("user", me.page.locator("main [name=user] option").last.get_attribute("value") or "")
    me.click("main [name=scopes]")
    me.click(SAVE)
    said(me, "Ledelsesinformation")


Task = Callable[[Person], None]
MORE: tuple[tuple[str, str, Task, int], ...] = (
    ("sagsbehandler", "an exemption", exempted, 6),
    ("sagsbehandler", "a job goal corrected", job_goal_corrected, 4),
    ("sagsbehandler", "a note", noted, 4),
    ("sagsbehandler", "one citizen handed over", handed_over, 5),
    ("sagsbehandler", "a view saved", view_saved, 2),
    ("ungeraadgiver", "the list narrowed to one promise", narrowed, 2),
    ("ungeraadgiver", "who does not move", read("/staar-stille", "Står stille"), 1),
    ("ungeraadgiver", "who is waited on", read("/afventer", "Afventer"), 1),
    ("leder", "everything of somebody ill", given_away_on_illness, 6),
    ("leder", "what a team is late with", team_overdue, 1),
    ("leder", "what changed", read("/siden-sidst", "siden"), 1),
    ("leder", "the plan as it stood", earlier_day, 2),
    ("leder", "who has looked at citizens", who_has_looked, 2),
    ("analytiker", "where the figures are from", read("/kilder", "Kilder"), 1),
    ("analytiker", "what is wrong with the plan's figures", read("/kontrol", "Kontrol"), 1),
    ("udvalg", "the budget", read("/budget", "Budget"), 1),
    ("udvalg", "what changed", read("/siden-sidst", "siden"), 1),
    ("virksomhedskonsulent", "a citizen of one's own", own_citizen, 1),
    ("virksomhedskonsulent", "what is due", read("/arbejdsliste", "Arbejdsliste"), 1),
    ("borger", "what is registered of me", registered_of_me, 1),
    ("borger", "an objection", objected, 1),
    ("administrator", "access closed", access_closed, 2),
    ("administrator", "a key", key_made, 4),
)
