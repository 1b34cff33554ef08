"""Due rows, side by side: rows that agree first, then samples in turn, each in a process of its own, and the medians
written down."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from bench import due_asking as asking
from bench import naive
from bench.due_results import Measured, told
from bench.ledgers import DUE, SCALES, made, put, sizes
from bench.results import written_behind
from bench.running import sampled
from pejl.ledger.snapshot import read

HERE = Path(__file__).parent
OF_ALL = ("unkept", "kept", "list_country", "citizen_cold", "citizen_warm", "update")
OF_ONE = ("list_cold", "list_warm", "citizen_cold", "citizen_warm")


def run(scale: str, rounds: int, folder: Path | None) -> None:
    """Writes its part of bench/results.md. SystemExit when rows do not agree."""
    with tempfile.TemporaryDirectory() as own:
        place = folder or Path(own)
        for each in dict.fromkeys(("S", scale)):
            if not (place / f"due-{each}" / "snapshot.json").exists():
                print(f"making the ledger {each}", flush=True)
                put(made(SCALES[each], DUE), place / f"due-{each}")
        country, municipality = place / f"due-{scale}", place / "due-S"
        asking.agree(read(municipality))
        measured = Measured(scale, sizes(country, DUE), sizes(municipality, DUE), rounds, [os.getloadavg()[0]])
        measured.naive = naive.measured(read(municipality))
        if measured.naive["differ"]:
            raise SystemExit(f"the naive reading has other rows: {measured.naive['differ']}")
        measured.columns = asking.columns_read(read(country), asking.country)
        for turn in range(rounds):
            print(f"round {turn + 1} of {rounds}", flush=True)
            _round(measured, country, municipality)
            measured.load.append(os.getloadavg()[0])
    written_behind(told(measured), HERE)


def _round(measured: Measured, country: Path, municipality: Path) -> None:
    plain = {table: ["person", *names] for table, names in measured.columns.items()}
    for name, columns in (("scan", plain), ("scan_own", measured.columns)):
        _sample(measured, ("all", name), "scan", str(country), json.dumps(columns))
    for name in OF_ALL:
        _sample(measured, ("all", name), name, str(country))
    for name in OF_ONE:
        _sample(measured, ("one", name), name, str(municipality))


def _sample(measured: Measured, to: tuple[str, str], *words: str) -> None:
    found: dict[str, Any] = sampled("due", *words)
    measured.samples.setdefault(to, []).append(found)
    print(f"  {' '.join(to):18} {found['cpu']:8.3f} CPU s  {found['wall']:8.3f} s  {found['peak']:5.2f} GB", flush=True)
