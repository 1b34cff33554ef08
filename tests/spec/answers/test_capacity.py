"""What is coming: how many talks, offers and other acts fall due in each week ahead, by team; asked on 1 March 2024."""

import pytest

from pejl.answers.capacity import Load, capacity
from pejl.goals import BoundPlan
from spec.answers.asking import INSURED, SICK, asked
from spec.due.promising import plan, promise

DAY = "2024-03-01"
YEARS = {"fra": "2023-01-01", "til": "2024-12-31"}
TWELVE = plan(promise("inden for 12 uger", **SICK), **YEARS)
FOUR_WEEKS = promise("inden for 4 uger", **SICK)
OFFER, PLAN_MADE, CV = (
    {**SICK, "opfyldt_af": name} for name in ("tilbud.begynder", "forloeb.plan_lavet", "forloeb.cv_godkendt")
)


def ill(*began: str, more: str = "") -> str:
    rows = [f"{person}       sygedagpenge  {day}  -" for person, day in enumerate(began, 1)]
    return "\n".join(["spells  group         start       end", *rows, "", more])


def loads(text: str, bound: BoundPlan, weeks: int = 3) -> dict[tuple[str, str], tuple[int, ...]]:
    found = capacity(asked(bound, text, DAY), weeks)
    return {(load.team, load.what): load.weeks for load in found}


def talks(text: str, bound: BoundPlan, weeks: int = 3) -> tuple[int, ...]:
    """Nobody's talks by week; nothing where there is nothing at all."""
    found = loads(text, bound, weeks)
    assert set(found) <= {("", "talks")}
    return found.get(("", "talks"), ())


# --- weeks -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("says", "began", "week"),
    [
        ("due in the autumn, and not done", "2023-08-01", 0),
        ("due yesterday", "2023-12-07", 0),
        ("due today", "2023-12-08", 0),
        ("due in six days", "2023-12-14", 0),
        ("due in seven days", "2023-12-15", 1),
        ("due in 55 days", "2024-02-01", 7),
        ("due in 56 days", "2024-02-02", None),
    ],
)
def test_a_week_is_seven_days_from_the_day_and_what_is_overdue_is_in_the_first(
    says: str, began: str, week: int | None
) -> None:
    expected = [] if week is None else [Load("", "talks", tuple(int(place == week) for place in range(8)))]
    assert capacity(asked(TWELVE, ill(began), DAY)) == expected, says


def test_only_so_many_weeks_as_are_asked_for_are_told() -> None:
    text = ill("2023-12-14", "2023-12-15", "2023-12-22")
    assert talks(text, TWELVE, 1) == (1,)
    assert talks(text, TWELVE, 3) == (1, 1, 1)


# --- what is one talk ------------------------------------------------------------------------------------


def both(*rows: str) -> BoundPlan:
    return plan("".join(row.replace('id = "L"', f'id = "L{place}"') for place, row in enumerate(rows)), **YEARS)


FOUR_TALKS = promise("mindst 4 samtaler inden for 4 uger", i_de_foerste="4 uger", **SICK)


@pytest.mark.parametrize(
    ("says", "bound", "weeks"),
    [
        ("one promise", both(FOUR_WEEKS), (0, 1, 0)),
        ("two promises for one talk, the same day", both(FOUR_WEEKS, FOUR_WEEKS), (0, 1, 0)),
        ("six days later, in the same week", both(FOUR_WEEKS, promise("inden for 34 dage", **SICK)), (0, 1, 0)),
        ("seven days later is another week", both(FOUR_WEEKS, promise("inden for 35 dage", **SICK)), (0, 1, 1)),
        ("four talks in a week are four", both(FOUR_TALKS), (0, 4, 0)),
        ("and one of them is what another waits for", both(FOUR_WEEKS, FOUR_TALKS), (0, 4, 0)),
    ],
)
def test_a_talk_that_two_promises_wait_for_in_a_week_is_counted_once(
    says: str, bound: BoundPlan, weeks: tuple[int, ...]
) -> None:
    """Ill from 9 February: four weeks are 8 March, the first day of week 1."""
    assert talks(ill("2024-02-09"), bound) == weeks, says


def test_talks_of_two_citizens_are_two() -> None:
    assert talks(ill("2024-02-09", "2024-02-09"), both(FOUR_WEEKS, FOUR_WEEKS)) == (0, 2, 0)


def test_what_is_done_of_four_talks_is_not_to_be_done_again() -> None:
    held = "talks  day         resets\n1      2024-02-12  ja\n1      2024-02-20  ja"
    assert talks(ill("2024-02-09", more=held), both(FOUR_TALKS)) == (0, 2, 0)


# --- kinds of acts ---------------------------------------------------------------------------------------


def test_the_offers_of_a_promise_for_both_are_not_talks() -> None:
    rows = promise("mindst 4 samtaler og 1 tilbud inden for 4 uger", i_de_foerste="4 uger", **SICK)
    assert loads(ill("2024-02-09"), both(rows)) == {("", "talks"): (0, 4, 0), ("", "offers"): (0, 1, 0)}


def test_a_talk_and_an_offer_are_two_whoever_waits_for_them() -> None:
    found = loads(ill("2024-02-09"), both(FOUR_WEEKS, promise("inden for 4 uger", **OFFER)))
    assert found == {("", "talks"): (0, 1, 0), ("", "offers"): (0, 1, 0)}


@pytest.mark.parametrize(("second", "many"), [(PLAN_MADE, 1), (CV, 2)])
def test_of_other_acts_only_the_same_act_is_one(second: dict[str, str], many: int) -> None:
    rows = promise("inden for 4 uger", **PLAN_MADE), promise("inden for 4 uger", **second)
    assert loads(ill("2024-02-09"), both(*rows)) == {("", ""): (0, many, 0)}


def test_what_the_municipality_owes_is_nobodys() -> None:
    report = promise(
        "2 i kvartalet", maalgruppe="borgere", udloeses_af="kalender.kvartal", opfyldt_af="kalender.rapport"
    )
    found = capacity(asked(both(report), ill("2024-02-09"), "2024-03-20"), 3)
    assert found == [Load("", "", (0, 2, 0))] or found == []


# --- teams -----------------------------------------------------------------------------------------------

TEAMS = """
relations  role                  who  start       end
1          sagsbehandler         k1   2024-01-01  -
1          virksomhedskonsulent  v1   2024-01-01  -
2          sagsbehandler         k2   2024-01-01  -
3          sagsbehandler         k3   2024-01-01  -

staff      team                  start       end
k1         nord                  2024-01-01  -
k2         nord                  2024-01-01  -
v1         syd                   2024-01-01  2024-03-01
v1         vest                  2024-03-01  -
"""


def test_each_team_has_its_own_and_what_nobody_has_is_told_first() -> None:
    """k3 is in no team and the fourth citizen has nobody; k1 and k2 are one team."""
    text = ill("2024-02-09", "2024-02-09", "2024-02-09", "2024-02-09", more=TEAMS)
    found = capacity(asked(both(FOUR_WEEKS), text, DAY), 2)
    assert found == [Load("", "talks", (0, 2)), Load("nord", "talks", (0, 2))]


def test_a_talk_that_two_teams_have_promised_is_in_both() -> None:
    rows = both(FOUR_WEEKS, promise("inden for 4 uger", ansvarlig="virksomhedskonsulent", **SICK))
    found = loads(ill("2024-02-09", more=TEAMS), rows)
    assert found == {("nord", "talks"): (0, 1, 0), ("vest", "talks"): (0, 1, 0)}


# --- what is not in it -----------------------------------------------------------------------------------

NO_END = {name: value for name, value in SICK.items() if name != "opfyldt_af"}
AT_FIRST = {**SICK, "udloeses_af": "samtaler.foerste", "opfyldt_af": "forloeb.cv_godkendt"}
HELD = "talks  day         resets\n1      2024-02-12  ja"
ABOUT_JOBS = promise(
    "ved hver samtale", **{**SICK, "udloeses_af": "samtaler.holdt", "opfyldt_af": "samtaler.konkrete_job"}
)


@pytest.mark.parametrize(
    ("says", "rows", "text"),
    [
        ("it is done", FOUR_WEEKS, ill("2024-02-09", more=HELD)),
        ("it was done too late", FOUR_WEEKS, ill("2024-01-02", more=HELD)),
        ("no day is given", promise("ved den første samtale", **AT_FIRST), ill("2024-02-09", more=HELD)),
        ("it could only be done in a talk that has been", ABOUT_JOBS, ill("2024-02-09", more=HELD)),
        ("nothing can be seen to keep it", promise("inden for 4 uger", **NO_END), ill("2024-02-09")),
        (
            "exempted today",
            FOUR_WEEKS,
            ill("2024-02-09", more="exemptions  kind   start       end\n1           ferie  2024-03-01  2024-03-02"),
        ),
        (
            "the a-kasse has it",
            promise("inden for 8 uger", **INSURED),
            "spells  group       start       end\n1       a_dagpenge  2024-01-12  -",
        ),
        (
            "the case is over, and it was never done",
            FOUR_WEEKS,
            "spells  group         start       end\n1       sygedagpenge  2024-01-02  2024-03-01",
        ),
    ],
)
def test_what_is_not_to_be_done_by_us_in_the_coming_weeks_is_in_no_week(says: str, rows: str, text: str) -> None:
    assert loads(text, both(rows)) == {}, says
