"""The plan and the report in English: all but the plan's own words, which are Danish and say so."""

import io
import itertools
import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import docx as word_file
import pytest
from docx.oxml.ns import qn

from pejl import indicators, law, rules
from pejl.reports.document import Bullets, Document, Heading, KeyFigure, Note, Table, Text, shown
from pejl.reports.docx import docx
from pejl.reports.html import html
from pejl.reports.planen import plan_document
from pejl.reports.typst import pdf
from pejl.sentences import said_target
from pejl.sentences.shapes import Open
from pejl.words import show
from spec.reports.papers import PLANS, checked, report, unpacked

DAY = date(2024, 1, 1)
PLAN = "frederikssund-2024"
GOAL, TARGET = (
    "2a Færre på dagpenge og jobparat kontanthjælp end i landet",
    "at least 1 percentage point under the national average",
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
def test_targets_are_said_in_the_documents_language(name: str) -> None:
    found = checked(name).bound
    assert found is not None
    targets = [part.target for goal in found.goals for part in (goal.parts or (goal.part,)) if part.target is not None]
    for lang in ("da", "en"):
        runs = [run for each in plan(lang, name).blocks if isinstance(each, Text) for run in each.runs if run.strong]
        said = {run.text for run in runs if not run.danish}
        assert {show(said_target(each), lang) for each in targets if not isinstance(each, Open)} <= said


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
    assert f"<strong>{TARGET}</strong>" in english
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
    assert marked[GOAL].get(qn("w:val")) == "da-DK"
    assert marked[TARGET] is None


def test_pdf_marks_its_danish_parts() -> None:
    english, own = unpacked(pdf(plan("en"))), unpacked(pdf(plan("da")))
    assert english.count(b"(da-DK)") > 10
    assert b"(en-GB)" in english
    assert b"(en-GB)" not in own


# --- the quarterly report --------------------------------------------------------------------------------


def names() -> set[str]:
    """Danish names of law and code that no plan's own word is part of by chance."""
    shelves = (law.groups(), law.denominators(), law.measures(), law.ministerial_goals())
    every = {each.name for shelf in shelves for each in shelf.values()}
    every |= {each.title for each in rules.collect(indicators, rules.Indicator).values()}
    return {each for each in every if len(each) > 9}


def english(made: Document) -> Iterator[str]:
    """What an English document says in English: all texts that are not marked as Danish or quoted from the plan."""
    for each in made.blocks:
        if isinstance(each, Text | Note | KeyFigure):
            runs = each.runs if isinstance(each, Text) else each.runs()
            yield from (re.sub('"[^"]*"', "", run.text) for run in runs if not run.danish)
            yield each.detail if isinstance(each, KeyFigure) else ""
        elif isinstance(each, Table):
            yield from each.header
            yield from (shown(cell) for row in each.rows for at, cell in enumerate(row) if at not in each.danish)


@pytest.mark.parametrize("name", PLANS)
def test_no_name_of_law_or_code_is_danish_in_an_english_report(name: str) -> None:
    said = list(english(report(name, "en")))
    assert {each for each in names() for one in said if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", one)} == set()


def test_names_are_looked_for_where_they_would_be() -> None:
    said = " ".join(english(report(PLAN)))
    assert len([each for each in names() if each in said]) > 20


@pytest.mark.parametrize("name", PLANS)
def test_targets_of_a_report_are_english(name: str) -> None:
    said = [run.text for each in report(name, "en").blocks if isinstance(each, Text) for run in each.runs]
    targets = [each for each in said if each.startswith("Target: ")]
    assert targets
    assert not [each for each in targets if re.search("mindst|højst|landsg|blandt|opfylder|skal ", each)]


def test_first_page_says_what_is_still_danish() -> None:
    page = itertools.takewhile(
        lambda each: not (isinstance(each, Heading) and each.anchor == "alle-maal"), report(PLAN, "en").blocks
    )
    assert "are in Danish." in " ".join(run.text for each in page if isinstance(each, Text) for run in each.runs)
