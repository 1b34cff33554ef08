"""Citizens referred to an order: who was, once each, and how it went."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from pejl.periods import day_in_copenhagen
from pejl.web import names
from pejl.web.access import Circle, Field
from pejl.web.models import CitizenRecord, CompanyRecord

KIND = "henvisning"
WAITS, HIRED, NOT_HIRED = "venter", "ansat", "ikke_ansat"
OUTCOMES = (HIRED, NOT_HIRED)
LINE = 120
"""Letters of a line."""


@dataclass(frozen=True, slots=True)
class Referred:
    """A citizen referred to an order. `name`: "" where the user may not see it, or there is none. `citizen` 0 where
    the user may not see who it is. `settles`: the user may say how it went."""

    record: CitizenRecord
    citizen: int
    name: str
    settles: bool

    @property
    def outcome(self) -> str:
        return str(self.record.data.get("udfald") or "")


def of_order(order: CompanyRecord) -> list[CitizenRecord]:
    """Those that stand, oldest first. One query."""
    rows = CitizenRecord.standing().filter(kind=KIND, data__ordre=str(order.ref)).select_related("by")
    return list(rows.order_by("at", "pk"))


def told(circle: Circle, records: Iterable[CitizenRecord], looks: Any) -> list[Referred]:
    """With the names the user may see; those go to the access log."""
    rows = list(records)
    seen = {each.citizen for each in rows if Field.KANDIDAT in circle.fields(each.citizen)}
    named = names.of(circle.stand, [each for each in sorted(seen) if Field.NAVN in circle.fields(each)])
    for each in sorted(seen):
        looks.at(each, circle.fields(each) & {Field.NAVN, Field.KANDIDAT})
    return [
        Referred(
            each,
            each.citizen if each.citizen in seen else 0,
            named.get(each.citizen, "") if each.citizen in seen else "",
            circle.may_write(each.citizen, Field.KANDIDAT),
        )
        for each in rows
    ]


def refer(request: Any, order: CompanyRecord, citizen: int, called: str, title: str) -> None:
    """The citizen is referred to the order, and the order has one more; both or neither. Of two at once one is told:
    raises Changed where somebody saved another version of the order meanwhile."""
    data = {
        "dag": _today(request),
        "virksomhed": called[:LINE],
        "stilling": title[:LINE] or str(order.data.get("kind") or ""),
        "udfald": WAITS,
        "ordre": str(order.ref),
    }
    with transaction.atomic():
        _counted(request, order, "referred", 1)
        CitizenRecord(citizen=citizen, kind=KIND, data=data, by_id=request.who.id, at=request.now).save(
            force_insert=True
        )


def settle(request: Any, order: CompanyRecord, referral: CitizenRecord, outcome: str) -> None:
    """How it went; the order counts those hired. Both or neither. Raises Changed where either has another version."""
    more = (outcome == HIRED) - (referral.data.get("udfald") == HIRED)
    with transaction.atomic():
        referral.save_next({**referral.data, "udfald": outcome}, request.who.id, request.now)
        if more:
            _counted(request, order, "hired", more)


def _counted(request: Any, order: CompanyRecord, name: str, more: int) -> None:
    many = max(0, int(order.data.get(name) or 0) + more)
    order.save_next({**order.data, name: many}, request.who.id, request.now)


def _today(request: Any) -> str:
    return day_in_copenhagen(request.now).isoformat()
