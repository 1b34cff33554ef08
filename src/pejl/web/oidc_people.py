"""Whom a provider's claims stand for. A citizen's number is asked for in the register and kept nowhere."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from pejl.intake import Fault
from pejl.web.access import Role
from pejl.web.desk import desk
from pejl.web.models import User
from pejl.web.names import register
from pejl.web.oidc import Provider
from pejl.web.stand import NoPlan
from pejl.web.users import STAFF, changed, citizens_user

Claims = Mapping[str, Any]


class NotLetIn(Exception):
    """Why, as a word: `forfra`, `afbrudt`, `fejl`, `ukendt_borger`, `ukendt_medarbejder`, `ingen_rolle`, `lukket`."""


def user_of(found: Provider, claims: Claims) -> User:
    """The user. Raises NotLetIn."""
    user = _citizen(found, claims) if found.whose == "borger" else _staff(found, claims)
    if not user.is_active:
        raise NotLetIn("lukket")
    return user


def _citizen(found: Provider, claims: Claims) -> User:
    try:
        stand = desk().stand()
        known = register(stand.base.around)
        person = known.find(str(claims.get(found.claim, "")))
        citizen = None if person is None else known.current(person)
    except (Fault, NoPlan):
        raise NotLetIn("ukendt_borger") from None
    if citizen is None or not stand.knows(citizen):
        raise NotLetIn("ukendt_borger")
    return citizens_user(citizen)


def _staff(found: Provider, claims: Claims) -> User:
    """By subject; the first time by name, where a claim for it is named, and from then on by the subject alone: a name
    that the provider gives to somebody else later opens nothing."""
    subject = str(claims.get(found.claim) or "")
    staff = User.objects.exclude(role=Role.BORGER)
    user = staff.filter(subject=subject).first() if subject else None
    if user is None and subject and found.username:
        name = str(claims.get(found.username) or "").lower()
        free = staff.filter(username=name, subject="", password__startswith=UNUSABLE_PASSWORD_PREFIX)
        if free.update(subject=subject):
            user = staff.get(subject=subject)
    if user is None:
        raise NotLetIn("ukendt_medarbejder")
    return _with_role(found, claims, user) if found.role else user


def _with_role(found: Provider, claims: Claims, user: User) -> User:
    """The role the municipality's directory gives; the first of the mapping that is claimed. The last administrator
    stays one, whatever the directory says: nobody else could give the role back."""
    said = claims.get(found.role)
    claimed = {str(each) for each in said} if isinstance(said, list | tuple) else {str(said)}
    role = next((ours for theirs, ours in found.roles.items() if theirs in claimed and ours in STAFF), "")
    if not role:
        raise NotLetIn("ingen_rolle")
    if role != user.role:
        with suppress(Fault):
            changed(user, user.version, True, role=role)
        user.refresh_from_db()
    return user
