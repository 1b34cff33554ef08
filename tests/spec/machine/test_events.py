"""The ledger of persons and companies: what a load is, what it changes, and how it is read meanwhile."""

from datetime import timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from pejl.intake import Fault
from pejl.ledger import Load, Store
from pejl.ledger.events import EventStore
from pejl.ledger.facts import Facts
from pejl.ledger.snapshot import Snapshot
from pejl.ledger.state_hash import state_hash
from pejl.ledger.tables import FAR
from pejl.words import say
from spec.drawing import drawn
from spec.telling import NOW, day, expected, known, state, told

EARLY = told("aa", 1, spells=["7 dagpenge 1-", "8 dagpenge 1-11"], talks=["7 samtale 3"])
LATE = told("bb", 2, spells=["7 dagpenge 1-21"], companies=["70 handel 1"])


def files(root: Path) -> dict[str, int]:
    return {str(file.relative_to(root)): file.stat().st_mtime_ns for file in root.rglob("*") if file.is_file()}


def persons(snapshot: Snapshot) -> list[int]:
    return np.concatenate([part.ids for part in snapshot.parts()]).tolist()


# --- a load ----------------------------------------------------------------------------------------------


def test_an_empty_ledger_has_an_empty_snapshot_and_makes_no_folder(tmp_path: Path) -> None:
    store = EventStore(tmp_path / "ny")
    assert state(store.snapshot()) == {}
    with store.pinned() as snapshot:
        assert sum(snapshot.sizes.values()) == 0
    assert not (tmp_path / "ny").exists()


def test_a_later_version_of_a_row_takes_the_place_of_the_earlier(tmp_path: Path) -> None:
    store = EventStore(tmp_path)
    assert store.publish(EARLY, NOW).touched == 2
    published = store.publish(LATE, NOW)
    assert (published.new, published.touched) == ((True,), 1)
    assert state(store.snapshot())["spells"] == [
        (7, "dagpenge", day(1), day(21), 2220, "250"),
        (8, "dagpenge", day(1), day(11), 2220, "250"),
    ]
    assert store.snapshot().as_of == known(2).isoformat()


def test_the_same_extract_again_changes_nothing_but_is_logged(tmp_path: Path) -> None:
    store = EventStore(tmp_path)
    store.publish(EARLY, NOW)
    before = files(tmp_path)
    again = store.publish(EARLY, NOW + timedelta(days=1))
    assert (again.new, again.touched) == ((False,), 0)
    assert again.batches[0].checks == ((NOW + timedelta(days=1)).isoformat(),)
    assert files(tmp_path).keys() == before.keys()
    assert {name for name, at in files(tmp_path).items() if at != before[name]} - {"lock"} == {"manifest.json"}


def test_a_source_that_goes_back_to_what_it_said_before_is_believed(tmp_path: Path) -> None:
    """The same bytes, known at another instant, are not the same extract."""
    store = EventStore(tmp_path)
    back = Facts(EARLY.source, EARLY.name, EARLY.digest, known(3), EARLY.rows, made_up=True)
    assert store.publish([EARLY, LATE, back], NOW).new == (True, True, True)
    assert state(store.snapshot())["spells"] == state_of(tmp_path / "kun", EARLY)["spells"]


def state_of(root: Path, *facts: Facts) -> dict[str, list[tuple[object, ...]]]:
    store = EventStore(root)
    store.publish(facts, NOW)
    return state(store.snapshot())


def test_figures_and_events_share_a_ledger_and_lose_nothing_to_each_other(tmp_path: Path) -> None:
    figures = drawn("maaling  gruppe  omraade  2023M07\nandel    a       250      1.6")
    for digest, facts in (("ff", EARLY), ("gg", LATE)):
        Store(tmp_path).publish(Load("tabel", "t", digest, figures), NOW)
        EventStore(tmp_path).publish(facts, NOW)
    assert len(Store(tmp_path).parts()) == 2
    assert len(EventStore(tmp_path).batches()) == 2
    assert state(EventStore(tmp_path).snapshot()) == expected([EARLY, LATE])


def test_made_up_and_real_persons_are_never_in_one_ledger(tmp_path: Path) -> None:
    store = EventStore(tmp_path)
    store.publish(EARLY, NOW)
    assert store.snapshot().made_up
    before = files(tmp_path)
    real = told("cc", 3, made_up=False, spells=["9 dagpenge 1-"])
    with pytest.raises(Fault) as fault:
        store.publish(real, NOW)
    assert "cc.csv" in say(fault.value.code, fault.value.params)
    assert files(tmp_path).keys() == before.keys()
    with pytest.raises(Fault):
        EventStore(tmp_path / "ny").publish([EARLY, real], NOW)


def test_rows_that_are_not_as_declared_are_refused_and_nothing_of_them_is_left(tmp_path: Path) -> None:
    store = EventStore(tmp_path)
    store.publish(EARLY, NOW)
    before = files(tmp_path).keys()
    good = told("cc", 3, spells=["9 dagpenge 1-"]).rows["spells"]
    for bad in (good.drop_columns(["area"]), good.set_column(4, "minutes", pa.array([None], pa.int32()))):
        facts = Facts("egne", "c", "cc", known(3), {"talks": EARLY.rows["talks"], "spells": bad}, made_up=True)
        with pytest.raises(ValueError, match="spells"):
            store.publish([LATE, facts], NOW)
    assert files(tmp_path).keys() == before


def test_more_codes_than_a_snapshot_can_number_are_refused(tmp_path: Path) -> None:
    many = told("aa", 1, relations=[f"{place} mentor 1- who={place:x}" for place in range(1, 32_769)])
    with pytest.raises(Fault) as fault:
        EventStore(tmp_path).publish(many, NOW)
    assert "32768" in say(fault.value.code, fault.value.params).replace(".", "")
    assert EventStore(tmp_path).batches() == []


# --- rows ------------------------------------------------------------------------------------------------


def test_rows_are_counted_once_cut_and_dropped_as_they_are_told(tmp_path: Path) -> None:
    twice = ["7 dagpenge 1-11", "7 dagpenge 1-11", "7 dagpenge 1-12"]
    others = ["7 dagpenge 6-21", "7 dagpenge 8-9", "7 dagpenge 5-5", "7 kontanthjaelp 6-21"]
    store = EventStore(tmp_path)
    published = store.publish(told("aa", 1, spells=[*twice, *others]), NOW)
    batch = published.batches[0]
    assert (batch.duplicates, batch.conflicts, batch.rows) == (1, 1, {"spells": 5})
    assert (published.empty, published.cut, published.covered) == (1, 1, 1)
    assert [row[1:4] for row in state(store.snapshot())["spells"]] == [
        ("dagpenge", day(1), day(12)),
        ("dagpenge", day(12), day(21)),
        ("kontanthjaelp", day(6), day(21)),
    ]


def test_the_same_group_in_two_areas_may_overlap(tmp_path: Path) -> None:
    rows = state_of(tmp_path, told("aa", 1, spells=["7 dagpenge 1-11", "7 dagpenge 6-21 area=240"]))["spells"]
    assert [row[2:4] for row in rows] == [(day(1), day(11)), (day(6), day(21))]


def test_a_benefit_said_with_its_visitation_is_told_apart(tmp_path: Path) -> None:
    said = told(
        "aa",
        1,
        spells=["7 kontanthjaelp:jobparat 1-11", "7 kontanthjaelp:aktivitetsparat 11-", "8 dagpenge 1-11"],
        groups=["7 jobparat 6-16", "9 flygtninge 1-"],
    )
    assert state_of(tmp_path, said) == {
        "spells": [
            (7, "kontanthjaelp", day(1), day(11), 2220, "250"),
            (7, "kontanthjaelp", day(11), FAR, 2220, "250"),
            (8, "dagpenge", day(1), day(11), 2220, "250"),
        ],
        "groups": [
            (7, "aktivitetsparat", day(11), FAR),
            (7, "jobparat", day(1), day(11)),
            (7, "jobparat", day(11), day(16)),
            (9, "flygtninge", day(1), FAR),
        ],
    }


def test_a_name_of_the_sources_own_lets_a_row_change_its_key(tmp_path: Path) -> None:
    facts = [told("aa", 1, talks=["7 samtale 3 ref=a1"]), told("bb", 2, talks=["7 kontakt 4 ref=a1"])]
    assert [row[:3] for row in state_of(tmp_path, *facts)["talks"]] == [(7, day(4), "kontakt")]


def test_a_complete_extract_withdraws_what_its_own_source_no_longer_says(tmp_path: Path) -> None:
    other = told("bb", 1, source="anden", spells=["9 dagpenge 1-"])
    whole = told("cc", 2, complete=["spells"], spells=["8 dagpenge 1-11"])
    rows = state_of(tmp_path, EARLY, other, whole)
    assert [row[0] for row in rows["spells"]] == [8, 9]
    assert len(rows["talks"]) == 1
    assert "spells" not in state_of(tmp_path / "tom", EARLY, told("dd", 2, complete=["spells"]))


def test_a_person_has_one_birth_date_whatever_many_sources_know_it(tmp_path: Path) -> None:
    facts = [told("aa", 2, persons=["7 kvinde 1"]), told("bb", 1, source="anden", persons=["7 kvinde 2"])]
    assert [row[1] for row in state_of(tmp_path, *facts)["persons"]] == [day(1)]


# --- as known, and pinned --------------------------------------------------------------------------------


def test_an_earlier_instant_answers_with_what_was_known_then(tmp_path: Path) -> None:
    store = EventStore(tmp_path)
    store.publish([LATE, EARLY], NOW)
    assert state(store.snapshot(known(1))) == expected([EARLY])
    assert state(store.snapshot(known(2) - timedelta(microseconds=1))) == expected([EARLY])
    assert store.snapshot(known(2)).id == store.snapshot().id
    assert state(store.snapshot(known(1) - timedelta(microseconds=1))) == {}
    assert len(list((tmp_path / "snapshots").iterdir())) == 2


def test_a_pinned_snapshot_stays_whole_while_others_are_published(tmp_path: Path) -> None:
    store = EventStore(tmp_path)
    store.publish(EARLY, NOW)
    with store.pinned() as first, store.pinned(known(1)) as then:
        assert then.id == first.id
        EventStore(tmp_path).publish(LATE, NOW)
        assert state(first) == expected([EARLY])
        assert state(store.snapshot()) == expected([EARLY, LATE])
    store.clean()
    assert [folder.name for folder in (tmp_path / "snapshots").iterdir()] == [store.snapshot().id]
    with pytest.raises(FileNotFoundError):
        state(first)


# --- the change ------------------------------------------------------------------------------------------


def test_a_change_holds_the_persons_touched_as_they_were_and_as_they_are(tmp_path: Path) -> None:
    store = EventStore(tmp_path)
    first = store.publish(EARLY, NOW).snapshot
    second = store.publish(LATE, NOW).snapshot
    third = store.publish(told("cc", 3, talks=["8 samtale 9", "9 samtale 9"]), NOW).snapshot
    assert store.change(first) is None
    for name, previous, before, after in ((second, first, [7], [7]), (third, second, [8], [8, 9])):
        found = store.change(name)
        assert found is not None
        assert (found[0], persons(found[1]), persons(found[2])) == (previous, before, after)
    assert state(found[1]) == {"spells": [(8, "dagpenge", day(1), day(11), 2220, "250")]}
    assert state(found[2]).keys() == {"spells", "talks"}


# --- the state hash --------------------------------------------------------------------------------------


def test_the_state_hash_knows_no_ids_and_nothing_else_escapes_it(tmp_path: Path) -> None:
    def hashed(text: str, company: int, digest: str = "aa", *more: str) -> str:
        offers = [f"{each} loentilskud 1-9 company={company}" for each in text.split()]
        facts = told(digest, 1, offers=[*offers, *more], companies=[f"{company} handel 1", f"{company + 1} bygge 1"])
        store = EventStore(tmp_path / f"{text}{company}{digest}")
        store.publish(facts, NOW)
        return state_hash(store.snapshot())

    same = hashed("7 8", 70)
    assert hashed("900 3", 5000, "bb") == same
    assert hashed("7", 70) != same
    assert hashed("7 8", 70, "cc", "7 loentilskud 20-21 company=71") != same
    assert hashed("7", 70, "dd", "8 loentilskud 1-9 company=71") != same
    assert hashed("7", 70, "ee", "8 loentilskud 1-9 company=0") != same
    assert hashed("7", 70, "ff", "8 virksomhedspraktik 1-9 company=70") != same


def test_the_state_hash_knows_what_is_nobodys_in_any_order_and_how_each_row_differs(tmp_path: Path) -> None:
    def hashed(digest: str, **tables: list[str]) -> str:
        store = EventStore(tmp_path / digest)
        store.publish(told(digest, 1, **tables), NOW)
        return state_hash(store.snapshot())

    acts, staff = ["0 rapport 3", "0 interview 3 number=1"], ["0 unge 1-9 who=a", "0 jobparate 9- who=a"]
    same = hashed("aa", acts=acts, staff=staff)
    assert hashed("bb", acts=acts[::-1], staff=staff[::-1]) == same
    others = (
        hashed("cc", acts=acts[:1], staff=staff),
        hashed("dd", acts=["0 rapport 3", "0 interview 3 number=2"], staff=staff),
        hashed("ee", acts=acts, staff=[staff[0], "0 jobparate 9- who=b"]),
        hashed("ff", acts=acts),
        hashed("gg", staff=staff),
    )
    assert len({same, *others}) == 6
