"""The work list as a page shows it: every open row in one tab, whose it is, and what each choice would leave."""

from datetime import date, timedelta

import pytest

from pejl.answers.listed import (
    PAGE,
    Choice,
    Tab,
    Whose,
    in_tab,
    left_behind,
    listed,
    open_rows,
    tabs,
    team_loads,
    whose_rows,
)
from pejl.due.picked import due_between, held_by, of_subjects, paged, staff_on
from pejl.due.sheet import Sheet
from spec.answers.asking import AKASSE, SICK, TEAMS, asked, cases
from spec.due.promising import ledger, plan, promise

FOUR = plan(promise("inden for 4 uger", id="A", **SICK))
DUE = date(2024, 1, 29)
"""Four weeks after 1 January."""


def on(days_before: int) -> Sheet:
    return asked(FOUR, cases("-"), (DUE - timedelta(days=days_before)).isoformat())


# --- tabs ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days_before", "tab"),
    [(-1, Tab.OVERSKREDET), (0, Tab.DAG), (1, Tab.UGE), (6, Tab.UGE), (7, Tab.SENERE), (28, Tab.SENERE)],
)
def test_a_row_is_in_the_tab_of_its_day_and_in_no_other(days_before: int, tab: Tab) -> None:
    counted = tabs(open_rows(on(days_before)))
    assert {name for name, many in counted.items() if many} == {tab}


def test_what_somebody_else_must_do_waits_whatever_its_day() -> None:
    theirs = plan(promise("inden for 4 uger", id="A", **AKASSE))
    rows = open_rows(asked(theirs, cases("- -", group="a_dagpenge"), "2024-02-10"))
    assert tabs(rows) == {tab: 2 * (tab is Tab.VENTER) for tab in Tab}


def test_a_row_without_a_due_day_is_later() -> None:
    at_first = promise(
        "ved den første samtale",
        **{**SICK, "udloeses_af": "samtaler.foerste", "opfyldt_af": "forloeb.cv_godkendt"},
    )
    rows = open_rows(asked(plan(at_first), cases("01-10"), "2024-01-20"))
    assert [row.due for row in in_tab(rows, Tab.SENERE).rows()] == [None]


def test_every_open_row_is_in_exactly_one_tab() -> None:
    sheet = asked(FOUR, cases("- 01-10 01-20 -"), "2024-01-29", law=True)
    rows = open_rows(sheet)
    assert sum(tabs(rows).values()) == len(rows) > 0


# --- whose -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def five() -> Sheet:
    return open_rows(asked(FOUR, cases("- - - - -") + TEAMS, "2024-02-20"))


def test_whose_rows_are_asked_for(five: Sheet) -> None:
    def of(whose: Whose, worker: str = "", team: str = "") -> list[int]:
        return whose_rows(five, whose, worker=worker, team=team).subjects()

    assert of(Whose.MINE, worker="k1") == [1]
    assert of(Whose.HOLD, team="nord") == [1, 2]
    assert of(Whose.INGEN) == [5]
    assert of(Whose.ALLE) == [1, 2, 3, 4, 5]


def test_who_has_no_code_has_no_rows_and_not_those_of_nobody(five: Sheet) -> None:
    assert len(whose_rows(five, Whose.MINE)) == len(whose_rows(five, Whose.HOLD)) == 0


def test_teams_are_told_with_their_tabs_and_who_is_in_none_is_left_behind(five: Sheet) -> None:
    assert {each.team: each.tabs[Tab.OVERSKREDET] for each in team_loads(five)} == {"nord": 2, "vest": 1}
    assert left_behind(five) == {"k4": 1}


# --- narrowed --------------------------------------------------------------------------------------------

BOTH = plan(
    promise("inden for 4 uger", id="A", **SICK)
    + promise("inden for 3 uger", id="B", **{**SICK, "maalgruppe": "begge"})
    + "\n[grupper]\nbegge = { ydelsesgrupper = ['sygedagpenge', 'jobafklaringsforløb'] }\n"
)


def test_a_choice_leaves_its_rows_and_the_others_are_counted_beside_it() -> None:
    rows = open_rows(asked(BOTH, cases("- -"), "2024-02-20"))
    found = listed(rows, Tab.OVERSKREDET, Choice(promise="A"))
    assert [row.promise.id for row in found.rows] == ["A", "A"]
    assert found.promises == {"A": 2, "B": 2}
    assert found.groups == {"sygedagpenge": 2}


def test_a_row_of_a_promise_to_two_groups_counts_in_both() -> None:
    rows = open_rows(asked(BOTH, cases("-"), "2024-02-20"))
    assert listed(rows, Tab.OVERSKREDET, Choice()).groups == {"jobafklaring": 1, "sygedagpenge": 2}


def test_what_is_chosen_stays_a_choice_when_nothing_is_left_of_it() -> None:
    rows = open_rows(asked(FOUR, cases("-"), "2024-02-20"))
    found = listed(rows, Tab.DAG, Choice(promise="A", cause="borgeren"))
    assert (found.many, found.promises, found.causes) == (0, {"A": 0}, {"borgeren": 0})


def test_a_cause_leaves_its_rows() -> None:
    rows = open_rows(asked(FOUR, cases("- -"), "2024-02-20"))
    assert listed(rows, Tab.OVERSKREDET, Choice(cause="kommunen")).many == 2
    assert listed(rows, Tab.OVERSKREDET, Choice(cause="registrering")).many == 0


# --- pages -----------------------------------------------------------------------------------------------


def test_a_page_has_fifty_rows_and_the_last_what_is_left() -> None:
    rows = open_rows(asked(FOUR, cases(" ".join("-" * (PAGE + 1))), "2024-02-20"))
    first, last = (listed(rows, Tab.OVERSKREDET, Choice(), page) for page in (1, 2))
    assert (len(first.rows), len(last.rows), first.pages, first.many) == (PAGE, 1, 2, PAGE + 1)
    assert first.rows[-1].subject < last.rows[0].subject


@pytest.mark.parametrize(("asked_for", "given"), [(0, 1), (99, 1), (-3, 1)])
def test_a_page_that_is_not_there_is_the_nearest(asked_for: int, given: int) -> None:
    assert listed(open_rows(on(-1)), Tab.OVERSKREDET, Choice(), asked_for).page == given


# --- picked ----------------------------------------------------------------------------------------------


def test_both_days_of_a_span_are_in_it() -> None:
    sheet = on(3)
    assert len(due_between(sheet, DUE, DUE)) == 1
    assert len(due_between(sheet, DUE + timedelta(days=1), None)) == 0
    assert len(due_between(sheet, None, DUE - timedelta(days=1))) == 0


def test_rows_of_nobody_are_none_and_places_after_the_end_too() -> None:
    assert len(of_subjects(on(0), [])) == 0
    assert len(paged(on(0), 5, 10)) == 0


def test_a_worker_stands_by_somebody_until_the_last_day_and_not_the_day_after() -> None:
    drawn = """
spells     group          start       end
1          sygedagpenge   2024-01-01  -

relations  role           who  start       end
1          sagsbehandler  k1   2024-01-01  2024-02-10
1          mentor         k1   2024-01-05  -
"""
    assert held_by(ledger(drawn), "k1", date(2024, 2, 9)) == [(1, "mentor"), (1, "sagsbehandler")]
    assert held_by(ledger(drawn), "k1", date(2024, 2, 10)) == [(1, "mentor")]
    assert held_by(ledger(drawn), "k9", date(2024, 2, 9)) == []


def test_staff_are_told_with_the_team_of_the_day() -> None:
    snapshot = ledger(cases("- - - -") + TEAMS)
    assert staff_on(snapshot, date(2024, 2, 9)) == [("k1", "nord"), ("k2", "nord"), ("k3", "syd")]
    assert staff_on(snapshot, date(2024, 2, 10)) == [("k1", "nord"), ("k2", "nord"), ("k3", "vest")]
