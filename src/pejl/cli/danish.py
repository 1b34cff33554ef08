"""argparse in Danish."""

import argparse
import re
import sys
from difflib import get_close_matches
from typing import Any, NoReturn

from pejl.cli import show


class _Laid(argparse.RawDescriptionHelpFormatter):
    """Descriptions as they are written, under the Danish word for use: what is continued stands below it."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "brug: " if prefix is None else prefix)


class Danish(argparse.ArgumentParser):
    """argparse speaks English; here its headings and errors are said in Danish, with the way to help."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, add_help=False, formatter_class=_Laid)
        self._positionals.title, self._optionals.title = "hvad", "valg"
        self.add_argument("-h", "--help", action="help", help="vis denne hjælp")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """What is unknown is told by the command it was given to, with the way to its help."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(" ".join(("unrecognized arguments:", *unknown)))
        return found, unknown

    def error(self, message: str) -> NoReturn:
        show.lines([f"pejl: {_translate(_nearest(message))}", f"Se `{self.prog} --help`."], sys.stderr)
        self.exit(2)


def _nearest(message: str) -> str:
    """Of the choices there are only the one that was nearly written, where there is one."""
    found = re.search(r"(invalid choice: '?(.+?)'?) \(choose from (.*)\)", message)
    near = get_close_matches(found[2], re.findall(r"[^\s,']+", found[3]), n=1) if found else []
    return f"{message[: found.end(1)]}. Mente du {near[0]}?" if found and near else message


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
        ("invalid port value:", "ikke en port fra 1 til 65535:"),
        ("invalid per_cent value:", "ikke hele procent fra 0 til 100:"),
        ("not allowed with argument", "kan ikke bruges sammen med"),
        ("argument ", ""),
    ):
        message = message.replace(english, danish)
    return message
