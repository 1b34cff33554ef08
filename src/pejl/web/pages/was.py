"""The accessibility statement: how far the site is accessible, how it was tried, and whom to tell when it is not."""

import os
from datetime import date
from typing import Any

from django.http import HttpResponse

from pejl.web.registry import page
from pejl.web.shown import shown

TRIED = date(2026, 11, 29)
"""When the statement was last gone through; changed with the statement."""
LIMITS = ("kort", "lov", "laeser")
ALIKE = ("bredde", "tastatur", "uden_js", "farve")


@page("was", "was")
def was(request: Any) -> HttpResponse:
    """Anybody may read it. Who is to be told is the municipality's to say, in the environment."""
    of = {
        "tried": TRIED,
        "mail": os.environ.get("PEJL_KONTAKT_MAIL", ""),
        "phone": os.environ.get("PEJL_KONTAKT_TLF", ""),
        "ways": [f"web_konto_was_{each}" for each in ALIKE],
        "limits": [f"web_konto_was_graense_{each}" for each in LIMITS],
    }
    return shown(request, "was.html", of)
