"""Sickness: the report, the follow-up, the recovery, and who helps the workplace."""

from pejl.ledger.verbs import Marks, Spans, Where, days, held, noted
from pejl.rules import Own, moment

_HELD: Where = ("outcome", "in", ("holdt",))


@moment(title="sygemeldingen begynder", english="the sick leave begins", nouns=("sygemelding",))
def sygemeldt(who: Own) -> Marks:
    """Den første dag i et forløb på sygedagpenge.

    Rækker: Den første dag i hvert forløb af målgruppens rækker.
    Kilde: Sygedagpengeloven.
    Grænsetilfælde: En ny sygemelding dagen efter en raskmelding er samme forløb, hvis ydelsen fortsætter uden ophold.
    """
    return who.courses.starts()


@moment(title="sygemeldt fra et arbejde", english="on sick leave from a job")
def med_arbejdsgiver(who: Own) -> Marks:
    """Sygemeldingen er fra et arbejde.

    Rækker: `happenings` af slagsen `sygemelding_med_arbejdsgiver`.
    Kilde: Solrød 2024 l. 325.
    Grænsetilfælde: Ingen.
    """
    return noted("happenings", "sygemelding_med_arbejdsgiver")


@moment(title="sygemeldt fra ledighed", english="on sick leave from unemployment")
def uden_arbejdsgiver(who: Own) -> Marks:
    """Sygemeldingen er fra ledighed.

    Rækker: `happenings` af slagsen `sygemelding_uden`.
    Kilde: Solrød 2024 l. 327.
    Grænsetilfælde: Ingen.
    """
    return noted("happenings", "sygemelding_uden")


@moment(title="raskmeldingen", english="the return from sick leave", nouns=("raskmelding",), reach=days(31))
def raskmeldt(who: Own) -> Marks:
    """Borgeren melder sig rask.

    Rækker: `happenings` af slagsen `raskmeldt`.
    Kilde: Frederikssund 2024 l. 167.
    Grænsetilfælde: Den raskmeldte hører til den målgruppe, vedkommende er i den dag eller vender tilbage til inden
        for 31 dage: en ledig, der bliver rask, er forsikret ledig igen.
    """
    return noted("happenings", "raskmeldt")


@moment(title="delvist raskmeldt", english="partly back at work")
def delvist_raskmeldt(who: Own) -> Marks:
    """Borgeren er begyndt delvist igen.

    Rækker: `happenings` af slagsen `delvist_raskmeldt`.
    Kilde: Solrød 2024 l. 341.
    Grænsetilfælde: Ingen.
    """
    return noted("happenings", "delvist_raskmeldt")


@moment(
    title="den fælles samtale ved raskmeldingen er holdt",
    english="the joint talk at the return from sick leave is held",
)
def faellessamtale(who: Own) -> Marks:
    """Sagsbehandler, jobrådgiver og borger har holdt den fælles samtale.

    Rækker: `talks` af slagsen `faelles_raskmelding` med udfald `holdt`.
    Kilde: Frederikssund 2024 l. 167.
    Grænsetilfælde: En almindelig samtale holder ikke løftet.
    """
    return noted("talks", "faelles_raskmelding", where=[_HELD])


@moment(title="virksomhedskonsulenten er knyttet på", english="the company consultant is attached")
def virksomhedskonsulent(who: Own) -> Marks:
    """En virksomhedskonsulent følger den sygemeldte.

    Rækker: Den første dag af `relations` i rollen `virksomhedskonsulent`.
    Kilde: Frederikssund 2024 l. 153.
    Grænsetilfælde: Ingen.
    """
    return held("relations", "virksomhedskonsulent").starts()


@moment(title="ansat og ikke begyndt delvist igen", english="employed and not partly back")
def ansat_uden_opstart(who: Own) -> Spans:
    """Borgeren er sygemeldt fra et arbejde og er ikke begyndt delvist igen. En tilstand.

    Rækker: Målgruppens forløb fra dagen for `sygemelding_med_arbejdsgiver`, til dagen før `delvist_raskmeldt`.
    Kilde: Frederikssund 2024 l. 153.
    Grænsetilfælde: Den dag, den sygemeldte begynder delvist, er ikke med. En melding fra før forløbets første dag ses
        ikke.
    """
    employed = who.courses.since(noted("happenings", "sygemelding_med_arbejdsgiver"))
    return employed - who.courses.since(noted("happenings", "delvist_raskmeldt"))


@moment(title="oplysningsskemaet er besvaret", english="the information form is answered")
def oplysningsskema(who: Own) -> Marks:
    """Borgeren har svaret på oplysningsskemaet.

    Rækker: `happenings` af slagsen `oplysningsskema_besvaret`.
    Kilde: Sygedagpengeloven: inden 8 dage.
    Grænsetilfælde: Ingen.
    """
    return noted("happenings", "oplysningsskema_besvaret")


@moment(title="opfølgningen er holdt", english="the follow-up is held")
def opfoelgning(who: Own) -> Marks:
    """En opfølgning i sygedagpengesagen er holdt.

    Rækker: `talks` med udfald `holdt`, som nulstiller kontaktforløbets ur.
    Kilde: Sygedagpengeloven § 13 b.
    Grænsetilfælde: Et informationsmøde er ikke en opfølgning.
    """
    return noted("talks", where=[_HELD, ("resets", ">=", 1)])


@moment(title="forlængelsen er vurderet", english="the extension is assessed")
def forlaengelse_vurderet(who: Own) -> Marks:
    """Det er vurderet, om sygedagpengene kan forlænges.

    Rækker: `happenings` af slagsen `forlaengelse_vurderet`.
    Kilde: Sygedagpengeloven: ved 22 uger.
    Grænsetilfælde: Ingen.
    """
    return noted("happenings", "forlaengelse_vurderet")


@moment(title="Fast Track begynder", english="Fast Track begins")
def fast_track(who: Own) -> Marks:
    """Borgeren er med i Fast Track.

    Rækker: Den første dag af `efforts` af slagsen `fast_track`.
    Kilde: Sygedagpengeloven § 7 c; Frederikssund 2024 l. 147.
    Grænsetilfælde: Ingen.
    """
    return held("efforts", "fast_track").starts()
