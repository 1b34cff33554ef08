"""Tables for people (rich), CSV for spreadsheets, JSON for machines."""

import csv
import io
import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from textwrap import fill
from typing import TYPE_CHECKING, Any, TextIO

from pejl.words import say

if TYPE_CHECKING:
    from rich.text import Text

    from pejl.ledger import Rejected
    from pejl.ledger.verbs.counting import Counting


def table(
    title: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    right: Sequence[int] = (),
    whole: Sequence[int] = (),
) -> None:
    """A table on the terminal; the columns numbered in `right` are numbers, those in `whole` are never broken."""
    from rich import box
    from rich.table import Table

    lines([title] if title else [])
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place, heading in enumerate(headings):
        shown.add_column(heading, overflow="fold", no_wrap=place in whole)
        shown.columns[-1].justify = "right" if place in right else "left"
    for row in rows:
        shown.add_row(*(_painted(cell) for cell in row))
    console().print(shown)


def lines(texts: Iterable[str], to: TextIO | None = None) -> None:
    """Sentences on stdout (or `to`) as wide as the terminal, broken between words only and never inside a date; piped
    ones are never broken."""
    out = to or sys.stdout
    width = _width(out)
    for text in texts:
        for line in text.split("\n"):
            indent = line[: len(line) - len(line.lstrip())]
            shown = fill(
                _WRITTEN_DAY.sub(lambda day: day[0].replace(" ", _BOUND), line.strip()),
                max(40, width),
                initial_indent=indent,
                subsequent_indent=f"{indent}  ",
                break_long_words=False,
                break_on_hyphens=False,
            )
            out.write(f"{shown.replace(_BOUND, ' ')}\n")


def _width(out: TextIO) -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isdigit():
        return int(given)
    return os.get_terminal_size(out.fileno()).columns if out.isatty() else sys.maxsize


_WRITTEN_DAY = re.compile(r"\d{1,2}\.? [^\W\d]+ \d{4}")
"""As `pejl.words` shows a day: 31. marts 2024, 31 March 2024."""
_BOUND = "\N{NO-BREAK SPACE}"


def console() -> Any:
    """The terminal; piped output is as wide as COLUMNS says, else as a wide terminal, so that nothing is cut."""
    from rich.console import Console

    given = os.environ.get("COLUMNS", "")
    wide = int(given) if given.isdigit() else 160
    return Console(highlight=False, width=None if sys.stdout.isatty() else wide)


_PAINT = {"✓": "green", "↗": "green", "✗": "red", "!": "red", "?": "yellow"}


def _painted(cell: str) -> "Text":
    """A verdict has its colour from its sign; the sign and the word are always there too."""
    from rich.text import Text

    sign = next((word for word in cell.split(" ")[:2] if word in _PAINT), "")
    return Text(cell, style=_PAINT.get(sign, ""))


def as_json(data: object) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Semicolons, and a byte order mark only where a file is written: Excel then reads æøå."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    sys.stdout.write(("" if sys.stdout.isatty() else "\ufeff") + out.getvalue())


def _safe(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is made text; numbers stay numbers."""
    number = re.fullmatch(r"-?[\d.]+(,\d+)?", cell)
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not number else cell


def banner(events: "Counting | None", lang: str) -> None:
    """The line that stands over everything about made-up people."""
    if events is not None and events.snapshot.made_up:
        lines([say("opdigtet_banner", {}, lang), ""])


def rejected(rows: Sequence[tuple[str, "Rejected"]], lang: str, most: int = 20) -> None:
    """The first rejected rows one by one, with file, line, column and reason; then how many more there are."""
    for name, row in rows[:most]:
        params = {"fil": name, "linje": row.line, "kolonne": row.column, "skrevet": row.text}
        lines([say("afvist_raekke", {**params, "hvorfor": row.reason}, lang)])
    if len(rows) > most:
        lines([say("flere_afvist", {"antal": len(rows) - most}, lang)])
