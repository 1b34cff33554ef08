"""The plan in English: the frame is English, and the plan's own words are Danish and say so."""

import io
import re
from datetime import date
from functools import cache

import docx as word_file
import pytest
from docx.oxml.ns import qn

from pejl.reports.document import Bullets, Document, Heading, Table, Text
from pejl.reports.docx import docx
from pejl.reports.html import html
from pejl.reports.planen import plan_document
from pejl.reports.typst import pdf
from pejl.sentences import parse_target
from spec.reports.papers import PLANS, checked, unpacked

DAY = date(2024, 1, 1)
PLAN = "frederikssund-2024"
GOAL, TARGET = (
    "2a Færre på dagpenge og jobparat kontanthjælp end i landet",
    "mindst 1 procentpoint under landsgennemsnittet",
)


@cache
def plan(lang: str, name: str = PLAN) -> Document:
    return plan_document(checked(name), DAY, lang=lang)


@pytest.mark.parametrize("name", PLANS)
def test_chapters_are_in_english(name: str) -> None:
    heads = [each.text for each in plan("en", name).blocks if isinstance(each, Heading) and each.level == 1]
    assert heads[0] == "Foreword"
    assert not [each for each in heads if re.match("Fokus|Andre|Løfter|Fast|Planens|Bilag|Forud|Spørge", each)]
    captions = [table.caption for _, table in plan("en", name).tables()]
    assert not [each for each in captions if re.search("Løfter|Indsatser|Grupper|Ministermål", each)]


@pytest.mark.parametrize("name", PLANS)
def test_targets_read_back_in_both_languages_and_are_danish(name: str) -> None:
    for lang in ("da", "en"):
        runs = [run for each in plan(lang, name).blocks if isinstance(each, Text) for run in each.runs if run.strong]
        assert [run for run in runs if run.danish and parse_target(run.text) is None] == []
        assert {run.danish for run in runs if run.text not in ("uden måltal", "no target figure")} == {True}


@pytest.mark.parametrize("name", PLANS)
def test_same_parts_are_danish_whatever_the_documents_language(name: str) -> None:
    assert danish(plan("da", name)) == danish(plan("en", name))


def danish(made: Document) -> list[object]:
    found: list[object] = []
    for each in made.blocks:
        if isinstance(each, Heading | Table):
            found.append(each.danish)
        elif isinstance(each, Text):
            found.append([run.danish for run in each.runs])
        elif isinstance(each, Bullets):
            found.append([[run.danish for run in item] for item in each.items])
    return found


def test_html_marks_what_is_danish_in_an_english_document_and_nothing_in_a_danish_one() -> None:
    english, own = html(plan("en")).decode(), html(plan("da")).decode()
    assert f'lang="da">{GOAL}</h3>' in english
    assert f'<strong><span lang="da">{TARGET}</span></strong>' in english
    assert '<th scope="row" lang="da">Vejledning om repatriering i hver samtale</th>' in english
    assert own.count('lang="da"') == 1


def test_word_file_marks_its_danish_runs() -> None:
    opened = word_file.Document(io.BytesIO(docx(plan("en"))))
    marked = {
        run.text: run._r.rPr.find(qn("w:lang"))
        for each in opened.paragraphs
        for run in each.runs
        if run._r.rPr is not None
    }
    assert [marked[each].get(qn("w:val")) for each in (GOAL, TARGET)] == ["da-DK", "da-DK"]


def test_pdf_marks_its_danish_parts() -> None:
    english, own = unpacked(pdf(plan("en"))), unpacked(pdf(plan("da")))
    assert english.count(b"(da-DK)") > 10
    assert b"(en-GB)" in english
    assert b"(en-GB)" not in own
