"""Who is ready for a job on a day, as the ledger says it; and that nothing of illness is read."""

from datetime import date, timedelta

import numpy as np
import pytest

from pejl.answers.candidates import Wanted, candidates
from pejl.due.jobseekers import JobGoal, Person, people_of, ready
from pejl.law.codes import touches
from pejl.law.quotas import ready_groups
from pejl.ledger.snapshot import Part
from pejl.words import say
from spec.due.promising import ledger

DAY = date(2024, 6, 3)
GOAL = [JobGoal("A", "Lager")]


def told(text: str, day: date = DAY) -> dict[int, Person]:
    return {each.citizen: each for each in people_of(ledger(text), day, {}, all_ready=True)}


GROUPS = """
spells  group              start       end
1       a_dagpenge         2024-01-01  -
2       kontanthjaelp      2024-01-01  -
3       kontanthjaelp      2024-01-01  -
4       sygedagpenge       2024-01-01  -
5       jobafklaring       2024-01-01  -
6       ressourceforloeb   2024-01-01  -
7       a_dagpenge         2024-01-01  2024-06-03
8       a_dagpenge         2024-01-01  2024-06-04
9       a_dagpenge         2024-06-03  -
10      a_dagpenge         2024-06-04  -

groups  group              start       end
2       jobparat           2024-02-01  -
3       aktivitetsparat    2024-01-01  -
"""


def test_ready_are_the_insured_and_the_jobparate_on_the_day_itself() -> None:
    found = told(GROUPS)
    assert {one: each.groups for one, each in found.items()} == {
        1: ("a_dagpenge",),
        2: ("kontanthjaelp:jobparat",),
        8: ("a_dagpenge",),  # the last day counts
        9: ("a_dagpenge",),
    }
    assert ready(ledger(GROUPS), DAY) == set(found)


def test_days_are_counted_from_when_the_person_was_ready_and_0_is_the_first() -> None:
    found = told(GROUPS)
    assert (found[9].days, found[1].days, found[2].days) == (0, 154, 123)


def test_what_begins_later_is_not_known_and_a_visitation_that_came_later_does_not_count() -> None:
    assert set(told(GROUPS, date(2024, 1, 31))) == {1, 7, 8}


def test_only_those_with_a_job_goal_are_gathered_unless_all_are_asked_for() -> None:
    goals = {1: [JobGoal("B", "Kok"), JobGoal("A", "Lager")], 4: GOAL}
    found = people_of(ledger(GROUPS), DAY, goals)
    assert [(each.citizen, [one.rank for one in each.goals]) for each in found] == [(1, ["A", "B"])]


def test_only_the_asked_municipalities_people_are_gathered() -> None:
    text = "persons  area\n1        250\n2        240\n\nspells  group       start       end\n"
    text += "1       a_dagpenge  2024-01-01  -\n2       a_dagpenge  2024-01-01  -"
    assert ready(ledger(text), DAY, ["240"]) == {2}
    assert ready(ledger(text), DAY, ["999"]) == frozenset()
    assert [each.area for each in people_of(ledger(text), DAY, {}, ["240", "250"], all_ready=True)] == ["250", "240"]


INSURED = """
spells  group       start       end
1       a_dagpenge  2024-01-01  -

"""


@pytest.mark.parametrize(
    ("rows", "free", "busy"),
    [
        ("", DAY, 0),
        ("1  virksomhedspraktik  2024-05-01  2024-06-03  2220", DAY, 0),
        ("1  virksomhedspraktik  2024-05-01  2024-06-04  2220", date(2024, 6, 4), 0),
        ("1  virksomhedspraktik  2024-05-01  -           2220", None, 0),
        ("1  virksomhedspraktik  2024-05-01  2024-06-20  1200", DAY, 1200),
        ("1  mentor              2024-05-01  -           2220", DAY, 0),  # support beside takes no time
        (
            "1  virksomhedspraktik  2024-05-01  2024-06-20  2220\n1  loentilskud_privat  2024-06-01  2024-08-01  2220",
            date(2024, 8, 1),
            0,
        ),
    ],
)
def test_availability_is_the_first_day_without_a_full_time_offer(rows: str, free: date | None, busy: int) -> None:
    drawn = f"offers  kind  start  end  minutes\n{rows}" if rows else ""
    found = told(INSURED + _aligned(drawn))[1]
    assert (found.free_from, found.busy) == (free, busy)


def _aligned(text: str) -> str:
    lines = [line.split() for line in text.splitlines()]
    return "\n".join("".join(f"{cell:<24}" for cell in line).rstrip() for line in lines)


@pytest.mark.parametrize(
    ("month", "minutes", "kind", "free"),
    [
        ("2024-05-01", 9620, "ordinaer", False),
        ("2024-06-01", 9620, "ordinaer", False),
        ("2024-05-01", 9619, "ordinaer", True),
        ("2024-04-01", 9620, "ordinaer", True),  # too old to tell of the day
        ("2024-05-01", 9620, "stoettet", True),  # the offer tells of that
    ],
)
def test_who_had_a_full_time_job_in_the_newest_month_is_not_available(
    month: str, minutes: int, kind: str, free: bool
) -> None:
    found = told(INSURED + f"jobs  month       minutes  kind\n1     {month}  {minutes}     {kind}")[1]
    assert (found.free_from is not None) is free


def test_a_newer_month_with_fewer_hours_goes_before_the_full_one() -> None:
    jobs = "jobs  month       minutes  kind\n1     2024-05-01  9620     ordinaer\n1     2024-06-01  100      ordinaer"
    assert told(INSURED + jobs)[1].free_from == DAY


def test_protection_is_carried() -> None:
    text = "persons  protected\n1        ja\n2        nej\n" + INSURED.replace(
        "\n1 ", "\n2       a_dagpenge  2024-01-01  -\n1 "
    )
    assert {one: each.protected for one, each in told(text).items()} == {1: True, 2: False}


# --- nothing of illness ----------------------------------------------------------------------------------

SICK = """
spells        group                   start                   end
1             a_dagpenge              2024-01-01              -
2             a_dagpenge              2024-01-01              -
2             sygedagpenge            2024-02-01              -
2             jobafklaring            2024-02-01              -
2             ressourceforloeb        2024-02-01              -

exemptions    kind                    start                   end
2             sygdom                  2024-02-01              -

happenings    kind                    day
2             raskmeldt               2024-05-01

talks         day                     topics
2             2024-05-02              helbred
"""


def test_illness_changes_nothing_and_is_in_no_reason() -> None:
    found = told(SICK)
    assert (found[1].groups, found[1].free_from, found[1].days) == (found[2].groups, found[2].free_from, found[2].days)
    goals = {1: GOAL, 2: GOAL}
    people = people_of(ledger(SICK), DAY, goals)
    one, other = candidates(Wanted("o", "Lager", area="250"), people, DAY)
    said = [
        [say(step.code, step.params, lang) for step in (*each.reasons, *each.notes)]
        for each in (one, other)
        for lang in ("da", "en")
    ]
    assert said[0] == said[2]
    words = " ".join(word for each in said for word in each).lower()
    assert not [
        each for each in ("syg", "rask", "helbred", "jobafklaring", "ressource", "fritag", "sick") if each in words
    ]


@pytest.mark.parametrize("day", [date(2022, 1, 1), DAY, date(2025, 8, 1), date(2026, 8, 1)])
@pytest.mark.parametrize("code", ["sygedagpenge", "jobafklaring", "ressourceforloeb", "fleksjob", "ledighedsydelse"])
def test_no_benefit_of_illness_is_a_ready_group(code: str, day: date) -> None:
    assert not any(touches(code, each) for each, _ in ready_groups(day))


def test_the_gatherer_opens_no_table_of_illness(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = set()
    column = Part.column

    def seen(part: Part, table: str, name: str) -> np.ndarray:
        opened.add(table)
        return column(part, table, name)

    monkeypatch.setattr(Part, "column", seen)
    told(SICK)
    assert opened == {"persons", "spells", "groups", "offers", "jobs"}


def test_ten_thousand_are_gathered_and_only_those_with_a_goal_told() -> None:
    lines = [f"{each:<8}a_dagpenge  2024-01-01  -" for each in range(1, 10_001)]
    snapshot = ledger("spells  group       start       end\n" + "\n".join(lines))
    assert len(ready(snapshot, DAY)) == 10_000
    found = people_of(snapshot, DAY, dict.fromkeys(range(1, 10001, 2), GOAL))
    assert (len(found), found[-1].days) == (5_000, (DAY - date(2024, 1, 1)) // timedelta(days=1))
