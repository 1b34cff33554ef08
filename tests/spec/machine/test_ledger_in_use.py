"""The ledger while it is in use: the same bytes again, an answer during a publish, and a folder that is broken."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pejl.ledger import Figures, Load, Origin, SeriesKey, Store
from pejl.surroundings import Surroundings
from spec.drawing import drawn

NOW = datetime(2024, 6, 1, 9, tzinfo=UTC)
KNOWN = datetime(2023, 9, 20, 8, tzinfo=UTC)
KEY = SeriesKey("andel", "a_dagpenge", "arbejdsstyrken_16_66")
TABLE = """
    maaling  gruppe      naevner                omraade  2023M07
    andel    a_dagpenge  arbejdsstyrken_16_66   250      {value}
"""


def load(value: str, known: datetime = KNOWN, digest: str = "aa", *, dated: bool = True) -> Load:
    return Load("tabel", "tal.csv", digest, drawn(TABLE.format(value=value), as_of=known), dated)


def values(figures: Figures) -> list[str | None]:
    return [figure.value for figure in figures.series(KEY, Origin.PUBLISHED).values()]


# --- the same bytes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dated", "later", "new"),
    [
        (False, timedelta(), False),
        (False, timedelta(days=9), False),
        (False, -timedelta(days=9), False),
        (True, timedelta(), False),
        (True, timedelta(days=9), True),
        (True, -timedelta(days=9), True),
    ],
)
def test_same_bytes_are_a_vintage_of_their_own_only_where_another_day_was_said(
    tmp_path: Path, dated: bool, later: timedelta, new: bool
) -> None:
    store = Store(tmp_path)
    assert store.publish(load("1.6", dated=dated), NOW).new
    assert store.publish(load("1.6", KNOWN + later, dated=dated), NOW).new is new
    assert len(store.parts()) == (2 if new else 1)
    assert len(list(tmp_path.rglob("*.parquet"))) == len(store.parts())


def test_same_bytes_of_a_third_day_already_here_are_a_check_of_that_day(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first, second = load("1.6"), load("1.6", KNOWN + timedelta(days=9))
    assert [store.publish(each, NOW).new for each in (first, second, first, second)] == [True, True, False, False]
    assert [len(part.checks) for part in store.parts()] == [1, 1]


def test_a_vintage_known_earlier_answers_for_the_days_before_the_first(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.publish(load("1.6"), NOW)
    early = KNOWN - timedelta(days=9)
    assert values(Figures([store], early)) == []
    store.publish(load("1.6", early), NOW)
    assert values(Figures([store], early)) == ["1.6"]


# --- a publish during an answer --------------------------------------------------------------------------


def test_a_pinned_store_does_not_see_what_is_published_while_an_answer_is_made(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.publish(load("1.6"), NOW)
    pinned = store.pinned()
    during = Figures([pinned], NOW)
    Store(tmp_path).publish(load("1.7", KNOWN + timedelta(days=1), "bb"), NOW)
    assert values(during) == ["1.6"]
    assert len(pinned.parts()) == len(pinned.tables()) == 1
    assert values(Figures([store], NOW)) == ["1.7"]
    assert values(Figures([Store(tmp_path).pinned()], NOW)) == ["1.7"]


def test_a_store_pinned_while_empty_stays_empty(tmp_path: Path) -> None:
    pinned = Store(tmp_path / "ny").pinned()
    assert not (tmp_path / "ny").exists()
    Store(tmp_path / "ny").publish(load("1.6"), NOW)
    assert (pinned.parts(), values(Figures([pinned], NOW))) == ([], [])


def test_the_figures_of_a_command_are_pinned_when_they_are_asked_for(tmp_path: Path) -> None:
    around = Surroundings(NOW, tmp_path, "")
    around.store.publish(load("1.6"), NOW)
    figures = around.figures(date(2024, 1, 1))
    around.store.publish(load("1.7", KNOWN + timedelta(days=1), "bb"), NOW)
    assert values(figures) == ["1.6"]


# --- a broken folder -------------------------------------------------------------------------------------

MANIFESTS = {
    "empty": b"",
    "cut off": b'{"version": 1, "figures": [{"file":',
    "not UTF-8": b'{"version": 1, "figures": "\xf8"}',
    "a list": b"[]",
    "nothing": b"null",
    "no figures": b'{"version": 1}',
    "figures no list": b'{"version": 1, "figures": 5}',
    "a part with a key too few": b'{"figures": [{"file": "x", "checks": []}]}',
    "a part that is text": b'{"figures": ["x"]}',
}


@pytest.mark.parametrize("manifest", MANIFESTS)
def test_a_manifest_that_cannot_be_read_is_an_error_of_the_file(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "manifest.json").write_bytes(MANIFESTS[manifest])
    with pytest.raises(OSError, match="manifest"):
        Store(tmp_path).parts()


def test_a_part_that_is_gone_is_an_error_of_that_file(tmp_path: Path) -> None:
    store = Store(tmp_path)
    part = store.publish(load("1.6"), NOW).part
    (tmp_path / part.file).unlink()
    with pytest.raises(FileNotFoundError) as caught:
        store.pinned()
    assert str(caught.value.filename).endswith(part.file)
