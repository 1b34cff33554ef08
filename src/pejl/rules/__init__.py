"""What an indicator and a moment are, and how a shelf of them is collected."""

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

from pejl.rules.indicators import (
    HEADINGS,
    Ask,
    FullTime,
    Indicator,
    Missing,
    OwnRule,
    Reckoned,
    Whole,
    full_time,
    indicator,
    per_cent,
)
from pejl.rules.moments import Case, Moment, moment
from pejl.rules.whom import Asked, Own

__all__ = [
    "HEADINGS",
    "Ask",
    "Asked",
    "Case",
    "FullTime",
    "Indicator",
    "Missing",
    "Moment",
    "Own",
    "OwnRule",
    "Reckoned",
    "Whole",
    "collect",
    "full_time",
    "indicator",
    "moment",
    "per_cent",
]

Thing = TypeVar("Thing", Indicator, Moment)


def collect(shelf: ModuleType, what: type[Thing]) -> dict[str, Thing]:
    """Every rule of one kind in the files of a shelf, by name."""
    found = {}
    for info in pkgutil.iter_modules(shelf.__path__):
        module = importlib.import_module(f"{shelf.__name__}.{info.name}")
        for thing in vars(module).values():
            if isinstance(thing, what):
                found[thing.name] = thing
    return dict(sorted(found.items()))
