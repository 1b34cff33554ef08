"""The work list of whoever asks: which rows the role sees, and each row as it may be shown to the user."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict

from pejl.answers.listed import Choice, Tab, Whose, base, of_citizens, open_rows, whose_rows, without_casework
from pejl.answers.worklist import remarks
from pejl.due.sheet import DueRow, Sheet
from pejl.due.state import Cause, State
from pejl.rules import Case
from pejl.web import names
from pejl.web.access import Circle, Field, Role, Who, readable
from pejl.web.access.table import WORKERS
from pejl.web.models import User
from pejl.web.shown import shown
from pejl.web.stand import NoPlan, Stand
from pejl.words import say

STATE_CLASS = {
    State.OVERSKREDET: "skidt",
    State.SNART: "maaske",
    State.AABEN: "ukendt",
    State.FRITAGET: "ukendt",
    State.AFVENTER: "ukendt",
}


def lists_of(who: Who) -> tuple[Whose, ...]:
    """Whose rows the user can ask for, the first of them unless another is asked for."""
    if who.role is Role.LEDER:
        return (Whose.ALLE, Whose.INGEN)
    own = (Whose.MINE,) if who.worker else ()
    team = (Whose.HOLD,) if who.role in WORKERS and who.team else ()
    return (*own, *team, Whose.INGEN)


def rows_of(who: Who, sheet: Sheet, whose: Whose) -> Sheet:
    """The open rows of one of `lists_of`. What nobody has is of citizens for who has citizens, else of companies and
    the municipality, for a leader of both. A leader of one team sees that team's; a consultant no casework."""
    rows = open_rows(whose_rows(sheet, whose, worker=who.worker, team=who.team))
    if who.role is Role.KONSULENT:
        rows = without_casework(rows)
    if whose is Whose.INGEN and who.role is not Role.LEDER:
        return of_citizens(rows, theirs=who.role in WORKERS)
    if whose is Whose.ALLE and who.team:
        return rows.with_word("team", who.team)
    return rows


def sheet_of(stand: Stand) -> Sheet:
    """Raises NoPlan where the ledger has no events: there is nothing to list."""
    if stand.sheet is None:
        raise NoPlan
    return stand.sheet


def nothing(request: Any) -> HttpResponse:
    """The page where there is no plan, or no events in its ledger."""
    return shown(request, "intet_arbejde.html", {})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list's address asks for; what it cannot mean is left out, so that it holds no id of a citizen."""

    whose: Whose
    tab: Tab
    choice: Choice
    page: int = 1

    def query(self, **other: object) -> str:
        """The address after `?`, with some of it another; the page is the first unless it is given."""
        said = {
            "hvis": self.whose.value,
            "fane": self.tab.value,
            "loefte": self.choice.promise,
            "gruppe": self.choice.group,
            "aarsag": self.choice.cause,
            "hold": self.choice.team,
            **other,
        }
        found = QueryDict(mutable=True)
        for name, value in said.items():
            if value:
                found[name] = str(value)
        return str(found.urlencode())


def asked(given: Mapping[str, str], who: Who, sheet: Sheet) -> Asked:
    lists = lists_of(who)
    page = given.get("side", "")
    return Asked(
        _among(given.get("hvis", ""), lists) or lists[0],
        _among(given.get("fane", ""), tuple(Tab)) or Tab.OVERSKREDET,
        Choice(
            _known(given.get("loefte", ""), {each.id for each in sheet.promises}),
            _known(given.get("gruppe", ""), {base(code) for each in sheet.promises for code in each.groups}),
            _known(given.get("aarsag", ""), {each.name.lower() for each in Cause}),
            _known(given.get("hold", ""), sheet.words["team"]) if who.role is Role.LEDER else "",
        ),
        int(page) if page.isdecimal() and len(page) < 7 else 1,
    )


def _among(given: str, of: Sequence[Any]) -> Any:
    return next((each for each in of if each.value == given), None)


def _known(given: str, of: Collection[str]) -> str:
    return given if given in of else ""


# --- a row as it is shown ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A row and what of it is shown: `name` "" where the user may not see it, or the register has none (`protected`
    tells which). `opens`: the citizen's page can be opened; `why`: the trail can. `handed`: it can be chosen to be
    handed over."""

    row: DueRow
    name: str
    protected: bool
    opens: bool
    why: bool
    handed: bool
    worker: str
    notes: tuple[str, ...]

    @property
    def about(self) -> str:
        """A code of `words`: whom the row is about."""
        return {Case.PERSON: "web_arbejde_borger", Case.MUNICIPALITY: "web_arbejde_kommunen"}.get(
            self.row.promise.case, "web_arbejde_virksomhed"
        )

    @property
    def shade(self) -> str:
        return STATE_CLASS.get(self.row.state, "ukendt")

    @property
    def state(self) -> str:
        return f"staar_{self.row.state.name.lower()}"

    @property
    def clock(self) -> str:
        """The minute it is due, where hours count."""
        return f"{self.row.minute // 60:02}.{self.row.minute % 60:02}" if self.row.minute >= 0 else ""


def may_see_why(row: DueRow, circle: Circle) -> bool:
    """The trail of a row tells what was done when: it is for who sees what is due for the citizen. What is about no
    citizen is for all who have a list."""
    return row.promise.case is not Case.PERSON or Field.FRISTER in circle.fields(row.subject)


def lines(request: Any, rows: Sequence[DueRow], circle: Circle) -> list[Line]:
    """The rows as lines; the citizens who are named are told to the access log."""
    who = circle.who
    persons = {row.subject for row in rows if row.promise.case is Case.PERSON}
    seen = persons & near(circle, persons)
    named = names.of(circle.stand, readable(circle, sorted(seen)))
    for citizen in sorted(seen):
        part = Field.FRISTER if Field.FRISTER in circle.fields(citizen) else Field.TILBUD
        request.looks.at(citizen, (part, *((Field.NAVN,) if citizen in named else ())))
    workers = worker_names({row.worker for row in rows})
    return [
        Line(
            row,
            named.get(row.subject, ""),
            row.subject in seen and Field.NAVN not in circle.fields(row.subject),
            row.subject in seen and bool(circle.fields(row.subject)),
            (row.subject in seen or row.promise.case is not Case.PERSON) and may_see_why(row, circle),
            row.promise.case is Case.PERSON and (row.subject in seen or who.role is Role.LEDER),
            workers.get(row.worker, row.worker),
            tuple(_notes(row, request.lang)),
        )
        for row in rows
    ]


def near(circle: Circle, citizens: Collection[int]) -> set[int]:
    """Those the user stands in a relation to. A leader has none but by a stated reason: the many others are not asked
    one by one."""
    among = set(citizens) & circle.reasoned if circle.who.role is Role.LEDER else set(citizens)
    return {each for each in among if circle.fields(each)}


def worker_names(codes: Collection[str]) -> dict[str, str]:
    """What members of staff are called who log in here; the others stay codes."""
    found = User.objects.filter(worker__in=sorted(set(codes) - {""}), is_active=True)
    return dict(found.order_by("pk").values_list("worker", "name"))


def _notes(row: DueRow, lang: str) -> Iterator[str]:
    """What else stands beside the row, and that its law was not read."""
    yield from (say(each.code, each.params, lang) for each in remarks(row))
    basis = row.promise.basis
    if basis and basis.unverified:
        yield say("maerke_uproevet", {}, lang)
    if basis and basis.expected:
        yield say("maerke_forventet", {}, lang)
