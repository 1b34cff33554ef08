"""Erasing a person leaves no row and no byte, in any file, and what is erased does not come back."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pejl.ledger.disk import Disk
from pejl.ledger.erase import ERASED as LIST
from pejl.ledger.erase import Erasure, erasures
from pejl.ledger.events import EventStore
from pejl.ledger.facts import Facts
from pejl.ledger.state_hash import state_hash
from spec.telling import NOW, expected, known, state, told

WHO, OTHER = 0x5A17_C0DE_BEEF_1234, 0x1B2C_3D4E_5F60_7182
"""Two ids as they are drawn."""


def facts_of(*who: int) -> list[Facts]:
    """Two extracts about these persons, in every kind of table of theirs."""
    early = told(
        "aa",
        1,
        spells=[f"{each} dagpenge 1-9" for each in who],
        persons=[f"{each} kvinde 1" for each in who],
        offers=[f"{each} loentilskud 3-9 company=70" for each in who],
        companies=["70 handel 1"],
    )
    late = told("bb", 2, spells=[f"{each} dagpenge 1-" for each in who], jobs=[f"{each} ordinaer 1" for each in who])
    return [early, late]


def loaded(root: Path, *who: int) -> EventStore:
    store = EventStore(root)
    for each in facts_of(*who):
        store.publish(each, NOW)
    store.snapshot(known(1))
    return store


def traces(root: Path, who: int) -> list[str]:
    """The files in which the eight bytes of an id are found, as they are or among the rows read back."""
    found = []
    for file in root.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            rows = pq.read_table(file).to_pylist() if file.suffix == ".parquet" else []
            plain = any(who.to_bytes(8, order) in content for order in ("little", "big"))
            said = str(who).encode() in content and file.name != LIST
            if plain or said or any(who in row.values() for row in rows):
                found.append(str(file.relative_to(root)))
    return sorted(found)


def test_an_erased_person_is_in_no_byte_of_any_file_and_the_others_are_whole(tmp_path: Path) -> None:
    store = loaded(tmp_path, WHO, OTHER)
    kinds = {name.split("/")[0] for name in traces(tmp_path, WHO)}
    assert kinds == {"batches", "snapshots", "changes"}
    assert store.erase(WHO, NOW) == 5
    assert traces(tmp_path, WHO) == []
    assert state(store.snapshot()) == expected(facts_of(OTHER))
    assert state(store.snapshot(known(1))) == expected(facts_of(OTHER)[:1])
    assert store.change(store.snapshot().id) is None
    assert erasures(tmp_path) == [Erasure(WHO, NOW.isoformat())]
    assert traces(tmp_path, WHO) == []


def test_erased_is_as_if_never_loaded(tmp_path: Path) -> None:
    store = loaded(tmp_path / "a", WHO, OTHER)
    store.erase(WHO, NOW)
    assert state_hash(store.snapshot()) == state_hash(loaded(tmp_path / "b", OTHER).snapshot())


def test_erasing_again_or_one_who_was_never_here_removes_nothing(tmp_path: Path) -> None:
    store = loaded(tmp_path, OTHER)
    before = state(store.snapshot())
    assert [store.erase(WHO, NOW), store.erase(WHO, NOW), store.erase([], NOW)] == [0, 0, 0]
    assert [each.person for each in erasures(tmp_path)] == [WHO]
    assert state(store.snapshot()) == before


@pytest.mark.parametrize("wrong", [-1, 0, 1 << 63])
def test_what_is_no_id_is_not_written_down_and_the_next_writer_is_not_kept_out(tmp_path: Path, wrong: int) -> None:
    store = loaded(tmp_path, OTHER)
    with pytest.raises(ValueError, match="id"):
        store.erase([OTHER, wrong], NOW)
    assert erasures(tmp_path) == []
    assert store.erase((1 << 63) - 1, NOW) == 0
    assert store.publish(told("cc", 3, spells=["9 dagpenge 1-"]), NOW).touched == 1


def test_several_are_erased_at_once(tmp_path: Path) -> None:
    store = loaded(tmp_path, WHO, OTHER)
    assert store.erase([WHO, OTHER], NOW) == 10
    assert traces(tmp_path, WHO) + traces(tmp_path, OTHER) == []
    assert state(store.snapshot()).keys() == {"companies"}


def test_a_later_load_of_an_erased_person_is_refused_and_counted(tmp_path: Path) -> None:
    store = loaded(tmp_path, WHO, OTHER)
    store.erase(WHO, NOW)
    again = [told("cc", 3, spells=[f"{WHO} dagpenge 30-", f"{OTHER} dagpenge 30-40"]), facts_of(WHO, OTHER)[0]]
    published = store.publish(again, NOW)
    assert published.new == (True, False)
    assert (published.batches[0].erased, published.batches[0].rows) == (1, {"spells": 1})
    assert traces(tmp_path, WHO) == []
    assert all(row[0] == OTHER for row in state(store.snapshot())["spells"])


def test_an_erasure_waits_for_no_reader(tmp_path: Path) -> None:
    store = loaded(tmp_path, WHO, OTHER)
    with store.pinned() as pinned:
        store.erase(WHO, NOW)
        assert traces(tmp_path, WHO) == []
        with pytest.raises(FileNotFoundError):
            state(pinned)


class Stopped(BaseException):
    """As sudden as a power cut."""


def test_an_erasure_that_was_stopped_is_carried_on_by_the_next_writer(tmp_path: Path) -> None:
    def before(what: str, path: Path) -> None:
        if (what, path.name) == ("rename", "manifest.json"):
            raise Stopped

    store = loaded(tmp_path, WHO, OTHER)
    with pytest.raises(Stopped):
        EventStore(tmp_path, Disk(before)).erase(WHO, NOW)
    assert traces(tmp_path, WHO)
    store.publish(told("cc", 3, spells=[f"{OTHER} dagpenge 30-40"]), NOW)
    assert traces(tmp_path, WHO) == []


@pytest.mark.parametrize("content", ['{"erased": [', '{"erased": []}'])
def test_who_is_erased_must_be_known_or_nothing_is_taken_in(tmp_path: Path, content: str) -> None:
    store = loaded(tmp_path, WHO)
    store.erase(WHO, NOW)
    (tmp_path / LIST).write_text(content)
    with pytest.raises(OSError, match=LIST):
        store.publish(facts_of(OTHER)[0], NOW)
