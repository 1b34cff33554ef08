"""What has run in the time up to a day: `lately`, `reaching`."""

from pejl.ledger.verbs.algebra import days, held, months
from pejl.ledger.verbs.counts import DayCount, NumberOf, PersonsAt
from spec.verbs.drawing import Case

SICK, SCHOOL = held("spells", "sygedagpenge"), held("schooling")

LATELY = (
    Case(
        "lately_a_window_of_7_days_leaves_after_the_6th_day",
        "Den seneste uge er 7 dage og slutter med dagen selv: sidste skoledag 10. januar er med til og med den 16.",
        """
        schooling  kind  start       end
        1          eud   2024-01-09  2024-01-11
        """,
        DayCount(SCHOOL.lately(days(7))),
        "2024M01",
        """
        2024M01
        8
        """,
    ),
    Case(
        "lately_a_day_of_31_january_stays_a_month_until_28_february_in_a_leap_year",
        "Den seneste måned: 31. januar er med til og med 28. februar i et skudår.",
        """
        schooling  kind  start       end
        1          eud   2024-01-31  2024-02-01
        """,
        DayCount(SCHOOL.lately(months(1))),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        1        28       0
        """,
    ),
    Case(
        "lately_a_day_of_31_january_stays_a_month_until_27_february_in_other_years",
        "I andre år er 31. januar med til og med 27. februar.",
        """
        schooling  kind  start       end
        1          eud   2023-01-31  2023-02-01
        """,
        DayCount(SCHOOL.lately(months(1))),
        "2023M01-2023M03",
        """
        2023M01  2023M02  2023M03
        1        27       0
        """,
    ),
    Case(
        "lately_stretches_near_each_other_are_one",
        "Tre måneder efter den første uddannelse er den næste begyndt: dagene løber sammen og tæller én gang.",
        """
        schooling  kind  start       end
        1          eud   2024-01-01  2024-01-11
        1          fgu   2024-04-01  2024-04-11
        """,
        NumberOf(SCHOOL.lately(months(3)).starts()),
        "2024M01-2024M04",
        """
        2024M01  2024M02  2024M03  2024M04
        1        0        0        0
        """,
    ),
    Case(
        "lately_an_open_stretch_never_leaves",
        "Er uddannelsen ikke slut, er den altid i den seneste tid.",
        """
        schooling  kind  start       end
        1          eud   2024-01-20  -
        """,
        PersonsAt(SCHOOL.lately(months(6))),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        1        1        1
        """,
    ),
)

REACHING = (
    Case(
        "reaching_the_kth_day_is_the_first",
        "22 uger inden for 9 måneder: 154. dag er den første. Begyndt 1. januar 2024 er det 2. juni.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-06-04
        """,
        DayCount(SICK.reaching(154, months(9))),
        "2024M05-2024M06",
        """
        2024M05  2024M06
        0        2
        """,
    ),
    Case(
        "reaching_one_day_short_is_not_there",
        "Slutter ydelsen på dag 153, nås de 154 dage ikke.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-06-02
        """,
        DayCount(SICK.reaching(154, months(9))),
        "2024M05-2024M06",
        """
        2024M05  2024M06
        0        0
        """,
    ),
    Case(
        "reaching_two_courses_within_the_window_add_up",
        "To sygeforløb lægges sammen: 100 dage og så 54 til. Dagene imellem tæller ikke og er ikke selv med.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-04-10
        1       sygedagpenge  2024-05-01  2024-06-25
        """,
        DayCount(SICK.reaching(154, months(9))),
        "2024M04-2024M06",
        """
        2024M04  2024M05  2024M06
        0        0        2
        """,
    ),
    Case(
        "reaching_a_new_course_may_be_there_from_its_first_day",
        "Har det første forløb nået de 154 dage, er også det næste med fra første dag, så længe dagene er i tiden.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-06-10
        1       sygedagpenge  2024-07-01  2024-07-04
        """,
        DayCount(SICK.reaching(154, months(9))),
        "2024M05-2024M07",
        """
        2024M05  2024M06  2024M07
        0        8        3
        """,
    ),
    Case(
        "reaching_a_new_course_on_the_31st_remembers_the_months",
        "7 dage på 3 måneder, set fra 31. marts: alle dage fra 1. januar er med, så det nye forløb er der straks.",
        """
        spells  group         start       end
        1       sygedagpenge  2023-10-01  2024-03-01
        1       sygedagpenge  2024-03-31  2024-04-03
        """,
        DayCount(SICK.reaching(7, months(3))),
        "2024M02-2024M04",
        """
        2024M02  2024M03  2024M04
        29       1        2
        """,
    ),
    Case(
        "reaching_days_that_left_the_window_are_forgotten",
        "3 dage inden for 7: den 8. januar er den 1. januar ude, og dagen er kun den anden. Den 9. er igen den anden.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-01-03
        1       sygedagpenge  2024-01-08  2024-01-11
        """,
        DayCount(SICK.reaching(3, days(7))),
        "2024M01",
        """
        2024M01
        1
        """,
    ),
    Case(
        "reaching_two_rows_on_a_day_are_one_day",
        "Dage med to ydelser tæller én gang.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-01-03
        1       jobafklaring  2024-01-01  2024-01-03
        """,
        DayCount(held("spells").reaching(3, days(7))),
        "2024M01",
        """
        2024M01
        0
        """,
    ),
)
