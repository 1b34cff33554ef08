"""Whoever reckons: shares no line with the protection. He has linear equations between counts and reckons exactly.

`determined` eliminates, `interval` is a simplex on fractions with Bland's rule, `possible` tries
whole numbers one by one.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

Equation = tuple[dict[str, Fraction], Fraction]
"""Factors of the unknown, and what they add up to."""


class Attacker:
    def __init__(self, sums: Iterable[Mapping[str, int | Fraction]], seen: Mapping[str, int | Fraction]) -> None:
        """`sums` are zero in truth; what he has seen is put in, and the rest is what he looks for."""
        self.equations: list[Equation] = []
        for terms in sums:
            unknown = {name: Fraction(factor) for name, factor in terms.items() if name not in seen and factor}
            known = sum((Fraction(factor) * seen[name] for name, factor in terms.items() if name in seen), Fraction(0))
            if unknown:
                self.equations.append((unknown, -known))
        self.names = sorted({name for unknown, _ in self.equations for name in unknown})
        self._basis: tuple[list[list[Fraction]], list[int]] | None = None

    def determined(self) -> set[str]:
        """What he knows for certain by adding and subtracting alone."""
        rows: dict[str, Equation] = {}
        for unknown, right in self.equations:
            row, rest = dict(unknown), right
            while pivot := next((name for name in row if name in rows), None):
                row, rest = _less(row, rest, row[pivot], rows[pivot])
            if not row:
                continue
            lead = min(row)
            new = ({name: each / row[lead] for name, each in row.items()}, rest / row[lead])
            for name, (old, old_right) in list(rows.items()):
                if lead in old:
                    rows[name] = _less(old, old_right, old[lead], new)
            rows[lead] = new
        return {name for name, (row, _) in rows.items() if len(row) == 1}

    def interval(self, name: str, far: int = 10**6) -> tuple[Fraction, Fraction]:
        """The least and the most a count can be; a most of `far` stands for no bound, or one beyond it."""
        if name not in self.names:
            return Fraction(0), Fraction(far)
        column = self.names.index(name)
        return -self._most(column, -1, 0), self._most(column, 1, far)

    def _most(self, column: int, sign: int, enough: int) -> Fraction:
        rows, basis = self._feasible()
        rows, basis = [list(row) for row in rows], list(basis)
        while True:
            place = basis.index(column) if column in basis else None
            now = rows[place][-1] * sign if place is not None else Fraction(0)
            if now >= enough:
                return now
            gain = [Fraction(sign * (each == column)) for each in range(len(self.names))]
            if place is not None:
                gain = [each - sign * factor for each, factor in zip(gain, rows[place], strict=False)]
            enters = next((each for each, more in enumerate(gain) if more > 0), None)
            if enters is None:
                return now
            leaves = _leaving(rows, basis, enters)
            if leaves is None:
                return Fraction(enough)
            _pivot(rows, basis, leaves, enters)

    def _feasible(self) -> tuple[list[list[Fraction]], list[int]]:
        """Some table he can fill in: the first phase, one made-up unknown for each equation."""
        if self._basis is not None:
            return self._basis
        many, width = len(self.equations), len(self.names)
        rows, basis = [], [width + each for each in range(many)]
        for number, (unknown, right) in enumerate(self.equations):
            sign = -1 if right < 0 else 1
            made_up = [Fraction(each == number) for each in range(many)]
            rows.append([*(sign * unknown.get(name, Fraction(0)) for name in self.names), *made_up, sign * right])
        while True:
            off = [row for row, at in zip(rows, basis, strict=True) if at >= width]
            enters = next((each for each in range(width) if sum(row[each] for row in off) > 0), None)
            leaves = _leaving(rows, basis, enters) if enters is not None else None
            if enters is None or leaves is None:
                break
            _pivot(rows, basis, leaves, enters)
        assert not any(row[-1] for row, at in zip(rows, basis, strict=True) if at >= width), "what he saw contradicts"
        self._basis = _without_made_up(rows, basis, width)
        return self._basis

    def possible(self, name: str, value: int) -> bool:
        """Whether some table of whole numbers with that number there agrees with all he has seen."""
        return _fill(self.equations, {name: value})


def _without_made_up(
    rows: list[list[Fraction]], basis: list[int], width: int
) -> tuple[list[list[Fraction]], list[int]]:
    for place in range(len(rows)):
        if basis[place] >= width:
            enters = next((each for each in range(width) if rows[place][each]), None)
            if enters is not None:
                _pivot(rows, basis, place, enters)
    kept = [place for place, at in enumerate(basis) if at < width]
    return [[*rows[place][:width], rows[place][-1]] for place in kept], [basis[place] for place in kept]


def _leaving(rows: list[list[Fraction]], basis: list[int], enters: int) -> int | None:
    ratios = [(row[-1] / row[enters], basis[place], place) for place, row in enumerate(rows) if row[enters] > 0]
    return min(ratios)[2] if ratios else None


def _pivot(rows: list[list[Fraction]], basis: list[int], leaves: int, enters: int) -> None:
    by = rows[leaves][enters]
    rows[leaves] = [each / by for each in rows[leaves]]
    for place, row in enumerate(rows):
        if place != leaves and row[enters]:
            factor = row[enters]
            rows[place] = [each - factor * one if one else each for each, one in zip(row, rows[leaves], strict=True)]
    basis[leaves] = enters


def _less(row: dict[str, Fraction], right: Fraction, times: Fraction, other: Equation) -> Equation:
    result = dict(row)
    for name, factor in other[0].items():
        result[name] = result.get(name, Fraction(0)) - times * factor
    return {name: factor for name, factor in result.items() if factor}, right - times * other[1]


MOST = 60
"""How far he tries where nothing bounds a number."""


def _fill(equations: list[Equation], chosen: dict[str, int]) -> bool:
    """Fills in one unknown after another, the one with fewest choices first."""
    choices: dict[str, range] = {}
    for unknown, right in equations:
        rest = right - sum(factor * chosen[name] for name, factor in unknown.items() if name in chosen)
        left = {name: factor for name, factor in unknown.items() if name not in chosen}
        if not left and rest:
            return False
        for name in left:
            room = _room(left, rest, name)
            if name not in choices or len(room) < len(choices[name]):
                choices[name] = room
    if not choices:
        return True
    name = min(choices, key=lambda each: (len(choices[each]), each))
    return any(_fill(equations, {**chosen, name: value}) for value in choices[name])


def _room(left: dict[str, Fraction], rest: Fraction, name: str) -> range:
    """What one number of a sum can be: itself where it is the last, no more than the sum where all pull one way."""
    value = rest / left[name]
    if len(left) == 1:
        return range(int(value), int(value) + 1) if value >= 0 and value.denominator == 1 else range(0)
    if all(factor * left[name] > 0 for factor in left.values()):
        return range(int(value) + 1) if value >= 0 else range(0)
    return range(MOST)
