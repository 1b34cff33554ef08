"""Talks by a cadence with slips, and what lifts the duty to them."""

import numpy as np

from pejl.law.catalogue import catalogue
from pejl.ledger.snapshot import book_of
from pejl.sources.made_up.coding import books, codes, forces
from pejl.sources.made_up.draws import Chance, Columns, Span, distinct, pick, ragged, rows_of, skewed, some
from pejl.sources.made_up.sizes import GROUPS

CADENCE = {
    "a_dagpenge": (12, 40),
    "kontanthjaelp": (6, 66),
    "uddannelseshjaelp": (6, 52),
    "sho": (12, 66),
    "sygedagpenge": (40, 46),
    "jobafklaring": (28, 75),
    "forrevalidering": (28, 85),
    "revalidering": (28, 85),
    "ressourceforloeb": (28, 100),
    "ledighedsydelse": (12, 66),
    "fleksjob": (900, 913),
}
"""Days from the first day to the first talk, and between talks, about."""
NO_TALKS = 1 << 20
FIRST = np.array([CADENCE.get(group, (NO_TALKS, NO_TALKS))[0] for group in GROUPS])
EVERY = np.array([CADENCE.get(group, (NO_TALKS, NO_TALKS))[1] for group in GROUPS])
BEFORE, BOOKED = 400, 45
"""Days of talks kept from before the span, and booked after it."""
OUTCOMES = {"holdt": 0.85, "udeblevet": 0.09, "aflyst": 0.06}
SEEKING = {
    "jobsamtale": 0.74,
    "jobsamtale_med_akasse": 0.1,
    "faelles_jobsamtale": 0.04,
    "cv": 0.05,
    "henvisning": 0.04,
    "formidling": 0.02,
    "raadighed": 0.01,
}
FOLLOWING = {"opfoelgning": 0.94, "anden": 0.04, "informationsmoede": 0.02}
SEEKERS = np.isin(GROUPS, ["a_dagpenge", "kontanthjaelp", "uddannelseshjaelp", "sho", "ledighedsydelse"])
INSURED, STUDENTS = GROUPS.index("a_dagpenge"), GROUPS.index("uddannelseshjaelp")
ABSENCES = {
    "barsel": 0.08,
    "sygdom": 0.42,
    "ferie": 0.25,
    "midlertidigt_arbejde": 0.1,
    "borgerligt_ombud": 0.01,
    "mindre_intensiv_indsats": 0.14,
}


def talks(chance: Chance, spells: Columns, reminded: np.ndarray, span: Span) -> Columns:
    """Talks of every spell with a cadence, held but for 15 %, those after the span booked. `reminded`: the persons
    whose talks also are about repatriation."""
    rng = chance.of("talks")
    own = rows_of(spells, EVERY[spells["group"]] < NO_TALKS)
    group, count = own["group"], len(own["group"])
    every = np.maximum(EVERY[group] * np.exp(0.25 * rng.standard_normal(count)), 14)
    until = np.where(own["end"] > span.stop, span.stop + BOOKED, own["end"])
    reach = np.maximum(until - own["start"] - FIRST[group], 0)
    row, turn = ragged((reach / every).astype(np.int64) + (reach > 0))
    slip = rng.random(len(row)) * every[row] / 3
    day = (own["start"][row] + FIRST[group[row]] + turn * every[row] + slip).astype(np.int32)
    kept = (day < until[row]) & (day >= span.first - BEFORE)
    row, turn, day = row[kept], turn[kept], day[kept]
    kind = _kinds(rng, group[row], turn)
    outcome = codes("talks", "outcome", *OUTCOMES)[pick(rng, tuple(OUTCOMES.values()), len(row))]
    outcome = np.where(day >= span.stop, codes("talks", "outcome", "booket")[0], outcome)
    held = outcome == codes("talks", "outcome", "holdt")[0]
    found = {
        "person": own["person"][row],
        "day": day,
        "kind": kind,
        "form": _forms(rng, turn, len(row)),
        "outcome": outcome,
        "resets": (held & _resetting()[kind]).astype(np.int8),
        "topics": _topics(rng, group[row], reminded[own["person"][row]]),
    }
    return distinct(found, ("person", "day", "kind"))


def _kinds(rng: np.random.Generator, group: np.ndarray, turn: np.ndarray) -> np.ndarray:
    seeking = codes("talks", "kind", *SEEKING)[pick(rng, tuple(SEEKING.values()), len(group))]
    plain, fund = codes("talks", "kind", "jobsamtale", "jobsamtale_med_akasse")
    seeking = np.where((turn == 0) | ((seeking == fund) & (group != INSURED)), plain, seeking)
    following = codes("talks", "kind", *FOLLOWING)[pick(rng, tuple(FOLLOWING.values()), len(group))]
    return np.asarray(np.where(SEEKERS[group], seeking, following))


def _forms(rng: np.random.Generator, turn: np.ndarray, count: int) -> np.ndarray:
    """The first talk in person, then as the citizen chooses."""
    form = codes("talks", "form", "fremmoede", "telefon", "video", "paa_arbejdet")
    chosen = form[pick(rng, (0.45, 0.36, 0.16, 0.03), count)]
    return np.asarray(np.where(turn == 0, form[0], chosen))


def _topics(rng: np.random.Generator, group: np.ndarray, reminded: np.ndarray) -> np.ndarray:
    jobs = codes("talks", "topics", "konkrete_job", "job", "job+plan", "plan")
    health = codes("talks", "topics", "helbred", "helbred+plan", "plan")
    school = codes("talks", "topics", "uddannelse", "plan+uddannelse")
    found = np.where(
        SEEKERS[group],
        jobs[pick(rng, (0.4, 0.3, 0.2, 0.1), len(group))],
        health[pick(rng, (0.5, 0.35, 0.15), len(group))],
    )
    found = np.where(group == STUDENTS, school[rng.integers(0, 2, len(group))], found)
    said = reminded & some(rng, len(group), 0.8)
    return np.where(said, codes("talks", "topics", "job+repatriering")[0], found)


def _resetting() -> np.ndarray:
    return np.array([catalogue("talks")[word].resets for word in books()[book_of("talks", "kind")]])


def exemptions(chance: Chance, spells: Columns, span: Span) -> Columns:
    """Absences and decisions inside spells with talks."""
    rng = chance.of("exemptions")
    stop = np.minimum(spells["end"], span.stop)
    own = rows_of({**spells, "stop": stop}, (FIRST[spells["group"]] < 90) & (stop - spells["start"] > 28))
    own = rows_of(own, some(rng, len(own["group"]), 0.12))
    count = len(own["group"])
    start = own["start"] + (rng.random(count) * (own["stop"] - own["start"] - 14)).astype(np.int32)
    kind = codes("exemptions", "kind", *ABSENCES)[pick(rng, tuple(ABSENCES.values()), count)]
    since, _ = forces("exemptions")
    start = np.maximum(start, since[kind])
    end = np.minimum(start + skewed(rng, 35, count, 5, 320), own["end"])
    found = {"person": own["person"], "kind": kind, "start": start, "end": end}
    return distinct(rows_of(found, start < end), ("person", "kind", "start"))
