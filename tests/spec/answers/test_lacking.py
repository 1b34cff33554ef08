"""Cases that lack somebody or something on a day: asked on 1 June 2024."""

from datetime import date

import pytest

from pejl.answers.cases import lacking, lacks
from spec.answers.asking import OURS
from spec.due.promising import ledger


def day_of(text: str) -> date:
    return date.fromisoformat(text)


JUNE = "2024-06-01"


def without(code: str, text: str, day: str = JUNE) -> list[tuple[int, str]]:
    return [(person, str(since)) for person, since in lacking(code, ledger(text), day_of(day), OURS)]


COMPLEX = """
persons  born
1        {born}

groups   group            start       end
1        {group:15}  2024-02-01  -
"""


@pytest.mark.parametrize(
    ("says", "born", "group", "since"),
    [
        ("18 today", "2006-06-01", "komplekse_behov", "2024-06-01"),
        ("18 tomorrow", "2006-06-02", "komplekse_behov", ""),
        ("30 tomorrow", "1994-06-02", "komplekse_behov", "2024-02-01"),
        ("30 today", "1994-06-01", "komplekse_behov", ""),
        ("young, without complex needs", "2000-01-01", "jobparat", ""),
    ],
)
def test_a_youth_guide_is_asked_for_the_young_with_complex_needs(says: str, born: str, group: str, since: str) -> None:
    found = without("ungeguide", COMPLEX.format(born=born, group=group))
    assert found == ([(1, since)] if since else []), says


@pytest.mark.parametrize(
    ("role", "start", "end", "since"),
    [
        ("ungeguide", "2024-06-01", "-", ""),
        ("ungeguide", "2024-06-02", "-", "2024-02-01"),
        ("ungeguide", "2024-03-01", "2024-06-02", ""),
        ("ungeguide", "2024-03-01", "2024-06-01", "2024-06-01"),
        ("mentor", "2024-03-01", "-", "2024-02-01"),
    ],
)
def test_who_stands_by_a_citizen_on_the_day_is_not_lacked_and_the_time_without_begins_anew_after(
    role: str, start: str, end: str, since: str
) -> None:
    relation = f"\n\nrelations  role       who  start       end\n1          {role:9}  u1   {start}  {end}"
    found = without("ungeguide", COMPLEX.format(born="2000-01-01", group="komplekse_behov") + relation)
    assert found == ([(1, since)] if since else [])


def test_a_coordinator_is_asked_for_complex_needs_of_any_age_and_the_two_long_courses() -> None:
    text = """
    groups     group                         start       end
    1          komplekse_behov               2024-02-01  -

    spells     group                         start       end
    2          ressourceforloeb              2024-02-02  -
    3          jobafklaring                  2024-02-03  -
    4          sygedagpenge                  2024-02-04  -
    5          jobafklaring                  2024-02-05  -
    6          jobafklaring                  2024-02-06  -

    relations  role                          who  start       end
    5          koordinerende_sagsbehandler   k1   2024-02-05  -
    6          sagsbehandler                 k1   2024-02-05  -
    """
    assert without("koordinator", text) == [(1, "2024-02-01"), (2, "2024-02-02"), (3, "2024-02-03"), (6, "2024-02-06")]


COURSE = """
spells      group          start       end
1           kontanthjaelp  2024-02-01  2024-04-01
1           sygedagpenge   {again}  -

happenings  kind                 day
1           {kind:19}  {day}
"""


@pytest.mark.parametrize(
    ("says", "again", "kind", "day", "since"),
    [
        ("made on the first day", "2024-04-01", "plan_lavet", "2024-02-01", ""),
        ("made the day before: it is not this course's", "2024-04-01", "plan_lavet", "2024-01-31", "2024-02-01"),
        ("made today", "2024-04-01", "plan_lavet", "2024-06-01", ""),
        ("made tomorrow", "2024-04-01", "plan_lavet", "2024-06-02", "2024-02-01"),
        ("the joint plan", "2024-04-01", "en_plan", "2024-03-01", ""),
        ("published is not made", "2024-04-01", "plan_offentliggjort", "2024-03-01", "2024-02-01"),
        (
            "a day without a benefit: the old plan is not the new course's",
            "2024-04-02",
            "plan_lavet",
            *("2024-03-01", "2024-04-02"),
        ),
        ("and one made after it is", "2024-04-02", "plan_lavet", "2024-04-02", ""),
    ],
)
def test_a_plan_is_one_made_since_the_course_began_and_another_benefit_at_once_is_the_same_course(
    says: str, again: str, kind: str, day: str, since: str
) -> None:
    found = without("plan", COURSE.format(again=again, kind=kind, day=day))
    assert found == ([(1, since)] if since else []), says


def test_a_caseworker_of_either_kind_is_asked_for_everybody_with_a_contact_course() -> None:
    text = """
    spells     group                         start       end
    1          sygedagpenge                  2024-02-01  -
    2          a_dagpenge                    2024-02-02  -
    3          kontanthjaelp                 2024-02-03  -
    4          fleksjob                      2024-02-04  -
    5          revalidering                  2024-02-05  -

    relations  role                          who  start       end
    1          sagsbehandler                 k1   2024-02-01  -
    2          koordinerende_sagsbehandler   k1   2024-02-02  -
    3          sagsbehandler                 k1   2024-02-03  2024-05-01
    4          mentor                        m1   2024-02-04  -
    """
    assert without("sagsbehandler", text) == [(4, "2024-02-04"), (5, "2024-02-05"), (3, "2024-05-01")]


def test_another_benefit_at_once_begins_no_new_time_without() -> None:
    text = """
    spells  group          start       end
    1       kontanthjaelp  2024-02-01  2024-04-01
    1       sygedagpenge   2024-04-01  -
    2       kontanthjaelp  2024-02-01  2024-04-01
    2       sygedagpenge   2024-04-02  -
    """
    assert without("sagsbehandler", text) == [(1, "2024-02-01"), (2, "2024-04-02")]


@pytest.mark.parametrize("group", ["foertidspension", "seniorpension", "tidlig_pension"])
def test_a_pension_asks_for_neither_plan_nor_caseworker(group: str) -> None:
    text = f"spells  group            start       end\n1       {group:15}  2024-02-01  -"
    assert [without(code, text) for code in lacks(day_of(JUNE))] == [[], [], [], []]


def test_a_case_that_is_over_lacks_nothing_and_anothers_municipality_is_not_asked_after() -> None:
    text = """
    spells  group         start       end         area
    1       sygedagpenge  2024-02-01  2024-06-01  250
    2       sygedagpenge  2024-02-01  2024-06-02  250
    3       sygedagpenge  2024-02-01  -           201
    """
    assert without("plan", text) == without("sagsbehandler", text) == [(2, "2024-02-01")]


def test_what_is_not_asked_after_is_refused() -> None:
    assert set(lacks(day_of(JUNE))) == {"ungeguide", "koordinator", "plan", "sagsbehandler"}
    with pytest.raises(KeyError):
        without("mentor", COMPLEX.format(born="2000-01-01", group="komplekse_behov"))
