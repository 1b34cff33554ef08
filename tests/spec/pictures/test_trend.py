"""A goal's part as a curve: which lines it has, and when its target is one of them."""

from datetime import UTC, datetime

import pytest

from pejl.pictures.chart import Chart
from pejl.pictures.trend import chart_of
from spec.answers.planned import trend_of
from spec.drawing import drawn, shelf_of, spec
from spec.goals.judging import andele, part

TWO = andele("2023M12 2024M01", a250="1.6 1.5", a000="2.6 2.5")
ONE = andele("2024M01", a250="1.5", a000="2.5")


def kinds(chart: Chart) -> list[str]:
    return [str(each.kind) for each in chart.lines]


def levels(chart: Chart) -> list[str]:
    return [str(each.exact) for each in chart.target]


@pytest.mark.parametrize(
    ("text", "maaltal", "lines", "target"),
    [
        (TWO, "mindst 1 %", ["own", "country"], ["1"]),
        (TWO, "under landsgennemsnittet", ["own", "country", "target"], []),
        (ONE, "under landsgennemsnittet", ["own", "country"], ["5/2"]),  # one number is no line: a level
    ],
)
def test_target_that_stands_still_is_a_level_and_one_that_moves_a_line(
    text: str, maaltal: str, lines: list[str], target: list[str]
) -> None:
    chart = chart_of(trend_of(text, part(maaltal)), "da")
    assert (kinds(chart), levels(chart)) == (lines, target)


def test_own_line_is_first_and_has_no_point_where_nothing_is_known() -> None:
    chart = chart_of(trend_of(andele("2024M01", a240="1.5"), part("under landsgennemsnittet")), "da")
    assert kinds(chart) == ["own"]
    assert list(chart.lines[0].points) == []


def test_own_number_that_may_still_change_is_preliminary() -> None:
    fresh = datetime(2024, 2, 25, tzinfo=UTC)
    rows = drawn(andele("2023M06 2024M01", a250="1.5 1.6"), source="jobindsats", table="y25i01", as_of=fresh)
    chart = chart_of(trend_of(shelf_of(rows), part("mindst 1 %")), "da")
    assert {each.id for each in chart.preliminary} == {"2024M01"}


def test_break_stands_at_the_first_number_that_counts_something_else() -> None:
    """The rows of Y60C07 count something else from 1 July 2025."""
    text = "    maaling         gruppe         omraade  2025M05  2025M06  2025M07  2025M08\n"
    text += "    aktiveringsgrad kontanthjaelp  250      50.0     51.0     52.0     53.0\n"
    asked = part("mindst 1 %", spec("indsats.aktiveringsgrad", "kontanthjaelp"))
    found = trend_of(shelf_of(drawn(text, source="jobindsats", table="y60c07")), asked, "2025-12-31")
    breaks = chart_of(found, "da").breaks
    assert {each.period.id for each in breaks} == {"2025M07"}
    assert all("juli 2025" in each.text for each in breaks)
