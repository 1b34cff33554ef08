"""What was told of own counts is kept before it is shown, and what is told next is held against all of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import IntegrityError, transaction

from pejl.answers.disclosure import Cell, Released
from pejl.answers.disclosure.cells import Number
from pejl.answers.leaving import Leaving
from pejl.web.models import ToldNumbers


def earlier(plan: str) -> list[Released]:
    """What was told of a plan, oldest first. One query."""
    rows = ToldNumbers.objects.filter(plan=plan).order_by("number")
    return [_released(each) for each in rows.values_list("data", flat=True)]


Decided = Sequence[Leaving]
"""What leaves together, in the order it is held against each other."""


def telling(
    plan: str, at: datetime, decide: Callable[[Sequence[Released]], Decided]
) -> tuple[Sequence[Released], Decided]:
    """What was told before, and what `decide` decides in the light of it, kept as told by the time it is answered. It
    is asked again where somebody else told something meanwhile."""
    while True:
        told = earlier(plan)
        found = decide(told)
        if keep(plan, at, [each.released for each in found], told):
            return told, found


def keep(plan: str, at: datetime, released: Sequence[Released], told: Sequence[Released]) -> bool:
    """Keeps what is new in `released` after `told`. False where something else was told after it: then nothing is
    kept, and nothing may be shown."""
    data = [new for each in released if (new := _new(each, told))]
    try:
        with transaction.atomic():
            for number, each in enumerate(data, len(told) + 1):
                ToldNumbers.objects.create(plan=plan, number=number, data=each, at=at)
    except IntegrityError:
        return False
    return bool(data) or not ToldNumbers.objects.filter(plan=plan, number=len(told) + 1).exists()


def _new(released: Released, told: Sequence[Released]) -> Mapping[str, Any] | None:
    """What `told` does not say yet, as JSON; None where it says all."""
    before = {name: value for each in told for name, value in each.values.items()}
    values = {name: value for name, value in released.values.items() if before.get(name) != value}
    held = {(name, cell) for each in told for name, cell in each.held.items()}
    bound = [each.sums for each in told]
    known = {_key(terms) for sums in bound for terms in sums}
    sums = [
        terms
        for terms in released.sums
        if _key(terms) not in known or any((name, released.held[name]) not in held for name in terms)
    ]
    if not values and not sums:
        return None
    names = dict.fromkeys(name for terms in sums for name in terms)
    return {
        "tal": {name: str(value) for name, value in values.items()},
        "skjult": {name: _cell_data(released.held[name]) for name in names},
        "summer": [{name: str(factor) for name, factor in terms.items()} for terms in sums],
    }


def _key(terms: Mapping[str, Number]) -> frozenset[tuple[str, Number]]:
    return frozenset(terms.items())


def _cell_data(cell: Cell) -> list[Any]:
    return [str(cell.value), cell.persons, cell.printed, cell.known, cell.priority, cell.whole, cell.few]


def _released(data: Mapping[str, Any]) -> Released:
    held = {name: Cell(name, _number(cell[0]), *cell[1:]) for name, cell in data["skjult"].items()}
    sums = [{name: _number(factor) for name, factor in terms.items()} for terms in data["summer"]]
    return Released({name: _number(value) for name, value in data["tal"].items()}, held, sums)


def _number(text: str) -> Number:
    number = Fraction(text)
    return int(number) if number.denominator == 1 else number
