"""What a `maaltal` and a `hvornaar` sentence can mean: two closed sets of shapes.

Sentences parse into these and nothing else; each shape prints back in one canonical Danish form.
Strict and inclusive limits are kept apart (`under` is not `højst`). A missing baseline is None: a plan may
lack one, and the goal then says that it cannot be judged; a baseline is never invented.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pejl.periods import Period


class Sense(StrEnum):
    """Which side of the limit is good, the limit itself included or not."""

    AT_LEAST = "mindst"
    AT_MOST = "højst"
    OVER = "over"
    UNDER = "under"

    @property
    def opposite(self) -> "Sense":
        """`mindst 10 % lavere` is at most the lowered level."""
        senses = {"mindst": "højst", "højst": "mindst", "over": "under", "under": "over"}
        return Sense(senses[self])


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit in words: `%`, `procentpoint`, `uger`, `helårspersoner`; "" for a bare count."""

    number: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class When:
    """A point that a level is taken from: a period, or the end (ultimo) of one."""

    period: Period
    ultimo: bool = False


COUNTRY = "landet"


# --- maaltal ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Level:
    """`mindst 75 %` · `under 7,5 %` · `over halvdelen` (50 %)."""

    sense: Sense
    amount: Amount


@dataclass(frozen=True, slots=True)
class AgainstArea:
    """Own number against an area's or a set's, plus a signed margin.

    `mindst 1 procentpoint under landsgennemsnittet` is AT_MOST with margin -1: own <= country - 1.
    `areas` holds area or set names as written; the country is `landet`.
    """

    sense: Sense
    margin: Amount
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GapNarrows:
    """`gabet til landsgennemsnittet mindskes med mindst 0,2 procentpoint siden 4. kvartal 2023`."""

    by: Amount
    areas: tuple[str, ...]
    since: When | None


class Way(StrEnum):
    LOWER = "lavere"
    HIGHER = "højere"


@dataclass(frozen=True, slots=True)
class Change:
    """`mindst 10 % lavere end i december 2019` · `halveret siden 2022` (at least 50 % lower).

    `sense` is AT_LEAST, AT_MOST, OVER (`mere end`) or UNDER (`mindre end`) of `by` in the direction `way`.
    """

    sense: Sense
    by: Amount
    way: Way
    since: When | None


@dataclass(frozen=True, slots=True)
class OwnLevel:
    """`højst på 2019-niveau` · `på niveau med 2023 ± 2 %` (sense None; tolerance None when none is given)."""

    sense: Sense | None
    at: When
    tolerance: Amount | None = None


class End(StrEnum):
    LOWEST = "laveste"
    HIGHEST = "højeste"


@dataclass(frozen=True, slots=True)
class Rank:
    """`blandt de 5 laveste i landet`. A shared place counts as the best of the places shared, unless
    the sentence ends `, delt plads tæller ikke` (`shared_counts` False)."""

    places: int
    end: End
    areas: tuple[str, ...]
    shared_counts: bool = True


@dataclass(frozen=True, slots=True)
class Everyone:
    """`alle`."""


@dataclass(frozen=True, slots=True)
class Fokusmaal:
    """`opfylder fokusmålet`: a share under the legal limit at every measuring date."""


class Per(StrEnum):
    WEEK = "om ugen"
    MONTH = "om måneden"
    QUARTER = "i kvartalet"
    YEAR = "om året"


@dataclass(frozen=True, slots=True)
class CountPer:
    """`mindst 10 om måneden`; a bare `2 om året` means at least."""

    sense: Sense
    number: Decimal
    per: Per


@dataclass(frozen=True, slots=True)
class CountInAll:
    """`mindst 3.000 i alt i 2024 og 2025`."""

    sense: Sense
    number: Decimal
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WithinBudget:
    """`inden for budgettet`."""


@dataclass(frozen=True, slots=True)
class AtMostExpected:
    """`højst det forventede`: the ministry's modelled expectation."""


class Trend(StrEnum):
    FALL = "skal falde"
    RISE = "skal stige"


@dataclass(frozen=True, slots=True)
class Direction:
    """`skal falde`: against the same period a year before, unless a baseline is said (`skal falde siden 2017`)."""

    trend: Trend
    since: When | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """`åben: "markant højere"`: the plan gives no number, and none is invented."""

    text: str


Target = (
    Level
    | AgainstArea
    | GapNarrows
    | Change
    | OwnLevel
    | Rank
    | Everyone
    | Fokusmaal
    | CountPer
    | CountInAll
    | WithinBudget
    | AtMostExpected
    | Direction
    | Open
)


# --- hvornaar --------------------------------------------------------------------------------------------


class Span(StrEnum):
    """Units of time in the plural: `timer` need a clock, `døgn` have one, `hverdage` skip weekends and holidays."""

    HOURS = "timer"
    DAYS_AND_NIGHTS = "døgn"
    WORKING_DAYS = "hverdage"
    DAYS = "dage"
    WEEKS = "uger"
    MONTHS = "måneder"
    YEARS = "år"


@dataclass(frozen=True, slots=True)
class Duration:
    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Within:
    """`inden for 48 timer`, from the moment that starts the promise; the last day or hour counts."""

    duration: Duration


@dataclass(frozen=True, slots=True)
class Every:
    """`hver 4. uge`, from the last kept act."""

    duration: Duration


@dataclass(frozen=True, slots=True)
class Times:
    """`4-6 gange om året` · `10 om måneden` (`most` None: no upper end is promised)."""

    least: int
    most: int | None
    per: Per


@dataclass(frozen=True, slots=True)
class CountWithin:
    """`mindst 4 samtaler og 1 tilbud inden for 12 måneder`: a rolling window; nouns in the singular."""

    counts: tuple[tuple[int, str], ...]
    window: Duration


@dataclass(frozen=True, slots=True)
class AtEach:
    """`ved hver samtale`."""

    moment: str


@dataclass(frozen=True, slots=True)
class AtFirst:
    """`ved den første samtale`."""

    moment: str


@dataclass(frozen=True, slots=True)
class WhenReached:
    """`når ledigheden når 39 uger`."""

    subject: str
    duration: Duration


Rhythm = Within | Every | Times | CountWithin | AtEach | AtFirst | WhenReached
