"""The demonstration: one user for each role on made-up people, with something recorded, so that every page has content.

Only for a ledger of made-up people; `serve` refuses another.
"""

from collections import Counter
from datetime import timedelta

from django.db import transaction

from pejl.due.picked import held_by, staff_on
from pejl.due.relations import booked_on
from pejl.web.access.table import Role
from pejl.web.demo_companies import companies
from pejl.web.demo_reports import reports
from pejl.web.demo_surveys import surveys
from pejl.web.desk import now
from pejl.web.models import CitizenRecord, GoalRecord, Share, User
from pejl.web.stand import Stand

PASSWORD = "opdigtede borgere"  # noqa: S105 - of people who do not exist
TEAMS = {Role.SAGSBEHANDLER: "jobparate", Role.UNGERAADGIVER: "unge", Role.KONSULENT: "virksomhed"}
UNITS = {
    Role.ANDEN: "Sundhed",
    Role.AKASSE: "A-kassen",
    Role.LEDER: "Jobcentret",
    Role.ANALYTIKER: "Ledelsessekretariatet",
    Role.ADMINISTRATOR: "Jobcentret",
    Role.UDVALG: "Beskæftigelsesudvalget",
    Role.INTEGRATOR: "It",
}
NAMES = {
    Role.UDVALG: "Ulla Udvalg",
    Role.LEDER: "Lis Leder",
    Role.ANALYTIKER: "Anders Analytiker",
    Role.SAGSBEHANDLER: "Signe Sagsbehandler",
    Role.UNGERAADGIVER: "Ulrik Ungerådgiver",
    Role.KONSULENT: "Karen Konsulent",
    Role.ANDEN: "Sofie Sundhed",
    Role.AKASSE: "Aksel A-kasse",
    Role.ADMINISTRATOR: "Asta Administrator",
    Role.INTEGRATOR: "Ida Integrator",
}


def people(stand: Stand) -> list[dict[str, str]]:
    """Make the users where they are not there; tells each role's name and password (none for the citizen, who comes in
    by the stand-in for MitID)."""
    with transaction.atomic():
        if not User.objects.exists():
            _users(stand)
            _records(stand)
            companies(stand)
            surveys(stand)
            reports(stand)
    found = User.objects.exclude(role=Role.INTEGRATOR).order_by("pk")
    return [
        {"rolle": each.role, "bruger": each.username, "kode": "" if each.role == Role.BORGER else PASSWORD}
        for each in found
    ]


def citizens_of(stand: Stand, worker: str) -> list[int]:
    """Whom the worker stands by: those with a talk today first, then those with rows by the day they are due."""
    snapshot, sheet = stand.snapshot, stand.sheet
    if snapshot is None or sheet is None:
        return []
    held = {citizen for citizen, _ in held_by(snapshot, worker, stand.day)}
    today = [each.person for each in booked_on(snapshot, stand.day) if each.worker == worker]
    due = [row.subject for row in sheet.with_word("worker", worker).running().by_day().rows(200)]
    order = dict.fromkeys([*today, *due, *sorted(held)])
    return [each for each in order if (worker,) in {pair[:1] for pair in stand.workers_of(each)}]


def _busiest(stand: Stand, team: str) -> str:
    """The worker of a team with most talks today, then with most citizens."""
    snapshot = stand.snapshot
    if snapshot is None or not team:
        return ""
    talks = Counter(each.worker for each in booked_on(snapshot, stand.day))
    workers = [who for who, of in staff_on(snapshot, stand.day) if of == team]
    held = {who: len(held_by(snapshot, who, stand.day)) for who in workers}
    return max(workers, key=lambda who: (talks[who], held[who], who), default="")


def _users(stand: Stand) -> None:
    for role, name in NAMES.items():
        team = TEAMS.get(role, "")
        of = {"team": team, "worker": _busiest(stand, team), "unit": UNITS.get(role, team)}
        User.objects.create(username=role.value, name=name, role=role, password=PASSWORD, **of)
    own = _citizens(stand)[0]
    User.objects.create(username="borger", name="Borger", role=Role.BORGER, unit="", citizen=own)


def _citizens(stand: Stand) -> list[int]:
    return citizens_of(stand, User.objects.get(role=Role.SAGSBEHANDLER).worker)


def _records(stand: Stand) -> None:
    """Job goals, steps, a need profile, shared fields and notes of a few citizens, and an action on a goal."""
    at, by = now(), User.objects.get(role=Role.SAGSBEHANDLER)
    leader = User.objects.get(role=Role.LEDER)
    day = stand.day
    said = (
        ("jobmaal", {"rang": "A", "tekst": "Lagermedarbejder med truckcertifikat"}),
        ("jobmaal", {"rang": "B", "tekst": "Chauffør i varebil"}),
        ("jobmaal", {"rang": "C", "tekst": "Rengøring på sygehus"}),
        ("trin", {"tekst": "Søg to lagerjob om ugen", "hvem": "borger", "senest": (day + timedelta(14)).isoformat()}),
        ("trin", {"tekst": "Kontakt til en virksomhed om praktik", "hvem": "kommune", "senest": day.isoformat()}),
        ("delt", {"emne": "indsats", "tekst": "Genoptræning tirsdag og torsdag", "dag": day.isoformat()}),
        ("note", {"tekst": "Vil gerne ringes op om formiddagen"}),
    )
    for citizen in _citizens(stand)[:3]:
        CitizenRecord.objects.bulk_create(
            CitizenRecord(citizen=citizen, kind=kind, data=data, by=by, at=at) for kind, data in said
        )
        for unit, consent, basis in (("Sundhed", True, "Samtykke"), ("A-kassen", False, "Lov (opdigtet eksempel)")):
            Share.objects.create(citizen=citizen, unit=unit, consent=consent, basis=basis, start=day, by=by)
    action = {"tekst": "Jobklub for nyledige hver onsdag fra uge 28", "dag": day.isoformat(), "hvem": "Lis Leder"}
    note = {"tekst": "Sæsonen trækker op i juli; se på samme kvartal sidste år", "dag": day.isoformat(), "hvem": ""}
    for goal in stand.plan.goals[:2]:
        GoalRecord.objects.create(plan=stand.plan.name, goal=goal.id, kind="handling", data=action, by=leader, at=at)
        GoalRecord.objects.create(plan=stand.plan.name, goal=goal.id, kind="note", data=note, by=leader, at=at)
