"""Checks a plan: binds every name, and finds what is wrong in the plan and in its figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pejl.check.assumptions import Assumption, assumptions
from pejl.check.bind import bind
from pejl.check.figures import figures
from pejl.check.names import Names
from pejl.check.practice import practice, repeated_ids
from pejl.check.tables import tables
from pejl.check.typed import files, known_from, typed_figures
from pejl.check.wishes import wishes
from pejl.goals import BoundPlan
from pejl.ledger import Figure, Figures
from pejl.ledger.figures import Typed
from pejl.plan import Finding, PlanFaults, PlanFile, Severity, read_plan
from pejl.plan.model import Plan

__all__ = ["Assumption", "Checked", "Finding", "Severity", "check", "check_file"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check came to. `bound` and `plan` (the plan as it is written) are None when there is a fault: nothing runs
    on a plan with faults. `assumptions`: its forecasts, bound. `named_files`: of figures, as
    it names them, with faults too."""

    path: Path
    bound: BoundPlan | None
    typed: Sequence[Figure]
    findings: Sequence[Finding]
    plan: Plan | None = None
    assumptions: Sequence[Assumption] = ()
    named_files: Sequence[str] = ()

    @property
    def figure_files(self) -> list[Path]:
        """The files of figures that are there now, each once."""
        return list(dict.fromkeys(file for named in self.named_files for file in files(self.path.parent, named)))

    @property
    def faults(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity is Severity.ERROR]


def check_file(path: Path) -> Checked:
    """Read and check a plan file. Faults are findings; only a missing file raises (OSError)."""
    try:
        return check(read_plan(path))
    except PlanFaults as unreadable:
        return Checked(path, None, (), unreadable.findings)


def check(file: PlanFile) -> Checked:
    """Everything that can be said of a plan in one run, in the order of its lines."""
    names = Names(file)
    bound = bind(names)
    practice(names)
    typed = typed_figures(names) if bound else []
    findings = [*file.faults, *repeated_ids(file), *names.findings]
    if bound and not any(each.severity is Severity.ERROR for each in findings):
        wishes(names, bound)
        figures(names, bound, typed, Figures([Typed(typed)], known_from(names)))
        tables(names, typed)
        findings = [*file.faults, *names.findings]
    unique = {(f.position, f.code, str(f.params)): f for f in findings}
    ordered = sorted(unique.values(), key=lambda finding: (finding.position, finding.code))
    faulty = any(finding.severity is Severity.ERROR for finding in ordered)
    if faulty:
        return Checked(file.path, None, typed, ordered, named_files=file.plan.plan.tal)
    return Checked(file.path, bound, typed, ordered, file.plan, assumptions(names), file.plan.plan.tal)
