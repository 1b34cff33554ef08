"""A company's enquiry: received, answered, helped. The answer and the help are two different ends."""

from pejl.ledger.verbs import Marks, noted
from pejl.rules import Case, Own, moment

FIVE = 5


@moment(
    title="henvendelsen er modtaget",
    english="the enquiry is received",
    case=Case.ENQUIRY,
    nouns=("henvendelse", "jobordre"),
)
def henvendelse(who: Own) -> Marks:
    """En virksomhed henvender sig om rekruttering.

    Rækker: `orders`, på dagen og, hvor det vides, minuttet (`minute`).
    Kilde: Frederikssund 2024 l. 117; Allerød 2022 l. 275.
    Grænsetilfælde: Er minuttet ikke kendt, regnes fra dagens slutning.
    """
    return noted("orders")


@moment(title="henvendelsen er besvaret", english="the enquiry is answered", case=Case.ENQUIRY, end="answer")
def svar(who: Own) -> Marks:
    """Virksomheden har fået svar på sin henvendelse.

    Rækker: `orders`, hvor `answer` siger, hvor mange minutter der gik.
    Kilde: Frederikssund 2024 l. 117.
    Grænsetilfælde: Et svar er ikke hjælp til rekrutteringen.
    """
    return noted("orders", where=[("answer", ">=", 0)])


@moment(
    title="der er givet hjælp til rekrutteringen",
    english="help with the recruitment is given",
    case=Case.ENQUIRY,
    end="help",
)
def hjaelp_givet(who: Own) -> Marks:
    """Virksomheden har fået hjælp til rekrutteringen.

    Rækker: `orders`, hvor `help` siger, hvor mange minutter der gik.
    Kilde: Allerød 2022 l. 275-276.
    Grænsetilfælde: Et svar alene er ikke hjælp.
    """
    return noted("orders", where=[("help", ">=", 0)])


@moment(title="mere end fem skal ansættes", english="more than five are to be hired", case=Case.COMPANY)
def over_fem(who: Own) -> Marks:
    """Henvendelsen er om mere end fem stillinger.

    Rækker: `orders` med flere end 5 i `positions`.
    Kilde: Frederikssund 2024 l. 115.
    Grænsetilfælde: Fem er ikke mere end fem.
    """
    return noted("orders", where=[("positions", ">=", FIVE + 1)])
