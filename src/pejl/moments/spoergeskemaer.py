"""Being asked: surveys sent, interviews held."""

from pejl.ledger.verbs import Marks, noted
from pejl.rules import Case, Own, moment


@moment(title="spørgeskemaet er sendt", english="the questionnaire is sent", case=Case.MUNICIPALITY)
def udsendt(who: Own) -> Marks:
    """Borgerne er blevet spurgt i en rundspørge.

    Rækker: `acts` af slagsen `rundspoerge`.
    Kilde: Frederikssund 2024 l. 71; Stevns 2024-26 l. 138-143.
    Grænsetilfælde: Hvem der fik skemaet, står ikke i rækkerne; svar er anonyme.
    """
    return noted("acts", "rundspoerge")


@moment(title="skemaet er sendt til borgeren", english="the form is sent to the citizen")
def sendt(who: Own) -> Marks:
    """Den enkelte borger har fået et spørgeskema.

    Rækker: `happenings` af slagsen `skema_sendt`.
    Kilde: Stevns 2024-26 l. 138-143.
    Grænsetilfælde: Om der svares, står ikke hos borgeren; svar er anonyme.
    """
    return noted("happenings", "skema_sendt")


@moment(title="borgerne er interviewet", english="the citizens are interviewed", case=Case.MUNICIPALITY)
def interview(who: Own) -> Marks:
    """Udtrukne borgere er interviewet om deres forløb.

    Rækker: `acts` af slagsen `interview`.
    Kilde: Stevns 2024-26 l. 147.
    Grænsetilfælde: Hver runde er en række, hvor mange borgere den end har med. En åben rundspørge er ikke et interview.
    """
    return noted("acts", "interview")


@moment(title="den åbne rundspørge er holdt", english="the open enquiry is held", case=Case.MUNICIPALITY)
def aaben_rundspoerge(who: Own) -> Marks:
    """Borgere er spurgt med åbne spørgsmål efter deres samtaler.

    Rækker: `acts` af slagsen `aaben_rundspoerge`.
    Kilde: Stevns 2024-26 l. 151.
    Grænsetilfælde: Hver runde er en række.
    """
    return noted("acts", "aaben_rundspoerge")
