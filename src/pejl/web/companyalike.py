"""Companies that are likely one, asked of the names, numbers and contacts recorded here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pejl.answers.duplicates_found import Known, likely
from pejl.web.companies import Company, Directory
from pejl.web.companyfound import P_NUMBER, cvr_of
from pejl.words import Step

WAYS = ("telefon", "mail")
"""How a company is reached: fields of a contact."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two companies and why they are told of together. `unit`: workplaces of one firm, that are not one."""

    one: Company
    other: Company
    reasons: Sequence[Step]
    unit: bool

    @property
    def both(self) -> tuple[Company, Company]:
        return self.one, self.other


def alike(directory: Directory) -> list[Alike]:
    """Pairs of companies with data of their own, those that are merged left out. Three queries."""
    reached = _reached(directory)
    known = [_known(each, reached.get(each.id, {})) for each in directory.named.values()]
    named = directory.named
    return [Alike(named[each.one], named[each.other], each.reasons, each.unit) for each in likely(known)]


def _reached(directory: Directory) -> Mapping[int, Mapping[str, str]]:
    """Telephone and e-mail of each company: of its contacts the first that was written with one."""
    found: dict[int, dict[str, str]] = {}
    for record in directory.records(("kontakt",)):
        own = found.setdefault(directory.same.of(record.company), {})
        for way in WAYS:
            if record.data.get(way):
                own.setdefault(way, str(record.data[way]))
    return found


def _known(company: Company, reached: Mapping[str, str]) -> Known:
    return Known(
        id=company.id,
        cvr=cvr_of(company),
        p_number=company.number if len(company.number) == P_NUMBER else "",
        name=company.name,
        postal_code=str(company.data.get("postnr") or ""),
        phone=reached.get("telefon", ""),
        mail=reached.get("mail", ""),
    )
