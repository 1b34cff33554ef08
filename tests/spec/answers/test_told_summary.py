"""The report's first page: each goal in one group, the counts add up, and what moved is named."""

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
    facts_of,
    summary,
    summary_data,
)
from pejl.numbers import counted
from pejl.words import show
from spec.answers.change_facts import facts
from spec.answers.planned import real

# --- the first page --------------------------------------------------------------------------------------

PAIRS = [
    ("paa_vej", "i_fare", Group.SLIPPED),
    ("opfyldt", "ikke_opfyldt", Group.SLIPPED),
    ("i_fare", "opfyldt", Group.REACHED),
    ("paa_vej", "opfyldt", Group.STANDS),
    ("i_fare", "ikke_opfyldt", Group.REMAINS),
    ("kan_ikke_afgoeres", "paa_vej", Group.CHANGED),
    ("paa_vej", "kan_ikke_afgoeres", Group.CHANGED),
    ("udgangspunkt_holder", "i_fare", Group.CHANGED),
    ("kan_ikke_afgoeres", "kan_ikke_afgoeres", Group.OPEN),
    ("udgangspunkt_holder", "udgangspunkt_holder_ikke", Group.WAITS),
    (None, "i_fare", Group.REMAINS),
    (None, "paa_vej", Group.STANDS),
]


def goal(id: str, before: str | None, now: str | None) -> Facts:
    return replace(facts(counted(9), counted(8)), id=id, verdict_before=before, verdict_now=now)


@pytest.mark.parametrize(("before", "now", "group"), PAIRS)
def test_group_of_a_goal_is_told_by_its_two_verdicts(before: str | None, now: str, group: Group) -> None:
    (line,) = summary([goal("1", before, now)]).lines
    assert line.group is group


def test_summary_counts_every_goal_once_and_names_those_that_moved() -> None:
    found = summary([goal(str(place), before, now) for place, (before, now, _) in enumerate(PAIRS)])
    assert len(found.lines) == len(PAIRS)
    assert [show(each, "da") for each in found.says] == [
        "Mål i planen: 12. Opfyldt eller på vej: 4. Ikke opfyldt eller i fare: 5. Kan ikke afgøres: 2. "
        "Ikke begyndt: 1.",
        "Skredet siden sidst: 0, 1.",
        "Kommet på plads siden sidst: 2.",
        "Har fået en anden vurdering siden sidst: 5, 6, 7.",
    ]
    assert [line.id for line in found.of(Group.SLIPPED)] == ["0", "1"]
    assert found.lines[0].says[0].code == "aend_afgoerelse"


@given(some.lists(some.tuples(*[some.sampled_from([*dict.fromkeys(pair[1] for pair in PAIRS), None])] * 2)))
def test_summary_counts_add_up_to_the_goals(pairs: list[tuple[str | None, str | None]]) -> None:
    found = summary([goal(str(place), *pair) for place, pair in enumerate(pairs)])
    counts = found.says[0].params
    assert sum(int(str(counts[kind])) for kind in ("god", "daarlig", "aaben", "venter")) == len(pairs)
    assert sum(len(found.of(group)) for group in Group) == len(pairs)


def test_summary_of_a_first_report_says_that_there_is_nothing_before() -> None:
    assert [each.code for each in summary([goal("1", None, "i_fare")]).says] == ["aend_maal_i_alt", "aend_intet_foer"]


def test_summary_where_no_goal_moved_says_so() -> None:
    says = summary([goal("1", "i_fare", "i_fare")]).says
    assert show(says[1], "en") == "No goal has another verdict since last time."


def test_machine_form_of_the_first_page_has_every_goal_with_its_group() -> None:
    page = summary_data(summary([goal("7", "paa_vej", "i_fare")]), "da")
    assert [(each["id"], each["group"], each["telling"]["id"]) for each in page["goals"]] == [("7", "skredet", "7")]


# --- a real plan -----------------------------------------------------------------------------------------


def test_golden_solroed_when_the_plan_begins_every_goal_that_got_a_verdict_is_told_with_its_stage() -> None:
    _, bound, then = real("solroed-2024", "2023-12-31")
    _, _, now = real("solroed-2024", "2024-01-31")
    changes = since(bound, now, then, date(2024, 1, 31), date(2023, 12, 31))
    known = [facts_of(change, goal, None) for change, goal in zip(changes, bound.goals, strict=True)]
    found = summary(known)
    assert len(found.lines) == len(bound.goals)
    assert {line.group for line in found.lines} == {Group.CHANGED, Group.OPEN, Group.REMAINS}
    changed = [each for each in known if each.verdict_before != each.verdict_now and not each.parts]
    assert changed
    assert all(Cause.STAGE in each.causes for each in changed)
    for line in found.lines:
        assert all(show(step, lang) for step in line.says for lang in ("da", "en"))
