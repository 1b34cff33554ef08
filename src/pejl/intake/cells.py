"""One cell: a number in the file's own format, or a point in time."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

from pejl.numbers import NotANumber, parse_danish
from pejl.periods import COPENHAGEN, end_of_day

Cell = str | Decimal
"""Text as written, or a number that the file itself holds as a number (Excel)."""

_SWAP = str.maketrans(",.", ".,")
_DAY = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
_UNIT = re.compile(r"([-−]?\d[\d.,]*)\s*(?:%|pct\.?|procent(?:point)?|pp|uger|personer|kr\.?|stk\.?)", re.IGNORECASE)


def parse_cell(cell: Cell, decimal: str = ",") -> Decimal:
    """Read a number; `decimal` is the file's decimal sign, the other of `,` and `.` groups thousands.

    The decimals as written are kept: `2,0` is not `2`. Borderline: `1.715` is 1715 with decimal comma and
    1.715 with decimal point; `1.7` with decimal comma is refused. A number from Excel is taken as it is.
    Raises `NotANumber`, with a suggestion where there is a likely one.
    """
    if isinstance(cell, Decimal):
        return cell
    if decimal == ",":
        return parse_danish(cell)
    try:
        return parse_danish(cell.translate(_SWAP))
    except NotANumber as error:
        suggestion = error.suggestion and error.suggestion.translate(_SWAP)
    raise NotANumber(cell, suggestion)


def suggest(text: str) -> str | None:
    """The number a refused Danish cell was likely meant to be: `75 %` gives `75`, `1.7` gives `1,7`."""
    text = text.strip()
    unit = _UNIT.fullmatch(text)
    plain = unit[1] if unit else text
    try:
        parse_danish(plain)
    except NotANumber as error:
        return error.suggestion
    return plain if unit else None


def parse_instant(text: str) -> datetime:
    """An ISO instant, or a day (`2026-08-19`, `19-08-2026`, `19.8.2026`), as UTC.

    A day is its end in Copenhagen; an instant without a zone is Copenhagen's. Raises ValueError.
    """
    text = text.strip()
    day = _DAY.fullmatch(text)
    if day:
        return end_of_day(date(int(day[3]), int(day[2]), int(day[1])))
    if len(text) <= len("2026-08-19"):
        return end_of_day(date.fromisoformat(text))
    instant = datetime.fromisoformat(text)
    return (instant if instant.tzinfo else instant.replace(tzinfo=COPENHAGEN)).astimezone(UTC)
