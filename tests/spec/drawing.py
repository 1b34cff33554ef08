"""Ledgers drawn as small tables, so that a spec shows the numbers it speaks of.

    maaling  gruppe      naevner                omraade  2023M07  2023M08
    andel    a_dagpenge  arbejdsstyrken_16_66   250      1.6      1.7

A cell begins under its heading. `.` is withheld, a blank is not there.
"""

from datetime import UTC, datetime

from pejl import indicators, rules
from pejl.ledger import Figure, Figures, Origin
from pejl.ledger.figures import Typed
from pejl.measure import Measured, Place, Spec, area, run
from pejl.periods import Period

KNOWN = datetime(2030, 1, 1, tzinfo=UTC)
AS_OF = datetime(2029, 1, 1, tzinfo=UTC)
SHELF = rules.collect(indicators, rules.Indicator)
OWN, PEER, OTHER, COUNTRY = "250", "240", "190", "000"
"""Frederikssund, Egedal, Furesø, the whole country."""


def drawn(text: str, *, source: str = "tabel", table: str = "tegnet", as_of: datetime = AS_OF) -> list[Figure]:
    """The rows of a drawn table, one Figure for each cell that is there."""
    header, *rows = [line.rstrip() for line in text.splitlines() if line.strip()]
    columns = _columns(header)
    found = []
    for row in rows:
        cell = {name: _cut(row, start, end) for name, start, end in columns}
        found += [
            Figure(
                source=source,
                table=table,
                measure=cell["maaling"],
                group=cell.get("gruppe", ""),
                denominator=cell.get("naevner", ""),
                variant=cell.get("opgoerelse", ""),
                area=cell["omraade"],
                period=Period.parse(name).id,
                value=None if cell[name] == "." else cell[name],
                as_of=as_of,
                printed=cell[name],
                origin="tegnet:1",
            )
            for name, _, _ in columns
            if name[0].isdigit() and cell[name]
        ]
    return found


def _columns(header: str) -> list[tuple[str, int, int]]:
    starts = [place for place, letter in enumerate(header) if letter != " " and (not place or header[place - 1] == " ")]
    ends = [*starts[1:], 10_000]
    return [(header[start:end].strip(), start, end) for start, end in zip(starts, ends, strict=True)]


def _cut(row: str, start: int, end: int) -> str:
    if start and row[start - 1 : start].strip():
        raise AssertionError(f"a cell does not begin under its heading: {row!r}")
    return row[start:end].strip()


def shelf_of(*tables: str | list[Figure], known: datetime = KNOWN) -> Figures:
    """The figures of drawn tables, as known at an instant."""
    rows = [figure for table in tables for figure in (drawn(table) if isinstance(table, str) else table)]
    return Figures([Typed(rows)], known)


def spec(name: str, *groups: str, naevner: str = "", variant: str = "", origin: Origin = Origin.PUBLISHED) -> Spec:
    return Spec(SHELF[name], groups, naevner, variant, origin)


def measured(table: str, asked: Spec, place: str | Place = OWN, period: str = "2023M07") -> Measured:
    """An indicator on a drawn ledger, in one place and period."""
    return run(shelf_of(table), asked, area(place) if isinstance(place, str) else place, Period.parse(period))


def codes(found: Measured) -> list[str]:
    """The steps that were taken on the way to a number."""
    return [step.code for step in found.trail.steps]
