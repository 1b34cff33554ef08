"""How a promise is kept: the share in time, how late the rest was, whose the delay was, and when there is no share.

A person is ill from 1 January 2024 and the talk is due on the 29th, unless said otherwise; asked on 10 February.
"""

from fractions import Fraction

import pytest

from pejl.answers.kept import Kept, by_team, kept
from pejl.due.state import Cause
from pejl.goals import BoundPlan
from pejl.ledger.snapshot import Snapshot
from spec.answers.asking import AKASSE, INSURED, SICK, TEAMS, THEIRS, asked, cases, counts, kept_of
from spec.due.promising import ledger, plan, promise

WITHIN = plan(promise("inden for 4 uger", **SICK))
DAY = "2024-02-10"


def told(text: str | Snapshot, day: str = DAY, bound: BoundPlan = WITHIN) -> Kept:
    return kept_of(bound, text, day)


# --- the share -------------------------------------------------------------------------------------------


def test_the_due_day_is_in_time_and_the_share_is_exact() -> None:
    found = told(cases("01-29 01-30 -"))
    assert counts(found) == (3, 3, 1, 1, 1)
    assert (found.share, found.lacks) == (Fraction(1, 3), "")


@pytest.mark.parametrize(
    ("day", "decided", "share"),
    [("2024-01-29", 1, Fraction(1)), ("2024-01-30", 2, Fraction(1, 2))],
)
def test_a_row_is_decided_when_it_is_kept_or_the_day_after_it_was_due(day: str, decided: int, share: Fraction) -> None:
    found = told(cases("01-10 -"), day)
    assert (found.rows, found.decided, found.share) == (2, decided, share)


def test_what_was_kept_later_than_the_day_asked_is_not_kept_yet() -> None:
    found = told(cases("02-11"), DAY)
    assert counts(found) == (1, 1, 0, 0, 1)


@pytest.mark.parametrize(
    ("talks", "delay", "wait"),
    [
        ("-", None, None),
        ("01-29", None, Fraction(28)),
        ("01-29 01-30", Fraction(1), Fraction(57, 2)),
        ("01-30 02-07 01-31", Fraction(2), Fraction(30)),
        ("01-30 02-07 01-31 02-08", Fraction(11, 2), Fraction(67, 2)),
        ("01-01 -", None, Fraction(0)),
    ],
)
def test_the_middle_one_tells_the_days_and_of_an_even_count_the_mean_of_two(
    talks: str, delay: Fraction | None, wait: Fraction | None
) -> None:
    """The delay is of those kept late alone; the wait, from the sick report to the talk, is of all that were kept."""
    found = told(cases(talks))
    assert (found.delay, found.wait) == (delay, wait)


NO_END = {name: value for name, value in SICK.items() if name != "opfyldt_af"}
AT_FIRST = {**SICK, "udloeses_af": "samtaler.foerste", "opfyldt_af": "forloeb.cv_godkendt"}


@pytest.mark.parametrize(
    ("says", "bound", "ledger", "day", "rows", "lacks"),
    [
        ("nobody is ill", WITHIN, cases("-", group="a_dagpenge"), DAY, 0, "ingen_raekker"),
        ("the due day has not passed", WITHIN, cases("- -"), "2024-01-29", 2, "intet_afgjort"),
        ("nothing keeps it", plan(promise("inden for 4 uger", **NO_END)), cases("01-10"), DAY, 1, "kan_ikke_ses"),
        ("no day is given", plan(promise("ved den første samtale", **AT_FIRST)), cases("01-10"), DAY, 1, "uden_frist"),
        ("and nobody has one", plan(promise("ved den første samtale", **AT_FIRST)), cases("-"), DAY, 0, "uden_frist"),
    ],
)
def test_a_promise_without_a_share_says_why(
    says: str, bound: BoundPlan, ledger: str, day: str, rows: int, lacks: str
) -> None:
    found = told(ledger, day, bound)
    assert (found.rows, found.share, found.lacks, found.holds) == (rows, None, lacks, None), says


def test_a_promise_that_nothing_keeps_is_never_overdue() -> None:
    found = told(cases("-"), bound=plan(promise("inden for 4 uger", **NO_END)))
    assert counts(found) == (1, 0, 0, 0, 0)
    theirs = told(cases("-"), bound=plan(promise("inden for 4 uger", **NO_END, ansvarlig="a-kasse")))
    assert counts(theirs) == (1, 0, 0, 0, 0)


def test_a_promise_without_a_due_day_tells_how_long_it_took() -> None:
    text = cases("01-10 01-10") + "\n\nhappenings  kind         day\n1           cv_godkendt  2024-01-22"
    found = told(text, bound=plan(promise("ved den første samtale", **AT_FIRST)))
    assert (counts(found), found.share, found.wait) == ((2, 1, 1, 0, 0), None, Fraction(12))


def test_every_promise_is_told_in_the_plans_order_those_without_rows_too() -> None:
    both = promise("inden for 4 uger", id="Z", **SICK) + promise("inden for 4 uger", id="A", **INSURED)
    found = kept(asked(plan(both), cases("-"), DAY))
    assert [(each.promise.id, each.rows) for each in found] == [("Z", 1), ("A", 0)]


# --- whose a delay is ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("says", "talk", "absence", "causes"),
    [
        ("nobody was in the way", "-", "", {Cause.KOMMUNEN: 1}),
        ("stayed away on the due day", "-", "2024-01-29", {Cause.BORGEREN: 1}),
        ("stayed away the day after", "-", "2024-01-30", {Cause.KOMMUNEN: 1}),
        ("stayed away on the first day", "-", "2024-01-01", {Cause.BORGEREN: 1}),
        ("stayed away before the case", "-", "2023-12-31", {Cause.KOMMUNEN: 1}),
        ("and came too late", "01-31", "2024-01-20", {Cause.BORGEREN: 1}),
        ("and came in time after all", "01-29", "2024-01-20", {}),
    ],
)
def test_a_delay_is_the_citizens_where_they_stayed_away_in_time_and_else_ours(
    says: str, talk: str, absence: str, causes: dict[Cause, int]
) -> None:
    """Absence excuses nothing: the row counts as late all the same."""
    text = cases(talk)
    if absence:
        text = "spells  group         start       end\n1       sygedagpenge  2024-01-01  -\n\n"
        text += f"talks  day         outcome    resets\n1      {absence}  udeblevet  ja"
        text += "" if talk == "-" else f"\n1      2024-{talk}  holdt      ja"
    found = told(text)
    assert found.causes == causes, says
    assert found.late + found.overdue == len(causes)


def test_what_the_akasse_has_for_us_is_in_no_share_done_or_not() -> None:
    ours = plan(promise("inden for 2 uger", **INSURED))
    waits = told(cases("-", group="a_dagpenge"), "2024-01-16", ours)
    assert (counts(waits), waits.awaited, waits.share, waits.causes) == ((1, 0, 0, 0, 0), 1, None, {})
    assert waits.lacks == "intet_afgjort"
    done = told(cases("01-16", group="a_dagpenge"), "2024-01-16", ours)
    assert (counts(done), done.awaited, done.share, done.causes) == ((1, 0, 0, 0, 0), 0, None, {})


@pytest.mark.parametrize(("day", "awaited"), [("2024-01-15", 0), ("2024-01-16", 1)])
def test_what_waits_is_awaited_when_its_day_has_passed(day: str, awaited: int) -> None:
    found = told(cases("-", group="a_dagpenge"), day, plan(promise("inden for 2 uger", **INSURED)))
    assert (found.awaited, found.beside) == (awaited, (awaited, 0))


def test_what_is_the_akasses_own_to_keep_is_overdue_when_its_day_has_passed() -> None:
    found = told(THEIRS, "2024-01-20", plan(promise("inden for 2 uger", **AKASSE)))
    assert (counts(found), found.awaited, found.citizens) == ((3, 3, 1, 1, 1), 1, (1, 1, 1))
    assert (found.share, found.causes) == (Fraction(1, 3), {Cause.ANDEN: 2})


@pytest.mark.parametrize(
    ("since", "known", "overdue", "unknown"),
    [
        ("2024-01-01", "2024-01-29", 1, 0),
        ("2024-01-01", "2024-01-28", 0, 1),  # what was done on the due day may not be registered yet
        ("2024-01-02", "2024-02-10", 0, 1),  # it may have been done before the ledger begins
    ],
)
def test_what_nobody_can_say_is_not_overdue(since: str, known: str, overdue: int, unknown: int) -> None:
    found = told(ledger(cases("-"), since=since, known=known))
    assert (found.overdue, found.decided, found.unknown) == (overdue, overdue, unknown)
    assert found.beside == (0, unknown)
    assert found.share == (Fraction(0) if overdue else None)
    assert found.causes == ({Cause.KOMMUNEN: 1} if overdue else {})


@pytest.mark.parametrize(("day", "decided"), [("2024-02-12", 0), ("2024-02-13", 1)])
def test_an_exempted_row_is_decided_on_its_moved_day(day: str, decided: int) -> None:
    text = cases("-") + "\n\nexemptions  kind   start       end\n1           ferie  2024-01-08  2024-01-22"
    assert told(text, day).decided == decided


# --- by team ---------------------------------------------------------------------------------------------


def test_each_team_has_its_own_share_and_what_nobody_has_is_told_too() -> None:
    """Two workers of a team are one; k4 is in none, the fifth citizen has nobody; teams are those of the day asked."""
    sheet = asked(WITHIN, cases("01-29 - 01-29 01-30 01-29") + TEAMS, DAY)
    found = {each.team: each.kept for each in by_team(sheet, sheet.promises[0])}
    assert {team: (each.rows, each.share) for team, each in found.items()} == {
        "": (2, Fraction(1, 2)),
        "nord": (2, Fraction(1, 2)),
        "vest": (1, Fraction(1)),
    }
    assert list(found) == ["", "nord", "vest"]


def test_who_waits_and_whose_day_has_not_passed_is_not_among_the_overdue() -> None:
    found = told(THEIRS, "2024-01-15", plan(promise("inden for 2 uger", **AKASSE)))
    assert (found.overdue, found.citizens) == (0, (1, 0, 0))


# --- of how many -----------------------------------------------------------------------------------------


def test_rows_of_one_citizen_are_of_one_however_many_they_are() -> None:
    monthly = plan(promise("hver 4. uge", **SICK))
    found = kept_of(monthly, cases("01-20,02-10,03-01"), "2024-03-10")
    assert (found.in_time, found.citizens) == (3, (1, 0, 0))
