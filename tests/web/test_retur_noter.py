"""Notes out to a workbook and back: what it would change is shown first; then all of it is saved, or none."""

from datetime import date
from typing import Any

import pytest

from web.recording import text_of
from web.workbooks import AT, changed, counts, had, held, saved, sent, written

GOAL, OTHER = "2a", "3a"


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


def made(site: Any, text: str, kind: str = "handling", goal: str = GOAL) -> Any:
    from pejl.web.models import GoalRecord

    data = {"tekst": text, "dag": "2024-08-01", "hvem": "Lis Leder" if kind == "handling" else ""}
    record = GoalRecord(goal=goal, kind=kind, data=data, by=site.user("leder"), at=site.stand.now)
    record.save()
    return record


def versions(goal: str = GOAL) -> list[tuple[int, str, str]]:
    from pejl.web.models import GoalRecord

    every = GoalRecord.objects.filter(goal=goal).order_by("pk")
    return [(each.number, each.kind, each.data["tekst"]) for each in every]


def put(row: int, column: int, value: Any) -> Any:
    def change(sheets: Any) -> None:
        sheets["Noter"][row][column] = value

    return change


def add(*cells: Any) -> Any:
    return lambda sheets: sheets["Noter"].append(list(cells))


# --- out ---------------------------------------------------------------------------------------------------


def test_the_workbook_has_each_note_that_stands_with_a_real_day(browser: Any, note: Any) -> None:
    rows = had(browser)["Noter"]
    assert rows[0] == ["Mål", "Slags", "Tekst", "Dag", "Hvem", "Ref", "Version"]
    assert rows[1:] == [[GOAL, "Handling", "Jobklub hver onsdag", date(2024, 8, 1), "Lis Leder", str(note.ref), 1.0]]


def test_a_note_that_was_taken_back_is_not_in_the_workbook(site: Any, browser: Any, note: Any) -> None:
    note.save_next(note.data, note.by_id, site.stand.now, withdrawn=True)
    assert len(had(browser)["Noter"]) == 1


def test_a_text_that_begins_as_a_formula_comes_back_as_it_was(site: Any, browser: Any) -> None:
    made(site, "=1+1")
    made(site, "+45 flere\nen linje til")
    assert counts(changed(browser, lambda sheets: None), "noter") == (0, 0, 2, 0, 0)


@pytest.mark.parametrize("text", ["En\r\nto", "007", "1.5", "ja", "01-02-2024", "å" * 2_000])
def test_a_text_unchanged_is_never_a_change(site: Any, browser: Any, text: str) -> None:
    made(site, text)
    assert counts(sent(browser, browser.get(f"{AT}?form=xlsx").content), "noter") == (0, 0, 1, 0, 0)


def test_the_page_is_only_for_leader_and_analyst(site: Any) -> None:
    for role, status in (("leder", 200), ("analytiker", 200), ("udvalg", 404), ("sagsbehandler", 404), ("borger", 404)):
        assert site.client(role).get(f"{AT}?form=xlsx").status_code == status, role


# --- what it would change ----------------------------------------------------------------------------------


def test_seeing_what_a_file_changes_saves_nothing(browser: Any, note: Any) -> None:
    page = changed(browser, put(1, 2, "Jobklub hver fredag"))
    assert counts(page, "noter") == (0, 1, 0, 0, 0)
    assert versions() == [(1, "handling", "Jobklub hver onsdag")]


def test_a_changed_cell_is_shown_old_beside_new_and_saved_as_the_next_version(
    browser: Any, note: Any, site: Any
) -> None:
    page = changed(browser, put(1, 2, "Jobklub hver fredag"))
    html = page.content.decode()
    assert '<del class="virk-foer">Jobklub hver onsdag</del>' in html
    assert '<ins class="virk-efter">Jobklub hver fredag</ins>' in html
    assert saved(browser, page).status_code == 302
    assert versions() == [(1, "handling", "Jobklub hver onsdag"), (2, "handling", "Jobklub hver fredag")]
    assert type(note).newest().get(ref=note.ref).by == site.user("analytiker")
    assert "Gemt: 0 nye og 1 ændrede noter." in text_of(browser.get(AT))


def test_kind_day_and_who_are_changed_too(browser: Any, note: Any) -> None:
    def change(sheets: Any) -> None:
        sheets["Noter"][1][1:5] = ["note", "Ny tekst", "2.9.2024", ""]

    saved(browser, changed(browser, change))
    newest = type(note).newest().get(ref=note.ref)
    assert (newest.kind, newest.data) == ("note", {"tekst": "Ny tekst", "dag": "2024-09-02", "hvem": ""})


@pytest.mark.parametrize("day", [date(2024, 9, 2), "2.9.2024", "02-09-2024", "2/9/2024", "2024-09-02"])
def test_a_new_row_is_saved_as_a_new_note_whatever_way_its_day_is_written(browser: Any, day: Any) -> None:
    page = changed(browser, add(OTHER, "Note", "Møde med a-kasserne", day))
    assert counts(page, "noter") == (1, 0, 0, 0, 0)
    saved(browser, page)
    from pejl.web.models import GoalRecord

    found = GoalRecord.objects.get(goal=OTHER)
    assert (found.number, found.data) == (1, {"tekst": "Møde med a-kasserne", "dag": "2024-09-02", "hvem": ""})


def test_a_new_row_that_is_sent_twice_is_saved_once(browser: Any) -> None:
    page = changed(browser, add(OTHER, "Note", "Møde", "2.9.2024"))
    saved(browser, page)
    assert saved(browser, page).status_code == 409
    assert versions(OTHER) == [(1, "note", "Møde")]


def test_a_deleted_row_is_not_taken_back(browser: Any, site: Any, note: Any) -> None:
    made(site, "En anden")
    page = changed(browser, lambda sheets: sheets["Noter"].pop(1))
    assert counts(page, "noter") == (0, 0, 1, 0, 0)
    assert type(note).standing().filter(ref=note.ref).exists()


def test_the_english_workbook_comes_back_on_the_danish_page(browser: Any, note: Any) -> None:
    def change(sheets: Any) -> None:
        rows = sheets.pop("Noter")
        rows[0] = ["Goal", "Kind", "Text", "Day", "Who", "Ref", "Version"]
        rows[1][1:3] = ["Action", "Jobklub hver fredag"]
        sheets["Notes"] = rows

    assert counts(changed(browser, change), "noter") == (0, 1, 0, 0, 0)


# --- changed by somebody else meanwhile --------------------------------------------------------------------


def test_what_both_changed_is_a_conflict_shown_and_never_overwritten(browser: Any, site: Any, note: Any) -> None:
    sheets = had(browser)
    note.save_next({**note.data, "tekst": "Jobklub hver mandag"}, note.by_id, site.stand.now)
    sheets["Noter"][1][2] = "Jobklub hver fredag"
    page = sent(browser, sheets)
    assert counts(page, "noter") == (0, 0, 0, 1, 0)
    assert {"Jobklub hver mandag", "Jobklub hver fredag", note.by.name} <= _in(
        page, "Jobklub hver mandag", "Jobklub hver fredag", note.by.name
    )
    assert "web_retur_gem" not in page.content.decode()
    assert 'name="gem"' not in page.content.decode()
    browser.post(AT, {**held(page), "gem": "1"})
    assert [each[2] for each in versions()] == ["Jobklub hver onsdag", "Jobklub hver mandag"]


def _in(page: Any, *texts: str) -> set[str]:
    said = text_of(page)
    return {each for each in texts if each in said}


def test_a_conflict_keeps_no_other_row_from_being_saved(browser: Any, site: Any, note: Any) -> None:
    sheets = had(browser)
    note.save_next({**note.data, "tekst": "Jobklub hver mandag"}, note.by_id, site.stand.now)
    sheets["Noter"][1][2] = "Jobklub hver fredag"
    sheets["Noter"].append([OTHER, "Note", "Møde", "2.9.2024"])
    page = sent(browser, sheets)
    assert counts(page, "noter") == (1, 0, 0, 1, 0)
    saved(browser, page)
    assert versions(OTHER) == [(1, "note", "Møde")]
    assert [each[2] for each in versions()] == ["Jobklub hver onsdag", "Jobklub hver mandag"]


def test_a_row_left_as_it_was_undoes_nothing_of_what_somebody_else_changed(browser: Any, site: Any, note: Any) -> None:
    sheets = had(browser)
    note.save_next({**note.data, "tekst": "Jobklub hver mandag"}, note.by_id, site.stand.now)
    assert counts(sent(browser, sheets), "noter") == (0, 0, 1, 0, 0)


def test_a_change_of_what_was_taken_back_is_a_conflict(browser: Any, site: Any, note: Any) -> None:
    sheets = had(browser)
    note.save_next(note.data, note.by_id, site.stand.now, withdrawn=True)
    sheets["Noter"][1][2] = "Jobklub hver fredag"
    page = sent(browser, sheets)
    assert counts(page, "noter") == (0, 0, 0, 1, 0)
    assert "Taget tilbage af" in text_of(page)


def test_what_changed_since_the_preview_is_shown_again_and_nothing_is_saved(browser: Any, site: Any, note: Any) -> None:
    def change(sheets: Any) -> None:
        sheets["Noter"][1][2] = "Jobklub hver fredag"
        sheets["Noter"].append([OTHER, "Note", "Møde", "2.9.2024"])

    page = changed(browser, change)
    note.save_next({**note.data, "tekst": "Jobklub hver mandag"}, note.by_id, site.stand.now)
    answer = saved(browser, page)
    assert answer.status_code == 409
    assert "Intet er gemt. Se den igen." in text_of(answer)
    assert versions(OTHER) == []


def test_a_save_that_fails_on_the_way_saves_none(
    browser: Any, site: Any, note: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pejl.web import roundtrip_notes

    def change(sheets: Any) -> None:
        sheets["Noter"].insert(1, [OTHER, "Note", "Møde", "2.9.2024"])
        sheets["Noter"][2][2] = "Jobklub hver fredag"

    page, whole = changed(browser, change), roundtrip_notes.compare

    def then_another_saves(*of: Any) -> Any:
        found = whole(*of)
        if type(note).objects.filter(ref=note.ref).count() == 1:
            note.save_next({**note.data, "tekst": "Jobklub hver mandag"}, note.by_id, site.stand.now)
        return found

    monkeypatch.setattr(roundtrip_notes, "compare", then_another_saves)
    assert saved(browser, page).status_code == 409
    assert versions(OTHER) == []
    assert [each[2] for each in versions()] == ["Jobklub hver onsdag", "Jobklub hver mandag"]


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
    assert f"Noter 2 {heading}" in said
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


@pytest.mark.parametrize("content", [b"", b"a;b\r\n1;2", b"PK\x03\x04 ingen bog", b"\xd0\xcf\x11\xe0 ingen bog"])
def test_what_is_no_workbook_is_told_of(browser: Any, content: bytes) -> None:
    answer = sent(browser, content)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_a_workbook_without_these_sheets_is_told_of(browser: Any) -> None:
    answer = sent(browser, {"Ark1": [["a"], ["b"]]})
    assert answer.status_code == 422
    assert "hverken arket Noter eller arket Tal" in text_of(answer)


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
