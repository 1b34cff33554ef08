"""A standing as the pages of the plan show it: its number, what it is held against, how it stands, how new it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pejl import law
from pejl.answers.explain import reference_words, sense_words, verdict_words
from pejl.answers.freshness import Fresh, freshness
from pejl.answers.standings import figures_of, lag_of
from pejl.goals import Goal, Standing
from pejl.measure import Spec
from pejl.web.stand import Stand
from pejl.words import number_with_unit, say, show

LOOKS: Mapping[str | None, str] = {
    "opfyldt": "godt",
    "paa_vej": "godt",
    "i_fare": "maaske",
    "ikke_opfyldt": "skidt",
    "kan_ikke_afgoeres": "ukendt",
}
"""The colour of a verdict, beside its word and sign."""
ORDER = ("skidt", "maaske", "ukendt", "godt")
"""What needs a leader most is counted first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A goal or a part of one. `of`: what the number is a share of; `why`: each thing to know of the verdict, what
    could turn it too; `fresh`: period, lag and when the next is expected."""

    goal: str
    id: str
    text: str
    number: str
    of: str
    against: str
    reference: str
    said: str
    look: str
    why: tuple[str, ...]
    fresh: tuple[str, ...]
    late: bool
    standing: Standing
    spec: Spec | None
    parts: tuple["Row", ...] = field(default=())


def rows_of(stand: Stand, found: Sequence[Standing], lang: str) -> list[Row]:
    """The plan's goals in its order, each with its parts. `found` is the standings as the reader may see them."""
    fresh = fresh_tables(stand)
    return [_row(goal, each, fresh, lang) for goal, each in zip(stand.plan.goals, found, strict=True)]


def fresh_tables(stand: Stand) -> Mapping[str, Fresh]:
    """How new each table of figures is, by its id."""
    return stand.once(
        "friske tabeller", lambda: {each.table: each for each in freshness(stand.base.around.store, stand.day)}
    )


def _row(goal: Goal, standing: Standing, fresh: Mapping[str, Fresh], lang: str) -> Row:
    specs = {part.id: part.spec for part in goal.parts} | {row.id: row.spec for row in goal.part.budget}
    parts = tuple(_one(goal.id, part, specs.get(part.id), fresh, lang) for part in standing.parts)
    return _one(goal.id, standing, None if parts else goal.part.spec, fresh, lang, parts)


def _one(
    goal: str,
    standing: Standing,
    spec: Spec | None,
    fresh: Mapping[str, Fresh],
    lang: str,
    parts: tuple[Row, ...] = (),
) -> Row:
    judged = standing.judgement
    told, late = _fresh(standing, fresh, lang)
    return Row(
        goal,
        standing.id,
        standing.text,
        number_with_unit(judged.value, judged.unit, lang) if judged.value else "",
        _of(standing, spec, lang) if judged.value else "",
        against(standing, lang),
        reference_words(standing, lang),
        verdict_words(standing, lang),
        look_of(standing),
        _why(standing, lang),
        told,
        late,
        standing,
        spec,
        parts,
    )


def look_of(standing: Standing) -> str:
    """godt · maaske · skidt · ukendt."""
    if standing.verdict is None and standing.holds is not None:
        return "godt" if standing.holds else "skidt"
    return LOOKS.get(standing.verdict, "ukendt")


def against(standing: Standing, lang: str) -> str:
    """`højst 1,7 %`: the line itself; "" where there is none."""
    judged = standing.judgement
    if judged.limit is None:
        return ""
    unit = "" if judged.value and judged.unit != "%" else judged.unit  # a long one is said once, by the number
    return f"{sense_words(judged.limit.sense, lang)} {number_with_unit(judged.limit.limit, unit, lang)}"


def _of(standing: Standing, spec: Spec | None, lang: str) -> str:
    """What 100 per cent is, and how many where that is known."""
    own = standing.judgement.own
    if spec is None or not spec.denominator:
        return ""
    base = own.trail.base if own else None
    many = base if base is not None and base.exact else ""
    return say("web_plan_af", {"naevner": law.denominators()[spec.denominator].name, "antal": many}, lang)


def _why(standing: Standing, lang: str) -> tuple[str, ...]:
    said = [show(step, lang) for step in standing.judgement.why]
    said += [say("forklar_kan_vende", {"hvordan": turn.says}, lang) for turn in standing.turns]
    return tuple(dict.fromkeys(said))


def _fresh(standing: Standing, tables: Mapping[str, Fresh], lang: str) -> tuple[tuple[str, ...], bool]:
    own = standing.judgement.own
    if own is None:
        return (), False
    said = [say("web_plan_periode", {"periode": own.period}, lang)]
    ours = {figure.table for figure in figures_of(standing) if figure.area == own.place.code}
    known = [tables[table] for table in sorted(ours) if table in tables]
    if known:
        oldest = min(known, key=lambda each: each.following or each.known)
        code = "web_plan_naeste_sen" if oldest.late else "web_plan_naeste"
        said += [say(code, {"dag": oldest.following}, lang)] if oldest.following else []
        return tuple(said), oldest.late
    lag = lag_of(standing)
    if lag is not None:
        said.append(say("forklar_dage", {"dage": lag}, lang))
    return tuple(said), False


def tally(rows: Sequence[Row]) -> list[tuple[str, str, int]]:
    """How many goals stand how: verdict in words, its look and the count, what needs most first."""
    counts: dict[tuple[str, str], int] = {}
    for row in rows:
        counts[row.look, row.said] = counts.get((row.look, row.said), 0) + 1
    ordered = sorted(counts.items(), key=lambda each: (ORDER.index(each[0][0]), each[0][1]))
    return [(said, look, many) for (look, said), many in ordered]
