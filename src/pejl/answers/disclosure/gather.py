"""Makes one case of a release and what left before it: whose numbers are out, which are small, what binds them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pejl.answers.disclosure.build import accumulated
from pejl.answers.disclosure.cells import Cell, Number, Relation, Released, Share
from pejl.answers.disclosure.net import Net, net_of, terms_of

Range = tuple[Number, Number]
A_DETAIL = 100
"""The price of withholding a cell of priority 0; each priority is worth eight of the one below."""
DEAREST = 8
"""Priorities above this are all as dear."""


@dataclass(slots=True)
class Case:
    """All cells by id; `known` are out; `ranges` says between which two numbers anybody must be left in doubt;
    `price` of each cell that can still be withheld; `sums` of this release each add up to a number that can be
    reckoned, and so do the rows of `net`, which has those of earlier releases too."""

    cells: dict[str, Cell]
    known: set[str]
    ranges: dict[str, list[Range]]
    price: dict[str, int]
    sums: list[Mapping[str, Number]]
    net: Net


def case_of(
    cells: Sequence[Cell],
    relations: Sequence[Relation],
    earlier: Sequence[Released],
    least: int,
    shares: Sequence[Share],
) -> Case:
    """Raises ValueError for an id given twice, a number below zero, a relation or share of cells nobody gave."""
    all_cells = _by_id(cells, shares)
    all_relations = [*relations]
    for share in shares:
        _rest_of(share, all_cells, all_relations)
    told = {name: value for release in earlier for name, value in release.values.items()}
    _check(all_relations, all_cells, told)
    sums: list[Mapping[str, Number]] = [terms_of(relation) for relation in all_relations]
    out = {name for name, cell in all_cells.items() if cell.known}
    for release in earlier:
        out |= {name for name, value in release.values.items() if name in all_cells and value == all_cells[name].value}
    still = _still_bound(earlier, all_cells, out)
    constant = out | (told.keys() - all_cells.keys())
    ranges = _ranges(all_cells, constant, earlier, least)
    for share in shares:
        for each in _corrected(share, all_cells, earlier, least) if share.mean and share.part not in constant else ():
            ranges.setdefault(share.part, []).append(each)
    net = net_of(all_cells, constant, [*sums, *still])
    return Case(all_cells, constant, ranges, _prices(all_cells, constant, relations, shares), sums, net)


def _by_id(cells: Sequence[Cell], shares: Sequence[Share]) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for cell in cells:
        if cell.id in found:
            raise ValueError(f"{cell.id} is given twice")
        if cell.value < 0:
            raise ValueError(f"{cell.id} is below zero")
        found[cell.id] = cell
    names = [share.id for share in shares]
    twice = next((name for name in names if name in found or names.count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"{twice} is given twice")
    return found


def _rest_of(share: Share, cells: dict[str, Cell], relations: list[Relation]) -> None:
    """What of the whole is not in the part is a count as well, that nobody prints and everybody can reckon."""
    if share.part not in cells or share.whole not in cells:
        raise ValueError(f"{share.id} is a share of cells that are not given")
    if share.mean:
        return
    rest = accumulated(cells[share.whole], cells[share.part])
    if rest.cell.id not in cells:
        cells[rest.cell.id] = rest.cell
    relations.append(rest.relation)


def _check(relations: Sequence[Relation], cells: Mapping[str, Cell], told: Mapping[str, Number]) -> None:
    for relation in relations:
        for name in (relation.total, *relation.parts):
            if name not in cells and name not in told:
                raise ValueError(f"the relation of {relation.total} has {name}, which is not given")


def _still_bound(earlier: Sequence[Released], cells: dict[str, Cell], out: set[str]) -> list[Mapping[str, Number]]:
    """The earlier sums that reach a cell of today, however far; their withheld cells join, unprinted.

    A withheld cell that is another number today is a cell of its own: he may know that it was corrected, and the others
    not."""
    held: dict[str, Cell] = {}
    left: list[Mapping[str, Number]] = []
    told = {(name, value) for release in earlier for name, value in release.values.items()}
    for release in earlier:
        names = {name: _vintage(name, cell, cells) for name, cell in release.held.items()}
        held |= {names[name]: cell for name, cell in release.held.items()}
        out |= {names[name] for name, cell in release.held.items() if (name, cell.value) in told}
        left += [{names[name]: factor for name, factor in terms.items()} for terms in release.sums]
    found: list[Mapping[str, Number]] = []
    reached = set(cells)
    while new := [terms for terms in left if terms.keys() & reached]:
        left = [terms for terms in left if not terms.keys() & reached]
        found += new
        reached |= {name for terms in new for name in terms}
    for name in dict.fromkeys(name for terms in found for name in terms):
        if name not in cells:
            cells[name] = replace(held[name], id=name, printed=False)
    return found


def _vintage(name: str, was: Cell, cells: Mapping[str, Cell]) -> str:
    same = name in cells and cells[name].value == was.value
    return name if same else f"{name} = {was.value}"


def _ranges(
    cells: Mapping[str, Cell], known: set[str], earlier: Sequence[Released], least: int
) -> dict[str, list[Range]]:
    """A small count is left anywhere from none up to one below the least, one of few persons from none up to what it
    is, a small correction as many persons to its side of what was told before."""
    found: dict[str, list[Range]] = {}
    for name, cell in cells.items():
        if not cell.persons or name in known:
            continue
        edge = least - 1 if cell.whole and Fraction(cell.value).denominator == 1 else least
        if cell.value < least or cell.few:
            found.setdefault(name, []).append((0, edge if cell.value < least else cell.value))
        before_now = dict.fromkeys(release.values[name] for release in earlier if name in release.values)
        for before in before_now:
            if -least < cell.value - before < least:
                up = cell.value > before
                found.setdefault(name, []).append((before, before + edge) if up else (max(0, before - edge), before))
    return found


def _corrected(share: Share, cells: Mapping[str, Cell], earlier: Sequence[Released], least: int) -> Iterator[Range]:
    """Of a mean that was told: from what its part was then to what it is, where its whole is about what it was."""
    now, whole = cells[share.part].value, cells[share.whole].value
    wholes = [release.values[share.whole] for release in earlier if share.whole in release.values]
    if any(-least < whole - before < least for before in wholes):
        for before in dict.fromkeys(release.values[share.part] for release in earlier if share.part in release.values):
            yield min(before, now), max(before, now)


def _prices(
    cells: Mapping[str, Cell], known: set[str], relations: Sequence[Relation], shares: Sequence[Share]
) -> dict[str, int]:
    """A printed cell by its priority, a little less where it is small; with a cell go the shares that rest on it."""
    totals = {relation.total for relation in relations}
    prices: dict[str, int] = {}
    for name, cell in cells.items():
        if name not in known:
            own = A_DETAIL * 8 ** _level(cell.priority + (name in totals)) if cell.printed else 0
            prices[name] = own + min(int(cell.value), A_DETAIL) // 4 + 1
    for share in shares:
        for name in {share.part, share.whole} & prices.keys():
            prices[name] += A_DETAIL * 8 ** _level(share.priority)
    return prices


def _level(priority: int) -> int:
    return max(0, min(priority, DEAREST))
