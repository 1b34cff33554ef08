"""What the chapters of the plan on paper are written from."""

from dataclasses import dataclass

from pejl.answers.practice import Practice
from pejl.check import Checked
from pejl.goals import BoundPlan
from pejl.plan.model import Plan
from pejl.words import say


@dataclass(frozen=True, slots=True)
class Said:
    """`bound` and `plan` are those of `checked`, which has no faults."""

    checked: Checked
    bound: BoundPlan
    plan: Plan
    practice: Practice
    lang: str

    def __call__(self, code: str, **params: object) -> str:
        return say(f"rap_plan_{code}", params, self.lang)

    def head(self, *names: str) -> tuple[str, ...]:
        return tuple(say(f"rap_kol_{name}", {}, self.lang) for name in names)
