"""The HTML file in Chromium: what is beside what on a screen and on a phone, and page by page when it is printed."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from pejl.reports.document import Block, Heading, KeyFigure, Kind, Note, PageBreak, Table, plain
from pejl.reports.html import html
from spec.reports.papers import BLOCKS, Colour, number, small, tables_further_down

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}

Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not on this machine")
    with sync_playwright() as play, play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]) as found:
        yield found


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """The blocks as a file in the browser."""
    pages: list[Page] = []

    def show(blocks: tuple[Block, ...], view: dict[str, int] = WIDE, *, made_up: bool = True, link: str = "") -> Page:
        path = tmp_path / "rapport.html"
        path.write_bytes(html(small(made_up=made_up, blocks=blocks)))
        pages.append(browser.new_page(viewport=view))  # type: ignore[arg-type] - a size is a dict of its own there
        pages[-1].goto(f"{path.as_uri()}{link}")
        return pages[-1]

    yield show
    for page in pages:
        page.close()


def printed(page: Page) -> list[str]:
    content = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    return [each.get_textpage().get_text_range() for each in content]


@pytest.mark.parametrize("view", [WIDE, PHONE])
def test_what_a_link_goes_to_is_not_behind_the_banner(opened: Opened, view: dict[str, int]) -> None:
    blocks = (*map(plain, ["Ord."] * 60), Heading(1, "Målene", "maalene"), *map(plain, ["Ord."] * 60))
    page = opened(blocks, view, link="#maalene")
    banner, heading = (page.locator(each).bounding_box() for each in (".banner", "#maalene"))
    assert banner is not None
    assert heading is not None
    assert banner["y"] == 0
    assert heading["y"] >= banner["y"] + banner["height"]


@pytest.mark.parametrize("made_up", [True, False])
def test_banner_is_on_every_printed_page_of_made_up_people_and_on_no_other(opened: Opened, made_up: bool) -> None:
    pages = printed(opened((*BLOCKS, PageBreak(), *map(plain, ["Ord."] * 90)), made_up=made_up))
    assert len(pages) > 3
    assert {"OPDIGTEDE" in each for each in pages} == {made_up}


def test_heading_caption_and_first_row_are_on_one_printed_page(opened: Opened) -> None:
    blocks, parts = tables_further_down(range(18, 34))
    pages = printed(opened(blocks))
    assert [each for each in parts if not any(all(part in page for part in each) for page in pages)] == []


def test_page_that_is_just_full_has_no_empty_one_after_it(opened: Opened) -> None:
    lines = [(*map(plain, ["Ord."] * count), Note(Kind.INFO, "Slut."), PageBreak()) for count in range(18, 34)]
    pages = printed(opened(tuple(each for some in lines for each in some)))
    assert [at for at, text in enumerate(pages, 1) if len(text.strip()) < 90] == []


@pytest.mark.parametrize(("view", "goals"), [(WIDE, True), (PHONE, False)])
def test_contents_on_a_phone_are_the_chapters_alone(opened: Opened, view: dict[str, int], goals: bool) -> None:
    page = opened((Heading(1, "Unge", "unge"), Heading(2, "4a Flere i job", "maal-4a")), view)
    assert [each.is_visible() for each in page.locator("nav a").all()] == [True, goals]


def test_verdict_is_under_its_number_at_the_right_whatever_the_words_are(opened: Opened) -> None:
    figures = [KeyFigure("Andel " * words, number("1.7"), "på vej", "↗", Colour.GOOD, "af " * 90) for words in (1, 40)]
    page = opened(tuple(figures))
    numbers, words = ([each.bounding_box() for each in page.locator(of).all()] for of in (".vaerdi", ".stand"))
    for value, word in zip(numbers, words, strict=True):
        assert value is not None
        assert word is not None
        assert word["y"] > value["y"]
        assert value["x"] + value["width"] == pytest.approx(word["x"] + word["width"], abs=2)
    assert len({each["x"] for each in words if each}) == 1


def test_page_is_no_wider_than_a_phone_and_a_table_is_moved_in_its_own_box(opened: Opened) -> None:
    wide = Table("Tal", tuple("Fuldtidspersoner" for _ in range(9)), (("Ord",) * 9,))
    page = opened((*BLOCKS, wide), PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
