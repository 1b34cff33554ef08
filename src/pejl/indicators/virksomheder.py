"""Virksomhederne: jobordrer, besøg, arrangementer og arbejdskraft."""

import re
from fractions import Fraction

from pejl.ledger.verbs import NumberOf, SumOf, Where, noted
from pejl.numbers import Value
from pejl.rules import Ask, Missing, Own, Reckoned, indicator, per_cent

AFTER = 92
"""Days until it is known whether an order was filled by one of those referred (Jobindsats: about three months)."""
HAPPENED: Where = ("outcome", "in", ("holdt",))
REFERRED: Where = ("referred", ">=", 1)
ANSWERED: Where = ("answer", ">=", 0)


def _referred(own: Own) -> Reckoned:
    return Reckoned(NumberOf(noted("orders", "jobordre", where=[REFERRED])), NumberOf(noted("orders", "jobordre")))


def _filled(own: Own) -> Reckoned:
    referred = noted("orders", "jobordre", where=[REFERRED])
    filled = noted("orders", "jobordre", where=[REFERRED, ("hired", ">=", 1)])
    return Reckoned(NumberOf(filled), NumberOf(referred), settles=AFTER)


@indicator(
    title="formidlingsgrad", english="referral ratio", unit="ratio", measures=("formidlingsgrad",), own=_referred
)
def formidlingsgrad(ask: Ask) -> Value:
    """Jobordrer, hvor mindst én kandidat er henvist, i forhold til alle jobordrer.

    Definition: Efter ordrens oprettelse og jobcenter; 1,00 er alle.
    Kilde: Jobindsats (fra februar 2022); planerne trykker den som forholdstal.
    Grænsetilfælde: `080` er ikke et tal; 0,80 er.
    """
    return ask.level("formidlingsgrad")


@indicator(title="besættelsesgrad", english="fill ratio", unit="ratio", measures=("besaettelsesgrad",), own=_filled)
def besaettelsesgrad(ask: Ask) -> Value:
    """Jobordrer med henvisning, der endte med ansættelse, i forhold til jobordrer med henvisning.

    Definition: Ansat er en af de henviste, omkring tre måneder efter.
    Kilde: Jobindsats; tallet kommer tre måneder senere end formidlingsgraden.
    Grænsetilfælde: Dens måned er derfor ofte en anden end formidlingsgradens.
    """
    return ask.level("besaettelsesgrad")


@indicator(
    title="virksomhedsbesøg",
    english="company visits",
    unit="besøg",
    measures=("besoeg",),
    groups=("virksomheder",),
    own=lambda own: Reckoned(NumberOf(noted("visits", where=[HAPPENED]))),
)
def besoeg(ask: Ask) -> Value:
    """Virksomhedsbesøg i perioden.

    Definition: Gennemførte besøg; virksomheder er ikke personer og skjules ikke.
    Kilde: Egne registreringer.
    Grænsetilfælde: Aftalt, men ikke gennemført, tæller ikke.
    """
    return ask.count("besoeg", "virksomheder")


@indicator(
    title="arrangementer",
    english="events",
    unit="arrangementer",
    measures=("arrangementer",),
    groups=("virksomheder",),
    own=lambda own: Reckoned(NumberOf(noted("events", where=[HAPPENED]))),
)
def arrangementer(ask: Ask) -> Value:
    """Rekrutteringsarrangementer i perioden.

    Definition: Afholdte arrangementer, hvor virksomheder møder ledige.
    Kilde: Egne registreringer.
    Grænsetilfælde: Aflyste tæller ikke.
    """
    return ask.count("arrangementer", "virksomheder")


def _answered_within(own: Own) -> Reckoned:
    found = re.fullmatch(r"(\d+) timer", own.variant)
    if found is None:
        raise Missing("ukendt_opgoerelse", opgoerelse=own.variant, kendte=["24 timer", "48 timer"])
    answered = noted("orders", where=[ANSWERED, ("answer", "<=", int(found[1]) * 60)])
    return per_cent(NumberOf(answered), NumberOf(noted("orders")), settles=int(found[1]) // 24 + 1)


@indicator(
    title="andel besvaret i tide",
    english="share answered in time",
    unit="%",
    measures=("svar_i_tide",),
    share=True,
    own=_answered_within,
    by_variant=True,
)
def svar_i_tide(ask: Ask) -> Value:
    """Andel af henvendelser og jobordrer, der er besvaret inden for det antal timer, `opgoerelse` siger.

    Definition: Besvaret højst så mange timer efter modtagelsen, døgnet rundt, over alle modtagne.
    Kilde: Egne registreringer (Frederikssund 2024, l. 117: 24 og 48 timer).
    Grænsetilfælde: Præcis 24 timer er i tide. En ubesvaret tæller med i nævneren. Besvaret er ikke hjulpet: hjælp til
    rekruttering har sin egen tid.
    """
    return ask.share("svar_i_tide")


@indicator(
    title="gennemsnitlig svartid",
    english="mean time to answer",
    unit="timer",
    measures=("svartid",),
    own=lambda own: Reckoned(
        SumOf(noted("orders", where=[ANSWERED], carries="answer")),
        NumberOf(noted("orders", where=[ANSWERED])),
        Fraction(1, 60),
    ),
)
def svartid(ask: Ask) -> Value:
    """Gennemsnitligt antal timer fra en virksomhed henvender sig, til den får svar.

    Definition: Timer fra modtagelse til svar, døgnet rundt, over de besvarede.
    Kilde: Egne registreringer.
    Grænsetilfælde: Ubesvarede er ikke med; andelen i tide (`virksomheder.svar_i_tide`) viser dem.
    """
    return ask.level("svartid")


@indicator(
    title="beskæftigelsesfrekvens",
    english="employment rate",
    unit="%",
    measures=("beskaeftigelsesfrekvens",),
    share=True,
    groups=("befolkning",),
)
def beskaeftigelsesfrekvens(ask: Ask) -> Value:
    """Beskæftigede i procent af befolkningen 16-66 år.

    Definition: Personer med bopæl i kommunen og job, uanset hvor jobbet er, over befolkningen i alderen.
    Kilde: Danmarks Statistik RAS200, pr. år (november).
    Grænsetilfælde: En ledig tæller ikke med; det gør den i `virksomheder.erhvervsfrekvens`.
    """
    return ask.share("beskaeftigelsesfrekvens", "befolkning")


@indicator(
    title="erhvervsfrekvens",
    english="activity rate",
    unit="%",
    measures=("erhvervsfrekvens",),
    share=True,
    groups=("befolkning",),
)
def erhvervsfrekvens(ask: Ask) -> Value:
    """Arbejdsstyrken i procent af befolkningen 16-66 år.

    Definition: Beskæftigede og ledige med bopæl i kommunen over befolkningen i alderen.
    Kilde: Danmarks Statistik RAS200, pr. år (november).
    Grænsetilfælde: En ledig tæller med her, men ikke i `virksomheder.beskaeftigelsesfrekvens`.
    """
    return ask.share("erhvervsfrekvens", "befolkning")
