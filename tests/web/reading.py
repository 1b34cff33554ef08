"""What an answer says: as it was sent, with its characters as a person writes them, its words alone, or its table."""

import csv
import io
import re
from html import unescape
from typing import Any


def body_of(answer: Any) -> str:
    """The answer as it was sent; in a file, bytes that are no UTF-8 are replaced."""
    return str(answer.content.decode(errors="replace"))


def unescaped(answer: Any) -> str:
    """The answer with `&amp;` and the like as the characters they stand for, its markup with it."""
    return unescape(body_of(answer))


def text_of(answer: Any) -> str:
    """The words of the page: no markup, characters as they are read, one space between."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body_of(answer))).split())


def table_of(answer: Any) -> list[dict[str, str]]:
    """The rows of a file in CSV, each cell under its heading."""
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""), delimiter=";"))
