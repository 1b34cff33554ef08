"""Every case of the verbs, answered by the oracle and by the kernels the embedded default runs on."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from pejl.ledger.verbs import algebra, kernels, lists
from spec.verbs import oracle
from spec.verbs.cases import CASES, LISTINGS, SHELF
from spec.verbs.drawing import (
    PERSONS_A_CASE,
    Answer,
    Case,
    ListingCase,
    answers,
    expected,
    expected_lines,
    lines,
    rows_of,
    snapshot_of,
)

COUNTING: dict[str, tuple[Any, Callable[..., Any]]] = {
    "oracle": (oracle.evaluate, oracle.subjects),
    "kernels": (kernels.evaluate, snapshot_of),
}
LISTING: dict[str, tuple[Any, Callable[..., Any]]] = {
    "oracle": (oracle.listing, oracle.subjects),
    "kernels": (lists.listing, snapshot_of),
}


@cache
def all_answers(evaluator: str) -> dict[str, Answer]:
    evaluate, load = COUNTING[evaluator]
    return answers(evaluate, CASES, load)


@pytest.mark.parametrize("evaluator", COUNTING)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, evaluator: str) -> None:
    assert all_answers(evaluator)[case.name] == expected(case), case.says


@pytest.mark.parametrize("evaluator", LISTING)
@pytest.mark.parametrize("case", LISTINGS, ids=lambda case: case.name)
def test_list(case: ListingCase, evaluator: str) -> None:
    listing, load = LISTING[evaluator]
    assert lines(listing, case, load) == expected_lines(case), case.says


@pytest.mark.parametrize("evaluator", COUNTING)
def test_a_case_alone_is_answered_as_among_the_others(evaluator: str) -> None:
    evaluate, load = COUNTING[evaluator]
    alone = {case.name: answers(evaluate, [case], load)[case.name] for case in CASES[::7]}
    assert alone == {name: all_answers(evaluator)[name] for name in alone}


# --- the cases themselves --------------------------------------------------------------------------------


def test_every_case_has_a_name_of_its_own_and_few_enough_persons_to_be_packed() -> None:
    names = [case.name for case in (*CASES, *LISTINGS)]
    assert len(names) == len(set(names))
    drawn = [row for case in (*CASES, *LISTINGS) for rows in rows_of(case.ledger).values() for row in rows]
    assert max(row.get("person", row.get("company", 0)) for row in drawn) < PERSONS_A_CASE


NOTHING = """
    groups  group     start       end
    1       jobparat  2024-02-29  2024-02-29
    """
TWICE = """
    groups  group     start       end
    1       jobparat  2024-02-01  2024-02-29
    1       jobparat  2024-02-28  -
    """


@pytest.mark.parametrize("ledger", [NOTHING, TWICE], ids=["no days", "twice on a day"])
def test_what_never_reaches_a_snapshot_cannot_be_drawn(ledger: str) -> None:
    with pytest.raises(AssertionError, match="never reach"):
        rows_of(ledger)


def test_every_verb_has_a_case() -> None:
    made = {type(node).__name__ for case in CASES for node in _nodes(case.count)}
    verbs = {
        name
        for name, found in vars(algebra).items()
        if isinstance(found, type)
        and issubclass(found, algebra.Spans | algebra.Marks)
        and found not in (algebra.Spans, algebra.Marks)
    }
    assert verbs <= made
    assert len(SHELF) == len({id(cases) for cases in SHELF.values()})


def _nodes(node: Any) -> list[Any]:
    parts = [getattr(node, name) for name in getattr(node, "__dataclass_fields__", {})]
    return [node, *(each for part in parts for each in _nodes(part))]
