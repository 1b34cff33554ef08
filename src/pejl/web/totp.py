"""The second factor: a code of six digits that a telephone works out from a shared key and the time (RFC 6238)."""

from datetime import datetime
from io import BytesIO

import pyotp
import segno
from axes.models import AccessAttempt
from django.conf import settings
from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone

from pejl.web.models import User

STEP = 30
"""Seconds a code is shown for."""
AROUND = (-1, 0, 1)
"""Steps of the clock a code may be off."""
ISSUER = "Pejl"
KEY = "ny_noegle"
"""The session's word for a key that no code was given for yet."""


def new_key() -> str:
    return pyotp.random_base32()


def address(user: User, key: str) -> str:
    """What a telephone reads of a QR code."""
    return pyotp.TOTP(key).provisioning_uri(name=user.username, issuer_name=ISSUER)


def picture(user: User, key: str, title: str) -> str:
    """The QR code as SVG, black on white, with a title for who cannot see it."""
    out = BytesIO()
    segno.make(address(user, key), micro=False).save(
        out,
        kind="svg",
        xmldecl=False,
        svgns=True,
        scale=5,
        border=4,
        light="#fff",
        title=title,
        svgclass=None,
        lineclass=None,
    )
    return out.getvalue().decode()


def in_groups(key: str) -> str:
    """The key as it is typed, four letters at a time."""
    return " ".join(key[at : at + 4] for at in range(0, len(key), 4))


def step_of(key: str, code: str, now: datetime) -> int | None:
    """The step of the clock the code belongs to, now or one to either side; None for a wrong one."""
    given = "".join(code.split())
    at = int(now.timestamp()) // STEP
    matching = [at + off for off in AROUND if pyotp.utils.strings_equal(pyotp.TOTP(key).at((at + off) * STEP), given)]
    return max(matching, default=None)


def accepted(user: User, code: str, now: datetime) -> bool:
    """Whether the code is the user's and none of that step, or a later one, was used before. It counts as used then,
    however many try it at once."""
    step = step_of(user.totp, code, now) if user.totp else None
    if step is None:
        return False
    return bool(User.objects.filter(pk=user.pk, totp=user.totp, totp_step__lt=step).update(totp_step=step))


# --- too many tries --------------------------------------------------------------------------------------


def _name(user: User) -> str:
    return f"kode:{user.pk}"


def closed(user: User) -> bool:
    """Whether too many wrong codes were tried, from wherever: who tries them has the password."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    tried = AccessAttempt.objects.filter(username=_name(user), attempt_time__gt=since)
    many: int = tried.aggregate(many=Sum("failures_since_start"))["many"] or 0
    return many >= int(settings.AXES_FAILURE_LIMIT)


def failed(user: User, ip: str) -> None:
    """One more wrong code; the wait is counted from the last."""
    with transaction.atomic():
        tried, _ = AccessAttempt.objects.select_for_update().get_or_create(
            username=_name(user), ip_address=ip, user_agent="", defaults={"failures_since_start": 0, "path_info": ""}
        )
        stale = tried.attempt_time <= timezone.now() - settings.AXES_COOLOFF_TIME
        many = 1 if stale else F("failures_since_start") + 1
        AccessAttempt.objects.filter(pk=tried.pk).update(failures_since_start=many, attempt_time=timezone.now())


def forgiven(user: User) -> None:
    """The right code was given."""
    AccessAttempt.objects.filter(username=_name(user)).delete()
