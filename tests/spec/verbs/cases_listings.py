"""Lists on a day: the rows running, with `Latest`, `Next` and `Tally` of each person's marks."""

from datetime import date

from pejl.ledger.verbs.algebra import days, held, months, noted, weeks
from pejl.ledger.verbs.counts import Latest, Listing, Next, Tally
from spec.verbs.drawing import ListingCase

SICK, TALKS = held("spells", "sygedagpenge"), noted("talks")

LISTINGS = (
    ListingCase(
        "listing_has_a_line_for_each_row_running",
        "Én linje for hver ydelse, der løber: den, der begynder på dagen, er med; den, der slutter, er ikke.",
        """
        spells  group         start       end         area
        1       sygedagpenge  2024-02-29  -           250
        2       sygedagpenge  2024-01-01  2024-02-29  250
        3       sygedagpenge  2024-01-01  2024-03-01  240
        3       sygedagpenge  2024-02-01  2024-03-01  250
        """,
        Listing(SICK),
        date(2024, 2, 29),
        """
        person  area  start
        1       250   2024-02-29
        3       240   2024-01-01
        3       250   2024-02-01
        """,
    ),
    ListingCase(
        "listing_nobody_is_an_empty_list",
        "Er der ingen, er listen tom.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-03-01  -
        """,
        Listing(SICK),
        date(2024, 2, 29),
        "",
    ),
    ListingCase(
        "listing_knows_the_cell",
        "Hver linje ved, hvilken gruppe den er i.",
        """
        spells  group          start       end
        1       sygedagpenge   2024-01-01  -
        1       kontanthjaelp  2024-02-01  -
        """,
        Listing(held("spells", by=[["sygedagpenge"], ["kontanthjaelp"]])),
        date(2024, 2, 29),
        """
        person  cell  start
        1       0     2024-01-01
        1       1     2024-02-01
        """,
    ),
    ListingCase(
        "listing_of_what_lasted_starts_where_it_had_lasted",
        "Tid over 26 uger begynder, når de 26 uger er gået.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  -
        2       sygedagpenge  2024-01-02  -
        """,
        Listing(SICK.longer_than(weeks(26))),
        date(2024, 7, 1),
        """
        person  start
        1       2024-07-01
        """,
    ),
    ListingCase(
        "latest_counts_the_day_itself",
        "Seneste samtale: en samtale i dag er med, en i morgen er ikke. Uden samtaler er der ingen dag.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  -
        2       sygedagpenge  2024-01-01  -
        3       sygedagpenge  2024-01-01  -

        talks   day
        1       2024-02-10
        1       2024-02-29
        2       2024-02-20
        2       2024-03-01
        3       2024-03-01
        """,
        Listing(SICK, (("latest", Latest(TALKS)),)),
        date(2024, 2, 29),
        """
        person  start       latest
        1       2024-01-01  2024-02-29
        2       2024-01-01  2024-02-20
        3       2024-01-01  -
        """,
    ),
    ListingCase(
        "latest_the_nth_goes_back_mark_by_mark",
        "Den næstsidste samtale: to samme dag er to. Har borgeren kun én, er der ingen.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  -
        2       sygedagpenge  2024-01-01  -
        3       sygedagpenge  2024-01-01  -

        talks   day         kind
        1       2024-01-10  jobsamtale
        1       2024-02-10  jobsamtale
        2       2024-02-20  jobsamtale
        2       2024-02-20  cv_samtale
        3       2024-02-20  jobsamtale
        """,
        Listing(SICK, (("second", Latest(TALKS, 2)),)),
        date(2024, 2, 29),
        """
        person  start       second
        1       2024-01-01  2024-01-10
        2       2024-01-01  2024-02-20
        3       2024-01-01  -
        """,
    ),
    ListingCase(
        "next_is_after_the_day",
        "Næste samtale er den første efter i dag; en samtale i dag er ikke den næste.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  -
        2       sygedagpenge  2024-01-01  -

        talks   day
        1       2024-02-29
        1       2024-03-01
        1       2024-03-10
        2       2024-02-29
        """,
        Listing(SICK, (("next", Next(TALKS)),)),
        date(2024, 2, 29),
        """
        person  start       next
        1       2024-01-01  2024-03-01
        2       2024-01-01  -
        """,
    ),
    ListingCase(
        "tally_counts_the_window_that_ends_today",
        "Samtaler de seneste 28 dage: 2. februar er den første dag med, når i dag er 29. februar.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  -
        2       sygedagpenge  2024-01-01  -

        talks   day
        1       2024-02-01
        1       2024-02-02
        1       2024-02-29
        1       2024-03-01
        """,
        Listing(SICK, (("many", Tally(TALKS, days(28))),)),
        date(2024, 2, 29),
        """
        person  start       many
        1       2024-01-01  2
        2       2024-01-01  0
        """,
    ),
    ListingCase(
        "tally_of_a_month_ends_on_the_clamped_day",
        "Samtaler den seneste måned, 28. februar 2024: 28. januar er gået ud, 29. og 31. januar er med. "
        "Linjer af samme borger har samme tal.",
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-01  -
        1       jobafklaring  2024-02-01  -

        talks   day
        1       2024-01-28
        1       2024-01-29
        1       2024-01-31
        """,
        Listing(held("spells"), (("many", Tally(TALKS, months(1))), ("latest", Latest(TALKS)))),
        date(2024, 2, 28),
        """
        person  start       many  latest
        1       2024-01-01  2     2024-01-31
        1       2024-02-01  2     2024-01-31
        """,
    ),
)
