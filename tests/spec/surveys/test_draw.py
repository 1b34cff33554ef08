"""A draw is by chance alone, can be made again, and does not depend on the order people stand in."""

from hashlib import sha256
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejl.surveys import drawn

frames = st.lists(st.integers(0, 2**62), max_size=60, unique=True)
seeds = st.integers(0, 2**62)


@given(frames, st.integers(0, 70), seeds, st.randoms())
def test_the_order_of_the_frame_does_not_matter(frame: list[int], many: int, seed: int, chance: object) -> None:
    turned = sorted(frame, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert drawn(frame, many, seed) == drawn(turned, many, seed)


@given(frames, st.integers(0, 70), seeds)
def test_drawn_are_so_many_of_the_frame_each_once(frame: list[int], many: int, seed: int) -> None:
    found = drawn(frame, many, seed)
    assert len(found) == len(set(found)) == min(many, len(frame))
    assert set(found) <= set(frame)
    assert list(found) == sorted(found)


@given(frames, seeds)
def test_everybody_is_the_whole_frame(frame: list[int], seed: int) -> None:
    assert drawn(frame, None, seed) == drawn(frame, len(frame), seed) == tuple(sorted(frame))


@given(frames, st.integers(1, 60), seeds)
def test_a_larger_draw_of_one_seed_holds_the_smaller(frame: list[int], many: int, seed: int) -> None:
    assert set(drawn(frame, many - 1, seed)) <= set(drawn(frame, many, seed))


def test_an_id_twice_in_the_frame_has_no_greater_chance() -> None:
    assert all(drawn([1, 1, 1, 2], 1, seed) == drawn([1, 2], 1, seed) for seed in range(50))


def test_by_hand_the_smallest_digests_of_seed_and_id_are_drawn() -> None:
    digests = {each: sha256(f"7:{each}".encode()).hexdigest() for each in (11, 12, 13, 14)}
    smallest = sorted(sorted(digests, key=lambda each: digests[each])[:2])
    assert list(drawn([14, 13, 12, 11], 2, 7)) == smallest


def test_one_draw_is_the_same_for_ever() -> None:
    """Written down once: an algorithm that changed would draw others for a recorded seed."""
    assert drawn(range(1, 21), 5, 2024) == (3, 9, 12, 14, 20)


def test_everyone_has_the_same_chance() -> None:
    """Over 4,000 seeds each of 8 is drawn 3 times in 8, and each pair about equally often (within five standard
    deviations)."""
    seeds = 4_000
    found = [drawn(range(8), 3, seed) for seed in range(seeds)]
    for each in range(8):
        share = sum(each in draw for draw in found) / seeds
        assert abs(share - 3 / 8) < 5 * (3 / 8 * 5 / 8 / seeds) ** 0.5
    expected = comb(6, 1) / comb(8, 3)
    for one in range(8):
        for other in range(one):
            share = sum(one in draw and other in draw for draw in found) / seeds
            assert abs(share - expected) < 5 * (expected * (1 - expected) / seeds) ** 0.5


def test_fewer_than_nobody_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="-1"):
        drawn([1, 2], -1, 7)
