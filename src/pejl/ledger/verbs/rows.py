"""Stretches and days as sorted columns, and the set operations on them: one pass each, no loop over persons."""

from dataclasses import dataclass, replace

import numpy as np

from pejl.ledger.verbs.algebra import CALENDAR_MONTH, DAY, Window
from pejl.ledger.verbs.calendar import FAR_DAY, after_whole_month, plus

Column = np.ndarray
_BITS, _SHIFT = 24, 1 << 20
_NEVER_REACHED = np.iinfo(np.int64).max
_HORIZON = 47_482  # 2100-01-01: no count is asked for after it


@dataclass(frozen=True, slots=True)
class Rows:
    """Stretches by person. `area`, `cell`, `minutes` None: the person's, cell 0, full time. `ordered`: by person and
    start. `apart`: no two rows of one person, area and cell overlap. `whole`: a set, each row a whole stretch of it
    (then one row a stretch, ordered, one cell)."""

    person: Column
    start: Column
    end: Column
    area: Column | None = None
    cell: Column | None = None
    minutes: Column | None = None
    ordered: bool = True
    apart: bool = False
    whole: bool = False

    def take(self, chosen: Column) -> "Rows":
        """The chosen rows, by mask or by place."""
        place = _places_of(chosen)

        def pick(column: Column | None) -> Column | None:
            return None if column is None else column.take(place)

        return replace(
            self,
            person=self.person.take(place),
            start=self.start.take(place),
            end=self.end.take(place),
            area=pick(self.area),
            cell=pick(self.cell),
            minutes=pick(self.minutes),
        )

    def cut(self, start: Column, end: Column) -> "Rows":
        """The rows with other ends; what is empty then is left out."""
        left = start < end
        moved = replace(self, start=start, end=end, whole=False)
        return moved if left.all() else moved.take(left)


@dataclass(frozen=True, slots=True)
class Days:
    """Marks by person, ordered by person and day. `carry` None: nothing is carried."""

    person: Column
    day: Column
    area: Column | None = None
    cell: Column | None = None
    carry: Column | None = None

    def take(self, chosen: Column) -> "Days":
        place = _places_of(chosen)

        def pick(column: Column | None) -> Column | None:
            return None if column is None else column.take(place)

        return Days(self.person.take(place), self.day.take(place), pick(self.area), pick(self.cell), pick(self.carry))


def _places_of(chosen: Column) -> Column:
    """A mask as places: found once and not for every column."""
    return np.flatnonzero(chosen) if chosen.dtype == bool else chosen


def key(person: Column, day: Column) -> Column:
    """Person and day as one number, in the order of both: all persons of a part on one axis."""
    return (person.astype(np.int64) << _BITS) + (day + np.int32(_SHIFT))


def _parted(keys: Column) -> tuple[Column, Column]:
    return keys >> _BITS, (keys & ((1 << _BITS) - 1)).astype(np.int32) - np.int32(_SHIFT)


def ordered(rows: Rows) -> Rows:
    if rows.ordered:
        return rows
    return replace(rows.take(np.argsort(key(rows.person, rows.start), kind="stable")), ordered=True)


@dataclass(frozen=True, slots=True)
class Cells:
    """Each person's own area (-1: none), and how many areas and cells there are."""

    own: Column
    areas: int
    cells: int

    def area(self, rows: Rows | Days) -> Column:
        found: Column = self.own[rows.person] if rows.area is None else rows.area
        return found

    def group(self, rows: Rows | Days) -> Column:
        """Person, area and cell as one number."""
        group: Column = rows.person.astype(np.int64) * (self.areas + 1) + self.area(rows) + 1
        return group if rows.cell is None else group * self.cells + rows.cell


def merged(starts: Column, ends: Column, gap: Window = DAY) -> tuple[Column, Column, Column]:
    """Ordered stretches on one axis joined where at most `gap` lies between: first and last key of each, and the
    places where they begin."""
    if not len(starts):
        return starts, ends, np.zeros(0, np.int64)
    reached = np.maximum.accumulate(ends)
    before = reached[:-1]
    if gap == CALENDAR_MONTH:
        owner, day = _parted(before)
        new = starts[1:] >= key(owner, after_whole_month(day))
    else:
        new = starts[1:] > before + gap.days
    first = np.flatnonzero(np.concatenate(([True], new)))
    return starts[first], reached[np.append(first[1:] - 1, len(starts) - 1)], first


def union(rows: Rows) -> Rows:
    """The rows as a set of whole stretches, without cells."""
    if rows.whole:
        return rows
    rows = ordered(rows)
    starts, ends, first = merged(key(rows.person, rows.start), key(rows.person, rows.end))
    return Rows(rows.person[first], _parted(starts)[1], _parted(ends)[1], apart=True, whole=True)


def either(one: Rows, other: Rows) -> Rows:
    """The days on which either runs, as a set."""
    return union(
        Rows(
            np.concatenate((one.person, other.person)),
            np.concatenate((one.start, other.start)),
            np.concatenate((one.end, other.end)),
            ordered=False,
        )
    )


def courses(rows: Rows, gap: Window, cells: Cells) -> Rows:
    """The rows of one person, area and cell joined; ordered within those, not over them."""
    group = cells.group(rows)
    order = np.argsort(key(group, rows.start), kind="stable")
    group, start, end = group[order], rows.start[order], rows.end[order]
    starts, ends, first = merged(key(group, start), key(group, end), gap)
    kept = rows.take(order[first])
    return replace(
        kept, start=_parted(starts)[1], end=_parted(ends)[1], minutes=None, ordered=False, apart=True, whole=False
    )


def during(left: Rows, right: Rows) -> Rows:
    """The left rows cut to the days of the right, a set."""
    left = _of_persons(left, right)
    starts, ends = key(right.person, right.start), key(left.person, left.end)
    low = np.searchsorted(key(right.person, right.end), key(left.person, left.start), "right")
    met = np.flatnonzero(np.append(starts, _NEVER_REACHED).take(low) < ends)
    low = low.take(met)
    many = np.searchsorted(starts, ends.take(met), "left") - low
    place = places(low, many)
    pieces = left.take(np.repeat(met, many))
    start, end = np.maximum(pieces.start, right.start[place]), np.minimum(pieces.end, right.end[place])
    return replace(pieces, start=start, end=end, ordered=left.ordered and left.whole, whole=False)


def outside(left: Rows, right: Rows) -> Rows:
    """The left rows cut to the days that are not of the right, a set."""
    low = np.searchsorted(key(right.person, right.end), key(left.person, left.start), "right")
    high = np.searchsorted(key(right.person, right.start), key(left.person, left.end), "left")
    many = np.maximum(high - low, 0)
    pieces = left.take(np.repeat(np.arange(len(many)), many + 1))
    first = np.cumsum(many + 1) - (many + 1)
    start, end = pieces.start.copy(), pieces.end.copy()
    inner = np.ones(len(start), bool)
    inner[first] = False
    start[inner] = right.end[places(low, many)]
    inner[first] = True
    inner[first + many] = False
    end[inner] = right.start[places(low, many)]
    return replace(pieces, ordered=left.ordered and left.whole, whole=False).cut(start, end)


def _of_persons(left: Rows, right: Rows) -> Rows:
    """The left rows of persons that the right knows, where those are few."""
    if not len(left.person):
        return left
    known = np.zeros(int(left.person.max()) + 1, bool)
    known[right.person[right.person < len(known)]] = True
    return left.take(known[left.person]) if known.mean() < 0.7 else left


def places(low: Column, many: Column) -> Column:
    """low, low + 1, … `many` times for each."""
    shift = np.repeat(low - (np.cumsum(many) - many), many)
    return shift + np.arange(len(shift))


def lately(rows: Rows, window: Window) -> Rows:
    kept = union(rows)
    end = np.minimum(plus(kept.end - 1, window), FAR_DAY)
    end[kept.end >= FAR_DAY] = FAR_DAY
    return union(kept.cut(kept.start, end))


def reaching(rows: Rows, count: int, window: Window) -> Rows:
    """The days of the set on which `count` of its days lie in the window."""
    if not window.months:
        return _reaching_days(rows, count, window.days)
    # Months have 28 to 31 days: so long into a stretch the window is within it, and what it holds is certain.
    certain = count <= 28 * window.months
    long = np.int32(31 * window.months)
    ends = np.minimum(rows.end, rows.start + long if certain else np.int32(_HORIZON))
    head, rest = rows.cut(rows.start, ends), rows.cut(np.maximum(ends, rows.end - long), rows.end)
    days = either(head, rest.take(rest.end < _HORIZON))
    many = days.end - days.start
    marks = Days(np.repeat(days.person, many), places(days.start, many))
    found = during(head, union(amounting(marks, count, window)))
    tail = rows.cut(ends if certain else rows.end, rows.end)
    return either(found, tail)


def _reaching_days(rows: Rows, count: int, window: int) -> Rows:
    """Within an unbroken stretch the days of the last `window` never become fewer, so each stretch has one day from
    which the count is reached: `window - count` days off may lie in the window, and it is found on the axis of the
    person's days off."""
    if not len(rows.person) or count > window:
        return rows.take(np.zeros(len(rows.person), bool))
    new = np.concatenate(([True], rows.person[1:] != rows.person[:-1]))
    lengths = (rows.end - rows.start).astype(np.int64)
    before = np.cumsum(lengths) - lengths
    at = np.flatnonzero(new)
    base = np.repeat(at, np.diff(np.append(at, len(new))))
    on = before - before[base]
    off = rows.start - rows.start[base] - on
    axis = (rows.person.astype(np.int64) << 32) + off
    first = np.searchsorted(axis, axis - (window - count), "left")
    first = np.maximum(first, base)
    reached = rows.start[base] + off + on[first] + count - 1
    return replace(rows.cut(np.maximum(rows.start, reached).astype(np.int32), rows.end), apart=True, ordered=True)


def at_least(marks: Days, count: int, window: Window) -> Rows:
    """From mark i on there have been `count` until the first of them leaves the window, or the next mark comes."""
    if len(marks.day) < count:
        nothing = marks.day[:0]
        return Rows(marks.person[:0], nothing, nothing, apart=True, whole=True)
    back = len(marks.day) - (count - 1)
    person, day = marks.person[count - 1 :], marks.day[count - 1 :]
    again = np.full(back, FAR_DAY, np.int32)
    np.copyto(again[:-1], day[1:], where=person[1:] == person[:-1])
    enough = np.flatnonzero(person == marks.person[:back])
    leaves = plus(marks.day.take(enough), window)
    found = Rows(person.take(enough), day.take(enough), leaves, apart=True)
    return found.cut(found.start, np.minimum(leaves, again.take(enough)).astype(np.int32, copy=False))


def amounting(marks: Days, total: int, window: Window) -> Rows:
    """The running sum of what comes into the window and leaves it, and where it is high enough."""
    carry = np.ones(len(marks.day), np.int64) if marks.carry is None else marks.carry.astype(np.int64)
    keys = np.concatenate((key(marks.person, marks.day), key(marks.person, plus(marks.day, window))))
    order = np.argsort(keys, kind="stable")
    keys, running = keys[order], np.cumsum(np.concatenate((carry, -carry))[order])
    last = np.append(keys[1:] != keys[:-1], True) if len(keys) else np.zeros(0, bool)
    keys, running = keys[last], running[last]
    high = np.flatnonzero(running[:-1] >= total)
    person, start = _parted(keys[high])
    return Rows(person.astype(np.int32), start, _parted(keys[high + 1])[1], apart=True)


def within(marks: Days, rows: Rows, after: Window) -> Column:
    """Which marks fall on a day of the set when they are moved by the window."""
    day = key(marks.person, plus(marks.day, after))
    place = np.searchsorted(key(rows.person, rows.start), day, "right") - 1
    if not len(rows.person):
        return np.zeros(len(day), bool)
    found: Column = (place >= 0) & (day < key(rows.person, rows.end)[place])
    return found
