"""Rows asked anew for some citizens, put into the sheet of all: as if the whole sheet had been asked anew."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pejl.answers.promises import duties, setting_of
from pejl.due import Promise
from pejl.due.merged import merged
from pejl.due.run import sheet
from pejl.due.sheet import DueRow, Sheet
from pejl.ledger.events import EventStore
from pejl.ledger.facts import Facts
from pejl.ledger.overlay import overlaid
from pejl.ledger.snapshot import Snapshot
from pejl.rules import Case
from spec.due.promising import plan, promise
from spec.telling import FIRST, NOW, told

DAY = date(2023, 4, 1)
PLAN = plan(
    promise("hver 4. uge", maalgruppe="sygedagpenge", udloeses_af="sygdom.sygemeldt", opfyldt_af="samtaler.holdt"),
    "2023-01-01",
    "2023-12-31",
)
ALL: Sequence[Promise] = (*PLAN.promises, *duties())
TOLD: dict[str, Any] = {
    "persons": [f"{person} kvinde 1" for person in (7, 8, 9)],
    "spells": [f"{person} sygedagpenge 1-" for person in (7, 8, 9)],
    "talks": ["7 opfoelgning 20 outcome=holdt form=telefon", "8 opfoelgning 20 outcome=holdt form=telefon"],
    "relations": ["7 sagsbehandler 1- who=k2", "8 sagsbehandler 1- who=k1"],
    "exemptions": ["8 ferie 70-72"],
    "staff": ["0 nord 1- who=k1", "0 syd 1- who=k2"],
}
RECORDED: dict[str, Any] = {
    "talks": ["7 opfoelgning 80 outcome=holdt form=telefon ref=a", "9 opfoelgning 85 outcome=holdt form=telefon ref=b"],
    "relations": ["9 sagsbehandler 30- who=a0 ref=c", "7 sagsbehandler 30- who=k1 ref=d"],
}


def facts(digest: str, on: int, source: str, **tables: Any) -> Facts:
    found = told(digest, on, source=source, since=FIRST, **tables)
    return replace(found, adds=source == "pejl", since=None if source == "pejl" else FIRST)


EXTRACT, OWN = facts("aa", 1, "egne", **TOLD), facts("bb", 2, "pejl", **RECORDED)


def published(folder: Path, *extracts: Facts) -> Snapshot:
    store = EventStore(folder)
    store.publish(extracts, NOW)
    return store.snapshot()


def asked(snapshot: Snapshot, promises: Sequence[Promise] = ALL, day: date = DAY) -> Sheet:
    return sheet(promises, snapshot, day, setting_of(PLAN))


def rows(found: Sheet) -> list[DueRow]:
    return sorted(found.rows(), key=lambda row: row.id)


CITIZENS = [each for each in ALL if each.case is Case.PERSON]


@pytest.mark.parametrize("some", [CITIZENS, ALL, ALL[::-1]], ids=["of citizens", "all", "in another order"])
def test_merged_is_the_sheet_of_what_was_recorded(tmp_path: Path, some: Sequence[Promise]) -> None:
    """Worker a0 was in no book before; the promises' places and the words' can be others in the smaller sheet."""
    before, after = published(tmp_path / "1", EXTRACT), published(tmp_path / "2", EXTRACT, OWN)
    whole, wanted = asked(before), rows(asked(after))
    found = merged(whole, asked(overlaid(before, [7, 9], [OWN]), some), [7, 9])
    assert rows(found) == wanted != rows(whole)
    assert {row.worker for row in wanted} == {"k1", "a0"}
    assert {row.team for row in wanted} == {"nord", ""}


def test_merged_other_citizens_rows_stay_and_so_do_those_not_asked_about(tmp_path: Path) -> None:
    before = published(tmp_path, EXTRACT)
    whole = asked(before)
    found = merged(whole, asked(overlaid(before, [7, 9], [OWN]), ALL[:1]), [7])
    other = [row for row in rows(whole) if row.subject != 7 or row.promise.id != ALL[0].id]
    assert [row for row in rows(found) if row in other] == other
    assert found.of_subject(9).rows() == whole.of_subject(9).rows()
    assert found.words["worker"][: len(whole.words["worker"])] == whole.words["worker"]


def test_merged_someone_whose_case_is_no_more_has_no_rows(tmp_path: Path) -> None:
    before = published(tmp_path, EXTRACT)
    found = merged(asked(before), asked(overlaid(before, [8], []), ALL), [7])
    assert found.subjects() == [8, 9]


def test_merged_two_days_or_other_promises_do_not_go_together(tmp_path: Path) -> None:
    before = published(tmp_path, EXTRACT)
    whole = asked(before, ALL[:1])
    for other in (asked(before, ALL[:1], date(2023, 4, 2)), asked(before, ALL[1:2])):
        with pytest.raises(ValueError, match="sheet"):
            merged(whole, other, [7])
