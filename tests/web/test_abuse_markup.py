"""Markup and formulas in every text: text on pages, text in files."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from web.abuse import MARKUP, everybodys_names, visits
from web.conftest import Site
from web.matrix import ROLES
from web.reading import body_of

FORMULAS = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "＝1+1")


@pytest.fixture
def called(site: Site) -> Iterator[Any]:
    """Gives a citizen a name, and the old one back after the test: the register is not the site's database."""
    from web.planted import rename

    before = {citizen: name for name, ids in everybodys_names(site).items() for citizen in ids}
    given: set[int] = set()

    def call(citizen: int, name: str) -> None:
        given.add(citizen)
        rename(site, citizen, name)

    yield call
    for citizen in given:
        rename(site, citizen, before[citizen])


def test_markup_in_every_text_there_is_stands_on_pages_as_text(site: Site, called: Any) -> None:
    from pejl.web.models import CitizenRecord, GoalRecord, Look, Reason, SavedView, Share, Token, User

    citizen, now = site.citizen_of("sagsbehandler"), site.stand.now
    User.objects.update(name=MARKUP[:100], unit=MARKUP[:70])
    User.objects.filter(role="anden_afdeling").update(unit="Sundhed")
    for kind in ("note", "trin", "jobmaal", "delt"):
        for record in CitizenRecord.objects.filter(citizen=citizen, kind=kind):
            CitizenRecord.objects.filter(pk=record.pk).update(data={**record.data, "tekst": MARKUP})
    for record in GoalRecord.objects.all():
        GoalRecord.objects.filter(pk=record.pk).update(data={**record.data, "tekst": MARKUP, "hvem": MARKUP})
    leader = site.user("leder")
    SavedView.objects.create(user=site.user("sagsbehandler"), name=MARKUP[:60], query="fane=senere")
    Share.objects.filter(citizen=citizen).update(basis=MARKUP)
    Reason.objects.create(user=leader, citizen=citizen, why=MARKUP, at=now, until=now + (now - now.replace(hour=0)))
    Look.objects.create(user=leader, role="leder", unit=MARKUP[:70], page="borgeren", reason=MARKUP, at=now)
    Token.objects.create(user=leader, label=MARKUP[:80], hashed="x", scopes="due:read", made=now, until=now)
    called(citizen, MARKUP)
    seen = set()
    extra = [("administrator", "opslag", "/opslag?fra=2024-07-01"), ("leder", "opslag", f"/opslag?borger={citizen}")]
    browsers = {role: site.client(role) for role in ROLES}
    for role, name, at in [*visits(site, "GET"), *extra]:
        page = body_of(browsers[role].get(at))
        for raw in ("<script>alert", "<img src=x", "<svg/onload"):
            assert raw not in page, f"{name} as {role}"
        seen |= {name} if "&lt;script&gt;alert" in page else set()
    site.client("sagsbehandler").get(f"/borger/{citizen}")
    wanted = {"borgeren", "mit-forloeb", "maalet", "arbejdsliste", "brugere", "bruger", "opslag", "noegler", "profil"}
    assert seen >= wanted | {"delte-borgere", "del", "omfordel", "hold", "min-dag"}


@pytest.mark.parametrize("formula", FORMULAS)
def test_formula_in_a_name_is_text_in_every_file(site: Site, called: Any, formula: str) -> None:
    from pejl.web.models import User

    sheet = site.stand.sheet.with_word("worker", site.user("sagsbehandler").worker)
    overdue = next(row.subject for row in sheet.running().by_day().rows() if row.state.name == "OVERSKREDET")
    User.objects.filter(role="sagsbehandler").update(name=formula)
    called(overdue, formula)
    browser = site.client("sagsbehandler")
    found = browser.get("/arbejdsliste?form=csv").content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(found), delimiter=";") for cell in row]
    assert f"'{formula}" in cells
    runs = [
        cell for cell in cells if cell[:1] in "=+-@\t\r＝＋－＠" and cell and not re.fullmatch(r"-\d+(,\d+)?", cell)
    ]
    assert runs == []
    book = zipfile.ZipFile(io.BytesIO(browser.get("/arbejdsliste?form=xlsx").content))
    sheets = [book.read(each).decode() for each in book.namelist() if each.startswith("xl/worksheets/")]
    assert not any("<f>" in each or "<hyperlink" in each for each in sheets)
    rows = json.loads(browser.get("/arbejdsliste?form=json").content)["rows"]
    assert formula in [row["name"] for row in rows]
