"""The commands about a plan: check, goals, explain."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from textwrap import fill

from pejl.answers.explain import explain as explained
from pejl.answers.explain import reference_words, sense_words, verdict_words
from pejl.answers.findings import findings_data
from pejl.answers.standings import as_data, figures_of, goal_data, lag_of, standings, why
from pejl.check import Checked, check_file
from pejl.cli import show
from pejl.cli.told import Told, no_file
from pejl.goals import BoundPlan, Standing
from pejl.numbers import machine_text
from pejl.surroundings import Surroundings
from pejl.words import number_with_unit, say, word
from pejl.words import show as shown


def check(arguments: Namespace, around: Surroundings) -> int:
    """`pejl check PLAN…`: every finding with its line and column; exit code 1 when there is a fault."""
    found = [_checked(path, arguments.lang) for path in arguments.plans]
    if arguments.json:
        show.as_json([row for each in found for row in findings_data(each, arguments.lang)])
    elif arguments.csv:
        rows = [row for each in found for row in findings_data(each, arguments.lang)]
        keys = ("plan", "file", "line", "column", "severity", "code", "says")
        show.as_csv(keys, [[str(row[key]) for key in keys] for row in rows])
    else:
        for each in found:
            _show_findings(each, arguments.lang)
    return 1 if any(each.faults for each in found) else 0


def _checked(path: str, lang: str) -> Checked:
    try:
        return check_file(Path(path))
    except OSError as error:
        raise no_file(path, error, lang) from None


def _show_findings(found: Checked, lang: str) -> None:
    rows = [
        (f"{row['line']}:{row['column']}", word(str(row["severity"]), lang), str(row["says"]))
        for row in findings_data(found, lang)
    ]
    headings = [say(f"kolonne_{name}", {}, lang) for name in ("sted", "slags", "fund")]
    if rows:
        show.table(str(found.path), headings, rows)
    faults = len(found.faults)
    counts = {"fil": str(found.path), "fejl": faults, "anmaerkninger": len(rows) - faults}
    show.lines([say("check_i_alt", counts, lang)])
    if faults:
        show.lines([say("check_foerst_fejl", {}, lang)])


def bound_plan(path: str, lang: str) -> tuple[Checked, BoundPlan]:
    """The plan ready to run; with faults they are told on stderr, and nothing runs."""
    found = _checked(path, lang)
    if found.bound is None:
        for row in findings_data(found, lang):
            if row["severity"] == "fejl":
                sys.stderr.write(f"{row['file']}:{row['line']}:{row['column']}: {row['says']}\n")
        raise Told("plan_med_fejl", lang, exit_code=1, antal=len(found.faults), fil=path)
    return found, found.bound


def goals(arguments: Namespace, around: Surroundings) -> int:
    """`pejl goals PLAN`: every goal with its number, what it is held against, and how it stands in words."""
    found, plan = bound_plan(arguments.plan, arguments.lang)
    day, known = _days(arguments, around)
    figures = around.figures(arguments.as_known or arguments.on, found.typed, plan.name)
    stand = standings(plan, figures, day)
    made_up = figures.events is not None and figures.events.snapshot.made_up
    if not (arguments.json or arguments.csv):
        show.banner(figures.events, arguments.lang)
    if arguments.json:
        show.as_json(as_data(plan, stand, day, known, arguments.lang, made_up=made_up))
    elif arguments.csv:
        _goals_csv(stand, arguments.lang, made_up=made_up)
    else:
        headings = [say(f"kolonne_{name}", {}, arguments.lang) for name in _COLUMNS]
        title = say("goals_titel", {"plan": plan.title, "dag": day, "kendt": known}, arguments.lang)
        if show.console().width < NARROW:
            show.lines([title, "", *_blocks(stand, headings, arguments.lang)])
        else:
            rows = [(_folded(label), *cells) for label, *cells in _rows(stand, arguments.lang)]
            show.table(title, headings, rows, right=(2, 5), whole=(0, 2, 3, 6))
        show.lines(_notes(stand, arguments.lang))
        told = {"fil": arguments.plan, "antal": len(found.findings), "mappe": str(around.ledger.resolve())}
        show.lines([say("goals_slut", told, arguments.lang)])
    return 0


NARROW = 130
"""Below this a row of seven columns breaks words; each goal is then a block of lines."""
_COLUMNS = ("id", "maal", "tal", "periode", "mod", "afstand", "staar")


def _days(arguments: Namespace, around: Surroundings) -> tuple[date, date]:
    day = arguments.on or around.today
    return day, arguments.as_known or day


def _rows(stand: Iterable[Standing], lang: str) -> Iterator[tuple[str, ...]]:
    for each in stand:
        yield _row(each, each.id, lang)
        for part in each.parts:
            yield _row(part, f"  {part.id}", lang)


def _folded(label: str) -> str:
    """A long id is broken at its hyphens, so that the goal's text keeps its room."""
    return fill(label, 20, subsequent_indent="  ", break_long_words=False)


def _row(standing: Standing, label: str, lang: str) -> tuple[str, ...]:
    judged = standing.judgement
    return (
        label,
        standing.text,
        number_with_unit(judged.value, judged.unit, lang) if judged.value else "",
        judged.own.period.label(lang) if judged.own else "",
        _against(standing, lang),
        shown(judged.limit.distance, lang) if judged.limit else "",
        verdict_words(standing, lang),
    )


def _blocks(stand: Iterable[Standing], headings: list[str], lang: str) -> Iterator[str]:
    """The same cells one under the other, for a narrow terminal."""
    for row in _rows(stand, lang):
        cells = [cell.replace("\n", "; ") for cell in row]
        numbers = (f"{heading} {cell}" for heading, cell in zip(headings[2:6], cells[2:6], strict=True) if cell)
        yield f"{cells[0]}  {cells[1]}"
        yield from (f"      {text}" for text in (" · ".join(numbers), cells[6]) if text)


def _notes(stand: Iterable[Standing], lang: str) -> Iterator[str]:
    """Under the table, goal by goal: why it cannot be decided, what could turn it, where the number is from."""
    for each in stand:
        for row in (each, *each.parts):
            label = row.id if row is each else f"{each.id}/{row.id}"
            said = [why(row, lang)] if row.judgement.why else []
            said += [say("forklar_kan_vende", {"hvordan": turn.says}, lang) for turn in row.turns]
            origins = sorted({figure.origin for figure in figures_of(row)})
            if origins:
                more = f" + {len(origins) - 2}" if len(origins) > 2 else ""
                told = {"sted": ", ".join(word(each, lang) for each in origins[:2]) + more, "dage": lag_of(row)}
                said.append(say("tal_fra_sted", told, lang))
            yield from (f"  {label}: {text}." for text in said)


def _against(standing: Standing, lang: str) -> str:
    judged = standing.judgement
    said = []
    if judged.limit is not None:
        unit = "" if judged.value and judged.unit != "%" else judged.unit  # a long one is said once, by the number
        said.append(f"{sense_words(judged.limit.sense, lang)} {number_with_unit(judged.limit.limit, unit, lang)}")
    return "\n".join(filter(None, [*said, reference_words(standing, lang)]))


_CSV = ("id", "text", "period", "value", "unit", "sense", "limit", "reference", "distance")


def _goals_csv(stand: Iterable[Standing], lang: str, *, made_up: bool) -> None:
    rows = []
    for each in stand:
        for row in (each, *each.parts):
            data = goal_data(row, lang)
            judged, limit = row.judgement, row.judgement.limit
            bound = limit.limit.exact if limit else None
            cells = {
                "id": row.id if row is each else f"{each.id}/{row.id}",
                "text": row.text,
                "period": judged.own.period.id if judged.own else "",
                "sense": limit.sense.value if limit else "",
                "limit": None if bound is None else machine_text(bound),
            }
            numbers = [_cell(cells.get(key, data.get(key)), lang) for key in _CSV]
            said = "; ".join(turn["says"] for turn in data["could_turn"])
            rows.append(
                [
                    *numbers,
                    *(_cell(data[key], lang) for key in ("stage", "holds", "verdict", "why")),
                    said,
                    _cell(made_up, lang),
                ]
            )
    show.as_csv([*_CSV, "stage", "holds", "verdict", "why", "could_turn", "made_up"], rows)


def _cell(value: object, lang: str) -> str:
    """Decimal comma in Danish: the file is for a Danish spreadsheet."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    text = str(value)
    is_number = text.replace(".", "", 1).lstrip("-").isdigit()
    return text.replace(".", ",") if is_number and lang == "da" else text


def explain(arguments: Namespace, around: Surroundings) -> int:
    """`pejl explain PLAN GOAL`: every step from rows to verdict."""
    found, plan = bound_plan(arguments.plan, arguments.lang)
    day, _ = _days(arguments, around)
    goal = next((each for each in plan.goals if each.id == arguments.goal), None)
    if goal is None:
        raise Told("ukendt_maal", arguments.lang, skrevet=arguments.goal, findes=[each.id for each in plan.goals])
    figures = around.figures(arguments.as_known or arguments.on, found.typed, plan.name)
    stand = next(each for each in standings(plan, figures, day) if each.id == goal.id)
    show.banner(figures.events, arguments.lang)
    show.lines(f"{'   ' * line.level}{line.text}" for line in explained(plan, goal, stand, arguments.lang))
    return 0
