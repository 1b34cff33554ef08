"""Whom a target group is made of in the ledger's own events."""

import re
from dataclasses import dataclass
from functools import reduce
from operator import or_

from pejl import law
from pejl.ledger.verbs import CALENDAR_MONTH, DAY, Spans, Window, aged, held
from pejl.ledger.verbs.algebra import During, Held, Outside

EVERYONE, EVERYBODY = "*", "alle"
"""Everyone on a benefit; everybody the ledger knows, of an age."""
ON_BENEFIT = held("spells")
IN_TOUCH = ON_BENEFIT | held("efforts") | held("relations")
"""Everyone with a course, also one without a benefit: an effort, or somebody who stands by them."""


@dataclass(frozen=True, slots=True)
class People:
    """The rows of each `part` of a target group, all of them as one set of persons (`union`), and the `benefits` it is
    made of: none for everyone on a benefit. `apart`: no day on a benefit is in two parts, so that days may be added."""

    parts: tuple[Spans, ...]
    union: Spans
    benefits: tuple[str, ...]
    apart: bool = True

    @property
    def pause(self) -> Window:
        """How long a course may pause: not at all where every benefit of the group ends at once."""
        at_once = [law.groups()[code].ends_at_once for code in self.benefits]
        return DAY if at_once and all(at_once) else CALENDAR_MONTH


def people(groups: tuple[str, ...], everyone: Spans = ON_BENEFIT) -> People:
    """Whom the codes stand for, such as `kontanthjaelp:jobparat@18-29`. Benefits alone are one part, and a union of
    nothing but benefits keeps the paying municipality; a group that is none is counted by its dated membership, in
    the municipality where the person lives now. `everyone`: who a group of everyone is of."""
    codes = list(dict.fromkeys(code for group in groups or (EVERYONE,) for code in _made_of(group)))
    if EVERYONE in codes:
        return People((everyone,), everyone, ())
    bases = tuple(dict.fromkeys(_split(code)[0] for code in codes))
    benefits = tuple(base for base in bases if _is_benefit(base))
    plain = [code for code in codes if _is_benefit(code)]
    parts = (
        *((held("spells", by=[plain]),) if plain else ()),
        *(_rows(code, everyone) for code in codes if code not in plain),
    )
    if len(parts) == 1:
        return People(parts, parts[0], benefits)
    union = reduce(or_, parts)
    if all(base == EVERYONE for base in bases):
        return People(parts, everyone & union, benefits, apart=False)
    whole = held("spells", by=[bases]) & union if bases == benefits else union
    return People(parts, whole, benefits, _apart(codes))


def _apart(codes: list[str]) -> bool:
    """Different benefits, or one benefit by different visitations."""
    by_base: dict[str, list[str]] = {}
    for code in codes:
        base, narrowed = _split(code)
        by_base.setdefault(base, []).append(narrowed)
    alike = [each for each in by_base.values() if len(each) > 1]
    return all(map(_is_benefit, by_base)) and all(re.fullmatch(":[^:@]+", one) for each in alike for one in each)


def on_benefit(rows: Spans) -> Spans:
    """The rows themselves where they are of benefits; of members the benefits they are on meanwhile."""
    first = rows
    while isinstance(first, During | Outside):
        first = first.left
    return rows if isinstance(first, Held) and first.table == "spells" else held("spells") & rows


def _is_benefit(code: str) -> bool:
    return code in law.groups() and law.groups()[code].benefit


def _made_of(code: str) -> tuple[str, ...]:
    """The groups of a group such as bruttoledige, each narrowed as the group itself is."""
    if code == EVERYONE:
        return (code,)
    base, narrowed = _split(code)
    found = law.groups()[base]
    if not found.people:
        return (code,)
    ages = f"@{found.ages}" if found.ages and "@" not in narrowed else ""
    return tuple(f"{each}{narrowed}{ages}" for each in found.people)


def _rows(code: str, everyone: Spans) -> Spans:
    base, narrowed = _split(code)
    ages = re.search(r"@(\d+)-(\d+)", narrowed)
    of_age = aged(int(ages[1]), int(ages[2]) + 1) if ages else None
    if base == EVERYBODY and of_age is not None:
        return of_age
    rows = everyone if base == EVERYONE else held("spells", by=[(base,)])
    if not _is_benefit(base) and base != EVERYONE:
        rows = held("groups", base)
    visitation = re.search(r":([^:@]+)", narrowed)
    if visitation:
        rows = rows & held("groups", visitation[1])
    return rows & of_age if of_age is not None else rows


def _split(code: str) -> tuple[str, str]:
    base = re.split("[:@]", code)[0]
    return base, code[len(base) :]
