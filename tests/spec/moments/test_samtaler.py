"""Talks: a booking is no held talk, absence keeps nothing, and what was talked about belongs to that day's talk."""

import pytest

from spec.moments.happening import SHELF, happens

TALKS = """
talks  kind                   day         outcome    resets
1      jobsamtale             2024-02-01  holdt      ja
1      jobsamtale             2024-02-02  booket     ja
1      jobsamtale             2024-02-03  udeblevet  ja
1      jobsamtale             2024-02-04  aflyst     ja
1      informationsmoede      2024-02-05  holdt      nej
1      i_akassen              2024-02-06  holdt      nej
1      i_akassen              2024-02-07  udeblevet  nej
1      jobsamtale_med_akasse  2024-02-08  holdt      ja
1      faelles_jobsamtale     2024-02-09  holdt      ja
1      faelles_jobsamtale     2024-02-10  booket     ja
""".strip("\n")


def test_holdt_is_held_by_the_municipality_and_restarts_the_clock() -> None:
    assert happens("samtaler.holdt", TALKS) == ["1 2024-02-01", "1 2024-02-08", "1 2024-02-09"]


def test_i_akassen_is_held_there_and_not_by_the_municipality() -> None:
    assert happens("samtaler.i_akassen", TALKS) == ["1 2024-02-06"]


def test_faelles_med_akasse_is_either_kind_of_joint_talk_that_was_held() -> None:
    assert happens("samtaler.faelles_med_akasse", TALKS) == ["1 2024-02-08", "1 2024-02-09"]


# --- the first -------------------------------------------------------------------------------------------

COURSES = """
spells  group       start       end
1       a_dagpenge  2024-02-01  2024-03-01
2       a_dagpenge  2024-02-01  2024-03-01
2       a_dagpenge  2024-05-01  2024-06-01
3       a_dagpenge  2024-02-01  2024-03-01

talks  kind        day         outcome    resets
1      jobsamtale  2024-01-31  holdt      ja
1      jobsamtale  2024-02-01  holdt      ja
1      jobsamtale  2024-02-08  holdt      ja
2      jobsamtale  2024-02-05  udeblevet  ja
2      jobsamtale  2024-02-29  holdt      ja
2      jobsamtale  2024-05-20  holdt      ja
3      jobsamtale  2024-03-01  holdt      ja
""".strip("\n")


def test_foerste_is_one_in_each_course_its_first_and_last_day_included() -> None:
    assert happens("samtaler.foerste", COURSES, "a_dagpenge") == ["1 2024-02-01", "2 2024-02-29", "2 2024-05-20"]


SHIFT = """
spells  group          start       end
1       a_dagpenge     2024-02-01  2024-03-01
1       kontanthjaelp  2024-03-01  2024-04-01

talks  kind        day         outcome  resets
1      jobsamtale  2024-02-08  holdt    ja
1      jobsamtale  2024-03-08  holdt    ja
""".strip("\n")


def test_foerste_is_not_told_again_at_a_shift_within_the_group() -> None:
    assert happens("samtaler.foerste", SHIFT, "a_dagpenge", "kontanthjaelp") == ["1 2024-02-08"]
    assert happens("samtaler.foerste", SHIFT, "kontanthjaelp") == ["1 2024-03-08"]


# --- what was talked about -------------------------------------------------------------------------------

TOPICS = """
talks  kind        day         outcome  resets  topics
1      jobsamtale  2024-02-01  holdt    ja      konkrete_job
1      jobsamtale  2024-02-02  holdt    ja      job+konkrete_job+repatriering
1      jobsamtale  2024-02-03  holdt    ja      job
1      jobsamtale  2024-02-04  booket   ja      konkrete_job+repatriering
1      jobsamtale  2024-02-05  holdt    ja
1      jobsamtale  2024-02-07  holdt    ja      plan
1      cv          2024-02-08  holdt    nej     konkrete_job+repatriering

happenings  kind             day
1           henvist_til_job  2024-02-01
1           henvist_til_job  2024-02-05
1           henvist_til_job  2024-02-06
1           henvist_til_job  2024-02-09
1           job_tilbudt      2024-02-07
""".strip("\n")


def test_konkrete_job_is_a_topic_among_others_of_a_held_talk() -> None:
    assert happens("samtaler.konkrete_job", TOPICS) == ["1 2024-02-01", "1 2024-02-02"]


def test_jobhenvisning_is_the_topic_or_a_referral_on_the_day_of_a_held_talk() -> None:
    assert happens("samtaler.jobhenvisning", TOPICS) == ["1 2024-02-01", "1 2024-02-02", "1 2024-02-05"]


def test_vejledt_repatriering_is_a_topic_among_others_of_a_held_talk() -> None:
    assert happens("samtaler.vejledt_repatriering", TOPICS) == ["1 2024-02-02"]


@pytest.mark.parametrize("side", sorted(name for name, found in SHELF.items() if "samtaler.holdt" in found.side_of))
def test_holdt_has_its_sides_on_its_own_days_alone(side: str) -> None:
    assert set() < set(happens(side, TOPICS)) < set(happens("samtaler.holdt", TOPICS))


# --- the intensive course --------------------------------------------------------------------------------

EFFORTS = """
efforts  kind                      start       end
1        intensivt_samtaleforloeb  2024-02-01  2024-05-01
1        intensivt_samtaleforloeb  2024-05-01  2024-06-01
2        mestringsforloeb          2024-02-01  -
""".strip("\n")


def test_intensivt_forloeb_is_the_first_day_of_each_row() -> None:
    assert happens("samtaler.intensivt_forloeb", EFFORTS) == ["1 2024-02-01", "1 2024-05-01"]
