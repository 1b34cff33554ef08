"""What is recorded of companies, of answers and of the municipality's own acts: what is refused, and what it comes to.

Recorded on Sunday 10 March 2024 at 10:00 in Copenhagen, unless said otherwise.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from pejl.ledger.tables import FAR, TABLES
from pejl.periods import COPENHAGEN, end_of_day
from pejl.sources.sider import OF_COMPANIES, OF_NOBODY, Registration, by_day, fault, kept, read
from pejl.words import LANGUAGES, say

AT = datetime(2024, 3, 10, 10, tzinfo=COPENHAGEN)
TODAY, TOMORROW = date(2024, 3, 10), date(2024, 3, 11)
BASE: dict[str, dict[str, object]] = {
    "companies": {"start": TODAY, "area": "250", "branch": "handel", "size": 12},
    "orders": {"kind": "henvendelse", "day": TODAY, "area": "250", "positions": 1},
    "visits": {"kind": "virksomhedsbesoeg", "day": TODAY, "area": "250", "outcome": "holdt"},
    "events": {"kind": "jobmesse", "day": TODAY, "area": "250", "outcome": "holdt"},
    "agreements": {"kind": "partnerskabsaftale", "area": "250", "start": TODAY},
    "replies": {"survey": "borgere", "question": "samlet", "answer": "positiv", "day": TODAY, "area": "250"},
    "acts": {"kind": "rundspoerge", "day": TODAY, "area": "250"},
}


def uuid(number: int) -> str:
    """A name as the pages draw it."""
    return str(UUID(int=0x9E3779B97F4A7C15F39CC0605CEDC835 * number % (1 << 128), version=4))


def registration(table: str, values: dict[str, object] | None = None, **given: Any) -> Registration:
    usual = {"ref": uuid(1) if table == "replies" else "a", "subject": 0 if table in OF_NOBODY else 7}
    of: dict[str, Any] = {**usual, "withdrawn": False, "at": AT, **given}
    return Registration(of["ref"], table, of["subject"], {**BASE[table], **(values or {})}, of["withdrawn"], of["at"])


def code(table: str, **values: object) -> str:
    found = fault(registration(table, values))
    return "" if found is None else found.code.removeprefix("reg_")


def rows(table: str, *registrations: Registration, **how: Any) -> list[dict[str, Any]]:
    facts = read(registrations, made_up=True, areas=["250"], **how)
    found: list[dict[str, Any]] = facts.rows[table].to_pylist()
    return found


# --- what is refused -------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [*OF_COMPANIES, *OF_NOBODY])
def test_fault_each_table_takes_its_row_of_today_and_has_words_for_its_columns(table: str) -> None:
    assert code(table) == ""
    for column in TABLES[table].own:
        name = "svar" if (table, column) == ("replies", "answer") else column
        assert all(say(f"reg_felt_{name}", {}, lang) for lang in LANGUAGES)


@pytest.mark.parametrize(
    ("table", "column", "least", "most"),
    [
        ("orders", "positions", 1, 10_000),
        ("orders", "referred", 0, 10_000),
        ("orders", "hired", 0, 10_000),
        ("companies", "size", 0, 1_000_000),
        ("events", "people", 0, 100_000),
        ("acts", "number", 0, 10_000),
    ],
)
def test_fault_a_number_has_a_least_and_a_most(table: str, column: str, least: int, most: int) -> None:
    found = [code(table, **{column: number}) for number in (least - 1, least, most, most + 1)]
    assert found == ["kan_ikke_bruges", "", "", "kan_ikke_bruges"]
    assert code(table, **{column: True}) == "kan_ikke_bruges"


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("companies", {"branch": "cirkus"}),
        ("companies", {"area": "Frederikssund"}),
        ("companies", {"area": "000"}),
        ("orders", {"kind": "klage"}),
        ("orders", {"minute": -2}),
        ("orders", {"minute": 1440}),
        ("orders", {"answer": -2}),
        ("orders", {"help": "i morgen"}),
        ("visits", {"outcome": "planlagt"}),
        ("visits", {"outcome": "booket"}),
        ("events", {"outcome": "udeblevet"}),
        ("agreements", {"kind": "ven"}),
        ("agreements", {"start": "2024-03-10"}),
        ("acts", {"kind": "fest"}),
        ("replies", {"answer": "meget glad"}),
        ("replies", {"answer": ""}),
        ("replies", {"question": "hvad synes du om os?"}),
        ("replies", {"question": "1701617234"}),
        ("replies", {"survey": ""}),
        ("replies", {"area": ""}),
    ],
)
def test_fault_only_words_of_the_lists_and_numbers_in_bounds_are_taken(table: str, values: dict[str, object]) -> None:
    assert code(table, **values) == "kan_ikke_bruges"


def test_fault_a_survey_and_a_question_are_the_plans_own_and_an_answer_may_be_dont_know() -> None:
    assert code("replies", survey="efter-samtalen", question="2a", answer="ved_ikke") == ""
    assert code("replies", question="tilfredshed_på_øen") == ""


@pytest.mark.parametrize(
    ("table", "start"), [("orders", "day"), ("visits", "day"), ("acts", "day"), ("replies", "day")]
)
def test_fault_what_has_happened_is_of_today_at_the_latest(table: str, start: str) -> None:
    assert code(table, **{start: TOMORROW}) == "ikke_sket_endnu"


def test_fault_what_was_cancelled_and_what_is_agreed_may_be_of_a_day_to_come() -> None:
    assert code("events", day=TOMORROW, outcome="holdt") == "ikke_sket_endnu"
    assert code("events", day=TOMORROW, outcome="aflyst") == ""
    assert code("agreements", start=TOMORROW, end=date(2024, 3, 12)) == ""
    assert code("agreements", start=TOMORROW, end=TOMORROW) == "slut_foer_start"


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"minute": 600}, ""),
        ({"minute": 601}, "tid_ikke_kommet"),
        ({"minute": 570, "answer": 30}, ""),
        ({"minute": 570, "answer": 31}, "tid_ikke_kommet"),
        ({"minute": 570, "help": 31}, "tid_ikke_kommet"),
        ({"minute": -1, "answer": 0}, ""),
        ({"minute": -1, "answer": 1}, "tid_ikke_kommet"),
        ({"day": date(2024, 3, 9), "minute": -1, "answer": 1440}, ""),
        ({"day": date(2024, 3, 9), "minute": -1, "answer": 1441}, "tid_ikke_kommet"),
        ({"day": date(2024, 3, 9), "minute": 600, "answer": 1440}, ""),
        ({"day": date(2024, 3, 9), "minute": 600, "answer": 1441}, "tid_ikke_kommet"),
    ],
)
def test_fault_an_enquiry_and_its_ends_are_not_of_a_later_minute(values: dict[str, object], found: str) -> None:
    """Where only its day is known it came at 23:59, and so it is held against the day."""
    assert code("orders", **values) == found


def test_fault_the_minutes_of_an_end_are_real_ones_over_the_short_night() -> None:
    at = datetime(2024, 3, 31, 11, tzinfo=COPENHAGEN)
    for answer, wrong in ((24 * 60, False), (24 * 60 + 1, True)):
        values = {"day": date(2024, 3, 30), "minute": 600, "answer": answer}
        assert (fault(registration("orders", values, at=at)) is not None) is wrong


def test_fault_help_may_come_before_an_answer_or_alone_and_hired_may_be_more_than_referred() -> None:
    assert code("orders", minute=480, answer=60, help=0) == ""
    assert code("orders", minute=480, answer=-1, help=30) == ""
    assert code("orders", referred=0, hired=2) == ""


@pytest.mark.parametrize(
    ("table", "subject"),
    [("orders", 0), ("companies", 0), ("visits", 0), ("agreements", 0), ("replies", 7), ("acts", 7), ("events", -1)],
)
def test_fault_whose_a_row_is_must_fit_its_table(table: str, subject: int) -> None:
    with pytest.raises(ValueError, match=table):
        fault(registration(table, subject=subject))


def test_fault_an_event_may_be_the_job_centres_own() -> None:
    assert fault(registration("events", subject=0)) is None


@pytest.mark.parametrize("ref", ["a", "17", "00000000-0000-1000-8000-000000000001"])
def test_fault_the_name_of_an_answer_is_a_random_one(ref: str) -> None:
    with pytest.raises(ValueError, match="uuid"):
        fault(registration("replies", ref=ref))


def test_fault_a_visit_that_is_planned_again_takes_back_what_the_ledger_had() -> None:
    planned: dict[str, object] = {"outcome": "planlagt", "day": TOMORROW}
    assert fault(registration("visits", planned, withdrawn=True)) is None
    (row,) = rows("visits", registration("visits"), registration("visits", planned, withdrawn=True))
    assert (row["ref"], row["withdrawn"]) == ("a", True)


# --- what it comes to ------------------------------------------------------------------------------------


def test_read_what_is_left_out_is_filled_in() -> None:
    (order,) = rows("orders", registration("orders"))
    assert [order[name] for name in ("company", "minute", "answer", "help", "referred", "hired")] == [
        7,
        -1,
        -1,
        -1,
        0,
        0,
    ]
    assert rows("agreements", registration("agreements"))[0]["end"] == FAR
    assert rows("acts", registration("acts"))[0]["number"] == 0
    assert rows("events", registration("events", subject=0))[0]["company"] == 0


def test_read_two_enquiries_of_one_company_and_day_are_two() -> None:
    assert len(rows("orders", registration("orders"), registration("orders", ref="b"))) == 2


# --- merged companies ------------------------------------------------------------------------------------


def test_same_the_rows_of_a_company_that_is_another_are_told_of_under_that() -> None:
    both = [registration("visits"), registration("visits", ref="b", subject=8)]
    assert [(row["ref"], row["company"]) for row in rows("visits", *both, same={7: 8})] == [("a", 8), ("b", 8)]


def test_same_its_own_row_is_taken_back_and_the_others_stays() -> None:
    both = [registration("companies"), registration("companies", ref="b", subject=8)]
    found = {row["ref"]: (row["company"], row["withdrawn"]) for row in rows("companies", *both, same={7: 8})}
    assert found == {"a": (8, True), "b": (8, False)}


def test_same_says_nothing_of_persons() -> None:
    mark = Registration("a", "happenings", 7, {"kind": "cv_godkendt", "day": TODAY}, withdrawn=False, at=AT)
    assert rows("happenings", mark, same={7: 8})[0]["person"] == 7


def test_same_rows_that_are_told_anew_are_known_when_that_was_done() -> None:
    later = AT + timedelta(days=5)
    told = read([registration("visits")], made_up=True, areas=["250"], same={7: 8}, known=later)
    assert told.as_of == later
    assert read([registration("visits")], made_up=True, areas=["250"], known=AT - timedelta(days=1)).as_of == AT


# --- answers tell of no time -----------------------------------------------------------------------------


def answers(*said: tuple[int, str, int], day: date = TODAY) -> list[Registration]:
    """Each a number of its name, the answer, and the hour it was given or recorded at."""
    at = {number: datetime(2024, 3, 10, hour, tzinfo=COPENHAGEN) for number, _, hour in said}
    given = [(number, {"answer": answer, "day": day}) for number, answer, _ in said]
    return [registration("replies", dict(values), ref=uuid(number), at=at[number]) for number, values in given]


def test_replies_are_known_at_the_end_of_the_day_and_say_no_hour() -> None:
    early = read(answers((1, "positiv", 8), (2, "negativ", 9)), made_up=True, areas=["250"])
    late = read(answers((1, "positiv", 22), (2, "negativ", 21)), made_up=True, areas=["250"])
    assert early.as_of == end_of_day(TODAY)
    assert (early.name, early.digest, early.as_of) == (late.name, late.digest, late.as_of)
    assert early.rows["replies"].equals(late.rows["replies"])


def test_replies_come_in_an_order_of_what_they_say_and_are_numbered_so() -> None:
    given = answers((1, "positiv", 8), (2, "meget_negativ", 9), (3, "positiv", 10), (4, "ved_ikke", 11))
    for order in (given, given[::-1]):
        found = [(row["answer"], row["number"]) for row in rows("replies", *order)]
        assert found == [("meget_negativ", 0), ("positiv", 1), ("positiv", 2), ("ved_ikke", 3)]


def test_replies_each_question_and_day_counts_from_0() -> None:
    one = registration("replies")
    two = registration("replies", {"question": "hoert"}, ref=uuid(2))
    three = registration("replies", {"day": date(2024, 3, 9)}, ref=uuid(3))
    assert [row["number"] for row in rows("replies", one, two, three)] == [0, 0, 0]


def test_replies_go_apart_from_all_else() -> None:
    both = [registration("visits"), registration("replies")]
    with pytest.raises(ValueError, match="alone"):
        read(both, made_up=True, areas=["250"])
    found = by_day(both, made_up=True, areas=["250"], keeps={"visits": TODAY})
    told = [(sorted(each.rows), dict(each.keeps)) for each in found]
    assert told == [(["visits"], {"visits": TODAY}), (["replies"], {})]


# --- what is kept ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "until"),
    [
        (datetime(2024, 4, 1, 0, 0, tzinfo=COPENHAGEN), date(2024, 3, 31)),
        (datetime(2024, 3, 31, 23, 59, tzinfo=COPENHAGEN), date(2024, 3, 30)),
        (end_of_day(date(2024, 3, 31)), date(2024, 3, 31)),
        (datetime(2024, 3, 31, 22, 30, tzinfo=UTC), date(2024, 3, 31)),
    ],
)
def test_kept_is_up_to_the_last_day_that_was_over_in_copenhagen(at: datetime, until: date) -> None:
    found = kept({"visits": TODAY}, at, made_up=True, areas=["250"])
    assert (found.as_of, dict(found.rows), found.adds) == (end_of_day(until), {}, True)
    assert dict(found.keeps) == {"visits": TODAY}


def test_kept_twice_on_a_day_is_the_same_and_with_another_table_it_is_not() -> None:
    first, second = (kept({"visits": TODAY}, AT + timedelta(hours=hour), made_up=True, areas=[]) for hour in (0, 9))
    assert (first.digest, first.as_of) == (second.digest, second.as_of)
    assert kept({"visits": TODAY, "acts": TODAY}, AT, made_up=True, areas=[]).digest != first.digest
