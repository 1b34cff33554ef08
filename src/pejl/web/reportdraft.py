"""The quarterly report of the plan as it would be printed now: its figures, its owners' texts, its document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pejl.answers.disclosure import Released
from pejl.answers.leaving import exposed
from pejl.answers.promises import asked, setting_of
from pejl.due.sheet import Sheet
from pejl.goals import BoundPlan
from pejl.ledger import Figures
from pejl.periods import Period, quarter_of
from pejl.reports.document import Document
from pejl.reports.kvartal import Edition, Texts, edition_of, written
from pejl.web.notes import ACTION, NOTE, Written, standing, written_of
from pejl.web.stand import Stand
from pejl.web.told import telling
from pejl.words import say

LANG = "da"
"""The committee's: a report is printed in one language, whatever language its reader has the site in."""


@dataclass(frozen=True, slots=True)
class GoalTexts:
    """What will be printed of a goal: what was done and what is next, in the order of their days."""

    goal: str
    text: str
    did: tuple[Written, ...]
    next_: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """Figures as known for the report and for the one before, and the due rows on the quarter's last day."""

    now: Figures
    then: Figures
    sheet: Sheet | None


@dataclass(frozen=True, slots=True)
class _Told:
    """What was told before the report, and was not told past while it was decided."""

    before: Sequence[Released]
    exposed: int


def quarters(plan: BoundPlan, day: date) -> list[Period]:
    """The quarters that have days of the plan's time and were over before `day`, newest first."""
    found, each = [], quarter_of(plan.first)
    while each.first <= plan.last and each.last < day:
        found.append(each)
        each = each.step(1)
    return found[::-1]


def name_of(of: Period) -> str:
    """A quarter in an address and a file's name: `2024Q2`."""
    return f"{of.year}Q{of.number}"


def asked_quarter(text: str, plan: BoundPlan, day: date) -> Period | None:
    """`2024Q2` as one of `quarters`; None for anything else."""
    return next((each for each in quarters(plan, day) if name_of(each) == text), None)


def texts_of(plan: BoundPlan, of: Period) -> list[GoalTexts]:
    """For each goal of the plan what its owner has written. Done: the actions whose day is not after the quarter, and
    the notes of its days. Next: the actions after it. One query."""
    written: dict[str, list[Written]] = {}
    ids = [each.id for each in plan.goals]
    for record in standing(plan.name, ids).order_by("at", "pk"):
        written.setdefault(record.goal, []).append(written_of(record))
    found = []
    for goal in plan.goals:
        every = sorted(written.get(goal.id, ()), key=lambda each: each.day)
        did = tuple(each for each in every if _is_done(each, of))
        following = tuple(each for each in every if each.record.kind == ACTION and each.day > of.last)
        found.append(GoalTexts(goal.id, goal.part.text, did, following))
    return found


def _is_done(each: Written, of: Period) -> bool:
    if each.record.kind == NOTE:
        return of.first <= each.day <= of.last
    return each.day <= of.last


def made_of(stand: Stand, of: Period) -> list[str]:
    """Which figures the draft is made of: the instant they are known at, and the edition of the ledger's events."""
    now = _known(stand, of).now
    return [now.known.isoformat(), now.events.snapshot.id if now.events is not None else ""]


def draft(stand: Stand, of: Period, texts: Sequence[GoalTexts]) -> Document:
    """The report, for the committee and so without small counts. Of the published ledger alone: what was recorded on
    the pages since is in the next. A draft can be handed on: its numbers are kept as told before it is there."""
    return written(_edition(stand, of, texts, _told(stand, of).before))


def many_exposed(stand: Stand, of: Period) -> int:
    """How many small counts of the report cannot be hidden any more, for who approves it."""
    return _told(stand, of).exposed


def _told(stand: Stand, of: Period) -> _Told:
    return stand.once(("rapport: fortalt", of.id), lambda: _tell(stand, of))


def _tell(stand: Stand, of: Period) -> _Told:
    told, decided = telling(stand.plan.name, stand.now, lambda told: _edition(stand, of, (), told).leaving)
    return _Told(told, exposed(decided))


def _edition(stand: Stand, of: Period, texts: Sequence[GoalTexts], told: Sequence[Released]) -> Edition:
    known = _known(stand, of)
    return edition_of(
        stand.base.checked,
        known.now,
        known.then,
        of.last,
        of,
        sheet=known.sheet,
        texts=printed(texts),
        earlier=told,
        lang=LANG,
    )


def printed(texts: Sequence[GoalTexts]) -> Mapping[str, Texts]:
    """As the report prints them, by the goal's id."""
    return {each.goal: Texts("\n".join(map(_said, each.did)), "\n".join(map(_said_next, each.next_))) for each in texts}


def _said(each: Written) -> str:
    return str(each.record.data["tekst"])


def _said_next(each: Written) -> str:
    told = {"tekst": each.record.data["tekst"], "ansvarlig": each.record.data.get("hvem") or "", "dag": each.day}
    return say("web_rapport_naeste_trykt", told, LANG)


def _known(stand: Stand, of: Period) -> _Known:
    return stand.once(("rapport: tal", of.id), lambda: _opened(stand, of))


def _opened(stand: Stand, of: Period) -> _Known:
    """The report of the quarter before is told as it was known as long after its own quarter."""
    base, before = stand.base, of.first - timedelta(days=1)
    known = max(of.last, stand.base.around.newest_known(stand.base.checked.typed, stand.plan.first))
    now = base.around.figures(known, base.checked.typed, base.plan.name)
    then = base.around.figures(min(known, before + (known - of.last)), base.checked.typed, base.plan.name)
    events = now.events
    if events is None or (events.snapshot.areas and base.plan.own.code not in events.snapshot.areas):
        return _Known(now, then, None)
    return _Known(now, then, asked(base.plan, events.snapshot, setting_of(base.plan), of.last))
