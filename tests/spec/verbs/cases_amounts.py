"""How many and how much in the time up to a day: `at_least`, `amounting`."""

from pejl.ledger.verbs.algebra import days, held, months, noted, weeks
from pejl.ledger.verbs.counts import DayCount, PersonsAt
from spec.verbs.drawing import Case

SICK, TALKS = held("spells", "sygedagpenge"), noted("talks", where=[("outcome", "in", ("holdt",))])
HOURS = noted("jobs", "ordinaer", carries="minutes")

AT_LEAST = (
    Case(
        "at_least_until_the_last_day_of_the_window",
        "Mindst én samtale i de seneste 28 dage: en samtale 1. januar rækker til og med 28. januar.",
        """
        talks  day
        1      2024-01-01
        """,
        DayCount(TALKS.at_least(1, days(28))),
        "2024M01",
        """
        2024M01
        28
        """,
    ),
    Case(
        "at_least_k_from_the_kth_mark_until_the_first_leaves",
        "Mindst 2 samtaler på 4 uger: fra den anden samtale den 15. til den første går ud efter den 28.",
        """
        talks  day
        1      2024-01-01
        1      2024-01-15
        """,
        DayCount(TALKS.at_least(2, weeks(4))),
        "2024M01",
        """
        2024M01
        14
        """,
    ),
    Case(
        "at_least_one_fewer_is_never_enough",
        "Én samtale er ikke to. En aflyst tæller ikke, og andres samtaler hjælper ikke.",
        """
        talks  day         outcome
        1      2024-01-10  holdt
        1      2024-01-12  aflyst
        2      2024-01-11  holdt
        """,
        DayCount(TALKS.at_least(2, weeks(4))),
        "2024M01",
        """
        2024M01
        0
        """,
    ),
    Case(
        "at_least_marks_on_the_same_day_all_count",
        "To samtaler samme dag er to samtaler.",
        """
        talks  day         kind
        1      2024-01-10  jobsamtale
        1      2024-01-10  cv_samtale
        """,
        DayCount(TALKS.at_least(2, days(1))),
        "2024M01",
        """
        2024M01
        1
        """,
    ),
    Case(
        "at_least_months_clamp",
        "Den seneste måned: en samtale 31. januar rækker til og med 28. februar i et skudår.",
        """
        talks  day
        1      2024-01-31
        """,
        DayCount(TALKS.at_least(1, months(1))),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        1        28       0
        """,
    ),
    Case(
        "at_least_what_is_due_is_the_rest",
        "Borgere uden samtale de seneste 6 måneder er dem, der har ydelsen uden for dagene med.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  -
        2       sygedagpenge  2024-01-01  -

        talks   day
        1       2024-01-15
        """,
        PersonsAt(SICK - TALKS.at_least(1, months(6))),
        "2024M06-2024M07",
        """
        2024M06  2024M07
        1        2
        """,
    ),
)

AMOUNTING = (
    Case(
        "amounting_exactly_the_total_is_enough",
        "225 løntimer (13.500 minutter) på 3 måneder: præcis 225 timer er nok, ét minut mindre er ikke.",
        """
        jobs  month       minutes  kind
        1     2024-01-01  6000     ordinaer
        1     2024-02-01  7500     ordinaer
        2     2024-01-01  6000     ordinaer
        2     2024-02-01  7499     ordinaer
        """,
        PersonsAt(HOURS.amounting(13_500, months(3))),
        "2024M01-2024M04",
        """
        2024M01  2024M02  2024M03  2024M04
        0        1        1        0
        """,
    ),
    Case(
        "amounting_adds_what_lies_on_one_day",
        "To job i samme måned lægges sammen; støttede timer er ikke med her.",
        """
        jobs  month       minutes  kind
        1     2024-01-01  600      ordinaer
        1     2024-01-01  400      ordinaer
        1     2024-01-01  5000     stoettet
        """,
        DayCount(HOURS.amounting(1000, months(1))),
        "2024M01-2024M02",
        """
        2024M01  2024M02
        31       0
        """,
    ),
)
