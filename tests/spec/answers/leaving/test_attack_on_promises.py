"""Plays the attacker against the promises of the quarterly reports: 60 made-up municipalities, five reports each, the
quarter before told again as it is known by then."""

from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from random import Random

import pytest

from pejl.answers.disclosure import Released
from pejl.answers.kept_over_time import Course, Quarter
from pejl.answers.kept_seen import Seen, seen
from pejl.answers.leaving import LEAST, leaving, told_of_nobody
from pejl.answers.leaving.promised import of_courses
from pejl.numbers import Value
from pejl.periods import Period
from spec.answers.disclosure.attacker import Attacker
from spec.answers.leaving.promised_of import PROMISE, kept
from spec.answers.planned import plan_of
from spec.drawing import shelf_of

MANY = (0, 1, 2, 4, 6, 9, 15, 30, 60)
Counts = tuple[int, int, int]
"""In time, late, not done."""


@dataclass
class Attack:
    """What he saw, with every count named with its number."""

    sums: list[dict[str, Fraction]] = field(default_factory=list)
    out: dict[str, Fraction] = field(default_factory=dict)
    small: set[str] = field(default_factory=set)

    def see(self, period: Period, counts: Counts, found: Seen, *, all_of_it: bool) -> None:
        numbers = dict(zip(("i tide", "for sent", "ikke gjort"), counts, strict=True))
        numbers |= {"afgjort": sum(counts), "resten": counts[1] + counts[2]}
        name = {each: f"{period} {each} = {many}" for each, many in numbers.items()}
        self.small |= {name[each] for each, many in numbers.items() if many < LEAST}
        one = Fraction(1)
        self.sums.append({name["afgjort"]: -one, **{name[each]: one for each in ("i tide", "for sent", "ikke gjort")}})
        self.sums.append({name["afgjort"]: -one, name["i tide"]: one, name["resten"]: one})
        values: dict[str, Value] = {
            "afgjort": found.decided,
            "i tide": found.in_time,
            "for sent": found.late,
            "ikke gjort": found.overdue,
        }
        for each, value in values.items() if all_of_it else ():
            if value.exact == numbers[each]:
                self.out[name[each]] = value.exact
        assert found.share is not None
        if sum(counts) and found.share.exact == Fraction(100 * counts[0], sum(counts)):
            self.sums.append({name["i tide"]: Fraction(100), name["afgjort"]: -found.share.exact})


def attack_of(seed: int) -> Attack:
    random, attack, earlier = Random(seed), Attack(), list[Released]()  # noqa: S311 - made-up counts
    before: Counts = (0, 0, 0)
    for at in range(5):
        quarter = Period.parse("2024Q1").step(at)
        now: Counts = (random.choice(MANY), random.choice(MANY), random.choice(MANY))
        course = Course(
            PROMISE, None, (Quarter(quarter.step(-1), kept(*before), True), Quarter(quarter, kept(*now), True))
        )
        promised = of_courses([course], quarter)
        decided = leaving(plan_of(), told_of_nobody(shelf_of()), date(2025, 6, 30), promised=promised, earlier=earlier)
        earlier.append(decided.released)
        attack.see(quarter, now, seen(kept(*now), quarter, decided), all_of_it=True)
        attack.see(quarter.step(-1), before, seen(kept(*before), quarter.step(-1), decided), all_of_it=False)
        before = (now[0] + random.choice((0, 0, 1, 9)), now[1] + random.choice((0, 0, 2)), now[2])
    return attack


@pytest.mark.parametrize("seed", range(60))
def test_attack_on_promises_recovers_and_narrows_no_small_count(seed: int) -> None:
    attack = attack_of(seed)
    attacker = Attacker(attack.sums, attack.out)
    assert not (attacker.determined() | attack.out.keys()) & attack.small
    for name in attack.small:
        low, high = attacker.interval(name, LEAST - 1)
        assert low == 0, name
        assert high >= LEAST - 1, name


def test_a_share_told_again_after_few_corrections_is_the_one_told_first() -> None:
    first, second = Period.parse("2024Q1"), Period.parse("2024Q2")
    one, other = kept(10, 5, 5), kept(10, 6, 5)
    nothing = replace(one, decided=0, in_time=0, late=0, overdue=0, share=None)
    told = of_courses(
        [Course(PROMISE, None, (Quarter(first.step(-1), nothing, True), Quarter(first, one, True)))], first
    )
    again = of_courses([Course(PROMISE, None, (Quarter(first, other, True), Quarter(second, nothing, True)))], second)
    before = leaving(plan_of(), told_of_nobody(shelf_of()), date(2024, 3, 31), promised=told)
    after = leaving(plan_of(), told_of_nobody(shelf_of()), date(2024, 6, 30), promised=again, earlier=[before.released])
    shares = [seen(one, first, before).share, seen(other, first, after).share]
    assert [each.exact for each in shares if each is not None] == [50, 50]
