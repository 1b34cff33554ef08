"""Modtagere af ydelser: antal og andele."""

from pejl.numbers import Value
from pejl.rules import Ask, Missing, indicator


@indicator(title="fuldtidspersoner", unit="fuldtidspersoner", measures=("fuldtidspersoner",))
def fuldtidspersoner(ask: Ask) -> Value:
    """Fuldtidspersoner på ydelserne i perioden; over et år: helårspersoner.

    Definition: Modtagerne omregnet til fuld tid over perioden. Over flere ydelser lægges de sammen, fordi en
    fuldtidsperson kun tælles på én ydelse ad gangen.
    Kilde: Jobindsats, måling a02 (`ptv_a02`, `y01a02` … `y60a02`).
    Grænsetilfælde: En skjult celle (0-2 personer) gør summen til et interval; den bliver aldrig til nul.
    """
    return ask.count("fuldtidspersoner")


@indicator(title="berørte personer", unit="personer", measures=("personer",))
def personer(ask: Ask) -> Value:
    """Personer, der har modtaget ydelsen på noget tidspunkt i perioden.

    Definition: Unikke personer. Over flere ydelser eller områder må de ikke lægges sammen, fordi én person
    kan have været på flere; tallet findes kun, hvor det er offentliggjort for netop den gruppe.
    Kilde: Jobindsats, måling a02, "Antal personer".
    Grænsetilfælde: For en gruppe af flere ydelser uden eget tal kan indikatoren ikke opgøres.
    """
    return ask.level("personer")


@indicator(title="andel på ydelsen", unit="%", measures=("andel", "fuldtidspersoner"), share=True)
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
    title="ændring i andelen", unit="procentpoint", measures=("aendring", "andel", "fuldtidspersoner"), share=True
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


@indicator(title="forventet antal fuldtidspersoner", unit="fuldtidspersoner", measures=("forventet",))
def forventet(ask: Ask) -> Value:
    """Det antal fuldtidspersoner på ydelserne, som ministeriets model venter i kommunen.

    Definition: Statistisk model af VIVE ud fra borgernes baggrund og arbejdsmarkedet inden for pendlingsafstand.
    Kilde: Jobindsats `y30r21`, to gange om året (fire kvartaler til og med det nævnte).
    Grænsetilfælde: Ingen kommune kan regne modellen selv; tallet tages, som det er, og er rundet til hele tiere.
    """
    return ask.count("forventet")
