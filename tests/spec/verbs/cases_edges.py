"""The first and the last day of a row, and what is left from a mark on: `starts`, `ends`, `since`."""

from pejl.ledger.verbs.algebra import days, held, noted
from pejl.ledger.verbs.counts import DayCount, NumberOf, SumOf
from spec.verbs.drawing import Case

SICK, PLAN = held("spells", "sygedagpenge"), noted("happenings", "plan")

SINCE = (
    Case(
        "since_begins_on_the_day_of_the_mark",
        "Ydelsen fra den dag, planen blev lagt; dagene før tæller ikke. Den første plan gælder, ikke den næste.",
        """
        spells      group         start       end
        1           sygedagpenge  2024-01-01  2024-02-01

        happenings  kind  day
        1           plan  2024-01-20
        1           plan  2024-01-25
        """,
        DayCount(SICK.since(PLAN)),
        "2024M01",
        """
        2024M01
        12
        """,
    ),
    Case(
        "since_the_mark_must_fall_on_the_row",
        "En plan dagen før ydelsen eller på slutdagen gælder ikke; på den første dag giver den det hele.",
        """
        spells      group         start       end
        1           sygedagpenge  2024-01-10  2024-01-20
        2           sygedagpenge  2024-01-10  2024-01-20
        3           sygedagpenge  2024-01-10  2024-01-20

        happenings  kind  day
        1           plan  2024-01-09
        2           plan  2024-01-20
        3           plan  2024-01-10
        """,
        DayCount(SICK.since(PLAN)),
        "2024M01",
        """
        2024M01
        10
        """,
    ),
    Case(
        "since_each_row_waits_for_its_own_mark",
        "Planen i den første sygeperiode gælder ikke i den næste: der begynder den med sin egen plan.",
        """
        spells      group         start       end
        1           sygedagpenge  2024-01-01  2024-01-11
        1           sygedagpenge  2024-02-01  -

        happenings  kind  day
        1           plan  2024-01-10
        1           plan  2024-02-29
        """,
        DayCount(SICK.since(PLAN)),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        1        1        31
        """,
    ),
)

STARTS_ENDS = (
    Case(
        "starts_is_the_first_day_also_of_an_open_row",
        "Begyndelsen er den første dag, også for en ydelse, der ikke er slut.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-02-29  -
        2       sygedagpenge  2024-03-01  2024-03-02
        """,
        NumberOf(SICK.starts()),
        "2024M02-2024M03",
        """
        2024M02  2024M03
        1        1
        """,
    ),
    Case(
        "ends_is_the_last_day_and_an_open_row_has_none",
        "Afslutningen er den sidste dag med ydelsen, her 29. februar. En åben ydelse har ingen.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-03-01
        2       sygedagpenge  2024-01-01  -
        """,
        NumberOf(SICK.ends()),
        "2024M02-2024M03",
        """
        2024M02  2024M03
        1        0
        """,
    ),
    Case(
        "ends_know_how_long_the_row_was",
        "Afslutninger bærer ydelsens længde i dage: 60 dage og 1 dag i samme måned.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-03-01
        2       sygedagpenge  2024-02-10  2024-02-11
        """,
        SumOf(SICK.ends()),
        "2024M02",
        """
        2024M02
        60+1
        """,
    ),
    Case(
        "ends_of_a_course_know_the_whole_course",
        "Et forløb slutter én gang og har hele sin længde, dagene imellem iberegnet.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-01-11
        1       sygedagpenge  2024-01-16  2024-01-21
        """,
        SumOf(SICK.courses(days(7)).ends()),
        "2024M01",
        """
        2024M01
        20
        """,
    ),
    Case(
        "ends_an_open_row_that_is_cut_has_an_end",
        "En åben ydelse, der kun tælles imens en afsluttet gruppe løber, slutter med gruppen.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  -

        groups  group     start       end
        1       jobparat  2024-01-10  2024-01-21
        """,
        SumOf((SICK & held("groups", "jobparat")).ends()),
        "2024M01",
        """
        2024M01
        11
        """,
    ),
)
