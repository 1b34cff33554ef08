"""Own counts that lie within each other: who sees both knows the rest."""

from dataclasses import replace
from fractions import Fraction

import pytest

from pejl.answers.leaving.counts import name_of
from pejl.answers.leaving.unions import met
from pejl.goals import Part
from pejl.ledger import Figures
from pejl.ledger.verbs import PersonsIn
from pejl.ledger.verbs.algebra import Held
from pejl.measure import Counted
from pejl.periods import Period
from spec.answers.leaving.leaving_of import PERSONS, YOUNG, A, K, S, asked, decided, events, full, kept, on
from spec.drawing import drawn
from spec.indicators.counting import figures_of, own_spec

MONTH = "2024M01"


def told(figures: Figures, *parts: Part) -> list[bool]:
    """Which of a plan's numbers of January may be seen."""
    found = decided(figures, *parts, day="2024-01-31")
    return [bool(kept(found, figures, each, MONTH)) for each in parts]


@pytest.mark.parametrize(
    ("young", "old", "seen"),
    [(5, 5, [True, True]), (4, 20, [True, False]), (20, 4, [True, False]), (20, 0, [True, False])],
    ids=["enough", "few young", "few others", "no others"],
)
@pytest.mark.parametrize("name", [FULL_TIME := "ydelser.fuldtidspersoner", PERSONS])
def test_those_of_an_age_among_all(name: str, young: int, old: int, seen: list[bool]) -> None:
    figures = events(on(young, A, born=YOUNG), on(old, A), known="2024-01-31")
    assert told(figures, asked(name, A), asked(name, f"{A}@18-29")) == seen


def test_three_ages_of_which_two_are_told_do_not_tell_the_third() -> None:
    figures = events(on(20, A, born="2004-06-15"), on(20, A, born="1996-06-15"), on(3, A), known="2024-01-31")
    parts = full(A), full(f"{A}@18-24"), full(f"{A}@25-29")
    assert sum(told(figures, *parts)) == 2


def test_two_benefits_and_both_together() -> None:
    """Time adds: any two tell the third."""
    figures = events(on(4, A), on(20, K), known="2024-01-31")
    seen = told(figures, full(A), full(K), full(A, K))
    assert not seen[0]
    assert sum(seen) == 1
    assert told(events(on(5, A), on(20, K), known="2024-01-31"), full(A), full(K), full(A, K)) == [True] * 3


def on_both(both: int, *others: str) -> Figures:
    """20 on a-dagpenge alone, 20 on kontanthjælp alone, some first on the one and then on the other, and 20 on each of
    the others."""
    alone = [group for group in (A, K, *others) for _ in range(20)]
    lines = [f"{at:<6}  {group:15}  2023-10-01  -" for at, group in enumerate(alone, 1)]
    for at in range(len(alone) + 1, len(alone) + both + 1):
        lines += [f"{at:<6}  {A:15}  2023-10-01  2024-01-15", f"{at:<6}  {K:15}  2024-01-15  -"]
    rows = "\n".join(lines)
    return figures_of(f"spells  group            start       end\n{rows}\n", known="2024-01-31", since="2023-10-01")


@pytest.mark.parametrize(("both", "seen"), [(0, 2), (1, 2), (4, 2), (5, 3)])
def test_persons_on_two_benefits_are_not_told_by_those_on_each_and_on_any(both: int, seen: int) -> None:
    """Persons do not add: what the two are more than those on any of them is who was on both."""
    assert sum(told(on_both(both), *(asked(PERSONS, *groups) for groups in ((A,), (K,), (A, K))))) == seen


MORE = (S, "revalidering", "ressourceforloeb", "ledighedsydelse")


@pytest.mark.parametrize(("both", "hidden"), [(1, 1), (4, 1), (5, 0)])
@pytest.mark.parametrize("many", [3, 4, 5, 6])
def test_persons_on_two_of_several_benefits_are_not_told_either(many: int, both: int, hidden: int) -> None:
    others = MORE[: many - 2]
    groups = [(A,), (K,), *((each,) for each in others), (A, K, *others)]
    assert told(on_both(both, *others), *(asked(PERSONS, *each) for each in groups)).count(False) == hidden


def test_groups_that_meet_are_looked_through_each_as_a_part_of_all() -> None:
    """The six benefits are each of them; they are also six pairs, of which four in a row and beyond are all of them."""
    ring = (A, K, *MORE)
    pairs = [(each, ring[(at + 1) % 6]) for at, each in enumerate(ring)]
    counts = [_persons(*each) for each in (ring, *((one,) for one in ring), *pairs)]
    of_all = [relation.parts[:-1] for relation, _ in met(counts) if relation.total == name_of(counts[0])]
    assert {len(each) for each in of_all} >= {3, 6}
    assert {name for each in of_all for name in each} == {name_of(each) for each in counts[1:]}


def _persons(*groups: str) -> Counted:
    of = PersonsIn(Held("spells", by=(groups,)))
    return Counted((of,), "250", Period.parse(MONTH), Fraction(20))


@pytest.mark.parametrize(("few", "seen"), [(4, 1), (5, 2)])
def test_those_of_a_visitation_in_a_group_of_several_are_within_it(few: int, seen: int) -> None:
    """All less those on a-dagpenge are those on kontanthjælp who are ready for a job."""
    member = "\ngroups  group     start       end\n" + "".join(
        f"{at:<6}  jobparat  2023-10-01  -\n" for at in range(1, few + 1)
    )
    figures = events(on(few, K), on(20, A), known="2024-01-31", more=member)
    assert sum(told(figures, asked(PERSONS, A, f"{K}:jobparat"), asked(PERSONS, A))) == seen


def test_a_benefit_that_no_goal_counts_is_not_told_by_all_the_others_and_the_total() -> None:
    few, enough = (events(on(20, A), on(20, K), on(many, S), known="2024-01-31") for many in (3, 5))
    parts = full(A), full(K), full(A, K, S)
    assert sum(told(few, *parts)) == 2
    assert all(told(enough, *parts))


def test_groups_that_meet_do_not_tell_what_they_have_in_common() -> None:
    """Both together less the one and less the other, from the total."""
    figures = events(on(20, A), on(3, K), on(20, S), known="2024-01-31")
    assert sum(told(figures, full(A, K), full(K, S), full(A, K, S))) == 2


@pytest.mark.parametrize(("many", "back", "seen"), [(20, 5, True), (20, 15, True), (20, 4, False), (20, 16, False)])
def test_share_and_its_whole_tell_part_and_rest(many: int, back: int, seen: bool) -> None:
    happened = "".join(f"{person:<10}  delvist_raskmeldt  2023-12-05\n" for person in range(1, back + 1))
    more = f"\nhappenings  kind               day\n{happened}"
    figures = events(on(many, S), known="2024-01-31", more=more)
    assert told(figures, asked("sygedagpenge.delvist_raskmeldte", S)) == [seen]


def test_share_of_the_young_and_of_all_do_not_tell_the_few_others_with_it() -> None:
    """Among the others fewer than five have been there long; the share of all and that of the young tell how many."""
    variant = "over 26 uger"
    figures = events(
        on(20, A, "2023-10-01", born=YOUNG), on(20, A, "2024-05-01", born=YOUNG), on(4, A), on(20, A, "2024-05-01")
    )
    parts = [asked("ydelser.over_varighed", group, variant=variant) for group in (A, f"{A}@18-29")]
    found = decided(figures, *parts)
    assert len([each for each in parts if kept(found, figures, each, "2024M06")]) == 1


def test_share_of_a_published_whole_and_the_count_are_one_number() -> None:
    whole = drawn(
        "    maaling     gruppe  naevner               omraade  2024M01\n"
        "    befolkning          arbejdsstyrken_16_66  250      1000\n"
    )
    rows = "".join(f"{at:<6}  sygedagpenge  2023-10-01  -\n" for at in range(1, 5))
    few = figures_of(
        f"spells  group         start       end\n{rows}", known="2024-01-31", since="2023-10-01", beside=whole
    )
    share = asked("sygedagpenge.andel", S, maaltal="højst 2 %")
    spec = own_spec("sygedagpenge.andel", S, naevner="arbejdsstyrken_16_66")
    assert told(few, replace(share, spec=spec), full(S)) == [False, False]


def test_benefit_in_a_share_of_two_is_the_same_number_as_the_benefit_by_itself() -> None:
    """Withheld in one month as the count, it must not stand there as the numerator of the share."""
    figures = events(on(20, "fleksjob"), on(20, "ledighedsydelse"), known="2024-01-31")
    share = asked("fleksjob.andel_ledighedsydelse", maaltal="højst 60 %")
    found = decided(figures, share, full("ledighedsydelse"), day="2024-01-31")
    names = [name for name in found.of if found.of[name][0].part.period.id == MONTH]
    (count,) = (name for name in names if " : " not in name)
    assert [name.startswith(f"{count} : ") for name in names if " : " in name] == [True]


def test_the_same_group_in_another_order_is_the_same_number() -> None:
    seeking, active = f"{K}:jobparat", f"{K}:aktivitetsparat"
    member = "\ngroups  group     start       end\n1       jobparat  2023-10-01  -\n"
    figures = events(on(1, K), on(20, A), known="2024-01-31", more=member)
    found = decided(figures, full(active, seeking), full(seeking, active), day="2024-01-31")
    assert len([name for name in found.of if found.of[name][0].part.period.id == MONTH]) == 1
