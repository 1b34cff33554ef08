"""Which promises bear on a goal: those to persons the goal is about."""

from pathlib import Path

import pytest

from pejl.answers.bearing import promises_of_goal
from pejl.words import show
from spec.answers.planned import real
from spec.check.planning import checked, goal, plan, promise


def bears(folder: Path, of: str, to: str, **keys: str) -> list[str]:
    """The promises of a plan of one goal and one promise that bear on the goal."""
    text = plan(goal(maalgruppe=of), promise('"inden for 4 uger"', maalgruppe=to, **keys))
    found = checked(folder, text).bound
    assert found is not None
    return [each.promise.id for each in promises_of_goal(found, found.goals[0])]


@pytest.mark.parametrize(
    ("of", "to", "said"),
    [
        ('"A-dagpenge"', '"A-dagpenge"', True),
        ('"A-dagpenge"', '"sygedagpenge"', False),
        ('"kontanthjælp"', '"jobparate kontanthjælpsmodtagere"', True),
        ('"aktivitetsparate kontanthjælpsmodtagere"', '"jobparate kontanthjælpsmodtagere"', False),
        ('["A-dagpenge", "sygedagpenge"]', '"sygedagpenge"', True),
        ('"bruttoledige"', '"A-dagpenge"', True),
    ],
)
def test_promise_bears_on_a_goal_with_persons_in_common(tmp_path: Path, of: str, to: str, said: bool) -> None:
    assert bears(tmp_path, of, to) == (["l"] if said else [])


def test_promise_that_leaves_the_goals_group_out_does_not_bear_on_it(tmp_path: Path) -> None:
    """Bruttoledige hold A-dagpenge; a part of a group that is left out leaves the rest."""
    assert bears(tmp_path, '"A-dagpenge"', '"bruttoledige"', undtagen='"A-dagpenge"') == []
    assert bears(tmp_path, '"kontanthjælp"', '"kontanthjælp"', undtagen='"jobparate kontanthjælpsmodtagere"') == ["l"]


def test_goal_without_a_group_has_no_promises(tmp_path: Path) -> None:
    text = plan(goal(indikator=None, maalgruppe=None, naevner=None, opgoeres=None), promise('"inden for 4 uger"'))
    found = checked(tmp_path, text).bound
    assert found is not None
    assert promises_of_goal(found, found.goals[0]) == []


def test_golden_frederikssund_3a_shows_the_promises_to_those_on_sickness_benefit() -> None:
    _, bound, _ = real("frederikssund-2024")
    sick = next(each for each in bound.goals if each.id == "3a")
    found = promises_of_goal(bound, sick)
    assert found
    wanted = {"sygedagpenge", "jobafklaring"}
    assert all(ours in wanted for each in found for ours, _ in each.shared)
    direct = {each.id for each in bound.promises if {code.partition("@")[0] for code in each.groups} & wanted}
    assert direct <= {each.promise.id for each in found}
    assert "sygedagpenge" in " ".join(show(each.says) for each in found)
