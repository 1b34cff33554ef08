"""The rules as tables: which role opens which page, and which fields of a citizen each relation shows."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """Whom the site knows. One person has one role; other departments and the a-kasse share a citizen's plan."""

    UDVALG = "udvalg"
    LEDER = "leder"
    ANALYTIKER = "analytiker"
    SAGSBEHANDLER = "sagsbehandler"
    UNGERAADGIVER = "ungeraadgiver"
    KONSULENT = "virksomhedskonsulent"
    BORGER = "borger"
    ANDEN = "anden_afdeling"
    AKASSE = "akasse"
    INTEGRATOR = "integrator"
    ADMINISTRATOR = "administrator"


R = Role
WORKERS = frozenset({R.SAGSBEHANDLER, R.UNGERAADGIVER})
"""Who has citizens of their own."""
LIST = WORKERS | {R.LEDER, R.KONSULENT}
"""Who has a work list."""
AGGREGATES = frozenset({R.UDVALG, R.LEDER, R.ANALYTIKER, *WORKERS, R.KONSULENT})
"""Who sees the plan and how its goals stand."""
COMPANIES = frozenset({R.KONSULENT, R.LEDER})
"""Who keeps companies: enquiries, visits, events, agreements."""
SECRETARIAT = frozenset({R.ANALYTIKER})
"""Who draws, invites and gets consent."""
EVERYBODY = frozenset(Role)
OTHERS = frozenset({R.ANDEN, R.AKASSE})
CITIZEN = LIST | OTHERS
"""Who may open a citizen's page, each for some citizens only."""
STAFF = EVERYBODY - {R.BORGER, R.INTEGRATOR}


class Field(StrEnum):
    """A part of what is known of a citizen; a page shows a part whole or not at all. Class of each beside it."""

    NAVN = "navn"  # A2
    KONTAKT = "kontakt"  # A2: who stands by the citizen
    SAMTALER = "samtaler"  # A2
    TILBUD = "tilbud"  # A2
    AFTALER = "aftaler"  # A2: job goals and agreed steps
    FRISTER = "frister"  # A2: what is due
    FORLOEB = "forloeb"  # A3: benefits and groups, wage hours, schooling
    PROFIL = "profil"  # A3: need profile, complex needs
    DELT = "delt"  # A3: what other departments and the a-kasse share
    KANDIDAT = "kandidat"  # A2: what a job is found by: job goals, group, since when, and referrals
    HELBRED = "helbred"  # A4: exemptions, happenings and topics of health
    NOTER = "noter"  # A3
    OPSLAG = "opslag"  # A7: who has looked


F = Field
ALL = frozenset(Field)


class Relation(StrEnum):
    """How somebody stands to a citizen, nearest first."""

    SELV = "selv"  # it is the citizen
    EGEN = "egen"  # stands by the citizen
    HOLD = "hold"  # the citizen has a worker of the same team
    BEGRUNDET = "begrundet"  # a stated reason that has not run out
    KANDIDAT = "kandidat"  # ready for a job or referred to one, to somebody who fills jobs
    TRUKKET = "trukket"  # drawn for an interview that is not over, to who arranges it
    DELT = "delt"  # shares the citizen's plan, with consent or by law
    SYSTEM = "system"  # every citizen, to a system: by random id through the API alone, and never by name
    INGEN = "ingen"


N = Relation
SHARED = frozenset({F.NAVN, F.KONTAKT, F.AFTALER, F.DELT})
CONSULTANT = frozenset({F.NAVN, F.KONTAKT, F.TILBUD})
_WORKER = {N.EGEN: ALL - {F.OPSLAG}, N.HOLD: ALL - {F.OPSLAG}, N.BEGRUNDET: ALL - {F.OPSLAG, F.NOTER}}
FIELDS: Mapping[Role, Mapping[Relation, frozenset[Field]]] = {
    R.BORGER: {N.SELV: ALL - {F.NOTER, F.PROFIL}},
    R.SAGSBEHANDLER: _WORKER,
    R.UNGERAADGIVER: _WORKER,
    R.KONSULENT: {N.EGEN: CONSULTANT | {F.KANDIDAT}, N.KANDIDAT: frozenset({F.NAVN, F.KANDIDAT})},
    R.ANALYTIKER: {N.TRUKKET: frozenset({F.NAVN})},
    R.LEDER: {N.BEGRUNDET: ALL - {F.HELBRED, F.NOTER, F.OPSLAG}},
    R.ANDEN: {N.DELT: SHARED},
    R.AKASSE: {N.DELT: SHARED},
    R.INTEGRATOR: {N.SYSTEM: frozenset({F.FRISTER, F.SAMTALER, F.TILBUD, F.FORLOEB})},
}
"""A role and relation that is not here shows nothing."""
WRITES: Mapping[Role, Mapping[Relation, frozenset[Field]]] = {
    R.SAGSBEHANDLER: {relation: parts - {F.NAVN} for relation, parts in _WORKER.items()},
    R.UNGERAADGIVER: {relation: parts - {F.NAVN} for relation, parts in _WORKER.items()},
    R.KONSULENT: dict.fromkeys((N.EGEN, N.KANDIDAT), frozenset({F.KANDIDAT})),
    R.ANDEN: {N.DELT: frozenset({F.DELT})},
    R.AKASSE: {N.DELT: frozenset({F.DELT})},
    R.INTEGRATOR: {N.SYSTEM: frozenset({F.SAMTALER, F.TILBUD, F.FORLOEB})},
}
PAGES: Mapping[str, frozenset[Role] | None] = {
    # open to nobody-in-particular: None
    "login": None,
    "login-kode": None,
    "oidc": None,
    "oidc-svar": None,
    "mitid": None,
    "logud": EVERYBODY,
    "sprog": None,
    "was": None,
    "hjaelp": None,
    "hjaelp-emne": None,
    "sundhed": None,
    # the plan
    "forside": EVERYBODY,
    "planen": AGGREGATES,
    "siden-sidst": AGGREGATES,
    "maalet": AGGREGATES,
    "maal-note": frozenset({R.LEDER, R.ANALYTIKER}),
    "sammenlign": AGGREGATES,
    "budget": AGGREGATES,
    "kontrol": AGGREGATES - {R.UDVALG},
    "kilder": AGGREGATES,
    "loefter": AGGREGATES - {R.UDVALG},
    "loeftet": AGGREGATES - {R.UDVALG},
    "rapporter": AGGREGATES,
    "rapport": frozenset({R.LEDER, R.ANALYTIKER}),
    "rapport-kladde": frozenset({R.LEDER, R.ANALYTIKER}),
    "rapport-fil": AGGREGATES,
    "tal-og-noter": frozenset({R.LEDER, R.ANALYTIKER}),
    # the work
    "min-dag": LIST,
    "arbejdsliste": LIST,
    "hvorfor": CITIZEN - OTHERS,
    "arbejdsliste-gem": LIST,
    "omfordel": frozenset({R.LEDER}) | WORKERS,
    "afventer": LIST,
    "staar-stille": LIST,
    # the citizen
    "borger-opslag": WORKERS | {R.LEDER},
    "borgeren": CITIZEN,
    "registrer": WORKERS,
    "aftal": WORKERS,
    "del": WORKERS,
    "delt-felt": WORKERS | OTHERS,
    "delte-borgere": OTHERS,
    "mit-forloeb": frozenset({R.BORGER}),
    # the companies
    "virksomheder": COMPANIES | WORKERS,
    "virksomheden": COMPANIES | WORKERS,
    "virksomhed-ny": COMPANIES,
    "virksomhed-registrer": COMPANIES,
    "virksomheder-ens": COMPANIES,
    "virksomheder-hent": COMPANIES,
    "henvendelser": COMPANIES,
    "henvendelse-ny": COMPANIES,
    "henvendelsen": COMPANIES,
    "henvendelse-nu": COMPANIES,
    "kandidater": frozenset({R.KONSULENT}),
    "henvis": frozenset({R.KONSULENT}),
    "besoeg": COMPANIES,
    "besoeg-ny": COMPANIES,
    "besoeget": COMPANIES,
    "arrangement-ny": COMPANIES,
    "arrangementet": COMPANIES,
    # asking
    "svar": None,
    "spoergeskemaer": AGGREGATES - {R.UDVALG},
    "spoergeskemaet": AGGREGATES - {R.UDVALG},
    "runde-ny": SECRETARIAT,
    "runden": SECRETARIAT | {R.LEDER},
    "runde-nu": SECRETARIAT,
    "interview": SECRETARIAT,
    "interviewguide": frozenset({R.UDVALG, R.LEDER}),
    # people and traces
    "profil": STAFF,
    "brugere": frozenset({R.ADMINISTRATOR}),
    "bruger": frozenset({R.ADMINISTRATOR}),
    "hold": frozenset({R.ADMINISTRATOR, R.LEDER}),
    "noegler": frozenset({R.ADMINISTRATOR}),
    "api": frozenset({R.ADMINISTRATOR, R.ANALYTIKER, R.INTEGRATOR}),
    "opslag": frozenset({R.ADMINISTRATOR, R.LEDER}),
}
"""Which roles open a page; None: also those who are not logged in. A page that is not here is opened by nobody."""
