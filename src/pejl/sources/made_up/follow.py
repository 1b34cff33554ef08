"""What follows from rows that are made already: joint talks on recoveries, consultants at first talks, deadlines."""

import numpy as np

from pejl.sources.made_up.coding import codes
from pejl.sources.made_up.draws import OPEN, Chance, Columns, Span, distinct, moments, next_day, pick, rows_of, some
from pejl.sources.made_up.spells import INSURED, SICK
from pejl.sources.made_up.talks import EVERY, NO_TALKS, SEEKERS

JOINT = 0.7
"""Of the insured who recover, those with a joint talk."""
ATTACHED = 0.75
"""Of the sick with an employer who came to a first talk, those who had a consultant on that day or soon after."""
ASKED = 0.55
"""Of the held talks, those after which a questionnaire was sent."""
FORESEEN = 0.6
"""Of the cases that run, those the national system has said a deadline of."""


def held(talks: Columns) -> np.ndarray:
    """The `moments` of the talks that were held."""
    own = talks["outcome"] == codes("talks", "outcome", "holdt")[0]
    return moments(talks["person"][own], talks["day"][own])


def recoveries(chance: Chance, spells: Columns, happenings: Columns, span: Span) -> Columns:
    """Joint talks of those who are insured unemployed again on the day after their recovery, most within a week."""
    rng = chance.of("recoveries")
    recovered = rows_of(happenings, happenings["kind"] == codes("happenings", "kind", "raskmeldt")[0])
    insured = rows_of(spells, spells["group"] == INSURED)
    back = np.isin(moments(recovered["person"], recovered["day"] + 1), moments(insured["person"], insured["start"]))
    back &= some(rng, len(back), JOINT)
    person, count = recovered["person"][back], int(back.sum())
    days = np.where(some(rng, count, 0.85), rng.integers(0, 8, count), rng.integers(8, 30, count))
    day = recovered["day"][back] + days
    outcomes = codes("talks", "outcome", "holdt", "udeblevet", "aflyst", "booket")
    outcome = np.where(day >= span.stop, outcomes[3], outcomes[pick(rng, (0.92, 0.04, 0.04), count)])
    found = {
        "person": person,
        "day": day,
        "kind": np.repeat(codes("talks", "kind", "faelles_raskmelding"), count),
        "form": codes("talks", "form", "fremmoede", "video")[some(rng, count, 0.3).astype(int)],
        "outcome": outcome,
        "resets": (outcome == outcomes[0]).astype(np.int8),
        "topics": np.repeat(codes("talks", "topics", "job+plan"), count),
    }
    return distinct(found, ("person", "day"))


def asked(chance: Chance, talks: Columns, span: Span) -> Columns:
    """The questionnaires that were sent after held talks, most on the day or the next."""
    rng = chance.of("asked")
    talk = rows_of(talks, talks["outcome"] == codes("talks", "outcome", "holdt")[0])
    count = len(talk["person"])
    day = talk["day"] + np.where(some(rng, count, 0.8), rng.integers(0, 2, count), rng.integers(2, 15, count))
    kind = np.repeat(codes("happenings", "kind", "skema_sendt"), count)
    return rows_of({"person": talk["person"], "kind": kind, "day": day}, (day < span.stop) & some(rng, count, ASKED))


def attached(chance: Chance, spells: Columns, happenings: Columns, talks: Columns, span: Span) -> Columns:
    """The consultants of the sick who have an employer, from the first talk that was held."""
    rng = chance.of("attached")
    kind = codes("happenings", "kind", "sygemelding_med_arbejdsgiver")[0]
    employed = rows_of(happenings, happenings["kind"] == kind)
    own = (spells["group"] == SICK) & np.isin(
        moments(spells["person"], spells["start"]), moments(employed["person"], employed["day"])
    )
    sick = rows_of(spells, own)
    talk = next_day(sick["person"], sick["start"], held(talks))
    count = len(talk)
    late = np.where(some(rng, count, 0.85), 0, rng.integers(1, 30, count))
    start = talk + late
    end = np.minimum(np.where(sick["end"] > span.stop, OPEN, sick["end"]), start + rng.integers(40, 200, count))
    chosen = (start < np.minimum(sick["end"], span.stop)) & some(rng, count, ATTACHED)
    role = np.repeat(codes("relations", "role", "virksomhedskonsulent"), count)
    return rows_of({"person": sick["person"], "role": role, "start": start, "end": end, "group": sick["group"]}, chosen)


def deadlines(chance: Chance, spells: Columns, talks: Columns, span: Span) -> Columns:
    """Deadlines of the next talk as a national system could say them of the cases that run when the span ends: so long
    after the last talk that restarted the clock as talks are apart, of some a little otherwise."""
    rng = chance.of("deadlines")
    running = (EVERY[spells["group"]] < NO_TALKS) & (spells["end"] > span.stop) & (spells["start"] < span.stop)
    own = rows_of(spells, running & some(rng, len(running), FORESEEN))
    count = len(own["person"])
    reset = (talks["resets"] == 1) & (talks["day"] < span.stop)
    latest = np.zeros(int(max(own["person"].max(initial=0), talks["person"].max(initial=0))) + 1, np.int64)
    np.maximum.at(latest, talks["person"][reset], talks["day"][reset])
    since = np.maximum(own["start"], latest[own["person"]])
    apart = np.minimum(np.rint(EVERY[own["group"]] * 1.3), 913).astype(np.int64)
    moved = np.where(some(rng, count, 0.2), rng.integers(-14, 15, count), 0)
    due = np.maximum(since + apart + moved, since + 1)
    statuses = codes("deadlines", "status", "overskredet", "kommende", "fritaget")
    status = np.where(some(rng, count, 0.05), statuses[2], statuses[(due >= span.stop).astype(int)])
    kinds = codes("deadlines", "kind", "opfoelgning", "jobsamtale")
    found = {
        "person": own["person"],
        "kind": kinds[SEEKERS[own["group"]].astype(int)],
        "status": status,
        "due": due,
        "last": np.where(some(rng, count, 0.7), due + 7, OPEN),
    }
    return distinct(found, ("person", "kind", "due"))
