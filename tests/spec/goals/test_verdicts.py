"""Stage, verdict, the required path, and goals of several parts."""

from datetime import UTC, date, datetime

import pytest

from pejl.ledger import Figures
from pejl.ledger.figures import Typed
from pejl.words import say
from spec.drawing import KNOWN, drawn, shelf_of, spec
from spec.goals.judging import COUNT, SHARE, andele, antal, kinds, named, part, standing, why

DUE = date(2024, 12, 31)
CEILING = part("højst 90 personer", COUNT)

# --- stage -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "own", "stage", "verdict"),
    [
        (date(2023, 12, 31), "90", "udgangspunkt", None),
        (date(2024, 1, 1), "90", "undervejs", "paa_vej"),
        (date(2024, 1, 1), "91", "undervejs", "i_fare"),
        (DUE, "90", "undervejs", "paa_vej"),
    ],
)
def test_stage_is_by_the_plans_first_day_and_the_goals_date(day: date, own: str, stage: str, verdict: str) -> None:
    found = standing(antal("2023M11", a250=own), CEILING, day)
    assert (found.stage, found.verdict) == (stage, verdict)


@pytest.mark.parametrize(("own", "verdict"), [("90", "opfyldt"), ("91", "ikke_opfyldt")])
def test_afgjort_the_day_after_the_date_with_the_final_number(own: str, verdict: str) -> None:
    found = standing(antal("2024M12", a250=own), CEILING, date(2025, 1, 1))
    assert (found.stage, found.verdict) == ("afgjort", verdict)


def test_afgjort_waits_for_the_number_of_the_period_that_the_date_falls_in() -> None:
    found = standing(antal("2024M11", a250="90"), CEILING, date(2025, 1, 1))
    assert (found.stage, found.verdict, why(found)) == ("undervejs", "paa_vej", ["afventer"])
    assert found.judgement.why[0].params["periode"].id == "2024M12"


def test_afgjort_waits_for_the_whole_year_where_a_year_counts() -> None:
    months = " ".join(f"2024M{number:02}" for number in range(1, 12))
    goal = part("højst 90 personer", COUNT, rule="årsgennemsnit")
    assert standing(antal(months, a250=" ".join(["90"] * 11)), goal, date(2025, 2, 1)).stage == "undervejs"
    whole = antal(f"{months} 2024M12", a250=" ".join(["90"] * 12))
    assert standing(whole, goal, date(2025, 2, 1)).stage == "afgjort"


def test_afgjort_waits_for_a_preliminary_number_to_be_final() -> None:
    """December as published on 21 January is corrected markedly when January comes on 21 February."""
    first, second = datetime(2025, 1, 22, tzinfo=UTC), datetime(2025, 2, 22, tzinfo=UTC)
    early = drawn(antal("2024M12", a250="90"), source="jobindsats", table="y25i01", as_of=first)
    final = drawn(antal("2024M12", a250="90"), source="jobindsats", table="y25i01", as_of=second)
    assert standing(shelf_of(final), CEILING, date(2025, 2, 25)).stage == "afgjort"
    assert standing(shelf_of(early), CEILING, date(2025, 1, 25)).stage == "undervejs"


@pytest.mark.parametrize("due", [date(2024, 6, 15), date(2024, 6, 29)])
def test_afgjort_is_reached_also_by_a_date_inside_a_month(due: date) -> None:
    table = antal("2024M04 2024M05 2024M06 2024M07", a250="90 90 90 90")
    assert standing(table, CEILING, date(2024, 10, 1), due=due).stage == "afgjort"


def test_a_survey_settles_by_one_from_the_year_of_its_date() -> None:
    goal = part("mindst 75 personer", COUNT, rule="hver måling")
    assert standing(antal("2023M11", a250="80"), goal, date(2025, 1, 1)).stage == "undervejs"
    assert standing(antal("2024M05", a250="80"), goal, date(2025, 1, 1)).stage == "afgjort"


def test_numbers_after_the_goals_own_date_never_count() -> None:
    found = standing(antal("2024M12 2025M01", a250="90 200"), CEILING, date(2025, 3, 1))
    assert (found.stage, found.verdict) == ("afgjort", "opfyldt")


def test_a_day_is_shown_with_what_was_known_that_day() -> None:
    early = drawn(antal("2024M05", a250="90"), as_of=datetime(2024, 6, 20, tzinfo=UTC))
    late = drawn(antal("2024M05", a250="95"), as_of=datetime(2024, 7, 20, tzinfo=UTC))
    before = Figures([Typed([*late, *early])], datetime(2024, 7, 1, tzinfo=UTC))
    assert standing(before, CEILING, date(2024, 7, 1)).holds is True
    assert standing(shelf_of(early, late, known=KNOWN), CEILING, date(2024, 8, 1)).holds is False


def test_a_number_from_before_the_plan_says_so() -> None:
    assert why(standing(antal("2023M12", a250="90"), CEILING, date(2024, 2, 1))) == ["tal_fra_foer_planen"]
    assert why(standing(antal("2024M01", a250="90"), CEILING, date(2024, 2, 10))) == []


@pytest.mark.parametrize("day", [date(2023, 6, 1), date(2024, 6, 1), date(2025, 6, 1)])
def test_at_any_stage_what_cannot_be_decided_says_why(day: date) -> None:
    found = standing("    maaling  omraade  2023M01\n", CEILING, day)
    assert (found.holds, found.verdict, why(found)) == (None, "kan_ikke_afgoeres", ["ingen_tal"])


def test_a_group_the_law_has_closed_ends_its_series() -> None:
    closed = spec("ydelser.personer", "uddannelseshjaelp")
    table = antal("2025M05", "uddannelseshjaelp", a250="90")
    goal, first, due = part("højst 90 personer", closed), date(2025, 1, 1), date(2025, 12, 31)
    assert standing(table, goal, date(2025, 6, 30), due=due, first=first).holds is True
    after = standing(table, goal, date(2025, 7, 1), due=due, first=first)
    assert (after.holds, why(after)[0]) == (None, "gruppe_afloest")
    step = after.judgement.why[0]
    assert "kontanthjælp (y60)" in say(step.code, step.params)
    assert "1. juli 2025" in say(step.code, step.params)


def test_what_the_plan_lacks_and_numbers_that_count_something_else_are_named() -> None:
    table = andele("2024M05", a250="1.7").replace("arbejdsstyrken_16_66", "befolkningen_16_66  ")
    found = standing(table, part("højst 2 %", SHARE, lacks=("naevner",)), date(2024, 7, 1))
    assert why(found)[:2] == ["intet_tal", "planen_mangler"]


# --- the required path -----------------------------------------------------------------------------------

LOWER = part("mindst 10 % lavere end i december 2023", COUNT)


@pytest.mark.parametrize(("own", "verdict"), [("90", "paa_vej"), ("95", "paa_vej"), ("96", "i_fare")])
def test_a_change_is_on_its_path_when_as_far_along_as_time(own: str, verdict: str) -> None:
    """Half the year gone: 100 must have come down to 95,03."""
    found = standing(antal("2023M12 2024M06", a250=f"100 {own}"), LOWER, date(2024, 7, 25))
    assert (found.stage, found.verdict) == ("undervejs", verdict)


def test_a_change_upwards_is_on_its_path_likewise() -> None:
    higher = part("mindst 10 % højere end i december 2023", COUNT)
    for own, verdict in (("105", "paa_vej"), ("104", "i_fare")):
        assert standing(antal("2023M12 2024M06", a250=f"100 {own}"), higher, date(2024, 7, 25)).verdict == verdict


def test_a_gap_from_a_dated_basis_is_on_its_path_when_as_far_along_as_time() -> None:
    goal = part("gabet til landsgennemsnittet mindskes med mindst 1 procentpoint siden december 2023")
    table = andele("2023M12 2024M06", a250="4.0 3.4", a000="2.0 2.0")
    assert standing(table, goal, date(2024, 7, 25)).verdict == "paa_vej"


def test_the_path_counts_for_nothing_once_settled() -> None:
    found = standing(antal("2023M12 2024M12", a250="100 91"), LOWER, date(2025, 1, 25))
    assert (found.stage, found.verdict) == ("afgjort", "ikke_opfyldt")


MILESTONES = ((date(2024, 6, 30), "højst 95 personer"), (date(2024, 9, 30), "højst 92 personer"))


@pytest.mark.parametrize(
    ("day", "own", "verdict"),
    [
        (date(2024, 6, 29), "95", "i_fare"),
        (date(2024, 6, 30), "95", "paa_vej"),
        (date(2024, 6, 30), "96", "i_fare"),
        (date(2024, 9, 30), "93", "i_fare"),
        (date(2024, 9, 30), "92", "paa_vej"),
    ],
)
def test_the_last_milestone_passed_is_the_path(day: date, own: str, verdict: str) -> None:
    assert standing(antal("2024M05", a250=own), CEILING, day, milestones=MILESTONES).verdict == verdict


# --- parts -----------------------------------------------------------------------------------------------

HOLDS, FAILS = named(part("højst 90 personer", COUNT), "a"), named(part("højst 89 personer", COUNT), "b")
UNKNOWN = named(part('åben: "lidt"', COUNT), "c")
TABLE = antal("2024M05", a250="90")


@pytest.mark.parametrize(
    ("parts", "holds", "verdict"),
    [
        ((FAILS, UNKNOWN), False, "i_fare"),
        ((UNKNOWN, HOLDS, FAILS), False, "i_fare"),
        ((HOLDS, UNKNOWN), None, "kan_ikke_afgoeres"),
        ((HOLDS, HOLDS), True, "paa_vej"),
    ],
)
def test_one_failing_part_fails_the_goal_whatever_is_unknown(parts: tuple, holds: bool, verdict: str) -> None:
    found = standing(TABLE, part(None, None), date(2024, 7, 1), parts=parts)
    assert (found.holds, found.verdict, len(found.parts)) == (holds, verdict, len(parts))


def test_the_parts_that_cannot_be_decided_are_named() -> None:
    found = standing(TABLE, part(None, None), date(2024, 7, 1), parts=(HOLDS, UNKNOWN))
    assert found.judgement.why[0].params == {"dele": ["c"]}


def test_a_goal_is_settled_when_its_last_part_is() -> None:
    quarterly = named(part("højst 90 personer", COUNT, rule="seneste kvartal"), "k")
    table = antal("2024M12 2024Q03", a250="90 90")
    found = standing(table, part(None, None), date(2025, 1, 25), parts=(HOLDS, quarterly))
    assert [each.stage for each in found.parts] == ["afgjort", "undervejs"]
    assert found.stage == "undervejs"


def test_a_goal_is_on_its_way_when_every_part_is() -> None:
    on_path = named(LOWER, "p")
    table = antal("2023M12 2024M06", a250="100 95")
    found = standing(table, part(None, None), date(2024, 7, 25), parts=(on_path,))
    assert [each.verdict for each in found.parts] == ["paa_vej"]
    assert found.verdict == "paa_vej"


def test_a_goal_has_no_turns_of_its_own_beside_its_parts() -> None:
    found = standing(TABLE, part(None, None), date(2024, 7, 1), parts=(HOLDS, FAILS))
    assert kinds(found) == []
