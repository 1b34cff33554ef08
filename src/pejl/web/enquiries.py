"""Enquiries as the board has them: recorded here, or still open in an extract."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pejl.answers.enquiries_board import Enquiry
from pejl.due.enquiries import after_minutes, received
from pejl.periods import COPENHAGEN
from pejl.web.companies import Directory
from pejl.web.companykinds import HELD, PLANNED, came_in, instant
from pejl.web.companyrows import Row, published, rows
from pejl.web.stand import Stand

KIND = "henvendelse"
ENDS: Mapping[str, str] = {"svar": "svar_dag", "hjaelp": "hjaelp_dag", "luk": "lukket"}
"""What is done with one click, and the field that then has a day."""
OPENED = "aabn"
"""Opens again what is closed."""
MEETING = "rekrutteringsmoede"


def taken_over(stand: Stand, company: str, kind: str, day: str) -> Mapping[str, Any]:
    """What a form begins with for an enquiry that only an extract tells of, named by its company, kind and day; nothing
    for one that is not there."""
    for each in published(stand, "orders"):
        if (str(each["company"]), each["kind"], each["day"].isoformat()) == (company, kind, day):
            return _as_fields(each)
    return {}


def _as_fields(row: Mapping[str, Any]) -> Mapping[str, Any]:
    day: date = row["day"]
    came = received(day, row["minute"])
    found = {
        "kind": row["kind"],
        "day": day.isoformat(),
        "klokken": f"{came:%H:%M}" if row["minute"] >= 0 else "",
        "positions": row["positions"],
        "arbejdssted": row["area"],
        "referred": row["referred"],
        "hired": row["hired"],
    }
    for end, column in (("svar", "answer"), ("hjaelp", "help")):
        if row[column] >= 0:
            at = after_minutes(came, row[column]).astimezone(COPENHAGEN)
            found |= {f"{end}_dag": at.date().isoformat(), f"{end}_kl": f"{at:%H:%M}"}
    return found


# --- gathered ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Known:
    """An enquiry with where it is from. `mine`: the company is the user's, or the user wrote it."""

    enquiry: Enquiry
    row: Row
    mine: bool

    @property
    def on_board(self) -> bool:
        """What is recorded here; and of extracts what is still open: not answered, or neither helped nor with anybody
        hired."""
        values = self.row.values
        open_ = values["answer"] < 0 or (values["help"] < 0 and not values["hired"])
        return self.row.record is not None or open_


def gathered(directory: Directory, worker: str) -> list[Known]:
    """Every enquiry recorded here, and those that only extracts tell of. Few queries."""
    held = _meetings(directory)
    return [
        Known(_enquiry(directory, each, held), each, _is_mine(directory, each, worker))
        for each in rows(directory, KIND)
    ]


def _is_mine(directory: Directory, row: Row, worker: str) -> bool:
    named = directory.named.get(row.company)
    by = row.record.by.worker if row.record is not None else ""
    return bool(worker) and worker in (by, named.worker if named else "")


def _enquiry(directory: Directory, row: Row, held: Mapping[int, date]) -> Enquiry:
    """As the board asks of it. An end of which only the day is known came at that day's last minute. What is recorded
    here came to the own municipality, wherever the job is."""
    values, own, now = row.values, directory.stand.plan.own.code, directory.stand.now
    came = came_in(row.record.data) if row.record else received(row.day, values["minute"])
    data: Mapping[str, Any] = row.record.data if row.record else {}
    return Enquiry(
        ref=str(row.record.ref) if row.record else f"{row.company}.{row.kind}.{row.day.isoformat()}",
        company=row.company,
        kind=row.kind,
        received=came,
        positions=int(values["positions"]),
        answered=_end(data, "svar", came, values["answer"], now),
        helped=_end(data, "hjaelp", came, values["help"], now),
        closed=bool(data.get("lukket")),
        area=str(values["area"]),
        abroad=job_of(row) != own,
        referred=int(values["referred"]),
        hired=int(values["hired"]),
        met=held.get(row.company, date.min) >= row.day,
    )


def job_of(row: Row) -> str:
    """The municipality the job is in, by code; an extract tells of one municipality alone."""
    return str((row.record.data.get("arbejdssted") if row.record else "") or row.values["area"])


def _end(data: Mapping[str, Any], end: str, came: datetime, waited: int, now: datetime) -> datetime | None:
    """Of today, where only the day is known: by now."""
    hour = str(data.get(f"{end}_kl") or "")
    said = instant(str(data.get(f"{end}_dag") or ""), hour)
    if said is not None:
        return said if hour else max(came, min(said, now))
    return after_minutes(came, waited) if waited >= 0 else None


def _meetings(directory: Directory) -> dict[int, date]:
    """The newest day a meeting about recruitment was held, or is planned for today or later, by company."""
    found: dict[int, date] = {}
    for each in rows(directory, "besoeg"):
        planned = each.values["outcome"] == PLANNED and each.day >= directory.stand.day
        if each.kind == MEETING and (planned or each.values["outcome"] == HELD):
            found[each.company] = max(each.day, found.get(each.company, date.min))
    return found
