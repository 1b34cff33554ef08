"""Draws `docs/goals.svg`, the README's picture, from what the command really prints."""

import os
import re
import subprocess
import sys
from html import escape
from pathlib import Path

DOCS = Path(__file__).parent
RUN = [sys.executable, "-c", "import sys; from pejl.cli import main; sys.exit(main())"]
COMMAND = ["goals", "plans/frederikssund-2024.toml", "--on", "2023-12-31"]
CHARACTER, LINE, SIZE = 7.8, 18, 13
SIGNS = {"✓": "#1a7f37", "✗": "#b42318", "?": "#8a6100"}


def main() -> None:
    printed = subprocess.run(  # noqa: S603 - our own program
        [*RUN, *COMMAND],
        cwd=DOCS.parent,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "165"},
    ).stdout
    rows = [line.rstrip() for line in printed.split("\n  1a:")[0].rstrip().splitlines()]
    width, height = max(map(len, rows)) * CHARACTER + 32, len(rows) * LINE + 32
    lines = [_line(row, 28 + place * LINE) for place, row in enumerate(rows)]
    (DOCS / "goals.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" role="img" '
        f'font-family="ui-monospace,DejaVu Sans Mono,monospace" font-size="{SIZE}">\n'
        "<title>pejl goals: each goal with its number, what it is held against, and how it stands</title>\n"
        '<rect width="100%" height="100%" rx="8" fill="#fff" stroke="#c8c8c8"/>\n' + "\n".join(lines) + "\n</svg>\n",
        "utf-8",
    )


def _line(row: str, y: int) -> str:
    if set(row.strip()) == {"─"}:
        return f'<path d="M16 {y - 5}H{len(row) * CHARACTER + 16:.0f}" stroke="#888"/>'
    words = re.finditer(r"\S+(?: \S+)*", row)
    return "".join(
        f'<text x="{16 + word.start() * CHARACTER:.1f}" y="{y}" fill="{_colour(word[0])}">{escape(word[0])}</text>'
        for word in words
    )


def _colour(words: str) -> str:
    return next((colour for sign, colour in SIGNS.items() if f" {sign}" in words), "#1f2328")


if __name__ == "__main__":
    main()
