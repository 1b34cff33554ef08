"""The house rules: small files and functions, no clock below the surface, nothing of this machine in the files."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pejl import indicators, moments, rules
from pejl.rules.moments import HEADINGS as MOMENT_HEADINGS

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "pejl"
MOST_LINES, MOST_IN_A_FUNCTION = 300, 40
SURFACE = ("cli", "web")
CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime"}
SPECS = ROOT / "tests" / "spec" / "indicators"
TEXT = {".py", ".toml", ".md", ".sh", ".csv", ".json", ".lark", ".yml", ".yaml", ".txt", ".lock", ""}


def python_files(*tops: str) -> list[Path]:
    return sorted(file for top in tops for file in (ROOT / top).rglob("*.py"))


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def tracked() -> tuple[Path, ...]:
    command = ["git", "ls-files", "-z"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    if found.returncode:
        pytest.skip("not a git working tree")
    return tuple(ROOT / each for each in found.stdout.split("\0") if each and (ROOT / each).is_file())


# --- size and names --------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", python_files("src", "tests"), ids=name)
def test_a_file_has_at_most_300_lines(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("file", python_files("src", "tests"), ids=name)
def test_a_function_has_at_most_40_lines(file: Path) -> None:
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > MOST_IN_A_FUNCTION
    ]
    assert long == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "common", "misc", "tools"}
    assert [name(file) for file in python_files("src", "tests") if file.stem in empty] == []


# --- the clock -------------------------------------------------------------------------------------------


def clock_calls(file: Path) -> Iterator[str]:
    """`datetime.now()`, `date.today()`, `time.time()`, also when their function is handed on uncalled."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            owner = getattr(node.value, "id", getattr(node.value, "attr", ""))
            if owner in ("datetime", "date", "time"):
                yield f"{name(file)}:{node.lineno} {owner}.{node.attr}"


def test_nothing_below_the_surface_reads_the_clock() -> None:
    below = [file for file in python_files("src") if file.relative_to(SRC).parts[0] not in SURFACE]
    assert [call for file in below for call in clock_calls(file)] == []


# --- what must not be in the files -----------------------------------------------------------------------

ADDRESSES = re.compile(
    r"https?://(?:[\w.-]*\.)?(?:pypi\.org|pythonhosted\.org|npmjs\.org|npmjs\.com|registry[\w.-]*|[\w.-]*proxy[\w.-]*)\b"
)
MACHINE = re.compile(r"(?<![\w.])/(?:root|home/\w+|Users/\w+|work|mnt|tmp/bash_jobs)/[\w.]")
ITSELF = Path(__file__)


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name(file)}:{number}"
        for file in tracked()
        if file.suffix in TEXT and file != ITSELF
        for number, line in enumerate(file.read_text("utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_registry_address_in_a_tracked_file() -> None:
    assert lines_with(ADDRESSES) == []


def test_no_path_of_a_machine_in_a_tracked_file() -> None:
    assert lines_with(MACHINE) == []


def test_no_lock_with_addresses_is_tracked() -> None:
    assert "uv.lock" not in {file.name for file in tracked()}


# --- the shelf of indicators -----------------------------------------------------------------------------

SHELF = rules.collect(indicators, rules.Indicator)


@pytest.mark.parametrize("each", sorted(SHELF))
def test_an_indicator_says_what_it_is_and_where_it_ends(each: str) -> None:
    found = SHELF[each]
    assert found.summary
    assert {*found.sections, "Egne hændelser"} == set(rules.HEADINGS)
    assert found.own or "Egne hændelser" not in found.sections
    assert all(found.sections.values())
    assert found.title
    assert found.measures


@pytest.mark.parametrize("each", sorted(SHELF))
def test_an_indicator_is_named_in_the_spec_of_its_subject(each: str) -> None:
    subject, _, function = each.partition(".")
    specs = [*SPECS.glob(f"test_{subject}.py"), *SPECS.glob("test_own_*.py")]
    assert specs
    assert any(re.search(rf"\b{function}\b|{each}", spec.read_text("utf-8")) for spec in specs)


@pytest.mark.parametrize("each", sorted(name for name, found in SHELF.items() if found.own))
def test_an_own_rule_is_named_in_a_spec_of_own_counts(each: str) -> None:
    function = each.partition(".")[2]
    specs = [spec.read_text("utf-8") for spec in SPECS.glob("test_own_*.py")]
    assert any(re.search(rf"\b{function}\b|{each}", spec) for spec in specs)


def test_every_file_of_the_shelf_has_a_spec_and_every_spec_a_file() -> None:
    shelf = {file.stem for file in (SRC / "indicators").glob("*.py")} - {"__init__"}
    specs = {file.stem.removeprefix("test_") for file in SPECS.glob("test_*.py") if "test_own_" not in file.name}
    assert shelf == specs


def test_what_an_indicator_is_related_to_is_on_the_shelf() -> None:
    assert {other for each in SHELF.values() for other in each.related} <= set(SHELF)


# --- the shelf of moments --------------------------------------------------------------------------------

MOMENTS = rules.collect(moments, rules.Moment)


@pytest.mark.parametrize("each", sorted(MOMENTS))
def test_a_moment_says_what_it_is_and_where_it_ends(each: str) -> None:
    found = MOMENTS[each]
    assert found.summary
    assert set(found.sections) == set(MOMENT_HEADINGS)
    assert all(found.sections.values())
    assert found.title


@pytest.mark.parametrize("each", sorted(MOMENTS))
def test_a_moment_is_named_in_the_spec_of_its_subject(each: str) -> None:
    subject, _, function = each.partition(".")
    spec = ROOT / "tests" / "spec" / "moments" / f"test_{subject}.py"
    assert re.search(rf"^def test_{function}_", spec.read_text("utf-8"), re.MULTILINE)


def test_every_file_of_moments_has_a_spec_and_every_spec_a_file() -> None:
    shelf = {file.stem for file in (SRC / "moments").glob("*.py")} - {"__init__"}
    specs = {file.stem.removeprefix("test_") for file in (ROOT / "tests" / "spec" / "moments").glob("test_*.py")}
    assert shelf == specs - {"shelf"}


def test_what_a_moment_is_a_side_of_is_on_the_shelf() -> None:
    assert {other for each in MOMENTS.values() for other in each.side_of} <= set(MOMENTS)


def test_a_noun_of_a_sentence_is_one_moment_s() -> None:
    nouns = [noun for each in MOMENTS.values() for noun in each.nouns]
    assert sorted(nouns) == sorted(set(nouns))


# --- what a shelf may know -------------------------------------------------------------------------------


@pytest.mark.parametrize("shelf", ["indicators", "moments"])
def test_the_contract_names_every_file_of_a_shelf(shelf: str) -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (apart,) = (each["modules"] for each in contracts if each["name"].endswith(f"import each other: {shelf}"))
    files = {file.stem for file in (SRC / shelf).glob("*.py")} - {"__init__"}
    assert {name.rpartition(".")[2] for name in apart} == files
