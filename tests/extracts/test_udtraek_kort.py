"""The column maps that come with Pejl, each with a made-up file."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pejl.intake import Fault
from pejl.ledger.facts import schema
from pejl.ledger.tables import FAR
from pejl.sources.udtraek import known_maps, map_text, read_map

from .casework import ANNE, BO, CARL, read
from .helping import FILES

JANUARY = date(2026, 1, 5)
A, B, C = (int(number) + 1 for number in (ANNE, BO, CARL))
CVR, P = 12345679, 1234567891
STAFF = {"Opdigtet Olsen": 17, "OPOL": 18, "LEDE": 19}


def staff(names: Any) -> list[int]:
    return [STAFF[name] for name in names]


EXPECTED: dict[tuple[str, str], list[tuple[Any, ...]]] = {
    ("generisk", "personer"): [
        (A, date(1990, 1, 1), "kvinde", "269", False, "", False),
        (B, date(2001, 3, 4), "mand", "269", True, "", False),
    ],
    ("generisk", "ydelser"): [
        (A, "a_dagpenge", date(2026, 1, 1), date(2026, 2, 1), 2220, "269", "Y1", False),
        (B, "sygedagpenge", date(2026, 1, 15), FAR, 1110, "269", "Y2", False),
    ],
    ("generisk", "grupper"): [(A, "flygtninge", date(2026, 1, 1), FAR, "G1", False)],
    ("generisk", "samtaler"): [
        (A, JANUARY, "jobsamtale", "telefon", "holdt", True, "job+plan", "S1", False),
        (A, date(2026, 2, 5), "jobsamtale", "telefon", "booket", False, "", "S2", False),
        (B, date(2026, 1, 6), "cv", "video", "holdt", False, "", "S3", False),
    ],
    ("generisk", "tilbud"): [
        (A, "virksomhedspraktik", CVR, JANUARY, date(2026, 2, 2), 1500, "T1", False),
        (B, "mentor", 0, JANUARY, FAR, 120, "T2", False),
    ],
    ("generisk", "indsatser"): [(A, "fast_track", JANUARY, FAR, "I1", False)],
    ("generisk", "haendelser"): [(A, "cv_godkendt", JANUARY, "H1", False)],
    ("generisk", "relationer"): [(A, "mentor", "11", JANUARY, FAR, "R1", False)],
    ("generisk", "loentimer"): [(A, date(2026, 1, 1), 4830, "ordinaer", "", False)],
    ("generisk", "uddannelser"): [(A, "erhvervsuddannelse", date(2025, 8, 1), FAR, "U1", False)],
    ("generisk", "fritagelser"): [(A, "barsel", date(2025, 8, 1), date(2025, 10, 1), "F1", False)],
    ("generisk", "virksomheder"): [(CVR, date(2020, 1, 1), "269", "industri", 1250, "", False)],
    ("generisk", "jobordrer"): [
        (CVR, "jobordre", JANUARY, 570, "269", 2, 90, -1, 3, 1, "J1", False),
        (CVR, "henvendelse", JANUARY, -1, "269", 6, -1, -1, 0, 0, "J2", False),
    ],
    ("generisk", "besoeg"): [(CVR, "virksomhedsbesoeg", JANUARY, "269", "holdt", "B1", False)],
    ("generisk", "arrangementer"): [(0, "jobmesse", JANUARY, "269", "holdt", 140, "A1", False)],
    ("generisk", "aftaler"): [(P, "partnerskabsaftale", "269", JANUARY, FAR, "P1", False)],
    ("generisk", "frister"): [
        (A, "jobsamtale", "aaben", JANUARY, date(2026, 1, 12), "D1", False),
        (A, "opfoelgning", "", date(2026, 2, 5), FAR, "D2", False),
    ],
    ("generisk", "handlinger"): [
        ("rapport", JANUARY, "269", 0, "", False),
        ("interview", JANUARY, "269", 1, "", False),
        ("interview", JANUARY, "269", 2, "", False),
    ],
    ("generisk", "medarbejdere"): [
        ("11", "sygedagpenge", date(2024, 1, 1), JANUARY, "", False),
        ("11", "jobparate", JANUARY, FAR, "", False),
    ],
    ("dfdg", "frister"): [
        (A, "jobsamtale", "1", JANUARY, date(2026, 1, 12), "31", False),
        (A, "jobsamtale_med_akasse", "2", date(2026, 2, 5), FAR, "32", False),
        (B, "opfoelgning", "1", JANUARY, FAR, "33", False),
    ],
    ("momentum", "borgere"): [(C, date(1965, 12, 31), "", "253", False, "", False)],
    ("momentum", "ydelser"): [
        (C, "sygedagpenge", date(2025, 12, 1), FAR, 2220, "253", "901", False),
        (C, "kontanthjaelp:jobparat", date(2025, 6, 1), date(2025, 12, 1), 2220, "253", "902", True),
    ],
    ("momentum", "målgruppe"): [(C, "maalgruppe_6_6", date(2025, 12, 1), FAR, "", False)],
    ("momentum", "samtaler"): [
        (C, date(2026, 1, 6), "opfoelgning", "telefon", "holdt", True, "", "77", False),
        (C, date(2026, 1, 7), "jobsamtale", "fremmoede", "udeblevet", False, "", "78", False),
    ],
    ("momentum", "tilbud"): [(C, "loentilskud_privat", P, JANUARY, date(2026, 2, 3), 2220, "5", False)],
    ("momentum", "ansvarlige"): [(C, "sagsbehandler", "12", JANUARY, FAR, "", False)],
    ("fasit", "ydelser"): [(B, "sygedagpenge", date(2025, 12, 1), date(2026, 1, 1), 2220, "253", "", False)],
    ("fasit", "samtaler"): [(B, JANUARY, "opfoelgning", "fremmoede", "holdt", True, "", "", False)],
    ("fasit", "aktiviteter"): [(B, "nytteindsats", CVR, JANUARY, FAR, 780, "", False)],
}


def file_of(system: str, what: str) -> Path:
    return FILES / f"udtraek-{system}-{what.replace('å', 'aa')}.csv"


@pytest.mark.parametrize(("system", "what"), EXPECTED)
def test_map_that_comes_with_pejl_reads_its_made_up_file(system: str, what: str) -> None:
    found = read(file_of(system, what), f"{what}.csv", map_text(system), area="Greve", staff_ids=staff)
    (table, rows), *rest = found.facts.rows.items()
    assert [tuple(row.values()) for row in rows.to_pylist()] == EXPECTED[system, what]
    assert (rest, rows.schema, found.facts.source, list(found.rejected)) == ([], schema(table), system, [])
    assert found.facts.made_up == (schema(table).names[0] == "person")


def test_map_that_comes_with_pejl_has_a_file_for_each_of_its_tables() -> None:
    for system in known_maps():
        assert len(read_map(map_text(system)).tables) == len([each for each in EXPECTED if each[0] == system])


def test_map_that_is_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(Fault) as caught:
        map_text("momentun")
    assert (caught.value.code, caught.value.params["forslag"]) == ("ukendt_kort", "momentum")
