"""What is said of withheld numbers, to the audience and to the secretariat."""

from pejl.answers.disclosure.cells import Protected
from pejl.words import Step


def why_withheld(protected: Protected, cell: str, least: int = 5) -> Step | None:
    """Why the audience does not see the number; None where it does. The same words for the small number and for those
    withheld to hide it: which is which would tell how large they are."""
    return Step("skjul_tal", {"mindst": least}) if cell in protected.withheld else None


def as_first_told(protected: Protected, cell: str) -> Step | None:
    """What is said beside a number of `as_before` that stands instead of a withheld one; None where there is none."""
    return Step("skjul_som_foer") if cell in protected.as_before else None


def note_of(protected: Protected, least: int = 5) -> Step:
    """The line under the release: how many of its numbers are not shown, and why."""
    many, of = len(protected.withheld), len(protected.withheld) + len(protected.shown)
    return (
        Step("skjul_note", {"antal": many, "alle": of, "mindst": least})
        if many
        else Step("skjul_intet", {"mindst": least})
    )


def secretariat_of(protected: Protected, cell: str, least: int = 5) -> Step | None:
    """What the secretariat is told of a number: its reason, or that it can no longer be protected. Never for the
    audience."""
    if cell in protected.exposed:
        return Step("skjul_udsat", {"celle": cell, "mindst": least})
    reason = protected.withheld.get(cell)
    return None if reason is None else Step(f"skjul_{reason.value}", {"celle": cell, "mindst": least})
