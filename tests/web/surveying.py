"""Rounds for the specs: drawn through the pages, answered through the links of the letters, as people do it."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from web.conftest import Site

CITIZENS = "borgere"
COMPANIES = "virksomheder"
_LINK = re.compile(r"http://testserver/svar/([\w-]{20,})")
_SEED = re.compile(r'name="froe" value="(\d+)"')


def fewer(monkeypatch: Any, many: int = 60) -> None:
    """The plan's questionnaire for citizens draws so many at random: a letter to everybody takes seconds each time."""
    from dataclasses import replace

    from pejl.surveys import questionnaires
    from pejl.web.pages import runde_ny

    def drawing(plan: Any) -> Any:
        return tuple(replace(each, many=many) if each.id == CITIZENS else each for each in questionnaires(plan))

    monkeypatch.setattr(runde_ny, "questionnaires", drawing)


def emptied() -> None:
    """No rounds, letters or keys of others."""
    from pejl.web.models import FreeText, Interview, InterviewNote, Invitation, Reply, Round, Sealed, Ticket

    for model in (FreeText, Interview, InterviewNote, Invitation, Reply, Sealed, Ticket, Round):
        model._default_manager.all().delete()
    from pejl.web import surveys_key
    from pejl.web.outbox import outbox

    for number in outbox().held() | surveys_key.held():
        outbox().destroy(number)
        surveys_key.destroy(number)


def drawn(site: Site, survey: str = CITIZENS, seed: int = 7, **of: str) -> Any:
    """The round that the secretariat drew today."""
    from pejl.web.models import Round

    browser = site.client("analytiker")
    answer = browser.post(f"/spoergeskema/{survey}/ny", {"senest": "2024-07-22", "kanal": "brev", "froe": seed, **of})
    assert answer.status_code == 302, answer.content.decode()
    return Round.objects.get(survey=survey, seed=seed)


def letters(number: int, folder: str = "ud") -> list[Path]:
    from pejl.web.outbox import outbox

    place = outbox().root / f"runde-{number}" / folder
    return sorted(place.iterdir()) if place.is_dir() else []


def token_in(letter: Path) -> str:
    """The word of the letter's link, Danish and English alike."""
    found = set(_LINK.findall(letter.read_text("utf-8")))
    assert len(found) == 1
    return found.pop()


def tokens(number: int) -> list[str]:
    return [token_in(each) for each in letters(number)]


def key_of(number: int) -> Path:
    from pejl.web.surveys_key import file_of

    return file_of(number)


def answer(site: Site, token: str, lang: str = "da", **said: str) -> Any:
    """The form of the site's own questionnaire sent in one go by somebody who is logged in nowhere. `said`: answers by
    question."""
    from pejl.web.models import Round

    seen = [each["id"] for row in Round.objects.all() for each in row.frozen["questions"]]
    sent = {"vist": sorted(set(seen)), **{f"s-{name}": value for name, value in said.items()}}
    return site.client().post(f"/svar/{token}?sprog={lang}", sent)


def answered(site: Site, number: int, many: int, **said: str) -> list[str]:
    """So many answer alike; the words that are used."""
    used = tokens(number)[:many]
    for each in used:
        assert answer(site, each, **{"forloeb": "positiv", **said}).status_code == 302
    return used


def close(site: Site, number: int, **of: str) -> Any:
    """Closed by the secretariat, before its last day."""
    sent = {"handling": "luk", "bekraeft": "1", **of}
    return site.client("analytiker").post(f"/runde/{number}/nu", sent, follow=True)


def day(text: str) -> date:
    return date.fromisoformat(text)
