"""What is recorded on Pejl's pages: what is refused, and what facts it comes to. Recorded on 10 March 2024."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from pejl.law.catalogue import catalogue
from pejl.ledger.tables import FAR, TABLES
from pejl.sources.sider import RECORDED, Registration, by_day, fault, read
from pejl.words import LANGUAGES, say

AT = datetime(2024, 3, 10, 9, tzinfo=UTC)
TALK: dict[str, object] = {"day": date(2024, 3, 10), "kind": "jobsamtale", "form": "telefon", "outcome": "holdt"}
OFFER: dict[str, object] = {"kind": "virksomhedspraktik", "start": date(2024, 3, 11), "end": date(2024, 4, 8)}
WORKER: dict[str, object] = {"role": "mentor", "who": "250-0007", "start": date(2024, 3, 1)}


def registration(table: str = "talks", values: dict[str, object] | None = None, **given: Any) -> Registration:
    base: dict[str, object] = {"talks": TALK, "offers": OFFER, "relations": WORKER}.get(table, {})
    of: dict[str, Any] = {"ref": "a", "subject": 7, "withdrawn": False, "at": AT, **given}
    return Registration(of["ref"], table, of["subject"], {**base, **(values or {})}, of["withdrawn"], of["at"])


def code(table: str = "talks", **values: object) -> str:
    found = fault(registration(table, values))
    return "" if found is None else found.code.removeprefix("reg_")


def rows(*registrations: Registration, table: str = "talks") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(registrations, made_up=True, areas=["250"]).rows[table].to_pylist()
    return found


# --- what is refused -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "outcome", "found"),
    [
        (date(2024, 3, 10), "holdt", ""),
        (date(2024, 3, 11), "holdt", "ikke_sket_endnu"),
        (date(2024, 3, 11), "udeblevet", "ikke_sket_endnu"),
        (date(2024, 3, 11), "booket", ""),
        (date(2024, 3, 11), "aflyst", ""),
        (date(2034, 3, 8), "booket", ""),
        (date(2044, 3, 10), "booket", "dag_uden_for"),
        (date(203, 3, 10), "holdt", "dag_uden_for"),
    ],
)
def test_fault_a_talk_can_be_held_on_the_day_it_is_recorded_and_booked_for_later(
    day: date, outcome: str, found: str
) -> None:
    assert code(day=day, outcome=outcome) == found


def test_fault_the_day_of_recording_is_the_day_in_copenhagen() -> None:
    late = datetime(2024, 3, 10, 23, 30, tzinfo=UTC)
    assert fault(registration(values={"day": date(2024, 3, 11)}, at=late)) is None


@pytest.mark.parametrize(
    ("end", "found"),
    [
        (date(2024, 3, 12), ""),
        (date(2024, 3, 11), "slut_foer_start"),
        (date(2024, 3, 10), "slut_foer_start"),
        (None, ""),
        (FAR, ""),
    ],
)
def test_fault_a_stretch_of_one_day_ends_the_day_after(end: date | None, found: str) -> None:
    assert code("offers", end=end) == found


def test_fault_a_word_must_be_in_force_on_the_first_day() -> None:
    assert code("exemptions", kind="fritaget_75", start=date(2026, 6, 30)) == "ikke_i_kraft"
    assert code("exemptions", kind="fritaget_75", start=date(2026, 7, 1)) == ""


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("talks", {"kind": "hyggesnak"}),
        ("talks", {"kind": ""}),
        ("talks", {"form": "brev"}),
        ("talks", {"outcome": "glemt"}),
        ("talks", {"topics": "job+vejret"}),
        ("talks", {"topics": "Vi talte om hans ryg"}),
        ("talks", {"day": "2024-03-10"}),
        ("talks", {"day": AT}),
        ("talks", {"resets": 1}),
        ("offers", {"kind": "loen"}),
        ("offers", {"minutes": -1}),
        ("offers", {"minutes": 168 * 60 + 1}),
        ("offers", {"company": -1}),
        ("relations", {"who": "Mette Hansen"}),
        ("relations", {"who": "7361701234"}),
        ("relations", {"who": "736170-1234"}),
        ("relations", {"role": "nabo"}),
    ],
)
def test_fault_only_words_of_the_lists_and_whole_numbers_are_taken(table: str, values: dict[str, object]) -> None:
    assert code(table, **values) == "kan_ikke_bruges"


@pytest.mark.parametrize("table", ["spells", "persons", "schooling", "jobs", "nothing"])
def test_fault_other_tables_are_not_recorded_in(table: str) -> None:
    assert code(table) == "tabel"


def test_fault_a_value_that_is_no_column_is_refused_and_so_is_one_that_lacks() -> None:
    assert code(note="han var træt") == "tabel"
    assert code(person=8) == "tabel"
    short = Registration("a", "talks", 7, {"day": date(2024, 3, 10)}, withdrawn=False, at=AT)
    assert getattr(fault(short), "code", "") == "reg_mangler"


@pytest.mark.parametrize("table", RECORDED)
def test_fault_every_word_in_force_can_be_recorded_and_every_column_has_words(table: str) -> None:
    column = TABLES[table].code
    for word, entry in catalogue(table, column).items():
        if entry.force.covers(AT.date()):
            more: dict[str, object] = {"start": date(2024, 3, 1), "day": date(2024, 3, 1), "who": "250-1", "form": ""}
            values = {name: more[name] for name in TABLES[table].own if name in more} | {column: word}
            values |= {"outcome": "booket"} if table == "talks" else {}
            values |= {"kind": "jobsamtale"} if table == "talks" and column != "kind" else {}
            assert fault(Registration("a", table, 7, values, withdrawn=False, at=AT)) is None, word
    for name in TABLES[table].own:
        assert all(say(f"reg_felt_{name}", {}, lang) for lang in LANGUAGES)


def test_fault_an_instant_without_a_zone_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="as_of"):
        fault(registration(at=datetime(2024, 3, 10, 9)))  # noqa: DTZ001 - just that
    for wrong in ({"subject": 0}, {"subject": 1 << 63}, {"ref": ""}):
        with pytest.raises(ValueError, match="talks"):
            fault(registration(**wrong))


# --- what it comes to ------------------------------------------------------------------------------------


def test_read_what_is_left_out_is_filled_in() -> None:
    (talk,) = rows(registration(values={"topics": "plan+job+plan"}))
    assert (talk["person"], talk["resets"], talk["topics"], talk["ref"]) == (7, True, "job+plan", "a")
    (offer,) = rows(registration("offers", {"end": None}), table="offers")
    assert (offer["end"], offer["company"], offer["minutes"]) == (FAR, 0, 0)


@pytest.mark.parametrize(
    ("kind", "outcome", "resets"),
    [("jobsamtale", "holdt", True), ("jobsamtale", "udeblevet", False), ("i_akassen", "holdt", False)],
)
def test_read_only_a_held_talk_of_such_a_kind_restarts_the_clock(kind: str, outcome: str, resets: bool) -> None:
    (talk,) = rows(registration(values={"kind": kind, "outcome": outcome}))
    assert talk["resets"] is resets


def test_read_the_newest_version_of_a_row_stands_whatever_the_order() -> None:
    first = registration(values={"outcome": "booket"})
    later = registration(values={"outcome": "udeblevet"}, at=datetime(2024, 3, 10, 10, tzinfo=UTC))
    gone = registration(withdrawn=True, at=datetime(2024, 3, 10, 11, tzinfo=UTC))
    other = registration(ref="b")
    assert [row["outcome"] for row in rows(later, first)] == ["udeblevet"]
    assert [(row["ref"], row["withdrawn"]) for row in rows(gone, other, later, first)] == [("a", True), ("b", False)]


def test_read_facts_add_are_not_complete_and_are_known_when_the_newest_was_recorded() -> None:
    later = datetime(2024, 3, 12, tzinfo=UTC)
    found = read([registration(at=later, ref="b"), registration()], made_up=True, areas=["250"])
    assert (found.adds, found.complete, found.since, found.as_of) == (True, frozenset(), None, later)
    assert (found.source, found.made_up, found.areas) == ("pejl", True, frozenset({"250"}))


def test_read_the_digest_is_of_what_is_said() -> None:
    one, two = registration(), registration(ref="b")
    digests = [read(each, made_up=True, areas=["250"]).digest for each in ([one, two], [two, one], [one])]
    assert digests[0] == digests[1] != digests[2]


def test_read_refuses_nothing_and_what_could_not_be_recorded() -> None:
    with pytest.raises(ValueError, match="no registrations"):
        read([], made_up=True, areas=[])
    with pytest.raises(ValueError, match="a: reg_kan_ikke_bruges"):
        read([registration(values={"kind": "snak"})], made_up=True, areas=[])


def test_by_day_is_one_extract_for_each_day_something_was_recorded() -> None:
    days = [registration(ref=str(day), at=datetime(2024, 3, day, hour, tzinfo=UTC)) for day, hour in ((12, 8), (10, 9))]
    night = registration(ref="n", at=datetime(2024, 3, 10, 23, 30, tzinfo=UTC))
    found = by_day([*days, night], made_up=True, areas=["250"])
    refs = [[row["ref"] for row in each.rows["talks"].to_pylist()] for each in found]
    assert refs == [["10"], ["n"], ["12"]]
    assert by_day(days[1:], made_up=True, areas=["250"])[0].digest == found[0].digest
