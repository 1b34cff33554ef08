"""Municipalities put together: those who live in each, and those who move from one to the next."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

import numpy as np

from pejl import law
from pejl.ledger.tables import FULL_TIME, TABLES, TYPES
from pejl.sources.made_up.arrivals import arrivals, mentored
from pejl.sources.made_up.calibrate import Targets, home, minute_days
from pejl.sources.made_up.coding import books, codes, fitted
from pejl.sources.made_up.companies import FEWEST, company_side
from pejl.sources.made_up.draws import OPEN, Chance, Columns, Span, distinct, joined, pick, rows_of, skewed
from pejl.sources.made_up.effort import efforts, happenings, offers, relations
from pejl.sources.made_up.follow import asked, attached, deadlines, held, recoveries
from pejl.sources.made_up.jobs import jobs
from pejl.sources.made_up.minors import minors
from pejl.sources.made_up.people import INSURED_KIND, YEAR, memberships, schooling, seated
from pejl.sources.made_up.sizes import GROUPS, PEOPLE, size
from pejl.sources.made_up.spells import reformed
from pejl.sources.made_up.staff import municipal_side
from pejl.sources.made_up.talks import exemptions, talks

MOVERS = 0.09
"""Of the smaller of two neighbours in the list; in all about 5 % of the persons."""
MOVING_ON = {"a_dagpenge": 0.4, "sygedagpenge": 0.35, "kontanthjaelp": 0.25}
TWELVE_YEARS = 4383


def columns(
    areas: Sequence[str],
    seed: int,
    first: date,
    last: date,
    targets: Mapping[str, Targets] | None = None,
    people: int | None = None,
) -> tuple[dict[str, Columns], Mapping[str, tuple[str, ...]]]:
    """Every event table of some municipalities as typed columns of numbers, and the books of their codes: what
    `snapshot.parted` takes. The days are whole months, `first` and `last` included.

    `targets` by area: the full-time persons of a group in a month or quarter, reached to within one. Other groups,
    and municipalities without targets, are as big as their part of the country; `people`: about how many persons
    the whole country then is over twelve years (default: as it is). The same seed makes the same rows. A municipality
    is the same made alone and with others, but for those who moved: they bring their rows of the neighbour.
    ValueError for days that are no whole months.
    """
    found: dict[str, list[Columns]] = {name: [] for name in TABLES}
    for made in municipalities(areas, seed, first, last, targets, people):
        for name, rows in made.items():
            found[name].append(rows)
    return {name: _put_together(name, found.pop(name)) for name in list(found)}, books()


def municipalities(
    areas: Sequence[str],
    seed: int,
    first: date,
    last: date,
    targets: Mapping[str, Targets] | None = None,
    people: int | None = None,
) -> Iterator[dict[str, Columns]]:
    """`columns` in pieces: one for the people of each municipality, and one for those who moved between two."""
    span, scale = Span.of(first, last), 1.0 if people is None else people / PEOPLE
    ordered = law.municipalities()
    for area in sorted(areas):
        place = ordered.index(area)
        chance = Chance(seed, int(area))
        visiting = sum(
            minute_days(rows_of(spells, spells["area"] == codes("persons", "area", area)[0]), span)
            for _, spells in (_moved(seed, from_, span, scale) for from_ in (ordered[place - 1], area))
        )
        spells = home(chance, area, span, (targets or {}).get(area, {}), scale, np.asarray(visiting))
        persons, spells = seated(chance, spells, span)
        here = np.repeat(codes("persons", "area", area), len(spells["person"]))
        persons["area"] = np.repeat(codes("persons", "area", area), len(persons["born"]))
        companies = company_side(chance, area, len(persons["born"]), span)
        known = companies["companies"]["company"]
        beside = minors(chance, area, len(persons["born"]), span, scale)
        everyone = joined(persons, beside.pop("persons"))
        made = _lane(chance, area, everyone, {**spells, "area": here}, known, span, beside)
        yield made | _typed(companies | municipal_side(chance, area, span))
    leave = {*areas, *(ordered[ordered.index(area) - 1] for area in areas)}
    for area in sorted(leave):
        persons, spells = _moved(seed, area, span, scale)
        known = Chance(seed, int(area)).ids(FEWEST, subject=1)
        yield _lane(Chance(seed, 1000 + int(area)), area, persons, spells, known, span)


def _moved(seed: int, area: str, span: Span, scale: float) -> tuple[Columns, Columns]:
    """Persons with a course in a municipality and then one in the next of the list, and their spells. Who has not
    moved before the span is over lives where they were."""
    ordered = law.municipalities()
    to = ordered[(ordered.index(area) + 1) % len(ordered)]
    rng = Chance(seed, 1000 + int(area)).of("moves")
    span_share = min(1.0, (span.stop - span.first) / TWELVE_YEARS)
    count = int(MOVERS * PEOPLE * scale * min(size(area), size(to)) * span_share)
    lengths = skewed(rng, 130, 2 * count, 10, 500)
    start = rng.integers(span.first - 60, span.stop - 120, count)
    back = start + lengths[:count] + rng.integers(20, 300, count)
    starts = np.concatenate((start, back)).astype(np.int32)
    group = np.array([GROUPS.index(each) for each in MOVING_ON])[pick(rng, tuple(MOVING_ON.values()), 2 * count)]
    place = np.repeat(codes("persons", "area", area, to), count)
    spells = {
        "person": np.tile(np.arange(count, dtype=np.int32), 2),
        "group": group.astype(np.int16),
        "start": starts,
        "end": starts + lengths,
        "minutes": np.full(2 * count, FULL_TIME, np.int32),
        "area": place,
    }
    persons = {
        "born": (start - rng.uniform(20, 50, count) * YEAR).astype(np.int32),
        "sex": codes("persons", "sex", "kvinde", "mand")[rng.integers(0, 2, count)],
        "protected": np.zeros(count, np.int8),
        "kind": np.full(count, INSURED_KIND),
        "area": np.where(back < span.stop, place[count:], place[:count]),
    }
    return persons, rows_of(spells, (spells["start"] < span.stop) & (spells["end"] > span.first))


def _lane(
    chance: Chance,
    area: str,
    persons: Columns,
    spells: Columns,
    companies: np.ndarray,
    span: Span,
    beside: Mapping[str, Columns] = MappingProxyType({}),
) -> dict[str, Columns]:
    """Every table of persons, from persons and their courses; `beside` are rows of persons without one."""
    groups = memberships(chance, persons, spells, span)
    lawful = reformed(spells)
    made = {
        "persons": {**persons, "person": np.arange(len(persons["born"]))},
        "spells": lawful | {"end": np.where(lawful["end"] > span.stop, OPEN, lawful["end"])},
        "groups": groups,
        "efforts": efforts(chance, spells, span),
        "jobs": jobs(chance, persons, spells, span),
        "schooling": schooling(chance, spells, span),
        "exemptions": exemptions(chance, spells, groups, span),
        **_contact(chance, area, persons, spells, groups, companies, span),
    }
    for name, rows in beside.items():
        made[name] = joined(rows, made[name])
    ids = chance.ids(len(persons["born"]))
    for rows in made.values():
        rows["person"] = ids[rows["person"]]
    return _typed(made)


def _contact(
    chance: Chance,
    area: str,
    persons: Columns,
    spells: Columns,
    groups: Columns,
    companies: np.ndarray,
    span: Span,
) -> dict[str, Columns]:
    """The tables of which one follows from another: talks, offers, happenings, relations and deadlines."""
    reminded = np.zeros(len(persons["born"]), bool)
    reminded[groups["person"][groups["group"] == codes("groups", "group", "repatriering")[0]]] = True
    held_talks = talks(chance, spells, reminded, span)
    offered = offers(chance, spells, companies, span)
    offered = distinct(joined(offered, mentored(chance, spells, offered)), ("person", "kind", "start"))
    marks = happenings(chance, persons["born"], spells, span)
    consultants = attached(chance, spells, marks, held_talks, span)
    arrived = arrivals(chance, spells, groups, offered, held(held_talks), span)
    all_talks = joined(held_talks, recoveries(chance, spells, marks, span))
    return {
        "talks": all_talks,
        "offers": offered,
        "happenings": distinct(joined(marks, arrived, asked(chance, all_talks, span)), ("person", "kind", "day")),
        "relations": relations(chance, spells, area, consultants, span),
        "deadlines": deadlines(chance, spells, all_talks, span),
    }


def _typed(made: Mapping[str, Columns]) -> dict[str, Columns]:
    return {name: fitted(name, rows) for name, rows in made.items()}


def _put_together(table: str, parts: list[Columns]) -> Columns:
    """All rows of a table, column by column, each part's column let go as it is taken."""
    whole = {}
    for name, kind in TABLES[table].columns.items():
        taken = [part.pop(name) for part in parts]
        whole[name] = np.concatenate(taken) if taken else np.empty(0, TYPES[kind])
    return whole
