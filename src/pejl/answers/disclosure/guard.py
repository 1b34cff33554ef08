"""Protects a release as one set.

What whoever reckons knows: every number shown in this release or an earlier one, what others have published, all
relations between cells, that counts are whole and not below zero, and which numbers are withheld. He can add and
subtract all of it. For every small count there are then at least two tables that look the same to him, one with none
and one with one below the least; so what he reckons can never be closer than the rule.

Choices. Zero is small: that nobody is ill tells of everybody. A cell shown before and unchanged is shown again; one
that was corrected by fewer than the least is withheld, since the two together tell of those few (its first number may
stand instead: it tells nothing new). A withheld cell of an earlier release stays protected. A number that
was withheld then and is another today is protected as both.
"""

from collections.abc import Mapping, Sequence

from pejl.answers.disclosure.cells import Cell, Number, Protected, Reason, Relation, Released, Share
from pejl.answers.disclosure.cover import Cover, cover_of
from pejl.answers.disclosure.gather import Case, case_of
from pejl.answers.disclosure.net import terms_of


def protect(
    cells: Sequence[Cell],
    relations: Sequence[Relation],
    earlier: Sequence[Released] = (),
    least: int = 5,
    shares: Sequence[Share] = (),
) -> Protected:
    """What of `cells` and `shares` may leave together, held against what left earlier (oldest first).

    The same arguments give the same answer. A relation may name cells of earlier releases alone. Raises ValueError
    for an id given twice, a number below zero, a part larger than its whole, and relations or shares of cells nobody
    gave.
    """
    case = case_of(cells, relations, earlier, least, shares)
    cover = cover_of(case, {name for share in shares for name in (share.part, share.whole)})
    hidden = {case.net.ids[cell] for cell in cover.hidden}
    leaked = [cell.id for cell in cells if _small_and_out(cell, case, least)]
    hidden |= {*leaked}
    withheld = _reasons(cells, shares, hidden, case, leaked)
    shown: dict[str, Number] = {cell.id: cell.value for cell in cells if cell.printed and cell.id not in withheld}
    shown |= {share.id: share.value for share in shares if share.id not in withheld}
    exposed = sorted({case.net.ids[cell] for cell in cover.exposed} | {*leaked})
    unbalanced = [each for each in relations if not _holds(each, case.cells)]
    told = {name: value for release in earlier for name, value in release.values.items()}
    cells_of = {cell.id: cell for cell in cells}
    before = {name: told[name] for name in withheld if name in told and not _few(cells_of.get(name), told[name], least)}
    return Protected(shown, withheld, before, tuple(exposed), tuple(unbalanced), _released(case, cover, shares, shown))


def _few(cell: Cell | None, value: Number, least: int) -> bool:
    """A small count that slipped out once is not repeated. A share is: what it is of was large enough when it was
    told."""
    return cell is not None and cell.persons and value < least


def _small_and_out(cell: Cell, case: Case, least: int) -> bool:
    """A small count we showed ourselves once: it is not shown again, though nothing can hide it."""
    return cell.persons and not cell.known and cell.value < least and cell.id in case.known


def _reasons(
    cells: Sequence[Cell], shares: Sequence[Share], hidden: set[str], case: Case, leaked: Sequence[str]
) -> dict[str, Reason]:
    primary = {*case.ranges, *leaked}
    found: dict[str, Reason] = {}
    for cell in cells:
        if cell.printed and cell.id in hidden:
            found[cell.id] = Reason.PRIMARY if cell.id in primary else Reason.SECONDARY
    for share in shares:
        if {share.part, share.whole} & hidden:
            behind = {share.part, share.whole, f"{share.whole} - ({share.part})"}
            found[share.id] = Reason.PRIMARY if behind & primary else Reason.SECONDARY
    return found


def _holds(relation: Relation, cells: Mapping[str, Cell]) -> bool:
    """A relation with a cell of an earlier release alone cannot be held against today's numbers."""
    terms = terms_of(relation)
    return any(name not in cells for name in terms) or not sum(cells[name].value * terms[name] for name in terms)


def _released(case: Case, cover: Cover, shares: Sequence[Share], shown: Mapping[str, Number]) -> Released:
    """The numbers told, those behind the shares told, and what follows from sums with one unknown left; the sums with
    more are kept as they are."""
    told = {name for name in case.cells if name in shown or name in case.known}
    told |= {name for share in shares if share.id in shown for name in (share.part, share.whole)}
    sums = [{name: factor for name, factor in terms.items() if name not in case.known} for terms in case.sums]
    while True:
        sums = [{name: factor for name, factor in terms.items() if name not in told} for terms in sums]
        follows = {name for terms in sums if len(terms) == 1 for name in terms}
        if not follows:
            break
        told |= follows
    kept = [terms for terms in sums if terms]
    held = {name: case.cells[name] for terms in kept for name in terms}
    values: dict[str, Number] = {name: case.cells[name].value for name in case.cells if name in told}
    values |= {share.id: share.value for share in shares if share.id in shown}
    return Released(values, held, kept)
