"""`maaltal`: from Danish to a Target. `said` has the way back."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from pejl.periods import MONTHS, Period, month, quarter, whole_year
from pejl.sentences.reader import Reader
from pejl.sentences.repairs import FOR_TARGETS
from pejl.sentences.said import DOUBLE, HALF, print_target
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
from pejl.sentences.words import PHRASES, PLURAL, SHARED_READINGS

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
    text = re.sub(r"^åben:\s*|,\s*uden tal$", "", text, flags=re.IGNORECASE)
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
