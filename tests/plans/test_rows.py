"""Every goal and promise of the five plans stands in its plan file, every typed figure on its line.

`plans/raekker.csv` is our own list of the rows; the sources it was made from are not part of the repository,
so the tests that compare with them skip when `../shared` is absent.
"""

import csv
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "plans"
FIGURES = sorted((ROOT / "examples" / "figures").glob("*.csv"))
SHARED = ROOT.parent / "shared"
SEED_FIGURES = SHARED / "facts" / "seed-figures"

needs_shared = pytest.mark.skipif(not SEED_FIGURES.is_dir(), reason="../shared with the source plans is absent")

STEMS = {
    "Solrød 2024": "solroed-2024",
    "Frederikssund 2024": "frederikssund-2024",
    "Sorø 2023": "soroe-2023",
    "Stevns 2024-26": "stevns-2024-2026",
    "Allerød 2022": "alleroed-2022",
}

CARRIERS = ("maal", "loefte", "indsats", "projekt")
"""The kinds of item that a row of the list can have become."""

ITEMS = (
    *CARRIERS,
    "fokus",
    "forudsaetning",
    "budget",
    "spoergeskema",
    "profil",
    "bilag",
    "tabel",
    "tal",
)


def rows_of(path: Path, delimiter: str = ";") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


ROWS = rows_of(PLANS / "raekker.csv")


@cache
def plan_of(stem: str) -> dict[str, Any]:
    return tomllib.loads((PLANS / f"{stem}.toml").read_text(encoding="utf-8"))


@cache
def seed_lines(plan: str) -> list[str]:
    seed: Path = SHARED / "seeds" / plan_of(plan)["plan"]["kildefil"]
    return seed.read_text(encoding="utf-8").split("\n")


def items_of(stem: str, kinds: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in kinds:
        for item in plan_of(stem).get(kind, []):
            yield kind, item


def printed_on(printed: str, line: str) -> bool:
    """`156` stands on `75 156 90`, but not on `1.567` or `0,156`."""
    return bool(re.search(rf"(?<!\d)(?<!\d[.,]){re.escape(printed)}(?!\d)(?![.,]\d)", line))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['plan']}-{row['id']}")
def test_row_is_in_its_plan(row: dict[str, str]) -> None:
    lines = "l. " + re.sub(r",\s*", ", ", row["linjer"])
    own_id = re.compile(re.escape(row["id"]) + "[a-z]?")
    # A neighbour such as `2a` beside `2` is a row of its own, not a part of `2`.
    others = {other["id"] for other in ROWS if other["plan"] == row["plan"]} - {row["id"]}
    items = [item for _, item in items_of(row["plan"], CARRIERS)]
    found = {item["id"]: item.get("kilde") for item in items if own_id.fullmatch(item["id"])}
    found = {key: source for key, source in found.items() if key not in others}
    assert found, f"{row['id']} is not in plans/{row['plan']}.toml"
    assert set(found.values()) == {lines}


@pytest.mark.parametrize("stem", STEMS.values())
def test_every_item_names_its_lines(stem: str) -> None:
    items = items_of(stem, ITEMS)
    without = [f"{kind} {item.get('id', item)}" for kind, item in items if not item.get("kilde")]
    assert not without


@needs_shared
def test_rows_are_those_of_the_tables() -> None:
    wanted = [
        {"plan": STEMS[row["plan"]], "id": row["id"].split("-", 1)[1], "linjer": row["lines"]}
        for name in ("all-goals.csv", "all-promises.csv")
        for row in rows_of(SEED_FIGURES / name, ",")
    ]
    assert wanted == ROWS


def plan_of_figures(path: Path) -> str:
    """Figure files are named `<plan>-<what>.csv`."""
    return next(stem for stem in STEMS.values() if path.stem.startswith(f"{stem}-"))


@needs_shared
@pytest.mark.parametrize("path", FIGURES, ids=lambda path: path.stem)
def test_every_printed_figure_stands_on_its_line(path: Path) -> None:
    lines = seed_lines(plan_of_figures(path))
    missing = [
        f"{path.name}:{number}: {row['trykt']!r} is not on l. {row['linje']}"
        for number, row in enumerate(rows_of(path), start=2)
        if not printed_on(row["trykt"], lines[int(row["linje"]) - 1])
    ]
    assert not missing
