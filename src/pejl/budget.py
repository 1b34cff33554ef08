"""Plan against budget: each row's year so far beside its cell, rows that join groups included."""

from dataclasses import dataclass
from datetime import date

from pejl.ledger import Figures
from pejl.measure import Measured, Place, Spec, over_year
from pejl.numbers import Value, parse_danish, stated


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A budget cell, for one or several benefit groups, in the unit it was written in.

    `good` says which direction counts as good: `lavere`, `højere`, or `ingen af delene` (a fleksjob more is
    not bad), and then the row is shown but not judged.
    """

    id: str
    text: str
    spec: Spec
    year: int
    budget: str
    unit: str
    good: str

    @property
    def cell(self) -> Value:
        return stated(parse_danish(self.budget))


def actual(row: BudgetRow, figures: Figures, own: Place, by: date) -> Measured:
    """The row's actual: the year's own figure, else the mean of its periods known by the day.

    Raises Missing when nothing of the year is known. Its trail says how much of the year it is.
    """
    return over_year(figures, row.spec, [own], "årsgennemsnit", by, row.year)[0]
