"""Whoever reckons attacks made-up releases: no small count recovered or narrowed, and most numbers kept."""

from collections.abc import Iterable

import pytest

from pejl.answers.disclosure.cover import cover_of
from pejl.answers.disclosure.gather import case_of
from spec.answers.disclosure.attacker import Attacker
from spec.answers.disclosure.releases import (
    LEAST,
    SEEDS,
    Draft,
    as_of,
    attacker_of,
    attacker_of_all,
    cube,
    draft_of,
    next_of,
    shown_sums,
    small,
    table_of,
)

BATCHES = [SEEDS[first : first + 30] for first in range(0, len(SEEDS), 30)]


def narrowed(attacker: Attacker, names: Iterable[str]) -> set[str]:
    """Small counts he knows closer than none to one below the least."""
    bounds = {name: attacker.interval(name, LEAST - 1) for name in names}
    return {name for name, (low, high) in bounds.items() if low > 0 or high < LEAST - 1}


@pytest.mark.parametrize("seeds", BATCHES, ids=str)
def test_attack_recovers_and_narrows_no_small_count_of_300_releases(seeds: range) -> None:
    for seed in seeds:
        draft = draft_of(seed)
        protected = draft.protect()
        attacker = attacker_of(draft, protected)
        assert not attacker.determined() & {*small(draft)}, seed
        assert not narrowed(attacker, small(draft)), seed
        assert protected.exposed == (), seed


@pytest.mark.parametrize("seeds", BATCHES, ids=str)
def test_attack_that_holds_a_corrected_and_split_release_against_the_one_before_gains_nothing(seeds: range) -> None:
    for seed in seeds:
        first = draft_of(seed)
        before = first.protect()
        second = next_of(seed, first)
        after = second.protect([before.released])
        third = next_of(seed + 1, second)
        last = third.protect([before.released, after.released])
        attacker = attacker_of_all([(first, before), (second, after), (third, last)])
        names = {as_of(draft, name) for draft in (first, second, third) for name in small(draft)}
        exposed = {as_of(third, name) for name in last.exposed} | {as_of(second, name) for name in after.exposed}
        assert not exposed or seed % 5 == 1, "only a correction that others publish cannot be hidden"
        assert narrowed(attacker, names) <= exposed, seed
        assert not attacker.determined() & names - exposed, seed


@pytest.mark.parametrize("seeds", BATCHES, ids=str)
def test_attack_cannot_tell_how_few_a_number_was_corrected_by(seeds: range) -> None:
    """The new number can be the one told before, and as far from it as one below the least."""
    for seed in seeds:
        first = draft_of(seed)
        before = first.protect()
        second = next_of(seed, first)
        after = second.protect([before.released])
        attacker = attacker_of_all([(first, before), (second, after)])
        corrected = {name: old for name, old in before.shown.items() if 0 < second.value_of(name) - old < LEAST}
        for name, old in corrected.items():
            low, high = attacker.interval(as_of(second, name))
            assert name in after.exposed or (low <= old and high >= old + LEAST - 1), (seed, name)


def test_attack_leaves_three_quarters_of_the_cells_of_300_releases() -> None:
    kept = []
    for seed in SEEDS:
        protected = draft_of(seed).protect()
        kept.append(len(protected.shown) / (len(protected.shown) + len(protected.withheld)))
    assert sum(kept) / len(kept) >= 0.75


def test_attack_succeeds_where_only_the_small_counts_are_withheld() -> None:
    """The attacker is one: against cell by cell he nearly always wins."""
    won = 0
    for seed in SEEDS[:60]:
        draft = draft_of(seed)
        hidden = {*small(draft)}
        seen = {name: cell.value for name, cell in draft.cells.items() if name not in hidden and cell.printed}
        won += bool(narrowed(Attacker(shown_sums(draft, draft.protect()), seen), hidden))
    assert won >= 50


@pytest.mark.parametrize("seed", SEEDS[:20])
def test_attack_with_whole_numbers_alone_finds_none_and_one_below_the_least_possible(seed: int) -> None:
    draft = table_of(seed, 3, 3)
    attacker = attacker_of(draft, draft.protect())
    for name in small(draft):
        if name in attacker.names:
            assert attacker.possible(name, 0)
            assert attacker.possible(name, LEAST - 1)


def proved_wrong(draft: Draft) -> list[str]:
    """Every proof is a table of its own: whole, not negative, with the same sums, other than the true one only where
    numbers are withheld, and with the small count where it should be."""
    cells, protected = list(draft.cells.values()), draft.protect()
    case = case_of(cells, draft.relations, [], LEAST, draft.shares)
    cover = cover_of(case, {name for share in draft.shares for name in (share.part, share.whole)})
    wrong = []
    for (cell, wanted), move in cover.proofs.items():
        other = {name: case.cells[name].value for name in case.net.ids}
        for each, change in move.items():
            other[case.net.ids[each]] += change
        sums = (other[each.total] - sum(other[part] for part in each.parts) for each in draft.relations)
        same = all(other[name] == value for name, value in protected.shown.items() if name in other)
        whole = all(value >= 0 and value.denominator == 1 for value in other.values())
        if other[case.net.ids[cell]] != wanted or any(sums) or not same or not whole:
            wrong.append(case.net.ids[cell])
    aims = {case.net.ids[cell] for cell, _ in cover.proofs}
    return wrong + [name for name in draft.cells if draft.cells[name].value < LEAST and name not in aims]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_release_of_1859_cells_is_protected_with_a_proof_for_every_small_count(seed: int) -> None:
    draft = cube(seed, 12, 10, 12)
    assert (len(draft.cells), len(draft.relations)) == (1859, 455)
    assert proved_wrong(draft) == []


def test_a_release_of_1859_cells_tells_nobody_a_withheld_cell_by_elimination() -> None:
    draft = cube(3, 12, 10, 12)
    protected = draft.protect()
    assert not attacker_of(draft, protected).determined() & {*protected.withheld}
    assert len(protected.shown) >= 0.7 * len(draft.cells)


def test_protect_gives_the_same_answer_to_the_same_release() -> None:
    for seed in SEEDS[:30]:
        assert draft_of(seed).protect() == draft_of(seed).protect()
