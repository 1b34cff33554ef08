"""Sygedagpenge: andele, varighed og delvise raskmeldinger."""

from pejl.numbers import Value
from pejl.rules import Ask, indicator


@indicator(title="andel på sygedagpenge", unit="%", measures=("andel", "fuldtidspersoner"), share=True)
def andel(ask: Ask) -> Value:
    """Fuldtidspersoner på sygedagpenge (og jobafklaring, når målet siger det) i procent af nævneren.

    Definition: Som `ydelser.andel`, med målets egne ydelser.
    Kilde: Jobindsats `y07a02` og `y12a02`.
    Grænsetilfælde: Planer viser både andel af arbejdsstyrken og af befolkningen; uden nævner i målet kan det
    ikke afgøres.
    """
    return ask.share("andel")


@indicator(title="gennemsnitlig varighed", unit="uger", measures=("varighed",))
def varighed(ask: Ask) -> Value:
    """Gennemsnitligt antal uger i afsluttede forløb.

    Definition: Længden af forløb, der er afsluttet i perioden. Et sygedagpengeforløb slutter på den sidste
    beregningsdag.
    Kilde: Jobindsats `y07a07` (måling a27). "Gnsn. varighed på ydelsen" blev trukket tilbage i 2019.
    Grænsetilfælde: Et gennemsnit over flere kommuner kræver antallet af forløb og regnes ikke af gennemsnit.
    """
    return ask.level("varighed")


@indicator(title="andel delvist raskmeldte", unit="%", measures=("delvist_raskmeldte",), share=True)
def delvist_raskmeldte(ask: Ask) -> Value:
    """Delvist raskmeldte i procent af sygedagpengemodtagerne.

    Definition: Modtagere med nedsatte sygedagpenge, fordi arbejdet er genoptaget på deltid.
    Kilde: Egne sager eller et tastet tal; Danmarks Statistik SYGEDP01 har det kun pr. år.
    Grænsetilfælde: Et årstal fra statistikken kan ikke stå for et kvartal.
    """
    return ask.share("delvist_raskmeldte")
