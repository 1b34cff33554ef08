"""Who the courses are of: persons with an age that fits, and what is known of them beside their benefits."""

from datetime import date

import numpy as np

from pejl.law.catalogue import catalogue
from pejl.sources.made_up.coding import codes
from pejl.sources.made_up.draws import OPEN, Chance, Columns, Span, day_number, joined, pick, rows_of, skewed, some
from pejl.sources.made_up.sizes import GROUPS

YEAR = 365.25
HELP = np.isin(GROUPS, ["kontanthjaelp", "revalidering", "forrevalidering", "ressourceforloeb"])
FOR_LIFE = np.isin(GROUPS, ["foertidspension", "seniorpension", "tidlig_pension"])
SENIOR = np.isin(GROUPS, ["seniorpension", "tidlig_pension"])
YOUNG, REFUGEE, RETIRED, FLEX = (
    GROUPS.index(group) for group in ("uddannelseshjaelp", "sho", "foertidspension", "fleksjob")
)
INSURED_KIND, HELP_KIND, REFUGEE_KIND, LIFE_KIND, YOUNG_KIND = 0, 1, 2, 3, 4
COHORT = 3 * 365
COURSES_EACH = {INSURED_KIND: 13, HELP_KIND: 7, REFUGEE_KIND: 5, LIFE_KIND: 1}
COURSES_OF_THE_YOUNG = 3
PAUSE = 14
PENSION_AGE = 67
WAR = day_number(date(2022, 3, 17))
"""From when people from Ukraine came under the særlov, about."""
FGU = day_number(catalogue("schooling")["fgu"].force.first)


def seated(chance: Chance, spells: Columns, span: Span) -> tuple[Columns, Columns]:
    """Persons (`born`, `sex`, `protected`, `kind`) and the spells with `person` instead of `course`. No person has two
    courses at once; most have several."""
    course, place = np.unique(spells["course"], return_inverse=True)
    start = np.full(len(course), OPEN)
    stop = np.zeros(len(course), np.int64)
    np.minimum.at(start, place, spells["start"])
    np.maximum.at(stop, place, np.minimum(spells["end"], span.stop))
    kind = _kinds(spells, place, start, len(course), span)
    person, count = _seats(kind, start, stop)
    rng = chance.of("persons")
    first = np.full(count, OPEN)
    np.minimum.at(first, person, start)
    of_kind = np.zeros(count, np.int64)
    of_kind[person] = kind
    until = np.zeros(count, np.int64)
    np.maximum.at(until, person[place], spells["end"])
    senior = np.zeros(count, bool)
    senior[person[place][SENIOR[spells["group"]]]] = True
    persons = {
        "born": _born(rng, first, until, of_kind, senior, span),
        "sex": codes("persons", "sex", "kvinde", "mand")[rng.integers(0, 2, count)],
        "protected": some(rng, count, 0.015).astype(np.int8),
        "kind": of_kind,
    }
    rest = {name: column for name, column in spells.items() if name != "course"}
    return persons, {"person": person[place].astype(np.int32), **rest}


def _kinds(spells: Columns, place: np.ndarray, start: np.ndarray, count: int, span: Span) -> np.ndarray:
    """What kind of person a course is of; the young in cohorts of three years, so that nobody grows too old."""
    has = [np.bincount(place, spells["group"] == group, count) > 0 for group in (YOUNG, REFUGEE)]
    opens = np.zeros(count, np.int64)
    opens[place[::-1]] = spells["group"][::-1]
    kind = np.where(HELP[opens], HELP_KIND, INSURED_KIND)
    kind = np.where(FOR_LIFE[opens], LIFE_KIND, kind)
    kind = np.where(has[1], REFUGEE_KIND, kind)
    return np.where(has[0], YOUNG_KIND + np.maximum(start - span.first, -COHORT) // COHORT + 1, kind)


def _seats(kind: np.ndarray, start: np.ndarray, stop: np.ndarray) -> tuple[np.ndarray, int]:
    """A person for each course, and how many there are: persons in turn, each where it is free."""
    person = np.empty(len(kind), np.int64)
    taken = 0
    for each in np.unique(kind):
        waiting = np.nonzero(kind == each)[0]
        waiting = waiting[np.argsort(start[waiting], kind="stable")]
        turns = COURSES_EACH.get(int(each), COURSES_OF_THE_YOUNG)
        while len(waiting):
            many = -(-len(waiting) // turns)
            free = np.full(many, -OPEN)
            seat = np.full(len(waiting), -1)
            for turn in range(0, len(waiting), many):
                own = waiting[turn : turn + many]
                who = np.nonzero(start[own] >= free[: len(own)] + PAUSE)[0]
                seat[turn + who] = who
                free[who] = stop[own[who]]
            person[waiting[seat >= 0]] = taken + seat[seat >= 0]
            taken += many
            waiting = waiting[seat < 0]
    return person, taken


def _born(
    rng: np.random.Generator, first: np.ndarray, until: np.ndarray, kind: np.ndarray, senior: np.ndarray, span: Span
) -> np.ndarray:
    """Days of birth: the young are under 30 on uddannelseshjælp, seniors turn 67 when their course ends."""
    count = len(first)
    age = 20 + 30 * rng.beta(1.4, 1.5, count)
    age = np.where(kind >= YOUNG_KIND, rng.uniform(18, 23.5, count), age)
    age = np.where(kind == LIFE_KIND, rng.uniform(26, 53, count), age)
    since = np.where(kind == LIFE_KIND, np.maximum(first, span.first), first)
    born = np.where(senior, until - PENSION_AGE * YEAR, since - age * YEAR)
    return born.astype(np.int32)


def memberships(chance: Chance, persons: Columns, spells: Columns, span: Span) -> Columns:
    """`groups`: a visitation for each spell that has one, and what is known of the person."""
    rng = chance.of("groups")
    return joined(_visitations(rng, spells, span), _known(rng, persons, spells, span))


def _visitations(rng: np.random.Generator, spells: Columns, span: Span) -> Columns:
    """From the first day of the spell; some who are aktivitetsparate become jobparate on the way."""
    of_help = rows_of(spells, np.isin(spells["group"], [GROUPS.index("kontanthjaelp"), YOUNG]))
    count = len(of_help["group"])
    ready, active, school, plainly = codes(
        "groups", "group", "jobparat", "aktivitetsparat", "uddannelsesparat", "aabenlyst_uddannelsesparat"
    )
    grown = np.array([ready, active])[pick(rng, (0.4, 0.6), count)]
    young = np.array([school, plainly, active])[pick(rng, (0.42, 0.08, 0.5), count)]
    group = np.where(of_help["group"] == YOUNG, young, grown)
    end = np.where(of_help["end"] > span.stop, OPEN, of_help["end"])
    length = np.minimum(end, span.stop) - of_help["start"]
    changes = (group == active) & some(rng, count, 0.15) & (length > 60)
    day = of_help["start"] + (length * rng.uniform(0.3, 0.8, count)).astype(np.int32)
    better = np.where(of_help["group"] == YOUNG, school, ready)
    before = _member(of_help["person"], group, of_help["start"], np.where(changes, day, end))
    return joined(before, rows_of(_member(of_help["person"], better, day, end), changes))


def _known(rng: np.random.Generator, persons: Columns, spells: Columns, span: Span) -> Columns:
    """One row a person and group at most, so that none overlap."""
    count = len(persons["born"])
    first = np.full(count, OPEN)
    np.minimum.at(first, spells["person"], spells["start"])
    young, flex, retired = (
        np.bincount(spells["person"], spells["group"] == group, count) > 0 for group in (YOUNG, FLEX, RETIRED)
    )
    everyone = np.arange(count)
    refugee = persons["kind"] == REFUGEE_KIND
    fled = refugee & some(rng, count, 0.8)
    ukrainian = fled & (first >= WAR) & some(rng, count, 0.6)
    limited = some(rng, count, np.where(flex | retired, 0.25, 0.04))
    helped = (persons["kind"] == HELP_KIND) | young
    open_ = np.full(count, OPEN)
    rows = (
        ("flygtninge", fled, first, open_),
        ("ukrainere", ukrainian, first, open_),
        ("integrationsprogram_5_aar", refugee, first, first + 1826),
        ("repatriering", refugee & some(rng, count, 0.6), first, open_),
        ("komplekse_behov", helped & some(rng, count, 0.2), first + rng.integers(0, 200, count), open_),
        ("personer_med_handicap", limited, first, open_),
    )
    return joined(
        *(
            rows_of(
                _member(everyone, np.repeat(codes("groups", "group", group), count), start, end),
                which & (start < span.stop),
            )
            for group, which, start, end in rows
        )
    )


def _member(person: np.ndarray, group: np.ndarray, start: np.ndarray, end: np.ndarray) -> Columns:
    return {
        "person": person.astype(np.int32),
        "group": group.astype(np.int16),
        "start": start.astype(np.int32),
        "end": end.astype(np.int32),
    }


def schooling(chance: Chance, spells: Columns, span: Span) -> Columns:
    """Educations begun where uddannelseshjælp ended, and a few after other benefits."""
    rng = chance.of("schooling")
    count = len(spells["end"])
    begins = some(rng, count, np.where(spells["group"] == YOUNG, 0.4, 0.01)) & (spells["end"] < span.stop)
    left = rows_of(spells, begins & ~FOR_LIFE[spells["group"]])
    many = len(left["end"])
    start = left["end"] + rng.integers(0, 45, many)
    kind = codes("schooling", "kind", "fgu", "gymnasial", "erhvervsuddannelse", "videregaaende")
    kind = kind[pick(rng, (0.25, 0.15, 0.4, 0.2), many)]
    kind = np.where(start < FGU, codes("schooling", "kind", "erhvervsuddannelse")[0], kind)
    return {
        "person": left["person"],
        "kind": kind.astype(np.int16),
        "start": start.astype(np.int32),
        "end": (start + skewed(rng, 500, many, 20, 1600)).astype(np.int32),
    }
