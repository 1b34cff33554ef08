"""The summary: how many goals stand how, which moved and why, and every goal in one table."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from pejl.answers.explain import reference_words, sense_words, verdict_words
from pejl.answers.told import Facts, Group, Line, summary
from pejl.goals import Standing
from pejl.goals.awaited import awaits, several
from pejl.goals.stand import AT_RISK, BASELINE, MET, NOT_MET, ON_TRACK, UNDECIDED, UNDERWAY
from pejl.measure import Measured
from pejl.reports.document import Block, Bullets, Cell, Heading, Note, Run, Table, Text, anchor, number, plain
from pejl.reports.document import Kind as NoteKind
from pejl.reports.kvartal.edition import Edition, Texts
from pejl.reports.kvartal.sjaeldnest import lowest
from pejl.words import Step, number_with_unit, say, show, word

PART = "del_af_aaret"
"""What a number's trail says where it is of a part of its year."""
MOST = 3
"""Periods of a part of a year that are named, at most."""
EXPLAINED = (ON_TRACK, AT_RISK, MET, NOT_MET, UNDECIDED, BASELINE, UNDERWAY)
"""Verdicts and stages in the order they are explained."""


def overview(edition: Edition) -> Iterator[Block]:
    lang = edition.lang
    found = summary([named_parts(each) for each in edition.facts])
    yield Heading(1, edition.say("rap_sammenfatning"), "sammenfatning")
    if edition.day < edition.plan.first:
        yield plain(edition.say("rap_ikke_begyndt", dag=edition.plan.first))
    if edition.quarter.first > edition.plan.last:
        yield plain(edition.say("rap_forbi", dag=edition.plan.last))
    *most, last = [show(each, lang) for each in found.says]
    if any(each.verdict_before for each in edition.facts):
        most, last = [*most, last], edition.say("rap_siden", foer=edition.day_then, nu=edition.day)
    yield from map(plain, most)
    yield plain(last if lang == "da" else f"{last} {edition.say('rap_paa_dansk')}")
    if any(not line.lacks for line in found.lines):
        for group in Group:
            yield from _group(group, found.of(group), edition)
    yield from lowest(edition)
    yield from _unwritten(edition)
    yield Heading(1, edition.say("rap_alle_maal"), "alle-maal")
    yield _table(edition)
    yield from _words(edition)


def _group(group: Group, lines: Sequence[Line], edition: Edition) -> Iterator[Block]:
    """Its goals under its name, those without any number in one line."""
    if not lines:
        return
    yield Text((Run(edition.say(f"rap_gruppe_{group}"), strong=True),))
    bullets = tuple(_line(line, edition.lang) for line in lines if not line.lacks)
    if bullets:
        yield Bullets(bullets)
    lacking = [Run(line.id, link=f"#{anchor_of(line.id)}") for line in lines if line.lacks]
    if lacking:
        between = (run for each in lacking for run in (Run(", "), each))
        yield Text((Run(edition.say("rap_uden_tal")), *list(between)[1:], Run(".")))


def _unwritten(edition: Edition) -> Iterator[Note]:
    """The goals whose owners have written nothing, once for all of them; where none has, without their ids."""
    texts = [(goal.id, edition.texts.get(goal.id, Texts())) for goal in edition.plan.goals]
    ids = [goal for goal, each in texts if not f"{each.did}{each.next_}".strip()]
    if ids:
        yield Note(NoteKind.LACK, edition.say("rap_ikke_skrevet_for", maal=ids if len(ids) < len(texts) else ()))


def anchor_of(goal: str) -> str:
    """What a link to a goal goes to."""
    return f"maal-{anchor(goal)}"


def _line(line: Line, lang: str) -> tuple[Run, ...]:
    """A goal with what is told of it."""
    link = Run(f"{line.id} {line.text}", link=f"#{anchor_of(line.id)}", danish=True)
    return link, Run(f": {' '.join(show(each, lang) for each in line.says)}")


def named_parts(facts: Facts) -> Facts:
    """With the parts by what they are called: on paper nobody can look a short name up."""
    return replace(facts, parts=tuple(replace(each, id=f"»{each.text}«") for each in facts.parts))


def _table(edition: Edition) -> Table:
    """A goal's parts stand under it. What is alike in most rows is said once: the stage, and a long unit."""
    lang = edition.lang
    every = [(each, each is goal) for goal in edition.standings for each in (goal, *goal.parts)]
    stage = Counter(each.stage for each, _ in every).most_common(1)[0][0]
    units = {each.judgement.unit for each, _ in every if each.judgement.unit or each.judgement.value} - {"%"}
    unit = units.pop() if len(units) == 1 and not units & {"", "ratio"} else ""
    told = [edition.say("rap_alle_maal_fase", fase=word(stage, lang))]
    told += [edition.say("rap_alle_maal_enhed", enhed=word(unit, lang))] if unit else []
    told += [edition.say("rap_alle_maal_note")] if any(each.judgement.limit for each, _ in every) else []
    return Table(
        edition.say("rap_alle_maal_tabel", dag=edition.day),
        edition.head("maal", "tekst", "tal", "periode", "mod", "afstand", "staar"),
        tuple((*(_named(*each)), *_row(each[0], stage, unit, lang)) for each in every),
        note=" ".join(told),
        sheet=edition.say("rap_alle_maal"),
        danish=(1,),
    ).filled()


def _named(standing: Standing, whole: bool) -> tuple[str, str]:
    return (standing.id, standing.text) if whole else ("", f"–\N{NO-BREAK SPACE}{standing.text}")


def _row(standing: Standing, stage: str, unit: str, lang: str) -> tuple[Cell, ...]:
    """Without a stage or a unit that is said of the whole table."""
    judged, own = standing.judgement, word(standing.stage, lang)
    said = verdict_words(standing, lang).removeprefix(f"{own} ")
    return (
        number(judged.value, judged.unit, lang, bare=judged.unit == unit),
        period_words(judged.own, lang) if judged.own else "",
        held_against(standing, lang),
        number(judged.limit.distance if judged.limit else None, judged.unit, lang, bare=True),
        ", ".join([said, *([own] if standing.stage != stage else []), *_awaited(standing, lang)]),
    )


def _awaited(standing: Standing, lang: str) -> list[str]:
    """That its date, or that of a part, has passed without the last number."""
    every = (standing, *standing.parts)
    return [say("rap_afventer", {}, lang)] if any(each.counts and awaits(each.judgement) for each in every) else []


def held_against(standing: Standing, lang: str) -> str:
    """The limit with its side, and what it is reckoned from; of a gap without a limit the own number too. "" where
    there is nothing."""
    judged = standing.judgement
    own = ""
    if judged.limit is None and judged.reference is not None and judged.own and judged.own.value != judged.value:
        own = f"{show(judged.own.place.name, lang)}: {show(judged.own.value, lang)}"
    return "; ".join(filter(None, [limit_words(standing, lang), own, against_words(standing, lang)]))


def _words(edition: Edition) -> Iterator[Text]:
    """What the verdicts and stages in the table mean, of those that stand in it."""
    lang, every = edition.lang, [each for goal in edition.standings for each in (goal, *goal.parts)]
    there = {each.verdict for each in every} | {each.stage for each in every}
    codes = [code for code in EXPLAINED if code in there]
    said = [(Run(word(code, lang), strong=True), Run(f": {edition.say(f'rap_ord_{code}')} ")) for code in codes]
    yield Text(tuple(chain.from_iterable(said)))


def period_words(own: Measured, lang: str) -> str:
    """`1. og 3. kvartal 2023`: which of its year a number is of, where that is not all; of many how many."""
    part = next((show(Step("aend_del", each.params), lang) for each in own.trail.steps if each.code == PART), "")
    if part and 0 < len(own.made_of) <= MOST:
        return show(several(own.made_of), lang)
    return f"{own.period.label(lang)} ({part})" if part else own.period.label(lang)


def against_words(standing: Standing, lang: str) -> str:
    """What the number is held against, and where that is the number itself, that it is."""
    said, (own, *others) = reference_words(standing, lang), standing.judgement.measured or (None,)
    itself = own is not None and any((each.place, each.period) == (own.place, own.period) for each in others)
    return f"{said} ({say('rap_samme_tal', {}, lang)})" if said and itself else said


def limit_words(standing: Standing, lang: str) -> str:
    """`mindst 9,3 %`; "" where there is no limit."""
    judged = standing.judgement
    if judged.limit is None:
        return ""
    unit = "" if judged.value and judged.unit != "%" else judged.unit  # a long one is said once, by the number
    return f"{sense_words(judged.limit.sense, lang)} {number_with_unit(judged.limit.limit, unit, lang)}"
