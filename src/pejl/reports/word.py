"""What a Word file can say that python-docx has no words for."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor


def language(lang: str) -> Any:
    """What a run or a style is written in."""
    said = OxmlElement("w:lang")
    said.set(qn("w:val"), "da-DK" if lang == "da" else "en-GB")
    return said


def in_danish(run: Any, lang: str) -> None:
    """A run of another language than the document says so, for spelling and for reading aloud."""
    if lang != "da":
        run._r.get_or_add_rPr().append(language("da"))


def in_colour(style: Any, colour: RGBColor) -> None:
    """A style with this colour for the one of the program's theme, in its letters and its lines."""
    for each in style.element.iter():
        if each.attrib.pop(qn("w:themeColor"), "").startswith("accent"):
            each.set(qn("w:val" if each.tag == qn("w:color") else "w:color"), str(colour))


def field(paragraph: Any, what: str) -> None:
    """A number Word fills in itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    paragraph._p.append(field)


def row_is(line: Any, *names: str) -> None:
    """A row that is not parted, or that is repeated on every page."""
    for name in names:
        line._tr.get_or_add_trPr().append(OxmlElement(name))


def flags(table: Any, *, row_headers: bool) -> None:
    """Which cells are headings: a reader for the blind says them with each cell."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        table._tbl.tblPr.append(look)
    for key, holds in (("firstRow", True), ("firstColumn", row_headers), ("noHBand", False), ("noVBand", True)):
        look.set(qn(f"w:{key}"), "1" if holds else "0")


def tight(table: Any) -> None:
    """With as little air beside a cell as on the other papers: a narrow column has room for its number."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "80")  # twentieths of a point
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)


def edged(paragraph: Any, colour: RGBColor) -> Any:
    """With a coloured line along its left side, as on the other papers."""
    edges, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "6"), ("color", str(colour))):
        left.set(qn(f"w:{name}"), value)
    edges.append(left)
    paragraph.paragraph_format.left_indent = Cm(0.3)
    paragraph._p.get_or_add_pPr().insert_element_before(edges, "w:shd", "w:spacing", "w:ind", "w:jc")
    return paragraph


def flow(paragraph: Any, *, holds: bool, breaks: bool) -> None:
    """Whether it stays with what follows, and whether it begins a page."""
    if holds:
        paragraph.paragraph_format.keep_with_next = True
    if breaks:
        paragraph.paragraph_format.page_break_before = True


def hyphenated(made: Any) -> None:
    """Long words are broken by the rules of their language, else narrow cells break them anywhere."""
    settings, said = made.settings.element, OxmlElement("w:autoHyphenation")
    settings.insert(settings.index(settings.find(qn("w:defaultTabStop"))) + 1, said)
