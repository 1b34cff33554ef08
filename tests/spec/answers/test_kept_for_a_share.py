"""A promise that must be kept for a share of the group is counted case by case, the exempted among them.

A person is ill from 1 January 2024 and has four talks before 1 July, unless said otherwise; three in four cases must.
"""

from fractions import Fraction

import pytest

from pejl.answers.kept import by_team
from spec.answers.asking import AKASSE, INSURED, SICK, TEAMS, THEIRS, asked, cases, counts, kept_of
from spec.due.promising import ledger, plan, promise

FOUR = plan(promise("mindst 4 samtaler inden for 6 måneder", i_de_foerste="6 måneder", andel="75 %", **SICK))
ALL_FOUR, THREE = "02-01,03-01,04-01,07-01", "02-01,03-01,04-01"


@pytest.mark.parametrize(
    ("says", "talks", "day", "share", "holds"),
    [
        ("three of four cases have all four talks", [ALL_FOUR] * 3 + [THREE], "2024-07-02", Fraction(3, 4), True),
        ("the day before nobody can say of the fourth", [ALL_FOUR] * 3 + [THREE], "2024-07-01", Fraction(1), True),
        ("two of three", [ALL_FOUR] * 2 + [THREE], "2024-07-02", Fraction(2, 3), False),
        ("one with no talk is one case, not four", [ALL_FOUR] * 3 + ["-"], "2024-07-02", Fraction(3, 4), True),
        ("the fourth talk a day late", [ALL_FOUR, THREE + ",07-02"], "2024-07-02", Fraction(1, 2), False),
        ("nothing is decided", [THREE], "2024-07-01", None, None),
    ],
)
def test_a_promise_for_a_share_is_kept_case_by_case(
    says: str, talks: list[str], day: str, share: Fraction | None, holds: bool | None
) -> None:
    """Exactly three in four is enough, and a talk that is missing in time is a case that is not kept."""
    found = kept_of(FOUR, cases(" ".join(talks)), day)
    assert (found.share, found.holds, found.exempt) == (share, holds, 0), says


def test_the_rows_of_a_promise_for_a_share_are_counted_one_by_one_beside_it() -> None:
    found = kept_of(FOUR, cases(f"{ALL_FOUR} {THREE}"), "2024-07-02")
    assert counts(found) == (8, 8, 7, 0, 1)
    assert found.share == Fraction(1, 2)


def test_a_promise_without_a_share_to_keep_neither_holds_nor_fails() -> None:
    assert kept_of(plan(promise("inden for 4 uger", **SICK)), cases("01-29"), "2024-02-10").holds is None


HOLIDAY = "\n\nexemptions  kind   start       end\n{person}           ferie  {start}  {end}"


@pytest.mark.parametrize(
    ("says", "fourth", "start", "end", "day", "share", "exempt"),
    [
        ("still away the day after", "-", "2024-06-01", "2024-07-15", "2024-07-02", Fraction(3, 4), 1),
        ("on the due day itself it is too early", "-", "2024-06-01", "2024-07-15", "2024-07-01", Fraction(1), 0),
        ("back, and the moved day has not passed", "-", "2024-06-01", "2024-06-15", "2024-07-15", Fraction(3, 4), 1),
        ("the moved day has passed", "-", "2024-06-01", "2024-06-15", "2024-07-16", Fraction(3, 4), 0),
        ("kept by the moved day", THREE + ",07-15", "2024-06-01", "2024-06-15", "2024-07-16", Fraction(1), 0),
        ("away only after it", "-", "2024-07-02", "2024-07-15", "2024-07-10", Fraction(3, 4), 0),
    ],
)
def test_the_exempted_are_of_the_group_when_their_day_has_passed(
    says: str, fourth: str, start: str, end: str, day: str, share: Fraction, exempt: int
) -> None:
    """The duty is to three in four of all, the exempted among them."""
    text = cases(" ".join([ALL_FOUR] * 3 + [fourth])) + HOLIDAY.format(person=4, start=start, end=end)
    found = kept_of(FOUR, text, day)
    assert (found.share, found.exempt) == (share, exempt), says


def test_a_case_past_its_moved_day_of_which_nobody_can_say_is_not_an_exempted_one() -> None:
    """Due on 20 June, moved to 1 July by eleven days of holiday; what is known ends the day before."""
    text = cases("- -", began="2023-12-20") + HOLIDAY.format(person=1, start="2024-02-01", end="2024-02-12")
    text = text.replace("2       sygedagpenge      2023-12-20", "2       sygedagpenge      2023-12-29")
    bound = plan(
        promise("mindst 4 samtaler inden for 6 måneder", i_de_foerste="6 måneder", andel="75 %", **SICK),
        fra="2023-01-01",
    )
    found = kept_of(bound, ledger(text, known="2024-06-30"), "2024-07-02")
    assert (found.unknown, found.exempt, found.overdue) == (4, 0, 4)
    assert found.share == Fraction(0)


def test_a_case_that_waits_for_the_akasse_is_missed_where_it_is_theirs_and_undecided_where_it_is_ours() -> None:
    theirs = kept_of(plan(promise("inden for 2 uger", andel="75 %", **AKASSE)), THEIRS, "2024-01-20")
    assert (theirs.share, theirs.exempt, theirs.holds) == (Fraction(1, 3), 0, False)
    promised = plan(promise("inden for 2 uger", andel="75 %", **INSURED))
    ours = kept_of(promised, cases("-", group="a_dagpenge"), "2024-01-20")
    assert (ours.share, ours.exempt, ours.lacks) == (None, 0, "intet_afgjort")


def test_two_cases_of_one_citizen_are_two() -> None:
    text = """
    spells  group         start       end
    1       sygedagpenge  2024-01-01  2024-02-10
    1       sygedagpenge  2024-03-01  -

    talks   day           resets
    1       2024-01-10    ja
    """
    found = kept_of(plan(promise("inden for 4 uger", andel="75 %", **SICK)), text, "2024-04-01")
    assert (found.share, found.holds) == (Fraction(1, 2), False)


def test_the_teams_of_a_promise_for_a_share_are_held_to_it_case_by_case() -> None:
    sheet = asked(FOUR, cases(f"{ALL_FOUR} {THREE} {ALL_FOUR}") + TEAMS, "2024-07-02")
    found = {each.team: (each.kept.share, each.kept.holds) for each in by_team(sheet, sheet.promises[0])}
    assert found == {"nord": (Fraction(1, 2), False), "vest": (Fraction(1), True)}
