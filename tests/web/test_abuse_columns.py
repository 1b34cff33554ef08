"""Columns that a form does not have are not changed by sending them."""

from typing import Any

from web.abuse import columns, tables
from web.abuse_forms import forms, page_at
from web.conftest import Site

EXTRA: dict[str, Any] = {
    **dict.fromkeys(("is_active", "withdrawn", "consent", "protected"), "0"),
    **dict.fromkeys(("role", "rolle"), "administrator"),
    **dict.fromkeys(("id", "pk", "user", "user_id", "by", "by_id", "citizen", "person", "number", "epoch"), "4711"),
    **dict.fromkeys(("username", "password", "totp", "subject", "hashed", "folded", "unit", "team", "worker"), "tyv"),
    **dict.fromkeys(("at", "made", "until", "objected", "revoked", "last_login"), "2020-01-01"),
    **dict.fromkeys(("scopes", "page", "reason", "fields", "query", "goal", "basis", "data", "totp_step"), "tyv"),
}
ALLOWED = {
    "profil": {"web_user.name", "web_user.lang", "web_user.version"},
    "maal-note": {"web_goalrecord+"},
    "tal-og-noter": {"web_goalrecord+"},
    "rapport": {"web_issued+", "web_issuedfile+"},
    "aftal": {"web_citizenrecord+"},
    "registrer": {"web_citizenrecord+"},
    "delt-felt": {"web_citizenrecord+"},
    "del": {"web_share+", "web_share.end", "web_share.version"},
    "arbejdsliste-gem": {"web_savedview+"},
    "omfordel": {"web_citizenrecord+"},
    "borger-opslag": {"web_reason+"},
    "mit-forloeb": {"web_share.objected", "web_share.version"},
    "noegler": {"web_token+", "web_token.revoked"},
    "opslag": set(),
    "brugere": {"web_user+"},
    "bruger": {"web_user.name", "web_user.role", "web_user.unit", "web_user.version", "web_user.epoch"},
    **dict.fromkeys(
        (
            *("virksomhed-registrer", "virksomhed-ny", "henvendelse-ny", "henvendelsen", "henvendelse-nu"),
            *("besoeg-ny", "besoeget", "arrangement-ny", "arrangementet", "virksomheder-hent"),
        ),
        frozenset({"web_companyrecord+"}),
    ),
    "virksomheder-ens": {"web_samecompany+", "web_samecompany.company"},
    "henvis": {"web_citizenrecord+", "web_companyrecord+"},
    "svar": {"web_sealed+"},
    "runde-ny": {"web_round+", "web_invitation+", "web_ticket+", "web_interview+"},
    "runde-nu": {"web_round.reminded"},
    "interview": {"web_interview.state", "web_interview.version"},
    "interviewguide": {"web_interviewnote+"},
}
"""What each page may change, by hand."""


def test_columns_that_a_form_does_not_have_are_not_changed_by_sending_them(site: Site) -> None:
    from pejl.web.models import CitizenRecord

    tried, last = set(), CitizenRecord.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    for role, at, given in forms(site):
        name = page_at(at)
        if name == "login":
            continue
        browser = site.client(role)
        before = tables()
        extra = {key: value for key, value in EXTRA.items() if key not in given}
        answer = browser.post(at, {**extra, **given})
        assert answer.status_code < 500, at
        found = columns(before, tables()) - {each for each in columns(before, tables()) if each.startswith("axes_")}
        assert found <= ALLOWED[name], f"{at}: {sorted(found - ALLOWED[name])}"
        tried |= {name} if found else set()
    assert tried >= {
        "profil",
        "maal-note",
        "aftal",
        "registrer",
        "delt-felt",
        "del",
        "arbejdsliste-gem",
        "omfordel",
        "brugere",
        "bruger",
    }
    _nothing_taken_over(site, last)


def _nothing_taken_over(site: Site, last: int) -> None:
    """New rows are of who sent them, now, and what the form has."""
    from pejl.web.models import CitizenRecord, GoalRecord, SavedView, User

    mine, citizen = site.user("sagsbehandler"), site.citizen_of("sagsbehandler")
    for record in CitizenRecord.objects.filter(pk__gt=last).exclude(kind="relation"):
        assert (record.by_id, record.citizen, record.number) == (mine.pk, citizen, 1)
    written = set(CitizenRecord.objects.filter(pk__gt=last).values_list("kind", flat=True))
    assert written >= {"note", "trin", "jobmaal", "delt", "samtale", "relation"}
    assert not CitizenRecord.objects.filter(citizen=4711).exists()
    assert not CitizenRecord.objects.exclude(folded="").exists()
    assert set(GoalRecord.objects.values_list("by__role", flat=True)) == {"leder"}
    assert set(SavedView.objects.values_list("user_id", flat=True)) == {mine.pk}
    made = User.objects.get(username="ny")
    assert (made.role, made.is_active, made.totp, made.epoch, made.citizen) == ("leder", True, "", 1, None)
    assert made.password.startswith("argon2$")
