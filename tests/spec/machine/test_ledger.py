"""The ledger keeps every load, answers as known on any day, and is never left half written."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from pejl.ledger import Figure, Figures, Load, Origin, SeriesKey, Store
from pejl.ledger.figures import Typed
from pejl.periods import end_of_day
from spec.drawing import drawn

NOW = datetime(2024, 6, 1, 9, tzinfo=UTC)
FIRST, SECOND = datetime(2023, 9, 20, 8, tzinfo=UTC), datetime(2023, 10, 20, 8, tzinfo=UTC)
KEY = SeriesKey("andel", "a_dagpenge", "arbejdsstyrken_16_66")
EARLY = """
    maaling  gruppe      naevner                omraade  2023M07  2023M08
    andel    a_dagpenge  arbejdsstyrken_16_66   250      1.6      1.7
    andel    a_dagpenge  arbejdsstyrken_16_66   240      .
"""
LATE = """
    maaling  gruppe      naevner                omraade  2023M08  2023M09
    andel    a_dagpenge  arbejdsstyrken_16_66   250      1.8      1.9
"""


def load(text: str, as_of: datetime, digest: str, source: str = "tabel") -> Load:
    return Load(source, f"{digest}.csv", digest, drawn(text, source=source, as_of=as_of))


def two_vintages() -> list[Load]:
    return [load(EARLY, FIRST, "aa"), load(LATE, SECOND, "bb")]


def store_of(root: Path, loads: Iterable[Load]) -> Store:
    store = Store(root)
    for each in loads:
        store.publish(each, NOW)
    return store


def cells(store: Store, known: datetime) -> dict[tuple[str, str], str | None]:
    series = Figures([store], known).series(KEY, Origin.PUBLISHED)
    return {place: figure.value for place, figure in series.items()}


BEFORE = {("250", "2023M07"): "1.6", ("250", "2023M08"): "1.7", ("240", "2023M07"): None}
AFTER = {**BEFORE, ("250", "2023M08"): "1.8", ("250", "2023M09"): "1.9"}


def test_an_earlier_day_answers_with_the_number_known_then(tmp_path: Path) -> None:
    store = store_of(tmp_path, two_vintages())
    assert cells(store, end_of_day(date(2023, 10, 19))) == BEFORE
    assert cells(store, end_of_day(date(2023, 10, 20))) == AFTER


def test_the_instant_a_number_was_known_is_itself_included(tmp_path: Path) -> None:
    store = store_of(tmp_path, two_vintages())
    assert cells(store, SECOND) == AFTER
    assert cells(store, SECOND - timedelta(microseconds=1)) == BEFORE
    assert cells(store, FIRST - timedelta(microseconds=1)) == {}


def test_an_empty_ledger_has_no_numbers_and_makes_no_folder(tmp_path: Path) -> None:
    store = Store(tmp_path / "ny")
    assert store.parts() == []
    assert store.tables() == []
    assert cells(store, NOW) == {}
    assert not (tmp_path / "ny").exists()


def test_withheld_and_printed_decimals_survive_the_round_trip(tmp_path: Path) -> None:
    loads = [load(EARLY.replace("1.7", "2.0"), FIRST, "aa")]
    store = store_of(tmp_path, loads)
    found = list(store.rows("andel", ("tabel",), NOW))
    assert sorted(found, key=str) == sorted(loads[0].figures, key=str)
    assert {figure.value for figure in found} == {"1.6", "2.0", None}
    assert [figure.withheld for figure in found].count(True) == 1


# --- identical bytes -------------------------------------------------------------------------------------


def test_identical_bytes_change_nothing_but_are_logged(tmp_path: Path) -> None:
    store = store_of(tmp_path, two_vintages())
    files = sorted(tmp_path.rglob("*.parquet"))
    stamps = [file.stat().st_mtime_ns for file in files]
    again = store.publish(load(EARLY, FIRST, "aa"), NOW + timedelta(days=1))
    assert not again.new
    assert again.part.checks == ((NOW + timedelta(days=1)).isoformat(),)
    assert [part.digest for part in store.parts()] == ["aa", "bb"]
    assert sorted(tmp_path.rglob("*.parquet")) == files
    assert [file.stat().st_mtime_ns for file in files] == stamps
    assert cells(store, NOW) == AFTER


def test_a_part_says_what_was_loaded_and_when(tmp_path: Path) -> None:
    published = Store(tmp_path).publish(load(EARLY, FIRST, "aa"), NOW)
    part = published.part
    assert published.new
    assert (part.source, part.name, part.digest, part.rows) == ("tabel", "aa.csv", "aa", 3)
    assert (part.as_of, part.loaded, part.checks) == (FIRST.isoformat(), NOW.isoformat(), ())
    assert Store(tmp_path).parts() == [part]


# --- order -----------------------------------------------------------------------------------------------


def test_the_order_of_loading_never_matters(tmp_path: Path) -> None:
    same_day = load(LATE.replace("1.8", "2.2"), SECOND, "cc")
    loads = [*two_vintages(), same_day]
    found = [cells(store_of(tmp_path / str(place), order), NOW) for place, order in enumerate(permutations(loads))]
    assert all(each == found[0] for each in found)


def test_the_newest_knowledge_wins_whichever_shelf_it_stands_on(tmp_path: Path) -> None:
    """Figures typed beside a plan and the same figures loaded later are one source on two shelves."""
    store = store_of(tmp_path, [load(LATE, SECOND, "bb", "tastet")])
    typed = Typed(drawn(EARLY, source="tastet", as_of=FIRST))
    for shelves in ([typed, store], [store, typed]):
        series = Figures(shelves, NOW).series(KEY, Origin.TYPED)
        assert series["250", "2023M08"].value == "1.8"


def test_the_first_source_that_has_a_series_is_the_only_one_used(tmp_path: Path) -> None:
    store = store_of(tmp_path, [load(EARLY, FIRST, "aa", "jobindsats"), load(LATE, SECOND, "bb", "statbank")])
    assert cells(store, NOW) == BEFORE


def test_published_typed_and_own_are_never_mixed(tmp_path: Path) -> None:
    store = store_of(tmp_path, [load(EARLY, FIRST, "aa"), load(LATE, SECOND, "bb", "tastet")])
    figures = Figures([store], NOW)
    assert set(figures.series(KEY, Origin.TYPED)) == {("250", "2023M08"), ("250", "2023M09")}
    assert figures.series(KEY, Origin.OWN) == {}
    assert figures.keys("andel", Origin.PUBLISHED) == [KEY]


def test_tables_tell_rows_newest_period_and_day_known(tmp_path: Path) -> None:
    late_evening = datetime(2023, 10, 20, 22, 30, tzinfo=UTC)
    store = store_of(tmp_path, [load(EARLY, FIRST, "aa"), load(LATE, late_evening, "bb")])
    assert store.tables() == [("tabel", "tegnet", 5, ["2023M07", "2023M08", "2023M09"], date(2023, 10, 21))]


# --- a killed load ---------------------------------------------------------------------------------------


class Killed(BaseException):
    """As sudden as a power cut."""


@pytest.mark.parametrize("swap", ["manifest.json", ".parquet"])
def test_a_load_killed_before_a_swap_leaves_the_old_ledger_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swap: str
) -> None:
    early, late = two_vintages()
    store = store_of(tmp_path, [early])
    manifest = (tmp_path / "manifest.json").read_bytes()
    real = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if str(target).endswith(swap):
            raise Killed
        return real(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(Killed):
        store.publish(late, NOW)
    assert (tmp_path / "manifest.json").read_bytes() == manifest
    assert cells(store, NOW) == BEFORE
    monkeypatch.setattr(Path, "replace", real)
    assert store.publish(late, NOW).new
    assert cells(store, NOW) == AFTER


def test_what_a_killed_load_left_behind_is_never_read(tmp_path: Path) -> None:
    early, late = two_vintages()
    store = store_of(tmp_path, [early])
    (tmp_path / "manifest.json.new").write_text('{"version": 1, "figures": [')
    (tmp_path / "figures" / "tabel-bb.parquet.new").write_bytes(b"PAR1 half")
    (tmp_path / "figures" / "tabel-bb.parquet").write_bytes(b"PAR1 not in the manifest")
    assert cells(store, NOW) == BEFORE
    assert store.publish(late, NOW).new
    assert cells(store, NOW) == AFTER


# --- several writers, several clocks ---------------------------------------------------------------------


def test_two_writers_at_once_lose_no_load(tmp_path: Path) -> None:
    loads = [load(EARLY, FIRST + timedelta(hours=place), f"{place:02}") for place in range(8)]
    threads = [threading.Thread(target=Store(tmp_path).publish, args=(each, NOW)) for each in (*loads, *loads)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    parts = Store(tmp_path).parts()
    assert sorted(part.digest for part in parts) == [f"{place:02}" for place in range(8)]
    assert [len(part.checks) for part in parts] == [1] * 8


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from pejl.ledger import Figure, Load, Store
root, name = Path(sys.argv[1]), sys.argv[2]
as_of = datetime(2023, 10, 20, 22, 30, tzinfo=UTC)
row = Figure("tabel", name, "andel", "a_dagpenge", "", "", "250", "2023M08", "1.7", as_of, "1,7", "x")
Store(root).publish(Load("tabel", name, name, [row]), as_of)
"""
READER = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from pejl.ledger import Store
as_of = datetime(2023, 10, 20, 22, 30, tzinfo=UTC)
store = Store(Path(sys.argv[1]))
for known in (as_of, as_of - timedelta(microseconds=1)):
    for row in store.rows("andel", ("tabel",), known):
        print(row.table, row.as_of == as_of, row.as_of.astimezone(UTC).isoformat())
print(store.tables())
"""


def python(program: str, *arguments: str, zone: str = "UTC") -> subprocess.Popen[str]:
    environment = {**os.environ, "TZ": zone}
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own program


def test_two_processes_at_once_lose_no_load(tmp_path: Path) -> None:
    writers = [python(WRITER, str(tmp_path), name) for name in ("en", "to", "tre")]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert sorted(part["digest"] for part in manifest["figures"]) == ["en", "to", "tre"]


def test_instants_survive_a_clock_in_tokyo(tmp_path: Path) -> None:
    """00:30 on 21 October in Copenhagen is neither the day in UTC nor the hour in Tokyo."""
    assert python(WRITER, str(tmp_path), "en", zone="Asia/Tokyo").wait(60) == 0
    for zone in ("Asia/Tokyo", "UTC", "America/New_York"):
        said = python(READER, str(tmp_path), zone=zone).communicate(timeout=60)[0].splitlines()
        assert said[0] == "en True 2023-10-20T22:30:00+00:00"
        assert said[1] == "[('tabel', 'en', 1, ['2023M08'], datetime.date(2023, 10, 21))]"
        assert len(said) == 2


def test_a_figure_read_back_says_its_instant_in_utc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_of(tmp_path, two_vintages())
    found: list[Figure] = list(store.rows("andel", ("tabel",), NOW))
    assert {figure.as_of.utcoffset() for figure in found} == {timedelta(0)}
