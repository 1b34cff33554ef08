"""`maaltal`: from Danish to a Target and back."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pejl.periods import MONTHS, Grain, Period, month, quarter, whole_year
from pejl.sentences.reader import Reader
from pejl.sentences.repairs import FOR_TARGETS
from pejl.sentences.shapes import (
    COUNTRY,
    AgainstArea,
    Amount,
    AtMostExpected,
    Change,
    CountInAll,
    CountPer,
    Direction,
    End,
    Everyone,
    Fokusmaal,
    GapNarrows,
    Level,
    Open,
    OwnLevel,
    Rank,
    Sense,
    Target,
    Trend,
    Way,
    When,
    WithinBudget,
)
from pejl.sentences.words import PHRASES, PLURAL, SHARED_READINGS, danish, listed, with_unit

HALF = Amount(Decimal(50), "%")
DOUBLE = Amount(Decimal(100), "%")
NO_MARGIN = Amount(Decimal(0), "procentpoint")
FALLING = ("falde", "reducere", "nedbring")
QUOTES = '"“”„»'

Areas = tuple[str, ...]

# --- reading ---------------------------------------------------------------------------------------------


def _area_name(*words: str) -> str:
    name = " ".join(words)
    return COUNTRY if name.lower() in ("landet", "hele landet", "landet som helhed") else name


def _against_area(sense: Sense, by: Amount, side: Sense, areas: Areas) -> AgainstArea:
    """Under an average, more distance is less of the number: `mindst 1 under` is at most the average - 1."""
    margin = by if side is Sense.OVER else replace(by, number=-by.number)
    sense = sense if side is Sense.OVER else sense.opposite
    return AgainstArea(sense, margin if margin.number else NO_MARGIN, areas)


def _change(sense: Sense, by: Amount, side: Sense, since: When | None) -> Change:
    return Change(sense, by, Way.HIGHER if side is Sense.OVER else Way.LOWER, since)


RULES: Mapping[str, Callable[..., object]] = {
    "amount": Amount,
    "when": lambda ultimo, period: When(period, bool(ultimo)),
    "when_year": When,
    "no_baseline": lambda: None,
    "name": _area_name,
    "names": lambda *names: names,
    "country": lambda: (COUNTRY,),
    "years": lambda *years: years,
    "bare_level": lambda sense, number: Level(sense, Amount(number, "")),
    "level": Level,
    "half": lambda sense: Level(sense, HALF),
    "equal_to_area": lambda sense, areas: AgainstArea(sense, NO_MARGIN, areas),
    "against_area": _against_area,
    "gap": lambda areas, by, since: GapNarrows(by, areas, since),
    "change": _change,
    "change_so_far": Change,
    "halved": lambda since: Change(Sense.AT_LEAST, HALF, Way.LOWER, since),
    "doubled": lambda since: Change(Sense.AT_LEAST, DOUBLE, Way.HIGHER, since),
    "own": OwnLevel,
    "near_own": lambda at, tolerance: OwnLevel(None, at, tolerance),
    "rank": lambda places, end, areas, alone: Rank(places, end, areas, shared_counts=not alone),
    "rank_in_country": lambda places, end, alone: Rank(places, end, (COUNTRY,), shared_counts=not alone),
    "everyone": Everyone,
    "fokusmaal": Fokusmaal,
    "count_per": lambda sense, number, per: CountPer(sense or Sense.AT_LEAST, number, per),
    "count_in_all": lambda sense, number, years: CountInAll(sense or Sense.AT_LEAST, number, years),
    "within_budget": WithinBudget,
    "at_most_expected": lambda _: AtMostExpected(),
    "direction": Direction,
    "open": Open,
}


def _unit(text: str) -> str:
    text = text.lower()
    if "point" in text or text.replace(".", "") == "pp":
        return "procentpoint"
    return "%" if text.startswith(("%", "pct", "procent")) else PLURAL.get(text, text)


def _period(text: str) -> Period:
    """`2019` · `december 2019` · `4. kvartal 2023`, `4. kv. 2023`, `K4 2023`, `2023K4`."""
    digits = re.findall(r"\d+", text)
    year = int(max(digits, key=len))
    if len(digits) == 2:
        return quarter(year, int(min(digits, key=len)))
    name = text.removesuffix(str(year)).strip().lower()
    return month(year, MONTHS["da"].index(name) + 1) if name else whole_year(year)


def _open(text: str) -> str:
    text = text[len("åben:") :].lstrip()
    return text[1:-1] if text[0] in QUOTES else text


READINGS: Mapping[str, Callable[[str], object]] = SHARED_READINGS | {
    "AT_LEAST": lambda _: Sense.AT_LEAST,
    "AT_MOST": lambda _: Sense.AT_MOST,
    "OVER": lambda _: Sense.OVER,
    "UNDER": lambda _: Sense.UNDER,
    "HIGHER": lambda _: Way.HIGHER,
    "LOWER": lambda _: Way.LOWER,
    "UNIT": _unit,
    "PERIOD": _period,
    "YEAR": int,
    "YEAR_LEVEL": lambda text: whole_year(int(text[:4])),
    "END": lambda text: End(text.lower()),
    "TURN": lambda text: Trend.FALL if any(stem in text.lower() for stem in FALLING) else Trend.RISE,
    "OPEN": _open,
}

# --- printing --------------------------------------------------------------------------------------------


def _amount(amount: Amount) -> str:
    return with_unit(amount.number, amount.unit)


def _beside_amount(sense: Sense) -> str:
    """`over` and `under` before an amount that another `over`, `under`, `lavere` or `højere` follows."""
    return {Sense.OVER: "mere end", Sense.UNDER: "mindre end"}.get(sense, str(sense))


def _average(areas: Areas) -> str:
    return "landsgennemsnittet" if areas == (COUNTRY,) else f"gennemsnittet for {listed(areas)}"


def _when(when: When) -> str:
    return f"ultimo {when.period.label()}" if when.ultimo else when.period.label()


def _in(when: When) -> str:
    return _when(when) if when.ultimo else f"i {_when(when)}"


def _since(when: When | None) -> str:
    return f" siden {_when(when)}" if when else ""


def _print_level(level: Level) -> str:
    strict = level.sense in (Sense.OVER, Sense.UNDER)
    is_half = strict and _amount(level.amount) == _amount(HALF)
    return f"{level.sense} {'halvdelen' if is_half else _amount(level.amount)}"


def _print_against_area(goal: AgainstArea) -> str:
    number, area = goal.margin.number, _average(goal.areas)
    if not number:
        return f"mindst på niveau med {area}" if goal.sense is Sense.AT_LEAST else f"{goal.sense} {area}"
    side, sense = ("over", goal.sense) if number > 0 else ("under", goal.sense.opposite)
    return f"{_beside_amount(sense)} {with_unit(abs(number), goal.margin.unit)} {side} {area}"


def _print_gap(gap: GapNarrows) -> str:
    return f"gabet til {_average(gap.areas)} mindskes med mindst {_amount(gap.by)}{_since(gap.since)}"


def _print_change(change: Change) -> str:
    match change:
        case Change(Sense.AT_LEAST, by, Way.LOWER, since) if by == HALF:
            return f"halveret{_since(since)}"
        case Change(Sense.AT_LEAST, by, Way.HIGHER, since) if by == DOUBLE:
            return f"fordoblet{_since(since)}"
    point = _in(change.since) if change.since else "før"
    return f"{_beside_amount(change.sense)} {_amount(change.by)} {change.way} end {point}"


def _print_own_level(own: OwnLevel) -> str:
    if own.sense is None:
        tolerance = f" ± {_amount(own.tolerance)}" if own.tolerance else ""
        return f"på niveau med {_when(own.at)}{tolerance}"
    strict = own.sense in (Sense.OVER, Sense.UNDER)
    if own.at.period.grain is Grain.YEAR and not own.at.ultimo:
        return f"{own.sense} {'' if strict else 'på '}{own.at.period.year}-niveau"
    return f"{own.sense} niveauet {_in(own.at)}" if strict else f"{own.sense} på niveau med {_when(own.at)}"


def _print_rank(rank: Rank) -> str:
    tie = "" if rank.shared_counts else ", delt plads tæller ikke"
    return f"blandt de {danish(rank.places)} {rank.end} i {listed(rank.areas)}{tie}"


def _print_in_all(count: CountInAll) -> str:
    return f"{count.sense} {danish(count.number)} i alt i {listed([str(year) for year in count.years])}"


PRINTERS: Mapping[type, Callable[[Any], str]] = {
    Level: _print_level,
    AgainstArea: _print_against_area,
    GapNarrows: _print_gap,
    Change: _print_change,
    OwnLevel: _print_own_level,
    Rank: _print_rank,
    Everyone: lambda _: "alle",
    Fokusmaal: lambda _: "opfylder fokusmålet",
    CountPer: lambda count: f"{count.sense} {danish(count.number)} {count.per}",
    CountInAll: _print_in_all,
    WithinBudget: lambda _: "inden for budgettet",
    AtMostExpected: lambda _: "højst det forventede",
    Direction: lambda direction: f"{direction.trend}{_since(direction.since)}",
    Open: lambda unclear: f'åben: "{unclear.text}"',
}


def print_target(target: Target) -> str:
    """The one canonical Danish form."""
    return PRINTERS[type(target)](target)


EXAMPLES = (
    "mindst 75 %",
    "højst 9,9 uger",
    "under 7,5 %",
    "over halvdelen",
    "højst 288 helårspersoner",
    "mindst på niveau med landsgennemsnittet",
    "under landsgennemsnittet",
    "over landsgennemsnittet",
    "højst landsgennemsnittet",
    "højst gennemsnittet for RAR Sjælland",
    "mindst 1 procentpoint under landsgennemsnittet",
    "højst 0,5 procentpoint over landsgennemsnittet",
    "gabet til landsgennemsnittet mindskes med mindst 0,2 procentpoint siden 4. kvartal 2023",
    "mindst 10 % lavere end i december 2019",
    "mindst 2 procentpoint højere end i 2019",
    "højst 3 % højere end i 2023",
    "halveret siden 2022",
    "fordoblet siden 2022",
    "højst på 2019-niveau",
    "mindst på 2019-niveau",
    "på niveau med 2023 ± 2 %",
    "blandt de 5 laveste i landet",
    "blandt de 15 højeste i Region Sjælland og Region Hovedstaden",
    "alle",
    "opfylder fokusmålet",
    "mindst 10 om måneden",
    "mindst 2 om året",
    "mindst 3.000 i alt i 2024 og 2025",
    "inden for budgettet",
    "højst det forventede",
    "skal falde",
    "skal stige",
    'åben: "klart over landsgennemsnittet"',
)

READER: Reader[Target] = Reader("maaltal.lark", RULES, READINGS, PHRASES, print_target, FOR_TARGETS)
