"""The codes that a condition on a code column asks for, as numbers of the snapshot's book."""

from collections.abc import Sequence

from pejl.ledger.snapshot import Snapshot, book_of
from pejl.ledger.verbs.algebra import Where

JOINED = "+"
"""Between the words of a code that holds several, such as the topics of a talk."""


def numbers(snapshot: Snapshot, table: str, condition: Where) -> list[int]:
    """`in`: one of the words; `with`: a code that has one of the words among its own."""
    column, how, words = condition
    wanted: Sequence[str] = words if isinstance(words, tuple) else ()
    if how == "with":
        book = snapshot.books.get(book_of(table, column), ())
        return [place for place, word in enumerate(book) if not set(wanted).isdisjoint(word.split(JOINED))]
    return [code for code in (snapshot.code(table, column, word) for word in wanted) if code >= 0]
