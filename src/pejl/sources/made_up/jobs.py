"""Wage hours by month: between benefits, a few beside one, and supported ones in fleksjob."""

import numpy as np

from pejl.sources.made_up.coding import codes
from pejl.sources.made_up.draws import Chance, Columns, Span
from pejl.sources.made_up.people import FLEX, FOR_LIFE, HELP_KIND, LIFE_KIND, REFUGEE_KIND, YEAR, YOUNG_KIND

MONTH = 9620
"""Minutes of a full-time month: 160.33 hours."""
BESIDE = 0.17
"""Of months on a benefit that is not for life, those with some wage hours: about as Frederikssund 2024 prints."""
STEADY = 6
"""Months that are alike."""


def jobs(chance: Chance, persons: Columns, spells: Columns, span: Span) -> Columns:
    rng = chance.of("jobs")
    count, months = len(persons["born"]), span.months
    ordinary, supported = codes("jobs", "kind", "ordinaer", "stoettet")
    flex = _running(spells, spells["group"] == FLEX, count, span)
    steady = rng.random((count, -(-months // STEADY)), dtype=np.float32)
    likely = _likely(rng, persons["kind"])
    works = np.repeat(steady < likely[:, None], STEADY, axis=1)[:, :months]
    beside = np.repeat(steady > 1 - BESIDE, STEADY, axis=1)[:, :months]
    grown = (persons["born"] + 18 * YEAR).astype(np.int32)
    first, last = np.searchsorted(span.edges, grown), np.searchsorted(span.edges, (grown + 48 * YEAR).astype(np.int32))
    of_age = (np.arange(months) >= first[:, None]) & (np.arange(months) < last[:, None])
    on_any = _running(spells, np.ones(len(spells["group"]), bool), count, span)
    for_life = _running(spells, FOR_LIFE[spells["group"]], count, span)
    free = works & ~on_any & of_age
    few = beside & on_any & ~for_life & ~flex & of_age
    found = []
    usual = np.clip(rng.normal(0.86, 0.2, count), 0.2, 1.15) * MONTH
    for rows, kind, low, high in ((free, ordinary, 0.8, 1.1), (few, ordinary, 0.03, 0.4), (flex, supported, 0.2, 0.55)):
        person, month = np.nonzero(rows)
        minutes = usual[person] * rng.uniform(low, high, len(person)).astype(np.float32)
        kinds = np.repeat(kind, len(person))
        found.append((person.astype(np.int32), span.edges[month], minutes.astype(np.int32), kinds))
    person, month_, minutes_, kind_ = (np.concatenate(each) for each in zip(*found, strict=True))
    return {"person": person, "month": month_, "minutes": minutes_, "kind": kind_}


def _likely(rng: np.random.Generator, kind: np.ndarray) -> np.ndarray:
    """How likely a person without a benefit has a job."""
    found = 0.84 + 0.16 * rng.random(len(kind))
    found = np.where(kind == HELP_KIND, 0.7 * found, found)
    found = np.where((kind == REFUGEE_KIND) | (kind >= YOUNG_KIND), 0.75 * found, found)
    return np.where(kind == LIFE_KIND, 0.0, found)


def _running(spells: Columns, which: np.ndarray, count: int, span: Span) -> np.ndarray:
    """Persons by month: a spell runs on some day of it."""
    start, end = (np.clip(spells[name][which], span.first, span.stop) for name in ("start", "end"))
    real = start < end
    person = spells["person"][which][real].astype(np.int64) * (span.months + 1)
    begins = person + np.searchsorted(span.edges, start[real], "right") - 1
    stops = person + np.searchsorted(span.edges, end[real], "left")
    steps = np.zeros(count * (span.months + 1), np.int8)
    np.add.at(steps, begins, np.int8(1))
    np.subtract.at(steps, stops, np.int8(1))
    running: np.ndarray = steps.reshape(count, -1).cumsum(axis=1, dtype=np.int8)[:, :-1] > 0
    return running
