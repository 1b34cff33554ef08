"""Candidates for an enquiry: people ready for a job whose job goal fits, each with the reasons. Nobody is referred by
it, and nothing of health is asked."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from pejl import law
from pejl.answers.candidates import Candidate, JobGoal, Wanted, candidates, people_of, stems
from pejl.web import names
from pejl.web.access import Circle, Field
from pejl.web.models import CitizenRecord, CompanyRecord
from pejl.web.stand import Stand
from pejl.words import Step

SEEN = frozenset({Field.NAVN, Field.KANDIDAT})
"""What is shown of each, and what a user must be given to have one suggested."""
MOST = 20
NEIGHBOURS = "nabo"
"""How the name of a plan's own set of its neighbours begins, folded."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """`days`: unemployed since so many days; `name`: "" where the register has none."""

    citizen: int
    name: str
    days: int
    reasons: Sequence[Step]
    notes: Sequence[Step]


def wanted_of(stand: Stand, order: CompanyRecord, branch: str) -> Wanted:
    """What the enquiry asks for. A job in a municipality that is neither the own nor one of the plan's neighbours is
    not judged by its place."""
    data, own = order.data, stand.plan.own.code
    area, neighbours = str(data.get("arbejdssted") or own), near(stand)
    hours = str(data.get("minutes") or "")
    start = str(data.get("start") or "")
    return Wanted(
        ref=str(order.ref),
        title=str(data.get("stilling") or ""),
        branch=branch,
        area=area if area == own or area in neighbours else "",
        near=neighbours | {own},
        minutes=int(Fraction(hours) * 60) if hours else None,
        start=date.fromisoformat(start) if start else None,
    )


def near(stand: Stand) -> frozenset[str]:
    """The codes of the municipalities that the plan calls its neighbours; none where it names none."""
    plan = stand.base.checked.plan
    sets = plan.omraader if plan else {}
    named = [area for name, areas in sets.items() if law.fold(name).startswith(NEIGHBOURS) for area in areas]
    return frozenset(law.find_area(str(each)) for each in named)


def says_something(wanted: Wanted) -> bool:
    """Whether job goals can be held against it."""
    return bool(stems(" ".join((wanted.title, *wanted.words))) or wanted.branch)


def suggested(circle: Circle, wanted: Wanted, without: set[int], looks: Any) -> list[Suggested]:
    """The best of those the user may see by name; each goes to the access log. `without`: who is referred already."""
    stand = circle.stand
    if stand.snapshot is None:
        return []
    people = people_of(stand.snapshot, stand.day, _goals())
    chosen: list[Candidate] = []
    for each in candidates(wanted, people, stand.day):
        if len(chosen) == MOST:
            break
        if each.citizen not in without and circle.fields(each.citizen) >= SEEN:
            chosen.append(each)
    named = names.of(stand, [each.citizen for each in chosen])
    for each in chosen:
        looks.at(each.citizen, SEEN)
    return [
        Suggested(each.citizen, named.get(each.citizen, ""), each.person.days, each.reasons, each.notes)
        for each in chosen
    ]


def _goals() -> dict[int, list[JobGoal]]:
    """The job goals that stand, by citizen. One query."""
    found: dict[int, list[JobGoal]] = defaultdict(list)
    rows = CitizenRecord.standing().filter(kind="jobmaal").order_by("pk")
    for citizen, data in rows.values_list("citizen", "data"):
        found[citizen].append(JobGoal(str(data.get("rang") or ""), str(data.get("tekst") or "")))
    return found
