"""What is covered: from which day and until which instant each table is known.

Rows that are recorded on Pejl's own pages (`adds`) are no extract: they neither widen nor narrow what is covered, for
they say what somebody did and are silent of all else. But where a municipality keeps a table there and nowhere else
(`keeps`), the pages tell all there is of it, and cover it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from pejl.ledger.manifest import Batch
from pejl.periods import day_in_copenhagen, end_of_day

A_DAY = timedelta(days=1)


def coverage_of(batches: Sequence[Batch]) -> dict[str, tuple[str, str]]:
    """For each table that is told of: from which day (ISO; "" where a source of it never says) and until which instant
    it is known. A table that is kept on the pages is known from the first day it is kept there, and until the end of
    the last day that was over at the newest fold, whatever the extracts know; where they cover it from before up to at
    least the day before that first day, from their first day. Until that first day is over the extracts' word alone
    stands, and always of the tables the newest fold does not name."""
    found = extracts_of(batches)
    folds = [each for each in batches if each.keeps]
    if not folds:
        return found
    newest = max(folds, key=lambda each: each.order)
    until = end_of_day(last_whole_day(_instant(newest.as_of)))
    for table, since in newest.keeps.items():
        if date.fromisoformat(since) <= day_in_copenhagen(until):
            found[table] = _before(since, found.get(table, ("", ""))), until.isoformat()
    return dict(sorted(found.items()))


def extracts_of(batches: Sequence[Batch]) -> dict[str, tuple[str, str]]:
    """`coverage_of` by extracts alone: until an instant that all their sources know. What one source knows late is not
    known because another knows it early."""
    stood: dict[str, dict[str, tuple[str, str]]] = {}
    for batch in sorted((each for each in batches if not each.adds), key=lambda each: each.order):
        for table, whole in batch.tables.items():
            sources = stood.setdefault(table, {})
            since, as_of = sources.get(batch.source, ("", ""))
            sources[batch.source] = _since(since, as_of, batch, whole=whole), batch.as_of
    found = {}
    for table, sources in sorted(stood.items()):
        days = [since for since, _ in sources.values()]
        found[table] = max(days) if all(days) else "", min((each for _, each in sources.values()), key=_instant)
    return found


def goes_before(as_of: str, table: str, coverage: Mapping[str, tuple[str, str]]) -> bool:
    """Whether what was recorded on Pejl's pages at an instant stands before what extracts say of the same row: until
    all sources of the table know that very instant or a later one. Where no extract tells of the table, always.
    `coverage` is of extracts alone; of a table that is never kept on the pages a snapshot's own is the same."""
    return table not in coverage or _instant(as_of) > _instant(coverage[table][1])


def last_whole_day(instant: datetime) -> date:
    """The last day in Copenhagen that was over. Borderline: at its very last instant a day is over."""
    day = day_in_copenhagen(instant)
    return day if instant >= end_of_day(day) else day - A_DAY


def _before(kept: str, extracts: tuple[str, str]) -> str:
    """The first day of a table that is kept on the pages from a day, with the extracts of the days before."""
    since, as_of = extracts
    if not since or since > kept:
        return kept
    follows = day_in_copenhagen(_instant(as_of)) + A_DAY >= date.fromisoformat(kept)
    return since if follows else kept


def _since(since: str, as_of: str, batch: Batch, *, whole: bool) -> str:
    """From which day a source covers a table after one more extract. One that holds all there is takes rows from
    before its own days away; after days that no extract covers it begins anew. One that does not say changes
    nothing."""
    if not batch.since:
        return since
    follows = bool(since) and date.fromisoformat(batch.since) <= day_in_copenhagen(_instant(as_of)) + A_DAY
    return min(since, batch.since) if follows and not whole else batch.since


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
