"""The medians of due rows as a part of results.md."""

import os
import platform
import statistics
from dataclasses import dataclass, field
from typing import Any

from bench.due_asking import DAY, PLAN
from bench.due_works import CITIZENS, TIMES

Sample = dict[str, Any]
OF_ALL = {
    "scan": "decoding the columns, as a plain reader",
    "scan_own": "decoding them without the persons' ids",
    "unkept": "work list: rows not kept",
    "kept": "full sheet: kept rows too",
}
WAITED = (
    ("list_cold", "one", "work list of a municipality, from disk", 100),
    ("list_warm", "one", "the same, parts open", 100),
    ("citizen_cold", "one", "one citizen, from disk", 30),
    ("citizen_warm", "one", "one citizen, part open", 30),
    ("citizen_cold", "all", "one citizen of the country, from disk", 30),
    ("citizen_warm", "all", "one citizen of the country, part open", 30),
    ("list_country", "all", "one municipality's work list out of the country's ledger, from disk", None),
)


@dataclass(slots=True)
class Measured:
    """Samples by ledger (`all` municipalities, `one`) and work. `columns`: what the work list reads, by table."""

    scale: str
    sizes: dict[str, int]
    one: dict[str, int]
    rounds: int
    load: list[float]
    samples: dict[tuple[str, str], list[Sample]] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)
    naive: Sample = field(default_factory=dict)

    def median(self, of: str, name: str, what: str = "cpu") -> float:
        return statistics.median(each[what] for each in self.samples[of, name])

    def spread(self, of: str, name: str) -> str:
        """The lowest and the highest sample, in ms of processor time."""
        found = [1000 * each["cpu"] for each in self.samples[of, name]]
        return f"{min(found):.0f}-{max(found):.0f}"


def told(measured: Measured) -> str:
    return "\n".join((_head(measured), _country(measured), _waited(measured), _update(measured), _notes(measured)))


def _head(measured: Measured) -> str:
    loads = ", ".join(f"{load:.1f}" for load in measured.load)
    return f"""
Made by `python -m bench due`; do not edit. All rows as they stand on {DAY}, after what the ledger knows.
Ledger {measured.scale}: {_rows(measured.sizes)}. The municipality's own (S): {_rows(measured.one)}.
Machine: {os.cpu_count()} cores, Python {platform.python_version()}. Medians of {measured.rounds} samples taken in turn,
each in a process of its own. Load average before and between the rounds: {loads}. The machine is shared: processor time
moves by a tenth from run to run, and the wall by much more when others work. It is all one thread, so on a machine of
one's own the wall is near the processor time, and targets are held against that.
"""


def _rows(sizes: dict[str, int]) -> str:
    largest = sorted(sizes, key=lambda name: -sizes[name])
    return ", ".join(f"{sizes[name]:,} {name}" for name in largest if sizes[name])


def _country(measured: Measured) -> str:
    read = sum(measured.sizes[table] for table in measured.columns)
    lines = [
        f"## The duties of the law, ledger {measured.scale}\n",
        f"{read:,} rows of {len(measured.columns)} tables are read. Rows a second are by processor time.\n",
        "| | CPU s | wall s | times decoding | due rows | due rows a second | rows read a second | peak GB |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, title in OF_ALL.items():
        cpu, wall, peak, rows = (measured.median("all", name, what) for what in ("cpu", "wall", "peak", "rows"))
        times = cpu / measured.median("all", "scan")
        due = f"{rows:,.0f} | {rows / cpu:,.0f}" if rows else " | "
        lines.append(f"| {title} | {cpu:.2f} | {wall:.2f} | {times:.1f} | {due} | {read / cpu:,.0f} | {peak:.2f} |")
    return "\n".join(lines) + "\n"


def _waited(measured: Measured) -> str:
    lines = [
        "## What somebody waits for\n",
        f"`{PLAN.name}` with the duties. Milliseconds; a sample is the median of {TIMES} lists (3 out of the "
        f"country's ledger) or of {CITIZENS} citizens with rows, in a running program. `slow`: 95 of 100 stay below it "
        "on the wall. A list is the open rows of running cases in order of their day. A citizen has all promises to "
        "persons, kept rows too.\n",
        "| | CPU | lowest-highest | wall | slow | target | |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, of, title, target in WAITED:
        cpu, wall, slow = (1000 * measured.median(of, name, what) for what in ("cpu", "wall", "slow"))
        goal = f"at most {target}" if target else ""
        met = ("met" if cpu <= target else "**not met**") if target else ""
        spread = measured.spread(of, name)
        lines.append(f"| {title} | {cpu:.0f} | {spread} | {wall:.0f} | {slow:.0f} | {goal} | {met} |")
    return "\n".join(lines) + "\n"


def _update(measured: Measured) -> str:
    full, one = measured.median("all", "unkept"), measured.median("all", "update")
    rows, naive = measured.median("all", "unkept", "rows"), measured.naive
    return f"""## One citizen anew, and the naive reading

- The country's rows that are not kept take {full:.2f} CPU s. One citizen counted anew and put into them, parts open,
  takes {1000 * one:.0f} ms of it: {one / full:.2%}, with the copying of the other {rows:,.0f} rows.
- The naive reading that the tests hold the rows against, case by case and day by day, takes
  {1000 * naive["naive"]:.1f} ms of processor time for a citizen. The real one takes {1000 * naive["real"]:.3f} ms when
  it is asked for a whole municipality, {naive["naive"] / naive["real"]:,.0f} times less. One sample of
  {naive["citizens"]} citizens with {naive["rows"]:,} rows, for scale only.
"""


def _notes(measured: Measured) -> str:
    largest = ", ".join(f"{table} ({', '.join(names)})" for table, names in measured.columns.items())
    return f"""## How due rows are measured

- Before anything is timed: a municipality's rows are those of its citizens one by one, the rows not kept are those of
  the full sheet, a citizen put in again changes nothing, and the naive reading has the same rows.
- The duties read {largest}. A plain reader also needs the person in each table.
- From disk: the files are opened and read anew, though the system has them in memory. Starting Python, importing and
  reading the plan are not in it.
- Tables that no promise reads (wage hours, schooling, replies, deadlines) are not in these ledgers.
- A peak is that of the process, with Python and the libraries in it.
"""
