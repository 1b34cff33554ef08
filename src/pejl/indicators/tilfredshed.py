"""Tilfredshed: hvad borgere og virksomheder svarer."""

from fractions import Fraction

from pejl import law
from pejl.law.catalogue import catalogue
from pejl.ledger.verbs import NumberOf, Where, noted
from pejl.numbers import Value
from pejl.rules import Ask, Asked, Missing, Own, Reckoned, indicator
from pejl.words import Step

SATISFIED = ("meget_positiv", "positiv")
COUNTED = (*SATISFIED, "neutral", "negativ", "meget_negativ")
"""Answers that take a stand; "ved ikke" is no part of any share."""
DONT_KNOW = "ved_ikke"
SURVEYS = {(): "borgere", ("borgere",): "borgere", ("virksomheder",): "virksomheder"}
"""Which survey asks a target group. An answer has no road back to a person, so no other group can be told apart."""


def _satisfied(own: Own) -> Reckoned:
    """The question that the goal points at, else the one that `opgoerelse` names, by code or by name, among the answers
    of the survey of the group."""
    if own.asked is not None:
        return _of_plan(own.asked)
    words = own.variant.removesuffix(" tilfredshed")
    asked = next((q.code for q in catalogue("replies", "question").values() if words in (q.code, q.name)), None)
    if asked is None:
        known = [each.name for each in catalogue("replies", "question").values()]
        raise Missing("ukendt_opgoerelse", opgoerelse=own.variant, kendte=known)
    if own.groups not in SURVEYS:
        raise Missing("egne_svar_uden_gruppe", gruppe=" + ".join(law.group(code).name for code in own.groups))
    return _share(SURVEYS[own.groups], asked, SATISFIED)


def _of_plan(asked: Asked) -> Reckoned:
    """What the plan's own questionnaire counts as satisfied, and it is said with the number."""
    if not asked.satisfied:
        raise Missing("skema_uden_tilfredse_svar", skema=asked.title)
    counts = asked.counts or tuple(Step("skema_kode", {"kode": each}) for each in asked.satisfied)
    return _share(asked.survey, asked.question, asked.satisfied, (Step("skema_talt_som_tilfreds", {"svar": counts}),))


def _share(survey: str, question: str, satisfied: tuple[str, ...], notes: tuple[Step, ...] = ()) -> Reckoned:
    def answered(*answers: str) -> NumberOf:
        where: tuple[Where, ...] = (("survey", "in", (survey,)), ("answer", "in", answers))
        return NumberOf(noted("replies", question, where=where))

    beside = (("skema_svarede_ved_ikke", answered(DONT_KNOW)),)
    return Reckoned(answered(*satisfied), answered(*COUNTED), Fraction(100), notes=notes, beside=beside)


@indicator(
    title="andel tilfredse",
    english="share satisfied",
    unit="%",
    measures=("tilfredshed",),
    share=True,
    own=_satisfied,
    by_variant=True,
)
def andel(ask: Ask) -> Value:
    """Andel af besvarelserne, der er tilfredse, for netop det spørgsmål målet stiller.

    Definition: De svar, der tæller som tilfreds, over alle svar. Peger målet på et spørgsmål i planens skema
    (`spoergsmaal`), er det skemaets `tilfreds`, der siger hvilke; ellers er det tilfredse og meget tilfredse, og
    `opgoerelse` er spørgsmålet. "Ved ikke" er ikke med i andelen, men antallet nævnes.
    Kilde: Egne undersøgelser.
    Grænsetilfælde: "Positiv eller neutral" er ikke "tilfreds", og et andet spørgsmål er et andet tal; målet
    kan da ikke afgøres, men tallet nævnes. Svarer alle "ved ikke", er der ingen andel.
    Egne hændelser: Alle borgeres eller alle virksomheders svar; et svar kan ikke føres tilbage til en person.
    """
    return ask.share("tilfredshed")
