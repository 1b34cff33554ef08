"""The pages of `docs/`, printed from the rules' own words, the plan's models and the sentences' grammar."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from pejl import indicators, law, moments, rules
from pejl.answers import lawbook
from pejl.law.catalogue import Entry, sections_of
from pejl.law.catalogue import catalogue as words_of
from pejl.ledger.verbs import DAY
from pejl.plan import json_schema
from pejl.rules import Indicator, Moment
from pejl.sentences import examples, parse_target, print_target
from pejl.words import catalogue, sections, word

PRINTED = "<!-- Skrevet af `pejl docs` ud fra koden; ret der, ikke her. -->\n"


def pages() -> Mapping[str, str]:
    """Each page's file name and text."""
    return {
        "indikatorer.md": _indicators(),
        "haendelser.md": _moments(),
        "planfilen.md": _plan_file(),
        "saetninger.md": _sentences(),
        "fund.md": _findings(),
        "grupper.md": _groups(),
        "redskaber.md": _catalogue(),
        "lov.md": _page("Loven", lawbook.LEAD, lawbook.lines()),
    }


def _page(title: str, lead: str, lines: Iterator[str]) -> str:
    return "\n".join([PRINTED, f"# {title}", "", lead, "", *lines]).rstrip() + "\n"


def _indicators() -> str:
    lead = (
        'Hver indikator er én funktion på hylden `indicators`. I planen skrives navnet: `indikator = "ledige.andel"`.'
    )
    return _page("Indikatorer", lead, _each_indicator(rules.collect(indicators, rules.Indicator)))


def _each_indicator(shelf: Mapping[str, Indicator]) -> Iterator[str]:
    for subject, found in groupby(shelf.values(), key=lambda each: each.name.partition(".")[0]):
        yield f"## {subject}\n"
        for each in found:
            unit = "" if each.unit in ("", "ratio") else f", {each.unit}"
            denominator = ", kræver nævner" if each.share else ""
            yield f"### `{each.name}`\n\n{each.summary}\n"
            yield f"- Enhed: {each.title}{unit}{denominator}"
            yield f"- Kan tælles af egne hændelser: {'ja' if each.own else 'nej'}"
            yield from (f"- {heading}: {text}" for heading, text in each.sections.items())
            if each.related:
                yield f"- Vises ved siden af: {', '.join(f'`{name}`' for name in each.related)}"
            yield ""


def _moments() -> str:
    lead = (
        "En hændelse sker på en bestemt dag i en sag. Et løfte i planen nævner den ved navn: `udloeses_af` starter "
        "løftets ur, `opfyldt_af` holder løftet, og `naar` siger, hvem af dem det gælder.\n\n"
        "I `naar` skal en hændelse falde i borgerens forløb, og en tilstand eller en gruppe skal være der den dag, "
        "uret starter. For en virksomhed skal hændelsen falde den dag.\n\n"
        "Hver hændelse er én funktion på hylden `moments`.\n\n"
        '```toml\nudloeses_af = "sygdom.raskmeldt"\nopfyldt_af = "sygdom.faellessamtale"\n'
        'hvornaar = "inden for 2 uger"\n```'
    )
    return _page("Hændelser", lead, _each_moment(rules.collect(moments, rules.Moment)))


def _each_moment(shelf: Mapping[str, Moment]) -> Iterator[str]:
    for subject, found in groupby(shelf.values(), key=lambda each: each.name.partition(".")[0]):
        yield f"## {subject}\n"
        for each in found:
            yield f"### `{each.name}`: {each.title}\n\n{each.summary}\n"
            yield f"- Sker for: {each.case.value}"
            yield from (f"- {said}" for said in _use_of(each))
            yield from (f"- {heading}: {text}" for heading, text in each.sections.items())
            yield ""


def _use_of(each: Moment) -> Iterator[str]:
    """What a plan can and cannot use the moment for, where that is not everything."""
    if each.state:
        yield "En tilstand: den kan kun stå i `naar`"
    if each.per:
        yield f"En periode: den står i `udloeses_af`, og `hvornaar` siger et antal {each.per.value}"
    if each.lasts:
        yield "Hører til `når … når …` i `hvornaar`, og kun dertil"
    if each.side_of:
        yield f"En side af {' og '.join(f'`{name}`' for name in each.side_of)}: den kan kun ske samme dag"
    if each.reach != DAY:
        yield f"Må ske indtil {each.reach.days} dage før forløbet begynder"
    if each.going_on:
        yield "Uret mod den næste står stille, mens den varer"
    if each.nouns:
        yield f"Kaldes i `hvornaar`: {', '.join(each.nouns)}"


def _plan_file() -> str:
    lead = (
        "Planen er én TOML-fil med danske nøgler. `pejl schema` skriver samme beskrivelse som JSON Schema, så en "
        "editor kan udfylde nøglerne. `plans/eksempel.toml` er en hel plan med forklaringer."
    )
    return _page("Planfilen", lead, _each_table(json_schema()))


INNER = (
    *("Del", "Milepael", "Tendens", "Aldersbaand", "Punkt", "Trin", "Spoergsmaal", "VisesNaar"),
    *("Oplyst", "TryktPeriode"),
)
"""Rows that stand inside another, in the order they are described."""


def _each_table(schema: Mapping[str, Any]) -> Iterator[str]:
    for key, part in schema["properties"].items():
        model = _model(part)
        if model is None:
            yield f'## `[{key}]`\n\nNavngivne sæt: `navn = ["område", …]`.\n'
            continue
        heading = f"[[{key}]]" if part.get("type") == "array" else f"[{key}]"
        yield f"## `{heading}`\n"
        yield from _keys(schema["$defs"][model])
    for name in INNER:
        yield f"## {name.lower()} (inde i en anden)\n"
        yield from _keys(schema["$defs"][name])


def _model(part: Mapping[str, Any]) -> str | None:
    for place in (part, part.get("items", {}), part.get("additionalProperties", {})):
        if isinstance(place, dict) and "$ref" in place:
            return str(place["$ref"]).rpartition("/")[2]
    return None


def _keys(model: Mapping[str, Any]) -> Iterator[str]:
    required = set(model.get("required", ()))
    yield "| nøgle | skal | hvad |\n|---|---|---|"
    for key, part in model["properties"].items():
        yield f"| `{key}` | {'ja' if key in required else ''} | {_what(part)} |"
    yield ""


def _what(part: Mapping[str, Any]) -> str:
    choices = [value for each in (part, *part.get("anyOf", ())) for value in each.get("enum", ())]
    said = [part.get("description", ""), ", ".join(f"`{choice}`" for choice in choices)]
    return " ".join(filter(None, said)).replace("|", "\\|").replace("\n", " ")


def _sentences() -> str:
    lead = (
        "`maaltal` og `hvornaar` er sætninger på almindeligt dansk. Korte former og almindelige ordlyde forstås "
        "(`min. 75 pct.`, `to gange årligt`, `10 pr. måned`); her er den form, de trykkes i."
    )
    return _page("Sætninger", lead, _each_example())


def _each_example() -> Iterator[str]:
    for key, found in examples().items():
        yield f"## `{key}`\n"
        yield from (f"- `{sentence}`" for sentence in found)
        yield ""
    yield "Kort form og hvad den læses som:\n"
    for written in ("min. 75 pct.", "to gange årligt", "10 pr. måned", "mindst 1 %-point under hele landet"):
        yield f"- `{written}` → `{print_target(parse_target(written))}`"


def _findings() -> str:
    lead = (
        "Hvad `pejl check` kan sige. En *fejl* kan ikke læses eller bindes og standser alt; en *anmærkning* "
        "standser intet. `{…}` udfyldes med planens egne ord."
    )
    faults = ("plan", "binding")
    lines = (
        line
        for kind, names in (("Fejl", faults), ("Anmærkninger", ("anmaerkning",)))
        for line in (f"## {kind}\n", *_codes(names), "")
    )
    return _page("Fund", lead, lines)


def _codes(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for code in sections()[name]:
            text = catalogue()[code]["da"].replace("[[", "").replace("]]", "")
            yield f"- `{code}`: {text}"


def _groups() -> str:
    lead = (
        "Grupper, nævnere og områder findes under flere navne; store og små bogstaver og bindestreger er ligegyldige."
    )
    return _page("Grupper og nævnere", lead, _each_group())


def _each_group() -> Iterator[str]:
    for heading, entries in (("Ydelsesgrupper", True), ("Andre grupper", False)):
        yield f"## {heading}\n\n| navn | skrives også | i kraft |\n|---|---|---|"
        for group in law.groups().values():
            if group.benefit is entries:
                yield f"| {group.name} | {', '.join(group.other_names)} | {_force(group)} |"
        yield ""
    yield "## Nævnere\n\n| navn | skrives også |\n|---|---|"
    for named in law.denominators().values():
        yield f"| {named.name} | {', '.join(named.other_names)} |"


def _force(group: law.Group) -> str:
    first = "" if group.force.first.year == 1 else f"fra {group.force.first.isoformat()}"
    end = "" if group.force.end is None else f"til {group.force.end.isoformat()} (ikke med)"
    after = f"; afløst af {law.groups()[group.replaced_by].name}" if group.replaced_by else ""
    return f"{first} {end}{after}".strip()


def _catalogue() -> str:
    lead = (
        "Ordene i egne hændelser. Hvad et redskab tæller som, afgør, om det er et tilbud, et virksomhedsrettet tilbud, "
        "en ordinær ansættelse eller støtte. Rettes i `law/redskaber.toml` og `law/haendelser.toml`."
    )
    return _page("Redskaber og hændelser", lead, _each_word())


def _each_word() -> Iterator[str]:
    yield "## Redskaber\n\n| kode | navn | tæller som | i kraft | § og kilde |\n|---|---|---|---|---|"
    for each in words_of("offers").values():
        counts = ", ".join(each.counts_as).replace("_", " ")
        yield f"| `{each.code}` | {each.name} | {counts} | {_days(each)} | {_source(each)} |"
    yield ""
    for table, column in sections_of():
        yield f"## {word(f'tabel.{table}')}: {column}\n\n| kode | navn | i kraft | kilde |\n|---|---|---|---|"
        for each in words_of(table, column).values():
            yield f"| `{each.code}` | {each.name} | {_days(each)} | {_source(each)} |"
        yield ""


def _days(each: Entry) -> str:
    first = "" if each.force.first.year == 1 else f"fra {each.force.first.isoformat()}"
    return f"{first} {f'til {each.force.end.isoformat()} (ikke med)' if each.force.end else ''}".strip()


def _source(each: Entry) -> str:
    said = "; ".join(filter(None, (each.paragraph, each.source, "ikke efterprøvet" if each.unverified else "")))
    return said.replace("|", "\\|")
