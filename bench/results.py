"""The medians as tables in Markdown, with the targets beside them, and as a picture."""

import math
import os
import platform
import statistics
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.drawing import picture
from bench.running import MONTHS, SAMPLE, SOME_MONTHS, WAYS
from bench.workloads import NAMES, TITLES

ENGINES = ("numpy", "pyarrow", "duckdb", "ibis-framework", "polars", "pandas", "sqlalchemy")
Sample = dict[str, Any]
DUE = "# Due rows, measured"


@dataclass(slots=True)
class Measured:
    """Samples by way and workload; (kernels, quarter) is ALL4 on a quarter of the country, with so many persons."""

    scale: str
    sizes: dict[str, int]
    rounds: int
    load: list[float]
    samples: dict[tuple[str, str], list[Sample]] = field(default_factory=dict)
    refresh: dict[str, Sample] = field(default_factory=dict)
    quarter: int = 0

    def median(self, way: str, name: str, what: str = "cpu") -> float:
        """NaN where nothing was measured."""
        found = self.samples.get((way, name), ())
        return statistics.median(each[what] for each in found) if found else math.nan

    def ratio(self, way: str, other: str, name: str) -> float:
        return self.median(way, name) / self.median(other, name)

    @property
    def growth(self) -> float:
        more = self.median("kernels", "ALL4") / self.median("kernels", "quarter")
        return math.log(more) / math.log(self.sizes["persons"] / self.quarter)


def written(measured: Measured, folder: Path) -> None:
    """results.md and results.svg in the folder."""
    parts = (_head(measured), _table(measured), _targets(measured), _refresh(measured), _notes())
    file = folder / "results.md"
    file.write_text("\n".join(parts) + _parted(file)[1], "utf-8")
    (folder / "results.svg").write_text(picture(measured), "utf-8")


def written_behind(text: str, folder: Path) -> None:
    """The part about due rows in results.md, after that about counting."""
    file = folder / "results.md"
    file.write_text(_parted(file)[0] + f"\n{DUE}\n{text}", "utf-8")


def _parted(file: Path) -> tuple[str, str]:
    """What the file has before the part about due rows, and that part."""
    text = file.read_text("utf-8") if file.exists() else ""
    before, heading, behind = text.partition(f"\n{DUE}\n")
    return before, heading + behind


def _head(measured: Measured) -> str:
    rows = ", ".join(f"{many:,} {name}" for name, many in measured.sizes.items())
    engines = ", ".join(f"{name} {version(name)}" for name in ENGINES)
    loads = ", ".join(f"{load:.1f}" for load in measured.load)
    return f"""# The ledger of events, measured

Made by `python -m bench events`; do not edit. Ledger {measured.scale}: {rows}.
Machine: {os.cpu_count()} cores, Python {platform.python_version()}, {engines}.
Medians of {measured.rounds} samples taken in turn, each in a process of its own after one call to warm up. The first
number is processor seconds of all threads; load average before and between the rounds: {loads}. On a machine shared
with others the seconds on the wall say little: trust the ratios of processor seconds.

![Processor time against bare decoding](results.svg)
"""


def _table(measured: Measured) -> str:
    lines = [
        "## Each workload, each way\n",
        "CPU s (wall s; peak GB) and how many times the bare decoding of the columns.\n",
        "| | " + " | ".join(way.title for way in WAYS.values()) + " |",
        "|---|" + "---|" * len(WAYS),
    ]
    for name in NAMES:
        cells = [_cell(measured, way, name) for way in WAYS]
        if any(cells):
            lines.append(f"| **{name}** {TITLES[name]} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _cell(measured: Measured, way: str, name: str) -> str:
    if (way, name) not in measured.samples:
        return ""
    cpu, wall, peak = (measured.median(way, name, what) for what in ("cpu", "wall", "peak"))
    times = "" if way == "scan" else f" **{measured.ratio(way, 'scan', name):,.1f}x**"
    return f"{cpu:,.2f} ({wall:,.2f}; {peak:.2f}){times}"


def _targets(measured: Measured) -> str:
    def less(other: str) -> float:
        return measured.ratio(other, "kernels", "ALL4")

    peak = measured.median("kernels", "ALL4", "peak")
    rows = [
        (
            "four cubes (ALL4), times decoding",
            "at most 6 (stretch 4)",
            measured.ratio("kernels", "scan", "ALL4"),
            6.0,
            -1,
        ),
        ("work-list (W5), times decoding", "at most 4", measured.ratio("kernels", "scan", "W5"), 4.0, -1),
        ("status (W3), times decoding", "at most 6", measured.ratio("kernels", "scan", "W3"), 6.0, -1),
        ("four cubes, times less than a loop over months", "at least 15", less("months"), 15.0, 1),
        ("four cubes, times less than pandas, same algorithms", "more than 1", less("pandas"), 1.0, 1),
        ("four cubes, peak GB", "at most 1.5", peak, 1.5, -1),
        ("growth exponent, a quarter to the whole", "at most 1.15", measured.growth, 1.15, -1),
        ("work-list, times less than an ORM", "at least 200", measured.ratio("orm", "kernels", "W5"), 200.0, 1),
    ]
    for which, title, most in (
        ("day", "refresh of a day's rows", 0.10),
        ("percent", "refresh of 1 % of persons", 0.15),
    ):
        if which in measured.refresh:
            share = measured.refresh[which]["refresh"] / measured.refresh[which]["full"]
            rows.append((f"{title}, share of a full count", f"at most {most:.0%}", share, most, -1))
    lines = ["## Targets\n", "They are set for ledger M.\n", "| | target | measured | |", "|---|---|---|---|"]
    for title, target, found, bound, sense in rows:
        if not math.isnan(found):
            met = found >= bound if sense > 0 else found <= bound
            shown = f"{found:.1%}" if "%" in target else f"{found:,.2f}"
            lines.append(f"| {title} | {target} | {shown} | {'met' if met else '**not met**'} |")
    return "\n".join(lines) + "\n"


def _refresh(measured: Measured) -> str:
    titles = {"day": "a day's rows (1 of 3650)", "percent": "half the rows of 1 % of the persons"}
    lines = [
        "## Refresh of the four cubes\n",
        "The refresh counts the touched persons' rows as they were and as they are. CPU s; what a load does besides "
        "has its own columns: reading every published row, picking out and sorting those of the touched, writing.\n",
        "| new | rows | persons touched | full count | refresh | of full | to the bit | read | sort | write |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for which, each in measured.refresh.items():
        times = " | ".join(f"{each[step]:.2f}" for step in ("load", "sort", "publish"))
        same = "identical" if each["identical"] else "**differs**"
        lines.append(
            f"| {titles[which]} | {each['rows']:,} | {each['touched']:,} ({each['share']:.2%}) | {each['full']:.2f} "
            f"| {each['refresh']:.3f} | {each['refresh'] / each['full']:.1%} | {same} "
            f"| {times} |"
        )
    return "\n".join(lines) + "\n"


def _notes() -> str:
    return f"""## How it is measured

- Every candidate gives the same whole numbers, `==`, on ledger S before anything is timed.
- Decoding: pyarrow, one thread, the columns a plain reader needs, the person column among them where rows of two
  tables meet. The kernels find persons by the snapshot's index instead.
- ¹ Its loop is run on {len(SOME_MONTHS)} of {len(MONTHS)} months and multiplied up; reading is whole.
- ² The work-list of about {SAMPLE} persons from SQLite with lazily loaded rows, multiplied up by lines.
- W2-4 keeps few rows and W2-1 many: a rule that few meet flatters engines that join.
- A peak is that of the process, with Python and the libraries in it.
"""
