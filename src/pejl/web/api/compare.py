"""`/compare`: a goal's measure over the 98 municipalities, from published and typed figures alone."""

from typing import Any, Literal

from django.http import HttpResponse
from ninja import Router
from ninja.params.functions import Query

from pejl.answers.compare import Compared
from pejl.answers.comparison import Comparison, comparison, comparison_data, first_subject, subjects
from pejl.ledger import Origin
from pejl.periods import Period
from pejl.sentences.shapes import End
from pejl.web.api import shapes
from pejl.web.api.amounts import amount
from pejl.web.api.answering import marked, stand_now
from pejl.web.api.goals import IF_NONE_MATCH
from pejl.web.api.keys import Key
from pejl.web.api.problem import Place, Problem, not_had
from pejl.web.stand import Stand

router = Router(tags=["compare"])
ENDS = {"lavest": End.LOWEST, "hoejest": End.HIGHEST}
"""What is asked with, and answered with."""


@router.get(
    "/compare",
    auth=Key("compare", asks=("goal", "origin", "period", "first")),
    response={200: shapes.Compared, 304: None},
    openapi_extra=IF_NONE_MATCH,
)
def compare(
    request: Any,
    goal: str | None = Query(
        None, min_length=1, max_length=90, description="A goal, or `goal/part`; the first that can be."
    ),
    origin: Literal["offentliggjort", "tastet"] | None = Query(None, description="Where the figures are from."),
    period: str | None = Query(
        None, min_length=1, max_length=12, description="`2023M12`, `2023Q4`, `2023`; the newest there is."
    ),
    first: Literal["lavest", "hoejest"] | None = Query(None, description="The end that has place 1."),
) -> HttpResponse:
    """A goal's measure over all municipalities. What is left out is the first that can be had; what nobody has is not
    found."""
    wanted, stand = _period(period), stand_now()
    every = {each.id: each for each in subjects(stand.plan)}
    if goal is not None and goal not in every:
        raise not_had("goal", "ukendt_maal")
    subject = every[goal] if goal else stand.once("sammenlign", lambda: first_subject(stand.plan, stand.figures))
    if subject is None:
        raise Problem(404)
    asked = None if origin is None else Origin(origin)
    end = None if first is None else ENDS[first]

    def made(period: Period | None) -> Comparison:
        key = ("sammenlign", subject.id, asked, end, *(() if period is None else (period,)))
        return stand.once(
            key, lambda: comparison(stand.plan, stand.figures, subject, origin=asked, period=period, end=end)
        )

    found = made(None)
    if asked and found.origin is not asked:
        raise not_had("origin", "ukendt_kilde")
    if wanted and wanted not in found.periods:
        raise not_had("period", "ukendt_periode")
    shown = made(wanted) if wanted and wanted != found.period else found
    return marked(request, _data(stand, shown, list(every), request.lang))


def _period(text: str | None) -> Period | None:
    try:
        return None if text is None else Period.parse(text)
    except ValueError:
        raise Problem(422, "", [Place("query.period", "ikke_en_periode")]) from None


def _data(stand: Stand, found: Comparison, goals: list[str], lang: str) -> dict[str, Any]:
    rows = [_row(each, lang) for each in (*found.towns, *found.sets)]
    data = comparison_data(found) | {"periods": [each.id for each in found.periods], "areas": rows, "goals": goals}
    first = next(name for name, end in ENDS.items() if end is found.end)
    return {**data, "first_place": first, "made_up": data["made_up"] or stand.made_up}


def _row(row: Compared, lang: str) -> dict[str, Any]:
    town = row.place.municipality
    places = {"best": row.best if town else None, "worst": row.worst if town else None}
    value = amount(row.measured.value, lang) if row.measured else None
    return {"area": row.place.code, "name": row.place.name, "value": value, **places}
