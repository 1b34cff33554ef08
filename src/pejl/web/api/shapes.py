"""What the API answers with, as its OpenAPI document says it."""

from typing import Any, Literal

from ninja import Schema

from pejl.web.api.amounts import Amount


class FieldFault(Schema):
    at: str
    code: str
    says: str


class ProblemDetails(Schema):
    """RFC 9457. `type` is `urn:pejl:problem:` and a code; `errors`: the fields that are at fault."""

    type: str
    title: str
    status: int
    detail: str | None = None
    errors: list[FieldFault] | None = None


class Source(Schema):
    source: str
    table: str
    period: str
    as_of: str


class Turn(Schema):
    kind: str
    says: str


class GoalStanding(Schema):
    """How a goal or a part of one stands. `value`, `reference`, `distance`: null where there is none."""

    id: str
    text: str
    stage: str
    holds: bool | None
    verdict: str | None
    value: Amount | None
    unit: str
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
    at: str
    as_known: str
    disclosed: bool
    goals: list[GoalStanding]


class Point(Schema):
    period: str
    value: Amount | None
    preliminary: bool
    part_of_year: bool


class SeriesOf(Schema):
    """`kind`: `egen` or `reference`; without points `lacks` says why."""

    kind: str
    area: str
    grain: str | None
    points: list[Point]
    lacks: str | None


class Target(Schema):
    says: str
    sense: str | None
    levels: list[Amount | None]
    points: list[Point]
    lacks: str | None


class Milestone(Schema):
    by: str
    says: str
    reached: bool | None
    level: Amount | None


class BreakOf(Schema):
    day: str
    says: str


class Measure(Schema):
    """A part of a goal over time. `hidden`: its single numbers may be of few persons, so none is told."""

    part: str
    text: str
    unit: str
    grain: str | None
    hidden: bool
    due: str | None
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
    unit: str
    origin: str
    period: str | None
    periods: list[str]
    first_place: str
    sources: list[str]
    made_up: bool
    areas: list[AreaNumber]
    goals: list[str]


class Row(Schema):
    """A due row. `row` and `subject` are null where the key may not know who it is about."""

    row: str | None
    origin: str
    promise: str
    text: str
    unverified: bool
    expected: bool
    about: str
    subject: str | None
    due: str | None
    time: str | None
    state: str
    cause: str
    waits_for: str
    worker: str
    team: str
    booked: str | None
    anchor: str | None
    began: str | None
    ended: str | None
    raw: str | None
    kept: str | None


class Rows(Schema):
    """`rows` of one page; `many`: of all pages; `next`: the cursor of the next page, null on the last."""

    day: str
    known: str
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


class Registered(Schema):
    """One version of what was recorded. Its number is the ETag too."""

    ref: str
    version: int
    kind: str
    data: dict[str, Any]
    at: str


class Conflict(ProblemDetails):
    """Somebody saved a newer version meanwhile: `theirs` stands, `mine` is what was sent (null for one taken back)."""

    theirs: Registered
    mine: dict[str, Any] | None


class Hook(Schema):
    id: int
    url: str
    event: Literal["goal.standing_changed"]
    made: str


class NewHook(Hook):
    """`secret` is told here and never again."""

    secret: str


class Hooks(Schema):
    webhooks: list[Hook]
