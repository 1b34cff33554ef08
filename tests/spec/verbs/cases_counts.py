"""What a rule ends in: `Minutes`, `DayCount`, `PersonsAt`, `PersonsIn`, `NumberOf`, `SumOf`."""

from pejl.ledger.verbs.algebra import aged, held, noted
from pejl.ledger.verbs.counts import DayCount, Minutes, NumberOf, PersonsAt, PersonsIn, SumOf
from spec.verbs.drawing import Case

SPELLS, SICK, SCHOOL = held("spells"), held("spells", "sygedagpenge"), held("schooling")
ORDINARY_JOB = held("jobs", "ordinaer")

MINUTES = (
    Case(
        "minutes_one_full_time_person_in_a_leap_february",
        "Minutter er dage gange minutter om ugen. Hele februar på fuld tid er 29 gange 2220: præcis 1 fuldtidsperson.",
        """
        spells  group         start       end         minutes
        1       sygedagpenge  2024-02-01  2024-03-01  2220
        """,
        Minutes(SICK),
        "2024M02",
        """
        2024M02
        29·2220
        """,
    ),
    Case(
        "minutes_part_time_is_part_of_a_person",
        "18½ time om ugen (1110 minutter) er en halv fuldtidsperson; to af dem er en hel.",
        """
        spells  group         start       end         minutes
        1       sygedagpenge  2024-02-01  2024-03-01  1110
        2       sygedagpenge  2024-01-31  2024-02-11  1110
        """,
        Minutes(SICK),
        "2024M01-2024M02",
        """
        2024M01  2024M02
        1·1110   29·1110+10·1110
        """,
    ),
    Case(
        "minutes_a_cut_row_keeps_its_hours",
        "Tælles ydelsen kun i nogle af dagene, har den stadig sit eget timetal.",
        """
        spells     group          start       end         minutes
        1          kontanthjaelp  2024-01-01  2024-02-01  1110

        schooling  kind  start       end
        1          eud   2024-01-10  2024-01-20
        """,
        Minutes(SPELLS & SCHOOL),
        "2024M01",
        """
        2024M01
        10·1110
        """,
    ),
    Case(
        "minutes_of_a_set_are_full_time",
        "Dage lagt sammen med «eller» har intet timetal: de tæller som fuld tid.",
        """
        spells  group         start       end         minutes
        1       sygedagpenge  2024-01-01  2024-01-11  1110
        """,
        Minutes(SICK | SCHOOL),
        "2024M01",
        """
        2024M01
        10·2220
        """,
    ),
    Case(
        "minutes_of_a_year_are_those_of_its_months",
        "Et år er 366 dage i 2024: hele året på fuld tid er præcis én helårsperson.",
        """
        spells  group         start       end
        1       sygedagpenge  2023-06-01  -
        """,
        Minutes(SICK),
        "2023-2024",
        """
        2023      2024
        214·2220  366·2220
        """,
    ),
)

PERSONS = (
    Case(
        "persons_at_looks_at_the_last_day",
        "Berørte på månedens sidste dag: borger 1 har den 29. februar, borger 2 holdt op dagen før.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-02-29  2024-03-01
        2       sygedagpenge  2024-01-01  2024-02-29
        """,
        PersonsAt(SICK),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        1        1        0
        """,
    ),
    Case(
        "persons_at_counts_a_person_once",
        "To ydelser samme dag er én person.",
        """
        spells  group          start       end
        1       sygedagpenge   2024-01-01  -
        1       jobafklaring   2024-01-10  -
        2       kontanthjaelp  2024-01-10  -
        """,
        PersonsAt(SPELLS),
        "2024M01",
        """
        2024M01
        2
        """,
    ),
    Case(
        "persons_at_counts_once_also_of_what_is_left_outside",
        "Også når dage er trukket fra, er to ydelser samme dag én person.",
        """
        persons  born
        1        2000-01-01

        spells   group         start       end
        1        sygedagpenge  2024-01-01  -
        1        jobafklaring  2024-01-10  -
        """,
        PersonsAt(SPELLS - aged(18, 24)),
        "2023M12-2024M02",
        """
        2023M12  2024M01  2024M02
        0        1        1
        """,
    ),
    Case(
        "persons_at_counts_once_in_each_cell",
        "Den, der har to ydelser, tæller én gang i hver gruppe: grupperne kan ikke lægges sammen til personer.",
        """
        spells  group          start       end
        1       sygedagpenge   2024-01-01  -
        1       kontanthjaelp  2024-01-10  -
        1       jobafklaring   2024-01-15  -
        """,
        PersonsAt(held("spells", by=[["sygedagpenge", "jobafklaring"], ["kontanthjaelp"]])),
        "2024M01",
        """
        celle  2024M01
        0      1
        1      1
        """,
    ),
    Case(
        "persons_in_any_day_is_enough",
        "Berørte i måneden: én dag er nok. Ydelsen fra 31. januar til 1. februar er i begge måneder.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-31  2024-02-02
        2       sygedagpenge  2024-01-31  2024-02-01
        """,
        PersonsIn(SICK),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        2        1        0
        """,
    ),
    Case(
        "persons_in_twice_in_a_period_is_one_person",
        "To sygeforløb i samme kvartal er én person i kvartalet.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-05  2024-01-10
        1       sygedagpenge  2024-03-30  2024-04-02
        """,
        PersonsIn(SICK),
        "2024Q1-2024Q2",
        """
        2024Q01  2024Q02
        1        1
        """,
    ),
)

JOBS = (
    Case(
        "jobs_held_run_their_whole_month",
        "En måned med løntimer er en stribe på hele måneden, også februar i et skudår.",
        """
        jobs  month       minutes  kind
        1     2024-02-01  600      ordinaer
        """,
        DayCount(ORDINARY_JOB),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        0        29       0
        """,
    ),
    Case(
        "jobs_beside_a_benefit",
        "Borgere med ydelse og ordinære løntimer i måneden. Støttede timer og måneder uden timer tæller ikke.",
        """
        spells  group          start       end
        1       kontanthjaelp  2024-01-10  -
        2       kontanthjaelp  2024-01-10  -
        3       kontanthjaelp  2024-01-10  -

        jobs    month       minutes  kind
        1       2024-01-01  600      ordinaer
        2       2024-01-01  600      stoettet
        3       2024-02-01  600      ordinaer
        """,
        PersonsIn(SPELLS & ORDINARY_JOB),
        "2024M01-2024M02",
        """
        2024M01  2024M02
        1        1
        """,
    ),
    Case(
        "jobs_noted_carry_their_minutes",
        "Løntimerne lægges sammen måned for måned.",
        """
        jobs  month       minutes  kind
        1     2024-01-01  600      ordinaer
        1     2024-01-01  400      stoettet
        2     2024-01-01  90       ordinaer
        2     2024-02-01  9620     ordinaer
        """,
        SumOf(noted("jobs", carries="minutes")),
        "2024M01-2024M02",
        """
        2024M01   2024M02
        1000+90   9620
        """,
    ),
)

COMPANIES = (
    Case(
        "companies_visits_held_are_counted_in_the_companys_area",
        "Afholdte besøg, hver i virksomhedens kommune. Et aflyst besøg tæller ikke; to på en dag er to.",
        """
        visits  kind    day         outcome  area
        7       besoeg  2024-01-31  holdt    250
        7       besoeg  2024-02-01  aflyst   250
        8       besoeg  2024-02-29  holdt    250
        8       opkald  2024-02-29  holdt    250
        9       besoeg  2024-02-29  holdt    240
        """,
        NumberOf(noted("visits", where=[("outcome", "in", ("holdt",))])),
        "2024M01-2024M02",
        """
        omraade  2024M01  2024M02
        250      1        2
        240      0        1
        """,
    ),
    Case(
        "companies_orders_answered_in_time",
        "Besvaret inden for et døgn (1440 minutter): præcis et døgn er i tide, og den ubesvarede (-1) er ikke.",
        """
        orders  kind         day         answer
        7       henvendelse  2024-01-05  1440
        7       henvendelse  2024-01-06  1441
        8       henvendelse  2024-01-07  0
        8       henvendelse  2024-01-08  -1
        8       jobordre     2024-01-09  10
        """,
        NumberOf(noted("orders", "henvendelse", where=[("answer", ">=", 0), ("answer", "<=", 1440)])),
        "2024M01",
        """
        2024M01
        2
        """,
    ),
    Case(
        "companies_orders_carry_their_positions",
        "Antallet af stillinger i månedens jobordrer, lagt sammen.",
        """
        orders  kind      day         positions
        7       jobordre  2024-01-05  3
        7       jobordre  2024-01-31  1
        8       jobordre  2024-02-01  5
        """,
        SumOf(noted("orders", "jobordre", carries="positions")),
        "2024M01-2024M02",
        """
        2024M01  2024M02
        4        5
        """,
    ),
)
