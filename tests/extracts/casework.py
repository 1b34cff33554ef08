"""What the tests of case-system extracts share: three made-up persons, a small map, and a table in four formats."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pejl.sources.udtraek import Read, read_extract

from .helping import row, xlsx

KNOWN = datetime(2026, 1, 31, 12, tzinfo=UTC)
ANNE, BO, CARL = "6161900000", "6463014001", "9172650002"
"""Numbers that cannot exist (month above 60)."""
HEADER = ("Id", "CPR", "Ydelse", "Fra", "Til", "Timer")
MAP = """
system = "proeve"
[[tabel]]
navn = "ydelser"
kolonner = { id = "Id", cpr = "CPR", gruppe = "Ydelse", fra = "Fra", til = "Til", timer = "Timer" }
faste = { omraade = "Solrød" }
"""
Line = Sequence[object]


def ids(numbers: Sequence[str]) -> list[int]:
    """Ids that tests can tell: the number plus one."""
    return [int(number) + 1 for number in numbers]


def read(data: bytes | Path, name: str = "ydelser.csv", column_map: str = MAP, **more: Any) -> Read:
    given: dict[str, Any] = {"as_of": KNOWN, "ids": ids, "company_ids": ids, "staff_ids": ids, **more}
    return read_extract(data, name, column_map=column_map, **given)


def spell(id: str = "1", cpr: str = ANNE, group: str = "Sygedagpenge", *days: str, hours: str = "37") -> Line:
    start, end = days or ("01-01-2026", "31-01-2026")
    return (id, cpr, group, start, end, hours)


def csv_of(*lines: Line, header: Line = HEADER, encoding: str = "utf-8", delimiter: str = ";") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([header, *lines])
    return text.getvalue().encode(encoding)


def xlsx_of(*lines: Line, header: Line = HEADER) -> bytes:
    return xlsx("".join(row(number, *cells) for number, cells in enumerate([header, *lines], 1)))


def parquet_of(*lines: Line, header: Line = HEADER) -> bytes:
    columns = [[line[place] for line in lines] for place in range(len(header))]
    packed = io.BytesIO()
    pq.write_table(pa.table(columns, names=[str(name) for name in header]), packed)
    return packed.getvalue()


def rows_of(found: Read, table: str = "spells") -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = found.facts.rows[table].to_pylist()
    return rows


def reasons_of(found: Read) -> list[tuple[int, str, str, str]]:
    return [tuple(each) for each in found.rejected]
