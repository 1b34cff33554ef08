"""The data file of tables: every code in it exists, and days are counted from the period's end."""

from datetime import date
from decimal import Decimal

import pytest

from pejl import law
from pejl.intake import Fault
from pejl.law.tables import (
    TableSpec,
    expected_day,
    find_table,
    next_expected,
    tables,
)
from pejl.periods import Period
from pejl.sources import SOURCES, area_code, decimal_text, find_source, group_code, period_id, remembered


@pytest.mark.parametrize("spec", tables().values(), ids=lambda spec: spec.id)
def test_every_code_a_table_names_is_in_the_law(spec: TableSpec) -> None:
    groups = [spec.group, *(code for each in spec.dimensions for code in each.groups.values())]
    assert all(group_code(code) == code for code in groups)
    for value in spec.values:
        assert not value.measure or value.measure in law.measures()
        assert not value.denominator or value.denominator in law.denominators()
        assert bool(value.denominator) == (
            value.measure == "befolkning" or (value.measure != "" and law.measures()[value.measure].kind == "andel")
        )


@pytest.mark.parametrize("spec", tables().values(), ids=lambda spec: spec.id)
def test_at_most_one_dimension_is_ours_by_group(spec: TableSpec) -> None:
    assert sum(bool(each.groups) for each in spec.dimensions) <= 1


def test_only_tables_with_a_recorded_answer_are_verified() -> None:
    assert {spec.id for spec in tables().values() if not spec.unverified} == {"y25i01", "y25i09", "FOLK1A"}


def test_numbers_are_expected_some_days_after_the_last_day_of_the_period() -> None:
    spec = find_table("jobindsats", "Y25I01")
    assert (spec.lag_days, spec.preliminary) == (21, 1)
    assert expected_day(spec, Period.parse("2026M07")) == date(2026, 8, 21)
    assert next_expected(spec, Period.parse("2026M12")) == (Period.parse("2027M01"), date(2027, 2, 21))


def test_half_yearly_table_steps_from_second_to_fourth_quarter() -> None:
    following, day = next_expected(find_table("jobindsats", "y30r21"), Period.parse("2022QMAT02"))
    assert (following.id, day) == ("2022QMAT04", date(2023, 5, 1))


def test_unknown_table_or_source_is_named() -> None:
    with pytest.raises(law.UnknownName):
        find_table("jobindsats", "FOLK1A")
    with pytest.raises(Fault) as caught:
        find_source("pxweb")
    assert caught.value.params["findes"] == tuple(SOURCES)


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_has_a_reader(name: str) -> None:
    assert callable(find_source(name).reader())


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Bornholm", "400"),
        ("Landsdel Bornholm", "04"),
        ("0", "000"),
        ("Uoplyst område", "997"),
        ("Køge Kommune", "259"),
    ],
)
def test_area_is_the_municipality_before_a_landsdel_of_its_name(label: str, code: str) -> None:
    assert area_code(label) == code


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        ("3", 1, "3.0"),
        ("2.10", 1, "2.1"),
        ("0.64", 1, "0.64"),
        ("9.0", 0, "9"),
        ("1e2", 0, "100"),
        ("9" * 40, 1, "9" * 40 + ".0"),
    ],
)
def test_decimals_are_filled_up_and_only_noughts_are_taken_away(number: str, decimals: int, text: str) -> None:
    assert decimal_text(Decimal(number), decimals) == text


@pytest.mark.parametrize("code", ["kontanthjaelp:jobparat", "unge@13-25", "kontanthjaelp:jobparat@18-29"])
def test_group_code_with_visitation_or_age_is_taken_as_it_is(code: str) -> None:
    assert group_code(code) == code


@pytest.mark.parametrize("measure", law.measures().values(), ids=lambda each: each.code)
def test_measure_is_found_by_its_code_and_by_its_name(measure: law.Measure) -> None:
    assert {law.find_measure(each) for each in (measure.code, measure.name, measure.name.upper())} == {measure.code}


@pytest.mark.parametrize(("text", "nearest"), [("andle", "andel"), ("fuldtidsperson", "fuldtidspersoner"), ("", None)])
def test_unknown_measure_is_refused_with_the_nearest(text: str, nearest: str | None) -> None:
    with pytest.raises(law.UnknownName) as caught:
        law.find_measure(text)
    assert (caught.value.name, caught.value.nearest) == (text, nearest)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        *(
            (text, "2026M01")
            for text in ("januar 2026", "Januar 2026", "jan 2026", "jan. 2026", "JAN.2026", "jan-2026")
        ),
        *((text, "2026M01") for text in ("01-2026", "2026-01", " 2026-01 ", "januar\xa02026", "2026M01")),
        *((text, "2025M12") for text in ("12-2025", "2025-12", "december 2025", "dec. 2025")),
        *((text, "2026M05") for text in ("maj 2026", "maj. 2026")),
        *((text, "2025M09") for text in ("sep 2025", "sept. 2025", "september 2025")),
        *((text, "2025M10") for text in ("okt. 2025", "oktober 2025")),
        *(
            (text, "2025Q04")
            for text in ("4. kvartal 2025", "4. kv. 2025", "4. kv 2025", "4. kvt. 2025", "4.kvartal 2025")
        ),
        *((text, "2025Q04") for text in ("4 kvartal 2025", "K4 2025", "2025 K4", "2025K4", "Q4 2025", "2025 Q4")),
        ("2011-12", "2011M12"),
        ("2025", "2025"),
        ("2022QMAT02", "2022QMAT02"),
    ],
)
def test_period_is_read_as_people_write_it(text: str, id: str) -> None:
    assert period_id(text) == id


@pytest.mark.parametrize(
    "text",
    [
        *("13-2026", "2026-13", "00-2026", "2026-00", "1-2026", "2026-1", "01-26", "jan-26", "01.2026", "2011/12"),
        *("januar-marts 2026", "1.-2. kvartal 2025", "5. kvartal 2025", "0. kvartal 2025", "14. kvartal 2025"),
        *("K5 2025", "4 kvartaler 2025", "4. kvartal 25", "januar 1026", "janu 2026", "may 2026", "januar", "kv. 2025"),
        *("2026-01-01", "2026-01-01T00:00:00", "1. januar 2026", ""),
    ],
)
def test_period_that_is_none_or_can_be_two_is_refused(text: str) -> None:
    assert remembered(period_id)(text) is None
