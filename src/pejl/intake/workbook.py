"""The child process that parses a workbook: bytes on stdin, JSON on stdout, under a ceiling on memory.

Arguments: bytes of memory, most bytes to answer with, most cells, and the sheet if one is named. Leaves with
a status other than 0 when the workbook cannot be read. Not for import: `excel` runs it.
"""

import io
import json
import resource
import sys
from datetime import date, datetime, time
from typing import Any


def main(memory: int, cells: int, sheet: str | None) -> dict[str, Any]:
    """The rows of the sheet, the line of the first, and the size of its used range; no rows when that has
    more than `cells`. Where the sheet is not there, the names of those that are."""
    import python_calamine

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read())) as book:
        if not book.sheet_names or (sheet is not None and sheet not in book.sheet_names):
            return {"sheets": book.sheet_names}
        found = book.get_sheet_by_name(sheet or book.sheet_names[0])
        height, width = found.total_height, found.total_width
        rows = found.to_python(skip_empty_area=True) if height * width <= cells else []
        first = found.start[0] + 1 if found.start else 1
        return {
            "height": height,
            "width": width,
            "first": first,
            "rows": [[*map(_cell, row)] for row in rows],
        }


def _cell(value: Any) -> str | int | float:
    """Numbers as numbers, dates as ISO text, everything else as text."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)


if __name__ == "__main__":
    most = int(sys.argv[2])
    text = json.dumps(main(int(sys.argv[1]), int(sys.argv[3]), sys.argv[4] if len(sys.argv) > 4 else None))
    sys.stdout.write(text if len(text) <= most else json.dumps({"size": len(text)}))
