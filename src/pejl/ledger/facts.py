"""What one extract says about persons and companies: rows for the event tables, and when they were so known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from pejl.ledger.tables import TABLES, Kind

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Facts:
    """Rows by table, each as `schema` of that table says: words for codes, date32 days, `FAR` for open, no nulls.

    `as_of`: when the source says this was so known (UTC). `digest`: of the bytes and of how they were read.
    `complete`: tables of which this extract holds all the source has; a row of that source that was known before
    and is not in it is withdrawn. Rows of other tables are added or, where the source said them before, replaced.
    `since`: the first day the extract covers; no period that begins before is counted, and none at all of a table of
    which no extract says it.
    `made_up`: no row is about anyone real; such facts and real ones are never in one ledger.
    `areas`: the municipalities whose own extract it is, by code; none where it does not say. Rows may name others too.
    `adds`: no extract but what was recorded on Pejl's own pages: it changes nothing of what is covered, and of a row
    that an extract has too (the same table key) only one of the two holds, as `resolve` says.
    `keeps`: of what adds: the tables that are kept on the pages alone, each from a day; they are then covered by the
    pages up to the last day that was over at `as_of`, with or without a row. The newest facts that say any say it for
    all: a table they do not name is kept there no more. It is for those who publish to have all rows in by then.
    """

    source: str
    name: str
    digest: str
    as_of: datetime
    rows: Mapping[str, "pa.Table"]
    complete: frozenset[str] = frozenset()
    made_up: bool = False
    since: date | None = None
    areas: frozenset[str] = frozenset()
    adds: bool = False
    keeps: Mapping[str, date] = field(default_factory=dict)


def schema(table: str) -> "pa.Schema":
    """The columns of a table's facts: its own, then `ref`, the source's own name of the row ("" where it has none: the
    table's key tells rows apart), and `withdrawn`, the source takes the row back."""
    import pyarrow as pa

    kinds: Mapping[Kind, Any] = {
        Kind.ID: pa.int64(),
        Kind.DAY: pa.date32(),
        Kind.END: pa.date32(),
        Kind.CODE: pa.string(),
        Kind.COUNT: pa.int32(),
        Kind.FLAG: pa.bool_(),
    }
    own = [(name, kinds[kind]) for name, kind in TABLES[table].columns.items()]
    return pa.schema([*own, ("ref", pa.string()), ("withdrawn", pa.bool_())])
