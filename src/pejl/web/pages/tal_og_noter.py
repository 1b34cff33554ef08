"""Notes and typed figures as one workbook: out, and back with what it would change shown before anything is saved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.intake import Fault
from pejl.web import roundtrip_figures, roundtrip_notes
from pejl.web.days import of_plan
from pejl.web.exports import TYPES, as_book, file_name
from pejl.web.models import GoalRecord
from pejl.web.notes import standing
from pejl.web.registry import page
from pejl.web.roundtrip import LIMITS, WORKBOOKS, Told
from pejl.web.roundtrip_figures import Reading, files_of
from pejl.web.roundtrip_notes import NoteRow
from pejl.web.roundtripheld import Held, again, held
from pejl.web.saving import CONFLICT, UNPROCESSABLE
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.words import Step, say, show

SALT = "tal-og-noter"
LONGEST = 900_000
"""Letters that what was read may take in the form."""
SHOWN = 100
"""Rows of each sort that are shown."""
MEGABYTE = 1_000_000


@page("tal-og-noter", "tal-og-noter", ("GET", "POST"))
@of_plan
def tal_og_noter(request: Any, stand: Stand) -> HttpResponse:
    """GET: what it is about; `?form=xlsx` the workbook. POST with a file shows what it would change; with `laest` and
    `gem` the notes are saved, with `fil` that figure file is downloaded as it would be. What was read goes to and fro
    in the form, signed for its user."""
    exchange = Exchange(request, stand)
    if request.method != "POST":
        return exchange.workbook() if request.GET.get("form") == "xlsx" else exchange.start()
    if request.POST.get("laest"):
        return exchange.confirmed(request.POST["laest"])
    file = request.FILES.get("fil")
    if file is None:
        return exchange.start(Step("web_retur_ingen_fil"))
    if file.size > LIMITS.bytes:
        return exchange.start(Step("web_retur_for_stor"))
    return exchange.uploaded(file.read(), file.name)


@dataclass
class Exchange:
    """One request of the page."""

    request: Any
    stand: Stand

    @cached_property
    def goals(self) -> list[str]:
        return [goal.id for goal in self.stand.plan.goals]

    @cached_property
    def files(self) -> roundtrip_figures.Files:
        return roundtrip_figures.rows_of(self.stand.base.checked)

    @property
    def salt(self) -> str:
        return f"{SALT}-{self.request.who.id}"

    def start(self, wrong: Step | None = None, *, damaged: bool = False) -> HttpResponse:
        """`damaged`: the file, or a heading of it, is not as it left; then how to mend it is told too."""
        of = {
            "wrong": wrong,
            "damaged": damaged,
            "notes": standing(self.stand.plan.name, self.goals).count(),
            "figures": sum(map(len, self.files.values())),
            "files": len(self.files),
            "megabyte": LIMITS.bytes // MEGABYTE,
            "most": LIMITS.rows,
        }
        return shown(self.request, "tal_og_noter.html", of, UNPROCESSABLE if wrong else 200)

    def workbook(self) -> HttpResponse:
        lang, now = self.request.lang, self.request.now
        sheets = [
            roundtrip_notes.sheet(self.stand.plan.name, self.goals, lang),
            roundtrip_figures.sheet(self.files, lang),
        ]
        name = f"{file_name(say('web_retur_fil', {}, lang))}-{now:%Y-%m-%d}.xlsx"
        return _attached(as_book(sheets, lang, now), TYPES["xlsx"], name)

    # --- back ----------------------------------------------------------------------------------------------

    def uploaded(self, data: bytes, name: str) -> HttpResponse:
        if not data.startswith(WORKBOOKS):
            return self.start(Step("web_retur_ikke_excel"))
        try:
            notes = roundtrip_notes.read(data, name, self.goals)
            figures = roundtrip_figures.read(data, name, files_of(self.stand.base.checked))
        except Fault as fault:
            return self.start(Step(fault.code, fault.params), damaged=True)
        found = Held(name, *notes, *figures)
        if not any(found[1:]):
            return self.start(Step("web_retur_intet_ark"))
        laest = held(found, self.salt)
        if len(laest) > LONGEST:
            return self.start(Step("web_retur_for_stor"))
        return Compared.of(self, found).preview(laest)

    def confirmed(self, laest: str) -> HttpResponse:
        try:
            found = again(laest, self.salt)
        except signing.BadSignature:
            return self.start(Step("web_retur_udloebet"))
        compared = Compared.of(self, found)
        if compared.mark != self.request.POST.get("set"):
            return compared.preview(laest, "web_retur_flyttet")
        if file := self.request.POST.get("fil"):
            return compared.changed_file(file) if file in compared.after else compared.preview(laest)
        return self._saved(compared, laest)

    def _saved(self, compared: "Compared", laest: str) -> HttpResponse:
        try:
            roundtrip_notes.save(self.stand.plan.name, compared.saved, self.request.who.id, self.request.now)
        except roundtrip_notes.Moved:
            return Compared.of(self, compared.held).preview(laest, "web_retur_flyttet")
        many = {"nye": len(compared.notes.new), "aendrede": len(compared.notes.changed)}
        messages.success(self.request, say("web_retur_gemt", many, self.request.lang))
        return HttpResponseRedirect(reverse("tal-og-noter"))


@dataclass
class Compared:
    """What was read beside what stands. `saved`: the notes to be saved; `after`: figure files as they would be."""

    exchange: Exchange
    held: Held
    notes: Told
    saved: Sequence[tuple[NoteRow, GoalRecord | None]]
    figures: Told
    after: dict[str, dict[int, roundtrip_figures.Cells]]

    @classmethod
    def of(cls, exchange: Exchange, found: Held) -> "Compared":
        stand = exchange.stand
        notes, saved = roundtrip_notes.compare(stand.plan.name, found.notes, found.notes_unread)
        reading = Reading.of(stand.base.checked, stand.plan.own.code, stand.now)
        figures, after = roundtrip_figures.compare(found.figures, found.figures_unread, exchange.files, reading)
        return cls(exchange, found, notes, saved, figures, after)

    @property
    def mark(self) -> str:
        return f"{self.notes.mark}{self.figures.mark}"

    def preview(self, laest: str, said: str = "") -> HttpResponse:
        of = {
            "name": self.held.name,
            "held": laest,
            "mark": self.mark,
            "sheets": list(self._sheets()),
            "files": sorted(self.after),
            "saves": bool(self.saved),
            "shown": SHOWN,
            "said": said,
        }
        return shown(self.exchange.request, "tal_og_noter_se.html", of, CONFLICT if said else 200)

    def _sheets(self) -> Iterator[dict[str, Any]]:
        lang = self.exchange.request.lang
        for code, told in (("noter", self.notes), ("tal", self.figures)):
            yield {
                "code": code,
                "title": f"web_retur_{code}",
                "sheet": say(f"web_retur_ark_{code}", {}, lang),
                "told": told,
                "empty": told == Told(),
                "lists": [
                    (name, f"web_retur_{name}", [_row(each, code, lang) for each in rows[:SHOWN]], len(rows))
                    for name, rows in (("konflikter", told.conflicts), ("aendrede", told.changed), ("nye", told.new))
                    if rows
                ],
                "doubts": told.doubts[:SHOWN],
                "unread": [(each, _column(each.column, code, lang)) for each in told.unread[:SHOWN]],
            }

    def changed_file(self, name: str) -> HttpResponse:
        """The figure file as it would be, under the name it has in the plan's folder."""
        known = files_of(self.exchange.stand.base.checked)[name].name
        return _attached(roundtrip_figures.as_file(self.after[name].values()), TYPES["csv"], known)


def _row(each: Any, sheet: str, lang: str) -> dict[str, Any]:
    """A change or a conflict with its fields as people read them."""
    told = [
        (_column(one.label, sheet, lang), _said(one.label, one.old, lang), _said(one.label, one.new, lang))
        for one in each.differences
    ]
    return {"row": each.row, "name": each.name, "why": getattr(each, "why", None), "differences": told}


def _column(label: str, sheet: str, lang: str) -> str:
    return say(f"web_retur_kol_{label}", {}, lang) if sheet == roundtrip_notes.SHEET and label else label


def _said(label: str, text: str, lang: str) -> str:
    """A cell as people read it: a kind by its name, a day as a day."""
    if label == "kind" and text:
        return say(f"web_plan_slags_{text}", {}, lang)
    return show(date.fromisoformat(text), lang) if label == "dag" and text else text


def _attached(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    kept = "".join(each if each.isascii() and (each.isalnum() or each in "-_.") else "-" for each in name)
    response["Content-Disposition"] = f'attachment; filename="{kept}"'
    return response
