"""The picture of the results: a panel a workload, a bar a way, lengths in times the bare decoding."""

import math
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from bench.workloads import NAMES, TITLES

if TYPE_CHECKING:
    from bench.results import Measured

WIDTH, LEFT, LINE, LONGEST = 890, 250, 22, 40.0
COLOURS = {"scan": "#767676", "kernels": "#0b6e4f", "duckdb": "#3d8fb3", "polars": "#b3672b"}
OTHER = "#a0526d"
SHORT = {
    "scan": "decoding only",
    "kernels": "Pejl, numpy kernels",
    "duckdb": "Pejl on DuckDB",
    "polars": "Polars, same algorithms",
    "pandas": "pandas, same algorithms",
    "months": "pandas, loop over months",
    "orm": "ORM, citizen by citizen",
}


def picture(measured: "Measured") -> str:
    """Server-side SVG, readable without colour: every bar has its name and its number."""
    lines, y, told = [], 64, []
    for name in NAMES:
        ways = [way for way in SHORT if (way, name) in measured.samples]
        if not ways:
            continue
        lines.append(f'<text x="16" y="{y}" class="panel">{escape(f"{name} – {TITLES[name]}")}</text>')
        y += 10
        for way in ways:
            times = measured.ratio(way, "scan", name)
            lines.append(_bar(way, times, y))
            told.append(f"{name} {SHORT[way]}: {_shown(times)}")
            y += LINE
        y += 34
    title = "Processor time of each workload against bare decoding of its columns"
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" height="{y}" role="img"
 aria-labelledby="title desc">
<title id="title">{title}</title>
<desc id="desc">{escape("; ".join(told))}.</desc>
<style>text {{ font: 14px system-ui, sans-serif; fill: #1a1a1a }} .panel {{ font-weight: 600 }}</style>
<rect width="{WIDTH}" height="{y}" fill="#ffffff"/>
<text x="16" y="26" style="font-size:17px;font-weight:600">{title}</text>
{chr(10).join(lines)}
</svg>
"""


def _bar(way: str, times: float, y: int) -> str:
    room = WIDTH - LEFT - 150
    cut = times > LONGEST
    length = max(2.0, room * min(times, LONGEST) / LONGEST)
    shown = _shown(times) + (" (cut off)" if cut else "")
    return (
        f'<text x="{LEFT - 10}" y="{y + 15}" text-anchor="end">{escape(SHORT[way])}</text>'
        f'<rect x="{LEFT}" y="{y + 3}" width="{length:.1f}" height="{LINE - 7}" fill="{COLOURS.get(way, OTHER)}"/>'
        f'<text x="{LEFT + length + 8:.1f}" y="{y + 15}">{shown}</text>'
    )


def _shown(times: float) -> str:
    return f"{times:,.0f}x" if times >= 10 and not math.isnan(times) else f"{times:.1f}x"
