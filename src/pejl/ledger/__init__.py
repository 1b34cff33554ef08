"""The ledger: facts only, on two time axes. What it holds today is `figures`; events join it as tables."""

from pejl.ledger.figures import Figure, Figures, Origin, Rejected, SeriesKey
from pejl.ledger.store import Load, Published, Store

__all__ = ["Figure", "Figures", "Load", "Origin", "Published", "Rejected", "SeriesKey", "Store"]
