"""The 15-17-year-olds who are found without school or job: persons without a benefit, and what is done."""

import numpy as np

from pejl.sources.made_up.coding import codes
from pejl.sources.made_up.draws import OPEN, Chance, Columns, Span, pick, rows_of, skewed, some
from pejl.sources.made_up.people import YEAR
from pejl.sources.made_up.sizes import size
from pejl.sources.made_up.staff import YOUTH_TEAM, someone

A_YEAR = 2_000
"""In the whole country, about."""
FEWEST = 3
"""A year, in any municipality."""
MINOR_KIND = -1
"""Beside the kinds of those with a benefit."""
SCHOOLS = {"fgu": 0.5, "erhvervsuddannelse": 0.3, "gymnasial": 0.2}


def minors(chance: Chance, area: str, before: int, span: Span, scale: float) -> dict[str, Columns]:
    """Rows of some tables; persons are numbered from `before`."""
    rng = chance.of("minors")
    years = (span.stop - span.first) / YEAR
    count = int(np.ceil(max(A_YEAR * size(area) * scale, FEWEST) * years))
    person = before + np.arange(count)
    found = np.sort(rng.integers(span.first, span.stop, count))
    activity = found + np.where(some(rng, count, 0.8), rng.integers(1, 31, count), rng.integers(31, 120, count))
    begun = some(rng, count, 0.92) & (activity < span.stop)
    course = begun & some(rng, count, 0.4)
    return {
        "persons": {
            "born": found - (rng.uniform(15.05, 17.9, count) * YEAR).astype(np.int64),
            "sex": codes("persons", "sex", "kvinde", "mand")[rng.integers(0, 2, count)],
            "protected": np.zeros(count, np.int8),
            "kind": np.full(count, MINOR_KIND),
            "area": np.repeat(codes("persons", "area", area), count),
        },
        "happenings": _marks(rng, person, found, activity, begun, span),
        "talks": _contacts(rng, person, found, span),
        "efforts": rows_of(_stretch(rng, "efforts", "forebyggende_forloeb", person, activity, 80), course),
        "schooling": rows_of(_schools(rng, person, activity), begun & ~course),
        "groups": rows_of(_needs(person, found), some(rng, count, 0.2)),
        "relations": rows_of(_guides(rng, area, person, found), some(rng, count, 0.6)),
    }


def _marks(
    rng: np.random.Generator, person: np.ndarray, found: np.ndarray, activity: np.ndarray, begun: np.ndarray, span: Span
) -> Columns:
    """Found to be without an activity, come in some days later, and in a new activity."""
    count = len(person)
    kinds = np.repeat(codes("happenings", "kind", "uden_aktivitet", "indgang_unge", "ny_aktivitet"), count)
    day = np.concatenate((found, found + rng.integers(0, 12, count), activity))
    which = np.concatenate((np.ones(count, bool), some(rng, count, 0.85), begun))
    return rows_of({"person": np.tile(person, 3), "kind": kinds, "day": day}, which & (day < span.stop))


def _contacts(rng: np.random.Generator, person: np.ndarray, found: np.ndarray, span: Span) -> Columns:
    """A contact within five weekdays of most, and one or two more in the weeks after."""
    count = len(person)
    first = np.where(some(rng, count, 0.85), rng.integers(0, 6, count), rng.integers(6, 25, count))
    gaps = rng.integers(20, 36, (2, count)).cumsum(axis=0)
    day = np.concatenate((found + first, *(found + first + gap for gap in gaps)))
    which = np.concatenate((some(rng, count, 0.96), some(rng, count, 0.8), some(rng, count, 0.5))) & (day < span.stop)
    many = len(day)
    rows = {
        "person": np.tile(person, 3),
        "day": day,
        "kind": np.repeat(codes("talks", "kind", "anden"), many),
        "form": codes("talks", "form", "telefon", "fremmoede")[rng.integers(0, 2, many)],
        "outcome": codes("talks", "outcome", "holdt", "udeblevet")[some(rng, many, 0.08).astype(int)],
        "resets": np.zeros(many, np.int8),
        "topics": np.repeat(codes("talks", "topics", "uddannelse"), many),
    }
    return rows_of(rows, which)


def _stretch(
    rng: np.random.Generator, table: str, kind: str, person: np.ndarray, start: np.ndarray, days: int
) -> Columns:
    count = len(person)
    end = start + skewed(rng, days, count, 14, 4 * days)
    return {"person": person, "kind": np.repeat(codes(table, "kind", kind), count), "start": start, "end": end}


def _schools(rng: np.random.Generator, person: np.ndarray, start: np.ndarray) -> Columns:
    kinds = codes("schooling", "kind", *SCHOOLS)[pick(rng, tuple(SCHOOLS.values()), len(person))]
    return {**_stretch(rng, "schooling", "fgu", person, start, 400), "kind": kinds}


def _needs(person: np.ndarray, start: np.ndarray) -> Columns:
    count = len(person)
    group = np.repeat(codes("groups", "group", "komplekse_behov"), count)
    return {"person": person, "group": group, "start": start, "end": np.full(count, OPEN)}


def _guides(rng: np.random.Generator, area: str, person: np.ndarray, start: np.ndarray) -> Columns:
    found = _stretch(rng, "efforts", "ungeguide", person, start, 200)
    who = someone(rng, area, np.full(len(person), YOUTH_TEAM))
    role = np.repeat(codes("relations", "role", "ungeguide"), len(person))
    return {"person": person, "role": role, "who": who, "start": start, "end": found["end"]}
