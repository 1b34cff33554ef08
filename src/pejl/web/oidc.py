"""Log-in by a provider: the municipality's for staff, a MitID broker for citizens."""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass

PREFIX = {"medarbejder": "PEJL_OIDC_STAFF_", "borger": "PEJL_OIDC_BORGER_"}
"""Who logs in with it, and how the environment's names begin."""
log = logging.getLogger("pejl.web.oidc")


@dataclass(frozen=True, slots=True)
class Provider:
    """`claim`: what tells who it is: for staff what `User.subject` holds, for citizens their CPR number."""

    whose: str
    issuer: str
    authorize: str
    token: str
    keys: str
    info: str
    client: str
    secret: str
    algorithm: str
    scopes: str
    claim: str
    username: str
    role: str
    roles: Mapping[str, str]

    @classmethod
    def of(cls, environ: Mapping[str, str], whose: str) -> "Provider | None":
        """As the environment says; None where no issuer is named. KeyError where what is needed is not there."""
        prefix = PREFIX[whose]
        given = {name.removeprefix(prefix): text for name, text in environ.items() if name.startswith(prefix)}
        if not given.get("ISSUER"):
            return None
        pairs = (each.partition("=") for each in given.get("ROLES", "").split(","))
        return cls(
            whose=whose,
            issuer=given["ISSUER"],
            authorize=given["AUTHORIZE"],
            token=given["TOKEN"],
            keys=given["KEYS"],
            info=given.get("USERINFO", ""),
            client=given["CLIENT_ID"],
            secret=given.get("CLIENT_SECRET", ""),
            algorithm=given.get("ALGORITHM", "RS256"),
            scopes=given.get("SCOPES", "openid"),
            claim=given.get("CLAIM", "sub" if whose == "medarbejder" else "dk_cpr"),
            username=given.get("USERNAME_CLAIM", ""),
            role=given.get("ROLE_CLAIM", ""),
            roles={theirs.strip(): ours.strip() for theirs, _, ours in pairs if ours.strip()},
        )


def provider(whose: str) -> Provider | None:
    """The provider of `medarbejder` or `borger`; None for other words, where there is none, and where what is needed is
    not named: the log says what, and the other ways to log in stay open."""
    try:
        return Provider.of(os.environ, whose) if whose in PREFIX else None
    except KeyError as lacking:
        log.warning("%s%s is not set", PREFIX[whose], lacking.args[0])
        return None
