"""The language of a request, and the words of a page in it."""

from typing import Any

from pejl.words import LANGUAGES

__all__ = ["LANG", "LANGUAGES", "language_of"]
LANG = "pejl-sprog"


def language_of(request: Any) -> str:
    """What was chosen in the browser, else the user's own, else Danish."""
    own = getattr(getattr(request, "user", None), "lang", "") if hasattr(request, "user") else ""
    for asked in (request.COOKIES.get(LANG), own):
        if asked in LANGUAGES:
            return str(asked)
    return "da"
