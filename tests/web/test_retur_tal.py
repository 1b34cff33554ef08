"""The plan's typed figures out to a workbook, and back as the files that stand in the plan's folder."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from pejl.sources.tastet import HEADER, read_typed
from web.own_goals import PLAN, planned
from web.reading import text_of
from web.workbooks import AT, changed, counts, had, held, saved, sent

FILE = "tal-2024.csv"
ROWS = (
    ";fuldtidspersoner;bruttoledige;;;Frederikssund;2023M08;1.433;433;313;planen skriver personer",
    ";andel;bruttoledige;arbejdsstyrken 16-66;;Frederikssund;2023M08;2,0;2,0 pct;313;-0,5 pp siden juli",
    ";andel;bruttoledige;arbejdsstyrken 16-66;;Hele landet;2023M08;skjult;;314;",
)
AREA, PERIOD, VALUE, PRINTED, NOTE = (
    2 + HEADER.index(each) for each in ("omraade", "periode", "vaerdi", "trykt", "bemaerkning")
)


@pytest.fixture
def desk(site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The desk of a plan with one figure file."""
    (tmp_path / FILE).write_text("\n".join((";".join(HEADER), *ROWS)) + "\n", "utf-8")
    plan = PLAN.replace('titel = "Egne tal"', f'titel = "Egne tal"\ntal = ["{FILE}"]')
    with planned(site, tmp_path, monkeypatch, plan) as desk:
        yield desk


@pytest.fixture
def folder(desk: Any, tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def browser(site: Any, folder: Path) -> Any:
    return site.client("analytiker")


def put(row: int, column: int, value: Any) -> Any:
    def change(sheets: Any) -> None:
        sheets["Tal"][row][column] = value

    return change


def lines(answer: Any) -> list[str]:
    assert answer.status_code == 200
    return list(answer.content.decode("utf-8").splitlines())


# --- out ---------------------------------------------------------------------------------------------------


def test_the_workbook_has_each_figure_with_its_file_its_line_and_a_real_number(browser: Any) -> None:
    rows = had(browser)["Tal"]
    assert rows[0] == ["fil", "raekke", *HEADER, "maerke"]
    assert [(row[0], row[1], row[VALUE]) for row in rows[1:]] == [
        (FILE, 2.0, 1433.0),
        (FILE, 3.0, 2.0),
        (FILE, 4.0, "skjult"),
    ]


def test_a_workbook_that_was_not_changed_changes_nothing(browser: Any) -> None:
    page = changed(browser, lambda sheets: None)
    assert counts(page, "tal") == (0, 0, 3, 0, 0)
    assert 'name="fil"' not in page.content.decode()


def test_the_real_plan_comes_back_as_it_left(site: Any) -> None:
    browser = site.client("leder")
    page = sent(browser, browser.get(f"{AT}?form=xlsx").content)
    many = sum(
        len(each.read_text("utf-8-sig").splitlines()) - 1
        for each in (ROOT / "examples" / "figures").glob("frederikssund-2024*.csv")
    )
    assert counts(page, "tal") == (0, 0, many, 0, 0)


# --- back --------------------------------------------------------------------------------------------------


def test_a_changed_figure_is_shown_and_the_file_is_as_it_was_but_for_it(browser: Any, folder: Path) -> None:
    page = changed(browser, put(2, VALUE, 3))
    assert counts(page, "tal") == (0, 1, 2, 0, 0)
    assert '<del class="virk-foer">2,0</del></td><td><ins class="virk-efter">3,0</ins>' in page.content.decode()
    answer = saved(browser, page, fil=FILE)
    assert answer["Content-Disposition"] == f'attachment; filename="{FILE}"'
    assert lines(answer) == [";".join(HEADER), ROWS[0], ROWS[1].replace("M08;2,0;", "M08;3,0;"), ROWS[2]]
    assert (folder / FILE).read_text("utf-8").splitlines() == [";".join(HEADER), *ROWS]


def test_a_new_value_beside_the_old_printed_text_is_told(browser: Any) -> None:
    assert "Række 3: værdien er ny, men trykt er den gamle tekst." in text_of(changed(browser, put(2, VALUE, 3)))

    def both(sheets: Any) -> None:
        sheets["Tal"][2][VALUE], sheets["Tal"][2][PRINTED] = 3, "3,0 pct"

    assert "men trykt er den gamle" not in text_of(changed(browser, both))


def test_a_new_figure_stands_last_and_the_plan_reads_the_file(browser: Any, site: Any) -> None:
    new = [FILE, "", "", "andel", "bruttoledige", "arbejdsstyrken 16-66", "", "", "2023M09", 1.9, "1,9 pct", "315", ""]
    page = changed(browser, lambda sheets: sheets["Tal"].append(new))
    assert counts(page, "tal") == (1, 0, 3, 0, 0)
    content = saved(browser, page, fil=FILE).content
    read = read_typed(content, FILE, table="x", area="250", as_of=datetime(2024, 1, 1, tzinfo=UTC))
    assert read.rejected == []
    assert [each.value for each in read.figures] == ["1433", "2.0", None, "1.9"]
    assert content.decode().splitlines()[-1] == (";andel;bruttoledige;arbejdsstyrken 16-66;;;2023M09;1,9;1,9 pct;315;")


def test_a_figure_that_is_withheld_from_now_on_is_written_as_the_word(browser: Any) -> None:
    page = changed(browser, put(1, VALUE, "skjult"))
    assert lines(saved(browser, page, fil=FILE))[1] == ROWS[0].replace("1.433", "skjult")


def test_the_file_that_came_back_is_the_next_one_that_leaves(browser: Any, folder: Path) -> None:
    page = changed(browser, put(2, VALUE, 3))
    shutil.copy(folder / FILE, folder / "gammel.txt")
    (folder / FILE).write_bytes(saved(browser, page, fil=FILE).content)
    assert had(browser)["Tal"][2][VALUE] == 3.0


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        (AREA, "Atlantis", 'Området "Atlantis" kendes ikke, så intet mål kan bruge dets tal. Er det'),
        (VALUE, 1234.5, "Række 3: en andel på 1.234,5 % kan ikke være rigtig."),
        (VALUE, 100.1, "Række 3: en andel på 100,1 % kan ikke være rigtig."),
        (VALUE, 100, ""),
        (AREA, "Solrød", ""),
    ],
)
def test_what_the_plan_reads_and_its_check_would_remark_on_is_told_and_can_be_downloaded(
    browser: Any, column: int, value: Any, said: str
) -> None:
    page = changed(browser, put(2, column, value))
    assert counts(page, "tal") == (0, 1, 2, 0, 0)
    text = text_of(page)
    assert said in text
    assert ("kendes ikke" in text, "kan ikke være rigtig" in text) == ("kendes ikke" in said, "rigtig" in said)
    assert len(lines(saved(browser, page, fil=FILE))) == len(ROWS) + 1


def test_an_unknown_area_is_told_once_and_not_where_it_stood_before(browser: Any, folder: Path) -> None:
    def both(sheets: Any) -> None:
        sheets["Tal"][1][AREA] = sheets["Tal"][2][AREA] = "Atlantis"

    page = changed(browser, both)
    assert text_of(page).count("kendes ikke") == 1
    (folder / FILE).write_bytes(saved(browser, page, fil=FILE).content)
    assert "kendes ikke" not in text_of(changed(browser, put(2, VALUE, 3)))


def test_a_file_put_in_the_folder_is_what_the_pages_show_at_the_next_click(
    browser: Any, folder: Path, desk: Any
) -> None:
    def values() -> list[str | None]:
        return [each.value for each in desk.stand().base.checked.typed]

    before = desk.stand().base
    assert (values(), desk.stand().base is before) == (["1433", "2.0", None], True)
    (folder / FILE).write_bytes(saved(browser, changed(browser, put(2, VALUE, 3)), fil=FILE).content)
    assert values() == ["1433", "3.0", None]


def test_a_file_that_is_no_good_stops_the_pages_until_it_is_mended(browser: Any, folder: Path) -> None:
    sound = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(sound.replace(b"1.433", b"mange"))
    assert browser.get(AT).status_code == 503
    (folder / FILE).write_bytes(sound)
    assert browser.get(AT).status_code == 200


# --- changed meanwhile -------------------------------------------------------------------------------------


def test_a_figure_changed_in_the_file_meanwhile_is_a_conflict(browser: Any, folder: Path) -> None:
    sheets = had(browser)
    sheets["Tal"][2][VALUE] = 3
    (folder / FILE).write_text("\n".join((";".join(HEADER), ROWS[0], ROWS[1].replace("2,0;2,0", "2,4;2,4"), ROWS[2])))
    page = sent(browser, sheets)
    assert counts(page, "tal") == (0, 0, 2, 1, 0)
    assert "siden du hentede det" in text_of(page)
    assert 'name="fil"' not in page.content.decode()


def test_a_figure_changed_in_the_file_since_the_preview_is_not_in_what_is_downloaded(
    browser: Any, folder: Path
) -> None:
    page = changed(browser, put(2, VALUE, 3))
    (folder / FILE).write_text("\n".join((";".join(HEADER), ROWS[0], ROWS[1].replace("2,0;2,0", "2,4;2,4"), ROWS[2])))
    assert saved(browser, page, fil=FILE).status_code == 409


def test_a_figure_that_is_gone_from_the_file_is_a_conflict(browser: Any, folder: Path) -> None:
    sheets = had(browser)
    (folder / FILE).write_text("\n".join((";".join(HEADER), ROWS[0], ROWS[1])))
    assert counts(sent(browser, sheets), "tal") == (0, 0, 2, 1, 0)


# --- what cannot be read -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "value", "heading", "why"),
    [
        (0, "andet.csv", "fil", f"Skriv en af disse: {FILE}."),
        (1, "x", "raekke", "hører sammen og er ændret"),
        (1, 3.5, "raekke", "hører sammen og er ændret"),
        (1, 99, "raekke", "hører sammen og er ændret"),
        (AREA, "Solrod", "omraade", 'Mente du "Solrød"?'),
        (AREA, "Frederikssnud", "omraade", 'Mente du "Frederikssund"?'),
        (2 + HEADER.index("maaling"), "gæt", "maaling", "ukendt måling"),
        (2 + HEADER.index("gruppe"), "gæt", "gruppe", "ukendt gruppe"),
        (PERIOD, "snart", "periode", "ukendt periode"),
        (VALUE, "1,9 pct", "vaerdi", "Mente du 1,9?"),
        (VALUE, "", "vaerdi", "værdien mangler"),
        (NOTE, "=1+1", "bemaerkning", "begynder som en formel"),
        (NOTE, "Om 610190-1234", "bemaerkning", "ligner et CPR-nummer"),
    ],
)
def test_a_cell_the_plan_would_not_read_is_told_with_sheet_row_column_and_what_to_do(
    browser: Any, column: int, value: Any, heading: str, why: str
) -> None:
    page = changed(browser, put(2, column, value))
    assert counts(page, "tal") == (0, 0, 2, 0, 1)
    said = text_of(page)
    assert "Kan ikke læses i arket Tal" in said
    assert f" 3 {heading}" in said
    assert why in said


def test_a_row_moved_by_hand_to_the_line_of_another_is_told_at_its_line(browser: Any) -> None:
    page = changed(browser, put(2, 1, 2))
    assert counts(page, "tal") == (0, 0, 2, 0, 1)
    assert "Rettet af andre imens 0" in text_of(page)


def test_a_row_that_was_copied_is_told(browser: Any) -> None:
    page = changed(browser, lambda sheets: sheets["Tal"].append([*sheets["Tal"][1]]))
    assert counts(page, "tal") == (0, 0, 3, 0, 1)


def test_only_a_changed_file_of_the_plan_is_downloaded(browser: Any) -> None:
    page = changed(browser, put(2, VALUE, 3))
    answer = browser.post(AT, {**held(page), "fil": "../egne.toml"})
    assert "Content-Disposition" not in answer
