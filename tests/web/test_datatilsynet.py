"""Cases of the Danish data protection agency, each as what the site does today. The names are those of the cases."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from web.abuse import (
    address,
    alike,
    citizen_for,
    every_page,
    everybodys_names,
    foreign,
    forgotten,
    logged,
    opens,
    visits,
)
from web.conftest import Site
from web.matrix import ROLES
from web.planted import MISSING, plant, reason, share
from web.reading import body_of

STAFF = tuple(each for each in ROLES if each != "borger")
FORMS = ("", "?form=csv", "?form=json", "?hvis=hold", "?hvis=ingen", "?hvis=alle", "?fane=senere")
OPEN = {"login", "login-kode", "mitid", "sprog", "was", "hjaelp", "hjaelp-emne", "sundhed", "oidc", "oidc-svar", "svar"}
"""Pages for who is not logged in."""


# --- Lejre, judgment of 9 March 2022 -----------------------------------------------------------------------


def test_lejre_staff_outside_the_team_see_nothing_of_a_citizen_on_any_page_or_file(site: Site) -> None:
    found = plant(site, foreign(site), 71)
    asked = 0
    for role in STAFF:
        browser = site.client(role)
        for page in every_page().values():
            if "GET" not in page.methods or page.name in OPEN or not opens(page, role):
                continue
            for query in FORMS:
                answer = browser.get(address(site, page, role) + query)
                seen = found.parts_in(body_of(answer)) - {"kontakt", "profil"}  # a planted user is a user among users
                assert seen == set(), f"{page.name}{query} as {role}"
                asked += 1
        for page in ("", "/registrer/samtale", "/aftal/note", "/del", "/delt"):
            answer = browser.get(f"/borger/{found.citizen}{page}")
            assert (answer.status_code, found.parts_in(body_of(answer))) == (404, set()), f"{page} as {role}"
    assert asked > 500
    assert found.citizen not in logged()


def test_lejre_every_citizen_who_is_named_is_in_the_log_of_that_request(site: Site) -> None:
    """Pages, files, a form with a fault, a search, a hand-over, a fragment: a name shown is a line written."""
    names, named, shown = everybodys_names(site), 0, 0
    words = re.compile("|".join(re.escape(each) for each in sorted(names, key=len, reverse=True)))
    for role, what, ask in disclosures(site):
        forgotten()
        answer = ask()
        written = logged()
        for name in set(words.findall(_body(answer))):
            assert names[name] & written, f"{what} as {role} names somebody and does not say so"
            named += 1
        shown += bool(written)
        if answer.status_code >= 500 or answer.status_code == 404:
            assert written == set(), what
    assert named > 100
    assert shown > 20


def _body(answer: Any) -> str:
    """What is read in an answer: of a page what stands in it, not who is logged in."""
    found = body_of(answer)
    return found.split("<main")[1] if "<main" in found else found


def disclosures(site: Site) -> Iterator[tuple[str, str, Any]]:
    """Requests that show something of citizens."""
    browsers = {role: site.client(role) for role in ROLES}
    for role, name, at in visits(site, "GET"):
        for query in FORMS if name != "mitid" else ():  # the stand-in names whom one can be, to nobody yet
            yield role, at + query, lambda browser=browsers[role], to=at + query: browser.get(to)
    mine, citizen = browsers["sagsbehandler"], site.citizen_of("sagsbehandler")
    ref = "00000000-0000-4000-8000-000000000000"
    name = next(each for each, ids in everybodys_names(site).items() if citizen in ids)
    sheet = site.stand.sheet.with_word("worker", site.user("sagsbehandler").worker)
    rows = [row.id for row in sheet.running().rows(20) if row.subject in site.citizens_of("sagsbehandler")]
    posts = {
        f"/borger/{citizen}/registrer/samtale": {"ref": ref, "version": "0", "day": "i går"},
        f"/borger/{citizen}/aftal/note": {"ref": ref, "version": "0", "tekst": ""},
        f"/borger/{citizen}/del": {"enhed": ""},
        "/find-borger": {"soeg": name.split()[0]},
        "/arbejdsliste/omfordel": {"raekke": rows},
    }
    for at, given in posts.items():
        yield "sagsbehandler", f"POST {at}", lambda to=at, sent=given: mine.post(to, sent)
    yield (
        "sagsbehandler",
        "fragment",
        lambda: mine.get(f"/arbejdsliste/hvorfor/{rows[0]}", headers={"hx-request": "true"}),
    )


# --- stale rights ------------------------------------------------------------------------------------------


def _role(site: Site, citizen: int) -> None:
    site.user("sagsbehandler").__class__.objects.filter(username="sagsbehandler").update(role="analytiker")


def _user(site: Site, citizen: int) -> None:
    site.user("sagsbehandler").__class__.objects.filter(username="sagsbehandler").update(is_active=False)


def _code_and_team(site: Site, citizen: int) -> None:
    site.user("sagsbehandler").__class__.objects.filter(username="sagsbehandler").update(worker="", team="")


def _handed_over(site: Site, citizen: int) -> None:
    """The citizen gets a worker of another team in every role that the user or the team has."""
    from pejl.due.picked import staff_on
    from pejl.due.relations import workers_of
    from pejl.web.models import CitizenRecord

    stand = site.stand
    other = next(who for who, team in staff_on(stand.snapshot, stand.day) if team == "sygedagpenge")
    roles = {role for role, *_ in workers_of(stand.one(citizen), citizen, stand.day)}
    for role in roles:
        data = {"role": role, "who": other, "start": stand.day.isoformat(), "end": ""}
        CitizenRecord.objects.create(citizen=citizen, kind="relation", data=data, by=site.user("leder"), at=stand.now)


@pytest.mark.parametrize("taken", [_role, _user, _code_and_team, _handed_over])
def test_stale_rights_what_is_taken_between_two_requests_is_gone_at_the_second(site: Site, taken: Any) -> None:
    browser, citizen = site.client("sagsbehandler"), site.citizen_of("sagsbehandler")
    at = f"/borger/{citizen}"
    assert browser.get(at).status_code == 200
    taken(site, citizen)
    forgotten()
    assert browser.get(at).status_code in (302, 404)
    given = {"ref": "00000000-0000-4000-8000-000000000000", "version": "0", "tekst": "for sent"}
    assert browser.post(f"{at}/aftal/note", given).status_code in (302, 404)
    assert str(citizen) not in body_of(browser.get("/arbejdsliste?form=json"))
    assert citizen not in logged()


def test_stale_rights_a_reason_and_an_agreement_end_at_their_instant(site: Site) -> None:
    from pejl.web.models import Reason, Share

    citizen = foreign(site)
    reason(site, "leder", citizen)
    share(site, "Sundhed", citizen)
    leader, other = site.client("leder"), site.client("anden_afdeling")
    assert [each.get(f"/borger/{citizen}").status_code for each in (leader, other)] == [200, 200]
    Reason.objects.filter(citizen=citizen).update(until=site.stand.now)
    Share.objects.filter(citizen=citizen).update(end=site.stand.day - timedelta(days=1))
    assert [each.get(f"/borger/{citizen}").status_code for each in (leader, other)] == [404, 404]


def test_stale_rights_a_key_of_a_closed_user_opens_nothing(site: Site) -> None:
    from pejl.web.access.tokens import hash_of, new_secret, token_of
    from pejl.web.models import Token, User

    secret, now = new_secret(), site.stand.now
    of = {"label": "x", "scopes": "due:read", "made": now, "until": now + timedelta(days=1)}
    Token.objects.create(user=site.user("integrator"), hashed=hash_of(secret), **of)
    assert token_of(f"Bearer {secret}", now) is not None
    User.objects.filter(username="integrator").update(is_active=False)
    assert token_of(f"Bearer {secret}", now) is None


# --- Herning Affaldsweb, 10 February 2022 ------------------------------------------------------------------


def test_herning_an_id_in_an_address_proves_nothing(site: Site) -> None:
    """Another citizen's id in every address that has one is as an id of nobody, for every role."""
    far = foreign(site)
    pages = [page for page in every_page().values() if "<int:citizen>" in page.at]
    assert len(pages) >= 5
    for role in ROLES:
        browser = site.client(role)
        for page in pages:
            two = [browser.get(address(site, page, role, each)) for each in (far, MISSING)]
            assert [each.status_code for each in two] == [404, 404]
            one, other = (re.sub(rb"\d{9,}", b"", alike(each.content)) for each in two)
            assert one == other


def test_herning_ids_are_not_counted_up_and_keys_have_more_than_128_bits(site: Site) -> None:
    from pejl.web.access.tokens import BYTES, new_secret

    ids = sorted({each for ids in everybodys_names(site).values() for each in ids})
    near = sum(b - a < 1 << 20 for a, b in pairwise(ids))
    assert len(ids) > 500
    assert near == 0
    assert BYTES * 8 >= 128
    assert new_secret() != new_secret()
    assert len(site.client("leder").session.session_key) >= 26  # of 36 letters: 134 bits


# --- log and the citizen: 6 June 2024, and Court of Justice C-579/21 ------------------------------------------


def test_cpr_log_the_citizen_reads_when_for_what_and_which_unit_and_never_who(site: Site) -> None:
    from pejl.web.models import User

    citizen = site.user("borger").citizen
    reason(site, "leder", citizen)
    assert site.client("leder").get(f"/borger/{citizen}").status_code == 200
    page = body_of(site.client("borger").get("/mit-forloeb"))
    told = page.split('id="opslag"')[1].split("</section>")[0]
    assert "1. juli 2024" in told
    assert "10.00" in told
    assert "Jobcentret" in told
    assert "begrund" in told.lower() or "grund" in told.lower()
    assert "Vikar i dag" not in page  # a reason is written for the authority, and can name somebody
    for each in User.objects.exclude(role="borger"):
        assert each.name not in told
        assert each.username not in told.lower().split()


# --- Kerteminde, 23 February 2024 ---------------------------------------------------------------------------


def test_kerteminde_the_log_can_be_gone_through_by_day_and_person_and_that_is_logged_too(site: Site) -> None:
    citizen = site.citizen_of("sagsbehandler")
    site.client("sagsbehandler").get(f"/borger/{citizen}")
    for role in ("administrator", "leder"):
        browser = site.client(role)
        by_day = body_of(browser.get("/opslag?fra=2024-07-01&til=2024-07-01"))
        of_one = body_of(browser.get(f"/opslag?borger={citizen}"))
        for page in (by_day, of_one):
            assert "Signe Sagsbehandler" in page
        from pejl.web.models import LookedAt

        own = LookedAt.objects.filter(citizen=citizen, look__page="opslag", look__role=role)
        assert own.count() == 2


def test_a_citizen_of_each_role_is_one_that_there_is(site: Site) -> None:
    """The addresses above lead somewhere."""
    reason(site, "leder", site.citizen_of("sagsbehandler"))
    for role in ("sagsbehandler", "ungeraadgiver", "virksomhedskonsulent", "leder", "anden_afdeling", "akasse"):
        assert site.client(role).get(f"/borger/{citizen_for(site, role)}").status_code == 200
