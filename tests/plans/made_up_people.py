"""Made-up people of a municipality as a snapshot in memory."""

from datetime import date
from functools import cache

from pejl.ledger.snapshot import Snapshot, in_memory, parted
from pejl.sources.made_up import build


@cache
def people_of(area: str, first: date, last: date) -> Snapshot:
    """Everybody, every company and all the municipality did itself, in whole months."""
    return in_memory(parted(*build.columns([area], 1, first, last)))
