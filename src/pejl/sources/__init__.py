"""The only door into the ledger. One file per kind of extract; what they share is here.

Every reader takes bytes and returns an `Extract`: nothing is published here, nothing is fetched unasked.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from typing import Any, NamedTuple

from pejl import law
from pejl.intake import Fault
from pejl.law.tables import TableSpec
from pejl.ledger import Figure, Load, Rejected
from pejl.periods import MONTHS, Period

UNSTATED_NAMES = frozenset(map(law.fold, ("997", "Uoplyst område", "Uoplyst", "Uoplyst kommune")))
WITHHELD_WORD = "skjult"


class UnknownArea(NamedTuple):
    """A name that no list of areas has, of figures that are kept all the same: as written, the known name most like it,
    and where the first of them stands."""

    name: str
    nearest: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class Extract:
    """What one file came to. `skipped` counts rows that are sound but not for us (subtotals, other series,
    empty cells); `rejected` are those that could not be read. `digest` names bytes and reading alike."""

    source: str
    name: str
    digest: str
    figures: Sequence[Figure]
    rejected: Sequence[Rejected]
    skipped: int = 0
    unknown_areas: Sequence[UnknownArea] = ()

    def load(self, *, dated: bool = True) -> Load:
        """What `Store.publish` takes; `dated` as there. Publish only an extract with figures."""
        return Load(self.source, self.name, self.digest, self.figures, dated)


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of extract: the module and function that read it. All take the keyword arguments `data` (bytes),
    `name` (of the file) and `as_of` (UTC), and each its own beside them."""

    module: str
    function: str

    def reader(self) -> Callable[..., Extract]:
        """The function that reads an extract of this kind."""
        found: Callable[..., Extract] = getattr(import_module(self.module), self.function)
        return found


SOURCES: Mapping[str, Source] = {
    "jobindsats": Source("pejl.sources.jobindsats", "read_answer"),
    "statbank": Source("pejl.sources.statbank", "read_answer"),
    "tabel": Source("pejl.sources.tabel", "read_mapped"),
    "tastet": Source("pejl.sources.tastet", "read_typed"),
}


def find_source(name: str) -> Source:
    """The kind of extract by name; Fault `ukendt_kilde` naming those there are."""
    if name not in SOURCES:
        raise Fault("ukendt_kilde", kilde=name, findes=tuple(SOURCES))
    return SOURCES[name]


def digest_of(data: bytes, *reading: object) -> str:
    """SHA-256 of the bytes and of all else that decides how they are read (table, column map); the day they were
    known is a thing of its own."""
    hashed = hashlib.sha256(data)
    for each in reading:
        hashed.update(b"\0" + repr(each).encode())
    return hashed.hexdigest()


def find_spec(source: str, table: str | TableSpec) -> TableSpec:
    """The table by id, or as given. Faults: `ukendt_tabel`, `tabel_uden_maalinger` (no column is read)."""
    from pejl.law.tables import find_table

    try:
        spec = find_table(source, table) if isinstance(table, str) else table
    except law.UnknownName as error:
        raise unknown_table(source, error) from None
    if not spec.measured:
        raise Fault("tabel_uden_maalinger", kilde=source, tabel=spec.id)
    return spec


def unknown_table(source: str, unknown: law.UnknownName) -> Fault:
    """`ukendt_tabel`, with the table it is most like, else any that the source has."""
    from pejl.law.tables import tables

    example = unknown.nearest or next(each.id for each in tables().values() if each.source == source)
    return Fault("ukendt_tabel", kilde=source, tabel=unknown.name[:40], eksempel=example)


def too_many(name: str, rejected: Sequence[Rejected], many: int, read: int, most: Fraction) -> dict[str, str | int]:
    """What `for_mange_afvist` tells: how many of the `read` rows, the share allowed, and the commonest reason among
    `rejected` (at least one of the `many`) with the first row that has it."""
    (column, reason), _ = Counter((row.column, row.reason) for row in rejected).most_common(1)[0]
    row = next(each for each in rejected if (each.column, each.reason) == (column, reason))
    return {
        "fil": name,
        "antal": many,
        "af": read,
        "hoejst": f"{float(most * 100):g}".replace(".", ","),
        "hvorfor": reason,
        "kolonne": column,
        "linje": row.line,
        "skrevet": row.text,
    }


def area_code(label: str) -> str:
    """The code of an area in a table: a code, or a name. Raises law.UnknownName.

    Borderline: `0` is the country; `Uoplyst område` is law.UNSTATED_AREA.
    """
    text = label.strip()
    if law.fold(text) in UNSTATED_NAMES:
        return law.UNSTATED_AREA
    return law.COUNTRY if text == "0" else law.find_area(text)


_YEAR = "(?P<year>[0-9]{4})"
_PERIODS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<month>[0-9]{{2}})-{_YEAR}",
        rf"{_YEAR}-(?P<month>[0-9]{{2}})",
        rf"(?P<name>[a-z]{{3,9}})(?:\.\s*|\s+|-){_YEAR}",
        rf"(?P<quarter>[1-4])\.?\s*(?:kvartal|kvt\.?|kv\.?)\s+{_YEAR}",
        rf"[KQ](?P<quarter>[1-4])[\s-]+{_YEAR}",
        rf"{_YEAR}[\s-]+[KQ](?P<quarter>[1-4])",
    )
)
_MONTHS = {
    "sept": 9,
    **{name[:3]: number for number, name in enumerate(MONTHS["da"], 1)},
    **{name: number for number, name in enumerate(MONTHS["da"], 1)},
}


def period_id(text: str) -> str:
    """The canonical id of a period: an id (`2026Q1`, `2023K3`), or as people write one in a file (`januar 2026`,
    `jan. 2026`, `01-2026`, `2026-01`, `4. kvartal 2025`, `4. kv. 2025`, `K4 2025`, `2025 K4`). Raises ValueError.

    Borderline: `13-2026` is no month. Refused because it can be read in two ways: `2011/12`, `1-2026`, `jan-26`.
    """
    text = text.strip()
    found = next((match.groupdict() for form in _PERIODS if (match := form.fullmatch(text))), None)
    if found is None:
        return Period.parse(text).id
    if "quarter" in found:
        return Period.parse(f"{found['year']}Q{found['quarter']}").id
    number = found["month"] if "month" in found else _MONTHS.get(found["name"].casefold(), 0)
    return Period.parse(f"{found['year']}M{number}").id


def group_code(text: str, find_group: Callable[[str], str] = law.find_group) -> str:
    """The code of a group, or of groups joined by `+` (sorted); "" stays "". Raises law.UnknownName.

    A code with a visitation or an age (`kontanthjaelp:jobparat`) is taken as it is when its group is known.
    """
    parts = {_one_group(part.strip(), find_group) for part in text.split("+")} if text.strip() else set()
    return "+".join(sorted(parts))


def _one_group(text: str, find_group: Callable[[str], str]) -> str:
    base = re.split("[:@]", text)[0]
    if base == text or base not in law.groups():
        return find_group(text)
    try:
        return law.group(text).code
    except KeyError:
        raise law.UnknownName("gruppe", text, base) from None


def remembered(find: Callable[[str], str]) -> Callable[[Any], str | None]:
    """`find` that answers None for what it does not know, and looks up each label once, unknown ones too."""
    known: dict[str, str | None] = {}

    def look_up(label: Any) -> str | None:
        if not isinstance(label, str):
            return None
        if label not in known:
            try:
                known[label] = find(label)
            except (LookupError, ValueError):
                known[label] = None
        return known[label]

    return look_up


def decimal_text(number: Decimal, decimals: int) -> str:
    """A number as decimal text with at least `decimals` decimals: a JSON `3` of a one-decimal share is `3.0`.

    Decimals beyond those are kept unless they are zeros: `83555.0` of a count is `83555`.
    """
    whole, _, part = f"{number:f}".partition(".")
    part = (part if len(part) <= decimals else part.rstrip("0")).ljust(decimals, "0")
    return f"{whole}.{part}" if part else whole


def as_utc(as_of: datetime) -> datetime:
    """The same instant, refused without a zone (ValueError): a figure must say when it was known."""
    if as_of.tzinfo is None:
        raise ValueError("as_of")
    return as_of


def plain(value: Any) -> str:
    """A cell as the text a rejected row shows: what it said, at most 200 letters."""
    return str(value)[:200]
