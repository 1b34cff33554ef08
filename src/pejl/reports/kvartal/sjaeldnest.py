"""The promises and duties that were kept least, for the first page."""

from collections.abc import Iterator

from pejl.answers.kept_seen import seen
from pejl.numbers import Value, rounded
from pejl.reports.document import Block, Bullets, Run, Text, capital
from pejl.reports.kvartal.edition import Edition
from pejl.words import number_with_unit

MOST = 3


def lowest(edition: Edition) -> Iterator[Block]:
    """Of those whose numbers may be seen the ones with the lowest shares in time, one by one, with the chapter they
    stand in. Where several share the last place the first ones of the plan are named, so no more is claimed than that
    they are among the lowest. None where all that can be seen is kept, and none of a duty that is not law yet."""
    found = sorted(_shares(edition), key=lambda each: each[1].exact or 0)[:MOST]
    if found:
        link = Run(edition.say("rap_loefter"), link="#loefter")
        yield Text(
            (Run(edition.say("rap_sjaeldnest", kvartal=edition.quarter), strong=True), Run(" ("), link, Run(")"))
        )
        yield Bullets(tuple((Run(text, danish=True), Run(f": {said}")) for text, _, said in found))


def _shares(edition: Edition) -> Iterator[tuple[str, Value, str]]:
    """What was promised, its share and that in words: below all, and only what stands openly in the chapter too."""
    told = set()
    for course in edition.courses:
        promise, now = course.promise, course.quarters[-1]
        shown = seen(now.kept, now.period, edition.leaving[1])
        expected = promise.basis is not None and promise.basis.expected
        share, hidden = shown.share, shown.decided.withheld or shown.in_time.withheld
        if expected or hidden or share is None or share.exact is None or rounded(share.exact, 0) == 100:
            continue
        counts = {"i_tide": shown.in_time, "antal": shown.decided}
        said = edition.say("rap_holdt_i_tide", andel=number_with_unit(share, "%", edition.lang), **counts)
        line = capital(promise.text), share, said
        if line not in told:
            told.add(line)
            yield line
