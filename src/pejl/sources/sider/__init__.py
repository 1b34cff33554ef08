"""What is recorded on Pejl's own pages, as a source: versions of rows become facts that add to the extracts.

Each version names its row by `ref`; a newer version stands in the place of an older one, and a withdrawn one takes the
row back. What counts where an extract tells of the same row is `pejl.ledger.resolve`'s to say. Notes and other free
text stay where they were written: only days, numbers and words of the catalogue come into the ledger.
"""

from pejl.sources.sider.batches import SOURCE, by_day, kept, read
from pejl.sources.sider.faults import fault
from pejl.sources.sider.rows import OF_COMPANIES, OF_NOBODY, RECORDED, Registration

__all__ = [
    "OF_COMPANIES",
    "OF_NOBODY",
    "RECORDED",
    "SOURCE",
    "Registration",
    "by_day",
    "fault",
    "kept",
    "read",
]
