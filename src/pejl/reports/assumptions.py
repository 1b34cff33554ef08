"""The assumptions that a plan sets no number to, on paper: in the plan and in the report."""

from collections.abc import Iterator, Sequence

from pejl.check import Assumption
from pejl.reports.document import Block, bullets, plain
from pejl.words import say


def without_numbers(some: Sequence[Assumption], lang: str) -> Iterator[Block]:
    """A list of them with whom they are about, what they say of the time, and who says so; nothing of none."""
    if some:
        yield plain(say("rap_forud_uden_tal", {}, lang))
        yield bullets([_in_words(each, lang) for each in some], danish=True)


def _in_words(each: Assumption, lang: str) -> str:
    by = ", ".join(filter(None, (each.by, each.published)))
    told = {"tekst": each.text, "omraade": str(each.place.name), "skrevet": each.unread, "udgiver": by}
    return say("rap_forud_punkt", told, lang)
