"""Where the ledger, the register of identities and the key are: opened alike by the command line and the site."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pejl.ledger import Figure, Figures, Store, manifest
from pejl.ledger.figures import Shelf, Typed
from pejl.periods import day_in_copenhagen, end_of_day

if TYPE_CHECKING:
    from pejl.identity.register import Identities
    from pejl.ledger.verbs.counting import Counting


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The instant it is asked, the ledger's folder, the key to Jobindsats (empty when there is none), the address of
    the register of identities, and what is held until the asking is done: snapshots that are being read."""

    now: datetime
    ledger: Path
    key: str
    identity: str = ""
    held: ExitStack = field(default_factory=ExitStack)

    @classmethod
    def of(cls, environ: Mapping[str, str], now: datetime, held: ExitStack) -> "Surroundings":
        """As the environment says: `PEJL_LEDGER` (else `./pejl-data`), `PEJL_IDENTITY` (else a file beside the ledger),
        `PEJL_JOBINDSATS_KEY`."""
        ledger = Path(environ.get("PEJL_LEDGER") or "pejl-data")
        identity = environ.get("PEJL_IDENTITY") or f"sqlite:///{ledger.absolute()}.identitet.sqlite"
        return cls(now, ledger, environ.get("PEJL_JOBINDSATS_KEY", ""), identity, held)

    @property
    def today(self) -> date:
        return day_in_copenhagen(self.now)

    @property
    def store(self) -> Store:
        return Store(self.ledger)

    def figures(self, known: date | None, typed: Sequence[Figure] = (), plan: str = "") -> Figures:
        """The ledger's figures and this plan's typed ones, as known at the end of a day (now when none is given)."""
        shelves: list[Shelf] = [self.store.pinned(), Typed(typed)]
        instant = self.now if known is None else end_of_day(known)
        events = self.counting(None if known is None else instant)
        batches = manifest.read(self.ledger).batches
        return Figures(shelves, instant, plan, events, min((batch.order[0] for batch in batches), default=None))

    def newest_known(self, typed: Sequence[Figure], otherwise: date) -> date:
        """The day on which the newest of the ledger's and of these typed numbers became known; `otherwise` where there
        are none."""
        held = manifest.read(self.ledger)
        instants = [datetime.fromisoformat(part.as_of) for part in held.figures]
        instants += [batch.order[0] for batch in held.batches]
        instants += [figure.as_of for figure in typed]
        return max((day_in_copenhagen(each) for each in instants), default=otherwise)

    @contextmanager
    def known_identities(self) -> "Iterator[Identities | None]":
        """The register where there is one: nothing is made to look into it."""
        if self.identity_file is not None and not self.identity_file.exists():
            yield None
            return
        with self.identities() as register:
            yield register

    @contextmanager
    def identities(self) -> "Iterator[Identities]":
        """The register of CPR numbers and names, made when it is not there."""
        from pejl.identity.register import Identities

        register = Identities(self.identity)
        try:
            yield register
        finally:
            register.close()

    @property
    def identity_file(self) -> Path | None:
        """Where the register is, when it is a file."""
        prefix = "sqlite:///"
        return Path(self.identity.removeprefix(prefix)) if self.identity.startswith(prefix) else None

    def counting(self, known: datetime | None) -> "Counting | None":
        """The ledger's events, as published or as known at an instant; None where there are none."""
        if not manifest.read(self.ledger).batches:
            return None
        from pejl.ledger.events import EventStore
        from pejl.ledger.verbs.counting import Counting
        from pejl.ledger.verbs.kept import Kept

        store = EventStore(self.ledger)
        snapshot = self.held.enter_context(store.pinned(known))
        return Counting(snapshot, Kept(self.ledger, store.change)) if snapshot.as_of else None
