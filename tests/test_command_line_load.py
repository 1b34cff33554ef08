"""`pejl load`: a file that was misread, a day that cannot be right, and a name that is nearly another."""

from pathlib import Path
from typing import Any

import pytest

PLAN = "plans/frederikssund-2024.toml"
MAP = """
tabel = "egen"
kolonner = { omraade = "Kommune", periode = "Periode", vaerdi = "Pct" }
faste = { maaling = "andel", gruppe = "bruttoledige", naevner = "arbejdsstyrken" }
"""
AREAS = ("Solrød", "Køge", "Læsø", "Stevns", "Greve", "Faxe", "Lejre", "Roskilde", "Holbæk", "Odsherred")


def loaded(pejl: Any, folder: Path, lines: list[str], *more: str) -> Any:
    (folder / "kort.toml").write_text(MAP, "utf-8")
    (folder / "tal.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return pejl("load", "tabel", folder / "tal.csv", "--map", folder / "kort.toml", *more)


def of(rejected: int, sound: int) -> list[str]:
    areas = [*(f"Ukendtby {place}" for place in range(rejected)), *AREAS]
    return ["Kommune;Periode;Pct", *(f"{area};2024M01;2,5" for area in areas[: rejected + sound])]


# --- too many are rejected -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rejected", "sound", "given", "published"),
    [
        (1, 9, (), True),
        (1, 8, (), False),
        (1, 8, ("--most-rejected", "12"), True),
        (1, 8, ("--most-rejected", "11"), False),
        (1, 9, ("--most-rejected", "0"), False),
        (0, 1, ("--most-rejected", "0"), True),
    ],
)
def test_above_the_limit_of_rejected_rows_nothing_of_a_table_is_published(
    pejl: Any, tmp_path: Path, rejected: int, sound: int, given: tuple[str, ...], published: bool
) -> None:
    ran = loaded(pejl, tmp_path, of(rejected, sound), *given)
    assert ran.code == (3 if rejected else 0)
    assert (f"{sound} tal udgivet" in ran.words) is published
    assert ("så intet er indlæst" in ran.words) is not published
    assert (tmp_path / "pejl-data").exists() is published


def test_a_file_with_commas_between_and_in_its_numbers_is_told_to_be_so_with_its_rows_as_they_stand(
    pejl: Any, tmp_path: Path
) -> None:
    rows = ["Kommune,Periode,Pct", "Solrød,2024M01,2", "Køge,2024M01,3", "Læsø,2024M01,2,5", "Faxe,2024M01,1,5"]
    ran = loaded(pejl, tmp_path, rows)
    assert ran.code == 3
    assert "2 af 4 rækker i tal.csv kan ikke læses (højst 10 %), så intet er indlæst" in ran.words
    assert "er skilletegnet komma" in ran.words
    assert '"Læsø,2024M01,2,5"' in ran.words
    assert not (tmp_path / "pejl-data").exists()


# --- a number known before its period began --------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "published"), [("1999-01-01", False), ("2023-12-30", False), ("2024-01-01", True), ("2024-02-15", True)]
)
def test_a_number_is_not_known_before_its_period_began(pejl: Any, tmp_path: Path, known: str, published: bool) -> None:
    ran = loaded(pejl, tmp_path, of(0, 1), "--known", known)
    assert ran.code == (0 if published else 2)
    assert ("januar 2024 var ikke begyndt" in ran.err) is not published
    assert (tmp_path / "pejl-data").exists() is published


def test_a_number_that_is_foretold_is_known_before_its_period(pejl: Any, tmp_path: Path) -> None:
    (tmp_path / "tal.csv").write_text("Kommune;År;Ventet\nSolrød;2026;120\n", "utf-8")
    text = MAP.replace("Periode", "År").replace("Pct", "Ventet").replace('"andel"', '"forventet"')
    (tmp_path / "kort.toml").write_text(text.replace(', naevner = "arbejdsstyrken"', ""), "utf-8")
    ran = pejl("load", "tabel", tmp_path / "tal.csv", "--map", tmp_path / "kort.toml", "--known", "2025-12-01")
    assert (ran.code, "1 tal udgivet" in ran.words) == (0, True), ran.err


# --- names -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "table", "example"),
    [
        ("statbank", "x", "FOLK1A"),
        ("statbank", "AUK1", "AUK01"),
        ("jobindsats", "x", "y25i01"),
        ("jobindsats", "y25i1", "y25i01"),
    ],
)
def test_an_unknown_table_is_told_with_one_of_the_same_source(
    pejl: Any, tmp_path: Path, source: str, table: str, example: str
) -> None:
    (tmp_path / f"{table}.csv").write_text("a;b\n1;2\n", "utf-8")
    ran = pejl("load", source, tmp_path / f"{table}.csv")
    assert ran.code == 2
    assert ran.err.endswith(f"fx {example}.\n")


def test_typed_figures_of_an_area_nobody_knows_are_loaded_and_the_name_is_told_once(
    pejl: Any, root: Path, tmp_path: Path
) -> None:
    text = (root / "examples/figures/frederikssund-2024-tabel1.csv").read_text("utf-8-sig")
    (tmp_path / "tal.csv").write_text(text.replace(";Frederikssund;", ";Frederikssnud;"), "utf-8")
    assert text.count(";Frederikssund;") > 1
    ran = pejl("load", "tastet", tmp_path / "tal.csv", "--plan", PLAN)
    assert ran.code == 0
    assert ran.words.count('"Frederikssnud" kendes ikke') == 1
    assert 'Mente du "Frederikssund"?' in ran.words
