"""Offers: which kinds count, how long they must run, and from which day."""

import pytest

from spec.moments.happening import due, happens

OFFERS = """
offers  kind                        start       end
1       virksomhedspraktik          2024-02-01  2024-02-29
1       mentor                      2024-02-05  2024-08-01
2       loentilskud_privat          2024-02-02  -
3       nytteindsats                2024-02-03  2024-03-01
4       smaajob                     2024-02-04  -
5       danskuddannelse             2024-02-05  -
6       vejledning_opkvalificering  2024-02-06  2024-04-01
6       virksomhedspraktik          2024-03-01  2024-05-01

relations  role           start       end
1          jobformidler   2024-03-01  -
1          sagsbehandler  2024-01-01  -

happenings  kind              day
1           kompetencekort    2024-02-28
1           match_virksomhed  2024-02-27
""".strip("\n")
EVERY_OFFER = ["1 2024-02-01", "2 2024-02-02", "3 2024-02-03", "6 2024-02-06", "6 2024-03-01"]


def test_begynder_is_a_tilbud_and_neither_support_nor_ordinary_work() -> None:
    assert happens("tilbud.begynder", OFFERS) == EVERY_OFFER


def test_aktivt_is_the_start_of_every_tilbud_also_one_that_overlaps_another() -> None:
    assert happens("tilbud.aktivt", OFFERS) == EVERY_OFFER


def test_virksomhed_is_praktik_and_loentilskud_and_not_nytteindsats() -> None:
    assert happens("tilbud.virksomhed", OFFERS) == ["1 2024-02-01", "2 2024-02-02", "6 2024-03-01"]


def test_mentor_is_that_support_and_not_the_offer_beside_it() -> None:
    assert happens("tilbud.mentor", OFFERS) == ["1 2024-02-05"]


def test_kompetencekort_is_that_happening() -> None:
    assert happens("tilbud.kompetencekort", OFFERS) == ["1 2024-02-28"]


def test_jobformidler_is_the_first_day_in_that_role() -> None:
    assert happens("tilbud.jobformidler", OFFERS) == ["1 2024-03-01"]


# --- never long without an active offer ------------------------------------------------------------------

GUARANTEED = """
spells  group       start       end
1       a_dagpenge  2024-01-01  -
2       a_dagpenge  2024-01-01  -

offers  kind                start       end
1       virksomhedspraktik  2024-02-01  2024-12-15
""".strip("\n")


def test_aktivt_is_due_so_long_after_the_first_day_and_then_after_the_last_day_of_the_offer() -> None:
    rows = due("forloeb.begynder", "tilbud.aktivt", GUARANTEED, "a_dagpenge", when="hver 4. uge", day="2025-01-01")
    assert rows == ["1 2024-01-01>2024-01-29:2024-02-01", "1 2024-02-01>2025-01-11:", "2 2024-01-01>2024-01-29:"]


# --- right and duty: two weeks without a break -----------------------------------------------------------

PRACTICE, GUIDANCE = "virksomhedspraktik", "vejledning_opkvalificering"


def duty(*offers: str) -> list[str]:
    """The days on which one person's offers count, drawn as `kind start end`; the end is the first day after."""
    rows = [f"1       {kind:28}{start}  {end}" for kind, start, end in (offer.split() for offer in offers)]
    heading = f"offers  {'kind':28}start       end"
    return [day.removeprefix("1 ") for day in happens("tilbud.ret_og_pligt", "\n".join([heading, *rows]))]


@pytest.mark.parametrize(
    ("end", "counts"),
    [("2024-02-14", []), ("2024-02-15", ["2024-02-01"]), ("-", ["2024-02-01"])],
    ids=["13 days", "14 days", "still running"],
)
def test_ret_og_pligt_is_14_days(end: str, counts: list[str]) -> None:
    assert duty(f"{PRACTICE} 2024-02-01 {end}") == counts


def test_ret_og_pligt_of_two_offers_without_a_day_between_is_one() -> None:
    assert duty(f"{PRACTICE} 2024-02-01 2024-02-08", "nytteindsats 2024-02-08 2024-02-15") == ["2024-02-01"]


def test_ret_og_pligt_of_two_long_offers_without_a_day_between_is_still_one() -> None:
    assert duty(f"{PRACTICE} 2024-02-01 2024-03-01", "nytteindsats 2024-03-01 2024-04-01") == ["2024-02-01"]


def test_ret_og_pligt_with_a_day_between_is_two_that_are_both_too_short() -> None:
    assert duty(f"{PRACTICE} 2024-02-01 2024-02-08", "nytteindsats 2024-02-09 2024-02-22") == []


def test_ret_og_pligt_of_a_short_offer_and_then_a_long_one_is_the_long_one() -> None:
    assert duty(f"{PRACTICE} 2024-02-01 2024-02-05", "nytteindsats 2024-02-10 2024-03-01") == ["2024-02-10"]


def test_ret_og_pligt_is_not_kept_by_support_or_ordinary_work() -> None:
    assert duty("mentor 2024-02-01 2024-08-01", "smaajob 2024-02-01 2024-08-01") == []


def test_ret_og_pligt_guidance_that_begins_on_30_june_2026_does_not_count() -> None:
    assert duty(f"{GUIDANCE} 2026-06-30 2026-09-01") == []


def test_ret_og_pligt_guidance_that_begins_on_1_july_2026_counts() -> None:
    assert duty(f"{GUIDANCE} 2026-07-01 2026-07-15") == ["2026-07-01"]


def test_ret_og_pligt_guidance_from_1_july_2026_must_run_14_days_too() -> None:
    assert duty(f"{GUIDANCE} 2026-07-01 2026-07-14") == []


def test_ret_og_pligt_guidance_before_1_july_2026_does_not_make_an_offer_longer() -> None:
    assert duty(f"{GUIDANCE} 2026-06-01 2026-06-20", f"{PRACTICE} 2026-06-20 2026-06-30") == []
