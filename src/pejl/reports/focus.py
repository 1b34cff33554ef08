"""How a focus area begins, in the quarterly report and in the plan alike."""

from collections.abc import Iterator

from pejl.answers.practice import Focus
from pejl.reports.document import Block, Heading, anchor, plain
from pejl.words import say


def focus_head(focus: Focus, lang: str) -> Iterator[Block]:
    """Its heading with the minister's goals that it serves; that no goal is in it."""
    code = "rap_uden_fokus" if not focus.id else "rap_fokus" if focus.number else "rap_fokus_uden_nummer"
    told = {"nummer": focus.number.lstrip("#"), "tekst": focus.text}
    yield Heading(1, say(code, told, lang), f"fokus-{anchor(focus.id)}")
    if focus.ministry:
        yield plain(say("rap_ministermaal", {"navne": focus.ministry}, lang))
    if not focus.goals:
        yield plain(say("rap_ingen_maal_her", {}, lang))
