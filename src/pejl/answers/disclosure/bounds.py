"""How near anybody can come to a cell even if every number were withheld that still can be."""

from fractions import Fraction

from pejl.answers.disclosure.cells import Number
from pejl.answers.disclosure.net import Net

ROUNDS = 40
"""Bounds that go on shrinking by ever less are left here, wider than they are: it only makes us try in vain."""

Bounds = tuple[list[Number], list[Number | None]]


def bounds_of(net: Net) -> Bounds:
    """The least and the most each cell can be, None for no most, told by every row alone, again and again."""
    low: list[Number] = [0] * len(net.ids)
    high: list[Number | None] = [None] * len(net.ids)
    ahead = set(range(len(net.rows)))
    for _ in range(ROUNDS):
        changed = {cell for row in sorted(ahead) for cell in _tighten(net, row, low, high)}
        ahead = {row for cell in changed for row in net.rows_of[cell]}
        if not ahead:
            break
    return low, high


def _tighten(net: Net, row: int, low: list[Number], high: list[Number | None]) -> list[int]:
    """The cells of the row whose bounds it narrows: what a cell can be is the sum less all that the others can be."""
    terms = net.rows[row]
    the_sum = Fraction(sum(factor * net.values[cell] for cell, factor in terms.items()))
    least = {cell: _edge(factor, low[cell], high[cell], upper=False) for cell, factor in terms.items()}
    most = {cell: _edge(factor, low[cell], high[cell], upper=True) for cell, factor in terms.items()}
    changed = []
    for cell, factor in terms.items():
        up, down = _less(the_sum, least, cell), _less(the_sum, most, cell)
        ends = (down, up) if factor > 0 else (up, down)
        new_low, new_high = (None if end is None else end / factor for end in ends)
        if new_low is not None and new_low > low[cell]:
            low[cell] = new_low
            changed.append(cell)
        old_high = high[cell]
        if new_high is not None and (old_high is None or new_high < old_high):
            high[cell] = new_high
            changed.append(cell)
    return changed


def _edge(factor: Number, low: Number, high: Number | None, *, upper: bool) -> Number | None:
    end = high if upper == (factor > 0) else low
    return None if end is None else factor * end


def _less(the_sum: Fraction, ends: dict[int, Number | None], but: int) -> Fraction | None:
    left = the_sum
    for cell, end in ends.items():
        if cell != but:
            if end is None:
                return None
            left -= end
    return left
