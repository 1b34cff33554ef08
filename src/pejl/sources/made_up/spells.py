"""Courses on benefits: those who come, shift and go, and those who stay."""

import numpy as np

from pejl import law
from pejl.ledger.tables import FULL_TIME
from pejl.sources.made_up.draws import Columns, Span, day_number, joined, pick, skewed, some
from pejl.sources.made_up.sizes import GROUPS, SHAPES, SHIFTS

DAYS = np.array([SHAPES[group].days for group in GROUPS])
LONGEST = np.array([SHAPES[group].longest for group in GROUPS])
MOVING = np.array([SHAPES[group].moving for group in GROUPS])
PART_TIME = np.array([SHAPES[group].part_time for group in GROUPS])
SINCE = np.array([max(day_number(law.groups()[group].force.first), -30_000) for group in GROUPS])
SHARES = np.array([[SHIFTS.get(one, {}).get(next_one, 0.0) for next_one in GROUPS] for one in GROUPS])
HELP = np.isin(GROUPS, ["kontanthjaelp", "uddannelseshjaelp", "sho"])
"""One person is on one of these at a time; the visitation goes with it."""
SICK, CLARIFYING = GROUPS.index("sygedagpenge"), GROUPS.index("jobafklaring")
INSURED = GROUPS.index("a_dagpenge")
BACK_TO_BE_INSURED = (0.055, 0.65)
"""Of the sick with an employer and of those who were insured unemployed before, those who are so after: together about
what SHIFTS says."""
WARM_UP, LOOK_BACK = 900, 2_500
SICK_LIMIT = 154
"""Days: 22 weeks of sygedagpenge, where it goes on as jobafklaring."""
OVERLAPPING = 0.25
"""Of the shifts, so that about 2 % of all spells begin before the one before is over."""
MINUTES = np.array([555, 925, 1110, 1480])


def flow(rng: np.random.Generator, levels: np.ndarray, span: Span) -> Columns:
    """People who come and go, so many that each group's `levels` of full-time persons are nearly reached: their
    courses, each a chain of spells that shifts from one benefit to the next. `end` may lie after the span."""
    ended = levels * MOVING / DAYS
    entries = np.maximum(ended - SHARES.T @ ended, 0.03 * ended) * (span.stop - span.first + WARM_UP)
    many = rng.poisson(entries)
    group = np.repeat(np.arange(len(GROUPS)), many)
    day = rng.integers(span.first - WARM_UP, span.stop, len(group)).astype(np.int32)
    course = np.arange(len(group), dtype=np.int32)
    back = np.zeros(len(group), np.int64)
    came = np.full(len(group), -1)
    found = []
    while len(group):
        length = np.maximum(skewed(rng, DAYS[group], len(group), 5, LONGEST[group]), back + 1).astype(np.int32)
        after = _after(rng, group, came)
        length = np.where((group == SICK) & (after == CLARIFYING), np.maximum(length, SICK_LIMIT), length)
        found.append(_rows(rng, course, group, day, (day + length).astype(np.int32)))
        goes_on = (after < len(GROUPS)) & (day + length < span.stop)
        back = _back(rng, group, after, came, length, back)[goes_on]
        day = ((day + length)[goes_on] - back).astype(np.int32)
        came, course, group = group[goes_on], course[goes_on], after[goes_on]
    spells = joined(*found) if found else _rows(rng, course, group, day, day)
    return {name: column[spells["end"] > span.first] for name, column in spells.items()}


def _rows(
    rng: np.random.Generator, course: np.ndarray, group: np.ndarray, start: np.ndarray, end: np.ndarray
) -> Columns:
    part = some(rng, len(group), PART_TIME[group])
    minutes = np.where(part, MINUTES[pick(rng, (1, 1, 3, 1), len(group))], FULL_TIME).astype(np.int32)
    return {"course": course, "group": group.astype(np.int16), "start": start, "end": end, "minutes": minutes}


def _after(rng: np.random.Generator, group: np.ndarray, came: np.ndarray) -> np.ndarray:
    """The group that comes next after one that came after another; the number of groups where the person leaves."""
    shares = SHARES[group]
    others, insured = BACK_TO_BE_INSURED
    shares[:, INSURED] = np.where(group != SICK, shares[:, INSURED], np.where(came == INSURED, insured, others))
    return np.asarray((rng.random(len(group))[:, None] >= np.cumsum(shares, axis=1)).sum(axis=1))


def _back(
    rng: np.random.Generator,
    group: np.ndarray,
    after: np.ndarray,
    came: np.ndarray,
    length: np.ndarray,
    before: np.ndarray,
) -> np.ndarray:
    """How many days the next spell begins too early; 0 after one that did, so that no more than two run at once, and
    where the insured fall ill and recover: one ends where the other begins."""
    sick = (after == SICK) & (group == INSURED) | (after == INSURED) & (group == SICK) & (came == INSURED)
    both = sick | HELP[group] & np.append(HELP, False)[after]
    early = some(rng, len(group), OVERLAPPING) & ~both
    return np.where(early & (before == 0), np.minimum(rng.integers(1, 31, len(group)), length // 2), 0)


def stayers(rng: np.random.Generator, counts: np.ndarray, span: Span, course: int) -> Columns:
    """Exactly `counts` full-time spells running through each group's months (group x month): a place is held by one
    course after the other. Courses are numbered from `course`."""
    runs = [_runs(many) for many in counts]
    group = np.repeat(np.arange(len(GROUPS)), [len(begin) for begin, _ in runs])
    day = span.edges[np.concatenate([begin for begin, _ in runs])]
    until = span.edges[np.concatenate([end for _, end in runs])]
    found = []
    while len(group):
        length = skewed(rng, DAYS[group], len(group), 20, LONGEST[group])
        gone = (length * rng.random(len(group))).astype(np.int32)
        old = np.clip(day - gone, np.maximum(day - LOOK_BACK, SINCE[group]), day)
        start = np.where(day == span.first, old, day).astype(np.int32)
        end = np.where(day == span.first, day + np.maximum(length - gone, 1), day + length)
        cut = (until < span.stop) & (end > until - 14)
        end = np.where(cut, until, end).astype(np.int32)
        found.append(_full(course, group, start, end))
        course += len(group)
        goes_on = end < until
        group, day, until = group[goes_on], end[goes_on], until[goes_on]
    return joined(*found) if found else _full(course, group, day.astype(np.int32), day.astype(np.int32))


def _full(course: int, group: np.ndarray, start: np.ndarray, end: np.ndarray) -> Columns:
    return {
        "course": np.arange(course, course + len(group), dtype=np.int32),
        "group": group.astype(np.int16),
        "start": start,
        "end": end,
        "minutes": np.full(len(group), FULL_TIME, np.int32),
    }


def _runs(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The months from and to which each place is taken, when place n is taken in months that count more than n."""
    taken = np.arange(counts.max(initial=0))[:, None] < counts
    edge = np.diff(np.pad(taken.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    return np.nonzero(edge == 1)[1], np.nonzero(edge == -1)[1]


def reformed(spells: Columns) -> Columns:
    """The spells as the law has them: a group that ended is the one that replaced it from its last day on."""
    for code, group in enumerate(GROUPS):
        found = law.groups()[group]
        if found.force.end is None or found.replaced_by not in GROUPS:
            continue
        day = day_number(found.force.end)
        mine = (spells["group"] == code) & (spells["end"] > day)
        later = {name: column[mine].copy() for name, column in spells.items()}
        later["group"][:] = GROUPS.index(found.replaced_by)
        later["start"] = np.maximum(later["start"], day)
        before = mine & (spells["start"] < day)
        spells = spells | {"end": np.where(before, day, spells["end"]).astype(np.int32)}
        kept = before | ~mine
        spells = joined({name: column[kept] for name, column in spells.items()}, later)
    return spells
