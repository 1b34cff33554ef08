"""The figures a plan brings itself: those typed in the file, and those in the files it names."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from pejl import law
from pejl.check.names import Names
from pejl.intake import Fault, Limits
from pejl.ledger import Figure
from pejl.measure import join
from pejl.numbers import NotANumber, parse_danish
from pejl.periods import Period, start_of_day
from pejl.plan.locator import Path as DataPath
from pejl.plan.model import Tal
from pejl.sources import Extract, tastet


def typed_figures(names: Names) -> list[Figure]:
    """Every typed figure, known from the plan's own date (else from the day before it is in force).

    A figure that cannot be read or bound is a fault at its key, or at the file's name with its line. An area that
    nobody knows is a fault in the plan itself, and a remark, once a name, in a file.
    """
    return [*_inline(names), *_from_files(names)]


def known_from(names: Names) -> datetime:
    head = names.file.plan.plan
    return start_of_day(head.dateret or head.gaelder.fra - timedelta(days=1))


def _inline(names: Names) -> Iterator[Figure]:
    for place, row in enumerate(names.file.plan.tal):
        figure = _figure(names, row, ("tal", place))
        if figure:
            names.typed_at[figure.origin] = ("tal", place, "vaerdi")
            yield figure


def _figure(names: Names, row: Tal, path: DataPath) -> Figure | None:
    groups = names.groups(row.maalgruppe, (*path, "maalgruppe"))
    denominator = names.denominator(row.naevner, (*path, "naevner"))
    area = names.place((row.omraade or names.file.plan.plan.kommune,), (*path, "omraade"))
    measure = names.bound(law.find_measure, row.maaling, (*path, "maaling"))
    if measure is None:
        return None
    try:
        period = Period.parse(row.periode).id
    except ValueError:
        names.error("forkert_periode", (*path, "periode"), skrevet=row.periode)
        return None
    try:
        value = None if row.vaerdi == "skjult" else str(parse_danish(row.vaerdi))
    except NotANumber as fault:
        names.error("ikke_et_tal", (*path, "vaerdi"), skrevet=row.vaerdi, forslag=fault.suggestion)
        return None
    line = names.file.positions.value((*path, "vaerdi")).line
    return Figure(
        source="tastet",
        table=names.file.name,
        measure=measure,
        group=join(groups),
        denominator=denominator,
        variant=row.opgoerelse or "",
        area=area.code if area else "",
        period=period,
        value=value,
        as_of=known_from(names),
        printed=row.trykt or row.vaerdi,
        origin=f"{names.file.path.name}:{line}" + (f" ({row.kilde})" if row.kilde else ""),
    )


def _from_files(names: Names) -> Iterator[Figure]:
    own = names.place((names.file.plan.plan.kommune,), ("plan", "kommune"))
    for place, pattern in enumerate(names.file.plan.plan.tal):
        path: DataPath = ("plan", "tal", place)
        found = files(names.file.path.parent, pattern)
        if not found:
            names.error("ingen_talfil", path, skrevet=pattern)
        for file in found:
            try:
                extract = tastet.read_typed(
                    Limits().read(file),
                    file.name,
                    table=names.file.name,
                    area=own.code if own else "",
                    as_of=known_from(names),
                    find_group=names.find_joined,
                    find_area=names.find_area,
                )
            except Fault as fault:
                names.error(fault.code, path, **{"fil": file.name, **fault.params})
                continue
            _say_what_is_wrong(names, path, extract)
            yield from extract.figures


def _say_what_is_wrong(names: Names, path: DataPath, extract: Extract) -> None:
    for row in extract.rejected:
        told = {"linje": row.line, "kolonne": row.column, "hvorfor": row.reason, "skrevet": row.text}
        names.error("afvist_raekke", path, fil=extract.name, **told)
    for area in extract.unknown_areas:
        names.remark("ukendt_omraade_i_tal", path, skrevet=area.name, forslag=area.nearest, kilde=area.origin)


def files(folder: Path, pattern: str) -> list[Path]:
    """The files behind `../examples/figures/soroe*.csv`, seen from the plan's folder."""
    path = Path(pattern)
    base = path.parent if path.is_absolute() else (folder / path.parent)
    try:
        return sorted(file for file in base.glob(path.name) if file.is_file()) if path.name not in ("", "..") else []
    except OSError:  # a name longer than the system has
        return []
