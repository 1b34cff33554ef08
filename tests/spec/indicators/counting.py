"""Indicators counted from a drawn ledger, as `spec.verbs.drawing` draws it; area 250 is the municipality.

    own("ydelser.personer", LEDGER, "2024M01", "sygedagpenge")     the exact number

`known` is the last day the ledger knows, `since` the first its sources cover (blank: they do not say); `apart` says it
for tables that differ, `talks="2024-01-01/2024-06-30"`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from pejl.ledger import Figure, Figures, Origin
from pejl.ledger.figures import Typed
from pejl.ledger.tables import TABLES
from pejl.ledger.verbs.counting import Counting
from pejl.measure import Measured, Spec, area, known_periods, run
from pejl.periods import Period, end_of_day
from pejl.rules import Missing
from spec.drawing import KNOWN, OWN, SHELF
from spec.verbs.drawing import rows_of, snapshot_of, tables_of

SINCE, LAST = "2010-01-01", "2026-06-30"


def counting(ledger: str, known: str = LAST, since: str = SINCE, **apart: str) -> Counting:
    """The events of a drawn ledger; every table is told of."""
    rows = rows_of(ledger)
    for row in (row for its in rows.values() for row in its if "area" in row):
        row["area"] = row["area"].partition(":")[2]
    said = {name: apart.get(name, f"{since}/{known}").split("/") for name in TABLES}
    coverage = {name: (first, end_of_day(date.fromisoformat(last)).isoformat()) for name, (first, last) in said.items()}
    as_of = max(last for _, last in coverage.values())
    return Counting(replace(snapshot_of(tables_of(rows)), as_of=as_of, coverage=coverage))


def figures_of(ledger: str, known: str = LAST, since: str = SINCE, beside: Sequence[Figure] = ()) -> Figures:
    """The events, and published or typed figures beside them."""
    return Figures([Typed(beside)], KNOWN, events=counting(ledger, known, since))


def own_spec(name: str, *groups: str, naevner: str = "", variant: str = "") -> Spec:
    return Spec(SHELF[name], groups, naevner, variant, Origin.OWN)


def measured(
    name: str,
    ledger: str,
    period: str,
    *groups: str,
    naevner: str = "",
    variant: str = "",
    place: str = OWN,
    known: str = LAST,
    since: str = SINCE,
    beside: Sequence[Figure] = (),
) -> Measured:
    """An own rule for one period."""
    asked = own_spec(name, *groups, naevner=naevner, variant=variant)
    return run(figures_of(ledger, known, since, beside), asked, area(place), Period.parse(period))


def own(name: str, ledger: str, period: str, *groups: str, variant: str = "", place: str = OWN) -> Fraction:
    """The exact number."""
    value = measured(name, ledger, period, *groups, variant=variant, place=place).value.exact
    assert value is not None
    return value


def lacks(
    name: str,
    ledger: str,
    period: str,
    *groups: str,
    variant: str = "",
    naevner: str = "",
    place: str = OWN,
    known: str = LAST,
    since: str = SINCE,
) -> str:
    """Why there is no number: the code of the sentence."""
    with pytest.raises(Missing) as lacking:
        measured(
            name,
            ledger,
            period,
            *groups,
            variant=variant,
            naevner=naevner,
            place=place,
            known=known,
            since=since,
        )
    return lacking.value.code


def periods(
    name: str,
    ledger: str,
    *groups: str,
    variant: str = "",
    known: str = LAST,
    since: str = SINCE,
    by: str = "2030-01-01",
) -> list[str]:
    """The ids of the periods that can be counted, newest first."""
    asked = own_spec(name, *groups, variant=variant)
    found = known_periods(figures_of(ledger, known, since), asked, area(OWN), date.fromisoformat(by))
    return [period.id for period in found]


def over(found: Measured) -> Fraction | None:
    """What stands under the line of an own share."""
    whole = next(step.params["naevner"] for step in found.trail.steps if step.code == "egne_broek")
    return whole.exact
