"""The numbers beside the goals: what the budget's cover, others' numbers and whose the goal is judged by, assumptions,
and where every number is from."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import pytest
from python_calamine import CalamineWorkbook

from pejl.check import Checked
from pejl.due import LAW
from pejl.ledger import Figure, Figures
from pejl.ledger.figures import Typed
from pejl.periods import Period, end_of_day
from pejl.reports.document import Bullets, Document, Note, Table, shown
from pejl.reports.html import html
from pejl.reports.kvartal import edition_of, written
from pejl.reports.xlsx import xlsx
from pejl.words import say
from spec.drawing import drawn
from spec.reports.papers import checked, figures, report
from spec.reports.test_kvartal import promised, with_rows

PUBLISHED = """
    maaling  gruppe             naevner             omraade  2023M10
    andel    uddannelseshjaelp  befolkningen_16_66  250      0.8
    andel    uddannelseshjaelp  befolkningen_16_66  240      0.5
    andel    uddannelseshjaelp  befolkningen_16_66  190      0.9
    andel    uddannelseshjaelp  befolkningen_16_66  000      0.7
"""


def beside(plan: str, quarter: str, *published: Figure) -> Document:
    """The report on a quarter with published figures beside the plan's own."""
    found, period = checked(plan), Period.parse(quarter)
    assert found.bound is not None
    now = Figures([Typed(found.typed), Typed(published)], end_of_day(period.last), found.bound.name)
    return written(edition_of(found, now, now, period.last, period))


def table(made: Document, caption: str) -> Table:
    return next(each for _, each in made.tables() if each.caption.startswith(caption))


def cells(rows: Sequence[Sequence[object]]) -> list[list[str]]:
    return [[shown(each) for each in row] for row in rows]  # type: ignore[arg-type]


# --- budget ----------------------------------------------------------------------------------------------


def of_figures(own: Checked) -> Document:
    """The report of the plan's quarter on these figures of its own."""
    day = date(2023, 12, 31)
    now = figures(own, day)
    return written(edition_of(own, now, now, day, Period.parse("2023Q4")))


def test_note_says_how_much_of_the_year_the_numbers_cover_and_no_other_part_of_last_year_is_beside_them() -> None:
    found = table(report("solroed-2024"), "Budgettet 2023")
    assert found.note.startswith("Tallene dækker 2 af 4 kvartaler.")
    assert found.header == ("Række", "Budget", "Tal", "Forskel", "Godt er", "Står")


@pytest.mark.parametrize(("known", "beside_it"), [("2022Q01", ""), ("2022Q01 2022Q03", "300,0")])
def test_last_years_number_is_the_one_over_the_same_periods(known: str, beside_it: str) -> None:
    own = checked("solroed-2024")
    ill = [each for each in own.typed if (each.group, each.period) == ("sygedagpenge", "2023Q01")]
    more = [each._replace(period=period, value="300", printed="300") for each in ill for period in known.split()]
    found = table(of_figures(replace(own, typed=[*own.typed, *more])), "Budgettet 2023")
    at = found.header.index("Samme tid året før") if "Samme tid året før" in found.header else None
    row = next(each for each in found.rows if each[0] == "Sygedagpenge")
    assert (shown(row[at]) if at else "") == beside_it


def test_budget_without_numbers_says_so_in_each_row_and_nowhere_else() -> None:
    own = checked("solroed-2024")
    none = [each for each in own.typed if not each.period.startswith("2023")]
    found = table(of_figures(replace(own, typed=none)), "Budgettet 2023")
    assert found.header == ("Række", "Budget", "Godt er", "Står")
    assert {row[3] for row in found.rows[:-1]} == {say("web_tal_budget_uden_tal")}
    assert found.note.startswith("Kontanthjælp og uddannelseshjælp samler")


def test_rows_that_cover_different_periods_say_so_each() -> None:
    own = checked("solroed-2024")
    ill = [each for each in own.typed if (each.group, each.period) == ("sygedagpenge", "2023Q01")]
    assert ill
    found = table(of_figures(replace(own, typed=[each for each in own.typed if each not in ill])), "Budgettet 2023")
    assert found.header[2:5] == ("Tal", "Forskel", "Dækker")
    covers = {row[0]: row[4] for row in found.rows}
    assert covers["Sygedagpenge"] == "1 af 4 kvartaler"
    assert covers["Seniorpension"] == "2 af 4 kvartaler"


def test_year_that_is_not_whole_is_on_the_way_and_neither_within_nor_outside() -> None:
    found = table(report("solroed-2024"), "Budgettet 2023")
    assert {row[5] for row in found.rows} == {"↗ på vej", "! i fare", "– bedømmes ikke", ""}


def test_change_that_no_row_has_is_said_to_lack_and_has_no_column() -> None:
    found = table(report("solroed-2024"), "Budgettet 2023")
    assert "Ændring, %" not in found.header
    assert "Ændringen fra året før kan ikke regnes" in found.note


# --- other municipalities --------------------------------------------------------------------------------


@cache
def compared() -> Document:
    return beside("frederikssund-2024", "2024Q1", *drawn(PUBLISHED, as_of=datetime(2023, 11, 20, tzinfo=UTC)))


def test_place_says_from_which_end() -> None:
    (row,) = table(compared(), "Kommunens tal").rows
    assert [shown(each) for each in row[:5]] == ["4a", row[1], "oktober 2023", "0,8 %", "2 af 3, lavest først"]


def test_list_says_whose_municipalities_it_holds_and_the_own_one_stands_out() -> None:
    found = table(compared(), "4a ")
    assert found.caption.endswith(", oktober 2023: kommunerne i RAR Hovedstaden")
    assert found.note.startswith("Pladserne er blandt alle landets 3 kommuner med et kendt tal; plads 1 er det laveste")
    assert [found.rows[at][1] for at in found.strong] == ["Frederikssund"]
    assert html(compared()).decode().count('<tr class="frem"><td>2</td><td>Frederikssund</td>') == 1


def test_goal_judged_by_another_number_than_the_one_compared_says_so() -> None:
    notes = [each.text for each in compared().blocks if isinstance(each, Note)]
    assert [each for each in notes if each.startswith("Tabellen viser registrets tal.")] == [
        "Tabellen viser registrets tal. Planen afgør målene efter sine egne: 4a efter 0,6 % (august 2023)."
    ]


# --- assumptions -----------------------------------------------------------------------------------------


def test_assumptions_without_numbers_are_a_list_and_no_empty_table() -> None:
    made = report("soroe-2023")
    listed = [run.text for each in made.blocks if isinstance(each, Bullets) for item in each.items for run in item]
    assert "Ledigheden i landet ventes at stige i 2023 (Hele landet)" in listed
    assert not [each for _, each in made.tables() if each.caption.startswith("Planens forudsætninger")]


def test_lacking_number_is_of_a_count_of_somebody() -> None:
    notes = [each.text for each in beside("frederikssund-2024", "2023Q4").blocks if isinstance(each, Note)]
    assert "Der er intet tal for antal bruttoledige i Frederikssund, december 2023." in notes


# --- promises --------------------------------------------------------------------------------------------


def test_promise_that_cannot_be_in_time_has_empty_cells_and_one_that_none_had_due_has_zeros() -> None:
    rows = {str(row[0]): [shown(cell) for cell in row[2:]] for row in promised(written(with_rows()))}
    untimed = rows["Møde med virksomheden, når mere end fem skal ansættes"]
    assert (untimed[:6], untimed[6]) == ([""] * 6, "kan ikke måles i tid: løftet giver ingen frist i dage")
    assert rows["Svar til virksomheden på en henvendelse om rekruttering"] == ["0"] * 4 + ["", "", "ingen forfaldt"]


def test_cell_of_what_cannot_be_in_time_is_empty_in_the_spreadsheet_too() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx(written(with_rows()))))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    found = next(row for row in rows if "Møde med virksomheden, når mere end fem skal ansættes" in row)
    assert found[2:6] == [""] * 4


def with_duty(start: str) -> Document:
    """The rows of one duty as if they were of the one whose id begins so."""
    edition = with_rows(9)
    had = next(each for each in edition.courses if each.promise.id.startswith("sygeopfoelgning_foerste"))
    other = next(each.promise for each in edition.courses if each.promise.id.startswith(start))
    edition.__dict__["courses"] = [replace(had, promise=other)]
    return written(edition)


def test_duty_begins_with_a_capital_and_names_at_most_three_groups() -> None:
    law = with_rows().courses
    many = next(each.promise for each in law if each.promise.origin == LAW and len(each.promise.groups) > 3)
    ((name, whom, *_),) = promised(with_duty(many.id), "Lovens pligter")
    assert str(name)[0] == many.text[0].upper()
    assert f" og {len(many.groups) - 2} grupper mere" in str(whom)
    assert [str(row[1]) for row in promised(with_duty("oplysningsskema"), "Lovens pligter")] == ["sygedagpenge"]


def test_duty_that_was_not_read_in_the_law_is_named_under_the_table() -> None:
    notes = [each.text for each in with_duty("integrationsprogram").blocks if isinstance(each, Note)]
    assert [each for each in notes if each.startswith("Disse pligter er ikke læst efter i loven selv: Program og")]
    read = [each.text for each in with_duty("oplysningsskema").blocks if isinstance(each, Note)]
    assert not [each for each in read if each.startswith("Disse pligter")]


# --- sources ---------------------------------------------------------------------------------------------


def sources(made: Document) -> list[list[str]]:
    return cells(table(made, "Hvor tallene er fra").rows)


def test_goal_is_a_source_once_however_many_parts_read_it() -> None:
    found = table(report("solroed-2024"), "Hvor tallene er fra")
    assert "Udgives efter (dage)" not in found.header
    assert [
        "tastet af kommunen",
        "Fuldtidspersoner pr. kvartal, tendens og budget (tal fra Jobindsats)",
        "1. kvartal 2023",
        "31. december 2023",
        "B, x1, Budget",
    ] in sources(report("solroed-2024"))


def test_numbers_of_others_and_counts_of_promises_have_their_sources() -> None:
    first, *_ = sources(compared())
    assert first == ["indlæst fil", "tegnet", "oktober 2023", "20. november 2023", "21", "Andre kommuner"]
    known = [row for row in sources(written(with_rows())) if row[-1] == "Løfter holdt"]
    assert [row[:2] for row in known] == [
        ["kommunens egne hændelser", each] for each in ("4. kvartal 2023", "1. kvartal 2024")
    ]


@pytest.mark.parametrize("plan", ["solroed-2024", "frederikssund-2024", "alleroed-2022"])
def test_no_file_is_named_among_the_sources_and_no_source_stands_twice(plan: str) -> None:
    rows = [row[:-1] for row in sources(report(plan))]
    assert [row for row in rows if any(plan in each for each in row)] == []
    assert len(rows) == len({tuple(row) for row in rows})


def test_number_that_is_used_twice_is_said_as_a_fault_of_the_plan() -> None:
    notes = [each.text for each in report("alleroed-2022").blocks if isinstance(each, Note)]
    assert [each for each in notes if each.startswith("Nummer 2 bruges to gange")]


@pytest.mark.parametrize("plan", ["frederikssund-2024", "solroed-2024"])
def test_typed_number_has_no_statistics_lag(plan: str) -> None:
    found = table(report(plan), "Hvor tallene er fra")
    assert "Udgives efter (dage)" not in found.header
