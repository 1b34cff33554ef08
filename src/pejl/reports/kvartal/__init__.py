"""The quarterly report: how the goals stand, what was done, what is next, and where every number is from."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import chain

from pejl.answers.disclosure import Released
from pejl.answers.leaving import told_of_nobody
from pejl.check import Checked
from pejl.due.sheet import Sheet
from pejl.ledger import Figures
from pejl.periods import Grain, Period, day_in_copenhagen
from pejl.reports.document import Document, Meta
from pejl.reports.kvartal.bilag import annex, sources_and_method
from pejl.reports.kvartal.edition import Edition, Texts
from pejl.reports.kvartal.foer import before
from pejl.reports.kvartal.holdt import promises
from pejl.reports.kvartal.maal import behind, focus_areas
from pejl.reports.kvartal.oversigt import overview
from pejl.reports.kvartal.tal import assumptions, budget, others

__all__ = ["CHAPTERS", "Edition", "Texts", "edition_of", "written"]

CHAPTERS = {
    "rap_sammenfatning": overview,
    "rap_fokusomraader": focus_areas,
    "rap_loefter": promises,
    "rap_budget": budget,
    "rap_peers": others,
    "rap_forudsaetninger": assumptions,
    "rap_bilag": annex,
    "rap_kilder": sources_and_method,
}
"""In the order they are read, by the code of their name; each makes its blocks of an edition."""
Progress = Callable[[str, int, int], None]
"""Told what is being written, and how many of how many chapters are."""


def written(edition: Edition, progress: Progress | None = None) -> Document:
    """The report as a document."""
    chapters = []
    for at, (name, chapter) in enumerate(CHAPTERS.items()):
        if progress:
            progress(edition.say(name), at, len(CHAPTERS))
        chapters.append(list(chapter(edition)))
    blocks = tuple(chain.from_iterable(chapters))
    title = edition.say("rap_titel", kvartal=edition.quarter)
    under = edition.say("rap_under", plan=edition.plan.title)
    return Document(
        title,
        edition.lang,
        _made_up(edition.figures),
        _meta(edition),
        blocks,
        under,
        behind=(*behind(edition), *before(edition)),
    )


def edition_of(
    checked: Checked,
    now: Figures,
    then: Figures,
    day: date,
    quarter: Period,
    *,
    sheet: Sheet | None = None,
    texts: Mapping[str, Texts] | None = None,
    earlier: Sequence[Released] = (),
    lang: str = "da",
) -> Edition:
    """What the report on a quarter is written from. It stands as at the end of `day`; numbers of periods after it are
    in none of it.

    `now`: the figures as known for the report; `then`: as known for the report of the quarter before, which changes are
    told against. `sheet`: the due rows on the day, None where there are no events. `texts` by the goal's id. `earlier`:
    what left before it. ValueError for a period that is no quarter, for a day before its end, and for a plan with
    faults.
    """
    if quarter.grain is not Grain.QUARTER:
        raise ValueError(f"{quarter} is no quarter")
    if day < quarter.last:
        raise ValueError(f"{quarter} has not ended on {day}")
    if checked.bound is None or checked.plan is None:
        raise ValueError(f"{checked.path} has faults")
    plan, of_plan = checked.bound, checked.plan
    now, then = told_of_nobody(now), told_of_nobody(then)
    return Edition(checked, plan, of_plan, now, then, day, quarter, sheet, texts or {}, earlier, lang)


def _made_up(figures: Figures) -> bool:
    return figures.events is not None and figures.events.snapshot.made_up


def _meta(edition: Edition) -> Meta:
    """The numbers are known on the day the newest of them became known, whatever day it is asked."""
    known = day_in_copenhagen(edition.figures.known)
    events = edition.figures.events
    snapshot = events.snapshot.id if events is not None else ""
    place = edition.plan.own.name
    return Meta(edition.written.plan.titel, place, edition.quarter.label(edition.lang), edition.day, known, snapshot)
