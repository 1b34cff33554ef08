"""How often each page asks the database, as the role it costs most."""

from typing import Any

from web.abuse import every_page, visits
from web.conftest import Site
from web.matrix import ROLES

MOST = 25


def counted(site: Site) -> dict[str, tuple[int, str]]:
    """The dearest role of each page, with what was recorded counted in."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    found: dict[str, tuple[int, str]] = {}
    browsers = {role: site.client(role) for role in ROLES}
    for role, name, at in visits(site, "GET"):
        browsers[role].get(at)
        with CaptureQueriesContext(connection) as asked:
            browsers[role].get(at)
        found[name] = max(found.get(name, (0, "")), (len(asked), role))
    return found


def told(found: dict[str, tuple[int, str]]) -> str:
    return "\n".join(f"{name:18} {many:3}  {role}" for name, (many, role) in sorted(found.items(), key=_dearest))


def _dearest(of: tuple[str, tuple[int, str]]) -> Any:
    return -of[1][0], of[0]


def test_queries_no_page_asks_more_than_twenty_five_times_as_any_role(site: Site) -> None:
    found = counted(site)
    print(told(found))  # noqa: T201 - the table is wanted
    assert {name: many for name, (many, _) in found.items() if many > MOST} == {}
    assert set(found) >= {page.name for page in every_page().values() if "GET" in page.methods} - {"oidc", "oidc-svar"}


def test_queries_do_not_grow_with_what_is_recorded(site: Site) -> None:
    """A hundred times as many records, looks, shares and reasons of as many citizens: as many queries as before."""
    before = {name: many for name, (many, _) in counted(site).items()}
    _much(site)
    after = {name: many for name, (many, _) in counted(site).items()}
    assert {name: (before[name], many) for name, many in after.items() if many > before[name] + 2} == {}


def _much(site: Site) -> None:
    from pejl.web.models import CitizenRecord, GoalRecord, Look, LookedAt, SavedView, Share, User

    stand, by = site.stand, site.user("leder")
    mine = site.citizens_of("sagsbehandler")[:40]
    at, day = stand.now, stand.day.isoformat()
    said = {"trin": {"tekst": "x", "hvem": "borger", "senest": day, "gjort": ""}, "note": {"tekst": "x"}}
    said |= {"delt": {"emne": "indsats", "tekst": "x", "dag": day}, "jobmaal": {"rang": "A", "tekst": "x"}}
    CitizenRecord.objects.bulk_create(
        CitizenRecord(citizen=citizen, kind=kind, data=data, by=by, at=at)
        for citizen in mine
        for kind, data in said.items()
        for _ in range(3)
    )
    Share.objects.bulk_create(
        Share(citizen=each, unit="Sundhed", consent=True, basis="x", start=stand.day, by=by) for each in mine
    )
    GoalRecord.objects.bulk_create(
        GoalRecord(
            plan=site.stand.plan.name,
            goal=goal.id,
            kind="note",
            data={"tekst": "x", "dag": day, "hvem": ""},
            by=by,
            at=at,
        )
        for goal in stand.plan.goals
        for _ in range(5)
    )
    looks = Look.objects.bulk_create(Look(user=by, role=by.role, unit="x", page="borgeren", at=at) for _ in range(200))
    LookedAt.objects.bulk_create(LookedAt(look=look, citizen=mine[0], fields="navn") for look in looks)
    SavedView.objects.bulk_create(
        SavedView(user=site.user("sagsbehandler"), name=f"v{n}", query="fane=senere") for n in range(15)
    )
    for n in range(30):
        User.objects.create(username=f"u{n}", name=f"U{n}", role="sagsbehandler", team="jobparate", password=None)
