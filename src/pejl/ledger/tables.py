"""The ledger's event tables, declared once: every reader, writer, check and engine takes its columns from here.

A row is a fact about one person or company. Days are calendar days (date32); `end` is the first day after, and
`FAR` stands for open. Codes are the field's own words in ASCII (`sygedagpenge`, `holdt`). Every row that came
from outside also has two time axes: its own days, and when its extract says they were so known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

FAR = date(9999, 12, 31)
"""The end of what has not ended."""


class Kind(StrEnum):
    """What a column holds. ID: a random 63-bit number. END: a day, `FAR` when open. CODE: a word from a closed or
    growing list. COUNT: a whole number. FLAG: yes or no."""

    ID = "id"
    DAY = "day"
    END = "end"
    CODE = "code"
    COUNT = "count"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Table:
    """`subject`: whose facts these are (`person`, `company`, or nobody's). `key`: the columns that tell two rows
    apart where the source gives its rows no name of their own. `start`, `end`: the columns of the stretch a row
    runs over; a table of days has only `start`; `monthly`: `start` is the first of a month and the row is that
    month. `apart`: rows that must not overlap for one person (rows of one code of this column). `klass`: the
    class of personal data (A2 personal, A3 confidential, A4 special, A5 answers). `years`: kept so long after it
    ended. Erasing a person removes that person's rows; nothing of a company is personal. `later`: columns that rows
    written before they were thought of do not have, and the number that stands for them there."""

    name: str
    says: str
    subject: str
    columns: Mapping[str, Kind]
    key: tuple[str, ...]
    start: str
    end: str = ""
    monthly: bool = False
    apart: str = ""
    klass: str = "A3"
    years: int = 5
    later: Mapping[str, int] = field(default_factory=dict)

    @property
    def own(self) -> tuple[str, ...]:
        """The columns beside the subject's id."""
        return tuple(name for name in self.columns if name != self.subject)

    @property
    def code(self) -> str:
        """The column that says what a row is: `group` or `kind`, else the first code."""
        known = ("group", "kind", "role", "team", "question", "branch", "sex")
        return next(name for name in known if name in self.columns)


ID, D, E, C, N, F = Kind.ID, Kind.DAY, Kind.END, Kind.CODE, Kind.COUNT, Kind.FLAG

_ALL = (
    Table(
        "persons",
        "a case person; `area` is the municipality now, `born` decides age",
        "person",
        {"person": ID, "born": D, "sex": C, "area": C, "protected": F},
        ("person",),
        "born",
    ),
    Table(
        "spells",
        "a person in a ydelsesgruppe; `minutes` a week, 2220 (37 hours) is full time; `area` the paying municipality",
        "person",
        {"person": ID, "group": C, "start": D, "end": E, "minutes": N, "area": C},
        ("person", "group", "start"),
        "start",
        "end",
        apart="group",
    ),
    Table(
        "groups",
        "dated membership: målgruppe, kontaktgruppe, visitation, a group of the plan's own, a decision",
        "person",
        {"person": ID, "group": C, "start": D, "end": E},
        ("person", "group", "start"),
        "start",
        "end",
        apart="group",
        klass="A4",
    ),
    Table(
        "talks",
        "a contact or talk; `outcome` booket, holdt, udeblevet or aflyst; `resets`: it restarts the contact clock",
        "person",
        {"person": ID, "day": D, "kind": C, "form": C, "outcome": C, "resets": F, "topics": C},
        ("person", "day", "kind"),
        "day",
        klass="A2",
    ),
    Table(
        "offers",
        "a redskab; what its kind counts as is in the dated catalogue; `company` 0 when there is none",
        "person",
        {"person": ID, "kind": C, "company": ID, "start": D, "end": E, "minutes": N},
        ("person", "kind", "start"),
        "start",
        "end",
        klass="A2",
    ),
    Table(
        "efforts",
        "an indsats without or beside a benefit: ungeguide, preventive course, mestringsforløb, Fast Track",
        "person",
        {"person": ID, "kind": C, "start": D, "end": E},
        ("person", "kind", "start"),
        "start",
        "end",
        klass="A2",
    ),
    Table(
        "happenings",
        "a dated mark from the catalogue: plan made, CV approved, raskmeldt, referred to a job, a job offered or taken",
        "person",
        {"person": ID, "kind": C, "day": D},
        ("person", "kind", "day"),
        "day",
    ),
    Table(
        "relations",
        "who stands by the person: caseworker, mentor, ungeguide, contact; `who` is a random code, never a name",
        "person",
        {"person": ID, "role": C, "who": C, "start": D, "end": E},
        ("person", "role", "start"),
        "start",
        "end",
        klass="A2",
    ),
    Table(
        "jobs",
        "wage hours in a month: `minutes` in all, `kind` ordinaer or stoettet",
        "person",
        {"person": ID, "month": D, "minutes": N, "kind": C},
        ("person", "month", "kind"),
        "month",
        monthly=True,
    ),
    Table(
        "schooling",
        "an education the person is in",
        "person",
        {"person": ID, "kind": C, "start": D, "end": E},
        ("person", "kind", "start"),
        "start",
        "end",
        klass="A2",
    ),
    Table(
        "exemptions",
        "a recorded decision that moves or lifts a duty",
        "person",
        {"person": ID, "kind": C, "start": D, "end": E},
        ("person", "kind", "start"),
        "start",
        "end",
    ),
    Table(
        "deadlines",
        "a deadline for a talk as the national system worked it out: `due`, and the `last` day the talk can be held "
        "(FAR where none is said); told beside our own, never instead of it",
        "person",
        {"person": ID, "kind": C, "status": C, "due": D, "last": D},
        ("person", "kind", "due"),
        "due",
        klass="A2",
    ),
    Table(
        "companies",
        "a company; `size` employees",
        "company",
        {"company": ID, "start": D, "area": C, "branch": C, "size": N},
        ("company",),
        "start",
        klass="A0",
    ),
    Table(
        "orders",
        "an enquiry or job order: `minute` of the day in Copenhagen it came in (-1: only the day is known), `answer` "
        "minutes from then until it was answered, `help` until recruitment help was given (-1: not yet; two different "
        "ends), `referred` and `hired` persons",
        "company",
        {
            "company": ID,
            "kind": C,
            "day": D,
            "minute": N,
            "area": C,
            "positions": N,
            "answer": N,
            "help": N,
            "referred": N,
            "hired": N,
        },
        ("company", "kind", "day"),
        "day",
        klass="A0",
        later={"minute": -1},
    ),
    Table(
        "visits",
        "a visit at a company; `outcome` holdt or aflyst",
        "company",
        {"company": ID, "kind": C, "day": D, "area": C, "outcome": C},
        ("company", "kind", "day"),
        "day",
        klass="A0",
    ),
    Table(
        "events",
        "an event where companies meet the unemployed; `company` 0 when the job centre holds it",
        "company",
        {"company": ID, "kind": C, "day": D, "area": C, "outcome": C, "people": N},
        ("company", "kind", "day"),
        "day",
        klass="A0",
    ),
    Table(
        "agreements",
        "an agreement with a company, a partnership or a training place",
        "company",
        {"company": ID, "kind": C, "area": C, "start": D, "end": E},
        ("company", "kind", "start"),
        "start",
        "end",
        klass="A0",
    ),
    Table(
        "replies",
        "a survey answer: day granularity, no road back to a person; `number` tells the day's answers apart",
        "",
        {"survey": C, "question": C, "answer": C, "day": D, "area": C, "number": N},
        ("survey", "question", "day", "number"),
        "day",
        klass="A5",
    ),
    Table(
        "acts",
        "what the municipality itself did: reported, adjusted its plan, asked citizens; `number` tells the day's acts "
        "of one kind apart",
        "",
        {"kind": C, "day": D, "area": C, "number": N},
        ("kind", "day", "area", "number"),
        "day",
        klass="A0",
    ),
    Table(
        "staff",
        "who works in which team; `who` is the same random code as in `relations`, never a name",
        "",
        {"who": C, "team": C, "start": D, "end": E},
        ("who", "team", "start"),
        "start",
        "end",
        klass="A2",
    ),
)

TABLES: Mapping[str, Table] = {table.name: table for table in _ALL}
TYPES: Mapping[Kind, str] = {
    Kind.ID: "int64",
    Kind.DAY: "int32",
    Kind.END: "int32",
    Kind.CODE: "int16",
    Kind.COUNT: "int32",
    Kind.FLAG: "int8",
}
"""What a column is as numbers: days since 1970, codes of a book."""
FULL_TIME = 37 * 60
"""Minutes a week that are one full-time person."""
