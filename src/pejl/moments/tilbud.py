"""Offers and the support beside them."""

from datetime import date, timedelta

from pejl.law.catalogue import offers_counting_as, right_and_duty_days, right_and_duty_offers
from pejl.ledger.verbs import Marks, Spans, days, held, noted
from pejl.rules import Own, moment


@moment(title="tilbuddet begynder", english="the offer begins", nouns=("tilbud", "aktivering"))
def begynder(who: Own) -> Marks:
    """Et tilbud efter beskæftigelsesloven eller integrationsloven begynder.

    Rækker: Den første dag af `offers`, hvis slags tæller som tilbud i `redskaber.toml`.
    Kilde: LAB kapitel 10-14; Solrød 2024 l. 177.
    Grænsetilfælde: Støtte som mentor er ikke et tilbud; ordinær ansættelse er det heller ikke.
    """
    return held("offers", *offers_counting_as("tilbud")).starts()


def _counting() -> Spans:
    """Offers that count for the right and duty: some kinds only where they begin from a certain day on."""
    found = held("offers", *right_and_duty_offers(date.min))
    for day in right_and_duty_days():
        later = set(right_and_duty_offers(day)) - set(right_and_duty_offers(day - timedelta(days=1)))
        since = (day - date(1970, 1, 1)).days
        found = found | held("offers", *sorted(later), where=[("start", ">=", since)])
    return found


@moment(title="ret og pligt-tilbuddet begynder", english="the right-and-duty offer begins")
def ret_og_pligt(who: Own) -> Marks:
    """Et tilbud, der opfylder retten og pligten til tilbud, begynder.

    Rækker: Den første dag af `offers`, hvis slags tæller for § 102 den dag, og som varer mindst 2 uger.
    Kilde: LAB § 102; øvrig vejledning og opkvalificering tæller igen fra 1. juli 2026.
    Grænsetilfælde: 14 dage er 2 uger. Tilbud, der ligger i forlængelse af hinanden, er ét; en dag imellem gør dem til
        to. Øvrig vejledning og opkvalificering, der er begyndt før 1. juli 2026, gør heller ikke et andet tilbud
        længere.
    """
    rows = _counting().courses()
    fourteenth = rows.longer_than(days(13)).starts()
    return rows.starts().followed_by(fourteenth, days(14))


@moment(
    title="det aktive tilbud begynder",
    english="the active offer begins",
    going_on=lambda who: held("offers", *offers_counting_as("tilbud")),
)
def aktivt(who: Own) -> Marks:
    """Et aktivt tilbud begynder; uret mod det næste står stille, mens det løber.

    Rækker: Den første dag af `offers`, hvis slags tæller som tilbud.
    Kilde: Indsatsgarantien: aldrig mere end 6 måneder uden et aktivt tilbud; Sorø 2023 l. 180.
    Grænsetilfælde: De 6 måneder regnes fra forløbets første dag, siden fra det seneste tilbuds sidste dag.
    """
    return held("offers", *offers_counting_as("tilbud")).starts()


@moment(
    title="den virksomhedsrettede aktivering begynder",
    english="the activation at a company begins",
    nouns=("virksomhedsaktivering", "virksomhedspraktik"),
)
def virksomhed(who: Own) -> Marks:
    """Virksomhedspraktik eller løntilskud begynder.

    Rækker: Den første dag af `offers`, hvis slags tæller som virksomhedsrettet.
    Kilde: Jobindsats c02; Allerød 2022 l. 664.
    Grænsetilfælde: Nytteindsats er ikke virksomhedsrettet.
    """
    return held("offers", *offers_counting_as("virksomhedsrettet")).starts()


@moment(title="mentoren er knyttet på", english="the mentor is attached")
def mentor(who: Own) -> Marks:
    """Mentorstøtte begynder.

    Rækker: Den første dag af `offers` af slagsen `mentor`.
    Kilde: Allerød 2022 l. 664; Frederikssund 2024 l. 301.
    Grænsetilfælde: En mentor fra et tidligere tilbud tæller ikke for det nye.
    """
    return held("offers", "mentor").starts()


@moment(title="kompetencerne er beskrevet i Kompetencekortet", english="the skills are described in Kompetencekortet")
def kompetencekort(who: Own) -> Marks:
    """Virksomheden har beskrevet, hvad borgeren kan.

    Rækker: `happenings` af slagsen `kompetencekort`.
    Kilde: Allerød 2022 l. 671.
    Grænsetilfælde: Ingen.
    """
    return noted("happenings", "kompetencekort")


@moment(title="den personlige jobformidler er udpeget", english="the personal job agent is appointed")
def jobformidler(who: Own) -> Marks:
    """Borgeren får en personlig jobformidler.

    Rækker: Den første dag af `relations` i rollen `jobformidler`.
    Kilde: Sorø 2023 l. 180.
    Grænsetilfælde: Ingen.
    """
    return held("relations", "jobformidler").starts()
