"""The rows of `docs/lov.md`: whom the law asks what for, day by day, with its source and how sure it is."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from pejl import law
from pejl.law.catalogue import catalogue, right_and_duty_offers
from pejl.law.codes import touches, within
from pejl.law.dated import Dated, entries
from pejl.law.duties import (
    Duty,
    Maalgruppe,
    RuleChange,
    closed_to_new,
    duties,
    handed_over,
    maalgrupper,
    offer_terms,
    portfolios,
    rule_calendar,
    undated,
)
from pejl.law.required import required
from pejl.numbers import format_decimal
from pejl.periods import MONTHS
from pejl.sentences import print_rhythm
from pejl.sentences.shapes import Duration, Within

LEAD = (
    "Lovens pligter som data med dato, § og kilde. En sag beholder den regel, den begyndte under. *Ikke "
    "efterprøvet* er ikke læst i en kilde. *Forventet* er ikke vedtaget: det, der gælder, gælder, til en vedtaget lov "
    "siger andet. Rettes i `law/maalgrupper.toml`, `law/pligter.toml` og `law/regler.toml`."
)
DAYS = (date(2020, 1, 1), date(2024, 1, 1), date(2025, 1, 1), date(2025, 7, 1), date(2026, 7, 1))
"""The days with a table of their own; `EXPECTED` is when what is not adopted may come."""
EXPECTED = date(2027, 1, 1)


def lines() -> Iterator[str]:
    yield from _target_groups()
    for day in DAYS:
        yield f"## Sager, der begynder {_day(day)}\n"
        yield from _duties_on(day)
    yield from _expected()
    yield from _stops()
    yield from _undated()
    yield from _shares()
    yield from _calendar()


def _target_groups() -> Iterator[str]:
    yield "## Målgrupper\n\nLAB § 6. Koderne er dem, hændelserne har.\n"
    yield "| nr. | gruppe | koder | i kraft | anciennitet (§ 9) | § og kilde |\n|---|---|---|---|---|---|"
    for each in maalgrupper():
        if not each.expected:
            codes = ", ".join(f"`{code}`" for code in each.groups) or "ingen"
            yield _row(each.number, _told(each), codes, _force(each), _seniority(each), _source(each))
    yield ""
    shut = [(law.groups()[code].name, closed_to_new(code)) for code in law.groups() if closed_to_new(code)]
    yield from (f"- Lukket for nye sager fra {_day(day)}: {name}" for name, day in shut if day)
    yield ""


def _seniority(each: Maalgruppe) -> str:
    found = each.seniority
    if found is None:
        return ""
    words = [found.kind, f"fra {found.since}" if found.since else ""]
    if found.window:
        words.append(f"inden for {_long(found.window)}{' (ikke efterprøvet)' if found.window_unverified else ''}")
    return ", ".join(filter(None, words))


def _duties_on(day: date) -> Iterator[str]:
    yield "| målgruppe | id | pligt | hvornår | hvem | § og kilde |\n|---|---|---|---|---|---|"
    found = duties(day)
    placed: set[str] = set()
    for group in maalgrupper(day):
        for each in found:
            part = [code for code in each.groups if any(touches(code, other) for other in group.groups)]
            if part:
                placed.add(each.code)
                whole = all(any(within(other, code) for code in part) for other in group.groups)
                named = f"{group.number}. {re.split('[:,]', group.name)[0]}"
                yield _duty(named if whole else f"{named}; kun {_names(part)}", each)
    yield from (_duty(_names(each.groups), each) for each in found if each.code not in placed)
    yield ""


def _duty(group: str, each: Duty) -> str:
    return _row(group, f"`{each.code}`", _whom(each), _when(each), each.responsible, _source(each))


def _names(codes: Iterable[str]) -> str:
    return ", ".join(law.group(code).name.replace("-99 år)", " år og over)") for code in codes)


def _whom(each: Duty) -> str:
    without = f"Gælder ikke: {_names(each.excepted)}" if each.excepted else ""
    unread = "" if each.force.first > date.min else "Den første dag er ikke læst"
    return ". ".join(filter(None, (each.name, without, unread, each.note.removesuffix("."))))


def _when(each: Duty) -> str:
    parts = [print_rhythm(each.rhythm)]
    if each.for_first and not str(parts[0]).endswith(_long(each.for_first)):
        parts.append(f"i de første {_long(each.for_first)}")
    if each.share is not None:
        parts.append(f"mindst {format_decimal(each.share, 0)} % af gruppen")
    if each.after_exemption:
        parts.append(f"tidligst {_long(each.after_exemption)} efter en fritagelse")
    return "; ".join(parts)


def _expected() -> Iterator[str]:
    yield f"## Forventet fra {_day(EXPECTED)}\n"
    yield "Ikke vedtaget, så vidt kilderne rækker. Pligterne ovenfor gælder, til en vedtaget lov siger andet.\n"
    yield "| målgruppe | rummer af § 6 | mærke og kilde |\n|---|---|---|"
    for group in maalgrupper(EXPECTED):
        if group.expected:
            held = ", ".join(f"nr. {number}" for number in group.holds) or "ikke sagt i kilderne"
            yield _row(group.name, held, _source(group))
    yield ""
    ending: tuple[Dated, ...] = (*duties(), *undated())
    yield from (
        f"- Forventes at bortfalde efter {_day(each.expected_end)}: {each.name} ({each.paragraph})"
        for each in ending
        if each.expected_end
    )
    yield ""


def _stops() -> Iterator[str]:
    yield "## Hvornår fristen står stille\n"
    kinds = catalogue("exemptions")
    stopped = sorted((each for each in duties() if each.exempted_by), key=lambda each: each.exempted_by)
    for exempted_by, found in groupby(stopped, key=lambda each: each.exempted_by):
        names = ", ".join(kinds[kind].name for kind in exempted_by)
        yield f"- {names}: {', '.join(f'`{each.code}`' for each in found)}"
    yield ""


def _undated() -> Iterator[str]:
    yield "## Pligter uden frist\n"
    yield "Der kan ikke komme en dato ud af dem: ingen læst kilde giver en, eller hændelserne mangler.\n"
    yield "| pligt | § og kilde |\n|---|---|"
    for each in undated():
        yield _row(_told(each), _source(each))
    yield ""


def _shares() -> Iterator[str]:
    yield "## Andele, overdragelse og tilbud\n"
    for rule in entries("regler", "fokusmaal"):
        yield from _fokusmaal(rule)
    for share in portfolios():
        most = f"højst {format_decimal(share.most, 0)} % af {_names(share.groups)} tilsammen"
        yield f"- {share.name}: {most}, {_force(share)}. {share.note} {_source(share)}."
    for given in handed_over():
        yield f"- {given.name}: {', '.join(given.acts)}, {_force(given)}. {given.note} {_source(given)}."
    terms = offer_terms(EXPECTED)
    if terms:
        yield (
            f"- {terms.name}: mindst {_long(terms.unbroken)} uden afbrydelse; med løntilskud må det begynde "
            f"{_long(terms.subsidy_later)} senere. {_source(terms)}."
        )
    yield from _what_counts()
    yield ""


def _fokusmaal(rule: str) -> Iterator[str]:
    entry = entries("regler", "fokusmaal")[rule]
    asked = required(rule)
    few = f"færre end {asked.talks} samtaler"
    what = few if asked.talks else f"hverken et aktivt tilbud eller {asked.hours} timers arbejde"
    limit = f"under {law.fokusmaal(entry['fra'], rule)} % af dem med mindst {asked.seniority} måneders anciennitet"
    days = f"Fra {_day(entry['fra'])} til og med {_day(entry['til'])}."
    mark = " **Ikke efterprøvet.**" if entry.get("uproevet") else ""
    yield f"- Fokusmål: {limit} har haft {what} i de seneste {asked.within} måneder. {days}{mark}"


def _what_counts() -> Iterator[str]:
    for day in (date(2026, 6, 30), date(2026, 7, 1)):
        counting = ", ".join(catalogue("offers")[code].name for code in right_and_duty_offers(day))
        yield f"- Tæller som tilbud efter § 102, når det begynder {_day(day)}: {counting}."


def _calendar() -> Iterator[str]:
    yield "## Reglernes kalender\n\n| dag | ændring | kilde |\n|---|---|---|"
    for each in rule_calendar():
        yield _row(each.words or _day(each.day), each.text, _sure(each.source, each))
    yield ""


def _told(each: Dated) -> str:
    return ". ".join(filter(None, (each.name, each.note.removesuffix("."))))


def _source(each: Dated) -> str:
    return _sure("; ".join(filter(None, (each.paragraph, each.source))), each)


def _sure(text: str, each: Dated | RuleChange) -> str:
    unverified = "**ikke efterprøvet**" if each.unverified else ""
    return "; ".join(filter(None, (text, unverified, "**forventet**" if each.expected else "")))


def _force(each: Dated) -> str:
    first = "" if each.force.first == date.min else f"fra {_day(each.force.first)}"
    last = f"til og med {_day(each.force.end - timedelta(days=1))}" if each.force.end else ""
    ending = f"forventes afløst efter {_day(each.expected_end)}" if each.expected_end else ""
    return ", ".join(filter(None, (" ".join(filter(None, (first, last))), ending)))


def _long(length: Duration) -> str:
    return print_rhythm(Within(length)).removeprefix("inden for ")


def _day(day: date) -> str:
    return f"{day.day}. {MONTHS['da'][day.month - 1]} {day.year}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
