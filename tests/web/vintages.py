"""A plan on published numbers, and the file of numbers that is loaded again with other cells: a revised vintage."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from conftest import run_in
from web.own_goals import planned

PLAN = """
[plan]
kommune = "Frederikssund"
titel = "Offentliggjorte tal"
gaelder = { fra = 2024-01-01, til = 2024-12-31 }

[[fokus]]
id = "ledige"
tekst = "Ledighed"

[[maal]]
id = "andel"
fokus = "ledige"
tekst = "Ledigheden er højst som i landet"
indikator = "ledige.ledighedsprocent"
maalgruppe = "bruttoledige"
naevner = "arbejdsstyrken 16-66"
tal_fra = "offentliggjort"
maaltal = "højst landsgennemsnittet"
opgoeres = "seneste måned"
senest = 2024-12-31

[[maal]]
id = "faa"
tekst = "Få på forrevalidering"
indikator = "ydelser.personer"
maalgruppe = "forrevalidering"
tal_fra = "egne"
maaltal = "højst 50 personer"
opgoeres = "seneste måned"
senest = 2024-12-31

[[budget]]
id = "ledige"
tekst = "Bruttoledige"
maalgruppe = "bruttoledige"
aar = 2024
budget = "600"
enhed = "fuldtidspersoner"
godt = "lavere"
tal_fra = "offentliggjort"
"""
MAP = """
tabel = "opdigtet-vintage"
kolonner = { omraade = "omraade", periode = "maaned", vaerdi = "tal", kendt = "kendt" }
faste = { gruppe = "bruttoledige" }
[[serie]]
hvor = { slags = "antal" }
maaling = "fuldtidspersoner"
[[serie]]
hvor = { slags = "andel" }
maaling = "andel"
naevner = "arbejdsstyrken 16-66"
"""
MONTHS = ("april 2024", "maj 2024")
FIRST: Mapping[tuple[str, str, str], str] = {
    **{("Frederikssund", "antal", month): tal for month, tal in zip(MONTHS, ("580", "590"), strict=True)},
    **{("Frederikssund", "andel", month): tal for month, tal in zip(MONTHS, ("2,4", "2,5"), strict=True)},
    **{("Hele landet", "andel", month): tal for month, tal in zip(MONTHS, ("2,6", "2,6"), strict=True)},
    **{("Hillerød", "andel", month): tal for month, tal in zip(MONTHS, ("2,1", "2,2"), strict=True)},
    **{("Halsnæs", "andel", month): tal for month, tal in zip(MONTHS, ("3,1", "3,0"), strict=True)},
}
"""The numbers by area, what is counted, and month."""


def load(ledger: Path, folder: Path, known: str, others: Mapping[tuple[str, str, str], str] | None = None) -> None:
    """The whole file as its source had it on a day: FIRST but for the other cells."""
    rows, column_map = folder / f"vintage-{known}.csv", folder / "vintage.toml"
    cells = {**FIRST, **(others or {})}
    lines = [";".join((area, month, kind, tal, known)) for (area, kind, month), tal in cells.items()]
    rows.write_text("\n".join(("omraade;maaned;slags;tal;kendt", *lines)) + "\n", "utf-8")
    column_map.write_text(MAP, "utf-8")
    loaded = run_in(ledger, "load", "tabel", str(rows), "--map", str(column_map))
    assert loaded.code == 0, loaded.err


@contextmanager
def published(site: Any, folder: Path, patch: pytest.MonkeyPatch, plan: str = PLAN) -> Iterator[tuple[Any, Path]]:
    """The pages on the plan, with the first vintage beside the same people; gives the desk and the ledger, which may be
    written."""
    ledger = folder / "pejl-data"
    shutil.copytree(site.ledger, ledger)
    load(ledger, folder, "2024-06-12")
    with planned(SimpleNamespace(ledger=ledger), folder, patch, plan) as desk:
        yield desk, ledger
