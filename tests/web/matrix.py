"""The matrix tried on the site: every cell that says another thing than the table by hand, told in words."""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from web.conftest import Site
from web.planted import MISSING, Planted, citizens, of_companies, of_reports, plant, reason, share

TABLE = tomllib.loads(Path(__file__).with_name("matrix.toml").read_text("utf-8"))
LETTERS = {
    "U": "udvalg",
    "L": "leder",
    "A": "analytiker",
    "S": "sagsbehandler",
    "G": "ungeraadgiver",
    "K": "virksomhedskonsulent",
    "B": "borger",
    "D": "anden_afdeling",
    "X": "akasse",
    "I": "integrator",
    "M": "administrator",
}
ROLES = tuple(LETTERS.values())
OF_A_CITIZEN = ("borgeren", "registrer", "aftal", "del", "delt-felt")
"""Pages with a citizen in their address: whom they open for is in the second table."""
NOT_TRIED = {"logud", "oidc", "oidc-svar", "login-kode", "mitid", "sundhed", "sprog"}
"""Pages that end or begin a log-in: they have specs of their own."""
_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
_TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value="|X-CSRFToken": "|&quot;X-CSRFToken&quot;: &quot;)[^"&]+')


def allowed(page: str) -> set[str] | None:
    """The roles of a row; None where anybody may."""
    said = TABLE["sider"][page]
    if said == "åben":
        return None
    return set(ROLES) if said == "alle" else {LETTERS[each] for each in said.split()}


def parts(role: str, relation: str) -> set[str]:
    return set(TABLE["felter"].get(role, {}).get(relation, "").split())


@dataclass
class Town:
    """A site with planted citizens: by role and relation, one that nobody may see, and the addresses of every page."""

    site: Site
    planted: dict[tuple[str, str], Planted]
    foreign: Planted
    arguments: dict[str, object]
    cells: int = 0
    _clients: dict[str, Any] = field(default_factory=dict)

    def client(self, role: str) -> Any:
        """One browser for each role; a fault of the server is an answer too."""
        if role not in self._clients:
            self._clients[role] = self.site.client(role, raise_request_exception=False)
        return self._clients[role]

    def address(self, at: str, citizen: int | None = None) -> str:
        given = self.arguments if citizen is None else {**self.arguments, "citizen": citizen}
        if at.startswith("virksomhed/"):
            given = {**given, "kind": "kontakt"}
        return "/" + _ARGUMENT.sub(lambda found: str(given[found[1]]), at)

    def asked(self, role: str, address: str) -> Any:
        self.cells += 1
        return self.client(role).get(address)


def built(site: Site) -> Town:
    """Markers in a citizen for each way a role can stand to one."""
    worker = site.user("sagsbehandler").worker
    team = citizens(site, team="jobparate", but=worker, most=2)
    other = citizens(site, team="sygedagpenge", most=5)
    young = citizens(site, team="unge", but=site.user("ungeraadgiver").worker, most=1)
    ready = citizens(site, team="jobparate", but=worker, most=1, among=site.stand.candidates, besides=team)
    own = {role: _with_rows(site, role) for role in ("sagsbehandler", "ungeraadgiver", "virksomhedskonsulent")}
    places = {
        ("sagsbehandler", "egen"): own["sagsbehandler"],
        ("sagsbehandler", "hold"): team[0],
        ("sagsbehandler", "begrundet"): other[0],
        ("ungeraadgiver", "egen"): own["ungeraadgiver"],
        ("ungeraadgiver", "hold"): young[0],
        ("leder", "begrundet"): other[1],
        ("virksomhedskonsulent", "egen"): own["virksomhedskonsulent"],
        ("virksomhedskonsulent", "kandidat"): ready[0],
        ("anden_afdeling", "delt"): other[2],
        ("akasse", "delt"): other[3],
    }
    planted = {key: plant(site, citizen, 31 + n) for n, (key, citizen) in enumerate(places.items())}
    foreign = plant(site, other[4], 71)
    reason(site, "sagsbehandler", other[0])
    reason(site, "leder", other[1])
    reason(site, "sagsbehandler", other[4], hours=-1)
    share(site, "Sundhed", other[2])
    share(site, "A-kassen", other[3])
    return Town(site, planted, foreign, _arguments(site, own["sagsbehandler"]))


def _with_rows(site: Site, role: str) -> int:
    """A citizen the role's user stands by, one with something due where there is any."""
    sheet, held = site.stand.sheet, site.citizens_of(role)
    return next((each for each in held if len(sheet.of_subject(each).running())), held[0])


def _arguments(site: Site, citizen: int) -> dict[str, object]:
    """What stands in addresses: something that is there for each."""
    worker = site.user("sagsbehandler").worker
    rows = [row for row in site.stand.sheet.with_word("worker", worker).running().rows() if row.subject]
    return {
        "goal": site.stand.plan.goals[0].id,
        "promise": site.stand.plan.promises[0].id,
        "row": rows[0].id,
        "citizen": citizen,
        "kind": "samtale",
        "lang": "da",
        "emne": "indikatorer",
        "hvem": "staff",
        "bruger": site.user("leder").pk,
        **of_companies(),
        **of_reports(),
    }


def faults(town: Town) -> Iterator[str]:
    """Everything that is another way than the tables say."""
    for check in CHECKS:
        yield from check(town)


# --- pages -----------------------------------------------------------------------------------------------


def pages(town: Town) -> Iterator[str]:
    """Each page of no citizen, as each role and as nobody."""
    from pejl.web.registry import collect

    for page in collect().values():
        if "GET" not in page.methods or page.name in (*NOT_TRIED, *OF_A_CITIZEN, "hvorfor"):
            continue
        address, roles = town.address(page.at), allowed(page.name)
        for role in (*ROLES, ""):
            answer = town.asked(role, address)
            opened = answer.status_code not in (404, 403) and not (
                answer.status_code == 302 and "/log-ind" in answer.url
            )
            if opened != (roles is None or role in roles):
                yield f"{page.name} as {role or 'nobody'}: {answer.status_code}"
            leaked = town.foreign.parts_in(answer.content.decode()) - {"kontakt"}  # a user is named among users
            if leaked:
                yield f"{page.name} as {role or 'nobody'} tells of a foreign citizen: {sorted(leaked)}"


def posts(town: Town) -> Iterator[str]:
    """What changes something, sent by every role that may not."""
    from pejl.web.registry import collect

    for page in collect().values():
        roles = allowed(page.name)
        if "POST" not in page.methods or page.name in NOT_TRIED or roles is None or page.name in OF_A_CITIZEN:
            continue
        for role in (*ROLES, ""):
            if role not in roles:
                town.cells += 1
                answer = town.client(role).post(town.address(page.at), {})
                if answer.status_code not in (404, 302) or (answer.status_code == 302 and "/log-ind" not in answer.url):
                    yield f"POST {page.name} as {role or 'nobody'}: {answer.status_code}"


# --- citizens --------------------------------------------------------------------------------------------


def fields(town: Town) -> Iterator[str]:
    """The citizen's page shows the parts of the table: no other, and each of them."""
    from pejl.web.registry import collect

    for (role, relation), planted in town.planted.items():
        answer = town.asked(role, town.address(collect()["borgeren"].at, planted.citizen))
        found, wanted = planted.parts_in(answer.content.decode()), parts(role, relation)
        for part in sorted(found ^ wanted):
            yield f"{role} {relation}: {part} {'shown' if part in found else 'not shown'}"


def circles(town: Town) -> Iterator[str]:
    """A planted citizen is opened by the roles that stand so, and by nobody else; one who does not exist looks the
    same as one that is not for you."""
    from pejl.web.registry import collect

    for name in OF_A_CITIZEN:
        for role in ROLES:
            missing = town.asked(role, town.address(collect()[name].at, MISSING))
            foreign = town.asked(role, town.address(collect()[name].at, town.foreign.citizen))
            if (missing.status_code, foreign.status_code) != (404, 404):
                yield f"{name} as {role}: {foreign.status_code} for a foreign citizen"
            elif _alike(missing.content) != _alike(foreign.content):
                yield f"{name} as {role}: a foreign citizen is told from a missing one"


def _alike(content: bytes) -> bytes:
    return _TOKEN.sub(rb"\1", content)


def reasons(town: Town) -> Iterator[str]:
    """Why a row is due tells of its citizen, so it follows the citizen."""
    sheet = town.site.stand.sheet
    row = sheet.of_subject(town.foreign.citizen).rows(1)[0].id
    gone = row.replace(str(town.foreign.citizen), str(MISSING))
    own = town.planted["virksomhedskonsulent", "egen"].citizen
    for each in sheet.of_subject(own).rows(1):
        if town.asked("virksomhedskonsulent", f"/arbejdsliste/hvorfor/{each.id}").status_code != 404:
            yield "hvorfor as virksomhedskonsulent: a trail of an own citizen"
    for role in ROLES:
        answers = [town.asked(role, f"/arbejdsliste/hvorfor/{each}") for each in (row, gone)]
        if role != "leder" and answers[0].status_code != 404:
            yield f"hvorfor as {role}: {answers[0].status_code}"
        leaked = town.foreign.parts_in(answers[0].content.decode()) - {"frister"}
        if leaked:
            yield f"hvorfor as {role}: {sorted(leaked)}"


def protected(town: Town) -> Iterator[str]:
    """A protected name is shown to who stands by the citizen, and not to the team."""
    from web.planted import rename

    site = town.site
    found = town.planted["sagsbehandler", "hold"]
    stand = site.stand
    hidden = next((each for each in _protected_of(site) if each != found.citizen), None)
    if hidden is None:
        return
    rename(site, hidden, "Mærkebeskyttet 99")
    for page in ("/arbejdsliste?hvis=hold", f"/borger/{hidden}"):
        answer = town.asked("sagsbehandler", page)
        if "Mærkebeskyttet" in answer.content.decode():
            yield f"{page}: a protected name ({stand.day})"


def _protected_of(site: Site) -> list[int]:
    from pejl.due.relations import persons_of_team, workers_of

    worker, stand = site.user("sagsbehandler").worker, site.stand
    team = sorted(persons_of_team(stand.snapshot, "jobparate", stand.day))
    mine = {each for each in team if worker in [who for _, who, _ in workers_of(stand.snapshot, each, stand.day)]}
    return [each for each in team if each not in mine and stand.protected(each)]


CHECKS: tuple[Callable[[Town], Iterator[str]], ...] = (fields, circles, pages, posts, reasons, protected)
