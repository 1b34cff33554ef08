"""Names looked up and searched: how a search text is held against the names of the register.

A search finds those each of whose words begins a word of the name, whatever the case; å and aa are one letter. The
database narrows by what all its kinds can do with the letters a-z, and the rest is decided here.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from pejl.identity.tables import NAMES

LEAST = 2
"""Letters a search must have: with fewer it would find nearly everybody."""
_WORD = re.compile(r"[^\W_]+")
_AFTER_Z = str.maketrans({"æ": "\ufff0", "ø": "\ufff1"})
_ELSEWHERE = re.compile(r"aa|[^a-z0-9]")


def words_of(text: str) -> list[str]:
    """The words of a name or a search as they are compared."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold().replace("å", "aa"))


def matches(name: str, searched: Sequence[str]) -> bool:
    own = words_of(name)
    return all(any(word.startswith(each) for word in own) for each in searched)


def newest(connection: sa.Connection, rows: sa.ColumnElement[bool]) -> list[tuple[int, str, bool, date]]:
    """Person, name, protection and first day of the newest names, those that are chosen."""
    later = NAMES.alias()
    superseded = sa.exists().where(later.c.id == NAMES.c.id, later.c.start > NAMES.c.start)
    query = sa.select(NAMES.c.id, NAMES.c.name, NAMES.c.protected, NAMES.c.start).where(rows, ~superseded)
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


def found(connection: sa.Connection, text: str, most: int) -> list[int]:
    """The persons whose newest name a search finds, by name; none for a search of fewer than LEAST letters."""
    searched = words_of(text)
    if sum(map(len, searched)) < LEAST:
        return []
    near = sa.and_(*(sa.func.lower(NAMES.c.name).like(_pattern(each)) for each in searched))
    hits = [(_in_order(name), person) for person, name, _, _ in newest(connection, near) if matches(name, searched)]
    return [person for _, person in sorted(hits)[:most]]


def _in_order(name: str) -> list[str]:
    """The words so that they sort as Danes do: æ, ø and å (and aa) after z, in that order."""
    return [word.translate(_AFTER_Z).replace("aa", "\ufff2") for word in words_of(name)]


def _pattern(word: str) -> str:
    """What a name with the word in it is like; letters beyond a-z, and aa, can be any."""
    return f"%{_ELSEWHERE.sub('%', word)}%"
