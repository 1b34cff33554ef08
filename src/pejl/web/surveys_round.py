"""One round as its page shows it."""

from datetime import timedelta
from fractions import Fraction
from typing import Any

from pejl.numbers import format_decimal
from pejl.surveys import Kind, Questionnaire, from_json
from pejl.surveys.response import GroupResponse, Response
from pejl.surveys.response import from_json as response_from
from pejl.web import surveys_key
from pejl.web.access import may_open
from pejl.web.access.who import Who
from pejl.web.models import FreeText, Round
from pejl.web.outbox import outbox
from pejl.web.stand import Stand
from pejl.web.surveys_close import Outcome
from pejl.web.surveys_shown import askings, group_name, groups_of, of_round, past, spread


def lost(row: Round, q: Questionnaire) -> bool:
    """The key of an open round is gone: what was answered can be opened by nobody."""
    return row.closed is None and q.kind is not Kind.INTERVIEW and surveys_key.of(row.pk) is None


def about(row: Round, stand: Stand, who: Who, lang: str) -> dict[str, Any]:
    """What the page's template is told."""
    asking = askings([row])[0]
    q = asking.q
    return {
        "row": row,
        "title": q.said(lang),
        "interview": asking.interview,
        "state": asking.state,
        "answered": asking.answered,
        "may": may_open(who, "runde-nu"),
        "lost": lost(row, q),
        "early": not past(row, stand.day),
        "reminds": q.reminder_days is not None and row.reminded is None and not past(row, stand.day),
        "remind_from": row.day + timedelta(days=q.reminder_days or 0),
        "folder": outbox().place,
        **(_closed(row, q, lang) if row.closed else {}),
    }


def _closed(row: Round, q: Questionnaire, lang: str) -> dict[str, Any]:
    outcome = row.response.get("udfald", "")
    told = outcome == Outcome.TOLD
    kept = groups_of(row.response)
    response = response_from(kept) if kept else None
    return {
        "told": told,
        "why": f"web_skema_udfald_{outcome}_hvad",
        "results": of_round(row, q, lang) if told else (),
        "spread": spread(row, q, lang) if told else (),
        "texts": _texts(row, q, lang) if told else (),
        "response": response,
        "rate": _rate(response, lang) if response else "",
        "groups": [_group(each, lang) for each in response.groups] if response and len(response.groups) > 1 else (),
    }


def _texts(row: Round, q: Questionnaire, lang: str) -> list[tuple[str, list[str]]]:
    """What was written, by question, in the order of random ids; fewer than the least were never opened."""
    found: dict[str, list[str]] = {}
    for question, text in FreeText.objects.filter(round=row).order_by("pk").values_list("question", "text"):
        found.setdefault(question, []).append(text)
    return [(each.said(lang), found[each.id]) for each in q.questions if each.id in found]


def _rate(each: Response | GroupResponse, lang: str) -> str:
    return f"{format_decimal(Fraction(each.rate), 1, lang)} %" if each.rate is not None else ""


def _group(each: GroupResponse, lang: str) -> dict[str, Any]:
    told = {name: getattr(each, name) for name in ("asked", "answered", "missing", "withheld")}
    return {**told, "name": group_name(each.group, lang), "rate": _rate(each, lang)}


def questionnaire(row: Round) -> Questionnaire:
    return from_json(row.frozen)
