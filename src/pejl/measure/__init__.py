"""Runs indicators over places and periods, and keeps how each number came about."""

from pejl.measure.places import COUNTRY, Place, area, joined
from pejl.measure.question import Spec, Trail, denominators, group_name, implied, join, value_of
from pejl.measure.run import (
    GRAINS,
    OVER_THE_YEAR,
    Measured,
    at,
    known_periods,
    latest,
    nothing,
    over,
    over_year,
    run,
)

__all__ = [
    "COUNTRY",
    "GRAINS",
    "OVER_THE_YEAR",
    "Measured",
    "Place",
    "Spec",
    "Trail",
    "area",
    "at",
    "denominators",
    "group_name",
    "implied",
    "join",
    "joined",
    "known_periods",
    "latest",
    "nothing",
    "over",
    "over_year",
    "run",
    "value_of",
]
