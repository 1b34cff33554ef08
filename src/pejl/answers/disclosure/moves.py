"""The search for a move that takes one cell to a wanted number, over the cheapest cells.

A found move is a proof: the numbers after it are as possible as the true ones to everybody who sees the other cells. A
search that gives up proves nothing, and its cell is then treated as one that can be reckoned.
"""

from collections.abc import Mapping
from fractions import Fraction
from heapq import heappop, heappush

from pejl.answers.disclosure.cells import Number
from pejl.answers.disclosure.net import Move, Net, plain

LOOKS = 400
"""How many half-made moves one search looks at before it gives up."""
A_ROW = 100
"""What one more row to settle is reckoned to cost: as much as withholding a detail, so the search goes for few
cells."""
STEPS = 16
"""Into how many moves one way may be cut."""

Cost = Mapping[int, int]
"""What moving a cell costs. A cell that is not here stays as it is."""


def reach(net: Net, cell: int, wanted: Number, cost: Cost, looks: int = LOOKS) -> Move | None:
    """A move after which `cell` is `wanted`, in one go or in several smaller ones; None where none was found."""
    way: Move = {}
    left = plain(Fraction(wanted) - net.values[cell])
    for _ in range(STEPS):
        if not left:
            return way
        sizes = [*_sizes(left), *_rooms(net, cell, left, cost, way)]
        step = next((found for size in sizes if (found := _search(net, cell, size, cost, way, looks))), None)
        if step is None:
            return None
        for each, change in step.items():
            way[each] = way.get(each, 0) + change
        way = {each: change for each, change in way.items() if change}
        left = plain(Fraction(wanted) - net.values[cell] - way.get(cell, 0))
    return None if left else way


def scaled(net: Net, move: Move, cell: int, wanted: Number) -> Move | None:
    """A move found for another cell, turned and stretched to take `cell` to `wanted`; None where it does not fit."""
    change = move.get(cell)
    if not change:
        return None
    factor = Fraction(wanted - net.values[cell]) / change
    stretched = {each: plain(old * factor) for each, old in move.items()}
    return stretched if net.fits(stretched) else None


def _sizes(left: Number) -> list[Number]:
    """The whole way, half of it, one person: a smaller step finds room where no single cell has enough."""
    sign = 1 if left > 0 else -1
    most = Fraction(left) * sign
    smaller = [sign * size for size in (int(most) // 2, 1) if 0 < size < most]
    return list(dict.fromkeys([left, *smaller]))


def _rooms(net: Net, cell: int, left: Number, cost: Cost, way: Move) -> list[Number]:
    """Shorter ways that each empty another cell: a mean gets to none by each of its parts in turn. The longest first;
    none for whole numbers, of which one person is the shortest."""
    if net.whole[cell]:
        return []
    found: set[Fraction] = set()
    for row in net.rows_of[cell]:
        for other in net.rows[row].keys() & cost.keys() - {cell}:
            room = net.values[other] + way.get(other, 0)
            found.add(abs(Fraction(net.rows[row][other] * room) / Fraction(net.rows[row][cell])))
    sign = 1 if left > 0 else -1
    return [plain(sign * size) for size in sorted(found, reverse=True) if 0 < size < Fraction(left) * sign]


def _search(net: Net, cell: int, change: Number, cost: Cost, way: Move, looks: int) -> Move | None:
    """Best first over moves in the making. Each takes the unsettled row that leaves fewest choices, and settles
    it with one more cell."""
    if not net.fits_one(cell, way.get(cell, 0) + change):
        return None
    open_rows = {row: plain(net.rows[row][cell] * change) for row in net.rows_of[cell]}
    ahead: list[tuple[int, int, int, Move, dict[int, Number]]] = [(0, 0, 0, {cell: change}, open_rows)]
    number = 0
    for _ in range(looks):
        if not ahead:
            return None
        _, _, spent, move, unsettled = heappop(ahead)
        if not unsettled:
            return move
        row, choices = _tightest(net, unsettled, move, cost)
        for other in choices:
            factor = net.rows[row][other]
            other_change = _settling(unsettled[row], factor)
            if not net.fits_one(other, way.get(other, 0) + other_change):
                continue
            number += 1
            left = _unsettled(net, unsettled, other, other_change)
            paid = spent + cost[other]
            heappush(ahead, (paid + A_ROW * len(left), -number, paid, {**move, other: other_change}, left))
    return None


def _tightest(net: Net, unsettled: Mapping[int, Number], move: Move, cost: Cost) -> tuple[int, list[int]]:
    """The row that leaves fewest choices, and these. One choice is no choice, and none ends this way of going on."""
    best, fewest = -1, [0]
    for row in unsettled:
        choices = [each for each in net.rows[row] if each in cost and each not in move]
        if best < 0 or len(choices) < len(fewest):
            best, fewest = row, choices
            if len(choices) < 2:
                break
    return best, fewest


def _settling(off: Number, factor: Number) -> Number:
    return -off * factor if factor in (1, -1) else plain(Fraction(-off) / factor)


def _unsettled(net: Net, before: dict[int, Number], cell: int, change: Number) -> dict[int, Number]:
    after = dict(before)
    for row in net.rows_of[cell]:
        off = after.get(row, 0) + net.rows[row][cell] * change
        if off:
            after[row] = plain(off)
        else:
            after.pop(row, None)
    return after
