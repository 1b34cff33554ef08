"""What holds for every moment: it asks for words that the ledger can have."""

from collections.abc import Iterator
from typing import Any

import pytest

from pejl.law.catalogue import catalogue
from pejl.ledger.verbs import Marks, Spans, Window
from pejl.ledger.verbs import algebra as a
from spec.moments.happening import SHELF, whom


def rule_of(name: str) -> Marks | Spans:
    lasting = (Window(days=1),) if SHELF[name].lasts else ()
    return SHELF[name].rule(whom(), *lasting)


def parts(node: Any) -> Iterator[Any]:
    yield node
    for name in getattr(node, "__dataclass_fields__", ()):
        yield from parts(getattr(node, name))


def words_asked_for(name: str) -> set[tuple[str, str, str]]:
    """Table, column and word of every condition of a moment."""
    tables = (node for node in parts(rule_of(name)) if isinstance(node, a.Held | a.Noted))
    return {
        (node.table, column, word)
        for node in tables
        for column, _, wanted in node.where
        if isinstance(wanted, tuple)
        for word in wanted
    }


@pytest.mark.parametrize("name", sorted(SHELF))
def test_a_moment_asks_for_words_of_the_catalogue(name: str) -> None:
    asked = words_asked_for(name)
    assert {each for each in asked if each[2] not in catalogue(*each[:2])} == set()
