"""The commands about figures: compare areas, and what has been loaded."""

from argparse import Namespace
from typing import TYPE_CHECKING

from pejl import indicators, law, rules
from pejl.answers.compare import Compared, newest_period
from pejl.answers.compare import compare as compared
from pejl.answers.freshness import Fresh, freshness
from pejl.cli import show
from pejl.cli.told import Told, unknown_name
from pejl.ledger import Origin
from pejl.measure import COUNTRY, Place, Spec, area, group_name
from pejl.numbers import machine_text
from pejl.periods import Period
from pejl.sentences.shapes import End
from pejl.surroundings import Surroundings
from pejl.words import Step, number_with_unit, say, word
from pejl.words import show as shown

if TYPE_CHECKING:
    from pejl.ledger.verbs.counting import Counting


def compare(arguments: Namespace, around: Surroundings) -> int:
    """`pejl compare INDICATOR`: the areas in order of place; a shared place is shown as best-worst."""
    lang = arguments.lang
    spec, areas = _asked(arguments)
    figures = around.figures(arguments.as_known)
    period = _period(arguments)
    if period is None:
        known = [found for place in (*areas, COUNTRY) if (found := newest_period(figures, spec, place))]
        if not known:
            raise Told("ingen_tal_i_registret", lang, indikator=spec.indicator.title, mappe=str(around.ledger))
        period = max(known, key=lambda each: each.end)
    end = End.HIGHEST if arguments.highest else End.LOWEST
    rows = compared(figures, spec, areas, period, end)
    if not any(row.measured for row in rows) and rows[0].lacks:
        raise Told("intet_at_vise", lang, hvorfor=Step(rows[0].lacks.code, rows[0].lacks.params))
    _show_compared(arguments, spec, period, rows)
    return 0


def _show_compared(arguments: Namespace, spec: Spec, period: Period, rows: list[Compared]) -> None:
    lang, unit = arguments.lang, spec.indicator.unit
    if arguments.json:
        show.as_json([_data(row, spec, period) for row in rows])
        return
    headings = [say(f"kolonne_{name}", {}, lang) for name in ("plads", "omraade", "tal", "bemaerk")]
    if arguments.csv:
        rows_as_text = [[_place(row), row.place.name, _bare(row, lang), _notes(row, lang)] for row in rows]
        show.as_csv([*headings[:2], f"{headings[2]} ({unit})" if unit else headings[2], headings[3]], rows_as_text)
        return
    sources = sorted({f"{f.source} {f.table}" for row in rows if row.measured for f in row.measured.trail.figures})
    told = {
        "indikator": spec.indicator.title,
        "gruppe": group_name("+".join(spec.indicator.groups or spec.groups)),
        "naevner": law.denominators()[spec.denominator].name if spec.denominator else "",
        "periode": period,
        "kilder": sources,
    }
    show.table(say("compare_titel", told, lang), headings, [_cells(row, unit, lang) for row in rows], right=(0, 2))


def _asked(arguments: Namespace) -> tuple[Spec, list[Place]]:
    shelf = rules.collect(indicators, rules.Indicator)
    found = shelf.get(arguments.indicator)
    if found is None:
        near = law.nearest(arguments.indicator, shelf)
        raise Told("ukendt_indikator", arguments.lang, skrevet=arguments.indicator, forslag=near)
    try:
        groups = tuple(law.find_group(name) for name in arguments.groups)
        denominator = law.find_denominator(arguments.of) if arguments.of else ""
        areas = _areas(arguments.areas)
    except law.UnknownName as unknown:
        raise unknown_name(unknown, arguments.lang) from None
    return Spec(found, groups, denominator, arguments.variant, Origin.PUBLISHED), areas


def _areas(names: list[str]) -> list[Place]:
    """`alle` is the 98 municipalities; a region or council is its members and itself."""
    places: dict[str, Place] = {}
    for name in names:
        codes = law.municipalities() if name == "alle" else (law.find_area(name),)
        for code in codes:
            place = area(code)
            for each in (*map(area, place.members), place):
                places.setdefault(each.code, each)
    return list(places.values())


def _period(arguments: Namespace) -> Period | None:
    if arguments.period is None:
        return None
    try:
        return Period.parse(arguments.period)
    except ValueError:
        raise Told("forkert_periode", arguments.lang, skrevet=arguments.period) from None


def _place(row: Compared) -> str:
    if row.best is None:
        return ""
    return str(row.best) if row.best == row.worst else f"{row.best}-{row.worst}"


def _cells(row: Compared, unit: str, lang: str) -> tuple[str, str, str, str]:
    number = number_with_unit(row.measured.value, unit, lang) if row.measured else ""
    return _place(row), shown(row.place.name, lang), number, _notes(row, lang)


def _bare(row: Compared, lang: str) -> str:
    """The number alone, so that a spreadsheet can count with it; a withheld one is a word."""
    return shown(row.measured.value, lang) if row.measured else ""


def _notes(row: Compared, lang: str) -> str:
    steps = row.measured.trail.steps if row.measured else [Step(row.lacks.code, row.lacks.params)] if row.lacks else []
    return "; ".join(shown(step, lang) for step in steps)


def _data(row: Compared, spec: Spec, period: Period) -> dict[str, object]:
    value = row.measured.value if row.measured else None
    figures = row.measured.trail.figures if row.measured else []
    return {
        "indicator": spec.indicator.name,
        "unit": spec.indicator.unit,
        "area": row.place.code,
        "name": row.place.name,
        "period": period.id,
        "value": None if value is None or value.exact is None else machine_text(value.exact),
        "withheld": bool(value and value.withheld),
        "best": row.best,
        "worst": row.worst,
        "sources": sorted({f"{figure.source} {figure.table}" for figure in figures}),
    }


def sources(arguments: Namespace, around: Surroundings) -> int:
    """`pejl sources`: every table in the ledger, oldest news first, and how many events there are of each kind."""
    rows = freshness(around.store, around.today)
    lang, events = arguments.lang, around.counting(None)
    if arguments.json:
        show.as_json([*map(_fresh_data, rows), *_events_data(events)])
        return 0
    headings = [
        say(f"kolonne_{name}", {}, lang) for name in ("kilde", "tabel", "raekker", "seneste", "kendt", "naeste")
    ]
    cells = [_fresh_cells(row, lang) for row in rows]
    if arguments.csv:
        show.as_csv(headings, cells)
        return 0
    show.banner(events, lang)
    if cells:
        show.table(str(around.ledger), headings, cells, right=(2,))
    if events is not None:
        counts = [f"{shown(many, lang)} {word(f'tabel.{name}', lang)}" for name, many in _sizes(events)]
        show.lines([say("haendelser_indlaest", {"antal": counts, "dag": events.day}, lang)])
    elif not cells:
        show.lines([say("tomt_register", {"mappe": str(around.ledger)}, lang)])
    return 0


def _sizes(events: "Counting") -> list[tuple[str, int]]:
    return [(name, many) for name, many in events.snapshot.sizes.items() if many]


def _events_data(events: "Counting | None") -> list[dict[str, object]]:
    if events is None:
        return []
    known = {"newest": None, "known": events.day.isoformat(), "next": None, "late": False}
    known["made_up"] = events.snapshot.made_up
    return [{"source": "egne", "table": name, "rows": many, **known} for name, many in _sizes(events)]


def _fresh_data(row: Fresh) -> dict[str, object]:
    return {
        "source": row.source,
        "table": row.table,
        "rows": row.rows,
        "newest": row.newest.id,
        "known": row.known.isoformat(),
        "next": row.following.isoformat() if row.following else None,
        "late": row.late,
    }


def _fresh_cells(row: Fresh, lang: str) -> tuple[str, ...]:
    following = "" if row.following is None else shown(row.following, lang)
    if row.late:
        following = say("naeste_forsinket", {"dag": row.following}, lang)
    return row.source, row.table, shown(row.rows, lang), row.newest.label(lang), shown(row.known, lang), following
