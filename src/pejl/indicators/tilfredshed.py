"""Tilfredshed: hvad borgere og virksomheder svarer."""

from pejl import law
from pejl.law.catalogue import catalogue
from pejl.ledger.verbs import NumberOf, Where, noted
from pejl.numbers import Value
from pejl.rules import Ask, Missing, Own, Reckoned, indicator, per_cent

SATISFIED: Where = ("answer", "in", ("meget_positiv", "positiv"))
SURVEYS = {(): "borgere", ("borgere",): "borgere", ("virksomheder",): "virksomheder"}
"""Which survey asks a target group. An answer has no road back to a person, so no other group can be told apart."""


def _satisfied(own: Own) -> Reckoned:
    """The question that `opgoerelse` names, by code or by name, among the answers of the survey of the group."""
    words = own.variant.removesuffix(" tilfredshed")
    asked = next((q.code for q in catalogue("replies", "question").values() if words in (q.code, q.name)), None)
    if asked is None:
        known = [each.name for each in catalogue("replies", "question").values()]
        raise Missing("ukendt_opgoerelse", opgoerelse=own.variant, kendte=known)
    if own.groups not in SURVEYS:
        raise Missing("egne_svar_uden_gruppe", gruppe=" + ".join(law.group(code).name for code in own.groups))
    survey: Where = ("survey", "in", (SURVEYS[own.groups],))
    answers = noted("replies", asked, where=[survey])
    return per_cent(NumberOf(noted("replies", asked, where=[survey, SATISFIED])), NumberOf(answers))


@indicator(title="andel tilfredse", unit="%", measures=("tilfredshed",), share=True, own=_satisfied, by_variant=True)
def andel(ask: Ask) -> Value:
    """Andel af besvarelserne, der er tilfredse, for netop det spørgsmål målet stiller.

    Definition: Tilfredse og meget tilfredse over alle besvarelser. `opgoerelse` er spørgsmålet og hvilke svar
    der tælles.
    Kilde: Egne undersøgelser.
    Grænsetilfælde: "Positiv eller neutral" er ikke "tilfreds", og et andet spørgsmål er et andet tal; målet
    kan da ikke afgøres, men tallet nævnes.
    Egne hændelser: Alle borgeres eller alle virksomheders svar; et svar kan ikke føres tilbage til en person.
    """
    return ask.share("tilfredshed")
