"""Rows that several promises have in common, in parts that just the same of them have."""

from dataclasses import replace
from datetime import date

import numpy as np

from pejl.answers.promises import setting_of
from pejl.due.run import sheet
from pejl.due.shared import shared
from pejl.due.sheet import Sheet
from pejl.due.state import State
from spec.answers.asking import SICK
from spec.due.promising import ledger, plan, promise

BOUND = plan(promise("inden for 4 uger", **SICK))
EVENTS = """
persons  born
1        1980-06-15
2        2001-06-15
3        2004-06-15

spells  group         start       end
1       sygedagpenge  2024-01-01  -
2       sygedagpenge  2024-01-01  -
3       sygedagpenge  2024-01-01  -
"""


def rows(*groups: str, events: str = EVENTS) -> Sheet:
    """The rows of the same promise to each of these."""
    every = [replace(BOUND.promises[0], id=each, groups=(each,)) for each in groups]
    return sheet(every, ledger(events), date(2024, 3, 31), setting_of(BOUND))


def parts(*groups: str) -> dict[tuple[int, ...], list[int]]:
    """The persons of each part, by whose it is."""
    found = shared(rows(*groups), range(len(groups)))
    return {owners: part.subjects() for owners, part in found}


def test_rows_of_one_within_another_are_both_of_theirs_and_the_rest_is_of_one() -> None:
    assert parts("sygedagpenge", "sygedagpenge@18-24") == {(0,): [1], (0, 1): [2, 3]}


def test_groups_that_meet_have_what_they_have_in_common_as_a_part() -> None:
    assert parts("sygedagpenge@18-24", "sygedagpenge@20-29", "sygedagpenge") == {(0, 2): [3], (0, 1, 2): [2], (2,): [1]}


def test_row_that_an_act_keeps_for_one_of_them_alone_is_not_one_row() -> None:
    """Due on 29 January. He is 30 before the talk: it is late for all, and of the young he had none."""
    events = """
persons  born
1        1994-02-01

spells  group         start       end
1       sygedagpenge  2024-01-01  -

talks  day         resets
1      2024-02-05  ja
"""
    every = shared(rows("sygedagpenge", "sygedagpenge@18-29", events=events), range(2))
    found = {owners: [row.state for row in part.rows()] for owners, part in every}
    assert found == {(0,): [State.HOLDT_FOR_SENT], (1,): [State.OVERSKREDET]}


def test_rows_that_are_the_same_twice_in_one_promise_are_shared_once_with_one_that_has_them_once() -> None:
    """Two benefits that begin on one day are two clocks of a duty that counts each by itself."""
    once, twice = rows("sygedagpenge", "sygedagpenge@18-24"), rows("sygedagpenge@18-24")
    more = {name: np.concatenate([column, twice.columns[name]]) for name, column in once.columns.items()}
    found = dict(shared(replace(once, columns=more), range(2)))
    assert {owners: part.columns["subject"].tolist() for owners, part in found.items()} == {
        (0,): [1, 2, 3],
        (0, 1): [2, 3],
    }


def test_a_part_that_would_be_empty_is_not_there() -> None:
    assert parts("sygedagpenge", "sygedagpenge") == {(0, 1): [1, 2, 3]}
    assert parts("kontanthjaelp", "sygedagpenge@60-66") == {}
