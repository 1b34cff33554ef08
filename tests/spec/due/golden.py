"""What a golden row is: drawn by hand, with every step of its trail."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Golden:
    """`says`: what a caseworker must be able to trust. `row`: the line asked about; `trail`: its steps."""

    says: str
    promise: str
    ledger: str
    day: str
    id: str
    row: str
    trail: str
    law: bool = False
