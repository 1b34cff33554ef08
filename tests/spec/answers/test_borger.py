"""One citizen on 1 March 2024: what runs, what is over and what is to come, and the target groups of LAB § 6."""

from datetime import date

import pytest

from pejl.answers.borger import Citizen, citizen
from pejl.answers.timeline import timeline
from pejl.law.duties import maalgrupper
from pejl.ledger.one import only, part_with
from pejl.ledger.snapshot import Snapshot
from pejl.ledger.verbs import Listing
from pejl.ledger.verbs.lists import listing
from pejl.people import people
from pejl.words import say
from spec.due.promising import ledger

DAY = date(2024, 3, 1)


def one(snapshot: Snapshot, person: int = 1) -> Snapshot:
    part = part_with(snapshot, person)
    assert part is not None
    return only(snapshot, part, person)


def of(text: str, day: date = DAY, person: int = 1) -> Citizen:
    return citizen(one(ledger(text), person), person, day)


def block(table: str, column: str, *rows: str) -> str:
    """Rows of person 1: `code start end`."""
    heads = f"{table:12}{column:32}start       end"
    lines = ["{:12}{:32}{:12}{}".format("1", *row.split()) for row in rows]
    return "\n".join((heads, *lines, "", ""))


SPELL = block("spells", "group", "sygedagpenge 2024-01-01 -")

# --- what runs, is over, is to come -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "attribute", "code", "name"),
    [
        ("spells", "benefits", "sygedagpenge", "sygedagpenge"),
        ("groups", "groups", "komplekse_behov", "unge med komplekse behov"),
        ("offers", "offers", "virksomhedspraktik", "virksomhedspraktik"),
        ("efforts", "efforts", "fast_track", "Fast Track"),
        ("schooling", "schooling", "fgu", "forberedende grunduddannelse"),
        ("exemptions", "exemptions", "barsel", "barsel"),
        ("relations", "relations", "mentor", "mentor"),
    ],
)
@pytest.mark.parametrize(
    ("start", "end", "where"),
    [
        ("2024-03-01", "-", "now"),
        ("2024-01-01", "2024-03-02", "now"),
        ("2024-01-01", "2024-03-01", "past"),
        ("2024-03-02", "-", "ahead"),
    ],
)
def test_citizen_a_stretch_runs_from_its_first_day_to_its_last(
    table: str, attribute: str, code: str, name: str, start: str, end: str, where: str
) -> None:
    column = {"spells": "group", "groups": "group", "relations": "role"}.get(table, "kind")
    text = block(table, column, f"{code} {start} {end}")
    told = getattr(of(text if table == "spells" else SPELL + text), attribute)
    others = {"now", "past", "ahead"} - {where}
    (found,) = getattr(told, where)
    assert all(getattr(told, each) == () for each in others)
    assert found.start == date.fromisoformat(start)
    assert found.end == (None if end == "-" else date.fromisoformat(end))
    assert found.name == name or table == "groups"


def test_citizen_the_newest_stands_first_and_what_is_ahead_stands_in_order() -> None:
    offers = block(
        "offers",
        "kind",
        "mentor 2024-01-01 2024-02-01",
        "mentor 2024-02-05 2024-02-20",
        "mentor 2024-03-05 -",
        "mentor 2024-04-05 -",
    )
    found = of(SPELL + offers).offers
    assert [each.start.day for each in found.past] == [5, 1]
    assert [each.start.month for each in found.ahead] == [3, 4]
    assert found.past[0].last == date(2024, 2, 19)


def test_citizen_the_age_is_whole_years_on_the_day() -> None:
    born = "persons     born\n1           2000-03-02\n\n"
    assert [of(SPELL + born, day).age for day in (DAY, date(2024, 3, 2))] == [23, 24]
    leap = born.replace("2000-03-02", "2000-02-29")
    assert [of(SPELL + leap, day).age for day in (date(2023, 2, 28), date(2023, 3, 1), date(2024, 2, 29))] == [
        22,
        23,
        24,
    ]


def test_citizen_whom_no_extract_of_persons_tells_of_has_no_age_and_no_municipality() -> None:
    others = "persons     born\n2           2000-03-02\n\n"
    found = of(SPELL + others)
    assert (found.age, found.area, found.municipality) == (None, "", "")
    assert (of(SPELL).municipality, of(SPELL).protected) == ("Frederikssund", False)


def test_citizen_a_word_of_no_catalogue_is_its_own_name() -> None:
    found = of(SPELL + block("offers", "kind", "kommunens_eget 2024-01-01 -")).offers.now[0]
    assert (found.code, found.name) == ("kommunens_eget", "kommunens_eget")


# --- talks -------------------------------------------------------------------------------------------------

TALKS = """
talks       day         kind         outcome    form      topics
1           2024-01-10  jobsamtale   holdt      telefon   job+plan
1           2024-02-10  opfoelgning  udeblevet  video
1           2024-02-20  jobsamtale   booket
1           2024-03-01  jobsamtale   booket
1           2024-03-20  jobsamtale   booket
1           2024-03-25  jobsamtale   holdt
"""


def test_citizen_talks_are_held_to_come_or_without_an_outcome() -> None:
    found = of(SPELL + TALKS)
    assert [(each.day.isoformat(), each.outcome) for each in found.talks] == [
        ("2024-02-10", "udeblevet"),
        ("2024-01-10", "holdt"),
    ]
    assert [each.day.isoformat() for each in found.booked] == ["2024-03-01", "2024-03-20"]
    assert [each.day.isoformat() for each in found.unsettled] == ["2024-02-20"]
    last = found.talks[-1]
    assert (last.name, last.form_name, last.topics) == ("jobsamtale", "telefon", ("job", "plan"))
    assert last.topic_names == ("job", "planen")


def test_citizen_marks_wages_and_deadlines_are_those_up_to_the_day() -> None:
    more = """
happenings  kind        day
1           plan_lavet  2024-03-01
1           raskmeldt   2024-03-02

jobs        month       kind      minutes
1           2024-02-01  ordinaer  600
1           2024-03-01  stoettet  60
1           2024-04-01  stoettet  60

deadlines   kind        status    due         last
1           jobsamtale  kommende  2024-03-20  9999-12-31
"""
    found = of(SPELL + more)
    assert [(each.code, each.name) for each in found.happenings] == [("plan_lavet", "plan lavet")]
    assert [(each.first.month, each.code, each.minutes) for each in found.jobs] == [
        (3, "stoettet", 60),
        (2, "ordinaer", 600),
    ]
    assert [(each.due, each.last) for each in found.deadlines] == [(date(2024, 3, 20), None)]


# --- target groups -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("born", ["1980-01-01", "1995-07-01", "1995-07-02", "2006-03-01", "2006-03-02", "2009-03-01"])
@pytest.mark.parametrize("day", [DAY, date(2025, 7, 1)])
@pytest.mark.parametrize(
    ("benefit", "visitation"),
    [
        ("a_dagpenge", "jobparat"),
        ("kontanthjaelp", "jobparat"),
        ("kontanthjaelp", "aktivitetsparat"),
        ("kontanthjaelp", "uddannelsesparat"),
        ("uddannelseshjaelp", "aktivitetsparat"),
        ("sygedagpenge", "flygtninge"),
        ("ledighedsydelse", "jobparat"),
        ("seniorpension", "jobparat"),
    ],
)
def test_citizen_target_groups_are_those_the_rules_count_the_person_in(
    born: str, day: date, benefit: str, visitation: str
) -> None:
    text = block("spells", "group", f"{benefit} 2024-01-01 -") + block("groups", "group", f"{visitation} 2024-01-01 -")
    snapshot = one(ledger(text + f"persons     born\n1           {born}\n"))
    counted = [
        each.code
        for each in maalgrupper(day)
        if each.groups
        and not each.expected
        and len(listing(Listing(people(each.groups).union), snapshot, day)["person"])
    ]
    assert [each.code for each in citizen(snapshot, 1, day).targets] == counted


def test_citizen_a_benefit_without_its_visitation_shows_no_target_group() -> None:
    assert of(block("spells", "group", "kontanthjaelp 2024-01-01 -")).targets == ()
    assert [each.number for each in of(SPELL).targets] == ["6"]


# --- the time line -----------------------------------------------------------------------------------------


def test_timeline_is_everything_the_newest_first() -> None:
    text = (
        block("spells", "group", "sygedagpenge 2024-01-01 2024-02-01", "a_dagpenge 2024-02-01 -")
        + block("relations", "role", "mentor 2024-01-31 2024-03-02")
        + block("offers", "kind", "mentor 2024-03-05 -")
        + TALKS
        + "\nhappenings  kind       day\n1           raskmeldt  2024-01-31\n"
    )
    found = [f"{each.day} {say(each.says.code, each.says.params)}" for each in timeline(of(text))]
    assert found == [
        "2024-03-20 Samtale booket: jobsamtale.",
        "2024-03-01 Sidste dag med: mentor.",
        "2024-03-01 Samtale booket: jobsamtale.",
        "2024-02-20 Samtale booket: jobsamtale.",
        "2024-02-10 Udeblev fra samtale: opfølgningssamtale.",
        "2024-02-01 Begyndte på A-dagpenge.",
        "2024-01-31 Fik tilknyttet: mentor.",
        "2024-01-31 Sidste dag på sygedagpenge.",
        "2024-01-31 Registreret: raskmeldt.",
        "2024-01-10 Samtale holdt: jobsamtale om job, planen.",
        "2024-01-01 Begyndte på sygedagpenge.",
    ]


def test_timeline_every_table_and_outcome_has_words() -> None:
    for table in ("spells", "groups", "offers", "efforts", "schooling", "exemptions", "relations"):
        for what in ("begins", "ends"):
            assert "mentor" in say(f"reg_tid_{table}_{what}", {"navn": "mentor"}, "en")
    for outcome in ("holdt", "booket", "udeblevet", "aflyst"):
        assert say(f"reg_tid_talks_{outcome}", {"navn": "cv", "emner": ()}).endswith("cv.")
