"""What the tests of extracts share: a scripted server on loopback, and workbooks made by hand."""

import io
import struct
import threading
import time
import zipfile
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

FILES = Path(__file__).parent / "files"
SHARED = Path(__file__).parents[3] / "shared" / "data"
NOW = datetime(2031, 6, 20, 8, tzinfo=UTC)


class Reply(NamedTuple):
    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    delay: float = 0.0


class Asked(NamedTuple):
    path: str
    key: str


class Server:
    """A server on loopback that answers from a script and remembers what it was asked."""

    def __init__(self, script: list[Reply]) -> None:
        self.script, self.asked = script, list[Asked]()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(Asked(self.path, self.headers.get("Authorization", "")))
                reply = outer.script.pop(0) if len(outer.script) > 1 else outer.script[0]
                time.sleep(reply.delay)
                self.send_response(reply.status)
                for name, value in reply.headers:
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self._server.server_address[1]}/v3"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


SHEET = (
    '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/'
    'spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
)


def xlsx(rows: str, names: tuple[str, ...] = ("Ark1",)) -> bytes:
    """A workbook of sheets with the same rows, by the standard library alone."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    numbered = list(enumerate(names, 1))
    sheets = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered)
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{office}/worksheet" Target="worksheets/s{n}.xml"/>' for n, _ in numbered
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">{links}</Relationships>',
        **{f"xl/worksheets/s{n}.xml": SHEET.format(rows=rows) for n, _ in numbered},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


def cell(place: str, value: object) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def row(number: int, *values: object) -> str:
    cells = "".join(cell(f"{'ABCDEFGH'[place]}{number}", value) for place, value in enumerate(values))
    return f'<row r="{number}">{cells}</row>'


def xls(*rows: tuple[object, ...]) -> bytes:
    """An old workbook (BIFF8 in an OLE file) with one sheet of texts and numbers, by hand."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def written(place: tuple[int, int], value: object) -> bytes:
        at = struct.pack("<HHH", *place, 0)
        if isinstance(value, str):
            return record(0x0204, at + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
        return record(0x0203, at + struct.pack("<d", value))

    def begin(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0))

    end, name = record(0x000A, b""), b"Ark1"
    cells = [((r, c), value) for r, values in enumerate(rows) for c, value in enumerate(values)]
    size = struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0)
    sheet = begin(0x10) + record(0x0200, size) + b"".join(written(*each) for each in cells) + end
    entry = struct.pack("<BBBB", 0, 0, len(name), 0) + name
    start = len(begin(5)) + 4 + 4 + len(entry) + len(end)
    stream = begin(5) + record(0x0085, struct.pack("<I", start) + entry) + end + sheet
    stream = stream.ljust(-(-max(len(stream), 4096) // 512) * 512, b"\0")
    count = len(stream) // 512

    def named(title: str, kind: int, child: int, first: int, length: int) -> bytes:
        text = title.encode("utf-16-le")
        head = text.ljust(64, b"\0") + struct.pack("<HBBiii", len(text) + 2, kind, 1, -1, -1, child)
        return head + b"\0" * 36 + struct.pack("<iQ", first, length)

    fat = [-3, -2, *range(3, 2 + count), -2]
    top = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    top += b"\0" * 6 + struct.pack("<iiiiiiiii", 0, 1, 1, 0, 4096, -2, 0, -2, 0) + struct.pack("<i", 0)
    folder = named("Root Entry", 5, 1, -2, 0) + named("Workbook", 2, -1, 2, len(stream))
    table = struct.pack(f"<{len(fat)}i", *fat).ljust(512, b"\xff")
    return top.ljust(512, b"\xff") + table + folder.ljust(512, b"\0") + stream
