"""Which promises bear on a goal. No plan says it, so it is told by whom the two are about."""

from collections.abc import Iterator
from dataclasses import dataclass

from pejl import law
from pejl.due import Promise
from pejl.goals import BoundPlan, Goal
from pejl.law.overlap import overlap
from pejl.words import Step


@dataclass(frozen=True, slots=True)
class Bearing:
    """A promise that is made to persons the goal is about. `shared`: the goal's groups and the promise's that have
    persons in common, each pair once; `says` names the promise's. That they are about the same people does not say that
    keeping the one moves the other."""

    promise: Promise
    shared: tuple[tuple[str, str], ...]
    says: Step


def promises_of_goal(plan: BoundPlan, goal: Goal) -> list[Bearing]:
    """The plan's promises with a group in common with the goal, or with a part of it or a row of its budget, in the
    plan's order. A group that the promise leaves out is not in common, unless it only takes some persons out of it.
    None for a goal that names no group."""
    groups = groups_of(goal)
    found = []
    for promise in plan.promises:
        shared = tuple(_shared(groups, promise))
        if shared:
            names = list(dict.fromkeys(law.group(theirs).name for _, theirs in shared))
            found.append(Bearing(promise, shared, Step("svar_faelles_gruppe", {"grupper": names})))
    return found


def groups_of(goal: Goal) -> tuple[str, ...]:
    """Whom the goal and its parts are about, as codes, each once."""
    specs = [part.spec for part in (goal.part, *goal.parts)] + [row.spec for row in goal.part.budget]
    return tuple(dict.fromkeys(code for spec in specs if spec for code in spec.indicator.groups or spec.groups))


def _shared(groups: tuple[str, ...], promise: Promise) -> Iterator[tuple[str, str]]:
    for ours in groups:
        if any(_within(ours, left_out) for left_out in promise.without):
            continue
        yield from ((ours, theirs) for theirs in promise.groups if overlap(ours, theirs))


def _within(group: str, left_out: str) -> bool:
    """Whether everybody of the group is left out."""
    if group == left_out or group.startswith((f"{left_out}:", f"{left_out}@")):
        return True
    return left_out in law.groups() and _base(group) in law.groups()[left_out].holds


def _base(code: str) -> str:
    return code.partition("@")[0].partition(":")[0]
