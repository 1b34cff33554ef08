"""The document as DOCX: real heading styles, tables whose heading row is repeated, pictures with what they show."""

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

import docx as word_file
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from pejl.reports.document import (
    Block,
    Bullets,
    Cell,
    Colour,
    Document,
    Heading,
    KeyFigure,
    Kind,
    Note,
    PageBreak,
    Picture,
    Run,
    Table,
    Text,
)
from pejl.reports.frame import banner, clean, named, rezipped, stands
from pejl.reports.layout import TOP_ROWS, held, unbroken, unhyphenated, whole
from pejl.reports.typst import png
from pejl.reports.word import edged, field, flags, flow, hyphenated, in_colour, in_danish, language, row_is, tight
from pejl.words import say

COLOURS = {
    Colour.GOOD: RGBColor(0x1D, 0x6B, 0x33),
    Colour.BAD: RGBColor(0xA3, 0x18, 0x0E),
    Colour.OPEN: RGBColor(0x7A, 0x4F, 0x00),
    Colour.PLAIN: RGBColor(0x44, 0x50, 0x5A),
}
ACCENT = RGBColor(0x0B, 0x4D, 0x74)
NOTES = {Kind.INFO: Colour.PLAIN, Kind.RESERVE: Colour.OPEN, Kind.FAULT: Colour.BAD, Kind.LACK: Colour.OPEN}
TABLE = "Light Grid Accent 1"
"""The style of every table."""
FONT = "Arial"
"""One that Word has, and LibreOffice letters of the same widths: the letters of the PDF are not on other machines."""


def docx(document: Document) -> bytes:
    """A Word file with real heading styles, tables with header rows and pictures with alternative texts. The day of the
    document is its date of creation, and of every part of the archive."""
    made = word_file.Document()
    _properties(made, document)
    _styles(made, document.language)
    _frame(made, document)
    hyphenated(made)
    made.add_paragraph(_said(document.title), style="Title")
    for said in (document.subtitle, stands(document), banner(document)):
        if said:
            made.add_paragraph(clean(said), style="Subtitle")
    _contents(made, document)
    marks = iter(range(1, len(document.blocks) + 1))
    breaks = False
    for block, holds in held(document.blocks):
        before = len(made.element.body) - 1  # the last one is the section's
        _block(made, block, document.language, marks)
        last = [
            list(each.iter(qn("w:tr")))[-1] if each.tag == qn("w:tbl") else each
            for each in made.element.body[before:-1]
        ]
        new = [Paragraph(each, made) for part in last for each in part.iter(qn("w:p"))]
        for at, each in enumerate(new):
            flow(each, holds=holds, breaks=breaks and at == 0)
        breaks = isinstance(block, PageBreak)
    out = io.BytesIO()
    made.save(out)
    return rezipped(out.getvalue(), document.meta.day)


def _contents(made: Any, document: Document) -> None:
    """The chapters that can be linked to; Word shows the pages itself, from the headings."""
    heads = [each for each in document.blocks if isinstance(each, Heading) and each.level == 1 and each.anchor]
    if document.contents and heads:
        title = made.add_paragraph()
        title.add_run(say("rap_indhold", {}, document.language)).bold = True
        title.paragraph_format.keep_with_next = True
        for each in heads:
            paragraph = made.add_paragraph(style="List Bullet")
            _runs(paragraph, [Run(each.text, link=f"#{each.anchor}")], document.language)


def _properties(made: Any, document: Document) -> None:
    core, day = made.core_properties, document.meta.day
    core.title, core.author = clean(named(document)), clean(document.meta.municipality)
    core.subject, core.comments = clean(document.meta.period), clean(banner(document))
    core.language = "da-DK" if document.language == "da" else "en-GB"
    core.created = core.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Word knows no zones here
    core.last_modified_by, core.revision = "", 1


def _styles(made: Any, lang: str) -> None:
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    normal.paragraph_format.space_after = Pt(5)
    normal.element.get_or_add_rPr().append(language(lang))
    for name in ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"):
        style = made.styles[name]
        style.font.color.rgb, style.font.name = ACCENT, FONT
        fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
        for key in [key for key in fonts.keys() if key.endswith("Theme")]:  # noqa: SIM118 - no mapping
            del fonts.attrib[key]
    for name in ("Caption", TABLE):
        in_colour(made.styles[name], ACCENT)
    made.styles["Subtitle"].font.color.rgb = COLOURS[Colour.PLAIN]


def _frame(made: Any, document: Document) -> None:
    """A4, the plan and the period at the top of every page, the banner under them, the page's number at the foot."""
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.1)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.2)
    head = section.header.paragraphs[0]
    period = "" if document.meta.period in document.title else f" · {document.meta.period}"
    head.text = _said(f"{named(document)}{period}")
    if said := banner(document):
        warned = section.header.add_paragraph().add_run(clean(said))
        warned.bold, warned.font.color.rgb = True, COLOURS[Colour.BAD]
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    before, rest = say("rap_side", {"side": "§1", "sider": "§2"}, document.language).split("§1")
    between, after = rest.split("§2")
    foot.add_run(before)
    field(foot, "PAGE")
    foot.add_run(between)
    field(foot, "NUMPAGES")
    foot.add_run(after)


def _block(made: Any, block: Block, lang: str, marks: Iterable[int]) -> None:
    match block:
        case Heading():
            _heading(made, block, lang, marks)
        case Text(runs):
            _runs(made.add_paragraph(), runs, lang)
        case Bullets(items):
            for each in items:
                _runs(made.add_paragraph(style="List Bullet"), each, lang)
        case Table():
            _table(made, block, lang)
        case Picture():
            _picture(made, block)
        case Note(kind):
            said = edged(made.add_paragraph(), COLOURS[NOTES[kind]])
            said.add_run(f"{say(f'rap_note_{kind.value}', {}, lang)}. ").bold = True
            _runs(said, block.runs(), lang)
        case KeyFigure():
            _key(made, block, lang)
        case PageBreak():
            pass  # said of the first paragraph after it, so that no empty one stands on top of a page


def _said(cell: Cell) -> str:
    return clean(unbroken(cell))


def _heading(made: Any, block: Heading, lang: str, marks: Iterable[int]) -> None:
    """With a bookmark round its text where something links to it."""
    paragraph = made.add_heading(_said(block.text), block.level)
    if block.danish:
        in_danish(paragraph.runs[0], lang)
    if not block.anchor:
        return
    number = str(next(iter(marks)))
    for name, last in (("w:bookmarkStart", False), ("w:bookmarkEnd", True)):
        mark = OxmlElement(name)
        mark.set(qn("w:id"), number)
        if last:
            paragraph._p.append(mark)
        else:
            mark.set(qn("w:name"), block.anchor)
            paragraph._p.insert(1, mark)


def _runs(paragraph: Any, runs: Iterable[Run], lang: str) -> None:
    for each in runs:
        made = paragraph.add_run(_said(each.text))
        made.bold = each.strong or None
        if each.danish:
            in_danish(made, lang)
        if each.link:
            _link(paragraph, made, each)


def _link(paragraph: Any, made: Any, run: Run) -> None:
    link = OxmlElement("w:hyperlink")
    if run.link.startswith("#"):
        link.set(qn("w:anchor"), run.link[1:])
    else:
        link.set(qn("r:id"), paragraph.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    made.underline, made.font.color.rgb = True, ACCENT
    link.append(made._r)
    paragraph._p.append(link)


def _table(made: Any, block: Table, lang: str) -> None:
    caption = made.add_paragraph(style="Caption")
    caption.add_run(_said(block.caption))
    if block.note:
        caption.add_run().add_break()
        note = caption.add_run(_said(block.note))
        note.bold, note.font.size, note.font.color.rgb = False, Pt(8.5), COLOURS[Colour.PLAIN]
    caption.paragraph_format.keep_with_next = True
    table = made.add_table(rows=1 + len(block.rows), cols=len(block.header), style=TABLE)
    flags(table, row_headers=block.row_headers)
    tight(table)
    size, shares = unhyphenated(block)
    broad = [int(Cm(16.8) * each / sum(shares)) for each in shares]
    table.autofit = False
    for column, width in zip(table.columns, broad, strict=True):
        column.width = width
    right = [block.numeric(each) for each in range(len(block.header))]
    for at, (line, row) in enumerate(zip(table.rows, (block.header, *block.rows), strict=True)):
        row_is(line, "w:cantSplit", *(["w:tblHeader"] if at == 0 else []))
        for place, (box, cell) in enumerate(zip(line.cells, row, strict=True)):
            box.width = broad[place]
            paragraph = box.paragraphs[0]
            paragraph.paragraph_format.keep_with_next = at < (len(block.rows) if whole(block) else TOP_ROWS)
            paragraph.paragraph_format.space_after = 0
            run = paragraph.add_run(clean(unbroken(cell, narrow=True)))
            run.font.size, run.bold = Pt(size), at == 0 or at - 1 in block.strong
            if at and place in block.danish:
                in_danish(run, lang)
            if right[place]:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    made.add_paragraph()


def _picture(made: Any, block: Picture) -> None:
    if block.caption:
        made.add_paragraph(_said(block.caption), style="Caption").paragraph_format.keep_with_next = True
    drawn = made.add_picture(io.BytesIO(png(block.svg)), width=Cm(16))
    drawn._inline.docPr.set("descr", clean(block.alt))


def _key(made: Any, block: KeyFigure, lang: str) -> None:
    paragraph = edged(made.add_paragraph(), COLOURS[block.colour])
    _runs(paragraph, (replace(each, strong=True) for each in block.runs()), lang)
    if block.number:
        paragraph.add_run(f": {_said(block.number)}").bold = True
    paragraph.add_run(" · ")
    word = paragraph.add_run(_said(f"{block.sign} {block.word}".strip()))
    word.bold, word.font.color.rgb = True, COLOURS[block.colour]
    if block.detail:
        paragraph.add_run().add_break()
        paragraph.add_run(_said(block.detail)).font.size = Pt(9)
