"""The command line: exit codes and Danish words for wrong input, English beside them, forms for machines."""

import csv
import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest

PLAN = "plans/frederikssund-2024.toml"
DAY = ("--on", "2023-12-31")

# Wrong use: command line, words that tell it. Exit code 2, on stderr, and nothing on stdout.
WRONG = [
    (("check", "findes-ikke.toml"), ("findes-ikke.toml", "kan ikke læses")),
    (("goals", "findes-ikke.toml"), ("findes-ikke.toml", "kan ikke læses")),
    (("check", "plans"), ("plans", "kan ikke læses")),
    (("explain", PLAN, "9z"), ('"9z"', "findes ikke", "1a", "6b")),
    (("explain", PLAN), ("der mangler", "MÅL")),
    (("flyv",), ("ukendt valg", "flyv", "goals")),
    (("goals", PLAN, "--on", "2023-13-01"), ("ikke en dato", "2023-13-01", "2023-12-31")),
    (("goals", PLAN, "--as-known", "i går"), ("ikke en dato", "i går")),
    (("goals", PLAN, "--on"), ("kræver en værdi",)),
    (("goals", PLAN, "--jsonn"), ("ukendte argumenter", "--jsonn")),
    (("goals", PLAN, "--json", "--csv"), ("--csv", "--json")),
    (("check",), ("der mangler", "PLAN")),
    (("schema", "figures"), ("ukendt valg", "figures")),
    (("compare", "ledige.ledighedspct"), ("ledige.ledighedspct", "ledige.ledighedsprocent")),
    (("compare", "ledige.andel", "--areas", "Solrødd"), ("Solrødd", '"Solrød"')),
    (("compare", "ledige.andel", "--groups", "dagpennge"), ("dagpennge", "dagpenge")),
    (("compare", "ledige.ledighedsprocent", "--period", "juli"), ("juli", "2023M08")),
    (("compare", "ledige.ledighedsprocent"), ("ingen tal", "pejl load")),
    (("load", "excel", "x.csv"), ("ukendt valg", "excel", "jobindsats")),
    (("load", "tabel"), ("Ingen filer",)),
    (("load", "tabel", "README.md"), ("kolonnekort", "--map")),
    (("load", "tastet", "README.md"), ("--plan",)),
]
ENGLISH = ("No such", "Is a directory", "not allowed", "invalid", "required", "argument ", "Traceback", "expected")


@pytest.mark.parametrize(("argv", "words"), WRONG, ids=lambda each: " ".join(each))
def test_wrong_use_ends_with_2_and_a_danish_sentence(pejl: Any, argv: tuple[str, ...], words: tuple[str, ...]) -> None:
    ran = pejl(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("pejl: ")
    assert [word for word in words if word not in ran.err] == [], ran.err
    assert [word for word in ENGLISH if word in ran.err] == [], ran.err


MAP = """
tabel = "egen"
kolonner = { omraade = "Område", periode = "Måned", vaerdi = "Værdi" }
faste = { maaling = "fuldtidspersoner", gruppe = "sygedagpenge" }
"""
GOOD = "Område;Måned;Værdi\nSolrød;2024M01;276\n"
BROKEN_MAP = MAP.replace("tabel = ", "tabel ")

# A file that cannot be read: source, its bytes, the column map (None: there is none), words that tell it.
UNREADABLE: dict[str, tuple[str, bytes | None, bytes | None, str]] = {
    "no file": ("tabel", None, MAP.encode(), "tal.csv"),
    "no map": ("tabel", GOOD.encode(), None, "kort.toml"),
    "map is not TOML": ("tabel", GOOD.encode(), BROKEN_MAP.encode(), "kort"),
    "map is not UTF-8": ("tabel", GOOD.encode(), MAP.encode("cp1252"), "kort"),
    "map lacks a column": ("tabel", GOOD.encode(), MAP.replace(', vaerdi = "Værdi"', "").encode(), "vaerdi"),
    "map has an unknown key": ("tabel", GOOD.encode(), f'kolonne = ""{MAP}'.encode(), "kolonne"),
    "map names no group of ours": ("tabel", GOOD.encode(), MAP.replace("syged", "sygd").encode(), "gruppe"),
    "file lacks a column": ("tabel", GOOD.replace("Måned", "Tid").encode(), MAP.encode(), "Måned"),
    "empty file": ("tabel", b"", MAP.encode(), "tal.csv"),
    "not an answer": ("jobindsats", GOOD.encode(), None, "tal.csv"),
    "unknown table": ("statbank", GOOD.encode(), None, "tal"),
    "not a plan's figures": ("tastet", GOOD.encode(), None, "tal.csv"),
}


@pytest.mark.parametrize("fault", UNREADABLE)
def test_load_of_what_cannot_be_read_ends_with_2_in_danish(pejl: Any, tmp_path: Path, fault: str) -> None:
    source, data, column_map, word = UNREADABLE[fault]
    for name, content in (("tal.csv", data), ("kort.toml", column_map)):
        if content is not None:
            (tmp_path / name).write_bytes(content)
    options = {
        "tabel": ("--map", tmp_path / "kort.toml"),
        "tastet": ("--plan", PLAN),
        "jobindsats": ("--table", "y25i01"),
    }
    given = options.get(source, ())
    ran = pejl("load", source, tmp_path / "tal.csv", *given)
    assert ran.code == 2
    assert ran.err.startswith("pejl: ")
    assert word in ran.err
    assert not (tmp_path / "pejl-data").exists()  # nothing was published


# A plan that cannot be read: its bytes, line and column of the fault, words that tell it.
BROKEN = {
    "not TOML": (b'[plan]\nkommune = Lejre"\n', 2, 11, "TOML"),
    "not UTF-8": (b'[plan]\nkommune = "S\xf8lr\xf8d"\n', 2, 13, "UTF-8"),
    "empty": (b"", 1, 1, "`plan`"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_plan_that_cannot_be_read_ends_with_1_at_its_place(pejl: Any, tmp_path: Path, fault: str) -> None:
    data, line, column, word = BROKEN[fault]
    path = tmp_path / "plan.toml"
    path.write_bytes(data)
    checked = pejl("check", path, "--json")
    (row,) = checked.data
    assert (checked.code, row["severity"], row["line"], row["column"]) == (1, "fejl", line, column)
    assert word in row["says"]
    ran = pejl("goals", path, "--json")
    assert ran.code == 1
    assert "{" not in ran.out


@pytest.mark.parametrize(
    ("lang", "text", "says"),
    [
        ("da", "", "`plan` mangler."),
        ("en", "", "`plan` is missing."),
        ("en", '[plan]\nkommune = "Lejre"\ntitel = "P"\n', "`gaelder` is missing in plan."),
    ],
)
def test_a_missing_key_is_told_in_the_language_with_its_table(
    pejl: Any, tmp_path: Path, lang: str, text: str, says: str
) -> None:
    (tmp_path / "plan.toml").write_text(text, "utf-8")
    assert says in pejl("check", tmp_path / "plan.toml", "--lang", lang).words


def test_check_with_remarks_only_ends_with_0(empty: Any) -> None:
    ran = empty("check", PLAN)
    assert (ran.code, ran.err) == (0, "")
    assert "0 fejl" in ran.words


def test_check_of_one_good_and_one_bad_plan_ends_with_1(pejl: Any, tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text("[plan]\n", "utf-8")
    ran = pejl("check", PLAN, tmp_path / "plan.toml", "--json")
    assert ran.code == 1
    assert {row["plan"] for row in ran.data} == {"plan", "frederikssund-2024"}


def test_help_documents_the_exit_codes_in_danish(empty: Any) -> None:
    ran = empty("--help")
    assert ran.code == 0
    assert [code for code in "01234" if f"\n  {code}  " not in ran.out] == []
    for english in ("usage:", "positional arguments", "options:", "show this help"):
        assert english not in ran.out


def test_no_command_shows_the_help(empty: Any) -> None:
    assert "KOMMANDO" in empty().out


# --- English beside Danish -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argv", "danish", "english"),
    [
        (("goals", PLAN, *DAY), "holder ikke", "does not hold"),
        (("check", PLAN), "anmærkning", "remark"),
        (("explain", PLAN, "2a", *DAY), "holder", "holds"),
        (("sources",), "er tomt", "is empty"),
    ],
)
def test_lang_en_says_the_same_in_english(empty: Any, argv: tuple[str, ...], danish: str, english: str) -> None:
    assert danish in empty(*argv).out
    said = empty(*argv, "--lang", "en").out
    assert english in said
    assert danish not in said


def test_lang_en_changes_no_machine_value(empty: Any) -> None:
    """Words in `why` and `says` follow the language; ids, stages, verdicts and numbers do not."""
    keys = ("id", "stage", "holds", "verdict", "value", "reference", "distance", "sources")
    found = [
        [{key: goal[key] for key in keys} for goal in empty("goals", PLAN, *DAY, "--json", *lang).data["goals"]]
        for lang in ((), ("--lang", "en"))
    ]
    assert found[0] == found[1]


# --- forms for machines ----------------------------------------------------------------------------------------


def sheet(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(out.removeprefix("\ufeff")), delimiter=";"))


def test_csv_has_semicolons_and_decimal_comma(empty: Any) -> None:
    rows = {row["id"]: row for row in sheet(empty("goals", PLAN, *DAY, "--csv").out)}
    assert {"2b/formidling", "2b/besaettelse"} <= set(rows)
    assert [rows["1b"][key] for key in ("holds", "value", "reference", "distance")] == ["true", "10,5", "9,3", "1,2"]
    assert [rows["6b"][key] for key in ("holds", "value", "distance")] == ["false", "17,7", "-2,3"]
    assert rows["1a"]["verdict"] == "kan_ikke_afgoeres"


def test_csv_in_english_has_decimal_point(empty: Any) -> None:
    rows = {row["id"]: row for row in sheet(empty("goals", PLAN, *DAY, "--csv", "--lang", "en").out)}
    assert rows["1b"]["value"] == "10.5"


def test_csv_of_check_has_the_columns_of_its_json(empty: Any) -> None:
    rows, data = sheet(empty("check", PLAN, "--csv").out), empty("check", PLAN, "--json").data
    assert rows == [{key: str(value) for key, value in row.items()} for row in data]


def test_json_and_table_agree(empty: Any) -> None:
    """Every number of the machine form stands in the table, with a decimal comma."""
    table = empty("goals", PLAN, *DAY).words
    for goal in empty("goals", PLAN, *DAY, "--json").data["goals"]:
        if goal["value"] is not None:
            assert goal["value"].replace(".", ",") in table


@pytest.mark.parametrize("form", ["plan", "goals", "check"])
def test_schema_is_a_valid_json_schema(empty: Any, form: str) -> None:
    ran = empty("schema", form)
    jsonschema.Draft202012Validator.check_schema(ran.data)
    assert ran.code == 0


def test_schema_refuses_unknown_keys(empty: Any) -> None:
    validator = jsonschema.Draft202012Validator(empty("schema", "plan").data)
    head = {"kommune": "Lejre", "titel": "P", "gaelder": {"fra": "2026-01-01", "til": "2026-12-31"}}
    assert validator.is_valid({"plan": head})
    assert not validator.is_valid({"plan": {**head, "forvaltnig": "x"}})


def test_typed_figures_of_a_plan_can_be_loaded(pejl: Any) -> None:
    ran = pejl("load", "tastet", "examples/figures/frederikssund-2024-tabel1.csv", "--plan", PLAN)
    assert (ran.code, ran.err) == (0, "")
    assert [(row["source"], row["newest"]) for row in pejl("sources", "--json").data] == [("tastet", "2023Q02")]


# --- at once ---------------------------------------------------------------------------------------------------

HEAVY = ("duckdb", "pyarrow", "rich", "pydantic", "lark")


@pytest.mark.parametrize("argv", [["--help"], ["goals", "--help"], ["--version"], ["flyv"]])
def test_help_and_wrong_commands_import_nothing_heavy(argv: list[str]) -> None:
    script = (
        "import contextlib, io, json, sys\n"
        "from pejl.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):\n"
        "    with contextlib.suppress(SystemExit):\n"
        "        main(sys.argv[1:])\n"
        f"print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))\n"
    )
    ran = subprocess.run([sys.executable, "-c", script, *argv], capture_output=True, text=True, check=True)  # noqa: S603 - our own program
    assert json.loads(ran.stdout) == []
