"""Every dated promise of the five plans makes rows on made-up people, and goes when it is taken out of the plan."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from pejl.answers.kept import Kept, kept
from pejl.answers.promises import asked, duties, setting_of
from pejl.answers.worklist import Wanted, chosen
from pejl.check import check_file
from pejl.due.run import sheet
from pejl.due.sheet import DueRow, Sheet
from pejl.goals import BoundPlan
from pejl.ledger.one import only, part_with
from pejl.ledger.snapshot import Snapshot
from plans.made_up_people import people_of

PLANS = Path(__file__).parents[2] / "plans"


@dataclass(frozen=True)
class Run:
    """A plan on made-up people from a year before it begins to its last day."""

    plan: str
    area: str
    first: date
    last: date
    promises: int

    @property
    def bound(self) -> BoundPlan:
        bound = check_file(PLANS / f"{self.plan}.toml").bound
        assert bound is not None
        return bound

    @property
    def people(self) -> Snapshot:
        return people_of(self.area, self.first, self.last)

    def sheet(self) -> Sheet:
        return sheet(self.bound.promises, self.people, self.last, setting_of(self.bound))


RUNS = (
    Run("solroed-2024", "269", date(2023, 1, 1), date(2024, 12, 31), 4),
    Run("frederikssund-2024", "250", date(2023, 1, 1), date(2024, 12, 31), 10),
    Run("soroe-2023", "340", date(2022, 1, 1), date(2023, 12, 31), 3),
    Run("stevns-2024-2026", "336", date(2023, 1, 1), date(2026, 12, 31), 6),
    Run("alleroed-2022", "201", date(2021, 1, 1), date(2022, 12, 31), 9),
)
FREDERIKSSUND = RUNS[1]
NEVER_KEPT = {("solroed-2024", "P03")}
"""The plan does not say what keeps it: its rows remind, and are never seen kept."""


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.plan)
def test_every_dated_promise_has_rows_and_what_can_be_kept_is_kept_by_some(run: Run) -> None:
    found = {each.promise.id: each for each in kept(run.sheet())}
    assert len(found) == run.promises
    assert [name for name, each in found.items() if not each.rows] == []
    assert {(run.plan, name) for name, each in found.items() if not each.in_time} <= NEVER_KEPT


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.plan)
def test_no_two_rows_have_one_id_and_asking_again_gives_the_same(run: Run) -> None:
    first, again = run.sheet().by_day().rows(), run.sheet().by_day().rows()
    assert first == again
    assert len({row.id for row in first}) == len(first)


def test_all_rows_of_the_plan_and_the_law_are_each_citizens_own() -> None:
    """A full recompute is the update of every citizen."""
    run = FREDERIKSSUND
    bound, snapshot = run.bound, run.people
    persons = [each for each in (*bound.promises, *duties()) if each.case == "borger"]
    whole: dict[int, list[DueRow]] = {}
    for row in sheet(persons, snapshot, run.last, setting_of(bound)).by_day().rows():
        whole.setdefault(row.subject, []).append(row)
    for person in sorted(whole)[:: max(1, len(whole) // 40)]:
        part = part_with(snapshot, person)
        assert part is not None
        alone = sheet(persons, only(snapshot, part, person), run.last, setting_of(bound))
        assert alone.by_day().rows() == whole[person]


def test_a_promise_that_is_taken_out_takes_its_rows_and_its_figures_with_it_and_nothing_else(tmp_path: Path) -> None:
    run = FREDERIKSSUND
    text = (PLANS / f"{run.plan}.toml").read_text("utf-8")
    copytree(PLANS.parent / "examples" / "figures", tmp_path / "examples" / "figures")
    path = copytree(PLANS, tmp_path / "plans") / f"{run.plan}.toml"
    without = re.sub(r'\[\[loefte\]\]\nid = "P37"\n.*?\n\n', "", text, flags=re.DOTALL)
    assert len(without) < len(text)
    path.write_text(without, "utf-8")
    less = check_file(path).bound
    assert less is not None

    before, after = (asked(bound, run.people, setting_of(bound), run.last) for bound in (run.bound, less))

    rest = {row.id: row for row in chosen(before, Wanted()).rows() if row.promise.id != "P37"}
    left = {row.id: row for row in chosen(after, Wanted()).rows()}
    assert left.keys() == rest.keys()
    assert all(left[name] == rest[name] for name in rest)
    assert _figures(kept(after)) == {name: each for name, each in _figures(kept(before)).items() if name != "P37"}
    assert not any("P37" in name for name in left)


def _figures(found: list[Kept]) -> dict[str, tuple[object, ...]]:
    return {each.promise.id: (each.rows, each.in_time, each.late, each.overdue, each.share) for each in found}
