"""What every field of every model is: its class, how long it is kept, and what erasing a citizen does to it.

`A0` open · `A1` internal · `A2` personal · `A3` confidential · `A4` special · `A5` answers · `A6` secret ·
`A7` evidence.
"""

from dataclasses import dataclass
from typing import Literal

Erasure = Literal["delete", "keep", "none"]
"""`delete`: the row goes; `keep`: the row stays because the law asks for the trace, and holds a random id only; `none`:
the row is about no citizen."""


@dataclass(frozen=True, slots=True)
class Kept:
    """`years` after the row's end, or after it was written."""

    klass: str
    years: int
    erasure: Erasure = "none"
