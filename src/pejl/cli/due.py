"""`pejl due`: the work list, and what else is asked of the cases on a day."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from textwrap import fill
from typing import Any

from pejl import law
from pejl.answers import due_data
from pejl.answers.kept_said import promise_text
from pejl.answers.promises import asked as run
from pejl.answers.worklist import OPEN, Wanted, chosen, counters, grouped, remarks
from pejl.cli import besides
from pejl.cli.asked import Asked, Page, asked_of, day_text, headed, tell
from pejl.cli.told import Told
from pejl.due import Promise
from pejl.due.sheet import DueRow, Sheet
from pejl.due.state import CLOSED, State
from pejl.ledger.one import part_with
from pejl.rules import Case
from pejl.surroundings import Surroundings
from pejl.words import say

MOST = 40
"""Rows of the table, unless it is said how many; a machine gets all."""
NOBODY = "ingen"
STATES = {
    "holdt": State.HOLDT,
    "for-sent": State.HOLDT_FOR_SENT,
    "overskredet": State.OVERSKREDET,
    "snart": State.SNART,
    "åben": State.AABEN,
    "fritaget": State.FRITAGET,
    "afventer": State.AFVENTER,
}


def due(arguments: Namespace, around: Surroundings) -> int:
    """`pejl due PLAN`: the rows in order of their day, or one of the other questions."""
    _check_together(arguments)
    asked = asked_of(arguments, around)
    if arguments.still or arguments.lacking:
        question = besides.still if arguments.still else besides.lacks
        return tell(question(asked, arguments), asked, arguments)
    states = tuple(STATES[name] for name in arguments.state) or (tuple(State) if arguments.all else OPEN)
    setting = replace(asked.setting, unkept=not set(states) & set(CLOSED))
    _check_subject(arguments, asked)
    sheet = run(asked.plan, asked.snapshot, setting, asked.day)
    if arguments.national:
        return tell(besides.national(sheet, asked, arguments), asked, arguments)
    found = chosen(sheet, _wanted(sheet, states, arguments))
    pages: dict[str, Callable[[Sheet, Asked, Namespace], Page]] = {
        "by": _by,
        "waiting": besides.awaited,
        "capacity": besides.capacities,
    }
    page = next((make for name, make in pages.items() if getattr(arguments, name)), _rows)
    return tell(page(found, asked, arguments), asked, arguments)


_CHOICES = ("who", "team", "worker", "citizen", "promise", "state", "all")


def _check_together(arguments: Namespace) -> None:
    """What chooses rows says nothing to a question that is not of rows; it is refused, not overlooked."""
    given = [f"--{name}" for name in _CHOICES if getattr(arguments, name)]
    other = next((name for name in ("still", "lacking", "national") if getattr(arguments, name)), "")
    if other and given:
        raise Told("due_kun_raekker", arguments.lang, valg=given, andet=f"--{other}")
    if arguments.group and not arguments.still:
        raise Told("due_kun_still", arguments.lang)


def _check_subject(arguments: Namespace, asked: Asked) -> None:
    """Told, as `why` does, where the ledger has no citizen and no company of the number."""
    number = arguments.citizen
    if number is None or part_with(asked.snapshot, number) is not None:
        return
    if number not in asked.snapshot.companies().ids:
        raise Told("raekke_ukendt_borger", arguments.lang, skrevet=str(number))


def _wanted(sheet: Sheet, states: tuple[State, ...], arguments: Namespace) -> Wanted:
    """The rows asked for. A name that nothing has is told, so that a slip does not look like an empty list."""
    lang, who = arguments.lang, arguments.who or ""
    roles = sorted({each.who for each in sheet.promises})
    if who and not any(who in each for each in roles):
        raise Told("ukendt_ansvarlig", lang, skrevet=who, findes=roles)
    named = {option: getattr(arguments, option) for option in ("worker", "team")}
    for option, code in named.items():
        if code and code != NOBODY and code not in sheet.words[option]:
            told = {"skrevet": code, "forslag": law.nearest(code, sheet.words[option])}
            raise Told("ukendt_hold" if option == "team" else "ukendt_medarbejder", lang, **told)
    return Wanted(
        promises=tuple(id_ for name in arguments.promise for id_ in promise_ids(name, sheet.promises, lang)),
        who=who,
        **{option: "" if code == NOBODY else code for option, code in named.items()},
        subject=arguments.citizen,
        states=states,
        ended=arguments.all,
    )


def promise_ids(name: str, promises: Sequence[Promise], lang: str) -> list[str]:
    """A promise by its id, or a duty of the law in all its versions by its family."""
    found = [each.id for each in promises if name in (each.id, each.basis.family if each.basis else "")]
    if not found:
        near = law.nearest(name, [each.id for each in promises])
        own = [each.id for each in promises if not each.basis]
        raise Told("ukendt_loefte", lang, skrevet=name, forslag=near, findes=own)
    return found


# --- the rows --------------------------------------------------------------------------------------------


def _rows(sheet: Sheet, asked: Asked, arguments: Namespace) -> Page:
    machine = arguments.json or arguments.csv
    most = arguments.most if arguments.most is not None else None if machine else MOST
    rows = sheet.rows(most)
    counts = counters(sheet)
    return Page(
        title=say("due_titel", {"plan": asked.plan.title, "dag": asked.day}, asked.lang),
        headings=headed(asked.lang, "loefte_raekke", "om", "forfald", "staar", "bemaerk", "hos"),
        cells=() if machine else [row_cells(row, asked) for row in rows],
        keys=due_data.ROW,
        data=[due_data.row_data(row) for row in rows] if machine else (),
        notes=() if machine else list(_notes(sheet, rows, counts, asked)),
        more=_more(sheet) | {"counts": due_data.counts_data(counts), "not_shown": len(sheet) - len(rows)},
        whole=(0, 1, 2, 3),
    )


def _more(sheet: Sheet) -> dict[str, Any]:
    return {"known_until": sheet.known.isoformat()}


def row_cells(row: DueRow, asked: Asked) -> tuple[str, ...]:
    """The row's id is never broken, so that it can be copied."""
    lang = asked.lang
    at = f" {row.minute // 60}:{row.minute % 60:02}" if row.minute >= 0 else ""
    return (
        f"{fill(promise_text(row.promise, lang), max(60, len(row.id)))}\n{row.id}",
        str(row.subject) if row.subject else "",
        f"{day_text(row.due, lang)}{at}" if row.due else say("ingen_frist", {}, lang),
        state_word(row.state, lang),
        "; ".join(_remarks(row, asked)),
        " · ".join(filter(None, (row.worker, row.team))),
    )


def _remarks(row: DueRow, asked: Asked) -> Iterator[str]:
    lang = asked.lang
    yield from (say(each.code, each.params, lang) for each in remarks(row))
    if row.ended and row.ended <= asked.day and row.promise.case is Case.PERSON:
        yield say("sagen_slut", {}, lang)


def _notes(sheet: Sheet, rows: Sequence[DueRow], counts: dict[State, int], asked: Asked) -> Iterator[str]:
    lang = asked.lang
    if len(sheet):
        yield say("due_i_alt", {"antal": len(sheet), "fordelt": counted(counts, lang)}, lang)
    if len(sheet) > len(rows):
        yield say("due_flere", {"antal": len(sheet) - len(rows)}, lang)
    yield say("due_kendt", {"dag": sheet.known}, lang)
    yield say("due_sammen", {}, lang)
    shown = {row.promise.id: row.promise.basis for row in rows}
    if any(basis and basis.unverified for basis in shown.values()):
        yield say("due_uproevet", {}, lang)
    if rows:
        yield say("due_hvorfor", {}, lang)


def counted(counts: dict[State, int], lang: str) -> list[str]:
    return [f"{state_word(state, lang)} {counts[state]}" for state in State if state in counts]


def state_word(state: State, lang: str) -> str:
    """A sign and a word, never a colour alone."""
    return say(f"staar_{state.name.lower()}", {}, lang)


# --- counted by something --------------------------------------------------------------------------------


def _by(sheet: Sheet, asked: Asked, arguments: Namespace) -> Page:
    way, lang = arguments.by, asked.lang
    found = grouped(sheet, way)
    some = found[: arguments.most] if arguments.most is not None else found
    states = [state for state in State if any(state in counts for _, counts in some)]
    texts = {each.id: promise_text(each, lang) for each in sheet.promises} if way == "loefte" else {}
    nobody = say("ingen_frist" if way == "dag" else "ingen_har", {}, lang)

    def cells(name: str, counts: dict[State, int]) -> tuple[str, ...]:
        label = f"{name}  {texts[name]}" if name in texts else name or nobody
        if name and way == "dag":
            label = day_text(date.fromisoformat(name), lang)
        return (label, str(sum(counts.values())), *(str(counts.get(state, "")) for state in states))

    return Page(
        title=say("due_titel", {"plan": asked.plan.title, "dag": asked.day}, lang),
        headings=[*headed(lang, f"efter_{way}", "raekker"), *(state_word(state, lang) for state in states)],
        cells=[cells(*each) for each in some],
        keys=due_data.GROUPED,
        data=[due_data.grouped_data(*each) for each in some],
        notes=list(_by_notes(sheet, len(found) - len(some), lang)),
        more=_more(sheet) | {"by": way, "not_shown": len(found) - len(some)},
        right=range(1, len(states) + 2),
    )


def _by_notes(sheet: Sheet, hidden: int, lang: str) -> Iterator[str]:
    """The total is of rows, whatever is shown; a row of two groups is counted in it once."""
    if len(sheet):
        yield say("due_i_alt", {"antal": len(sheet), "fordelt": counted(counters(sheet), lang)}, lang)
    if hidden:
        yield say("due_flere", {"antal": hidden}, lang)
    yield say("due_kendt", {"dag": sheet.known}, lang)
    yield say("due_sammen", {}, lang)
