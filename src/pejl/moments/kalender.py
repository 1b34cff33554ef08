"""The calendar: periods that begin, and what is done for the committee in each."""

from pejl.ledger.verbs import Marks, noted
from pejl.rules import Case, Own, moment
from pejl.sentences.shapes import Per


@moment(title="ugen begynder", english="the week begins", case=Case.MUNICIPALITY, per=Per.WEEK)
def uge(who: Own) -> Marks:
    """En kalenderuge, mandag til søndag.

    Rækker: Ingen; kalenderen selv.
    Kilde: Planernes "om ugen".
    Grænsetilfælde: En uge, der kun delvist ligger i planens tid, regnes ikke.
    """
    return noted("acts")


@moment(title="måneden begynder", english="the month begins", case=Case.MUNICIPALITY, per=Per.MONTH)
def maaned(who: Own) -> Marks:
    """En kalendermåned.

    Rækker: Ingen; kalenderen selv.
    Kilde: Allerød 2022 l. 175.
    Grænsetilfælde: En måned, der kun delvist ligger i planens tid, regnes ikke.
    """
    return noted("acts")


@moment(title="kvartalet begynder", english="the quarter begins", case=Case.MUNICIPALITY, per=Per.QUARTER)
def kvartal(who: Own) -> Marks:
    """Et kvartal.

    Rækker: Ingen; kalenderen selv.
    Kilde: Sorø 2023 l. 268-270.
    Grænsetilfælde: Et kvartal, der kun delvist ligger i planens tid, regnes ikke.
    """
    return noted("acts")


@moment(title="året begynder", english="the year begins", case=Case.MUNICIPALITY, per=Per.YEAR)
def aar(who: Own) -> Marks:
    """Et kalenderår.

    Rækker: Ingen; kalenderen selv.
    Kilde: Frederikssund 2024 l. 71.
    Grænsetilfælde: Et år, der kun delvist ligger i planens tid, regnes ikke.
    """
    return noted("acts")


@moment(title="rapporten er givet til udvalget", english="the report is given to the committee", case=Case.MUNICIPALITY)
def rapport(who: Own) -> Marks:
    """Udvalget har fået rapporten om målene.

    Rækker: `acts` af slagsen `rapport`.
    Kilde: Sorø 2023 l. 268-270; Stevns 2024-26 l. 35.
    Grænsetilfælde: Rapporten hører til det kvartal, den gives i.
    """
    return noted("acts", "rapport")


@moment(title="planen er justeret", english="the plan is adjusted", case=Case.MUNICIPALITY)
def justering(who: Own) -> Marks:
    """Planen er justeret.

    Rækker: `acts` af slagsen `justering`.
    Kilde: Stevns 2024-26 l. 35.
    Grænsetilfælde: At målene fornyes, er ikke en justering af planen.
    """
    return noted("acts", "justering")


@moment(title="målene er fornyet", english="the goals are renewed", case=Case.MUNICIPALITY)
def maal_fornyet(who: Own) -> Marks:
    """Planens eller bilagets mål er fornyet efter udvalgets ja.

    Rækker: `acts` af slagsen `maal_fornyet`.
    Kilde: Stevns 2024-26 l. 35.
    Grænsetilfælde: Ingen.
    """
    return noted("acts", "maal_fornyet")
