"""The HTML file: everything in it, nothing from outside, and no text that is run."""

import re
from html.parser import HTMLParser

import pytest

from pejl.reports.document import Colour, Heading, KeyFigure, Kind, Note, Table, bullets, plain
from pejl.reports.html import html
from spec.reports.papers import number, small

VOID = {"meta", "br", "hr", "path", "circle"}


class Tree(HTMLParser):
    """Every element with its attributes; an end tag that ends nothing is a fault."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def text() -> str:
    return html(small()).decode()


def test_elements_are_closed_in_order(text: str) -> None:
    assert Tree(text).open == []


def test_nothing_is_fetched_and_nothing_is_run(text: str) -> None:
    tree = Tree(text)
    assert not tree.named("script") + tree.named("link") + tree.named("img") + tree.named("iframe")
    assert not re.search(r'(?:src|href)="(?!#)', text)
    assert not re.search(r'url\(|@import|\son\w+="', text)


def test_text_is_escaped(text: str) -> None:
    assert "&lt;b&gt;æøå&lt;/b&gt; &amp; $y$" in text
    assert "<b>" not in text


def test_number_is_not_parted_from_its_per_cent_sign_wherever_it_stands() -> None:
    table = Table("1,1 %", ("1,2 %",), ((number("1.3"),), ("under 1,4 %",)), note="1,5 %")
    figure = KeyFigure("1,6 %", number("1.7"), "på vej", "↗", Colour.GOOD, "1,8 %")
    blocks = (Heading(1, "1,9 %"), plain("2,1 %"), bullets(["2,2 %"]), Note(Kind.INFO, "2,3 %"), table, figure)
    said = re.sub("<[^>]+>", "", html(small(blocks=blocks)).decode().split("<main>")[1])
    assert re.findall(r"\d(.)%", said) == ["\N{NO-BREAK SPACE}"] * 12


def test_file_says_its_language_and_title(text: str) -> None:
    assert Tree(text).named("html") == [{"lang": "da"}]
    assert "<title>Prøveby: Kvartalsrapport &amp; prøve</title>" in text


def test_table_has_caption_and_headings_of_columns_and_rows(text: str) -> None:
    scopes = [each.get("scope") for each in Tree(text).named("th")]
    assert scopes[:3] == ["col"] * 3
    assert set(scopes[3:]) == {"row"}
    assert "<caption>Fuldtidspersoner: i alt [pr. dag]<" in text


def test_note_of_a_table_is_in_its_caption(text: str) -> None:
    caption = text[text.index("<caption>") : text.index("</caption>")]
    assert "Alle tal er fuldtidspersoner." in caption


def test_part_is_named_by_its_text_and_has_no_empty_heading() -> None:
    table = Table("Mål", ("Mål", "Tekst", "Tal"), (("B", "Budget", ""), ("", "– A-dagpenge", "1")))
    rows = html(small(blocks=(table,))).decode().split("<tbody>")[1]
    assert '<tr><th scope="row">B</th><td>Budget</td>' in rows
    assert '<tr><td></td><th scope="row">–\N{NO-BREAK SPACE}A-dagpenge</th><td>1</td></tr>' in rows


def test_picture_has_its_words_and_day_its_machine_form(text: str) -> None:
    tree = Tree(text)
    assert "Kurve over ledige: 9,9 i august" in [each.get("aria-label") for each in tree.named("div")]
    assert tree.named("time") == [{"datetime": "2023-08-31"}]


def test_links_inside_go_to_something_that_is_there(text: str) -> None:
    tree = Tree(text)
    ids = {attributes.get("id") for _, attributes in tree.found}
    assert {str(each["href"])[1:] for each in tree.named("a")} <= ids


@pytest.mark.parametrize("made_up", [True, False])
def test_banner_stands_over_made_up_people_only(made_up: bool) -> None:
    assert ("OPDIGTEDE" in html(small(made_up=made_up)).decode()) is made_up


def test_same_document_is_the_same_bytes(text: str) -> None:
    assert html(small()).decode() == text
