"""The first page and the table of all goals: what a reader meets before the chapters."""

import re
from datetime import UTC, datetime

import pypdfium2  # type: ignore[import-untyped]
import pytest

from pejl.ledger import Figure, Figures
from pejl.ledger.figures import Typed
from pejl.periods import Period, end_of_day
from pejl.reports.document import Bullets, Document, Note, Text, shown
from pejl.reports.kvartal import edition_of, written
from pejl.reports.typst import pdf
from pejl.words import say
from spec.answers.asking import asked, cases
from spec.drawing import drawn
from spec.reports.papers import PLANS, checked, figures, report


def made(plan: str, quarter: str, *published: Figure, lang: str = "da") -> Document:
    """The report on a quarter, on the plan's own figures with published ones beside them."""
    found, period = checked(plan), Period.parse(quarter)
    assert found.bound is not None
    now = Figures([Typed(found.typed), Typed(published)], end_of_day(period.last), found.bound.name)
    then = figures(found, period.step(-1).last)
    return written(edition_of(found, now, then, period.last, period, lang=lang))


def said(document: Document) -> list[str]:
    """The paragraphs and the items of lists."""
    texts = [(each.runs,) for each in document.blocks if isinstance(each, Text)]
    items = [each.items for each in document.blocks if isinstance(each, Bullets)]
    return ["".join(run.text for run in runs) for some in (*texts, *items) for runs in some]


def all_goals(document: Document) -> dict[str, list[str]]:
    """The rows of the table of all goals, by their text."""
    table = next(each for _, each in document.tables() if each.sheet == "Alle mål")
    return {shown(row[1]): [shown(cell) for cell in row] for row in table.rows}


# --- the first page --------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", PLANS)
def test_summary_is_on_the_first_page_with_all_of_its_goals(plan: str) -> None:
    first, *_ = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf(report(plan))))
    assert say("rap_ikke_skrevet_for", {"maal": ()}, "da")[:40] in re.sub(r"\s+", " ", first)


def test_plan_without_numbers_says_so_once_and_of_nothing_since_last_time() -> None:
    told = said(made("stevns-2024-2026", "2024Q1"))
    assert told[0] == "Ingen af planens mål (4) kan vurderes: der er endnu ingen tal."
    assert not [each for each in told if "sidst" in each or "Mål uden tal" in each]


def test_same_numbers_as_last_time_are_said_once() -> None:
    told = said(made("frederikssund-2024", "2024Q2"))
    assert told.count("Målene vurderes på de samme tal som sidst; intet af dem har fået et nyt.") == 1
    assert "6a Flere fleksjobvisiterede er i fleksjob: 83,0 % i august 2023." in told


# --- all goals -------------------------------------------------------------------------------------------


def test_goal_past_its_date_says_in_the_table_that_it_awaits_a_number_and_which_quarters_it_is_of() -> None:
    document = made("solroed-2024", "2024Q3")
    row = all_goals(document)["–\N{NO-BREAK SPACE}Sygedagpenge"]
    assert (row[3], row[-1]) == ("1. og 3. kvartal 2023", "↗ på vej, afventer tal")
    lacking = "fristen er gået, men tallene for 2. og 4. kvartal 2023 er der ikke"
    assert any(lacking in each.text.lower() for each in document.blocks if isinstance(each, Note))
    assert all_goals(report("solroed-2024"))["–\N{NO-BREAK SPACE}Sygedagpenge"][-1] == "↗ på vej, undervejs"


@pytest.mark.parametrize("plan", PLANS)
def test_every_verdict_in_the_table_is_explained_below_it_and_no_other(plan: str) -> None:
    words = {row[-1].split(",")[0] for row in all_goals(report(plan)).values()} - {"– bedømmes ikke"}
    (legend,) = (each for each in report(plan).blocks if isinstance(each, Text) and each.runs[-1].text.endswith(". "))
    bold = {run.text for run in legend.runs if run.strong} - {"undervejs", "udgangspunkt"}
    assert bold == words - {"✓ holder", "✗ holder ikke"}


# --- newer numbers than the plan's -----------------------------------------------------------------------

NEWER = """
    maaling  gruppe             naevner             omraade  2024M05
    andel    uddannelseshjaelp  befolkningen_16_66  250      {own}
    andel    uddannelseshjaelp  befolkningen_16_66  000      0.7
"""


@pytest.mark.parametrize(("own", "turns"), [("0.6", False), ("0.7", True)])
def test_newer_published_number_that_would_turn_a_goal_is_told_on_the_first_page_and_at_the_goal(
    own: str, turns: bool
) -> None:
    known = made("frederikssund-2024", "2024Q2", *drawn(NEWER.format(own=own), as_of=datetime(2024, 6, 20, tzinfo=UTC)))
    line = next(each for each in said(known) if each.startswith("4a "))
    assert line.endswith("Registrets nyere tal (maj 2024) ville vende vurderingen, se målet.") is turns
    told = "Registret har et nyere tal: 0,7 % i maj 2024 (grænse: under 0,7 %). Med det ville målet ikke være opfyldt"
    assert any(told in each.text for each in known.blocks if isinstance(each, Note)) is turns


# --- promises --------------------------------------------------------------------------------------------


def kept_of(held: int, none: int) -> Document:
    """Of so many sick citizens a first follow-up was held, of so many none."""
    found, quarter = checked("frederikssund-2024"), Period.parse("2024Q1")
    assert found.bound is not None
    sheet = asked(found.bound, cases("01-15 " * held + "- " * none), "2024-03-31", law=True)
    now = figures(found, quarter.last)
    return written(edition_of(found, now, now, quarter.last, quarter, sheet=sheet))


@pytest.mark.parametrize(
    ("held", "none", "told"),
    [
        (30, 30, ["Første opfølgning inden udgangen af uge 8: 50 % i tide (30 af 60)"]),
        (60, 5, ["Første opfølgning inden udgangen af uge 8: 92 % i tide (60 af 65)"]),
        (60, 4, []),  # who was late may not be seen
        (4, 60, []),
        (1000, 0, []),
    ],
)
def test_promises_kept_least_are_named_with_their_numbers_only_where_they_may_be_seen(
    held: int, none: int, told: list[str]
) -> None:
    document = kept_of(held, none)
    lines = [each for each in said(document) if each.startswith("Første opfølgning")]
    assert lines == told
    names = [
        each for each in said(document) if each.startswith("Blandt de løfter og pligter, der sjældnest blev holdt")
    ]
    assert bool(names) is bool([each for each in said(document) if " i tide (" in each])
