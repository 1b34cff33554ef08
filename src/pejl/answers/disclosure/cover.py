"""Which cells are withheld, so that every small count can still be anything the rule says.

For each small count, and each end of what it must be able to be, a move is found that takes it there over withheld
cells, and over cells withheld for its sake where there is no other way. A move found is kept as the proof. At last
every cell no proof needs is shown again, and the dearest of the others are tried without.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import ceil, floor

from pejl.answers.disclosure.bounds import Bounds, bounds_of
from pejl.answers.disclosure.cells import Number
from pejl.answers.disclosure.gather import Case
from pejl.answers.disclosure.moves import LOOKS, reach, scaled
from pejl.answers.disclosure.net import Move

TRIES = 300
"""How many withheld cells are tried shown again, the dearest first."""
LOOKS_AGAIN = 100
"""How long a search for another proof may be."""
NEAR = 200
"""Rows around a small count hold at most about so many cells before all of them are withheld at once."""
Aim = tuple[int, Number]
"""A cell and a number it must be able to be."""


@dataclass(slots=True)
class Cover:
    """`hidden` are positions of cells nobody is told. `proofs` has a move for each aim; of `exposed` cells
    one falls short of it, and of `unproven` ones there is none."""

    case: Case
    small: set[int]
    free: set[int]
    hidden: set[int]
    cost: dict[int, int]
    proofs: dict[Aim, Move] = field(default_factory=dict)
    by_cell: dict[int, list[Aim]] = field(default_factory=dict)
    exposed: set[int] = field(default_factory=set)
    unproven: set[int] = field(default_factory=set)
    bounds: Bounds | None = None


def cover_of(case: Case, needed: set[str]) -> Cover:
    """`needed`: unprinted cells that shares would tell; other unprinted ones are withheld from the start."""
    net = case.net
    at = {name: position for position, name in enumerate(net.ids)}
    small = {at[name] for name in case.ranges}
    free = {at[n] for n, cell in case.cells.items() if not cell.printed and n not in needed and n not in case.known}
    cost = {at[name]: price for name, price in case.price.items()}
    cover = Cover(case, small, free - small, small | free, cost)
    for cell in cover.hidden:
        cost[cell] = 1
    for cell in sorted(small, key=lambda each: (len(net.rows_of[each]), -net.values[each], each)):
        _protect(cover, cell)
    _show_again(cover)
    return cover


def _protect(cover: Cover, cell: int) -> None:
    for low, high in cover.case.ranges[cover.case.net.ids[cell]]:
        for wanted in (high, low):
            if (cell, wanted) not in cover.proofs and not _prove(cover, cell, wanted):
                _expose(cover, cell, wanted)


def _prove(cover: Cover, cell: int, wanted: Number, looks: int = LOOKS) -> bool:
    move = _known_move(cover, cell, wanted) or reach(cover.case.net, cell, wanted, cover.cost, looks)
    if move is None:
        return False
    _keep(cover, (cell, wanted), move)
    return True


def _known_move(cover: Cover, cell: int, wanted: Number) -> Move | None:
    """A proof of another aim, turned or stretched, is one for this too."""
    if wanted == cover.case.net.values[cell]:
        return {}
    for aim in cover.by_cell.get(cell, [])[-12:]:
        move = scaled(cover.case.net, cover.proofs[aim], cell, wanted)
        if move is not None:
            return move
    return None


def _keep(cover: Cover, aim: Aim, move: Move) -> None:
    cover.proofs[aim] = move
    for each in move:
        cover.by_cell.setdefault(each, []).append(aim)
    _hide(cover, move.keys())


def _hide(cover: Cover, cells: Iterable[int]) -> None:
    for each in cells:
        cover.hidden.add(each)
        cover.cost[each] = 1


def _expose(cover: Cover, cell: int, wanted: Number) -> None:
    """No move was found. Where what is out already bounds the cell, it is taken as far as it still can be; else more is
    withheld, first around it and then all that is bound to it, and the search begins again."""
    net = cover.case.net
    if cover.bounds is None:
        cover.bounds = bounds_of(net)
    nearest = _nearest(cover.bounds, cell, wanted, whole=net.whole[cell])
    if nearest != wanted:
        cover.exposed.add(cell)
        if _prove(cover, cell, nearest, 8 * LOOKS):
            return
    near = {each for row in net.rows_of[cell] for each in net.rows[row]}
    for wider in ([near] if len(near) <= NEAR else []) + [net.around(cell)]:
        _hide(cover, wider)
        if _prove(cover, cell, nearest, 8 * LOOKS):
            return
    cover.exposed.add(cell)
    cover.unproven.add(cell)


def _nearest(bounds: Bounds, cell: int, wanted: Number, *, whole: bool) -> Number:
    low, high = bounds[0][cell], bounds[1][cell]
    if wanted < low:
        return ceil(low) if whole else low
    if high is not None and wanted > high:
        return floor(high) if whole else high
    return wanted


def _show_again(cover: Cover) -> None:
    """Cells no proof moves need not be withheld; of the others the dearest are tried without. Where a small count is
    exposed for want of a proof, all that was withheld for it stays."""
    kept = {each for cell in cover.unproven for each in cover.case.net.around(cell)}
    moved = {cell for move in cover.proofs.values() for cell in move}
    fixed = cover.small | cover.free | kept
    for cell in sorted(cover.hidden - fixed - moved):
        _tell(cover, cell)
    dear = sorted(cover.hidden - fixed, key=lambda each: (-_price(cover, each), each))
    for cell in dear[:TRIES]:
        _try_without(cover, cell)
    moved = {cell for move in cover.proofs.values() for cell in move}
    for cell in sorted(cover.hidden - fixed - moved):
        _tell(cover, cell)


def _price(cover: Cover, cell: int) -> int:
    return cover.case.price[cover.case.net.ids[cell]]


def _tell(cover: Cover, cell: int) -> None:
    cover.hidden.discard(cell)
    cover.cost[cell] = _price(cover, cell)


def _try_without(cover: Cover, cell: int) -> None:
    """Shows the cell again if every proof that moves it can be made of withheld cells alone, without it."""
    net = cover.case.net
    stuck = _stuck_without(cover, cell)
    affected = [aim for aim, move in cover.proofs.items() if cell in move]
    if any(aim[0] in stuck for aim in affected):
        return
    only = {each: 1 for each in cover.hidden if each not in stuck}
    new: dict[Aim, Move] = {}
    for aim in affected:
        turned = (scaled(net, move, *aim) for move in new.values())
        other = next((move for move in turned if move), None) or reach(net, *aim, only, LOOKS_AGAIN)
        if other is None:
            return
        new[aim] = other
    cover.proofs |= new
    _tell(cover, cell)


def _stuck_without(cover: Cover, cell: int) -> set[int]:
    """The cells that cannot move when this one does not: the last withheld one of a row is told by the others."""
    stuck, ahead = {cell}, [cell]
    while ahead:
        for row in cover.case.net.rows_of[ahead.pop()]:
            left = [each for each in cover.case.net.rows[row] if each in cover.hidden and each not in stuck]
            if len(left) == 1:
                stuck.add(left[0])
                ahead.append(left[0])
    return stuck
