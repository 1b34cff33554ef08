"""Being asked: surveys sent, interviews held."""

from pejl.ledger.verbs import Marks, noted
from pejl.rules import Case, Own, moment


@moment(title="spørgeskemaet er sendt", case=Case.MUNICIPALITY)
def udsendt(who: Own) -> Marks:
    """Borgerne er blevet spurgt i en rundspørge.

    Rækker: `acts` af slagsen `rundspoerge`.
    Kilde: Frederikssund 2024 l. 71; Stevns 2024-26 l. 138-143.
    Grænsetilfælde: Hvem der fik skemaet, står ikke i rækkerne; svar er anonyme.
    """
    return noted("acts", "rundspoerge")


@moment(title="skemaet er sendt til borgeren")
def sendt(who: Own) -> Marks:
    """Den enkelte borger har fået et spørgeskema.

    Rækker: `happenings` af slagsen `skema_sendt`.
    Kilde: Stevns 2024-26 l. 138-143.
    Grænsetilfælde: Om der svares, står ikke hos borgeren; svar er anonyme.
    """
    return noted("happenings", "skema_sendt")


@moment(title="borgerne er interviewet", case=Case.MUNICIPALITY)
def interview(who: Own) -> Marks:
    """Borgere er interviewet om deres forløb.

    Rækker: `acts` af slagsen `interview` og `aaben_rundspoerge`.
    Kilde: Stevns 2024-26 l. 147, 151.
    Grænsetilfælde: Hver runde er en række, hvor mange borgere den end har med.
    """
    return noted("acts", "interview", "aaben_rundspoerge")
