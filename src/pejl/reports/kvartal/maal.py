"""A page for each focus area: every goal with its number, its curve, how it stands, what was done and what is next."""

from collections.abc import Iterator, Sequence

from pejl.answers.leaving.numbers import has_persons
from pejl.answers.told import Facts, told
from pejl.answers.trend import Trend
from pejl.goals import Goal, Part, Standing
from pejl.numbers import Value
from pejl.pictures.chart import Chart
from pejl.pictures.curve import curve_on_paper, only_partly
from pejl.pictures.trend import chart_of, known_parts
from pejl.reports.document import (
    Block,
    Cell,
    Heading,
    Note,
    PageBreak,
    Picture,
    Run,
    Table,
    Text,
    bullets,
    day,
    number,
    plain,
    sentence,
)
from pejl.reports.document import Kind as NoteKind
from pejl.reports.focus import focus_head
from pejl.reports.kvartal.edition import Edition, Texts
from pejl.reports.kvartal.noegletal import key_figure, label_of
from pejl.reports.kvartal.oversigt import anchor_of, limit_words, named_parts
from pejl.sentences import said_target
from pejl.sentences.shapes import Open, Target
from pejl.words import number_with_unit, say, show, word


def focus_areas(edition: Edition) -> Iterator[Block]:
    known = {each.id: named_parts(each) for each in edition.facts}
    empty = False
    for focus in edition.practice.focus:
        if not empty:  # one without goals is on the page of the next
            yield PageBreak()
        empty = not focus.goals
        yield from focus_head(focus, edition.lang)
        for goal in focus.goals:
            yield from _goal(*edition.goal(goal), known[goal], edition)


def _goal(goal: Goal, standing: Standing, known: Facts, edition: Edition) -> Iterator[Block]:
    yield Heading(2, f"{goal.id} {goal.part.text}", anchor_of(goal.id), danish=True)
    owner = edition.practice.goals[goal.id].owner
    said = [_asked(goal, edition), edition.say("rap_ejer", hvem=owner) if owner else ""]
    yield plain(" ".join(filter(None, said)))
    label = edition.say("rap_maalet_samlet") if standing.parts else label_of(goal.part, standing, edition)
    yield key_figure(goal.part, standing, label, edition.say("rap_maalgruppe"), edition)
    bound = {part.id: part for part in goal.parts}
    for part in standing.parts:
        one = bound.get(part.id)
        asked = f" ({_asked_of_part(one.target, edition)})" if one and one.target else ""
        measured = label_of(one, part, edition) if one else ""
        yield key_figure(one, part, f"{part.text}{asked}", measured, edition)
    pictures = [block for part in goal.parts or (goal.part,) for block in _curve(goal, part, edition)]
    yield from dict.fromkeys(pictures)  # what is said instead of a curve is said once
    yield from _changed(known, edition)
    yield from _newer(goal, edition)
    yield from _reserves(standing, edition)
    yield from _owners(edition.texts.get(goal.id, Texts()), edition)


def _asked(goal: Goal, edition: Edition) -> str:
    """The target and its day; of a goal with parts the day alone, since each part has its own target."""
    if goal.parts:
        return edition.say("rap_senest", dag=goal.due)
    if goal.part.target is None:
        return edition.say("rap_uden_maaltal", dag=goal.due)
    if isinstance(goal.part.target, Open):
        return edition.say("rap_aaben", tekst=goal.part.target.text, dag=goal.due)
    return edition.say("rap_maaltal", maaltal=said_target(goal.part.target), dag=goal.due)


def _asked_of_part(target: Target, edition: Edition) -> str:
    if isinstance(target, Open):
        return edition.say("rap_aaben_del", tekst=target.text)
    return show(said_target(target), edition.lang)


def _changed(known: Facts, edition: Edition) -> Iterator[Block]:
    """What is told of the goal's change, and of each part whose number moved."""
    telling = told(known)
    said = telling.said(edition.lang)
    if said := said[1:] if known.parts or known.lacks else said:  # its parts, or why it has no number, stand beside it
        yield plain(" ".join(said))
    moved = [each for each in telling.parts if each.course is not None]
    if moved:
        yield bullets([f"{each.id}: {' '.join(each.said(edition.lang))}" for each in moved])


def _newer(goal: Goal, edition: Edition) -> Iterator[Note]:
    """Newer numbers that the plan does not judge by, where the goal, or a part, would stand the other way on them."""
    for each in edition.newer[goal.id]:
        judged = each.judgement
        if judged.own is None or judged.value is None:
            continue
        told = edition.say(
            "rap_nyere_tal",
            tal=number_with_unit(judged.value, judged.unit, edition.lang),
            periode=judged.own.period,
            graense=limit_words(each, edition.lang),
            slags="ville_holde" if each.holds else "ville_ikke_holde",
        )
        of = each.text if goal.parts else ""
        yield Note(NoteKind.RESERVE, f"{of}: {told}." if of else f"{told}.", danish=of)


ABOVE = ("dele_kan_ikke_afgoeres", "aaben")
"""Reasons that stand above: which parts cannot be decided, and that the plan gives no number."""


def _reserves(standing: Standing, edition: Edition) -> Iterator[Block]:
    """Why it cannot be decided, and what could turn it, of the goal and of its parts; what holds for several once, and
    what holds for all of them without their names."""
    every = (standing, *standing.parts)
    first, *others = [(each, _reasons(each, edition.lang)) for each in every]
    if len(others) > 1 and all(_without_number(part) for part, _ in others):
        first[1].insert(0, edition.say("rap_dele_uden_tal"))
        others = [(part, said[1:]) for part, said in others]
    yield from _of_whom(standing, [first, *others])
    yield from _of_whom(standing, [(each, _turns(each, edition.lang)) for each in every])


def _of_whom(standing: Standing, said: Sequence[tuple[Standing, Sequence[str]]]) -> Iterator[Note]:
    """What is said of the same parts, in one note."""
    parts: dict[str, list[str]] = {}
    for each, some in said:
        for one in dict.fromkeys(some):
            parts.setdefault(one, []).append("" if each is standing else each.text)
    notes: dict[str, list[str]] = {}
    for one, named in parts.items():
        whole = "" in named or len(named) == len(standing.parts)
        notes.setdefault("" if whole else ", ".join(named), []).append(one)
    for of, some in notes.items():
        told = sentence("; ".join(some))
        yield Note(NoteKind.RESERVE, f"{of}: {told}" if of else told, danish=of)


def _without_number(part: Standing) -> bool:
    """Whether the first that is said of a part is that it has no number yet."""
    return part.judgement.own is None and [each.code for each in part.judgement.why][:1] == ["ingen_tal"]


def _reasons(standing: Standing, lang: str) -> list[str]:
    return [show(each, lang) for each in standing.judgement.why if each.code not in ABOVE]


def _turns(standing: Standing, lang: str) -> list[str]:
    return [say("forklar_kan_vende", {"hvordan": turn.says}, lang) for turn in standing.turns]


def _owners(texts: Texts, edition: Edition) -> Iterator[Block]:
    """The owner's own words, paragraph by paragraph; where one of the two is not written, that. The goals with neither
    are told in the summary."""
    written = {
        edition.say(code): [each.strip() for each in said.splitlines() if each.strip()]
        for code, said in (("rap_gjort", texts.did), ("rap_naeste", texts.next_))
    }
    if not any(written.values()):
        return
    for heading, paragraphs in written.items():
        first, *more = [Run(each, danish=True) for each in paragraphs] or [Run(edition.say("rap_ikke_skrevet"))]
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
    if drawn(found):
        chart = chart_of(found, edition.lang)
        code = "rap_kurve" if found.unit else "rap_kurve_uden"
        caption = edition.say(code, tekst=found.text, enhed=word(found.unit, edition.lang))
        yield Picture(curve_on_paper(chart, edition.lang), _alt(chart, edition), caption)
        yield from (Note(NoteKind.RESERVE, sentence(each.text)) for each in chart.breaks)


def drawn(found: Trend) -> bool:
    """Whether it has the two numbers that a curve needs."""
    return sum(each.value.exact is not None for each in found.series().points) > 1


def _alt(chart: Chart, edition: Edition) -> str:
    """The curve in words: where it begins and ends, the target, where the others end, and which years are not whole."""

    def said(value: Value) -> str:
        return number_with_unit(value, chart.unit, edition.lang)

    own, *others = chart.lines
    (first, start), *_, (last, end) = own.known
    more = [
        edition.say("rap_kurve_anden", navn=line.name, sidste=said(value), til=period)
        for line in others
        for period, value in line.known[-1:]
    ]
    rest = "; ".join(filter(None, [*more, only_partly(chart, edition.lang)]))
    target = [said(each) for each in chart.target]
    return edition.say(
        "rap_kurve_alt",
        navn=own.name,
        foerste=said(start),
        fra=first,
        sidste=said(end),
        til=last,
        maal=target,
        andre=f"{rest[:1].upper()}{rest[1:]}",
    )


def behind(edition: Edition) -> Iterator[Table]:
    """The numbers behind the curves, one table for a spreadsheet; none where no goal has numbers. A part has its goal's
    id and its own text."""
    lang = edition.lang
    rows: list[tuple[Cell, ...]] = []
    for (goal, _), found in edition.trends.items():
        for series in (*found.own, *found.reference):
            for point in series.points:
                name = point.period.label(lang), day(point.period.last, lang)
                value = number(point.value, found.unit, lang, bare=True)
                said = edition.say("rap_foreloebig") if point.preliminary else ""
                mark = ", ".join(filter(None, (said, known_parts(point, lang))))
                rows.append(
                    (goal, found.text, show(series.place.name, lang), *name, value, word(found.unit, lang), mark)
                )
    if rows:
        head = edition.head("maal", "tekst", "omraade", "periode", "sidste_dag", "tal", "enhed", "bemaerk")
        yield Table(edition.say("rap_bag_kurver"), head, tuple(rows))
