"""Own counts over time: a small one is hidden together with what it could be reckoned from."""

import pytest

from pejl.answers.disclosed import disclosed
from pejl.measure import run
from pejl.periods import Period
from spec.answers.leaving.leaving_of import (
    HERE,
    PERSONS,
    A,
    S,
    asked,
    decided,
    events,
    full,
    kept,
    of,
    on,
    standing,
    value,
)

RULES = ("seneste måned", "seneste kvartal")
MONTHS = ("2024M01", "2024M02", "2024M03")


@pytest.mark.parametrize(("few", "seen"), [(4, False), (5, True)])
def test_a_small_month_is_never_withheld_alone(few: int, seen: bool) -> None:
    """The quarter is the mean of its months: with it and two of them the third is told."""
    figures = events(on(few, A), on(20, A, "2023-10-01", "2024-02-01"), on(20, A, "2024-03-01"))
    month, quarter = full(A), full(A, rule="seneste kvartal")
    found = decided(figures, month, quarter)
    told = [*kept(found, figures, month, *MONTHS), *kept(found, figures, quarter, "2024Q01")]
    assert ("2024M02" in told) is seen
    assert (len(told) == 4) is seen
    assert len(told) >= 2


def test_a_small_month_is_withheld_alone_where_no_quarter_is_told() -> None:
    figures = events(on(4, A), on(20, A, "2023-10-01", "2024-02-01"), on(20, A, "2024-03-01"))
    assert kept(decided(figures, full(A)), figures, full(A), *MONTHS) == ["2024M01", "2024M03"]


@pytest.mark.parametrize("rule", ["årsgennemsnit", "sum i året"])
def test_the_year_so_far_on_two_days_does_not_tell_the_small_month_between(rule: str) -> None:
    year = full(A, rule=rule)
    figures = events(on(3, A), on(40, A, "2023-10-01", "2024-02-01"), on(40, A, "2024-03-01"))
    found = decided(figures, year)
    two, three = (value(found, figures, year, *MONTHS[:many]).exact is not None for many in (2, 3))
    months = kept(found, figures, year, *MONTHS)
    assert "2024M02" not in months
    assert not (two and "2024M01" in months)
    assert not (three and months == ["2024M01", "2024M03"])
    assert two or three or months


def test_a_year_so_far_that_is_told_does_not_tell_its_months_in_the_trail() -> None:
    """Not even the large ones: with the sum they tell the small one."""
    goal = of(full(A, rule="årsgennemsnit"))
    figures = events(on(3, A), on(40, A, "2023-10-01", "2024-02-01"), on(40, A, "2024-03-01"), known="2024-03-31")
    seen = disclosed(standing(figures, goal, "2024-03-31"), decided(figures, goal, day="2024-03-31"))
    (measured,) = seen.judgement.measured
    told = [each.value for each in measured.trail.figures if each.value is not None]
    assert measured.value.exact is None or not told


def test_persons_on_the_last_day_of_a_quarter_are_those_of_its_last_month() -> None:
    """They are one number, seen or withheld as one."""
    for long, seen in ((5, True), (4, False)):
        figures = events(on(long, A, "2023-10-01"), on(30, A, "2024-03-01"))
        parts = [asked("ydelser.over_varighed", A, rule=rule, variant="over 26 uger") for rule in RULES]
        found = decided(figures, *parts, day="2024-06-30")
        told = {value(found, figures, parts[0], each).exact is not None for each in ("2024M06", "2024Q02")}
        assert told == {seen}


@pytest.mark.parametrize(("left", "seen"), [(4, False), (5, True)])
def test_persons_of_a_quarter_and_of_one_of_its_months_tell_those_who_are_gone(left: int, seen: bool) -> None:
    figures = events(on(30, A), on(left, A, "2023-10-01", "2024-02-01"), known="2024-03-31")
    month, quarter = asked(PERSONS, A), asked(PERSONS, A, rule="seneste kvartal")
    found = decided(figures, month, quarter, day="2024-03-31")
    both = kept(found, figures, quarter, "2024Q01") and kept(found, figures, month, "2024M03")
    assert bool(both) is seen


def test_persons_of_a_quarter_do_not_tell_that_a_small_month_was_all_others() -> None:
    """23 in the quarter, 10 and 10 in two of its months: there were at least 3 in the third."""
    figures = events(
        on(3, A, "2024-01-01", "2024-02-01"),
        on(10, A, "2024-02-01", "2024-03-01"),
        on(10, A, "2024-03-01", "2024-04-01"),
        known="2024-03-31",
    )
    month, quarter = asked(PERSONS, A), asked(PERSONS, A, rule="seneste kvartal")
    found = decided(figures, month, quarter, day="2024-03-31")
    told = [*kept(found, figures, month, *MONTHS), *kept(found, figures, quarter, "2024Q01")]
    assert "2024M01" not in told
    assert len(told) <= 2


@pytest.mark.parametrize(("stayed", "seen"), [(0, 3), (4, 3), (5, 4)])
def test_months_and_their_quarter_do_not_tell_the_few_who_were_there_in_several(stayed: int, seen: int) -> None:
    """The months have so many more than the quarter."""
    figures = events(
        on(10, A, "2024-01-01", "2024-02-01"),
        on(stayed, A, "2024-01-01", "2024-03-01"),
        on(10, A, "2024-02-01", "2024-03-01"),
        on(10, A, "2024-03-01", "2024-04-01"),
        known="2024-03-31",
    )
    month, quarter = asked(PERSONS, A), asked(PERSONS, A, rule="seneste kvartal")
    found = decided(figures, month, quarter, day="2024-03-31")
    told = [*kept(found, figures, month, *MONTHS), *kept(found, figures, quarter, "2024Q01")]
    assert len(told) == seen


@pytest.mark.parametrize(("ended", "seen"), [(4, False), (5, True)])
def test_mean_length_of_few_spells_is_withheld(ended: int, seen: bool) -> None:
    figures = events(on(ended, S, "2023-11-01", "2024-02-11"), on(9, S))
    part = asked("sygedagpenge.varighed", S)
    assert bool(kept(decided(figures, part), figures, part, "2024M02")) is seen


def test_month_in_which_nobody_stopped_is_a_small_count_too() -> None:
    """No mean can be had of it, and the quarter with the two other months would tell that nobody did."""
    figures = events(on(6, S, "2023-11-01", "2024-01-11"), on(7, S, "2023-11-01", "2024-03-11"), known="2024-03-31")
    month = asked("sygedagpenge.varighed", S)
    quarter = asked("sygedagpenge.varighed", S, rule="seneste kvartal")
    found = decided(figures, month, quarter, day="2024-03-31")
    told = [*kept(found, figures, month, "2024M01", "2024M03"), *kept(found, figures, quarter, "2024Q01")]
    assert len(told) < 3


def replies(**by_day: int) -> str:
    """30 satisfied and 30 not on the first of each month, and so many who did not know."""
    lines = ["\nreplies  survey   question  answer    day         area"]
    for month, unknown in by_day.items():
        for answer, many in (("positiv", 30), ("negativ", 30), ("ved_ikke", unknown)):
            lines += [f"{len(lines):<7}  borgere  service   {answer:8}  2024-{month[1:]}-01  250" for _ in range(many)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("few", "most"), [(4, 2), (5, 3)])
def test_count_that_is_told_beside_a_number_is_decided_with_the_rest(few: int, most: int) -> None:
    """Those who did not know: in two months and in the quarter that the third is the rest of."""
    figures = events(on(9, A), known="2024-03-31", more=replies(m01=9, m02=few, m03=8))
    parts = [asked("tilfredshed.andel", "borgere", rule=rule, variant="service") for rule in RULES]
    found, seen = decided(figures, *parts, day="2024-03-31"), 0
    for one, period in ((parts[0], "2024M01"), (parts[0], "2024M03"), (parts[1], "2024Q01")):
        assert one.spec is not None
        measured = run(figures, one.spec, HERE, Period.parse(period))
        assert found.value(measured) == measured.value
        seen += found.beside(measured, "skema_svarede_ved_ikke")
    assert seen == most


def test_number_the_decision_was_not_made_on_is_withheld() -> None:
    """However large: a later month, another group, the same month as it is known later."""
    figures, later = events(on(20, A)), events(on(21, A))
    found = decided(figures, full(A), day="2024-03-31")
    spec = full(A).spec
    assert spec is not None
    assert found.value(run(figures, spec, HERE, Period.parse("2024M03"))).exact == 20
    assert found.value(run(figures, spec, HERE, Period.parse("2024M04"))).withheld
    assert found.value(run(later, spec, HERE, Period.parse("2024M03"))).withheld
    other = full(S).spec
    assert other is not None
    assert found.value(run(figures, other, HERE, Period.parse("2024M03"))).withheld
