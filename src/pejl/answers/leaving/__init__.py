"""What may leave of the municipality's own counts for committee or public, decided for all of it as one set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pejl.answers.disclosure import Protected, Released, protect
from pejl.answers.leaving.asked import are_told_of_nobody, asked, of_standings, told_of_nobody
from pejl.answers.leaving.counts import name_of
from pejl.answers.leaving.numbers import (
    A_NUMBER,
    A_TREND,
    LEAST,
    Numbers,
    is_share,
    is_told,
    made_of,
    numbers_of,
    rests_on,
)
from pejl.answers.leaving.promised import Promised
from pejl.goals import BoundPlan, Standing
from pejl.ledger import Figures
from pejl.measure import Counted, Measured, OwnCount, count_of
from pejl.numbers import Value, counted

__all__ = ["EVERYBODY", "LEAST", "Leaving", "Promised", "exposed", "hidden", "leaving", "told_of_nobody"]

EVERYBODY = 10**7
"""No count of persons in one municipality is larger: all that is said of one that is withheld."""


def hidden(decimals: int = 0, most: int = EVERYBODY) -> Value:
    """A withheld number. It says nothing of how large it is: a small one and one that is withheld to hide it look the
    same."""
    return Value(None, Fraction(0), Fraction(most), decimals)


@dataclass(frozen=True, slots=True)
class Leaving:
    """The decision. `of`: the counts it was made on, by the name of what rests on them."""

    protected: Protected
    of: Mapping[str, Sequence[OwnCount]]

    @property
    def released(self) -> Released:
        """What the next release is to be held against. Never to leave."""
        return self.protected.released

    def value(self, measured: Measured) -> Value:
        """The number as the audience may see it: itself, the one that was told first, or a withheld one. A number that
        the decision was not made on, or of other counts, is withheld."""
        names = rests_on(measured)
        if all(each in self.protected.shown for each in names) and self._same(names, measured):
            return measured.value
        before = self.protected.as_before.get(names[0]) if is_told(measured) else None
        if before is not None and measured.value.exact is not None:
            return counted(Fraction(before)).shown_with(measured.value.decimals)
        if is_share(measured):
            return hidden(measured.value.decimals, 100)
        return hidden(measured.value.decimals)

    def each(self, measured: Measured) -> bool:
        """Whether the numbers it is made of may be seen too; a number of one period is made of itself."""
        return all(name in self.protected.shown for name in made_of(measured))

    def beside(self, measured: Measured, code: str) -> bool:
        """Whether a step of its trail may be seen: not where it tells a count that may not."""
        told = measured.trail.beside.get(code)
        return told is None or self.protected.shown.get(name_of(told)) == told.number

    def _same(self, names: Sequence[str], measured: Measured) -> bool:
        """Of the same numbers as the decision: the last day of a quarter is that of its last month."""
        decided = [numbers_of(count) for name in names for count in self.of.get(name, ())]
        return not names or decided == [numbers_of(count) for count in measured.trail.counts]

    def named(self, name: str, number: Value, most: int = EVERYBODY) -> Value:
        """A count of a promise's rows by its name, or their share (`most`: 100), as the audience may see it."""
        if name in self.protected.shown:
            return number
        before = self.protected.as_before.get(name)
        return hidden(0, most) if before is None else counted(Fraction(before))


def exposed(together: Sequence[Leaving]) -> int:
    """How many small counts of what leaves together can be hidden no more: what is out already says too much of
    them."""
    return len({name for each in together for name in each.protected.exposed})


def leaving(
    plan: BoundPlan,
    figures: Figures,
    day: date,
    standings: Sequence[Standing] = (),
    promised: Promised | None = None,
    earlier: Sequence[Released] = (),
) -> Leaving:
    """Every own count that the audience can see of the plan by the day, with the rows of promises that leave beside
    them, held against what left `earlier` (oldest first). `standings`: the goals that are shown, of the same figures.
    Raises ValueError for figures that are not as `told_of_nobody` has them."""
    if not are_told_of_nobody(figures):
        raise ValueError("an audience is told of nobody too")
    numbers = Numbers()
    numbers.take(of_standings(standings), A_NUMBER)
    numbers.take(asked(plan, figures, day), A_TREND)
    if promised is not None:
        numbers.add(promised.cells, promised.shares, promised.relations)
    cells, relations = numbers.bound(lambda each: _counted(each, figures))
    return Leaving(protect(cells, relations, earlier, LEAST, list(numbers.shares.values())), numbers.of)


def _counted(asked: Counted, figures: Figures) -> Counted:
    """As the events have it."""
    if figures.events is None:
        raise ValueError("nothing can be counted without events")
    return count_of(figures.events, asked.terms, asked.area, asked.period)
