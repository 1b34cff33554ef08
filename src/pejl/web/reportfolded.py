"""What approved reports give the ledger: that the committee was given a report."""

from collections.abc import Sequence

from pejl.periods import day_in_copenhagen
from pejl.sources.sider import Registration
from pejl.web.models import Issued


def report_acts(issued: Issued, area: str) -> Sequence[Registration]:
    """A row of `acts` on the day of approval, for from then on the committee has it. A later edition of a quarter
    corrects the first one and is no report of its own: nothing. `number` is the report's own."""
    if issued.number > 1:
        return ()
    values = {"kind": "rapport", "day": day_in_copenhagen(issued.at), "area": area, "number": issued.pk}
    ref = f"rapport-{issued.pk}"
    return [Registration(ref=ref, table="acts", subject=0, values=values, withdrawn=False, at=issued.at)]
