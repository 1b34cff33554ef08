"""A target and a rhythm as they are said: in Danish the one canonical sentence, which reads back as the same; and in
English."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from pejl.periods import Grain
from pejl.sentences.shapes import (
    COUNTRY,
    AgainstArea,
    Amount,
    AtEach,
    AtFirst,
    AtMostExpected,
    Change,
    CountInAll,
    CountPer,
    CountWithin,
    Direction,
    Duration,
    Every,
    Everyone,
    Fokusmaal,
    GapNarrows,
    Level,
    Open,
    OwnLevel,
    Rank,
    Rhythm,
    Sense,
    Span,
    Target,
    Times,
    Way,
    When,
    WhenReached,
    Within,
    WithinBudget,
)
from pejl.sentences.words import NEUTER, danish
from pejl.words import Step, show

HALF = Amount(Decimal(50), "%")
DOUBLE = Amount(Decimal(100), "%")


def said_target(target: Target) -> Step:
    """What `show` says to a reader, in the reader's language; of one without a number the plan's own words, quoted."""
    return SAID[type(target)](target)


def print_target(target: Target) -> str:
    """The one canonical Danish form, as a plan file has it."""
    return show(said_target(target))


def said_rhythm(rhythm: Rhythm) -> Step:
    """What `show` says to a reader, in the reader's language."""
    return SAID[type(rhythm)](rhythm)


def print_rhythm(rhythm: Rhythm) -> str:
    """The one canonical Danish form, as a plan file has it."""
    return show(said_rhythm(rhythm))


# --- targets ---------------------------------------------------------------------------------------------


def _amount(amount: Amount) -> Step:
    """`1 uge`, `4 uger`; a bare number where there is no unit."""
    one = danish(amount.number) == "1" and amount.unit not in ("", "%")
    return Step("maaltal_maengde", {"tal": amount.number, "hvad": f"aend_en.{amount.unit}" if one else amount.unit})


def _strict(sense: Sense) -> bool:
    return sense in (Sense.OVER, Sense.UNDER)


def _beside_amount(sense: Sense) -> str:
    """`over` and `under` before an amount that another `over`, `under`, `lavere` or `højere` follows."""
    return {Sense.OVER: "mere end", Sense.UNDER: "mindre end"}.get(sense, str(sense))


def _listed(words: Sequence[object]) -> Step:
    """`A`, `A og B`, `A, B og C`."""
    return Step("maaltal_og", {"foerst": words[:-1], "sidst": words[-1]})


def _areas(names: Sequence[str]) -> Step:
    return _listed([Step("maaltal_land") if each == COUNTRY else each for each in names])


def _average(areas: tuple[str, ...]) -> Step:
    return Step("maaltal_landet") if areas == (COUNTRY,) else Step("maaltal_gennemsnit", {"omraader": _areas(areas)})


def _when(when: When | None) -> object:
    return Step("maaltal_ultimo", {"periode": when.period}) if when and when.ultimo else when and when.period


def _in(when: When) -> Step:
    return Step("maaltal_ved_ultimo" if when.ultimo else "maaltal_i", {"periode": when.period})


def _level(level: Level) -> Step:
    if _strict(level.sense) and (danish(level.amount.number), level.amount.unit) == ("50", "%"):
        return Step("maaltal_halvdelen", {"hvad": level.sense})
    return Step("maaltal_niveau", {"hvad": level.sense, "maengde": _amount(level.amount)})


def _against_area(goal: AgainstArea) -> Step:
    number, average = goal.margin.number, _average(goal.areas)
    if not number:
        code = "maaltal_mod_mindst" if goal.sense is Sense.AT_LEAST else "maaltal_mod"
        return Step(code, {"hvad": goal.sense, "gennemsnit": average})
    code, sense = ("maaltal_mod_over", goal.sense) if number > 0 else ("maaltal_mod_under", goal.sense.opposite)
    by = _amount(Amount(abs(number), goal.margin.unit))
    return Step(code, {"hvad": _beside_amount(sense), "maengde": by, "gennemsnit": average})


def _gap(gap: GapNarrows) -> Step:
    told = {"gennemsnit": _average(gap.areas), "maengde": _amount(gap.by), "siden": _when(gap.since)}
    return Step("maaltal_gab", told)


def _change(change: Change) -> Step:
    match change:
        case Change(Sense.AT_LEAST, by, Way.LOWER, since) if by == HALF:
            return Step("maaltal_halveret", {"siden": _when(since)})
        case Change(Sense.AT_LEAST, by, Way.HIGHER, since) if by == DOUBLE:
            return Step("maaltal_fordoblet", {"siden": _when(since)})
    then = _in(change.since) if change.since else Step("maaltal_foer")
    told = {"hvad": _beside_amount(change.sense), "maengde": _amount(change.by), "slags": change.way, "siden": then}
    return Step("maaltal_aendret", told)


def _own_level(own: OwnLevel) -> Step:
    if own.sense is None:
        by = _amount(own.tolerance) if own.tolerance else None
        return Step("maaltal_naer", {"siden": _when(own.at), "maengde": by})
    if own.at.period.grain is Grain.YEAR and not own.at.ultimo:
        code = "maaltal_over_aarets_niveau" if _strict(own.sense) else "maaltal_aarets_niveau"
        return Step(code, {"hvad": own.sense, "aar": own.at.period})
    if _strict(own.sense):
        return Step("maaltal_over_eget_niveau", {"hvad": own.sense, "siden": _in(own.at)})
    return Step("maaltal_eget_niveau", {"hvad": own.sense, "siden": _when(own.at)})


def _rank(rank: Rank) -> Step:
    told = {"antal": Decimal(rank.places), "hvad": rank.end, "omraader": _areas(rank.areas)}
    return Step("maaltal_blandt" if rank.shared_counts else "maaltal_blandt_alene", told)


def _count_per(count: CountPer) -> Step:
    return Step("maaltal_hver", {"hvad": count.sense, "antal": count.number, "slags": count.per})


def _count_in_all(count: CountInAll) -> Step:
    years = _listed([str(year) for year in count.years])
    return Step("maaltal_i_alt", {"hvad": count.sense, "antal": count.number, "aar": years})


# --- rhythms ---------------------------------------------------------------------------------------------


def _time(duration: Duration) -> Step:
    return _amount(Amount(Decimal(duration.number), duration.span))


def _every(every: Every) -> Step:
    number, span = every.duration.number, every.duration.span
    code = "hvornaar_hvert" if span in (Span.YEARS, Span.DAYS_AND_NIGHTS) else "hvornaar_hver"
    if number == 1:
        return Step(code, {"nummer": None, "hvad": f"aend_en.{span}"})
    return Step(code, {"nummer": Decimal(number), "hvad": f"hver.{span}"})


def _times(times: Times) -> Step:
    if times.most is not None:
        told = {"mindst": times.least, "hoejst": times.most, "hvad": times.per}
        return Step("hvornaar_fra_til_gange", told)
    code = "hvornaar_en_gang" if times.least == 1 else "hvornaar_gange"
    return Step(code, {"antal": Decimal(times.least), "hvad": times.per})


def _count_within(promise: CountWithin) -> Step:
    counts = [_of(number, noun) for number, noun in promise.counts]
    return Step("hvornaar_mindst", {"antal": _listed(counts), "tid": _time(promise.window)})


def _of(number: int, noun: str) -> Step:
    return Step("hvornaar_antal", {"antal": Decimal(number), "hvad": f"{'en' if number == 1 else 'flere'}.{noun}"})


def _at_each(each: AtEach) -> Step:
    return Step("hvornaar_ved_hvert" if each.moment in NEUTER else "hvornaar_ved_hver", {"hvad": f"en.{each.moment}"})


def _at_first(first: AtFirst) -> Step:
    code = "hvornaar_ved_det_foerste" if first.moment in NEUTER else "hvornaar_ved_den_foerste"
    return Step(code, {"hvad": f"en.{first.moment}"})


def _when_reached(reached: WhenReached) -> Step:
    return Step("hvornaar_naar", {"hvad": reached.subject, "tid": _time(reached.duration)})


SAID: Mapping[type, Callable[[Any], Step]] = {
    Level: _level,
    AgainstArea: _against_area,
    GapNarrows: _gap,
    Change: _change,
    OwnLevel: _own_level,
    Rank: _rank,
    Everyone: lambda _: Step("maaltal_alle"),
    Fokusmaal: lambda _: Step("maaltal_fokusmaal"),
    CountPer: _count_per,
    CountInAll: _count_in_all,
    WithinBudget: lambda _: Step("maaltal_budget"),
    AtMostExpected: lambda _: Step("maaltal_forventet"),
    Direction: lambda direction: Step("maaltal_retning", {"hvad": direction.trend, "siden": _when(direction.since)}),
    Open: lambda unclear: Step("maaltal_aaben", {"tekst": unclear.text}),
    Within: lambda within: Step("hvornaar_inden_for", {"tid": _time(within.duration)}),
    Every: _every,
    Times: _times,
    CountWithin: _count_within,
    AtEach: _at_each,
    AtFirst: _at_first,
    WhenReached: _when_reached,
}
