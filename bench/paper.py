"""A quarterly report of sixty goals in each format, by the command a leader would run."""

import re
import sys
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).parents[1]
PLAN, QUARTER, GOALS = ROOT / "plans" / "frederikssund-2024.toml", "2023Q4", 60
FORMATS = ("pdf", "docx", "xlsx", "html")
PROGRAM = "import sys; from pejl.cli import main; sys.exit(main())"


def main() -> None:
    with TemporaryDirectory() as folder:
        plan = Path(folder) / "plan.toml"
        plan.write_text(many_goals(PLAN.read_text("utf-8")), "utf-8")
        for name in FORMATS:
            out = Path(folder) / f"rapport.{name}"
            asked = ["report", str(plan), "--quarter", QUARTER, "--format", name, "--out", str(out)]
            began = perf_counter()
            run([sys.executable, "-c", PROGRAM, *asked], check=True, capture_output=True)  # noqa: S603 - ourselves
            took = perf_counter() - began
            sys.stdout.write(f"{GOALS} goals as {name}: {took:.1f} s, {out.stat().st_size / 1000:.0f} kB\n")


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
