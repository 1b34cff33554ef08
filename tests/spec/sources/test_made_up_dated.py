"""What dated promises need is in every made-up municipality: what starts the clock, and most often the answer."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from pejl.ledger.facts import Facts
from pejl.ledger.tables import FAR
from pejl.sources.made_up import facts

FIRST, LAST = date(2022, 1, 1), date(2026, 12, 31)
FREDERIKSSUND, SOLROED, SOROE, STEVNS, ALLEROED = "250", "269", "340", "336", "201"
FIVE = (FREDERIKSSUND, SOLROED, SOROE, STEVNS, ALLEROED)
SMALL = 300_000
"""Persons of the whole country when a municipality is made small."""
Row = dict[str, Any]


@cache
def made(area: str, people: int | None = None) -> Facts:
    (found,) = facts([area], 23, FIRST, LAST, people=people)
    return found


@cache
def rows(area: str, table: str, people: int | None = None) -> list[Row]:
    return list(made(area, people).rows[table].to_pylist())


def kinds(area: str, table: str, people: int | None = None, column: str = "kind") -> Counter[str]:
    return Counter(row[column] for row in rows(area, table, people))


def days(area: str, kind: str) -> dict[int, list[date]]:
    found: dict[int, list[date]] = defaultdict(list)
    for row in rows(area, "happenings"):
        if row["kind"] == kind:
            found[row["person"]].append(row["day"])
    return found


def within(area: str, trigger: str, answer: str, limit: int) -> float:
    """Of the marks that were answered, the share that was within so many days."""
    answers = days(area, answer)
    waits = [
        min((one - day).days for one in answers[person] if one >= day)
        for person, its in days(area, trigger).items()
        for day in its
        if any(one >= day for one in answers.get(person, ()))
    ]
    return sum(wait <= limit for wait in waits) / len(waits)


# --- all of it is in every municipality ------------------------------------------------------------------

NEEDED = {
    "happenings": (
        "sygemelding_med_arbejdsgiver sygemelding_uden raskmeldt indgang_unge uden_aktivitet ny_aktivitet proeve_taget "
        "ankomst kommunal_overtagelse program_tilbudt screening match_virksomhed kompetencekort"
    ),
    "talks": "i_akassen faelles_raskmelding jobsamtale opfoelgning anden",
    "efforts": "grundforloeb forebyggende_forloeb",
    "offers": "mentor virksomhedspraktik",
    "visits": "rekrutteringsmoede",
    "acts": "rapport justering maal_fornyet rundspoerge interview aaben_rundspoerge",
    "deadlines": "jobsamtale opfoelgning",
    "exemptions": "fritaget_75",
}


@pytest.mark.parametrize("people", [None, SMALL])
@pytest.mark.parametrize("area", FIVE)
def test_everything_dated_promises_ask_about_happens_in_every_municipality(area: str, people: int | None) -> None:
    lacking = {
        (table, word)
        for table, said in NEEDED.items()
        for word in said.split()
        if kinds(area, table, people)[word] < (3 if people is None else 1)
    }
    assert not lacking
    assert kinds(area, "relations", people, "role")["virksomhedskonsulent"] > 10
    assert {"sygedagpenge", "unge", "integration", "jobparate", "fleksjob"} <= {*kinds(area, "staff", people, "team")}


@pytest.mark.parametrize("area", FIVE)
def test_wishes_to_go_home_are_few_and_some_are_referred(area: str) -> None:
    assert 0 < kinds(area, "happenings")["oensker_hjemrejse"] < kinds(area, "happenings")["ankomst"] / 4
    assert kinds(area, "happenings")["henvist_hjemrejse"] <= kinds(area, "happenings")["oensker_hjemrejse"]


# --- the sick --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("area", FIVE)
def test_insured_who_fall_ill_return_on_the_day_after_their_recovery(area: str) -> None:
    spells = {(row["person"], row["group"], row["start"]): row["end"] for row in rows(area, "spells")}
    sick_of = days(area, "sygemelding_uden")
    recovered = {(person, day + timedelta(days=1)) for person, its in days(area, "raskmeldt").items() for day in its}
    returned = [
        person
        for person, day in recovered
        if (person, "a_dagpenge", day) in spells
        and any(spells.get((person, "sygedagpenge", sick)) == day for sick in sick_of.get(person, ()))
    ]
    assert len(returned) > 50
    joint = {row["person"] for row in rows(area, "talks") if row["kind"] == "faelles_raskmelding"}
    assert 0.4 < sum(person in joint for person in returned) / len(returned) < 0.95


def test_nobody_recovers_on_the_day_sickness_goes_on_as_jobafklaring() -> None:
    goes_on = {(row["person"], row["start"]) for row in rows(SOROE, "spells") if row["group"] == "jobafklaring"}
    recovered = {(p, day + timedelta(days=1)) for p, its in days(SOROE, "raskmeldt").items() for day in its}
    assert not goes_on & recovered


def test_a_consultant_comes_on_the_day_of_the_first_talk_of_most_who_get_one_and_have_an_employer() -> None:
    held: dict[int, list[date]] = defaultdict(list)
    for row in rows(FREDERIKSSUND, "talks"):
        if row["outcome"] == "holdt":
            held[row["person"]].append(row["day"])
    attached = [row for row in rows(FREDERIKSSUND, "relations") if row["role"] == "virksomhedskonsulent"]
    same = sum(row["start"] in held.get(row["person"], ()) for row in attached)
    assert 0.6 < same / len(attached) < 0.95


# --- the young and refugees ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trigger", "answer", "limit", "low", "high"),
    [
        ("indgang_unge", "proeve_taget", 30, 0.7, 0.97),
        ("uden_aktivitet", "ny_aktivitet", 30, 0.6, 0.97),
        ("kommunal_overtagelse", "program_tilbudt", 28, 0.7, 0.95),
        ("ankomst", "kommunal_overtagelse", 14, 0.99, 1),
    ],
)
def test_most_are_in_time_and_some_are_not(trigger: str, answer: str, limit: int, low: float, high: float) -> None:
    assert low < within(FREDERIKSSUND, trigger, answer, limit) <= high


def test_most_ukrainians_are_screened_on_the_day_they_come_or_the_next() -> None:
    ukrainian = {row["person"] for row in rows(FREDERIKSSUND, "groups") if row["group"] == "ukrainere"}
    screened, arrived = days(FREDERIKSSUND, "screening"), days(FREDERIKSSUND, "ankomst")
    waits = [(screened[p][0] - arrived[p][0]).days for p in ukrainian if p in screened and p in arrived]
    assert min(waits) >= 0
    assert 0.6 < sum(wait <= 1 for wait in waits) / len(waits) < 1


def test_the_15_to_17_year_olds_without_an_activity_have_no_benefit_and_are_contacted() -> None:
    found = days(SOLROED, "uden_aktivitet")
    born = {row["person"]: row["born"] for row in rows(SOLROED, "persons")}
    ages = [(its[0] - born[person]).days / 365.25 for person, its in found.items()]
    assert min(ages) >= 15
    assert max(ages) < 18
    assert not {row["person"] for row in rows(SOLROED, "spells")} & set(found)
    contacted = {row["person"] for row in rows(SOLROED, "talks") if row["day"] >= found.get(row["person"], [FAR])[0]}
    assert len(contacted & set(found)) > 0.8 * len(found)


def test_a_mentor_begins_on_the_day_of_about_half_the_placements_of_refugees() -> None:
    refugees = set(days(FREDERIKSSUND, "ankomst"))
    of = defaultdict(set)
    for row in rows(FREDERIKSSUND, "offers"):
        if row["person"] in refugees:
            of[row["person"], row["start"]].add(row["kind"])
    placed = [its for its in of.values() if its & {"virksomhedspraktik", "loentilskud_privat"}]
    assert 0.4 < sum("mentor" in its for its in placed) / len(placed) < 0.7


# --- talks, deadlines, exemptions ------------------------------------------------------------------------


def test_talks_of_the_a_kasse_are_in_the_first_three_months_of_cases_from_2024_and_reset_no_clock() -> None:
    begins: dict[int, list[date]] = defaultdict(list)
    for row in rows(SOROE, "spells"):
        if row["group"] == "a_dagpenge":
            begins[row["person"]].append(row["start"])
    talks = [row for row in rows(SOROE, "talks") if row["kind"] == "i_akassen"]
    for row in talks:
        begun = max(day for day in begins[row["person"]] if day <= row["day"])
        assert begun >= date(2024, 1, 1)
        assert not row["resets"]
    early = sum(any(0 <= (row["day"] - day).days < 91 for day in begins[row["person"]]) for row in talks)
    assert early == len(talks)


def test_deadlines_of_the_national_system_are_of_running_cases_and_some_lie_ahead() -> None:
    running = {row["person"] for row in rows(STEVNS, "spells") if row["end"] == FAR}
    told = rows(STEVNS, "deadlines")
    assert {row["person"] for row in told} <= running
    assert 0.5 < sum(row["due"] > LAST for row in told) / len(told) < 0.95
    assert all(row["last"] == FAR or row["last"] >= row["due"] for row in told)


@pytest.mark.parametrize("area", FIVE)
def test_exempted_after_an_assessment_are_at_most_a_quarter_of_the_insured_and_none_before_july_2026(area: str) -> None:
    exempted = [row for row in rows(area, "exemptions") if row["kind"] == "fritaget_75"]
    assert min(row["start"] for row in exempted) >= date(2026, 7, 1)
    for on in (date(2026, 9, 15), date(2026, 12, 15)):
        insured = running(rows(area, "spells"), on, lambda row: row["group"] == "a_dagpenge")
        assert 0 < len(insured & running(exempted, on)) <= 0.25 * len(insured)


def running(found: Iterable[Row], on: date, also: Callable[[Row], bool] = lambda row: True) -> set[int]:
    return {row["person"] for row in found if row["start"] <= on < row["end"] and also(row)}


# --- companies and the municipality itself ---------------------------------------------------------------


def test_enquiries_come_in_and_out_of_opening_hours_and_of_some_only_the_day_is_known() -> None:
    minutes = [row["minute"] for row in rows(ALLEROED, "orders")]
    assert min(minutes) == -1
    assert max(minutes) < 24 * 60
    assert 0.05 < minutes.count(-1) / len(minutes) < 0.2
    assert 0.5 < sum(8 * 60 <= each < 16 * 60 for each in minutes) / len(minutes) < 0.85


@pytest.mark.parametrize("area", FIVE)
def test_a_meeting_follows_most_orders_of_more_than_five_positions(area: str) -> None:
    met = {(row["company"], row["day"]) for row in rows(area, "visits") if row["kind"] == "rekrutteringsmoede"}
    large = [row for row in rows(area, "orders") if row["positions"] > 5 and row["day"] < LAST - timedelta(days=14)]
    soon = [any((row["company"], row["day"] + timedelta(days=each)) in met for each in range(13)) for row in large]
    assert len(large) > 10
    assert 0.6 < sum(soon) / len(soon) < 0.95


@pytest.mark.parametrize("area", FIVE)
def test_the_municipality_reports_nearly_every_quarter_and_asks_citizens_every_year(area: str) -> None:
    done = kinds(area, "acts")
    assert 12 <= done["rapport"] <= 20
    assert done["justering"] <= 5
    asked = {row["day"].year for row in rows(area, "acts") if row["kind"] in ("rundspoerge", "interview")}
    assert len(asked) >= 4


def test_everybody_who_has_a_case_is_in_a_team_and_a_few_change() -> None:
    own = [row for row in rows(SOROE, "staff") if row["who"].startswith(SOROE)]
    home = {row["person"] for row in rows(SOROE, "persons") if row["area"] == SOROE}
    standing_by = {row["who"] for row in rows(SOROE, "relations") if row["person"] in home}
    assert {who for who in standing_by if who.startswith(SOROE)} <= {row["who"] for row in own}
    changed = [row for row in own if row["end"] != FAR]
    assert 0 < len(changed) < len(own) / 4
    for row in changed:
        assert any(other["who"] == row["who"] and other["start"] == row["end"] for other in own)
