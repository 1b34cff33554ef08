"""`pejl load`: extracts through a source into the ledger, saved answers or fetched ones."""

import re
from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from time import sleep

from pejl import law
from pejl.check.names import Names
from pejl.cli import show
from pejl.cli.told import Told, no_file, text_of, unknown_name
from pejl.intake import Fault, Limits
from pejl.law.tables import find_table
from pejl.ledger import Rejected
from pejl.ledger.rejections import keep_rejected
from pejl.periods import Period, day_in_copenhagen, end_of_day, start_of_day
from pejl.plan import PlanFaults, read_plan
from pejl.sources import Extract, find_source, too_many, unknown_table
from pejl.surroundings import Surroundings
from pejl.words import say

MOST_REJECTED = {"udtraek": 1, "tabel": 10}
"""Rejected rows in per cent above which a file is taken to be misread, where --most-rejected says nothing. An answer of
jobindsats or statbank is of a known table: what can be read of it stands."""


def load(arguments: Namespace, around: Surroundings) -> int:
    """Load each file; a file with a fault stops the command before anything of it is published."""
    lang = arguments.lang
    paths = [Path(each) for each in arguments.paths]
    if arguments.source != "udtraek" and (arguments.dry_run or arguments.since or arguments.area):
        raise Told("kun_udtraek", lang)
    if arguments.known and arguments.known > around.today:
        raise Told("kendt_i_fremtiden", lang, dag=arguments.known)
    try:
        if arguments.fetch:
            paths += _fetch(arguments, around)
        if not paths:
            raise Told("intet_at_laese", lang)
        if arguments.source == "udtraek":
            from pejl.cli.extracts import load_extracts

            return load_extracts(arguments, around, paths, _most_rejected(arguments))
        extracts = list(_read(arguments, around, paths))
    except Fault as fault:
        network = fault.code in ("jobindsats_svarer_ikke", "proev_senere")
        raise Told(fault.code, lang, exit_code=4 if network else 2, **fault.params) from None
    rejected = sum(len(each.rejected) for each in extracts)
    if rejected and arguments.strict:
        show.rejected(_rejected(extracts), lang)
        raise Told("intet_udgivet", lang, exit_code=3, antal=rejected)
    for extract in extracts:
        _check(extract, _most_rejected(arguments), lang)
    for extract in extracts:
        _publish(extract, around, lang, dated=bool(arguments.known or arguments.fetch))
        keep_rejected(around.ledger, extract.source, extract.digest, extract.rejected, of_persons=False)
    show.rejected(_rejected(extracts), lang)
    return 3 if rejected else 0


def _most_rejected(arguments: Namespace) -> Fraction:
    given = arguments.most_rejected
    return Fraction(MOST_REJECTED.get(arguments.source, 100) if given is None else given, 100)


def _check(extract: Extract, most: Fraction, lang: str) -> None:
    """Told where so many rows are rejected that the others can hardly be trusted, or a number of a statistic was known
    before its period began; a plan may print what it expects of a time to come."""
    rejected, read = extract.rejected, len(extract.figures) + len(extract.rejected)
    if len(rejected) > most * read:
        show.rejected([(extract.name, row) for row in rejected], lang)
        told = too_many(extract.name, rejected, len(rejected), read, most)
        raise Told("for_mange_afvist", lang, exit_code=3, **told)
    for figure in extract.figures if extract.source != "tastet" else ():
        period = Period.parse(figure.period)
        if figure.as_of < start_of_day(period.first) and not law.measures()[figure.measure].foretold:
            day = day_in_copenhagen(figure.as_of)
            raise Told("kendt_foer_perioden", lang, fil=figure.origin, periode=period, dag=day)


def _read(arguments: Namespace, around: Surroundings, paths: list[Path]) -> Iterator[Extract]:
    reader = find_source(arguments.source).reader()
    given = _given(arguments)
    for path in _with_bar(paths, arguments.lang):
        try:
            data = Limits().read(path)
        except OSError as error:
            raise no_file(path, error, arguments.lang) from None
        yield reader(data, name=path.name, as_of=_as_of(arguments, path, around), **given(path))


def _with_bar(paths: list[Path], lang: str) -> Iterator[Path]:
    """A progress bar on a terminal; nothing in a pipe."""
    from rich.progress import track

    console = show.console()
    yield from track(paths, say("laeser", {}, lang), console=console, transient=True, disable=not console.is_terminal)


def _as_of(arguments: Namespace, path: Path, around: Surroundings) -> datetime:
    """When the numbers became known: the day given, else when the file was written."""
    if arguments.known:
        return end_of_day(arguments.known)
    written = datetime.fromtimestamp(path.stat().st_mtime, around.now.tzinfo)
    return min(written, around.now)


def _given(arguments: Namespace) -> Callable[[Path], dict[str, object]]:
    """What the source needs beside the bytes, from the command's options."""
    lang = arguments.lang
    if arguments.source == "tabel":
        from pejl.sources.tabel import read_map

        if not arguments.map:
            raise Told("mangler_kort", lang)
        column_map = read_map(text_of(Path(arguments.map), lang))
        return lambda path: {"column_map": column_map}
    if arguments.source == "tastet":
        if not arguments.plan:
            raise Told("mangler_plan", lang)
        return _of_plan(Path(arguments.plan), lang)
    return lambda path: {"table": arguments.table or path.name.split("-")[0].split(".")[0]}


def _of_plan(path: Path, lang: str) -> Callable[[Path], dict[str, object]]:
    try:
        names = Names(read_plan(path))
    except (PlanFaults, OSError):
        raise Told("plan_kan_ikke_laeses", lang, fil=str(path)) from None
    try:
        area = law.find_area(names.file.plan.plan.kommune)
    except law.UnknownName as unknown:
        raise unknown_name(unknown, lang) from None
    own = {"area": area, "find_group": names.find_joined, "find_area": names.find_area}
    return lambda file: {"table": path.stem, **own}


def _publish(extract: Extract, around: Surroundings, lang: str, *, dated: bool) -> None:
    counts = {"fil": extract.name, "antal": len(extract.figures), "sprunget": extract.skipped}
    if not extract.figures:
        show.lines([say("ingen_raekker", counts, lang)])
        return
    published = around.store.publish(extract.load(dated=dated), around.now)
    show.lines([say("udgivet" if published.new else "uaendret", counts, lang)])
    for area in extract.unknown_areas:
        told = {"skrevet": area.name, "forslag": area.nearest, "kilde": area.origin}
        show.lines([say("ukendt_omraade_i_tal", told, lang)])


def _rejected(extracts: list[Extract]) -> list[tuple[str, Rejected]]:
    return [(each.name, row) for each in extracts for row in each.rejected]


def _fetch(arguments: Namespace, around: Surroundings) -> list[Path]:
    """Fetch the periods asked for, save each answer as it came, and return the files."""
    from pejl.sources.jobindsats import Client, latest_periods, query_of

    if arguments.source != "jobindsats" or not arguments.table:
        raise Told("hent_kun_jobindsats", arguments.lang)
    if not around.key:
        raise Told("mangler_noegle_jobindsats", arguments.lang)
    try:
        spec = find_table("jobindsats", arguments.table)
    except law.UnknownName as unknown:
        raise unknown_table("jobindsats", unknown) from None
    periods, latest = arguments.fetch, re.fullmatch(r"seneste:([0-9]{1,4})", arguments.fetch[0])
    for each in () if latest else periods:
        try:
            Period.parse(each)
        except ValueError:
            raise Told("forkert_periode", arguments.lang, skrevet=each) from None
    client = Client(around.key, sleep=sleep)
    info = client.table(spec.id)
    if latest:
        kind = {"k": "Q", "h": "QMAT", "a": "Y"}.get(spec.frequency, "M")
        periods = latest_periods(info, kind, int(latest[1]))
    folder = Path(arguments.keep)
    folder.mkdir(parents=True, exist_ok=True)
    saved = []
    for name, body in client.data(spec.id, periods, query_of(spec, info)):
        path = folder / name
        path.write_bytes(body)
        show.lines([say("hentet", {"fil": str(path), "stoerrelse": len(body)}, arguments.lang)])
        saved.append(path)
    return saved
