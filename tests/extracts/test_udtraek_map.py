"""The column map of a case system: what it may say, and what is told when it says something else."""

from datetime import date

import pytest

from pejl.intake import Fault
from pejl.ledger.tables import FAR
from pejl.sources.udtraek import known_maps, map_text, read_map

from .casework import ANNE, HEADER, MAP, csv_of, read, reasons_of, rows_of, spell
from .helping import row, xlsx

WORDS = MAP + '[tabel.ord.gruppe]\n"Syg" = "sygedagpenge"\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("system = ", ("", "syntaks", "system =", "")),
        ("systm = 'x'" + MAP, ("systm", "ukendt", "systm", "system")),
        ("kolonner = 1" + MAP, ("kolonner", "ukendt", "kolonner", "")),
        (MAP + "fill = '*'", ("tabel.fill", "ukendt", "fill", "fil")),
        (MAP.replace("gruppe =", "grupper ="), ("ydelser.kolonner.grupper", "ukendt", "grupper", "gruppe")),
        (MAP.replace("gruppe =", "udfald ="), ("ydelser.kolonner.udfald", "ukendt", "udfald", "")),
        (MAP + "[tabel.ord.gruppen]\na = 'b'", ("ydelser.ord.gruppen", "ukendt", "gruppen", "gruppe")),
        (MAP.replace('"ydelser"', '"ydelse"'), ("tabel.navn", "vaerdi", "ydelse", "ydelser")),
        (MAP.replace('navn = "ydelser"', ""), ("tabel.navn", "mangler", "", "")),
        (MAP.replace('"ydelser"', '"svar"'), ("tabel.navn", "vaerdi", "svar", "")),
        (MAP.replace("timer =", "minutter ="), None),
        (MAP.replace(', timer = "Timer"', ""), ("ydelser.timer", "mangler", "", "")),
        (MAP.replace('cpr = "CPR", ', ""), ("ydelser.cpr", "mangler", "", "")),
        (MAP.replace("faste = {", "faste = { minutter = '1',"), ("ydelser.timer", "to_gange", "", "")),
        (MAP.replace("faste = {", "faste = { gruppe = 'SHO',"), ("ydelser.gruppe", "to_gange", "", "")),
        (MAP.replace('id = "Id"', 'id = "cpr"'), ("ydelser.id", "id_er_cpr", "cpr", "")),
        (MAP + "til = 'sidste dag'", ("ydelser.til", "vaerdi", "sidste dag", "sidste_dag")),
        (MAP + "hele = 'ja'", ("ydelser.hele", "vaerdi", "ja", "")),
        ("decimal = ';'" + MAP, ("decimal", "vaerdi", ";", "")),
        ("datoer = ['i går']" + MAP, ("datoer", "vaerdi", "i går", "")),
        ("datoer = ['dd/mm/aaaa', 'mm/dd/aaaa']" + MAP, ("datoer", "vaerdi", "dd/mm/aaaa mm/dd/aaaa", "")),
        ("overskrift = 0" + MAP, ("overskrift", "vaerdi", "0", "")),
        (MAP.replace('"proeve"', '"Prøve 1"'), ("system", "vaerdi", "Prøve 1", "")),
        ("system = 'x'", ("tabel", "mangler", "", "")),
        (WORDS.replace('"sygedagpenge"', '"Syge"'), ("ydelser.ord.gruppe", "vaerdi", "Syge", "")),
        (
            WORDS.replace('"sygedagpenge"', '"sygedagpeng"'),
            ("ydelser.ord.gruppe", "ukendt_navn", "sygedagpeng", "sygedagpenge"),
        ),
        (MAP.replace("Solrød", "Solrod"), ("ydelser.omraade", "ukendt_navn", "Solrod", "Solrød")),
        (MAP.replace("Solrød", "Hele landet"), ("ydelser.omraade", "ukendt_navn", "Hele landet", "")),
    ],
)
def test_map_that_says_something_else_is_told_with_the_key_and_the_nearest(
    text: str, fault: tuple[str, ...] | None
) -> None:
    if fault is None:
        assert read_map(text)
        return
    with pytest.raises(Fault) as caught:
        read(csv_of(spell(group="SHO")), column_map=text)
    said = caught.value.params
    assert caught.value.code == "forkert_kolonnekort"
    assert (said["noegle"], said["fejl"], said["skrevet"], said["forslag"]) == fault


def test_maps_that_come_with_pejl_say_their_own_name() -> None:
    assert [read_map(map_text(name)).system for name in known_maps()] == ["dfdg", "fasit", "generisk", "momentum"]


def test_words_of_the_system_are_matched_without_case_and_loose_spaces() -> None:
    found = read(csv_of(spell("1", group=" SYG "), spell("2", group="sygedagpenge")), column_map=WORDS)
    assert {each["group"] for each in rows_of(found)} == {"sygedagpenge"}


@pytest.mark.parametrize(
    ("forms", "text", "day"),
    [
        ("mm/dd/aaaa", "01/31/2026", date(2026, 1, 31)),
        ("aaaammdd", "20260131", date(2026, 1, 31)),
        ("excel", "46053", date(2026, 1, 31)),
        ("dd-mm-aaaa", "31-1-2026", date(2026, 1, 31)),
        ("dd-mm-aaaa", "31-01-2026 23:59:59", date(2026, 1, 31)),
        ("aaaa-mm-dd", "2026-01-31T00:00:00", date(2026, 1, 31)),
    ],
)
def test_date_is_read_in_the_forms_the_map_names(forms: str, text: str, day: date) -> None:
    found = read(csv_of(spell("1", ANNE, "SHO", text, "")), column_map=f'datoer = ["{forms}"]\n{MAP}')
    assert rows_of(found)[0]["start"] == day


ORDERS = """
system = "proeve"
datoer = ["dd-mm-aaaa", "aaaa-mm-dd"]
[[tabel]]
navn = "jobordrer"
kolonner = { cvr = "CVR", slags = "Slags", dag = "Dag", klokken = "Kl", stillinger = "Stillinger" }
"""
ORDER_HEADER = ("CVR", "Slags", "Dag", "Kl", "Stillinger")


def order(clock: object) -> tuple[object, ...]:
    return (12345679, "Jobordre", "05-01-2026", clock, 2)


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("", -1),
        ("00:00", 0),
        ("9.30", 570),
        ("09:30:59", 570),
        ("23:59", 1439),
        ("05-01-2026 09:30", 570),
        ("2026-01-05T09:30:00", 570),
        ("2026-01-05T23:30:00Z", 30),
    ],
)
def test_time_of_day_is_minutes_since_midnight_in_copenhagen_and_may_be_lacking(text: str, minute: int) -> None:
    found = read(csv_of(order(text), header=ORDER_HEADER), column_map=ORDERS, area="Solrød")
    assert [each["minute"] for each in rows_of(found, "orders")] == [minute]


@pytest.mark.parametrize("text", ["24:00", "9:60", "9", "930", "0,5", "05-01-2026", "31.12.26"])
def test_time_of_day_that_is_none_is_rejected(text: str) -> None:
    lines = [order(text), order("09:30")]
    found = read(csv_of(*lines, header=ORDER_HEADER), column_map=ORDERS, area="Solrød", most_rejected=1)
    assert reasons_of(found) == [(2, "Kl", "ikke_et_klokkeslaet", text)]


@pytest.mark.parametrize(("cell", "minute"), [(0.5, 720), (46027.395833, 570), ("09:30", 570), (0.999999, 1439)])
def test_time_of_day_of_a_workbook_is_part_of_a_day(cell: object, minute: int) -> None:
    workbook = xlsx(row(1, *ORDER_HEADER) + row(2, *order(cell)))
    assert rows_of(read(workbook, column_map=ORDERS, area="Solrød"), "orders")[0]["minute"] == minute


def test_one_column_may_hold_both_the_day_and_the_time() -> None:
    column_map = ORDERS.replace('klokken = "Kl"', 'klokken = "Dag"')
    line = (12345679, "Jobordre", "05-01-2026 14:05", "", 2)
    (found,) = rows_of(read(csv_of(line, header=ORDER_HEADER), column_map=column_map, area="Solrød"), "orders")
    assert (found["day"], found["minute"]) == (date(2026, 1, 5), 845)


@pytest.mark.parametrize("text", ["", "31-12-9999", "9999-12-31", "01-01-9999"])
def test_end_that_is_empty_or_in_the_year_9999_is_open(text: str) -> None:
    assert rows_of(read(csv_of(spell("1", ANNE, "SHO", "01-01-2026", text))))[0]["end"] == FAR


def test_decimal_point_of_the_map_holds_for_text_and_a_workbook_has_numbers_of_its_own() -> None:
    point = f'decimal = "."\n{MAP}'
    assert rows_of(read(csv_of(spell(hours="18.5")), column_map=point))[0]["minutes"] == 1110
    workbook = xlsx(row(1, *HEADER) + row(2, 1, int(ANNE), "SHO", 46053, "", 18.5))
    for column_map in (MAP, point):
        assert rows_of(read(workbook, column_map=column_map))[0]["minutes"] == 1110


def test_hours_become_whole_minutes_halves_up() -> None:
    found = read(csv_of(spell(hours="12,325")))
    assert rows_of(found)[0]["minutes"] == 740


def test_rows_the_system_takes_back_are_taken_back_and_others_skipped() -> None:
    column_map = MAP + 'spring_over = { Status = ["Kladde"] }\ntilbagekaldt = { Status = ["Annulleret"] }\n'
    lines = [(*spell(status), status) for status in ("Aktiv", "kladde", "Annulleret")]
    found = read(csv_of(*lines, header=(*HEADER, "Status")), column_map=column_map)
    assert [(each["ref"], each["withdrawn"]) for each in rows_of(found)] == [("Aktiv", False), ("Annulleret", True)]
    assert found.tallies[0].skipped == 1


def test_one_file_can_fill_several_tables_and_a_workbook_a_sheet_each() -> None:
    persons = '\n[[tabel]]\nnavn = "personer"\nkolonner = { cpr = "CPR" }\nfaste = { omraade = "Solrød" }\n'
    lines = [spell("1"), spell("2", ANNE, "SHO")]
    found = read(csv_of(*lines), column_map=MAP + persons)
    assert {table: rows.num_rows for table, rows in found.facts.rows.items()} == {"spells": 2, "persons": 1}
    assert [(each.table, each.taken, each.duplicate) for each in found.tallies] == [("spells", 2, 0), ("persons", 1, 1)]
    book = xlsx(row(1, *HEADER) + row(2, *spell()), ("Forside", "Ydelser", "Borgere"))
    sheets = MAP + 'ark = "Ydelser"\n' + persons + 'ark = "Borgere"\n' + persons + 'ark = "Findes ikke"\n'
    assert list(read(book, column_map=sheets).facts.rows) == ["spells", "persons"]


def test_header_may_stand_on_a_later_line() -> None:
    data = "Udtræk fra Fasit\r\n\r\n".encode() + csv_of(spell(), spell("2", ""), *map(spell, "3456789"))
    found = read(data, column_map=f"overskrift = 3\n{MAP}", most_rejected=1)
    assert (found.tallies[0].taken, [each.line for each in found.rejected]) == (8, [5])
