"""The document as PDF, set by typst in the template `ramme.typ`: it goes in as data and never as markup."""

import json
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any

import typst

from pejl.reports.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    KeyFigure,
    Note,
    PageBreak,
    Picture,
    Run,
    Table,
    Text,
)
from pejl.reports.frame import banner, named, stands
from pejl.reports.layout import TOP_ROWS, held, hyphenated, size_and_room, unbroken, whole, widths
from pejl.words import say


class Unset(Exception):
    """A document that typst cannot set as it should be, such as one with a letter that the fonts lack: a fault of
    ours."""


def pdf(document: Document) -> bytes:
    """A PDF/UA-1 file: tagged, with bookmarks, alternative texts, language, title, and its fonts inside.

    Raises Unset where the setting would warn, such as of a letter that no font has.
    """
    made = document.meta.day
    found, warnings = _compiler().compile_with_warnings(
        input=_template(),
        format="pdf",
        sys_inputs={"document": json.dumps(_data(document), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=datetime(made.year, made.month, made.day, tzinfo=UTC),
    )
    if warnings or not isinstance(found, bytes):
        raise Unset("; ".join(str(each.message) for each in warnings))
    return found


def png(svg: str, ppi: int = 150) -> bytes:
    """A drawing as PNG at a fixed density, 16 cm wide on white, for formats that know no SVG."""
    page = (
        '#set page(width: 16cm, height: auto, margin: 0pt, fill: white)\n#set text(font: "IBM Plex Sans")\n'
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    )
    found = _compiler().compile(input=page.encode(), format="png", ppi=ppi, sys_inputs={"svg": svg})
    if not isinstance(found, bytes):
        raise Unset("a drawing became several pages")
    return found


@cache
def _compiler() -> typst.Compiler:
    """With the fonts of this folder and those inside typst (for signs such as a cross), and none of the machine's, so
    that two machines set the same pages."""
    fonts = resources.files("pejl.reports") / "fonts"
    with resources.as_file(fonts) as folder:
        known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
    return typst.Compiler(font_paths=known)


@cache
def _template() -> bytes:
    return (resources.files("pejl.reports") / "ramme.typ").read_bytes()


def _data(document: Document) -> dict[str, Any]:
    lang, meta = document.language, document.meta
    return {
        "name": named(document),
        "title": unbroken(document.title),
        "subtitle": document.subtitle,
        "author": meta.municipality,
        "language": lang,
        "region": "DK" if lang == "da" else "GB",
        "year": meta.day.year,
        "month": meta.day.month,
        "day": meta.day.day,
        "head": unbroken(named(document)),
        "period": "" if meta.period in document.title else meta.period,
        "foot": say("rap_udgave", {"udgave": meta.snapshot}, lang) if meta.snapshot else meta.plan,
        "page": say("rap_side", {"side": "§1", "sider": "§2"}, lang),
        "stands": stands(document),
        "banner": banner(document),
        "banner_label": say("rap_note_info", {}, lang),
        "contents": document.contents,
        "contents_title": say("rap_indhold", {}, lang),
        "blocks": [{**_block(each, lang), "held": holds} for each, holds in held(document.blocks)],
    }


def _block(block: Block, lang: str) -> dict[str, Any]:
    match block:
        case Heading(level, text, anchor, danish):
            return {"is": "heading", "level": level, "text": unbroken(text), "anchor": anchor, "danish": danish}
        case Text(runs):
            return {"is": "text", "runs": _runs(runs)}
        case Bullets(items):
            return {"is": "bullets", "items": [_runs(each) for each in items]}
        case Table():
            return _table(block)
        case Picture(svg, alt, caption):
            return {"is": "picture", "svg": svg, "alt": alt, "caption": unbroken(caption)}
        case Note(kind):
            label = say(f"rap_note_{kind.value}", {}, lang)
            return {"is": "note", "kind": kind.value, "label": label, "runs": _runs(block.runs())}
        case KeyFigure():
            return _key(block)
        case PageBreak():
            return {"is": "page"}


def _runs(runs: tuple[Run, ...]) -> list[dict[str, Any]]:
    return [
        {"text": unbroken(each.text), "strong": each.strong, "link": each.link, "danish": each.danish} for each in runs
    ]


def _table(table: Table) -> dict[str, Any]:
    columns = range(len(table.header))
    size, room = size_and_room(table)
    return {
        "is": "table",
        "caption": unbroken(table.caption),
        "header": [_cell(each) for each in table.header],
        "rows": [[_cell(cell, strong=at in table.strong) for cell in row] for at, row in enumerate(table.rows)],
        "right": [table.numeric(each) for each in columns],
        "danish": [each in table.danish for each in columns],
        "columns": widths(table, room),
        "named": table.row_headers,
        "size": size,
        "whole": whole(table),
        "first": TOP_ROWS,
        "note": unbroken(table.note),
    }


def _cell(cell: Cell, *, strong: bool = True) -> dict[str, Any]:
    text = unbroken(cell, narrow=True)
    return {"text": text, "strong": strong, "hyphenate": isinstance(cell, str) and hyphenated(text)}


def _key(figure: KeyFigure) -> dict[str, Any]:
    return {
        "is": "key",
        "label": _runs(figure.runs()),
        "number": unbroken(figure.number) if figure.number else "",
        "word": figure.word,
        "sign": figure.sign,
        "colour": figure.colour.value,
        "detail": unbroken(figure.detail),
    }
