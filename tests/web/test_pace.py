"""Run rates on the page of visits: which goals and promises of a plan are told, and what is counted for each."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from conftest import ROOT
from pejl.check import check_file

DAY = date(2022, 3, 15)


def _paces(plan: str, every: dict[str, list[Any]], day: date = DAY) -> dict[str, Any]:
    from pejl.web.pace import paces

    bound = check_file(ROOT / "plans" / plan).bound
    directory: Any = SimpleNamespace(stand=SimpleNamespace(plan=bound, day=day))
    return {each.number: each for each in paces(directory, {"besoeg": [], "arrangement": [], **every}, "da")}


def _row(kind: str, day: date, outcome: str = "holdt", area: str = "201") -> Any:
    from pejl.web.companyrows import Row

    return Row(1, {"kind": kind, "day": day, "outcome": outcome, "area": area})


@pytest.fixture(autouse=True)
def _ready(site: Any) -> None:
    """The site's pages, whose addresses are told."""


def test_pace_a_plan_that_promises_no_number_of_visits_has_none() -> None:
    assert _paces("frederikssund-2024.toml", {}, date(2024, 3, 15)) == {}


def test_pace_the_goals_of_visits_and_events_are_told_and_so_are_the_promises() -> None:
    found = _paces("alleroed-2022.toml", {})
    assert list(found) == ["1a", "1b", "P05", "P06"]
    assert [(each.target, each.first, each.last) for each in found.values()] == [
        (2, date(2022, 1, 1), date(2022, 12, 31)),
        (10, date(2022, 3, 1), date(2022, 3, 31)),
        (2, date(2022, 1, 1), date(2022, 12, 31)),
        (10, date(2022, 3, 1), date(2022, 3, 31)),
    ]


def test_pace_visits_are_counted_from_the_first_of_the_month_to_today_and_cancelled_ones_never() -> None:
    """Ten in March, 15 of 31 days gone: 4.8 are needed, and five is less than one from it."""
    days = [date(2022, 2, 28), *(date(2022, 3, n) for n in (1, 4, 8, 11, 15)), date(2022, 3, 16)]
    visits = [_row("virksomhedsbesoeg", day) for day in days] + [_row("virksomhedsbesoeg", date(2022, 3, 2), "aflyst")]
    found = _paces("alleroed-2022.toml", {"besoeg": visits})
    assert (found["1b"].counted, found["1b"].standing, str(found["1b"].needed)) == (5, "på takt", "4.8")
    assert found["P06"].counted == 5
    assert found["1a"].counted == 0


def test_pace_what_is_planned_is_told_and_not_counted() -> None:
    found = _paces("alleroed-2022.toml", {"besoeg": [_row("virksomhedsbesoeg", date(2022, 3, 20), "planlagt")]})
    assert (found["1b"].counted, found["1b"].planned, found["1b"].standing) == (0, 1, "bagud")


def test_pace_events_of_the_job_centre_itself_count_and_other_municipalities_do_not() -> None:
    events = [_row("jobmesse", date(2022, 2, 1)), _row("jobmesse", date(2022, 2, 2), area="250")]
    found = _paces("alleroed-2022.toml", {"arrangement": events})
    assert (found["1a"].counted, found["1a"].standing) == (1, "på takt")
    assert _paces("alleroed-2022.toml", {"arrangement": [*events, events[0]]})["1a"].standing == "nået"
