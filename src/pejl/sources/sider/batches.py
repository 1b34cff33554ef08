"""Versions of rows as facts: the newest of each, known when the newest of all was recorded."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from pejl.ledger.coverage import last_whole_day
from pejl.ledger.facts import Facts, schema
from pejl.periods import day_in_copenhagen, end_of_day
from pejl.sources import as_utc, digest_of
from pejl.sources.sider.faults import fault
from pejl.sources.sider.rows import Registration, row_of

SOURCE = "pejl"
REPLIES = "replies"
NONE: Mapping[str, date] = {}
NO_MERGED: Mapping[int, int] = {}


def read(
    registrations: Sequence[Registration],
    *,
    made_up: bool,
    areas: Sequence[str],
    keeps: Mapping[str, date] = NONE,
    same: Mapping[int, int] = NO_MERGED,
    known: datetime | None = None,
) -> Facts:
    """The newest version of each row as facts (of two at one instant the later in the sequence), known when the newest
    of all was recorded. They hold against an extract by that instant: give what was recorded on one day, or use
    `by_day`. ValueError for no registrations at all, for one that `fault` says anything of (it was to be asked before
    the row was kept), and for answers to surveys beside anything else.

    `keeps`: tables that are kept on the pages alone, each from a day, as `Facts` has it. `same`: companies that are
    found to be another, by the id that stays; never a chain. Their rows are told of under that one, and their own row
    among the companies is taken back. Rows that an extract has of them keep its id. Where rows were in the ledger
    before two companies were made one, or parted again, tell them anew with `known`, the instant of that: the newest
    of two versions holds, and theirs would have none.

    Answers are known at the end of the day in Copenhagen, and come in an order of what they say: no instant, name,
    number or order of theirs tells when one was given. They say nothing of what is kept; `kept` does."""
    told = sorted((_when(each), place, each) for place, each in enumerate(registrations))
    if not told:
        raise ValueError("no registrations")
    answers = {each.table == REPLIES for _, _, each in told}
    if len(answers) > 1:
        raise ValueError("answers to surveys go alone")
    as_of = max(told[-1][0], as_utc(known)) if known else told[-1][0]
    newest = {(each.table, each.ref): each for _, _, each in told}
    said: dict[str, list[dict[str, Any]]] = {}
    for _, each in sorted(newest.items()):
        wrong = fault(each)
        if wrong is not None:
            raise ValueError(f"{each.ref}: {wrong.code}")
        said.setdefault(each.table, []).append(row_of(each, same))
    if REPLIES in said:
        said[REPLIES], keeps = _numbered(said[REPLIES]), NONE
    return _facts(said, as_of, made_up=made_up, areas=areas, keeps=keeps)


def by_day(
    registrations: Sequence[Registration],
    *,
    made_up: bool,
    areas: Sequence[str],
    keeps: Mapping[str, date] = NONE,
    same: Mapping[int, int] = NO_MERGED,
) -> tuple[Facts, ...]:
    """`read` for each day (in Copenhagen) that something was recorded on, oldest first, answers to surveys apart from
    the rest: so each version holds from about when it was written, whenever it is folded. Days that were folded before
    come out the same, and publishing them again is a logged check."""
    days: dict[tuple[date, bool], list[Registration]] = {}
    for each in registrations:
        days.setdefault((day_in_copenhagen(as_utc(each.at)), each.table == REPLIES), []).append(each)
    return tuple(read(own, made_up=made_up, areas=areas, keeps=keeps, same=same) for _, own in sorted(days.items()))


def kept(keeps: Mapping[str, date], at: datetime, *, made_up: bool, areas: Sequence[str]) -> Facts:
    """That the pages hold all there is of the tables of `keeps`, each from its day, up to and including the last day
    that was over at `at`: facts without a row, to be published with every fold once all that is recorded is in. So
    coverage moves on when nothing happens. Twice on one day is the same facts. ValueError for an `at` without a
    zone."""
    as_of = end_of_day(last_whole_day(as_utc(at)))
    return _facts({}, as_of, made_up=made_up, areas=areas, keeps=keeps)


def _when(registration: Registration) -> datetime:
    """When a version is known: an answer's at the end of its day, so that no minute is told."""
    at = as_utc(registration.at)
    return end_of_day(day_in_copenhagen(at)) if registration.table == REPLIES else at


def _facts(
    said: Mapping[str, Sequence[dict[str, Any]]],
    as_of: datetime,
    *,
    made_up: bool,
    areas: Sequence[str],
    keeps: Mapping[str, date],
) -> Facts:
    import pyarrow as pa

    rows = {name: pa.Table.from_pylist(list(own), schema=schema(name)) for name, own in said.items()}
    of_rows = sorted((name, [*map(_told, own)]) for name, own in said.items())
    days = [sorted((name, day.isoformat()) for name, day in keeps.items())] if keeps else []
    digest = digest_of(b"", SOURCE, sorted(areas), of_rows, *days)
    name = f"{SOURCE}-{digest[:12]}"
    return Facts(
        SOURCE, name, digest, as_of, rows, made_up=made_up, areas=frozenset(areas), adds=True, keeps=dict(keeps)
    )


def _numbered(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Answers in the order of what they say, each day's to a question counted from 0."""
    of = ("survey", "question", "day")
    ordered = sorted(rows, key=lambda row: (*(row[name] for name in (*of, "answer", "area", "ref")),))
    together = groupby(ordered, key=lambda row: tuple(row[name] for name in of))
    return [{**row, "number": number} for _, own in together for number, row in enumerate(own)]


def _told(row: Mapping[str, Any]) -> list[str]:
    return [f"{name}={value}" for name, value in sorted(row.items())]
