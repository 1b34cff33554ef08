"""The curve of a goal in the report: what of it must be told in words beside it."""

from datetime import date
from pathlib import Path

import pytest

from pejl.check import check_file
from pejl.periods import Period, quarter
from pejl.reports.document import Block, Note, Picture
from pejl.reports.kvartal import edition_of, written
from spec.reports.papers import figures

PLAN = """
[plan]
kommune = "Solrød"
titel = "Prøveplan"
gaelder = { fra = 2025-01-01, til = 2025-12-31 }
dateret = 2025-12-30

[[fokus]]
id = "1"
tekst = "Alt"

[[maal]]
id = "1"
fokus = "1"
tekst = "Færre på kontanthjælp"
indikator = "ydelser.fuldtidspersoner"
maalgruppe = "kontanthjælp"
tal_fra = "tastet"
maaltal = "højst 120"
opgoeres = "seneste kvartal"
senest = 2025-12-31
"""
FIGURE = """
[[tal]]
maaling = "fuldtidspersoner"
maalgruppe = "kontanthjælp"
omraade = "Solrød"
periode = "{period}"
vaerdi = "{value}"
"""
BREAK = "Serien for kontanthjælp er brudt 1. juli 2025: "


def report(folder: Path, *values: str) -> tuple[Block, ...]:
    """Of a goal whose number is these, quarter by quarter from the first of 2025; the group breaks before the third."""
    numbers = [FIGURE.format(period=quarter(2025, 1).step(at).id, value=each) for at, each in enumerate(values) if each]
    path = folder / "proeve-2025.toml"
    path.write_text("".join((PLAN, *numbers)), "utf-8")
    found, last = check_file(path), Period.parse("2025Q4")
    assert [each.code for each in found.faults] == []
    return written(
        edition_of(found, figures(found, last.last), figures(found, date(2025, 9, 30)), last.last, last)
    ).blocks


@pytest.mark.parametrize(("values", "drawn"), [(("130",), 0), (("130", "125"), 1)])
def test_curve_is_drawn_from_two_numbers_on(tmp_path: Path, values: tuple[str, ...], drawn: int) -> None:
    assert len([each for each in report(tmp_path, *values) if isinstance(each, Picture)]) == drawn


@pytest.mark.parametrize(("values", "told"), [(("130", "125"), 0), (("130", "125", "119"), 1)])
def test_break_in_a_curve_is_told_beside_it(tmp_path: Path, values: tuple[str, ...], told: int) -> None:
    notes = [each.text for each in report(tmp_path, *values) if isinstance(each, Note)]
    assert len([each for each in notes if each.startswith(BREAK)]) == told
