"""Rows as courses, and how long a row has lasted: `courses`, `longer_than`."""

from pejl.ledger.verbs.algebra import CALENDAR_MONTH, days, held, months, weeks
from pejl.ledger.verbs.counts import DayCount, NumberOf, PersonsAt
from spec.verbs.drawing import Case

SPELLS, SICK = held("spells"), held("spells", "sygedagpenge")

COURSES = (
    Case(
        "courses_rows_that_touch_are_one",
        "Fortsætter ydelsen samme dag, som den slutter, er det ét forløb. Mangler der en dag, er det to.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-01-11
        1       sygedagpenge  2024-01-11  2024-01-21
        2       sygedagpenge  2024-01-01  2024-01-11
        2       sygedagpenge  2024-01-12  2024-01-21
        """,
        NumberOf(SICK.courses().starts()),
        "2024M01",
        """
        2024M01
        3
        """,
    ),
    Case(
        "courses_a_gap_of_exactly_n_days_is_bridged",
        "Må der være 28 dage imellem, er 28 dage ét forløb og 29 dage to.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-02-01
        1       sygedagpenge  2024-02-29  2024-03-11
        2       sygedagpenge  2024-01-01  2024-02-01
        2       sygedagpenge  2024-03-01  2024-03-11
        """,
        NumberOf(SICK.courses(days(28)).starts()),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        2        0        1
        """,
    ),
    Case(
        "courses_the_days_of_the_gap_are_the_courses",
        "Et forløb løber også i de dage imellem, det går hen over.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-01-11
        1       sygedagpenge  2024-01-16  2024-01-21
        """,
        DayCount(SICK.courses(days(7))),
        "2024M01",
        """
        2024M01
        20
        """,
    ),
    Case(
        "courses_a_day_of_two_rows_counts_once",
        "Overlapper rækkerne, er de ét forløb, og hver dag tæller én gang. En kort række inden i en lang gør intet.",
        """
        spells  group          start       end
        1       sygedagpenge   2024-01-01  2024-01-21
        1       jobafklaring   2024-01-05  2024-01-08
        1       kontanthjaelp  2024-01-16  2024-02-01
        """,
        DayCount(SPELLS.courses()),
        "2024M01",
        """
        2024M01
        31
        """,
    ),
    Case(
        "courses_each_cell_has_its_own",
        "Forløb dannes for hver gruppe for sig: to ydelser efter hinanden er to forløb, når de tælles hver for sig.",
        """
        spells  group          start       end
        1       sygedagpenge   2024-01-01  2024-01-11
        1       kontanthjaelp  2024-01-11  2024-01-21
        1       sygedagpenge   2024-01-21  2024-02-01
        """,
        NumberOf(held("spells", by=[["sygedagpenge"], ["kontanthjaelp"]]).courses().starts()),
        "2024M01",
        """
        celle  2024M01
        0      2
        1      1
        """,
    ),
    Case(
        "courses_without_cells_a_change_of_benefit_is_one",
        "Tælles ydelserne samlet, fortsætter forløbet, selv om ydelsen skifter.",
        """
        spells  group          start       end
        1       sygedagpenge   2024-01-01  2024-01-11
        1       jobafklaring   2024-01-11  2024-02-01
        """,
        NumberOf(SPELLS.courses().starts()),
        "2024M01",
        """
        2024M01
        1
        """,
    ),
    Case(
        "courses_a_whole_calendar_month_between_makes_two",
        "Borger 1 er uden ydelse hele februar: to forløb. Borger 2 mangler kun den 1. februar: ét.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-02-01
        1       sygedagpenge  2024-03-01  2024-03-11
        2       sygedagpenge  2024-01-01  2024-02-02
        2       sygedagpenge  2024-03-01  2024-03-11
        """,
        NumberOf(SICK.courses(CALENDAR_MONTH).starts()),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        2        0        1
        """,
    ),
    Case(
        "courses_58_days_may_hold_no_whole_calendar_month",
        "Fra 2. januar til 28. februar er der 58 dage, men ingen hel kalendermåned: stadig ét forløb.",
        """
        spells  group         start       end
        1       sygedagpenge  2023-12-01  2024-01-02
        1       sygedagpenge  2024-02-29  -
        """,
        DayCount(SICK.courses(CALENDAR_MONTH)),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        31       29       31
        """,
    ),
    Case(
        "courses_a_mover_begins_a_new_one",
        "Forløb dannes i hver kommune for sig: den, der flytter, begynder et nyt forløb i den nye kommune.",
        """
        spells  group         start       end         area
        1       sygedagpenge  2024-01-01  2024-01-16  240
        1       sygedagpenge  2024-01-16  2024-02-01  250
        """,
        NumberOf(SICK.courses().starts()),
        "2024M01",
        """
        omraade  2024M01
        240      1
        250      1
        """,
    ),
)

LONGER = (
    Case(
        "longer_than_26_weeks_begins_on_the_183rd_day",
        "Efter præcis 26 uger (182 dage) begynder tiden over 26 uger: begyndt 1. januar, over fra 1. juli i et skudår.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-07-04
        2       sygedagpenge  2024-01-01  2024-07-01
        """,
        DayCount(SICK.longer_than(weeks(26))),
        "2024M06-2024M07",
        """
        2024M06  2024M07
        0        3
        """,
    ),
    Case(
        "longer_than_a_month_from_31_january_in_a_leap_year",
        "Begyndt 31. januar har ydelsen varet en måned den 29. februar, når det er skudår.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-31  2024-03-01
        """,
        DayCount(SICK.longer_than(months(1))),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        0        1        0
        """,
    ),
    Case(
        "longer_than_a_month_from_31_january_in_other_years",
        "I andre år har den varet en måned den 28. februar.",
        """
        spells  group         start       end
        1       sygedagpenge  2023-01-31  2023-03-01
        """,
        DayCount(SICK.longer_than(months(1))),
        "2023M01-2023M03",
        """
        2023M01  2023M02  2023M03
        0        1        0
        """,
    ),
    Case(
        "longer_than_counts_each_row_for_itself",
        "To korte ydelser er ikke én lang: uden «som forløb» måles hver for sig.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-01-16
        1       sygedagpenge  2024-01-16  2024-02-01
        """,
        PersonsAt(SICK.longer_than(days(20))),
        "2024M01",
        """
        2024M01
        0
        """,
    ),
    Case(
        "longer_than_of_courses_counts_the_whole_course",
        "Som ét forløb når de samme to ydelser over 20 dage.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-01-16
        1       sygedagpenge  2024-01-16  2024-02-01
        """,
        DayCount(SICK.courses().longer_than(days(20))),
        "2024M01",
        """
        2024M01
        11
        """,
    ),
)
