"""Extracts from case systems, read into facts of the ledger through a column map a system."""

from pejl.sources.udtraek.column_map import ColumnMap, TableMap, known_maps, map_text, read_map
from pejl.sources.udtraek.gathered import Tally
from pejl.sources.udtraek.preview import Change, Preview, Total, preview
from pejl.sources.udtraek.reading import LIMITS, MOST_REJECTED, Read, TooManyRejected, read_extract

__all__ = [
    "LIMITS",
    "MOST_REJECTED",
    "Change",
    "ColumnMap",
    "Preview",
    "Read",
    "TableMap",
    "Tally",
    "TooManyRejected",
    "Total",
    "known_maps",
    "map_text",
    "preview",
    "read_extract",
    "read_map",
]
