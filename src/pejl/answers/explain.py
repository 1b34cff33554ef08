"""Every step from rows to verdict, for one goal."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pejl import law
from pejl.answers.standings import why
from pejl.goals import BoundPlan, Goal, Part, Standing
from pejl.ledger import Figure, Origin
from pejl.measure import Measured, Spec, group_name
from pejl.periods import Period, day_in_copenhagen
from pejl.sentences import said_target
from pejl.sentences.shapes import Sense
from pejl.words import number_with_unit, say, show, word


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an explanation: a heading (`level` 0), a step (1) or a row it rests on (2)."""

    level: int
    text: str


def explain(plan: BoundPlan, goal: Goal, standing: Standing, lang: str) -> list[Line]:
    """The goal's sentence, its rule, its rows with source, line and as-of date, the arithmetic, the verdict."""
    where = f" ({goal.source})" if goal.source else ""
    lines = [Line(0, f"{plan.title} · {goal.id}: {goal.part.text}{where}")]
    if standing.parts and not goal.parts:
        for child in standing.parts:
            lines += [Line(0, f"{child.id}: {child.text}"), *_standing(child, None, lang)]
    elif standing.parts:
        for part, child in zip(goal.parts, standing.parts, strict=True):
            lines += [Line(0, f"{part.id}: {part.text}"), *_part(part, child, lang)]
    else:
        lines += _part(goal.part, standing, lang)
    return [*lines, Line(0, _verdict(standing, lang))]


def _part(part: Part, standing: Standing, lang: str) -> Iterator[Line]:
    if part.target is not None:
        yield Line(
            1,
            say(
                "forklar_maaltal",
                {"maaltal": said_target(part.target), "opgoeres": word(f"opgoeres.{part.rule}", lang)},
                lang,
            ),
        )
    if part.spec is not None:
        yield from _rule(part.spec, lang)
    yield from _standing(standing, part.spec, lang)


def _rule(spec: Spec, lang: str) -> Iterator[Line]:
    found = spec.indicator
    yield Line(1, f"{found.name}: {found.summary}")
    for heading, text in found.sections.items():
        yield Line(2, f"{heading}: {text}")
    denominator = law.denominators()[spec.denominator].name if spec.denominator else ""
    params = {"gruppe": group_name("+".join(spec.groups)), "naevner": denominator, "opgoerelse": spec.variant}
    yield Line(1, say("forklar_tael", {**params, "tal_fra": word(spec.origin, lang)}, lang))
    if spec.asked is not None:
        told = {"spoergsmaal": spec.asked.said, "skema": spec.asked.title, "svar": spec.asked.counts}
        yield Line(1, say("skema_forklar" if spec.asked.counts else "skema_forklar_uden", told, lang))
    if spec.origin is Origin.OWN:
        return
    lags = [lag for lag in (law.measures()[each].lag_days for each in found.measures) if lag is not None]
    if lags:
        yield Line(1, say("forklar_dage", {"dage": max(lags)}, lang))


def _standing(standing: Standing, spec: Spec | None, lang: str) -> Iterator[Line]:
    judged = standing.judgement
    unit = spec.indicator.unit if spec else judged.unit
    for measured in judged.measured[:4]:
        yield from _measured(measured, unit, lang)
    if len(judged.measured) > 4:
        yield Line(1, say("forklar_flere", {"antal": len(judged.measured) - 4}, lang))
    if judged.limit is not None:
        against = judged.limit
        params = {
            "egen": against.own,
            "krav": sense_words(against.sense, lang),
            "graense": against.limit,
            "afstand": against.distance,
            "holder": bool(judged.holds),
            "reference": reference_words(standing, lang),
        }
        code = "forklar_afgoerelse" if judged.holds is not None else "forklar_uafgjort"
        yield Line(1, say(code, params, lang))
    for turn in standing.turns:
        yield Line(1, say("forklar_kan_vende", {"hvordan": turn.says}, lang))


def sense_words(sense: Sense, lang: str) -> str:
    """`mindst`, `højst`: which side of the limit is good."""
    return say(f"forklar_{sense.replace('ø', 'oe')}", {}, lang)


def reference_words(standing: Standing, lang: str) -> str:
    """What the number is held against, named: `Hele landet, august 2023: 2,7`; "" where there is none."""
    judged = standing.judgement
    if judged.reference is None or judged.reference_name is None:
        return ""
    return f"{show(judged.reference_name, lang)}: {show(judged.reference, lang)}"


def _measured(measured: Measured, unit: str, lang: str) -> Iterator[Line]:
    shown = number_with_unit(measured.value, unit, lang)
    yield Line(1, f"{show(measured.place.name, lang)}, {measured.period.label(lang)}: {shown}")
    for figure in measured.trail.figures[:12]:
        yield Line(2, _row(figure, lang))
    more = len(measured.trail.figures) - 12
    if more > 0:
        yield Line(2, say("forklar_flere", {"antal": more}, lang))
    yield from (Line(2, show(step, lang)) for step in measured.trail.steps)


def _row(figure: Figure, lang: str) -> str:
    area = law.areas()[figure.area].name if figure.area in law.areas() else figure.area.removeprefix("x:")
    return say(
        "forklar_raekke",
        {
            "maaling": law.measures()[figure.measure].name,
            "gruppe": group_name(figure.group),
            "naevner": law.denominators()[figure.denominator].name if figure.denominator else "",
            "omraade": area,
            "periode": Period.parse(figure.period),
            "trykt": _printed(figure, lang),
            "kilde": f"{figure.source} {figure.table}",
            "sted": figure.origin,
            "kendt": day_in_copenhagen(figure.as_of),
        },
        lang,
    )


def _printed(figure: Figure, lang: str) -> str:
    """As the plan printed it; a machine's number as a reader writes it."""
    if figure.value is None:
        return word("skjult_tal", lang)
    read = show(Decimal(figure.value), lang)
    if figure.source != "tastet" or read in figure.printed:
        return read
    return say("trykt_laest", {"trykt": figure.printed, "laest": read}, lang)


def _verdict(standing: Standing, lang: str) -> str:
    reason = why(standing, lang)
    return f"{verdict_words(standing, lang)}" + (f": {reason}" if reason else "")


def verdict_words(standing: Standing, lang: str) -> str:
    """Stage and verdict in words and a sign: `udgangspunkt ✓ holder`, `undervejs ! i fare`."""
    if standing.holds is None and (standing.verdict is None or not standing.counts):
        said = word("ikke_bedoemt", lang)
    elif standing.verdict is not None:
        said = word(standing.verdict, lang)
    else:
        said = word("udgangspunkt_holder" if standing.holds else "udgangspunkt_holder_ikke", lang)
    return f"{word(standing.stage, lang)} {said}"
