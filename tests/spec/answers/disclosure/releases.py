"""Made-up releases by seed: tables with margins, zoom levels, quarters and months, shares, corrections, published
totals."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import product
from random import Random

from pejl.answers.disclosure import Cell, Protected, Relation, Released, Share, protect
from spec.answers.disclosure.attacker import Attacker

LEAST = 5
SEEDS = range(300)


@dataclass
class Draft:
    """A release before it is protected."""

    cells: dict[str, Cell] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)

    def protect(self, earlier: Sequence[Released] = ()) -> Protected:
        return protect(list(self.cells.values()), self.relations, earlier, LEAST, self.shares)

    def value_of(self, name: str) -> int | Fraction:
        """Zero where this release has no such cell."""
        return self.cells[name].value if name in self.cells else 0

    def add(self, cell: Cell) -> None:
        self.cells[cell.id] = cell

    def total(self, name: str, parts: Sequence[str], **more: bool) -> None:
        if name not in self.cells:
            self.add(Cell(name, sum(self.cells[part].value for part in parts), **more))
        self.relations.append(Relation(name, tuple(parts)))


def count(random: Random) -> int:
    """Most numbers of a municipality are large enough; about one in eight is not."""
    return random.randint(0, LEAST - 1) if random.random() < 0.12 else random.choice((7, 12, 18, 25, 40, 63, 110))


def table(random: Random, rows: int, columns: int, name: str = "") -> Draft:
    draft = Draft()
    for row in range(rows):
        for column in range(columns):
            draft.add(Cell(f"{name}{row}.{column}", count(random)))
    for row in range(rows):
        draft.total(f"{name}{row}.*", [f"{name}{row}.{column}" for column in range(columns)])
    for column in range(columns):
        draft.total(f"{name}*.{column}", [f"{name}{row}.{column}" for row in range(rows)])
    draft.total(f"{name}*.*", [f"{name}{row}.*" for row in range(rows)])
    draft.total(f"{name}*.*", [f"{name}*.{column}" for column in range(columns)])
    return draft


def table_of(seed: int, rows: int, columns: int) -> Draft:
    return table(Random(seed), rows, columns)  # noqa: S311


def cube(seed: int, teams: int, groups: int, months: int) -> Draft:
    """Teams by groups by months, with every margin."""
    random, draft = Random(seed), Draft()  # noqa: S311
    sides = [[str(each) for each in range(many)] for many in (teams, groups, months)]
    for place in product(*sides):
        draft.add(Cell(".".join(place), count(random)))
    places = sorted(product(*([*side, "*"] for side in sides)), key=lambda place: place.count("*"))
    for place in places:
        for axis in range(3):
            if place[axis] == "*":
                parts = [".".join((*place[:axis], each, *place[axis + 1 :])) for each in sides[axis]]
                draft.total(".".join(place), parts)
    return draft


def zoom(random: Random) -> Draft:
    """Municipality, teams, groups, by quarter and year; one team's groups stand there for three months each."""
    draft = Draft()
    quarters, teams, groups = range(1, 5), range(random.randint(2, 4)), range(random.randint(2, 4))
    for quarter in quarters:
        for team in teams:
            for group in groups:
                draft.add(Cell(f"t{team}.g{group}.k{quarter}", count(random)))
            draft.total(f"t{team}.k{quarter}", [f"t{team}.g{group}.k{quarter}" for group in groups])
        draft.total(f"k{quarter}", [f"t{team}.k{quarter}" for team in teams])
    for team in teams:
        draft.total(f"t{team}.aar", [f"t{team}.k{quarter}" for quarter in quarters])
    draft.total("aar", [f"t{team}.aar" for team in teams])
    draft.total("aar", [f"k{quarter}" for quarter in quarters])
    return draft


def with_shares(random: Random, draft: Draft) -> Draft:
    """Shares of a margin, some of a part that is itself not printed."""
    for number, relation in enumerate(random.sample(draft.relations, 3)):
        part = random.choice(relation.parts)
        if random.random() < 0.5 and draft.cells[part].value >= LEAST:
            draft.cells[part] = replace(draft.cells[part], printed=False)
        whole = draft.cells[relation.total].value
        if whole:
            draft.shares.append(
                Share(f"andel {number}", part, relation.total, Fraction(100 * draft.cells[part].value) / whole)
            )
    return draft


def draft_of(seed: int) -> Draft:
    random = Random(seed)  # noqa: S311 - made-up numbers
    draft = zoom(random) if seed % 3 == 0 else table(random, random.randint(3, 6), random.randint(3, 6))
    if seed % 2:
        with_shares(random, draft)
    if seed % 5 == 1:  # the grand total and one margin are published by others
        for name in (draft.relations[-1].total, random.choice(draft.relations[-1].parts)):
            draft.cells[name] = replace(draft.cells[name], known=True)
    return draft


def next_of(seed: int, draft: Draft) -> Draft:
    """The next release: a few cells corrected, all sums with them; a new column splits one cell; some cells not
    printed."""
    random = Random(seed + 10**6)  # noqa: S311
    after = Draft(dict(draft.cells), list(draft.relations))
    totals = {relation.total for relation in draft.relations}
    details = [name for name in draft.cells if name not in totals]
    for name in random.sample(details, 2):
        cell = draft.cells[name]
        after.cells[name] = replace(cell, value=cell.value + random.choice((1, 2, 9, 30)))
    for _ in range(4):  # from details up to totals of totals
        for relation in draft.relations:
            new = sum(after.cells[part].value for part in relation.parts)
            after.cells[relation.total] = replace(after.cells[relation.total], value=new)
    split = random.choice(details)
    many = int(after.cells[split].value)
    first = random.randint(0, many)
    after.add(Cell(f"{split}.a", first))
    after.add(Cell(f"{split}.b", many - first))
    after.relations.append(Relation(split, (f"{split}.a", f"{split}.b")))
    for name in random.sample(details, 3):
        after.cells[name] = replace(after.cells[name], printed=False)
    return after


def sums_of(draft: Draft) -> list[dict[str, int | Fraction]]:
    """All that holds between the numbers of a release, as its reader knows it."""
    sums: list[dict[str, int | Fraction]] = [
        {relation.total: -1, **dict.fromkeys(relation.parts, 1)} for relation in draft.relations
    ]
    for share in draft.shares:
        sums.append({share.whole: -1, share.part: 1, f"{share.whole} rest {share.part}": 1})
    return sums


def shown_sums(draft: Draft, protected: Protected) -> list[dict[str, int | Fraction]]:
    """A share that is shown is one more sum between part and whole."""
    shown = [share for share in draft.shares if share.id in protected.shown]
    return [*sums_of(draft), *({share.part: 100, share.whole: -Fraction(share.value)} for share in shown)]


def attacker_of(draft: Draft, protected: Protected) -> Attacker:
    published = {name: cell.value for name, cell in draft.cells.items() if cell.known}
    return Attacker(shown_sums(draft, protected), {**published, **protected.shown})


def as_of(draft: Draft, name: str) -> str:
    """The strongest assumption: he knows which numbers were corrected between releases, and that the others were
    not."""
    return f"{name} = {draft.cells[name].value}" if name in draft.cells else name


def attacker_of_all(releases: Sequence[tuple[Draft, Protected]]) -> Attacker:
    """He holds every release against every other."""
    sums: list[dict[str, int | Fraction]] = []
    seen: dict[str, int | Fraction] = {}
    for draft, protected in releases:
        for terms in shown_sums(draft, protected):
            sums.append({as_of(draft, name): factor for name, factor in terms.items()})
        known = {name: cell.value for name, cell in draft.cells.items() if cell.known}
        seen |= {as_of(draft, name): value for name, value in {**known, **protected.shown}.items()}
    return Attacker(sums, seen)


def small(draft: Draft) -> list[str]:
    """The counts of persons nobody may know, also those that are the rest of a share's whole."""
    rests = [
        f"{each.whole} rest {each.part}"
        for each in draft.shares
        if draft.cells[each.whole].value - draft.cells[each.part].value < LEAST
    ]
    return [name for name, cell in draft.cells.items() if cell.value < LEAST and not cell.known] + rests
