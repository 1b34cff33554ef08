"""Refugees: arrival, take-over, programme, screening, match with a company, and what company placements bring."""

from collections.abc import Iterator

import numpy as np

from pejl.sources.made_up.coding import codes, forces
from pejl.sources.made_up.draws import OPEN, Chance, Columns, Span, joined, next_day, pick, rows_of, skewed, some
from pejl.sources.made_up.people import REFUGEE

PLACEMENTS = ("virksomhedspraktik", "loentilskud_privat", "loentilskud_offentligt")
MENTORED = 0.55
"""Of the placements of refugees, those with a mentor from the first day."""


def mentored(chance: Chance, spells: Columns, offers: Columns) -> Columns:
    """The mentors that begin on the first day of a refugee's company placement, while there are mentors."""
    rng = chance.of("mentored")
    placed = _placed(spells, offers)
    (mentor,) = codes("offers", "kind", "mentor")
    since, until = (each[mentor] for each in forces("offers"))
    lawful = (placed["start"] >= since) & (placed["end"] <= until)
    own = rows_of(placed, lawful & some(rng, len(lawful), MENTORED))
    count = len(own["start"])
    minutes = rng.integers(1, 5, count) * 60
    return {**own, "kind": np.repeat(mentor, count), "company": np.zeros(count, np.int64), "minutes": minutes}


def _placed(spells: Columns, offers: Columns) -> Columns:
    """The company placements of refugees."""
    refugees = np.unique(spells["person"][spells["group"] == REFUGEE])
    own = np.isin(offers["person"], refugees) & np.isin(offers["kind"], codes("offers", "kind", *PLACEMENTS))
    return rows_of(offers, own)


def arrivals(
    chance: Chance, spells: Columns, groups: Columns, offers: Columns, talks: np.ndarray, span: Span
) -> Columns:
    """Marks of refugees; `talks` are the `moments` of the talks that were held."""
    rng = chance.of("arrivals")
    came = rows_of(spells, spells["group"] == REFUGEE)
    order = np.lexsort((came["start"], came["person"]))
    person, first = np.unique(came["person"][order], return_index=True)
    start = came["start"][order][first]
    fled = _members(groups, "ukrainere", person)
    homesick = _members(groups, "repatriering", person)
    rows = [*_first_weeks(rng, person, start, fled), *_matched(rng, person, start, fled, talks)]
    rows += [*_homewards(rng, person[homesick], start[homesick], span), *_described(rng, spells, offers)]
    found = joined(*rows)
    return rows_of(found, found["day"] < span.stop)


def _members(groups: Columns, group: str, person: np.ndarray) -> np.ndarray:
    return np.isin(person, groups["person"][groups["group"] == codes("groups", "group", group)[0]])


def _marks(kind: str, person: np.ndarray, day: np.ndarray, which: np.ndarray) -> Columns:
    kinds = np.repeat(codes("happenings", "kind", kind), len(person))
    return rows_of({"person": person, "kind": kinds, "day": day}, which)


def _first_weeks(
    rng: np.random.Generator, person: np.ndarray, start: np.ndarray, fled: np.ndarray
) -> Iterator[Columns]:
    """Taken over on the first day of the benefit or just before, having arrived by then; most are offered the programme
    within four weeks. Those from Ukraine are screened on the day they come or the day after."""
    count = len(person)
    taken = start - rng.integers(0, 3, count)
    arrived = taken - np.where(some(rng, count, 0.6), 0, rng.integers(1, 8, count))
    yield _marks("kommunal_overtagelse", person, taken, some(rng, count, 0.95))
    yield _marks("ankomst", person, arrived, some(rng, count, 0.96))
    offered = taken + np.where(some(rng, count, 0.85), rng.integers(3, 29, count), rng.integers(29, 80, count))
    yield _marks("program_tilbudt", person, offered, some(rng, count, 0.93))
    soon = np.array([0, 1, 2, 5, 12])[pick(rng, (0.55, 0.3, 0.05, 0.05, 0.05), count)]
    day = arrived + np.where(fled, soon, skewed(rng, 14, count, 0, 60))
    yield _marks("screening", person, day, some(rng, count, np.where(fled, 0.95, 0.7)))


def _matched(
    rng: np.random.Generator, person: np.ndarray, start: np.ndarray, fled: np.ndarray, talks: np.ndarray
) -> Iterator[Columns]:
    """With a company, on the day of the first talk or some days after."""
    count = len(person)
    talk = next_day(person, start, talks)
    day = talk + np.where(some(rng, count, 0.7), 0, rng.integers(1, 30, count))
    yield _marks("match_virksomhed", person, day, (talk < OPEN) & some(rng, count, np.where(fled, 0.9, 0.5)))


def _homewards(rng: np.random.Generator, person: np.ndarray, start: np.ndarray, span: Span) -> Iterator[Columns]:
    """Some say that they want to go back, and most of them are referred soon."""
    count = len(person)
    wishes = some(rng, count, 0.2)
    latest = np.maximum(span.stop - start, 60)
    day = start + (rng.uniform(0.1, 0.9, count) * latest).astype(np.int64)
    yield _marks("oensker_hjemrejse", person, day, wishes)
    yield _marks("henvist_hjemrejse", person, day + rng.integers(0, 15, count), wishes & some(rng, count, 0.85))


def _described(rng: np.random.Generator, spells: Columns, offers: Columns) -> Iterator[Columns]:
    """What a refugee can do is written down at about half of the company placements, often on the first day."""
    placed = _placed(spells, offers)
    count = len(placed["start"])
    later = (rng.random(count) * (placed["end"] - placed["start"])).astype(np.int64)
    day = placed["start"] + np.where(some(rng, count, 0.5), 0, later)
    yield _marks("kompetencekort", placed["person"], day, some(rng, count, 0.6))
