"""The column map: its faults, its handbook and its example."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pejl import law
from pejl.intake import Fault
from pejl.sources.tabel import column_map, read_map, read_mapped

from .helping import NOW

MAP = """
tabel = "egen"
kolonner = { omraade = "Område", periode = "Periode", vaerdi = "Værdi" }
faste = { maaling = "andel", gruppe = "sygemeldte", naevner = "befolkningen 16-66" }
"""
DATA = "Område;Periode;Værdi\nSolrød;2031M05;1\n".encode()


def fault_of(text: str) -> tuple[str, object, object, object]:
    with pytest.raises(Fault) as caught:
        read_mapped(DATA, "tal.csv", column_map=text, as_of=NOW)
    assert caught.value.code == "forkert_kolonnekort"
    said = caught.value.params
    assert set(said) == {"noegle", "fejl", "skrevet", "forslag"}
    return str(said["noegle"]), said["fejl"], said["skrevet"], said["forslag"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("separator = ';'" + MAP, ("separator", "ukendt", "separator", "")),
        ("decimla = '.'" + MAP, ("decimla", "ukendt", "decimla", "decimal")),
        ("gruppe = 'bruttoledige'" + MAP, ("gruppe", "ukendt", "gruppe", "")),
        (MAP.replace("vaerdi =", "beloeb ="), ("kolonner.beloeb", "ukendt", "beloeb", "")),
        (MAP.replace("omraade =", "område ="), ("", "syntaks", 'kolonner = { område = "Område", periode', "")),
        (MAP.replace("periode =", "perode ="), ("kolonner.perode", "ukendt", "perode", "periode")),
        (MAP.replace("gruppe =", "grupper ="), ("faste.grupper", "ukendt", "grupper", "gruppe")),
        (MAP.replace("faste = {", "faste = { vaerdi = '1',"), ("faste.vaerdi", "ukendt", "vaerdi", "")),
        (MAP + "[[serie]]\nhvro = { a = 'b' }", ("serie.hvro", "ukendt", "hvro", "hvor")),
        (MAP + "[[serie]]\ndecimal = '.'", ("serie.decimal", "ukendt", "decimal", "")),
    ],
)
def test_key_that_is_not_known_is_told_with_the_nearest(text: str, fault: tuple[str, ...]) -> None:
    found = fault_of(text)
    assert (found[0], found[1], str(found[2])[: len(fault[2])], found[3]) == fault


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"andel"', '"andle"', ("maaling", "ukendt_navn", "andle", "andel")),
        (
            '"andel"',
            '"andel fuldtidsperson"',
            ("maaling", "ukendt_navn", "andel fuldtidsperson", "andel fuldtidspersoner"),
        ),
        ('"andel"', '"xyzzy"', ("maaling", "ukendt_navn", "xyzzy", "")),
        ('"andel"', "7", ("maaling", "ukendt_navn", "7", "")),
        ('"sygemeldte"', '"bruttoledge"', ("gruppe", "ukendt_navn", "bruttoledge", "bruttoledige")),
        ('"sygemeldte"', '"sygedagpenge + jobafklarng"', ("gruppe", "ukendt_navn", "jobafklarng", "jobafklaring")),
        ('"befolkningen 16-66"', '"befolknigen"', ("naevner", "ukendt_navn", "befolknigen", "befolkningen")),
        ("faste = {", "faste = { omraade = 'Solrod',", ("omraade", "ukendt_navn", "Solrod", "Solrød")),
        ("faste = {", "faste = { periode = '13-2026',", ("periode", "vaerdi", "13-2026", "")),
        ("faste = {", "faste = { kendt = 'i går',", ("kendt", "vaerdi", "i går", "")),
    ],
)
def test_constant_that_is_not_known_is_told_with_the_nearest(old: str, new: str, fault: tuple[str, ...]) -> None:
    assert fault_of(MAP.replace(old, new)) == fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("tabel = ", ("", "syntaks", "tabel =", "")),
        (MAP + "faste = 1", ("", "syntaks", "faste = 1", "")),
        (MAP.replace(', vaerdi = "Værdi"', ""), ("vaerdi", "mangler", "", "")),
        (MAP.replace('maaling = "andel", ', ""), ("maaling", "mangler", "", "")),
        (MAP.replace('tabel = "egen"', ""), ("tabel", "mangler", "", "")),
        ("decimal = ':'" + MAP, ("decimal", "vaerdi", ":", "")),
        ("decimal = 1" + MAP, ("decimal", "vaerdi", "1", "")),
        ("decimaler = 'en'" + MAP, ("decimaler", "vaerdi", "en", "")),
        ("decimaler = 10" + MAP, ("decimaler", "vaerdi", "10", "")),
        ("skjult = '.'" + MAP, ("skjult", "vaerdi", ".", "")),
        ("mangler = ['', 0]" + MAP, ("mangler", "vaerdi", "0", "")),
        ("ark = 1" + MAP, ("ark", "vaerdi", "1", "")),
        ("serie = [1]" + MAP, ("serie", "vaerdi", "1", "")),
    ],
)
def test_column_map_that_is_wrong_is_refused_with_its_key_and_what_was_written(
    text: str, fault: tuple[str, ...]
) -> None:
    assert fault_of(text) == fault


def test_measure_may_be_written_by_its_name() -> None:
    text = MAP.replace('"andel"', '"Andel fuldtidspersoner"')
    assert [f.measure for f in read_mapped(DATA, "tal.csv", column_map=text, as_of=NOW).figures] == ["andel"]


def test_marks_of_the_map_are_matched_without_regard_to_case() -> None:
    data = "Område;Periode;Værdi\nSolrød;2031M05;Diskretion\nKøge;2031M05;N/A\n".encode()
    text = f"skjult = ['DISKRETION']\nmangler = ['N/A']{MAP}"
    found = read_mapped(data, "tal.csv", column_map=text, as_of=NOW)
    assert ([f.value for f in found.figures], found.skipped, found.rejected) == ([None], 1, [])


# --- the handbook and the example ------------------------------------------------------------------------


def block(page: str, kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", page, re.DOTALL)
    assert found
    return found[1]


def test_example_of_the_handbook_reads_as_it_says(root: Path) -> None:
    page = (root / "docs/kolonnekort.md").read_text("utf-8")
    found = read_mapped(block(page, "csv").encode(), "eksport.csv", column_map=block(page, "toml"), as_of=NOW)
    assert [(f.measure, f.group, f.area, f.period, f.value) for f in found.figures] == [
        ("fuldtidspersoner", "a_dagpenge", "269", "2026M01", "1215"),
        ("andel", "a_dagpenge", "269", "2026M01", "2.0"),
        ("fuldtidspersoner", "sygedagpenge", "259", "2026M01", None),
    ]
    assert [tuple(each) for each in found.rejected] == [(7, "Kommune", "ukendt_omraade", "Solrod")]
    assert found.skipped == 2


def test_handbook_names_every_key_field_and_default_mark(root: Path) -> None:
    page = (root / "docs/kolonnekort.md").read_text("utf-8")
    keys = [f"`[[{key}]]`" if key == "serie" else f"`{key}`" for key in column_map.KEYS]
    assert [key for key in keys if f"\n| {key} | " not in page] == []
    assert [field for field in column_map.FIELDS if f"\n| `{field}` | " not in page] == []
    for marks in (column_map.WITHHELD, column_map.MISSING):
        assert f"`{list(marks)}`".replace("'", '"') in page


def test_example_map_loads_its_file_and_twice_changes_nothing(pejl: Callable[..., Any]) -> None:
    for name in ("jobindsats-eksport", "jobindsats-eksport-pct"):
        order = ("load", "tabel", "examples/kort/jobindsats-eksport.csv", "--map", f"examples/kort/{name}.toml")
        assert [(ran.code, ran.err) for ran in (pejl(*order, "--known", "2026-03-21") for _ in range(2))] == [
            (0, "")
        ] * 2
    assert [(row["source"], row["table"], row["rows"], row["newest"]) for row in pejl("sources", "--json").data] == [
        ("tabel", "eksport-opdigtet", 14, "2026M02")
    ]


@pytest.mark.parametrize(
    ("name", "measure", "values"),
    [
        ("jobindsats-eksport", "fuldtidspersoner", ["90000", "300", "1200", None, "91500", "310", "1215"]),
        ("jobindsats-eksport-pct", "andel", ["3.0", "2.0", "3.2", None, "3.1", "2.1", "3.2"]),
    ],
)
def test_example_map_reads_what_its_file_says(root: Path, name: str, measure: str, values: list[str | None]) -> None:
    folder = root / "examples/kort"
    text = (folder / f"{name}.toml").read_text("utf-8")
    found = read_mapped((folder / "jobindsats-eksport.csv").read_bytes(), "n", column_map=read_map(text), as_of=NOW)
    assert ([f.value for f in found.figures], found.skipped, found.rejected) == (values, 1, [])
    assert {(f.measure, f.group) for f in found.figures} == {(measure, "bruttoledige")}
    assert bool(found.figures[0].denominator) == (law.measures()[measure].kind == "andel")
