"""Ledige: andele, ledighedsprocent og lang ledighed."""

from pejl.numbers import Value
from pejl.rules import Ask, indicator


@indicator(
    title="andel ledige på de valgte ydelser",
    unit="%",
    measures=("andel", "fuldtidspersoner"),
    share=True,
    related=("ledige.ledighedsprocent",),
)
def andel(ask: Ask) -> Value:
    """Ledige fuldtidspersoner på de valgte ydelser i procent af nævneren.

    Definition: Som `ydelser.andel`, for ledige: fx A-dagpenge og jobparat kontanthjælp.
    Kilde: Jobindsats, `y01a02` og `y60a02`; `y25i01` fordelt på ydelsesgruppe.
    Grænsetilfælde: Tæller en del af de bruttoledige; den samlede ledighedsprocent er et andet tal og vises
    ved siden af, når den ville give et andet svar.
    """
    return ask.share("andel")


@indicator(
    title="ledighedsprocent",
    unit="%",
    measures=("andel", "fuldtidspersoner"),
    share=True,
    groups=("bruttoledige",),
)
def ledighedsprocent(ask: Ask) -> Value:
    """Bruttoledige fuldtidspersoner i procent af arbejdsstyrken; ikke sæsonkorrigeret.

    Definition: Ledige og jobparate aktiverede på a-dagpenge, kontanthjælp og SHO, omregnet til fuld tid, over
    arbejdsstyrken 16-66 år.
    Kilde: Jobindsats `y25i01`; Danmarks Statistik AULKP01.
    Grænsetilfælde: Den sæsonkorrigerede `y25i03` er en anden serie og blandes aldrig ind.
    """
    return ask.share("andel", "bruttoledige")


@indicator(title="langtidsledige", unit="personer", measures=("personer",))
def langtidsledige(ask: Ask) -> Value:
    """Personer med lang ledighed, efter den definition målet nævner.

    Definition: Tre forskellige tal kaldes langtidsledige: forløb over 26 uger, forløb over 1 år, og
    Jobindsats' egen (bruttoledig i 80 % af de seneste 52 uger). `opgoerelse` siger hvilken.
    Kilde: Jobindsats `y25i09` (egen definition) og `y01a21` (forløb efter varighed).
    Grænsetilfælde: Tal efter to definitioner sammenlignes aldrig.
    """
    return ask.level("personer")
