"""Notes and actions of the plan's goals, out to a sheet and back as new versions."""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction

from pejl.intake import Cell
from pejl.periods import day_in_copenhagen
from pejl.web.exports import SheetOf
from pejl.web.models import GoalRecord
from pejl.web.models.records import Changed
from pejl.web.notes import KINDS, NoteForm, standing
from pejl.web.recordform import LATEST
from pejl.web.roundtrip import Change, Conflict, Difference, Told, Unread, day_of, same_lines, sheet_of, text_of
from pejl.words import LANGUAGES, Step, say

SHEET = "noter"
COLUMNS = ("maal", "kind", "tekst", "dag", "hvem", "ref", "version")
COMPARED = ("kind", "tekst", "dag", "hvem")
_WRONG = {
    None: "web_retur_hvem_mangler",
    "required": "web_retur_celle_tom",
    "max_length": "web_retur_celle_lang",
    "cpr": "web_retur_celle_cpr",
}
"""Why the form refuses a cell, by its code; an action that nobody does has none."""


class NoteRow(NamedTuple):
    """A row that is sound on its own. `version` 0: a new one, whose `ref` was made when the file was read, so that it
    is saved once however often it is sent."""

    row: int
    goal: str
    kind: str
    tekst: str
    dag: str
    hvem: str
    ref: str
    version: int

    @property
    def data(self) -> dict[str, str]:
        return {"tekst": self.tekst, "dag": self.dag, "hvem": self.hvem}

    @property
    def said(self) -> tuple[str, ...]:
        return (self.kind, self.tekst, self.dag, self.hvem)


class Moved(Exception):
    """Somebody saved meanwhile: nothing of the file is saved."""


def sheet(plan: str, goals: Sequence[str], lang: str) -> SheetOf:
    """Every note and action that stands, by goal in the plan's order, oldest first. One query."""
    ordered = sorted(standing(plan, goals), key=lambda each: (goals.index(each.goal), each.data["dag"], each.pk))
    rows = [
        (
            each.goal,
            say(f"web_plan_slags_{each.kind}", {}, lang),
            same_lines(each.data["tekst"]),
            date.fromisoformat(each.data["dag"]),
            each.data["hvem"],
            str(each.ref),
            each.number,
        )
        for each in ordered
    ]
    headings = [say(f"web_retur_kol_{each}", {}, lang) for each in COLUMNS]
    return SheetOf(say(f"web_retur_ark_{SHEET}", {}, lang), headings, rows)


# --- reading -----------------------------------------------------------------------------------------------


def read(data: bytes, name: str, goals: Collection[str]) -> tuple[list[NoteRow], list[Unread]]:
    """The sheet's sound rows, and what cannot be read, a line for each cell. Faults: those of `sheet_of`."""
    columns = {each: [say(f"web_retur_kol_{each}", {}, lang) for lang in LANGUAGES] for each in COLUMNS}
    rows: list[NoteRow] = []
    unread: list[Unread] = []
    seen: dict[str, int] = {}
    for line, cells in sheet_of(data, name, SHEET, columns):
        found = _row(line, cells, goals)
        if isinstance(found, NoteRow) and found.ref in seen:
            found = [Unread(SHEET, line, "ref", Step("web_retur_to_gange", {"raekke": seen[found.ref]}))]
        if isinstance(found, NoteRow):
            seen[found.ref] = line
            rows.append(found)
        else:
            unread += found
    return rows, unread


def _row(line: int, cells: Mapping[str, Cell], goals: Collection[str]) -> NoteRow | list[Unread]:
    text = {name: text_of(cell) for name, cell in cells.items()}
    faults: dict[str, Step] = {}
    if text["maal"] not in goals:
        faults["maal"] = Step("web_retur_ukendt_maal", {"maal": tuple(goals)})
    kind, day = _kind(text["kind"]), day_of(cells["dag"])
    if not kind:
        faults["kind"] = Step("web_retur_ukendt_slags")
    if day is None or day.year > LATEST:
        faults["dag"] = Step("web_retur_ingen_dag")
    ref, version = _ref(text["ref"]), _version(text["version"])
    if ref is None or (text["ref"] and not version):
        faults["ref" if ref is None else "version"] = Step("web_retur_ref_aendret")
    form = NoteForm({**text, "kind": kind or KINDS[0], "dag": day or "2000-01-01", "ref": "", "version": ""}, lang="da")
    if not form.is_valid():
        wrong = form.errors.as_data()
        said = {name: _WRONG.get(each[0].code, "web_retur_celle_forkert") for name, each in wrong.items()}
        faults |= {name: Step(code) for name, code in said.items() if name not in faults}
    if faults or not form.is_valid() or ref is None:
        return [Unread(SHEET, line, name, why) for name, why in faults.items()]
    data = form.data_of
    return NoteRow(
        line, text["maal"], kind, data["tekst"], data["dag"], data["hvem"], ref, version if text["ref"] else 0
    )


def _kind(text: str) -> str:
    """The code of a kind by its name in either language; "" for none."""
    for kind in KINDS:
        if text.casefold() in (kind, *(say(f"web_plan_slags_{kind}", {}, lang).casefold() for lang in LANGUAGES)):
            return kind
    return ""


def _ref(text: str) -> str | None:
    """None for what is no name of a row; a new name for an empty cell."""
    try:
        return str(uuid.UUID(text)) if text else str(uuid.uuid4())
    except ValueError:
        return None


def _version(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


# --- comparing ---------------------------------------------------------------------------------------------


class Versions:
    """Every version of the rows a sheet names. One query."""

    def __init__(self, plan: str, rows: Iterable[NoteRow]) -> None:
        found = GoalRecord.objects.filter(plan=plan, ref__in=[each.ref for each in rows]).select_related("by")
        self._all: dict[str, dict[int, GoalRecord]] = {}
        for each in found:
            self._all.setdefault(str(each.ref), {})[each.number] = each

    def newest(self, ref: str) -> GoalRecord | None:
        numbers = self._all.get(ref)
        return numbers[max(numbers)] if numbers else None

    def at(self, ref: str, number: int) -> GoalRecord | None:
        return self._all.get(ref, {}).get(number)


def compare(
    plan: str, rows: Sequence[NoteRow], unread: Sequence[Unread]
) -> tuple[Told, list[tuple[NoteRow, GoalRecord | None]]]:
    """What the rows would do, and what is to be saved: a row with the version it comes after, None for a new one.

    A row that is as it was when the file was made does nothing, whatever was saved since. One that was changed both
    here and in the file is a conflict; so is a change of what was taken back. Where both say the same there is nothing
    to do.
    """
    told, saved, versions = Told(unread=list(unread)), list[tuple[NoteRow, GoalRecord | None]](), Versions(plan, rows)
    for row in rows:
        newest, base = versions.newest(row.ref), versions.at(row.ref, row.version)
        fault = _stranger(row, newest, base)
        if fault is not None:
            told.unread.append(Unread(SHEET, row.row, "ref", fault))
        elif newest is None:
            told.new.append(Change(row.row, _name(row), _differences(("", "", "", ""), row.said)))
            saved.append((row, None))
        elif _nothing_to_do(row, newest, base):
            told.same += 1
        elif newest.number != row.version or newest.withdrawn:
            told.conflicts.append(_conflict(row, newest))
        else:
            told.changed.append(Change(row.row, _name(row), _differences(said_of(newest), row.said)))
            saved.append((row, newest))
    told.unread.sort(key=lambda each: each.row)
    return told, saved


def _nothing_to_do(row: NoteRow, newest: GoalRecord, base: GoalRecord | None) -> bool:
    if base is not None and row.said == said_of(base):
        return True
    return row.said == said_of(newest) and not newest.withdrawn


def _stranger(row: NoteRow, newest: GoalRecord | None, base: GoalRecord | None) -> Step | None:
    """Why the row is not the one its `ref` and `version` say."""
    if newest is None:
        return Step("web_retur_ref_ukendt") if row.version else None
    if newest.goal != row.goal:
        return Step("web_retur_andet_maal", {"maal": newest.goal})
    return Step("web_retur_ref_ukendt") if row.version and base is None else None


def said_of(record: GoalRecord) -> tuple[str, ...]:
    return (record.kind, same_lines(record.data["tekst"]), record.data["dag"], record.data["hvem"])


def _conflict(row: NoteRow, newest: GoalRecord) -> Conflict:
    by = {"navn": newest.by.name or newest.by.username, "dag": day_in_copenhagen(newest.at)}
    why = Step("web_retur_taget_tilbage" if newest.withdrawn else "web_retur_aendret_af", by)
    return Conflict(row.row, _name(row), why, _differences(said_of(newest), row.said))


def _name(row: NoteRow) -> str:
    return row.goal


def _differences(old: Sequence[str], new: Sequence[str]) -> list[Difference]:
    every = zip(COMPARED, old, new, strict=True)
    return [Difference(name, before, after) for name, before, after in every if before != after]


# --- saving ------------------------------------------------------------------------------------------------


def save(plan: str, saved: Sequence[tuple[NoteRow, GoalRecord | None]], by: int, at: datetime) -> None:
    """All of them as new versions, or none: Moved."""
    try:
        with transaction.atomic():
            for row, before in saved:
                _save(plan, row, before, by, at)
    except (Changed, IntegrityError):
        raise Moved from None


def _save(plan: str, row: NoteRow, before: Any, by: int, at: datetime) -> None:
    if before is None:
        of = {"ref": uuid.UUID(row.ref), "plan": plan, "goal": row.goal, "kind": row.kind}
        GoalRecord(**of, data=row.data, by_id=by, at=at).save(force_insert=True)
    else:
        before.kind = row.kind
        before.save_next(row.data, by, at)
