"""Notes out to a workbook and back: what it would change is shown first; then all of it is saved, or none."""

from datetime import date
from typing import Any

import pytest

from web.reading import text_of
from web.workbooks import AT, GOAL, OTHER, changed, counts, had, held, made, put, saved, sent, versions


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
    assert "2. september 2024" in text_of(page)
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
