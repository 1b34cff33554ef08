"""What is recorded on the pages on its way into the ledger, and out of it again in a backup."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import run_in
from web.conftest import Site

TALK = {"day": "2024-07-01", "kind": "jobsamtale", "form": "telefon", "outcome": "holdt", "topics": ""}


@pytest.fixture
def own_ledger(site: Site, tmp_path: Path) -> Iterator[Any]:
    """The site's desk on a copy of the ledger that may be written: the surroundings of it. Nothing else waits."""
    from pejl.surroundings import Surroundings
    from pejl.web.desk import Desk
    from pejl.web.models import CompanyRecord, Issued, Round

    CompanyRecord.objects.all().delete()
    Round.objects.update(folded="x")
    Issued.objects.all().told("x")
    ledger = tmp_path / "pejl-data"
    shutil.copytree(site.ledger, ledger)
    own = Desk({**os.environ, "PEJL_LEDGER": str(ledger)}, plan())
    with pytest.MonkeyPatch.context() as patch, ExitStack() as held:
        patch.setattr("pejl.web.folding.desk", lambda: own)
        yield Surroundings.of({"PEJL_LEDGER": str(ledger)}, datetime(2024, 7, 1, 20, tzinfo=UTC), held)


def plan() -> str:
    from django.conf import settings

    return str(settings.PEJL_PLAN)


def record(site: Site, **of: Any) -> Any:
    from pejl.web.models import CitizenRecord

    given = {"citizen": site.citizen_of("sagsbehandler"), "kind": "samtale", "data": TALK, **of}
    return CitizenRecord.objects.create(by=site.user("sagsbehandler"), at=site.stand.now, **given)


def talks_in(around: Any, citizen: int) -> list[Any]:
    """The held talks of the day that the ledger itself has."""
    from pejl.ledger.events import EventStore
    from pejl.ledger.one import only, part_with, rows_of

    snapshot = EventStore(around.ledger).snapshot()
    part = part_with(snapshot, citizen)
    assert part is not None
    rows = rows_of(only(snapshot, part, citizen), "talks")
    return [row for row in rows if str(row["day"]) == "2024-07-01" and row["outcome"] == "holdt"]


def test_fold_what_is_recorded_is_in_the_ledger_once_and_waits_no_more(site: Site, own_ledger: Any) -> None:
    from pejl.web.folding import fold
    from pejl.web.recorded import unfolded

    made = record(site)
    assert talks_in(own_ledger, made.citizen) == []
    assert fold(own_ledger) == 1
    assert len(talks_in(own_ledger, made.citizen)) == 1
    assert list(unfolded()) == []
    assert fold(own_ledger) == 0


def test_fold_of_several_versions_the_newest_goes_in_and_none_waits(site: Site, own_ledger: Any) -> None:
    from pejl.web.folding import fold
    from pejl.web.recorded import unfolded

    made = record(site)
    made.save_next({**TALK, "form": "video"}, made.by_id, made.at)
    assert fold(own_ledger) == 1
    assert [row["form"] for row in talks_in(own_ledger, made.citizen)] == ["video"]
    assert list(unfolded()) == []


def test_fold_what_is_taken_back_after_it_was_folded_leaves_the_ledger(site: Site, own_ledger: Any) -> None:
    from pejl.web.folding import fold

    made = record(site)
    fold(own_ledger)
    later = made.at + timedelta(minutes=1)
    type(made).newest().get(ref=made.ref).save_next(TALK, made.by_id, later, withdrawn=True)
    assert fold(own_ledger) == 1
    assert talks_in(own_ledger, made.citizen) == []


def test_fold_again_after_a_kill_before_the_rows_were_marked_changes_nothing(site: Site, own_ledger: Any) -> None:
    from pejl.web.folding import fold
    from pejl.web.models import CitizenRecord

    made = record(site)
    fold(own_ledger)
    CitizenRecord.objects.update(folded="")
    assert fold(own_ledger) == 1
    assert len(talks_in(own_ledger, made.citizen)) == 1


def test_fold_words_stay_where_they_were_written(site: Site, own_ledger: Any) -> None:
    from pejl.web.folding import fold

    record(site, kind="note", data={"tekst": "kun til os"})
    assert fold(own_ledger) == 0


# --- the site's database in a backup ----------------------------------------------------------------------


def test_backup_takes_the_sites_database_and_restore_puts_it_back_without_who_is_erased(
    site: Site, tmp_path: Path
) -> None:
    from pejl.web.keeping import SiteFile
    from pejl.web.models import CitizenRecord

    stays, goes = record(site, citizen=11), record(site, citizen=12)
    held = SiteFile(site.database)
    held.write(tmp_path / "side.sqlite")
    CitizenRecord.objects.filter(citizen__in=(11, 12)).delete()

    held.ready(tmp_path / "side.sqlite", [12])
    held.place(tmp_path / "side.sqlite")

    from django.db import connections

    connections.close_all()
    assert CitizenRecord.objects.filter(citizen=11).get().ref == stays.ref
    assert not CitizenRecord.objects.filter(citizen=12).exists()
    assert goes.citizen == 12
    assert b"kun til" not in (tmp_path / "side.sqlite").read_bytes()


def test_backup_of_the_command_line_has_the_site_where_there_is_one(tmp_path: Path) -> None:
    from pejl.ledger.backup import extras_of

    ledger = tmp_path / "pejl-data"
    made = run_in(ledger, "made-up", "Frederikssund", "--from", "2024-01-01", "--to", "2024-03-31")
    assert made.code == 0
    assert run_in(ledger, "backup", tmp_path / "uden.tar").code == 0
    shutil.copy(_empty_database(tmp_path), tmp_path / "pejl-data.web.sqlite")
    assert run_in(ledger, "backup", tmp_path / "med.tar").code == 0
    assert "side.sqlite" not in extras_of(tmp_path / "uden.tar")
    assert "side.sqlite" in extras_of(tmp_path / "med.tar")


def _empty_database(folder: Path) -> Path:
    import sqlite3
    from contextlib import closing

    path = folder / "tom.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE x (y)")
    return path
