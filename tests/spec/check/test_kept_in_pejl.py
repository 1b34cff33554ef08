"""`[foeres_i_pejl]`: which tables the municipality keeps on Pejl's pages, and from which day."""

from datetime import date
from pathlib import Path

import pytest

from pejl.check import check_file
from pejl.plan import json_schema
from pejl.words import LANGUAGES, say
from spec.check.planning import FAULT, REMARK, expect, plan

WHOLE = """
[foeres_i_pejl]
virksomheder = 2024-01-01
henvendelser = 2024-02-01
besoeg = 2024-03-01
arrangementer = 2024-04-01
aftaler = 2024-05-01
svar = 2023-06-01
handlinger = 2024-12-31
"""


def keeps(tmp_path: Path, text: str) -> dict[str, str]:
    path = tmp_path / "plan.toml"
    path.write_text(plan(text), "utf-8")
    bound = check_file(path).bound
    assert bound is not None
    return {table: day.isoformat() for table, day in bound.keeps.items()}


def test_kept_each_key_is_a_table_of_the_ledger(tmp_path: Path) -> None:
    assert keeps(tmp_path, WHOLE) == {
        "companies": "2024-01-01",
        "orders": "2024-02-01",
        "visits": "2024-03-01",
        "events": "2024-04-01",
        "agreements": "2024-05-01",
        "replies": "2023-06-01",
        "acts": "2024-12-31",
    }


def test_kept_is_nothing_where_the_plan_says_nothing(tmp_path: Path) -> None:
    assert keeps(tmp_path, "") == {}
    assert keeps(tmp_path, "[foeres_i_pejl]\nbesoeg = 2024-01-01\n") == {"visits": "2024-01-01"}


def test_kept_a_day_after_the_plans_last_is_remarked(tmp_path: Path) -> None:
    expect(tmp_path, plan("[foeres_i_pejl]\nbesoeg = 2024-12-31\n"))
    expect(tmp_path, plan("[foeres_i_pejl]\nbesoeg = ‹foeres_efter_planen›2025-01-01\n"), severity=REMARK)
    params = {"noegle": "besoeg", "dag": date(2025, 1, 1), "sidste": date(2024, 12, 31)}
    assert all(say("foeres_efter_planen", params, lang) for lang in LANGUAGES)


@pytest.mark.parametrize("line", ['besoeg = "fra nytår"', "samtaler = 2024-01-01"])
def test_kept_what_is_no_day_or_no_table_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(plan(f"[foeres_i_pejl]\n{line}\n"), "utf-8")
    found = check_file(path)
    assert found.bound is None
    assert FAULT in {each.severity for each in found.findings}


def test_kept_editors_are_told_of_every_key() -> None:
    own = json_schema()["$defs"]["FoeresIPejl"]["properties"]
    assert len(own) == 7
    assert all(each["description"] for each in own.values())
