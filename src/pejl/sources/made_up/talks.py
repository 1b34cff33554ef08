"""Talks by a cadence with slips, and what lifts the duty to them."""

from datetime import date

import numpy as np

from pejl.law.catalogue import catalogue
from pejl.ledger.snapshot import book_of
from pejl.sources.made_up.coding import books, codes, forces
from pejl.sources.made_up.draws import (
    OPEN,
    Chance,
    Columns,
    Span,
    day_number,
    distinct,
    joined,
    pick,
    ragged,
    rows_of,
    skewed,
    some,
)
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
FUND_FIRST, FUND_DAYS, FUND_CADENCE = day_number(date(2024, 1, 1)), 91, (5, 34)
"""Who becomes insured unemployed from that day talks with the a-kasse for the first three months."""
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
MOST_EXEMPTED = 0.25
"""Of the jobparate and insured who may be exempted after an assessment."""


def talks(chance: Chance, spells: Columns, reminded: np.ndarray, span: Span) -> Columns:
    """Talks of every spell with a cadence, held but for 15 %, those after the span booked. `reminded`: the persons
    whose talks also are about repatriation."""
    rng = chance.of("talks")
    own = rows_of(spells, EVERY[spells["group"]] < NO_TALKS)
    group, count = own["group"], len(own["group"])
    of_fund = (group == INSURED) & (own["start"] >= FUND_FIRST)
    first = np.where(of_fund, FUND_CADENCE[0], FIRST[group])
    every = np.where(of_fund, FUND_CADENCE[1], EVERY[group])
    every = np.maximum(every * np.exp(0.25 * rng.standard_normal(count)), 14)
    until = np.where(own["end"] > span.stop, span.stop + BOOKED, own["end"])
    reach = np.maximum(until - own["start"] - first, 0)
    row, turn = ragged((reach / every).astype(np.int64) + (reach > 0))
    slip = rng.random(len(row)) * every[row] / 3
    day = (own["start"][row] + first[row] + turn * every[row] + slip).astype(np.int32)
    kept = (day < until[row]) & (day >= span.first - BEFORE)
    row, turn, day = row[kept], turn[kept], day[kept]
    with_fund = of_fund[row] & (day < own["start"][row] + FUND_DAYS)
    kind = np.where(with_fund, codes("talks", "kind", "i_akassen")[0], _kinds(rng, group[row], turn))
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


def exemptions(chance: Chance, spells: Columns, groups: Columns, span: Span) -> Columns:
    """Absences and decisions inside spells with talks, and exemptions of some who are jobparate or insured."""
    rng = chance.of("exemptions")
    found = joined(_absences(rng, spells, span), _assessed(rng, spells, groups, span))
    return distinct(found, ("person", "kind", "start"))


def _assessed(rng: np.random.Generator, spells: Columns, groups: Columns, span: Span) -> Columns:
    """Exempted for the rest of the case, from the day the law allows it or later; never more than a quarter."""
    ready = rows_of(groups, groups["group"] == codes("groups", "group", "jobparat")[0])
    insured = rows_of(spells, spells["group"] == INSURED)
    case = {name: np.concatenate((ready[name], insured[name])) for name in ("person", "start", "end")}
    (kind,) = codes("exemptions", "kind", "fritaget_75")
    start = np.maximum(case["start"] + 14, forces("exemptions")[0][kind])
    end = np.where(case["end"] > span.stop, OPEN, case["end"])
    chosen = some(rng, len(start), rng.uniform(0.4, 0.8) * MOST_EXEMPTED) & (start < np.minimum(end, span.stop))
    found = {"person": case["person"], "kind": np.repeat(kind, len(start)), "start": start, "end": end}
    return rows_of(found, chosen)


def _absences(rng: np.random.Generator, spells: Columns, span: Span) -> Columns:
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
    return rows_of(found, start < end)
