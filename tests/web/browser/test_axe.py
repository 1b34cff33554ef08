"""Every page at both widths: nothing that axe finds, no page that scrolls sideways, and a picture of each."""

import json
from pathlib import Path
from typing import Any

import pytest

from web.browser.conftest import ARTIFACTS, PHONE, ROLES, WIDE, Person, visited

AXE = (Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASK = f"axe.run(document, {{runOnly: {json.dumps(RULES)}, resultTypes: ['violations']}})"
OF_A_ROLE = ("/min-dag", "/arbejdsliste", "/planen", "/profil", "/mit-forloeb")
"""Pages that are another page for each role; the others are looked at for the first role that sees them."""
MADE_UP = "OPDIGTEDE BORGERE"
LOOKED_AT: set[str] = set()


def faults(someone: Person) -> list[str]:
    someone.page.evaluate(AXE)
    found = someone.page.evaluate(ASK)["violations"]
    told = [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]
    width = someone.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return [*told, *([f"{width} px too wide"] if width > 0 else [])]


def shot(someone: Person, role: str, at: str, width: int) -> None:
    folder = ARTIFACTS / "screenshots" / str(width)
    folder.mkdir(parents=True, exist_ok=True)
    name = at.strip("/").replace("/", "_")[:60] or "forside"
    someone.page.screenshot(path=str(folder / f"{role}-{name}.png"), full_page=True)


@pytest.mark.parametrize("role", ROLES)
def test_axe_finds_nothing_on_any_page_of_the_role_at_either_width(person: Any, role: str) -> None:
    wide = person(role, WIDE)
    new = [at for at in visited(wide) if at in OF_A_ROLE or _new(at)]
    assert new
    found = []
    for someone in (wide, person(role, PHONE)):
        width = someone.page.viewport_size["width"]
        for at in new:
            answer = someone.go(at)
            assert answer.status == 200, at
            assert MADE_UP in someone.text, at
            found += [f"{at} at {width}: {each}" for each in faults(someone)]
            shot(someone, role, at, width)
    assert found == []


def _new(at: str) -> bool:
    from web.browser.conftest import pattern

    is_new = pattern(at) not in LOOKED_AT
    LOOKED_AT.add(pattern(at))
    return is_new


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("at", ["/log-ind", "/was", "/hjaelp", "/log-ind/opdigtet", "/findes-ikke"])
def test_axe_finds_nothing_on_what_is_open_to_all(person: Any, at: str, size: dict[str, int]) -> None:
    someone = person("", size)
    someone.go(at)
    assert faults(someone) == []
    shot(someone, "aaben", at, size["width"])
