"""Every load told of, rejected rows where they were kept, and what differs between two days' knowledge."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from pejl.answers.loads import loads, loads_data, vintages
from pejl.ledger import Load, Rejected, Store
from pejl.ledger.events import EventStore
from pejl.ledger.figures import Typed
from pejl.ledger.rejections import MOST, keep_rejected, kept_rejected
from spec.drawing import drawn
from spec.telling import known, told

NOW, LATER = datetime(2024, 6, 1, 9, tzinfo=UTC), datetime(2024, 6, 2, 9, tzinfo=UTC)
FIRST, SECOND = datetime(2023, 9, 20, 8, tzinfo=UTC), datetime(2023, 10, 20, 8, tzinfo=UTC)
HEAD = "    maaling  gruppe      naevner                omraade  2023M07  2023M08\n"
EARLY = HEAD + "    andel    a_dagpenge  arbejdsstyrken_16_66   250      1.6      1.7\n"
LATE = HEAD + "    andel    a_dagpenge  arbejdsstyrken_16_66   250      1.60     1.8\n"


def load(text: str, as_of: datetime, digest: str) -> Load:
    return Load("tabel", f"{digest}.csv", digest, drawn(text, as_of=as_of))


# --- loads -----------------------------------------------------------------------------------------------


def test_a_ledger_that_is_not_there_has_no_loads(tmp_path: Path) -> None:
    found = loads(tmp_path / "nothing", date(2024, 6, 1))
    assert (found.figures, found.events, list(found.fresh)) == ((), (), [])


def test_loads_of_figures_are_told_newest_loaded_first_with_the_times_they_came_again(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.publish(load(LATE, SECOND, "bb"), NOW)
    store.publish(load(EARLY, FIRST, "aa"), LATER)
    store.publish(load(LATE, SECOND, "bb"), LATER)
    found = loads(tmp_path, date(2024, 6, 3))
    assert [(each.name, each.rows, each.known) for each in found.figures] == [
        ("aa.csv", 2, FIRST),
        ("bb.csv", 2, SECOND),
    ]
    assert [each.checks for each in found.figures] == [(), (LATER,)]
    assert [(each.table, each.newest.id) for each in found.fresh] == [("tegnet", "2023M08")]


def test_loads_of_events_tell_each_table_and_what_was_left_out(tmp_path: Path) -> None:
    facts = told(
        "aa", 3, complete=["spells"], since=date(2023, 1, 1), spells=["7 dagpenge 1-11", "7 dagpenge 1-11", "8 sho 1-"]
    )
    EventStore(tmp_path).publish(facts, NOW)
    (found,) = loads(tmp_path, date(2024, 6, 1)).events
    assert (dict(found.rows), found.duplicates, found.conflicts, found.erased) == ({"spells": 2}, 1, 0, 0)
    assert (found.whole, found.since, found.known) == (("spells",), date(2023, 1, 1), known(3))
    assert (found.made_up, found.recorded, found.rejected) == (True, False, None)


# --- rejected rows ---------------------------------------------------------------------------------------

ROWS = [Rejected(4, "vaerdi", "ikke_et_tal", "tre"), Rejected(9, "omraade", "ukendt_omraade", "Atlantis")]


def test_rejected_rows_that_nobody_kept_are_unknown_and_none_are_none(tmp_path: Path) -> None:
    assert kept_rejected(tmp_path, "tabel", "aa") is None
    keep_rejected(tmp_path, "tabel", "aa", [], of_persons=False)
    assert kept_rejected(tmp_path, "tabel", "aa") == (0, ())


def test_rejected_rows_are_told_with_their_load(tmp_path: Path) -> None:
    Store(tmp_path).publish(load(EARLY, FIRST, "aa"), NOW)
    keep_rejected(tmp_path, "tabel", "aa", ROWS, of_persons=False)
    found = loads(tmp_path, date(2024, 6, 1))
    assert found.figures[0].rejected == (2, tuple(ROWS))
    assert loads_data(found)["figures"][0]["rejected"] == 2
    assert kept_rejected(tmp_path, "jobindsats", "aa") is None


def test_rejected_rows_about_persons_keep_no_word_of_what_they_said(tmp_path: Path) -> None:
    keep_rejected(tmp_path, "tabel", "aa", ROWS, of_persons=True)
    assert not any(b"Atlantis" in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    found = kept_rejected(tmp_path, "tabel", "aa")
    assert found is not None
    assert [(row.line, row.reason, row.text) for row in found[1]] == [(4, "ikke_et_tal", ""), (9, "ukendt_omraade", "")]


def test_rejected_rows_beyond_the_most_are_counted(tmp_path: Path) -> None:
    keep_rejected(tmp_path, "tabel", "aa", ROWS[:1] * (MOST + 1), of_persons=False)
    found = kept_rejected(tmp_path, "tabel", "aa")
    assert found is not None
    assert (found[0], len(found[1])) == (MOST + 1, MOST)


def test_rejected_rows_in_a_damaged_file_are_not_taken_for_none(tmp_path: Path) -> None:
    keep_rejected(tmp_path, "tabel", "aa", ROWS, of_persons=False)
    next(tmp_path.rglob("*.json")).write_text("[", "utf-8")
    with pytest.raises(OSError, match="damaged"):
        kept_rejected(tmp_path, "tabel", "aa")


# --- vintages --------------------------------------------------------------------------------------------

SHELF = Typed(drawn(EARLY, as_of=FIRST) + drawn(LATE, as_of=SECOND))


def test_vintages_differ_where_the_number_does_and_not_in_how_it_is_printed() -> None:
    found = vintages(SHELF, FIRST, SECOND)
    (only,) = found.revised
    assert (only.period.id, only.before, only.after) == ("2023M08", Decimal("1.7"), Decimal("1.8"))
    assert (found.same, dict(found.new)) == (1, {})


@pytest.mark.parametrize(
    ("a", "b", "revised"), [(FIRST, FIRST, 0), (SECOND, SECOND, 0), (FIRST, SECOND, 1)], ids=["same", "both", "between"]
)
def test_vintages_count_what_was_known_at_the_very_instants(a: datetime, b: datetime, revised: int) -> None:
    assert len(vintages(SHELF, a, b).revised) == revised


def test_vintages_tell_what_is_new_by_table_and_hold_no_two_tables_against_each_other() -> None:
    other = Typed(drawn(EARLY, as_of=FIRST) + drawn(LATE, as_of=SECOND, table="anden"))
    found = vintages(other, FIRST, SECOND)
    assert (found.revised, dict(found.new)) == ((), {("tabel", "anden"): 2})


def test_vintages_tell_a_number_that_became_withheld() -> None:
    hidden = HEAD + "    andel    a_dagpenge  arbejdsstyrken_16_66   250      .\n"
    (only,) = vintages(Typed(drawn(EARLY, as_of=FIRST) + drawn(hidden, as_of=SECOND)), FIRST, SECOND).revised
    assert (only.before, only.after) == (Decimal("1.6"), None)


def test_vintages_of_other_areas_are_left_out() -> None:
    assert vintages(SHELF, FIRST, SECOND, ("240",)).revised == ()
    with pytest.raises(ValueError, match="later"):
        vintages(SHELF, SECOND, FIRST)
