"""Modtagere af ydelser: antal og andele."""

import re

from pejl.ledger.verbs import PersonsAt, PersonsIn, weeks
from pejl.numbers import Value
from pejl.rules import Ask, Missing, Own, Reckoned, Whole, full_time, indicator, per_cent


@indicator(
    title="fuldtidspersoner",
    english="full-time persons",
    unit="fuldtidspersoner",
    measures=("fuldtidspersoner",),
    own=lambda own: Reckoned(full_time(own.people)),
)
def fuldtidspersoner(ask: Ask) -> Value:
    """Fuldtidspersoner på ydelserne i perioden; over et år: helårspersoner.

    Definition: Modtagerne omregnet til fuld tid over perioden. Over flere ydelser lægges de sammen, fordi en
    fuldtidsperson kun tælles på én ydelse ad gangen.
    Kilde: Jobindsats, måling a02 (`ptv_a02`, `y01a02` … `y60a02`).
    Grænsetilfælde: En skjult celle (0-2 personer) gør summen til et interval; den bliver aldrig til nul.
    Egne hændelser: Ydelsesdage i perioden gange timer om ugen, over 37 timer alle periodens dage. Dage, hvor to
    rækker for samme person og ydelse overlapper, tæller én gang; Jobindsats' egen dagformel er ikke offentlig. For en
    gruppe, der ikke er en ydelse, er det medlemmernes tid på ydelser.
    """
    return ask.count("fuldtidspersoner")


@indicator(
    title="berørte personer",
    english="persons affected",
    unit="personer",
    measures=("personer",),
    own=lambda own: Reckoned(PersonsIn(own.people)),
)
def personer(ask: Ask) -> Value:
    """Personer, der har modtaget ydelsen på noget tidspunkt i perioden.

    Definition: Unikke personer. Over flere ydelser eller områder må de ikke lægges sammen, fordi én person
    kan have været på flere; tallet findes kun, hvor det er offentliggjort for netop den gruppe.
    Kilde: Jobindsats, måling a02, "Antal personer".
    Grænsetilfælde: For en gruppe af flere ydelser uden eget tal kan indikatoren ikke opgøres.
    Egne hændelser: Hver person tæller én gang, også på flere af ydelserne; den sidste dag i perioden er med.
    """
    return ask.level("personer")


@indicator(
    title="andel på ydelsen",
    english="share on the benefit",
    unit="%",
    measures=("andel", "fuldtidspersoner"),
    share=True,
    own=lambda own: per_cent(full_time(own.people), Whole()),
)
def andel(ask: Ask) -> Value:
    """Fuldtidspersoner på ydelserne i procent af nævneren.

    Definition: Fuldtidspersoner / personer i nævneren x 100. Nævneren er enten befolkningen 16-66 år eller
    arbejdsstyrken 16-66 år; de to må ikke blandes. For et område af flere kommuner: summen af tællere over
    summen af nævnere.
    Kilde: Jobindsats, måling a02 (`_4b` arbejdsstyrken, `_5b` befolkningen).
    Grænsetilfælde: Uden en offentliggjort andel for den samlede gruppe regnes den af antal og nævner, ellers
    som sum af de enkelte andele; da er afrundingen større, og det siges.
    """
    return ask.share("andel")


@indicator(
    title="ændring i andelen",
    english="change in the share",
    unit="procentpoint",
    measures=("aendring", "andel", "fuldtidspersoner"),
    share=True,
)
def aendring(ask: Ask) -> Value:
    """Ændring i andelen på ydelserne mod samme periode året før, i procentpoint.

    Definition: Andelen nu minus andelen i samme måned eller kvartal et år tidligere; samme nævner begge gange.
    Kilde: Jobindsats a02; planerne trykker den selv (Frederikssund 2024, tabel 1).
    Grænsetilfælde: Regnet af to afrundede andele kan den ligge 0,1 fra den trykte; grænserne er derfor videre.
    """
    try:
        return ask.share("aendring")
    except Missing:
        return ask.share("andel") - ask.year_before().share("andel")


@indicator(
    title="forventet antal fuldtidspersoner",
    english="expected full-time persons",
    unit="fuldtidspersoner",
    measures=("forventet",),
)
def forventet(ask: Ask) -> Value:
    """Det antal fuldtidspersoner på ydelserne, som ministeriets model venter i kommunen.

    Definition: Statistisk model af VIVE ud fra borgernes baggrund og arbejdsmarkedet inden for pendlingsafstand.
    Kilde: Jobindsats `y30r21`, to gange om året (fire kvartaler til og med det nævnte).
    Grænsetilfælde: Ingen kommune kan regne modellen selv; tallet tages, som det er, og er rundet til hele tiere.
    """
    return ask.count("forventet")


def _over(own: Own) -> Reckoned:
    return per_cent(PersonsAt(own.courses.longer_than(weeks(_weeks(own.variant)))), PersonsAt(own.courses))


def _weeks(variant: str) -> int:
    """`over 26 uger`: 26. Missing for anything else."""
    found = re.fullmatch(r"over (\d+) uger", variant)
    if found is None:
        raise Missing("ukendt_opgoerelse", opgoerelse=variant, kendte=["over 26 uger", "over 39 uger", "over 52 uger"])
    return int(found[1])


@indicator(
    title="andel af forløb over en varighed",
    english="share of courses over a length",
    unit="%",
    measures=("andel_over_varighed",),
    share=True,
    own=_over,
    by_variant=True,
)
def over_varighed(ask: Ask) -> Value:
    """Andel af de igangværende forløb, der har varet over det antal uger, som `opgoerelse` siger.

    Definition: Forløb, der ved periodens slutning har varet længere end 26, 39 eller 52 uger, over alle
    igangværende. Et forløb er slut, når der går en hel kalendermåned uden ydelsen; sygedagpenge på den sidste dag.
    Kilde: Jobindsats, måling a21 (forløb fordelt på varighed); "gnsn. varighed" (2019) om, hvornår et forløb slutter.
    Grænsetilfælde: Et forløb, der begyndte for præcis 26 uger siden, tæller fra den dag.
    """
    return ask.share("andel_over_varighed")
