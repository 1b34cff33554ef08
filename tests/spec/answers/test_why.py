"""Why a row is due: the row found again by its id, whatever it is of, and what is told where there is no such row."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from pejl.answers.promises import setting_of
from pejl.answers.why import NoRow, Why, origin_of, why
from pejl.due import LAW
from pejl.due.state import State
from pejl.goals import BoundPlan
from pejl.ledger.snapshot import Snapshot
from spec.answers.asking import INSURED, SICK
from spec.due.promising import ledger, line, plan, promise

WITHIN = plan(promise("inden for 4 uger", **SICK))
ILL = """
spells  group         start       end         area
1       sygedagpenge  2024-02-01  -           250
2       sygedagpenge  2024-02-01  2024-02-29  250
3       sygedagpenge  2024-02-01  -           201

"""
DAY = "2024-03-05"


def found(
    row_id: str,
    text: str | Snapshot = ILL,
    bound: BoundPlan = WITHIN,
    day: str = DAY,
    unkept: bool = False,
    then: Sequence[tuple[datetime, Snapshot]] = (),
) -> Why:
    snapshot = ledger(text) if isinstance(text, str) else text
    at = dict(then)
    setting = setting_of(bound, unkept=unkept)
    return why(row_id, bound.promises, snapshot, date.fromisoformat(day), setting, list(at), at.__getitem__)


def codes(of: Why) -> list[str]:
    return [step.code.removeprefix("hvorfor_") for step in of.steps]


# --- no such row -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("row_id", ["", "plan", "plan/L/1/2024-02-01", "plan/L/1/2024-02-01/1/1"])
def test_a_row_id_has_five_parts(row_id: str) -> None:
    for asked in (lambda: origin_of(row_id), lambda: found(row_id)):
        with pytest.raises(NoRow) as no:
            asked()
        assert (no.value.code, no.value.params) == ("raekke_forkert", {"skrevet": row_id})


@pytest.mark.parametrize("person", ["", "x", "-1", "1.0"])
def test_whom_a_row_is_about_is_a_number(person: str) -> None:
    row_id = f"plan/L/{person}/2024-02-01/1"
    with pytest.raises(NoRow) as no:
        found(row_id)
    assert (no.value.code, no.value.params) == ("raekke_forkert", {"skrevet": row_id})


def test_the_origin_of_a_row_is_a_plan_or_the_law() -> None:
    assert origin_of("frederikssund-2024/P37/81/2024-03-01/1") == "frederikssund-2024"
    assert origin_of("lov/samtaler_dagpenge_2024/1/2024-01-01/1") == LAW


@pytest.mark.parametrize(
    ("row_id", "skrevet", "findes"),
    [
        ("plan/M/1/2024-02-01/1", "M", ["L"]),
        ("plan/l/1/2024-02-01/1", "l", ["L"]),
        ("en-anden-plan/L/1/2024-02-01/1", "L", []),
    ],
)
def test_a_promise_that_is_not_there_is_told_with_those_that_are(row_id: str, skrevet: str, findes: list[str]) -> None:
    with pytest.raises(NoRow) as no:
        found(row_id)
    assert (no.value.code, no.value.params) == ("raekke_ukendt_loefte", {"skrevet": skrevet, "findes": findes})


def test_a_duty_that_is_not_there_is_told_with_the_laws_own() -> None:
    with pytest.raises(NoRow) as no:
        found("lov/L/1/2024-02-01/1")
    assert no.value.code == "raekke_ukendt_loefte"
    assert "samtaler_dagpenge_2024" in str(no.value.params["findes"])


def test_a_citizen_nobody_knows_is_told() -> None:
    with pytest.raises(NoRow) as no:
        found("plan/L/9/2024-02-01/1")
    assert (no.value.code, no.value.params) == ("raekke_ukendt_borger", {"skrevet": "9"})


@pytest.mark.parametrize(
    ("says", "row_id", "day"),
    [
        ("nothing happened on that day", "plan/L/1/2024-02-02/1", DAY),
        ("there is one row of the day", "plan/L/1/2024-02-01/2", DAY),
        ("the case had not begun", "plan/L/1/2024-02-01/1", "2024-01-31"),
        ("the case ended before the due day", "plan/L/2/2024-02-01/1", DAY),
        ("another municipality's citizen", "plan/L/3/2024-02-01/1", DAY),
        ("a promise of one act has no noun", "plan/L.samtale/1/2024-02-01/1", DAY),
    ],
)
def test_a_row_that_is_not_there_on_the_day_is_told_with_the_day(says: str, row_id: str, day: str) -> None:
    with pytest.raises(NoRow) as no:
        found(row_id, day=day)
    assert no.value.code == "raekke_findes_ikke", says
    assert no.value.params == {"skrevet": row_id, "dag": date.fromisoformat(day)}


# --- whatever it is of -----------------------------------------------------------------------------------


def test_a_row_is_there_from_the_day_it_begins_and_stays_when_it_is_kept() -> None:
    row_id = "plan/L/1/2024-02-01/1"
    held = ILL + "talks  day         resets\n1      2024-02-20  ja"
    assert found(row_id, day="2024-02-01").row.state is State.AABEN
    assert found(row_id).row.state is State.OVERSKREDET
    assert found(row_id, held).row.state is State.HOLDT
    assert found(row_id, held, unkept=True).row.kept == date(2024, 2, 20)
    assert found(row_id, held, day="2024-02-19").row.kept is None


def test_a_row_of_the_law_tells_its_paragraph_and_its_rule() -> None:
    text = "spells  group       start       end\n1       a_dagpenge  2024-01-01  -"
    of = found("lov/samtaler_dagpenge_2024/1/2024-01-01/2", text)
    assert line(of.row) == "1 samtale 2024-01-01 → 2024-07-01 AABEN"
    assert codes(of) == ["lov", "regel", "haendelse", "forfald", "ansvarlig", "staar"]
    assert of.steps[0].params["paragraf"] == "LAB § 31"


def test_a_row_of_a_promise_of_two_acts_is_named_by_its_act() -> None:
    both = plan(promise("mindst 4 samtaler og 1 tilbud inden for 12 måneder", **SICK))
    of = found("plan/L.tilbud/1/2024-02-01/1", bound=both)
    assert line(of.row) == "1 tilbud 2024-02-01 → 2025-02-01 AABEN"
    assert line(found("plan/L.samtale/1/2024-02-01/4", bound=both).row) == "1 samtale 2024-02-01 → 2025-02-01 AABEN"


def test_a_row_of_the_municipality_tells_its_period() -> None:
    quarter = {"udloeses_af": "kalender.kvartal", "opfyldt_af": "kalender.rapport"}
    report = plan(promise("1 i kvartalet", maalgruppe="borgere", **quarter))
    of = found("plan/L/0/2024-01-01/1", bound=report)
    assert (of.row.due, of.row.subject, of.row.state) == (date(2024, 3, 31), 0, State.AABEN)
    assert codes(of) == ["loefte", "periode", "forfald", "ansvarlig", "staar"]


ANSWERED = {"maalgruppe": "virksomheder", "udloeses_af": "jobordrer.henvendelse", "opfyldt_af": "jobordrer.svar"}
ORDERS = """
orders  kind         day         minute  answer
7       henvendelse  2024-03-04  600     -1
7       henvendelse  2024-03-04  660     30
"""


def test_each_enquiry_of_a_day_is_found_and_tells_the_minute_it_is_due() -> None:
    bound = plan(promise("inden for 24 timer", timer="døgn", **ANSWERED))
    first, second = (found(f"plan/L/7/2024-03-04/{nth}", ORDERS, bound) for nth in (1, 2))
    assert (line(first.row), first.row.minute) == ("7 2024-03-04 → 2024-03-05 OVERSKREDET [kommunen]", 600)
    assert (line(second.row), second.row.minute) == ("7 2024-03-04 → 2024-03-05 holdt 2024-03-04 HOLDT", 660)
    assert codes(first) == ["loefte", "haendelse", "forfald_klokken", "ansvarlig", "staar"]
    with pytest.raises(NoRow) as no:
        found("plan/L/8/2024-03-04/1", ORDERS, bound)
    assert no.value.code == "raekke_findes_ikke"  # a company nobody knows has no row either


# --- told of too late ------------------------------------------------------------------------------------

KEPT = "plan/L/1/2024-02-01/1"
HELD = ILL + "talks  day         resets\n1      {day}  ja"


def at(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(hour=20, tzinfo=UTC)


def told(*days: str, talk: str = "2024-02-20", first: int) -> list[tuple[datetime, Snapshot]]:
    """What the ledger knew on each day; it knew the talk from the `first` of them on (counted from 0)."""
    texts = [ILL if place < first else HELD.format(day=talk) for place in range(len(days))]
    return [(at(day), ledger(text, known=day)) for day, text in zip(days, texts, strict=True)]


def late(then: list[tuple[datetime, Snapshot]], day: str = "2024-04-01") -> object:
    """The day on which it is said to have become known; None where nothing is said of it."""
    of = found(KEPT, then[-1][1], day=day, then=then)
    assert of.row.kept is not None
    return next((step.params["dag"] for step in of.steps if step.code == "hvorfor_sent_kendt"), None)


@pytest.mark.parametrize(
    ("says", "days", "first", "known"),
    [
        ("at the third, after the due day", ("2024-02-10", "2024-03-05", "2024-03-20"), 2, date(2024, 3, 20)),
        ("at the second, after it", ("2024-02-10", "2024-03-05", "2024-03-20"), 1, date(2024, 3, 5)),
        ("at the second, the day after it", ("2024-02-10", "2024-03-01", "2024-03-20"), 1, date(2024, 3, 1)),
        ("at the second, on the due day", ("2024-02-10", "2024-02-29", "2024-03-20"), 1, None),
        ("at the second, the day it was held", ("2024-02-10", "2024-02-20", "2024-03-20"), 1, None),
        (
            "at the first of all: before it there was nowhere to tell",
            ("2024-03-05", "2024-03-20", "2024-03-25"),
            0,
            None,
        ),
        (
            "not at the first of all, though that came late",
            ("2024-03-05", "2024-03-20", "2024-03-25"),
            1,
            date(2024, 3, 20),
        ),
    ],
)
def test_a_talk_held_in_time_and_told_of_after_the_due_day_says_when(
    says: str, days: tuple[str, ...], first: int, known: date | None
) -> None:
    """Due on 29 February, held on the 20th."""
    assert late(told(*days, first=first)) == known, says


def test_what_is_known_does_not_depend_on_the_order_it_is_asked_in() -> None:
    then = told("2024-02-10", "2024-03-05", "2024-03-20", first=1)
    of = found(KEPT, then[-1][1], day="2024-04-01", then=[then[2], then[0], then[1]])
    assert [step.params["dag"] for step in of.steps if step.code == "hvorfor_sent_kendt"] == [date(2024, 3, 5)]


def test_an_instant_late_in_the_evening_is_of_the_day_in_copenhagen() -> None:
    """23:30 on 29 February in UTC is half past midnight on 1 March."""
    first, then = told("2024-02-10", "2024-02-29", first=1)
    evening = datetime(2024, 2, 29, 23, 30, tzinfo=UTC)
    assert late([first, (evening, then[1])]) == date(2024, 3, 1)


def test_a_talk_held_too_late_is_late_whenever_it_was_told_of() -> None:
    then = told("2024-02-10", "2024-03-05", "2024-03-20", first=2, talk="2024-03-01")
    assert late(then) is None
    assert found(KEPT, then[-1][1], day="2024-04-01", then=then).row.state is State.HOLDT_FOR_SENT


# --- whom it waits for -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("says", "keys", "step"),
    [
        ("ours, and the a-kasse's for the first three months", {}, "overdraget"),
        ("the a-kasse's own", {"opfyldt_af": "samtaler.i_akassen", "ansvarlig": "a-kasse"}, "ansvarlig"),
    ],
)
def test_who_must_do_it_is_told(says: str, keys: dict[str, str], step: str) -> None:
    text = "spells  group       start       end\n1       a_dagpenge  2024-02-20  -"
    of = found("plan/L/1/2024-02-20/1", text, plan(promise("inden for 4 uger", **{**INSURED, **keys})))
    assert of.row.waits_for == "a-kasse"
    assert [(each.code, each.params["hvem"]) for each in of.steps if "hvem" in each.params] == [
        (f"hvorfor_{step}", "a-kasse")
    ], says
