"""What the plan says beside its numbers, as it is written: headings, standing practice, projects, profiles, owners."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pejl import law
from pejl.plan.goals import Maal
from pejl.plan.model import Plan
from pejl.plan.practice import Indsats, Projekt


@dataclass(frozen=True, slots=True)
class Focus:
    """A heading with the ids of its goals, in the plan's order. `number` as printed, "" where it has none; `ministry`:
    names of the ministerial goals it answers to. The focus with id "" holds the goals that stand under no heading."""

    id: str
    number: str
    text: str
    ministry: tuple[str, ...]
    goals: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class GoalText:
    """What a goal's row says beside its measure. `number`: as printed, its id where it has none of its own; `focus`: an
    id, "" for none; `owner`: "" where the plan names nobody."""

    id: str
    number: str
    text: str
    focus: str
    owner: str
    ministry: tuple[str, ...]
    remark: str
    lacks: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Ages from and to, both included."""

    first: int
    last: int
    who: str


@dataclass(frozen=True, slots=True)
class Effort:
    """Standing practice. `kind`: fast, betinget, lov or organisation; `groups` as the plan writes them."""

    id: str
    text: str
    kind: str
    groups: tuple[str, ...]
    when: str
    who: str
    ages: tuple[AgeBand, ...]
    status: str
    remark: str
    source: str


@dataclass(frozen=True, slots=True)
class Project:
    """Something done once. `steps`: text and day, None where the plan gives none."""

    id: str
    text: str
    groups: tuple[str, ...]
    steps: tuple[tuple[str, date | None], ...]
    who: str
    status: str
    remark: str
    source: str

    def passed(self, day: date) -> tuple[str, ...]:
        """The steps whose day has passed; the day itself has not."""
        return tuple(text for text, by in self.steps if by is not None and by < day)


@dataclass(frozen=True, slots=True)
class Profile:
    """A need profile: printed, never measured."""

    id: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Practice:
    """A plan's own words. `department`: who owns the plan, "" where it does not say; `values` are printed, never
    measured. `goals` by id. `ministry`: each ministerial goal that is named, with the ids of the goals that answer to
    it, their heading's included."""

    municipality: str
    title: str
    department: str
    values: tuple[str, ...]
    focus: tuple[Focus, ...]
    goals: Mapping[str, GoalText]
    ministry: Mapping[str, tuple[str, ...]]
    efforts: tuple[Effort, ...]
    projects: tuple[Project, ...]
    profiles: tuple[Profile, ...]


def practice(plan: Plan) -> Practice:
    """The plan's own words, of a plan without faults (`Checked.plan`)."""
    head = plan.plan
    return Practice(
        head.kommune,
        head.titel,
        head.forvaltning or "",
        tuple(head.vaerdier),
        tuple(_focus(plan)),
        {goal.id: _goal(goal) for goal in plan.maal},
        _ministry(plan),
        tuple(map(_effort, plan.indsats)),
        tuple(map(_project, plan.projekt)),
        tuple(Profile(each.id, each.tekst, each.kilde or "") for each in plan.profil),
    )


def _focus(plan: Plan) -> list[Focus]:
    under: dict[str, list[str]] = {}
    for goal in plan.maal:
        under.setdefault(goal.fokus or "", []).append(goal.id)
    found = [
        Focus(
            row.id,
            row.nummer or "",
            row.tekst,
            _names(row.ministermaal),
            tuple(under.get(row.id, ())),
            row.kilde or "",
        )
        for row in plan.fokus
    ]
    return [*found, Focus("", "", "", (), tuple(under[""]), "")] if "" in under else found


def _goal(goal: Maal) -> GoalText:
    lacks = dict.fromkeys([*goal.mangler, *(each for part in goal.del_ for each in part.mangler)])
    return GoalText(
        goal.id,
        goal.nummer or goal.id,
        goal.tekst,
        goal.fokus or "",
        goal.ejer or "",
        _names(goal.ministermaal),
        goal.bemaerkning or "",
        tuple(lacks),
        goal.kilde or "",
    )


def _ministry(plan: Plan) -> dict[str, tuple[str, ...]]:
    headings = {row.id: row.ministermaal for row in plan.fokus}
    answering: dict[str, list[str]] = {code: [] for code in plan.plan.ministermaal}
    for goal in plan.maal:
        for code in dict.fromkeys([*goal.ministermaal, *headings.get(goal.fokus or "", ())]):
            answering.setdefault(code, []).append(goal.id)
    return {law.ministerial_goals()[code].name: tuple(goals) for code, goals in answering.items()}


def _effort(row: Indsats) -> Effort:
    return Effort(
        row.id,
        row.tekst,
        row.slags,
        _written(row.maalgruppe),
        row.naar or "",
        row.ansvarlig or "",
        tuple(AgeBand(each.fra, each.til, each.ansvarlig or "") for each in row.aldersbaand),
        row.status or "",
        row.bemaerkning or "",
        row.kilde or "",
    )


def _project(row: Projekt) -> Project:
    return Project(
        row.id,
        row.tekst,
        _written(row.maalgruppe),
        tuple((each.tekst, each.senest) for each in row.trin),
        row.ansvarlig or "",
        row.status or "",
        row.bemaerkning or "",
        row.kilde or "",
    )


def _written(groups: str | list[str] | None) -> tuple[str, ...]:
    return () if groups is None else (groups,) if isinstance(groups, str) else tuple(groups)


def _names(codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(law.ministerial_goals()[code].name for code in codes)
