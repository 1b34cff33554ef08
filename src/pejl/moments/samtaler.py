"""Talks: held, the first, and what was in them. A booking is not a held talk, and absence keeps nothing."""

from pejl.ledger.verbs import Marks, Where, days, held, noted
from pejl.rules import Own, moment

_HELD: Where = ("outcome", "in", ("holdt",))


def _held(*more: Where) -> Marks:
    """Held talks that restart the contact clock: the municipality's own."""
    return noted("talks", where=[_HELD, ("resets", ">=", 1), *more])


@moment(
    title="samtalen er holdt",
    english="the talk is held",
    nouns=("samtale", "jobsamtale", "opfølgningssamtale", "opfølgning", "møde"),
)
def holdt(who: Own) -> Marks:
    """En individuel samtale i kontaktforløbet er holdt af kommunen.

    Rækker: `talks` med udfald `holdt`, som nulstiller kontaktforløbets ur.
    Kilde: LAB § 31; DFDG: en booking er ikke en holdt samtale.
    Grænsetilfælde: En udeblivelse og et informationsmøde tæller ikke. Hvilke slags der nulstiller, er ikke fundet hos
        DFDG; listen i `haendelser.toml` er vores, til den er.
    """
    return _held()


@moment(title="den første samtale er holdt", english="the first talk is held")
def foerste(who: Own) -> Marks:
    """Den første holdte samtale i et forløb i målgruppen.

    Rækker: `talks` som i `samtaler.holdt`, den første i hvert forløb.
    Kilde: LAB § 31 og § 33.
    Grænsetilfælde: En samtale på forløbets første dag er den første.
    """
    return who.courses.since(_held()).starts()


@moment(title="samtalen i a-kassen er holdt", english="the talk at the unemployment fund is held")
def i_akassen(who: Own) -> Marks:
    """En samtale, som a-kassen har holdt.

    Rækker: `talks` af slagsen `i_akassen` med udfald `holdt`.
    Kilde: LAB § 31, fra 2024.
    Grænsetilfælde: Den nulstiller ikke kommunens ur.
    """
    return noted("talks", "i_akassen", where=[_HELD])


@moment(title="den fælles samtale med a-kassen er holdt", english="the joint talk with the unemployment fund is held")
def faelles_med_akasse(who: Own) -> Marks:
    """En samtale i kommunen, hvor a-kassen er med.

    Rækker: `talks` af slagsen `jobsamtale_med_akasse` eller `faelles_jobsamtale` med udfald `holdt`.
    Kilde: LAB § 32; DFDG samtaletype 17 og 19.
    Grænsetilfælde: Ingen.
    """
    return noted("talks", "jobsamtale_med_akasse", "faelles_jobsamtale", where=[_HELD])


@moment(
    title="der er talt om konkrete job",
    english="concrete jobs are talked about",
    side_of=("samtaler.holdt", "samtaler.foerste"),
)
def konkrete_job(who: Own) -> Marks:
    """Konkrete job var på bordet i samtalen.

    Rækker: `talks` som i `samtaler.holdt`, med emnet `konkrete_job`.
    Kilde: Sorø 2023 l. 170; Allerød 2022 l. 480.
    Grænsetilfælde: Kun samme dags samtale tæller; det kan ikke hentes ind senere.
    """
    return _held(("topics", "with", ("konkrete_job",)))


@moment(
    title="der er søgt job og henvist i samtalen",
    english="jobs are searched for and referred to in the talk",
    side_of=("samtaler.holdt", "samtaler.foerste"),
)
def jobhenvisning(who: Own) -> Marks:
    """Borgeren blev henvist til konkrete job ved samtalen.

    Rækker: `talks` med emnet `konkrete_job`, eller `happenings` af slagsen `henvist_til_job` samme dag.
    Kilde: Allerød 2022 l. 455, 478.
    Grænsetilfælde: En henvisning dagen efter er ikke ved samtalen.
    """
    referred = noted("happenings", "henvist_til_job").at_least(1, days(1))
    return _held().on(_held(("topics", "with", ("konkrete_job",))).at_least(1, days(1)) | referred)


@moment(
    title="der er vejledt om repatriering",
    english="repatriation is advised on",
    side_of=("samtaler.holdt", "samtaler.foerste"),
)
def vejledt_repatriering(who: Own) -> Marks:
    """Borgeren blev vejledt om muligheden for at vende hjem.

    Rækker: `talks` med emnet `repatriering`.
    Kilde: Repatrieringsloven § 5; Frederikssund 2024 l. 257; Allerød 2022 l. 685-695.
    Grænsetilfælde: Kun samme dags samtale tæller.
    """
    return _held(("topics", "with", ("repatriering",)))


@moment(title="det intensive samtaleforløb begynder", english="the intensive course of talks begins")
def intensivt_forloeb(who: Own) -> Marks:
    """Et intensivt samtaleforløb begynder.

    Rækker: Den første dag af `efforts` af slagsen `intensivt_samtaleforloeb`.
    Kilde: Allerød 2022 l. 201, 473.
    Grænsetilfælde: Et forløb, der er begyndt før fristen, holder løftet.
    """
    return held("efforts", "intensivt_samtaleforloeb").starts()
