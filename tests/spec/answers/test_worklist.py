"""The work list: which rows are on it and in what order, whom they are for, and how they are counted."""

from datetime import date

import pytest

from pejl.answers.worklist import Wanted, chosen, counters, grouped
from pejl.due.sheet import DueRow, Sheet
from pejl.due.state import State
from spec.answers.asking import SICK, asked, cases
from spec.due.promising import line, plan, promise

TALK = promise("inden for 4 uger", id="A", **SICK)
OFFER = promise(
    "inden for 5 uger", id="B", **{**SICK, "opfyldt_af": "tilbud.begynder"}, ansvarlig="virksomhedskonsulent"
)
AT_FIRST = promise(
    "ved den første samtale",
    id="C",
    **{**SICK, "udloeses_af": "samtaler.foerste", "opfyldt_af": "forloeb.cv_godkendt"},
)
PLAN = plan(TALK + OFFER + AT_FIRST)
DAY = "2024-02-20"
LEDGER = """
spells     group                 start       end
1          sygedagpenge          2024-02-01  -
2          sygedagpenge          2024-02-05  -
3          sygedagpenge          2024-02-03  -

talks      day                   resets
2          2024-02-20            ja

relations  role                  who         start       end
1          sagsbehandler         k1          2024-02-01  -
1          virksomhedskonsulent  v1          2024-02-01  -
2          sagsbehandler         k2          2024-02-05  -

staff      team                  start       end
k1         nord                  2024-01-01  -
k2         syd                   2024-01-01  -
"""


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return asked(PLAN, LEDGER, DAY)


def names(sheet: Sheet) -> str:
    """`A1 B3`: promise and citizen of each row, in order."""
    return " ".join(f"{row.promise.id}{row.subject}" for row in sheet.rows())


def only_row(text: str, day: str, rows: str = TALK) -> DueRow:
    (row,) = asked(plan(rows), text, day).rows()
    return row


# --- which rows, in what order ---------------------------------------------------------------------------


def test_the_list_is_in_order_of_the_due_day_and_what_has_none_is_last(sheet: Sheet) -> None:
    found = chosen(sheet, Wanted())
    assert names(found) == "A1 A3 B1 B3 B2 C2"
    assert [row.due for row in found.rows()] == [
        date(2024, 2, 29),
        date(2024, 3, 2),
        date(2024, 3, 7),
        date(2024, 3, 9),
        date(2024, 3, 11),
        None,
    ]


def test_rows_of_one_day_are_in_the_plans_order_and_then_by_citizen() -> None:
    both = plan(promise("inden for 4 uger", id="Z", **SICK) + promise("inden for 28 dage", id="A", **SICK))
    assert names(chosen(asked(both, cases("- -"), "2024-01-10"), Wanted())) == "Z1 Z2 A1 A2"


def test_what_is_done_is_not_on_the_list_unless_it_is_asked_for(sheet: Sheet) -> None:
    assert names(chosen(sheet, Wanted(states=(State.HOLDT,)))) == "A2"
    assert names(chosen(sheet, Wanted(states=(State.HOLDT, State.SNART)))) == "A1 A3 A2"
    assert names(chosen(sheet, Wanted(states=()))) == ""


def test_to_ask_for_what_is_not_done_alone_gives_the_same_list(sheet: Sheet) -> None:
    undone = asked(PLAN, LEDGER, DAY, unkept=True)
    assert chosen(undone, Wanted()).rows() == chosen(sheet, Wanted()).rows()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(promises=("B",)), "B1 B3 B2"),
        (Wanted(promises=("C", "A")), "A1 A3 C2"),
        (Wanted(promises=("D",)), ""),
        (Wanted(who="sagsbehandler"), "A1 A3 C2"),
        (Wanted(who="konsulent"), "B1 B3 B2"),
        (Wanted(who="sagsbehandler", promises=("B",)), ""),
        (Wanted(worker="k1"), "A1"),
        (Wanted(worker="v1"), "B1"),
        (Wanted(worker="k2"), "B2 C2"),  # of no virksomhedskonsulent, so the caseworker's
        (Wanted(worker=""), "A3 B3"),
        (Wanted(worker="k9"), ""),
        (Wanted(team="nord"), "A1"),
        (Wanted(team="syd"), "B2 C2"),
        (Wanted(team=""), "A3 B1 B3"),  # v1 is in no team
        (Wanted(team="vest"), ""),
        (Wanted(worker="v1", team=""), "B1"),
        (Wanted(subject=2), "B2 C2"),
        (Wanted(subject=9), ""),
        (Wanted(states=(State.SNART,)), "A1 A3"),
        (Wanted(states=(State.SNART,), subject=3), "A3"),
    ],
    ids=str,
)
def test_the_list_holds_what_is_asked_for(sheet: Sheet, wanted: Wanted, found: str) -> None:
    assert names(chosen(sheet, wanted)) == found


ABOUT_JOBS = promise(
    "ved hver samtale", **{**SICK, "udloeses_af": "samtaler.holdt", "opfyldt_af": "samtaler.konkrete_job"}
)


@pytest.mark.parametrize(("day", "open_rows"), [("2024-02-20", 1), ("2024-02-21", 0)])
def test_what_can_only_be_done_in_the_talk_leaves_the_list_when_its_day_has_passed(day: str, open_rows: int) -> None:
    """It stays overdue in what is told of how the promise was kept, and in a list of everything."""
    found = asked(plan(ABOUT_JOBS), LEDGER, day)
    assert len(chosen(found, Wanted())) == open_rows
    assert len(chosen(found, Wanted(ended=True))) == len(found) == 1


@pytest.mark.parametrize(("day", "listed"), [("2024-03-09", "A1"), ("2024-03-10", "")])
def test_a_row_leaves_the_list_the_day_after_the_last_day_of_its_case(day: str, listed: str) -> None:
    """It was overdue before that, and is so in what is told of how the promise was kept."""
    text = """
    spells  group         start       end
    1       sygedagpenge  2024-02-01  2024-03-10
    """
    found = asked(plan(TALK), text, day)
    assert [line(row) for row in found.rows()] == ["1 2024-02-01 → 2024-02-29 OVERSKREDET [kommunen]"]
    assert names(chosen(found, Wanted())) == listed
    assert names(chosen(found, Wanted(ended=True))) == "A1"


# --- who has it ------------------------------------------------------------------------------------------

ILL = """
spells     group                        start       end
1          sygedagpenge                 2024-02-10  -
"""
TEAMS = """
relations  role                         who         start       end
1          sagsbehandler                k1          2024-02-10  -

staff      team                         start       end
k1         nord                         2024-01-01  2024-03-01
k1         syd                          2024-03-01  -
"""


@pytest.mark.parametrize(("day", "team"), [("2024-02-29", "nord"), ("2024-03-01", "syd")])
def test_a_row_is_in_the_team_its_worker_is_in_on_the_day_asked(day: str, team: str) -> None:
    row = only_row(ILL + TEAMS, day)
    assert (row.worker, row.team) == ("k1", team)


@pytest.mark.parametrize(
    ("says", "relations", "day", "worker"),
    [
        ("nobody yet", "sagsbehandler k1 2024-02-21 -", "2024-02-20", ""),
        ("from the first day on", "sagsbehandler k1 2024-02-20 -", "2024-02-20", "k1"),
        ("to the day before the end", "sagsbehandler k1 2024-02-10 2024-02-20", "2024-02-19", "k1"),
        ("and no longer", "sagsbehandler k1 2024-02-10 2024-02-20", "2024-02-20", ""),
        ("the newest of two", "sagsbehandler k2 2024-02-10 -; sagsbehandler k1 2024-02-12 -", "2024-02-20", "k1"),
        (
            "the caseworker before the coordinating one",
            *("koordinerende_sagsbehandler k2 2024-02-12 -; sagsbehandler k1 2024-02-10 -", "2024-02-20", "k1"),
        ),
        ("the coordinating one alone", "koordinerende_sagsbehandler k2 2024-02-12 -", "2024-02-20", "k2"),
        ("a mentor has no row of the caseworker's", "mentor m1 2024-02-12 -", "2024-02-20", ""),
    ],
)
def test_a_row_is_for_who_stands_by_the_citizen_on_the_day(says: str, relations: str, day: str, worker: str) -> None:
    rows = [each.split() for each in relations.split(";")]
    drawn = [f"1          {role:27}  {who:10}  {start}  {end}" for role, who, start, end in rows]
    head = "relations  role                         who         start       end"
    row = only_row("\n".join((ILL, head, *drawn)), day)
    assert (row.worker, row.team) == (worker, ""), says


def test_what_nobody_in_the_promises_role_has_is_the_caseworkers_before_the_coordinating_ones() -> None:
    both = """
relations  role                         who  start       end
1          koordinerende_sagsbehandler  k2   2024-02-12  -
1          sagsbehandler                k1   2024-02-10  -
"""
    assert only_row(ILL + both, "2024-02-20", OFFER).worker == "k1"


# --- a booked talk ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "booked"),
    [
        ("2024-02-20", date(2024, 2, 25)),
        ("2024-02-25", date(2024, 2, 25)),
        ("2024-02-26", date(2024, 3, 4)),
        ("2024-03-05", None),
    ],
)
def test_a_booked_talk_is_shown_until_its_day_and_keeps_nothing(day: str, booked: date | None) -> None:
    text = ILL + "\ntalks  day         outcome  resets\n1      2024-02-25  booket   ja\n1      2024-03-04  booket   ja"
    row = only_row(text, day)
    assert (row.kept, row.booked) == (None, booked)


def test_a_booked_talk_is_not_shown_where_something_else_keeps_the_row() -> None:
    text = ILL + "\ntalks  day         outcome  resets\n1      2024-02-25  booket   ja"
    assert only_row(text, "2024-02-20", OFFER).booked is None


# --- counted ---------------------------------------------------------------------------------------------


def test_the_counters_are_of_the_rows_on_the_list(sheet: Sheet) -> None:
    assert counters(chosen(sheet, Wanted())) == {State.SNART: 2, State.AABEN: 4}
    assert counters(sheet) == {State.HOLDT: 1, State.SNART: 2, State.AABEN: 4}
    assert counters(chosen(sheet, Wanted(subject=9))) == {}


SOON, OPEN = State.SNART, State.AABEN
GROUPED: dict[str, list[tuple[str, dict[State, int]]]] = {
    "dag": [
        ("", {OPEN: 1}),
        ("2024-02-29", {SOON: 1}),
        ("2024-03-02", {SOON: 1}),
        ("2024-03-07", {OPEN: 1}),
        ("2024-03-09", {OPEN: 1}),
        ("2024-03-11", {OPEN: 1}),
    ],
    "loefte": [("A", {SOON: 2}), ("B", {OPEN: 3}), ("C", {OPEN: 1})],
    "gruppe": [("sygedagpenge", {SOON: 2, OPEN: 4})],
    "hold": [("", {SOON: 1, OPEN: 2}), ("nord", {SOON: 1}), ("syd", {OPEN: 2})],
    "borger": [("1", {SOON: 1, OPEN: 1}), ("2", {OPEN: 2}), ("3", {SOON: 1, OPEN: 1})],
}


@pytest.mark.parametrize("way", GROUPED)
def test_the_rows_are_counted_by_each_way(sheet: Sheet, way: str) -> None:
    assert grouped(chosen(sheet, Wanted()), way) == GROUPED[way]


def test_a_promise_to_several_groups_is_counted_under_all_their_names() -> None:
    both = plan(TALK.replace('"sygedagpenge"', '["sygedagpenge", "fleksjob"]'))
    assert grouped(asked(both, ILL, DAY), "gruppe") == [("sygedagpenge, fleksjob", {OPEN: 1})]


def test_what_the_municipality_itself_owes_is_about_nobody() -> None:
    report = promise(
        "1 i kvartalet", maalgruppe="borgere", udloeses_af="kalender.kvartal", opfyldt_af="kalender.rapport"
    )
    found = asked(plan(report), ILL, "2024-02-20")
    assert grouped(found, "borger") == grouped(found, "hold") == [("", {OPEN: 1})]
