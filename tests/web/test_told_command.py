"""A report that is made on the command line beside a site is held against what the site told, and is told there."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from conftest import Ran, run_in
from web.conftest import PLAN as FREDERIKSSUND
from web.conftest import Site
from web.own_goals import PLAN, planned
from web.reporting import approve

NAME = "egne"


@pytest.fixture
def told(site: Site) -> Any:
    """What the site has told of the plan, none as yet."""
    from pejl.web.models import ToldNumbers

    ToldNumbers.objects.all().delete()
    return ToldNumbers.objects.filter(plan=NAME)


def reported(site: Site, folder: Path, name: str = "rapport.html") -> tuple[Ran, str]:
    plan, out = folder / f"{NAME}.toml", folder / name
    plan.write_text(PLAN, "utf-8")
    ran = run_in(site.ledger, "report", plan, "--quarter", "2024Q2", "--format", "html", "--out", out)
    assert ran.code == 0, ran.err
    return ran, out.read_text("utf-8")


def test_told_command_keeps_what_it_told_once(site: Site, told: Any, tmp_path: Path) -> None:
    _, first = reported(site, tmp_path)
    rows = told.count()
    assert rows > 0
    _, second = reported(site, tmp_path)
    assert (second, told.count()) == (first, rows)


def test_told_command_tells_the_committee_no_other_number_than_it_has_seen(
    site: Site, told: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of June 634.7 full-time persons were told, and a correction of one person has made them 633.2."""
    from pejl.web.audience import leaving_for

    with planned(site, tmp_path, monkeypatch) as desk:
        seen = leaving_for(desk.stand())
    june = next(name for name in seen.protected.shown if name.endswith("/2024M06"))
    told.all().delete()
    before, now = Fraction(6347, 10), seen.of[june][0].part.number
    told.create(plan=NAME, number=1, data={"tal": {june: str(before)}, "skjult": {}, "summer": []}, at=site.stand.now)
    _, report = reported(site, tmp_path)
    assert now == Fraction(25327, 40)
    assert ("635" in report, "633" in report) == (True, False)


def test_told_command_says_what_can_be_hidden_no_more(
    site: Site, told: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pejl.web.audience import leaving_for

    assert "kan ikke længere skjules" not in reported(site, tmp_path)[0].out
    told.all().delete()
    with planned(site, tmp_path, monkeypatch) as desk:
        stand = desk.stand()
        seen = leaving_for(stand)
    name = next(each for each in seen.of if each in seen.protected.withheld)
    out = {"tal": {name: str(seen.of[name][0].part.number)}, "skjult": {}, "summer": []}
    told.create(plan=NAME, number=1 + told.count(), data=out, at=stand.now)
    assert "kan ikke længere skjules" in " ".join(reported(site, tmp_path)[0].out.split())


def test_told_command_says_that_there_is_an_approved_report(site: Site, tmp_path: Path) -> None:
    out = tmp_path / "rapport.html"
    asked = ("report", FREDERIKSSUND, "--quarter", "2024Q2", "--out", out)
    assert "godkendte" not in run_in(site.ledger, *asked).out
    assert approve(site).status_code == 302
    told = " ".join(run_in(site.ledger, *asked).out.split())
    assert "Der er godkendte rapporter om 2. kvartal 2024 på websiden: 1." in told
