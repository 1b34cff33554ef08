"""Any CSV or Excel file, read through a column map that says what its columns are."""

from pejl.sources.tabel.column_map import ColumnMap, Series, read_map
from pejl.sources.tabel.reading import read_mapped

__all__ = ["ColumnMap", "Series", "read_map", "read_mapped"]
