"""The same case load under the rules of 2024, of 2026 and of 2027: how many acts each group is owed, by whom."""

from datetime import date
from fractions import Fraction

import pytest

from pejl.answers.promises import duties, setting_of
from pejl.answers.whatif import expected_by, first_rules, whatif
from pejl.due.run import sheet
from pejl.ledger.snapshot import Snapshot
from pejl.rules import Case
from spec.due.promising import ledger, plan

PLAN = plan("")
ON = date(2024, 2, 1)
CASES = """
spells  group             start       end
1       a_dagpenge        2024-01-10  -
2       kontanthjaelp     2024-01-10  -
3       kontanthjaelp     2024-01-10  -
4       ledighedsydelse   2024-01-10  -
5       sygedagpenge      2024-01-10  -
6       ressourceforloeb  2024-01-10  -
7       jobafklaring      2024-01-10  -

groups  group             start       end
2       jobparat          2024-01-10  -
3       aktivitetsparat   2024-01-10  -
"""
NAMES = {
    1: "dagpenge",
    2: "jobparat",
    3: "aktivitetsparat",
    4: "ledighedsydelse",
    5: "syg",
    6: "ressource",
    7: "afklaring",
}
TALKS = {"samtaler_halvaar": "kommunen", "samtaler_akasse": "a-kassen", "sygeopfoelgning_halvaar": "kommunen"}

OWED = {
    # talks in the first half-year, (the municipality's, the a-kasse's), and whether an offer is owed
    date(2024, 6, 1): {
        "dagpenge": (3, 3, True),
        "jobparat": (4, 0, True),
        "aktivitetsparat": (4, 0, True),
        "ledighedsydelse": (4, 0, False),
        "syg": (4, 0, False),
        "ressource": (4, 0, False),
        "afklaring": (4, 0, False),
    },
    date(2026, 8, 1): {
        "dagpenge": (2, 2, True),
        "jobparat": (4, 0, True),
        "aktivitetsparat": (0, 0, True),
        "ledighedsydelse": (4, 0, False),
        "syg": (1, 0, False),
        "ressource": (0, 0, False),
        "afklaring": (0, 0, False),
    },
}
OWED[date(2027, 2, 1)] = OWED[date(2026, 8, 1)]
"""The main law of 2027 was not adopted in what was read: what stands of 2026 stands."""


@pytest.mark.parametrize("rules_on", OWED, ids=str)
def test_each_group_is_owed_what_the_law_of_the_day_says(rules_on: date) -> None:
    promises = [each for each in duties(rules_on) if each.case is Case.PERSON]
    found = {name: [0, 0, False] for name in NAMES.values()}
    for row in sheet(promises, ledger(CASES), ON, setting_of(PLAN)).rows():
        basis = row.promise.basis
        assert basis is not None
        its = found[NAMES[row.subject]]
        if basis.family in TALKS and not basis.expected:
            its[row.promise.who == "a-kasse"] += 1
        its[2] = its[2] or basis.family == "tilbud_halvaar"
    assert {name: tuple(its) for name, its in found.items()} == OWED[rules_on]


def test_the_duty_to_a_share_is_three_in_four_from_july_2026() -> None:
    shares = {each.basis.family: each.share for each in duties(date(2026, 8, 1)) if each.basis and each.share}
    assert set(shares.values()) == {Fraction(3, 4)}
    assert {"samtaler_halvaar", "samtaler_akasse", "tilbud_halvaar"} <= shares.keys()
    assert not [each for each in duties(date(2024, 6, 1)) if each.share]


@pytest.fixture(scope="module")
def people() -> Snapshot:
    return ledger(CASES)


def test_what_if_tells_the_rows_that_vanish_and_those_that_arise(people: Snapshot) -> None:
    found = {each.family: each for each in whatif(people, ON, date(2026, 8, 1), setting_of(PLAN))}
    talks = found["samtaler_halvaar"]
    assert (talks.before, talks.after) == (3 + 4 + 4 + 4 + 4 + 4, 2 + 4 + 4)
    assert len(talks.vanish) == 1 + 4 + 4 + 4
    assert not talks.arise
    assert (found["sygeopfoelgning_halvaar"].before, found["sygeopfoelgning_halvaar"].after) == (4, 1)


def test_what_if_of_the_case_loads_own_day_changes_nothing(people: Snapshot) -> None:
    for each in whatif(people, ON, date(2024, 2, 1), setting_of(PLAN)):
        assert (each.vanish, each.arise, each.moved) == ((), (), ()), each.family


# --- what the rules of a day are ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "codes"), [(date(2026, 12, 31), []), (date(2027, 1, 1), ["hovedlov"]), (date(2030, 1, 1), ["hovedlov"])]
)
def test_a_law_that_is_expected_by_the_day_is_named_and_is_not_in_its_rules(day: date, codes: list[str]) -> None:
    assert [each.code for each in expected_by(day)] == codes
    assert not any(promise.basis and promise.basis.expected for promise in duties(day))


def test_before_the_first_rules_hardly_anything_is_asked() -> None:
    first = first_rules()
    assert first == date(2020, 1, 1)
    assert {each.basis.family for each in duties(first) if each.basis} > {"samtaler_halvaar"}
    assert "samtaler_halvaar" not in {each.basis.family for each in duties(date(2019, 12, 31)) if each.basis}


@pytest.mark.parametrize(("began", "older"), [("2023-12-31", True), ("2024-01-01", False)])
def test_rows_that_arise_in_cases_older_than_the_duty_are_counted(began: str, older: bool) -> None:
    """The first talk in the a-kasse is a duty of cases from 1 January 2024."""
    text = f"spells  group             start       end\n1       a_dagpenge        {began}  -"
    changed = whatif(ledger(text), date(2024, 1, 5), date(2024, 1, 1), setting_of(PLAN))
    first = next(each for each in changed if each.family == "foerste_samtale")
    assert (len(first.arise), first.older) == ((1, 1) if older else (0, 0))
