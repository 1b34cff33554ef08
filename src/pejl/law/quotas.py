"""How many may be placed at a workplace beside its ordinary employees, and who is ready for an ordinary job."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from pejl.law.dated import Dated, entries, in_force, said
from pejl.law.duties import maalgrupper
from pejl.words import Step

_FILE = "kvoter"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaRule(Dated):
    """`steps`: the last employee a step is about (None: no end), and how many whole employees give one place. `least`:
    never fewer places. `kinds`: the offers that use a place."""

    steps: tuple[tuple[int | None, int], ...]
    least: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quota:
    """Of one workplace on a day, in persons. `size`: ordinary employees (full-time persons). `left` is 0 when more are
    used than allowed; `over` then says how many. `how`: how it was worked out, in words."""

    size: int
    allowed: int
    used: int
    rule: QuotaRule
    how: tuple[Step, ...]

    @property
    def left(self) -> int:
        return max(0, self.allowed - self.used)

    @property
    def over(self) -> int:
        return max(0, self.used - self.allowed)


def quota(size: int, in_use: int, day: date) -> Quota | None:
    """By the rule of the day; None where no rule is known for it. Only whole fives and tens count: 49 employees give 9,
    50 and 59 give 10, 60 gives 11; no employee at all gives the one place every workplace has. ValueError for fewer
    than no employees or places in use."""
    if size < 0 or in_use < 0:
        raise ValueError(size, in_use)
    rule = rule_of(day)
    if rule is None:
        return None
    counts = places(size, rule)
    by_size = sum(many for _, _, many in counts)
    allowed = max(rule.least, by_size)
    how = [
        Step("virk_kvote_trin", {"ansatte": of, "for_hver": each, "pladser": many}) for of, each, many in counts if of
    ]
    if by_size < allowed:
        how.append(Step("virk_kvote_mindst", {"mindst": rule.least}))
    how.append(Step("virk_kvote_brugt", {"brugt": in_use, "pladser": allowed}))
    if rule.unverified:
        how.append(Step("virk_kvote_uproevet"))
    return Quota(size, allowed, in_use, rule, tuple(how))


def places(size: int, rule: QuotaRule) -> list[tuple[int, int, int]]:
    """For each step: the employees it is about, how many give a place, and the places they give."""
    found, below = [], 0
    for last, each in rule.steps:
        upto = size if last is None else min(size, last)
        of = max(0, upto - below)
        found.append((of, each, of // each))
        below = upto
    return found


def rule_of(day: date) -> QuotaRule | None:
    """The rule in force on the day."""
    return next(iter(in_force(rules(), day)), None)


@cache
def rules() -> tuple[QuotaRule, ...]:
    """Every version."""
    return tuple(
        QuotaRule(
            **said(code, entry),
            steps=tuple((each.get("til"), each["for_hver"]) for each in entry["trin"]),
            least=entry["mindst"],
            kinds=tuple(entry["redskaber"]),
        )
        for code, entry in entries(_FILE, "kvote").items()
    )


@cache
def ready_groups(day: date) -> tuple[tuple[str, str], ...]:
    """The codes of the groups who are ready for an ordinary job on the day (`kontanthjaelp:jobparat`), each with the
    number of LAB § 6 it is of; none where the law's data know none for the day."""
    numbers = {number for entry in entries(_FILE, "jobklare").values() for number in entry["numre"]}
    ready = [each for each in maalgrupper(day) if each.number in numbers]
    return tuple((code, each.number) for each in ready for code in each.groups)
