"""Virksomhederne: jobordrer, besøg, arrangementer og arbejdskraft."""

from pejl.numbers import Value
from pejl.rules import Ask, indicator


@indicator(title="formidlingsgrad", unit="ratio", measures=("formidlingsgrad",))
def formidlingsgrad(ask: Ask) -> Value:
    """Jobordrer, hvor mindst én kandidat er henvist, i forhold til alle jobordrer.

    Definition: Efter ordrens oprettelse og jobcenter; 1,00 er alle.
    Kilde: Jobindsats (fra februar 2022); planerne trykker den som forholdstal.
    Grænsetilfælde: `080` er ikke et tal; 0,80 er.
    """
    return ask.level("formidlingsgrad")


@indicator(title="besættelsesgrad", unit="ratio", measures=("besaettelsesgrad",))
def besaettelsesgrad(ask: Ask) -> Value:
    """Jobordrer med henvisning, der endte med ansættelse, i forhold til jobordrer med henvisning.

    Definition: Ansat er en af de henviste, omkring tre måneder efter.
    Kilde: Jobindsats; tallet kommer tre måneder senere end formidlingsgraden.
    Grænsetilfælde: Dens måned er derfor ofte en anden end formidlingsgradens.
    """
    return ask.level("besaettelsesgrad")


@indicator(title="virksomhedsbesøg", unit="besøg", measures=("besoeg",), groups=("virksomheder",))
def besoeg(ask: Ask) -> Value:
    """Virksomhedsbesøg i perioden.

    Definition: Gennemførte besøg; virksomheder er ikke personer og skjules ikke.
    Kilde: Egne registreringer.
    Grænsetilfælde: Aftalt, men ikke gennemført, tæller ikke.
    """
    return ask.count("besoeg", "virksomheder")


@indicator(title="arrangementer", unit="arrangementer", measures=("arrangementer",), groups=("virksomheder",))
def arrangementer(ask: Ask) -> Value:
    """Rekrutteringsarrangementer i perioden.

    Definition: Afholdte arrangementer, hvor virksomheder møder ledige.
    Kilde: Egne registreringer.
    Grænsetilfælde: Aflyste tæller ikke.
    """
    return ask.count("arrangementer", "virksomheder")


@indicator(
    title="beskæftigelsesfrekvens",
    unit="%",
    measures=("beskaeftigelsesfrekvens",),
    share=True,
    groups=("befolkning",),
)
def beskaeftigelsesfrekvens(ask: Ask) -> Value:
    """Beskæftigede i procent af befolkningen 16-66 år.

    Definition: Personer med bopæl i kommunen og job, uanset hvor jobbet er, over befolkningen i alderen.
    Kilde: Danmarks Statistik RAS200, pr. år (november).
    Grænsetilfælde: Erhvervsfrekvensen (arbejdsstyrken over befolkningen) er et andet tal.
    """
    return ask.share("beskaeftigelsesfrekvens", "befolkning")
