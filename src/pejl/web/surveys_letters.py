"""The letters of a round: who it is for, why, the link and its QR code, until when, and that it is anonymous."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import segno
from django.template.loader import render_to_string
from django.utils.html import conditional_escape

from pejl.surveys import Questionnaire
from pejl.web.outbox import Letter
from pejl.words import say

NAME, LINK, CODE = "\ue000navn\ue001", "\ue000link\ue001", "\ue000kode\ue001"
"""Places in a letter, of signs that no language has."""
_PLACES = re.compile("|".join((NAME, LINK, CODE)))


@dataclass(frozen=True, slots=True)
class Sent:
    """What all letters of a round have alike. `from_`: the municipality."""

    q: Questionnaire
    from_: str
    day: date
    due: date
    page: bool


def writer(sent: Sent) -> Callable[[str, str, str, int], Letter]:
    """What writes a letter of the round from name, link, ticket and citizen (0 for a company): what is alike in all of
    them is made once, for there can be thousands. The reminder is where the plan asks for one."""
    first = _whole(sent, reminder=False)
    again = _whole(sent, reminder=True) if sent.q.reminder_days is not None else None

    def written(name: str, link: str, hashed: str, citizen: int) -> Letter:
        cells = {NAME: conditional_escape(name) if sent.page else name, LINK: link}
        if sent.page:
            cells[CODE] = _code(link)
        reminder = _filled(again, cells) if again is not None else ""
        return Letter(_filled(first, cells), citizen, reminder, hashed, sent.page)

    return written


def _filled(whole: str, cells: Mapping[str, str]) -> str:
    """In one pass, so that a name cannot hold a place of its own."""
    return _PLACES.sub(lambda found: cells[found[0]], whole)


def _whole(sent: Sent, *, reminder: bool) -> str:
    """The letter with places for what is each one's own."""
    if not sent.page:
        said = {"navn": NAME, "skema": sent.q.title, "link": LINK, "dag": sent.due, "kommune": sent.from_}
        english = {**said, "skema": sent.q.said("en"), "link": f"{LINK}?sprog=en"}
        code = "web_skema_besked_rykker" if reminder else "web_skema_besked"
        return f"{say(code, said, 'da')}\n\n{say(code, english, 'en')}\n"
    of = {"sent": sent, "q": sent.q, "name": NAME, "link": LINK, "code": CODE, "parts": _parts(sent, reminder)}
    return str(render_to_string("skema_brev.html", of))


def _code(link: str) -> str:
    """The link as a QR code, an SVG. The mask is given: trying all eight takes four times as long, and any is read."""
    drawn: Any = segno.make(link, micro=False, error="m", mask=1).svg_inline(scale=4, border=4, omitsize=True)
    return str(drawn)


def _parts(sent: Sent, reminder: bool) -> list[tuple[str, list[str]]]:
    """The paragraphs in both languages, Danish first."""
    codes = ["rykker" if reminder else "hvorfor", "frivilligt", "anonymt", "senest"]
    found = []
    for lang in ("da", "en"):
        said = {"skema": sent.q.said(lang), "kommune": sent.from_, "dag": sent.due}
        found.append((lang, [say(f"web_skema_brev_{code}", said, lang) for code in codes]))
    return found


def interview(sent: Sent, name: str, citizen: int) -> Letter:
    """Asks somebody who was drawn for an interview whether they want to."""
    parts = []
    for lang in ("da", "en"):
        said = {"skema": sent.q.said(lang), "kommune": sent.from_, "dag": sent.due}
        parts.append((lang, [say(f"web_skema_brev_{code}", said, lang) for code in ("interview", "samtykke", "nej")]))
    text = render_to_string("skema_brev.html", {"sent": sent, "q": sent.q, "name": name, "parts": parts})
    return Letter(text, citizen, kind="interview")
