"""The municipality itself: who works in which team, and what it did of its own accord."""

from collections.abc import Iterator

import numpy as np

from pejl.sources.made_up.coding import codes, worker_codes, workers
from pejl.sources.made_up.draws import OPEN, Chance, Columns, Span, distinct
from pejl.sources.made_up.sizes import GROUPS, TEAMS

NAMES = tuple(TEAMS)
COMPANY_TEAM = NAMES.index("virksomhed")
YOUTH_TEAM = NAMES.index("unge")
_OTHERS = NAMES.index("udsatte")
TEAM_OF = np.array([next((n for n, team in enumerate(NAMES) if g in TEAMS[team][1]), _OTHERS) for g in GROUPS])
"""The team of each group's cases."""
CHANGING = 0.08
"""Of the staff, those who change team once."""
YEARLY = {
    "justering": ((310, 355, 0.9),),
    "rundspoerge": ((70, 110, 0.9), (250, 290, 0.4)),
    "interview": ((60, 150, 0.9), (240, 330, 0.75)),
    "aaben_rundspoerge": ((20, 60, 0.9), (80, 120, 0.85), (140, 170, 0.85), (230, 260, 0.9), (300, 340, 0.6)),
    "maal_fornyet": ((320, 362, 0.9),),
}
"""Acts of a year: from and to which of its days, and how likely they came about."""
REPORTED = (12, 40, 0.88)
"""A report on a quarter: days after it ended, and how likely it came about."""


def municipal_side(chance: Chance, area: str, span: Span) -> dict[str, Columns]:
    """`staff` and `acts` of a municipality."""
    return {"staff": _staff(chance.of("staff"), area, span), "acts": _acts(chance.of("acts"), area, span)}


def someone(rng: np.random.Generator, area: str, team: np.ndarray) -> np.ndarray:
    """The number of a staff code for each row, one of the row's team."""
    low, high = _ranges(area)
    found: np.ndarray = worker_codes(area) + low[team] + (rng.random(len(team)) * (high - low)[team]).astype(np.int64)
    return found


def _ranges(area: str) -> tuple[np.ndarray, np.ndarray]:
    """From and to which of a municipality's staff each team has them; in a small one somebody is in several."""
    many = workers(area)
    edges = np.concatenate(([0], np.cumsum([share for share, _ in TEAMS.values()]) * many)).round().astype(np.int64)
    low = np.minimum(edges[:-1], many - 1)
    return low, np.maximum(np.minimum(edges[1:], many), low + 1)


def _staff(rng: np.random.Generator, area: str, span: Span) -> Columns:
    low, high = _ranges(area)
    team = np.repeat(np.arange(len(NAMES)), high - low)
    who = worker_codes(area) + np.concatenate([np.arange(*each) for each in zip(low, high, strict=True)])
    count = len(who)
    changes = rng.permutation(count) < max(1, CHANGING * count)
    day = rng.integers(span.first + 30, span.stop - 30, count)
    start = span.first - rng.integers(30, 2_000, count)
    end = np.where(changes, day, OPEN)
    other = (team + rng.integers(1, len(NAMES), count)) % len(NAMES)
    found = {
        "who": np.concatenate((who, who[changes])),
        "team": codes("staff", "team", *NAMES)[np.concatenate((team, other[changes]))],
        "start": np.concatenate((start, day[changes])),
        "end": np.concatenate((end, np.full(int(changes.sum()), OPEN))),
    }
    return distinct(found, ("who", "team", "start"))


def _acts(rng: np.random.Generator, area: str, span: Span) -> Columns:
    done = [(kind, day) for kind, day in _planned(rng, span) if span.first <= day < span.stop]
    kinds = (*YEARLY, "rapport")
    found = {
        "kind": codes("acts", "kind", *kinds)[np.array([kinds.index(kind) for kind, _ in done], np.int64)],
        "day": np.array([day for _, day in done], np.int32),
        "area": np.repeat(codes("persons", "area", area), len(done)),
        "number": np.ones(len(done), np.int32),
    }
    return distinct(found, ("kind", "day"))


def _planned(rng: np.random.Generator, span: Span) -> Iterator[tuple[str, int]]:
    """What came about, year by year and quarter by quarter."""
    months = span.edges.astype("datetime64[D]").astype("datetime64[M]").astype(int)
    years = np.unique(months // 12) * 12
    for year in years.astype("datetime64[M]").astype("datetime64[D]").astype(int):
        for kind, acts in YEARLY.items():
            for low, high, likely in acts:
                day, happens = int(year + rng.integers(low, high)), rng.random() < likely
                if happens:
                    yield kind, day
    low, high, likely = REPORTED
    for edge in span.edges[:-1][months[:-1] % 3 == 0]:
        day, happens = int(edge + rng.integers(low, high)), rng.random() < likely
        if happens:
            yield "rapport", day
