"""Does the sentence fit the indicator? A goal in weeks on a share, or a count held against the country's count,
would give a confident answer to a question nobody asked."""

from pejl.rules import Indicator
from pejl.sentences import shapes
from pejl.sentences.shapes import Target
from pejl.words import Step

PERSONS = ("personer", "fuldtidspersoner", "helårspersoner", "årsværk")
COMPARABLE = ("%", "procentpoint", "uger", "ratio")
"""Units that two areas of different size can be compared in."""

_UNITS: dict[str, tuple[str, ...]] = {
    "%": ("%",),
    "procentpoint": ("procentpoint",),
    "uger": ("uger",),
    "ratio": ("",),
    "fuldtidspersoner": ("", *PERSONS),
    "personer": ("", *PERSONS),
    "besøg": ("", "besøg", "virksomhedsbesøg"),
    "arrangementer": ("", "arrangementer"),
}


def misfit(indicator: Indicator, target: Target) -> Step | None:
    """What does not fit, or None. `%` of a change or a margin fits everything; percentage points only shares."""
    unit = indicator.unit
    against_others = isinstance(target, shapes.AgainstArea | shapes.GapNarrows | shapes.Rank)
    if against_others and unit not in COMPARABLE:
        return Step("antal_mod_andre", {"enhed": unit})
    if isinstance(target, shapes.Everyone | shapes.Fokusmaal) and unit != "%":
        return Step("kun_for_andele", {"enhed": unit})
    if isinstance(target, shapes.CountPer | shapes.CountInAll) and unit not in ("besøg", "arrangementer", "personer"):
        return Step("kun_for_optaelling", {"enhed": unit})
    if isinstance(target, shapes.WithinBudget | shapes.AtMostExpected) and unit != "fuldtidspersoner":
        return Step("kun_for_fuldtidspersoner", {"enhed": unit})
    written = _unit(target, unit)
    if written is None or written in _UNITS.get(unit, (unit,)):
        return None
    return Step("anden_enhed", {"skrevet": written, "enhed": unit})


def _unit(target: Target, own: str) -> str | None:
    """The unit the sentence must share with the indicator; None where any fits. Shares differ by percentage points."""
    if isinstance(target, shapes.Level):
        return target.amount.unit
    amount: shapes.Amount | None = None
    if isinstance(target, shapes.AgainstArea):
        amount = target.margin if target.margin.number else None
    elif isinstance(target, shapes.GapNarrows | shapes.Change):
        amount = target.by
    elif isinstance(target, shapes.OwnLevel):
        amount = target.tolerance
    if amount is None or amount.unit == "%":
        return None
    return own if own == "%" and amount.unit == "procentpoint" else amount.unit
