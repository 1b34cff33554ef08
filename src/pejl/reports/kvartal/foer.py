"""The numbers before: what the sentences about changes hold the goals' numbers against."""

from collections.abc import Iterator

from pejl.answers.told.claim import compared
from pejl.reports.document import Table, number
from pejl.reports.kvartal.edition import Edition
from pejl.words import word


def before(edition: Edition) -> Iterator[Table]:
    """One table for a spreadsheet: of each goal the earlier number that its sentence names; none where no sentence
    names one."""
    lang = edition.lang
    rows = []
    for each in edition.facts:
        found = compared(each)
        if found.before is not None and found.before in found.shown:
            value = number(found.before.value, each.unit, lang, bare=True)
            rows.append((each.id, each.text, value, word(each.unit, lang), found.before.period.label(lang)))
    if rows:
        head = edition.head("maal", "tekst", "tal", "enhed", "periode")
        yield Table(edition.say("rap_bag_saetninger"), head, tuple(rows))
