"""What the check found, by what it is about: the plan's own words, its figures, or the tables it prints."""

from collections.abc import Sequence
from dataclasses import dataclass

from pejl.answers.budget_table import OF_TABLES
from pejl.check import Checked, Severity
from pejl.words import say

TABLES = OF_TABLES | {"budget_samler_grupper"}
"""Codes of what is wrong in a printed table, the budget annex among them."""
FIGURES = frozenset(
    {
        "afvist_raekke",
        "andel_uden_naevner",
        "forkert_periode",
        "grundlag_maalt_anderledes",
        "ikke_et_tal",
        "ingen_talfil",
        "sum_stemmer_ikke",
        "to_naevnere",
        "to_tal_for_det_samme",
        "ukendt_omraade_i_tal",
        "umulig_andel",
        "umuligt_tal",
    }
)
"""Codes of what is wrong in single figures. What is in neither set is about the plan."""
ABOUT = ("plan", "tal", "tabeller")


@dataclass(frozen=True, slots=True)
class Found:
    """One finding in words. `line` and `column` count from 1, in the plan's file."""

    severity: Severity
    about: str
    line: int
    column: int
    code: str
    says: str


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one severity about one thing, by line."""

    severity: Severity
    about: str
    rows: Sequence[Found]


def found(checked: Checked, lang: str, *, placed: bool = True) -> list[Found]:
    """Every finding, by line and column. `placed`: with the file and line that a printed number is typed in."""
    return [
        Found(
            each.severity,
            about(each.code),
            each.position.line,
            each.position.column,
            each.code,
            say(each.code, each.params if placed else {**each.params, "kilde": ""}, lang),
        )
        for each in checked.findings
    ]


def about(code: str) -> str:
    """One of ABOUT."""
    return "tabeller" if code in TABLES else "tal" if code in FIGURES else "plan"


def groups(rows: Sequence[Found]) -> list[Group]:
    """Faults before remarks, then what they are about; groups without findings are left out."""
    every = [
        Group(severity, name, [row for row in rows if (row.severity, row.about) == (severity, name)])
        for severity in Severity
        for name in ABOUT
    ]
    return [each for each in every if each.rows]


def of_budget(rows: Sequence[Found]) -> list[Found]:
    """What is wrong in the tables a plan prints: totals, trends, headings."""
    return [row for row in rows if row.about == "tabeller"]
