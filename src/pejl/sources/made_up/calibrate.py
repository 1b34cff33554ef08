"""How many full-time persons each group shall have in each month, and how that is reached."""

from collections.abc import Mapping

import numpy as np

from pejl import law
from pejl.ledger.tables import FULL_TIME
from pejl.periods import Period
from pejl.sources.made_up.draws import Chance, Columns, Span, day_number, joined, rows_of, some
from pejl.sources.made_up.sizes import GROUPS, SHAPES, size
from pejl.sources.made_up.spells import flow, stayers

Targets = Mapping[tuple[str, Period], int | None]
"""Full-time persons by group and month or quarter; None where the number is withheld: 1 or 2 are made. Where a month
lies in a quarter that also has a number, the quarter's is reached."""
SLACK = 0.4
"""Full-time persons that those who come and go may be above their group's number."""


def home(chance: Chance, area: str, span: Span, targets: Targets, scale: float, visiting: np.ndarray) -> Columns:
    """The courses paid by a municipality that make its full-time persons; `visiting` minute-days, by group and
    month, are made elsewhere and counted here."""
    rng = chance.of("spells")
    levels, block = _levels(chance.of("levels"), area, span, targets, scale)
    room = _by_block(levels * FULL_TIME * np.diff(span.edges) - visiting, block)
    length = _by_block(np.tile(np.diff(span.edges) * float(FULL_TIME), (len(GROUPS), 1)), block)
    spells = flow(rng, levels.mean(axis=1), span)
    for attempt in range(12):
        have = _by_block(minute_days(spells, span), block)
        over = have > room + SLACK * length
        if not over.any():
            break
        share = np.where(over, np.maximum(room, 0) / np.maximum(have, 1), 1.0).min(axis=1) * (
            0.97 if attempt < 8 else 0
        )
        spells = _fewer(rng, spells, over, share, span)
    left = (room - _by_block(minute_days(spells, span), block)) / length
    places = np.rint(np.maximum(left, 0)).astype(np.int64)
    course = int(spells["course"].max(initial=-1)) + 1
    return joined(spells, stayers(rng, places, span, course))


def minute_days(spells: Columns, span: Span) -> np.ndarray:
    """Minutes a week times days of each group in each month."""
    start, end = (np.clip(spells[name], span.first, span.stop) for name in ("start", "end"))
    reached = _until(spells, start, span) - _until(spells, end, span)
    return np.diff(reached, axis=1)


def _until(spells: Columns, day: np.ndarray, span: Span) -> np.ndarray:
    """Minutes x days from each spell's day to each edge, where the edge is later: all of it in two sums."""
    month = np.searchsorted(span.edges, day, "left")
    cell = spells["group"].astype(np.int64) * (span.months + 1) + month
    shape = (len(GROUPS), span.months + 1)
    minutes = np.bincount(cell, spells["minutes"], shape[0] * shape[1]).reshape(shape).cumsum(axis=1)
    weighted = np.bincount(cell, spells["minutes"] * day.astype(float), shape[0] * shape[1])
    result: np.ndarray = minutes * span.edges - weighted.reshape(shape).cumsum(axis=1)
    return result


def _levels(
    rng: np.random.Generator, area: str, span: Span, targets: Targets, scale: float
) -> tuple[np.ndarray, np.ndarray]:
    """Full-time persons by group and month, and the block of months each is held in together."""
    months = span.edges[:-1].astype("datetime64[D]").astype("datetime64[M]").astype(int)
    season = 1 + 0.02 * np.cos((months % 12) * np.pi / 6)
    own = rng.uniform(0.85, 1.15, len(GROUPS))
    unseen = rng.integers(1, 3, len(GROUPS))
    levels = np.array([SHAPES[group].country for group in GROUPS])[:, None] * size(area) * scale * own[:, None] * season
    block = np.arange(levels.size).reshape(levels.shape)
    merged: list[tuple[int, np.ndarray]] = []
    for place, group in enumerate(GROUPS):
        asked = [(period, number) for (code, period), number in targets.items() if code == group]
        printed = sorted(asked, key=lambda each: (each[0].grain, each[0]))
        steps = [(_months(period, months), unseen[place] if number is None else number) for period, number in printed]
        if steps:
            levels[place] = _nearest(steps, months) * season
        for inside, number in steps:
            levels[place, inside] = number
            block[place, inside] = block[place, inside].min(initial=levels.size)
        merged += [(place, inside) for inside, _ in steps]
    _in_force(levels, merged, span)
    return levels, block


def _in_force(levels: np.ndarray, printed: list[tuple[int, np.ndarray]], span: Span) -> None:
    """No persons before a group's first day. What a group took over is still made as the groups it was, so a printed
    number of it holds theirs."""
    for place, group in enumerate(GROUPS):
        levels[place, span.edges[:-1] < day_number(law.groups()[group].force.first)] = 0
    for place, group in enumerate(GROUPS):
        found = law.groups()[group]
        if found.force.end is not None and found.replaced_by in GROUPS:
            after = span.edges[:-1] >= day_number(found.force.end)
            for other, inside in printed:
                if other == GROUPS.index(found.replaced_by):
                    both = inside & after
                    levels[other, both] = np.maximum(levels[other, both] - levels[place, both], 0)


def _months(period: Period, months: np.ndarray) -> np.ndarray:
    first = np.datetime64(period.first, "M").astype(int)
    return np.asarray((months >= first) & (months < np.datetime64(period.end, "M").astype(int)))


def _nearest(steps: list[tuple[np.ndarray, int]], months: np.ndarray) -> np.ndarray:
    """Each month's number: that of the printed month nearest to it, or the first where none is in the span."""
    inside = [(months[which].mean(), number) for which, number in steps if which.any()]
    if not inside:
        return np.full(len(months), float(steps[0][1]))
    middles = np.array([middle for middle, _ in inside])
    nearest = np.abs(months[:, None] - middles).argmin(axis=1)
    return np.asarray([float(inside[place][1]) for place in nearest])


def _by_block(values: np.ndarray, block: np.ndarray) -> np.ndarray:
    """Each month's sum over its block."""
    sums: np.ndarray = np.bincount(block.ravel(), values.ravel(), block.size)[block]
    return sums


def _fewer(rng: np.random.Generator, spells: Columns, over: np.ndarray, share: np.ndarray, span: Span) -> Columns:
    """The spells with only a share of those of each group that run in the months that have too many."""
    seen = np.concatenate((np.zeros((len(GROUPS), 1), int), over.cumsum(axis=1)), axis=1)
    start, end = (np.clip(spells[name], span.first, span.stop) for name in ("start", "end"))
    first, last = np.searchsorted(span.edges, start, "right") - 1, np.searchsorted(span.edges, end, "left")
    group = spells["group"]
    hit = seen[group, last] > seen[group, first]
    return rows_of(spells, ~(hit & some(rng, len(group), 1 - share[group])))
