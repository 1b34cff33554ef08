"""The national system's deadlines beside ours.

A citizen on ledighedsydelse from 1 February 2024 has four talks before 1 August by law; asked on 1 March.
"""

from datetime import date

import pytest

from pejl.answers.deadlines import Beside, Match, beside
from pejl.due.beside import Deadline
from pejl.ledger.snapshot import Snapshot
from spec.answers.asking import OURS, asked
from spec.due.promising import ledger, plan, promise

DAY = "2024-03-01"
PLAN = plan(
    promise(
        "inden for 5 uger", maalgruppe="ledighedsydelse", udloeses_af="forloeb.begynder", opfyldt_af="samtaler.holdt"
    )
)
CASE = "spells     group            start       end\n1          ledighedsydelse  2024-02-01  -\n\n"
HEAD = "deadlines  kind                   status       due         last\n"


def told(*rows: str, first: str = "ny") -> str:
    """Deadlines as `1 jobsamtale 2024-08-01`, each with the last day it can be held where one is said; `first`: the
    status of the first of them."""
    lines = []
    for place, row in enumerate(rows):
        person, kind, due, *last = row.split()
        status = "ny" if place else first
        lines.append(f"{person:9}  {kind:21}  {status:11}  {due}  {last[0] if last else '-'}\n")
    return HEAD + "".join(lines)


def found(text: str | Snapshot, day: str = DAY) -> list[Beside]:
    snapshot = ledger(text) if isinstance(text, str) else text
    return beside(asked(PLAN, snapshot, day, law=True), snapshot, OURS)


def days(each: Beside) -> tuple[int, date | None, date | None, Match, int | None]:
    return each.subject, each.theirs and each.theirs.due, each.ours and each.ours.due, each.match, each.days


AUGUST = date(2024, 8, 1)


@pytest.mark.parametrize(
    ("theirs", "match", "apart"),
    [
        ("2024-08-01", Match.SAME, 0),
        ("2024-07-31", Match.THEIRS_FIRST, 1),
        ("2024-08-02", Match.OURS_FIRST, -1),
    ],
)
def test_the_day_that_dfdg_has_is_held_against_ours(theirs: str, match: Match, apart: int) -> None:
    (each,) = found(CASE + told(f"1 jobsamtale {theirs}"))
    assert days(each) == (1, date.fromisoformat(theirs), AUGUST, match, apart)


def test_who_has_a_deadline_in_one_of_them_alone_is_told() -> None:
    text = CASE + told("2 jobsamtale 2024-08-01")
    assert [days(each) for each in found(text)] == [
        (1, None, AUGUST, Match.ONLY_OURS, None),
        (2, AUGUST, None, Match.ONLY_THEIRS, None),
    ]


def test_nobody_is_told_where_none_of_dfdgs_are_loaded() -> None:
    assert found(CASE) == []


def test_what_dfdg_says_of_a_deadline_is_told_as_it_says_it() -> None:
    (each,) = found(CASE + told("1 jobsamtale 2024-07-31 2024-08-14"))
    assert each.theirs == Deadline(1, "jobsamtale", "ny", date(2024, 7, 31), date(2024, 8, 14))
    (each,) = found(CASE + told("1 jobsamtale 2024-07-31"))
    assert each.theirs == Deadline(1, "jobsamtale", "ny", date(2024, 7, 31), None)


@pytest.mark.parametrize(
    ("says", "rows", "theirs"),
    [
        ("today is not past", ["1 jobsamtale 2024-03-01", "1 jobsamtale 2024-07-01"], "2024-03-01"),
        ("yesterday is past", ["1 jobsamtale 2024-02-29", "1 jobsamtale 2024-07-01"], "2024-07-01"),
        ("whatever their order", ["1 jobsamtale 2024-07-01", "1 jobsamtale 2024-02-29"], "2024-07-01"),
        ("the earliest of two to come", ["1 jobsamtale 2024-07-01", "1 jobsamtale 2024-06-01"], "2024-06-01"),
        ("of two kinds too", ["1 jobsamtale 2024-07-01", "1 opfoelgning 2024-06-01"], "2024-06-01"),
        ("all past: the newest", ["1 jobsamtale 2024-02-01", "1 jobsamtale 2024-02-20"], "2024-02-20"),
        ("one that ours can be held against", ["1 cv 2024-06-01", "1 jobsamtale 2024-07-01"], "2024-07-01"),
        ("of the past too", ["1 cv 2024-02-28", "1 jobsamtale 2024-02-01"], "2024-02-01"),
    ],
)
def test_of_several_the_next_from_the_day_on_stands_and_the_newest_where_all_are_past(
    says: str, rows: list[str], theirs: str
) -> None:
    (each,) = found(CASE + told(*rows))
    assert each.theirs is not None
    assert each.theirs.due == date.fromisoformat(theirs), says


@pytest.mark.parametrize(
    ("status", "theirs"),
    [
        ("kommende", "2024-06-01"),
        ("overskredet", "2024-06-01"),
        ("afholdt", "2024-07-01"),
        ("Afsluttet", "2024-07-01"),
        ("7", "2024-06-01"),  # nobody has said what it means
    ],
)
def test_a_deadline_that_is_finished_is_not_the_next(status: str, theirs: str) -> None:
    (each,) = found(CASE + told("1 jobsamtale 2024-06-01", "1 opfoelgning 2024-07-01", first=status))
    assert each.theirs is not None
    assert each.theirs.due == date.fromisoformat(theirs)


def test_who_has_finished_deadlines_alone_has_none_of_dfdgs() -> None:
    (each,) = found(CASE + told("1 jobsamtale 2024-08-01", first="holdt"))
    assert (each.match, each.theirs) == (Match.ONLY_OURS, None)


@pytest.mark.parametrize("kind", ["jobsamtale", "jobsamtale_med_akasse", "faelles_jobsamtale", "opfoelgning"])
def test_a_talk_of_the_contact_course_is_held_against_our_talks(kind: str) -> None:
    (each,) = found(CASE + told(f"1 {kind} 2024-08-01"))
    assert (each.match, each.days) == (Match.SAME, 0)


@pytest.mark.parametrize("kind", ["i_akassen", "cv", "henvisning", "raadighed"])
def test_a_deadline_of_another_sort_is_told_on_a_line_of_its_own(kind: str) -> None:
    assert [days(each) for each in found(CASE + told(f"1 {kind} 2024-08-01"))] == [
        (1, AUGUST, None, Match.ONLY_THEIRS, None),
        (1, None, AUGUST, Match.ONLY_OURS, None),
    ]


def test_following_up_the_ill_is_held_against_a_follow_up_and_not_against_a_job_talk() -> None:
    ill = "spells     group            start       end\n1          sygedagpenge     2024-02-01  -\n\n"
    (each,) = found(ill + told("1 opfoelgning 2024-03-28"))
    assert each.ours is not None
    assert [act.moment.name for act in each.ours.promise.acts] == ["sygdom.opfoelgning"]
    assert [each.match for each in found(ill + told("1 jobsamtale 2024-03-28"))] == [Match.ONLY_THEIRS, Match.ONLY_OURS]


def test_another_municipalitys_deadlines_are_not_there() -> None:
    text = """
    persons    area
    1          250
    2          201

    spells     group            start       end
    1          ledighedsydelse  2024-02-01  -

    """
    rows = told("1 jobsamtale 2024-08-01", "2 jobsamtale 2024-08-01")
    assert [each.subject for each in found(text.replace("\n    ", "\n") + rows)] == [1]
    assert found(text.replace("\n    ", "\n") + told("2 jobsamtale 2024-08-01")) == []


# --- ours ------------------------------------------------------------------------------------------------


def test_ours_is_what_the_law_asks_and_not_what_the_plan_promises() -> None:
    """The plan's own talk is due on 7 March."""
    (each,) = found(CASE + told("1 jobsamtale 2024-08-01"))
    assert each.ours is not None
    assert (each.ours.promise.origin, each.ours.due) == ("lov", AUGUST)


def test_ours_is_the_first_talk_that_is_not_held() -> None:
    talks = "talks      day         resets\n1          2024-02-10  ja\n\n"
    (each,) = found(CASE + talks + told("1 jobsamtale 2024-08-01"))
    assert each.ours is not None
    assert (each.ours.due, each.ours.kept) == (AUGUST, None)
    assert each.ours.nth == 2


def test_what_the_akasse_has_is_not_ours() -> None:
    """The first talk is the a-kasse's, before two weeks have passed; ours come after three months."""
    insured = "spells     group       start       end\n1          a_dagpenge  2024-02-01  -\n\n"
    (each,) = found(insured + told("1 jobsamtale 2024-02-15"), "2024-02-10")
    assert each.ours is not None
    assert (each.match, each.ours.waits_for, each.ours.promise.who) == (Match.THEIRS_FIRST, "", "sagsbehandler")


@pytest.mark.parametrize(
    ("end", "day", "match"),
    [
        ("2024-03-01", "2024-02-29", Match.SAME),
        ("2024-03-01", "2024-03-01", Match.ONLY_THEIRS),  # over before the day
        ("2024-09-01", "2024-08-31", Match.SAME),
        ("2024-09-01", "2024-09-01", Match.ONLY_THEIRS),  # over after it, and the talks were never held
    ],
)
def test_a_case_that_is_over_has_no_deadline_of_ours(end: str, day: str, match: Match) -> None:
    (each,) = found(CASE.replace("-\n\n", f"{end}\n\n") + told("1 jobsamtale 2024-08-01"), day)
    assert each.match is match


def test_an_exemption_moves_our_day_and_not_dfdgs() -> None:
    away = "exemptions  kind   start       end\n1           ferie  2024-02-25  2024-03-10\n\n"
    (each,) = found(CASE + away + told("1 jobsamtale 2024-08-01"))
    assert days(each) == (1, AUGUST, date(2024, 8, 15), Match.THEIRS_FIRST, 14)


# --- order -----------------------------------------------------------------------------------------------


def test_those_that_differ_most_come_first_then_one_side_alone_and_those_that_agree_last() -> None:
    people = "".join(f"{person}          ledighedsydelse  2024-02-01  -\n" for person in range(1, 7))
    text = CASE.splitlines()[0] + "\n" + people + "\n"
    rows = told(
        "1 jobsamtale 2024-08-01",
        "2 jobsamtale 2024-07-30",
        "3 jobsamtale 2024-08-04",
        "5 jobsamtale 2024-07-30",
        "7 jobsamtale 2024-07-30",
        "6 jobsamtale 2024-08-01",
    )
    assert [(each.subject, each.days) for each in found(text + rows)] == [
        (3, -3),
        (2, 2),
        (5, 2),
        (4, None),
        (7, None),
        (1, 0),
        (6, 0),
    ]
