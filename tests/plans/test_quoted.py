"""A target without a number is quoted, so it is in the plan's own words."""

import re
from functools import cache
from pathlib import Path

import pytest

from pejl.check import check_file
from pejl.sentences.shapes import Open

PLANS = Path(__file__).parents[2] / "plans"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
WRITTEN = {"soroe-2023": "002", "stevns-2024-2026": "003", "alleroed-2022": "004"}
needs_shared = pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds with the plans' texts is absent")


@cache
def text_of(plan: str) -> str:
    """The plan as it is written, on one line; Allerød's was read by a machine that takes ø for g and å for a."""
    (file,) = SEEDS.glob(f"{WRITTEN[plan]}_*.txt")
    return plainly(file.read_text("utf-8"))


def plainly(text: str) -> str:
    return re.sub(r"\s+", " ", text).translate(str.maketrans("øå", "ga"))


def quoted(plan: str) -> set[str]:
    bound = check_file(PLANS / f"{plan}.toml").bound
    assert bound is not None
    targets = [part.target for goal in bound.goals for part in (goal.parts or (goal.part,))]
    return {each.text for each in targets if isinstance(each, Open)}


@needs_shared
@pytest.mark.parametrize("plan", WRITTEN)
def test_quoted_target_stands_in_the_plan_word_for_word(plan: str) -> None:
    found = quoted(plan)
    assert found
    assert [each for each in found if plainly(each) not in text_of(plan)] == []
