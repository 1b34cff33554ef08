"""Paper: a document built from answers, and four ways to write it down (PDF, DOCX, XLSX, HTML)."""

from collections.abc import Callable, Mapping

from pejl.reports.document import Document

Renderer = Callable[[Document], bytes]
"""The whole file of a document. The same document gives the same bytes, wherever and whenever it is called."""


def _pdf(document: Document) -> bytes:
    from pejl.reports.typst import pdf

    return pdf(document)


def _docx(document: Document) -> bytes:
    from pejl.reports.docx import docx

    return docx(document)


def _xlsx(document: Document) -> bytes:
    from pejl.reports.xlsx import xlsx

    return xlsx(document)


def _html(document: Document) -> bytes:
    from pejl.reports.html import html

    return html(document)


FORMATS: Mapping[str, Renderer] = {"pdf": _pdf, "docx": _docx, "xlsx": _xlsx, "html": _html}
"""Every format by the ending of its file; the packages behind are imported when one is asked for."""
