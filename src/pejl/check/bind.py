"""Turns a plan file into a bound plan: every goal with its spec, its parsed target and its places."""

from dataclasses import dataclass, replace
from datetime import date

from pejl.budget import BudgetRow
from pejl.check.fits import misfit
from pejl.check.names import Names
from pejl.check.promises import opening_hours, promises
from pejl.check.questions import asked
from pejl.check.surveys import questionnaires
from pejl.goals import BoundPlan, Goal, Milestone, Part
from pejl.ledger import Origin
from pejl.measure import Place, Spec
from pejl.plan.locator import Path as DataPath
from pejl.plan.model import Del, Maal
from pejl.sentences import parse_target
from pejl.sentences.shapes import AgainstArea, GapNarrows, Rank, WithinBudget


@dataclass(frozen=True, slots=True)
class Written:
    """A part of a goal as written: its own keys over its goal's, and where each key stands."""

    row: Maal | Del
    goal: Maal
    path: DataPath
    goal_path: DataPath

    @property
    def label(self) -> str:
        """`2b` for a goal, `2b/formidling` for a part of one."""
        return self.goal.id if self.row is self.goal else f"{self.goal.id}/{self.row.id}"

    def get(self, key: str) -> object:
        own = getattr(self.row, key)
        return getattr(self.goal, key) if own is None else own

    def at(self, key: str) -> DataPath:
        """The path of the key where it was written: in the part, else in the goal."""
        return (*(self.path if getattr(self.row, key) is not None else self.goal_path), key)


def written_parts(place: int, goal: Maal) -> list[Written]:
    """A goal without parts is its own one part."""
    path: DataPath = ("maal", place)
    if not goal.del_:
        return [Written(goal, goal, path, path)]
    return [Written(row, goal, (*path, "del", number), path) for number, row in enumerate(goal.del_)]


def bind(names: Names) -> BoundPlan | None:
    """The bound plan; None when the municipality itself is unknown. Faults are in `names.findings`."""
    plan = names.file.plan
    names.own_sets()
    own = names.place((plan.plan.kommune,), ("plan", "kommune"))
    budget = tuple(_budget_row(names, place) for place in range(len(plan.budget)))
    rows = tuple(row for row in budget if row)
    names.questionnaires = questionnaires(names)
    goals = tuple(_goal(names, place, goal, rows) for place, goal in enumerate(plan.maal))
    promised = promises(names)
    if own is None:
        return None
    title = f"{plan.plan.kommune}: {plan.plan.titel}"
    force = plan.plan.gaelder
    opening, keeps = opening_hours(names), plan.foeres_i_pejl.tables
    return BoundPlan(
        *(names.file.name, title, own, force.fra, force.til, goals, rows, promised, opening, keeps),
        questionnaires=names.questionnaires,
    )


def _goal(names: Names, place: int, goal: Maal, budget: tuple[BudgetRow, ...]) -> Goal:
    parts = [_part(names, written, budget) for written in written_parts(place, goal)]
    path: DataPath = ("maal", place)
    whole = (
        parts[0] if not goal.del_ else Part(goal.id, goal.tekst, None, None, "hver måling", lacks=tuple(goal.mangler))
    )
    milestones = [
        Milestone(each.senest, _aimed(names, whole, each.maaltal, (*path, "milepael", number, "maaltal"), goal.id))
        for number, each in enumerate(goal.milepael)
    ]
    due: date = goal.senest or names.file.plan.plan.gaelder.til
    ordered = tuple(sorted(milestones, key=lambda each: each.by))
    return Goal(whole, tuple(parts) if goal.del_ else (), due, ordered, goal.kilde or "")


def _part(names: Names, written: Written, budget: tuple[BudgetRow, ...]) -> Part:
    lacks = tuple(dict.fromkeys((*written.goal.mangler, *written.row.mangler)))
    rule = _text(written.get("opgoeres")) or "hver måling"
    part = Part(written.row.id, written.row.tekst, spec_of(names, written), None, rule, lacks=lacks)
    part = _aimed(names, part, _text(written.get("maaltal")), written.at("maaltal"), written.label)
    if isinstance(part.target, WithinBudget) and written.row is not written.goal:
        names.error("budget_kun_for_hele_maal", written.at("maaltal"), maal=written.label)
    return replace(part, budget=budget) if isinstance(part.target, WithinBudget) else part


def _aimed(names: Names, part: Part, text: str | None, path: DataPath, label: str) -> Part:
    """The part with the target of a sentence, its places bound and its unit held against the indicator's."""
    target = names.sentence("maaltal_ikke_forstaaet", parse_target, text, path)
    place: Place | None = None
    field: tuple[Place, ...] = ()
    if isinstance(target, AgainstArea | GapNarrows):
        place = names.place(target.areas, path)
    elif isinstance(target, Rank):
        field = names.field(target.areas, path)
    if part.spec and target and (wrong := misfit(part.spec.indicator, target)):
        names.error("maaltal_passer_ikke", path, maal=label, indikator=part.spec.indicator.title, hvorfor=wrong)
    return replace(part, target=target, reference=place, field=field)


def spec_of(names: Names, written: Written) -> Spec | None:
    found = names.indicator(_text(written.get("indikator")), written.at("indikator"))
    groups = names.groups(_groups(written.get("maalgruppe")), written.at("maalgruppe"))
    denominator = names.denominator(_text(written.get("naevner")), written.at("naevner"))
    if found is None:
        return None
    origin = Origin(_text(written.get("tal_fra")) or Origin.PUBLISHED)
    question = asked(names, _text(written.get("spoergsmaal")), written.at("spoergsmaal"), found.name, groups)
    return Spec(found, groups, denominator, _text(written.get("opgoerelse")) or "", origin, question)


def _budget_row(names: Names, place: int) -> BudgetRow | None:
    row = names.file.plan.budget[place]
    groups = names.groups(row.maalgruppe, ("budget", place, "maalgruppe"))
    spec = Spec(names.shelf["ydelser.fuldtidspersoner"], groups, "", "", Origin(row.tal_fra))
    return BudgetRow(row.id, row.tekst, spec, row.aar, row.budget, row.enhed, row.godt)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _groups(value: object) -> str | list[str] | None:
    return value if isinstance(value, str | list) else None
