"""Every load of the ledger, of figures and of events, and what differs between two days' knowledge of the figures."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from pejl import law
from pejl.answers.freshness import Fresh, freshness
from pejl.ledger import Figure, Rejected, Store, manifest
from pejl.ledger.figures import SOURCES, Shelf
from pejl.ledger.manifest import Batch, Part
from pejl.ledger.rejections import kept_rejected
from pejl.periods import Period


@dataclass(frozen=True, slots=True)
class FigureLoad:
    """One load of figures. `known`: the instant its newest number became known; `checks`: when the very same came
    again. `rejected`: how many rows and the first of them, None where that was not kept."""

    source: str
    name: str
    rows: int
    known: datetime
    loaded: datetime
    checks: tuple[datetime, ...]
    rejected: tuple[int, tuple[Rejected, ...]] | None


COUNTS = ("rows", "duplicates", "conflicts", "erased", "rejected")
"""What is told of how much is in a load."""


@dataclass(frozen=True, slots=True)
class EventLoad:
    """One extract on persons and companies. `rows` by table; `whole`: the tables of which it holds all its source has.
    Beside them rows said twice, rows that another of the same extract replaced, and rows of persons who are erased.
    `recorded`: registered on Pejl's own pages. `since`: the first day it covers, None where it does not say."""

    source: str
    name: str
    rows: Mapping[str, int]
    whole: tuple[str, ...]
    duplicates: int
    conflicts: int
    erased: int
    since: date | None
    known: datetime
    loaded: datetime
    made_up: bool
    recorded: bool
    checks: tuple[datetime, ...]
    rejected: tuple[int, tuple[Rejected, ...]] | None


@dataclass(frozen=True, slots=True)
class Loads:
    """What came in, the newest loaded first, and how fresh each table of figures is."""

    figures: tuple[FigureLoad, ...]
    events: tuple[EventLoad, ...]
    fresh: Sequence[Fresh]


def loads(root: Path, today: date) -> Loads:
    """Every load of the ledger in the folder; empty where there is none. OSError for a ledger that is damaged."""
    stands = manifest.read(root)
    figures = sorted((_figures(root, part) for part in stands.figures), key=_newest, reverse=True)
    events = sorted((_events(root, batch) for batch in stands.batches), key=_newest, reverse=True)
    return Loads(tuple(figures), tuple(events), freshness(Store(root), today))


def _newest(load: FigureLoad | EventLoad) -> tuple[datetime, str, str]:
    return load.loaded, load.source, load.name


def _figures(root: Path, part: Part) -> FigureLoad:
    return FigureLoad(
        part.source,
        part.name,
        part.rows,
        _instant(part.as_of),
        _instant(part.loaded),
        tuple(map(_instant, part.checks)),
        kept_rejected(root, part.source, part.digest),
    )


def _events(root: Path, batch: Batch) -> EventLoad:
    return EventLoad(
        batch.source,
        batch.name,
        dict(batch.rows),
        batch.complete,
        batch.duplicates,
        batch.conflicts,
        batch.erased,
        date.fromisoformat(batch.since) if batch.since else None,
        _instant(batch.as_of),
        _instant(batch.loaded),
        batch.made_up,
        batch.adds,
        tuple(map(_instant, batch.checks)),
        kept_rejected(root, batch.source, batch.digest),
    )


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


# --- two vintages ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Revised:
    """A number that one day's knowledge has otherwise than another's: None is withheld."""

    source: str
    table: str
    measure: str
    group: str
    denominator: str
    variant: str
    area: str
    period: Period
    before: Decimal | None
    after: Decimal | None
    known: datetime


@dataclass(frozen=True, slots=True)
class Vintages:
    """The figures as known at two instants. `revised`: cells of both with different numbers, by table, area and
    period; `new`: how many cells came between, by (source, table); `same`: how many are as they were."""

    revised: tuple[Revised, ...]
    new: Mapping[tuple[str, str], int]
    same: int


def vintages(shelf: Shelf, a: datetime, b: datetime, areas: Collection[str] = ()) -> Vintages:
    """What differs from `a` to the later `b`; only of these areas where any are given. Both instants count themselves.
    `1,7` and `1,70` are one number. A cell is one table's: two tables that count one thing are never held against each
    other. ValueError where `b` is before `a`."""
    if b < a:
        raise ValueError("the later instant is the earlier")
    sources = tuple(source for each in SOURCES.values() for source in each)
    before: dict[tuple[str, ...], Figure] = {}
    after: dict[tuple[str, ...], Figure] = {}
    for figure in (row for measure in law.measures() for row in shelf.rows(measure, sources, b)):
        if areas and figure.area not in areas:
            continue
        after[_cell(figure)] = figure
        if figure.as_of <= a:
            before[_cell(figure)] = figure
    revised = [_revised(before[cell], now) for cell, now in after.items() if cell in before]
    found = sorted((each for each in revised if each.before != each.after), key=_place)
    return Vintages(tuple(found), _by_table(after[cell] for cell in after.keys() - before), len(revised) - len(found))


def _cell(figure: Figure) -> tuple[str, ...]:
    return (figure.source, figure.table, *figure[2:8])


def _revised(before: Figure, now: Figure) -> Revised:
    numbers = _number(before), _number(now)
    return Revised(*figure_key(now), Period.parse(now.period), *numbers, now.as_of)


def figure_key(figure: Figure) -> tuple[str, str, str, str, str, str, str]:
    """What a figure is of, but for its period: source, table, measure, group, denominator, variant, area."""
    return figure[:7]


def _number(figure: Figure) -> Decimal | None:
    return None if figure.value is None else Decimal(figure.value)


def _place(each: Revised) -> tuple[str, str, str, date, str, str]:
    return each.source, each.table, each.area, each.period.end, each.measure, each.group


def _by_table(figures: Iterable[Figure]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for figure in figures:
        key = figure.source, figure.table
        found[key] = found.get(key, 0) + 1
    return dict(sorted(found.items()))


# --- the machine forms -----------------------------------------------------------------------------------


def loads_data(found: Loads, *, counts: bool = True) -> dict[str, Any]:
    """The machine form: instants in UTC, ISO 8601. Without `counts` nothing is told of how much is in the extracts on
    persons."""
    return {
        "figures": [
            {"source": each.source, "name": each.name, "rows": each.rows, **_times(each)} for each in found.figures
        ],
        "events": [_event_load(each, counts=counts) for each in found.events],
    }


def _event_load(load: EventLoad, *, counts: bool) -> dict[str, Any]:
    told = {
        "source": load.source,
        "name": load.name,
        "rows": dict(load.rows),
        "whole": list(load.whole),
        "duplicates": load.duplicates,
        "conflicts": load.conflicts,
        "erased": load.erased,
        "since": load.since.isoformat() if load.since else None,
        "made_up": load.made_up,
        "recorded": load.recorded,
        **_times(load),
    }
    return told if counts else {name: each for name, each in told.items() if name not in COUNTS}


def _times(load: FigureLoad | EventLoad) -> dict[str, Any]:
    return {
        "known": load.known.isoformat(),
        "loaded": load.loaded.isoformat(),
        "checks": [each.isoformat() for each in load.checks],
        "rejected": load.rejected[0] if load.rejected else None,
    }
