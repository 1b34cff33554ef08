"""`pejl why`, `pejl kept`, `pejl whatif`: why a row is due, how promises are kept, and what other rules would ask."""

import tomllib
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

from pejl.answers import due_data
from pejl.answers.kept import Kept, by_team
from pejl.answers.kept import kept as held
from pejl.answers.kept_said import causes, notes, promise_text
from pejl.answers.promises import asked as run
from pejl.answers.whatif import Changed, expected_by, first_rules
from pejl.answers.whatif import whatif as changed
from pejl.answers.why import NoRow, Why, origin_of
from pejl.answers.why import why as reasons
from pejl.cli import show
from pejl.cli.asked import Asked, Page, asked_of, day_text, headed, tell
from pejl.cli.due import promise_ids
from pejl.cli.told import Told
from pejl.due import LAW
from pejl.ledger.events import EventStore
from pejl.ledger.snapshot import Snapshot
from pejl.numbers import format_decimal
from pejl.periods import end_of_day
from pejl.surroundings import Surroundings
from pejl.words import say


def why(arguments: Namespace, around: Surroundings) -> int:
    """`pejl why ROW`: the trail of one row, step by step."""
    try:
        found, asked = _reasons(arguments, around)
    except NoRow as no:
        raise Told(no.code, arguments.lang, exit_code=2, **no.params) from None
    data = due_data.why_data(found, arguments.lang)
    if arguments.json:
        head = {"plan": asked.plan.name, "made_up": asked.snapshot.made_up, "at": asked.day.isoformat()}
        show.as_json({**head, "as_known": asked.known.isoformat(), **data})
        return 0
    show.banner(asked.events, asked.lang)
    show.lines([found.row.id, *(f"  {step['says']}" for step in data["steps"])])
    return 0


def _reasons(arguments: Namespace, around: Surroundings) -> tuple[Why, Asked]:
    origin = origin_of(arguments.row)
    arguments.plan = arguments.plan or _plan_of(origin, arguments.lang)
    asked = asked_of(arguments, around)
    if origin not in (LAW, asked.plan.name):
        raise Told("raekke_anden_plan", arguments.lang, skrevet=origin, plan=asked.plan.name)
    learnt = [batch.order[0] for batch in EventStore(around.ledger).batches()]
    until = end_of_day(asked.known)

    def then(instant: datetime) -> Snapshot:
        counted = around.counting(instant)
        return asked.snapshot if counted is None else counted.snapshot

    known = [each for each in learnt if each <= until]
    row = arguments.row, asked.plan.promises, asked.snapshot, asked.day, asked.setting
    return reasons(*row, known, then), asked


def _plan_of(origin: str, lang: str) -> str:
    """The plan's file in the working folder or in plans/: a row's own plan by its name, a duty's where there is one
    plan only, for it says whose opening days and area they are."""
    folders = (Path(), Path("plans"))
    if origin != LAW:
        found = [file for folder in folders if (file := folder / f"{origin}.toml").is_file()]
    else:
        found = [file for folder in folders for file in sorted(folder.glob("*.toml")) if _is_plan(file)]
    if len(found) != 1:
        raise Told("raekke_hvilken_plan", lang, skrevet=origin, findes=[str(each) for each in found])
    return str(found[0])


def _is_plan(file: Path) -> bool:
    try:
        return "plan" in tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return False


# --- how promises are kept -------------------------------------------------------------------------------


def kept(arguments: Namespace, around: Surroundings) -> int:
    """`pejl kept PLAN`: the share in time of every promise, the plan's own first."""
    asked = asked_of(arguments, around)
    sheet = run(asked.plan, asked.snapshot, asked.setting, asked.day)
    told = {"plan": asked.plan.title, "dag": asked.day}
    more = {"known_until": sheet.known.isoformat()}
    if arguments.by_team:
        ids = promise_ids(arguments.by_team, sheet.promises, asked.lang)
        teams = [each for promise in sheet.promises if promise.id in ids for each in by_team(sheet, promise)]
        rows: list[tuple[Kept, str | None]] = [(each.kept, each.team) for each in teams]
        title = say("kept_hold_titel", {**told, "loefte": arguments.by_team}, asked.lang)
    else:
        rows = [(each, None) for each in held(sheet)]
        title = say("kept_titel", told, asked.lang)
    shown = [(each, team) for each, team in rows if each.rows or each.promise.origin != LAW]
    known = day_text(sheet.known, asked.lang)
    page = Page(
        title=title,
        headings=headed(asked.lang, *KEPT_COLUMNS),
        cells=[_kept_cells(each, team, asked.lang) for each, team in shown],
        keys=due_data.KEPT,
        data=[due_data.kept_data(*each) for each in rows],
        notes=list(_kept_notes(shown, len(rows) - len(shown), known, asked.lang)),
        more=more,
        right=range(1, 9),
    )
    return tell(page, asked, arguments)


KEPT_COLUMNS = ("loefte", "raekker", "afgjort", "i_tide", "for_sent", "ikke_gjort", "andel", "forsinket", "dage_til")


def _kept_cells(each: Kept, team: str | None, lang: str) -> tuple[str, ...]:
    name = f"{each.promise.id}  {promise_text(each.promise, lang)}"
    counts = map(str, (each.rows, each.decided, each.in_time, each.late, each.overdue))
    share = "" if each.share is None else f"{format_decimal(each.share * 100, 1, lang)} %"
    days = ("" if days is None else _median(days, lang) for days in (each.delay, each.wait))
    return (name if team is None else team or say("ingen_har", {}, lang), *counts, share, *days)


def _median(days: Fraction, lang: str) -> str:
    return format_decimal(days, 0 if days.denominator == 1 else 1, lang)


def _kept_notes(shown: Iterable[tuple[Kept, str | None]], hidden: int, known: str, lang: str) -> Iterator[str]:
    unverified = False
    for each, team in shown:
        name = each.promise.id if team is None else team or say("ingen_har", {}, lang)
        said = list(_of_one(each, lang))
        unverified |= each.promise.basis is not None and each.promise.basis.unverified
        if said:
            yield f"  {name}: {'; '.join(said)}."
    yield say("kept_regnet", {}, lang)
    if hidden:
        yield say("kept_udeladt", {"antal": hidden}, lang)
    yield say("due_kendt", {"dag": known}, lang)
    if unverified:
        yield say("due_uproevet", {}, lang)


def _of_one(each: Kept, lang: str) -> Iterator[str]:
    yield from notes(each, lang)
    if each.causes:
        yield say("kept_aarsager", {"fordelt": causes(each, lang)}, lang)


# --- other rules -----------------------------------------------------------------------------------------


def whatif(arguments: Namespace, around: Surroundings) -> int:
    """`pejl whatif PLAN --rules-on DAY`: what would vanish, arise and move if that day's rules were every case's."""
    asked = asked_of(arguments, around)
    found = changed(asked.snapshot, asked.day, arguments.rules_on, asked.setting)
    told = {"plan": asked.plan.title, "dag": asked.day, "regler": arguments.rules_on}
    rows = [data for each in found for data in due_data.changes_data(each)] if arguments.rows else []
    page = Page(
        title=say("whatif_titel", told, asked.lang),
        headings=headed(asked.lang, "pligt", "grupper", "foer", "efter", "forsvinder", "kommer", "flyttes"),
        cells=[_changed_cells(each, asked.lang) for each in found],
        keys=due_data.CHANGED,
        data=[due_data.changed_data(each) for each in found],
        notes=_whatif_notes(found, arguments.rules_on, asked.lang),
        more={"rules_on": arguments.rules_on.isoformat()} | ({"changes": rows} if arguments.rows else {}),
        right=range(2, 7),
    )
    if arguments.rows and arguments.csv:
        return tell(Page("", (), (), due_data.CHANGES, rows), asked, arguments)
    tell(page, asked, arguments)
    if arguments.rows and not arguments.json:
        show.lines(["", *_change_lines(found, asked.lang)])
    return 0


def _changed_cells(each: Changed, lang: str) -> tuple[str, ...]:
    marks = [("uproevet", each.unverified), ("forventet", each.expected)]
    said = [say(f"maerke_{name}", {}, lang) for name, holds in marks if holds]
    numbers = (each.before, each.after, len(each.vanish), len(each.arise), len(each.moved))
    return (" ".join((f"{each.family}: {each.text}", *said)), each.groups, *map(str, numbers))


def _whatif_notes(found: Sequence[Changed], rules_on: date, lang: str) -> list[str]:
    notes = [say("whatif_note", {}, lang)]
    if rules_on < first_rules():
        notes.append(say("whatif_foer", {"dag": first_rules()}, lang))
    older = sum(each.older for each in found)
    if older:
        notes.append(say("whatif_aeldre", {"antal": older}, lang))
    for each in expected_by(rules_on):
        told = {"dag": each.day, "lov": each.text.removesuffix("."), "kilde": each.source}
        notes.append(say("whatif_ventes", told, lang))
    if any(each.unverified for each in found):
        notes.append(say("due_uproevet", {}, lang))
    if any(each.expected for each in found):
        notes.append(say("whatif_forventet", {}, lang))
    return notes


def _change_lines(found: Iterable[Changed], lang: str) -> Iterator[str]:
    for each in found:
        for row in each.vanish:
            yield say("whatif_vaek", {"raekke": row.id, "foer": row.due}, lang)
        for row in each.arise:
            yield say("whatif_ny", {"raekke": row.id, "efter": row.due}, lang)
        for own, other in each.moved:
            yield say("whatif_flyttet", {"raekke": own.id, "foer": own.due, "efter": other.due}, lang)
