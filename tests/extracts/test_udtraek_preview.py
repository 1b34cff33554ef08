"""What a load would change, told before anything is published."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pejl.sources.udtraek import Change, Total, preview

from .casework import ANNE, BO, CARL, MAP, csv_of, read, spell

WHOLE = MAP + "hele = true\n"
STATUS = MAP.replace('timer = "Timer"', 'minutter = "Timer"') + 'tilbagekaldt = { Timer = ["0"] }\n'
ROWS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from((ANNE, BO, CARL)), min_size=1)


def facts(rows: dict[str, str], column_map: str = MAP) -> Any:
    return read(csv_of(*(spell(name, cpr) for name, cpr in rows.items())), column_map=column_map).facts


def test_first_load_is_all_new() -> None:
    found = preview(facts({"a": ANNE, "b": BO, "c": BO}), None)
    assert (found.changes, found.persons_new) == ((Change("spells", 3, 0, 0, 0),), 2)


def test_row_with_the_same_id_is_changed_or_unchanged_and_a_row_that_is_gone_stays() -> None:
    known = facts({"a": ANNE, "b": BO, "c": CARL}).rows
    found = preview(facts({"a": ANNE, "b": CARL, "d": BO}), known)
    assert (found.changes, found.persons_new) == ((Change("spells", 1, 1, 0, 1),), 0)


def test_row_that_is_gone_from_an_extract_that_holds_all_is_withdrawn() -> None:
    known = facts({"a": ANNE, "b": BO, "c": CARL}).rows
    assert preview(facts({"a": ANNE}, WHOLE), known).changes == (Change("spells", 0, 0, 2, 1),)


def test_row_that_is_taken_back_is_withdrawn_only_where_it_was_known() -> None:
    lines = [spell(name, ANNE, hours="0") for name in ("a", "b")]
    taken_back = read(csv_of(*lines), column_map=STATUS).facts
    assert preview(taken_back, facts({"a": ANNE}).rows).changes == (Change("spells", 0, 0, 1, 0),)
    assert preview(taken_back, None).totals == ()


def test_row_without_an_id_is_known_by_the_key_of_its_table() -> None:
    bare = MAP.replace('id = "Id", ', "")
    days = ("01-01-2026", "31-01-2026"), ("01-01-2026", "15-01-2026"), ("02-01-2026", "31-01-2026")
    first, shorter, moved = (read(csv_of(spell("x", ANNE, "SHO", *each)), column_map=bare).facts for each in days)
    assert preview(shorter, first.rows).changes == (Change("spells", 0, 1, 0, 0),)
    assert preview(moved, first.rows).changes == (Change("spells", 1, 0, 0, 0),)


@given(ROWS, ROWS)
def test_changes_add_up_to_the_rows_of_both_sides(before: dict[str, str], after: dict[str, str]) -> None:
    change = preview(facts(after, WHOLE), facts(before).rows).changes[0]
    assert change.new + change.changed + change.unchanged == len(after)
    assert change.withdrawn + change.changed + change.unchanged == len(before)
    assert change.unchanged == len(before.items() & after.items())


def test_totals_are_rows_and_days_of_each_group_and_month_to_hold_against_the_case_system() -> None:
    rows = [
        spell("1", ANNE, "SHO", "30-12-2025", "02-01-2026"),
        spell("2", BO, "SHO", "31-01-2026", ""),
        spell("3", CARL, "Fleksjob", "01-02-2026", ""),
    ]
    found = preview(read(csv_of(*rows)).facts, None)
    assert found.totals == (Total("spells", "sho", "2025M12", 1, 2), Total("spells", "sho", "2026M01", 2, 3))
