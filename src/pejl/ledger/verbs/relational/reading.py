"""An expression of the algebra as one relation over the ledger's tables."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import cache
from typing import Any

import ibis
import ibis.expr.types as ir

from pejl.ledger.snapshot import Snapshot
from pejl.ledger.tables import TABLES, TYPES, Kind, Table
from pejl.ledger.verbs import algebra as verb
from pejl.ledger.verbs.algebra import Marks, Spans, Where, Window
from pejl.ledger.verbs.relational import moments, stretches
from pejl.ledger.verbs.relational.dates import later
from pejl.ledger.verbs.relational.moments import Days
from pejl.ledger.verbs.relational.stretches import Rows
from pejl.ledger.verbs.wanted import numbers

NUMBERS = {**TYPES, Kind.DAY: "int64", Kind.END: "int64"}
"""A day is a whole number to the engines, made of the date once."""


@cache
def bound(name: str) -> ir.Table:
    """A table of the ledger by name, as any engine has it."""
    return ibis.table({column: NUMBERS[kind] for column, kind in TABLES[name].columns.items()}, name=name)


class Reading:
    """Expressions over the tables of one snapshot. `until`: the day after the last one that is asked about."""

    def __init__(self, snapshot: Snapshot, until: int) -> None:
        self.snapshot = snapshot
        self.until = until
        self._kept: dict[Spans | Marks, Any] = {}

    def rows(self, node: Spans) -> Rows:
        """The rows of an expression with their cells; those of a set are its whole stretches."""
        found = self.spans(node)
        return stretches.whole(found) if isinstance(node, _SETS) else found

    def spans(self, node: Spans) -> Rows:
        """The same, but a set may come in stretches that meet or overlap."""
        found: Rows = self._value(node)
        return found

    def marks(self, node: Marks) -> Days:
        found: Days = self._value(node)
        return found

    def _value(self, node: Spans | Marks) -> Any:
        if node not in self._kept:
            self._kept[node] = _WAYS[type(node)](self, node)
        return self._kept[node]

    def held(self, node: verb.Held) -> Rows:
        table, found = TABLES[node.table], self._chosen(node.table, node.where)
        own, cells = {}, 1
        if _has_area(table):
            own["area"] = found.area
        if node.by:
            column = TABLES[node.table].code
            groups = [self._codes(node.table, column, words) for words in node.by]
            found = found.filter(_among(found[column], [code for group in groups for code in group]))
            pairs = [(code, place) for place, group in enumerate(groups) for code in group]
            own["cell"] = found[column].cases(*pairs, else_=0) if pairs else ibis.literal(0)
            cells = len(node.by)
        if "minutes" in table.columns and not table.monthly:
            own["minutes"] = found.minutes
        start = found[table.start]
        end = later(start, Window(months=1)) if table.monthly else found[table.end]
        whole = {name: column.cast("int64") for name, column in own.items()}
        return Rows(found.select("person", **whole, start=start, end=end), tuple(whole), cells)

    def noted(self, node: verb.Noted) -> Days:
        table, found = TABLES[node.table], self._chosen(node.table, node.where)
        own = {"area": found.area.cast("int64")} if _has_area(table) else {}
        carry = found[node.carries].cast("int64") if node.carries else ibis.literal(1, "int64")
        return Days(found.select("person", **own, day=found[table.start], carry=carry), tuple(own))

    def aged(self, node: verb.Aged) -> Rows:
        persons = bound("persons")
        begin, end = (later(persons.born, Window(months=12 * age)) for age in (node.low, node.high))
        return replace(Rows(persons).cut(begin, end), whole=True)

    def reaching(self, node: verb.Reaching) -> Rows:
        horizon = self.until + _reach(node)
        return stretches.reaching(self.spans(node.inner), node.count, node.window, horizon)

    def _chosen(self, name: str, where: Sequence[Where]) -> ir.Table:
        """The rows that meet every condition, under `person` whoever they are about."""
        table, found = TABLES[name], bound(name)
        for condition in where:
            column, how, wanted = condition
            values = found[column]
            if isinstance(wanted, tuple):
                found = found.filter(_among(values, numbers(self.snapshot, name, condition)))
            else:
                found = found.filter(values >= wanted if how == ">=" else values <= wanted)
        if table.subject == "company":
            return found.rename(person="company")
        return found if table.subject else found.mutate(person=ibis.literal(0, "int64"))

    def _codes(self, name: str, column: str, words: Sequence[str]) -> list[int]:
        return numbers(self.snapshot, name, (column, "in", tuple(words)))

    def placed(self, found: Rows | Days, *, everyone: bool = False, **more: ir.IntegerValue) -> ir.Table:
        """The rows or marks with person, area and cell, and columns named here. Those in no area are left out, or, if
        `everyone` is asked for, in area -1."""
        table = found.table
        cell = table.cell if "cell" in found.own else ibis.literal(0, "int64")
        if "area" in found.own:
            return table.select("person", area=table.area, cell=cell, **more)
        persons = bound("persons")
        home = persons.select(resident="person", home=persons.area.cast("int64"))
        mine = table.select("person", cell=cell, **more)
        both = mine.join(home, mine.person == home.resident, how="left" if everyone else "inner")
        return both.select("person", "cell", *more, area=both.home.fill_null(-1))


_SETS = (verb.Either, verb.Lately, verb.Reaching, verb.AtLeast, verb.Amounting, verb.Aged)
_WAYS: dict[type, Callable[[Reading, Any], Rows | Days]] = {
    verb.Held: Reading.held,
    verb.During: lambda ask, node: stretches.during(ask.rows(node.left), ask.spans(node.right)),
    verb.Outside: lambda ask, node: stretches.outside(ask.rows(node.left), ask.spans(node.right)),
    verb.Either: lambda ask, node: stretches.either(ask.spans(node.left), ask.spans(node.right)),
    verb.Courses: lambda ask, node: stretches.courses(ask.rows(node.inner), node.gap),
    verb.Longer: lambda ask, node: stretches.longer(ask.rows(node.inner), node.window),
    verb.Lately: lambda ask, node: stretches.lately(ask.spans(node.inner), node.window),
    verb.Reaching: Reading.reaching,
    verb.Since: lambda ask, node: moments.since(ask.rows(node.inner), ask.marks(node.marks)),
    verb.AtLeast: lambda ask, node: moments.at_least(ask.marks(node.marks), node.count, node.window),
    verb.Amounting: lambda ask, node: moments.amounting(ask.marks(node.marks), node.total, node.window),
    verb.Aged: Reading.aged,
    verb.Noted: Reading.noted,
    verb.Starts: lambda ask, node: moments.starts(ask.rows(node.inner)),
    verb.Ends: lambda ask, node: moments.ends(ask.rows(node.inner)),
    verb.On: lambda ask, node: moments.on(ask.marks(node.inner), ask.spans(node.spans), node.after),
    verb.Of: lambda ask, node: moments.of(ask.marks(node.inner), ask.spans(node.spans)),
    verb.Followed: lambda ask, node: moments.followed(ask.marks(node.inner), ask.marks(node.other), node.window),
    verb.First: lambda ask, node: moments.edge(ask.marks(node.inner), last=False),
    verb.Last: lambda ask, node: moments.edge(ask.marks(node.inner), last=True),
}


def _among(values: ir.Column, codes: Sequence[int]) -> ir.BooleanValue:
    return values.isin(codes) if codes else ibis.literal(False)


def _has_area(table: Table) -> bool:
    """Whether a row says its own area; what `persons` says is the person's."""
    return "area" in table.columns and table.name != "persons"


def _reach(node: object) -> int:
    """The days the windows of an expression can look ahead at most."""
    if isinstance(node, Window):
        return abs(node.days) + 31 * node.months + 62
    if isinstance(node, Spans | Marks):
        return sum(_reach(getattr(node, each.name)) for each in fields(node))
    return 0
