"""Made-up municipalities: people, courses, talks, offers and companies that are nobody's, from a seed.

`columns` makes them as numbers, up to the whole country; `facts` as a source's facts, with the faults of real
extracts where asked for; `extract_csv` as a case system would export them. Nobody here is anybody.
"""

from pejl.sources.made_up.build import columns, municipalities
from pejl.sources.made_up.calibrate import Targets
from pejl.sources.made_up.extract import Faults, extract_csv, facts, printed_targets

__all__ = ["Faults", "Targets", "columns", "extract_csv", "facts", "municipalities", "printed_targets"]
