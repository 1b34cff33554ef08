"""Who is drawn: the same seed and the same people give the same draw, on every machine and in any order."""

from collections.abc import Sequence
from hashlib import sha256


def drawn(frame: Sequence[int], many: int | None, seed: int) -> tuple[int, ...]:
    """`many` of the ids of the frame, each with the same chance, in rising order; None, or more than there are:
    everybody. An id that stands twice in the frame counts once.

    The algorithm, so that a draw can be checked by hand: each id gets the SHA-256 of the text `<seed>:<id>` (decimal
    numbers, ASCII); those with the smallest digests are drawn. Raises ValueError for a negative number.
    """
    if many is not None and many < 0:
        raise ValueError(many)
    everybody = sorted(set(frame))
    if many is None or many >= len(everybody):
        return tuple(everybody)
    by_digest = sorted(everybody, key=lambda each: sha256(f"{seed}:{each}".encode("ascii")).digest())
    return tuple(sorted(by_digest[:many]))
