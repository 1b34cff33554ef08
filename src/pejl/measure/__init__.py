"""Runs indicators over places and periods, and keeps how each number came about."""

from pejl.measure.own import count_of
from pejl.measure.places import COUNTRY, Place, area, joined
from pejl.measure.question import (
    Counted,
    Nobody,
    OwnCount,
    Spec,
    Trail,
    denominators,
    group_name,
    implied,
    join,
    value_of,
)
from pejl.measure.run import (
    GRAINS,
    OVER_THE_YEAR,
    Measured,
    at,
    counts_of,
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
    "Counted",
    "Measured",
    "Nobody",
    "OwnCount",
    "Place",
    "Spec",
    "Trail",
    "area",
    "at",
    "count_of",
    "counts_of",
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
