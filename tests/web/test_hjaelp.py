"""Help is printed from the handbook, whole and escaped; the accessibility statement says whom to tell."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import ROOT
from pejl.web.markdown import html_of, inline, title_of
from web.conftest import Site
from web.reading import body_of

TOPICS = ("indikatorer", "grupper", "redskaber", "haendelser", "lov", "saetninger", "planfilen", "fund")


def test_help_is_open_to_who_is_not_logged_in_and_leads_to_every_topic(site: Site) -> None:
    page = body_of(site.client().get("/hjaelp"))
    assert re.findall(r'href="/hjaelp/(\w+)"', page) == list(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_help_a_topic_has_every_heading_and_table_row_of_its_page(site: Site, topic: str) -> None:
    page = body_of(site.client().get(f"/hjaelp/{topic}"))
    lines = Path(ROOT / "docs" / f"{topic}.md").read_text("utf-8").splitlines()
    assert page.count("<h1") == 1
    assert len(re.findall("<h[2-6]", page)) == sum(line.startswith("##") for line in lines)
    rows = sum(line.startswith("|") for line in lines)
    assert page.count("<tr>") == rows - sum(line.startswith("|--") for line in lines)
    assert page.count("<li>") >= sum(line.startswith("- ") for line in lines)


@pytest.mark.parametrize("topic", TOPICS)
def test_help_no_mark_of_markdown_is_left_and_no_level_of_heading_is_left_out(site: Site, topic: str) -> None:
    page = re.sub(r"<code>.*?</code>", "", body_of(site.client().get(f"/hjaelp/{topic}")), flags=re.DOTALL)
    body = page[page.index("konto-bog") : page.index("</main>")]
    assert "|--" not in body
    assert "`" not in body
    assert "## " not in body
    levels = [int(each) for each in re.findall(r"<h([1-6])", body)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("topic", ["findes-ikke", "drift", "lov.md", "..%2Fdrift"])
def test_help_another_topic_is_not_found(site: Site, topic: str) -> None:
    assert site.client().get(f"/hjaelp/{topic}").status_code == 404


def test_markdown_everything_that_is_not_its_own_is_text() -> None:
    page = html_of(
        '# <b>a</b>\n\n<script>x</script> & "y"\n\n| `<i>` | b |\n|---|---|\n| <u> | c |\n\n```\n<p>\n```', "t"
    )
    assert "<script" not in page
    assert "<b>" not in page
    assert "<u>" not in page
    assert "<code>&lt;i&gt;</code>" in page
    assert "<pre" in page
    assert "&lt;p&gt;" in page


@pytest.mark.parametrize(
    ("line", "html"),
    [
        ("a *b* c", "a <em>b</em> c"),
        ("2*3*4", "2*3*4"),
        ("**b** `*c*`", "<strong>b</strong> <code>*c*</code>"),
        ("[a](https://a.example/?b=1&c=2)", '<a href="https://a.example/?b=1&amp;c=2" rel="noreferrer">a</a>'),
        ("[a](javascript:alert(1))", None),
        ("[a](udtraek.md)", "a"),
        ("a_b_c < d", "a_b_c &lt; d"),
    ],
)
def test_markdown_a_line(line: str, html: str | None) -> None:
    if html is None:
        assert "href" not in inline(line)
    else:
        assert inline(line) == html


def test_markdown_a_bar_in_a_cell_stays_in_the_cell_and_a_short_row_is_filled() -> None:
    page = html_of("| a | b |\n|---|---|\n| x \\| y | z |\n| q |", "t")
    assert '<th scope="row">x | y</th><td>z</td>' in page
    assert '<th scope="row">q</th><td></td>' in page


def test_markdown_a_list_item_goes_on_in_an_indented_line() -> None:
    assert html_of("- a\n  b\n- c\n\n1. d", "t") == "<ul><li>a b</li><li>c</li></ul>\n<ol><li>d</li></ol>"


def test_markdown_the_title_is_the_first_heading_without_marks() -> None:
    assert title_of("<!-- x -->\n\n# A `b`\n\n## C") == "A b"
    assert title_of("ingen") == ""


def test_statement_says_whom_to_tell_as_the_environment_has_it(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PEJL_KONTAKT_MAIL", raising=False)
    monkeypatch.delenv("PEJL_KONTAKT_TLF", raising=False)
    assert "ikke angivet" in body_of(site.client().get("/was"))
    monkeypatch.setenv("PEJL_KONTAKT_MAIL", "web@kommunen.example")
    page = body_of(site.client().get("/was"))
    assert 'href="mailto:web@kommunen.example"' in page
    assert "ikke angivet" not in page


def test_statement_and_help_are_there_in_english(site: Site) -> None:
    client = site.client()
    client.cookies["pejl-sprog"] = "en"
    assert "How accessible is it?" in body_of(client.get("/was"))
    assert "This page is in Danish" in body_of(client.get("/hjaelp/lov"))


def test_words_every_one_of_these_pages_is_in_both_languages() -> None:
    from pejl.words import catalogue, sections

    for code in sections()["web_konto"]:
        assert set(catalogue()[code]) == {"da", "en"}
        assert re.findall(r"\{\w+\}", catalogue()[code]["da"]) == re.findall(r"\{\w+\}", catalogue()[code]["en"])
