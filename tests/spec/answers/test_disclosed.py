"""What an audience may see of small own counts of persons: the rule, and what was reckoned from a withheld number."""

from dataclasses import replace
from datetime import date

import pytest

from pejl.answers.disclosed import disclosed
from pejl.answers.leaving import leaving, told_of_nobody
from pejl.goals import BoundPlan, Part, Standing, stand
from pejl.ledger import Figures
from pejl.ledger.figures import Typed
from pejl.measure import area, run
from pejl.numbers import Value
from pejl.periods import Period
from spec.answers.planned import goal_of, plan_of, real
from spec.drawing import KNOWN, drawn, shelf_of, spec
from spec.goals.judging import COUNT, antal, part
from spec.indicators.counting import figures_of, own_spec

HERE, DAY = area("250"), date(2024, 6, 30)
ILL = own_spec("ydelser.personer", "sygedagpenge")
BACK = own_spec("sygedagpenge.delvist_raskmeldte", "sygedagpenge")


def sick(many: int, *, back: int = 0) -> Figures:
    """So many ill through 2024, the first of them partly back at work; person 99 gets something else."""
    spells = "".join(f"{person:<6}  sygedagpenge  2023-12-01  -\n" for person in range(1, many + 1))
    rows = f"spells  group         start       end\n99      a_dagpenge    2023-12-01  -\n{spells}"
    if back:
        told = "".join(f"{person:<10}  delvist_raskmeldt  2023-12-05\n" for person in range(1, back + 1))
        rows += f"\nhappenings  kind               day\n{told}"
    return figures_of(rows, known="2024-06-30", since="2023-12-01")


def seen(figures: Figures, asked: Part | None = None, *, of: str = "2024M01") -> Value:
    """The number as it may be seen of a plan that has one goal."""
    one = asked or part("mindst 1", ILL)
    assert one.spec is not None
    return leaving(plan_of(goal_of(one)), told_of_nobody(figures), DAY).value(
        run(figures, one.spec, HERE, Period.parse(of))
    )


def shown(standing: Standing, plan: BoundPlan, figures: Figures) -> Standing:
    return disclosed(standing, leaving(plan, told_of_nobody(figures), DAY, [standing]))


def bounds(value: Value) -> tuple[str | None, str, str]:
    return (None if value.exact is None else str(value.exact), str(value.low), str(value.high))


# --- counts ----------------------------------------------------------------------------------------------

NOTHING = (None, "0", "10000000")


@pytest.mark.parametrize(
    ("many", "shown"), [(0, NOTHING), (1, NOTHING), (4, NOTHING), (5, ("5", "5", "5")), (6, ("6", "6", "6"))]
)
def test_count_of_persons_below_5_is_withheld_and_nothing_is_said_of_how_large_it_is(
    many: int, shown: tuple[str | None, str, str]
) -> None:
    """Zero is small too. A number that is withheld to hide another must look the same, so no bounds are told."""
    assert bounds(seen(sick(many))) == shown


@pytest.mark.parametrize(("many", "shown"), [(4, NOTHING), (5, ("5", "5", "5"))])
def test_count_of_full_time_persons_below_5_is_withheld(many: int, shown: tuple[str | None, str, str]) -> None:
    assert bounds(seen(sick(many), part("mindst 1", own_spec("ydelser.fuldtidspersoner", "sygedagpenge")))) == shown


def test_published_and_typed_counts_pass_on_as_received() -> None:
    published = shelf_of(antal("2024M01", a250="3"))
    assert seen(published, part("mindst 1", COUNT)).exact == 3
    typed = replace(COUNT, origin=own_spec("ydelser.personer").origin.TYPED)
    rows = drawn(antal("2024M01", a250="3"), source="tastet")
    assert seen(Figures([Typed(rows)], KNOWN), part("mindst 1", typed)).exact == 3


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ("visits  kind         day         outcome\n9       virksomhed   2024-01-10  holdt\n", "virksomheder.besoeg"),
    ],
    ids=["visits"],
)
def test_what_is_no_person_is_shown_however_few(rows: str, asked: str) -> None:
    figures = figures_of(rows, known="2024-06-30", since="2023-12-01")
    assert seen(figures, part("mindst 1", own_spec(asked))).exact == 1


# --- goals -----------------------------------------------------------------------------------------------


def standing(figures: Figures, maaltal: str) -> Standing:
    goal = goal_of(part(maaltal, ILL, reference=None))
    return stand(goal, plan_of(goal), figures, DAY)


def seen_goal(figures: Figures, maaltal: str) -> Standing:
    goal = goal_of(part(maaltal, ILL, reference=None))
    return shown(standing(figures, maaltal), plan_of(goal), figures)


def test_goal_with_enough_persons_is_the_very_same() -> None:
    goal = goal_of(part("højst 9", ILL, reference=None))
    found = standing(sick(5), "højst 9")
    assert shown(found, plan_of(goal), sick(5)) is found


@pytest.mark.parametrize("maaltal", ["højst 4", "højst 3", "mindst 1", "mindst 5", "under 5", "over 0"])
def test_goal_on_a_withheld_number_is_undecided_whatever_it_asks(maaltal: str) -> None:
    """Also where it is decided by the number being small: the verdict would say that it is."""
    found = seen_goal(sick(2), maaltal)
    assert found.judgement.value is not None
    assert (found.judgement.value.exact, found.holds, found.verdict) == (None, None, "kan_ikke_afgoeres")


def test_goal_on_a_withheld_number_tells_it_nowhere() -> None:
    """Neither in rows, steps, distance nor what could turn it."""
    found = seen_goal(sick(3), "højst 9")
    judged = found.judgement
    assert judged.own is not None
    assert [(each.value, each.printed) for each in judged.own.trail.figures] == [(None, "")]
    assert (judged.own.trail.steps, judged.own.trail.base, found.turns) == ([], None, [])
    assert judged.limit is not None
    assert judged.limit.distance.exact is None
    assert [step.code for step in judged.why] == ["svar_faa_personer"]


def test_goal_against_an_own_baseline_that_is_withheld_tells_no_limit() -> None:
    """The line is 10 per cent under a count of 3: it would tell the 3."""
    later = "".join(f"{person:<6}  sygedagpenge  2024-03-01  -\n" for person in range(4, 12))
    first = "".join(f"{person:<6}  sygedagpenge  2023-12-01  -\n" for person in range(1, 4))
    figures = figures_of(
        f"spells  group         start       end\n{first}{later}", known="2024-06-30", since="2023-12-01"
    )
    before = standing(figures, "mindst 10 % lavere end i januar 2024")
    assert before.judgement.limit is not None
    found = seen_goal(figures, "mindst 10 % lavere end i januar 2024")
    assert (found.judgement.limit, found.judgement.reference, found.holds) == (None, None, None)
    assert found.judgement.value is not None
    assert found.judgement.value.exact == 11


def test_goal_of_parts_is_undecided_where_the_part_that_failed_is_withheld() -> None:
    parts = (
        replace(part("mindst 2", ILL, reference=None), id="a"),
        replace(part("højst 1", ILL, reference=None), id="b"),
    )
    goal = replace(goal_of(part(None, None)), parts=parts)
    plan: BoundPlan = plan_of(goal)
    before = stand(goal, plan, sick(3), DAY)
    found = shown(before, plan, sick(3))
    assert (before.holds, found.holds, found.verdict) == (False, None, "kan_ikke_afgoeres")
    assert [each.holds for each in found.parts] == [None, None]


def test_golden_frederikssund_is_all_published_or_printed_and_nothing_is_withheld() -> None:
    _, bound, figures = real("frederikssund-2024")
    for goal in bound.goals:
        found = stand(goal, bound, figures, date(2023, 12, 31))
        assert disclosed(found, leaving(bound, told_of_nobody(figures), date(2023, 12, 31))) is found


# --- shares ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("many", "back", "shown"),
    [
        (20, 5, ("25", "25", "25")),
        (20, 15, ("75", "75", "75")),
        (20, 4, (None, "0", "100")),
        (20, 16, (None, "0", "100")),
        (8, 4, (None, "0", "100")),
    ],
    ids=["5 of 20", "5 are not", "4 of 20", "4 are not", "neither"],
)
def test_share_is_withheld_where_its_numerator_or_the_rest_is_below_5(
    many: int, back: int, shown: tuple[str | None, str, str]
) -> None:
    assert bounds(seen(sick(many, back=back), part("mindst 1 %", BACK))) == shown


def test_share_of_a_published_whole_is_withheld_by_its_own_numerator() -> None:
    """The denominator is Statistics Denmark's; the numerator is our own count."""
    whole = drawn(
        "    maaling     gruppe  naevner               omraade  2024M01\n"
        "    befolkning          arbejdsstyrken_16_66  250      1000\n"
    )
    asked = own_spec("sygedagpenge.andel", "sygedagpenge", naevner="arbejdsstyrken_16_66")
    few = figures_of(
        "spells  group         start       end\n1       sygedagpenge  2023-12-01  -\n",
        known="2024-06-30",
        since="2023-12-01",
        beside=whole,
    )
    assert bounds(seen(few, part("mindst 1 %", asked))) == (None, "0", "100")
    assert spec("sygedagpenge.andel", "sygedagpenge").indicator is asked.indicator
