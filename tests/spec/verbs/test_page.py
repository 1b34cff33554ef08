"""`docs/verber.md` is printed from the cases: it is the one that would be printed now."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from spec.verbs.cases import CASES, LISTINGS

DOCS = Path(__file__).parents[3] / "docs"


@pytest.fixture(scope="module")
def verber() -> ModuleType:
    found = importlib.util.spec_from_file_location("verber", DOCS / "verber.py")
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_the_page_is_up_to_date(verber: ModuleType) -> None:
    assert (DOCS / "verber.md").read_text("utf-8") == verber.page(), "run docs/verber.py"


def test_every_case_is_on_the_page(verber: ModuleType) -> None:
    page = verber.page()
    assert [case.name for case in (*CASES, *LISTINGS) if f"**{case.says}**" not in page] == []
