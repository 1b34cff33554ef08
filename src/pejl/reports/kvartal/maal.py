"""A page for each focus area: every goal with its number, its curve, how it stands, what was done and what is next."""

from collections.abc import Iterator, Sequence

from pejl import law
from pejl.answers.explain import verdict_words
from pejl.answers.points import Series
from pejl.answers.practice import Focus
from pejl.answers.standings import why
from pejl.answers.told import Facts, told
from pejl.answers.trend import Trend
from pejl.goals import Goal, Part, Standing
from pejl.numbers import Value
from pejl.reports.curve import Kind, Line, curve
from pejl.reports.document import (
    Block,
    Cell,
    Colour,
    Heading,
    KeyFigure,
    Note,
    Number,
    PageBreak,
    Picture,
    Run,
    Table,
    Text,
    day,
    number,
    plain,
)
from pejl.reports.document import Kind as NoteKind
from pejl.reports.kvartal.edition import Edition
from pejl.reports.kvartal.oversigt import anchor, held_against
from pejl.sentences import print_target
from pejl.words import number_with_unit, say, show, word

COLOURS = {"✓": Colour.GOOD, "↗": Colour.GOOD, "✗": Colour.BAD, "!": Colour.BAD, "?": Colour.OPEN}
"""By the sign a verdict's word begins with."""


def focus_areas(edition: Edition) -> Iterator[Block]:
    known = {each.id: each for each in edition.facts}
    for focus in edition.practice.focus:
        yield PageBreak()
        yield Heading(1, _title(focus, edition), f"fokus-{anchor(focus.id)}")
        if focus.ministry:
            yield plain(edition.say("rap_ministermaal", navne=focus.ministry))
        if not focus.goals:
            yield plain(edition.say("rap_ingen_maal_her"))
        for goal in focus.goals:
            yield from _goal(*edition.goal(goal), known[goal], edition)


def _title(focus: Focus, edition: Edition) -> str:
    if not focus.id:
        return edition.say("rap_uden_fokus")
    if not focus.number:
        return edition.say("rap_fokus_uden_nummer", tekst=focus.text)
    return edition.say("rap_fokus", nummer=focus.number.lstrip("#"), tekst=focus.text)


def _goal(goal: Goal, standing: Standing, known: Facts, edition: Edition) -> Iterator[Block]:
    yield Heading(2, f"{goal.id} {goal.part.text}", anchor(goal.id))
    owner = edition.practice.goals[goal.id].owner
    said = _asked(goal.part, goal, edition) if not goal.parts else ""
    if line := " ".join(filter(None, [said, edition.say("rap_ejer", hvem=owner) if owner else ""])):
        yield plain(line)
    yield key_figure(goal.part, standing, _label(goal.part), edition)
    bound = {part.id: part for part in goal.parts}
    for part in standing.parts:
        yield key_figure(bound.get(part.id), part, part.text, edition)
    pictures = [block for part in goal.parts or (goal.part,) for block in _curve(goal, part, edition)]
    yield from dict.fromkeys(pictures)  # what is said instead of a curve is said once
    telling = told(known)
    yield plain(" ".join(telling.said(edition.lang)))
    yield from _reserves(standing, edition)
    texts = edition.texts.get(goal.id)
    yield from _written("rap_gjort", texts.did if texts else "", edition)
    yield from _written("rap_naeste", texts.next_ if texts else "", edition)


def _asked(part: Part, goal: Goal, edition: Edition) -> str:
    if part.target is None:
        return edition.say("rap_uden_maaltal", dag=goal.due)
    return edition.say("rap_maaltal", maaltal=print_target(part.target), dag=goal.due)


def key_figure(part: Part | None, standing: Standing, label: str, edition: Edition) -> KeyFigure:
    """A standing's number with its stage, denominator, period and reference, and how it stands in word and sign."""
    judged, lang = standing.judgement, edition.lang
    verdict = verdict_words(standing, lang).removeprefix(f"{word(standing.stage, lang)} ")
    sign, _, said = verdict.partition(" ")
    details = [word(standing.stage, lang)]
    if part is not None and part.spec is not None and part.spec.denominator:
        details.append(edition.say("rap_af", naevner=law.denominators()[part.spec.denominator].name))
    if judged.own:
        details.append(judged.own.period.label(lang))
    details.append(held_against(standing, lang))
    value = judged.value
    printed = Number(value, judged.unit, number_with_unit(value, judged.unit, lang)) if value else None
    return KeyFigure(label, printed, said, sign, COLOURS.get(sign, Colour.PLAIN), "; ".join(filter(None, details)))


def _label(part: Part) -> str:
    """What is measured; of a goal without a measure its own words."""
    title = part.spec.indicator.title if part.spec else part.text
    return title[0].upper() + title[1:]


def _reserves(standing: Standing, edition: Edition) -> Iterator[Block]:
    """Why it cannot be decided, and what could turn it, of the goal and of its parts; what holds for several once."""
    found: dict[str, list[str]] = {}
    for each in (standing, *standing.parts):
        said = [why(each, edition.lang)]
        said += [say("forklar_kan_vende", {"hvordan": turn.says}, edition.lang) for turn in each.turns]
        for one in filter(None, said):
            found.setdefault(f"{one[0].upper()}{one[1:]}.", []).append("" if each is standing else each.text)
    for one, parts in found.items():
        named = ", ".join(filter(None, parts))
        yield Note(NoteKind.RESERVE, f"{named}: {one}" if named else one)


def _written(which: str, said: str, edition: Edition) -> Iterator[Block]:
    """The owner's own words, paragraph by paragraph."""
    heading = Run(f"{edition.say(which)}. ", strong=True)
    first, *more = [each.strip() for each in said.splitlines() if each.strip()] or [edition.say("rap_ikke_skrevet")]
    yield Text((heading, Run(first)))
    yield from (plain(each) for each in more)


# --- the curve -------------------------------------------------------------------------------------------


def _curve(goal: Goal, part: Part, edition: Edition) -> Iterator[Block]:
    if part.spec is None or part.budget:
        return
    if edition.hides(part):
        if edition.figures.events is None:
            return
        yield plain(edition.say("rap_kurve_skjult"))
        return
    found = edition.trends[goal.id, part.id]
    own = found.series()
    if not own.points:
        return
    lines = _lines(found, own)
    levels = found.aim.levels if found.aim else ()
    svg = curve(lines, levels, found.unit, edition.lang)
    if not svg:
        yield plain(edition.say("rap_ingen_kurve"))
        return
    code = "rap_kurve" if found.unit else "rap_kurve_uden"
    yield Picture(svg, _alt(lines, levels, found.unit, edition), edition.say(code, tekst=found.text, enhed=found.unit))


def _lines(found: Trend, own: Series) -> list[Line]:
    lines = [_line(own, Kind.OWN)]
    lines += [_line(each, Kind.REFERENCE) for each in found.reference if each.points and each.grain is own.grain]
    for each in found.forecasts:
        lines.append(Line(each.assumption.text, Kind.EXPECTED, each.assumption.points))
    return lines


def _line(series: Series, kind: Kind) -> Line:
    return Line(series.place.name, kind, tuple((each.period, each.value) for each in series.points))


def _alt(lines: Sequence[Line], levels: Sequence[Value], unit: str, edition: Edition) -> str:
    """The curve in words: where it begins and ends, the target, and where the others end."""
    lang = edition.lang
    own, *others = [[point for point in line.points if point[1].exact is not None] for line in lines]
    more = [
        edition.say(
            "rap_kurve_anden", navn=line.name, sidste=number_with_unit(points[-1][1], unit, lang), til=points[-1][0]
        )
        for line, points in zip(lines[1:], others, strict=True)
        if points
    ]
    return edition.say(
        "rap_kurve_alt",
        navn=lines[0].name,
        foerste=number_with_unit(own[0][1], unit, lang),
        fra=own[0][0],
        sidste=number_with_unit(own[-1][1], unit, lang),
        til=own[-1][0],
        maal=[number_with_unit(each, unit, lang) for each in levels],
        andre="; ".join(show(each, lang) for each in more),
    )


def behind(edition: Edition) -> Iterator[Table]:
    """The numbers behind the curves, one table for a spreadsheet; none where no goal has numbers."""
    lang = edition.lang
    rows: list[tuple[Cell, ...]] = []
    for (goal, part), found in edition.trends.items():
        label = goal if goal == part else f"{goal}/{part}"
        for series in (*found.own, *found.reference):
            for point in series.points:
                name = point.period.label(lang), day(point.period.last, lang)
                value = number(point.value, found.unit, lang, bare=True)
                mark = edition.say("rap_foreloebig") if point.preliminary else ""
                rows.append((label, found.text, series.place.name, *name, value, word(found.unit, lang), mark))
    if rows:
        head = edition.head("maal", "tekst", "omraade", "periode", "sidste_dag", "tal", "enhed", "bemaerk")
        yield Table(edition.say("rap_bag_kurver"), head, tuple(rows))
