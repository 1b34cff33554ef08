"""The young: their entry, with or without a benefit, and what must happen then."""

from spec.moments.happening import due, happens

HAPPENINGS = """
happenings  kind                day
1           indgang_unge        2024-02-01
1           proeve_taget        2024-02-08
1           proeve_bestaaet     2024-02-09
1           uden_aktivitet      2024-02-10
1           ny_aktivitet        2024-02-20
1           uddannelsespaalaeg  2024-03-01

talks  kind               day         outcome    resets
1      cv                 2024-02-02  holdt      nej
1      informationsmoede  2024-02-03  holdt      nej
1      jobsamtale         2024-02-04  udeblevet  ja
1      jobsamtale         2024-02-05  booket     ja
1      jobsamtale         2024-02-06  holdt      ja

efforts  kind                 start       end
1        grundforloeb         2024-02-12  2024-03-12
1        forebyggende_forloeb 2024-04-01  -
1        ungeguide            2024-04-02  -

relations  role           start       end
1          ungeguide      2024-02-14  2024-03-01
1          ungeguide      2024-03-01  -
1          mentor         2024-02-01  -
""".strip("\n")


def test_indgang_is_that_happening_also_without_a_benefit() -> None:
    assert happens("unge.indgang", HAPPENINGS) == ["1 2024-02-01"]


def test_kontakt_is_every_held_talk_also_one_that_does_not_restart_the_clock() -> None:
    assert happens("unge.kontakt", HAPPENINGS) == ["1 2024-02-02", "1 2024-02-03", "1 2024-02-06"]


def test_basisforloeb_is_the_first_day_of_it() -> None:
    assert happens("unge.basisforloeb", HAPPENINGS) == ["1 2024-02-12"]


def test_test_is_the_day_it_was_taken_and_not_passed() -> None:
    assert happens("unge.test", HAPPENINGS) == ["1 2024-02-08"]


def test_uden_aktivitet_is_told_and_not_guessed() -> None:
    assert happens("unge.uden_aktivitet", HAPPENINGS) == ["1 2024-02-10"]


def test_ny_aktivitet_is_that_happening() -> None:
    assert happens("unge.ny_aktivitet", HAPPENINGS) == ["1 2024-02-20"]


def test_uddannelsespaalaeg_is_that_happening() -> None:
    assert happens("unge.uddannelsespaalaeg", HAPPENINGS) == ["1 2024-03-01"]


def test_ungeguide_is_the_person_and_a_new_one_is_told_again() -> None:
    assert happens("unge.ungeguide", HAPPENINGS) == ["1 2024-02-14", "1 2024-03-01"]


def test_forebyggende_is_the_first_day_of_it() -> None:
    assert happens("unge.forebyggende", HAPPENINGS) == ["1 2024-04-01"]


# --- 15 to 17 years old, on no benefit -------------------------------------------------------------------

MINORS = """
persons  born
1        2009-02-05
2        2009-02-06
3        2006-02-06
4        2006-02-05
5        2006-02-09

happenings  kind            day
1           uden_aktivitet  2024-02-05
2           uden_aktivitet  2024-02-05
3           uden_aktivitet  2024-02-05
4           uden_aktivitet  2024-02-05
5           uden_aktivitet  2024-02-05

talks  kind               day         outcome
1      informationsmoede  2024-02-12  holdt
""".strip("\n")


def found(day: str) -> list[str]:
    """Rows of the duty to be in touch within 5 working days: a Monday, due the Monday after."""
    return due("unge.uden_aktivitet", "unge.kontakt", MINORS, "unge_15_17", when="inden for 5 hverdage", day=day)


def test_uden_aktivitet_is_from_the_15th_birthday_to_the_day_before_the_18th_without_a_benefit() -> None:
    assert [row[0] for row in found("2024-02-05")] == ["1", "3", "5"]


def test_uden_aktivitet_is_kept_by_any_contact_and_lapses_at_18() -> None:
    assert found("2024-12-31") == ["1 2024-02-05>2024-02-12:2024-02-12"]


# --- reach -----------------------------------------------------------------------------------------------

ENTERED = """
persons  born
1        2000-01-01
2        2000-01-01
3        2000-01-01

efforts  kind          start       end
1        grundforloeb  2024-03-03  2024-06-01
2        grundforloeb  2024-03-04  2024-06-01

happenings  kind          day
1           indgang_unge  2024-02-01
2           indgang_unge  2024-02-01
3           indgang_unge  2024-02-01
""".strip("\n")


def test_indgang_reaches_an_effort_31_days_later_also_without_a_benefit_and_not_32() -> None:
    rows = due("unge.indgang", "unge.basisforloeb", ENTERED, "unge", when="inden for 2 måneder", day="2024-12-31")
    assert rows == ["1 2024-02-01>2024-04-01:2024-03-03"]
