"""A citizen whose page somebody opens: whether they may, how they stand to the citizen, the name, and the trace."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pejl.answers.listed import open_rows
from pejl.due.run import sheet as run
from pejl.due.sheet import DueRow
from pejl.periods import COPENHAGEN
from pejl.rules import Case
from pejl.web import names
from pejl.web.access import Circle, Field, Relation, circle_of
from pejl.web.desk import desk
from pejl.web.models import Reason
from pejl.web.stand import Stand

TOO_BIG = 1 << 63
"""No id is so big, and no table can be asked for it."""
DIGITS = 20


def id_in(text: object) -> int:
    """The id that a form or an address has; 0 for what is no number, or too big to be one."""
    said = str(text)
    found = int(said) if said.isascii() and said.isdecimal() and len(said) < DIGITS else 0
    return found if found < TOO_BIG else 0


@dataclass(frozen=True, slots=True)
class Opened:
    """`fields`: the parts that may be shown; `name`: "" where it may not be shown or is not known; `until`: when a
    stated reason runs out, as a clock shows it."""

    stand: Stand
    circle: Circle
    citizen: int
    fields: frozenset[Field]
    name: str
    until: str = ""

    @property
    def relation(self) -> Relation:
        return self.circle.relation(self.citizen)

    @property
    def hidden(self) -> bool:
        """Whether the name is protected from who asks."""
        return Field.NAVN not in self.fields

    def may_write(self, part: Field | None) -> bool:
        return part is not None and self.circle.may_write(self.citizen, part)


def opened(request: Any, citizen: int) -> Opened | None:
    """The citizen as the user may see one; None where the user may see nothing, and where there is nobody: alike.
    Raises NoPlan. Tells nothing to the access log: see `looked`."""
    stand = desk().stand()
    circle = circle_of(request.who, stand, request.now)
    fields = circle.fields(citizen) if 0 < citizen < TOO_BIG else frozenset()
    if not fields:
        return None
    name = names.of(stand, [citizen]).get(citizen, "") if Field.NAVN in fields else ""
    until = _reasoned(request, citizen) if circle.relation(citizen) is Relation.BEGRUNDET else ""
    return Opened(stand, circle, citizen, fields, name, until)


def _reasoned(request: Any, citizen: int) -> str:
    """The reason goes into the access log's row of this request."""
    live = Reason.objects.filter(user_id=request.who.id, citizen=citizen, until__gt=request.now)
    newest = live.order_by("until").last()
    if newest is None:
        return ""
    request.looks.reason = newest.why
    return clock(newest.until, request.lang)


def looked(request: Any, one: Opened, parts: Collection[Field]) -> None:
    """These parts of the citizen are about to be shown, of those that may be; the name too."""
    request.looks.at(one.citizen, {*parts, Field.NAVN} & one.fields)


def clock(at: datetime, lang: str) -> str:
    return at.astimezone(COPENHAGEN).strftime("%H.%M" if lang == "da" else "%H:%M")


def due_rows(stand: Stand, citizen: int) -> Sequence[DueRow]:
    """The citizen's open rows, asked of the citizen alone, by due day; none for nobody."""
    one = stand.one(citizen)
    if one is None:
        return []
    promises = [each for each in stand.base.promises if each.case is Case.PERSON]
    return open_rows(run(promises, one, stand.day, stand.base.setting)).by_day().rows()
