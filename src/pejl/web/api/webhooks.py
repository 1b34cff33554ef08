"""`/webhooks`: who is told when a goal stands otherwise than it did. `delivery` tells them."""

import secrets
from datetime import datetime
from typing import Any, Literal

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from ninja import Router, Schema
from ninja.params.functions import Path
from pydantic import ConfigDict, Field

from pejl.periods import COPENHAGEN
from pejl.web.api import shapes
from pejl.web.api.addresses import refused
from pejl.web.api.answering import answer, stand_now
from pejl.web.api.delivery import EVENT, SECRET, private_allowed, verdicts
from pejl.web.api.keys import JSON, Key
from pejl.web.api.problem import Place, Problem
from pejl.web.api.sealed import seal
from pejl.web.models.api import Webhook
from pejl.web.models.people import User

router = Router(tags=["webhooks"])
MOST = 20
"""Of one user."""
PREFIX = "pejlhook_"


class Wanted(Schema):
    """`url`: https on port 443, in plain letters (a name such as bøf.dk as xn--bf-lka.dk), without user name and #."""

    model_config = ConfigDict(extra="forbid")
    url: str = Field(max_length=400, json_schema_extra={"format": "uri", "pattern": "^https://[!-~]+$"})
    event: Literal["goal.standing_changed"]


ANSWERS = {200: shapes.Hook, 201: shapes.NewHook, 409: shapes.ProblemDetails}


@router.post("/webhooks", auth=Key("webhooks", JSON), response=ANSWERS)
def subscribe(request: Any, sent: Wanted) -> HttpResponse:
    """Tell `url` (https alone, no address inside a private network) of each goal whose verdict changes from now on: the
    goal's id and the verdict, signed with `secret`, which is told here and never again. The same once more makes no
    second: the first is answered (200), without its secret."""
    wrong = refused(sent.url, private=private_allowed())
    if wrong:
        raise Problem(422, "", [Place("body.url", wrong)])
    secret = PREFIX + secrets.token_urlsafe(32)
    told = verdicts(stand_now(), request.who.role)
    of = {"url": sent.url, "made": request.now, "told": told, "secret": seal(SECRET, secret)}
    with transaction.atomic():
        User.objects.select_for_update().get(pk=request.who.id)  # of two at once the second sees the first
        own = _own(request)
        there = own.filter(url=sent.url).first()
        if there is not None:
            return answer(_told(there))
        if len(own) >= MOST:
            raise Problem(409, "for_mange_webhooks")
        made = Webhook.objects.create(user_id=request.who.id, **of)
        return answer({**_told(own.get(pk=made.pk)), "secret": secret}, 201)


@router.get("/webhooks", auth=Key("webhooks"), response={200: shapes.Hooks})
def subscriptions(request: Any) -> HttpResponse:
    """The user's own, oldest first, each with how it goes: the last try and what was answered, how many letters wait to
    be sent, and how many of the last 30 days were given up."""
    return answer({"webhooks": [_told(each) for each in _own(request)]})


@router.delete("/webhooks/{int:hook}", auth=Key("webhooks"), response={204: None})
def unsubscribe(request: Any, hook: int = Path(ge=1, lt=1 << 63)) -> HttpResponse:
    """Ends it; what was still to be told is not."""
    if not Webhook.objects.filter(pk=hook, user_id=request.who.id).delete()[0]:
        raise Problem(404)
    return HttpResponse(status=204)


def _own(request: Any) -> QuerySet[Webhook]:
    """The user's own, oldest first, with the letters of each counted."""
    over = Q(delivery__due=None)
    return (
        Webhook.objects.filter(user_id=request.who.id)
        .annotate(
            waiting=Count("delivery", filter=~over),
            given_up=Count("delivery", filter=over & Q(delivery__delivered=None)),
        )
        .order_by("pk")
    )


def _told(hook: Any) -> dict[str, Any]:
    return {
        "id": hook.pk,
        "url": hook.url,
        "event": EVENT,
        "made": _at(hook.made),
        "last_try": {"at": _at(hook.tried), "status": hook.status} if hook.tried else None,
        "waiting": hook.waiting,
        "given_up": hook.given_up,
    }


def _at(instant: datetime) -> str:
    return instant.astimezone(COPENHAGEN).isoformat()
