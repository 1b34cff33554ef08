"""What the pictures share: elements whose texts are escaped, and a scale from exact numbers to places.

A picture has no colour that says anything alone, no style attribute (the content security policy has none), and a title
and a text that say what it shows. The page puts the table of the same numbers beside it.
"""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from pejl.numbers import Value
from pejl.words import number_with_unit

Place = int | Fraction


def element(name: str, inner: str = "", **attributes: object) -> str:
    """`class_` is `class`, `stroke_width` is `stroke-width`; None is left out. `inner` is markup."""
    put = written(attributes)
    return f"<{name}{put}>{inner}</{name}>" if inner else f"<{name}{put}/>"


def written(attributes: Mapping[str, object]) -> str:
    """Attributes as they stand in an element."""
    return "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_shown(value))}"'
        for key, value in attributes.items()
        if value is not None
    )


def _shown(value: object) -> str:
    """A place to a tenth of a unit."""
    if isinstance(value, Fraction):
        return str(round(value * 10) / 10).removesuffix(".0")
    return str(value)


def text(said: str, x: Place, y: Place, class_: str | None = None, anchor: str | None = None) -> str:
    return element("text", escape(said), x=x, y=y, class_=class_, text_anchor=anchor)


def path(points: Iterable[tuple[Place, Place]], class_: str) -> str:
    """A line through the points."""
    joined = "L".join(f"{_shown(x)} {_shown(y)}" for x, y in points)
    return element("path", d=f"M{joined}", class_=class_)


def picture(key: str, title: str, says: str, box: tuple[int, int], inner: Iterable[str], class_: str) -> str:
    """The whole picture; `key` makes its ids its own on a page."""
    named = element("title", escape(title), id=f"{key}-t") + element("desc", escape(says), id=f"{key}-d")
    return element(
        "svg",
        named + "".join(inner),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {box[0]} {box[1]}",
        class_=f"billede {class_}",
        role="img",
        aria_labelledby=f"{key}-t {key}-d",
    )


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from `low` to `high` laid out from `start` to `stop` (which may be the smaller)."""

    low: Fraction
    high: Fraction
    start: int
    stop: int

    def at(self, number: Fraction) -> Fraction:
        whole = self.high - self.low
        return Fraction(self.start) + (number - self.low) * (self.stop - self.start) / whole

    @property
    def _tick(self) -> Fraction:
        """From one tick to the next: a fifth of the scale or somewhat more."""
        return _step((self.high - self.low) / 5)

    def ticks(self) -> list[Fraction]:
        """Round numbers within the scale, about five."""
        first = -(-self.low // self._tick) * self._tick
        return [first + self._tick * place for place in range(int((self.high - first) // self._tick) + 1)]

    @property
    def decimals(self) -> int:
        """As many as tell its ticks apart."""
        return next((many for many in range(4) if (self._tick * 10**many).denominator == 1), 4)


def _step(least: Fraction) -> Fraction:
    """The first of 1, 2, 5, 10 … (or their tenths) that is no less."""
    power = Fraction(1)
    while power > least:
        power /= 10
    while power * 10 <= least:
        power *= 10
    return next(power * each for each in (1, 2, 5, 10) if power * each >= least)


def scale_of(numbers: Sequence[Fraction], start: int, stop: int, *, zero: bool = False) -> Scale:
    """With some air at both ends; `zero`: it begins at nothing, as lengths must."""
    low, high = min(numbers), max(numbers)
    air = (high - low) / 8 or abs(high) / 8 or Fraction(1)
    if zero:
        return Scale(min(Fraction(0), low), max(high, Fraction(0)) + air, start, stop)
    least = low - air
    return Scale(Fraction(0) if least < 0 <= low else least, high + air, start, stop)


def said(value: Value | None, unit: str, lang: str) -> str:
    """A number with its unit; a withheld one is said to be so."""
    return "–" if value is None else number_with_unit(value, unit, lang)


def apart(places: Sequence[Fraction], sizes: Sequence[int], low: int, high: int) -> list[Fraction]:
    """The tops of blocks of these sizes, moved so that none lies on another and all are within `low` and `high`.

    Those wanted higher stay higher. Where they do not fit together, they begin at `low` and run past `high`.
    """
    order = sorted(range(len(places)), key=lambda at: places[at])
    moved = list(places)
    limit = Fraction(high)
    for at in reversed(order):
        moved[at] = min(moved[at], limit - sizes[at])
        limit = moved[at]
    limit = Fraction(low)
    for at in order:
        moved[at] = max(moved[at], limit)
        limit = moved[at] + sizes[at]
    return moved


def wrapped(said: str, width: int, most: int = 3) -> list[str]:
    """The text in at most so many rows of at most `width` letters; what does not fit ends in `…`."""
    return textwrap.wrap(said, width, max_lines=most, placeholder="…", break_on_hyphens=True)
