"""What the API answers with, as its OpenAPI document says it."""

from typing import Annotated, Generic, Literal, TypeVar

from ninja import Field, Schema

from pejl.web.api import closed
from pejl.web.api.amounts import Amount

Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Instant = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
"""In Copenhagen's time, with its offset."""
Of = TypeVar("Of")
"""What a kind of record is sent as."""


class FieldFault(Schema):
    """`at`: the way to it (`body.day`, `query.limit`, `header.If-Match`); `code`: for machines; `says`: what is wrong
    and what to do."""

    at: str
    code: str
    says: str


class ProblemDetails(Schema):
    """RFC 9457. `type` is `urn:pejl:problem:` and a code; `errors`: the fields that are at fault. `ref`: of what is
    recorded already, where the same is sent as something new (its address is in `Location`)."""

    type: str
    title: str
    status: int
    detail: str | None = None
    errors: list[FieldFault] | None = None
    ref: str | None = None


class Source(Schema):
    source: str
    table: str
    period: str
    as_of: Day


class Turn(Schema):
    """What could turn the verdict."""

    kind: closed.TurnKind
    says: str


class GoalStanding(Schema):
    """How a goal or a part of one stands. `holds`: the number by itself; null where it cannot be decided. `verdict`:
    null at the baseline where it can be judged. `value`, `reference`, `distance`: null where there is none; all are in
    `unit`, a share in per cent."""

    id: str
    text: str
    stage: closed.Stage
    holds: bool | None
    verdict: closed.Verdict | None
    value: Amount | None
    unit: closed.Unit
    reference: Amount | None
    distance: Amount | None
    parts: list["GoalStanding"]
    could_turn: list[Turn]
    why: str
    sources: list[Source]


class Goals(Schema):
    """`disclosed`: small counts of persons are withheld. `made_up`: there are made-up people in the figures."""

    plan: str
    made_up: bool
    at: Day
    as_known: Day
    disclosed: bool
    goals: list[GoalStanding]


class Point(Schema):
    period: str
    value: Amount | None
    preliminary: bool
    part_of_year: bool


class SeriesOf(Schema):
    """`kind`: `egen` or `reference`; without points `lacks` says why."""

    kind: Literal["egen", "reference"]
    area: str
    grain: closed.Grain | None
    points: list[Point]
    lacks: str | None


class Target(Schema):
    says: str
    sense: closed.Sense | None
    levels: list[Amount | None]
    points: list[Point]
    lacks: str | None


class Milestone(Schema):
    by: Day
    says: str
    reached: bool | None
    level: Amount | None


class BreakOf(Schema):
    day: Day
    says: str


class Measure(Schema):
    """A part of a goal over time. `hidden`: its single numbers may be of few persons, so none is told."""

    part: str
    text: str
    unit: closed.Unit
    grain: closed.Grain | None
    hidden: bool
    due: Day | None
    series: list[SeriesOf]
    target: Target | None
    milestones: list[Milestone]
    breaks: list[BreakOf]


class Measures(Schema):
    goal: str
    made_up: bool
    measures: list[Measure]


class AreaNumber(Schema):
    """`best`, `worst`: the place among the municipalities, two where it is shared; null for a set, and where there is
    no number."""

    area: str
    name: str
    value: Amount | None
    best: int | None
    worst: int | None


class Compared(Schema):
    """`goals`: what can be compared."""

    goal: str
    indicator: str
    unit: closed.Unit
    origin: closed.Origin
    period: str | None
    periods: list[str]
    first_place: closed.First
    sources: list[str]
    made_up: bool
    areas: list[AreaNumber]
    goals: list[str]


class Row(Schema):
    """A due row. `subject`: a random id; null where the row is about the municipality itself."""

    row: str
    origin: str
    promise: str
    text: str
    unverified: bool
    expected: bool
    about: closed.About
    subject: str | None
    due: Day | None
    time: str | None
    state: closed.State
    cause: closed.Cause
    waits_for: str
    worker: str
    team: str
    booked: Day | None
    anchor: Day | None
    began: Day | None
    ended: Day | None
    kept: Day | None


class Rows(Schema):
    """`rows` of one page; `many`: of all pages; `next`: the cursor of the next page, null on the last."""

    day: Day
    known: Day
    made_up: bool
    many: int
    next: str | None
    rows: list[Row]


class Tallied(Schema):
    table: str
    read: int
    taken: int
    rejected: int
    skipped: int
    duplicate: int


class WouldChange(Schema):
    table: str
    new: int
    changed: int
    withdrawn: int
    unchanged: int


class RejectedRow(Schema):
    line: int
    column: str
    reason: str
    says: str


class Loaded(Schema):
    """What an extract came to. `published`: it is in the ledger; `unchanged`: the ledger had the very same already.
    `rejected`: the first hundred rows."""

    published: bool
    unchanged: bool
    made_up: bool
    persons_new: int
    tables: list[Tallied]
    changes: list[WouldChange]
    held_back: list[str]
    rejected: list[RejectedRow]


class Registered(Schema, Generic[Of]):
    """One version of what was recorded. Its number is the ETag too. `data` is in the form it is sent in."""

    ref: str
    version: int
    kind: str
    data: Of
    at: Instant


class Conflict(ProblemDetails, Generic[Of]):
    """Somebody saved a newer version meanwhile: `theirs` stands, `mine` is what was sent (null for one taken back)."""

    theirs: Registered[Of]
    mine: Of | None


class LastTry(Schema):
    """`status`: what was answered; null where nobody answered, and where the address leads inside and is not asked."""

    at: Instant
    status: int | None


class Hook(Schema):
    """`last_try`: null where nothing was to be told yet. `waiting`: letters on their way, first or again; `given_up`:
    those of the last 30 days that nobody took."""

    id: int
    url: str
    event: Literal["goal.standing_changed"]
    made: Instant
    last_try: LastTry | None
    waiting: int
    given_up: int


class NewHook(Hook):
    """`secret` is told here and never again."""

    secret: str


class Hooks(Schema):
    webhooks: list[Hook]


class Letter(Schema):
    """What a webhook is told. `id`: the same each time it is tried again. `made_up`: there are made-up people in the
    figures."""

    id: Annotated[str, Field(json_schema_extra={"format": "uuid"})]
    event: Literal["goal.standing_changed"]
    plan: str
    made_up: bool
    goal: str
    verdict: closed.Verdict | None
    at: Instant
