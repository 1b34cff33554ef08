"""What was told to the committee is kept before it is shown, and what is told next is held against it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from pejl.answers.disclosure import Cell, Relation, Released, protect
from pejl.answers.leaving import Leaving, leaving, told_of_nobody
from pejl.goals import stand
from pejl.ledger import Figures
from spec.answers.planned import goal_of, plan_of
from spec.goals.judging import part
from spec.indicators.counting import figures_of, own_spec
from web.conftest import Site

AT = datetime(2024, 6, 30, 12, tzinfo=UTC)
ILL = own_spec("ydelser.personer", "sygedagpenge")
GOAL = goal_of(part("højst 50", ILL, reference=None))
PLAN = plan_of(GOAL)


@pytest.fixture(autouse=True)
def untold(site: Site) -> None:
    from pejl.web.models import ToldNumbers

    ToldNumbers.objects.all().delete()


def rows() -> list[tuple[str, int]]:
    from pejl.web.models import ToldNumbers

    return list(ToldNumbers.objects.order_by("plan", "number").values_list("plan", "number"))


def sick(many: int) -> Figures:
    spells = "".join(f"{person:<6}  sygedagpenge  2023-12-01  -\n" for person in range(1, many + 1))
    return told_of_nobody(
        figures_of(f"spells  group         start       end\n{spells}", known="2024-06-30", since="2023-12-01")
    )


def told(figures: Figures, name: str = "en plan") -> str:
    """The goal's number as the committee sees it."""
    from pejl.web.told import telling

    found = stand(GOAL, PLAN, figures, date(2024, 6, 30))
    _, (decided,) = telling(
        name, AT, lambda earlier: [leaving(PLAN, figures, date(2024, 6, 30), [found], earlier=earlier)]
    )
    seen = decided.value(found.judgement.measured[0])
    return "skjult" if seen.exact is None else str(seen.exact)


def test_told_a_correction_of_few_is_not_seen_and_the_first_number_stands() -> None:
    assert [told(sick(many)) for many in (20, 20, 22, 16, 20)] == ["20"] * 5
    assert told(sick(25)) == "25"
    assert told(sick(26)) == "25"


def test_told_a_small_count_is_withheld_and_what_it_becomes_is_not_held_against_anything_shown() -> None:
    assert [told(sick(many)) for many in (3, 4, 9)] == ["skjult", "skjult", "9"]


def test_told_the_same_again_keeps_nothing_new() -> None:
    told(sick(20))
    assert rows() == [("en plan", 1)]
    told(sick(20))
    assert rows() == [("en plan", 1)]
    told(sick(22))  # nothing was told of the 22
    assert rows() == [("en plan", 1)]


def test_told_plans_are_apart() -> None:
    assert (told(sick(20)), told(sick(22), "en anden")) == ("20", "22")


def test_told_comes_back_as_it_was_kept() -> None:
    from pejl.web.told import earlier, keep

    cells = [Cell("a", 3), Cell("b", Fraction(19, 2), whole=False), Cell("c", Fraction(25, 2), whole=False)]
    released = protect(cells, [Relation("c", ("a", "b"))]).released
    assert released.sums
    assert keep("en plan", AT, [released], [])
    (back,) = earlier("en plan")
    assert (back.values, back.held, back.sums) == (released.values, released.held, released.sums)
    assert protect(cells, [], [back]).shown == protect(cells, [], [released]).shown


def test_told_at_the_same_time_by_two_the_later_is_decided_in_the_light_of_the_first() -> None:
    from pejl.web.told import keep, telling

    seen: list[int] = []
    found = leaving(PLAN, sick(22), date(2024, 6, 30))

    def decide(earlier: Sequence[Released]) -> list[Leaving]:
        seen.append(len(earlier))
        if len(seen) == 1:  # another process tells before this one has kept anything
            assert keep("en plan", AT, [leaving(PLAN, sick(20), date(2024, 6, 30)).released], earlier)
        return [found]

    telling("en plan", AT, decide)
    assert seen == [0, 1]


def test_told_a_page_of_the_committee_is_kept_and_a_page_of_the_leader_is_not(site: Site) -> None:
    site.client("leder").get("/")
    assert rows() == []
    site.client("udvalg").get("/")
    assert [number for _, number in rows()] in ([], [1])
    before = rows()
    site.client("udvalg").get("/")
    assert rows() == before
