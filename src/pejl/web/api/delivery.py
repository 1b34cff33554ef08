"""What is told to webhooks: what changed goes into an outbox, and from there on its way, again and later where nobody
answers. Nothing of a person is in it: a goal's id and its verdict."""

import hashlib
import hmac
import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from django.conf import settings
from django.db import transaction

from pejl.periods import COPENHAGEN
from pejl.web.access import Role
from pejl.web.access.endpoints import ENDPOINTS, role_may, seen_as
from pejl.web.api.addresses import Refused, asked_at
from pejl.web.api.sealed import unseal
from pejl.web.audience import standings_for
from pejl.web.models.api import Delivery, Webhook
from pejl.web.stand import Stand

EVENT = "goal.standing_changed"
SECRET = "webhook"  # noqa: S105 - what the seal is for
SIGNATURE = "Pejl-Signature"
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=12))
"""How long after each try without an answer it is tried again; after the last it is given up."""
KEPT = timedelta(days=30)
"""How long what is over is kept."""


class Network(Protocol):
    """What goes out. `post` answers the status; it follows no redirect, and raises OSError where there is no answer."""

    def resolve(self, host: str) -> list[str]:
        """The addresses of a host. OSError where there are none."""
        ...

    def post(self, url: str, address: str, body: bytes, headers: Mapping[str, str]) -> int:
        """Ask `url` at that very address."""
        ...


@dataclass(frozen=True, slots=True)
class Sent:
    """How many were told, are tried again later, and were given up."""

    told: int = 0
    later: int = 0
    given_up: int = 0


def private_allowed() -> bool:
    return bool(getattr(settings, "PEJL_WEBHOOK_PRIVATE", False))


def verdicts(stand: Stand, role: Role) -> dict[str, str | None]:
    """How each goal stands, as the role may see it."""
    return {each.id: each.verdict for each in standings_for(seen_as(role), stand)}


def collected(stand: Stand, now: datetime) -> int:
    """Put what has changed since each webhook was last told into the outbox; how many. A user who may not see goals any
    more is told nothing."""
    roles, many = ENDPOINTS["webhooks"].roles, 0
    for hook in Webhook.objects.select_related("user").order_by("pk"):
        role = Role(hook.user.role)
        if not hook.user.is_active or role not in roles:
            continue
        found = verdicts(stand, role)
        changed = [goal for goal, verdict in found.items() if goal in hook.told and hook.told[goal] != verdict]
        with transaction.atomic():
            if not Webhook.objects.filter(pk=hook.pk, told=hook.told).update(told=found):
                continue  # another run was first
            Delivery.objects.bulk_create(_letter(hook, goal, found[goal], stand, now) for goal in changed)
        many += len(changed)
    return many


def _letter(hook: Webhook, goal: str, verdict: str | None, stand: Stand, now: datetime) -> Delivery:
    name = uuid.uuid4()
    body = {"id": str(name), "event": EVENT, "plan": stand.plan.name, "made_up": stand.made_up}
    body |= {"goal": goal, "verdict": verdict, "at": stand.now.astimezone(COPENHAGEN).isoformat()}
    return Delivery(id=name, webhook=hook, body=json.dumps(body, ensure_ascii=False), made=now, due=now)


def signature(secret: str, at: int, body: bytes) -> str:
    """`t=<seconds since 1970>,v1=<hex>`: HMAC-SHA256 of the time, a point and the body. The time is signed too, so that
    an old letter cannot be sent once more."""
    told = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={told}"


def sent(network: Network, now: datetime, clock: Callable[[], float], *, private: bool = False) -> Sent:
    """Send what is due. Of two runs at once one sends each letter; what a run had begun when it was killed is sent
    again at the next try, with the same id, unless that was its last. `clock`: the seconds since 1970 that a letter is
    signed at, for the receivers before it may have taken their time."""
    told = later = given_up = 0
    for each in Delivery.objects.filter(due__lte=now).select_related("webhook__user").order_by("made", "pk"):
        tries = each.tries + 1
        following = now + WAITS[each.tries] if each.tries < len(WAITS) else None
        mine = Delivery.objects.filter(pk=each.pk, tries=each.tries, due=each.due)
        if not mine.update(tries=tries, due=following):
            continue
        status = _status(each, network, int(clock()), private=private)
        well = status is not None and 200 <= status < 300
        if well:
            Delivery.objects.filter(pk=each.pk, tries=tries).update(due=None, delivered=now)
        Webhook.objects.filter(pk=each.webhook_id).update(tried=now, status=status)
        told, later, given_up = (
            told + well,
            later + (not well and following is not None),
            given_up + (not well and following is None),
        )
    Delivery.objects.filter(due=None, made__lt=now - KEPT).delete()
    return Sent(told, later, given_up)


def _status(letter: Delivery, network: Network, at: int, *, private: bool) -> int | None:
    """What was answered; None for nothing, and for an address that is not asked."""
    hook = letter.webhook
    secret = unseal(SECRET, hook.secret)
    if secret is None or not hook.user.is_active or not role_may(Role(hook.user.role), "webhooks"):
        return None
    body = letter.body.encode()
    headers = {
        "Content-Type": "application/json",
        SIGNATURE: signature(secret, at, body),
        "Pejl-Delivery": str(letter.pk),
    }
    try:
        return network.post(hook.url, asked_at(hook.url, network.resolve, private=private), body, headers)
    except (Refused, OSError):
        return None
