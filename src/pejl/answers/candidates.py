"""Candidates suggested for an order: by job goal, group, availability and place, each with its reasons. Nothing is
automatic: a consultant reads the reasons and asks the caseworker.

Only what `Person` holds can count, and it holds no age, sex, origin, name or health. How a job goal is held against the
order's title, all of it written here:

1. Words are letters and digits in a row, in lower case, `å` as `aa`, `æ` as `ae`, `ø` as `oe`, accents dropped.
2. Words of fewer than three letters and those of ANY_JOB say nothing of a trade and are left out.
3. The first of ENDINGS that a word ends with is taken off, where at least four letters stay.
4. Two words are the same when they are equal then, or when the shorter has at least five letters and the longer begins
   or ends with it: `lager` and `lagermedarbejder`, `chauffør` and `lastbilchauffør`.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from hashlib import sha256

from pejl import law
from pejl.due.jobseekers import JobGoal, Person, people_of, ready
from pejl.law.catalogue import catalogue
from pejl.ledger.tables import FULL_TIME
from pejl.numbers import rounded
from pejl.plan.model import Plan
from pejl.words import Step

__all__ = [
    "Candidate",
    "JobGoal",
    "Person",
    "Wanted",
    "candidates",
    "neighbours",
    "people_of",
    "ready",
    "same_word",
    "stems",
]

ENDINGS = ("erens", "ernes", "erne", "eren", "ers", "ere", "ene", "er", "en", "et", "es", "e", "s")
ANY_JOB = frozenset(
    (
        *("ansat", "ansaettelse", "arbejde", "arbejder", "assistent", "deltid", "elev", "faglaert", "for", "fra"),
        *("fuldtid", "hos", "inden", "indenfor", "job", "jobbet", "leder", "med", "medarbejder", "og", "oplaering"),
        *("opgaver", "som", "stilling", "til", "timer", "ufaglaert", "ved", "vikar", "virksomhed"),
    )
)
LEAST_STEM, LEAST_PART, LEAST_WORD = 4, 5, 3
RANKS = ("A", "B", "C")
NO_RANK = len(RANKS)
NEIGHBOURS = "naboer"
"""The set of a plan whose municipalities are near."""
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an order asks for. `ref`: its own name. `title` and `words`: the job, and other words for it. `branch`: a
    code of the catalogue, "" where it is not known. `area`: the municipality the job is in, by code, "" where it does
    not matter. `near`: the municipalities whose people are near as well (`neighbours`). `minutes` a week, None where
    nothing is said. `start`: the day the job begins, None for at once."""

    ref: str
    title: str
    words: Words = ()
    branch: str = ""
    area: str = ""
    near: frozenset[str] = frozenset()
    minutes: int | None = None
    start: date | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person and why. `reasons`: job goal, group, availability, place, in that order; what the place says may be
    missing. `notes`: what to mind before anything is passed on."""

    person: Person
    reasons: tuple[Step, ...]
    notes: tuple[Step, ...]

    @property
    def citizen(self) -> int:
        return self.person.citizen


@dataclass(frozen=True, slots=True)
class _Match:
    """How a person's goals meet the order: the rank of the best goal, its words in common, or the branch alone."""

    rank: int
    words: Words
    goal: JobGoal
    by_branch: bool = False


def candidates(order: Wanted, people: Sequence[Person], day: date, most: int | None = None) -> list[Candidate]:
    """Those whose job goal has a word in common with the order's title or words (else with the name of its branch), who
    are ready for a job, free when it starts (`day` where no start is said, or it has passed), and live in the job's
    municipality or one near it; everywhere where the order has no municipality. In order of the goal's rank, the words
    in common, then the place. Who is level there stands in an order that depends on the order's `ref` and a random
    id alone: the same each time, another for another order, and nothing of the person."""
    start = max(day, order.start or day)
    wanted, branch = stems(" ".join((order.title, *order.words))), stems(_branch(order.branch))
    found = []
    for person in people:
        match = _match(person, wanted, branch) if _possible(order, person, start) else None
        if match is not None:
            place = int(person.area != order.area)
            key = (match.by_branch, match.rank, -len(match.words), place, _neutral(order, person))
            found.append((key, _candidate(order, person, match, start)))
    found.sort(key=lambda each: each[0])
    return [each for _, each in found[:most]]


def _possible(order: Wanted, person: Person, start: date) -> bool:
    near = not order.area or person.area == order.area or person.area in order.near
    return bool(person.groups) and near and person.free_from is not None and person.free_from <= start


def _match(person: Person, wanted: Words, branch: Words) -> _Match | None:
    """The goal with the best rank that meets the order, then the one with the most words in common."""
    found = [_Match(_rank(goal), words, goal) for goal in person.goals if (words := _common(goal, wanted))]
    if not found:
        weak = [(goal, _common(goal, branch)) for goal in person.goals]
        found = [_Match(_rank(goal), words, goal, by_branch=True) for goal, words in weak if words]
    return min(found, key=lambda each: (each.rank, -len(each.words)), default=None)


def _rank(goal: JobGoal) -> int:
    return RANKS.index(goal.rank) if goal.rank in RANKS else NO_RANK


def _common(goal: JobGoal, wanted: Words) -> Words:
    """The words of the order that the goal has too."""
    own = stems(goal.text)
    return tuple(word for word in wanted if any(same_word(word, each) for each in own))


@cache
def _branch(code: str) -> str:
    known = catalogue("companies", "branch").get(code)
    return known.name if known else ""


def stems(text: str) -> Words:
    """The words of a text as they are compared, each once, in order: rules 1-3.

    >>> stems("Lagermedarbejdere og chauffører til Køge")
    ('lagermedarbejd', 'chauffoer', 'koeg')
    """
    plain = text.casefold().replace("å", "aa").replace("æ", "ae").replace("ø", "oe")
    letters = "".join(each for each in unicodedata.normalize("NFD", plain) if not unicodedata.combining(each))
    words = (each for each in re.findall(r"[^\W_]+", letters) if len(each) >= LEAST_WORD and each not in ANY_JOB)
    return tuple(dict.fromkeys(stem for each in words if (stem := _stem(each)) not in _ANY_STEMS))


def _stem(word: str) -> str:
    ending = next((each for each in ENDINGS if word.endswith(each) and len(word) - len(each) >= LEAST_STEM), "")
    return word.removesuffix(ending)


_ANY_STEMS = frozenset(map(_stem, ANY_JOB))


def same_word(one: str, other: str) -> bool:
    """Whether two stems are the same word: rule 4."""
    short, long = sorted((one, other), key=len)
    part = len(short) >= LEAST_PART and (long.startswith(short) or long.endswith(short))
    return one == other or part


def _neutral(order: Wanted, person: Person) -> bytes:
    return sha256(f"{order.ref}:{person.citizen}".encode()).digest()


def _candidate(order: Wanted, person: Person, match: _Match, start: date) -> Candidate:
    said = {"rang": match.goal.rank, "tekst": match.goal.text}
    goal = Step("virk_kand_branche", {**said, "branche": _branch(order.branch)})
    if not match.by_branch:
        goal = Step("virk_kand_jobmaal", said)
    reasons = [goal, _ready(person), Step("virk_kand_ledig_til_start", {"dag": start}), *_place(order, person)]
    notes = [*_hours(order, person), *([Step("virk_kand_beskyttet")] if person.protected else [])]
    return Candidate(person, tuple(reasons), tuple(notes))


def _ready(person: Person) -> Step:
    return Step("virk_kand_gruppe", {"grupper": [law.group(code).name for code in person.groups]})


def _hours(order: Wanted, person: Person) -> list[Step]:
    """That the job and the offers a person is in on the day are more than full time together."""
    if not person.busy or order.minutes is None or person.busy + order.minutes <= FULL_TIME:
        return []
    return [Step("virk_kand_timer", {"timer": _in_hours(person.busy), "job": _in_hours(order.minutes)})]


def _in_hours(minutes: int) -> int | Decimal:
    return rounded(Fraction(minutes, 60), 1) if minutes % 60 else minutes // 60


def _place(order: Wanted, person: Person) -> list[Step]:
    if not order.area:
        return []
    code = "virk_kand_samme_kommune" if person.area == order.area else "virk_kand_nabokommune"
    return [Step(code, {"kommune": _named(person.area)})]


def _named(area: str) -> str:
    known = law.areas().get(area)
    return known.name if known else area


def neighbours(plan: Plan) -> frozenset[str]:
    """The municipalities that the plan calls its neighbours, as `Wanted.near`; none where it names no such set."""
    return frozenset(law.find_area(each) for each in plan.omraader.get(NEIGHBOURS, ()))
