"""`/due`: what is to be done, for whom by random id, by when, and who has it; a page at a time."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from django.http import HttpResponse
from ninja import Router
from ninja.params.functions import Query

from pejl.answers.due_data import row_data
from pejl.answers.listed import Whose, open_rows
from pejl.answers.worklist import Wanted, chosen
from pejl.due.sheet import DueRow, Sheet
from pejl.due.state import State
from pejl.rules import Case
from pejl.web.access import Circle, Field, Role, circle_of
from pejl.web.api import shapes
from pejl.web.api.answering import answer, stand_now
from pejl.web.api.cursor import Place, after, place_of
from pejl.web.api.keys import Key
from pejl.web.api.problem import Problem
from pejl.web.api.sealed import mark, seal, unseal
from pejl.web.work import lists_of, near, rows_of

router = Router(tags=["due"])
CURSOR = "cursor"
OPEN = (State.OVERSKREDET, State.SNART, State.AABEN, State.AFVENTER)
StateName = Literal["overskredet", "snart", "aaben", "fritaget", "afventer"]
MOST = 200


@router.get("/due", auth=Key("due", asks=("promise", "state", "team", "limit", "cursor")), response={200: shapes.Rows})
def due(
    request: Any,
    promise: str | None = Query(None, max_length=80, description="A promise's id, or a duty's."),
    state: StateName | None = Query(None, description="How the row stands."),  # noqa: B008
    team: str | None = Query(None, max_length=80, description="A team's code."),
    limit: int = Query(100, ge=1, le=MOST, description="Rows of a page."),
    cursor: str | None = Query(None, max_length=1000, description="`next` of the page before, asked for the same."),
) -> HttpResponse:
    """Open rows in order of the day they are due. A system's key sees all by random id, and none that stands still by
    an exemption; another user's key sees the user's own list. A promise or a team that nothing has is not found."""
    stand = stand_now()
    if stand.sheet is None:
        raise Problem(503, "ingen_plan")
    asked = mark(CURSOR, *(str(each or "").encode() for each in (request.auth.id, promise, state, team)))
    found = _chosen(_seen(request, stand.sheet), promise, state, team)
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


def _seen(request: Any, sheet: Sheet) -> Sheet:
    """The rows the user's list has; of a system all but those that tell of an exemption."""
    who = request.who
    if who.role is Role.INTEGRATOR:
        rows = open_rows(sheet)
        return rows.in_state(*OPEN)
    return rows_of(who, sheet, Whose.ALLE if who.role is Role.LEDER else lists_of(who)[0])


def _chosen(sheet: Sheet, promise: str | None, state: str | None, team: str | None) -> Sheet:
    if promise and promise not in {each.id for each in sheet.promises}:
        raise Problem(404, "ukendt_loefte")
    if team and team not in sheet.words["team"]:
        raise Problem(404, "ukendt_hold")
    wanted = Wanted(
        promises=(promise,) if promise else (),
        team=team or None,
        states=(State[state.upper()],) if state else (*OPEN, State.FRITAGET),
        ended=True,
    )
    return chosen(sheet, wanted)


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
    """The rows as data; the citizens they name are told to the access log."""
    seen = near(circle, {row.subject for row in rows if row.promise.case is Case.PERSON})
    fields = {citizen: circle.fields(citizen) for citizen in seen}
    shown = {citizen for citizen, parts in fields.items() if Field.FRISTER in parts}
    for citizen in sorted(shown):
        request.looks.at(citizen, (Field.FRISTER,))
    return [_row(row, shown, fields) for row in rows]


def _row(row: DueRow, shown: set[int], fields: Mapping[int, frozenset[Field]]) -> dict[str, Any]:
    """Without the id of a citizen who is not shown, and without the due day before exemptions moved it, which is told
    with them alone."""
    data = row_data(row)
    if row.promise.case is not Case.PERSON:
        return data
    if row.subject not in shown:
        data |= {"row": None, "subject": None}
    if Field.HELBRED not in fields.get(row.subject, frozenset()):
        data["raw"] = None
    return data
