"""Stretches as relations, and the set operations on them: sorts and equal joins by person, never day by day."""

from dataclasses import dataclass, replace

import ibis
import ibis.expr.types as ir

from pejl.ledger.verbs.algebra import DAY, Window
from pejl.ledger.verbs.relational.dates import FAR_DAY, LONG_AGO, apart, later

PERSON = ("person",)


@dataclass(frozen=True, slots=True)
class Rows:
    """Stretches by person: the columns person, start, end. `own` says which more there are: area (else it is the
    person's), cell (else 0), minutes (else full time). `whole`: one row for each whole stretch of a set. `cells`:
    how many cells they are parted in."""

    table: ir.Table
    own: tuple[str, ...] = ()
    cells: int = 1
    whole: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """What one course has in common."""
        return (*PERSON, *(name for name in self.own if name != "minutes"))

    def cut(self, start: ir.IntegerValue, end: ir.IntegerValue) -> "Rows":
        """The rows with other ends; what is empty then is left out."""
        return replace(self, table=_cut(self.table, start, end, (*PERSON, *self.own)), whole=False)


def _cut(table: ir.Table, start: ir.IntegerValue, end: ir.IntegerValue, kept: tuple[str, ...]) -> ir.Table:
    moved = table.select(*kept, start=start, end=end)
    return moved.filter(moved.start < moved.end)


def earlier(keys: tuple[str, ...]) -> object:
    """The window of the rows before this one."""
    return ibis.window(group_by=list(keys), order_by=["start", "end"], preceding=(None, 1))


def joined(table: ir.Table, keys: tuple[str, ...], gap: Window = DAY) -> ir.Table:
    """The stretches of one person (area and cell) joined where at most `gap` lies between. A stretch that begins
    anew ends where the one before the next such has reached, or where all have."""
    everything = ibis.window(group_by=list(keys))
    seen = table.select(
        *keys, "start", reached=table.end.max().over(earlier(keys)), last=table.end.max().over(everything)
    )
    begins = seen.filter(seen.reached.isnull() | apart(seen.reached, seen.start, gap))
    following = begins.reached.lead().over(ibis.window(group_by=list(keys), order_by="start"))
    return begins.select(*keys, "start", end=ibis.coalesce(following, begins.last))


def fresh(table: ir.Table, keys: tuple[str, ...]) -> ir.Table:
    """The same days without overlap, each row cut to what no row before it has."""
    seen = table.mutate(reached=table.end.max().over(earlier(keys)))
    return _cut(seen, ibis.greatest(seen.start, seen.reached.fill_null(LONG_AGO)), seen.end, keys)


def whole(rows: Rows) -> Rows:
    """The rows as a set of whole stretches, without cells."""
    return rows if rows.whole else Rows(joined(rows.table, PERSON), whole=True)


def pieces(rows: Rows) -> ir.Table:
    """The days of the rows as stretches that do not overlap, but may meet: enough to ask whether a day is in."""
    return rows.table if rows.whole else fresh(rows.table, PERSON)


def courses(rows: Rows, gap: Window) -> Rows:
    own = rows.keys[1:]
    return Rows(joined(rows.table, rows.keys, gap), own, rows.cells, whole=not own)


def during(left: Rows, right: Rows) -> Rows:
    """The left rows cut to the days of the right."""
    other = whole(right).table.select(owner="person", begin="start", until="end")
    mine = left.table
    both = mine.join(other, [mine.person == other.owner, mine.start < other.until, other.begin < mine.end])
    return replace(left, table=both).cut(ibis.greatest(both.start, both.begin), ibis.least(both.end, both.until))


def outside(left: Rows, right: Rows) -> Rows:
    """The left rows cut to what lies before, between and after the right; whole where the person has none of it."""
    its = pieces(right)
    ends = ibis.window(group_by="person", order_by="start")
    before = its.group_by("person").agg(begin=ibis.literal(LONG_AGO, "int64"), until=its.start.min())
    after = its.select("person", begin="end", until=its.start.lead().over(ends).fill_null(FAR_DAY))
    free = before.union(after)
    free = free.filter(free.begin < free.until).select(owner="person", begin="begin", until="until")
    both = left.table.left_join(free, left.table.person == free.owner)
    begin, until = both.begin.fill_null(LONG_AGO), both.until.fill_null(FAR_DAY)
    return replace(left, table=both).cut(ibis.greatest(both.start, begin), ibis.least(both.end, until))


def either(one: Rows, other: Rows) -> Rows:
    days = ("person", "start", "end")
    return Rows(one.table.select(*days).union(other.table.select(*days)))


def longer(rows: Rows, window: Window) -> Rows:
    return rows.cut(later(rows.table.start, window), rows.table.end)


def lately(rows: Rows, window: Window) -> Rows:
    """The last day it ran stays in the window longest; what is open stays open."""
    end = rows.table.end
    return Rows(rows.table).cut(rows.table.start, (end < FAR_DAY).ifelse(later(end - 1, window), end))


def reaching(rows: Rows, count: int, window: Window, horizon: int) -> Rows:
    """Days: within a whole stretch the days of the last `window` never become fewer, so each has one day from which
    the count is reached. It is found on the axis of the person's days off, of which `window - count` may lie in the
    window. Months: the window's own length changes, so each day is looked at by itself, at most up to `horizon`."""
    its = whole(rows).table
    if window.months:
        return _reaching_months(its, count, window, horizon)
    if count > window.days:
        return Rows(its.filter(ibis.literal(False)), whole=True)
    lasted = its.mutate(length=its.end - its.start)
    upto = lasted.length.sum().over(ibis.window(group_by="person", order_by="start", preceding=(None, 0)))
    on = lasted.mutate(on=upto.cast("int32") - lasted.length)  # DuckDB's sums are wider than its days can be
    off = on.mutate(off=on.start - on.on)
    near = ibis.range_window(group_by="person", order_by="off", preceding=window.days - count, following=0)
    reached = off.on.min().over(near) + off.off + (count - 1)
    found = off.mutate(begin=ibis.greatest(off.start, reached))
    return replace(Rows(found).cut(found.begin, found.end), whole=True)


def _reaching_months(its: ir.Table, count: int, window: Window, horizon: int) -> Rows:
    """The day on which it has run `count` days: the day that many days back is in the window still. What is open goes
    on as it was on the last day looked at: once the window lies within the stretch, if the window is never shorter
    than `count`, else at the horizon."""
    sure = count <= 28 * window.months
    looked = its.start + 31 * window.months if sure else ibis.greatest(its.start + 1, ibis.literal(horizon, "int64"))
    upto = (its.end == FAR_DAY).ifelse(looked, its.end)
    single = its.select("person", "end", upto=upto, day=ibis.range(its.start, upto).unnest())
    back = single.day.lag(count - 1).over(ibis.window(group_by="person", order_by="day"))
    known = single.mutate(back=back if count > 1 else single.day)
    kept = known.filter(known.back.notnull())
    kept = kept.filter(kept.day < later(kept.back, window))
    last = (kept.end == FAR_DAY) & (kept.day + 1 == kept.upto)
    return Rows(kept.select("person", start="day", end=last.ifelse(kept.end, kept.day + 1)))
