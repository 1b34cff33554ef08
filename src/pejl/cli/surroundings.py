"""What a command is given from outside, and how it tells that it cannot go on."""

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pejl import law
from pejl.ledger import Figure, Figures, Store
from pejl.ledger.figures import Shelf, Typed
from pejl.periods import day_in_copenhagen, end_of_day
from pejl.words import say


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The instant of the command, the ledger's folder, and the key to Jobindsats (empty when there is none)."""

    now: datetime
    ledger: Path
    key: str

    @property
    def today(self) -> date:
        return day_in_copenhagen(self.now)

    @property
    def store(self) -> Store:
        return Store(self.ledger)

    def figures(self, known: date | None, typed: Sequence[Figure] = (), plan: str = "") -> Figures:
        """The ledger's figures and this plan's typed ones, as known at the end of a day (now when none is given)."""
        shelves: list[Shelf] = [self.store.pinned(), Typed(typed)]
        return Figures(shelves, self.now if known is None else end_of_day(known), plan)


class Told(Exception):  # it is told to the user, not raised at a programmer
    """A sentence for the user, and the exit code it ends with."""

    def __init__(self, code: str, lang: str, *, exit_code: int = 2, **params: object) -> None:
        super().__init__(say(code, params, lang))
        self.exit_code = exit_code


def no_file(path: Path | str, error: OSError, lang: str) -> Told:
    return Told("ingen_fil", lang, fil=str(path), grund=errno.errorcode.get(error.errno or 0, str(error)))


def unknown_name(error: law.UnknownName, lang: str) -> Told:
    return Told("ukendt_navn", lang, slags=error.kind, skrevet=error.name, forslag=error.nearest)
