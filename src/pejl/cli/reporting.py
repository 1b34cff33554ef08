"""The commands that write a file on paper: the quarterly report, and the plan."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from pejl.answers.disclosure import Released
from pejl.answers.leaving import Leaving, exposed
from pejl.check import Checked
from pejl.cli import show
from pejl.cli.plans import bound_plan
from pejl.cli.told import Told
from pejl.due.sheet import Sheet
from pejl.goals import BoundPlan
from pejl.ledger import Figures, manifest
from pejl.periods import Grain, Period
from pejl.reports import FORMATS
from pejl.reports.document import Document
from pejl.surroundings import Surroundings
from pejl.words import say

if TYPE_CHECKING:
    from pejl.reports.kvartal import Edition


def report(arguments: Namespace, around: Surroundings) -> int:
    """`pejl report PLAN --quarter 2023Q4 --format pdf --out FILE`.

    Reads `plan`, `quarter`, `format`, `out`, `lang`, `on`, `as_known` of the arguments. Without `--on` it stands as on
    the quarter's last day, without `--as-known` it has all that is known; today's date is in none of it.
    Told where a day is not over.
    """
    lang = arguments.lang
    quarter = _quarter(arguments.quarter, lang)
    _check_format(arguments)
    checked, plan = bound_plan(arguments.plan, lang)
    day = arguments.on or quarter.last
    by = min(day, around.today - timedelta(days=1))  # the report on a quarter stands as on a day that is over
    if by < quarter.last:
        raise Told("rap_ikke_forbi", lang, kvartal=quarter, dag=min(day, around.today))
    if by < day:
        raise Told("rap_dag_ikke_forbi", lang, dag=day)
    from pejl.reports.kvartal import CHAPTERS, edition_of, written

    known = arguments.as_known or max(day, around.newest_known(checked.typed, plan.first))
    before = quarter.first - timedelta(days=1)
    now = around.figures(known, checked.typed, plan.name)
    then = around.figures(min(known, before + (known - day)), checked.typed, plan.name)
    _check_known(checked, now, around, arguments, known)
    with _progress(lang) as step:
        ask = partial(edition_of, checked, now, then, day, quarter, sheet=_sheet(plan, now, day), lang=lang)
        edition = _held(ask, plan, around)
        code = _write(written(edition, step), arguments, step, len(CHAPTERS))
    if many := exposed(edition.leaving):
        show.lines([say("rap_udsat", {"antal": many}, lang)])
    return code


def document(arguments: Namespace, around: Surroundings) -> int:
    """`pejl document PLAN --format pdf --out FILE`. Reads `plan`, `format`, `out`, `lang`, `on` of the arguments; the
    document's day is the plan's first without `--on`."""
    lang = arguments.lang
    _check_format(arguments)
    checked, plan = bound_plan(arguments.plan, lang)
    from pejl.reports.planen import plan_document

    with _progress(lang) as step:
        made = plan_document(checked, arguments.on or plan.first, lang=lang)
        return _write(made, arguments, step, 0)


def _quarter(text: str, lang: str) -> Period:
    try:
        found = Period.parse(text)
    except ValueError:
        raise Told("forkert_periode", lang, skrevet=text) from None
    if found.grain is not Grain.QUARTER:
        raise Told("rap_ikke_kvartal", lang, skrevet=text)
    return found


def _check_format(arguments: Namespace) -> None:
    """Before anything is reckoned: a format there is, and a place that can be written to."""
    lang, out = arguments.lang, Path(arguments.out)
    if arguments.format not in FORMATS:
        raise Told("rap_ukendt_format", lang, skrevet=arguments.format, findes=list(FORMATS))
    if not out.parent.is_dir():
        raise Told("rap_ingen_mappe", lang, mappe=str(out.parent))
    if out.is_dir():
        raise Told("rap_er_mappe", lang, fil=str(out))


def _check_known(checked: Checked, now: Figures, around: Surroundings, arguments: Namespace, known: date) -> None:
    """Told where no number at all was known: a report of nothing is no report."""
    typed = any(figure.as_of <= now.known for figure in checked.typed)
    loaded = any(datetime.fromisoformat(part.as_of) <= now.known for part in manifest.read(around.ledger).figures)
    if not typed and not loaded and now.events is None:
        raise Told("rap_intet_kendt", arguments.lang, dag=known)


def _sheet(plan: BoundPlan, figures: Figures, day: date) -> Sheet | None:
    """The due rows of the plan's municipality; None where its events are not in the ledger."""
    events = figures.events
    if events is None or (events.snapshot.areas and plan.own.code not in events.snapshot.areas):
        return None
    from pejl.answers.promises import asked, setting_of

    return asked(plan, events.snapshot, setting_of(plan), day)


def _held(ask: Callable[..., "Edition"], plan: BoundPlan, around: Surroundings) -> "Edition":
    """What is asked for, held against what the site told where there is a site, and kept as told there before it is
    written."""
    site = import_module("pejl.web.keeping")
    if not site.there_is_one(around.ledger):
        return ask()
    asked: list[Edition] = []

    def decide(told: Sequence[Released]) -> Sequence[Leaving]:
        asked.append(ask(earlier=told))
        return asked[-1].leaving

    site.told(plan.name, around.now, decide)
    return asked[-1]


@contextmanager
def _progress(lang: str) -> Iterator[Callable[[str, int, int], None]]:
    """A bar on a terminal with what is being written, nothing where the output is piped. The last step is the file
    itself."""
    from rich.progress import BarColumn, Progress, TextColumn

    columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}")
    terminal = show.console()
    with Progress(*columns, console=terminal, transient=True, disable=not terminal.is_terminal) as bar:
        task = bar.add_task(say("rap_skriver", {}, lang), total=None)

        def step(what: str, done: int, of: int) -> None:
            bar.update(task, description=what, completed=done, total=of + 1, refresh=True)

        yield step


def _write(made: Document, arguments: Namespace, step: Callable[[str, int, int], None], chapters: int) -> int:
    """The whole file or none: what stood there stays until the new one is written."""
    step(say("rap_saetter", {"format": arguments.format.upper()}, arguments.lang), chapters, chapters)
    content = FORMATS[arguments.format](made)
    out = Path(arguments.out)
    draft = out.with_name(f".{out.name}.nyt")
    try:
        draft.write_bytes(content)
        draft.replace(out)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise Told("rap_kan_ikke_skrives", arguments.lang, fil=str(out), grund=error.strerror or str(error)) from None
    told = {"fil": str(out), "titel": made.title, "dag": made.meta.day, "kendt": made.meta.known}
    show.lines([say("rap_skrevet" if made.meta.known else "rap_skrevet_plan", told, arguments.lang)])
    return 0
