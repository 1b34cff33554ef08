"""The figures a plan prints, typed by hand."""

from collections.abc import Callable

import pytest

from pejl import law
from pejl.intake import Fault, suggest
from pejl.sources import Extract
from pejl.sources.tastet import HEADER, read_typed

from .helping import NOW


def read(*rows: str, find_group: Callable[[str], str] = law.find_group, header: str = ";".join(HEADER)) -> Extract:
    data = "\n".join([header, *rows, ""]).encode()
    return read_typed(data, "plan.csv", table="plan-2031", area="259", as_of=NOW, find_group=find_group)


def test_figure_keeps_value_print_and_the_line_of_the_plan() -> None:
    figure = read("bilag1;andel;A-dagpenge;befolkningen 16-66;;Solrød;2023K2;1,9;1,9 pct.;313;note").figures[0]
    assert figure == (
        "tastet",
        "plan-2031/bilag1",
        "andel",
        "a_dagpenge",
        "befolkningen_16_66",
        "",
        "269",
        "2023Q02",
        "1.9",
        NOW,
        "1,9 pct.",
        "plan.csv:2 (l. 313)",
    )


def test_empty_cells_are_the_plan_itself_its_municipality_and_the_value_as_printed() -> None:
    figure = read(";fuldtidspersoner;fleksjob;;;;2023;4.723;;;").figures[0]
    assert (figure.table, figure.area, figure.period) == ("plan-2031", "259", "2023")
    assert (figure.value, figure.printed, figure.origin) == ("4723", "4.723", "plan.csv:2")


@pytest.mark.parametrize(
    ("cell", "value"), [("skjult", None), ("Skjult", None), ("0", "0"), ("2,0", "2.0"), ("-0,1", "-0.1")]
)
def test_withheld_is_written_out_and_nought_is_a_number(cell: str, value: str | None) -> None:
    assert read(f";andel;fleksjob;befolkningen;;;2023;{cell};;;").figures[0].value == value


@pytest.mark.parametrize(
    "name",
    ["ledighedsydelse + fleksjob", "fleksjob+ledighedsydelse", "Fleksjob + fleksjob + ledighedsydelse"],
)
def test_joined_groups_are_one_code_however_they_are_written(name: str) -> None:
    assert read(f";fuldtidspersoner;{name};;;;2023;1;;;").figures[0].group == "fleksjob+ledighedsydelse"


def test_groups_of_the_plan_are_found_by_the_function_passed_in() -> None:
    def find(name: str) -> str:
        return "plan:unge" if name == "vores unge" else law.find_group(name)

    assert read(";antal;vores unge + fleksjob;;;;2023;1;;;", find_group=find).figures[0].group == "fleksjob+plan:unge"


def test_area_the_law_does_not_know_has_a_code_of_its_own() -> None:
    areas = [
        f.area
        for f in read(*(f";antal;;;;{name};2023;1;;;" for name in ("Hovedstadsområdet", "Bornholm", "Danmark"))).figures
    ]
    assert areas == ["x:hovedstadsomraadet", "400", "000"]


def test_unknown_area_is_told_once_with_the_name_it_is_most_like_and_where_it_stands_first() -> None:
    names = ("Solrod", "Solrød", "Atlantis", "Solrod", "solrod", "")
    found = read(*(f";antal;;;;{name};2023;1;;7;" for name in names))
    assert len(found.figures) == len(names)
    assert [tuple(each) for each in found.unknown_areas] == [
        ("Solrod", "Solrød", "plan.csv:2 (l. 7)"),
        ("Atlantis", None, "plan.csv:4 (l. 7)"),
    ]


def test_unknown_area_of_a_row_that_is_rejected_is_not_told_too() -> None:
    assert read(";antal;;;;Solrod;2023;;;;").unknown_areas == []


@pytest.mark.parametrize(
    ("value", "likely"),
    [("75 %", "75"), ("1,9 pct", "1,9"), ("9,9 uger", "9,9"), ("1.7", "1,7"), ("ca. 85", None)],
)
def test_value_with_a_unit_is_rejected_with_the_likely_number(value: str, likely: str | None) -> None:
    found = read(f";andel;fleksjob;befolkningen;;;2023;{value};;;", ";antal;fleksjob;;;;2023;1;;;")
    assert [tuple(each) for each in found.rejected] == [(2, "vaerdi", "ikke_et_tal", value)]
    assert suggest(found.rejected[0].text) == likely
    assert len(found.figures) == 1


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (";andle;fleksjob;;;;2023;1;;;", "maaling", "ukendt_maaling"),
        (";antal;flexjob-agtigt;;;;2023;1;;;", "gruppe", "ukendt_gruppe"),
        (";andel;fleksjob;alle;;;2023;1;;;", "naevner", "ukendt_naevner"),
        (";antal;fleksjob;;;;2023K5;1;;;", "periode", "ukendt_periode"),
        (";antal;fleksjob;;;;2023;;;;", "vaerdi", "intet_tal"),
        (";antal;fleksjob;;;;2023;1", "", "antal_celler"),
    ],
)
def test_row_that_cannot_be_read_is_rejected_with_its_column(row: str, column: str, reason: str) -> None:
    assert [(each.line, each.column, each.reason) for each in read(row).rejected] == [(2, column, reason)]


def test_header_must_be_the_one_agreed() -> None:
    with pytest.raises(Fault) as caught:
        read(header=";".join(HEADER).replace("trykt", "print"))
    assert (caught.value.code, caught.value.params["mangler"], caught.value.params["nye"]) == (
        "forkerte_kolonner",
        ("trykt",),
        ("print",),
    )
