"""An approved report on its way into the ledger: the committee was given one, and the promise of it is kept."""

from pathlib import Path
from typing import Any

from web.conftest import Site
from web.reporting import approve, newest
from web.test_folding import own_ledger

__all__ = ["own_ledger"]
PLAN = """
[plan]
kommune = "Frederikssund"
titel = "Et løfte"
gaelder = { fra = 2024-01-01, til = 2024-12-31 }

[[loefte]]
id = "rapport"
tekst = "Kvartalsrapport til udvalget"
maalgruppe = "udvalget"
udloeses_af = "kalender.kvartal"
opfyldt_af = "kalender.rapport"
hvornaar = "1 gang i kvartalet"
ansvarlig = "ledelse"
"""


def reports_in(around: Any) -> list[tuple[str, int]]:
    """Day and number of the reports the ledger knows from July on."""
    from pejl.ledger.events import EventStore
    from pejl.ledger.one import rows_of

    rows = rows_of(EventStore(around.ledger).snapshot(), "acts")
    return [
        (str(row["day"]), row["number"]) for row in rows if row["kind"] == "rapport" and str(row["day"]) >= "2024-07"
    ]


def promised(around: Any, folder: Path) -> list[tuple[str, str]]:
    """The state of the promise for each quarter that has begun, as of 1 July."""
    from pejl.answers.promises import asked, setting_of
    from pejl.check import check_file
    from pejl.due.state import State
    from pejl.ledger.events import EventStore

    file = folder / "et-loefte.toml"
    file.write_text(PLAN, "utf-8")
    plan = check_file(file).bound
    assert plan is not None
    sheet = asked(plan, EventStore(around.ledger).snapshot(), setting_of(plan), around.today).of([0])
    rows = sheet.columns
    return [(sheet.day_named(due), State(state).name) for due, state in zip(rows["due"], rows["state"], strict=True)]


def test_fold_a_report_is_given_on_the_day_it_was_approved_and_told_once(site: Site, own_ledger: Any) -> None:
    from pejl.web.folding import fold

    approve(site)
    assert reports_in(own_ledger) == []
    assert fold(own_ledger) == 1
    assert reports_in(own_ledger) == [("2024-07-01", newest().pk)]
    assert fold(own_ledger) == 0


def test_fold_a_later_edition_corrects_the_first_and_is_no_report_of_its_own(site: Site, own_ledger: Any) -> None:
    from pejl.web.folding import fold

    approve(site)
    first = newest()
    approve(site)
    assert newest().number == 2
    assert fold(own_ledger) == 1
    assert reports_in(own_ledger) == [("2024-07-01", first.pk)]


def test_fold_of_an_approved_report_keeps_the_promise_of_the_quarter_it_is_given_in(
    site: Site, own_ledger: Any, tmp_path: Path
) -> None:
    from pejl.web.folding import fold

    before = promised(own_ledger, tmp_path)
    assert before[-1] == ("2024-09-30", "AABEN")
    approve(site)
    fold(own_ledger)
    assert promised(own_ledger, tmp_path) == [*before[:-1], ("2024-09-30", "HOLDT")]


def test_fold_of_an_approved_report_leaves_its_files_and_numbers_as_they_were(site: Site, own_ledger: Any) -> None:
    from pejl.web.folding import fold
    from pejl.web.models import Issued

    approve(site)
    kept = Issued.objects.filter(pk=newest().pk).values("numbers", "at", "snapshot", "number")[0]
    files = {each.form: bytes(each.content) for each in newest().files.all()}
    fold(own_ledger)
    assert Issued.objects.filter(pk=newest().pk).values("numbers", "at", "snapshot", "number")[0] == kept
    assert {each.form: bytes(each.content) for each in newest().files.all()} == files
