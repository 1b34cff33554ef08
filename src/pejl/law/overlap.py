"""Whether two groups have persons in common, told by their codes."""

import re

from pejl.law import groups


def overlap(first: str, second: str) -> bool:
    """The two groups have persons in common, so that adding them would count somebody twice: one within the
    other (`kontanthjaelp:jobparat` in `kontanthjaelp`), or one that holds the other (`bruttoledige`)."""
    one, other = (re.split("[:@]", code)[0] for code in (first, second))
    if one != other:
        return other in groups()[one].holds or one in groups()[other].holds
    narrowed = [set(re.findall("[:@][^:@]+", code)) for code in (first, second)]
    visits = [{each for each in parts if each[0] == ":"} for parts in narrowed]
    return not (visits[0] and visits[1] and visits[0] != visits[1]) and not _apart(narrowed)


def _apart(narrowed: list[set[str]]) -> bool:
    """Two different age bands are taken to be two groups; their overlap is the plan's own affair."""
    ages = [{each for each in parts if each[0] == "@"} for parts in narrowed]
    return bool(ages[0] and ages[1] and ages[0] != ages[1])
