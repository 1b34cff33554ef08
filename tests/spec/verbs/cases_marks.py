"""Single days and what they meet: `noted`, `on`, `followed_by`."""

from pejl.ledger.verbs.algebra import days, held, months, noted, weeks
from pejl.ledger.verbs.counts import NumberOf
from spec.verbs.drawing import Case

SICK, SCHOOL = held("spells", "sygedagpenge"), held("schooling")
TALKS, PLAN = noted("talks"), noted("happenings", "plan")

NOTED = (
    Case(
        "noted_counts_the_marks_of_the_period",
        "Hver samtale tæller på sin dag: den første og den sidste dag i måneden er med, og to på en dag er to.",
        """
        talks  day         kind
        1      2024-02-01  jobsamtale
        1      2024-02-29  jobsamtale
        2      2024-02-29  jobsamtale
        2      2024-02-29  cv_samtale
        1      2024-03-01  jobsamtale
        """,
        NumberOf(TALKS),
        "2024M01-2024M03",
        """
        2024M01  2024M02  2024M03
        0        4        1
        """,
    ),
    Case(
        "noted_takes_marks_by_their_conditions",
        "Kun holdte samtaler, der nulstiller kontaktforløbet, tælles med.",
        """
        talks  day         outcome     resets
        1      2024-02-01  holdt       ja
        2      2024-02-02  udeblevet   ja
        3      2024-02-03  holdt
        """,
        NumberOf(noted("talks", where=[("outcome", "in", ("holdt",)), ("resets", ">=", 1)])),
        "2024M02",
        """
        2024M02
        1
        """,
    ),
    Case(
        "noted_a_mark_is_in_the_persons_area",
        "En samtale tælles i den kommune, borgeren bor i nu.",
        """
        persons  born        area
        1        1980-01-01  240
        2        1980-01-01  250

        talks    day
        1        2024-02-01
        1        2024-02-02
        2        2024-02-03
        """,
        NumberOf(TALKS),
        "2024M02",
        """
        omraade  2024M02
        240      2
        250      1
        """,
    ),
)

ON = (
    Case(
        "on_the_first_day_is_in_and_the_end_is_not",
        "Samtaler i ydelsens dage: den første dag er med, og dagen efter den sidste er ikke.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-02-05  2024-02-10

        talks   day
        1       2024-02-04
        1       2024-02-05
        1       2024-02-09
        1       2024-02-10
        """,
        NumberOf(TALKS.on(SICK)),
        "2024M02",
        """
        2024M02
        2
        """,
    ),
    Case(
        "on_after_n_days_looks_at_that_day",
        "I uddannelse 90 dage efter: kun den dag tæller. Borger 2 begynder dagen efter, borger 3 er lige holdt op.",
        """
        spells     group         start       end
        1          sygedagpenge  2023-12-01  2024-01-02
        2          sygedagpenge  2023-12-01  2024-01-02
        3          sygedagpenge  2023-12-01  2024-01-02

        schooling  kind  start       end
        1          eud   2024-03-31  2024-04-01
        2          eud   2024-04-01  -
        3          eud   2024-02-01  2024-03-31
        """,
        NumberOf(SICK.ends().on(SCHOOL, after=days(90))),
        "2024M01",
        """
        2024M01
        1
        """,
    ),
    Case(
        "on_after_a_month_clamps_to_the_last_day",
        "En måned efter 31. januar er 29. februar i et skudår.",
        """
        happenings  kind  day
        1           plan  2024-01-31
        2           plan  2024-01-31

        schooling   kind  start       end
        1           eud   2024-02-29  2024-03-01
        2           eud   2024-03-01  -
        """,
        NumberOf(PLAN.on(SCHOOL, after=months(1))),
        "2024M01",
        """
        2024M01
        1
        """,
    ),
    Case(
        "on_two_rows_of_a_day_are_one_set",
        "Overlapper uddannelserne, tæller samtalen stadig kun én gang.",
        """
        schooling  kind  start       end
        1          eud   2024-02-01  2024-03-01
        1          fgu   2024-02-01  -

        talks      day
        1          2024-02-14
        """,
        NumberOf(TALKS.on(SCHOOL)),
        "2024M02",
        """
        2024M02
        1
        """,
    ),
)

FOLLOWED = (
    Case(
        "followed_by_on_the_same_day_is_in_time",
        "En plan samme dag er i tide, og det er den også på fristens sidste dag. Dagen efter er for sent.",
        """
        spells      group         start       end
        1           sygedagpenge  2024-01-01  -
        2           sygedagpenge  2024-01-01  -
        3           sygedagpenge  2024-01-01  -

        happenings  kind  day
        1           plan  2024-01-01
        2           plan  2024-01-28
        3           plan  2024-01-29
        """,
        NumberOf(SICK.starts().followed_by(PLAN, weeks(4))),
        "2024M01",
        """
        2024M01
        2
        """,
    ),
    Case(
        "followed_by_a_mark_before_does_not_help",
        "En plan fra dagen før er ikke en plan efter.",
        """
        spells      group         start       end
        1           sygedagpenge  2024-01-10  -

        happenings  kind  day
        1           plan  2024-01-09
        """,
        NumberOf(SICK.starts().followed_by(PLAN, weeks(4))),
        "2024M01",
        """
        2024M01
        0
        """,
    ),
    Case(
        "followed_by_months_have_passed_on_the_clamped_day",
        "Inden en måned efter 31. januar: 28. februar 2024 er i tide, 29. februar er for sent.",
        """
        spells      group         start       end
        1           sygedagpenge  2024-01-31  -
        2           sygedagpenge  2024-01-31  -

        happenings  kind  day
        1           plan  2024-02-28
        2           plan  2024-02-29
        """,
        NumberOf(SICK.starts().followed_by(PLAN, months(1))),
        "2024M01",
        """
        2024M01
        1
        """,
    ),
    Case(
        "followed_by_one_mark_may_answer_two",
        "Én plan efter to samtaler følger efter dem begge, og samtalen tæller én gang, selv om to planer følger.",
        """
        talks       day
        1           2024-01-01
        1           2024-01-05

        happenings  kind  day
        1           plan  2024-01-08
        1           plan  2024-01-09
        """,
        NumberOf(TALKS.followed_by(PLAN, weeks(2))),
        "2024M01",
        """
        2024M01
        2
        """,
    ),
    Case(
        "marks_with_a_word_are_those_that_have_it_among_others",
        "En samtale om job og plan er en samtale om job; en samtale om jobcentret er det ikke.",
        """
        talks       day         topics
        1           2024-01-01  job
        1           2024-01-02  job+plan
        1           2024-01-03  jobcenter+plan
        1           2024-01-04  plan
        """,
        NumberOf(noted("talks", where=[("topics", "with", ("job",))])),
        "2024M01",
        """
        2024M01
        2
        """,
    ),
)
