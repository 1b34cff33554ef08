"""A page for each focus area: every goal with its number, its curve, how it stands, what was done and what is next."""

from collections.abc import Iterator
from dataclasses import replace

from pejl import law
from pejl.answers.explain import verdict_words
from pejl.answers.leaving.numbers import has_persons
from pejl.answers.practice import Focus
from pejl.answers.standings import why
from pejl.answers.told import Facts, told
from pejl.goals import Goal, Part, Standing
from pejl.numbers import Value
from pejl.pictures.chart import Chart
from pejl.pictures.curve import curve_on_paper
from pejl.pictures.trend import chart_of
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
    anchor,
    bullets,
    day,
    number,
    plain,
)
from pejl.reports.document import Kind as NoteKind
from pejl.reports.kvartal.edition import Edition, Texts
from pejl.reports.kvartal.oversigt import anchor_of, held_against, named_parts
from pejl.sentences import print_target
from pejl.words import number_with_unit, say, word

COLOURS = {"✓": Colour.GOOD, "↗": Colour.GOOD, "✗": Colour.BAD, "!": Colour.BAD, "?": Colour.OPEN}
"""By the sign a verdict's word begins with."""


def focus_areas(edition: Edition) -> Iterator[Block]:
    known = {each.id: named_parts(each) for each in edition.facts}
    for focus in edition.practice.focus:
        if focus.goals:
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
    yield Heading(2, f"{goal.id} {goal.part.text}", anchor_of(goal.id), danish=True)
    owner = edition.practice.goals[goal.id].owner
    said = [_asked(goal, edition), edition.say("rap_ejer", hvem=owner) if owner else ""]
    yield plain(" ".join(filter(None, said)))
    label = edition.say("rap_maalet_samlet") if standing.parts else _label(goal.part)
    yield _key_figure(goal.part, standing, label, edition)
    bound = {part.id: part for part in goal.parts}
    for part in standing.parts:
        one = bound.get(part.id)
        asked = f" ({print_target(one.target)})" if one and one.target else ""
        yield _key_figure(one, part, f"{part.text}{asked}", edition)
    pictures = [block for part in goal.parts or (goal.part,) for block in _curve(goal, part, edition)]
    yield from dict.fromkeys(pictures)  # what is said instead of a curve is said once
    yield from _changed(known, edition)
    yield from _reserves(standing, edition)
    yield from _owners(edition.texts.get(goal.id, Texts()), edition)


def _asked(goal: Goal, edition: Edition) -> str:
    """The target and its day; of a goal with parts the day alone, since each part has its own target."""
    if goal.parts:
        return edition.say("rap_senest", dag=goal.due)
    if goal.part.target is None:
        return edition.say("rap_uden_maaltal", dag=goal.due)
    return edition.say("rap_maaltal", maaltal=print_target(goal.part.target), dag=goal.due)


def _key_figure(part: Part | None, standing: Standing, label: str, edition: Edition) -> KeyFigure:
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


def _changed(known: Facts, edition: Edition) -> Iterator[Block]:
    """What is told of the goal's change, and of each part whose number moved."""
    telling = told(known)
    said = telling.said(edition.lang)
    if said := said[1:] if known.parts else said:  # that it is decided by its parts is plain: they stand above
        yield plain(" ".join(said))
    moved = [each for each in telling.parts if each.course is not None]
    if moved:
        yield bullets([f"{each.id}: {' '.join(each.said(edition.lang))}" for each in moved])


def _reserves(standing: Standing, edition: Edition) -> Iterator[Block]:
    """Why it cannot be decided, and what could turn it, of the goal and of its parts; what holds for several once."""
    found: dict[str, list[str]] = {}
    for each in (standing, *standing.parts):
        said = [_why(each, edition.lang)]
        said += [say("forklar_kan_vende", {"hvordan": turn.says}, edition.lang) for turn in each.turns]
        for one in filter(None, said):
            found.setdefault(_sentence(one), []).append("" if each is standing else each.text)
    for one, parts in found.items():
        named = ", ".join(filter(None, parts))
        yield Note(NoteKind.RESERVE, f"{named}: {one}" if named else one)


def _sentence(said: str) -> str:
    return f"{said[0].upper()}{said[1:]}."


def _why(standing: Standing, lang: str) -> str:
    """Without the names of the parts that cannot be decided: it stands at each of them."""
    judged = standing.judgement
    steps = [each for each in judged.why if each.code != "dele_kan_ikke_afgoeres"]
    return why(replace(standing, judgement=replace(judged, why=steps)), lang)


def _owners(texts: Texts, edition: Edition) -> Iterator[Block]:
    """The owner's own words, paragraph by paragraph; where none are written, that once."""
    written = {
        edition.say(code): [each.strip() for each in said.splitlines() if each.strip()]
        for code, said in (("rap_gjort", texts.did), ("rap_naeste", texts.next_))
    }
    lacking = Run(edition.say("rap_ikke_skrevet"))
    if not any(written.values()):
        yield Text((Run(f"{' · '.join(written)}. ", strong=True), lacking))
        return
    for heading, paragraphs in written.items():
        first, *more = [Run(each, danish=True) for each in paragraphs] or [lacking]
        yield Text((Run(f"{heading}. ", strong=True), first))
        yield from (Text((each,)) for each in more)


# --- the curve -------------------------------------------------------------------------------------------


def _curve(goal: Goal, part: Part, edition: Edition) -> Iterator[Block]:
    if part.spec is None or part.budget:
        return
    if has_persons(part):
        if edition.figures.events is None:
            return
        yield plain(edition.say("rap_kurve_skjult"))
        return
    found = edition.trends[goal.id, part.id]
    own = found.series().points
    if own and sum(each.value.exact is not None for each in own) < 2:
        yield plain(edition.say("rap_ingen_kurve"))
    elif own:
        chart = chart_of(found, edition.lang)
        code = "rap_kurve" if found.unit else "rap_kurve_uden"
        caption = edition.say(code, tekst=found.text, enhed=found.unit)
        yield Picture(curve_on_paper(chart, edition.lang), _alt(chart, edition), caption)
        yield from (Note(NoteKind.RESERVE, _sentence(each.text)) for each in chart.breaks)


def _alt(chart: Chart, edition: Edition) -> str:
    """The curve in words: where it begins and ends, the target, and where the others end."""

    def said(value: Value) -> str:
        return number_with_unit(value, chart.unit, edition.lang)

    own, *others = chart.lines
    (first, start), *_, (last, end) = own.known
    more = [
        edition.say("rap_kurve_anden", navn=line.name, sidste=said(value), til=period)
        for line in others
        for period, value in line.known[-1:]
    ]
    target = [said(each) for each in chart.target]
    return edition.say(
        "rap_kurve_alt",
        navn=own.name,
        foerste=said(start),
        fra=first,
        sidste=said(end),
        til=last,
        maal=target,
        andre="; ".join(more),
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
