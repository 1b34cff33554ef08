"""What an indicator is.

It is one function that asks for figures and returns a `Value`; the decorator declares the rest. Where it
can be counted from the municipality's own events, `own` says how, in the ledger's verbs. Its docstring is Danish,
because the docs are printed from it: a summary line, then `Definition:`, `Kilde:`, `Grænsetilfælde:` and, for what
only the own count needs said, `Egne hændelser:`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from pejl.ledger.verbs import DAY, Count, Spans, Window
from pejl.numbers import Value
from pejl.rules.docstrings import read
from pejl.rules.whom import Own
from pejl.words import Name, Step


class Missing(Exception):
    """A number that cannot be had: a code of `words` and its parameters. Never a zero, never a guess."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Ask(Protocol):
    """What an indicator may ask, for the groups, denominator, place and period it is run on.

    Every verb raises Missing when the figures are not there, and keeps a trail of what it used.
    """

    def count(self, measure: str, *groups: str) -> Value:
        """A count summed over the disjoint groups (the goal's own when none are named) and the place's areas."""
        ...

    def share(self, measure: str, *groups: str, of: str = "") -> Value:
        """A share of the goal's denominator (or of the one named by `of`), in per cent. Over several areas:
        summed numerators over summed denominators, never a mean of shares."""
        ...

    def level(self, measure: str) -> Value:
        """A mean or ratio as published for the place itself; it is never summed or averaged."""
        ...

    def year_before(self) -> "Ask":
        """The same question for the same period a year earlier."""
        ...


Rule = Callable[[Ask], Value]


@dataclass(frozen=True, slots=True)
class FullTime:
    """Full-time persons: the minutes a week of the days in the period over full time for all of its days. Only time on
    a benefit counts: of members of another group, the benefits they are on meanwhile."""

    rows: Spans


@dataclass(frozen=True, slots=True)
class Whole:
    """The goal's denominator as Statistics Denmark has it; it is not in anybody's events."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """An own count: `part`, or `factor` times `part` over `whole`. `settles`: days after a period until what it asks
    about has happened, so that no period is counted before. `looks_back`: how far before the last day of a period it
    looks, so that none is counted whose past the events do not cover. `needs`: benefits that must be in force all
    through the period. `notes`: codes, or codes with their parameters, of what must be said beside it. `beside`: counts
    that are no part of the number and are told with it, each under the code that says `antal`."""

    part: Count | FullTime
    whole: Count | FullTime | Whole | None = None
    factor: Fraction = Fraction(1)
    settles: int = 0
    looks_back: Window = DAY
    needs: tuple[str, ...] = ()
    notes: tuple[str | Step, ...] = ()
    beside: tuple[tuple[str, Count], ...] = ()


def full_time(rows: Spans) -> FullTime:
    return FullTime(rows)


def per_cent(
    part: Count | FullTime,
    whole: Count | FullTime | Whole,
    *,
    settles: int = 0,
    looks_back: Window = DAY,
    needs: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
) -> Reckoned:
    return Reckoned(part, whole, Fraction(100), settles, looks_back, needs, notes)


HEADINGS = ("Definition", "Kilde", "Grænsetilfælde", "Egne hændelser")
OwnRule = Callable[[Own], Reckoned]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One rule of the shelf.

    `measures` are what it reads, and `groups` whom it always counts (the goal's own groups when empty), so that
    the known periods can be found. `share`: it needs a denominator.
    `related` are indicators that answer the same question by another definition. `own` counts it from events; None
    where no events can tell. `by_variant`: the own count reads `opgoerelse`; where it does not, a goal that has one
    cannot be counted.
    """

    name: str
    title: Name
    unit: str
    measures: tuple[str, ...]
    share: bool
    groups: tuple[str, ...]
    related: tuple[str, ...]
    rule: Rule
    own: OwnRule | None
    by_variant: bool
    summary: str
    sections: Mapping[str, str]


def indicator(
    *,
    title: str,
    english: str,
    unit: str,
    measures: tuple[str, ...],
    share: bool = False,
    groups: tuple[str, ...] = (),
    related: tuple[str, ...] = (),
    own: OwnRule | None = None,
    by_variant: bool = False,
) -> Callable[[Rule], Indicator]:
    """Declare a function as an indicator named by its file and itself: `ledige.andel`. `english`: its title there."""

    def declare(rule: Rule) -> Indicator:
        name = f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}"
        summary, sections = read(rule.__doc__ or "", HEADINGS)
        said = Name(title, english)
        return Indicator(name, said, unit, measures, share, groups, related, rule, own, by_variant, summary, sections)

    return declare
