"""A goal's curves: what is drawn, what is said of it, and the table of the same numbers beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pejl.answers.points import Point, Series
from pejl.answers.trend import Trend, trend
from pejl.goals import Goal, Part
from pejl.numbers import Value
from pejl.periods import Period
from pejl.pictures.chart import Line, by_end
from pejl.pictures.curve import curve
from pejl.pictures.sparkline import sparkline
from pejl.pictures.trend import chart_of, known_parts
from pejl.web.audience import hides_rows
from pejl.web.stand import Stand
from pejl.words import Step, number_with_unit, say, show

NEWEST_SMALL = 13
"""Points of a small curve: a year of months and the same month before."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One part of a goal. `heading` is "" where it is the goal itself; `rows`: period, cells, what to know of the
    period; `picture` is "" where there is nothing to draw, and `notes` say why. `cells`: the rows of a file."""

    trend: Trend
    heading: str
    picture: str
    notes: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Period, tuple[Value | None, ...], str], ...]
    cells: tuple[tuple[object, ...], ...]


def curves(stand: Stand, goal: Goal, role: str, lang: str) -> list[Curve]:
    """A curve for each part of the goal that is measured by itself and may be shown the role; none for a goal on its
    budget, which has a page."""
    parts = [part for part in goal.parts or (goal.part,) if not part.budget and not hides_rows(role, part)]
    return [_curve(stand, goal, part, f"kurve-{at}", lang) for at, part in enumerate(parts, 1)]


def trend_of(stand: Stand, goal: Goal, part: Part) -> Trend:
    return stand.once(
        ("kurve", goal.id, part.id),
        lambda: trend(stand.plan, goal, part, stand.figures, stand.day, stand.base.checked.assumptions),
    )


def small(stand: Stand, goal: Goal, role: str, lang: str) -> str:
    """The newest numbers of a goal as a small picture with its target, without those of a part of a year; "" where
    there are not two to draw between, and for a goal of parts, whose parts are of different numbers."""
    if goal.parts or goal.part.budget or hides_rows(role, goal.part):
        return ""
    found = trend_of(stand, goal, goal.part)
    own = found.series()
    own = replace(own, points=tuple(each for each in own.points if not each.part_of_year)[-NEWEST_SMALL:])
    if len(own.points) < 2:
        return ""
    points = [(each.period, each.value) for each in own.points]
    title = say("web_plan_kurve_titel", {"tekst": found.text, "enhed": ""}, lang)
    return sparkline(points, f"gnist-{goal.id}", title, _told(found, own, lang), target=_newest_target(found))


def _newest_target(found: Trend) -> Value | None:
    """The level, or where the target follows another number what it is now; a band has no one line."""
    if found.aim is None or len(found.aim.levels) > 1:
        return None
    points = [each.value for each in found.aim.points if each.period.grain is found.grain]
    return next(iter((*found.aim.levels, *reversed(points))), None)


def _curve(stand: Stand, goal: Goal, part: Part, key: str, lang: str) -> Curve:
    found = trend_of(stand, goal, part)
    own, chart, marks = found.series(), chart_of(found, lang), _marks(found, lang)
    heading = "" if part is goal.part else part.text
    title = say("web_plan_kurve_titel", {"tekst": found.text, "enhed": found.unit}, lang)
    names = tuple(each.name for each in chart.lines)
    return Curve(
        found,
        heading,
        curve(chart, key, title, _told(found, own, lang), lang) if own.points else "",
        tuple(_notes(found, own, lang)),
        (say("kolonne_periode", {}, lang), *names),
        tuple(_rows(chart.lines, marks)),
        tuple(_cells(chart.lines, marks, found, part.id if heading else "")),
    )


Marks = Mapping[tuple[str, Period], str]


def _marks(found: Trend, lang: str) -> Marks:
    """What to know of a place's number of a period."""
    series = (found.series(), *found.reference)
    return {(show(each.place.name, lang), point.period): _mark(point, lang) for each in series for point in each.points}


def _mark(point: Point, lang: str) -> str:
    preliminary = say("web_plan_foreloebig", {}, lang) if point.preliminary else ""
    return ", ".join(filter(None, (preliminary, known_parts(point, lang))))


# --- what is said ----------------------------------------------------------------------------------------


def _told(found: Trend, own: Series, lang: str) -> str:
    newest = own.points[-1]
    against = next((each for each in found.reference if each.points and each.grain is own.grain), None)
    other = f"{show(against.place.name, lang)}: {show(against.points[-1].value, lang)}" if against else ""
    partly = f" ({known_parts(newest, lang)})" if newest.part_of_year else ""
    told = {
        "antal": len(own.points),
        "foerste": own.points[0].period,
        "sidste": newest.period,
        "vaerdi": f"{number_with_unit(newest.value, found.unit, lang)}{partly}",
        "reference": other,
        "maaltal": found.aim.says if found.aim else "",
    }
    return say("web_plan_kurve_tekst", told, lang)


def _notes(found: Trend, own: Series, lang: str) -> Iterator[str]:
    """Why something is not drawn, breaks, milestones, and whose the forecasts are."""
    if own.lacks:
        yield say("web_plan_kurve_ingen", {"hvorfor": Step(own.lacks.code, own.lacks.params)}, lang)
    for each in found.reference:
        if each.lacks and own.points:
            told = {"navn": each.place.name, "hvorfor": Step(each.lacks.code, each.lacks.params)}
            yield say("web_plan_linje_ingen", told, lang)
    if found.aim and found.aim.lacks and own.points:
        told = {"navn": say("billede_maalsaetning", {}, lang), "hvorfor": found.aim.lacks}
        yield say("web_plan_linje_ingen", told, lang)
    yield from (show(each.says, lang) for each in found.breaks)
    for stop in found.stops:
        said = say("web_plan_milepael", {"dag": stop.by, "tekst": stop.says}, lang)
        reached = {None: "", True: "web_plan_naaet", False: "web_plan_ikke_naaet"}[stop.reached]
        yield f"{said}: {say(reached, {}, lang)}" if reached else said


# --- the same numbers as a table -------------------------------------------------------------------------


def _rows(lines: Sequence[Line], marks: Marks) -> Iterator[tuple[Period, tuple[Value | None, ...], str]]:
    """Newest first; what is said of a period is of the own number and of breaks."""
    known = [dict(each.points) for each in lines]
    for period in sorted({period for points in known for period in points}, key=by_end, reverse=True):
        yield period, tuple(points.get(period) for points in known), marks.get((lines[0].name, period), "")


def _cells(lines: Sequence[Line], marks: Marks, found: Trend, part: str) -> Iterator[tuple[object, ...]]:
    for each in lines:
        for period, value in sorted(each.points, key=lambda point: by_end(point[0])):
            yield part, each.name, period, value, found.unit, marks.get((each.name, period), "")
