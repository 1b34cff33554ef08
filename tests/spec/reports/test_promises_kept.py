"""Beside the numbers of promises kept: what is said of the promise itself, how they are read, and who is made up."""

from dataclasses import replace

import pytest

from pejl.answers.leaving.promised import UNTIMED
from pejl.answers.leaving.promised import of_persons as is_of_persons
from pejl.due import LAW
from pejl.ledger import Figures
from pejl.ledger.figures import Typed
from pejl.ledger.verbs.counting import Counting
from pejl.periods import Period, end_of_day
from pejl.reports.document import Document, Note, Text, shown
from pejl.reports.kvartal import Edition, edition_of, written
from spec.answers.asking import asked, cases
from spec.indicators.counting import counting
from spec.reports.papers import checked, figures
from spec.reports.test_kvartal import promised, with_rows

UNTIMED_SAYS = ("kan ikke måles i tid", "kan ikke måles: ")


def remarks(edition: Edition) -> list[tuple[bool, bool, str]]:
    """Of each promise of the plan: whether nothing of it can be in time, whether it is of persons, and its remark."""
    now = [each.quarters[-1].kept for each in edition.courses if each.promise.origin != LAW]
    told = [shown(row[-1]) for row in promised(written(edition))]
    return [(one.lacks in UNTIMED, is_of_persons(one), said) for one, said in zip(now, told, strict=True)]


def test_promise_that_nothing_can_be_in_time_of_says_so_although_its_numbers_are_withheld() -> None:
    found = [said for untimed, persons, said in remarks(with_rows()) if untimed and persons]
    assert len(found) > 1
    assert [each for each in found if not each.startswith(UNTIMED_SAYS)] == []


def test_promise_with_a_due_day_says_nothing_beside_withheld_numbers() -> None:
    """That none was due, or that none is decided, tells of persons."""
    found = [said for untimed, persons, said in remarks(with_rows()) if persons and not untimed]
    assert len(found) > 1
    assert {*found} == {""}


def test_columns_that_are_empty_in_every_row_are_left_out() -> None:
    tables = [each for _, each in written(with_rows(5)).tables() if each.caption.startswith("Lovens pligter")]
    assert [[name for name in ("Afgjort", "Bemærk") if name in each.header] for each in tables] == [["Afgjort"]]


def of_plan(plan: str, quarter: str, *, made_up: bool = False) -> Document:
    """The report on rows of four ill citizens, on a ledger of made-up people or of others."""
    found, period = checked(plan), Period.parse(quarter)
    assert found.bound is not None
    snapshot = replace(counting("").snapshot, made_up=made_up)
    known = end_of_day(period.last)
    now = Figures([Typed(found.typed)], known, found.bound.name, events=Counting(snapshot))
    sheet = asked(found.bound, cases("01-15 01-16 - -"), period.last.isoformat())
    return written(edition_of(found, now, figures(found, period.last), period.last, period, sheet=sheet))


@pytest.mark.parametrize(
    ("plan", "quarter", "others"),
    [("frederikssund-2024", "2024Q1", True), ("soroe-2023", "2023Q4", True), ("solroed-2024", "2024Q1", False)],
)
def test_that_numbers_of_no_persons_are_not_withheld_is_said_where_there_are_any(
    plan: str, quarter: str, others: bool
) -> None:
    texts = ["".join(run.text for run in each.runs) for each in of_plan(plan, quarter).blocks if isinstance(each, Text)]
    (read,) = [each for each in texts if each.startswith("Tallene er, hvor mange gange det skulle gøres.")]
    assert "Antal under 5 er skjult, hvor de er om personer" in read
    assert ("Tal om virksomheder og om kommunens egne opgaver er ikke skjult." in read) is others


@pytest.mark.parametrize("made_up", [True, False])
def test_report_on_made_up_people_says_where_they_are_counted(made_up: bool) -> None:
    made = of_plan("frederikssund-2024", "2024Q1", made_up=made_up)
    notes = [each.text for each in made.blocks if isinstance(each, Note)]
    found = [
        each
        for each in notes
        if each.startswith("Opdigtede borgere er kun talt i disse mål og kapitler: Løfter holdt.")
    ]
    assert bool(found) is made_up
