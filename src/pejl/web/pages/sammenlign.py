"""Sammenlign: one measure of the plan over the 98 municipalities."""

from typing import Any

from django.http import HttpResponse, QueryDict

from pejl.answers.compare import Compared
from pejl.answers.comparison import Comparison, Subject, comparison, comparison_data, first_subject, subjects
from pejl.ledger import Origin
from pejl.numbers import Value
from pejl.periods import Period
from pejl.pictures.map import choropleth
from pejl.pictures.strip import strip
from pejl.sentences.shapes import End
from pejl.web.days import of_plan
from pejl.web.exports import exported
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.words import say
from pejl.words import show as words_of

ENDS = {"lavest": End.LOWEST, "hoejest": End.HIGHEST}
"""What the address calls them."""
COLUMNS = ("plads_fra", "plads_til", "omraade", "tal", "enhed", "periode", "bemaerk", "kilde")


@page("sammenlign", "sammenlign")
@of_plan
def sammenlign(request: Any, stand: Stand) -> HttpResponse:
    """`?maal=&fra=&periode=&foerst=`: what cannot be had is what is shown first, and the form says which it is."""
    lang, every = request.lang, subjects(stand.plan)
    subject = next((each for each in every if each.id == request.GET.get("maal")), None)
    subject = subject or stand.once("sammenlign", lambda: first_subject(stand.plan, stand.figures))
    if subject is None:
        return shown(request, "sammenlign.html", {"found": None})
    found = _found(request, stand, subject)
    return exported(request, "sammenlign", *_table(found, lang), comparison_data(found)) or shown(
        request,
        "sammenlign.html",
        {
            "found": found,
            "every": every,
            "first": _name(found.end),
            "ends": list(ENDS),
            "query": _query(found),
            "towns": [(each, note(each, lang)) for each in found.towns],
            "sets": [(each, note(each, lang)) for each in found.sets],
            "withheld": [each.place.name for each in found.withheld],
            **(_pictures(found, stand, lang) if found.counted else {}),
        },
    )


def _found(request: Any, stand: Stand, subject: Subject) -> Comparison:
    """Made once for each choice there is; a period that nobody has is no choice."""
    given = request.GET
    origin = next((each for each in Origin if each.value == given.get("fra")), None)
    end = ENDS.get(given.get("foerst", ""))
    try:
        period = Period.parse(given.get("periode", ""))
    except ValueError:
        period = None

    def made(asked: Period | None) -> Comparison:
        return comparison(stand.plan, stand.figures, subject, origin=origin, period=asked, end=end)

    key = ("sammenlign", subject.id, origin, end)
    newest: Comparison = stand.once(key, lambda: made(None))
    if period is None or period == newest.period or period not in newest.periods:
        return newest
    return stand.once((*key, period), lambda: made(period))


def _name(end: End) -> str:
    return next(name for name, each in ENDS.items() if each is end)


def _query(found: Comparison) -> str:
    """The address after `?` that a file of the same numbers is asked for with."""
    query = QueryDict(mutable=True)
    query.update({"maal": found.subject.id, "fra": found.origin.value, "foerst": _name(found.end)})
    if found.period:
        query["periode"] = found.period.id
    return f"{query.urlencode()}&"


def _table(found: Comparison, lang: str) -> tuple[list[str], list[list[object]]]:
    headings = [say(f"web_tal_{each}", {}, lang) for each in COLUMNS]
    source = ", ".join(found.sources)
    return headings, [_cells(each, found, source, lang) for each in (*found.towns, *found.sets)]


def _cells(row: Compared, found: Comparison, source: str, lang: str) -> list[object]:
    places: list[object] = [row.best, row.worst] if row.place.municipality else [None, None]
    value = row.measured.value if row.measured else None
    return [*places, row.place.name, value, found.unit, found.period, note(row, lang), source]


def note(row: Compared, lang: str) -> str:
    """What must be known beside the number, or why there is none."""
    if row.lacks is not None:
        return say(row.lacks.code, row.lacks.params, lang)
    return "; ".join(words_of(step, lang) for step in row.measured.trail.steps) if row.measured else ""


def _pictures(found: Comparison, stand: Stand, lang: str) -> dict[str, str]:
    """The map and the strip, each said in words for those who do not see it."""
    own, numbers = stand.plan.own, [each.measured.value for each in found.counted if each.measured]
    ends = numbers if found.end is End.LOWEST else numbers[::-1]
    told = {"hvad_tekst": found.subject.part.text, "periode": found.period, "kommune": own.name}
    of = {**told, "antal": len(numbers), "laveste": ends[0], "hoejeste": ends[-1]}
    title, text = say("web_tal_kort_titel", told, lang), say("web_tal_kort_tekst", of, lang)
    dots: list[tuple[str, Value]] = [(each.place.name, each.measured.value) for each in found.counted if each.measured]
    line, spread = say("web_tal_prikker_titel", told, lang), say("web_tal_prikker_tekst", of, lang)
    return {
        "map": choropleth(found.values(), own.code, "kort", title, text, unit=found.unit, lang=lang),
        "strip": strip(dots, own.name, found.country, "prikker", line, spread, unit=found.unit, lang=lang),
    }
