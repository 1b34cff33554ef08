"""Companies as they are searched for and listed, and what of them is to be followed up."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pejl import law
from pejl.ledger.company import with_agreement
from pejl.web.companies import Company, Directory
from pejl.web.models import CompanyRecord
from pejl.web.written import Teller

AHEAD = 14
"""Days before a follow-up is due that it is told of."""
FOLLOWED: Mapping[str, str] = {"aftale": "opfoelgning", "fastholdelse": "opfoelgning", "behov": "senest"}
"""Kinds that are followed up, each with the field of the day."""
OPEN = "aaben"
CVR, P_NUMBER = 8, 10
"""How many digits they have."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """`day`: when it is due. `what`: the thing on one line."""

    day: date
    today: date
    company: Company
    kind: str
    ref: Any
    what: str

    @property
    def code(self) -> str:
        return standing(self.day, self.today)[0]

    @property
    def sign(self) -> str:
        return standing(self.day, self.today)[1]

    @property
    def shade(self) -> str:
        return standing(self.day, self.today)[2]


def standing(due: date, today: date) -> tuple[str, str, str]:
    """How a follow-up stands: the code of its word, a sign, a shade. It is late from the day after."""
    if due < today:
        return "web_virk_over", "!", "skidt"
    if due == today:
        return "web_virk_i_dag", "●", "maaske"
    soon = due <= today + timedelta(AHEAD)
    return ("web_virk_snart", "●", "maaske") if soon else ("web_virk_senere", "○", "ukendt")


def followed_day(record: CompanyRecord, today: date) -> date | None:
    """When the record is to be followed up; None where it is not: no day, an agreement that has ended, a retention case
    that is settled."""
    data = record.data
    text = str(data.get(FOLLOWED.get(record.kind, "")) or "")
    ended = record.kind == "aftale" and not _unended(data, today)
    settled = record.kind == "fastholdelse" and data.get("udfald") != OPEN
    return None if not text or ended or settled else date.fromisoformat(text)


def runs(data: Mapping[str, Any], day: date) -> bool:
    """Whether what has `start` and `end` runs on the day; both days count, and an open end."""
    return str(data.get("start") or "") <= day.isoformat() and _unended(data, day)


def _unended(data: Mapping[str, Any], day: date) -> bool:
    end = str(data.get("end") or "")
    return not end or day.isoformat() <= end


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of companies is narrowed to; "" and False narrow nothing. `mine`: the code of the consultant."""

    text: str = ""
    mine: str = ""
    branch: str = ""
    area: str = ""
    agreement: bool = False
    due: bool = False

    @property
    def number(self) -> str:
        """The text as a CVR or P-number; "" for no whole number."""
        digits = "".join(self.text.split())
        whole = digits.isascii() and digits.isdecimal() and len(digits) in (CVR, P_NUMBER)
        return digits if whole else ""

    def fits(self, company: Company) -> bool:
        """Of what the company's own data say."""
        of = company.data
        return (
            _says(company, self.text)
            and self.mine in ("", company.worker)
            and self.branch in ("", of.get("branch"))
            and self.area in ("", of.get("area"))
        )


def _says(company: Company, text: str) -> bool:
    """Every word in the name, or the number's (or its CVR number's) beginning."""
    digits = "".join(text.split())
    if digits and digits.isascii() and digits.isdecimal():
        own = (company.number, cvr_of(company))
        return any(each.startswith(digits) for each in own) or digits in company.name
    return all(word in company.name.casefold() for word in text.casefold().split())


def cvr_of(company: Company) -> str:
    """The CVR number of the company or of the firm it is a unit of; "" where it is not known."""
    return company.number if len(company.number) == CVR else str(company.data.get("cvr") or "")


@dataclass(frozen=True, slots=True)
class Line:
    """A company in a list."""

    company: Company
    branch: str
    area: str
    size: int | None
    worker: str
    agreements: int
    due: date | None
    today: date

    @property
    def standing(self) -> tuple[str, str, str] | None:
        return None if self.due is None else standing(self.due, self.today)


@dataclass(frozen=True)
class Found:
    """What a search finds. `due`: all follow-ups of what is found within the days ahead, the first first."""

    lines: Sequence[Line]
    due: Sequence[FollowUp]


def found(directory: Directory, teller: Teller, wanted: Wanted) -> Found:
    """The companies with data of their own that fit, by name. Four queries whatever is asked."""
    day, records = directory.stand.day, directory.records(tuple(FOLLOWED))
    ups = [each for each in follow_ups(directory, teller, records) if wanted.fits(each.company)]
    first: dict[int, date] = {}
    for each in ups:
        first.setdefault(each.company.id, each.day)
    with_one = _agreements(directory, records)
    soon = day + timedelta(AHEAD)
    lines = [
        _line(each, teller, with_one.get(each.id, 0), first.get(each.id))
        for each in directory.named.values()
        if wanted.fits(each)
        and (not wanted.agreement or each.id in with_one)
        and (not wanted.due or first.get(each.id, date.max) <= soon)
    ]
    lines.sort(key=lambda line: (line.company.name.casefold(), line.company.id))
    return Found(lines, [each for each in ups if each.day <= soon])


def follow_ups(directory: Directory, teller: Teller, records: Sequence[CompanyRecord]) -> list[FollowUp]:
    """All that is to be followed up, whenever, the first first; `aftale`, `fastholdelse`, `behov` among the records."""
    today, ups = directory.stand.day, []
    for record in records:
        day = followed_day(record, today)
        if day is not None:
            own = directory.same.of(record.company)
            company = directory.named.get(own, Company(own, "", {}))
            ups.append(FollowUp(day, today, company, record.kind, record.ref, _what(teller, record)))
    return sorted(ups, key=lambda each: (each.day, each.company.name.casefold(), str(each.ref)))


def _what(teller: Teller, record: CompanyRecord) -> str:
    data = record.data
    if record.kind == "aftale":
        return teller.choice("agreements.kind", str(data.get("kind")))
    return str(data.get("stilling") or data.get("tekst") or "")


def _agreements(directory: Directory, records: Sequence[CompanyRecord]) -> dict[int, int]:
    """How many agreements run today, by company: of those written here, or one where only an extract tells of any."""
    day, snapshot = directory.stand.day, directory.stand.snapshot
    many: dict[int, int] = {}
    for record in records:
        if record.kind == "aftale" and runs(record.data, day):
            own = directory.same.of(record.company)
            many[own] = many.get(own, 0) + 1
    for company in with_agreement(snapshot, day) if snapshot is not None else ():
        many.setdefault(directory.same.of(company), 1)
    return many


def _line(company: Company, teller: Teller, agreements: int, due: date | None) -> Line:
    of, areas = company.data, law.areas()
    area, size = str(of.get("area") or ""), of.get("size")
    return Line(
        company,
        teller.choice("companies.branch", str(of.get("branch") or "")),
        areas[area].name if area in areas else area,
        int(size) if size not in (None, "") else None,
        teller.workers.get(company.worker, company.worker),
        agreements,
        due,
        teller.stand.day,
    )


def known_by(directory: Directory, numbers: Collection[str]) -> dict[str, int]:
    """The ids of those CVR and P-numbers that are known: as a company's own number here (of one that is merged where no
    other has it), else from an extract. Stores nothing."""
    merged = directory.same.one_of
    records = sorted(directory.records(("stamdata",)), key=lambda each: each.company not in merged)
    here = {str(each.data.get("nummer") or ""): each.company for each in records}
    with directory.stand.base.around.identities() as register:
        known = register.known_companies([each for each in numbers if each])
    return known | {each: here[each] for each in numbers if each and each in here}


def only_extracts(directory: Directory) -> int:
    """How many companies the ledger knows that have no data of their own here."""
    ours = {each for company in directory.named for each in directory.same.all_of(company)}
    return len({directory.same.of(each) for each in directory.stand.companies - ours})
