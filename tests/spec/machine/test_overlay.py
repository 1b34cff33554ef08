"""Some persons with what was recorded since: read as if it had been published."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pejl.ledger.events import EventStore
from pejl.ledger.facts import Facts
from pejl.ledger.one import only, part_with, rows_of
from pejl.ledger.open import kept_open
from pejl.ledger.overlay import overlaid
from pejl.ledger.snapshot import Part, Snapshot
from pejl.ledger.tables import TABLES
from spec.machine.test_own_registrations import own
from spec.telling import NOW, State, day, state, told

EXTRACT = told(
    "aa",
    10,
    persons=["7 kvinde 1", "8 mand 2"],
    spells=["7 dagpenge 1-", "8 dagpenge 3-6"],
    talks=["7 samtale 3 outcome=booket", "8 samtale 4 outcome=holdt"],
    relations=["7 mentor 1- who=k2", "8 mentor 1- who=k1"],
    staff=["0 nord 1- who=k1"],
)


def published(*facts: Facts) -> Snapshot:
    with TemporaryDirectory() as folder:
        store = EventStore(Path(folder))
        store.publish(facts, NOW)
        return held_in_memory(store.snapshot())


def held_in_memory(snapshot: Snapshot) -> Snapshot:
    """With every column read, so that the files may go."""
    found = kept_open(snapshot)
    for part in (*found.parts(), found.companies()):
        for name, table in TABLES.items():
            if (table.subject == "person") == (part is not found.companies()):
                for column in table.columns:
                    part.column(name, column)
    return replace(found, files={})


def of(snapshot: Snapshot, persons: Collection[int]) -> State:
    """The persons' rows, as the tests of the ledger read them."""
    personal = {name: rows for name, rows in state(snapshot).items() if TABLES[name].subject == "person"}
    kept = {name: [row for row in rows if row[0] in persons] for name, rows in personal.items()}
    return {name: rows for name, rows in kept.items() if rows}


# --- one person ------------------------------------------------------------------------------------------


def test_overlaid_with_nothing_added_is_the_person_alone() -> None:
    snapshot = published(EXTRACT)
    found = overlaid(snapshot, [7], [])
    part = part_with(snapshot, 7)
    assert part is not None
    assert of(found, [7, 8]) == of(only(snapshot, part, 7), [7, 8]) == of(snapshot, [7])
    assert found.coverage == snapshot.coverage


def test_overlaid_what_was_recorded_shows_and_others_rows_do_not() -> None:
    recorded = own("bb", 11, talks=["7 samtale 3 ref=p outcome=holdt", "8 samtale 9 ref=q"], offers=["7 ny 5-9 ref=r"])
    found = overlaid(published(EXTRACT), [7], [recorded])
    assert of(found, [7, 8]) == of(published(EXTRACT, recorded), [7])
    assert found.as_of == recorded.as_of.isoformat()


@pytest.mark.parametrize(("recorded", "outcome"), [(9, "booket"), (10, "booket"), (11, "holdt")])
def test_overlaid_what_the_extract_knows_better_is_the_extract_s(recorded: int, outcome: str) -> None:
    added = own("bb", recorded, talks=["7 samtale 3 ref=p outcome=holdt", "7 samtale 5 ref=q outcome=holdt"])
    found = overlaid(published(EXTRACT), [7], [added])
    assert [row["outcome"] for row in rows_of(found, "talks")] == [outcome, "holdt"]
    assert of(found, [7]) == of(published(EXTRACT, added), [7])


def test_overlaid_someone_nobody_told_of_has_what_was_recorded() -> None:
    recorded = own("bb", 11, talks=["9 samtale 3 ref=p"])
    found = overlaid(published(EXTRACT), [9, 7], [recorded])
    assert of(found, [9]) == of(published(EXTRACT, recorded), [9])
    assert list(next(found.parts()).ids) == [7, 9]
    assert of(overlaid(published(EXTRACT), [12], []), [12]) == {}


def test_overlaid_words_keep_their_places_and_new_ones_come_last() -> None:
    snapshot = published(EXTRACT)
    found = overlaid(
        snapshot, [7], [own("bb", 11, relations=["7 mentor 5- who=a1 ref=p", "7 ungeguide 5- who=k1 ref=q"])]
    )
    assert found.books["relations.who"] == (*snapshot.books["relations.who"], "a1")
    assert found.books["relations.role"] == (*snapshot.books["relations.role"], "ungeguide")
    assert found.books["spells.group"] == snapshot.books["spells.group"]


def test_overlaid_companies_and_staff_stay() -> None:
    snapshot = published(EXTRACT)
    assert state(overlaid(snapshot, [7], []))["staff"] == state(snapshot)["staff"]


def test_overlaid_a_folded_version_makes_room_for_the_new_one() -> None:
    first = own("bb", 11, talks=["7 samtale 5 ref=p", "7 samtale 6 ref=q"])
    later = own("cc", 12, talks=["7 samtale 8 ref=p", "7 samtale 6 ref=q withdrawn=1"])
    found = overlaid(published(EXTRACT, first), [7], [later], [first])
    assert of(found, [7]) == of(published(EXTRACT, first, later), [7])


def test_overlaid_a_row_moved_to_another_citizen_leaves_the_first() -> None:
    first, later = own("bb", 11, talks=["7 samtale 5 ref=p"]), own("cc", 12, talks=["8 samtale 5 ref=p"])
    found = overlaid(published(EXTRACT, first), [7, 8], [later], [first])
    assert of(found, [7, 8]) == of(published(EXTRACT, first, later), [7, 8])


def test_overlaid_takes_nothing_but_what_adds_to_persons() -> None:
    for wrong in (told("bb", 11, talks=["7 samtale 3"]), own("bb", 11, staff=["0 nord 1- who=k1"])):
        with pytest.raises(ValueError, match="only rows"):
            overlaid(published(EXTRACT), [7], [wrong])


# --- any rows at all -------------------------------------------------------------------------------------

PERSON, DAY = st.integers(1, 3), st.integers(1, 4)
STRETCH = st.builds("{}-{}".format, DAY, st.sampled_from(["", 2, 3, 9]))
GONE = st.sampled_from(["", "", "", " withdrawn=1"])


Tables = dict[str, Any]


def said(code: str, when: st.SearchStrategy[str], refs: Sequence[str], *more: str) -> st.SearchStrategy[list[str]]:
    one = st.builds(
        "{} {} {}{}{}{}".format,
        PERSON,
        st.sampled_from(code.split()),
        when,
        st.sampled_from(["", *more]),
        st.sampled_from(refs),
        GONE,
    )
    return st.lists(one, max_size=4)


def tables(refs: Sequence[str], kinds: str) -> st.SearchStrategy[Tables]:
    optional = {
        "talks": said(kinds, DAY.map(str), refs, " outcome=holdt", " resets=1"),
        "offers": said(kinds, STRETCH, refs, " minutes=900"),
        "relations": said(kinds, STRETCH, refs, " who=k9"),
        "exemptions": said(kinds, STRETCH, refs),
    }
    return st.fixed_dictionaries({}, optional=optional)


REFS = tuple(f" ref={name}" for name in "abcd")
EXTRACTS = st.lists(
    st.tuples(st.integers(1, 5), st.sampled_from(["egne", "anden"]), tables(("", *REFS), "jobsamtale cv")), max_size=3
)


def extracts(of_them: Sequence[tuple[int, str, Tables]]) -> list[Facts]:
    always = told("00", 1, spells=["1 dagpenge 1-", "2 dagpenge 2-", "3 dagpenge 2-9"])
    return [always, *(told(f"e{at}", on, source=source, **its) for at, (on, source, its) in enumerate(of_them))]


def owns(letter: str, of_them: Sequence[tuple[int, Tables]]) -> list[Facts]:
    return [own(f"{letter}{at}", on, **its) for at, (on, its) in enumerate(of_them)]


def registrations(low: int, high: int, kinds: str) -> st.SearchStrategy[list[tuple[int, Tables]]]:
    return st.lists(st.tuples(st.integers(low, high), tables(REFS, kinds)), max_size=3)


@settings(max_examples=60, deadline=None)
@given(EXTRACTS, registrations(1, 5, "jobsamtale cv"), st.sets(PERSON, min_size=1))
def test_overlaid_is_what_publishing_would_come_to(
    told_of: list[tuple[int, str, Tables]],
    recorded: list[tuple[int, Tables]],
    who: set[int],
) -> None:
    outside, added = extracts(told_of), owns("p", recorded)
    assert of(overlaid(published(*outside), who, added), (1, 2, 3)) == of(published(*outside, *added), who)


@settings(max_examples=25, deadline=None)
@given(EXTRACTS, registrations(1, 4, "anden"), registrations(5, 6, "anden"), st.sets(PERSON, min_size=1))
def test_overlaid_on_what_is_folded_is_what_publishing_would_come_to(
    told_of: list[tuple[int, str, Tables]],
    folded: list[tuple[int, Tables]],
    recorded: list[tuple[int, Tables]],
    who: set[int],
) -> None:
    """Where no extract has a row of the same key, and no two own rows have one."""
    outside = extracts(told_of)
    before, added = apart(owns("p", folded)), apart(owns("q", recorded))
    found = overlaid(published(*outside, *before), who, added, before)
    assert of(found, (1, 2, 3)) == of(published(*outside, *before, *added), who)


def apart(facts: Sequence[Facts]) -> list[Facts]:
    """Each row's kind or role is its own name, so that two rows never have one key."""
    found = []
    for each in facts:
        rows = {}
        for name, table in each.rows.items():
            place = table.column_names.index(TABLES[name].code)
            rows[name] = table.set_column(place, table.schema.field(place), table["ref"])
        found.append(replace(each, rows=rows))
    return found


# --- reading ---------------------------------------------------------------------------------------------


def test_rows_of_are_words_and_days_and_an_open_end_is_none() -> None:
    (spell,) = rows_of(overlaid(published(EXTRACT), [7], []), "spells")
    assert spell == {"person": 7, "group": "dagpenge", "start": day(1), "end": None, "minutes": 2220, "area": "250"}
    (talk,) = rows_of(overlaid(published(EXTRACT), [8], []), "talks")
    assert (talk["day"], talk["outcome"], talk["resets"]) == (day(4), "holdt", False)
    assert [row["who"] for row in rows_of(published(EXTRACT), "staff")] == ["k1"]
    assert rows_of(published(EXTRACT), "deadlines") == []


def test_kept_open_reads_a_part_and_a_column_once() -> None:
    opened, loaded = [], []

    def opener() -> Part:
        def load(table: str, column: str) -> np.ndarray:
            loaded.append((table, column))
            return np.zeros(1, np.int32)

        opened.append(1)
        return Part(np.array([7]), {"talks": np.array([1], np.int32)}, load)

    kept = kept_open(replace(published(EXTRACT), openers=(opener, opener)))
    for _ in range(3):
        next(kept.parts()).column("talks", "day")
    assert (len(opened), loaded) == (1, [("talks", "day")])
    assert kept.companies() is kept.companies() is not next(kept.parts())


def test_kept_open_gives_many_threads_the_same_rows() -> None:
    with TemporaryDirectory() as folder:
        store = EventStore(Path(folder))
        store.publish(EXTRACT, NOW)
        kept, found = kept_open(store.snapshot()), []
        threads = [Thread(target=lambda: found.append(of(overlaid(kept, [7, 8], []), [7, 8]))) for _ in range(8)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        assert found == [of(store.snapshot(), [7, 8])] * 8
