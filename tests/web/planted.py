"""Citizens with a marker in every part of what is known of them, and how each role's user stands to them."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from web.conftest import Site

MISSING = 4_711_000_111
PARTS = {
    "navn": "Mærkenavn {n}",
    "kontakt": "Mærkekontakt {n}",
    "samtaler": "17. marts 19{n}",
    "tilbud": "18. april 19{n}",
    "forloeb": "19. maj 19{n}",
    "helbred": "20. juni 19{n}",
    "aftaler": "Mærketrin {n}",
    "delt": "Mærkedelt {n}",
    "kandidat": "Mærkestilling {n}",
    "noter": "Mærkenote {n}",
}
"""What a page shows of each part, and nothing else does: words, or a day in a year of its own for what is codes."""
DUE = re.compile(r'href="/arbejdsliste/hvorfor/[^"]*?/(\d+)/')
"""A row that is due tells whose it is by the link to its reason."""


@dataclass
class Planted:
    """A citizen with markers; `n` is two digits of its own."""

    citizen: int
    n: int
    markers: dict[str, str] = field(default_factory=dict)

    def parts_in(self, text: str) -> set[str]:
        """The parts whose marker is in an answer."""
        found = {part for part, marker in self.markers.items() if marker in text}
        due = {"frister"} if str(self.citizen) in DUE.findall(text) else set()
        return found | due | ({"profil"} if 'id="profil"' in text else set())


def plant(site: Site, citizen: int, n: int) -> Planted:
    """Records in every part, a marker each."""
    from pejl.web.models import CitizenRecord, User

    by, at = site.user("leder"), site.stand.now
    day = {part: date(1900 + n, month, number).isoformat() for part, month, number in _DAYS}
    worker = f"m{n}"
    User.objects.create(username=worker, name=f"Mærkekontakt {n}", role="sagsbehandler", worker=worker)
    after = {part: (date.fromisoformat(each) + timedelta(3)).isoformat() for part, each in day.items()}
    said = {
        "relation": {"role": "mentor", "who": worker, "start": "2024-06-01", "end": None},
        "samtale": {
            "day": day["samtaler"],
            "kind": "jobsamtale",
            "form": "fremmoede",
            "outcome": "holdt",
            "topics": "",
        },
        "tilbud": {"kind": "virksomhedspraktik", "start": day["tilbud"], "end": after["tilbud"], "minutes": "37"},
        "haendelse": {"kind": "cv_godkendt", "day": day["forloeb"]},
        "fritagelse": {"kind": "sygdom", "start": day["helbred"], "end": after["helbred"]},
        "trin": {"tekst": f"Mærketrin {n}", "hvem": "borger", "senest": None, "gjort": None},
        "delt": {"emne": "indsats", "tekst": f"Mærkedelt {n}", "dag": "2024-06-01"},
        "note": {"tekst": f"Mærkenote {n}"},
        "henvisning": {
            "dag": "2024-06-03",
            "virksomhed": "Prøve A/S",
            "stilling": f"Mærkestilling {n}",
            "udfald": "ikke_ansat",
        },
        "profil": {"profil": "", "komplekse": True},
    }
    for kind, data in said.items():
        CitizenRecord.objects.create(citizen=citizen, kind=kind, data=data, by=by, at=at)
    rename(site, citizen, f"Mærkenavn {n}")
    return Planted(citizen, n, {part: marker.format(n=n) for part, marker in PARTS.items()})


_DAYS = (("samtaler", 3, 17), ("tilbud", 4, 18), ("forloeb", 5, 19), ("helbred", 6, 20))


def rename(site: Site, citizen: int, name: str) -> None:
    from pejl.web.names import register

    register(site.stand.base.around).set_name(citizen, name, date(2024, 6, 30))


def citizens(
    site: Site,
    *,
    team: str,
    but: str = "",
    most: int = 3,
    among: Collection[int] | None = None,
    besides: Collection[int] = (),
) -> list[int]:
    """Citizens of a team whom a worker does not stand by, and nobody of another team; those of no protected name."""
    from pejl.due.relations import persons_of_team, teams_by_person, workers_of

    snapshot, day = site.stand.snapshot, site.stand.day
    found = []
    for each in sorted(persons_of_team(snapshot, team, day) - set(besides)):
        if among is not None and each not in among:
            continue
        alone = teams_by_person(snapshot, [each], day)[each] == {team}
        if (
            alone
            and not site.stand.protected(each)
            and but not in [who for _, who, _ in workers_of(snapshot, each, day)]
        ):
            found.append(each)
        if len(found) == most:
            return found
    raise AssertionError(f"too few citizens of {team}")


def reason(site: Site, role: str, citizen: int, hours: int = 8) -> None:
    from pejl.web.models import Reason

    now = site.stand.now
    until = now + timedelta(hours=hours)
    Reason.objects.create(user=site.user(role), citizen=citizen, why="Vikar i dag", at=now, until=until)


def share(site: Site, unit: str, citizen: int, **of: Any) -> None:
    from pejl.web.models import Share

    given = {"consent": True, "basis": "Samtykke", "start": site.stand.day, "by": site.user("leder"), **of}
    Share.objects.create(citizen=citizen, unit=unit, **given)


def of_companies() -> dict[str, object]:
    """What stands in addresses of companies and of asking: the demonstration's. A link that nobody was sent."""
    from pejl.web.models import CompanyRecord, Round

    refs = {
        each.kind: each for each in CompanyRecord.standing().filter(kind__in=("henvendelse", "besoeg", "arrangement"))
    }
    rounds = Round.objects.get()
    return {
        "company": refs["henvendelse"].company,
        "order": refs["henvendelse"].ref,
        "visit": refs["besoeg"].ref,
        "event": refs["arrangement"].ref,
        "survey": rounds.survey,
        "number": rounds.pk,
        "token": "et-link-som-ingen-har",
    }


def of_reports() -> dict[str, object]:
    """What stands in addresses of reports: the demonstration's approved one."""
    from pejl.web.models import Issued

    issued = Issued.objects.order_by("pk").first()
    assert issued is not None
    return {"quarter": issued.quarter, "issue": issued.pk, "form": "html"}
