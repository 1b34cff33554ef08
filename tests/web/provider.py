"""A small OIDC provider on a port of its own: it signs with RSA, wants PKCE, and can be told to do wrong."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from web.conftest import Site

CLIENT, SECRET = "pejl", "kun til prøver"


@dataclass
class Provider:
    """`claims`: who logs in next, in the id token; `info`: what the user info endpoint says of them. `other`: claims of
    the token that are put in the place of the right ones; `key`: signs instead of the one it publishes."""

    issuer: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    info: dict[str, Any] | None = None
    other: dict[str, Any] = field(default_factory=dict)
    key: Any = None
    algorithm: str = "RS256"
    asked: list[dict[str, str]] = field(default_factory=list)
    traded: list[dict[str, str]] = field(default_factory=list)
    own: Any = field(default_factory=lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048))
    _waiting: dict[str, dict[str, str]] = field(default_factory=dict)

    def environ(self, prefix: str, **of: str) -> dict[str, str]:
        """What the site is told of it."""
        places = {each: f"{self.issuer}/{each.lower()}" for each in ("AUTHORIZE", "TOKEN", "KEYS")}
        given = {"ISSUER": self.issuer, "CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET, **places, **of}
        return {f"{prefix}{name}": text for name, text in given.items()}

    def answer(self, address: str) -> str:
        """Somebody logs in at the address the site sent them to; where the browser goes then, path and query."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert address.startswith(f"{self.issuer}/authorize?")
        self.asked.append(query)
        code = f"kode{len(self.asked)}"
        self._waiting[code] = query
        back = urlsplit(query["redirect_uri"])
        return f"{back.path}?code={code}&state={query['state']}"

    def token(self, form: dict[str, str]) -> dict[str, Any] | None:
        """None for a code that is not waiting, another secret, or a verifier that is not the challenge's."""
        self.traded.append(form)
        asked = self._waiting.pop(form.get("code", ""), None)
        made = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(made).rstrip(b"=").decode()
        if asked is None or form.get("client_secret") != SECRET or asked.get("code_challenge") != challenge:
            return None
        now = int(time.time())
        right = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": asked["nonce"]}
        payload = {each: value for each, value in (right | self.claims | self.other).items() if value is not None}
        signed = jwt.encode(payload, self.key or self.own, algorithm=self.algorithm, headers={"kid": "1"})
        return {"access_token": "adgang", "token_type": "Bearer", "id_token": signed}

    def keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.own.public_key()))
        return {"keys": [{**public, "kid": "1", "alg": "RS256", "use": "sig"}]}


@contextmanager
def running() -> Iterator[Provider]:
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nothing."""

        def _send(self, said: dict[str, Any] | None) -> None:
            self.send_response(200 if said is not None else 400)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def do_GET(self) -> None:
            self._send(provider.keys() if self.path == "/keys" else provider.info)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._send(provider.token({name: values[0] for name, values in parse_qs(body).items()}))

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


# --- asking it -------------------------------------------------------------------------------------------

STAFF, CITIZEN = "/log-ind/oidc/medarbejder", "/log-ind/oidc/borger"


def log_in(site: Site, provider: Provider, at: str = STAFF, client: Any = None) -> tuple[Any, Any]:
    """The browser, and the site's answer when it comes back."""
    client = client or site.client()
    return client, client.get(provider.answer(client.get(at)["Location"]))


def staff(**of: str) -> Any:
    from pejl.web.models import User

    return User.objects.create(**{"username": "oda", "name": "Oda", "role": "analytiker", "subject": "o-1", **of})
