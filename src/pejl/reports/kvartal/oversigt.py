"""The summary: how many goals stand how, which moved and why, and every goal in one table."""

from collections.abc import Iterator
from dataclasses import replace

from pejl.answers.explain import reference_words, sense_words, verdict_words
from pejl.answers.told import Facts, Group, Line, summary
from pejl.goals import Standing
from pejl.reports.document import Block, Bullets, Cell, Heading, Run, Table, Text, anchor, number, plain
from pejl.reports.kvartal.edition import Edition
from pejl.words import number_with_unit, show


def overview(edition: Edition) -> Iterator[Block]:
    lang = edition.lang
    found = summary([named_parts(each) for each in edition.facts])
    yield Heading(1, edition.say("rap_sammenfatning"), "sammenfatning")
    for said in found.says:
        yield plain(show(said, lang))
    yield plain(edition.say("rap_siden", foer=edition.day_then, nu=edition.day))
    for group in Group:
        lines = found.of(group)
        if lines:
            yield Text((Run(edition.say(f"rap_gruppe_{group.value}"), strong=True),))
            yield Bullets(tuple(_line(line, lang) for line in lines))
    yield Heading(1, edition.say("rap_alle_maal"), "alle-maal")
    yield _table(edition)


def anchor_of(goal: str) -> str:
    """What a link to a goal goes to."""
    return f"maal-{anchor(goal)}"


def _line(line: Line, lang: str) -> tuple[Run, ...]:
    """A goal with what is told of it; which parts it has is told in the table."""
    link = Run(f"{line.id} {line.text}", link=f"#{anchor_of(line.id)}", danish=True)
    says = " ".join(show(each, lang) for each in line.says if each.code != "aend_dele")
    return (link, Run(f": {says}")) if says else (link,)


def named_parts(facts: Facts) -> Facts:
    """With the parts by what they are called: on paper nobody can look a short name up."""
    return replace(facts, parts=tuple(replace(each, id=f"»{each.text}«") for each in facts.parts))


def _table(edition: Edition) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for each in edition.standings:
        rows.append(_row(each, each.id, edition.lang))
        rows += [_row(part, f"{each.id}/{part.id}", edition.lang) for part in each.parts]
    return Table(
        edition.say("rap_alle_maal_tabel", dag=edition.day),
        edition.head("maal", "tekst", "tal", "periode", "mod", "afstand", "staar"),
        tuple(rows),
        note=edition.say("rap_alle_maal_note"),
        sheet=edition.say("rap_alle_maal"),
        wide=(1, 4, 6),
        danish=(1,),
    )


def _row(standing: Standing, label: str, lang: str) -> tuple[Cell, ...]:
    judged = standing.judgement
    return (
        label,
        standing.text,
        number(judged.value, judged.unit, lang),
        judged.own.period.label(lang) if judged.own else "",
        held_against(standing, lang),
        number(judged.limit.distance if judged.limit else None, judged.unit, lang, bare=True),
        verdict_words(standing, lang),
    )


def held_against(standing: Standing, lang: str) -> str:
    """The limit with its side, and what it is reckoned from; "" where there is neither."""
    judged = standing.judgement
    said = []
    if judged.limit is not None:
        unit = "" if judged.value and judged.unit != "%" else judged.unit  # a long one is said once, by the number
        said.append(f"{sense_words(judged.limit.sense, lang)} {number_with_unit(judged.limit.limit, unit, lang)}")
    return "; ".join(filter(None, [*said, reference_words(standing, lang)]))
