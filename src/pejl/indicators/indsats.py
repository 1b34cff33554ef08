"""Indsatsen: tilbud, lønnede timer, aktivering, fokusmål og planer."""

from pejl.numbers import Value, percent
from pejl.rules import Ask, Missing, indicator


@indicator(
    title="andel i virksomhedsrettet tilbud",
    unit="%",
    measures=("virksomhedsrettet_tilbud", "personer_i_virksomhedsrettet_tilbud", "personer"),
    share=True,
)
def virksomhedsrettet_tilbud(ask: Ask) -> Value:
    """Andel af modtagerne, der er i virksomhedsrettet tilbud.

    Definition: Personer i virksomhedspraktik eller løntilskud over personer på målets ydelser.
    Kilde: Jobindsats c02 over a02; findes ikke som færdig måling, planerne kalder det egne beregninger.
    Grænsetilfælde: Småjob, mentor og socialt frikort er ikke virksomhedsrettede tilbud. Personer lægges ikke
    sammen over ydelser: uden en færdig andel kræves begge antal for netop målets gruppe.
    """
    try:
        return ask.share("virksomhedsrettet_tilbud")
    except Missing:
        share = percent(ask.count("personer_i_virksomhedsrettet_tilbud"), ask.count("personer"))
    if share is None:
        raise Missing("ingen_i_naevneren")
    return share


@indicator(title="andel med lønnede timer", unit="%", measures=("loennede_timer",), share=True)
def loennede_timer(ask: Ask) -> Value:
    """Andel af modtagerne med ordinære løntimer i måneden.

    Definition: Modtagere med mindst én ordinær løntime over alle modtagere.
    Kilde: Jobindsats j01 (`otij01`, `y60j01`).
    Grænsetilfælde: Timer i løntilskud og fleksjob tæller ikke.
    """
    return ask.share("loennede_timer")


@indicator(title="aktiveringsgrad", unit="%", measures=("aktiveringsgrad",))
def aktiveringsgrad(ask: Ask) -> Value:
    """Den del af ydelsestiden, der er tilbragt i tilbud.

    Definition: Fuldtidsaktiverede over fuldtidspersoner på ydelsen, i procent.
    Kilde: Jobindsats c07 (`y60c07`); den præcise ordlyd er ikke fundet.
    Grænsetilfælde: Andelen af personer med et tilbud i perioden er et andet og højere tal.
    """
    return ask.level("aktiveringsgrad")


@indicator(title="andel uden den lovpligtige indsats", unit="%", measures=("fokusmaal",), share=True)
def fokusmaal(ask: Ask) -> Value:
    """Andel med mindst 12 måneders anciennitet, der ikke har fået den indsats, fokusmålet kræver.

    Definition: Personer uden aktivt tilbud eller mindst 100 timers arbejde i 12 måneder, over alle med mindst
    12 måneder; opgøres pr. målgruppe ved hver måledato.
    Kilde: Lov om organisering og understøttelse af beskæftigelsesindsatsen, fokusmål 2020-2026.
    Grænsetilfælde: Solrøds læsning (4 samtaler og 1 tilbud) er en anden regel end lovens.
    """
    return ask.share("fokusmaal")


@indicator(title="andel med En Plan", unit="%", measures=("en_plan",), share=True)
def en_plan(ask: Ask) -> Value:
    """Andel af borgere med komplekse problemer, der har én samlet plan.

    Definition: Borgere mærket med komplekse problemer, som har En Plan, over alle mærkede.
    Kilde: Egne sager (Allerød 2022, l. 191).
    Grænsetilfælde: Uden mærket kan ingen tælles.
    """
    return ask.share("en_plan")


@indicator(title="andel, der deltager", unit="%", measures=("deltager",), share=True)
def deltagelse(ask: Ask) -> Value:
    """Andel af målgruppen, der deltager i den lovede indsats.

    Definition: Personer i målgruppen, der er begyndt på indsatsen, over alle i målgruppen.
    Kilde: Egne sager (Allerød 2022, l. 201).
    Grænsetilfælde: Tilbudt er ikke deltaget.
    """
    return ask.share("deltager")
