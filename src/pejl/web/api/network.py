"""The network as it is: the one place of the API that asks anybody outside."""

import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

PATIENCE = 10.0
"""Seconds a receiver has."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Asks a URL at the address it was looked up to, with the certificate of its name. Follows no redirect. `trusted`:
    whose certificates are; None for those of the world."""

    trusted: ssl.SSLContext | None = None

    def resolve(self, host: str) -> list[str]:
        found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(str(each[4][0]) for each in found))

    def post(self, url: str, address: str, body: bytes, headers: Mapping[str, str]) -> int:
        """OSError where there is no answer."""
        parts = urlsplit(url)
        at = f"[{address}]" if ":" in address else address
        netloc = at if parts.port is None else f"{at}:{parts.port}"
        asked = parts._replace(netloc=netloc).geturl()
        named = {**headers, "Host": parts.netloc}
        try:
            with httpx.Client(
                verify=self.trusted or True, timeout=PATIENCE, trust_env=False, follow_redirects=False
            ) as client:
                request = client.build_request(
                    "POST", asked, content=body, headers=named, extensions={"sni_hostname": parts.hostname}
                )
                response = client.send(request, stream=True)  # what it says is not read
                response.close()
                return response.status_code
        except httpx.HTTPError as error:
            raise OSError(str(error)) from None
