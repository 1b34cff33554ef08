"""Løftet: one promise or duty: what it says and rests on, how it is kept over time, and in each team."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.http import HttpResponse

from pejl.answers.due_data import kept_data
from pejl.answers.kept import by_team, kept_of
from pejl.answers.kept_over_time import Course, courses_data, kept_by_quarter, teams_by_quarter
from pejl.answers.kept_said import causes, condition, whom
from pejl.due import LAW, Promise
from pejl.numbers import Value, counted
from pejl.pictures.chart import Chart
from pejl.pictures.chart import Line as Curve
from pejl.pictures.curve import curve
from pejl.web.days import of_plan, today
from pejl.web.exports import exported
from pejl.web.pages.fejl import not_found
from pejl.web.pages.loefter import Line, asked_day, counts, headings, line_of, per_cent
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.words import say, show

COLUMNS = ("hold", "kvartal", "raekker", "afgjort", "i_tide", "for_sent", "ikke_gjort", "andel")


@page("loefter/<str:promise>", "loeftet")
@of_plan
def loeftet(request: Any, stand: Stand, promise: str) -> HttpResponse:
    """The plan's promise with the id, else the law's duty; another id is a page that is not there. On a day without
    events the page says that."""
    lang, sheet = request.lang, stand.base.sheet
    at = _place(stand.base.promises, promise)
    if at is None:
        return not_found(request)
    if sheet is None:
        return shown(request, "loefter.html", {"stand": stand, "newest": today(), "sheet": None})
    asked, own = sheet.promises[at], sheet.of([at])
    whole, teams = kept_by_quarter(own)[at], teams_by_quarter(own, asked)
    line = line_of(kept_of(asked, own), whole, lang)
    data = {"promise": kept_data(line.kept), "quarters": courses_data([whole, *teams])}
    return exported(request, "loefte", headings(COLUMNS, lang), _rows([whole, *teams], lang), data) or shown(
        request,
        "loeftet.html",
        {
            "stand": stand,
            "newest": today(),
            "line": line,
            "promise": asked,
            "delay": days_of(line.kept.delay),
            "whom": show(whom(asked), lang),
            "condition": show(condition(asked), lang),
            "of_law": asked.origin == LAW,
            "shares": [(each, counts(each.kept), per_cent(each.kept.share)) for each in whole.quarters],
            "teams": [
                (each.team, counts(each.kept), per_cent(each.kept.share), causes(each.kept, lang))
                for each in by_team(own, asked)
            ],
            "picture": _picture(line, lang),
            "query": asked_day(request, stand),
        },
    )


def _place(promises: Sequence[Promise], asked: str) -> int | None:
    """Where the promise stands; the plan's own come first."""
    return next((at for at, each in enumerate(promises) if each.id == asked), None)


def days_of(days: Fraction | None) -> Value | None:
    """A median of days: a half is shown, a whole number has no decimals."""
    return None if days is None else counted(days).shown_with(0 if days.denominator == 1 else 1)


def _rows(courses: Sequence[Course], lang: str) -> list[list[object]]:
    return [
        [
            _team(course, lang),
            each.period,
            each.kept.rows,
            each.kept.decided,
            each.kept.in_time,
            each.kept.late,
            each.kept.overdue,
            per_cent(each.kept.share),
        ]
        for course in courses
        for each in course.quarters
    ]


def _team(course: Course, lang: str) -> str:
    if course.team is None:
        return say("web_tal_loefte_alle_hold", {}, lang)
    return course.team or say("web_tal_loefte_intet_hold", {}, lang)


def _picture(line: Line, lang: str) -> str:
    """The curve of the quarters that are over; "" where none has a share."""
    told = {"loefte": line.text}
    title, said = say("web_tal_loefte_over_tid", told, lang), say("web_tal_loefte_over_tid_tekst", told, lang)
    share = Curve(say("web_tal_loefte_andel", {}, lang), line.drawn)
    chart = Chart([share], "%", [line.required] if line.required else [])
    return curve(chart, "loefte", title, said, lang)
