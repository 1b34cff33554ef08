"""A file of an extract as sheets of text: the same rows whether they came as CSV, Excel or Parquet."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, Protocol

import numpy as np

from pejl.intake import Cell, Fault, Limits, Row
from pejl.intake.excel import read_xls, read_xlsx
from pejl.periods import COPENHAGEN

if TYPE_CHECKING:
    import pyarrow as pa

BLOCK = 50_000
_ZIP, _OLE, _PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1"
_DICTIONARIES = 1 << 26


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows of a sheet. `lines`: where each begins, the first line of the file being 1 (in Parquet: which row it
    is); `cells`: text by place of the column. `misshapen`: line and number of cells of rows with too few or too many
    of them, -1 for a row with zero bytes in it."""

    lines: np.ndarray
    cells: Mapping[int, "pa.Array"]
    misshapen: Sequence[tuple[int, int]] = ()


class Raw(NamedTuple):
    """Rows on their way into a block."""

    lines: list[int]
    rows: list[list[str]]
    misshapen: list[tuple[int, int]]


def block_of(raw: Raw, places: Sequence[int]) -> Block:
    import pyarrow as pa

    columns = {place: pa.array([row[place] for row in raw.rows], pa.string()) for place in places}
    return Block(np.array(raw.lines, np.int32), columns, raw.misshapen)


class Sheet(Protocol):
    """What can be read from: a header, rows, and what helps to tell why a header does not fit. `serials`: numbers in
    a column of days are Excel's."""

    name: str
    header: tuple[str, ...]
    serials: bool

    def blocks(self, places: Sequence[int]) -> Iterator[Block]: ...

    def first_rows(self) -> list[tuple[int, tuple[str, ...]]]: ...

    def misread(self) -> dict[str, tuple[str, ...]]: ...


class Opened:
    """A file to read from: bytes, or a path that is opened for each reading. Fault `for_stort` by its size."""

    def __init__(self, data: bytes | Path, name: str, limits: Limits) -> None:
        self.name, self.limits, self._data = name, limits, data
        limits.check("bytes", len(data) if isinstance(data, bytes) else data.stat().st_size)
        with self.stream() as stream:
            self._head = stream.read(8)
        if not self._head:
            raise Fault("tom_fil", fil=name)

    def stream(self) -> BinaryIO:
        return io.BytesIO(self._data) if isinstance(self._data, bytes) else self._data.open("rb")

    @property
    def workbook(self) -> bool:
        return self._head.startswith((_ZIP, _OLE))

    def sheet(self, name: str, line: int, decimal: str) -> Sheet:
        """A sheet of the file, the first where `name` is "" (files other than workbooks have one)."""
        if self.workbook:
            return self._excel(name, line, decimal)
        if self._head.startswith(_PARQUET):
            return ParquetSheet(self.stream, self.name, self.limits, decimal)
        from pejl.sources.udtraek.texts import CsvSheet

        return CsvSheet(self.stream, self.name, self.limits, line)

    def _excel(self, name: str, line: int, decimal: str) -> "RowsSheet":
        usual = Limits()
        limits = replace(self.limits, bytes=min(self.limits.bytes, usual.bytes), rows=min(self.limits.rows, usual.rows))
        with self.stream() as stream:
            data = stream.read(limits.bytes + 1)
        limits.check("bytes", len(data))
        read = read_xlsx if data.startswith(_ZIP) else read_xls
        return RowsSheet(self.name, read(data, self.name, limits, name or None), line, decimal)


class RowsSheet:
    """Rows of a workbook's sheet."""

    serials = True

    def __init__(self, name: str, rows: Sequence[Row], line: int, decimal: str) -> None:
        self.name, self._decimal = name, decimal
        head = next((place for place, row in enumerate(rows) if row.line >= line), None)
        if head is None:
            raise Fault("tom_fil", fil=name)
        self._rows, self._before = rows[head + 1 :], rows[: head + 20]
        self.header = tuple(str(cell).strip() for cell in rows[head].cells)

    def blocks(self, places: Sequence[int]) -> Iterator[Block]:
        for first in range(0, len(self._rows), BLOCK):
            rows = self._rows[first : first + BLOCK]
            yield block_of(Raw([row.line for row in rows], [[*map(self._text, row.cells)] for row in rows], []), places)

    def first_rows(self) -> list[tuple[int, tuple[str, ...]]]:
        return [(row.line, tuple(str(cell).strip() for cell in row.cells)) for row in self._before]

    def misread(self) -> dict[str, tuple[str, ...]]:
        return {}

    def _text(self, cell: Cell) -> str:
        return f"{cell:f}".replace(".", self._decimal) if isinstance(cell, Decimal) else cell


class ParquetSheet:
    """A Parquet file, read a row group at a time. Faults: `parquet_ulaeselig`, `for_stort`, and
    `forkert_kolonnetype` for a column that is no text, number, day or flag."""

    serials = False

    def __init__(self, opened: Callable[[], BinaryIO], name: str, limits: Limits, decimal: str) -> None:
        self.name, self._decimal, self._opened = name, decimal, opened
        with self._file() as file:
            self.header = tuple(file.schema_arrow.names)
            self._types = file.schema_arrow.types
            limits.check("rows", file.metadata.num_rows)
            limits.check("columns", len(self.header))

    def blocks(self, places: Sequence[int]) -> Iterator[Block]:
        import pyarrow as pa

        wanted = [self.header[place] for place in places]
        for place in places:
            self._check_type(place)
        line = 0
        with self._file(wanted) as file:
            try:
                for batch in file.iter_batches(BLOCK, columns=wanted, use_threads=False):
                    lines = np.arange(line + 1, line + 1 + batch.num_rows, dtype=np.int32)
                    cells = {place: self._texts(batch.column(self.header[place])) for place in places}
                    line += batch.num_rows
                    yield Block(lines, cells)
            except (pa.ArrowException, OSError, ValueError, OverflowError):
                raise Fault("parquet_ulaeselig", fil=self.name) from None

    def first_rows(self) -> list[tuple[int, tuple[str, ...]]]:
        return []

    def misread(self) -> dict[str, tuple[str, ...]]:
        return {}

    def _file(self, wanted: Sequence[str] = ()) -> Any:
        import pyarrow as pa
        import pyarrow.parquet as pq

        texts = [name for name in wanted if pa.types.is_string(self._types[self.header.index(name)])]
        try:
            return pq.ParquetFile(
                self._opened(),
                read_dictionary=texts,
                thrift_string_size_limit=_DICTIONARIES,
                thrift_container_size_limit=_DICTIONARIES,
            )
        except (pa.ArrowException, OSError, ValueError):  # ValueError: a name that is no UTF-8
            raise Fault("parquet_ulaeselig", fil=self.name) from None

    def _check_type(self, place: int) -> None:
        from pyarrow import types

        found = self._types[place]
        if types.is_dictionary(found):
            found = found.value_type
        texts = (types.is_string, types.is_large_string, types.is_null)
        numbers = (types.is_integer, types.is_floating, types.is_decimal, types.is_boolean)
        if not any(test(found) for test in (*texts, *numbers, types.is_date, types.is_timestamp)):
            raise Fault("forkert_kolonnetype", fil=self.name, kolonne=self.header[place], skrevet=str(found))

    def _texts(self, column: "pa.Array") -> "pa.Array":
        """The column as text: each distinct value is written once."""
        import pyarrow as pa

        if pa.types.is_timestamp(column.type):
            column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
        coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
        words = pa.array([self._text(value) for value in coded.dictionary.to_pylist()], pa.string())
        return words.take(coded.indices).fill_null("")

    def _text(self, value: Any) -> str:
        if isinstance(value, datetime):
            return (value.astimezone(COPENHAGEN) if value.tzinfo else value).date().isoformat()
        if isinstance(value, bool):
            return "ja" if value else "nej"
        if isinstance(value, float | Decimal):
            number = Decimal(str(value))
            whole = number.is_finite() and number == number.to_integral_value()
            return f"{number.to_integral_value() if whole else number:f}".replace(".", self._decimal)
        return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
