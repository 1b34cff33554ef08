"""Løfter: every promise of the plan and duty of the law, how it is kept now and over time, and whose the delays are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.http import HttpResponse

from pejl.answers.due_data import kept_data
from pejl.answers.kept import Kept, kept
from pejl.answers.kept_over_time import Course, kept_by_quarter
from pejl.answers.kept_said import causes, notes, promise_text
from pejl.answers.practice import practice
from pejl.due import LAW
from pejl.due.sheet import Sheet
from pejl.numbers import Value, counted
from pejl.periods import Period
from pejl.pictures.sparkline import sparkline
from pejl.web.days import of_plan, today
from pejl.web.exports import exported
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.words import say

COLUMNS = (
    *("id", "loefte", "fra", "hvem", "raekker", "afgjort", "i_tide", "for_sent", "ikke_gjort"),
    *("andel", "forsinket", "aarsager", "bemaerk"),
)
Points = Sequence[tuple[Period, Value | None]]


@dataclass(frozen=True, slots=True)
class Line:
    """A promise as a list shows it. `share` and the `points` of the quarters, oldest first, in per cent; `over`:
    whether the quarter is. One that is not has only its early rows decided, so its share is shown, and not drawn."""

    kept: Kept
    text: str
    share: Value | None
    required: Value | None
    causes: Sequence[str]
    notes: Sequence[str]
    points: Points
    over: Sequence[bool]
    picture: str

    @property
    def shade(self) -> str:
        """How a required share stands; "" where none is required or nothing is decided."""
        return "" if self.kept.holds is None else "godt" if self.kept.holds else "skidt"

    @property
    def many(self) -> Mapping[str, Value]:
        return counts(self.kept)

    @property
    def measured(self) -> bool:
        """Whether any of the quarters has a share."""
        return any(value is not None for _, value in self.points)

    @property
    def drawn(self) -> Points:
        """The quarters that are over."""
        return [point for point, over in zip(self.points, self.over, strict=True) if over]


@page("loefter", "loefter")
@of_plan
def loefter(request: Any, stand: Stand) -> HttpResponse:
    """The plan's own promises, the duties of the law that have rows, and what the plan promises without a date. As of
    the published ledger, like the goals: what was recorded since counts when it is folded."""
    lang, sheet = request.lang, stand.base.sheet
    every = published(stand, lang)
    own = [each for each in every if each.kept.promise.origin != LAW]
    duties = [each for each in every if each.kept.promise.origin == LAW and each.kept.rows]
    rows = [_cells(each, lang) for each in (*own, *duties)]
    data = [kept_data(each.kept) for each in (*own, *duties)]
    plan = stand.base.checked.plan
    return exported(request, "loefter", headings(COLUMNS, lang), rows, data) or shown(
        request,
        "loefter.html",
        {
            "stand": stand,
            "newest": today(),
            "sheet": sheet,
            "groups": [(code, lines) for code, lines in (("egne", own), ("lov", duties)) if lines],
            "periods": list(zip(every[0].points, every[0].over, strict=True)) if every else [],
            "hidden": len(every) - len(own) - len(duties),
            "practice": practice(plan) if plan is not None else None,
            "query": asked_day(request, stand),
        },
    )


def headings(names: Sequence[str], lang: str) -> list[str]:
    return [say(f"web_tal_loefte_{each}", {}, lang) for each in names]


def asked_day(request: Any, stand: Stand) -> str:
    """The chosen day as the beginning of an address's question; "" for now."""
    return f"dag={stand.day.isoformat()}&" if request.GET.get("dag") else ""


def published(stand: Stand, lang: str) -> list[Line]:
    """Every promise as it is kept in the published ledger; none without events."""
    sheet = stand.base.sheet
    return [] if sheet is None else stand.once(("loefter", lang), lambda: lines_of(sheet, lang))


def lines_of(sheet: Sheet, lang: str) -> list[Line]:
    """Every promise of the sheet, in its order."""
    courses = kept_by_quarter(sheet)
    return [line_of(each, course, lang) for each, course in zip(kept(sheet), courses, strict=True)]


def line_of(each: Kept, course: Course, lang: str) -> Line:
    text, required = promise_text(each.promise, lang), per_cent(each.promise.share)
    points = [(quarter.period, per_cent(quarter.kept.share)) for quarter in course.quarters]
    over = [quarter.whole for quarter in course.quarters]
    key, told = f"l{each.promise.origin == LAW:d}-{each.promise.id}", {"loefte": text}
    title, said = say("web_tal_loefte_over_tid", told, lang), say("web_tal_loefte_over_tid_tekst", told, lang)
    drawn = [point for point, whole in zip(points, over, strict=True) if whole]
    picture = sparkline(drawn, key, title, said, target=required)
    share, whose = per_cent(each.share), causes(each, lang)
    return Line(each, text, share, required, whose, notes(each, lang), points, over, picture)


def counts(each: Kept) -> Mapping[str, Value]:
    """The numbers of rows, as numbers are written."""
    names = ("rows", "decided", "in_time", "late", "overdue")
    return {name: counted(getattr(each, name)) for name in names}


def per_cent(share: Fraction | None) -> Value | None:
    return None if share is None else counted(share * 100).shown_with(1)


def _cells(line: Line, lang: str) -> list[object]:
    each = line.kept
    origin = "lov" if each.promise.origin == LAW else "plan"
    return [
        each.promise.id,
        line.text,
        say(f"web_tal_loefte_fra_{origin}", {}, lang),
        each.promise.who,
        each.rows,
        each.decided,
        each.in_time,
        each.late,
        each.overdue,
        line.share,
        each.delay,
        ", ".join(line.causes),
        "; ".join(line.notes),
    ]
