"""A dated promise with every name bound: the plan's own, or a duty of the law."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pejl.rules import Case, Moment
from pejl.sentences.shapes import AtEach, AtFirst, CountWithin, Duration, Every, Rhythm, Times, Within

LAW = "lov"
"""Where a row is from that is of the law itself; else it is the plan's name."""


@dataclass(frozen=True, slots=True)
class Act:
    """`count` of something that keeps the promise; `noun` as the sentence says it, "" where it says none."""

    noun: str
    count: int
    moment: Moment


@dataclass(frozen=True, slots=True)
class Basis:
    """What the law says of a duty: `family` is the same duty under changing rules; `unverified`: not read in a source;
    `expected`: not adopted when it was written down."""

    family: str
    paragraph: str
    source: str
    unverified: bool = False
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """`origin`: the plan's name, or LAW. `groups`, `without`: codes of whom it is for and whom it leaves out. `acts`
    is empty where nothing in the ledger tells that it is kept: its rows can then only be seen. `condition`: a moment
    or codes of groups. `limit`: only so long after the case's first day. `share`: the part of the group it must be kept
    for. `first`, `last`: days in force, both included; `keeps_old`: a case that began under it keeps it.
    `exempted_by`: exemptions that stop its clock; `resume`: how soon after one it is due at the earliest."""

    origin: str
    id: str
    text: str
    groups: tuple[str, ...]
    without: tuple[str, ...]
    trigger: Moment | None
    acts: tuple[Act, ...]
    rhythm: Rhythm
    said: str
    clock: str
    condition: Moment | tuple[str, ...] | None
    limit: Duration | None
    share: Fraction | None
    who: str
    first: date
    last: date
    keeps_old: bool = False
    exempted_by: tuple[str, ...] = ()
    resume: Duration | None = None
    basis: Basis | None = None
    source: str = ""

    @property
    def case(self) -> Case:
        """Whose its rows are. An enquiry kept by something at the company is the company's."""
        if self.trigger is None:
            return self.acts[0].moment.case if self.acts else Case.PERSON
        ends = any(act.moment.end for act in self.acts)
        return Case.COMPANY if self.trigger.case is Case.ENQUIRY and not ends else self.trigger.case

    @property
    def window(self) -> Duration | None:
        """How long there is from the anchor; None for what has no length of its own."""
        match self.rhythm:
            case Within(duration) | Every(duration):
                return duration
            case CountWithin(_, window):
                return window
        return None

    @property
    def renews(self) -> bool:
        """Whether its rows go on as long as the case does: there is always an open one."""
        rolls = isinstance(self.rhythm, Every | CountWithin | Times) and self.case is not Case.MUNICIPALITY
        return rolls and self.limit is None

    @property
    def has_due_day(self) -> bool:
        """At each and at the first are due that day where the act is a side of what it is at; else no day is given."""
        return not isinstance(self.rhythm, AtEach | AtFirst) or self.at_anchor

    @property
    def at_anchor(self) -> bool:
        """Whether the act can only be on the anchor's own day."""
        if not isinstance(self.rhythm, AtEach | AtFirst) or self.trigger is None or not self.acts:
            return False
        return self.trigger.name in self.acts[0].moment.side_of
