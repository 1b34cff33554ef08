"""A note is of a goal of one plan: the next plan's goal of the same id has its own, on every page and on paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import run_in
from web.conftest import PLAN as FREDERIKSSUND
from web.own_goals import PLAN, planned
from web.reading import unescaped
from web.workbooks import GOAL, had, made

TEXT = "Jobklub hver onsdag"
OF_ANOTHER = PLAN.replace('id = "mange"', f'id = "{GOAL}"')
COUNTED = f"/maal/{GOAL}#noter"
"""The link of a goal that has notes."""
SAID = {"kind": "handling", "tekst": "Rettet", "dag": "2024-08-01", "hvem": "Lis", "version": "1"}


@pytest.fixture
def note(site: Any) -> Any:
    return made(site, TEXT)


@pytest.fixture
def next_plan(site: Any, note: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The pages on another plan, whose goal has the id of the goal with the note."""
    with planned(site, tmp_path, monkeypatch, OF_ANOTHER) as desk:
        yield desk


def test_note_is_on_its_own_plans_goal(site: Any, note: Any) -> None:
    leader = site.client("leder")
    assert TEXT in unescaped(leader.get(f"/maal/{GOAL}"))
    assert COUNTED in unescaped(leader.get("/planen"))


@pytest.mark.usefixtures("next_plan")
def test_note_of_another_plan_is_on_no_page_and_in_no_file(site: Any) -> None:
    leader = site.client("leder")
    assert TEXT not in unescaped(leader.get(f"/maal/{GOAL}"))
    assert COUNTED not in unescaped(leader.get("/planen"))
    assert len(had(site.client("analytiker"))["Noter"]) == 1


@pytest.mark.usefixtures("next_plan")
@pytest.mark.parametrize("more", [{}, {"traek": "1"}])
def test_note_of_another_plan_cannot_be_corrected_or_taken_back(site: Any, note: Any, more: dict[str, str]) -> None:
    answer = site.client("leder").post(f"/maal/{GOAL}/note", {**SAID, "ref": str(note.ref), **more})
    assert answer.status_code == 404
    note.refresh_from_db()
    assert (note.data["tekst"], note.number, note.withdrawn) == (TEXT, 1, False)


def test_report_of_the_command_line_has_the_notes_of_its_plan_alone(site: Any, note: Any, tmp_path: Path) -> None:
    other = tmp_path / "egne.toml"
    other.write_text(OF_ANOTHER, "utf-8")
    said = []
    for plan in (FREDERIKSSUND, other):
        out = tmp_path / "rapport.html"
        ran = run_in(site.ledger, "report", plan, "--quarter", "2024Q2", "--out", out)
        assert ran.code == 0, ran.err
        said.append(TEXT in out.read_text("utf-8"))
    assert said == [True, False]
