"""Ask Jobindsats in blocks of periods, patiently, without ever showing the key."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlencode, urlsplit

from pejl.intake import Fault, Limits
from pejl.law import UnknownName
from pejl.law.tables import TableSpec
from pejl.periods import Period
from pejl.sources import unknown_table
from pejl.sources.jobindsats.answer import check_key, parse_answer

if TYPE_CHECKING:
    import httpx

BASE = "https://api.jobindsats.dk/v3"
LONGEST_WAIT = 600.0
"""Seconds: a longer Retry-After is handed to the caller as Fault `proev_senere`."""
_FIRST_WAIT = 2.0
_KEY = re.compile(r"[!-~]{1,500}")
_ID = re.compile(r"\w{1,40}", re.ASCII)


class Client:
    """The API with one municipality's key. `sleep` and `transport` are passed in; times are in seconds.

    Faults of every request: `noegle_afvist` (401, 403, or the answer of a bad key), `jobindsats_afviste`
    (other 4xx and redirects, with its own `cause`), `jobindsats_svarer_ikke` (429, 5xx, timeouts and lost
    connections after all tries), `proev_senere`, `forkert_svar`, `for_stort`. The key is in no error, log or
    repr.
    """

    def __init__(
        self,
        key: str,
        *,
        sleep: Callable[[float], None],
        base: str = BASE,
        transport: "httpx.BaseTransport | None" = None,
        timeout: float = 90.0,
        tries: int = 6,
        limits: Limits | None = None,
    ) -> None:
        """Faults: `noegle_ugyldig` (empty, or letters no key has), `usikker_adresse` (not https)."""
        where = urlsplit(base)
        local = where.scheme == "http" and where.hostname in ("127.0.0.1", "localhost", "::1")
        if not where.hostname or where.username or not (where.scheme == "https" or local):
            raise Fault("usikker_adresse")
        if not _KEY.fullmatch(key.strip()):
            raise Fault("noegle_ugyldig")
        self._key = key.strip()
        self.base = base.rstrip("/")
        self._sleep, self._transport, self._timeout, self._tries = sleep, transport, timeout, tries
        self._limits = limits or Limits()

    def __repr__(self) -> str:
        return f"Client({self.base!r})"

    def tables(self) -> list[dict[str, Any]]:
        """All tables by subject, with `update_latest` and `update_next`, as Jobindsats lists them."""
        found = self._json("tables")
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise Fault("forkert_svar", fil="tables", kom="objekt")
        return found

    def table(self, id: str) -> dict[str, Any]:
        """The periods, dimensions with hierarchies, and measure groups of one table."""
        found = self._json(f"table/{_checked(id)}")
        if not isinstance(found, dict):
            raise Fault("forkert_svar", fil=id, kom="liste")
        return found

    def data(
        self,
        id: str,
        periods: Sequence[str],
        hierarchies: Mapping[str, str],
        mgroups: Sequence[str] = (),
        block: int = 12,
    ) -> Iterator[tuple[str, bytes]]:
        """The answers, block by block, as (suggested file name, raw bytes), checked for shape only.

        `periods` are ids of one kind; `hierarchies` maps hierarchy id to selector (`/` total, `*` every
        value); no `mgroups` means all measures. Fault `blandede_perioder` for none or several kinds of
        period. Raises ValueError for a period that is none.
        """
        asked = sorted(Period.parse(text) for text in periods)
        if len({each.grain for each in asked}) != 1 or block < 1:
            raise Fault("blandede_perioder", tabel=id)
        measures = [(f"mgroup.{each}", "*") for each in mgroups or ("*",)]
        areas = [(f"hierarchy.{name}", selector) for name, selector in hierarchies.items()]
        for start in range(0, len(asked), block):
            ids = [f"{each.year}{each.grain}{each.number:02}" for each in asked[start : start + block]]
            name = f"{_checked(id)}-{ids[0]}-{ids[-1]}.json"
            query = [*measures, (f"period.{asked[0].grain}", ",".join(ids)), *areas]
            body = self._get(f"data/{id}", query)
            parse_answer(body, name)
            yield name, body

    def _json(self, path: str) -> Any:
        try:
            found = json.loads(self._get(path, []).decode("utf-8-sig"))
        except ValueError:
            raise Fault("forkert_svar", fil=path, kom="tekst") from None
        check_key(found, path)
        return found

    def _get(self, path: str, query: list[tuple[str, str]]) -> bytes:
        """One request with as many tries as are allowed; waits double unless the server names its own."""
        url = f"{self.base}/{path}?{urlencode([*query, ('format', 'json')], safe='*/,:')}"
        reason = ""
        for attempt in range(self._tries):
            status, body, named_wait = self._once(url, path)
            if status == 200:
                return body
            if status not in (0, 429) and status < 500:
                self._refuse(status, body, path)
            reason = str(status or "timeout")
            wait = min(_FIRST_WAIT * 2**attempt, LONGEST_WAIT) if named_wait is None else named_wait
            if wait > LONGEST_WAIT:
                raise Fault("proev_senere", sti=path, sekunder=int(wait))
            if attempt + 1 < self._tries:
                self._sleep(wait)
        raise Fault("jobindsats_svarer_ikke", sti=path, forsoeg=self._tries, grund=reason)

    def _once(self, url: str, path: str) -> tuple[int, bytes, float | None]:
        """Status (0: no answer in time), body, and the wait the server asks for."""
        import httpx

        headers = {"Authorization": f"Bearer {self._key}", "Accept": "application/json"}
        body = bytearray()
        try:
            with (
                httpx.Client(transport=self._transport, timeout=self._timeout, headers=headers) as client,
                client.stream("GET", url) as response,
            ):
                for chunk in response.iter_bytes():
                    body += chunk
                    self._limits.check("bytes", len(body))
                return response.status_code, bytes(body), _named_wait(response.headers)
        except httpx.HTTPError:
            return 0, b"", None

    def _refuse(self, status: int, body: bytes, path: str) -> NoReturn:
        if status in (401, 403):
            raise Fault("noegle_afvist", fil=path)
        try:
            cause = str(json.loads(body)["cause"])[:500]
        except (ValueError, LookupError, TypeError):
            cause = ""
        raise Fault("jobindsats_afviste", sti=path, status=status, grund=cause.replace(self._key, "***"))


def _named_wait(headers: Mapping[str, str]) -> float | None:
    """Seconds of Retry-After: a number, or a date held against the answer's own Date."""
    text = headers.get("retry-after", "").strip()
    if text.isdecimal():
        return float(text[:9])
    try:
        until = parsedate_to_datetime(text) - parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, TypeError):
        return None
    return max(0.0, until.total_seconds())


def _checked(id: str) -> str:
    if not _ID.fullmatch(id):
        raise unknown_table("jobindsats", UnknownName("tabel", id, None))
    return id


def latest_periods(info: Mapping[str, Any], kind: str, count: int) -> list[str]:
    """The `count` newest period ids of a kind (M, Q, QMAT, Y, MYTD) in a `table` answer, oldest first.

    Fault `ingen_perioder` naming the kinds there are, when the table has none of that kind.
    """
    by_kind = {each["periodtype_id"]: each["values"] for each in info.get("periods", ())}
    if not by_kind.get(kind):
        raise Fault("ingen_perioder", slags=kind, findes=tuple(by_kind))
    return sorted(each["period_id"] for each in by_kind[kind])[-count:]


def query_of(spec: TableSpec, info: Mapping[str, Any]) -> dict[str, str]:
    """The hierarchies to ask for so that an answer has what `spec` reads: every area, every group value.

    Dimensions without groups are left out, which totals them. Fault `ukendt_hierarki` when the table (its
    `table` answer) does not offer the area hierarchy.
    """
    offered = {
        each["dimension_id"]: [hierarchy["hierarchy_id"] for hierarchy in each["hierarchies"]]
        for each in info.get("dimensions", ())
    }
    areas = tuple(name for names in offered.values() for name in names)
    if spec.area not in areas:
        raise Fault("ukendt_hierarki", tabel=spec.id, hierarki=spec.area, findes=areas)
    grouped = [offered[each.id][0] for each in spec.dimensions if each.groups and offered.get(each.id)]
    return {spec.area: "*", **dict.fromkeys(grouped, "*")}
