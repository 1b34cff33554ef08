"""The printed page of the law: what is in force, who has it, and how sure it is."""

from datetime import date

import pytest

from pejl.answers import lawbook
from pejl.law.duties import duties, maalgrupper, rule_calendar, undated
from pejl.periods import MONTHS
from pejl.sentences import print_rhythm

PAGE = "\n".join(lawbook.lines()).split("\n")


def section(heading: str) -> list[str]:
    first = next(place for place, line in enumerate(PAGE) if line.startswith(f"## {heading}"))
    last = (place for place, line in enumerate(PAGE) if place > first and line.startswith("## "))
    return PAGE[first : next(last, len(PAGE))]


@pytest.mark.parametrize("day", lawbook.DAYS)
def test_each_day_lists_the_duties_of_that_day_and_no_other(day: date) -> None:
    rows = section(f"Sager, der begynder {day.day}. {MONTHS['da'][day.month - 1]} {day.year}")[4:]
    cells = [line.split(" | ") for line in rows if line.startswith("| ")]
    told = {(cell[1], cell[2].split(". ")[0], cell[3].split("; ")[0], cell[4]) for cell in cells}
    assert told == {(f"`{each.code}`", each.name, print_rhythm(each.rhythm), each.responsible) for each in duties(day)}
    for each in duties(day):
        assert any(each.code in cell[1] and each.paragraph in cell[5] for cell in cells)


def test_a_share_of_the_group_is_told_from_1_july_2026() -> None:
    assert not any("75 %" in line for line in section("Sager, der begynder 1. juli 2025"))
    assert any("mindst 75 % af gruppen" in line for line in section("Sager, der begynder 1. juli 2026"))


def test_what_no_source_was_read_for_is_marked_on_its_own_row() -> None:
    for each in duties():
        rows = [line for line in PAGE if each.note and each.note.removesuffix(".") in line and each.source in line]
        assert all(("ikke efterprøvet" in line) == each.unverified for line in rows)
    assert any("**ikke efterprøvet**" in line for line in PAGE)


def test_what_is_not_adopted_is_told_apart_and_marked() -> None:
    expected = section("Forventet fra 1. januar 2027")
    for group in maalgrupper():
        rows = [line for line in expected if line.startswith(f"| {group.name} |")]
        assert len(rows) == group.expected
        assert all("**forventet**" in line for line in rows)
    assert any("uddannelsespålæg" in line for line in expected)


def test_a_duty_for_part_of_a_target_group_says_which_part() -> None:
    rows = section("Sager, der begynder 1. juli 2026")
    assert any("9. visiterede til fleksjob; kun ledighedsydelse" in line and "75 %" in line for line in rows)
    assert any("9. visiterede til fleksjob; kun fleksjob" in line and "hver 30. måned" in line for line in rows)


def test_duties_without_a_deadline_and_every_change_of_the_rules_are_on_the_page() -> None:
    assert len([line for line in section("Pligter uden frist") if line.startswith("| ")]) == len(undated()) + 1
    assert len([line for line in section("Reglernes kalender") if line.startswith("| ")]) == len(rule_calendar()) + 1
