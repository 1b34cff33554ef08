"""The numbers of a release, what binds them together, and what comes out of protecting them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

Number = int | Fraction


class Reason(StrEnum):
    """Why a number is withheld. For the secretariat only: told to an audience it would say which one is small."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


@dataclass(frozen=True, slots=True)
class Cell:
    """One number: not below zero, and exact (never the rounded print).

    `id` names what is counted, where and when, the same in every release (`sygedagpenge/team 1/2023K4`). `persons`: it
    counts persons; visits, events and companies are not persons and are withheld only to hide a person. `printed`: it
    stands in the release; a cell that does not is there because others add up to it. `known`: it is out already by
    other hands (Jobindsats, a printed plan), itself or so nearly that it hides nothing; it is passed on as it is.
    `priority`: higher is kept longer; the total of a relation is given one more by itself. `whole`: false for
    full-time persons, of whom there can be 4,9. `few`: it is of fewer persons than the least, however many it counts.
    """

    id: str
    value: Number
    persons: bool = True
    printed: bool = True
    known: bool = False
    priority: int = 0
    whole: bool = True
    few: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """`total` is the sum of its parts, each times its factor in `factors` (1 where none are given).

    A quarter is the sum of its months, a municipality of its teams; a year's mean is a quarter of each of four. Where
    the parts given are not all, see `rested`. Parts whose persons overlap do not add, and are no relation.
    """

    total: str
    parts: tuple[str, ...]
    factors: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """A share of persons or a mean that is printed: `part` of `whole`, both ids of cells (printed or not).

    Who sees a share and knows what it is of knows both, so it is shown only where both may be. What of the whole is not
    in the part is protected as a count of its own. `value` is told apart between releases only; any unit.

    `mean`: the part is what the whole carries, as days of so many illnesses. It is no part of a count and is not small
    or large; but where it was corrected while fewer than the least came or went, nobody may be sure that it was.
    """

    id: str
    part: str
    whole: str
    value: Number
    priority: int = 0
    mean: bool = False


@dataclass(frozen=True, slots=True)
class Released:
    """What an earlier release told: to be kept, and never to leave, since `held` are the numbers it withheld.

    `values`: the numbers it showed, and those that followed from them, by id. `held`: its withheld cells. `sums`:
    which of them, each times its factor, add up to a number that can be reckoned. What others have published of the
    same cells can be given as one too, with `values` alone.
    """

    values: Mapping[str, Number]
    held: Mapping[str, Cell] = field(default_factory=dict)
    sums: Sequence[Mapping[str, Number]] = ()


@dataclass(frozen=True, slots=True)
class Protected:
    """What may leave. `shown` and `withheld` have every printed cell and share once, in the order they were given.

    `as_before`: withheld cells that were told once, with the number told last. It may stand instead, since it tells
    nothing new: a total that a few late registrations corrected keeps its first number.

    `exposed`: counts that cannot be protected any longer, because what is out already bounds them closer than the rule
    allows; they are withheld, and somebody should know. `unbalanced`: the relations that do not hold of the numbers
    given (two vintages, rounded parts): they are protected as if they did. `released` is what the next release is to
    be held against, together with the earlier ones.
    """

    shown: Mapping[str, Number]
    withheld: Mapping[str, Reason]
    as_before: Mapping[str, Number]
    exposed: tuple[str, ...]
    unbalanced: tuple[Relation, ...]
    released: Released
