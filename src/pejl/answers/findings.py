"""What a check found, in the machine form."""

from pejl.check import Checked
from pejl.words import say


def findings_data(found: Checked, lang: str) -> list[dict[str, object]]:
    """The machine form of `check --json`; its schema is shipped as `check.schema.json`."""
    return [
        {
            "plan": found.path.stem,
            "file": str(found.path),
            "line": finding.position.line,
            "column": finding.position.column,
            "severity": finding.severity.value,
            "code": finding.code,
            "says": say(finding.code, finding.params, lang),
        }
        for finding in found.findings
    ]
