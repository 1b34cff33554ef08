"""Formidlings- and besættelsesgrad as Pejl's own counts: never the published number, and never mixed with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Protocol

from pejl.indicators.virksomheder import AFTER
from pejl.ledger import Origin
from pejl.numbers import rounded
from pejl.periods import day_in_copenhagen
from pejl.words import Step

JOB_ORDER = "jobordre"
PUBLISHED_FROM = date(2022, 2, 1)
"""Jobindsats has both numbers from this day on."""


class Counted(Protocol):
    """What is counted of an enquiry: an `Enquiry` of the board is one."""

    @property
    def kind(self) -> str: ...
    @property
    def received(self) -> datetime: ...
    @property
    def referred(self) -> int: ...
    @property
    def hired(self) -> int: ...


@dataclass(frozen=True, slots=True)
class OwnCount:
    """A share that was counted here. It is no `Value` and no `Measured`, so no goal and no comparison takes it.
    `code`: `formidlingsgrad` or `besaettelsesgrad`. `origin` is always own."""

    code: str
    numerator: int
    denominator: int
    origin: Origin = Origin.OWN

    @property
    def share(self) -> Fraction | None:
        """From 0 to 1; None where there is nothing to count."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None

    def told(self) -> Step:
        """The count with numerator and denominator."""
        said = {"taeller": self.numerator, "naevner": self.denominator}
        if self.share is None:
            return Step(f"virk_{self.code}_intet", said)
        return Step(f"virk_{self.code}", {**said, "grad": rounded(self.share, 2)})


@dataclass(frozen=True, slots=True)
class OwnOrders:
    """Both counts of the job orders received from `first` up to but not on `end`. `unsettled`: orders with a referral
    that are not three months old on `day`, and so not in the besættelsesgrad yet."""

    first: date
    end: date
    day: date
    formidling: OwnCount
    besaettelse: OwnCount
    unsettled: int

    def told(self) -> list[Step]:
        """Both counts, how many are not settled, and that they are not to be held against the published numbers."""
        waits = [Step("virk_grad_ikke_afgjort", {"antal": self.unsettled})] if self.unsettled else []
        apart = Step("virk_grad_ikke_sammenlignelig", {"fra": PUBLISHED_FROM})
        return [self.formidling.told(), self.besaettelse.told(), *waits, apart]


def own_orders(enquiries: Iterable[Counted], first: date, end: date, day: date) -> OwnOrders:
    """Counted as the indicators count: formidling is job orders with at least one referred over all job orders;
    besættelse is those with one hired over those with one referred, once `AFTER` days have gone. An enquiry that is
    no job order counts in neither, nor one received after `day`. An order is `AFTER` days old on that very day."""
    kinds = [each for each in enquiries if each.kind == JOB_ORDER]
    orders = [each for each in kinds if first <= _day(each) < end and _day(each) <= day]
    referred = [each for each in orders if each.referred >= 1]
    settled = [each for each in referred if _day(each) + timedelta(days=AFTER) <= day]
    hired = [each for each in settled if each.hired >= 1]
    return OwnOrders(
        first,
        end,
        day,
        OwnCount("formidlingsgrad", len(referred), len(orders)),
        OwnCount("besaettelsesgrad", len(hired), len(settled)),
        len(referred) - len(settled),
    )


def _day(each: Counted) -> date:
    return day_in_copenhagen(each.received)
