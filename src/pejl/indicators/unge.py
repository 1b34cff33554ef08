"""Unge: efter afsluttet forløb, ungdomsuddannelse og valg af erhvervsuddannelse."""

from pejl.ledger.verbs import NumberOf, days, held
from pejl.numbers import Value
from pejl.rules import Ask, Missing, Own, Reckoned, indicator, per_cent

DAYS_AFTER = {"1 måned": 30, "3 måneder": 92, "6 måneder": 182, "12 måneder": 365}
"""Jobindsats' own days after the last day on the benefit (b15)."""


def _status_after(own: Own) -> Reckoned:
    """One status a person, benefits first: who is on one again is in neither school nor job."""
    if own.variant not in DAYS_AFTER:
        raise Missing("ukendt_opgoerelse", opgoerelse=own.variant, kendte=list(DAYS_AFTER))
    after = days(DAYS_AFTER[own.variant])
    ended = own.courses.ends()
    working = held("jobs", "ordinaer", where=[("minutes", ">=", 1)])
    on_the_way = (held("schooling") | working) - held("spells")
    return per_cent(
        NumberOf(ended.on(on_the_way, after=after)), NumberOf(ended), settles=max(after.days, own.known_ended)
    )


@indicator(
    title="andel i uddannelse eller job efter forløb",
    english="share in education or work after a course",
    unit="%",
    measures=("efter_forloeb",),
    share=True,
    own=_status_after,
    by_variant=True,
)
def efter_forloeb(ask: Ask) -> Value:
    """Andel i uddannelse eller beskæftigelse et antal måneder efter afsluttet forløb.

    Definition: Én status pr. person på dagen 3, 6 eller 12 måneder efter sidste ydelsesdag; ydelser går forud
    for uddannelse, uddannelse forud for job. `opgoerelse` siger hvor mange måneder.
    Kilde: Jobindsats `y60b15` (før 1. juli 2025 `y38b15`), pr. kvartal for afslutning.
    Grænsetilfælde: Tallet for et kvartal kommer først mere end et år efter.
    Egne hændelser: 30, 92, 182 eller 365 dage efter den sidste ydelsesdag, som Jobindsats; job er ordinære løntimer i
    den måned, dagen ligger i. Det nyeste kvartal er det, hvor dagen er nået for alle.
    """
    return ask.share("efter_forloeb")


@indicator(
    title="andel med ungdomsuddannelse",
    english="share with upper secondary education",
    unit="%",
    measures=("ungdomsuddannelse",),
    share=True,
)
def ungdomsuddannelse(ask: Ask) -> Value:
    """Andel af årgangen, der har fuldført en ungdomsuddannelse.

    Definition: Personer i alderen med mindst én fuldført ungdomsuddannelse over alle i alderen.
    Kilde: Uddannelsesregistrene; tastes eller hentes som tabel.
    Grænsetilfælde: I gang er ikke fuldført.
    """
    return ask.share("ungdomsuddannelse")


@indicator(
    title="andel uden tilknytning",
    english="share without ties to education or work",
    unit="%",
    measures=("uden_tilknytning",),
    share=True,
)
def uden_tilknytning(ask: Ask) -> Value:
    """Andel unge uden tilknytning til uddannelse eller arbejdsmarked.

    Definition: Unge i alderen, der hverken er under uddannelse eller i arbejde, over alle unge i alderen.
    Kilde: Uddannelsesregistrene; tastes eller hentes som tabel.
    Grænsetilfælde: En halvering kræver et dateret udgangspunkt.
    """
    return ask.share("uden_tilknytning")


@indicator(
    title="andel med erhvervsuddannelse først",
    english="share with vocational education as first choice",
    unit="%",
    measures=("eud_ansoegninger",),
    share=True,
)
def eud_ansoegninger(ask: Ask) -> Value:
    """Andel af afgangselever med en erhvervsuddannelse som første prioritet.

    Definition: Ansøgere med erhvervsuddannelse øverst over alle ansøgere direkte fra 9. og 10. klasse.
    Kilde: Søgetallene fra Den Koordinerede Tilmelding; tastes eller hentes som tabel.
    Grænsetilfælde: Senere ansøgninger tæller ikke.
    """
    return ask.share("eud_ansoegninger")
