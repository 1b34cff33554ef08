"""Sickness: the report, the follow-up, the recovery; a state that lasts until somebody begins again in part."""

from spec.moments.happening import due, happens, lasts

COURSES = """
spells  group         start       end
1       sygedagpenge  2024-02-01  2024-03-01
1       sygedagpenge  2024-03-01  2024-04-01
2       sygedagpenge  2024-02-01  2024-03-01
2       sygedagpenge  2024-03-02  2024-04-01
""".strip("\n")


def test_sygemeldt_is_not_told_again_where_the_benefit_goes_on() -> None:
    assert "1 2024-03-01" not in happens("sygdom.sygemeldt", COURSES, "sygedagpenge")


def test_sygemeldt_is_told_again_after_a_day_without_the_benefit() -> None:
    assert happens("sygdom.sygemeldt", COURSES, "sygedagpenge") == ["1 2024-02-01", "2 2024-02-01", "2 2024-03-02"]


HAPPENINGS = """
happenings  kind                          day
1           sygemelding_med_arbejdsgiver  2024-02-01
2           sygemelding_uden              2024-02-02
1           oplysningsskema_besvaret      2024-02-08
1           delvist_raskmeldt             2024-03-01
1           forlaengelse_vurderet         2024-06-01
1           raskmeldt                     2024-07-01
""".strip("\n")


def test_med_arbejdsgiver_is_from_work_alone() -> None:
    assert happens("sygdom.med_arbejdsgiver", HAPPENINGS) == ["1 2024-02-01"]


def test_uden_arbejdsgiver_is_from_unemployment_alone() -> None:
    assert happens("sygdom.uden_arbejdsgiver", HAPPENINGS) == ["2 2024-02-02"]


def test_oplysningsskema_is_the_day_it_was_answered() -> None:
    assert happens("sygdom.oplysningsskema", HAPPENINGS) == ["1 2024-02-08"]


def test_delvist_raskmeldt_is_not_the_recovery() -> None:
    assert happens("sygdom.delvist_raskmeldt", HAPPENINGS) == ["1 2024-03-01"]


def test_forlaengelse_vurderet_is_that_happening() -> None:
    assert happens("sygdom.forlaengelse_vurderet", HAPPENINGS) == ["1 2024-06-01"]


def test_raskmeldt_is_not_a_recovery_in_part() -> None:
    assert happens("sygdom.raskmeldt", HAPPENINGS) == ["1 2024-07-01"]


# --- whose the recovery is -------------------------------------------------------------------------------

RECOVERED = """
spells  group         start       end
1       sygedagpenge  2024-02-01  2024-05-01
1       a_dagpenge    2024-05-31  -
2       sygedagpenge  2024-02-01  2024-05-01
2       a_dagpenge    2024-06-01  -
3       a_dagpenge    2024-01-01  -
4       sygedagpenge  2024-02-01  2024-05-01

happenings  kind       day
1           raskmeldt  2024-04-30
2           raskmeldt  2024-04-30
3           raskmeldt  2024-04-30
4           raskmeldt  2024-04-30

talks  kind                day         outcome
1      jobsamtale          2024-05-02  holdt
1      faelles_raskmelding 2024-05-06  holdt
3      faelles_raskmelding 2024-05-06  udeblevet
""".strip("\n")
JOINT = ("sygdom.raskmeldt", "sygdom.faellessamtale", RECOVERED)


def test_raskmeldt_is_the_unemployed_s_who_is_so_that_day_or_31_days_later_and_not_32() -> None:
    rows = due(*JOINT, "a_dagpenge", when="inden for 2 uger", day="2024-12-31")
    assert rows == ["1 2024-04-30>2024-05-14:2024-05-06", "3 2024-04-30>2024-05-14:"]


def test_raskmeldt_on_the_last_day_of_sickness_is_of_that_course_and_lapses_with_it() -> None:
    rows = due(*JOINT, "sygedagpenge", when="inden for 2 uger", day="2024-04-30")
    assert [row.partition(">")[0] for row in rows] == ["1 2024-04-30", "2 2024-04-30", "4 2024-04-30"]
    kept = due(*JOINT, "sygedagpenge", when="inden for 2 uger", day="2024-12-31")
    assert kept == ["1 2024-04-30>2024-05-14:2024-05-06"]


def test_faellessamtale_is_that_kind_and_held() -> None:
    assert happens("sygdom.faellessamtale", RECOVERED) == ["1 2024-05-06"]


# --- employed and not begun again ------------------------------------------------------------------------

EMPLOYED = """
spells  group         start       end
1       sygedagpenge  2024-02-01  2024-05-01
2       sygedagpenge  2024-02-01  2024-05-01
3       sygedagpenge  2024-02-01  2024-05-01
4       sygedagpenge  2024-02-01  -
5       sygedagpenge  2024-02-01  2024-05-01
5       sygedagpenge  2024-06-01  2024-07-01
6       sygedagpenge  2024-02-01  2024-05-01

happenings  kind                          day
1           sygemelding_med_arbejdsgiver  2024-02-01
1           delvist_raskmeldt             2024-03-01
2           sygemelding_med_arbejdsgiver  2024-02-10
3           sygemelding_uden              2024-02-01
4           sygemelding_med_arbejdsgiver  2024-02-01
5           sygemelding_med_arbejdsgiver  2024-02-01
5           delvist_raskmeldt             2024-02-01
5           sygemelding_med_arbejdsgiver  2024-06-01
6           sygemelding_med_arbejdsgiver  2024-01-31
""".strip("\n")


def state(person: int) -> list[str]:
    found = lasts("sygdom.ansat_uden_opstart", EMPLOYED, "sygedagpenge")
    return [days for number, days in map(str.split, found) if number == str(person)]


def test_ansat_uden_opstart_ends_the_day_before_work_begins_in_part() -> None:
    assert state(1) == ["2024-02-01..2024-02-29"]


def test_ansat_uden_opstart_ends_with_the_course_and_begins_when_the_work_is_told_of() -> None:
    assert state(2) == ["2024-02-10..2024-04-30"]


def test_ansat_uden_opstart_is_not_the_unemployed_s() -> None:
    assert state(3) == []


def test_ansat_uden_opstart_lasts_as_long_as_the_course_does() -> None:
    assert state(4) == ["2024-02-01.."]


def test_ansat_uden_opstart_is_not_a_day_long_where_work_began_in_part_at_once() -> None:
    assert state(5) == ["2024-06-01..2024-06-30"]


def test_ansat_uden_opstart_is_not_known_of_a_report_before_the_course() -> None:
    assert state(6) == []


# --- who helps, and the follow-up ------------------------------------------------------------------------

HELPED = """
relations  role                  start       end
1          virksomhedskonsulent  2024-02-10  2024-04-01
1          sagsbehandler         2024-02-01  -

efforts  kind              start       end
1        fast_track        2024-02-12  2024-05-01
1        mestringsforloeb  2024-02-01  -

talks  kind               day         outcome    resets
1      opfoelgning        2024-02-20  holdt      ja
1      opfoelgning        2024-02-21  udeblevet  ja
1      informationsmoede  2024-02-22  holdt      nej
""".strip("\n")


def test_virksomhedskonsulent_is_the_first_day_in_that_role() -> None:
    assert happens("sygdom.virksomhedskonsulent", HELPED) == ["1 2024-02-10"]


def test_fast_track_is_the_first_day_of_that_effort() -> None:
    assert happens("sygdom.fast_track", HELPED) == ["1 2024-02-12"]


def test_opfoelgning_is_held_and_restarts_the_clock_an_information_meeting_does_not() -> None:
    assert happens("sygdom.opfoelgning", HELPED) == ["1 2024-02-20"]
