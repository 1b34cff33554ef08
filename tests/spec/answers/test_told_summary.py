"""The report's first page: each goal in one group, the counts add up, and what moved is named."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pejl.answers.since import since
from pejl.answers.told import (
    Cause,
    Facts,
    Group,
    Seen,
    facts_of,
    summary,
)
from pejl.numbers import counted
from pejl.periods import Period
from pejl.words import show
from spec.answers.change_facts import facts
from spec.answers.planned import real

# --- the first page --------------------------------------------------------------------------------------

PAIRS = [
    ("paa_vej", "i_fare", Group.SLIPPED),
    ("opfyldt", "ikke_opfyldt", Group.SLIPPED),
    ("i_fare", "opfyldt", Group.REACHED),
    ("paa_vej", "opfyldt", Group.MET),
    ("i_fare", "ikke_opfyldt", Group.NOT_MET),
    ("kan_ikke_afgoeres", "paa_vej", Group.CHANGED),
    ("paa_vej", "kan_ikke_afgoeres", Group.CHANGED),
    ("udgangspunkt_holder", "i_fare", Group.CHANGED),
    ("kan_ikke_afgoeres", "kan_ikke_afgoeres", Group.OPEN),
    ("udgangspunkt_holder", "udgangspunkt_holder", Group.HOLDS_AT_START),
    ("udgangspunkt_holder", "udgangspunkt_holder_ikke", Group.CHANGED),
    (None, "udgangspunkt_holder_ikke", Group.FAILS_AT_START),
    (None, "i_fare", Group.AT_RISK),
    (None, "paa_vej", Group.ON_TRACK),
    (None, "kan_ikke_afgoeres", Group.OPEN),
    ("udgangspunkt_holder_ikke", "paa_vej", Group.CHANGED),
    ("udgangspunkt_holder", "paa_vej", Group.ON_TRACK),
    ("udgangspunkt_holder_ikke", "i_fare", Group.AT_RISK),
    ("opfyldt", "paa_vej", Group.CHANGED),
    ("ikke_opfyldt", "i_fare", Group.CHANGED),
]


def goal(id: str, before: str | None, now: str | None) -> Facts:
    found = replace(facts(counted(9), counted(8)), id=id, verdict_before=before, verdict_now=now)
    return replace(found, begun=not (now or "").startswith("udgangspunkt"))


def said(*goals: Facts) -> list[str]:
    return [show(each, "da") for each in summary(goals).says]


@pytest.mark.parametrize(("before", "now", "group"), PAIRS)
def test_group_of_a_goal_is_told_by_its_two_verdicts(before: str | None, now: str, group: Group) -> None:
    (line,) = summary([goal("1", before, now)]).lines
    assert line.group is group


def test_summary_counts_every_goal_once_and_names_those_that_moved() -> None:
    found = summary([goal(str(place), before, now) for place, (before, now, _) in enumerate(PAIRS)])
    assert len(found.lines) == len(PAIRS)
    assert [show(each, "da") for each in found.says] == [
        "Mål i planen: 20. Heraf 2 opfyldt, 5 på vej, 2 ikke opfyldt, 5 i fare, 3 kan ikke afgøres. "
        "Ikke begyndt, ved udgangspunktet: 1 holder, 2 holder ikke.",
        "Skredet siden sidst: mål 0, 1.",
        "Kommet på plads siden sidst: mål 2.",
        "Har fået en anden vurdering siden sidst: mål 5, 6, 7, 10, 15, 18, 19.",
        "Planen er begyndt siden sidst; som ved udgangspunktet står mål 16, 17.",
        "Afgjort siden sidst, som de stod: mål 3, 4.",
        "Vurderet nu og uden kendt tal sidst: mål 11, 12, 13.",
    ]
    assert [line.id for line in found.of(Group.SLIPPED)] == ["0", "1"]
    assert found.lines[0].says[0].code == "aend_afgoerelse"


@given(some.lists(some.tuples(*[some.sampled_from([*dict.fromkeys(pair[1] for pair in PAIRS), None])] * 2)))
def test_summary_counts_add_up_to_the_goals(pairs: list[tuple[str | None, str | None]]) -> None:
    found = summary([goal(str(place), *pair) for place, pair in enumerate(pairs)])
    _, *counts = map(int, re.findall(r"\d+", show(found.says[0], "da")))
    assert (sum(counts), 0 in counts) == (len(pairs), False)
    assert sum(len(found.of(group)) for group in Group) == len(pairs)


def test_summary_of_a_first_report_says_that_there_is_nothing_before() -> None:
    assert [each.code for each in summary([goal("1", None, "i_fare")]).says] == ["aend_maal_i_alt", "aend_intet_foer"]


@pytest.mark.parametrize(("before", "now"), [("paa_vej", "opfyldt"), ("i_fare", "ikke_opfyldt")])
def test_goal_that_was_settled_as_it_stood_is_told_and_none_is_said_to_be_as_before(before: str, now: str) -> None:
    assert said(goal("1", before, now))[1:] == ["Afgjort siden sidst, som de stod: mål 1."]


def test_summary_where_no_goal_moved_says_so() -> None:
    says = summary([goal("1", "i_fare", "i_fare")]).says
    assert show(says[1], "en") == "No verdict has changed since last time."


def test_summary_of_a_plan_that_has_not_begun_tells_where_it_starts_and_no_empty_group() -> None:
    waiting = [goal("1", None, "udgangspunkt_holder"), replace(goal("2", None, "kan_ikke_afgoeres"), begun=False)]
    counts = "Mål i planen: 2. Ikke begyndt, ved udgangspunktet: 1 holder, 1 kan ikke afgøres."
    assert said(*waiting) == [counts, "Der er ingen tidligere vurdering at holde målene op mod."]


OLD, NEW = (replace(goal(id, "i_fare", "i_fare"), early=id == "gammel") for id in ("gammel", "ny"))
UNKNOWN = replace(goal("uvis", "kan_ikke_afgoeres", "kan_ikke_afgoeres"), early=True)


@pytest.mark.parametrize(
    ("goals", "told"),
    [
        ([OLD, UNKNOWN], ["Alle vurderinger bygger på tal fra før planen."]),
        ([OLD, NEW], ["Vurderet på tal fra før planen: mål gammel."]),
        ([NEW], []),
        ([UNKNOWN], []),  # nothing is judged
    ],
)
def test_summary_tells_that_verdicts_rest_on_numbers_from_before_the_plan(goals: list[Facts], told: list[str]) -> None:
    assert said(*goals)[1:-1] == told


@pytest.mark.parametrize(("ids", "named"), [(["6"], "goal 6"), (["2", "x2"], "goals 2, x2")])
def test_goals_are_named_so_that_no_id_can_be_read_as_a_count(ids: list[str], named: str) -> None:
    says = summary([goal(each, "paa_vej", "i_fare") for each in ids]).says
    assert show(says[1], "en") == f"Slipped since last time: {named}."


def test_goal_of_parts_tells_how_many_of_them_stand_how() -> None:
    parts = (goal("a", None, "i_fare"), goal("b", None, "kan_ikke_afgoeres"), goal("c", None, "i_fare"))
    (line,) = summary([replace(goal("1", None, "i_fare"), parts=parts)]).lines
    assert [show(each, "da") for each in line.says] == ["Af 3 dele: 2 i fare, 1 kan ikke afgøres."]


def test_budget_tells_its_year_and_how_many_rows_stand_how_and_which_are_not_judged() -> None:
    rows = (goal("a", None, "opfyldt"), goal("b", None, "ikke_bedoemt"))
    found = summary([replace(goal("B", None, "opfyldt"), parts=rows, years=(2023,))])
    assert show(found.says[1], "da") == "Budgettet i mål B er for 2023."
    told = "Af 2 rækker i budgettet for 2023: 1 opfyldt, 1 bedømmes ikke."
    assert show(found.lines[0].says[0], "da") == told


def test_goal_whose_verdict_turned_says_that_the_headline_is_of_the_year_before() -> None:
    seasonal = {"seasonal": True, "before": Seen(counted(7), Period.parse("2024Q3")), "year_before": OLD.before}
    turned, stayed = replace(goal("1", "paa_vej", "i_fare"), **seasonal), replace(OLD, **seasonal)
    told = [[each.code for each in line.says] for line in summary([turned, stayed]).lines]
    assert told == [["aend_afgoerelse", "aend_faldet", "aend_samme_tid"], ["aend_faldet"]]


def test_goal_that_can_turn_is_marked_in_its_line() -> None:
    turning, firm = summary([replace(OLD, can_turn=True), NEW]).lines
    assert show(turning.says[-1], "da") == "Vurderingen kan vende, se målet."
    assert [each.code for each in firm.says] == [each.code for each in turning.says[:-1]]


def test_goal_lacks_a_number_only_where_neither_it_nor_a_part_has_had_one() -> None:
    none = replace(UNKNOWN, now=None, before=None)
    gone, whole = replace(UNKNOWN, now=None), replace(none, parts=(none, UNKNOWN))
    lines = summary([none, gone, whole, replace(none, parts=(none,))]).lines
    assert [line.lacks for line in lines] == [True, False, False, True]


# --- a real plan -----------------------------------------------------------------------------------------


def test_golden_solroed_that_the_plan_begins_moves_no_goal_and_is_told_once() -> None:
    _, bound, then = real("solroed-2024", "2023-12-31")
    _, _, now = real("solroed-2024", "2024-01-31")
    changes = since(bound, now, then, date(2024, 1, 31), date(2023, 12, 31))
    known = [facts_of(change, goal, None) for change, goal in zip(changes, bound.goals, strict=True)]
    found = summary(known)
    assert len(found.lines) == len(bound.goals)
    assert {line.group for line in found.lines} == {Group.ON_TRACK, Group.OPEN, Group.AT_RISK}
    changed = [each for each in known if each.verdict_before != each.verdict_now and not each.parts]
    assert "6" in [each.id for each in changed]
    assert all(Cause.BEGUN in each.causes for each in changed)
    told = [show(step, "da") for step in found.says]
    assert "Planen er begyndt siden sidst; som ved udgangspunktet står mål 6." in told
    assert not any("anden vurdering" in each for each in told)
    (six,) = (line for line in found.lines if line.id == "6")
    assert not any("Vurderingen" in show(step, "da") for step in six.says)
    for line in found.lines:
        assert all(show(step, lang) for step in line.says for lang in ("da", "en"))
