"""Every form that writes text, as a browser would send it."""

from typing import Any

from web.conftest import Site
from web.planted import of_companies
from web.recording import form_at

Sent = tuple[str, str, dict[str, Any]]


def forms(site: Site) -> list[Sent]:
    """Role, address and what a browser would send of every form that writes text, filled in rightly."""
    goal = site.stand.plan.goals[0].id
    user = {"name": "x", "role": "leder", "team": "", "worker": "", "unit": "x", "subject": ""}
    note = {"kind": "handling", "tekst": "x", "dag": "2024-07-01", "hvem": "x", "ref": "", "version": ""}
    key = {"label": "x", "user": str(site.user("integrator").pk), "scopes": "due:read", "until": "2025-01-01"}
    return [
        *_of_citizens(site),
        *_of_companies(site),
        *_of_asking(site),
        ("sagsbehandler", "/arbejdsliste/gem", {"navn": "x", "soegning": "fane=senere"}),
        ("sagsbehandler", "/arbejdsliste/gem", {"slet": "4711"}),
        ("leder", f"/maal/{goal}/note", note),
        ("leder", "/tal-og-noter", {"laest": "x", "set": "x", "gem": "1"}),
        ("leder", "/rapport/2024Q2", {**form_at(site.client("leder"), "/rapport/2024Q2"), "handling": "godkend"}),
        ("leder", "/opslag", {"nummer": "1"}),
        ("leder", "/profil", {"handling": "om", "name": "x", "lang": "da"}),
        ("leder", "/profil", {"handling": "kode", "k-nu": "x", "k-ny": "x", "k-igen": "x"}),
        ("leder", "/profil", {"handling": "noegle", "n-nu": "x", "n-kode": "x"}),
        ("administrator", "/brugere", {"username": "ny", **user}),
        ("administrator", f"/brugere/{site.user('analytiker').pk}", {"handling": "gem", "version": "1", **user}),
        ("administrator", "/noegler", key),
        ("administrator", "/noegler", {"traek": "1"}),
        ("borger", "/mit-forloeb", {"deling": "1", "version": "1"}),
        ("", "/log-ind", {"username": "x", "password": "x", "next": "/"}),
    ]


def _of_citizens(site: Site) -> list[Sent]:
    from pejl.due.picked import staff_on

    stand, mine = site.stand, site.client("sagsbehandler")
    citizen, *_, last = site.citizens_of("sagsbehandler")
    words = {"tekst": "x", "kind": "virksomhedspraktik", "emne": "indsats", "rang": "A"}
    of_kinds = [
        (f"/borger/{citizen}/{at}", _filled(form_at(mine, f"/borger/{citizen}/{at}"), words))
        for at in ("aftal/note", "aftal/trin", "aftal/jobmaal", "delt", "registrer/samtale", "registrer/tilbud")
    ]
    sheet = stand.sheet.with_word("worker", site.user("sagsbehandler").worker)
    handed = {
        "raekke": [row.id for row in sheet.running().rows(1)],
        "til": next(who for who, team in staff_on(stand.snapshot, stand.day) if team == "sygedagpenge"),
        "gem": "1",
        "antal": "1",
        "fra_dag": "2024-07-01",
        "til_dag": "",
        "grund": "Ferie",
    }
    share = {"enhed": "Sundhed", "grundlag": "lov", "hvilken": "x", "fra": "2024-07-01", "til": ""}
    return [
        *(("sagsbehandler", at, given) for at, given in of_kinds),
        ("sagsbehandler", f"/borger/{last}/del", share),
        ("sagsbehandler", f"/borger/{citizen}/del", {"slut": "1", "version": "1"}),
        ("sagsbehandler", "/find-borger", {"soeg": "x", "grund": "x"}),
        ("leder", "/arbejdsliste/omfordel", handed),
    ]


def _of_companies(site: Site) -> list[Sent]:
    there, mine, role = of_companies(), site.client("virksomhedskonsulent"), "virksomhedskonsulent"
    company, order, visit, event = (there[name] for name in ("company", "order", "visit", "event"))
    words = {
        "tekst": "x",
        "navn": "x",
        "stilling": "x",
        "virksomhed": "Ingen",
        "kind": "partnerskabsaftale",
        "size": "5",
    }
    kinds = ("stamdata", "kontakt", "aftale", "plads", "fastholdelse", "behov", "henvendelse", "besoeg", "arrangement")
    ats = [f"/virksomhed/{company}/registrer/{kind}" for kind in kinds]
    ats += ["/virksomhed/ny", "/henvendelser/ny", "/besoeg/nyt", "/arrangement/nyt", f"/henvendelse/{order}?ret=1"]
    now = {"version": "1", "hvad": "svar", "til": "tavle"}
    met = {"version": "1", "udfald": "holdt", "antal": "3", "til": "liste"}
    return [
        *((role, at, _filled(form_at(mine, at), words)) for at in ats),
        (role, f"/henvendelse/{order}/nu", now),
        (role, f"/henvendelse/{order}", now),
        (role, f"/henvendelse/{order}/henvis", {"borger": str(site.citizen_of("sagsbehandler")), "version": "1"}),
        (role, f"/henvendelse/{order}/henvis", {"henvisning": "x", "henvisning_version": "1", "udfald": "ansat"}),
        (role, f"/besoeg/{visit}", met),
        (role, f"/arrangement/{event}", met),
        (role, "/virksomheder/ens", {"en": str(company), "anden": "10000001", "bliver": str(company)}),
        (role, "/virksomheder/ens", {"skil": "10000001", "fra": str(company)}),
        (role, "/virksomheder/hent", {"laest": "x", "set": "x", "gem": "1"}),
    ]


def _of_asking(site: Site) -> list[Sent]:
    there = of_companies()
    draw = {"senest": "2024-07-22", "kanal": "brev", "froe": "x"}
    moved = {"interview": "1", "version": "1", "handling": "tid", "dag": "2024-07-02", "kl": "10:00", "sted": "x"}
    return [
        ("", "/svar/et-link-som-ingen-har", {"vist": "service", "s-service": "positiv"}),
        ("analytiker", f"/spoergeskema/{there['survey']}/ny", draw),
        ("analytiker", f"/runde/{there['number']}/nu", {"handling": "ryk", "bekraeft": "1"}),
        ("analytiker", "/interview", moved),
        ("analytiker", "/interview", {"handling": "erstat", "runde": "1"}),
        ("leder", "/interviewguide", {"runde": "1", "punkt": "0", "tekst": "x"}),
    ]


def _filled(given: dict[str, Any], words: dict[str, str]) -> dict[str, Any]:
    """What the page leaves empty, where it must be filled in."""
    return {name: value or words.get(name, "") for name, value in given.items()}


def page_at(at: str) -> str:
    from django.urls import resolve

    return str(resolve(at.split("?")[0]).url_name)
