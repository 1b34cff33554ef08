"""What the specs of reports share: approving as a browser would, the files, and numbers that are others."""

import re
from html import unescape
from typing import Any

import pytest

from pejl.periods import Period
from web.conftest import Site
from web.recording import form_at

FORMS = ("pdf", "docx", "xlsx", "html")
AT = "/rapport/2024Q2"


def text(response: Any) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def approve(site: Site, role: str = "leder", at: str = AT) -> Any:
    browser = site.client(role)
    return browser.post(at, {**form_at(browser, at), "handling": "godkend"})


def newest() -> Any:
    from pejl.web.models import Issued

    return Issued.objects.order_by("pk").last()


def files(site: Site, issued: Any, role: str = "udvalg") -> dict[str, bytes]:
    browser = site.client(role)
    return {form: browser.get(f"/rapport/{issued.quarter}/udgave/{issued.pk}/{form}").content for form in FORMS}


def action(site: Site, day: str, said: str, kind: str = "handling") -> Any:
    from pejl.web.models import GoalRecord

    data = {"tekst": said, "dag": day, "hvem": "Jobcentret" if kind == "handling" else ""}
    goal = site.stand.plan.goals[2].id
    return GoalRecord.objects.create(goal=goal, kind=kind, data=data, by=site.user("leder"), at=site.stand.now)


def others(patch: pytest.MonkeyPatch, site: Site, change: Any, only: int | None = None) -> list[str]:
    """The goals' numbers are others from now on; gives the ids of those with a number to change."""
    from dataclasses import replace

    from pejl.web import reportissues
    from pejl.web.reportdraft import standings_of as was

    def now(stand: Any, of: Period) -> Any:
        found = []
        for place, each in enumerate(was(stand, of)):
            value = each.judgement.value
            if value is None or value.exact is None or only not in (None, place):
                found.append(each)
                continue
            moved = replace(value, exact=change(value.exact), low=change(value.low), high=change(value.high))
            found.append(replace(each, judgement=replace(each.judgement, value=moved)))
        return found

    patch.setattr(reportissues, "standings_of", now)
    standings = was(site.stand, Period.parse("2024Q2"))
    return [each.id for each in standings if each.judgement.value and each.judgement.value.exact is not None]
