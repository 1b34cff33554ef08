"""A file of companies as rows to be compared with what stands here, and to and fro in a form."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core import signing

from pejl.intake import Limits
from pejl.sources.virksomhedsliste import Listed, companies_of
from pejl.web.companychanges import FileRow, Rejected
from pejl.words import Step

LIMITS = Limits(bytes=2_000_000, rows=2_000, columns=60)
SECONDS = 60 * 60
"""How long a file that was read can be confirmed."""
Rows = tuple[list[FileRow], list[Rejected]]


def read(data: bytes, name: str) -> Rows:
    """Its rows, and those that cannot be read. Raises Fault for a file that cannot be read at all."""
    found = companies_of(data, name, LIMITS)
    rejected = [Rejected(each.line, each.name, each.why) for each in found.rejected]
    return [_row(each) for each in found.companies], rejected


def _row(listed: Listed) -> FileRow:
    """What the file leaves empty is left out. A way to reach a company without a name is the company's own."""
    data = {
        "navn": listed.name,
        "branch": listed.branch,
        "size": listed.size,
        "adresse": listed.address,
        "postnr": listed.postal_code,
    }
    reached = {name: text for name, text in (("telefon", listed.phone), ("mail", listed.mail)) if text}
    contact = {"navn": listed.contact or listed.name, **reached} if reached or listed.contact else {}
    kept = {name: value for name, value in data.items() if value not in (None, "")}
    unit = listed.cvr if listed.p_number else ""
    return FileRow(listed.line, listed.number, unit, kept, contact, listed.warnings)


# --- to and fro --------------------------------------------------------------------------------------------


def held(name: str, rows: Rows, salt: str) -> str:
    """What was read, signed."""
    said = {
        "navn": name,
        "raekker": [
            (each.line, each.number, each.cvr, each.data, each.contact, [_told(note) for note in each.notes])
            for each in rows[0]
        ],
        "afvist": [(each.line, each.name, _told(each.why)) for each in rows[1]],
    }
    return str(signing.dumps(said, salt=salt, compress=True))


def again(text: str, salt: str) -> tuple[str, Rows]:
    """The file's name and its rows as `held` made them. BadSignature for what was changed on the way, was made with
    another salt, or is too old."""
    said = signing.loads(text, salt=salt, max_age=SECONDS)
    rows = [
        FileRow(line, number, cvr, data, contact, tuple(map(_step, notes)))
        for line, number, cvr, data, contact, notes in said["raekker"]
    ]
    return said["navn"], (rows, [Rejected(line, name, _step(why)) for line, name, why in said["afvist"]])


def _told(step: Step) -> tuple[str, Mapping[str, Any]]:
    plain = {name: _plain(value) for name, value in step.params.items()}
    return step.code, plain


def _plain(value: object) -> object:
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else value


def _step(told: Sequence[Any]) -> Step:
    code, params = told
    return Step(code, params)
