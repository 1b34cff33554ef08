"""A quarterly report of sixty goals in each format, by the command a leader would run: on the figures a plan prints and
on a made-up municipality's events and promises. `python -m bench paper` writes bench/paper.md."""

import os
import platform
import re
import sys
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from time import perf_counter

HERE = Path(__file__).parent
ROOT = HERE.parent
PLAN, QUARTER, GOALS = ROOT / "plans" / "frederikssund-2024.toml", "2023Q4", 60
FORMATS = ("pdf", "docx", "xlsx", "html")
PROGRAM = "import sys; from pejl.cli import main; sys.exit(main())"


MADE_UP = ("made-up", "Frederikssund", "--plan", str(PLAN), "--from", "2023-01-01", "--to", "2023-12-31")
TEXT = """# A report on paper

Made by `python -m bench paper`; do not edit. {goals} goals, the whole command from start to file, seconds, on {cores}
cores that are shared with others, Python {python}. Events: a made-up municipality's year, with its promises.

| format | the plan's figures | with events | kB |
| --- | ---: | ---: | ---: |
{rows}

Target: under 5 seconds.
"""


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        plan = folder / "plan.toml"
        plan.write_text(many_goals(PLAN.read_text("utf-8")), "utf-8")
        _run(folder / "haendelser", *MADE_UP)
        rows = [_row(plan, folder, form) for form in FORMATS]
    text = TEXT.format(goals=GOALS, cores=os.cpu_count(), python=platform.python_version(), rows="\n".join(rows))
    (HERE / "paper.md").write_text(text, "utf-8")
    sys.stdout.write(text)


def _row(plan: Path, folder: Path, form: str) -> str:
    out = folder / f"rapport.{form}"
    asked = ("report", str(plan), "--quarter", QUARTER, "--format", form, "--out", str(out))
    took = [_run(folder / ledger, *asked) for ledger in ("uden", "haendelser")]
    return f"| {form} | {took[0]:.1f} | {took[1]:.1f} | {out.stat().st_size / 1000:.0f} |"


def _run(ledger: Path, *asked: str) -> float:
    """Seconds."""
    began = perf_counter()
    of = {**os.environ, "PEJL_LEDGER": str(ledger)}
    run([sys.executable, "-c", PROGRAM, *asked], check=True, capture_output=True, env=of)  # noqa: S603 - ourselves
    return perf_counter() - began


def many_goals(text: str) -> str:
    """The plan with its goals said again under other ids until there are enough."""
    blocks = re.findall(r"^\[\[maal\]\]\n.*?(?=^\[\[(?!maal)|^# ---|^\[\[maal\]\])", text, re.M | re.S)
    more, number = [], 0
    while len(blocks) + len(more) < GOALS:
        block = blocks[number % len(blocks)]
        number += 1
        more.append(re.sub(r'^id = "([^"]+)"', rf'id = "\1-{number}"', block, count=1, flags=re.M))
    files = text.replace('"../', f'"{ROOT}/plans/../').replace("oplyst = ", "# oplyst = ")
    return files + "\n" + "\n".join(more)
