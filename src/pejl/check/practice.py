"""The plan's own bookkeeping and its promises: numbers used twice, announced counts, clocks, ages, annexes."""

import itertools
from collections.abc import Iterable

from pejl import law
from pejl.check.names import Names
from pejl.plan import Finding, PlanFile, Severity
from pejl.plan.locator import Path as DataPath
from pejl.plan.model import Aldersbaand
from pejl.sentences import parse_rhythm
from pejl.sentences.shapes import Every, Span, Within


def practice(names: Names) -> None:
    """Bind the promises and remark on everything that is not a goal or a figure."""
    _promises(names)
    _groups_named(names)
    _numbers(names)
    _announced(names)
    _ministry(names)
    _ages(names)
    plan = names.file.plan
    for place, annex in enumerate(plan.bilag):
        if not annex.findes:
            names.remark("bilag_mangler", ("bilag", place, "id"), bilag=annex.tekst)
    printed = plan.plan.trykt_periode
    if printed and (printed.fra, printed.til) != (plan.plan.gaelder.fra.year, plan.plan.gaelder.til.year):
        years = f"{plan.plan.gaelder.fra.year}-{plan.plan.gaelder.til.year}"
        if plan.plan.gaelder.fra.year == plan.plan.gaelder.til.year:
            years = str(plan.plan.gaelder.fra.year)
        names.remark("anden_periode_i_overskrift", ("plan", "trykt_periode"), skrevet=printed.tekst, gaelder=years)


def repeated_ids(file: PlanFile) -> Iterable[Finding]:
    """Two rows of one kind with the same id: nothing could be told apart."""
    for name in type(file.plan).model_fields:
        rows = getattr(file.plan, name)
        seen: dict[str, int] = {}
        for place, row in enumerate(rows if isinstance(rows, list) else []):
            key = getattr(row, "id", None)
            path: DataPath = (name, place, "id")
            if key is None or path in file.damaged:
                continue
            if key in seen:
                first = file.positions.value((name, seen[key], "id")).line
                params: dict[str, object] = {"id": key, "tabel": name, "foerste": first}
                yield Finding("samme_id", Severity.ERROR, file.positions.value(path), params)
            seen.setdefault(key, place)


def _promises(names: Names) -> None:
    for place, promise in enumerate(names.file.plan.loefte):
        path: DataPath = ("loefte", place)
        rhythm = names.sentence("hvornaar_ikke_forstaaet", parse_rhythm, promise.hvornaar, (*path, "hvornaar"))
        hours = isinstance(rhythm, Within | Every) and rhythm.duration.span is Span.HOURS
        if hours and promise.timer is None:
            names.remark("timer_uden_ur", (*path, "hvornaar"), loefte=promise.id, skrevet=promise.hvornaar)
        if isinstance(rhythm, Within) and promise.udloeses_af is None:
            names.remark("loefte_uden_start", (*path, "id"), loefte=promise.id)


def _groups_named(names: Names) -> None:
    """Groups outside the goals are bound too: a promise to nobody would make no work list."""
    plan = names.file.plan
    for table in ("loefte", "indsats", "projekt", "forudsaetning", "spoergeskema"):
        for place, row in enumerate(getattr(plan, table)):
            names.groups(row.maalgruppe, (table, place, "maalgruppe"))


def _numbers(names: Names) -> None:
    """The number as the plan prints it: two headings or two goals must not share one."""
    for table in ("fokus", "maal"):
        seen: dict[str, str] = {}
        for place, row in enumerate(getattr(names.file.plan, table)):
            number = row.nummer or (row.id if table == "maal" else None)
            if number is not None and number in seen:
                path: DataPath = (table, place, "nummer" if row.nummer else "id")
                names.remark("samme_nummer", path, nummer=number, foerste=seen[number], anden=row.tekst)
            seen.setdefault(number or "", row.tekst)


def _announced(names: Names) -> None:
    stated = names.file.plan.plan.oplyst
    for what in ("maal", "fokus") if stated else ():
        count, listed = getattr(stated, what), len(getattr(names.file.plan, what))
        if count is not None and count != listed:
            path: DataPath = ("plan", "oplyst", what)
            names.remark("oplyst_antal", path, oplyst=count, fundet=listed, hvad=what)


def _ministry(names: Names) -> None:
    """Each ministerial goal the plan repeats has a goal of the plan's own, and was in force."""
    plan = names.file.plan
    known = law.ministerial_goals()
    used = {code for goal in plan.maal for code in goal.ministermaal}
    used |= {code for each in plan.fokus for code in each.ministermaal}
    local = {code for row in plan.maal for code in row.ministermaal}
    local |= {code for each in plan.fokus for code in each.ministermaal if any(m.fokus == each.id for m in plan.maal)}
    for place, code in enumerate(plan.plan.ministermaal):
        path: DataPath = ("plan", "ministermaal", place)
        if code not in known:
            names.error("ukendt_navn", path, slags="ministermaal", skrevet=code, forslag=law.nearest(code, known))
        elif code not in local:
            names.remark("ministermaal_uden_maal", path, ministermaal=known[code].name)
        elif not known[code].force.covers(plan.plan.gaelder.fra):
            names.remark("ministermaal_ophaevet", path, ministermaal=known[code].name)
    for code in sorted(used - set(known)):
        names.error("ukendt_navn", ("plan",), slags="ministermaal", skrevet=code, forslag=law.nearest(code, known))
    _focus(names)


def _focus(names: Names) -> None:
    known = {each.id for each in names.file.plan.fokus}
    for place, goal in enumerate(names.file.plan.maal):
        if goal.fokus is not None and goal.fokus not in known:
            near = law.nearest(goal.fokus, known)
            names.error("ukendt_navn", ("maal", place, "fokus"), slags="fokus", skrevet=goal.fokus, forslag=near)


def _ages(names: Names) -> None:
    """Bands are from-to with both ends included, so 15-18 and 18-29 both have the 18-year-olds."""
    for place, row in enumerate(names.file.plan.indsats):
        bands: list[Aldersbaand] = sorted(row.aldersbaand, key=lambda band: band.fra)
        for lower, upper in itertools.pairwise(bands):
            if upper.fra <= lower.til:
                names.remark(
                    "aldre_overlapper",
                    ("indsats", place, "aldersbaand"),
                    foerste=f"{lower.fra}-{lower.til}",
                    anden=f"{upper.fra}-{upper.til}",
                    alder=f"{upper.fra}" if upper.fra == lower.til else f"{upper.fra}-{lower.til}",
                )
