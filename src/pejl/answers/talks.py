"""The day's booked talks, and what is known before one of them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pejl.answers.borger import Citizen
from pejl.due.relations import Booked, booked_on
from pejl.due.sheet import DueRow
from pejl.due.staff import USUAL
from pejl.due.state import State
from pejl.ledger.snapshot import Snapshot
from pejl.words import Step

SOON = timedelta(weeks=4)
"""How far ahead of a talk an end or a due day is worth talking about."""
PLANS = ("plan_lavet", "en_plan")
CV = "cv_godkendt"
JOB_READY = ("1", "2")
"""The target groups of LAB § 6 whose CV is asked after: those who are to look for a job now."""


def talks_on(
    snapshot: Snapshot, day: date, *, worker: str | None = None, team: str | None = None
) -> tuple[Booked, ...]:
    """The talks booked for the day, by citizen: all, or those of a worker or a team ("" for what nobody has)."""
    return tuple(
        each
        for each in booked_on(snapshot, day)
        if (worker is None or each.worker == worker) and (team is None or each.team == team)
    )


def preparation(citizen: Citizen, rows: Sequence[DueRow] = ()) -> tuple[Step, ...]:
    """What is known before a talk with the citizen on the day of `citizen`: the last talk held before that day and who
    stayed away since, what is due (of `rows`, the citizen's open ones: overdue, or due within SOON, nobody else's),
    what lacks, and what ends within SOON. A plan or a CV counts from the first day of the course on: the oldest of the
    benefits that run."""
    return (*_before(citizen), *_due(citizen, rows), *_lacking(citizen), *_ending(citizen))


def _before(citizen: Citizen) -> Iterator[Step]:
    held = next((each for each in citizen.talks if each.outcome == "holdt" and each.day < citizen.day), None)
    if held is None:
        yield Step("reg_forbered_ingen_samtale")
    else:
        told = {"navn": held.name, "dag": held.day, "form": held.form_name, "emner": held.topic_names}
        yield Step("reg_forbered_sidste_samtale", told)
    since = held.day if held else date.min
    away = [each.day for each in reversed(citizen.talks) if each.outcome == "udeblevet" and since < each.day]
    if away:
        yield Step("reg_forbered_udeblev", {"dage": away})
    for each in citizen.unsettled:
        yield Step("reg_forbered_uden_udfald", {"navn": each.name, "dag": each.day})


def _due(citizen: Citizen, rows: Sequence[DueRow]) -> Iterator[Step]:
    for row in rows:
        if row.subject != citizen.person or row.due is None or row.waits_for:
            continue
        told = {"dag": row.due, "tekst": row.promise.text.rstrip(".")}
        if row.state is State.OVERSKREDET:
            yield Step("reg_forbered_overskredet", told)
        elif row.state in (State.SNART, State.AABEN) and row.due <= citizen.day + SOON:
            yield Step("reg_forbered_forfalder", told)


def _lacking(citizen: Citizen) -> Iterator[Step]:
    began = min((each.start for each in citizen.benefits.now), default=None)
    if began is not None:
        done = {each.code for each in citizen.happenings if each.day >= began}
        if not done & set(PLANS):
            yield Step("reg_forbered_uden_plan", {"dag": began})
        if CV not in done and any(each.number in JOB_READY for each in citizen.targets):
            yield Step("reg_forbered_uden_cv", {"dag": began})
    if not any(each.role in USUAL for each in citizen.relations.now):
        yield Step("reg_forbered_uden_sagsbehandler")


def _ending(citizen: Citizen) -> Iterator[Step]:
    for offer in citizen.offers.now:
        if offer.last is not None and offer.last <= citizen.day + SOON:
            yield Step("reg_forbered_tilbud_slutter", {"navn": offer.name, "dag": offer.last})
    for exemption in citizen.exemptions.now:
        if exemption.last is not None and exemption.last <= citizen.day + SOON:
            yield Step("reg_forbered_fritagelse_slutter", {"navn": exemption.name, "dag": exemption.last})
