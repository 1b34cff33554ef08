"""Each person's first and last mark, and the rows a mark falls in: `first`, `last`, `of`."""

from pejl.ledger.verbs.algebra import held, noted
from pejl.ledger.verbs.counts import NumberOf, SumOf
from spec.verbs.drawing import Case

SICK, TALKS = held("spells", "sygedagpenge"), noted("talks")
BENEFITS = held("spells", by=[["sygedagpenge"], ["kontanthjaelp"]])

FIRST_LAST = (
    Case(
        "first_is_each_persons_first_mark",
        "Den første samtale for hver borger; senere samtaler tæller ikke. To på den første dag giver kun én.",
        """
        talks  day         kind
        1      2024-01-31  jobsamtale
        1      2024-02-10  jobsamtale
        2      2024-02-15  jobsamtale
        2      2024-02-15  cv_samtale
        """,
        NumberOf(TALKS.first()),
        "2024M01-2024M02",
        """
        2024M01  2024M02
        1        1
        """,
    ),
    Case(
        "last_is_each_persons_last_mark",
        "Den sidste samtale for hver borger. To på den sidste dag giver kun én.",
        """
        talks  day         kind
        1      2024-01-31  jobsamtale
        1      2024-02-10  jobsamtale
        2      2024-01-15  jobsamtale
        2      2024-01-15  cv_samtale
        """,
        NumberOf(TALKS.last()),
        "2024M01-2024M02",
        """
        2024M01  2024M02
        1        1
        """,
    ),
    Case(
        "first_is_the_first_of_all_time_not_of_the_period",
        "Er den første samtale før perioden, er der ingen første i perioden.",
        """
        talks  day
        1      2023-12-31
        1      2024-01-10
        """,
        NumberOf(TALKS.first()),
        "2024M01",
        """
        2024M01
        0
        """,
    ),
    Case(
        "first_among_those_that_fit",
        "Den første samtale under sygdom er ikke nødvendigvis den første samtale.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-02-01  -

        talks   day
        1       2024-01-10
        1       2024-02-10
        1       2024-02-20
        """,
        NumberOf(TALKS.on(SICK).first()),
        "2024M01-2024M02",
        """
        2024M01  2024M02
        0        1
        """,
    ),
    Case(
        "last_of_a_day_is_the_one_that_carries_most",
        "Har borgeren to job i den sidste måned med løn, er det sidste det med flest timer; kun det tæller.",
        """
        jobs  month       minutes  kind
        1     2024-01-01  400      ordinaer
        1     2024-01-01  600      stoettet
        1     2024-02-01  90       stoettet
        1     2024-02-01  80       ordinaer
        """,
        SumOf(noted("jobs", carries="minutes").last()),
        "2024M01-2024M02",
        """
        2024M01  2024M02
        0        90
        """,
    ),
    Case(
        "first_of_a_day_in_two_areas_is_in_the_lowest",
        "Begynder to kommuner at betale samme dag, er den første begyndelse i den kommune, der har det laveste nummer.",
        """
        spells  group         start       end         area
        1       sygedagpenge  2024-01-01  2024-01-16  250
        1       sygedagpenge  2024-01-01  -           240
        """,
        NumberOf(SICK.starts().first()),
        "2024M01",
        """
        omraade  2024M01
        240      1
        250      0
        """,
    ),
    Case(
        "first_of_a_mover_is_one_of_one_person",
        "Den, der flytter, har stadig kun én første begyndelse.",
        """
        spells  group         start       end         area
        1       sygedagpenge  2024-01-01  2024-01-16  240
        1       sygedagpenge  2024-01-16  -           250
        """,
        NumberOf(SICK.starts().first()),
        "2024M01",
        """
        omraade  2024M01
        240      1
        250      0
        """,
    ),
)

OF = (
    Case(
        "of_counts_a_mark_in_each_cell_running",
        "En samtale, mens borgeren har to ydelser, tæller ved dem begge; uden ydelse tæller den ingen steder.",
        """
        spells  group          start       end
        1       sygedagpenge   2024-01-01  2024-01-11
        1       kontanthjaelp  2024-01-06  2024-01-21

        talks   day
        1       2024-01-05
        1       2024-01-06
        1       2024-01-20
        1       2024-01-21
        """,
        NumberOf(TALKS.of(BENEFITS)),
        "2024M01",
        """
        celle  2024M01
        0      2
        1      2
        """,
    ),
    Case(
        "of_two_rows_of_one_cell_count_it_once",
        "To rækker af samme gruppe på dagen giver kun én samtale i gruppen.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-01-11
        1       jobafklaring  2024-01-06  2024-01-21

        talks   day
        1       2024-01-08
        """,
        NumberOf(TALKS.of(held("spells", by=[["sygedagpenge", "jobafklaring"]]))),
        "2024M01",
        """
        2024M01
        1
        """,
    ),
    Case(
        "of_the_mark_is_in_the_area_of_the_row",
        "Samtalen tælles hos den kommune, der betaler ydelsen den dag.",
        """
        spells  group         start       end         area
        1       sygedagpenge  2024-01-01  2024-01-16  240
        1       sygedagpenge  2024-01-16  -           250

        talks   day
        1       2024-01-15
        1       2024-01-16
        """,
        NumberOf(TALKS.of(SICK)),
        "2024M01",
        """
        omraade  2024M01
        240      1
        250      1
        """,
    ),
    Case(
        "of_a_mark_keeps_what_it_carries",
        "Løntimer tælles ved den ydelse, borgeren har den første dag i måneden.",
        """
        spells  group          start       end
        1       kontanthjaelp  2024-01-01  2024-02-01

        jobs    month       minutes  kind
        1       2024-01-01  600      ordinaer
        1       2024-02-01  900      ordinaer
        """,
        SumOf(noted("jobs", carries="minutes").of(BENEFITS)),
        "2024M01-2024M02",
        """
        celle  2024M01  2024M02
        0      0        0
        1      600      0
        """,
    ),
)
