"""The number of a goal or a part, with all that it is read by: of whom it is, when, its limit, and how it stands."""

from pejl.answers.explain import verdict_words
from pejl.answers.told.amounts import POINTS
from pejl.goals import Part, Standing
from pejl.measure import COUNTRY, Measured
from pejl.reports.document import Colour, KeyFigure, Number, capital, sentence
from pejl.reports.kvartal.edition import Edition
from pejl.reports.kvartal.oversigt import against_words, limit_words, period_words
from pejl.reports.measured import of_whom
from pejl.sentences.shapes import GapNarrows
from pejl.words import number_with_unit, show, word

COLOURS = {"✓": Colour.GOOD, "↗": Colour.GOOD, "✗": Colour.BAD, "!": Colour.BAD, "?": Colour.OPEN}
"""By the sign a verdict's word begins with."""


def key_figure(part: Part | None, standing: Standing, label: str, counted: str, edition: Edition) -> KeyFigure:
    """A standing's number with its stage and period, of whom it is, its limit, and how it stands in word and sign.
    `counted`: what its groups are named as."""
    judged, lang = standing.judgement, edition.lang
    verdict = verdict_words(standing, lang).removeprefix(f"{word(standing.stage, lang)} ")
    sign, _, said = verdict.partition(" ")
    when = [word(standing.stage, lang), period_words(judged.own, lang) if judged.own else ""]
    between = _between(part, standing, edition)
    details = [", ".join(filter(None, when)), _of_whom(part, counted, edition), between]
    details.append(_against(standing, between, edition))
    value = judged.value
    printed = Number(value, judged.unit, number_with_unit(value, judged.unit, lang)) if value else None
    detail = " ".join(sentence(each) for each in details if each)
    own = standing.text if label.startswith(standing.text) else ""
    return KeyFigure(label, printed, said, sign, COLOURS.get(sign, Colour.PLAIN), detail, danish=own)


def _of_whom(part: Part | None, counted: str, edition: Edition) -> str:
    """The groups, which of the ways to count them, and what a share is of; "" of a budget row, whose text is its
    groups, and of a goal that is told by its parts or rows."""
    if part is None or part.spec is None or part.budget:
        return ""
    whom = of_whom(part.spec)
    return edition.say("rap_taeller", hvad=counted, grupper=whom.groups, opgoerelse=whom.way, naevner=whom.whole)


def _between(part: Part | None, standing: Standing, edition: Edition) -> str:
    """The two numbers that a gap lies between; "" of any other number."""
    if part is None or part.spec is None or not _is_gap(part, standing):
        return ""
    unit, two = part.spec.indicator.unit, standing.judgement.measured[:2]
    return ", ".join(f"{_name(each, edition.lang)} {number_with_unit(each.value, unit, edition.lang)}" for each in two)


def _against(standing: Standing, between: str, edition: Edition) -> str:
    """The limit and what it is reckoned from; without a limit what it is held against, unless that has been said."""
    limit, reference = limit_words(standing, edition.lang), against_words(standing, edition.lang)
    if limit:
        return edition.say("rap_graense", graense=limit, mod=reference)
    return edition.say("rap_holdt_op_mod", mod=reference) if reference and not between else ""


def _is_gap(part: Part | None, standing: Standing) -> bool:
    """Where a gap could not be had the number is the municipality's own."""
    of_gap = part is not None and isinstance(part.target, GapNarrows)
    return of_gap and standing.judgement.unit == POINTS and len(standing.judgement.measured) > 1


def _name(measured: Measured, lang: str) -> str:
    """Inside a sentence."""
    name = show(measured.place.name, lang)
    return name.lower() if measured.place == COUNTRY and lang == "da" else name


def label_of(part: Part, standing: Standing, edition: Edition) -> str:
    """What is measured; of a goal without a measure its own words."""
    title = show(part.spec.indicator.title, edition.lang) if part.spec else part.text
    if _is_gap(part, standing):
        return edition.say("rap_forskel_til", omraade=_name(standing.judgement.measured[1], edition.lang), tekst=title)
    return capital(title)
