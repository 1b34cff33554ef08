"""The plan's assumptions and official forecasts, bound: whom and where they are about, and a number for each period."""

import re
from dataclasses import dataclass

from pejl.check.names import Names
from pejl.measure import Place
from pejl.numbers import NotANumber, Value, parse_danish, stated
from pejl.periods import Grain, Period
from pejl.plan.goals import Forudsaetning, Punkt


@dataclass(frozen=True, slots=True)
class Assumption:
    """One forecast. `groups`: codes, none where it names nobody; `points`: oldest first, what is said of the end
    (`ultimo`) of a period at the month it ends with; `unread`: periods as written that are none. `by` and `published`:
    who made it and when, "" where the plan does not say."""

    id: str
    text: str
    place: Place
    groups: tuple[str, ...]
    unit: str
    points: tuple[tuple[Period, Value], ...]
    unread: tuple[str, ...]
    by: str
    published: str
    source: str


def assumptions(names: Names) -> tuple[Assumption, ...]:
    """Every forecast whose area and groups are known; `practice` tells of the names that are not, so what is found
    here once more is dropped."""
    told = len(names.findings)
    bound = [_bound(names, place, row) for place, row in enumerate(names.file.plan.forudsaetning)]
    del names.findings[told:]
    return tuple(each for each in bound if each)


def _bound(names: Names, at: int, row: Forudsaetning) -> Assumption | None:
    place = names.place((row.omraade,), ("forudsaetning", at, "omraade"))
    groups = names.groups(row.maalgruppe, ("forudsaetning", at, "maalgruppe"))
    if place is None or (row.maalgruppe and not groups):
        return None
    read = [(point, _period(point.periode), _value(point)) for point in row.punkt]
    points = sorted(((period, value) for _, period, value in read if period and value), key=lambda each: each[0].end)
    unread = tuple(point.periode for point, period, value in read if not (period and value))
    by, published, source = row.udgiver or "", row.udgivet or "", row.kilde or ""
    return Assumption(row.id, row.tekst, place, groups, row.enhed, tuple(points), unread, by, published, source)


def _period(text: str) -> Period | None:
    ultimo = re.fullmatch(r"ultimo\s+(.+)", text.strip(), re.IGNORECASE)
    try:
        found = Period.parse(ultimo[1] if ultimo else text)
    except ValueError:
        return None
    return found.ending_with(Grain.MONTH) if ultimo else found


def _value(point: Punkt) -> Value | None:
    try:
        return stated(parse_danish(point.vaerdi))
    except NotANumber:
        return None
