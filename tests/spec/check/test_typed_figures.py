"""What is remarked on the figures a plan types, at the line of each; and what is quite in order."""

from pathlib import Path

import pytest

from spec.check.planning import FIGURES, REMARK, checked, expect, plan, printed, row, told, typed

HEAD = f'tal = ["{FIGURES}"]'
PERSONS = {"maaling": '"fuldtidspersoner"'}


# --- one by one, in the plan itself ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [('"2,0"', '"2,1"', True), ('"2,0"', '"2,0"', False), ('"2,0"', '"skjult"', True)],
)
def test_same_cell_with_two_values_is_remarked_at_the_second(
    tmp_path: Path, first: str, second: str, is_told: bool
) -> None:
    mark = "‹to_tal_for_det_samme›" if is_told else ""
    expect(tmp_path, plan(typed(first), typed(f"{mark}{second}")), severity=REMARK)


@pytest.mark.parametrize(
    "other",
    [{"periode": '"2023M11"'}, {"omraade": '"Køge"'}, {"opgoerelse": '"x"'}, {"maalgruppe": '"sygedagpenge"'}],
)
def test_two_values_of_two_cells_are_in_order(tmp_path: Path, other: dict[str, str]) -> None:
    expect(tmp_path, plan(typed('"2,0"'), typed('"2,1"', **other)))


@pytest.mark.parametrize(
    ("value", "is_told"), [("350", True), ("100,1", True), ("100", False), ("0", False), ("-0,1", True)]
)
def test_share_outside_0_to_100_is_remarked_at_its_line(tmp_path: Path, value: str, is_told: bool) -> None:
    mark = "‹umulig_andel›" if is_told else ""
    expect(tmp_path, plan(typed('"2,0"', periode='"2022M10"'), typed(f'{mark}"{value}"')), severity=REMARK)


def test_share_of_nothing_is_remarked_at_its_line(tmp_path: Path) -> None:
    bare = row(
        "tal", maaling='"andel"', maalgruppe='"A-dagpenge"', periode='"2023M10"', vaerdi='‹andel_uden_naevner›"2,0"'
    )
    expect(tmp_path, plan(typed('"2,0"'), bare), severity=REMARK)


def test_each_of_several_figures_is_remarked_at_its_own_line(tmp_path: Path) -> None:
    rows = [
        typed('‹umulig_andel›"350"', periode='"2023M07"'),
        typed('"3,5"', periode='"2023M08"'),
        typed('‹umulig_andel›"351"', periode='"2023M09"'),
        typed('‹to_tal_for_det_samme+umulig_andel›"352"', periode='"2023M09"'),
    ]
    expect(tmp_path, plan(*rows), severity=REMARK)


@pytest.mark.parametrize("text", ["2,0 (opgjort 01.08.2023)", "pr. 1.8.2023: 2,0", "31.12.23 2,0 %"])
def test_date_in_what_is_printed_is_no_impossible_number(tmp_path: Path, text: str) -> None:
    expect(tmp_path, plan(typed('"2,0"', trykt=f'"{text}"')))


@pytest.mark.parametrize("text", ["080", "0,80 (trykt 080)", "1.7 %"])
def test_impossible_number_in_what_is_printed_is_remarked(tmp_path: Path, text: str) -> None:
    expect(tmp_path, plan(typed('‹umuligt_tal›"0,8"', trykt=f'"{text}"')), severity=REMARK)


@pytest.mark.parametrize(
    ("name", "remarked"),
    [
        ("Solrød", []),
        ("Klynggen", []),
        ("Solrod", [("Solrod", "Solrød")]),
        ("Klyngggen", [("Klyngggen", "Klynggen")]),
        ("Atlantis", [("Atlantis", None)]),
    ],
)
def test_unknown_area_in_a_file_is_remarked_once_with_the_laws_or_the_plans_own_most_like_it(
    tmp_path: Path, name: str, remarked: list[tuple[str, str | None]]
) -> None:
    rows = tuple(f";fuldtidspersoner;A-dagpenge;;;{name};2023M{month};5;;;" for month in ("01", "02"))
    own = f'{HEAD}\n[omraader]\nKlynggen = ["Solrød", "Køge"]\n'
    found = checked(tmp_path, plan(typed('"2,0"'), head=own), rows)
    assert told(found) == [("ukendt_omraade_i_tal", 5, 8)] * len(remarked)
    assert [(each.params["skrevet"], each.params["forslag"]) for each in found.findings] == remarked
    assert {each.severity.value for each in found.findings} <= {REMARK}


# --- tables ----------------------------------------------------------------------------------------------

# What the rows measure, and the table's: rows of a total (110) that is not the sum of 60 and 40.
MEASURES = {
    "fuldtidspersoner": True,
    "besoeg": True,
    "andel": True,
    "personer": False,
    "varighed": False,
    "tilfredshed": False,
    "aktiveringsgrad": False,
    "formidlingsgrad": False,
    "tendens": False,
}


@pytest.mark.parametrize("measure", MEASURES)
def test_total_that_is_not_the_sum_is_remarked_only_of_what_adds_up(tmp_path: Path, measure: str) -> None:
    mark = "‹total_stemmer_ikke›" if MEASURES[measure] else ""
    of = "arbejdsstyrken 16-66" if measure in ("andel", "tilfredshed") else ""
    rows = tuple(
        f"t;{measure};{group};{of};;;2023K3;{value};;;"
        for group, value in (("ydelser i alt", "90"), ("A-dagpenge", "60"), ("sygedagpenge", "40"))
    )
    table = printed(maaling=measure, id=f'{mark}"t"')
    expect(tmp_path, plan(table, head=HEAD), rows, severity=REMARK)


SUBTOTALS = ("A-dagpenge;60", "sygedagpenge;40", "A-dagpenge + sygedagpenge;100")


def table_of(*rows: str) -> tuple[str, ...]:
    return tuple("t;fuldtidspersoner;{};;;;2023K3;{};;;".format(*each.split(";")) for each in rows)


@pytest.mark.parametrize(
    ("rows", "whole", "fits"),
    [
        (SUBTOTALS, "100", True),
        (SUBTOTALS, "200", False),
        ((*SUBTOTALS, "fleksjob;5"), "105", True),
        (("sygedagpenge;40", "A-dagpenge + fleksjob;60"), "100", True),
        (("sygedagpenge;40", "A-dagpenge + fleksjob;60"), "40", False),
    ],
)
def test_subtotal_beside_its_parts_is_not_added_twice(
    tmp_path: Path, rows: tuple[str, ...], whole: str, fits: bool
) -> None:
    mark = "" if fits else "‹total_stemmer_ikke›"
    figures = table_of(*rows, f"ydelser i alt;{whole}")
    expect(tmp_path, plan(printed(id=f'{mark}"t"'), head=HEAD), figures, severity=REMARK)


def test_subtotal_beside_some_of_its_parts_only_counts_them_once(tmp_path: Path) -> None:
    """60 of the 100 stand in a row of their own; the other 40 only in the subtotal."""
    figures = table_of("A-dagpenge;60", "A-dagpenge + sygedagpenge;100", "fleksjob;5", "ydelser i alt;105")
    expect(tmp_path, plan(printed(), head=HEAD), figures)


@pytest.mark.parametrize(("whole", "fits"), [("60", True), ("62", True), ("63", False), ("59", False)])
def test_total_over_a_withheld_row_has_room_for_two_persons(tmp_path: Path, whole: str, fits: bool) -> None:
    mark = "" if fits else "‹total_stemmer_ikke_interval›"
    figures = tuple(
        f"t;befolkning;{group};;;;2023K3;{value};;;"
        for group, value in (("ydelser i alt", whole), ("A-dagpenge", "60"), ("sygedagpenge", "skjult"))
    )
    expect(tmp_path, plan(printed(maaling="befolkning", id=f'{mark}"t"'), head=HEAD), figures)


@pytest.mark.parametrize("measure", ["varighed", "formidlingsgrad"])
def test_withheld_mean_in_a_table_does_not_make_the_check_fall(tmp_path: Path, measure: str) -> None:
    figures = tuple(
        f"t;{measure};{group};;;;{period};{value};;;"
        for period in ("2023K2", "2023K3")
        for group, value in (("ydelser i alt", "skjult"), ("sygedagpenge", "10"), ("fleksjob", "skjult"))
    )
    trend = '{ slut = "2023K3", mod = ["2023K2"], overskrift = "kvartalet før" }'
    table = printed(maaling=measure, tendens=trend.replace("2023K2", "2022K3"), gennemsnit="2023")
    expect(tmp_path, plan(table, head=HEAD), figures)


def test_withheld_mean_typed_twice_does_not_make_the_check_fall(tmp_path: Path) -> None:
    first, second = (
        row("tal", maaling='"varighed"', maalgruppe='"sygedagpenge"', periode='"2023"', vaerdi=value)
        for value in ('"skjult"', '‹to_tal_for_det_samme›"9,9"')
    )
    expect(tmp_path, plan(first, second), severity=REMARK)


@pytest.mark.parametrize("members", ['["A-dagpenge", "sygedagpenge"]', '["sygedagpenge", "A-dagpenge"]'])
@pytest.mark.parametrize(("whole", "is_told"), [("9", False), ("20", True)])
def test_total_row_can_be_a_group_of_the_plans_own_whatever_the_order_of_its_members(
    tmp_path: Path, members: str, whole: str, is_told: bool
) -> None:
    rows = (("begge", whole), ("sygedagpenge", "4"), ("A-dagpenge", "5"))
    figures = tuple(f"t;fuldtidspersoner;{group};;;;2023K3;{value};;;" for group, value in rows)
    own = f"[grupper.begge]\nydelsesgrupper = {members}\n"
    found = checked(tmp_path, plan(own, printed(i_alt="begge"), head=HEAD), figures)
    assert bool(told(found, "total_stemmer_ikke")) is is_told
