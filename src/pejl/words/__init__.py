"""Code and parameters become a Danish or English sentence; no other place builds one.

The sentences stand in the `.toml` files of this folder (those of the site in `web_*.toml`), both languages side by side
under their code. `{name}` is a parameter, formatted by its type; `[[…]]` is left out when a parameter in it is empty.
Parameters listed in CODED hold codes of the `[ord]` table and are put into words too; `hvad.naevner` there is how
`naevner` is said in the parameter `hvad`.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib import resources

from pejl.numbers import Value, decimals_of, format_decimal
from pejl.periods import MONTHS, Period

LANGUAGES = ("da", "en")
CODED = frozenset({"hvad", "slags", "ventet", "hvorfor", "holder", "kom", "fejl", "grund", "naaet", "hvem", "enhed"})


@dataclass(frozen=True, slots=True)
class Step:
    """Something to be said: a code with its parameters. A parameter can itself be one, or a list of them."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


class Name(str):
    """What law or code calls something, in Danish, and in English where it is shown to those who read that: a plain
    text to all that find or match names. `show` says it in the reader's language."""

    __slots__ = ("english",)
    english: str

    def __new__(cls, danish: str, english: str) -> "Name":
        name = super().__new__(cls, danish)
        name.english = english
        return name

    def __reduce__(self) -> tuple[type["Name"], tuple[str, str]]:
        return Name, (str(self), self.english)


def named(code: str, params: Mapping[str, object]) -> Name:
    """A name that is made of others."""
    return Name(say(code, params), say(code, params, "en"))


def joined(names: Iterable[str], between: str = ", ") -> Name:
    """Several names as one."""
    every = list(names)
    return Name(between.join(every), between.join(show(each, "en") for each in every))


def say(code: str, params: Mapping[str, object] | None = None, lang: str = "da") -> str:
    """The sentence of a code. Raises KeyError for a code or parameter that has no words: a fault of ours."""
    template = catalogue()[code][lang]
    params = params or {}
    return _fill(re.sub(r"\[\[(.*?)\]\]", lambda part: _optional(part[1], params), template), params, lang)


@cache
def sections() -> Mapping[str, list[str]]:
    """The codes by the section of the file they stand in."""
    return {name: list(section) for name, section in _file().items() if name != "ord"}


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Every sentence by code, in both languages."""
    return {code: both for name, section in _file().items() if name != "ord" for code, both in section.items()}


@cache
def _file() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Every file of the folder; sections of one name are one, and a code stands in one file only."""
    content: dict[str, dict[str, Mapping[str, str]]] = {}
    for file in sorted(resources.files(__package__).iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            for name, section in tomllib.loads(file.read_text("utf-8")).items():
                content.setdefault(name, {}).update(section)
    return content


def word(code: str, lang: str = "da") -> str:
    """One word or short phrase of the `[ord]` table; an unknown code is shown as it is."""
    found = _file()["ord"].get(code)
    return found[lang] if found else code


def _optional(part: str, params: Mapping[str, object]) -> str:
    names = re.findall(r"\{(\w+)\}", part)
    return part if all(params.get(name) not in (None, "", (), []) for name in names) else ""


def _fill(template: str, params: Mapping[str, object], lang: str) -> str:
    def put(found: re.Match[str]) -> str:
        value = params[found[1]]
        if found[1] not in CODED or isinstance(value, Name) or not isinstance(value, str | bool):
            return show(value, lang)
        special = f"{found[1]}.{value}"
        return word(special if special in _file()["ord"] else str(value), lang)

    return re.sub(r"\{(\w+)\}", put, template)


def show(value: object, lang: str = "da") -> str:
    """A parameter as a reader of the language writes it."""
    if isinstance(value, Step):
        return say(value.code, value.params, lang)
    if isinstance(value, Value):
        return word("skjult_tal", lang) if value.exact is None else format_decimal(value.exact, value.decimals, lang)
    if isinstance(value, Decimal):
        return format_decimal(value, decimals_of(value), lang)
    if isinstance(value, Fraction):
        return format_decimal(value, 2, lang)
    if isinstance(value, Period):
        return value.label(lang)
    if isinstance(value, date):
        return f"{value.day}{'.' if lang == 'da' else ''} {MONTHS[lang][value.month - 1]} {value.year}"
    if isinstance(value, Name):
        return value.english if lang == "en" else str(value)
    if isinstance(value, str):
        return value
    if isinstance(value, Iterable):
        return ", ".join(show(each, lang) for each in value)
    return str(value)


def number_with_unit(value: Value, unit: str, lang: str = "da") -> str:
    """`1,7 %`, `288 helårspersoner`, `0,64`: a ratio and a bare count have no unit in print."""
    shown = show(value, lang)
    return shown if unit in ("", "ratio") or value.exact is None else f"{shown} {word(unit, lang)}"
