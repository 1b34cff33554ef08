"""How a command tells that it cannot go on."""

import errno
import re
import sys
from pathlib import Path

from pejl import law
from pejl.cli import show
from pejl.intake import Limits
from pejl.words import say


class Told(Exception):  # it is told to the user, not raised at a programmer
    """A sentence for the user, and the exit code it ends with."""

    def __init__(self, code: str, lang: str, *, exit_code: int = 2, **params: object) -> None:
        super().__init__(say(code, params, lang))
        self.exit_code = exit_code


def tell(told: Told) -> int:
    """Say it on stderr, as wide as the terminal; the exit code."""
    show.lines([f"pejl: {told}"], sys.stderr)
    return told.exit_code


def no_file(path: Path | str, error: OSError, lang: str) -> Told:
    """A file that was to be read."""
    return Told("ingen_fil", lang, fil=str(path), grund=_reason(error))


def unusable(error: OSError, lang: str) -> Told:
    """A file of which it is not known whether it was to be read or written. Arrow names it in its message alone; a full
    disk names none."""
    quoted = re.search(r"'([^']+)'", str(error))
    path = error.filename or (quoted[1] if quoted else "")
    return Told("ubrugelig_fil", lang, fil=str(path), hvorfor=_reason(error))


def _reason(error: OSError) -> str:
    return errno.errorcode.get(error.errno or 0, str(error))


def unknown_name(error: law.UnknownName, lang: str) -> Told:
    return Told("ukendt_navn", lang, slags=error.kind, skrevet=error.name, forslag=error.nearest)


def text_of(path: Path, lang: str) -> str:
    try:
        return Limits().read(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Told("fil_ikke_utf8", lang, fil=str(path)) from None
    except OSError as error:
        raise no_file(path, error, lang) from None
