"""What the ledger comes to depends on what was said and when it was known, never on what was loaded first."""

from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from pejl.ledger.events import EventStore
from pejl.ledger.facts import Facts
from pejl.ledger.resolve import resolve
from pejl.ledger.snapshot import in_memory, prepare
from pejl.ledger.state_hash import state_hash
from spec.telling import NOW, expected, known, state, told

CORRECTED = told("bb", 2, spells=["7 dagpenge 1-9", "8 dagpenge 4-"], talks=["7 samtale 5 ref=a withdrawn=1"])
FIVE = (
    told("aa", 1, spells=["7 dagpenge 1-", "8 dagpenge 3-6", "8 dagpenge 3-7"], talks=["7 samtale 3 ref=a"]),
    CORRECTED,
    told("cc", 3, complete=["spells"], spells=["8 dagpenge 4-20", "9 dagpenge 1-2 ref=x"]),
    told("dd", 3, spells=["9 dagpenge 1-5 ref=x", "7 dagpenge 1-30 area=240"]),
    told("ee", 2, source="anden", spells=["8 dagpenge 10-40"], talks=["7 samtale 3 ref=a"]),
)
"""A correction, a row taken back, a complete extract, two known at the same instant, and another source."""


def test_five_extracts_come_to_the_same_in_every_order(tmp_path: Path) -> None:
    store = EventStore(tmp_path)
    store.publish(FIVE, NOW)
    whole = state_hash(store.snapshot())
    assert state(store.snapshot()) == expected(FIVE)
    for order in permutations(store.batches()):
        assert state_hash(in_memory(prepare(resolve(tmp_path, order, tmp_path).tables))) == whole


def test_extracts_published_one_by_one_come_to_the_same_as_all_at_once(tmp_path: Path) -> None:
    for place, order in enumerate(permutations(FIVE[:3])):
        store = EventStore(tmp_path / str(place))
        for so_far in range(3):
            store.publish(order[so_far], NOW)
            assert state(store.snapshot()) == expected(order[: so_far + 1])


# --- any extracts at all ---------------------------------------------------------------------------------

PERSON, DAY = st.integers(1, 3), st.integers(1, 9)
REF = st.sampled_from(["", "", " ref=a", " ref=b"])
TAKEN = st.sampled_from(["", "", "", " withdrawn=1"])
STRETCH = st.builds("{}-{}".format, DAY, st.sampled_from(["", *range(1, 12)]))


def rows(code: str, when: st.SearchStrategy[str], *more: str) -> st.SearchStrategy[list[str]]:
    said = st.builds(
        "{} {} {}{}{}{}".format, PERSON, st.sampled_from(code.split()), when, st.sampled_from(["", *more]), REF, TAKEN
    )
    return st.lists(said, max_size=6)


TABLES = {
    "spells": rows("dagpenge kontanthjaelp", STRETCH, " area=240", " minutes=900"),
    "groups": rows("fit unge", STRETCH),
    "talks": rows("samtale kontakt", DAY.map(str), " resets=1"),
    "persons": rows("kvinde mand", DAY.map(str), " area=240"),
    "offers": rows("loentilskud", STRETCH, " company=70"),
    "deadlines": rows("jobsamtale opfoelgning", DAY.map(str), " status=naaet"),
    "companies": rows("handel bygge", DAY.map(str)),
    "orders": rows("jobordre henvendelse", DAY.map(str), " minute=570"),
    "acts": rows("rapport interview", DAY.map(str), " number=2"),
    "staff": rows("unge jobparate", STRETCH, " who=17"),
}
SAID = st.fixed_dictionaries({}, optional=TABLES)
EXTRACT = st.tuples(st.integers(1, 3), st.sampled_from(["egne", "anden"]), st.sets(st.sampled_from(list(TABLES))), SAID)


@st.composite
def extracts(draw: st.DrawFn) -> list[Facts]:
    """Up to five, loaded in any order, some of them twice."""
    said = draw(st.lists(EXTRACT, min_size=1, max_size=5))
    different = [
        told(f"{place:02}", at, source=source, complete=complete, **tables)
        for place, (at, source, complete, tables) in enumerate(said)
    ]
    again = draw(st.lists(st.sampled_from(different), max_size=2))
    return draw(st.permutations([*different, *again]))


@settings(max_examples=25, deadline=None)
@given(extracts(), st.integers(1, 6))
def test_any_extracts_in_any_order_come_to_what_the_naive_model_says(loaded: list[Facts], cut: int) -> None:
    with TemporaryDirectory() as folder:
        store = EventStore(Path(folder))
        for some in (loaded[:cut], loaded[cut:]):
            if some:
                store.publish(some, NOW)
        assert state(store.snapshot()) == expected(loaded)
        assert state(store.snapshot(known(2))) == expected([each for each in loaded if each.as_of <= known(2)])
