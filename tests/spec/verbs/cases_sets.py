"""Rows cut by the days of others, the days of either, and ages: `&`, `-`, `|`, `aged`."""

from pejl.ledger.verbs.algebra import aged, held
from pejl.ledger.verbs.counts import DayCount, NumberOf, PersonsAt
from spec.verbs.drawing import Case

SICK, CASH = held("spells", "sygedagpenge"), held("spells", "kontanthjaelp")
JOB_READY, PLACEMENT = held("groups", "jobparat"), held("offers", "praktik")

AND = (
    Case(
        "and_leaves_the_days_both_run",
        "«Imens» giver de dage, hvor begge ting løber. Starter den ene samme dag, som den anden slutter, er der ingen.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-01-21
        2       sygedagpenge  2024-01-01  2024-01-11

        groups  group     start       end
        1       jobparat  2024-01-20  2024-02-01
        2       jobparat  2024-01-11  -
        """,
        DayCount(SICK & JOB_READY),
        "2024M01",
        """
        2024M01
        1
        """,
    ),
    Case(
        "and_two_rows_of_the_right_do_not_count_twice",
        "Overlapper målgrupperne hinanden, tæller ydelsens dage stadig kun én gang.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-02-01

        groups  group            start       end
        1       jobparat         2024-01-01  2024-01-11
        1       aktivitetsparat  2024-01-06  2024-01-16
        """,
        DayCount(SICK & held("groups")),
        "2024M01",
        """
        2024M01
        15
        """,
    ),
    Case(
        "and_keeps_the_cells_of_the_left",
        "Det er den første tings rækker, der tælles: hver ydelse beholder sin egen gruppe.",
        """
        spells  group          start       end
        1       sygedagpenge   2024-01-01  2024-01-21
        1       kontanthjaelp  2024-01-11  2024-02-01

        groups  group     start       end
        1       jobparat  2024-01-06  2024-01-16
        """,
        DayCount(held("spells", by=[["sygedagpenge"], ["kontanthjaelp"]]) & JOB_READY),
        "2024M01",
        """
        celle  2024M01
        0      10
        1      5
        """,
    ),
    Case(
        "and_two_open_rows_run_on_together",
        "Er begge åbne, løber de sammen videre.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  -

        groups  group     start       end
        1       jobparat  2024-02-10  -
        """,
        PersonsAt(SICK & JOB_READY),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        0        1        1
        """,
    ),
)

OUTSIDE = (
    Case(
        "outside_leaves_the_days_before_and_after",
        "«Uden for» giver ydelsens dage uden praktik: dagene før og dagene efter.",
        """
        spells  group          start       end
        1       kontanthjaelp  2024-01-01  2024-02-01

        offers  kind     start       end
        1       praktik  2024-01-10  2024-01-21
        """,
        DayCount(CASH - PLACEMENT),
        "2024M01",
        """
        2024M01
        20
        """,
    ),
    Case(
        "outside_a_hole_makes_two_rows",
        "En praktik midt i ydelsen deler den i to stykker, som begge begynder for sig.",
        """
        spells  group          start       end
        1       kontanthjaelp  2024-01-01  2024-03-01

        offers  kind     start       end
        1       praktik  2024-01-10  2024-02-05
        """,
        NumberOf((CASH - PLACEMENT).starts()),
        "2024M01-2024M02",
        """
        2024M01  2024M02
        1        1
        """,
    ),
    Case(
        "outside_an_open_placement_leaves_nothing_after",
        "Er praktikken åben, er der ingen dage uden praktik efter den.",
        """
        spells  group          start       end
        1       kontanthjaelp  2024-01-01  -

        offers  kind     start       end
        1       praktik  2024-02-01  -
        """,
        DayCount(CASH - PLACEMENT),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        31       0        0
        """,
    ),
    Case(
        "outside_another_persons_rows_take_nothing",
        "Kun borgerens egen praktik trækkes fra.",
        """
        spells  group          start       end
        1       kontanthjaelp  2024-01-01  2024-02-01

        offers  kind     start       end
        2       praktik  2024-01-01  2024-02-01
        """,
        DayCount(CASH - PLACEMENT),
        "2024M01",
        """
        2024M01
        31
        """,
    ),
)

EITHER = (
    Case(
        "either_counts_a_day_once",
        "«Eller» er et sæt af dage: en dag med begge ydelser er én dag.",
        """
        spells  group          start       end
        1       sygedagpenge   2024-01-01  2024-01-11
        1       kontanthjaelp  2024-01-06  2024-01-16
        """,
        DayCount(SICK | CASH),
        "2024M01",
        """
        2024M01
        15
        """,
    ),
    Case(
        "either_what_touches_is_one_stretch",
        "Slutter den ene ydelse samme dag, som den anden begynder, er det ét stykke. Én dag imellem gør det til to.",
        """
        spells  group          start       end
        1       sygedagpenge   2024-01-01  2024-01-11
        1       kontanthjaelp  2024-01-11  2024-01-21
        2       sygedagpenge   2024-01-01  2024-01-11
        2       kontanthjaelp  2024-01-12  2024-01-21
        """,
        NumberOf((SICK | CASH).starts()),
        "2024M01",
        """
        2024M01
        3
        """,
    ),
)

AGED = (
    Case(
        "aged_the_birthday_is_the_first_day",
        "Man er 18 år fra sin fødselsdag, og under 30 til dagen før sin 30-års fødselsdag.",
        """
        persons  born
        1        2006-01-15
        2        1994-02-10
        """,
        DayCount(aged(18, 30)),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        17+31    29+9     31
        """,
    ),
    Case(
        "aged_born_on_29_february_turns_18_on_28_february",
        "Født en skuddag: i år uden skuddag er fødselsdagen den 28. februar.",
        """
        persons  born
        1        2004-02-29
        """,
        DayCount(aged(18, 30)),
        "2022M01-2022M03",
        """
        2022M01  2022M02  2022M03
        0        1        31
        """,
    ),
    Case(
        "aged_born_on_29_february_turns_20_on_29_february",
        "I skudår er fødselsdagen den 29. februar.",
        """
        persons  born
        1        2004-02-29
        """,
        DayCount(aged(20, 30)),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        0        1        31
        """,
    ),
    Case(
        "aged_only_the_days_of_the_age_are_left",
        "Ydelsen tælles kun i de dage, borgeren er under 30.",
        """
        persons  born
        1        1994-02-15

        spells   group          start       end
        1        kontanthjaelp  2024-01-01  -
        """,
        DayCount(CASH & aged(18, 30)),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        31       14       0
        """,
    ),
    Case(
        "aged_without_master_data_nobody_has_an_age",
        "Uden stamdata kendes alderen ikke, og borgeren er i ingen aldersgruppe.",
        """
        persons  born
        1        2000-01-01

        spells   group          start       end
        1        kontanthjaelp  2024-01-01  -
        2        kontanthjaelp  2024-01-01  -
        """,
        PersonsAt(CASH & aged(18, 30)),
        "2024M01",
        """
        2024M01
        1
        """,
    ),
)
