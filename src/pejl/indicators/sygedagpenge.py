"""Sygedagpenge: andele, varighed og delvise raskmeldinger."""

from fractions import Fraction

from pejl.ledger.verbs import NumberOf, PersonsAt, SumOf, noted
from pejl.numbers import Value
from pejl.rules import Ask, Own, Reckoned, Whole, full_time, indicator, per_cent


@indicator(
    title="andel på sygedagpenge",
    english="share on sickness benefit",
    unit="%",
    measures=("andel", "fuldtidspersoner"),
    share=True,
    own=lambda own: per_cent(full_time(own.people), Whole()),
)
def andel(ask: Ask) -> Value:
    """Fuldtidspersoner på sygedagpenge (og jobafklaring, når målet siger det) i procent af nævneren.

    Definition: Som `ydelser.andel`, med målets egne ydelser.
    Kilde: Jobindsats `y07a02` og `y12a02`.
    Grænsetilfælde: Planer viser både andel af arbejdsstyrken og af befolkningen; uden nævner i målet kan det
    ikke afgøres.
    """
    return ask.share("andel")


def _length(own: Own) -> Reckoned:
    ended = own.courses.ends()
    return Reckoned(SumOf(ended), NumberOf(ended), Fraction(1, 7), own.known_ended)


@indicator(title="gennemsnitlig varighed", english="mean length", unit="uger", measures=("varighed",), own=_length)
def varighed(ask: Ask) -> Value:
    """Gennemsnitligt antal uger i afsluttede forløb.

    Definition: Længden af forløb, der er afsluttet i perioden. Et sygedagpengeforløb slutter på den sidste
    beregningsdag.
    Kilde: Jobindsats `y07a07` (måling a27). "Gnsn. varighed på ydelsen" blev trukket tilbage i 2019.
    Grænsetilfælde: Et gennemsnit over flere kommuner kræver antallet af forløb og regnes ikke af gennemsnit.
    Egne hændelser: Dage i forløb, hvis sidste dag ligger i perioden, over antallet, delt med 7. Andre ydelser end
    sygedagpenge slutter først, når en hel kalendermåned er gået uden; en periode tælles, når det kan vides.
    """
    return ask.level("varighed")


def _partly_back(own: Own) -> Reckoned:
    back = own.people.courses().since(noted("happenings", "delvist_raskmeldt"))
    return per_cent(PersonsAt(back), PersonsAt(own.people))


@indicator(
    title="andel delvist raskmeldte",
    english="share partly back at work",
    unit="%",
    measures=("delvist_raskmeldte",),
    share=True,
    own=_partly_back,
)
def delvist_raskmeldte(ask: Ask) -> Value:
    """Delvist raskmeldte i procent af sygedagpengemodtagerne.

    Definition: Modtagere med nedsatte sygedagpenge, fordi arbejdet er genoptaget på deltid.
    Kilde: Egne sager eller et tastet tal; Danmarks Statistik SYGEDP01 har det kun pr. år.
    Grænsetilfælde: Et årstal fra statistikken kan ikke stå for et kvartal.
    Egne hændelser: Modtagere ved periodens slutning, hvis løbende forløb har en delvis raskmelding, over alle
    modtagere. En delvis raskmelding i et tidligere forløb tæller ikke i det næste; en ny række i samme forløb, fordi
    timerne er sat ned, ændrer intet.
    """
    return ask.share("delvist_raskmeldte")
