"""Rows of a table: `held`, its cells `by` groups of codes, and whose area a row is in."""

from pejl.ledger.verbs.algebra import held
from pejl.ledger.verbs.counts import DayCount, PersonsIn
from spec.verbs.drawing import Case

SICK, JOB_READY = held("spells", "sygedagpenge"), held("groups", "jobparat")

HELD = (
    Case(
        "held_counts_the_days_from_the_first_up_to_the_end",
        "Slutdagen er den første dag efter ydelsen og tæller ikke med. Skuddagen tæller som enhver anden dag.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-31  2024-03-01
        """,
        DayCount(SICK),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        1        29       0
        """,
    ),
    Case(
        "held_february_of_an_ordinary_year_has_28_days",
        "I et år uden skuddag har februar 28 dage.",
        """
        spells  group         start       end
        1       sygedagpenge  2022-12-01  2023-03-02
        """,
        DayCount(SICK),
        "2023M01-2023M03",
        """
        2023M01  2023M02  2023M03
        31       28       1
        """,
    ),
    Case(
        "held_an_open_row_runs_on",
        "En ydelse uden slutdag løber, til andet er registreret.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-02-29  -
        """,
        DayCount(SICK),
        "2024Q1-2024Q4",
        """
        2024Q01  2024Q02  2024Q03  2024Q04
        32       91       92       92
        """,
    ),
    Case(
        "held_the_shortest_row_is_one_day",
        "Den korteste ydelse varer én dag: den slutter dagen efter, at den begyndte.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-02-29  2024-03-01
        """,
        DayCount(SICK),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        0        1        0
        """,
    ),
    Case(
        "held_takes_only_the_codes_named",
        "Kun de ydelser, der er nævnt, tælles med.",
        """
        spells  group          start       end
        1       sygedagpenge   2024-01-01  2024-01-11
        1       kontanthjaelp  2024-01-11  2024-02-01
        2       a_dagpenge     2024-01-01  2024-02-01
        """,
        DayCount(held("spells", "sygedagpenge", "kontanthjaelp")),
        "2024M01",
        """
        2024M01
        31
        """,
    ),
    Case(
        "held_rows_that_overlap_count_twice_as_days",
        "To ydelser på samme dage giver to dage for hver dag, de begge løber.",
        """
        spells  group          start       end
        1       sygedagpenge   2024-01-01  2024-01-11
        1       kontanthjaelp  2024-01-06  2024-01-16
        """,
        DayCount(held("spells")),
        "2024M01",
        """
        2024M01
        20
        """,
    ),
    Case(
        "held_takes_rows_by_a_number",
        "Kun tilbud på mindst 18½ time om ugen (1110 minutter) i en virksomhed tælles med.",
        """
        offers  kind     company  start       end         minutes
        1       praktik  7        2024-01-01  2024-01-11  1110
        2       praktik  7        2024-01-01  2024-01-11  1109
        3       praktik  0        2024-01-01  2024-01-11  2220
        """,
        DayCount(held("offers", where=[("minutes", ">=", 1110), ("company", ">=", 1)])),
        "2024M01",
        """
        2024M01
        10
        """,
    ),
)

BY = (
    Case(
        "by_each_group_of_codes_is_a_cell",
        "Ydelser kan tælles hver for sig eller i grupper. En ydelse, der ikke er i nogen af grupperne, er ikke med.",
        """
        spells  group          start       end
        1       sygedagpenge   2024-01-01  2024-01-11
        2       jobafklaring   2024-01-01  2024-01-06
        3       kontanthjaelp  2024-01-01  2024-01-04
        4       a_dagpenge     2024-01-01  2024-02-01
        """,
        DayCount(held("spells", by=[["sygedagpenge", "jobafklaring"], ["kontanthjaelp"]])),
        "2024M01",
        """
        celle  2024M01
        0      15
        1      3
        """,
    ),
    Case(
        "by_a_group_nobody_is_in_is_zero",
        "En gruppe, som ingen er i, giver nul og flytter ikke de andre.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  2024-01-11
        """,
        DayCount(held("spells", by=[["ressourceforloeb"], ["sygedagpenge"]])),
        "2024M01",
        """
        celle  2024M01
        0      0
        1      10
        """,
    ),
)

AREAS = (
    Case(
        "areas_a_spell_is_in_the_area_that_pays",
        "Ydelsen hører til den kommune, der betaler den, også når borgeren bor i en anden nu.",
        """
        persons  born        area
        1        1980-05-01  250

        spells   group         start       end         area
        1        sygedagpenge  2024-01-01  2024-02-11  240
        1        sygedagpenge  2024-02-11  2024-03-01  250
        """,
        DayCount(SICK),
        "2024M01-2024M02",
        """
        omraade  2024M01  2024M02
        240      31       10
        250      0        19
        """,
    ),
    Case(
        "areas_a_mover_is_a_person_in_both",
        "Den, der flytter midt i måneden, har fået ydelsen i begge kommuner, men kun i den ene på månedens sidste dag.",
        """
        spells   group         start       end         area
        1        sygedagpenge  2024-01-01  2024-01-16  240
        1        sygedagpenge  2024-01-16  2024-02-01  250
        """,
        PersonsIn(SICK),
        "2024M01",
        """
        omraade  2024M01
        240      1
        250      1
        """,
    ),
    Case(
        "areas_a_row_without_an_area_is_in_the_persons",
        "En målgruppe har ikke selv en kommune: den tælles i den kommune, borgeren bor i nu.",
        """
        persons  born        area
        1        1980-05-01  240
        2        1980-05-01  250

        groups   group     start       end
        1        jobparat  2024-01-01  2024-01-11
        2        jobparat  2024-01-01  2024-01-06
        """,
        DayCount(JOB_READY),
        "2024M01",
        """
        omraade  2024M01
        240      10
        250      5
        """,
    ),
    Case(
        "areas_a_set_is_in_the_persons_area",
        "Lægges to ting sammen med «eller», tælles dagene i borgerens egen kommune, uanset hvem der betaler.",
        """
        persons  born        area
        1        1980-05-01  250

        spells   group         start       end         area
        1        sygedagpenge  2024-01-01  2024-01-11  240
        """,
        DayCount(SICK | JOB_READY),
        "2024M01",
        """
        omraade  2024M01
        240      0
        250      10
        """,
    ),
    Case(
        "areas_a_person_without_master_data_keeps_the_spells_area",
        "Mangler borgerens stamdata, tælles ydelsen stadig hos den kommune, der betaler. Målgruppen kan ikke placeres.",
        """
        persons  born        area
        1        1980-05-01  250

        spells   group         start       end         area
        2        sygedagpenge  2024-01-01  2024-01-11  240

        groups   group     start       end
        2        jobparat  2024-01-01  2024-02-01
        """,
        DayCount(SICK & JOB_READY),
        "2024M01",
        """
        omraade  2024M01
        240      10
        250      0
        """,
    ),
)
