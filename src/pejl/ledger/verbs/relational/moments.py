"""Marks as relations: single days of a person, and what is known of them."""

from dataclasses import dataclass, replace

import ibis
import ibis.expr.types as ir

from pejl.ledger.verbs.algebra import Window
from pejl.ledger.verbs.relational.dates import FAR_DAY, LONG_AGO, later
from pejl.ledger.verbs.relational.stretches import PERSON, Rows, fresh, pieces, whole


@dataclass(frozen=True, slots=True)
class Days:
    """Marks by person: the columns person, day and carry (1 where nothing is carried); `own` and `cells` as in Rows."""

    table: ir.Table
    own: tuple[str, ...] = ()
    cells: int = 1


def _window(**bounds: object) -> object:
    return ibis.window(group_by="person", order_by="day", **bounds)


def _where_cells(rows: Rows) -> tuple[str, ...]:
    return rows.keys[1:]


def starts(rows: Rows) -> Days:
    own = _where_cells(rows)
    return Days(rows.table.select(*PERSON, *own, day="start", carry=ibis.literal(1, "int64")), own, rows.cells)


def ends(rows: Rows) -> Days:
    own, closed = _where_cells(rows), rows.table.filter(rows.table.end < FAR_DAY)
    return Days(closed.select(*PERSON, *own, day=closed.end - 1, carry=closed.end - closed.start), own, rows.cells)


def on(marks: Days, rows: Rows, after: Window) -> Days:
    """The marks that fall on a day of the set when they are moved."""
    its = pieces(rows).select(owner="person", begin="start", until="end")
    moved = marks.table.mutate(moved=later(marks.table.day, after))
    kept = moved.semi_join(its, [moved.person == its.owner, its.begin <= moved.moved, moved.moved < its.until])
    return replace(marks, table=kept.drop("moved"))


def of(marks: Days, rows: Rows) -> Days:
    """Each mark once for every area and cell with a row on its day."""
    own = _where_cells(rows)
    its = (whole(rows).table if rows.whole else fresh(rows.table, rows.keys)).select(
        *own, owner="person", begin="start", until="end"
    )
    bare = marks.table.select("person", "day", "carry")
    both = bare.join(its, [bare.person == its.owner, its.begin <= bare.day, bare.day < its.until])
    return Days(both.select("person", *own, "day", "carry"), own, rows.cells)


def followed(marks: Days, other: Days, window: Window) -> Days:
    its = other.table.select(owner="person", follows="day")
    until = marks.table.mutate(until=later(marks.table.day, window))
    kept = until.semi_join(its, [until.person == its.owner, until.day <= its.follows, its.follows < until.until])
    return replace(marks, table=kept.drop("until"))


def since(rows: Rows, marks: Days) -> Rows:
    """Each row from the mark on that is the first to fall on it: the mark before it came before the row did."""
    before = marks.table.day.lag().over(_window()).fill_null(LONG_AGO - 1)
    its = marks.table.select(owner="person", begin="day", before=before)
    mine = rows.table
    fits = [mine.person == its.owner, its.before < mine.start, mine.start <= its.begin, its.begin < mine.end]
    both = mine.join(its, fits)
    return replace(rows, table=both).cut(both.begin, both.end)


def edge(marks: Days, *, last: bool) -> Days:
    """Each person's first or last mark; of several that day, the lowest area and cell, then what carries most."""
    table = marks.table
    order = [ibis.desc("day") if last else ibis.asc("day"), *marks.own, ibis.desc("carry")]
    placed = table.mutate(place=ibis.row_number().over(ibis.window(group_by="person", order_by=order)))
    return replace(marks, table=placed.filter(placed.place == 0).drop("place"))


def at_least(marks: Days, count: int, window: Window) -> Rows:
    """From each mark on, until the one `count - 1` marks before it leaves the window."""
    table = marks.table
    first = table.day.lag(count - 1).over(_window()) if count > 1 else table.day
    known = table.select("person", start="day", first=first)
    known = known.filter(known.first.notnull())
    return Rows(known).cut(known.start, later(known.first, window))


def amounting(marks: Days, total: int, window: Window) -> Rows:
    """The running sum of what comes into the window and leaves it, and where it is high enough."""
    comes = marks.table.select("person", "day", "carry")
    leaves = comes.select("person", day=later(comes.day, window), carry=-comes.carry)
    both = comes.union(leaves)
    change = both.group_by(["person", "day"]).agg(change=both.carry.sum())
    running = change.select(
        "person",
        "day",
        held=change.change.sum().over(_window(preceding=(None, 0))),
        until=change.day.lead().over(_window()).fill_null(FAR_DAY),
    )
    kept = running.filter(running.held >= total)
    return Rows(kept.select("person", start="day", end="until"))
