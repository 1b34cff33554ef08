"""argparse in Danish."""

import argparse
from typing import Any, NoReturn


class Danish(argparse.ArgumentParser):
    """argparse speaks English; here its headings and errors are said in Danish, with the way to help."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, add_help=False)
        self._positionals.title, self._optionals.title = "hvad", "valg"
        self.add_argument("-h", "--help", action="help", help="vis denne hjælp")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "brug:", 1)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"pejl: {_translate(message)}\nSe `{self.prog} --help`.\n")


def _translate(message: str) -> str:
    for english, danish in (
        ("the following arguments are required:", "der mangler:"),
        ("unrecognized arguments:", "ukendte argumenter:"),
        ("expected one argument", "kræver en værdi"),
        ("expected at least one argument", "kræver mindst en værdi"),
        ("invalid choice:", "ukendt valg:"),
        ("choose from", "vælg mellem"),
        ("invalid day value:", "ikke en dato (skriv 2023-12-31):"),
        ("invalid person_id value:", "ikke et nummer fra registret:"),
        ("invalid natural value:", "ikke et helt tal fra 0:"),
        ("invalid above_zero value:", "ikke et helt tal fra 1:"),
        ("invalid per_cent value:", "ikke hele procent fra 0 til 100:"),
        ("not allowed with argument", "kan ikke bruges sammen med"),
        ("argument ", ""),
    ):
        message = message.replace(english, danish)
    return message
