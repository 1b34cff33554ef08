"""How much a file from outside may hold before it is refused unread."""

import builtins
from dataclasses import dataclass
from pathlib import Path

from pejl.intake.fault import Fault


@dataclass(frozen=True, slots=True)
class Limits:
    """The highest size taken in, the limit itself included. `bytes` is the file as it arrives, `unpacked` all
    parts of an .xlsx together; `cells` is rows times columns of the used range of a sheet, so that two cells
    far apart cannot claim a full one; `memory` (bytes) and `seconds` are what reading a workbook may take."""

    bytes: int = 50_000_000
    rows: int = 500_000
    columns: int = 200
    cells: int = 10_000_000
    unpacked: int = 200_000_000
    memory: int = 2_000_000_000
    seconds: int = 60

    def check(self, what: str, size: int) -> None:
        """Fault `for_stort` when `size` is over the limit called `what` (one of the fields)."""
        limit: int = getattr(self, what)
        if size > limit:
            raise Fault("for_stort", hvad=what, antal=size, hoejst=limit)

    def read(self, path: Path) -> builtins.bytes:
        """The bytes of a file, refused by its size before it is read. Fault `for_stort`; OSError as usual."""
        self.check("bytes", path.stat().st_size)
        return path.read_bytes()

    def check_range(self, rows: int, columns: int) -> None:
        """Fault `for_stort` when a range of rows and columns is over any of the three limits on it."""
        self.check("rows", rows)
        self.check("columns", columns)
        self.check("cells", rows * columns)
