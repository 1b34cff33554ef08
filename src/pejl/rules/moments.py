"""What a moment is: something that happens to a case, to start a promise's clock or to keep the promise.

A moment is one function of whom it is asked about, written in the ledger's verbs; the decorator declares the rest. Its
docstring is Danish, as an indicator's is: a summary, then `Rækker:` (which rows of the ledger), `Kilde:` and
`Grænsetilfælde:`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pejl.ledger.verbs import DAY, Marks, Spans, Window
from pejl.rules.docstrings import read
from pejl.rules.whom import Own
from pejl.sentences.shapes import Per
from pejl.words import Name


class Case(StrEnum):
    """Whose a moment is: whom a row of a promise is about. An enquiry has a clock of minutes of its own; what is the
    municipality's happens to nobody in particular."""

    PERSON = "borger"
    COMPANY = "virksomhed"
    ENQUIRY = "henvendelse"
    MUNICIPALITY = "kommune"


HEADINGS = ("Rækker", "Kilde", "Grænsetilfælde")


@dataclass(frozen=True, slots=True)
class Moment:
    """One rule of the shelf.

    `side_of`: the moments it is a side of, so that it can only happen on their day (a topic of a talk). `reach`: it
    may happen so long before the case it belongs to begins. `nouns`: what `hvornaar` calls it. `end`: the column of
    `orders` that says how long the enquiry waited for it. `per`: it is the beginning of such a period. `lasts`: the
    rule is of how long a case has lasted, and is asked with that length. `state`: it lasts, and so can be a
    condition, but neither starts nor keeps a promise; the rule's own return type says so. `going_on`: the days it
    goes on after it happened, on which the clock of the next one stands still.
    """

    name: str
    title: Name
    case: Case
    rule: Callable[..., Marks | Spans]
    side_of: tuple[str, ...]
    reach: Window
    nouns: tuple[str, ...]
    end: str
    per: Per | None
    lasts: bool
    state: bool
    going_on: Callable[[Own], Spans] | None
    summary: str
    sections: Mapping[str, str]


def moment(
    *,
    title: str,
    english: str,
    case: Case = Case.PERSON,
    side_of: tuple[str, ...] = (),
    reach: Window = DAY,
    nouns: tuple[str, ...] = (),
    end: str = "",
    per: Per | None = None,
    lasts: bool = False,
    going_on: Callable[[Own], Spans] | None = None,
) -> Callable[[Callable[..., Marks | Spans]], Moment]:
    """Declare a function as a moment named by its file and itself: `samtaler.holdt`. `english`: its title there."""

    def declare(rule: Callable[..., Marks | Spans]) -> Moment:
        name = f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}"
        summary, sections = read(rule.__doc__ or "", HEADINGS)
        state = rule.__annotations__.get("return") in (Spans, "Spans")
        return Moment(
            name,
            Name(title, english),
            case,
            rule,
            side_of,
            reach,
            nouns,
            end,
            per,
            lasts,
            state,
            going_on,
            summary,
            sections,
        )

    return declare
