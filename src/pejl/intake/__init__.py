"""Files from outside: limits, encodings, tables and cells. What is wrong is said by code."""

from pejl.intake.cells import Cell, parse_cell, parse_instant, suggest
from pejl.intake.fault import Fault
from pejl.intake.limits import Limits
from pejl.intake.reader import read_table
from pejl.intake.table import Row, Table

__all__ = ["Cell", "Fault", "Limits", "Row", "Table", "parse_cell", "parse_instant", "read_table", "suggest"]
