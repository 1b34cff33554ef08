"""A form as a browser without JavaScript would send it, and what was recorded."""

import re
from typing import Any


def form_at(browser: Any, at: str) -> dict[str, Any]:
    """The fields of the page's form as the browser would send them."""
    page = browser.get(at)
    assert page.status_code == 200, at
    return fields_of(page)


def fields_of(page: Any) -> dict[str, Any]:
    main = page.content.decode().split("<main")[1]
    html = main.split('<form method="post"')[1].split("</form>")[0]
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]+>", html):
        of = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if of.get("type") in ("checkbox", "radio"):
            if " checked" in tag:
                found.setdefault(of["name"], []).append(of.get("value", "on"))
        elif of["name"] != "csrfmiddlewaretoken":
            found[of["name"]] = of.get("value", "")
    for name, options in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', html, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else re.findall(r'<option value="([^"]*)"', options)[0]
    for name, text in re.findall(r'<textarea name="(\w+)"[^>]*>\s*(.*?)</textarea>', html, re.S):
        found[name] = text
    return found


def records_of(citizen: int, kind: str) -> list[Any]:
    from pejl.web.models import CitizenRecord

    return list(CitizenRecord.objects.filter(citizen=citizen, kind=kind).order_by("pk"))
