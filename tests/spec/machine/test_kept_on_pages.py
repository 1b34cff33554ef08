"""Tables a municipality keeps on Pejl's pages and nowhere else: counted from what they tell, and from no day before.

Frederikssund is 250. Facts are published through a real store, and the plan's own indicators are counted from it.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from uuid import UUID

import pytest

from pejl.ledger import Figures, Origin, manifest
from pejl.ledger.backup import backup, restore
from pejl.ledger.coverage import coverage_of
from pejl.ledger.events import EventStore
from pejl.ledger.facts import Facts
from pejl.ledger.state_hash import state_hash
from pejl.ledger.verbs.counting import Counting
from pejl.measure import Spec, area, run
from pejl.periods import COPENHAGEN, Period, end_of_day
from pejl.rules import Missing
from pejl.sources import sider
from pejl.sources.sider import Registration
from spec.drawing import KNOWN, SHELF
from spec.telling import NOW, state, told

FROM = date(2024, 1, 1)
KEEPS = dict.fromkeys(("orders", "visits", "events", "replies"), FROM)
LATER = datetime(2024, 7, 1, 3, tzinfo=COPENHAGEN)
"""The night after the second quarter."""


def at(day: date, hour: int = 16) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=COPENHAGEN)


def recorded(table: str, company: int, day: date, ref: str, on: date | None = None, **values: object) -> Registration:
    """A row of a day, written down on that day or another."""
    usual: dict[str, dict[str, object]] = {
        "visits": {"kind": "virksomhedsbesoeg", "outcome": "holdt"},
        "events": {"kind": "jobmesse", "outcome": "holdt"},
        "orders": {"kind": "jobordre", "positions": 1},
        "replies": {"survey": "borgere", "question": "samlet"},
    }
    said = {"day": day, "area": "250", **usual[table], **values}
    return Registration(ref, table, company, said, withdrawn=False, at=at(on or day))


def folded(*rows: Registration, now: datetime = LATER, keeps: Mapping[str, date] = KEEPS) -> list[Facts]:
    """What a fold publishes."""
    how = {"made_up": True, "areas": ("250",)}
    return [*sider.by_day(rows, **how, keeps=keeps), sider.kept(keeps, now, **how)]  # type: ignore[arg-type]


def counted(root: Path, name: str, period: str, *groups: str, variant: str = "") -> Fraction | str:
    """The number, or the code of why there is none."""
    figures = Figures([], KNOWN, events=Counting(EventStore(root).snapshot()))
    spec = Spec(SHELF[name], groups, "", variant, Origin.OWN)
    try:
        value = run(figures, spec, area("250"), Period.parse(period)).value.exact
    except Missing as lack:
        return lack.code
    assert value is not None
    return value


# --- counted from the pages alone ------------------------------------------------------------------------


def replies() -> Iterator[Registration]:
    for number, answer in enumerate(["meget_positiv", "positiv", "positiv", "neutral", "negativ"]):
        ref = str(UUID(int=0x9E3779B97F4A7C15F39CC0605CEDC835 * (number + 1) % (1 << 128), version=4))
        yield recorded("replies", 0, date(2024, 5, 31), ref, answer=answer)


def test_counted_a_quarter_from_pages_alone_is_what_a_hand_says(tmp_path: Path) -> None:
    # Visits: 1 April and 30 June held, 2 May cancelled, 31 March before the quarter, 1 July after: 2.
    # Events: one held by a company, one by the job centre itself, one cancelled: 2.
    # Orders: answered after 48:00, 48:01 and never, so 1 of 3 in 48 hours; 2 of the 3 referred to.
    # Answers: 3 of 5 positive.
    rows = [
        recorded("visits", 7, date(2024, 4, 1), "v1"),
        recorded("visits", 8, date(2024, 6, 30), "v2"),
        recorded("visits", 8, date(2024, 5, 2), "v3", outcome="aflyst"),
        recorded("visits", 8, date(2024, 3, 31), "v4"),
        recorded("events", 7, date(2024, 4, 9), "e1"),
        recorded("events", 0, date(2024, 4, 9), "e2", people=80),
        recorded("events", 0, date(2024, 4, 10), "e3", outcome="aflyst"),
        recorded("orders", 7, date(2024, 5, 6), "o1", date(2024, 5, 9), minute=600, answer=2880, referred=2),
        recorded("orders", 7, date(2024, 5, 6), "o2", date(2024, 5, 9), minute=600, answer=2881, referred=1, hired=1),
        recorded("orders", 8, date(2024, 5, 6), "o3", minute=600),
        *replies(),
    ]
    EventStore(tmp_path).publish(folded(*rows, now=datetime(2024, 10, 5, tzinfo=UTC)), NOW)
    assert counted(tmp_path, "virksomheder.besoeg", "2024Q2") == 2
    assert counted(tmp_path, "virksomheder.arrangementer", "2024Q2") == 2
    assert counted(tmp_path, "virksomheder.svar_i_tide", "2024Q2", variant="48 timer") == Fraction(100, 3)
    assert counted(tmp_path, "virksomheder.formidlingsgrad", "2024Q2") == Fraction(2, 3)
    assert counted(tmp_path, "virksomheder.besaettelsesgrad", "2024Q2") == Fraction(1, 2)
    assert counted(tmp_path, "tilfredshed.andel", "2024Q2", "borgere", variant="samlet") == 60
    assert counted(tmp_path, "virksomheder.besoeg", "2024Q1") == 1


def test_counted_nothing_recorded_in_a_quarter_that_is_kept_is_none(tmp_path: Path) -> None:
    EventStore(tmp_path).publish(folded(), NOW)
    assert counted(tmp_path, "virksomheder.besoeg", "2024Q2") == 0


def test_counted_hired_where_nobody_was_referred_fill_no_order(tmp_path: Path) -> None:
    rows = [
        recorded("orders", 7, date(2024, 4, 2), "o1", hired=2),
        recorded("orders", 7, date(2024, 4, 3), "o2", referred=1),
    ]
    EventStore(tmp_path).publish(folded(*rows, now=datetime(2024, 10, 5, tzinfo=UTC)), NOW)
    assert counted(tmp_path, "virksomheder.besaettelsesgrad", "2024Q2") == 0


# --- from the day and until the fold ---------------------------------------------------------------------


@pytest.mark.parametrize(("since", "found"), [(date(2024, 4, 1), 1), (date(2024, 4, 2), "egne_uden_for")])
def test_covered_from_the_day_the_plan_says_and_not_before(tmp_path: Path, since: date, found: object) -> None:
    row = recorded("visits", 7, date(2024, 5, 1), "v")
    EventStore(tmp_path).publish(folded(row, keeps={"visits": since}), NOW)
    assert counted(tmp_path, "virksomheder.besoeg", "2024Q2") == found


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (datetime(2024, 6, 30, 23, 59, tzinfo=COPENHAGEN), "egne_uden_for"),
        (datetime(2024, 7, 1, 0, 0, tzinfo=COPENHAGEN), 1),
    ],
)
def test_covered_until_the_last_day_that_was_over_at_the_fold(tmp_path: Path, now: datetime, found: object) -> None:
    EventStore(tmp_path).publish(folded(recorded("visits", 7, date(2024, 5, 1), "v"), now=now), NOW)
    assert counted(tmp_path, "virksomheder.besoeg", "2024Q2") == found


def test_covered_moves_on_with_a_fold_that_has_nothing_to_say(tmp_path: Path) -> None:
    store = EventStore(tmp_path)
    store.publish(folded(recorded("visits", 7, date(2024, 5, 1), "v"), now=at(date(2024, 5, 2))), NOW)
    assert counted(tmp_path, "virksomheder.besoeg", "2024Q2") == "egne_uden_for"
    store.publish(folded(), NOW)
    assert counted(tmp_path, "virksomheder.besoeg", "2024Q2") == 1
    before = len(store.batches())
    assert store.publish(folded(now=LATER + timedelta(hours=5)), NOW).new == (False,)
    assert len(store.batches()) == before


def test_covered_is_nothing_of_a_table_the_plan_does_not_name(tmp_path: Path) -> None:
    EventStore(tmp_path).publish(folded(recorded("events", 7, date(2024, 5, 1), "e"), keeps={"visits": FROM}), NOW)
    assert counted(tmp_path, "virksomheder.arrangementer", "2024Q2") == "egne_uden_foerste_dag"
    assert set(EventStore(tmp_path).snapshot().coverage) == {"visits"}


def test_covered_a_table_that_is_taken_out_of_the_plan_is_kept_no_more(tmp_path: Path) -> None:
    store = EventStore(tmp_path)
    store.publish(folded(keeps={"visits": FROM, "events": FROM}), NOW)
    store.publish(folded(keeps={"events": FROM}, now=LATER + timedelta(days=1)), NOW)
    assert set(store.snapshot().coverage) == {"events"}


def test_covered_not_before_the_first_day_is_over(tmp_path: Path) -> None:
    store = EventStore(tmp_path)
    store.publish(folded(keeps={"visits": date(2024, 7, 1)}, now=at(date(2024, 7, 1))), NOW)
    assert store.snapshot().coverage == {}


def test_covered_only_what_adds_keeps_and_no_table_of_persons(tmp_path: Path) -> None:
    wrong = (
        Facts("egne", "x", "x", NOW, {}, keeps={"visits": FROM}),
        Facts("pejl", "x", "x", NOW, {}, adds=True, keeps={"talks": FROM}),
    )
    for each in wrong:
        with pytest.raises(ValueError, match=r"kept|keeps"):
            EventStore(tmp_path).publish(each, NOW)


# --- extracts of the days before, and of the same rows ---------------------------------------------------


@pytest.mark.parametrize(
    ("until", "since"), [("2024-03-30", "2024-04-01"), ("2024-03-31", "2023-01-01"), ("2024-06-01", "2023-01-01")]
)
def test_extracts_up_to_the_day_before_are_followed_by_the_pages(tmp_path: Path, until: str, since: str) -> None:
    before = told("aa", end_of_day(date.fromisoformat(until)), since=date(2023, 1, 1), visits=["7 x 1"])
    EventStore(tmp_path).publish([before, *folded(keeps={"visits": date(2024, 4, 1)})], NOW)
    assert EventStore(tmp_path).snapshot().coverage["visits"] == (since, end_of_day(date(2024, 6, 30)).isoformat())


@pytest.mark.parametrize("first", [None, date(2024, 6, 1)])
def test_extracts_that_say_no_first_day_or_a_later_one_take_nothing_from_the_pages(
    tmp_path: Path, first: date | None
) -> None:
    extract = told("aa", at(date(2024, 8, 1)), since=first, visits=["7 x 1"])
    EventStore(tmp_path).publish([extract, *folded()], NOW)
    assert EventStore(tmp_path).snapshot().coverage["visits"] == (
        "2024-01-01",
        end_of_day(date(2024, 6, 30)).isoformat(),
    )


@pytest.mark.parametrize(("known", "outcome"), [(date(2024, 5, 1), "holdt"), (date(2024, 5, 3), "aflyst")])
def test_extracts_that_tell_of_the_same_visit_count_it_once(tmp_path: Path, known: date, outcome: str) -> None:
    """The newer of the two holds; that the pages were folded since makes no extract newer than they."""
    row = recorded("visits", 7, date(2024, 5, 1), "v", date(2024, 5, 2))
    number = (date(2024, 5, 1) - date(2022, 12, 31)).days
    extract = told("aa", at(known), visits=[f"7 virksomhedsbesoeg {number} outcome=aflyst"])
    EventStore(tmp_path).publish([extract, *folded(row)], NOW)
    assert [each[-1] for each in state(EventStore(tmp_path).snapshot())["visits"]] == [outcome]
    assert counted(tmp_path, "virksomheder.besoeg", "2024Q2") == (1 if outcome == "holdt" else 0)


# --- companies made one ----------------------------------------------------------------------------------


def test_merged_rows_told_anew_move_to_the_company_that_stays_and_back(tmp_path: Path) -> None:
    store, row = EventStore(tmp_path), recorded("visits", 7, date(2024, 5, 1), "v")
    store.publish(folded(row), NOW)
    for same, known, company in (({7: 8}, LATER, 8), ({}, LATER + timedelta(days=1), 7)):
        store.publish(sider.read([row], made_up=True, areas=("250",), same=same, known=known), NOW)
        assert [each[0] for each in state(store.snapshot())["visits"]] == [company]


# --- the ledger is whole ---------------------------------------------------------------------------------


def test_whole_the_order_of_folding_does_not_matter(tmp_path: Path) -> None:
    first = recorded("visits", 7, date(2024, 4, 2), "v1")
    again = recorded("visits", 7, date(2024, 4, 2), "v1", date(2024, 4, 3), outcome="aflyst")
    own = folded(first, again, recorded("orders", 7, date(2024, 4, 4), "o1"), *replies())
    said = [*own, told("aa", at(date(2024, 4, 5)), since=FROM, visits=["7 virksomhedsbesoeg 458", "9 x 458"])]
    found = set()
    for place, order in enumerate(list(permutations(said))[::101]):
        store = EventStore(tmp_path / str(place))
        for facts in order:
            store.publish(facts, NOW)
        found.add((state_hash(store.snapshot()), json.dumps(store.snapshot().coverage)))
    assert len(found) == 1


def test_whole_what_was_known_before_a_fold_is_covered_as_it_was_then(tmp_path: Path) -> None:
    store = EventStore(tmp_path)
    store.publish([*folded(now=at(date(2024, 5, 2))), *folded()], NOW)
    assert store.snapshot(at(date(2024, 5, 2))).coverage["visits"][1] == end_of_day(date(2024, 5, 1)).isoformat()


def test_whole_rows_of_companies_alone_go_with_real_and_with_made_up_persons(tmp_path: Path) -> None:
    for made_up in (True, False):
        store = EventStore(tmp_path / str(made_up))
        person = told("aa", 1, made_up=made_up, talks=["7 samtale 3"])
        store.publish([person, *folded(recorded("visits", 7, date(2024, 5, 1), "v"))], NOW)
        assert len(state(store.snapshot())["visits"]) == 1


def test_whole_erasing_a_person_takes_no_company_and_no_coverage(tmp_path: Path) -> None:
    store = EventStore(tmp_path)
    store.publish([told("aa", 1, talks=["7 samtale 3"]), *folded(recorded("visits", 7, date(2024, 5, 1), "v"))], NOW)
    before = store.snapshot().coverage
    store.erase(7, NOW)
    assert (list(state(store.snapshot())), store.snapshot().coverage) == (["visits"], before)


def test_whole_a_backup_brings_an_empty_fold_back(tmp_path: Path) -> None:
    EventStore(tmp_path / "a").publish(folded(), NOW)
    backup(tmp_path / "a", tmp_path / "copy.tar", NOW)
    restore(tmp_path / "copy.tar", tmp_path / "b", NOW)
    EventStore(tmp_path / "b").publish(folded(recorded("visits", 7, date(2024, 5, 1), "v")), NOW)
    assert counted(tmp_path / "b", "virksomheder.besoeg", "2024Q2") == 1


def test_whole_a_manifest_from_before_tables_were_kept_is_read(tmp_path: Path) -> None:
    EventStore(tmp_path).publish(told("aa", 1, visits=["7 x 1"]), NOW)
    said = json.loads((tmp_path / manifest.MANIFEST).read_text("utf-8"))
    del said["batches"][0]["keeps"]
    (batch,) = manifest.parse(json.dumps(said).encode()).batches
    assert (dict(batch.keeps), coverage_of([batch])["visits"][0]) == ({}, "")


def test_whole_nothing_in_the_files_tells_when_an_answer_came(tmp_path: Path) -> None:
    """The same answers in any order and recorded at any hour of the day make the same batch."""
    given = list(replies())
    folders = set()
    for place, hour in enumerate((9, 15, 22)):
        moved = [Registration(r.ref, r.table, 0, r.values, withdrawn=False, at=r.at.replace(hour=hour)) for r in given]
        moved = [*moved[place:], *moved[:place]][:: -1 if place else 1]
        store = EventStore(tmp_path / str(place))
        store.publish(folded(*moved, now=at(date(2024, 6, 1))), NOW)
        folders.add(tuple(sorted((each.folder, each.as_of, each.name) for each in store.batches())))
    assert len(folders) == 1
