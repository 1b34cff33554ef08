"""What a ledger covers: from which day to which each table is known, whose extracts they are, and by which rules."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pejl.ledger import manifest
from pejl.ledger.coverage import coverage_of
from pejl.ledger.disk import Disk
from pejl.ledger.events import EventStore
from pejl.ledger.facts import Facts
from pejl.ledger.fold import snapshot_id
from pejl.ledger.snapshot import HEAD, Snapshot
from pejl.ledger.verbs import NumberOf, PersonsAt, aged, held, kept, noted
from pejl.ledger.verbs.counting import Counting, tables_of
from pejl.ledger.verbs.kept import Kept
from pejl.periods import Grain, month
from pejl.sources.made_up import facts
from spec.telling import NOW, State, day, expected, state, told

SPELL, TALK = ["7 dagpenge 1-"], ["7 samtale 3"]
START, LATER = date(2020, 1, 1), date(2023, 6, 1)
SPELLS = frozenset({"spells"})


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00+00:00")


def snapshot(root: Path, *extracts: Facts) -> Snapshot:
    store = EventStore(root)
    store.publish(extracts, NOW)
    return store.snapshot()


def sinces(root: Path, *extracts: Facts) -> str:
    """From which day the spells of these extracts are covered."""
    return snapshot(root, *extracts).coverage["spells"][0]


# --- from which day --------------------------------------------------------------------------------------


def test_since_an_extract_that_says_no_first_day_covers_no_period(tmp_path: Path) -> None:
    events = Counting(snapshot(tmp_path, told("aa", 1, spells=SPELL)))
    assert (events.periods(Grain.MONTH, SPELLS), events.unsaid({"spells", "talks"})) == ((), ("spells", "talks"))
    with pytest.raises(ValueError, match="2023M05"):
        events.count(PersonsAt(held("spells")), "250", month(2023, 5))


def test_since_an_extract_without_a_first_day_leaves_what_was_said_before(tmp_path: Path) -> None:
    first = told("aa", 1, since=START, spells=SPELL)
    assert sinces(tmp_path / "1", first, told("bb", 2, spells=SPELL)) == "2020-01-01"
    assert sinces(tmp_path / "2", first, told("bb", 2, complete=["spells"], spells=SPELL)) == "2020-01-01"


def test_since_a_complete_extract_takes_the_days_before_its_own_away(tmp_path: Path) -> None:
    first = told("aa", 1, since=START, spells=SPELL)
    assert sinces(tmp_path / "1", first, told("bb", 2, since=LATER, spells=SPELL)) == "2020-01-01"
    whole = told("bb", 2, since=LATER, complete=["spells"], spells=SPELL)
    assert sinces(tmp_path / "2", whole, first) == "2023-06-01"


@pytest.mark.parametrize(("begins", "covers"), [("2023-07-01", "2020-01-01"), ("2023-07-02", "2023-07-02")])
def test_since_begins_anew_after_days_that_no_extract_covers(tmp_path: Path, begins: str, covers: str) -> None:
    first = told("aa", at("2023-06-30"), since=START, spells=SPELL)
    second = told("bb", at("2024-01-01"), since=date.fromisoformat(begins), spells=SPELL)
    assert sinces(tmp_path, first, second) == covers


def test_since_every_source_of_a_table_must_say_it(tmp_path: Path) -> None:
    one = told("aa", 1, since=START, spells=SPELL)
    assert sinces(tmp_path / "1", one, told("bb", 1, source="anden", since=LATER, spells=SPELL)) == "2023-06-01"
    assert sinces(tmp_path / "2", one, told("bb", 1, source="anden", spells=SPELL)) == ""


# --- to which day, table by table ------------------------------------------------------------------------


def test_a_late_extract_of_one_table_vouches_for_no_other(tmp_path: Path) -> None:
    early = told("aa", at("2023-03-31"), since=START, spells=SPELL)
    late = told("bb", at("2023-06-30"), source="anden", since=LATER, talks=TALK)
    events = Counting(snapshot(tmp_path, early, late))
    assert (events.day, events.until(SPELLS)) == (date(2023, 6, 30), date(2023, 3, 31))
    assert [period.id for period in events.periods(Grain.MONTH, {"talks"})] == ["2023M06"]
    assert events.periods(Grain.MONTH, SPELLS)[-1].id == "2023M03"
    assert events.periods(Grain.MONTH, {"spells", "talks"}) == ()
    counts = PersonsAt(held("spells")), NumberOf(noted("talks"))
    events.prepare(counts, Grain.MONTH)
    assert events.count(counts[0], "250", month(2023, 3)) == 1
    assert events.count(counts[1], "250", month(2023, 6)) == 0


def test_a_table_of_two_sources_is_known_as_far_as_the_slower(tmp_path: Path) -> None:
    one, other = (told(name, 1, source=name, since=START, spells=SPELL) for name in ("aa", "bb"))
    newer = told("cc", 9, source="aa", spells=SPELL)
    assert Counting(snapshot(tmp_path, one, other, newer)).until(SPELLS) == date(2024, 1, 1)


def test_a_table_told_of_without_a_row_is_known(tmp_path: Path) -> None:
    found = snapshot(tmp_path, told("aa", 1, since=START, spells=SPELL, talks=[]), told("bb", 2, complete=["jobs"]))
    assert set(found.coverage) == {"spells", "talks", "jobs"}


def test_benefits_said_with_their_visitation_tell_of_groups(tmp_path: Path) -> None:
    found = snapshot(tmp_path, told("aa", 1, since=START, complete=["spells"], spells=["7 kontanthjaelp:jobparat 1-"]))
    assert found.coverage["groups"] == found.coverage["spells"] == ("2020-01-01", "2024-01-01T08:00:00+00:00")


def test_a_count_reads_the_tables_its_verbs_name() -> None:
    rows = (held("spells") & aged(18, 30)).since(noted("talks").on(held("groups"))) - held("offers")
    assert tables_of(NumberOf(rows.starts())) == {"persons", "spells", "talks", "groups", "offers"}
    assert tables_of(NumberOf(noted("talks"))) == {"talks"}


def test_persons_limit_no_period_but_without_them_nobody_has_an_age(tmp_path: Path) -> None:
    young = tables_of(PersonsAt(held("spells") & aged(18, 30)))
    spells = told("aa", 9, since=START, spells=SPELL)
    told_of = Counting(snapshot(tmp_path / "1", spells, told("bb", at("2022-01-01"), persons=["7 kvinde 1"])))
    assert told_of.periods(Grain.MONTH, young) == told_of.periods(Grain.MONTH, SPELLS) != ()
    untold = Counting(snapshot(tmp_path / "2", spells))
    assert (untold.unsaid(young), untold.periods(Grain.MONTH, young)) == (("persons",), ())


# --- whose extracts --------------------------------------------------------------------------------------


def test_a_neighbour_named_by_a_row_is_not_known(tmp_path: Path) -> None:
    rows = [*SPELL, "8 dagpenge 1- area=240"]
    own = Counting(snapshot(tmp_path / "1", told("aa", 1, areas=["250"], spells=rows)))
    assert (own.knows("250"), own.knows("240")) == (True, False)
    unsaid = Counting(snapshot(tmp_path / "2", told("aa", 1, spells=rows)))
    assert (unsaid.knows("250"), unsaid.knows("240"), unsaid.knows("190")) == (True, True, False)


def test_made_up_extracts_say_their_municipalities_and_first_day() -> None:
    (made,) = facts(["825"], 3, date(2023, 1, 1), date(2023, 3, 31))
    assert (made.areas, made.since) == ({"825"}, date(2023, 1, 1))


# --- by which rules --------------------------------------------------------------------------------------


ORDER = ["70 jobordre 3 minute=570"]


def folded_by_older_rules(root: Path) -> State:
    """A ledger as an older Pejl left it: another id, a head and batches that say nothing of coverage, enquiries without
    the minute, and no deadlines. What it should say is the answer."""
    store = EventStore(root)
    store.publish([told("aa", 1, since=START, spells=SPELL), told("bb", 2, talks=TALK, orders=ORDER)], NOW)
    for file in root.glob("*/*/orders.parquet"):
        pq.write_table(pq.read_table(file).drop_columns(["minute"]), file)
    for file in root.glob("snapshots/*/deadlines*"):
        file.unlink()
    stands = manifest.read(root)
    (root / manifest.snapshot_folder(stands.snapshot)).rename(root / manifest.snapshot_folder("e0-gammel"))
    head = root / manifest.snapshot_folder("e0-gammel") / HEAD
    said = json.loads(head.read_text("utf-8"))
    del said["coverage"], said["areas"]
    head.write_text(json.dumps({**said, "id": "e0-gammel", "since": ""}), "utf-8")
    content = json.loads((root / manifest.MANIFEST).read_bytes())
    content["snapshot"] = "e0-gammel"
    for batch in content["batches"]:
        del batch["tables"], batch["areas"]
    Disk().replace(root / manifest.MANIFEST, json.dumps(content).encode())
    return expected([told("aa", 1, spells=SPELL), told("bb", 2, talks=TALK, orders=["70 jobordre 3 minute=-1"])])


def test_rules_that_changed_are_read_by_at_once_and_published_when_next_something_is_written(tmp_path: Path) -> None:
    store, should = EventStore(tmp_path), folded_by_older_rules(tmp_path)
    read = store.snapshot()
    assert (state(read), read.coverage, Counting(read).periods(Grain.MONTH, SPELLS)) == (should, {}, ())
    assert manifest.read(tmp_path).snapshot == "e0-gammel"
    store.clean()
    assert store.snapshot().id == read.id == manifest.read(tmp_path).snapshot == snapshot_id(store.batches(), 0)
    assert state(store.snapshot()) == should
    again = store.publish(told("cc", 3, since=START, spells=["8 dagpenge 1-"]), NOW)
    assert (again.touched, store.snapshot().coverage["spells"][0]) == (1, "2020-01-01")


def test_rules_of_today_take_a_row_written_with_the_minute_for_one_without(tmp_path: Path) -> None:
    folded_by_older_rules(tmp_path)
    store = EventStore(tmp_path)
    store.publish(told("cc", 3, orders=[*ORDER, "71 jobordre 4 minute=0"]), NOW)
    assert [row[:4] for row in state(store.snapshot())["orders"]] == [
        (70, "jobordre", day(3), 570),
        (71, "jobordre", day(4), 0),
    ]
    assert store.standing("egne")["orders"].num_rows == 2


def test_rules_the_snapshot_that_stands_is_left_alone_by_a_writer_with_nothing_to_do(tmp_path: Path) -> None:
    stood = snapshot(tmp_path, told("aa", 1, since=START, spells=SPELL))
    written = (tmp_path / manifest.MANIFEST).stat().st_mtime_ns
    EventStore(tmp_path).clean()
    assert (EventStore(tmp_path).snapshot().id, (tmp_path / manifest.MANIFEST).stat().st_mtime_ns) == (
        stood.id,
        written,
    )


def test_kept_counts_of_a_verb_that_meant_something_else_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stood = snapshot(tmp_path, told("aa", 1, since=START, spells=SPELL))
    counts, periods = [PersonsAt(held("spells"))], [month(2023, 5)]
    files = tmp_path / "cubes" / stood.id
    for meaning in (kept.MEANING, kept.MEANING, kept.MEANING + 1):
        monkeypatch.setattr(kept, "MEANING", meaning)
        Kept(tmp_path, EventStore(tmp_path).change).counted(counts, stood, periods)
    assert len(list(files.iterdir())) == 2


def test_coverage_does_not_depend_on_the_order_of_loading(tmp_path: Path) -> None:
    extracts = [told("aa", 1, since=START, spells=SPELL), told("bb", 2, since=LATER, spells=SPELL, talks=TALK)]
    snapshot(tmp_path, *extracts)
    batches = EventStore(tmp_path).batches()
    assert coverage_of(batches) == coverage_of(batches[::-1])
    assert coverage_of(batches)["talks"] == ("2023-06-01", datetime(2024, 1, 2, 8, tzinfo=UTC).isoformat())
