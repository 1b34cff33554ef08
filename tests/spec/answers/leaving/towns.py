"""Made-up small municipalities by seed: who was on which benefit when, and on which day that was registered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from pejl.ledger import Figures
from spec.indicators.counting import figures_of

FIRST = date(2023, 10, 1)
RELEASES = ("2024-01-31", "2024-04-30", "2024-07-31", "2024-10-31", "2025-01-31")
"""The days up to which the events of each release are known."""
BENEFITS = {"a_dagpenge": 80, "kontanthjaelp": 24, "sygedagpenge": 70}
"""About how many are on each at a time."""
YOUNG = 0.3
FAR = date(2099, 1, 1)


@dataclass(frozen=True, slots=True)
class Spell:
    """`known`: the day it was registered; `later`: its other end and the day that was registered, where it was
    corrected."""

    person: int
    group: str
    start: date
    end: date
    known: date
    later: tuple[date, date] | None

    def as_of(self, day: date) -> tuple[date, date] | None:
        if self.known > day:
            return None
        end = self.later[0] if self.later and self.later[1] <= day else self.end
        return self.start, end if end <= day else FAR


@dataclass(frozen=True, slots=True)
class Town:
    young: frozenset[int]
    spells: tuple[Spell, ...]
    offers: tuple[Spell, ...]

    def figures(self, day: str) -> Figures:
        """All that is registered by the day."""
        by = date.fromisoformat(day)
        born = {True: "2001-06-15", False: "1980-06-15"}
        people = sorted({each.person for each in self.spells})
        blocks = [
            ["persons  born      ", *(f"{one:<7}  {born[one in self.young]}" for one in people)],
            ["spells   group          start       end", *_rows(self.spells, by)],
            ["offers   kind               start       end", *_rows(self.offers, by, 17)],
        ]
        return figures_of("\n\n".join("\n".join(block) for block in blocks), day, FIRST.isoformat())


def _rows(every: tuple[Spell, ...], by: date, width: int = 13) -> Iterator[str]:
    for each in every:
        known = each.as_of(by)
        if known is not None:
            end = "-" if known[1] == FAR else known[1].isoformat()
            yield f"{each.person:<7}  {each.group:{width}}  {known[0]}  {end}"


def town(seed: int) -> Town:
    random = Random(seed)  # noqa: S311 - made-up people
    spells: list[Spell] = []
    offers: list[Spell] = []
    young = set()
    person = 0
    for group, many in BENEFITS.items():
        for _ in range(random.randint(many // 2, many * 3 // 2)):
            person += 1
            if random.random() < YOUNG:
                young.add(person)
            day = FIRST - timedelta(random.randint(0, 500))
            for _ in range(random.randint(1, 3)):
                spell = _spell(random, person, group, day)
                if spell.end > FIRST:
                    spells.append(spell)
                    if group != "sygedagpenge" and random.random() < 0.25:
                        offers.append(_offer(random, spell))
                day = spell.end + timedelta(random.randint(40, 200))
    return Town(frozenset(young), tuple(spells), tuple(offers))


def _spell(random: Random, person: int, group: str, start: date) -> Spell:
    end = start + timedelta(random.choice((30, 60, 120, 250, 600, 900)) + random.randint(0, 25))
    late = random.random() < 0.02
    known = start + timedelta(random.randint(60, 200) if late else 0)
    corrected = None
    if random.random() < 0.015:
        corrected = end - timedelta(random.randint(1, 20)), end + timedelta(random.randint(30, 150))
    return Spell(person, group, start, end, known, corrected)


def _offer(random: Random, spell: Spell) -> Spell:
    start = spell.start + timedelta(random.randint(5, 60))
    return Spell(spell.person, "virksomhedspraktik", start, start + timedelta(random.randint(20, 120)), start, None)
