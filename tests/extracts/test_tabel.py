"""Any table through a column map."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pejl.intake import Fault
from pejl.ledger import Figures, Origin, SeriesKey, Store
from pejl.sources.tabel import read_map, read_mapped

from .helping import NOW, row, xlsx

Files = Callable[[str], bytes]

MAP = """
tabel = "egen"
kolonner = { omraade = "Område", periode = "Periode", vaerdi = "Værdi" }
faste = { maaling = "andel", gruppe = "sygemeldte", naevner = "befolkningen 16-66" }
"""


def lines(*rows: str) -> bytes:
    return "\n".join(["Område;Periode;Værdi", *rows, ""]).encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encoding_of_the_file_does_not_change_its_figures(encoding: str) -> None:
    data = lines("Ærø;2031M05;1.715,5").decode().encode(encoding)
    figure = read_mapped(data, "tal.csv", column_map=MAP, as_of=NOW).figures[0]
    assert (figure.area, figure.value, figure.printed, figure.origin) == (
        "492",
        "1715.5",
        "1.715,5",
        "tal.csv:2",
    )
    assert figure[:6] == ("tabel", "egen", "andel", "sygedagpenge", "befolkningen_16_66", "")


@pytest.mark.parametrize(
    ("cell", "value", "skipped"),
    [
        (".", [None], 0),
        ("*", [None], 0),
        ("Skjult", [None], 0),
        ("", [], 1),
        ("..", [], 1),
        ("0", ["0"], 0),
        ("0,0", ["0.0"], 0),
    ],
)
def test_withheld_missing_and_nought_are_three_different_things(
    cell: str, value: list[str | None], skipped: int
) -> None:
    found = read_mapped(lines(f"Solrød;2031M05;{cell}"), "tal.csv", column_map=MAP, as_of=NOW)
    assert ([f.value for f in found.figures], found.skipped, found.rejected) == (value, skipped, [])


def test_map_may_say_what_withheld_is_written_as() -> None:
    found = read_mapped(
        lines("Solrød;2031M05;-", "Køge;2031M05;."), "tal.csv", column_map=f'skjult = ["-"]{MAP}', as_of=NOW
    )
    assert [f.value for f in found.figures] == [None]
    assert [(each.line, each.column, each.reason, each.text) for each in found.rejected] == [
        (3, "Værdi", "ikke_et_tal", ".")
    ]


@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        ("Solrod by;2031M05;1", "Område", "ukendt_omraade"),
        ("Solrød;13-2031;1", "Periode", "ukendt_periode"),
        ("Solrød;2031M05;1.7", "Værdi", "punktum_som_decimal"),
        ("Solrød;2031M05;1,715.5", "Værdi", "punktum_som_decimal"),
        ("Solrød;2031M05;1.7 %", "Værdi", "ikke_et_tal"),
        ("Solrød;2031M05;-", "Værdi", "ikke_et_tal"),
        ("Solrød;2031M05", "", "antal_celler"),
        ("Solrød;2031M05;1;2", "", "antal_celler"),
    ],
)
def test_row_that_cannot_be_read_is_rejected_and_the_rest_is_kept(line: str, column: str, reason: str) -> None:
    found = read_mapped(lines(line, "Køge;2031M05;2"), "tal.csv", column_map=MAP, as_of=NOW)
    assert [(each.line, each.column, each.reason) for each in found.rejected] == [(2, column, reason)]
    assert [f.value for f in found.figures] == ["2"]


@pytest.mark.parametrize(
    ("between", "decimal", "cells", "reason"),
    [
        (",", ",", "Solrød,2031M05,2,5", "komma_som_skilletegn"),
        (",", ",", "Solrød,2031M05", "antal_celler"),
        (",", ".", "Solrød,2031M05,2,5", "antal_celler"),
        (";", ",", "Solrød;2031M05;2;5", "antal_celler"),
        ("\t", ",", "Solrød\t2031M05\t2\t5", "antal_celler"),
    ],
)
def test_row_of_too_many_cells_is_told_as_it_stands_and_why_where_a_comma_is_both(
    between: str, decimal: str, cells: str, reason: str
) -> None:
    sound = ["Område;Periode;Værdi", *["Køge;2031M05;2"] * 3]
    data = "\n".join([*(each.replace(";", between) for each in sound), cells]).encode()
    found = read_mapped(data, "tal.csv", column_map=f'decimal = "{decimal}"{MAP}', as_of=NOW)
    assert [(each.line, each.reason, each.text) for each in found.rejected] == [(5, reason, cells)]


def test_lost_column_is_named_with_those_there_are() -> None:
    with pytest.raises(Fault) as caught:
        read_mapped("Kommune;Periode;Værdi\n".encode(), "tal.csv", column_map=MAP, as_of=NOW)
    assert caught.value.code == "manglende_kolonner"
    assert caught.value.params["mangler"] == ("Område",)
    assert caught.value.params["findes"] == ("Kommune", "Periode", "Værdi")


@pytest.mark.parametrize(
    ("decimal", "text", "reasons"),
    [(",", "2.5", ["punktum_som_decimal"]), (".", "2.5", []), (".", "2,5", ["ikke_et_tal"])],
)
def test_text_in_excel_is_read_with_the_decimal_sign_of_the_map(decimal: str, text: str, reasons: list[str]) -> None:
    data = xlsx(row(1, "Område", "Periode", "Værdi") + row(2, 259, "2031M05", 2.8) + row(3, 269, "2031M05", text))
    found = read_mapped(data, "tal.xlsx", column_map=f'decimal = "{decimal}"{MAP}', as_of=NOW)
    assert [each.reason for each in found.rejected] == reasons
    assert [f.value for f in found.figures] == ["2.8", *([] if reasons else ["2.5"])]


def test_series_takes_its_rows_and_skips_those_of_none() -> None:
    text = """
    tabel = "egen"
    decimal = "."
    decimaler = 1
    kolonner = { omraade = "a", periode = "p", vaerdi = "v", gruppe = "g" }
    [[serie]]
    hvor = { m = "pct" }
    maaling = "andel"
    naevner = "befolkningen"
    [[serie]]
    hvor = { m = "antal" }
    maaling = "fuldtidspersoner"
    """
    data = b"a,p,m,g,v\n259,2031M05,pct,sygedagpenge + jobafklaring,3\n"
    data += b"259,2031M05,antal,kontanthjaelp:jobparat,7\n259,2031M05,x,y,1\n"
    found = read_mapped(data, "tal.csv", column_map=text, as_of=NOW)
    assert [(f.measure, f.group, f.denominator, f.value) for f in found.figures] == [
        ("andel", "jobafklaring+sygedagpenge", "befolkningen_16_66", "3.0"),
        ("fuldtidspersoner", "kontanthjaelp:jobparat", "", "7.0"),
    ]
    assert found.skipped == 1


def test_excel_gets_back_the_decimals_its_numbers_have_lost() -> None:
    data = xlsx(row(1, "Område", "Periode", "Værdi") + row(2, 259, "2031M05", 3) + row(3, 0, "2031M05", 2.8))
    found = read_mapped(data, "tal.xlsx", column_map=MAP, as_of=NOW)
    assert [(f.area, f.value) for f in found.figures] == [("259", "3.0"), ("000", "2.8")]


def test_known_column_says_when_and_a_bad_one_rejects() -> None:
    text = MAP.replace("vaerdi =", 'kendt = "Hentet", vaerdi =')
    data = "Område;Periode;Værdi;Hentet\nKøge;2031M05;1;01-06-2031\nKøge;2031M05;1;\nKøge;2031M05;1;i går\n"
    found = read_mapped(data.encode(), "tal.csv", column_map=text, as_of=NOW)
    assert [f.as_of.day for f in found.figures] == [1, 20]
    assert [(each.column, each.reason, each.text) for each in found.rejected] == [("Hentet", "ukendt_kendt", "i går")]


def test_digest_changes_with_what_the_column_map_says_not_with_its_comments() -> None:
    data = lines("Solrød;2031M05;1")
    digests = {
        read_mapped(data, "n", column_map=text, as_of=NOW).digest
        for text in (MAP, MAP + "#", f"decimaler = 1{MAP}", read_map(MAP))
    }
    assert len(digests) == 2


VINTAGES = """
tabel = "y25i01"
decimal = "."
kolonner = { omraade = "area_code", periode = "period", vaerdi = "value", kendt = "retrieved_at" }
[[serie]]
hvor = { measure = "ledige_fuldtidspersoner_i_alt" }
maaling = "fuldtidspersoner"
gruppe = "bruttoledige"
"""


@pytest.mark.parametrize("names", [("", "_vintage"), ("_vintage", "")])
def test_two_vintages_give_each_day_its_own_number_in_any_order(
    tmp_path: Path, real: Files, names: tuple[str, str]
) -> None:
    store = Store(tmp_path)
    files = {
        "": "derived/all98_unemployment_24m_2026-08-22.csv",
        "_vintage": "derived/all98_unemployment_24m_vintage_2026-08-19.csv",
    }
    for name in names:
        found = read_mapped(real(files[name]), files[name], column_map=VINTAGES, as_of=NOW)
        assert (len(found.figures), found.rejected) == (99 * 24, [])
        store.publish(found.load(), NOW)
    key = SeriesKey("fuldtidspersoner", "bruttoledige")

    def value(day: int) -> str | None:
        known = datetime(2026, 8, day, 12, tzinfo=UTC)
        return Figures([store], known).series(key, Origin.PUBLISHED)["000", "2026M06"].value

    assert (value(19), value(22)) == ("88080", "89907")
    assert Figures([store], datetime(2026, 8, 19, 5, tzinfo=UTC)).series(key, Origin.PUBLISHED) == {}
