"""The specification of the verbs as data: every verb, borderline first. `docs/verber.md` is printed from it.

`SHELF` has the cases by verb, `CASES` all that end in a count, `LISTINGS` those that end in a list. An evaluator is
held to them with `drawing.answers` and `drawing.lines`.
"""

from collections.abc import Mapping

from spec.verbs import (
    cases_amounts,
    cases_counts,
    cases_courses,
    cases_edges,
    cases_first_of,
    cases_marks,
    cases_rows,
    cases_sets,
    cases_windows,
)
from spec.verbs.cases_listings import LISTINGS
from spec.verbs.drawing import Case

SHELF: Mapping[str, tuple[Case, ...]] = {
    "held": cases_rows.HELD,
    "by": cases_rows.BY,
    "areas": cases_rows.AREAS,
    "and": cases_sets.AND,
    "outside": cases_sets.OUTSIDE,
    "either": cases_sets.EITHER,
    "aged": cases_sets.AGED,
    "courses": cases_courses.COURSES,
    "longer_than": cases_courses.LONGER,
    "since": cases_edges.SINCE,
    "starts_ends": cases_edges.STARTS_ENDS,
    "lately": cases_windows.LATELY,
    "reaching": cases_windows.REACHING,
    "at_least": cases_amounts.AT_LEAST,
    "amounting": cases_amounts.AMOUNTING,
    "noted": cases_marks.NOTED,
    "on": cases_marks.ON,
    "followed_by": cases_marks.FOLLOWED,
    "first_last": cases_first_of.FIRST_LAST,
    "of": cases_first_of.OF,
    "minutes": cases_counts.MINUTES,
    "persons": cases_counts.PERSONS,
    "jobs": cases_counts.JOBS,
    "companies": cases_counts.COMPANIES,
}
CASES = tuple(case for cases in SHELF.values() for case in cases)
__all__ = ["CASES", "LISTINGS", "SHELF"]
