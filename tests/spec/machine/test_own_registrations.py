"""Rows recorded on Pejl's pages beside extracts: what counts once, what holds, and what is covered."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from pejl.ledger.events import EventStore
from pejl.ledger.facts import Facts
from pejl.ledger.resolve import resolve
from pejl.ledger.snapshot import in_memory, prepare
from pejl.ledger.state_hash import state_hash
from spec.telling import FIRST, NOW, day, state, told


def own(digest: str, as_of: int, **tables: Any) -> Facts:
    """What was recorded on a day of January 2024."""
    return replace(told(digest, as_of, source="pejl", **tables), adds=True)


def talks(root: Path, *facts: Facts) -> list[tuple[int, str, str]]:
    """Person, day of January 2023 and outcome of each talk there is."""
    store = EventStore(root)
    store.publish(facts, NOW)
    rows = state(store.snapshot()).get("talks", [])
    return [(person, str((on - FIRST).days + 1), outcome) for person, on, _, _, outcome, *_ in rows]


EXTRACT = told("aa", 10, since=FIRST, talks=["7 samtale 3 ref=s1 outcome=booket", "8 samtale 3 outcome=holdt"])


# --- one row of two --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("recorded", "outcome"), [(9, "booket"), (11, "holdt")])
def test_once_a_talk_in_both_is_the_newer_of_the_two(tmp_path: Path, recorded: int, outcome: str) -> None:
    found = talks(tmp_path, EXTRACT, own("bb", recorded, talks=["7 samtale 3 ref=p1 outcome=holdt"]))
    assert found == [(7, "3", outcome), (8, "3", "holdt")]


def test_once_at_the_very_same_instant_the_extract_holds(tmp_path: Path) -> None:
    found = talks(tmp_path, EXTRACT, own("bb", 10, talks=["7 samtale 3 ref=p1 outcome=holdt"]))
    assert found[0] == (7, "3", "booket")


def test_once_an_own_row_holds_until_all_sources_of_the_table_know_a_later_time(tmp_path: Path) -> None:
    recorded = own("bb", 11, talks=["7 samtale 3 ref=p1 outcome=holdt"])
    other = told("cc", 5, source="anden", talks=["9 samtale 1"])
    newer = told("dd", 12, talks=["7 samtale 3 ref=s1 outcome=aflyst"])
    assert talks(tmp_path / "1", EXTRACT, recorded, other, newer)[0] == (7, "3", "holdt")
    later = told("ee", 12, source="anden", talks=[])
    assert talks(tmp_path / "2", EXTRACT, recorded, other, newer, later)[0] == (7, "3", "aflyst")


def test_once_a_talk_of_another_day_or_kind_is_another_talk(tmp_path: Path) -> None:
    found = talks(tmp_path, EXTRACT, own("bb", 11, talks=["7 samtale 4 ref=p1", "7 cv 3 ref=p2"]))
    assert len(found) == 4


def test_once_what_no_extract_says_stays_however_old(tmp_path: Path) -> None:
    newer = told("cc", 12, complete=["talks"], talks=["8 samtale 3 outcome=holdt"])
    found = talks(tmp_path, EXTRACT, own("bb", 11, talks=["7 samtale 5 ref=p1 outcome=holdt"]), newer)
    assert found == [(7, "5", "holdt"), (8, "3", "holdt")]


def test_once_an_offer_without_length_stands_in_no_other_s_way(tmp_path: Path) -> None:
    store = EventStore(tmp_path)
    store.publish([told("aa", 10, offers=["7 tilbud 5-9"]), own("bb", 11, offers=["7 tilbud 5-5 ref=p"])], NOW)
    assert [row[4] for row in state(store.snapshot())["offers"]] == [day(9)]


# --- versions --------------------------------------------------------------------------------------------


def test_versions_a_row_taken_back_takes_only_itself(tmp_path: Path) -> None:
    first = own("bb", 11, talks=["7 samtale 3 ref=p1 outcome=holdt", "7 samtale 6 ref=p2 outcome=holdt"])
    gone = own("cc", 12, talks=["7 samtale 3 ref=p1 outcome=holdt withdrawn=1", "7 samtale 6 ref=p2 withdrawn=1"])
    assert talks(tmp_path, EXTRACT, first, gone) == [(7, "3", "booket"), (8, "3", "holdt")]


def test_versions_a_talk_that_was_moved_is_no_more_on_its_old_day_nor_with_its_old_citizen(tmp_path: Path) -> None:
    first = own("bb", 11, talks=["7 samtale 4 ref=p1", "7 samtale 5 ref=p2"])
    moved = own("cc", 12, talks=["7 samtale 6 ref=p1", "9 samtale 5 ref=p2"])
    assert [each[:2] for each in talks(tmp_path, EXTRACT, first, moved)] == [(7, "3"), (7, "6"), (8, "3"), (9, "5")]


def test_versions_what_was_known_before_a_row_was_recorded_does_not_have_it(tmp_path: Path) -> None:
    recorded = own("bb", 11, talks=["7 samtale 3 ref=p1 outcome=holdt"])
    talks(tmp_path, EXTRACT, recorded)
    then = state(EventStore(tmp_path).snapshot(EXTRACT.as_of))["talks"]
    assert [row[4] for row in then] == ["booket", "holdt"]


def test_versions_the_order_of_loading_does_not_matter(tmp_path: Path) -> None:
    store = EventStore(tmp_path)
    said = (
        EXTRACT,
        own("bb", 9, talks=["7 samtale 3 ref=p1 outcome=holdt", "8 samtale 3 ref=p2 outcome=aflyst"]),
        own("cc", 11, talks=["7 samtale 3 ref=p1 outcome=udeblevet", "8 samtale 3 ref=p2 withdrawn=1"]),
        told("dd", 12, talks=["8 samtale 3 outcome=holdt", "7 samtale 9"]),
        own("ee", 13, talks=["7 samtale 9 ref=p3 outcome=holdt"], offers=["7 tilbud 1-5 ref=p4"]),
    )
    store.publish(said, NOW)
    whole = state_hash(store.snapshot())
    for batches in permutations(store.batches()):
        assert state_hash(in_memory(prepare(resolve(tmp_path, batches, tmp_path).tables))) == whole
    for place, order in enumerate(list(permutations(said))[::17]):
        one_by_one = EventStore(tmp_path / str(place))
        for each in order:
            one_by_one.publish(each, NOW)
        assert state_hash(one_by_one.snapshot()) == whole


# --- what is covered -------------------------------------------------------------------------------------


@pytest.mark.parametrize("recorded", [1, 20])
def test_coverage_own_rows_neither_widen_nor_narrow_it(tmp_path: Path, recorded: int) -> None:
    store = EventStore(tmp_path)
    store.publish(EXTRACT, NOW)
    before = store.snapshot().coverage
    store.publish(own("bb", recorded, talks=["7 samtale 4 ref=p"], exemptions=["7 barsel 1-9 ref=q"]), NOW)
    after = store.snapshot()
    assert after.coverage == before
    assert "exemptions" in state(after)


def test_coverage_the_newest_knowledge_is_the_own_row_s(tmp_path: Path) -> None:
    store = EventStore(tmp_path)
    recorded = own("bb", 20, talks=["7 samtale 4 ref=p"])
    store.publish([EXTRACT, recorded], NOW)
    assert store.snapshot().as_of == recorded.as_of.isoformat()


def test_coverage_erasing_a_person_takes_own_rows_too(tmp_path: Path) -> None:
    store = EventStore(tmp_path)
    store.publish([EXTRACT, own("bb", 11, talks=["7 samtale 4 ref=p", "8 samtale 4 ref=q"])], NOW)
    store.erase(7, NOW)
    assert {row[0] for row in state(store.snapshot())["talks"]} == {8}
    assert [batch.adds for batch in store.batches()] == [False, True]
