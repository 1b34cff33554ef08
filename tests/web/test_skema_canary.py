"""A planted person and a planted answer: nothing that is kept, and nothing that leaves, brings the two together."""

import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from web.conftest import Site
from web.surveying import answer, close, drawn, emptied, fewer, key_of, letters, token_in, tokens

MARK = "kanariesvaret 4711 i ord"
OF_ANSWERS = {
    "Ticket": {"hashed", "round", "group"},
    "Sealed": {"id", "round", "content"},
    "Reply": {"id", "round", "question", "answer"},
    "FreeText": {"id", "round", "question", "text"},
}
"""Every column that a ticket or an answer may have. One more is one more road back: think, and then write it here."""
OF_PERSONS = {"Invitation": {"id", "round", "citizen", "company", "about"}}


@pytest.fixture(autouse=True)
def few(site: Site, monkeypatch: pytest.MonkeyPatch) -> Any:
    fewer(monkeypatch)
    emptied()
    yield
    emptied()


def planted(site: Site) -> tuple[Any, int, str]:
    """A round, one who was asked, and the word of that letter."""
    row = drawn(site)
    letter = letters(row.pk)[0]
    citizen = int(letter.read_text("utf-8").split("<!-- borger ")[1].split(" ")[0])
    return row, citizen, token_in(letter)


def tables(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of a database, as stored and in the order of storing."""
    with closing(sqlite3.connect(file)) as base:
        names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: base.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall() for name in names}  # noqa: S608


def copied(site: Site, to: Path) -> Path:
    from pejl.web.keeping import SiteFile

    SiteFile(site.database).write(to)
    return to


def five_more(site: Site, number: int, but: str) -> None:
    for each in [each for each in tokens(number) if each != but][:5]:
        assert answer(site, each, forloeb="negativ", hvorfor="Et svar som andre").status_code == 302


# --- the tables -------------------------------------------------------------------------------------------


def test_no_model_of_answers_has_a_column_that_could_lead_back(site: Site) -> None:
    from django.apps import apps

    for name, columns in {**OF_ANSWERS, **OF_PERSONS}.items():
        model = apps.get_model("web", name)
        assert {each.name for each in model._meta.concrete_fields} == columns, name
    for name in OF_ANSWERS:
        fields = apps.get_model("web", name)._meta.concrete_fields
        kinds = {each.get_internal_type() for each in fields}
        assert not kinds & {"AutoField", "BigAutoField", "DateField", "DateTimeField", "TimeField", "DurationField"}
        pointed = {each.related_model.__name__ for each in fields if each.related_model}
        assert pointed == {"Round"}


def test_no_row_holds_the_person_and_the_answer_and_no_key_is_common_to_them(site: Site) -> None:
    from pejl.web.models import FreeText, Invitation, Reply

    row, citizen, token = planted(site)
    assert answer(site, token, forloeb="meget_negativ", hvorfor=MARK).status_code == 302
    five_more(site, row.pk, token)
    close(site, row.pk)
    every = [value for rows in tables(site.database).values() for value in rows]
    of_person = [each for each in every if citizen in each or any(str(citizen) in str(cell) for cell in each)]
    of_answer = [each for each in every if any(MARK in str(cell) for cell in each)]
    assert of_person
    assert of_answer
    assert not [each for each in of_person if each in of_answer]
    persons = {str(cell) for each in Invitation.objects.values_list("id", "citizen", "about") for cell in each}
    answers = {str(cell) for model in (Reply, FreeText) for each in model.objects.values_list("id") for cell in each}
    assert not persons & answers
    assert all(UUID(each).version == 4 for each in answers)


def test_nothing_of_the_link_is_in_the_database_once_it_is_used(site: Site) -> None:
    from pejl.web.surveys_draw import hashed

    row, _, token = planted(site)
    answer(site, token, forloeb="positiv")
    close(site, row.pk)
    held = b"".join(each.read_bytes() for each in site.database.parent.glob(f"{site.database.name}*"))
    for mark in (token, hashed(token)):
        assert mark.encode() not in held


# --- two backups ------------------------------------------------------------------------------------------


def test_two_backups_around_an_answer_differ_in_a_ticket_and_a_sealed_answer_of_one_length(
    site: Site, tmp_path: Path
) -> None:
    row, _, token = planted(site)
    for each, said in zip([x for x in tokens(row.pk) if x != token][:2], ("positiv", "negativ"), strict=True):
        answer(site, each, forloeb=said)
    before = tables(copied(site, tmp_path / "foer"))
    answer(site, token, "en", forloeb="meget_negativ", inddraget="neutral", hvorfor=MARK * 20)
    after = tables(copied(site, tmp_path / "efter"))
    changed = {name for name in after if before[name] != after[name]}
    assert changed == {"web_ticket", "web_sealed"}
    gone = set(before["web_ticket"]) - set(after["web_ticket"])
    assert len(gone) == 1
    assert not set(after["web_ticket"]) - set(before["web_ticket"])
    new = set(after["web_sealed"]) - set(before["web_sealed"])
    assert len(new) == 1
    assert not set(before["web_sealed"]) - set(after["web_sealed"])
    lengths = {len(cell) for cells in after["web_sealed"] for cell in cells if isinstance(cell, bytes)}
    assert len(lengths) == 1
    assert MARK.encode() not in (tmp_path / "efter").read_bytes()


def test_an_answer_in_an_old_backup_can_be_opened_by_nobody_after_closing(site: Site, tmp_path: Path) -> None:
    row, _, token = planted(site)
    answer(site, token, forloeb="negativ", hvorfor=MARK)
    key = key_of(row.pk).read_bytes()
    old = copied(site, tmp_path / "foer").read_bytes()
    close(site, row.pk)
    held = [each for each in site.ledger.parent.rglob("*") if each.is_file()]
    assert not [each for each in held if key in each.read_bytes()]
    assert key not in old
    assert MARK.encode() not in old


def test_the_archive_of_a_backup_has_neither_letters_nor_keys(site: Site, tmp_path: Path) -> None:
    from conftest import run_in

    row, _, token = planted(site)
    archive = tmp_path / "kopi.tar"
    made = run_in(site.ledger, "backup", archive)
    assert made.code == 0, made.err
    with tarfile.open(archive) as held:
        names = held.getnames()
    assert not [each for each in names if "udbakke" in each or "runde" in each or each.endswith(".key")]
    assert token.encode() not in archive.read_bytes()
    assert key_of(row.pk).read_bytes() not in archive.read_bytes()


# --- order ------------------------------------------------------------------------------------------------


class InOrder:
    """Shuffles to the one order of what is shuffled: where anything but the shuffling decides an order, it shows."""

    def shuffle(self, rows: Any) -> None:
        rows.sort(key=lambda each: each if isinstance(each, str) else (each.question, getattr(each, "answer", each)))


def stored(site: Site, said: list[str]) -> list[tuple[str, str]]:
    """The answers of a round as they lie in the file, given in this order."""
    from pejl.web.models import Round
    from pejl.web.outbox import outbox
    from pejl.web.surveys_close import close as closed

    row = drawn(site)
    for each, one in zip(tokens(row.pk), said, strict=False):
        assert answer(site, each, forloeb=one, hoert="positiv" if one == "neutral" else "negativ").status_code == 302
    closed(row.pk, site.stand.day, outbox(), InOrder())
    rows = tables(site.database)["web_reply"]
    Round.objects.filter(pk=row.pk).update(seed=row.seed + 1_000)
    return [(question, each) for _, question, each, *_ in [_named(site, each) for each in rows]]


def _named(site: Site, cells: tuple[Any, ...]) -> tuple[Any, ...]:
    with closing(sqlite3.connect(site.database)) as base:
        columns = [name for _, name, *_ in base.execute("PRAGMA table_info(web_reply)")]
    of = dict(zip(columns, cells, strict=True))
    return of["id"], of["question"], of["answer"]


def test_the_order_answers_came_in_decides_nothing_of_what_is_stored(site: Site) -> None:
    given = ["positiv"] * 5 + ["neutral"] * 5 + ["negativ"] * 5
    one = stored(site, given)
    site.restored()
    emptied()
    other = stored(site, given[::-1])
    assert one == other
    assert len(one) == 30


def test_answers_that_came_together_do_not_stand_together(site: Site) -> None:
    """Ten write ten texts to one question and ten answers to another: their places in the file are not the same."""
    from pejl.web.models import FreeText

    row = drawn(site)
    texts = [f"tekst {place:02}" for place in range(40)]
    for each, text in zip(tokens(row.pk), texts, strict=False):
        answer(site, each, forloeb="negativ", hvorfor=text)
    close(site, row.pk)
    with closing(sqlite3.connect(site.database)) as base:
        order = [text for (text,) in base.execute("SELECT text FROM web_freetext ORDER BY rowid")]
    assert sorted(order) == texts
    assert order != texts
    assert [each.text for each in FreeText.objects.order_by("pk")] != texts


# --- files, ledger, exports -------------------------------------------------------------------------------


def test_no_file_but_the_letters_has_a_word_and_none_but_the_reminders_names_a_ticket(site: Site) -> None:
    from pejl.web.outbox import outbox
    from pejl.web.surveys_draw import hashed

    _, _, token = planted(site)
    root = outbox().root
    for each in site.ledger.parent.rglob("*"):
        if each.is_file() and root not in each.parents and not each.name.startswith(site.database.name):
            content = each.read_bytes()
            assert token.encode() not in content, each
            assert hashed(token).encode() not in content, each
    inside = [each for each in root.rglob("*") if each.is_file()]
    assert not [each for each in inside if hashed(token).encode() in each.read_bytes()]
    assert token.encode() not in site.database.read_bytes()


@pytest.fixture
def own_ledger(site: Site, tmp_path: Path) -> Iterator[Any]:
    from django.conf import settings

    from pejl.surroundings import Surroundings
    from pejl.web.desk import Desk

    ledger = tmp_path / "pejl-data"
    shutil.copytree(site.ledger, ledger)
    own = Desk({"PEJL_LEDGER": str(ledger)}, str(settings.PEJL_PLAN))
    with pytest.MonkeyPatch.context() as patch, ExitStack() as held:
        patch.setattr("pejl.web.folding.desk", lambda: own)
        yield Surroundings.of({"PEJL_LEDGER": str(ledger)}, datetime(2024, 7, 1, 20, tzinfo=UTC), held)


def test_the_ledger_has_the_rounds_day_alone_and_no_words(site: Site, own_ledger: Any) -> None:
    from pejl.ledger.events import EventStore
    from pejl.ledger.one import rows_of
    from pejl.web.folding import fold

    row, citizen, token = planted(site)
    answer(site, token, forloeb="meget_negativ", hvorfor=MARK)
    five_more(site, row.pk, token)
    close(site, row.pk)
    had = rows_of(EventStore(own_ledger.ledger).snapshot(), "replies")
    fold(own_ledger)
    rows = rows_of(EventStore(own_ledger.ledger).snapshot(), "replies")
    assert len(rows) == len(had) + 6
    new = [each for each in rows if each not in had]
    assert {each["day"] for each in new} == {site.stand.day}
    assert not [each for each in new if citizen in each.values()]
    for each in own_ledger.ledger.rglob("*.parquet"):
        assert MARK.encode() not in each.read_bytes()
