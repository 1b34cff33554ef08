"""What the specs of reports share: approving as a browser would, the files, and what is listed beside them."""

from typing import Any

from pejl.periods import Period
from web.conftest import Site
from web.recording import form_at

FORMS = ("pdf", "docx", "xlsx", "html")
AT = "/rapport/2024Q2"


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
    return GoalRecord.objects.create(
        plan=site.stand.plan.name, goal=goal, kind=kind, data=data, by=site.user("leder"), at=site.stand.now
    )


def changed(desk: Any, issued: Any) -> list[Any]:
    """What the site lists beside an approved report."""
    from pejl.web.reportissues import beside

    return list(beside(desk.stand(), Period.parse(issued.quarter), [issued])[0].changed or ())
