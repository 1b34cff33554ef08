"""A citizen's course as a picture: what runs over time as bars, held talks as points. Read without colour: every
bar has its name above it, and the time line below tells the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from pejl.answers.borger import Citizen
from pejl.periods import MONTHS
from pejl.words import say

BACK, AHEAD = timedelta(days=730), timedelta(days=120)
"""How far the picture reaches at most before the day, and after it."""
WIDTH, EDGE, ROW, TOP, FOOT = 640, 8, 38, 24, 24
MOST = 8
"""Bars that are drawn: those that ended last."""
FAR = date.max
A_YEAR = 366


@dataclass(frozen=True, slots=True)
class Bar:
    """`kind`: the table it is from, the class it is drawn with; `end` the first day after, FAR where it is open."""

    kind: str
    name: str
    start: date
    end: date


def picture(known: Citizen, lang: str) -> str:
    """SVG; "" where nothing ran in the time it shows."""
    bars = _bars(known)
    if not bars:
        return ""
    first = max(min(known.day, *(each.start for each in bars)), known.day - BACK)
    scale = _Scale(first, known.day + AHEAD)
    height = TOP + ROW * (len(bars) + 1) + FOOT
    said = say("web_borger_billede", {"antal": len(bars), "fra": first, "til": known.day}, lang)
    drawn = [
        *_ticks(scale, height, lang),
        *_today(known.day, scale, height, lang),
        *(line for at, each in enumerate(bars) for line in _bar(each, scale, TOP + ROW * at)),
        *_talks(known, scale, TOP + ROW * len(bars), lang),
    ]
    head = f'<svg class="forloebet" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(said)}">'
    return f"{head}{''.join(drawn)}</svg>"


def _bars(known: Citizen) -> list[Bar]:
    """The bars that lie in the time shown, oldest first."""
    told = {
        "spells": known.benefits,
        "offers": known.offers,
        "efforts": known.efforts,
        "schooling": known.schooling,
        "exemptions": known.exemptions,
    }
    every = [
        Bar(kind, each.name, each.start, each.end or FAR)
        for kind, some in told.items()
        for each in (*some.now, *some.past, *some.ahead)
    ]
    seen = [each for each in every if each.end > known.day - BACK and each.start < known.day + AHEAD]
    newest = sorted(seen, key=lambda each: (each.end, each.start), reverse=True)[:MOST]
    return sorted(newest, key=lambda each: (each.start, each.name))


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def at(self, day: date) -> int:
        """Where a day is, in whole units; a day outside is at the edge."""
        inside = min(max(day, self.first), self.last)
        return EDGE + (inside - self.first).days * (WIDTH - 2 * EDGE) // max((self.last - self.first).days, 1)


def _bar(bar: Bar, scale: _Scale, top: int) -> Sequence[str]:
    left, right = scale.at(bar.start), scale.at(bar.end)
    before = "← " if bar.start < scale.first else ""
    after = " →" if bar.end > scale.last else ""
    # a name that begins near the right edge ends where its bar does
    late = left > WIDTH * 2 // 3
    at, anchor = (WIDTH - EDGE, "end") if late else (left, "start")
    return (
        f'<text x="{at}" y="{top + 13}" text-anchor="{anchor}">{escape(before + bar.name + after)}</text>',
        f'<rect class="{bar.kind}" x="{left}" y="{top + 18}" width="{max(right - left, 2)}" height="10"/>',
    )


def _talks(known: Citizen, scale: _Scale, top: int, lang: str) -> list[str]:
    held = [each.day for each in known.talks if each.outcome == "holdt" and scale.first <= each.day]
    if not held:
        return []
    said = escape(say("web_borger_holdte_samtaler", {"antal": len(held)}, lang))
    text = f'<text x="{EDGE}" y="{top + 13}">{said}</text>'
    return [text, *(f'<circle class="talks" cx="{scale.at(day)}" cy="{top + 23}" r="5"/>' for day in held)]


def _today(day: date, scale: _Scale, height: int, lang: str) -> Sequence[str]:
    at, said = scale.at(day), escape(say("web_borger_dagen", {}, lang))
    anchor = "start" if at == EDGE else "middle"
    return (
        f'<text class="aar" x="{at}" y="{TOP - 8}" text-anchor="{anchor}">{said}</text>',
        f'<line class="idag" x1="{at}" x2="{at}" y1="{TOP - 4}" y2="{height - FOOT}"/>',
    )


def _ticks(scale: _Scale, height: int, lang: str) -> list[str]:
    """The first day of every quarter; of every half year where there are many."""
    months = (1, 7) if (scale.last - scale.first).days > A_YEAR else (1, 4, 7, 10)
    days = [date(year, month, 1) for year in range(scale.first.year, scale.last.year + 1) for month in months]
    found = []
    for day in days:
        if scale.first <= day <= scale.last:
            at, name = scale.at(day), f"{MONTHS[lang][day.month - 1]} {day.year}"
            anchor = "end" if at > WIDTH - 90 else "start"
            found.append(f'<line class="streg" x1="{at}" x2="{at}" y1="{TOP}" y2="{height - FOOT}"/>')
            found.append(f'<text class="aar" x="{at}" y="{height - 7}" text-anchor="{anchor}">{name}</text>')
    return found
