"""What is known of a citizen, down to the parts that somebody may see: the one place where parts are left out."""

from collections.abc import Collection
from dataclasses import replace

from pejl.answers.borger import Citizen, Talk, Told
from pejl.due.sheet import DueRow
from pejl.due.state import State
from pejl.web.access import Field

HEALTH_MARKS = frozenset(
    {
        "raskmeldt",
        "delvist_raskmeldt",
        "sygemelding_med_arbejdsgiver",
        "sygemelding_uden",
        "oplysningsskema_besvaret",
        "forlaengelse_vurderet",
    }
)
"""Happenings that tell of health, and are shown with it alone."""
HEALTH_TOPICS = frozenset({"helbred"})


def narrowed(citizen: Citizen, fields: Collection[Field]) -> Citizen:
    """The citizen without the parts that are not in `fields`; what is left out is as if it was not there. Without
    HELBRED there are no exemptions, no happenings and no topics of health. Age and municipality go with the name."""
    found = citizen
    if Field.NAVN not in fields:
        found = replace(found, age=None, area="", municipality="")
    if Field.FORLOEB not in fields:
        found = replace(found, benefits=Told(), groups=Told(), efforts=Told(), schooling=Told())
        found = replace(found, targets=(), happenings=(), jobs=())
    if Field.SAMTALER not in fields:
        found = replace(found, talks=(), booked=(), unsettled=(), deadlines=())
    if Field.TILBUD not in fields:
        found = replace(found, offers=Told())
    if Field.KONTAKT not in fields:
        found = replace(found, relations=Told())
    return found if Field.HELBRED in fields else _without_health(found)


def _without_health(citizen: Citizen) -> Citizen:
    return replace(
        citizen,
        exemptions=Told(),
        happenings=tuple(each for each in citizen.happenings if each.code not in HEALTH_MARKS),
        talks=tuple(map(_silent, citizen.talks)),
        booked=tuple(map(_silent, citizen.booked)),
        unsettled=tuple(map(_silent, citizen.unsettled)),
    )


def _silent(talk: Talk) -> Talk:
    """The talk without its topics of health."""
    pairs = [pair for pair in zip(talk.topics, talk.topic_names, strict=True) if pair[0] not in HEALTH_TOPICS]
    return replace(talk, topics=tuple(code for code, _ in pairs), topic_names=tuple(name for _, name in pairs))


def due_shown(rows: Collection[DueRow], fields: Collection[Field]) -> list[DueRow]:
    """The rows that may be shown: none without FRISTER, and none that stands still by an exemption without HELBRED."""
    if Field.FRISTER not in fields:
        return []
    return [each for each in rows if Field.HELBRED in fields or each.state is not State.FRITAGET]
