"""Ledige: andele, ledighedsprocent og lang ledighed."""

from pejl.ledger.verbs import DAY, PersonsAt, days, months, weeks
from pejl.numbers import Value
from pejl.rules import Ask, Missing, Own, Reckoned, Whole, full_time, indicator, per_cent


@indicator(
    title="andel ledige på de valgte ydelser",
    english="share unemployed on the chosen benefits",
    unit="%",
    measures=("andel", "fuldtidspersoner"),
    share=True,
    related=("ledige.ledighedsprocent",),
    own=lambda own: per_cent(full_time(own.people), Whole()),
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
    english="unemployment rate",
    unit="%",
    measures=("andel", "fuldtidspersoner"),
    share=True,
    groups=("bruttoledige",),
    own=lambda own: per_cent(full_time(own.people), Whole()),
)
def ledighedsprocent(ask: Ask) -> Value:
    """Bruttoledige fuldtidspersoner i procent af arbejdsstyrken; ikke sæsonkorrigeret.

    Definition: Ledige og jobparate aktiverede på a-dagpenge, kontanthjælp og SHO, omregnet til fuld tid, over
    arbejdsstyrken 16-66 år.
    Kilde: Jobindsats `y25i01`; Danmarks Statistik AULKP01.
    Grænsetilfælde: Den sæsonkorrigerede `y25i03` er en anden serie og blandes aldrig ind.
    """
    return ask.share("andel", "bruttoledige")


def _long_term(own: Own) -> Reckoned:
    """Each meaning by its own words; the shares and days of the 80 per cent: 292 of the last 364 days."""
    most = own.people & own.people.reaching(292, days(364))
    meanings = {
        "over 26 uger": (own.courses.longer_than(weeks(26)), DAY),
        "over 1 år": (own.courses.longer_than(months(12)), DAY),
        "": (most, days(364)),
        "80 % af 52 uger": (most, days(364)),
    }
    if own.variant not in meanings:
        raise Missing("ukendt_opgoerelse", opgoerelse=own.variant, kendte=[name for name in meanings if name])
    persons, looks_back = meanings[own.variant]
    return Reckoned(PersonsAt(persons), looks_back=looks_back)


@indicator(
    title="langtidsledige",
    english="long-term unemployed",
    unit="personer",
    measures=("personer",),
    own=_long_term,
    by_variant=True,
)
def langtidsledige(ask: Ask) -> Value:
    """Personer med lang ledighed, efter den definition målet nævner.

    Definition: Tre forskellige tal kaldes langtidsledige: forløb over 26 uger, forløb over 1 år, og
    Jobindsats' egen (bruttoledig i 80 % af de seneste 52 uger). `opgoerelse` siger hvilken.
    Kilde: Jobindsats `y25i09` (egen definition) og `y01a21` (forløb efter varighed).
    Grænsetilfælde: Tal efter to definitioner sammenlignes aldrig.
    Egne hændelser: `over 26 uger` og `over 1 år` er igangværende forløb ved periodens slutning; uden `opgoerelse`
    eller med `80 % af 52 uger` er det dem, der er på ydelsen ved periodens slutning og har været det i mindst 292 af
    de seneste 364 dage. 80 % af 364 er 291,2.
    """
    return ask.level("personer")
