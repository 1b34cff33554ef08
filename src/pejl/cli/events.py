"""The commands about the municipality's own events: hold them against published numbers, erase, back up, restore."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from pejl.answers.reconcile import Reconciled, of_benefits, of_goals
from pejl.cli import show
from pejl.cli.plans import bound_plan
from pejl.cli.told import Told
from pejl.ledger import manifest
from pejl.ledger.verbs.counting import Counting
from pejl.numbers import machine_text
from pejl.surroundings import Surroundings
from pejl.words import Step, number_with_unit, say, word
from pejl.words import show as shown

IDENTITY, SITE = "identitet.sqlite", "side.sqlite"
"""What the register of identities and the site's database are called in an archive."""
PARTS = {IDENTITY: Step("gemt_identiteter"), SITE: Step("gemt_side")}


def _site() -> Any:
    """What the site does with its own database; known by name alone."""
    return import_module("pejl.web.keeping")


def afstem(arguments: Namespace, around: Surroundings) -> int:
    """`pejl afstem PLAN`: the plan's goals and the benefits, counted from events beside the printed numbers."""
    lang = arguments.lang
    found, plan = bound_plan(arguments.plan, lang)
    figures = around.figures(arguments.as_known or arguments.on, found.typed, plan.name)
    if figures.events is None:
        raise Told("ingen_haendelser", lang, mappe=str(around.ledger.resolve()))
    published, day = figures.events, arguments.on or around.today

    def then(instant: datetime) -> Counting:
        return around.counting(instant) or published

    rows = [*of_goals(plan, figures, day, then), *of_benefits(plan, figures, day, then)]
    if arguments.json:
        show.as_json([{**_data(row, lang), "made_up": published.snapshot.made_up} for row in rows])
        return 0
    show.banner(published, lang)
    if not rows:
        show.lines([say("afstem_intet", {}, lang)])
        return 0
    headings = [say(f"kolonne_{name}", {}, lang) for name in ("emne", "periode", "trykt", "egne", "forskel", "svar")]
    show.table(
        say("afstem_titel", {"plan": plan.title}, lang), headings, [_cells(row, lang) for row in rows], right=(2, 3, 4)
    )
    show.lines(_notes(rows, lang))
    return 0


def _cells(row: Reconciled, lang: str) -> tuple[str, ...]:
    unit = row.unit if row.unit == "%" else ""  # a long one breaks the columns, and the line says what it is
    numbers = (number_with_unit(each, unit, lang) if each else "" for each in (row.printed, row.own))
    return (
        row.label,
        row.period.label(lang) if row.period else "",
        *numbers,
        shown(row.difference, lang) if row.difference else "",
        word(row.match, lang) if row.match else word("kan_ikke_afgoeres", lang),
    )


NEVER_SEEN = "afstem_kan_ikke_ses"
"""What the rows cannot show is the same for every row, and said once."""


def _notes(rows: list[Reconciled], lang: str) -> Iterator[str]:
    for row in rows:
        steps = [step for step in _steps(row) if step.code != NEVER_SEEN]
        if steps:
            yield f"  {row.label}: {'; '.join(shown(step, lang) for step in steps)}."
    if any(step.code == NEVER_SEEN for row in rows for step in _steps(row)):
        yield f"  {say(NEVER_SEEN, {}, lang)}."


def _steps(row: Reconciled) -> Sequence[Step]:
    return [Step(row.lacks.code, row.lacks.params)] if row.lacks else row.why


def _data(row: Reconciled, lang: str) -> dict[str, object]:
    def text(value: object) -> str | None:
        exact = getattr(value, "exact", None)
        return None if exact is None else machine_text(exact)

    return {
        "label": row.label,
        "unit": row.unit,
        "period": row.period.id if row.period else None,
        "printed": text(row.printed),
        "own": text(row.own),
        "difference": text(row.difference),
        "match": row.match.value if row.match else None,
        "why": [shown(step, lang) for step in _steps(row)],
    }


def erase(arguments: Namespace, around: Surroundings) -> int:
    """`pejl erase ID`: the person's rows, number and name are gone from the ledger and the register, under every id
    the person had. What the one knows as erased is erased in the other too: so a killed erasure is carried on."""
    from pejl.ledger.erase import erasures
    from pejl.ledger.events import EventStore

    store = EventStore(around.ledger)
    with around.identities() as register:
        ids, earlier = register.ids_of(arguments.person), register.erased()
        store.erase(earlier, around.now)
        rows = store.erase(ids, around.now)
        gone = [each.person for each in erasures(around.ledger)]
        register.erase(*gone, now=around.now)
    site = _site()
    if site.there_is_one(around.ledger):
        rows += site.erase(gone)
    show.lines([say("slettet" if rows else "slettet_ingen", {"antal": rows, "id": arguments.person}, arguments.lang)])
    return 0


def backup(arguments: Namespace, around: Surroundings) -> int:
    """`pejl backup FILE`: the ledger, and the register of identities and the site's database where they are files."""
    _check_target(Path(arguments.file), around, arguments.lang)
    from pejl.ledger.backup import backup as backed_up

    with around.identities() as register:
        register.erased()  # an address that does not answer is told before anything is written
        extra = {IDENTITY: register.backup} if around.identity_file else {}
        file = _site().file_of(around.ledger)
        if file is not None and file.exists():
            extra[SITE] = _site().SiteFile(file).write
        made = backed_up(around.ledger, Path(arguments.file), around.now, extra)
    told = {"fil": arguments.file, "antal": made.files, "stoerrelse": made.bytes, "sum": _state(around)}
    elsewhere = [PARTS[name] for name, here in ((IDENTITY, around.identity_file), (SITE, file)) if here is None]
    saved = [Step("gemt_register"), *(PARTS[name] for name in extra)]
    show.lines([say("gemt", {**told, "dele": saved, "andet": elsewhere}, arguments.lang)])
    return 0


def _state(around: Surroundings) -> str:
    """The beginning of what the events mean as one sum: the same before a backup and after its restore, whatever the
    ids and the order of loading."""
    from pejl.ledger.events import EventStore
    from pejl.ledger.state_hash import state_hash

    with EventStore(around.ledger).pinned() as snapshot:
        return state_hash(snapshot)[:16]


def _check_target(file: Path, around: Surroundings, lang: str) -> None:
    """Nothing is written over, and nothing is saved of a ledger that is not there."""
    stands = manifest.read(around.ledger)
    if not (stands.batches or stands.figures):
        raise Told("gem_tomt", lang, mappe=str(around.ledger))
    if file.is_dir() or not file.absolute().parent.is_dir():
        raise Told("gem_mappe", lang, fil=str(file))
    if file.exists():
        raise Told("gem_findes", lang, fil=str(file))


def restore(arguments: Namespace, around: Surroundings) -> int:
    """`pejl restore FILE`: what stands in the ledger is replaced, in one step; who is erased stays erased, also where
    the register alone remembers it."""
    from pejl.identity.register import Archived
    from pejl.ledger.backup import Extra, extras_of
    from pejl.ledger.backup import restore as put_back

    with around.identities() as register:
        extra: dict[str, Extra] = {IDENTITY: Archived(register, around.now)} if around.identity_file else {}
        file = _site().file_of(around.ledger)
        if file is not None and SITE in extras_of(Path(arguments.file)):
            extra[SITE] = _site().SiteFile(file)
        restored = put_back(Path(arguments.file), around.ledger, around.now, extra, register.erased())
        register.erase(*restored.erased, now=around.now)
    told: dict[str, object] = {"fil": arguments.file, "antal": restored.backup.files, "slettede": len(restored.erased)}
    told["sum"] = _state(around)
    show.lines([say("lagt_tilbage", told, arguments.lang)])
    return 0
