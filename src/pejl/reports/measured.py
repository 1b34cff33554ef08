"""Of whom a number is, said alike in the quarterly report and in the plan on paper."""

from dataclasses import dataclass

from pejl import law
from pejl.measure import Spec


@dataclass(frozen=True, slots=True)
class OfWhom:
    """Names of law or plan. `groups`: the target group; `whole`: what a share is of, "" of a number that is none;
    `way`: which of several ways to count, "" where there is one and where it is only the group again."""

    groups: tuple[str, ...]
    whole: str
    way: str


def of_whom(spec: Spec) -> OfWhom:
    """The target group is the plan's own, and the indicator's where the plan names none."""
    groups = tuple(law.group(code).name for code in spec.groups or spec.indicator.groups)
    whole = law.denominators()[spec.denominator].name if spec.denominator else ""
    return OfWhom(groups, whole, "" if spec.variant in groups else spec.variant)
