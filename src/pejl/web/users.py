"""Making, finding and changing users. What is taken back holds from their next request."""

import re
import secrets
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from pejl.intake import Fault
from pejl.periods import day_in_copenhagen
from pejl.web.access import Role
from pejl.web.models import User

NAME = re.compile(r"[a-zæøå0-9][a-zæøå0-9._@-]{1,79}")
CPR_LIKE = re.compile(r"\d{6}\W?\d{4}")
STAFF = tuple(role for role in Role if role is not Role.BORGER)
"""Roles that are given to a user by name; a citizen's user comes with the first log-in."""
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are read for another."""
GROUPS, OF = 4, 5


def one_time() -> str:
    """A password to be used once: four groups of five letters, 98 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(OF)) for _ in range(GROUPS))


def add_user(
    username: str, name: str, role: str, team: str = "", worker: str = "", unit: str = "", subject: str = ""
) -> str:
    """Make a member of staff; the one-time password, told here and nowhere else. With `subject` (what the OIDC provider
    calls them) there is none, and "" is returned.

    Faults: `web_konto_navn_afvist` (2-80 small letters, digits and `. _ @ -`, no CPR number), `web_konto_navn_optaget`,
    `web_konto_rolle_ukendt`, `web_konto_kode_optaget` where another has that worker's code or subject.
    """
    if not NAME.fullmatch(username) or CPR_LIKE.fullmatch(username):
        raise Fault("web_konto_navn_afvist", navn="" if CPR_LIKE.fullmatch(username) else username)
    if role not in STAFF:
        raise Fault("web_konto_rolle_ukendt", rolle=role, roller=", ".join(STAFF))
    if taken(worker, subject):
        raise Fault("web_konto_kode_optaget")
    password = "" if subject else one_time()
    of = {"name": name, "role": role, "team": team, "worker": worker, "unit": unit, "subject": subject}
    try:
        with transaction.atomic():
            User.objects.create(username=username, password=password or None, **of)
    except IntegrityError:
        raise Fault("web_konto_navn_optaget", navn=username) from None
    return password


def taken(worker: str, subject: str, but: int = 0) -> bool:
    """Whether another active user stands for the worker in the ledger, or is the provider's subject."""
    others = User.objects.exclude(pk=but).exclude(role=Role.BORGER)
    same_worker = bool(worker) and others.filter(worker=worker, is_active=True).exists()
    return same_worker or (bool(subject) and others.filter(subject=subject).exists())


def new_password(user: User) -> str:
    """Another one-time password; the user chooses a new one with it, and all sessions are over."""
    password = one_time()
    user.set_password(password)
    with transaction.atomic():
        User.objects.filter(pk=user.pk).update(
            password=user.password, last_login=None, epoch=F("epoch") + 1, version=F("version") + 1
        )
    return password


def must_choose(user: User) -> bool:
    """Whether the password is a one-time one: it has never been logged in with."""
    return user.last_login is None


def last_day(user: User) -> date | None:
    """The day the user last logged in."""
    return day_in_copenhagen(user.last_login) if user.last_login else None


def citizens_user(citizen: int) -> User:
    """The user of a citizen, made at the first log-in. Neither name nor number is kept. An inactive one stays so."""
    found: User | None = User.objects.filter(citizen=citizen).first()
    if found is None:
        name = f"borger-{secrets.token_hex(12)}"
        try:
            with transaction.atomic():
                found = User.objects.create(username=name, name="Borger", role=Role.BORGER, citizen=citizen)
        except IntegrityError:  # two first log-ins at once
            found = User.objects.get(citizen=citizen)
    return found


def changed(user: User, version: int, ends: bool, **values: Any) -> bool:
    """Save the values when the user is still of that version; False when somebody saved meanwhile. `ends`: their
    sessions are over. The last active administrator stays one: Fault `web_konto_sidste`."""
    with transaction.atomic():
        administrators = User.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True)
        others = [each for each in administrators if each.pk != user.pk]
        role, active = values.get("role", user.role), values.get("is_active", user.is_active)
        was = user.role == Role.ADMINISTRATOR and user.is_active
        if was and not others and (role != Role.ADMINISTRATOR or not active):
            raise Fault("web_konto_sidste")
        epoch = {"epoch": F("epoch") + 1} if ends else {}
        many = User.objects.filter(pk=user.pk, version=version).update(version=F("version") + 1, **epoch, **values)
        return bool(many)
