"""What can be recorded of a citizen, each with its fields: data that the forms, the ledger's rows and the page read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Any

from pejl.law.catalogue import catalogue
from pejl.ledger.tables import FAR, TABLES, Kind
from pejl.web.access.table import Field


class Input(StrEnum):
    """How a field is filled in. CODES: several of a list, joined by `+` as the ledger has them. HOURS: a week. TIME: a
    clock in Copenhagen, `HH:MM`. LINE: a short text."""

    DAY = "dag"
    CODE = "kode"
    CODES = "koder"
    HOURS = "timer"
    TEXT = "tekst"
    FLAG = "ja"
    WORKER = "medarbejder"
    NUMBER = "tal"
    LINE = "linje"
    TIME = "klokkeslæt"
    AREA = "kommune"


@dataclass(frozen=True, slots=True)
class Asked:
    """A field. `of`: the closed list its codes come from, as `table.column` of the ledger or a name in CHOICES."""

    input: Input
    of: str = ""
    required: bool = True
    preset: str = ""


@dataclass(frozen=True, slots=True)
class RecordKind:
    """`part`: what of the citizen's page it is, and so who may see and write it; None for what is of a company.
    `table`: of the ledger; "" stays here. `fixed`: columns that are always so. `row`: the table's columns of the data,
    where a field is not a column."""

    part: Field | None
    table: str
    fields: Mapping[str, Asked]
    fixed: Mapping[str, object] | None = None
    row: Callable[[Mapping[str, Any]], dict[str, object]] | None = None


F, In = Field, Input
KINDS: Mapping[str, RecordKind] = {
    "samtale": RecordKind(
        F.SAMTALER,
        "talks",
        {
            "day": Asked(In.DAY, preset="i_dag"),
            "kind": Asked(In.CODE, "talks.kind", preset="jobsamtale"),
            "form": Asked(In.CODE, "talks.form", preset="fremmoede"),
            "outcome": Asked(In.CODE, "talks.outcome", preset="holdt"),
            "topics": Asked(In.CODES, "talks.topics", required=False),
        },
    ),
    "tilbud": RecordKind(
        F.TILBUD,
        "offers",
        {
            "kind": Asked(In.CODE, "offers.kind"),
            "start": Asked(In.DAY, preset="i_dag"),
            "end": Asked(In.DAY, required=False),
            "minutes": Asked(In.HOURS, preset="37"),
        },
        {"company": 0},
    ),
    "indsats": RecordKind(
        F.TILBUD,
        "efforts",
        {
            "kind": Asked(In.CODE, "efforts.kind"),
            "start": Asked(In.DAY, preset="i_dag"),
            "end": Asked(In.DAY, required=False),
        },
    ),
    "haendelse": RecordKind(
        F.FORLOEB, "happenings", {"kind": Asked(In.CODE, "happenings.kind"), "day": Asked(In.DAY, preset="i_dag")}
    ),
    "fritagelse": RecordKind(
        F.HELBRED,
        "exemptions",
        {
            "kind": Asked(In.CODE, "exemptions.kind"),
            "start": Asked(In.DAY, preset="i_dag"),
            "end": Asked(In.DAY, required=False),
        },
    ),
    "relation": RecordKind(
        F.KONTAKT,
        "relations",
        {
            "role": Asked(In.CODE, "relations.role", preset="sagsbehandler"),
            "who": Asked(In.WORKER),
            "start": Asked(In.DAY, preset="i_dag"),
            "end": Asked(In.DAY, required=False),
        },
    ),
    "jobmaal": RecordKind(F.AFTALER, "", {"rang": Asked(In.CODE, "rang"), "tekst": Asked(In.TEXT)}),
    "trin": RecordKind(
        F.AFTALER,
        "",
        {
            "tekst": Asked(In.TEXT),
            "hvem": Asked(In.CODE, "hvem", preset="borger"),
            "senest": Asked(In.DAY, required=False),
            "gjort": Asked(In.DAY, required=False),
        },
    ),
    "profil": RecordKind(
        F.PROFIL, "", {"profil": Asked(In.CODE, "profil"), "komplekse": Asked(In.FLAG, required=False)}
    ),
    "delt": RecordKind(
        F.DELT, "", {"emne": Asked(In.CODE, "emne"), "tekst": Asked(In.TEXT), "dag": Asked(In.DAY, preset="i_dag")}
    ),
    "note": RecordKind(F.NOTER, "", {"tekst": Asked(In.TEXT)}),
    "henvisning": RecordKind(
        F.KANDIDAT,
        "happenings",
        {
            "dag": Asked(In.DAY, preset="i_dag"),
            "virksomhed": Asked(In.LINE),
            "stilling": Asked(In.LINE),
            "udfald": Asked(In.CODE, "henvist", preset="venter"),
        },
        row=lambda data: {"kind": "henvist_til_job", "day": date.fromisoformat(str(data["dag"]))},
    ),
}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "rang": ("A", "B", "C"),
    "hvem": ("borger", "kommune", "akasse", "virksomhed", "anden"),
    "emne": ("kontaktperson", "indsats", "aftale", "uddannelse", "bolig", "oekonomi"),
    "henvist": ("venter", "ansat", "ikke_ansat", "trukket"),
    "sektor": ("privat", "offentlig", "forening"),
    "besoegsudfald": ("planlagt", "holdt", "aflyst"),
    "behov": ("rekruttering", "opkvalificering", "fastholdelse", "andet"),
    "fastholdt": ("aaben", "fastholdt", "stoppet"),
}
"""Lists of our own; `profil` are the plan's need profiles."""


def values_of(kind: RecordKind, data: Mapping[str, Any]) -> dict[str, object]:
    """A record's data as the columns of its table: days as days, an open end as FAR, the last day as the first day
    after, hours as minutes a week."""
    if kind.row is not None:
        return kind.row(data)
    columns = TABLES[kind.table].columns
    found: dict[str, object] = dict(kind.fixed or {})
    for name, asked in kind.fields.items():
        value = data.get(name)
        if columns[name] is Kind.END:
            found[name] = date.fromisoformat(value) + timedelta(days=1) if value else FAR
        elif columns[name] is Kind.DAY:
            found[name] = date.fromisoformat(str(value))
        elif asked.input is Input.HOURS:
            found[name] = int(Fraction(str(value or 0)) * 60)
        else:
            found[name] = value or ""
    if kind.table == "talks":
        known = catalogue("talks", "kind")
        found["resets"] = found["outcome"] == "holdt" and known[str(found["kind"])].resets
    return found
