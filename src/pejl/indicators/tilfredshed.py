"""Tilfredshed: hvad borgere og virksomheder svarer."""

from pejl.numbers import Value
from pejl.rules import Ask, indicator


@indicator(title="andel tilfredse", unit="%", measures=("tilfredshed",), share=True)
def andel(ask: Ask) -> Value:
    """Andel af besvarelserne, der er tilfredse, for netop det spørgsmål målet stiller.

    Definition: Tilfredse og meget tilfredse over alle besvarelser. `opgoerelse` er spørgsmålet og hvilke svar
    der tælles.
    Kilde: Egne undersøgelser.
    Grænsetilfælde: "Positiv eller neutral" er ikke "tilfreds", og et andet spørgsmål er et andet tal; målet
    kan da ikke afgøres, men tallet nævnes.
    """
    return ask.share("tilfredshed")
