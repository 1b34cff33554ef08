"""Benefits, groups, areas, denominators, measures and ministerial goals: dated data with names people use.

The TOML files beside this one are the data; here is only how a name finds its code. Names are matched
without regard to case, spaces and hyphens, so `A-dagpenge`, `a dagpenge` and `A-Dagpenge` are one.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

from pejl.law import codes
from pejl.law.naming import UnknownName, fold, nearest
from pejl.periods import Dates
from pejl.words import Name, named

__all__ = ["UnknownName", "fold", "nearest"]

COUNTRY = "000"
UNSTATED_AREA = "997"
"""Jobindsats' `Uoplyst område`: the remainder that makes municipalities add up to the country."""


@dataclass(frozen=True, slots=True)
class Group:
    """A benefit group or another group that statistics count; `code` may carry a visitation. `people` are the groups
    it is made of in own events (`*`: everyone on a benefit), `ages` as `0-29`. `ends_at_once`: a course is over with
    its last day; without it, when a whole calendar month has passed."""

    code: str
    name: Name
    other_names: tuple[str, ...]
    force: Dates
    benefit: bool
    table: str
    replaced_by: str
    replaced_table: str
    replaced_only: str
    breaks: tuple[tuple[date, str], ...]
    holds: tuple[str, ...]
    people: tuple[str, ...]
    ages: str
    ends_at_once: bool


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality (`kommune`), the country (`land`), or a set of municipalities in force for some years."""

    code: str
    name: Name
    kind: str
    other_names: tuple[str, ...]
    force: Dates
    within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A denominator or a ministerial goal: a code, its name, other names, and when it was in force."""

    code: str
    name: Name
    other_names: tuple[str, ...]
    force: Dates


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures. `kind`: antal adds over disjoint groups and areas, personer does not,
    andel needs a denominator, niveau (a mean, a ratio) never adds. `decimals` as the source prints them;
    `lag_days` from the end of a period to publication, None where no statistic publishes it. `rounded_to` is
    what the source rounds a count to, None where it is exact. `foretold`: known before its period has begun."""

    code: str
    name: Name
    unit: str
    kind: str
    decimals: int
    lag_days: int | None
    rounded_to: int | None
    foretold: bool


def _force(entry: Mapping[str, Any]) -> Dates:
    last = entry.get("til")
    return Dates(entry.get("fra", date.min), None if last is None else last + timedelta(days=1))


@cache
def _read(file: str, table: str) -> Mapping[str, Mapping[str, Any]]:
    text = resources.files(__package__).joinpath(f"{file}.toml").read_text("utf-8")
    entries: Mapping[str, Mapping[str, Any]] = tomllib.loads(text)[table]
    return entries


def _name(entry: Mapping[str, Any]) -> Name:
    """A name of its own, as a town's, is the same in English."""
    return Name(entry["navn"], entry.get("navn_en", entry["navn"]))


@cache
def groups() -> Mapping[str, Group]:
    """Every group by code, benefits first; without visitations, which `group` puts on."""
    result = {}
    for file in ("ydelsesgrupper", "statistikgrupper"):
        for code, entry in _read(file, "gruppe").items():
            after = entry.get("afloest_af", {})
            result[code] = Group(
                code,
                _name(entry),
                tuple(entry.get("andre", ())),
                _force(entry),
                file == "ydelsesgrupper",
                entry.get("tabel", ""),
                after.get("gruppe", ""),
                after.get("tabel", ""),
                after.get("kun", ""),
                tuple((each["dag"], each["kode"]) for each in entry.get("brud", ())),
                tuple(entry.get("rummer", ())),
                tuple(entry.get("egne", ())),
                entry.get("alder", ""),
                entry.get("slutter_straks", False),
            )
    return result


@cache
def visitations() -> Mapping[str, list[str]]:
    """Each visitation with the words people put before a benefit's name, the first of them its own name."""
    english: Mapping[str, Any] = _read("ydelsesgrupper", "visitation_en")
    found: Mapping[str, Any] = _read("ydelsesgrupper", "visitation")
    return {code: [Name(first, english[code]), *more] for code, (first, *more) in found.items()}


@cache
def group(code: str) -> Group:
    """The group behind a code, with its visitation (`kontanthjaelp:jobparat`) and age (`unge@13-25`) in its name."""
    rest, _, age = code.partition("@")
    base, _, visitation = rest.partition(":")
    found = groups()[base]
    name = found.name
    if visitation:
        name = named("gruppe_visiteret", {"visitation": visitations()[visitation][0], "gruppe": name})
    if age:
        said, of = codes.ages_said(age)
        name = named(said, {"gruppe": name, **of})
    return replace(found, code=code, name=name, other_names=())


@cache
def areas() -> Mapping[str, Area]:
    """Country, regions, landsdele, councils and the 98 municipalities, by code."""
    return {
        code: Area(
            code,
            _name(entry),
            entry["slags"],
            (*entry.get("andre", ()), *filter(None, [entry.get("jobindsats")])),
            _force(entry),
            tuple(entry.get("i", ())),
        )
        for code, entry in _read("omraader", "omraade").items()
    }


def members(code: str) -> tuple[str, ...]:
    """The municipalities of an area: itself for a municipality, its members for a set.

    >>> len(members("RAR-SJAELLAND")), members("269")
    (17, ('269',))
    """
    area = areas()[code]
    if area.kind == "kommune":
        return (code,)
    return tuple(each.code for each in areas().values() if code in each.within)


def municipalities() -> tuple[str, ...]:
    return tuple(code for code, area in areas().items() if area.kind == "kommune")


@cache
def denominators() -> Mapping[str, Named]:
    return _named("naevnere", "naevner")


@cache
def ministerial_goals() -> Mapping[str, Named]:
    return _named("ministermaal", "maal")


def _named(file: str, table: str) -> Mapping[str, Named]:
    return {
        code: Named(code, _name(entry), tuple(entry.get("andre", ())), _force(entry))
        for code, entry in _read(file, table).items()
    }


@cache
def measures() -> Mapping[str, Measure]:
    return {
        code: Measure(
            code,
            _name(entry),
            entry["enhed"],
            entry["slags"],
            entry["decimaler"],
            entry.get("dage"),
            entry.get("rundet_til"),
            entry.get("ventes", False),
        )
        for code, entry in _read("maalinger", "maaling").items()
    }


def fokusmaal(day: date, rule: str = "aktive_tilbud") -> int | None:
    """The share in per cent that must stay under, for a fokusmål on that day; None when there is no such rule."""
    entry = _read("regler", "fokusmaal")[rule]
    return int(entry["under_procent"]) if _force(entry).covers(day) else None


def find_group(name: str) -> str:
    """The code of a group as people write it, a visitation word before a benefit included.

    >>> find_group("A-dagpenge"), find_group("jobparate kontanthjælpsmodtagere")
    ('a_dagpenge', 'kontanthjaelp:jobparat')
    """
    known = _group_names()
    plain = fold(name)
    if plain in known:
        return known[plain]
    for visitation, words in visitations().items():
        for word in words:
            rest = plain.removeprefix(fold(word))
            if rest != plain:
                base = known.get(rest) or known.get(rest.removeprefix(fold("på")))
                if base and groups()[base].benefit:
                    return f"{base}:{visitation}"
    raise UnknownName("gruppe", name, nearest(name, _spoken(groups().values())))


def find_area(name: str) -> str:
    """The code of an area as people write it: `Frederikssund`, `RAR-Hovedstaden`, `hele landet`, `269`."""
    if name in areas():
        return name
    return _find("omraade", name, _area_names(), areas().values())


def find_denominator(name: str) -> str:
    return _find("naevner", name, _names(denominators().values()), denominators().values())


def find_measure(text: str) -> str:
    """The code of a measure, by code or by name: `andel` is a code, `andel fuldtidspersoner` its name."""
    code = _measure_names().get(fold(text))
    if code is None:
        raise UnknownName("maaling", text, nearest(text, [*measures(), *(each.name for each in measures().values())]))
    return code


@cache
def _measure_names() -> Mapping[str, str]:
    return {fold(word): each.code for each in measures().values() for word in (each.name, each.code)}


def _find(kind: str, name: str, known: Mapping[str, str], among: Iterable[Any]) -> str:
    plain = fold(name)
    bare = re.sub(r"s?(regions)?kommune$", "", plain)
    code = known.get(plain) or known.get(plain.removesuffix("kommune")) or known.get(bare)
    if code is None:
        raise UnknownName(kind, name, nearest(name, _spoken(among)))
    return code


@cache
def _group_names() -> Mapping[str, str]:
    return _names(groups().values())


@cache
def _area_names() -> Mapping[str, str]:
    """Municipalities first: `Bornholm` is the municipality, not the landsdel or council of the same name."""
    return _names(sorted(areas().values(), key=lambda area: area.kind != "kommune"))


def _names(entries: Iterable[Any]) -> Mapping[str, str]:
    result: dict[str, str] = {}
    for entry in entries:
        for name in (entry.name, entry.code, *entry.other_names):
            result.setdefault(fold(name), entry.code)
    return result


def _spoken(entries: Iterable[Any]) -> list[str]:
    return [name for entry in entries for name in (entry.name, *entry.other_names)]
