"""How many more a company has room for in work practice and wage subsidy today."""

from collections.abc import Sequence
from dataclasses import dataclass

from pejl.due.placements import in_use
from pejl.law.quotas import Quota, quota
from pejl.web.companypage import CompanyPage


@dataclass(frozen=True, slots=True)
class Room:
    """The quota of the day, as the page shows it."""

    quota: Quota

    @property
    def standing(self) -> tuple[str, str, str]:
        """Word, sign and shade."""
        if self.quota.over:
            return "web_virk_kvote_over", "!", "skidt"
        return ("web_virk_kvote_ledig", "✓", "godt") if self.quota.left else ("web_virk_kvote_fuld", "●", "maaske")


def quota_of(of: CompanyPage) -> Room | None:
    """None where the number of employees or the rule of the day is not known. Who uses the places is no part of it;
    without a ledger nobody is known to."""
    stand, size = of.directory.stand, of.size
    ids: Sequence[int] = of.ids
    used = in_use(stand.snapshot, ids, stand.day) if stand.snapshot is not None else 0
    found = None if size is None else quota(size, used, stand.day)
    return None if found is None else Room(found)
