"""What has been loaded, how new it is, and when the next numbers can be expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pejl.law import tables
from pejl.ledger import Store
from pejl.periods import Period


@dataclass(frozen=True, slots=True)
class Fresh:
    """A table of a source: its newest period, when that was known, and the day the next can be expected
    (None where no rhythm is known); `late` when that day has passed."""

    source: str
    table: str
    rows: int
    newest: Period
    known: date
    following: date | None
    late: bool


def freshness(store: Store, today: date) -> Sequence[Fresh]:
    """Every table in the ledger, oldest news first."""
    rows = []
    for source, table, count, periods, known in store.tables():
        newest = max(map(Period.parse, periods), key=lambda period: period.end)
        spec = tables.known_table(table)
        following = tables.next_expected(spec, newest)[1] if spec else None
        late = following is not None and following < today
        rows.append(Fresh(source, table, count, newest, known, following, late))
    return sorted(rows, key=lambda row: (row.known, row.source, row.table))
