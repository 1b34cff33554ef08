"""What the commands about promises share: the plan and the events they ask, and one page told in every form."""

import re
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pejl import law
from pejl.answers.due_data import Data
from pejl.answers.promises import setting_of
from pejl.cli import show
from pejl.cli.plans import bound_plan
from pejl.cli.told import Told
from pejl.due.run import Setting
from pejl.goals import BoundPlan
from pejl.ledger import manifest
from pejl.ledger.snapshot import Snapshot
from pejl.ledger.verbs.counting import Counting
from pejl.periods import day_in_copenhagen, end_of_day
from pejl.surroundings import Surroundings
from pejl.words import say
from pejl.words import show as shown

NARROW = 140
"""Below this the columns would break words; each row is then a block of lines."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A plan and the events of its municipality, on a day, with what was known at the end of `known`."""

    plan: BoundPlan
    events: Counting
    day: date
    known: date
    setting: Setting
    lang: str

    @property
    def snapshot(self) -> Snapshot:
        return self.events.snapshot


def asked_of(arguments: Namespace, around: Surroundings) -> Asked:
    """Without a day it is now, to the minute; a bare day is its end. Told when there are no events of the plan's
    municipality, or none were known yet."""
    lang = arguments.lang
    _, plan = bound_plan(arguments.plan, lang)
    known = arguments.as_known or arguments.on
    events = around.counting(end_of_day(known) if known else None)
    if events is None:
        first = min((batch.order[0] for batch in manifest.read(around.ledger).batches), default=None)
        if first is None:
            raise Told("ingen_haendelser", lang, mappe=str(around.ledger.resolve()))
        learnt = day_in_copenhagen(first)
        raise Told("intet_kendt_da", lang, dag=known, foerste=learnt, iso=learnt.isoformat())
    areas = events.snapshot.areas
    if areas and plan.own.code not in areas:
        named = [law.areas()[code].name for code in sorted(areas)]
        raise Told("anden_kommune", lang, kommune=law.areas()[plan.own.code].name, findes=named)
    day = arguments.on or around.today
    setting = setting_of(plan, None if arguments.on else around.now)
    return Asked(plan, events, day, known or around.today, setting, lang)


@dataclass(frozen=True, slots=True)
class Page:
    """An answer for a person and for a machine. `headings` in words; `keys`: the columns of `data`; `more`: what the
    machine form has beside its rows; `right`, `whole`: columns of numbers, columns never broken."""

    title: str
    headings: Sequence[str]
    cells: Iterable[Sequence[str]]
    keys: Sequence[str]
    data: Sequence[Data]
    notes: Sequence[str] = ()
    more: Data = field(default_factory=dict)
    right: Sequence[int] = ()
    whole: Sequence[int] = ()


def tell(page: Page, asked: Asked, arguments: Namespace) -> int:
    """The page in the form asked for; made-up people are said to be so in each."""
    made_up = asked.snapshot.made_up
    if arguments.json:
        head = {"plan": asked.plan.name, "made_up": made_up, "at": asked.day.isoformat()}
        show.as_json({**head, "as_known": asked.known.isoformat(), **page.more, "rows": list(page.data)})
    elif arguments.csv:
        rows = ([_cell(row[key], asked.lang) for key in page.keys] for row in page.data)
        show.as_csv([*page.keys, "made_up"], [[*row, _cell(made_up, asked.lang)] for row in rows])
    else:
        show.banner(asked.events, asked.lang)
        _show(page, asked.lang)
    return 0


def _show(page: Page, lang: str) -> None:
    cells = [list(row) for row in page.cells]
    if not cells:
        none = [] if page.more.get("not_shown") else [say("due_ingen", {}, lang)]
        show.lines([page.title, "", *none])
    elif show.console().width < NARROW:
        show.lines([page.title, "", *_blocks(page.headings, cells)])
    else:
        show.table(page.title, page.headings, cells, right=page.right, whole=page.whole)
    show.lines(page.notes)


def _blocks(headings: Sequence[str], cells: Iterable[Sequence[str]]) -> Iterator[str]:
    """The same cells under each other: the first as it is, the others behind their heading."""
    for first, *others in cells:
        yield from first.split("\n")
        named = (f"{heading}: {cell}" for heading, cell in zip(headings[1:], others, strict=True) if cell)
        yield f"    {' · '.join(named)}"


def _cell(value: Any, lang: str) -> str:
    """A cell of a spreadsheet: decimal comma in Danish, nothing for what is not known, counts by name on one line."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    if isinstance(value, dict):
        return ", ".join(f"{name} {many}" for name, many in value.items())
    text = str(value)
    return text.replace(".", ",") if lang == "da" and re.fullmatch(r"-?\d+\.\d+", text) else text


def headed(lang: str, *names: str) -> list[str]:
    return [say(f"kolonne_{name}", {}, lang) for name in names]


def day_text(day: date | None, lang: str) -> str:
    return shown(day, lang) if day else ""
