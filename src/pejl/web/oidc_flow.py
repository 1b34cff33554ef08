"""The code flow with a provider, with state, nonce and PKCE, on mozilla-django-oidc.

Neither tokens nor claims are kept: what the provider said lives as long as the request that asked.
"""

import logging
from typing import Any

import jwt
import requests
from django.core.exceptions import ImproperlyConfigured, SuspiciousOperation
from django.http import HttpResponse
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.views import OIDCAuthenticationRequestView

from pejl.web import oidc
from pejl.web.models import User
from pejl.web.oidc_people import NotLetIn, user_of

__all__ = ["NotLetIn", "answered", "asked_to"]
STATES = "oidc_states"
WHOSE, TO = "hvem", "til"
PATIENCE = 10
"""Seconds to wait for a provider."""
log = logging.getLogger("pejl.web.oidc")


def settings_of(found: oidc.Provider) -> dict[str, Any]:
    """What mozilla-django-oidc reads, for one provider."""
    return {
        "OIDC_OP_AUTHORIZATION_ENDPOINT": found.authorize,
        "OIDC_OP_TOKEN_ENDPOINT": found.token,
        "OIDC_OP_USER_ENDPOINT": found.info,
        "OIDC_OP_JWKS_ENDPOINT": found.keys,
        "OIDC_RP_CLIENT_ID": found.client,
        "OIDC_RP_CLIENT_SECRET": found.secret,
        "OIDC_RP_SIGN_ALGO": found.algorithm,
        "OIDC_RP_SCOPES": found.scopes,
        "OIDC_AUTHENTICATION_CALLBACK_URL": "oidc-svar",
        "OIDC_USE_NONCE": True,
        "OIDC_USE_PKCE": True,
        "OIDC_VERIFY_SSL": True,
        "OIDC_VERIFY_KID": True,
        "OIDC_TIMEOUT": PATIENCE,
    }


class _Settings:
    """Instead of Django's one set of settings: the provider's own."""

    _of: dict[str, Any]

    def get_settings(self, attr: str, *otherwise: Any) -> Any:
        if attr in self._of:
            return self._of[attr]
        if otherwise:
            return otherwise[0]
        raise ImproperlyConfigured(attr)


class Outward(_Settings, OIDCAuthenticationRequestView):
    """Sends a browser to the provider."""

    def __init__(self, found: oidc.Provider) -> None:
        self._of = settings_of(found)
        super().__init__()


class Back(_Settings, OIDCAuthenticationBackend):
    """Trades the answer's code for what the provider says of who logged in."""

    def __init__(self, found: oidc.Provider) -> None:
        self._of, self.found = settings_of(found), found
        super().__init__()

    def verify_token(self, token: Any, **of: Any) -> Any:
        """Signature, nonce and time as it comes; that it is this provider's, and meant for us, beside it."""
        payload = super().verify_token(token, **of)
        meant_for = payload.get("aud")
        others = meant_for if isinstance(meant_for, list) else [meant_for]
        party = payload.get("azp", self.found.client)
        if payload.get("iss") != self.found.issuer or self.found.client not in others or party != self.found.client:
            raise SuspiciousOperation("another issuer or audience")
        if "exp" not in payload or not payload.get("nonce") or not payload.get("sub"):
            raise SuspiciousOperation("no end, nonce or subject")
        return payload

    def get_or_create_user(self, access_token: Any, id_token: Any, payload: Any) -> User:
        claims = dict(payload)
        if self.found.info:
            said = self.get_userinfo(access_token, id_token, payload)
            if said.get("sub") != payload["sub"]:
                raise SuspiciousOperation("another subject")
            claims |= said
        return user_of(self.found, claims)


def asked_to(request: Any, found: oidc.Provider, to: str) -> HttpResponse:
    """The way out. Beside state, nonce and verifier the session remembers whose provider it was and where to go."""
    response: HttpResponse = Outward(found).get(request)
    state = next(reversed(request.session[STATES]))
    request.session[STATES][state] |= {WHOSE: found.whose, TO: to}
    request.session.pop("oidc_login_next", None)
    request.session.modified = True
    return response


def answered(request: Any) -> tuple[User, str]:
    """The user the provider vouches for, and where to go. An answer counts once, in the browser that asked. Raises
    NotLetIn."""
    state = request.GET.get("state", "")
    asked = request.session.get(STATES, {}).pop(state, None)
    request.session.modified = True
    found = oidc.provider(asked[WHOSE]) if asked else None
    if asked is None or found is None:
        raise NotLetIn("forfra")
    if "error" in request.GET or not request.GET.get("code"):
        raise NotLetIn("afbrudt")
    request.session.save()  # an answer is used up even when the provider is slow and the browser asks again
    try:
        user = Back(found).authenticate(request, nonce=asked["nonce"], code_verifier=asked["code_verifier"])
    except (
        SuspiciousOperation,
        requests.RequestException,
        jwt.PyJWTError,
        LookupError,
        TypeError,
        ValueError,
    ) as fault:
        log.warning("log-in by %s was not completed: %s", found.whose, type(fault).__name__)  # its text can hold claims
        raise NotLetIn("fejl") from None
    if user is None:
        raise NotLetIn("fejl")
    return user, asked[TO]
