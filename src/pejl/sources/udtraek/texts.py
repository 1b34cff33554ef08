"""CSV of any size as blocks of rows: which characters, which separator, which header, and where each row begins."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO

from pejl.intake import Fault, Limits
from pejl.intake.reader import DELIMITERS, delimiter_of
from pejl.sources.udtraek.sheets import BLOCK, Block, Raw, block_of

_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_OTHER = (
    ("JSON", re.compile(rb"\s*(?:\{\s*\"|\[\s*[\[{\"])")),
    ("HTML", re.compile(rb"\s*<(?:!doctype html|html|table|head|body|meta)", re.IGNORECASE)),
    ("XML", re.compile(rb"\s*<\?xml", re.IGNORECASE)),
    ("PDF", re.compile(rb"%PDF")),
    ("gzip", re.compile(rb"\x1f\x8b")),
)
_PAGES = ("utf-8", "cp850", "mac_roman")
_NORDIC = re.compile("[æøåÆØÅ]")


class CsvSheet:
    """A CSV file: `header`, and `blocks` of its rows. Opened again for each reading, never held in memory."""

    serials = False

    def __init__(self, opened: Callable[[], BinaryIO], name: str, limits: Limits, line: int) -> None:
        self.name, self._opened, self._limits, self._line = name, opened, limits, line
        self.encoding, self._zeros = encoding_of(opened, name)
        with self._text() as text:
            sample = text.read(_SAMPLE)
        rest = "".join(sample.splitlines(keepends=True)[line - 1 :])
        self._delimiter = delimiter_of(rest)
        if not rest.strip():
            raise Fault("tom_fil", fil=name)
        row = next(self._records(), None)
        if row is None:
            raise Fault("tom_fil", fil=name)
        self.header = tuple(cell.strip() for cell in row[1])
        limits.check("columns", len(self.header))
        if any("\0" in cell for cell in self.header):
            raise Fault("nul_tegn", fil=name)
        self._sample = sample

    def blocks(self, places: Sequence[int]) -> Iterator[Block]:
        """The rows as columns of text, the columns at `places` only; empty rows are left out. Faults: `for_stort`,
        `csv_ulaeselig` at a line, as for a quotation mark out of place."""
        width, raw, read = len(self.header), Raw([], [], []), 0
        records = self._records()
        next(records)
        for line, cells in records:
            if len(cells) < width or (len(cells) > width and any(cells[width:])):
                raw.misshapen.append((line, len(cells)))
            elif self._zeros and any("\0" in cell for cell in cells):
                raw.misshapen.append((line, -1))
            else:
                raw.lines.append(line)
                raw.rows.append(cells)
            read += 1
            if read % BLOCK == 0:
                self._limits.check("rows", read)
                yield block_of(raw, places)
                raw = Raw([], [], [])
        self._limits.check("rows", read)
        if raw.lines or raw.misshapen:
            yield block_of(raw, places)

    def first_rows(self) -> list[tuple[int, tuple[str, ...]]]:
        """The first lines by every separator, to look for a header that is not where it was said to be."""
        found = []
        for number, line in enumerate(self._sample.splitlines()[:20], 1):
            for delimiter in DELIMITERS:
                cells = next(csv.reader([line], delimiter=delimiter), [])
                found.append((number, tuple(cell.strip() for cell in cells)))
        return found

    def misread(self) -> dict[str, tuple[str, ...]]:
        """The header as it would be in another code page, by the code page. Nothing when it has a Danish letter."""
        found: dict[str, tuple[str, ...]] = {}
        if any(_NORDIC.search(cell) for cell in self.header):
            return found
        for page in _PAGES:
            with suppress(UnicodeError):
                found[page] = tuple(cell.encode("cp1252").decode(page) for cell in self.header)
        return found

    def _text(self) -> io.TextIOWrapper:
        return io.TextIOWrapper(self._opened(), self.encoding, newline="")

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        with self._text() as text:
            for _ in range(self._line - 1):
                text.readline()
            reader = csv.reader(text, delimiter=self._delimiter, strict=True)
            line = before = self._line
            try:
                for cells in reader:
                    if cells and (cells[0].strip() or any(map(str.strip, cells))):
                        yield line, cells
                    line = before + reader.line_num
            except (csv.Error, UnicodeDecodeError):
                raise Fault("csv_ulaeselig", fil=self.name, linje=line) from None


def encoding_of(opened: Callable[[], BinaryIO], name: str) -> tuple[str, bool]:
    """How a file's letters are written, and whether it has zero bytes in it; the whole file is looked through.

    UTF-16 by its mark or by every other byte being zero; then UTF-8, then Windows-1252. Faults: `anden_filtype` for
    what is no table (JSON, HTML, XML, PDF, gzip), `nul_tegn` for a file of zeros, `ukendt_tegnsaet`.
    """
    with opened() as stream:
        head = stream.read(4096)
    kind = next((kind for kind, pattern in _OTHER if pattern.match(head.removeprefix(codecs.BOM_UTF8))), None)
    if kind:
        raise Fault("anden_filtype", fil=name, slags=kind)
    wide = _wide(head)
    if not wide and head.count(0) * 2 > len(head):
        raise Fault("nul_tegn", fil=name)
    for encoding in (wide,) if wide else ("utf-8-sig", "cp1252"):
        if (zeros := _decodes(opened, encoding)) is not None:
            return encoding, zeros
    raise Fault("ukendt_tegnsaet", fil=name)


def _wide(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    half = max(len(head) // 2, 1)
    low, high = head[0::2].count(0), head[1::2].count(0)
    if high > 0.6 * half and low < 0.2 * half:
        return "utf-16-le"
    return "utf-16-be" if low > 0.6 * half and high < 0.2 * half else ""


def _decodes(opened: Callable[[], BinaryIO], encoding: str) -> bool | None:
    """Whether there is a zero letter in the file; None when the encoding does not fit it."""
    decoder, zeros = codecs.getincrementaldecoder(encoding)(), False
    with opened() as stream:
        try:
            while chunk := stream.read(_CHUNK):
                zeros |= "\0" in decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return None
    return zeros
