"""Refugees and the family who join them: arrival, take-over, programme, the first match, the way home."""

from pejl.ledger.verbs import Marks, days, noted
from pejl.rules import Own, moment


@moment(title="ankomsten", english="the arrival", reach=days(31))
def ankomst(who: Own) -> Marks:
    """Borgeren kommer til kommunen.

    Rækker: `happenings` af slagsen `ankomst`.
    Kilde: Solrød 2024 l. 216; Frederikssund 2024 l. 221.
    Grænsetilfælde: Medlemskabet af målgruppen må begynde op til 31 dage efter.
    """
    return noted("happenings", "ankomst")


@moment(title="kommunen overtager ansvaret", english="the municipality takes over the responsibility", reach=days(31))
def overtaget(who: Own) -> Marks:
    """Kommunen overtager integrationsansvaret.

    Rækker: `happenings` af slagsen `kommunal_overtagelse`.
    Kilde: Integrationsloven; Frederikssund 2024 l. 231.
    Grænsetilfælde: Medlemskabet af målgruppen må begynde op til 31 dage efter.
    """
    return noted("happenings", "kommunal_overtagelse")


@moment(title="programmet er tilbudt", english="the programme is offered")
def program_tilbudt(who: Own) -> Marks:
    """Selvforsørgelses- og hjemrejseprogrammet er tilbudt.

    Rækker: `happenings` af slagsen `program_tilbudt`.
    Kilde: Integrationsloven § 16; Frederikssund 2024 l. 231.
    Grænsetilfælde: Ingen.
    """
    return noted("happenings", "program_tilbudt")


@moment(title="kompetencerne er afklaret", english="the skills are assessed")
def screening(who: Own) -> Marks:
    """Borgerens kompetencer er screenet.

    Rækker: `happenings` af slagsen `screening`.
    Kilde: Solrød 2024 l. 216-217.
    Grænsetilfælde: Ingen.
    """
    return noted("happenings", "screening")


@moment(title="borgeren er matchet med en virksomhed", english="the citizen is matched with a company")
def match(who: Own) -> Marks:
    """Borgeren er matchet med en virksomhed.

    Rækker: `happenings` af slagsen `match_virksomhed`.
    Kilde: Solrød 2024 l. 220-221.
    Grænsetilfælde: Ingen.
    """
    return noted("happenings", "match_virksomhed")


@moment(title="borgeren ønsker at vende hjem", english="the citizen wishes to return home")
def oensker_hjemrejse(who: Own) -> Marks:
    """Borgeren siger, at vedkommende ønsker at vende hjem.

    Rækker: `happenings` af slagsen `oensker_hjemrejse`.
    Kilde: Repatrieringsloven; Allerød 2022 l. 690.
    Grænsetilfælde: Ingen.
    """
    return noted("happenings", "oensker_hjemrejse")


@moment(
    title="borgeren er henvist til rådgivning om hjemrejse",
    english="the citizen is referred to advice on returning home",
)
def henvist_hjemrejse(who: Own) -> Marks:
    """Borgeren er henvist til den, der rådgiver om at vende hjem.

    Rækker: `happenings` af slagsen `henvist_hjemrejse`.
    Kilde: Repatrieringsloven § 5; Allerød 2022 l. 690.
    Grænsetilfælde: Ingen.
    """
    return noted("happenings", "henvist_hjemrejse")
