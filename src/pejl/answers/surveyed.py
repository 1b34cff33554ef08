"""What citizens and companies answered, by question: own answers and typed figures beside each other, never mixed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from pejl import indicators, rules
from pejl.goals import BoundPlan, Goal, Part
from pejl.ledger import Figures, Origin
from pejl.measure import Measured, Spec, Trail, known_periods, latest, run
from pejl.numbers import Value
from pejl.periods import Grain, Period
from pejl.rules import Asked, Indicator, Missing
from pejl.surveys import (
    LEAST,
    Kind,
    Question,
    Questionnaire,
    Satisfied,
    Scale,
    counted_as,
    counts,
    of_counts,
    questionnaires,
)

SATISFACTION = "tilfredshed.andel"
ANSWERS = "besvarelser"
"""The denominator of a satisfied share."""


@dataclass(frozen=True, slots=True)
class OwnAnswers:
    """From the municipality's own asking (`egne`). `result` is None where it is withheld or cannot be had, and `why`
    then says it. With `n` 0 there is a result and no share. A number of `ved ikke` below 5 is told as 0 to 4 only where
    `few_dont_know` is set: `result.dont_know` is then 0."""

    result: Satisfied | None
    withheld: bool = False
    why: Missing | None = None
    few_dont_know: bool = False


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """A figure typed from a report or a plan (`tastet`), for the goal or part `goal`: a share in per cent as it was
    printed. How it was counted is the report's own matter, and the number of answers is seldom printed."""

    goal: str
    measured: Measured


@dataclass(frozen=True, slots=True)
class Answered:
    """One question in one period, from each origin that knows it."""

    questionnaire: Questionnaire
    question: Question
    period: Period
    own: OwnAnswers
    typed: Sequence[TypedAnswer]

    def counts(self, lang: str = "da") -> str:
        """Which answers count as satisfied, in words; "" where the plan does not say."""
        return counts(self.questionnaire, self.question, lang)


@dataclass(frozen=True, slots=True)
class FromOrigin:
    """The number of a goal (or of the part `part`) from one origin. `judged`: the plan judges by this one. `measured`
    is None where there is none, and `why` says so."""

    part: str
    origin: Origin
    judged: bool
    measured: Measured | None
    why: Missing | None = None


def surveyed(plan: BoundPlan, figures: Figures, period: Period, *, others: bool = False) -> list[Answered]:
    """Every question of a scale in the plan's order, in one month, quarter or year. Questions in words are counted
    nowhere, and interviews have no answers.

    Own answers to a question are withheld where fewer than 5 took a stand; with `others` (committee, public, export)
    also where fewer than 5 are satisfied or fewer than 5 are not.
    """
    return [_answered(plan, figures, q, question, period, others=others) for q, question in _asked(plan)]


def newest(plan: BoundPlan, figures: Figures, day: date, *, others: bool = False) -> list[Answered]:
    """As `surveyed`, each question in the newest month up to the day in which somebody answered it, or in the period
    of its newest typed figure where that is later; a question that has neither is left out."""
    found = []
    for q, question in _asked(plan):
        period = _newest(plan, figures, q, question, day)
        if period is not None:
            found.append(_answered(plan, figures, q, question, period, others=others))
    return found


def origins(plan: BoundPlan, goal: Goal, figures: Figures, day: date) -> list[FromOrigin]:
    """The goal's number on the day from each origin: first the one it is judged by, whether there is a number or not,
    and then each other that has one. Marked, and never mixed."""
    return [each for part in goal.parts or (goal.part,) for each in _origins(plan, part, figures, day)]


def _asked(plan: BoundPlan) -> Iterator[tuple[Questionnaire, Question]]:
    for q in questionnaires(plan):
        yield from ((q, each) for each in q.questions if each.scale is not Scale.TEXT and q.kind is Kind.FORM)


@cache
def _indicator() -> Indicator:
    return rules.collect(indicators, Indicator)[SATISFACTION]


def _spec(q: Questionnaire, question: Question) -> Spec:
    asked = Asked(q.id, question.id, q.satisfied, counted_as(q, question), question.text, q.title)
    return Spec(_indicator(), q.groups, ANSWERS, "", Origin.OWN, asked)


def _answered(
    plan: BoundPlan, figures: Figures, q: Questionnaire, question: Question, period: Period, *, others: bool
) -> Answered:
    own = _own(plan, figures, _spec(q, question), period)
    return Answered(q, question, period, _told(own, others=others), _typed(plan, figures, q, question, period))


def _own(plan: BoundPlan, figures: Figures, spec: Spec, period: Period) -> OwnAnswers:
    """As the goal itself would be counted: a page and a goal cannot disagree."""
    try:
        measured = run(figures, spec, plan.own, period)
    except Missing as lack:
        return OwnAnswers(of_counts(0, 0)) if lack.code == "ingen_i_naevneren" else OwnAnswers(None, why=lack)
    told = _said(measured.trail, "egne_broek")
    dont_know = _said(measured.trail, "skema_svarede_ved_ikke")["antal"]
    satisfied, n = told["taeller"], told["naevner"]
    return OwnAnswers(of_counts(_whole(satisfied), _whole(n), _whole(dont_know)))


def _said(trail: Trail, code: str) -> dict[str, object]:
    return dict(next(step.params for step in trail.steps if step.code == code))


def _whole(number: object) -> int:
    """A count of the trail. Answers are whole and never withheld before they are told."""
    exact = number.exact if isinstance(number, Value) else number
    return int(exact)  # type: ignore[call-overload, no-any-return]


def _told(own: OwnAnswers, *, others: bool) -> OwnAnswers:
    """As it may be shown. Nobody having answered is said."""
    result = own.result
    if result is None or result.n == 0:
        return own
    if result.n < LEAST:
        return OwnAnswers(None, True, Missing("skema_faa_svar", mindst=LEAST))
    if others and min(result.satisfied, result.n - result.satisfied) < LEAST:
        return OwnAnswers(None, True, Missing("skema_faa_paa_en_side", mindst=LEAST))
    if 0 < result.dont_know < LEAST:
        return OwnAnswers(replace(result, dont_know=0), few_dont_know=True)
    return own


def _typed(
    plan: BoundPlan, figures: Figures, q: Questionnaire, question: Question, period: Period
) -> list[TypedAnswer]:
    """Typed figures of the goals that point at the question."""
    found = []
    for label, part in _pointing(plan, q, question):
        if part.spec is None:
            continue
        try:
            measured = run(figures, replace(part.spec, origin=Origin.TYPED), plan.own, period)
        except Missing:
            continue
        found.append(TypedAnswer(label, measured))
    return found


def _pointing(plan: BoundPlan, q: Questionnaire, question: Question) -> Iterator[tuple[str, Part]]:
    for goal in plan.goals:
        for part in goal.parts or (goal.part,):
            asked = part.spec.asked if part.spec else None
            if asked is not None and (asked.survey, asked.question) == (q.id, question.id):
                yield (goal.id if part is goal.part else f"{goal.id}/{part.id}"), part


def _newest(plan: BoundPlan, figures: Figures, q: Questionnaire, question: Question, day: date) -> Period | None:
    """The newest month with an own answer, or the newest period with a typed figure, whichever is later."""
    own = _spec(q, question)
    typed = [replace(part.spec, origin=Origin.TYPED) for _, part in _pointing(plan, q, question) if part.spec]
    months = [each for each in known_periods(figures, own, plan.own, day) if each.grain is Grain.MONTH]
    found = [_first_with(figures, own, plan, months)]
    found += [_first_with(figures, spec, plan, known_periods(figures, spec, plan.own, day)) for spec in typed]
    return max((each for each in found if each), key=lambda each: (each.end, each.first), default=None)


def _first_with(figures: Figures, spec: Spec, plan: BoundPlan, periods: Sequence[Period]) -> Period | None:
    """The first of the periods that has a number."""
    for period in periods:
        try:
            run(figures, spec, plan.own, period)
        except Missing:
            continue
        return period
    return None


def _origins(plan: BoundPlan, part: Part, figures: Figures, day: date) -> Iterator[FromOrigin]:
    spec = part.spec
    if spec is None:
        return
    for origin in sorted(Origin, key=lambda each: each is not spec.origin):
        judged = origin is spec.origin
        try:
            found = latest(figures, replace(spec, origin=origin), [plan.own], part.rule, day)[0]
        except Missing as lack:
            if judged:
                yield FromOrigin(part.id, origin, judged, None, lack)
            continue
        yield FromOrigin(part.id, origin, judged, found)
