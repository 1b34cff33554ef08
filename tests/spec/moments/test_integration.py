"""Refugees: arrival and take-over may come before the membership of the group, the rest within it."""

import pytest

from spec.moments.happening import due, happens

HAPPENINGS = """
happenings  kind                  day
1           ankomst               2024-02-01
1           kommunal_overtagelse  2024-02-02
1           program_tilbudt       2024-02-03
1           screening             2024-02-04
1           match_virksomhed      2024-02-05
1           oensker_hjemrejse     2024-02-06
1           henvist_hjemrejse     2024-02-07
1           kommunal_overtagelse  2024-09-01
""".strip("\n")


def test_ankomst_is_that_day_and_not_the_take_over() -> None:
    assert happens("integration.ankomst", HAPPENINGS) == ["1 2024-02-01"]


def test_overtaget_is_told_again_when_a_municipality_takes_over_again() -> None:
    assert happens("integration.overtaget", HAPPENINGS) == ["1 2024-02-02", "1 2024-09-01"]


def test_program_tilbudt_is_that_happening() -> None:
    assert happens("integration.program_tilbudt", HAPPENINGS) == ["1 2024-02-03"]


def test_screening_is_that_happening() -> None:
    assert happens("integration.screening", HAPPENINGS) == ["1 2024-02-04"]


def test_match_is_that_happening() -> None:
    assert happens("integration.match", HAPPENINGS) == ["1 2024-02-05"]


def test_oensker_hjemrejse_is_the_wish_and_not_the_referral() -> None:
    assert happens("integration.oensker_hjemrejse", HAPPENINGS) == ["1 2024-02-06"]


def test_henvist_hjemrejse_is_the_referral_and_not_the_wish() -> None:
    assert happens("integration.henvist_hjemrejse", HAPPENINGS) == ["1 2024-02-07"]


# --- reach -----------------------------------------------------------------------------------------------

MEMBERS = """
persons  born
1        1990-01-01
2        1990-01-01
3        1990-01-01
4        2010-01-01

groups  group       start       end
1       flygtninge  2024-02-01  -
2       flygtninge  2024-03-03  -
3       flygtninge  2024-03-04  -
4       flygtninge  2024-02-01  -

happenings  kind                  day
1           ankomst               2024-02-01
1           kommunal_overtagelse  2024-02-01
2           ankomst               2024-02-01
2           kommunal_overtagelse  2024-02-01
3           ankomst               2024-02-01
3           kommunal_overtagelse  2024-02-01
4           ankomst               2024-02-01
4           kommunal_overtagelse  2024-02-01
2           program_tilbudt       2024-02-15
""".strip("\n")


@pytest.mark.parametrize("trigger", ["integration.ankomst", "integration.overtaget"])
def test_overtaget_and_ankomst_reach_a_membership_31_days_later_and_not_32(trigger: str) -> None:
    act = "integration.program_tilbudt"
    rows = due(trigger, act, MEMBERS, "flygtninge@18-99", when="inden for 1 måned", day="2024-12-31")
    assert rows == ["1 2024-02-01>2024-03-01:", "2 2024-02-01>2024-03-01:2024-02-15"]


def test_overtaget_has_no_row_until_the_membership_has_begun() -> None:
    asked = ("integration.overtaget", "integration.program_tilbudt", MEMBERS, "flygtninge@18-99")
    before, after = (due(*asked, when="inden for 1 måned", day=day) for day in ("2024-03-02", "2024-03-03"))
    assert [row[0] for row in before] == ["1"]
    assert [row[0] for row in after] == ["1", "2"]
