"""How a session begins, waits for its second factor, and ends."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import auth
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from pejl.web.desk import now
from pejl.web.middleware import BEGUN, EPOCH, SECOND, SEEN
from pejl.web.models import User

BACKEND = "django.contrib.auth.backends.ModelBackend"
WAITING = "venter"
WAITS = 10 * 60
"""Seconds between the password and the second factor."""


def begin(request: Any, user: User, second: bool) -> None:
    """Log the user in with a new session key. Without `second` nothing but the log-in pages answers the session."""
    auth.login(request, user, backend=BACKEND)
    request.session.cycle_key()
    request.session.pop(WAITING, None)
    at = int(now().timestamp())
    request.session.update({BEGUN: at, SEEN: at, EPOCH: user.epoch, SECOND: second})


def wait(request: Any, user: User, to: str) -> None:
    """The password was right: remember for a while whose second factor is waited for, and where to go then. Nobody is
    logged in yet."""
    request.session.cycle_key()
    at = int(now().timestamp())
    request.session[WAITING] = {"user": user.pk, "epoch": user.epoch, "at": at, "to": to}


def waited_for(request: Any) -> tuple[User, str] | None:
    """The user whose second factor is waited for, and where to go then; None where nobody's is, it took too long, or
    the user was changed meanwhile."""
    held = request.session.get(WAITING)
    if not held or not 0 <= int(now().timestamp()) - held["at"] <= WAITS:
        return None
    user = User.objects.filter(pk=held["user"], is_active=True, epoch=held["epoch"]).first()
    return None if user is None else (user, held["to"])


def end_all(user: User) -> None:
    """Every session of the user is over at its next request; `user` is up to date after it."""
    from django.db.models import F

    User.objects.filter(pk=user.pk).update(epoch=F("epoch") + 1)
    user.refresh_from_db(fields=["epoch"])


def go_on(request: Any, user: User) -> None:
    """This session stays when the user's others were ended: a new key, the new epoch and the new password."""
    auth.update_session_auth_hash(request, user)
    request.session[EPOCH] = user.epoch


def local(request: Any, to: str) -> str:
    """The address when it is one of this site's pages that can be gone to, else the first page: a form that was sent
    too late is not sent again by a log-in."""
    own = url_has_allowed_host_and_scheme(to, {request.get_host()}, require_https=not settings.PEJL_HTTP)
    return to if own and _can_be_gone_to(urlsplit(to).path) else reverse("forside")


def _can_be_gone_to(path: str) -> bool:
    try:
        page = getattr(resolve(path).func, "page", None)
    except Resolver404:
        return False
    return page is not None and "GET" in page.methods


def ended(request: Any) -> HttpResponse:
    """Logged out: the session is gone for every tab, and what the browser kept of it is cleared."""
    auth.logout(request)
    response = HttpResponseRedirect(reverse("login"))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
