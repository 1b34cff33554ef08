"""What a number rests on, and the numbers of a release gathered as cells, shares and relations."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction

from pejl import law
from pejl.answers.disclosure import Cell, Relation, Share
from pejl.answers.leaving.counts import added, cell_of, name_of, nested, over_time, through_time
from pejl.answers.leaving.unions import met
from pejl.goals import Part
from pejl.ledger import Figure, Origin
from pejl.measure import Counted, Measured, OwnCount, Spec
from pejl.numbers import Value

LEAST = 5
"""The smallest count of persons that is shown."""
OWN = "egne"
PERSONS = ("fuldtidspersoner", "personer", "antal", "personer_i_virksomhedsrettet_tilbud")
"""Measures that count persons; a share (`andel`) is of persons too, but for those OF_COMPANIES."""
OF_COMPANIES = ("svar_i_tide", "virksomheder", "jobordrer")
"""Measures and groups of companies and their orders."""
MEAN = "varighed"
"""A mean of spells, of which there may not be too few; their days say nothing of how many they are."""
ROUNDS = 4
"""So many counts within each other, one after the other, are looked through: all, less the young, less the old."""
A_NUMBER, A_TREND = 2, 1
"""Which are kept longest: what a goal is judged on, before the same over time."""


def own_figure(measured: Measured) -> Figure | None:
    """The number's own count of persons; None for what others published and for what is not of persons."""
    own = next((figure for figure in measured.trail.figures if figure.source == OWN), None)
    return own if own is not None and of_persons(own.measure, own.group.split("+")) else None


def counts_persons(spec: Spec) -> bool:
    """Whether it is counted from the municipality's own events, and of persons."""
    groups = spec.indicator.groups or spec.groups
    return spec.origin is Origin.OWN and of_persons(spec.indicator.measures[0], groups)


def has_persons(part: Part) -> bool:
    """Whether it, or a budget row that it is made of, is counted so: any single number behind it may be of few."""
    specs = (part.spec, *(row.spec for row in part.budget))
    return any(spec is not None and counts_persons(spec) for spec in specs)


def of_persons(measure: str, groups: Iterable[str]) -> bool:
    """Whether a measure of groups is of persons. Visits, events and companies are not, nor what is neither a count nor
    a share."""
    if {measure, *groups} & {*OF_COMPANIES}:
        return False
    share = law.measures()[measure].kind == "andel" or measure == "aktiveringsgrad"
    return share or measure in (*PERSONS, MEAN)


def rests_on(measured: Measured) -> tuple[str, ...]:
    """The names of the cells and shares that must all be shown for the number to be; () for what may always be. Of a
    year's mean of shares they are its shares: together they tell nothing more."""
    own = own_figure(measured)
    if own is None:
        return ()
    counts = measured.trail.counts
    if len(counts) > 1 and counts[0].whole is None:
        return (_sum_name(measured),)
    return tuple(_name(each, own) for each in counts) or ("",)  # of what nothing is known nothing is shown


def made_of(measured: Measured) -> tuple[str, ...]:
    """The names of the single counts or shares behind a mean or a sum; () for a number of one period."""
    own, counts = own_figure(measured), measured.trail.counts
    return tuple(_name(each, own) for each in counts) if own is not None and len(counts) > 1 else ()


def numbers_of(count: OwnCount) -> tuple[Fraction, Fraction | Value | None]:
    """The count itself, and what it is a share of."""
    return count.part.number, count.whole.number if isinstance(count.whole, Counted) else count.whole


def is_share(measured: Measured) -> bool:
    own = own_figure(measured)
    return own is not None and own.measure not in (*PERSONS, MEAN)


def is_told(measured: Measured) -> bool:
    """Whether the cell or share it rests on has the very number that is printed."""
    own = own_figure(measured)
    return own is not None and len(rests_on(measured)) == 1


def _name(count: OwnCount, own: Figure) -> str:
    if count.whole is None:
        return name_of(count.part)
    return f"{name_of(count.part)} : {_whole_name(count, own)}"


def _whole_name(count: OwnCount, own: Figure) -> str:
    if isinstance(count.whole, Counted):
        return name_of(count.whole)
    return f"{own.denominator}/{count.part.area}/{count.part.period.id}"


def _sum_name(measured: Measured) -> str:
    names = [name_of(each.part) for each in measured.trail.counts]
    return f"{_factor(measured)} x ({', '.join(names)})"


def _factor(measured: Measured) -> Fraction:
    """1 for a sum, one of so many for their mean."""
    parts = sum((each.part.number for each in measured.trail.counts), Fraction(0))
    exact = measured.value.exact
    return Fraction(1) if exact is None or not parts else exact / parts


class Numbers:
    """The numbers of a release, each once however many ask for it. `of`: by the name they rest on."""

    def __init__(self) -> None:
        self.of: dict[str, tuple[OwnCount, ...]] = {}
        self.shares: dict[str, Share] = {}
        self._cells: dict[str, Cell] = {}
        self._counts: dict[str, Counted] = {}
        self._sums: dict[str, Relation] = {}
        self._others: list[Relation] = []

    def take(self, every: Iterable[Measured], priority: int) -> None:
        for measured in every:
            for beside in measured.trail.beside.values():
                self._count(beside, printed=True)
            own = own_figure(measured)
            if own is None:
                continue
            counts = measured.trail.counts
            if len(counts) > 1 and counts[0].whole is None:
                self._sum(measured, priority)
                continue
            for each in counts:
                self._take(each, own, priority)

    def add(self, cells: Iterable[Cell], shares: Iterable[Share], relations: Iterable[Relation]) -> None:
        """Of something else that leaves with them."""
        self._cells |= {each.id: each for each in cells}
        self.shares |= {each.id: each for each in shares}
        self._others += relations

    def _take(self, count: OwnCount, own: Figure, priority: int) -> None:
        name, whole = _name(count, own), self._whole(count, own)
        if whole is None:
            self._count(count.part, printed=True, priority=priority)
        else:
            mean = own.measure == MEAN
            if whole.value < count.part.number and not mean:
                return  # no share of it can be kept safe, so none is shown
            part = self._count(count.part)
            value = count.factor * part.value / whole.value if whole.value else Fraction(0)
            self.shares.setdefault(name, Share(name, part.id, whole.id, value, priority, mean))
        self.of.setdefault(name, (count,))

    def _whole(self, count: OwnCount, own: Figure) -> Cell | None:
        """A published denominator is out already; where it is only known between two numbers, by the lower."""
        if isinstance(count.whole, Counted):
            return self._count(count.whole)
        if count.whole is None:
            return None
        exact = count.whole.low if count.whole.exact is None else count.whole.exact
        cell = Cell(_whole_name(count, own), exact, known=True, printed=False)
        return self._cells.setdefault(cell.id, cell)

    def _count(self, counted: Counted, *, printed: bool = False, priority: int = 0) -> Cell:
        new = cell_of(counted, printed=printed, priority=priority if printed else 0)
        old = self._cells.get(new.id)
        if old is None or (printed and not old.printed):
            self._cells[new.id] = new
        self._counts[new.id] = counted
        return self._cells[new.id]

    def _sum(self, measured: Measured, priority: int) -> None:
        name, factor, counts = _sum_name(measured), _factor(measured), measured.trail.counts
        parts = [self._count(each.part) for each in counts]
        number = factor * sum((each.part.number for each in counts), Fraction(0))
        self._cells[name] = Cell(name, number, priority=priority, whole=False)
        self._sums[name] = Relation(name, tuple(each.id for each in parts), (factor,) * len(parts))
        self.of[name] = tuple(counts)

    def bound(self, count: Callable[[Counted], Counted]) -> tuple[list[Cell], list[Relation]]:
        """All cells, and what binds them: benefits that add, one lying within another, over time, and by sums. `count`:
        the same with its number."""
        cells, relations = dict(self._cells), [*self._sums.values(), *self._others]
        every = dict(self._counts)
        for relation, blocks in added(list(every.values()), count):
            relations.append(relation)
            for block in blocks:
                every.setdefault(name_of(block), block)
                cells.setdefault(name_of(block), cell_of(block))
        within = self._within(every, cells)
        for relation, cell in (*through_time(list(every.values())), *met(list(self._counts.values()))):
            within.append(relation)
            cells.setdefault(cell.id, cell)
        return list(cells.values()), [*relations, *within, *over_time(list(every.values()))]

    def _within(self, every: dict[str, Counted], cells: dict[str, Cell]) -> list[Relation]:
        """The rest of a count beside one within it, and what lies within the rest, until there is no more."""
        found: dict[str, Relation] = {}
        for _ in range(ROUNDS):
            new: dict[str, Counted] = {}
            for relation, left, name in nested(list(every.values())):
                found.setdefault(repr(relation), relation)
                if name not in cells:
                    cells[name] = replace(cell_of(left), id=name)
                if name == name_of(left) and name not in every:
                    new[name] = left
            every |= new
        return list(found.values())
