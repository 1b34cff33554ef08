"""A small document with every kind of block, and the five plans' reports as the tests ask for them."""

import re
import zlib
from argparse import Namespace
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from pejl.check import Checked, check_file
from pejl.ledger import Figures
from pejl.ledger.figures import Typed
from pejl.numbers import printed, withheld
from pejl.periods import Period, end_of_day
from pejl.reports.document import (
    Block,
    Bullets,
    Colour,
    Document,
    Heading,
    KeyFigure,
    Kind,
    Meta,
    Note,
    Number,
    PageBreak,
    Picture,
    Run,
    Table,
    Text,
    day,
    plain,
)
from pejl.reports.kvartal import Texts, edition_of, written
from pejl.surroundings import Surroundings

ROOT = Path(__file__).parents[3]
PLANS = {
    "alleroed-2022": "2022Q4",
    "frederikssund-2024": "2024Q1",
    "solroed-2024": "2023Q4",
    "soroe-2023": "2023Q4",
    "stevns-2024-2026": "2024Q1",
}
"""Each of the five plans with a quarter in which its printed figures are known."""
DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><path d="M10 50L190 30" stroke="#000"/>'
    '<text x="20" y="20" font-family="IBM Plex Sans" font-size="12">Åbenrå 9,9</text></svg>'
)
RISKY = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|'/c calc'!A1", "{=1}")
"""Texts a spreadsheet might run."""


def number(text: str, unit: str = "%") -> Number:
    return Number(printed(Decimal(text)), unit, f"{text.replace('.', ',')} {unit}".strip())


TABLE = Table(
    "Fuldtidspersoner: i alt [pr. dag]",
    ("Gruppe", "Tal", "Dag"),
    (
        ("A-dagpenge", number("288.5", ""), day(date(2023, 8, 31), "da")),
        ("Revalidering", Number(withheld(), "", "skjult"), ""),
        *((text, number("-1", ""), "") for text in RISKY),
    ),
    note="Alle tal er fuldtidspersoner.",
)
BLOCKS: tuple[Block, ...] = (
    Heading(1, "Målene", "maalene"),
    plain("Der er 14 mål. #let x = 1 *ikke fed* <b>æøå</b> & $y$"),
    Bullets(((Run("et"),), (Run("to", strong=True),))),
    Heading(2, "Ledigheden"),
    KeyFigure("Andel ledige", number("1.7"), "på vej", "↗", Colour.GOOD, "af arbejdsstyrken"),
    KeyFigure("Andel unge", None, "kan ikke afgøres", "?", Colour.OPEN),
    TABLE,
    Picture(DRAWN, "Kurve over ledige: 9,9 i august", "Ledige"),
    Note(Kind.FAULT, "Totalen stemmer ikke."),
    PageBreak(),
    Heading(1, "Mere"),
    Text((Run("Se "), Run("målene", link="#maalene"))),
)


def small(*, made_up: bool = False, lang: str = "da", blocks: tuple[Block, ...] = BLOCKS) -> Document:
    meta = Meta("proeve-2024", "Prøveby", "4. kvartal 2023", date(2023, 12, 31), date(2024, 2, 1), "e7")
    return Document("Kvartalsrapport & prøve", lang, made_up, meta, blocks)


def tables_further_down(lines: range) -> tuple[tuple[Block, ...], list[tuple[str, ...]]]:
    """Pages with so many lines before a table of more than a page, so that it begins wherever on a page one can; and
    of each what stands together: its heading, the note of its caption, and its first three rows."""
    parts = [(f"Kapitel {each}.", f"Note {each}.", *(f"Række {each}.{at}." for at in (1, 2, 3))) for each in lines]
    blocks: list[Block] = []
    for count, (heading, note, *firsts) in zip(lines, parts, strict=True):
        rows = tuple((first, "ord " * 20) for first in (*firsts, *["Række"] * 40))
        table = Table("Tal", ("Navn", "Tekst"), rows, note=note)
        blocks += [PageBreak(), *(plain("Ord.") for _ in range(count)), Heading(1, heading), table]
    return tuple(blocks), parts


@cache
def checked(plan: str) -> Checked:
    return check_file(ROOT / "plans" / f"{plan}.toml")


def figures(found: Checked, known: date) -> Figures:
    assert found.bound is not None
    return Figures([Typed(found.typed)], end_of_day(known), found.bound.name)


@cache
def report(plan: str, lang: str = "da") -> Document:
    """The plan's quarterly report on its own printed figures."""
    found, quarter = checked(plan), Period.parse(PLANS[plan])
    now, then = figures(found, quarter.last), figures(found, quarter.step(-1).last)
    return written(
        edition_of(found, now, then, quarter.last, quarter, lang=lang, texts={"2": Texts("Holdt møder.", "Flere.")})
    )


def squeezed(text: str) -> str:
    """Without spaces and line breaks, and without the hyphen of a word that was broken."""
    return re.sub(r"[\s\xad\ufffe\u2010-]+", "", text)


def unpacked(content: bytes) -> bytes:
    """A PDF file with its packed streams unpacked behind it."""
    found = [content]
    for each in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            found.append(zlib.decompress(each))
        except zlib.error:
            found.append(each)
    return b"\n".join(found)


def around(ledger: Path, now: datetime = datetime(2026, 1, 5, 8, tzinfo=UTC)) -> Surroundings:
    return Surroundings.of({"PEJL_LEDGER": str(ledger)}, now, ExitStack())


def asked(out: Path, plan: str = "solroed-2024", given: Mapping[str, object] | None = None) -> Namespace:
    """What the command line gives the command."""
    told: dict[str, object] = {
        "quarter": PLANS.get(plan),
        "format": out.suffix[1:],
        "out": str(out),
        "lang": "da",
        "on": None,
    }
    return Namespace(plan=str(ROOT / "plans" / f"{plan}.toml"), **{**told, "as_known": None, **(given or {})})
