"""Where a webhook may lead: to the world outside, and never to a machine of our own network."""

import ipaddress
import re
from collections.abc import Callable, Sequence
from urllib.parse import SplitResult, urlsplit

HTTPS = 443
Resolve = Callable[[str], Sequence[str]]
"""The addresses of a host, as text. Raises OSError where there are none."""
LOCAL = (".localhost", ".local", ".internal", ".lan", ".home", ".arpa")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_PLAIN = re.compile(r"[!-~]+")
"""What a URL is written with: ASCII without spaces."""


class Refused(Exception):
    """The address is not one that is asked: `code`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def refused(url: str, *, private: bool = False) -> str:
    """Why a URL cannot be a webhook, by what is written in it alone; "" where nothing speaks against it. `private`: a
    setting allows the own network, and any port."""
    if not url.startswith("https://"):
        return "url_ikke_https"
    if not _PLAIN.fullmatch(url):
        return "url_tegn"
    try:
        parts = urlsplit(url)
        (parts.hostname or "").encode("idna")  # an empty or overlong part of a name cannot be looked up
    except ValueError:
        return "forkert_url"
    if "@" in parts.netloc:
        return "url_brugernavn"
    if not parts.hostname or "\\" in url:
        return "forkert_url"
    if parts.fragment:
        return "url_anker"
    return _port(parts, private) or ("privat_adresse" if not private and _inside(parts.hostname) else "")


def _port(parts: SplitResult, private: bool) -> str:
    """Why a URL's port cannot be used."""
    try:
        port = HTTPS if parts.port is None else parts.port
    except ValueError:
        return "url_port"
    if not port:
        return "url_port"
    return "" if private or port == HTTPS else "url_ikke_443"


def _inside(host: str) -> bool:
    """A name that is only known inside, or an address that is, in any way of writing one."""
    name = host.rstrip(".").lower()
    try:
        return not outside(name)
    except ValueError:
        return _looks_numeric(name) or "." not in name or f".{name}".endswith(LOCAL)


def _looks_numeric(name: str) -> bool:
    """`2130706433`, `0x7f.1`, `127.1`: what some resolvers take for an address."""
    parts = name.split(".")
    return all(part.isdigit() or part.startswith("0x") for part in parts)


def outside(address: str) -> bool:
    """Whether an address is of the world: no loopback, private, link-local, shared or reserved one, also not within an
    IPv6 one. ValueError for what is no address."""
    found = ipaddress.ip_address(address.split("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        within = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in _NAT64:
            within = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if within is not None and not within.is_global:
            return False
    return found.is_global and not found.is_multicast


def asked_at(url: str, resolve: Resolve, *, private: bool = False) -> str:
    """The one address that a URL is asked at: resolved once and not again, so that a name cannot lead elsewhere
    between the look and the asking. Raises Refused, OSError."""
    wrong = refused(url, private=private)
    if wrong:
        raise Refused(wrong)
    found = list(resolve(urlsplit(url).hostname or ""))
    if not found or not (private or all(map(outside, found))):
        raise Refused("privat_adresse")
    return found[0]
