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
from pejl.cli.outfile import chosen, put
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
    """`pejl report PLAN --quarter 2023Q4 --out rapport.pdf`.

    Reads `plan`, `quarter`, `format`, `out`, `lang`, `on`, `as_known` of the arguments. Without `--on` it stands as on
    the quarter's last day, without `--as-known` it has all that is known; today's date is in none of it. Beside a site
    it has what the owners have written there, and is held against what was told there.
    Told where a day is not over.
    """
    lang = arguments.lang
    quarter = _quarter(arguments.quarter, lang)
    kind, out = chosen(arguments)
    checked, plan = bound_plan(arguments.plan, lang)
    day = arguments.on or quarter.last
    known = arguments.as_known or max(day, around.newest_known(checked.typed, plan.first))
    _check_days(quarter, day, arguments.as_known, around.today, lang)
    from pejl.reports.kvartal import CHAPTERS, edition_of, written

    before = quarter.first - timedelta(days=1)
    now = around.figures(known, checked.typed, plan.name)
    then = around.figures(min(known, before + (known - day)), checked.typed, plan.name)
    _check_known(checked, now, around, known, lang)
    sheet = _sheet(plan, now, day)
    with _progress(lang) as step:
        ask = partial(edition_of, checked, now, then, day, quarter, sheet=sheet, lang=lang)
        edition, approved = _beside_site(ask, plan, quarter, around)
        told = _write(written(edition, step), kind, out, step, len(CHAPTERS))
    show.banner(now.events, lang)
    if approved:
        told.append(say("rap_godkendt_er_der", {"antal": approved, "kvartal": quarter}, lang))
    if many := exposed(edition.leaving):
        told.append(say("rap_udsat", {"antal": many}, lang))
    show.lines([*told, *_read_from(around.ledger, sheet, lang)])
    return 0


def document(arguments: Namespace, around: Surroundings) -> int:
    """`pejl document PLAN --out plan.pdf`. Reads `plan`, `format`, `out`, `lang`, `on` of the arguments; the document's
    day is the plan's first without `--on`."""
    lang = arguments.lang
    kind, out = chosen(arguments)
    checked, plan = bound_plan(arguments.plan, lang)
    from pejl.reports.planen import plan_document

    with _progress(lang) as step:
        made = plan_document(checked, arguments.on or plan.first, lang=lang)
        told = _write(made, kind, out, step, 0)
    show.lines(told)
    return 0


def _quarter(text: str, lang: str) -> Period:
    try:
        found = Period.parse(text)
    except ValueError:
        raise Told("forkert_periode", lang, skrevet=text) from None
    if found.grain is not Grain.QUARTER:
        raise Told("rap_ikke_kvartal", lang, skrevet=text)
    return found


def _check_days(quarter: Period, day: date, known: date | None, today: date, lang: str) -> None:
    """The report on a quarter stands as on a day that is over, on numbers that can be known today."""
    by = min(day, today - timedelta(days=1))
    if by < quarter.last:
        raise Told("rap_ikke_forbi", lang, kvartal=quarter, dag=min(day, today))
    if by < day:
        raise Told("rap_dag_ikke_forbi", lang, dag=day)
    if known and known > today:
        raise Told("rap_kendt_i_fremtiden", lang, dag=known)


def _check_known(checked: Checked, now: Figures, around: Surroundings, known: date, lang: str) -> None:
    """Told where no number at all was known: a report of nothing is no report."""
    typed = any(figure.as_of <= now.known for figure in checked.typed)
    loaded = any(datetime.fromisoformat(part.as_of) <= now.known for part in manifest.read(around.ledger).figures)
    if not typed and not loaded and now.events is None:
        raise Told("rap_intet_kendt", lang, dag=known)


def _sheet(plan: BoundPlan, figures: Figures, day: date) -> Sheet | None:
    """The due rows of the plan's municipality; None where its events are not in the ledger."""
    events = figures.events
    if events is None or (events.snapshot.areas and plan.own.code not in events.snapshot.areas):
        return None
    from pejl.answers.promises import asked, setting_of

    return asked(plan, events.snapshot, setting_of(plan), day)


def _beside_site(
    ask: Callable[..., "Edition"], plan: BoundPlan, quarter: Period, around: Surroundings
) -> tuple["Edition", int]:
    """What is asked for and how many approved reports there are. Where there is a site: with what the owners have
    written there, held against what the site told, and kept as told there before it is written."""
    site = import_module("pejl.web.keeping")
    if not site.there_is_one(around.ledger):
        return ask(), 0
    texts, approved = site.written(plan, quarter)
    asked: list[Edition] = []

    def decide(told: Sequence[Released]) -> Sequence[Leaving]:
        asked.append(ask(texts=texts, earlier=told))
        return asked[-1].leaving

    site.told(plan.name, around.now, decide)
    return asked[-1], approved


def _read_from(ledger: Path, sheet: Sheet | None, lang: str) -> Iterator[str]:
    """Where the numbers were read, and that there are no own ones where there are none."""
    if not ledger.is_dir():
        yield say("rap_intet_register", {"mappe": str(ledger)}, lang)
        return
    yield say("rap_laest_fra", {"mappe": str(ledger)}, lang)
    if sheet is None:
        yield say("rap_ingen_egne", {}, lang)


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


def _write(made: Document, kind: str, out: Path, step: Callable[[str, int, int], None], chapters: int) -> list[str]:
    """The file, and what is told of it."""
    lang = made.language
    step(say("rap_saetter", {"format": kind.upper()}, lang), chapters, chapters)
    put(FORMATS[kind](made), out, lang)
    told = {"fil": str(out), "titel": made.title, "dag": made.meta.day, "kendt": made.meta.known}
    return [say("rap_skrevet" if made.meta.known else "rap_skrevet_plan", told, lang)]
