"""Visits and events: what the consultants hold with companies."""

from pejl.ledger.verbs import Marks, Where, noted
from pejl.rules import Case, Own, moment

_HELD: Where = ("outcome", "in", ("holdt",))


@moment(title="besøget er holdt", english="the visit is held", case=Case.COMPANY, nouns=("besøg", "virksomhedsbesøg"))
def holdt(who: Own) -> Marks:
    """Et besøg i en virksomhed er holdt.

    Rækker: `visits` med udfald `holdt`.
    Kilde: Allerød 2022 l. 175, 287.
    Grænsetilfælde: Et aflyst besøg tæller ikke.
    """
    return noted("visits", where=[_HELD])


@moment(title="mødet om rekruttering er holdt", english="the meeting on recruitment is held", case=Case.COMPANY)
def rekrutteringsmoede(who: Own) -> Marks:
    """Et møde med virksomheden om rekrutteringen er holdt.

    Rækker: `visits` af slagsen `rekrutteringsmoede` med udfald `holdt`.
    Kilde: Frederikssund 2024 l. 115.
    Grænsetilfælde: Ingen.
    """
    return noted("visits", "rekrutteringsmoede", where=[_HELD])


@moment(title="arrangementet er holdt", english="the event is held", case=Case.COMPANY, nouns=("event",))
def arrangement(who: Own) -> Marks:
    """Et arrangement, hvor virksomheder møder ledige, er holdt.

    Rækker: `events` med udfald `holdt`.
    Kilde: Allerød 2022 l. 170, 282.
    Grænsetilfælde: Et aflyst arrangement tæller ikke. Kommunen tæller også dem, jobcentret selv holder; en virksomhed
        kun sine egne.
    """
    return noted("events", where=[_HELD])
