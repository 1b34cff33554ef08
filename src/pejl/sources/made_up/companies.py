"""The side of the companies, and what citizens and companies answered."""

import numpy as np

from pejl.sources.made_up.coding import books, codes
from pejl.sources.made_up.draws import OPEN, Chance, Columns, Span, distinct, joined, pick, rows_of, skewed, some
from pejl.sources.made_up.sizes import number

PERSONS_EACH = 25
"""Persons of the municipality for each company it knows."""
FEWEST = 12
"""Companies every municipality knows."""
SURVEYS = {"borgere": ("samlet", "hoert", "inddraget", "muligheder_og_pligter"), "virksomheder": ("adgang", "service")}
ANSWERS = {"meget_positiv": 0.34, "positiv": 0.36, "neutral": 0.14, "negativ": 0.1, "meget_negativ": 0.06}
MOST_AREAS = 128
OPENING = (8 * 60, 16 * 60)
"""Minutes of the day."""
LARGE = 5
"""Positions of an order that a meeting is held about when it has more."""


def company_side(chance: Chance, area: str, persons: int, span: Span) -> dict[str, Columns]:
    """`companies`, `orders`, `visits`, `events`, `agreements` and `replies` of a municipality of so many persons."""
    many = max(FEWEST, persons // PERSONS_EACH)
    ids = chance.ids(many, subject=1)
    place = int(codes("persons", "area", area)[0])
    orders = _orders(chance.of("orders"), ids, persons, span)
    made = {
        "companies": _companies(chance.of("companies"), ids, span),
        "orders": orders,
        "visits": _visits(chance.of("visits"), ids, orders, persons, span),
        "events": _events(chance.of("events"), ids, span),
        "agreements": _agreements(chance.of("agreements"), ids, span),
        "replies": _replies(chance.of("replies"), area, persons, span),
    }
    for columns in made.values():
        columns["area"] = np.full(len(next(iter(columns.values()))), place, np.int16)
    return made


def _companies(rng: np.random.Generator, ids: np.ndarray, span: Span) -> Columns:
    branches = len(books()["companies.branch"])
    return {
        "company": ids,
        "start": span.first - rng.integers(30, 9_000, len(ids)),
        "branch": rng.integers(0, branches, len(ids)),
        "size": skewed(rng, 18, len(ids), 1, 3_000, 1.3),
    }


def _days(rng: np.random.Generator, a_month: float, span: Span) -> np.ndarray:
    """Days with so many a month, weekends and all."""
    return np.sort(rng.integers(span.first, span.stop, int(rng.poisson(a_month * span.months))))


def _orders(rng: np.random.Generator, ids: np.ndarray, persons: int, span: Span) -> Columns:
    """Most are answered within two days; one in twenty of the newest is not answered yet. Most come in while the job
    centre is open; of some only the day is known."""
    day = _days(rng, max(4.0, persons / 400), span)
    count = len(day)
    waits = (day > span.stop - 15) & some(rng, count, 0.2)
    answer = skewed(rng, 900, count, 5, 20_000, 1.1)
    positions = np.where(some(rng, count, 0.07), rng.integers(5, 25, count), 1 + rng.geometric(0.6, count))
    referred = rng.binomial(positions + 1, 0.7)
    found = {
        "company": ids[rng.integers(0, len(ids), count)],
        "kind": codes("orders", "kind", "henvendelse", "jobordre")[rng.integers(0, 2, count)],
        "day": day,
        "minute": np.select(
            [some(rng, count, 0.12), some(rng, count, 0.7)],
            [np.full(count, -1), rng.integers(*OPENING, count)],
            rng.integers(0, 24 * 60, count),
        ),
        "positions": positions,
        "answer": np.where(waits, -1, answer),
        "help": np.where(waits | some(rng, count, 0.05), -1, answer + skewed(rng, 1_500, count, 10, 60_000, 1.1)),
        "referred": np.where(waits, 0, referred),
        "hired": np.where(waits, 0, np.minimum(rng.binomial(referred, 0.4), positions)),
    }
    return distinct(found, ("company", "kind", "day"))


def _visits(rng: np.random.Generator, ids: np.ndarray, orders: Columns, persons: int, span: Span) -> Columns:
    """Those of an ordinary month, and a meeting soon after most of the large orders."""
    day = _days(rng, max(9.0, persons / 250), span)
    kinds = codes("visits", "kind", "virksomhedsbesoeg", "fastholdelsesbesoeg", "rekrutteringsmoede")
    found = {
        "company": ids[rng.integers(0, len(ids), len(day))],
        "kind": kinds[pick(rng, (0.7, 0.2, 0.1), len(day))],
        "day": day,
        "outcome": codes("visits", "outcome", "holdt", "aflyst")[some(rng, len(day), 0.1).astype(int)],
    }
    large = rows_of(orders, (orders["positions"] > LARGE) & some(rng, len(orders["day"]), 0.8))
    met = {
        "company": large["company"],
        "kind": np.repeat(kinds[2], len(large["day"])),
        "day": large["day"] + rng.integers(0, 13, len(large["day"])),
        "outcome": np.repeat(codes("visits", "outcome", "holdt"), len(large["day"])),
    }
    return distinct(joined(found, rows_of(met, met["day"] < span.stop)), ("company", "kind", "day"))


def _events(rng: np.random.Generator, ids: np.ndarray, span: Span) -> Columns:
    """Half are held by the job centre itself: company 0."""
    day = _days(rng, 0.25, span)
    own = some(rng, len(day), 0.5)
    found = {
        "company": np.where(own, 0, ids[rng.integers(0, len(ids), len(day))]),
        "kind": codes("events", "kind", "jobmesse", "rekrutteringsarrangement")[rng.integers(0, 2, len(day))],
        "day": day,
        "outcome": codes("events", "outcome", "holdt", "aflyst")[some(rng, len(day), 0.08).astype(int)],
        "people": skewed(rng, 60, len(day), 5, 900),
    }
    return distinct(found, ("company", "kind", "day"))


def _agreements(rng: np.random.Generator, ids: np.ndarray, span: Span) -> Columns:
    chosen = ids[some(rng, len(ids), 0.15)]
    start = rng.integers(span.first, span.stop, len(chosen))
    end = start + skewed(rng, 700, len(chosen), 90, 2_000)
    kinds = codes("agreements", "kind", "partnerskabsaftale", "samarbejdsaftale", "oplaering")
    return {
        "company": chosen,
        "kind": kinds[rng.integers(0, 3, len(chosen))],
        "start": start,
        "end": np.where(end >= span.stop, OPEN, end),
    }


def _replies(rng: np.random.Generator, area: str, persons: int, span: Span) -> Columns:
    """Two surveys a year, the answers of each on one day; their numbers are the municipality's own."""
    found = []
    half_years = span.edges[5::6]
    for survey, questions in SURVEYS.items():
        each = max(15, persons // (120 if survey == "borgere" else 500))
        for question in questions:
            day = np.repeat(half_years, each)
            answer = codes("replies", "answer", *ANSWERS)[pick(rng, tuple(ANSWERS.values()), len(day))]
            row = {
                "survey": np.repeat(codes("replies", "survey", survey), len(day)),
                "question": np.repeat(codes("replies", "question", question), len(day)),
                "answer": answer,
                "day": day,
                "number": np.tile(np.arange(each) * MOST_AREAS + number(area), len(half_years)),
            }
            found.append(row)
    return joined(*found)
