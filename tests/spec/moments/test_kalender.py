"""Periods that begin, and what is done in them. Only a period that lies wholly in the plan's time is asked about."""

from datetime import date

from pejl.due.municipality import periods
from spec.moments.happening import SHELF, happens

LEDGER = """
acts  kind         day
1     rapport      2024-03-31
1     rapport      2024-04-01
2     rapport      2024-04-01
1     justering    2024-06-30
1     maal_fornyet 2024-07-01
1     rundspoerge  2024-05-01
""".strip("\n")


def begin(name: str, first: str, last: str) -> list[str]:
    """The first days of the moment's periods within a plan's time, its last day included."""
    per = SHELF[name].per
    assert per is not None
    return [str(day) for day, _ in periods(per, date.fromisoformat(first), date.fromisoformat(last))]


def test_uge_is_monday_to_sunday() -> None:
    assert begin("kalender.uge", "2024-01-01", "2024-01-14") == ["2024-01-01", "2024-01-08"]


def test_uge_that_is_cut_at_either_end_is_not_asked_about() -> None:
    assert begin("kalender.uge", "2024-01-02", "2024-01-20") == ["2024-01-08"]


def test_uge_runs_over_new_year() -> None:
    assert begin("kalender.uge", "2024-12-30", "2025-01-05") == ["2024-12-30"]


def test_maaned_that_is_cut_at_either_end_is_not_asked_about() -> None:
    assert begin("kalender.maaned", "2024-01-02", "2024-03-30") == ["2024-02-01"]
    assert begin("kalender.maaned", "2024-02-01", "2024-02-29") == ["2024-02-01"]


def test_kvartal_that_is_cut_at_either_end_is_not_asked_about() -> None:
    assert begin("kalender.kvartal", "2024-01-02", "2024-12-30") == ["2024-04-01", "2024-07-01"]


def test_aar_that_is_cut_at_either_end_is_not_asked_about() -> None:
    assert begin("kalender.aar", "2023-01-01", "2025-12-30") == ["2023-01-01", "2024-01-01"]


def test_rapport_is_on_the_day_it_is_given_and_two_on_a_day_are_two() -> None:
    assert happens("kalender.rapport", LEDGER) == ["2024-03-31", "2024-04-01", "2024-04-01"]


def test_justering_is_that_kind_of_act() -> None:
    assert happens("kalender.justering", LEDGER) == ["2024-06-30"]


def test_maal_fornyet_is_another_act_than_justering() -> None:
    assert happens("kalender.maal_fornyet", LEDGER) == ["2024-07-01"]
