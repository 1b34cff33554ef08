"""How many answered, in all and by group, as far as it may be told."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pejl.numbers import rounded


@dataclass(frozen=True, slots=True)
class GroupResponse:
    """One group. `answered`, `missing` and `rate` (per cent, one decimal) are None where they are withheld."""

    group: str
    asked: int
    answered: int | None
    missing: int | None
    rate: Decimal | None

    @property
    def withheld(self) -> bool:
        return self.answered is None


@dataclass(frozen=True, slots=True)
class Response:
    """The whole round, and its groups in alphabetical order. `rate` is in per cent with one decimal, None where nobody
    was asked. The total is told whatever it is: it is told with every number anyway."""

    asked: int
    answered: int
    missing: int
    rate: Decimal | None
    groups: tuple[GroupResponse, ...]

    def to_json(self) -> dict[str, object]:
        """Plain values that JSON holds; rates are reckoned again when it is read."""
        groups = [{"group": each.group, "asked": each.asked, "answered": each.answered} for each in self.groups]
        return {"asked": self.asked, "answered": self.answered, "groups": groups}


def response(invited: Mapping[str, int], left: Mapping[str, int], least: int = 5) -> Response:
    """From how many of each group were invited, and how many of their tickets are left unused.

    A group is withheld where fewer than the least were invited, answered or did not answer; and more groups, the
    smallest first, as long as the withheld ones could be found by subtracting the others from the total. A group of
    which nobody was invited is none. Raises ValueError where more tickets are left than were invited.
    """
    if any(left.get(group, 0) > invited[group] for group in invited) or set(left) - set(invited):
        raise ValueError("more tickets than invitations")
    asked = sorted(group for group, many in invited.items() if many)
    counts = {group: (invited[group], invited[group] - left.get(group, 0)) for group in asked}
    hidden = _hidden(counts, least)
    groups = tuple(_group(group, asked, None if group in hidden else n) for group, (asked, n) in counts.items())
    return _whole(sum(asked for asked, _ in counts.values()), sum(n for _, n in counts.values()), groups)


def _hidden(counts: Mapping[str, tuple[int, int]], least: int) -> set[str]:
    """The groups too small to tell of, and the smallest of the others as long as the hidden ones are one alone, or are
    together so few that subtracting the others from the total tells of them."""
    hidden = {group for group, count in counts.items() if _few(*count, least)}
    others = sorted(counts.keys() - hidden, key=lambda group: (counts[group][0], group))
    while hidden and others:
        asked, answered = (sum(counts[group][place] for group in hidden) for place in (0, 1))
        if len(hidden) > 1 and not _few(asked, answered, least):
            break
        hidden.add(others.pop(0))
    return hidden


def _few(asked: int, answered: int, least: int) -> bool:
    return min(asked, answered, asked - answered) < least


def _group(group: str, asked: int, answered: int | None) -> GroupResponse:
    if answered is None:
        return GroupResponse(group, asked, None, None, None)
    return GroupResponse(group, asked, answered, asked - answered, _rate(answered, asked))


def _whole(asked: int, answered: int, groups: tuple[GroupResponse, ...]) -> Response:
    return Response(asked, answered, asked - answered, _rate(answered, asked), groups)


def _rate(answered: int, asked: int) -> Decimal | None:
    return rounded(Fraction(100 * answered, asked), 1) if asked else None


def from_json(data: Mapping[str, Any]) -> Response:
    """What `Response.to_json` wrote. Raises KeyError for anything else."""
    groups = tuple(_group(each["group"], each["asked"], each["answered"]) for each in data["groups"])
    return _whole(data["asked"], data["answered"], groups)
