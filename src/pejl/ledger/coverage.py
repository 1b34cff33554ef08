"""What the extracts cover: from which day and until which instant each table is known.

Rows that are recorded on Pejl's own pages (`adds`) are no extract: they neither widen nor narrow what is covered, for
they say what somebody did and are silent of all else.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from pejl.ledger.manifest import Batch
from pejl.periods import day_in_copenhagen


def coverage_of(batches: Sequence[Batch]) -> dict[str, tuple[str, str]]:
    """For each table that is told of: from which day (ISO; "" where a source of it never says) and until which instant
    all its sources know it. What one source knows late is not known because another knows it early."""
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
    all sources of the table know that very instant or a later one. Where no extract tells of the table, always."""
    return table not in coverage or _instant(as_of) > _instant(coverage[table][1])


def _since(since: str, as_of: str, batch: Batch, *, whole: bool) -> str:
    """From which day a source covers a table after one more extract. One that holds all there is takes rows from
    before its own days away; after days that no extract covers it begins anew. One that does not say changes
    nothing."""
    if not batch.since:
        return since
    follows = bool(since) and date.fromisoformat(batch.since) <= day_in_copenhagen(_instant(as_of)) + timedelta(days=1)
    return min(since, batch.since) if follows and not whole else batch.since


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
