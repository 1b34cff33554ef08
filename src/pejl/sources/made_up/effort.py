"""Redskaber from the dated catalogue, efforts beside a benefit, happenings, and who stands by a person."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pejl.law.catalogue import offers_counting_as
from pejl.sources.made_up.coding import books, codes, forces
from pejl.sources.made_up.draws import (
    OPEN,
    Chance,
    Columns,
    Span,
    distinct,
    joined,
    moments,
    pick,
    ragged,
    rows_of,
    skewed,
    some,
)
from pejl.sources.made_up.people import YEAR
from pejl.sources.made_up.sizes import GROUPS
from pejl.sources.made_up.spells import CLARIFYING, SICK
from pejl.sources.made_up.staff import COMPANY_TEAM, TEAM_OF, someone

SEEKING = {
    "vejledning_opkvalificering": 0.34,
    "virksomhedspraktik": 0.3,
    "loentilskud_privat": 0.1,
    "loentilskud_offentligt": 0.05,
    "seks_ugers_jobrettet": 0.1,
    "ordinaer_uddannelse": 0.05,
    "voksenlaerling": 0.03,
    "jobrotation": 0.02,
    "uddannelsesloeft": 0.01,
}
HELPED = {
    "virksomhedspraktik": 0.4,
    "vejledning_opkvalificering": 0.28,
    "mentor": 0.12,
    "nytteindsats": 0.05,
    "smaajob": 0.06,
    "laese_skrive_regne": 0.05,
    "loentilskud_privat": 0.03,
    "socialt_frikort": 0.01,
}
ARRIVED = {
    "virksomhedspraktik": 0.42,
    "danskuddannelse": 0.28,
    "vejledning_opkvalificering": 0.17,
    "mentor": 0.07,
    "igu": 0.06,
}
UNWELL = {
    "virksomhedspraktik": 0.4,
    "vejledning_opkvalificering": 0.25,
    "mentor": 0.2,
    "smaajob": 0.05,
    "hjaelpemidler": 0.05,
    "personlig_assistance": 0.05,
}
MIXES = {
    "a_dagpenge": (1.0, SEEKING),
    "kontanthjaelp": (1.0, HELPED),
    "uddannelseshjaelp": (1.1, HELPED),
    "sho": (1.3, ARRIVED),
    "sygedagpenge": (0.22, UNWELL),
    "jobafklaring": (0.9, UNWELL),
    "forrevalidering": (1.0, UNWELL),
    "revalidering": (1.0, {"ordinaer_uddannelse": 0.6, "virksomhedspraktik": 0.4}),
    "ressourceforloeb": (0.8, UNWELL),
    "ledighedsydelse": (0.7, UNWELL),
    "fleksjob": (0.04, {"mentor": 0.3, "hjaelpemidler": 0.4, "personlig_assistance": 0.3}),
}
"""Redskaber a year on each benefit, and which."""
LENGTHS = {
    "virksomhedspraktik": (35, 91, 1500),
    "loentilskud_privat": (110, 182, 2220),
    "loentilskud_offentligt": (95, 121, 2220),
    "nytteindsats": (50, 91, 1200),
    "vejledning_opkvalificering": (40, 182, 1200),
    "seks_ugers_jobrettet": (25, 42, 2220),
    "laese_skrive_regne": (60, 180, 360),
    "mentor": (120, 364, 120),
    "smaajob": (150, 700, 480),
    "igu": (700, 731, 2220),
    "voksenlaerling": (700, 1400, 2220),
    "socialt_frikort": (200, 365, 0),
}
"""Mean and most days of each, and minutes a week; else 90, 364 and 600."""
AFTER = ("voksenlaerling", "igu")
"""Begin where the benefit ends."""


def offers(chance: Chance, spells: Columns, companies: np.ndarray, span: Span) -> Columns:
    """Redskaber in force on all their days, at a company where the kind is at one. An end after the span is planned."""
    rng = chance.of("offers")
    begin = np.maximum(spells["start"], span.first - 300)
    stop = np.minimum(spells["end"], span.stop)
    rates = np.array([MIXES[group][0] if group in MIXES else 0.0 for group in GROUPS])
    row, _ = ragged(rng.poisson(rates[spells["group"]] * np.clip(stop - begin - 14, 0, None) / 220))
    kind = _kinds(rng, spells["group"][row])
    start = begin[row] + (rng.random(len(row)) * (stop - begin - 14)[row]).astype(np.int32)
    after = np.isin(kind, codes("offers", "kind", *AFTER))
    kind = np.where(after & (spells["end"][row] >= span.stop), codes("offers", "kind", "mentor")[0], kind)
    after = np.isin(kind, codes("offers", "kind", *AFTER))
    start = np.where(after, spells["end"][row], start)
    since, until = forces("offers")
    usual = codes("offers", "kind", "vejledning_opkvalificering")[0]
    kind = np.where((start < since[kind]) | (start + 30 > until[kind]), usual, kind)
    mean, most, minutes = _lengths()
    length = skewed(rng, mean[kind], len(row), 7, most[kind], 0.6)
    last = np.where(after, OPEN, np.maximum(spells["end"][row], start + 1))
    placed = np.isin(kind, codes("offers", "kind", *_at_companies()))
    found = {
        "person": spells["person"][row],
        "kind": kind,
        "company": np.where(placed, companies[rng.integers(0, len(companies), len(row))], 0),
        "start": start,
        "end": np.minimum(np.minimum(start + length, until[kind]), last),
        "minutes": (minutes[kind] * rng.uniform(0.6, 1, len(row)) / 30).astype(np.int32) * 30,
    }
    return distinct(found, ("person", "kind", "start"))


def _kinds(rng: np.random.Generator, group: np.ndarray) -> np.ndarray:
    kind = np.zeros(len(group), np.int16)
    for code, name in enumerate(GROUPS):
        if name in MIXES:
            own = np.nonzero(group == code)[0]
            mix = MIXES[name][1]
            kind[own] = codes("offers", "kind", *mix)[pick(rng, tuple(mix.values()), len(own))]
    return kind


def _lengths() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rows = [LENGTHS.get(word, (90, 364, 600)) for word in books()["offers.kind"]]
    mean, most, minutes = np.array(rows).T
    return mean, most, minutes


def _at_companies() -> tuple[str, ...]:
    return (*offers_counting_as("virksomhedsrettet"), *offers_counting_as("ordinaer_ansaettelse"))


@dataclass(frozen=True, slots=True)
class Rule:
    """What happens to a share of the spells of some groups, `low` to `high` days after they begin (or end), and how
    long it lasts: 0 a day, -1 as long as the spell. `least`: only spells of so many days."""

    kind: str
    groups: tuple[str, ...]
    share: float
    low: int
    high: int
    days: int = 0
    at_end: bool = False
    least: int = 0


HELP = ("kontanthjaelp", "uddannelseshjaelp")
SEEKERS = ("a_dagpenge", *HELP, "sho", "ledighedsydelse")
LONG = ("jobafklaring", "ressourceforloeb", "revalidering", "forrevalidering")
EFFORTS = (
    Rule("ungeguide", ("uddannelseshjaelp",), 0.12, 5, 60, 300),
    Rule("grundforloeb", ("uddannelseshjaelp",), 0.75, 3, 35, 14),
    Rule("mestringsforloeb", ("sygedagpenge", "jobafklaring"), 0.05, 30, 90, 70),
    Rule("fast_track", ("sygedagpenge",), 0.06, 0, 15, 60),
    Rule("forebyggende_forloeb", ("sygedagpenge",), 0.01, -90, -20, 40),
    Rule("intensivt_samtaleforloeb", ("a_dagpenge",), 0.75, 273, 300, 90, least=273),
)
HAPPENINGS = (
    Rule("plan_lavet", (*SEEKERS, *LONG), 0.9, 1, 40),
    Rule("plan_offentliggjort", (*SEEKERS, *LONG), 0.8, 41, 60),
    Rule("en_plan", ("kontanthjaelp", "ressourceforloeb"), 0.15, 30, 150),
    Rule("cv_godkendt", ("a_dagpenge", *HELP, "ledighedsydelse"), 0.8, 2, 30),
    Rule("indgang_unge", ("uddannelseshjaelp",), 0.93, 0, 5),
    Rule("proeve_taget", ("uddannelseshjaelp",), 0.8, 3, 36),
    Rule("proeve_bestaaet", ("uddannelseshjaelp",), 0.35, 41, 120),
    Rule("uddannelsespaalaeg", ("uddannelseshjaelp",), 0.7, 5, 40),
    Rule("oplysningsskema_besvaret", ("sygedagpenge",), 0.93, 2, 14),
    Rule("forlaengelse_vurderet", ("sygedagpenge",), 0.85, 130, 165, least=154),
    Rule("henvist_til_job", SEEKERS, 0.45, 20, 160),
    Rule("job_tilbudt", SEEKERS, 0.2, -20, 0, at_end=True),
    Rule("job_taget", SEEKERS, 0.4, 0, 7, at_end=True),
)
RELATIONS = (
    Rule("sagsbehandler", (*SEEKERS, *LONG, "sygedagpenge", "fleksjob"), 1.0, 0, 5, -1),
    Rule("koordinerende_sagsbehandler", ("ressourceforloeb", "jobafklaring"), 0.6, 5, 30, -1),
    Rule("jobformidler", ("ressourceforloeb", "ledighedsydelse"), 0.3, 10, 90, -1),
    Rule("mentor", (*HELP, "sho"), 0.08, 20, 120, 150),
    Rule("ungeguide", ("uddannelseshjaelp",), 0.12, 5, 60, 300),
    Rule("virksomhedskonsulent", ("a_dagpenge",), 0.05, 14, 60, 90),
)
ENTRY_OF_THE_YOUNG = Rule("indgang_unge", ("kontanthjaelp",), 0.85, 0, 5)
RECOVERED = Rule("raskmeldt", ("sygedagpenge",), 0.88, -1, 0, at_end=True)


def _happen(rng: np.random.Generator, rule: Rule, table: str, column: str, spells: Columns, span: Span) -> Columns:
    """The rows of one rule: `person`, the code, `start`, `end`. Nothing happens after the span."""
    held = np.isin(spells["group"], [GROUPS.index(group) for group in rule.groups])
    long = np.minimum(spells["end"], span.stop) - spells["start"] > max(rule.least, 0 if rule.at_end else rule.low)
    own = rows_of(spells, held & long & some(rng, len(held), rule.share))
    start = own["end" if rule.at_end else "start"] + rng.integers(rule.low, rule.high, len(own["end"]))
    if not rule.at_end:
        start = np.minimum(start, np.maximum(own["end"] - 1, own["start"]))
    spell_end = np.where(own["end"] > span.stop, OPEN, own["end"])
    end = spell_end if rule.days < 0 else start + skewed(rng, max(rule.days, 2), len(start), 1, 1000, 0.5)
    code = np.repeat(codes(table, column, rule.kind), len(start))
    found = {"person": own["person"], column: code, "start": start, "end": np.maximum(end, start + 1)}
    return rows_of({**found, "group": own["group"]}, start < span.stop)


def efforts(chance: Chance, spells: Columns, span: Span) -> Columns:
    rng = chance.of("efforts")
    found = joined(*(_happen(rng, rule, "efforts", "kind", spells, span) for rule in EFFORTS))
    return distinct(found, ("person", "kind", "start"))


def happenings(chance: Chance, born: np.ndarray, spells: Columns, span: Span) -> Columns:
    """Marks of the rules above, the young who come in on another benefit, sick reports and recoveries."""
    rng = chance.of("happenings")
    found = [_happen(rng, rule, "happenings", "kind", spells, span) for rule in HAPPENINGS]
    young = rows_of(spells, spells["start"] - born[spells["person"]] < 30 * YEAR)
    found.append(_happen(rng, ENTRY_OF_THE_YOUNG, "happenings", "kind", young, span))
    marks = joined(*found, *_of_the_sick(rng, spells, span))
    marks["day"] = marks.pop("start")
    return {name: marks[name] for name in ("person", "kind", "day")}


def _of_the_sick(rng: np.random.Generator, spells: Columns, span: Span) -> Iterator[Columns]:
    """Sick reports with an employer and without, partial recoveries of the part-time sick, and recoveries: on the last
    sick day, unless it goes on as jobafklaring."""
    sick = rows_of(spells, spells["group"] == SICK)
    without = np.isin(moments(sick["person"], sick["start"]), moments(spells["person"], spells["end"]))
    without |= some(rng, len(without), 0.1)
    kinds = codes("happenings", "kind", "sygemelding_med_arbejdsgiver", "sygemelding_uden", "delvist_raskmeldt")
    yield {**sick, "kind": kinds[without.astype(int)]}
    partly = rows_of(sick, sick["minutes"] < 2220)
    day = partly["start"] + np.minimum(rng.integers(0, 60, len(partly["start"])), partly["end"] - partly["start"] - 1)
    yield rows_of({**partly, "kind": np.repeat(kinds[2:], len(day)), "start": day}, day < span.stop)
    going_on = rows_of(spells, spells["group"] == CLARIFYING)
    over = ~np.isin(moments(sick["person"], sick["end"]), moments(going_on["person"], going_on["start"]))
    yield _happen(rng, RECOVERED, "happenings", "kind", rows_of(sick, over), span)


def relations(chance: Chance, spells: Columns, area: str, kept: Columns, span: Span) -> Columns:
    """Those of the rules above, and `kept`: others that are known already."""
    rng = chance.of("relations")
    found = joined(*(_happen(rng, rule, "relations", "role", spells, span) for rule in RELATIONS), kept)
    with_companies = found["role"] == codes("relations", "role", "virksomhedskonsulent")[0]
    found["who"] = someone(rng, area, np.where(with_companies, COMPANY_TEAM, TEAM_OF[found["group"]]))
    return distinct(found, ("person", "role", "start"))
