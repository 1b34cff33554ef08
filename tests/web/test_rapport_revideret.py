"""Beside an approved report: exactly the goals that are another number now, and nothing of a withheld one."""

import json
import re
import shutil
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from conftest import run_in
from pejl.periods import Period
from web.conftest import Site
from web.own_goals import PLAN, planned
from web.reporting import AT, approve, files, newest, others, text


def test_exactly_the_goals_with_another_printed_number_are_listed_old_and_new(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    approve(site)
    assert "Alle tal i rapporten er de samme i dag." in text(site.client("udvalg").get("/rapporter"))
    known = others(monkeypatch, site, lambda number: number + 10)
    from pejl.web.reportissues import beside

    found = beside(site.stand, Period.parse("2024Q2"), [newest()])[0].changed
    assert [each.goal for each in found if "/" not in each.goal] == known
    assert known
    page = text(site.client("udvalg").get("/rapporter"))
    for each in found:
        assert newest().numbers[each.goal]["printed"] == each.old
        assert f"{each.old} {each.new}" in page


def test_with_new_events_the_report_stands_and_the_numbers_that_moved_are_listed(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = tmp_path / "pejl-data"
    shutil.copytree(site.ledger, ledger)
    with planned(SimpleNamespace(ledger=ledger), tmp_path, monkeypatch) as desk:
        approve(site)
        issued = newest()
        before, snapshot = files(site, issued), desk.stand().snapshot.id
        made = run_in(tmp_path / "andre", "made-up", "Frederikssund", *("--from", "2024-04-01", "--to", "2024-06-30"))
        assert made.code == 0, made.err
        ledger.rename(tmp_path / "foer")
        (tmp_path / "andre").rename(ledger)
        assert desk.stand().snapshot.id != snapshot
        assert files(site, issued) == before
        assert site.client("leder").get(f"{AT}/kladde/html").content != before["html"]
        page = site.client("udvalg").get("/rapporter").content.decode().split("<tbody>")[1].split("</tbody>")[0]
        assert re.findall(r'<th scope="row">(\w+)', page) == ["mange"]
        assert issued.numbers["mange"]["printed"] in unescape(page)
        assert issued.numbers["faa"]["withheld"]


def test_a_number_that_moved_less_than_is_printed_is_not_listed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from fractions import Fraction

    from pejl.numbers import Value
    from pejl.web.reportnumbers import revised

    def numbers(value: Value) -> Any:
        from pejl.words import number_with_unit

        return {"m": {"text": "Målet", "printed": number_with_unit(value, "%", "da")}}

    def exact(tenths: Fraction) -> Value:
        return Value(tenths, tenths, tenths, 1)

    then = numbers(exact(Fraction(123, 10)))
    assert revised(then, numbers(exact(Fraction(1231, 100)))) == []
    assert [(each.old, each.new) for each in revised(then, numbers(exact(Fraction(124, 10))))] == [("12,3 %", "12,4 %")]


def test_a_goal_that_is_gone_is_listed_and_one_that_is_new_is_not() -> None:
    from pejl.web.reportnumbers import revised

    one = {"text": "Målet", "printed": "5"}
    assert [(each.goal, each.gone) for each in revised({"a": one}, {"b": one})] == [("a", True)]


def test_a_withheld_number_stays_unsaid_in_what_is_kept_and_in_what_is_listed(site: Site, tmp_path: Path) -> None:
    from pejl.web.desk import Desk
    from pejl.web.reportdraft import standings_of
    from pejl.web.reportnumbers import numbers_of, revised

    file = tmp_path / "egne.toml"
    file.write_text(PLAN, "utf-8")
    stand = Desk({"PEJL_LEDGER": str(site.ledger)}, str(file)).stand()
    kept = numbers_of(standings_of(stand, Period.parse("2024Q2")), "da")
    few = kept["faa"]
    assert (few["withheld"], few["exact"], few["printed"]) == (True, None, "skjult")
    assert set(few) == {"text", "printed", "exact", "withheld", "period"}
    assert kept["mange"]["exact"] is not None
    assert revised({"faa": few}, {"faa": {**few, "period": "2024-05"}}) == []
    assert json.loads(json.dumps(kept)) == kept
