"""`/webhooks`: who is told when a goal stands otherwise than it did. `delivery` tells them."""

import secrets
from typing import Any, Literal

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

router = Router(tags=["webhooks"])
MOST = 20
"""Of one user."""
PREFIX = "pejlhook_"


class Wanted(Schema):
    model_config = ConfigDict(extra="forbid")
    url: str = Field(max_length=400, pattern=r"^https://[!-~]+$", json_schema_extra={"format": "uri"})
    event: Literal["goal.standing_changed"]


@router.post("/webhooks", auth=Key("webhooks", JSON), response={201: shapes.NewHook, 409: shapes.ProblemDetails})
def subscribe(request: Any, sent: Wanted) -> HttpResponse:
    """Tell `url` (https alone, no address inside a private network) of each goal whose verdict changes from now on: the
    goal's id and the verdict, signed with `secret`, which is told here and never again."""
    wrong = refused(sent.url, private=private_allowed())
    if wrong:
        raise Problem(422, "", [Place("body.url", wrong)])
    if Webhook.objects.filter(user_id=request.who.id).count() >= MOST:
        raise Problem(409, "for_mange_webhooks")
    secret = PREFIX + secrets.token_urlsafe(32)
    told = verdicts(stand_now(), request.who.role)
    of = {"user_id": request.who.id, "url": sent.url, "made": request.now, "told": told}
    hook = Webhook.objects.create(**of, secret=seal(SECRET, secret))
    return answer({**_told(hook), "secret": secret}, 201)


@router.get("/webhooks", auth=Key("webhooks"), response={200: shapes.Hooks})
def subscriptions(request: Any) -> HttpResponse:
    """The user's own, oldest first."""
    rows = Webhook.objects.filter(user_id=request.who.id).order_by("pk")
    return answer({"webhooks": [_told(each) for each in rows]})


@router.delete("/webhooks/{int:hook}", auth=Key("webhooks"), response={204: None})
def unsubscribe(request: Any, hook: int = Path(ge=1, lt=1 << 63)) -> HttpResponse:
    """Ends it; what was still to be told is not."""
    if not Webhook.objects.filter(pk=hook, user_id=request.who.id).delete()[0]:
        raise Problem(404)
    return HttpResponse(status=204)


def _told(hook: Webhook) -> dict[str, Any]:
    return {"id": hook.pk, "url": hook.url, "event": EVENT, "made": hook.made.astimezone(COPENHAGEN).isoformat()}
