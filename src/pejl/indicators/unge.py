"""Unge: efter afsluttet forløb, ungdomsuddannelse og valg af erhvervsuddannelse."""

from pejl.numbers import Value
from pejl.rules import Ask, indicator


@indicator(title="andel i uddannelse eller job efter forløb", unit="%", measures=("efter_forloeb",), share=True)
def efter_forloeb(ask: Ask) -> Value:
    """Andel i uddannelse eller beskæftigelse et antal måneder efter afsluttet forløb.

    Definition: Én status pr. person på dagen 3, 6 eller 12 måneder efter sidste ydelsesdag; ydelser går forud
    for uddannelse, uddannelse forud for job. `opgoerelse` siger hvor mange måneder.
    Kilde: Jobindsats `y60b15` (før 1. juli 2025 `y38b15`), pr. kvartal for afslutning.
    Grænsetilfælde: Tallet for et kvartal kommer først mere end et år efter.
    """
    return ask.share("efter_forloeb")


@indicator(title="andel med ungdomsuddannelse", unit="%", measures=("ungdomsuddannelse",), share=True)
def ungdomsuddannelse(ask: Ask) -> Value:
    """Andel af årgangen, der har fuldført en ungdomsuddannelse.

    Definition: Personer i alderen med mindst én fuldført ungdomsuddannelse over alle i alderen.
    Kilde: Uddannelsesregistrene; tastes eller hentes som tabel.
    Grænsetilfælde: I gang er ikke fuldført.
    """
    return ask.share("ungdomsuddannelse")


@indicator(title="andel uden tilknytning", unit="%", measures=("uden_tilknytning",), share=True)
def uden_tilknytning(ask: Ask) -> Value:
    """Andel unge uden tilknytning til uddannelse eller arbejdsmarked.

    Definition: Unge i alderen, der hverken er under uddannelse eller i arbejde, over alle unge i alderen.
    Kilde: Uddannelsesregistrene; tastes eller hentes som tabel.
    Grænsetilfælde: En halvering kræver et dateret udgangspunkt.
    """
    return ask.share("uden_tilknytning")


@indicator(title="andel med erhvervsuddannelse først", unit="%", measures=("eud_ansoegninger",), share=True)
def eud_ansoegninger(ask: Ask) -> Value:
    """Andel af afgangselever med en erhvervsuddannelse som første prioritet.

    Definition: Ansøgere med erhvervsuddannelse øverst over alle ansøgere direkte fra 9. og 10. klasse.
    Kilde: Søgetallene fra Den Koordinerede Tilmelding; tastes eller hentes som tabel.
    Grænsetilfælde: Senere ansøgninger tæller ikke.
    """
    return ask.share("eud_ansoegninger")
