"""The plan's own bookkeeping: numbers used twice, announced counts, ages, annexes."""

from collections.abc import Iterator, Sequence

from pejl import law
from pejl.check.names import Names
from pejl.numbers import NotANumber, parse_danish
from pejl.plan import Finding, PlanFile, Severity
from pejl.plan.locator import Path as DataPath
from pejl.plan.model import Aldersbaand
from pejl.plan.rows import Row


def practice(names: Names) -> None:
    """Remark on everything that is not a goal or a figure."""
    _groups_named(names)
    _other_names(names)
    _numbers(names)
    _announced(names)
    _ministry(names)
    _ages(names)
    _amounts(names)
    _kept_too_late(names)
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


def _kept_too_late(names: Names) -> None:
    """A table that is kept on the pages first when the plan is over is never counted from them in its time."""
    last = names.file.plan.plan.gaelder.til
    for name, day in names.file.plan.foeres_i_pejl:
        if day is not None and day > last:
            names.remark("foeres_efter_planen", ("foeres_i_pejl", name), noegle=name, dag=day, sidste=last)


def _amounts(names: Names) -> None:
    """Numbers written as text must be numbers a Danish reader would accept."""
    plan = names.file.plan
    written: list[tuple[DataPath, str]] = [(("budget", i, "budget"), row.budget) for i, row in enumerate(plan.budget)]
    for place, row in enumerate(plan.forudsaetning):
        written += [(("forudsaetning", place, "punkt", i, "vaerdi"), each.vaerdi) for i, each in enumerate(row.punkt)]
    for path, text in written:
        try:
            parse_danish(text)
        except NotANumber as fault:
            names.error("ikke_et_tal", path, skrevet=text, forslag=fault.suggestion)


def repeated_ids(file: PlanFile) -> Iterator[Finding]:
    """Two rows of one kind with the same id: nothing could be told apart."""
    for name in type(file.plan).model_fields:
        rows = getattr(file.plan, name)
        if isinstance(rows, list):
            yield from _repeated(file, (name,), rows, name)
    for place, goal in enumerate(file.plan.maal):
        yield from _repeated(file, ("maal", place, "del"), goal.del_, "maal.del")


def _repeated(file: PlanFile, above: DataPath, rows: Sequence[Row], table: str) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for place, row in enumerate(rows):
        key = getattr(row, "id", None)
        path: DataPath = (*above, place, "id")
        if key is None or path in file.damaged:
            continue
        if key in seen:
            first = file.positions.value((*above, seen[key], "id")).line
            params: dict[str, object] = {"id": key, "tabel": table, "foerste": first}
            yield Finding("samme_id", Severity.ERROR, file.positions.value(path), params)
        seen.setdefault(key, place)


def _other_names(names: Names) -> None:
    """The area of a forecast, and whom a promise leaves out."""
    for place, forecast in enumerate(names.file.plan.forudsaetning):
        names.place((forecast.omraade,), ("forudsaetning", place, "omraade"))
    for place, promise in enumerate(names.file.plan.loefte):
        names.groups(promise.undtagen, ("loefte", place, "undtagen"))


def _groups_named(names: Names) -> None:
    """Groups outside the goals are bound too: a promise to nobody would make no work list."""
    plan = names.file.plan
    for table in ("loefte", "indsats", "projekt", "forudsaetning", "budget", "spoergeskema"):
        for place, row in enumerate(getattr(plan, table)):
            path: DataPath = (table, place, "maalgruppe")
            for code in names.groups(row.maalgruppe, path):
                names.in_force(code, path)


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
    local = {code for row in plan.maal for code in row.ministermaal}
    local |= {code for each in plan.fokus for code in each.ministermaal if any(m.fokus == each.id for m in plan.maal)}
    for row_path, codes in _ministerial(names):
        for place, code in enumerate(codes):
            if code not in known:
                near = law.nearest(code, known)
                path: DataPath = (*row_path, "ministermaal", place)
                names.error("ukendt_navn", path, slags="ministermaal", skrevet=code, forslag=near)
    for place, code in enumerate(plan.plan.ministermaal):
        path = ("plan", "ministermaal", place)
        if code not in known:
            continue
        if code not in local:
            names.remark("ministermaal_uden_maal", path, ministermaal=known[code].name)
        elif not known[code].force.covers(plan.plan.gaelder.fra):
            names.remark("ministermaal_ophaevet", path, ministermaal=known[code].name)
    _focus(names)


def _ministerial(names: Names) -> Iterator[tuple[DataPath, list[str]]]:
    """Every row that names ministerial goals, and where it stands."""
    plan = names.file.plan
    yield ("plan",), plan.plan.ministermaal
    yield from ((("fokus", place), row.ministermaal) for place, row in enumerate(plan.fokus))
    yield from ((("maal", place), row.ministermaal) for place, row in enumerate(plan.maal))


def _focus(names: Names) -> None:
    known = {each.id for each in names.file.plan.fokus}
    for place, goal in enumerate(names.file.plan.maal):
        if goal.fokus is not None and goal.fokus not in known:
            near = law.nearest(goal.fokus, known)
            names.error("ukendt_navn", ("maal", place, "fokus"), slags="fokus", skrevet=goal.fokus, forslag=near)


def _ages(names: Names) -> None:
    """Bands are from-to with both ends included, so 15-18 and 18-29 both have the 18-year-olds."""
    for place, row in enumerate(names.file.plan.indsats):
        path: DataPath = ("indsats", place, "aldersbaand")
        bands: list[Aldersbaand] = sorted(row.aldersbaand, key=lambda band: band.fra)
        for number, upper in enumerate(bands):
            if upper.til < upper.fra:
                names.remark("alder_baglaens", path, baand=f"{upper.fra}-{upper.til}")
            for lower in bands[:number]:
                if upper.fra <= lower.til:
                    last = min(lower.til, upper.til)
                    names.remark(
                        "aldre_overlapper",
                        path,
                        foerste=f"{lower.fra}-{lower.til}",
                        anden=f"{upper.fra}-{upper.til}",
                        alder=f"{upper.fra}" if upper.fra == last else f"{upper.fra}-{last}",
                    )
