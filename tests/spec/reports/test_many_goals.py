"""A plan of sixty goals, each with two years of months beside the country's: nothing is left out."""

from datetime import date
from pathlib import Path

import pytest

from pejl.check import Checked, check_file
from pejl.periods import Period, month
from pejl.reports import FORMATS
from pejl.reports.document import Document, Heading, Picture
from pejl.reports.kvartal import edition_of, written
from spec.reports.papers import figures

GOALS, MONTHS = 60, 24
HEAD = """
[plan]
kommune = "Solrød"
titel = "Prøveplan"
gaelder = { fra = 2024-01-01, til = 2024-12-31 }
dateret = 2024-12-30

[[fokus]]
id = "1"
tekst = "Alt"
"""
GOAL = """
[[maal]]
id = "m{at}"
fokus = "1"
tekst = "Mål nummer {at} om ledigheden"
indikator = "ledige.ledighedsprocent"
maalgruppe = "bruttoledige"
naevner = "arbejdsstyrken 16-66"
tal_fra = "tastet"
maaltal = "højst {level} procentpoint over landsgennemsnittet"
opgoeres = "seneste måned"
senest = 2024-12-31
"""
FIGURE = """
[[tal]]
maaling = "andel"
maalgruppe = "bruttoledige"
naevner = "arbejdsstyrken 16-66"
omraade = "{area}"
periode = "{period}"
vaerdi = "{value}"
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    path: Path = tmp_path_factory.mktemp("mange") / "mange-2024.toml"
    goals = [GOAL.format(at=at, level=f"0,{at % 9 + 1}") for at in range(1, GOALS + 1)]
    months = [month(2023, 1).step(at) for at in range(MONTHS)]
    numbers = [
        FIGURE.format(area=area, period=each.id, value=f"{base},{each.number % 10}")
        for area, base in (("Solrød", 1), ("Hele landet", 2))
        for each in months
    ]
    path.write_text("".join((HEAD, *goals, *numbers)), "utf-8")
    return check_file(path)


@pytest.fixture(scope="module")
def made(many: Checked) -> Document:
    assert [each.code for each in many.faults] == []
    quarter = Period.parse("2024Q4")
    now, then = figures(many, date(2024, 12, 31)), figures(many, date(2024, 9, 30))
    return written(edition_of(many, now, then, quarter.last, quarter))


def test_every_goal_has_its_heading_and_its_curve(made: Document) -> None:
    goals = [each.text for each in made.blocks if isinstance(each, Heading) and each.level == 2]
    assert goals == [f"m{at} Mål nummer {at} om ledigheden" for at in range(1, GOALS + 1)]
    assert len([each for each in made.blocks if isinstance(each, Picture)]) == GOALS


@pytest.mark.parametrize("ending", FORMATS)
def test_report_of_sixty_goals_is_written_in_every_format(made: Document, ending: str) -> None:
    assert len(FORMATS[ending](made)) > 20_000


def test_spreadsheet_has_every_number_behind_every_curve(made: Document) -> None:
    (table,) = made.behind
    assert len(table.rows) == GOALS * MONTHS * 2
