"""What cannot be read of a workbook's notes is told with its place and what to do, and is not saved."""

from typing import Any

import pytest

from web.reading import text_of
from web.workbooks import AT, GOAL, OTHER, changed, counts, had, held, made, put, sent, versions, written


@pytest.fixture(autouse=True)
def _no_notes(site: Any) -> None:
    """The demonstration's own are gone for the test."""
    from pejl.web.models import GoalRecord

    GoalRecord.objects.all().delete()


@pytest.fixture
def browser(site: Any) -> Any:
    return site.client("analytiker")


@pytest.fixture
def note(site: Any) -> Any:
    return made(site, "Jobklub hver onsdag")


# --- what cannot be read -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "value", "heading", "why"),
    [
        (0, "99z", "Mål", "Planen har ikke dette mål."),
        (0, OTHER, "Ref", f"Noten hører til mål {GOAL} og kan ikke flyttes."),
        (1, "Tanke", "Slags", "Skriv Note eller Handling."),
        (2, "", "Tekst", "Cellen er tom."),
        (2, "x" * 2_001, "Tekst", "Forkort den."),
        (2, "Om 610190-1234", "Tekst", "ligner et CPR-nummer"),
        (3, "snart", "Dag", "Skriv en dag"),
        (3, "31.2.2024", "Dag", "Skriv en dag"),
        (3, 45000.5, "Dag", "Skriv en dag"),
        (4, "", "Hvem", "Skriv hvem."),
        (4, "610190-1234", "Hvem", "ligner et CPR-nummer"),
        (5, "x", "Ref", "hører sammen og er ændret"),
        (5, "00000000-0000-4000-8000-000000000000", "Ref", "Der er ingen note med denne Ref"),
        (6, "", "Version", "hører sammen og er ændret"),
        (6, 7, "Ref", "Der er ingen note med denne Ref"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_with_sheet_row_column_and_what_to_do(
    browser: Any, note: Any, column: int, value: Any, heading: str, why: str
) -> None:
    page = changed(browser, put(1, column, value))
    assert counts(page, "noter") == (0, 0, 0, 0, 1)
    said = text_of(page)
    assert "Kan ikke læses i arket Noter" in said
    assert f" 2 {heading}" in said
    assert why in said
    assert versions() == [(1, "handling", "Jobklub hver onsdag")]


def test_a_cpr_number_in_a_cell_is_not_sent_back_in_the_page(browser: Any, note: Any) -> None:
    assert "610190" not in changed(browser, put(1, 2, "Om 610190-1234")).content.decode()


def test_a_row_that_was_copied_with_its_ref_is_told(browser: Any, note: Any) -> None:
    page = changed(browser, lambda sheets: sheets["Noter"].append([*sheets["Noter"][1]]))
    assert counts(page, "noter") == (0, 0, 1, 0, 1)
    assert "står også i række 2" in text_of(page)


def test_a_lost_column_is_told_by_name(browser: Any, note: Any) -> None:
    answer = changed(browser, lambda sheets: [row.pop(6) for row in sheets["Noter"]])
    assert answer.status_code == 422
    assert "Version" in text_of(answer)
    assert "lad overskrifterne stå øverst" in text_of(answer)


@pytest.mark.parametrize("content", [b"", b"a;b\r\n1;2", b"PK\x03\x04 ingen bog", b"\xd0\xcf\x11\xe0 ingen bog"])
def test_what_is_no_workbook_is_told_of(browser: Any, content: bytes) -> None:
    answer = sent(browser, content)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_a_workbook_without_these_sheets_is_told_of(browser: Any) -> None:
    answer = sent(browser, {"Ark1": [["a"], ["b"]]})
    assert answer.status_code == 422
    assert "hverken arket Noter eller arket Tal" in text_of(answer)


def test_a_sheet_that_is_not_there_is_told_of_and_changes_nothing(browser: Any, note: Any) -> None:
    said = text_of(changed(browser, lambda sheets: sheets.pop("Noter")))
    assert "Filen har ikke arket Noter" in said
    assert "arket Tal, eller" not in said


def test_a_file_over_the_limit_is_refused_unread(browser: Any) -> None:
    from pejl.web.roundtrip import LIMITS

    answer = sent(browser, b"PK\x03\x04" + b"x" * LIMITS.bytes)
    assert answer.status_code == 422
    assert "Filen er for stor." in text_of(answer)


def test_two_cells_far_apart_claim_no_full_sheet(browser: Any) -> None:
    head = had(browser)["Noter"][0]
    far = {"Noter": [head, *([[]] * 6_000), ["x"]]}
    assert sent(browser, written(far)).status_code == 422


def test_what_was_read_cannot_be_changed_on_the_way_nor_sent_by_another(browser: Any, site: Any, note: Any) -> None:
    own = held(changed(browser, put(1, 2, "Jobklub hver fredag")))
    forged = {**own, "laest": ("x" if own["laest"][0] != "x" else "y") + own["laest"][1:], "gem": "1"}
    assert browser.post(AT, forged).status_code == 422
    assert site.client("leder").post(AT, {**own, "gem": "1"}).status_code == 422
    assert len(versions()) == 1
