"""The quarterly report: how the goals stand, what was done, what is next, and where every number is from."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import chain
from typing import Any

from pejl.answers.disclosed import disclosed
from pejl.check import Checked
from pejl.due.sheet import Sheet
from pejl.goals import Standing
from pejl.ledger import Figures
from pejl.periods import Grain, Period, day_in_copenhagen
from pejl.reports.document import Document, Meta
from pejl.reports.kvartal.bilag import annex, sources_and_method
from pejl.reports.kvartal.edition import Edition, Texts
from pejl.reports.kvartal.holdt import promises
from pejl.reports.kvartal.maal import behind, focus_areas
from pejl.reports.kvartal.oversigt import overview
from pejl.reports.kvartal.tal import assumptions, budget, others

__all__ = ["CHAPTERS", "Texts", "quarterly"]

CHAPTERS = (overview, focus_areas, promises, budget, others, assumptions, annex, sources_and_method)
"""In the order they are read; each makes its blocks of an edition."""


def quarterly(
    checked: Checked,
    now: Figures,
    then: Figures,
    day: date,
    quarter: Period,
    *,
    sheet: Sheet | None = None,
    texts: Mapping[str, Texts] | None = None,
    disclose: Callable[[Standing], Standing] | None = disclosed,
    lang: str = "da",
    progress: Callable[[int, int], None] | None = None,
) -> Document:
    """The report on a quarter as it stands at the end of `day`; numbers of periods after it are in none of it.

    `now`: the figures as known for the report; `then`: as known for the report of the quarter before, which changes are
    told against. `sheet`: the due rows on the day, None where there are no events. `texts` by the goal's id.
    `disclose`: what of a standing the audience may see; None for an edition of those who may see small counts.
    `progress`: told how many of how many chapters are written. ValueError for a period that is no quarter, for a day
    before its end, and for a plan with faults.
    """
    edition = _edition(checked, now, then, day, quarter, sheet, texts or {}, disclose, lang)
    chapters = []
    for at, chapter in enumerate(CHAPTERS):
        chapters.append(list(chapter(edition)))
        if progress:
            progress(at + 1, len(CHAPTERS))
    blocks = tuple(chain.from_iterable(chapters))
    title, under = edition.say("rap_titel", kvartal=quarter), edition.say("rap_under", plan=edition.plan.title)
    return Document(title, lang, _made_up(now), _meta(edition), blocks, under, behind=tuple(behind(edition)))


def _edition(checked: Checked, now: Figures, then: Figures, day: date, quarter: Period, *rest: Any) -> Edition:
    """Raises ValueError as `quarterly` says."""
    if quarter.grain is not Grain.QUARTER:
        raise ValueError(f"{quarter} is no quarter")
    if day < quarter.last:
        raise ValueError(f"{quarter} has not ended on {day}")
    if checked.bound is None or checked.plan is None:
        raise ValueError(f"{checked.path} has faults")
    return Edition(checked, checked.bound, checked.plan, now, then, day, quarter, *rest)


def _made_up(figures: Figures) -> bool:
    return figures.events is not None and figures.events.snapshot.made_up


def _meta(edition: Edition) -> Meta:
    """The numbers are known on the day the newest of them became known, whatever day it is asked."""
    known = day_in_copenhagen(edition.figures.known)
    events = edition.figures.events
    snapshot = events.snapshot.id if events is not None else ""
    place = edition.plan.own.name
    return Meta(edition.plan.name, place, edition.quarter.label(edition.lang), edition.day, known, snapshot)
