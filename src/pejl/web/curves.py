"""A goal's curves: what is drawn, what is said of it, and the table of the same numbers beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pejl.answers.points import Point, Series
from pejl.answers.trend import Trend, trend
from pejl.goals import Goal, Part
from pejl.numbers import Value
from pejl.periods import Period
from pejl.web.audience import hides_rows
from pejl.web.parts.line import Break, Kind, Line, Preliminary, line_chart, sparkline
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


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A line: its name, what it is, its points by period, and its marks by period."""

    name: str
    kind: Kind
    points: dict[Period, Value]
    marks: dict[Period, str]


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
    """The newest numbers of a goal as a small picture with its target; "" where there are not two to draw between, and
    for a goal of parts, whose parts are of different numbers."""
    if goal.parts or goal.part.budget or hides_rows(role, goal.part):
        return ""
    found = trend_of(stand, goal, goal.part)
    own = found.series()
    points = [(each.period, each.value) for each in own.points][-NEWEST_SMALL:]
    if len(points) < 2:
        return ""
    title = say("web_plan_kurve_titel", {"tekst": found.text, "enhed": ""}, lang)
    return sparkline(
        points, f"gnist-{goal.id}", title, _told(found, own, lang), target=_newest_target(found), lang=lang
    )


def _newest_target(found: Trend) -> Value | None:
    """The level, or where the target follows another number what it is now; a band has no one line."""
    if found.aim is None or len(found.aim.levels) > 1:
        return None
    points = [each.value for each in found.aim.points if each.period.grain is found.grain]
    return next(iter((*found.aim.levels, *reversed(points))), None)


def _curve(stand: Stand, goal: Goal, part: Part, key: str, lang: str) -> Curve:
    found = trend_of(stand, goal, part)
    own, lines = found.series(), list(_lines(found, lang))
    heading = "" if part is goal.part else part.text
    rows = tuple(_rows(lines, found, lang))
    picture = ""
    if own.points:
        title = say("web_plan_kurve_titel", {"tekst": found.text, "enhed": found.unit}, lang)
        picture = line_chart(
            [Line(each.name, sorted(each.points.items(), key=_by_end), each.kind) for each in lines],
            key,
            title,
            _told(found, own, lang),
            lang=lang,
            unit=found.unit,
            target=_target(found),
            marks=tuple(_marks(found, own, lang)),
        )
    names = tuple(each.name for each in lines)
    return Curve(
        found,
        heading,
        picture,
        tuple(_notes(found, own, lang)),
        (say("kolonne_periode", {}, lang), *names),
        rows,
        tuple(_cells(lines, found, part, heading)),
    )


def _by_end(point: tuple[Period, Value | None]) -> tuple[date, date]:
    return point[0].end, point[0].first


# --- what is drawn ---------------------------------------------------------------------------------------


def _lines(found: Trend, lang: str) -> Iterator[_Drawn]:
    """The own series of the grain it is judged on, the reference's of the same, the target where it moves, and what
    the plan expected."""
    own = found.series()
    yield _of(own, Kind.OWN, lang)
    for series in found.reference:
        if series.points and series.grain is own.grain:
            yield _of(series, Kind.COUNTRY if not series.place.members else Kind.PEERS, lang)
    if found.aim and found.aim.points and own.points:
        points = _moving(found)
        if len(points) > 1:
            yield _Drawn(say("web_plan_maalsaetning", {}, lang), Kind.TARGET, points, {})
    for each in found.forecasts:
        name = say("web_plan_forudsaetning", {"tekst": each.assumption.text}, lang)
        yield _Drawn(name, Kind.ASSUMPTION, dict(each.assumption.points), {})


def _of(series: Series, kind: Kind, lang: str) -> _Drawn:
    points = {each.period: each.value for each in series.points}
    return _Drawn(series.place.name, kind, points, {each.period: _mark(each, lang) for each in series.points})


def _mark(point: Point, lang: str) -> str:
    codes = [("foreloebig", point.preliminary), ("del_af_aar", point.part_of_year)]
    return ", ".join(say(f"web_plan_{code}", {}, lang) for code, holds in codes if holds)


def _moving(found: Trend) -> dict[Period, Value]:
    """The target where it follows another number, by period of the own series' grain."""
    grain = found.series().grain
    return {each.period: each.value for each in found.aim.points if each.period.grain is grain} if found.aim else {}


def _target(found: Trend) -> Sequence[Value]:
    """The levels, drawn across; of a moving target that is known in one period alone, that one."""
    moving = _moving(found)
    return tuple(moving.values()) if len(moving) == 1 else found.aim.levels if found.aim else ()


def _marks(found: Trend, own: Series, lang: str) -> Iterator[Break | Preliminary]:
    for each in found.breaks:
        period = next((point.period for point in own.points if point.period.end > each.day), None)
        if period is not None:
            yield Break(period, show(each.says, lang))
    for point in own.points:
        if point.preliminary or point.part_of_year:
            yield Preliminary(point.period)


# --- what is said ----------------------------------------------------------------------------------------


def _told(found: Trend, own: Series, lang: str) -> str:
    newest = own.points[-1]
    against = next((each for each in found.reference if each.points and each.grain is own.grain), None)
    other = f"{against.place.name}: {show(against.points[-1].value, lang)}" if against else ""
    told = {
        "antal": len(own.points),
        "foerste": own.points[0].period,
        "sidste": newest.period,
        "vaerdi": number_with_unit(newest.value, found.unit, lang),
        "reference": other,
        "maaltal": found.aim.text if found.aim else "",
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
        told = {"navn": say("web_plan_maalsaetning", {}, lang), "hvorfor": found.aim.lacks}
        yield say("web_plan_linje_ingen", told, lang)
    yield from (show(each.says, lang) for each in found.breaks)
    for stop in found.stops:
        said = say("web_plan_milepael", {"dag": stop.by, "tekst": stop.text}, lang)
        reached = {None: "", True: "web_plan_naaet", False: "web_plan_ikke_naaet"}[stop.reached]
        yield f"{said}: {say(reached, {}, lang)}" if reached else said


# --- the same numbers as a table -------------------------------------------------------------------------


def _rows(lines: Sequence[_Drawn], found: Trend, lang: str) -> Iterator[tuple[Period, tuple[Value | None, ...], str]]:
    """Newest first; what is said of a period is of the own number and of breaks."""
    periods = {period for each in lines for period in each.points}
    for period in sorted(periods, key=lambda each: (each.end, each.first), reverse=True):
        said = lines[0].marks.get(period, "")
        yield period, tuple(each.points.get(period) for each in lines), said


def _cells(lines: Sequence[_Drawn], found: Trend, part: Part, heading: str) -> Iterator[tuple[object, ...]]:
    for each in lines:
        for period, value in sorted(each.points.items(), key=_by_end):
            yield part.id if heading else "", each.name, period, value, found.unit, each.marks.get(period, "")
