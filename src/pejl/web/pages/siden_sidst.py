"""What has changed since a day, goal by goal, and why."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse

from pejl.answers.explain import verdict_words
from pejl.answers.since import Change, Move, since_data
from pejl.web.audience import changes_for
from pejl.web.days import WrongDay, of_plan, stand_at, today
from pejl.web.exports import exported
from pejl.web.goalrows import look_of
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.words import say, show

MONTHS_BACK = 3


@page("siden-sidst", "siden-sidst")
@of_plan
def siden_sidst(request: Any, stand: Stand) -> HttpResponse:
    """`?fra=`: the day to compare with, three months before where it is not said; `?dag=`, `?form=csv|xlsx|json`."""
    then = stand_at(request, "fra", months_before(stand.day))
    if then.day > stand.day:
        raise WrongDay(then.day)
    lang = request.lang
    every = changes_for(request.who.role, stand, then)
    file = _file(request, every)
    if file is not None:
        return file
    newest = today()
    day = "" if stand.day == newest else f"dag={stand.day.isoformat()}&"
    return shown(
        request,
        "siden_sidst.html",
        {
            "stand": stand,
            "newest": newest,
            "then": then.day,
            "moved": [_shown(each, lang) for each in every if not each.nothing],
            "still": [each for each in every if each.nothing],
            "keep": {"dag": stand.day.isoformat()} if day else {},
            "query": f"{day}fra={then.day.isoformat()}&",
        },
    )


def months_before(day: date, months: int = MONTHS_BACK) -> date:
    """The same day of an earlier month; the month's last where it has no such day."""
    at = day.year * 12 + day.month - 1 - months
    for number in range(day.day, 27, -1):
        try:
            return date(at // 12, at % 12 + 1, number)
        except ValueError:
            continue
    return date(at // 12, at % 12 + 1, day.day)


def _shown(change: Change, lang: str) -> dict[str, Any]:
    """A goal that moved, with the words of before and after; of its parts those that moved."""
    return {
        "change": change,
        "before": verdict_words(change.before, lang),
        "before_look": look_of(change.before),
        "after": verdict_words(change.after, lang),
        "after_look": look_of(change.after),
        "moves": [(name, move) for name, move in _moves(change) if move.reasons],
        "parts": [_shown(each, lang) for each in change.parts if not each.nothing],
    }


def _moves(change: Change) -> Iterator[tuple[str, Move]]:
    yield "web_plan_egen", change.own
    if change.reference is not None:
        yield "web_plan_mod", change.reference


COLUMNS = (
    "maal",
    "del",
    "tekst",
    "aendret",
    "hvad",
    "foer",
    "foer_periode",
    "nu",
    "nu_periode",
    "stod",
    "staar",
    "hvorfor",
)


def _file(request: Any, every: Sequence[Change]) -> HttpResponse | None:
    lang = request.lang
    headings = [say(f"web_plan_kolonne_{each}", {}, lang) for each in COLUMNS]
    rows = [
        cells
        for change in every
        for each in (change, *change.parts)
        for cells in _cells(change.id, each, "" if each is change else each.id, lang)
    ]
    return exported(request, "siden sidst", headings, rows, since_data(list(every), lang))


def _cells(goal: str, change: Change, part: str, lang: str) -> Iterator[list[object]]:
    for name, move in _moves(change):
        said = [show(each.says, lang) for each in move.reasons] + [show(each, lang) for each in change.says]
        yield [
            goal,
            part,
            change.text,
            bool(move.reasons or change.says),
            say(name, {}, lang),
            move.before,
            move.before_period,
            move.after,
            move.after_period,
            verdict_words(change.before, lang),
            verdict_words(change.after, lang),
            "; ".join(said),
        ]
