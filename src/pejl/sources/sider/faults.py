"""What can be wrong with a version of a row: asked before it is kept, and again before it goes into the ledger."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from re import fullmatch
from uuid import UUID

from pejl import law
from pejl.law.catalogue import catalogue
from pejl.ledger.tables import FAR, TABLES, Kind
from pejl.periods import COPENHAGEN, day_in_copenhagen
from pejl.sources import as_utc
from pejl.sources.sider.rows import OF_COMPANIES, OF_NOBODY, RECORDED, SETTLED, Registration, filled, topics_of
from pejl.words import Step

HAPPENED = ("holdt", "udeblevet")
"""Outcomes that a day to come cannot have."""
DONT_KNOW = "ved_ikke"
"""An answer beside those of the catalogue."""
A_DAY = 24 * 60
MOST_MINUTES = 168 * 60
MOST: Mapping[str, tuple[int, int]] = {
    "minutes": (0, MOST_MINUTES),
    "minute": (-1, A_DAY - 1),
    "answer": (-1, 3660 * A_DAY),
    "help": (-1, 3660 * A_DAY),
    "positions": (1, 10_000),
    "referred": (0, 10_000),
    "hired": (0, 10_000),
    "people": (0, 100_000),
    "size": (0, 1_000_000),
    "number": (0, 10_000),
}
"""The least and the most of each count; minutes of an answer reach ten years."""
BACK, AHEAD = timedelta(days=100 * 366), timedelta(days=10 * 366)
"""How far from the day of recording a day can lie."""
_CODE = r"[A-Za-z0-9_.-]{1,60}"
_PLAN_CODE = r"[A-Za-zÆØÅæøå0-9][\w.\-]{0,59}"
_NUMBER = r"\D*(\d\D*){10}"
_WITHOUT_CATALOGUE: Mapping[tuple[str, str], str] = {
    ("relations", "who"): _CODE,
    ("replies", "survey"): _PLAN_CODE,
    ("replies", "question"): _PLAN_CODE,
}
"""Codes of the staff and of the plan: never a name, and never a number as long as CPR's."""


def fault(registration: Registration) -> Step | None:
    """Why it cannot be recorded, as something to say; None where nothing is wrong. Borderline: a talk, a visit or an
    event held, a mark, an enquiry, an act and an answer to a survey may be of the very day they are recorded, in
    Copenhagen, and no later one; an enquiry whose minute is known, its answer and its help not of a later minute; help
    may come before an answer, or without one, for they are two ends; hired may be more than were referred, since
    companies find people elsewhere too and only orders with somebody referred count as filled; a stretch of one day
    ends the day after it begins; a word of the catalogue must be in force on the row's first day. Raises ValueError
    for an instant without a zone: a fault of ours, as is a `ref` or a `subject` that is none."""
    now = as_utc(registration.at)
    _named(registration)
    if registration.table not in (*RECORDED, *OF_COMPANIES, *OF_NOBODY):
        return Step("reg_tabel")
    table, values = TABLES[registration.table], filled(registration)
    for column in table.own:
        if column not in values:
            return Step("reg_mangler", {"felt": _felt(registration.table, column)})
        if not _fits(registration.table, column, values[column]):
            return Step("reg_kan_ikke_bruges", {"felt": _felt(registration.table, column)})
    if set(values) - set(table.own):
        return Step("reg_tabel")
    wrong = _wrong_days(values, table.start, day_in_copenhagen(now))
    return wrong or _too_early(values, now) or _wrong_words(registration.table, values, table.start)


def _named(registration: Registration) -> None:
    table = TABLES.get(registration.table)
    of_nobody = table is not None and not table.subject
    least = 0 if registration.table == "events" or of_nobody else 1
    most = 0 if of_nobody else (1 << 63) - 1
    if not least <= registration.subject <= most or not 0 < len(registration.ref) <= 80:
        raise ValueError(registration.table)
    if registration.table == "replies" and not _is_random(registration.ref):
        raise ValueError("the name of an answer must be a random uuid, which tells of nothing")


def _is_random(ref: str) -> bool:
    try:
        return UUID(ref).version == 4
    except ValueError:
        return False


def _felt(table: str, column: str) -> Step:
    return Step("reg_felt_svar" if (table, column) == ("replies", "answer") else f"reg_felt_{column}")


# --- values -----------------------------------------------------------------------------------------------


def _fits(table: str, column: str, value: object) -> bool:
    """Whether a value is of the column's kind, and a code one of its list."""
    if value is None:
        return column in ("end", "resets")
    kind = TABLES[table].columns[column]
    if kind is Kind.COUNT:
        return _is_count(column, value)
    return _KINDS[kind](value) if kind is not Kind.CODE else _is_code(table, column, value)


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_count(column: str, value: object) -> bool:
    least, most = MOST[column]
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 63


_KINDS: Mapping[Kind, Callable[[object], bool]] = {
    Kind.DAY: _is_day,
    Kind.END: _is_day,
    Kind.ID: _is_id,
    Kind.FLAG: lambda value: isinstance(value, bool),
}


def _is_code(table: str, column: str, value: object) -> bool:
    """A word of the catalogue, a code of the plan or the staff, or a municipality."""
    if not isinstance(value, str):
        return False
    if (pattern := _WITHOUT_CATALOGUE.get((table, column))) is not None:
        return bool(fullmatch(pattern, value)) and not fullmatch(_NUMBER, value)
    if column == "area":
        return value in law.municipalities()
    if column in ("form", "topics") and not value:
        return True
    words = topics_of(value) if column == "topics" else [value]
    return bool(words) and all(_known_word(table, column, each) for each in words)


def _known_word(table: str, column: str, word: str) -> bool:
    if column == "outcome" and table in OF_COMPANIES:
        return word in SETTLED
    return word in catalogue(table, column) or (column == "answer" and word == DONT_KNOW)


# --- days and words in force ------------------------------------------------------------------------------


def _wrong_days(values: Mapping[str, object], start: str, at: date) -> Step | None:
    first, end = values[start], values.get("end")
    for day in (first, end):
        if isinstance(day, date) and day != FAR and not at - BACK <= day <= at + AHEAD:
            return Step("reg_dag_uden_for", {"dag": day})
    if isinstance(first, date) and isinstance(end, date) and end <= first:
        return Step("reg_slut_foer_start")
    happened = values["outcome"] in HAPPENED if "outcome" in values else start == "day"
    if happened and isinstance(first, date) and first > at:
        return Step("reg_ikke_sket_endnu", {"dag": first})
    return None


def _too_early(values: Mapping[str, object], now: datetime) -> Step | None:
    """An enquiry, or an end of it, that has not come. Where its minute is not known the day alone is held against."""
    day, minute = values.get("day"), values.get("minute")
    if not isinstance(day, date) or not isinstance(minute, int):
        return None
    of_day = minute if minute >= 0 else A_DAY - 1
    came = datetime.combine(day, time(of_day // 60, of_day % 60), COPENHAGEN).astimezone(UTC)
    for column in ("minute", "answer", "help"):
        waited = 0 if column == "minute" else values[column]
        ended = came + timedelta(minutes=waited) if isinstance(waited, int) else came
        later = ended > now if minute >= 0 else day_in_copenhagen(ended) > day_in_copenhagen(now)
        if later and (column == "minute" or waited != -1):
            return Step("reg_tid_ikke_kommet", {"felt": _felt("orders", column)})
    return None


def _wrong_words(table: str, values: Mapping[str, object], start: str) -> Step | None:
    column, day = TABLES[table].code, values[start]
    if (table, column) in _WITHOUT_CATALOGUE:
        return None
    entry = catalogue(table, column)[str(values[column])]
    if isinstance(day, date) and not entry.force.covers(day):
        return Step("reg_ikke_i_kraft", {"navn": entry.name, "dag": day})
    return None
