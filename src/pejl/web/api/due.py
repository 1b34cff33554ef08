"""`/due`: what is to be done, for whom by random id, by when, and who has it; a page at a time."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from django.http import HttpResponse
from ninja import Router
from ninja.params.functions import Query

from pejl.answers.due_data import row_data
from pejl.answers.worklist import Wanted, chosen
from pejl.due.sheet import DueRow, Sheet
from pejl.due.state import State
from pejl.rules import Case
from pejl.web.access import Circle, Field, circle_of
from pejl.web.api import shapes
from pejl.web.api.answering import answer, stand_now
from pejl.web.api.cursor import Place, after, place_of
from pejl.web.api.keys import Key
from pejl.web.api.problem import Problem, not_had
from pejl.web.api.sealed import mark, seal, unseal

router = Router(tags=["due"])
CURSOR = "cursor"
OPEN = (State.OVERSKREDET, State.SNART, State.AABEN, State.AFVENTER)
"""Those of the work list but what stands still by an exemption: a system is not told of exemptions."""
StateName = Literal["overskredet", "snart", "aaben", "afventer"]
MOST = 200


@router.get("/due", auth=Key("due", asks=("promise", "state", "team", "limit", "cursor")), response={200: shapes.Rows})
def due(
    request: Any,
    promise: str | None = Query(None, min_length=1, max_length=80, description="A promise's id, or a duty's."),
    state: StateName | None = Query(None, description="How the row stands."),  # noqa: B008
    team: str | None = Query(None, min_length=1, max_length=80, description="A team's code."),
    limit: int = Query(100, ge=1, le=MOST, description="Rows of a page."),
    cursor: str | None = Query(
        None, min_length=1, max_length=1000, description="`next` of the page before, asked for the same."
    ),
) -> HttpResponse:
    """Open rows in order of the day they are due, the citizens by random id. What stands still by an exemption is not
    told. A promise or a team that nothing has is not found."""
    stand = stand_now()
    if stand.sheet is None:
        raise Problem(503, "ingen_plan")
    asked = mark(CURSOR, *(str(each or "").encode() for each in (request.auth.id, promise, state, team)))
    found = _chosen(stand.sheet, promise, state, team)
    rest = found if cursor is None else after(found, _place(cursor, asked))
    rows = rest.rows(limit)
    following = "" if len(rest) <= limit else seal(CURSOR, json.dumps([asked, *place_of(rows[-1])]))
    data = {
        "day": found.day.isoformat(),
        "known": found.known.isoformat(),
        "made_up": stand.made_up,
        "many": len(found),
        "next": following or None,
        "rows": _told(request, rows, circle_of(request.who, stand, request.now)),
    }
    return answer(data, headers=_link(request, following))


def _chosen(sheet: Sheet, promise: str | None, state: str | None, team: str | None) -> Sheet:
    if promise is not None and promise not in {each.id for each in sheet.promises}:
        raise not_had("promise", "ukendt_loefte")
    if team is not None and team not in sheet.words["team"]:
        raise not_had("team", "ukendt_hold")
    promises = () if promise is None else (promise,)
    states = OPEN if state is None else (State[state.upper()],)
    return chosen(sheet, Wanted(promises=promises, team=team, states=states))


def _place(cursor: str, asked: str) -> Place:
    """Not found for one of another key, or of another question."""
    opened = unseal(CURSOR, cursor)
    said = json.loads(opened) if opened else [""]
    if said[0] != asked:
        raise Problem(404, "ukendt_side")
    return Place(*said[1:])


def _link(request: Any, following: str) -> Mapping[str, str]:
    if not following:
        return {}
    query = request.GET.copy()
    query["cursor"] = following
    return {"Link": f'<{request.path}?{query.urlencode()}>; rel="next"'}


def _told(request: Any, rows: Sequence[DueRow], circle: Circle) -> list[dict[str, Any]]:
    """The rows as data, without those of a citizen whose frister are not shown; the citizens are told to the access
    log."""
    persons = {row.subject for row in rows if row.promise.case is Case.PERSON}
    shown = {each for each in persons if Field.FRISTER in circle.fields(each)}
    for citizen in sorted(shown):
        request.looks.at(citizen, (Field.FRISTER,))
    return [_row(row) for row in rows if row.promise.case is not Case.PERSON or row.subject in shown]


def _row(row: DueRow) -> dict[str, Any]:
    """Without the due day before exemptions moved it: it is told with them alone."""
    return {name: value for name, value in row_data(row).items() if name != "raw"}
