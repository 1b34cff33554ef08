"""What every request goes through: headers, who asks, the gate, and the access log on the way out."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from pejl.web.access import may_open, who_of
from pejl.web.access.table import PAGES
from pejl.web.api.problem import Problem, told
from pejl.web.desk import now
from pejl.web.looks import Looks
from pejl.web.pages.fejl import not_found, not_logged
from pejl.web.words import language_of

Next = Callable[[HttpRequest], HttpResponse]
BEGUN, SEEN, EPOCH, SECOND = "begyndt", "set", "epoke", "kode"
"""What a session holds beside Django's own: when it began and was last used (seconds), the user's epoch it was made in,
and whether the second factor was given."""
A_MINUTE = 60
FAILED = 500
"""A page of this status or above shows nothing of a citizen; one below can: a form with a fault (422) or a conflict
(409) is shown with the citizen in it."""
ANSWERS = "/svar/"
"""Where people answer: nobody looks who does, logged in or not, and no session is touched."""
log = logging.getLogger("pejl.web")


def headers(get_response: Next) -> Next:
    """No page is kept by a browser or a proxy; assets are, by their own headers."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return answered


class Asked:
    """Who asks, in which language and of what; and the log row before the answer leaves."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.looks = Looks()
        unseen = request.path_info.startswith(ANSWERS)
        request.lang = "da" if unseen else language_of(request)
        request.who = None if unseen else _who(request)
        request.now = now()
        response = self.get_response(request)
        if request.looks.any and request.who and response.status_code < FAILED:
            try:
                request.looks.write(request.who, request.now)
            except DatabaseError:
                log.exception("the access log could not be written")
                return not_logged(request)
        return response


def _who(request: Any) -> Any:
    """The user of a session that still holds: active, of the same epoch, not idle too long, not too old."""
    user = request.user
    if not user.is_authenticated:
        return None
    at, session = int(now().timestamp()), request.session
    idle = at - session.get(SEEN, at) > settings.SESSION_IDLE.total_seconds()
    old = at - session.get(BEGUN, at) > settings.SESSION_LONGEST.total_seconds()
    if not user.is_active or session.get(EPOCH) != user.epoch or idle or old:
        logout(request)
        return None
    if at - session.get(SEEN, 0) >= A_MINUTE:
        session[SEEN] = at
    if not session.get(SECOND):
        return None
    return who_of(user)


class Gate:
    """Nothing is reached that is not a page of the shelf, and no page by whom its row does not name."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, of: Any) -> HttpResponse | None:
        if getattr(view, "keyed", False):  # the API: a key opens it, by `access.endpoints`
            return None
        page = getattr(view, "page", None)
        if page is None or page.name not in PAGES:
            return not_found(request)
        request.looks.page = page.name
        if may_open(request.who, page.name):
            return None
        if request.who is None and request.headers.get("Authorization", "").startswith("Bearer "):
            return told(request, Problem(404))  # a system: there is a page for people here, and nothing for a key
        if request.who is None:
            return HttpResponseRedirect(f"{reverse('login')}?{urlencode({'next': request.get_full_path()})}")
        return not_found(request)
