"""What the formats share: a document's facts in words, texts that stay texts, and archives without a clock."""

import io
import re
import zipfile
from datetime import date

from pejl.reports.document import Document
from pejl.words import say, show

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def banner(document: Document) -> str:
    """What stands on every page of a document on made-up persons; "" for others."""
    return say("opdigtet_banner", {}, document.language) if document.made_up else ""


def named(document: Document) -> str:
    """What a file is called among others: whose it is, and its title."""
    return f"{document.meta.municipality}: {document.title}"


def stands(document: Document) -> str:
    """On which day, and with which numbers."""
    meta = document.meta
    if meta.known is None:
        return say("rap_dateret", {"dag": meta.day}, document.language)
    return say("rap_stand", {"dag": meta.day, "kendt": meta.known}, document.language)


def facts(document: Document) -> list[tuple[str, str | date]]:
    """The document's facts, each with its name; those it has."""
    meta, lang = document.meta, document.language
    named: list[tuple[str, str | date | None]] = [
        ("rap_kommune", meta.municipality),
        ("rap_plan", meta.plan),
        ("rap_periode", meta.period),
        ("rap_dag" if meta.known else "rap_dato", meta.day),
        ("rap_kendt", meta.known),
        ("rap_udgave_kort", meta.snapshot),
    ]
    return [(say(code, {}, lang), value) for code, value in named if value]


def fact_words(document: Document) -> list[tuple[str, str]]:
    """The facts with days in words."""
    return [(name, show(value, document.language)) for name, value in facts(document)]


def clean(text: str) -> str:
    """Without the control characters that no XML can hold."""
    return _CONTROL.sub("", text)


def rezipped(content: bytes, made: date) -> bytes:
    """The same archive with one time on every part, so that the same parts are the same bytes."""
    out = io.BytesIO()
    stamp = (max(made.year, 1980), made.month, made.day, 0, 0, 0)
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in given.namelist():
            part = zipfile.ZipInfo(name, stamp)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            part.create_system = 3
            new.writestr(part, given.read(name))
    return out.getvalue()
