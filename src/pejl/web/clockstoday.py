"""The part of a consultant's day that is about companies: the clocks that run, and today's visits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pejl.web.companies import Directory
from pejl.web.enquirycards import CardTold, first_open
from pejl.web.stand import Stand
from pejl.web.visits import Meeting, today

FIRST = 5
"""Enquiries that are shown; the board has them all."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """`enquiries`: the first to run out, everybody's; `visits`: the user's own of today."""

    enquiries: Sequence[CardTold]
    visits: Sequence[Meeting]


def clocks(request: Any, stand: Stand) -> Clocks:
    directory, worker = Directory(stand), request.who.worker
    return Clocks(
        first_open(directory, worker, request.lang, request.now, FIRST), today(directory, worker, request.lang)
    )
