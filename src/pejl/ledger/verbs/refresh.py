"""Cubes brought up to date from what a load changed, instead of from the whole ledger."""

from collections.abc import Sequence

import numpy as np

from pejl.ledger.snapshot import Snapshot
from pejl.ledger.verbs.counts import Count
from pejl.ledger.verbs.cube import Cube
from pejl.ledger.verbs.kernels import evaluate


def refreshed(cubes: Sequence[Cube], counts: Sequence[Count], before: Snapshot, after: Snapshot) -> list[Cube]:
    """The cubes with the touched persons' old rows taken out and their new rows put in; bit for bit what counting
    anew gives, because every count is a sum of whole numbers over persons. `before` and `after` hold all rows of those
    persons; counts of companies' marks are not for here. The periods stay as they are."""
    periods = cubes[0].periods if cubes else ()
    old, new = evaluate(counts, before, periods), evaluate(counts, after, periods)
    return [_sum(three) for three in zip(cubes, old, new, strict=True)]


def _sum(three: tuple[Cube, Cube, Cube]) -> Cube:
    stood, out, into = three
    areas = tuple(sorted({*stood.areas, *out.areas, *into.areas}))
    values = np.zeros((len(areas), *stood.values.shape[1:]), np.int64)
    for cube, sign in ((stood, 1), (out, -1), (into, 1)):
        values[[areas.index(area) for area in cube.areas]] += sign * cube.values
    return Cube(values, areas, stood.periods)
