"""What the commands about promises say around their tables: totals, days, what is hidden, and what the rules are."""

import re
from typing import Any

import pytest

from conftest import Pejl

PLAN = "plans/frederikssund-2024.toml"
AT = ("--on", "2024-03-31")


def rows(small_town: Pejl, *argv: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = small_town("due", PLAN, *AT, *argv, "--json").data["rows"]
    return found


def test_due_of_nothing_says_that_there_are_no_rows_and_none_shown_is_not_none(small_town: Pejl) -> None:
    nothing = small_town("due", PLAN, *AT, "--who", "a-kasse", "--promise", "P37").words
    assert "Ingen rækker." in nothing
    hidden = small_town("due", PLAN, *AT, "--most", "0").words
    assert "Ingen rækker." not in hidden
    assert f"I alt {len(rows(small_town))}:" in hidden


def test_due_by_says_the_total_and_how_many_lines_are_left(small_town: Pejl) -> None:
    days = rows(small_town, "--by", "dag")
    said = small_town("due", PLAN, *AT, "--by", "dag", "--most", "2").words
    assert f"I alt {len(rows(small_town))}:" in said
    assert f"Ikke vist: {len(days) - 2}." in said


def test_due_by_day_shows_a_day_as_it_is_shown_elsewhere(small_town: Pejl) -> None:
    shown = small_town("due", PLAN, *AT, "--by", "dag").out
    assert not re.search(r"\d{4}-\d{2}-\d{2}", shown)
    assert re.search(r"^ ?\d{1,2}\.\s[a-z]+\s20\d{2}\b", shown, re.MULTILINE)
    assert all(re.fullmatch(r"(\d{4}-\d{2}-\d{2})?", row["name"]) for row in rows(small_town, "--by", "dag"))


@pytest.mark.parametrize(
    ("rules_on", "words"),
    [
        ("2019-12-31", ("Reglerne før 1. januar 2020 er ikke i Pejl",)),
        ("2026-08-01", ("som begyndte, før pligten kom",)),
        ("2027-01-01", ("Fra 1. januar 2027 ventes, men er ikke vedtaget: Ny hovedlov", "de senest vedtagne")),
    ],
)
def test_whatif_says_what_the_rules_of_the_day_are(small_town: Pejl, rules_on: str, words: tuple[str, ...]) -> None:
    said = small_town("whatif", PLAN, *AT, "--rules-on", rules_on).words
    assert [each for each in words if each not in said] == []
    assert ("ventes, men er ikke vedtaget" in said) == (rules_on == "2027-01-01")
    assert ("er ikke i Pejl" in said) == (rules_on == "2019-12-31")


@pytest.mark.parametrize("width", range(60, 100, 3))
def test_a_title_is_never_broken_inside_a_day(small_town: Pejl, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    shown = small_town("due", PLAN, *AT, "--capacity").out
    assert "31. marts 2024" in shown.split("hold")[0]
