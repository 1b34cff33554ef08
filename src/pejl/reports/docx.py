"""The document as DOCX: real heading styles, tables whose heading row is repeated, pictures with what they show."""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import docx as word_file
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from pejl.reports.document import (
    Block,
    Bullets,
    Colour,
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
from pejl.reports.frame import banner, clean, rezipped, stands
from pejl.reports.typst import png
from pejl.words import say

COLOURS = {
    Colour.GOOD: RGBColor(0x1D, 0x6B, 0x33),
    Colour.BAD: RGBColor(0xA3, 0x18, 0x0E),
    Colour.OPEN: RGBColor(0x7A, 0x4F, 0x00),
    Colour.PLAIN: RGBColor(0x44, 0x50, 0x5A),
}
ACCENT = RGBColor(0x0B, 0x4D, 0x74)


def docx(document: Document) -> bytes:
    """A Word file with real heading styles, tables with header rows and pictures with alternative texts. The day of the
    document is its date of creation, and of every part of the archive."""
    made = word_file.Document()
    _properties(made, document)
    _styles(made, document.language)
    _frame(made, document)
    made.add_paragraph(clean(document.title), style="Title")
    for said in (document.subtitle, stands(document), banner(document)):
        if said:
            made.add_paragraph(clean(said), style="Subtitle")
    marks = iter(range(1, len(document.blocks) + 1))
    for block in document.blocks:
        _block(made, block, document.language, marks)
    out = io.BytesIO()
    made.save(out)
    return rezipped(out.getvalue(), document.meta.day)


def _properties(made: Any, document: Document) -> None:
    core, day = made.core_properties, document.meta.day
    core.title, core.author = clean(document.title), clean(document.meta.municipality)
    core.subject, core.comments = clean(document.meta.period), clean(banner(document))
    core.language = "da-DK" if document.language == "da" else "en-GB"
    core.created = core.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Word knows no zones here
    core.last_modified_by, core.revision = "", 1


def _styles(made: Any, lang: str) -> None:
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "IBM Plex Sans", Pt(10)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "da-DK" if lang == "da" else "en-GB")
    normal.element.get_or_add_rPr().append(language)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        style = made.styles[name]
        style.font.color.rgb, style.font.name = ACCENT, "IBM Plex Sans"
        fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
        for key in [key for key in fonts.keys() if key.endswith("Theme")]:  # noqa: SIM118 - no mapping
            del fonts.attrib[key]
    made.styles["Subtitle"].font.color.rgb = COLOURS[Colour.PLAIN]


def _frame(made: Any, document: Document) -> None:
    """A4, the plan and the period at the top of every page, the banner under them, the page's number at the foot."""
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.1)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.2)
    head = section.header.paragraphs[0]
    head.text = clean(f"{document.title} · {document.meta.period}")
    if said := banner(document):
        warned = section.header.add_paragraph().add_run(clean(said))
        warned.bold, warned.font.color.rgb = True, COLOURS[Colour.BAD]
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    before, rest = say("rap_side", {"side": "§1", "sider": "§2"}, document.language).split("§1")
    between, after = rest.split("§2")
    foot.add_run(before)
    _field(foot, "PAGE")
    foot.add_run(between)
    _field(foot, "NUMPAGES")
    foot.add_run(after)


def _field(paragraph: Any, what: str) -> None:
    """A number Word fills in itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    paragraph._p.append(field)


def _block(made: Any, block: Block, lang: str, marks: Iterable[int]) -> None:
    match block:
        case Heading():
            _heading(made, block, marks)
        case Text(runs):
            _runs(made.add_paragraph(), runs)
        case Bullets(items):
            for each in items:
                _runs(made.add_paragraph(style="List Bullet"), each)
        case Table():
            _table(made, block)
        case Picture():
            _picture(made, block)
        case Note(kind, text):
            said = made.add_paragraph(style="Intense Quote")
            said.add_run(f"{say(f'rap_note_{kind.value}', {}, lang)}. ").bold = True
            said.add_run(clean(text))
        case KeyFigure():
            _key(made, block)
        case PageBreak():
            made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _heading(made: Any, block: Heading, marks: Iterable[int]) -> None:
    """With a bookmark round its text where something links to it."""
    paragraph = made.add_heading(clean(block.text), block.level)
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


def _runs(paragraph: Any, runs: Iterable[Run]) -> None:
    for each in runs:
        if each.link:
            _link(paragraph, each)
        else:
            paragraph.add_run(clean(each.text)).bold = each.strong or None


def _link(paragraph: Any, run: Run) -> None:
    link = OxmlElement("w:hyperlink")
    if run.link.startswith("#"):
        link.set(qn("w:anchor"), run.link[1:])
    else:
        link.set(qn("r:id"), paragraph.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    shown_run = paragraph.add_run(clean(run.text))
    shown_run.bold, shown_run.underline, shown_run.font.color.rgb = run.strong or None, True, ACCENT
    link.append(shown_run._r)
    paragraph._p.append(link)


def _table(made: Any, block: Table) -> None:
    caption = made.add_paragraph(style="Caption")
    caption.add_run(clean(block.caption))
    caption.paragraph_format.keep_with_next = True
    table = made.add_table(rows=0, cols=len(block.header), style="Light Grid Accent 1")
    _flags(table, row_headers=block.row_headers)
    right = [block.numeric(each) for each in range(len(block.header))]
    small = Pt(7.5 if len(block.header) > 7 else 8.5)
    for row in (block.header, *block.rows):
        line = table.add_row()
        for place, cell in enumerate(row):
            paragraph = line.cells[place].paragraphs[0]
            paragraph.add_run(clean(shown(cell))).font.size = small
            if right[place]:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    if block.note:
        made.add_paragraph(clean(block.note)).runs[0].font.size = Pt(8.5)
    else:
        made.add_paragraph()


def _flags(table: Any, *, row_headers: bool) -> None:
    """Which cells are headings: a reader for the blind says them with each cell."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        table._tbl.tblPr.append(look)
    for key, holds in (("firstRow", True), ("firstColumn", row_headers), ("noHBand", False), ("noVBand", True)):
        look.set(qn(f"w:{key}"), "1" if holds else "0")


def _picture(made: Any, block: Picture) -> None:
    if block.caption:
        made.add_paragraph(clean(block.caption), style="Caption").paragraph_format.keep_with_next = True
    drawn = made.add_picture(io.BytesIO(png(block.svg)), width=Cm(16))
    drawn._inline.docPr.set("descr", clean(block.alt))


def _key(made: Any, block: KeyFigure) -> None:
    paragraph = made.add_paragraph()
    paragraph.add_run(clean(block.label)).bold = True
    if block.number:
        paragraph.add_run(f": {clean(block.number.shown)}").bold = True
    paragraph.add_run(" · ")
    word = paragraph.add_run(f"{block.sign} {block.word}".strip())
    word.bold, word.font.color.rgb = True, COLOURS[block.colour]
    if block.detail:
        made.add_paragraph(clean(block.detail)).runs[0].font.size = Pt(8.5)
