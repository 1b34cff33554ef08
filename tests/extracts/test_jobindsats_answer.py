"""A saved Jobindsats answer into figures, borderline first."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejl import law
from pejl.intake import Fault
from pejl.law.tables import read
from pejl.ledger import Figure
from pejl.sources import Extract
from pejl.sources.jobindsats import read_answer

from .helping import NOW

Files = Callable[[str], bytes]


def cells(extract: Extract) -> dict[tuple[str, str, str, str], str | None]:
    return {(f.measure, f.group, f.denominator, f.area): f.value for f in extract.figures}


def answer(columns: list[str], *rows: list[Any]) -> bytes:
    return json.dumps({"columns": columns, "rows": rows}).encode()


def fault_of(data: bytes, table: str = "y25i01") -> Fault:
    with pytest.raises(Fault) as caught:
        read_answer(data, table, NOW, "svar.json")
    return caught.value


A02 = [
    "Periode",
    "Område",
    "Antal personer",
    "Antal fuldtidspersoner",
    "Fuldtidspersoner i pct. af arbejdsstyrken 16-66 år",
    "Fuldtidspersoner i pct. af befolkningen 16-66 år",
]


def test_withheld_count_stays_withheld_beside_a_share_that_is_given(invented: Files) -> None:
    found = cells(read_answer(invented("y25i01-opdigtet.json"), "y25i01", NOW, "svar.json"))
    assert found["fuldtidspersoner", "bruttoledige", "", "825"] is None
    assert found["andel", "bruttoledige", "arbejdsstyrken_16_66", "825"] == "0.4"


def test_share_printed_without_its_zero_gets_the_decimal_of_the_measure(invented: Files) -> None:
    figures = read_answer(invented("y25i01-opdigtet.json"), "y25i01", NOW, "svar.json").figures
    share = next(f for f in figures if f.denominator == "arbejdsstyrken_16_66")
    assert (share.value, share.printed) == ("3.0", "3")


def test_rows_of_other_dimension_values_are_skipped_and_never_summed(invented: Files) -> None:
    found = read_answer(invented("y25i01-opdigtet.json"), "y25i01", NOW, "svar.json")
    country = {f.group: f.value for f in found.figures if f.area == "000" and f.measure == "fuldtidspersoner"}
    assert country == {"bruttoledige": "80000", "a_dagpenge": "65000", "kontanthjaelp:jobparat": "15000"}
    assert found.skipped == 2


def test_area_labels_find_the_municipality_even_when_a_landsdel_has_its_name(invented: Files) -> None:
    found = cells(read_answer(invented("y25i01-opdigtet.json"), "y25i01", NOW, "svar.json"))
    counts = {area: value for (measure, _, _, area), value in found.items() if measure == "personer"}
    assert (counts["400"], counts["480"], counts[law.UNSTATED_AREA]) == ("610", "700", "40")


def test_unknown_area_is_rejected_with_its_row_and_the_rest_is_kept(invented: Files) -> None:
    found = read_answer(invented("y25i01-opdigtet.json"), "y25i01", NOW, "svar.json")
    assert [tuple(each) for each in found.rejected] == [(10, "Område", "ukendt_omraade", "Storstrøms Amt")]
    assert len(found.figures) == 7 * 4


def test_figure_says_where_it_comes_from_and_when_it_was_known(invented: Files) -> None:
    figure = read_answer(invented("y25i01-opdigtet.json"), "Y25I01", NOW, "svar.json").figures[0]
    assert figure == Figure(
        "jobindsats",
        "y25i01",
        "personer",
        "bruttoledige",
        "",
        "",
        "000",
        "2031M05",
        "100001",
        NOW,
        "100001",
        "svar.json:1",
    )


def test_byte_order_mark_changes_nothing_but_the_digest(invented: Files) -> None:
    data = invented("y25i01-opdigtet.json")
    plain, marked = (read_answer(each, "y25i01", NOW, "svar.json") for each in (data, b"\xef\xbb\xbf" + data))
    assert plain.figures == marked.figures
    assert plain.digest != marked.digest


def test_digest_is_of_the_bytes_and_not_of_the_instant_known(invented: Files) -> None:
    data = invented("y25i01-opdigtet.json")
    digests = [read_answer(data, "y25i01", at, name).digest for at in (NOW, NOW.replace(hour=9)) for name in "ab"]
    assert len(set(digests)) == 1


def test_bad_key_that_looks_like_data_is_refused(invented: Files) -> None:
    assert fault_of(invented("noegle-udloebet-v2.json")).code == "noegle_afvist"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"[]", "liste"),
        (b'[{"Variables":[],"Data":[]}]', "liste"),
        (b"\xef\xbb\xbf <html>502</html>", "html"),
        (b"", "tekst"),
        (b'"ok"', "tekst"),
        (b"\xff\xfe{", "tekst"),
        (b"[" * 100_000, "tekst"),
        (b'{"columns":[],"rows":[]}', "objekt"),
        (b'{"columns":["Periode"],"rows":{}}', "objekt"),
        (b'{"columns":["Periode"],"rows":[1]}', "objekt"),
        (b'{"columns":["Periode"],"rows":[[NaN]]}', "tekst"),
        (b'{"code":422,"cause":"Unknown"}', "objekt"),
    ],
)
def test_shape_is_checked_before_anything_is_taken(data: bytes, kind: str) -> None:
    fault = fault_of(data)
    assert (fault.code, fault.params["kom"]) == ("forkert_svar", kind)


def test_changed_columns_name_those_lost_and_those_new() -> None:
    fault = fault_of(answer([*A02[:3], "Antal fuldtidsmodtagere", *A02[4:]]), "y07a02")
    assert fault.code == "kolonner_aendret"
    assert (fault.params["mangler"], fault.params["nye"]) == (
        ("Antal fuldtidspersoner",),
        ("Antal fuldtidsmodtagere",),
    )


def test_renamed_dimension_is_a_change_and_a_left_out_one_is_its_total(invented: Files) -> None:
    content = json.loads(invented("y25i01-opdigtet.json"))
    renamed = [column.replace("A-kasse", "Arbejdsløshedskasse") for column in content["columns"]]
    fault = fault_of(answer(renamed, *content["rows"]))
    assert (fault.params["mangler"], fault.params["nye"]) == (("A-kasse",), ("Arbejdsløshedskasse",))
    fewer = [content["columns"][i] for i in (0, 1, 4, 5, 6, 7)]
    found = read_answer(answer(fewer, ["2031M05", "Solrød", 9, 8, 1.0, 1.0]), "y25i01", NOW, "svar.json")
    assert {f.group for f in found.figures} == {"bruttoledige"}


def test_column_that_comes_twice_is_a_change() -> None:
    assert fault_of(answer([*A02, "Område"]), "y07a02").params["dobbelte"] == ("Område",)


@pytest.mark.parametrize(
    ("row", "rejected"),
    [
        (["2031M13", "Solrød", 1, 1, 1, 1], (1, "Periode", "ukendt_periode", "2031M13")),
        (["2031M05", None, 1, 1, 1, 1], (1, "Område", "ukendt_omraade", "None")),
        (["2031M05", "Solrød", "9,8", 1, 1, 1], (1, "Antal personer", "ikke_et_tal", "9,8")),
        (["2031M05", "Solrød", True, 1, 1, 1], (1, "Antal personer", "ikke_et_tal", "True")),
        (["2031M05", "Solrød", [1], 1, 1, 1], (1, "Antal personer", "ikke_et_tal", "['1']")),
        (["2031M05", "Solrød"], (1, "", "antal_celler", "['2031M05', 'Solrød']")),
    ],
)
def test_row_that_cannot_be_read_is_rejected_with_its_reason(row: list[Any], rejected: tuple[Any, ...]) -> None:
    found = read_answer(answer(A02, row, ["2031M05", "Solrød", 7, 7, 1, 1]), "y07a02", NOW, "svar.json")
    assert [tuple(each) for each in found.rejected] == [rejected]
    assert {"7", "1.0"} <= {f.value for f in found.figures}


@pytest.mark.parametrize(
    ("raw", "value"),
    [("83555.0", "83555"), ("1e2", "100"), ("3", "3"), ("-4", "-4"), ("0", "0"), ("100", "100")],
)
def test_count_is_a_whole_number_however_it_is_printed(raw: str, value: str) -> None:
    data = answer(A02, ["2031M05", "Solrød", 0, 1, 1, 1]).replace(b'"Solr\\u00f8d", 0', f'"Solrød", {raw}'.encode())
    assert read_answer(data, "y07a02", NOW, "svar.json").figures[0].value == value


def test_table_without_a_column_to_read_is_refused() -> None:
    assert fault_of(b"{}", "y60b15").code == "tabel_uden_maalinger"
    assert fault_of(b"{}", "y99z99").code == "ukendt_tabel"


def test_benchmark_reads_four_quarters_and_joins_its_groups() -> None:
    stem = "Forventet og faktisk antal fuldtidspersoner på offentlig forsørgelse: "
    part = "Forventet og faktisk andel fuldtidspersoner på offentlig forsørgelse: "
    columns = ["Periode", "Område", "Ydelsesgrupper"]
    columns += [stem + each for each in ("Forventet antal", "Faktisk antal")]
    columns += [stem + "Forskel mellem forventet og faktisk antal"]
    columns += [part + each for each in ("Forventet andel (pct.)", "Faktisk andel (pct.)")]
    columns += [part + "Forskel mellem forventet og faktisk andel (pct. point)"]
    columns += ["Placering på benchmarkranglisten"]
    row = ["2030QMAT04", "Solrød", "Sygedagpenge mv.", 300, 310, 10, 2.1, 2.2, 0.1, 40]
    found = read_answer(answer(columns, row), "y30r21", NOW, "svar.json")
    assert [(f.measure, f.group, f.variant, f.period, f.value) for f in found.figures] == [
        ("forventet", "jobafklaring+sygedagpenge", "", "2030QMAT04", "300"),
        ("fuldtidspersoner", "jobafklaring+sygedagpenge", "benchmark", "2030QMAT04", "310"),
    ]


def test_instant_without_a_zone_is_refused(invented: Files) -> None:
    with pytest.raises(ValueError, match="as_of"):
        read_answer(invented("y25i01-opdigtet.json"), "y25i01", datetime(2031, 6, 20), "svar.json")  # noqa: DTZ001 - without a zone on purpose


def test_recorded_answers_of_the_field_are_read_without_a_rejected_row(real: Files) -> None:
    bodies = json.loads(real("jobindsats_v3_raw_responses_2026-07-27.json"))["results"]
    known = datetime(2026, 7, 27, 6, tzinfo=UTC)
    counts = {}
    for name, table in (("unemployment_total", "y25i01"), ("longterm_akasser", "y25i09")):
        found = read_answer(json.dumps(bodies[name]).encode(), table, known, name)
        counts[name] = (len(found.figures), found.skipped, len(found.rejected))
    assert counts == {"unemployment_total": (56, 0, 0), "longterm_akasser": (6, 44, 0)}


def test_all_98_municipalities_for_60_months_are_read_in_under_a_second() -> None:
    spec = '[jobindsats.stor]\ntitel = ""\nomraade = "_nykom"\ngruppe = "sygedagpenge"\n'
    spec += 'opdateres = "m"\ndage = 1\nforeloebige = 1\n'
    spec += "".join(f'[[jobindsats.stor.tal]]\nkolonne = "t{n}"\nmaaling = "andel"\n' for n in range(10))
    names = [law.areas()[code].name for code in law.municipalities()]
    months = [f"{2021 + n // 12}M{n % 12 + 1:02}" for n in range(60)]
    rows = [[m, name, *(n / 10 for n in range(10))] for m in months for name in names]
    data = answer(["Periode", "Område", *(f"t{n}" for n in range(10))], *rows)
    start = time.process_time()
    found = read_answer(data, read(spec)["jobindsats", "stor"], NOW, "stor.json")
    assert (len(found.figures), found.rejected) == (58_800, [])
    assert time.process_time() - start < 1


@given(st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text(), max_size=3))
def test_any_value_in_a_row_gives_figures_or_rejected_rows(value: Any) -> None:
    row = ["2031M05", "Solrød", 1, 1, 1, 1]
    for place in range(6):
        data = answer(A02, [*row[:place], value, *row[place + 1 :]])
        found = read_answer(data, "y07a02", NOW, "svar.json")
        assert len(found.rejected) <= 1
