"""Indsatsen: tilbud, lønnede timer, aktivering, fokusmål og planer."""

import re

from pejl.law.catalogue import catalogue, offers_counting_as
from pejl.law.required import Required, required
from pejl.ledger.verbs import PersonsAt, PersonsIn, Spans, held, months, noted, weeks
from pejl.numbers import Value, percent
from pejl.rules import Ask, Missing, Own, Reckoned, full_time, indicator, per_cent


def _offers(counting_as: str = "tilbud") -> Spans:
    return held("offers", *offers_counting_as(counting_as))


def _ordinary_hours() -> Spans:
    return held("jobs", "ordinaer", where=[("minutes", ">=", 1)])


@indicator(
    title="andel i virksomhedsrettet tilbud",
    english="share in an offer at a company",
    unit="%",
    measures=("virksomhedsrettet_tilbud", "personer_i_virksomhedsrettet_tilbud", "personer"),
    share=True,
    own=lambda own: per_cent(PersonsIn(own.people & _offers("virksomhedsrettet")), PersonsIn(own.people)),
)
def virksomhedsrettet_tilbud(ask: Ask) -> Value:
    """Andel af modtagerne, der er i virksomhedsrettet tilbud.

    Definition: Personer i virksomhedspraktik eller løntilskud over personer på målets ydelser.
    Kilde: Jobindsats c02 over a02; findes ikke som færdig måling, planerne kalder det egne beregninger.
    Grænsetilfælde: Småjob, mentor og socialt frikort er ikke virksomhedsrettede tilbud. Personer lægges ikke
    sammen over ydelser: uden en færdig andel kræves begge antal for netop målets gruppe.
    Egne hændelser: Personer med mindst én dag på ydelsen og i tilbuddet samtidig, over personer på ydelsen i perioden.
    Hvad der tæller som virksomhedsrettet, står i `law/redskaber.toml`.
    """
    try:
        return ask.share("virksomhedsrettet_tilbud")
    except Missing:
        share = percent(ask.count("personer_i_virksomhedsrettet_tilbud"), ask.count("personer"))
    if share is None:
        raise Missing("ingen_i_naevneren")
    return share


@indicator(
    title="andel med lønnede timer",
    english="share with paid hours",
    unit="%",
    measures=("loennede_timer",),
    share=True,
    own=lambda own: per_cent(PersonsIn(own.people & _ordinary_hours()), PersonsIn(own.people)),
)
def loennede_timer(ask: Ask) -> Value:
    """Andel af modtagerne med ordinære løntimer i måneden.

    Definition: Modtagere med mindst én ordinær løntime over alle modtagere.
    Kilde: Jobindsats j01 (`otij01`, `y60j01`).
    Grænsetilfælde: Timer i løntilskud og fleksjob tæller ikke.
    """
    return ask.share("loennede_timer")


@indicator(
    title="aktiveringsgrad",
    english="activation degree",
    unit="%",
    measures=("aktiveringsgrad",),
    own=lambda own: per_cent(full_time(own.people & _offers()), full_time(own.people)),
)
def aktiveringsgrad(ask: Ask) -> Value:
    """Den del af ydelsestiden, der er tilbragt i tilbud.

    Definition: Fuldtidsaktiverede over fuldtidspersoner på ydelsen, i procent.
    Kilde: Jobindsats c07 (`y60c07`); den præcise ordlyd er ikke fundet.
    Grænsetilfælde: Andelen af personer med et tilbud i perioden er et andet og højere tal.
    Egne hændelser: Ydelsestid på dage i tilbud over al ydelsestid; tilbuddets egne timer om ugen er uden betydning.
    """
    return ask.level("aktiveringsgrad")


def _without(own: Own, asked: Required, effort: Spans) -> Reckoned:
    """Those of the seniority on the last day of the period whom the effort has not reached."""
    senior = own.courses.longer_than(months(asked.seniority))
    return per_cent(PersonsAt(senior - effort), PersonsAt(senior), looks_back=months(asked.within))


def _focus(own: Own) -> Reckoned:
    asked = required("aktive_tilbud")
    within = months(asked.within)
    worked = noted("jobs", "ordinaer", carries="minutes").amounting(asked.hours * 60, within)
    return _without(own, asked, _offers().lately(within) | worked)


def _four_and_one(own: Own) -> Reckoned:
    asked = required("fire_plus_et")
    within = months(asked.within)
    talks = noted("talks", where=[("outcome", "in", ("holdt",))]).at_least(asked.talks, within)
    return _without(own, asked, talks & _offers().lately(within))


@indicator(
    title="andel uden den lovpligtige indsats",
    english="share without the effort the law asks for",
    unit="%",
    measures=("fokusmaal",),
    share=True,
    own=_focus,
)
def fokusmaal(ask: Ask) -> Value:
    """Andel med mindst 12 måneders anciennitet, der ikke har fået den indsats, fokusmålet kræver.

    Definition: Personer uden aktivt tilbud eller mindst 100 timers arbejde i 12 måneder, over alle med mindst
    12 måneder; opgøres pr. målgruppe ved hver måledato.
    Kilde: Lov om organisering og understøttelse af beskæftigelsesindsatsen, fokusmål 2020-2026.
    Grænsetilfælde: Solrøds læsning (4 samtaler og 1 tilbud) er en anden regel end lovens: `indsats.fire_plus_et`.
    Egne hændelser: Måledatoen er periodens sidste dag. Et tilbud tæller i 12 måneder efter sin sidste dag; timer i en
    måned tæller fra dens første dag og 12 måneder frem, og 100 timer præcis er nok (`law/regler.toml`).
    """
    return ask.share("fokusmaal")


@indicator(
    title="andel uden 4 samtaler og 1 tilbud",
    english="share without 4 talks and 1 offer",
    unit="%",
    measures=("fire_plus_et",),
    share=True,
    own=_four_and_one,
)
def fire_plus_et(ask: Ask) -> Value:
    """Andel med mindst 12 måneders anciennitet uden 4 holdte samtaler og 1 tilbud inden for 12 måneder.

    Definition: Personer, der i de seneste 12 måneder har haft færre end 4 holdte samtaler eller intet tilbud, over
    alle med mindst 12 måneder; opgøres ved hver måledato.
    Kilde: Solrød 2024, l. 177 og 231, som læser fokusmålet sådan; loven siger det anderledes, se `indsats.fokusmaal`.
    Grænsetilfælde: Udeblivelser og aflysninger tæller ikke. Fire samtaler samme dag er fire.
    """
    return ask.share("fire_plus_et")


@indicator(
    title="andel med En Plan",
    english="share with En Plan",
    unit="%",
    measures=("en_plan",),
    share=True,
    own=lambda own: per_cent(
        PersonsAt(own.people.courses().since(noted("happenings", "en_plan"))), PersonsAt(own.people)
    ),
)
def en_plan(ask: Ask) -> Value:
    """Andel af borgere med komplekse problemer, der har én samlet plan.

    Definition: Borgere mærket med komplekse problemer, som har En Plan, over alle mærkede.
    Kilde: Egne sager (Allerød 2022, l. 191).
    Grænsetilfælde: Uden mærket kan ingen tælles.
    Egne hændelser: Mærkede ved periodens slutning, hvis En Plan er lavet, efter at mærket blev sat.
    """
    return ask.share("en_plan")


def _taking_part(own: Own) -> Reckoned:
    """`intensivt samtaleforløb, over 39 ugers ledighed`: which effort, and from what length of course."""
    effort, _, rest = own.variant.partition(",")
    kind = next((each.code for each in catalogue("efforts").values() if each.name == effort.strip()), None)
    if kind is None:
        known = [each.name for each in catalogue("efforts").values()]
        raise Missing("ukendt_opgoerelse", opgoerelse=own.variant, kendte=known)
    length = re.fullmatch(r"over (\d+) uger(s ledighed)?", rest.strip())
    if rest.strip() and length is None:
        raise Missing("ukendt_opgoerelse", opgoerelse=own.variant, kendte=["over 26 ugers ledighed"])
    there = own.courses.longer_than(weeks(int(length[1]))) if length else own.courses
    return per_cent(PersonsAt(there & held("efforts", kind)), PersonsAt(there))


@indicator(
    title="andel, der deltager",
    english="share taking part",
    unit="%",
    measures=("deltager",),
    share=True,
    own=_taking_part,
    by_variant=True,
)
def deltagelse(ask: Ask) -> Value:
    """Andel af målgruppen, der deltager i den lovede indsats.

    Definition: Personer i målgruppen, der er begyndt på indsatsen, over alle i målgruppen.
    Kilde: Egne sager (Allerød 2022, l. 201).
    Grænsetilfælde: Tilbudt er ikke deltaget.
    Egne hændelser: `opgoerelse` siger indsatsen og, efter et komma, fra hvilken varighed: `over 39 ugers ledighed`.
    Deltager gør den, hvis indsats løber ved periodens slutning.
    """
    return ask.share("deltager")
