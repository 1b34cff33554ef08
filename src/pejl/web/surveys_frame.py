"""Who can be asked on a day: citizens of the group, or companies that there has been something with."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from pejl import law
from pejl.ledger.snapshot import Snapshot
from pejl.ledger.verbs import NEVER, Latest, Listing, held, noted
from pejl.ledger.verbs.lists import listing
from pejl.people import IN_TOUCH, people
from pejl.periods import day_number, day_of
from pejl.surveys import LEAST, Questionnaire, asked_for, begun_by
from pejl.web import names
from pejl.web.companies import Directory
from pejl.web.models import Invitation, Round
from pejl.web.stand import Stand

FRESH = timedelta(days=31)
"""A talk longer ago than this is not asked about."""
A_YEAR = timedelta(days=365)
"""A company is asked when there was something with it in that time."""
_OF_COMPANIES = (("orders", "day", "day"), ("visits", "day", "day"), ("agreements", "start", "end"))
"""Tables of companies with the columns of the first day and of the last."""
_RECORDED = ("henvendelse", "besoeg", "aftale")


@dataclass(frozen=True, slots=True)
class Frame:
    """`names`: who can be asked, by id, with what a letter calls them. `about`: the day of the talk it is about, where
    it is about one. `groups`: the benefit each is on, "" for none and for companies. `skipped`: how many besides are
    not asked because their name is protected or not known."""

    names: Mapping[int, str] = field(default_factory=dict)
    about: Mapping[int, date] = field(default_factory=dict)
    groups: Mapping[int, str] = field(default_factory=dict)
    skipped: int = 0


def after_talk(q: Questionnaire) -> bool:
    """Whether everyone is asked after a talk: once about each."""
    wanted = asked_for(q, 2024)  # any year: the rhythm is what it is
    return bool(wanted and wanted.each) and not q.companies


def frame_of(q: Questionnaire, stand: Stand) -> Frame:
    """Nobody where the ledger knows no events."""
    if stand.snapshot is None:
        return Frame()
    if q.companies:
        return _companies(stand, stand.snapshot)
    about = _citizens(q, stand, stand.snapshot)
    known = names.register(stand.base.around).names_of(about)
    hidden = _protected(stand.snapshot)
    called = {c: known[c].name for c in sorted(about) if c in known and not known[c].protected and c not in hidden}
    talks = {c: day for c, day in about.items() if c in called and day is not None}
    return Frame(called, talks, _benefits(stand.snapshot, stand.day, called), len(about) - len(called))


# --- citizens ---------------------------------------------------------------------------------------------


def _citizens(q: Questionnaire, stand: Stand, snapshot: Snapshot) -> dict[int, date | None]:
    """Those of the group on the day, each with the talk it is asked about: where it is not about a talk, None."""
    found = _of_group(q, stand, snapshot)
    if not after_talk(q):
        return dict.fromkeys(found)
    last = Round.objects.filter(survey=q.id).order_by("-day").values_list("day", flat=True).first()
    since = max(filter(None, (last, stand.day - FRESH)))
    asked = set(Invitation.objects.filter(round__survey=q.id, about__gte=since).values_list("citizen", "about"))
    return {c: talk for c, talk in found.items() if talk is not None and talk >= since and (c, talk) not in asked}


def _of_group(q: Questionnaire, stand: Stand, snapshot: Snapshot) -> dict[int, date | None]:
    """Everyone of the group with a course that is long enough, and the day of the last talk that was held. What was
    recorded here and is not in the ledger yet counts too."""
    whom = people(q.groups, IN_TOUCH)
    talk = Latest(noted("talks", where=[("outcome", "in", ("holdt",))]))
    asked = Listing(whom.union.courses(whom.pause), (("talk", talk),))
    found = _listed(asked, snapshot, stand, begun_by(q, stand.day))
    for citizen in stand.by_citizen:
        found.pop(citizen, None)
        one = stand.one(citizen)
        if one is not None:
            found |= _listed(asked, one, stand, begun_by(q, stand.day))
    return found


def _listed(asked: Listing, snapshot: Snapshot, stand: Stand, begun: date | None) -> dict[int, date | None]:
    lines = listing(asked, snapshot, stand.day)
    areas = snapshot.books.get("area", ())
    own = (-1, areas.index(stand.plan.own.code) if stand.plan.own.code in areas else -1)
    latest = day_number(begun or stand.day)
    columns = (lines[name].tolist() for name in ("person", "area", "start", "talk")) if lines else ((), (), (), ())
    return {
        person: None if talk == NEVER else day_of(talk)
        for person, area, start, talk in zip(*columns, strict=True)
        if area in own and start <= latest
    }


def _protected(snapshot: Snapshot) -> set[int]:
    found: set[int] = set()
    for part in snapshot.parts():
        hidden = part.subject("persons")[part.column("persons", "protected").astype(bool)]
        found.update(part.ids[hidden].tolist())
    return found


def _benefits(snapshot: Snapshot, day: date, citizens: Iterable[int]) -> dict[int, str]:
    """The benefit each is on; of two the first by code."""
    codes = sorted(code for code, each in law.groups().items() if each.benefit)
    rows = held("spells", by=[(code,) for code in codes])
    lines = listing(Listing(rows), snapshot, day)
    found = dict.fromkeys(citizens, "")
    for person, cell in zip(*(lines[name].tolist() for name in ("person", "cell")), strict=True) if lines else ():
        if person in found:
            found[person] = min(filter(None, (found[person], codes[cell])))
    return found


# --- companies --------------------------------------------------------------------------------------------


def _companies(stand: Stand, snapshot: Snapshot) -> Frame:
    """Every company with an enquiry, a visit, an agreement or somebody in an offer in the last year."""
    directory = Directory(stand)
    known = {directory.same.of(each) for each in (*_in_touch(snapshot, stand.day), *_recorded(directory, stand.day))}
    called = {}
    for each in sorted(known):
        company = directory.named.get(each)
        if company is not None and (company.name or company.number):
            called[each] = company.name or company.number
    return Frame(called, {}, dict.fromkeys(called, ""), len(known) - len(called))


def _in_touch(snapshot: Snapshot, day: date) -> set[int]:
    last = day_number(day)
    first = last - A_YEAR.days
    found: set[int] = set()
    companies = snapshot.companies()
    tables = [(companies, *each) for each in _OF_COMPANIES]
    tables += [(part, "offers", "start", "end") for part in snapshot.parts()]
    for part, table, start, end in tables:
        runs = (part.column(table, start) <= last) & (part.column(table, end) > first)
        found.update(part.column(table, "company")[runs].tolist())
    return {each for each in found if each > 0}


def _recorded(directory: Directory, day: date) -> set[int]:
    since, until = (day - A_YEAR).isoformat(), day.isoformat()
    rows = directory.records(_RECORDED)
    days = ((each.company, str(each.data.get("day") or each.data.get("start") or "")) for each in rows)
    return {company for company, first in days if company and since < first <= until}


# --- groups that are told apart ---------------------------------------------------------------------------


def coarse(groups: Mapping[int, str], least: int = LEAST) -> dict[int, str]:
    """The groups that answers are counted in, none with fewer than the least: smaller ones are one together, "", and
    the next smallest joins them where they are still too few. So a ticket never says of whom it is."""
    many = Counter(groups.values())
    rest = {group for group, count in many.items() if count < least or not group}
    for group, _ in sorted(many.items(), key=lambda each: (each[1], each[0])):
        if 0 < sum(many[each] for each in rest) < least:
            rest.add(group)
    return {each: "" if group in rest else group for each, group in groups.items()}
