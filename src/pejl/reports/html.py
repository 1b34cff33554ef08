"""The document as HTML: one file that is read on a screen, by a reader for the blind, and printed."""

from collections.abc import Iterator
from html import escape
from importlib import resources
from itertools import pairwise

from pejl.reports.document import (
    Block,
    Bullets,
    Cell,
    Day,
    Document,
    Heading,
    KeyFigure,
    Note,
    PageBreak,
    Picture,
    Run,
    Table,
    Text,
    shown,
)
from pejl.reports.frame import banner, fact_words, named, stands
from pejl.reports.layout import unbroken
from pejl.words import say


def html(document: Document) -> bytes:
    """One self-contained file in UTF-8: no script, no address outside it. Every text is escaped; only pictures are
    markup."""
    lang = document.language
    style = (resources.files("pejl.reports") / "ark.css").read_text("utf-8")
    said = banner(document)
    head = [f'<p class="banner" role="note">{escape(said)}</p>'] if said else []
    head += [f"<header><p>{escape(document.meta.municipality)}</p><h1>{_said(document.title)}</h1>"]
    head += [f'<p class="under">{escape(document.subtitle)}</p>'] if document.subtitle else []
    head += [f"<p>{escape(stands(document))}</p></header>"]
    body = [*head, *(_contents(document) if document.contents else ()), "<main>"]
    body += [_block(each, lang) for each in document.blocks]
    body += ["</main>", *_about(document)]
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(named(document))}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    ).encode()


def _contents(document: Document) -> Iterator[str]:
    """The chapters and what is under them, for those that can be linked to; a list in a list."""
    heads = [each for each in document.blocks if isinstance(each, Heading) and each.level < 3 and each.anchor]
    if not heads:
        return
    name = escape(say("rap_indhold", {}, document.language))
    yield f'<nav aria-label="{name}"><h2>{name}</h2><ul>'
    open_sub = False
    for here, following in pairwise([*heads, None]):
        assert here is not None  # noqa: S101 - for the types: only the last is None, and it is no `here`
        link = f'<li><a href="#{escape(here.anchor)}">{escape(here.text)}</a>'
        deeper = following is not None and following.level > here.level
        yield link + ("<ul>" if deeper else "</li>")
        open_sub = open_sub or deeper
        if open_sub and (following is None or following.level < here.level):
            yield "</ul></li>"
            open_sub = False
    yield "</ul></nav>"


def _about(document: Document) -> Iterator[str]:
    name = escape(say("rap_om", {}, document.language))
    yield f"<footer><h2>{name}</h2><dl>"
    yield from (f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in fact_words(document))
    yield "</dl></footer>"


def _block(block: Block, lang: str) -> str:
    match block:
        case Heading(level, text, anchor, danish):
            mark = f' id="{escape(anchor)}"' if anchor else ""
            return f"<h{level + 1}{mark}{_danish(danish, lang)}>{_said(text)}</h{level + 1}>"
        case Text(runs):
            return f"<p>{_runs(runs, lang)}</p>"
        case Bullets(items):
            return "<ul>" + "".join(f"<li>{_runs(each, lang)}</li>" for each in items) + "</ul>"
        case Table():
            return _table(block, lang)
        case Picture(svg, alt, caption):
            told = f"<figcaption>{_said(caption)}</figcaption>" if caption else ""
            return f'<figure>{told}<div role="img" aria-label="{escape(alt)}">{svg}</div></figure>'
        case Note(kind):
            label = escape(say(f"rap_note_{kind.value}", {}, lang))
            return f'<aside class="note {kind.value}"><strong>{label}.</strong> {_runs(block.runs(), lang)}</aside>'
        case KeyFigure():
            return _key(block, lang)
        case PageBreak():
            return '<hr class="side">'


def _said(cell: Cell) -> str:
    """What is printed of a cell or a text, as it is set on the other papers too."""
    return escape(unbroken(cell))


def _danish(danish: bool, lang: str) -> str:
    """The attribute of a part that is in another language than the document."""
    return ' lang="da"' if danish and lang != "da" else ""


def _runs(runs: tuple[Run, ...], lang: str) -> str:
    return "".join(_run(each, _danish(each.danish, lang)) for each in runs)


def _run(run: Run, language: str) -> str:
    said = f"<span{language}>{_said(run.text)}</span>" if language else _said(run.text)
    said = f"<strong>{said}</strong>" if run.strong else said
    return f'<a href="{escape(run.link)}">{said}</a>' if run.link else said


def _table(table: Table, lang: str) -> str:
    right = [' class="tal"' if table.numeric(each) else "" for each in range(len(table.header))]
    heads = "".join(f'<th scope="col"{right[at]}>{_said(each)}</th>' for at, each in enumerate(table.header))
    looks = [look + _danish(at in table.danish, lang) for at, look in enumerate(right)]
    weights = [' class="frem"' if at in table.strong else "" for at in range(len(table.rows))]
    pairs = zip(table.rows, weights, strict=True)
    rows = "".join(f"<tr{weight}>{_row(table, row, looks)}</tr>" for row, weight in pairs)
    note = f'<br><span class="om">{_said(table.note)}</span>' if table.note else ""
    caption = f"<caption>{_said(table.caption)}{note}</caption>"
    made = f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="tabel" role="region" tabindex="0" aria-label="{escape(table.caption)}">{made}</div>'


def _row(table: Table, row: tuple[Cell, ...], looks: list[str]) -> str:
    """Named by its first cell; a part of the row above, whose first is empty, by the next."""
    name = next((at for at, each in enumerate(row) if shown(each)), 0) if table.row_headers else None
    return "".join(
        f'<th scope="row"{looks[at]}>{_cell(each)}</th>' if at == name else f"<td{looks[at]}>{_cell(each)}</td>"
        for at, each in enumerate(row)
    )


def _cell(cell: Cell) -> str:
    said = _said(cell)
    return f'<time datetime="{cell.day.isoformat()}">{said}</time>' if isinstance(cell, Day) else said


def _key(block: KeyFigure, lang: str) -> str:
    number = f'<span class="vaerdi">{_said(block.number)}</span> ' if block.number else ""
    stand = f'<span class="stand">{_said(f"{block.sign} {block.word}".strip())}</span>'
    label, detail = (
        _runs(block.runs(), lang),
        f'<br><span class="om">{_said(block.detail)}</span>' if block.detail else "",
    )
    return f'<div class="noegle {block.colour.value}"><p>{label}{detail}</p><p>{number}{stand}</p></div>'
