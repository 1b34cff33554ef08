"""Broken extracts: each is one clear sentence, nothing of it is taken, and the file is as it was."""

import gzip
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pejl.intake import Fault, Limits
from pejl.sources.udtraek import TooManyRejected, map_text
from pejl.words import say

from .casework import ANNE, BO, HEADER, MAP, csv_of, ids, parquet_of, read, spell, xlsx_of
from .helping import xlsx

ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + b"EncryptedPackage".ljust(1024, b"\0")
DANISH = MAP.replace('"Fra"', '"Påbegyndt"')
DANISH_HEADER = tuple("Påbegyndt" if name == "Fra" else name for name in HEADER)
REST = "så intet er indlæst. Oftest, fx linje"


def typed(**columns: Any) -> bytes:
    """A Parquet file of one spell, with some of its columns of another type."""
    made = {name: [cell] for name, cell in zip(HEADER, spell(), strict=True)} | columns
    packed = io.BytesIO()
    pq.write_table(pa.table(made), packed)
    return packed.getvalue()


BROKEN: dict[str, tuple[bytes, str, str]] = {
    "tom": (b"", MAP, "ydelser.csv er tom."),
    "kun blanke linjer": (b"\r\n \r\n", MAP, "ydelser.csv er tom."),
    "kun overskrift": (csv_of(), MAP, "ydelser.csv har ingen rækker at indlæse."),
    "DOS-tegntabel": (
        csv_of(spell(), header=DANISH_HEADER, encoding="cp850"),
        DANISH,
        "ydelser.csv er gemt i tegntabellen cp850, så æ, ø og å er gået i stykker. Gem den som UTF-8.",
    ),
    "UTF-8 to gange": (
        csv_of(spell(), header=DANISH_HEADER).decode("cp1252").encode(),
        DANISH,
        "ydelser.csv er gemt i tegntabellen utf-8, så æ, ø og å er gået i stykker. Gem den som UTF-8.",
    ),
    "intet tegnsæt": (
        csv_of(spell("\x81\x8d")).decode().encode("latin-1"),
        MAP,
        "ydelser.csv er hverken UTF-8 eller Windows-1252.",
    ),
    "manglende kolonne": (
        csv_of(spell()[:4], header=HEADER[:4]),
        MAP,
        "ydelser.csv mangler Til, Timer. Den har: Id, CPR, Ydelse, Fra.",
    ),
    "dobbelt overskrift": (
        csv_of((*spell(), "x"), header=(*HEADER, "cpr")),
        MAP,
        "ydelser.csv har samme overskrift to gange: CPR.",
    ),
    "to linjer overskrift": (
        "Udtræk fra Fasit pr. 31-01-2026\r\n\r\n".encode() + csv_of(spell()),
        MAP,
        "Overskriften i ydelser.csv står på linje 3. Slet linjerne over den, eller skriv overskrift = 3 i kortet.",
    ),
    "ingen overskrift": (
        csv_of(spell("2"), header=spell("1")),
        MAP,
        "Første linje i ydelser.csv ligner data og ikke en overskrift. "
        "Kolonnerne skal hedde: Id, CPR, Ydelse, Fra, Til, Timer.",
    ),
    "overskriften igen": (
        csv_of(HEADER, spell()),
        MAP,
        f"1 af 2 rækker i ydelser.csv kan ikke læses (højst 1 %), {REST} 2, kolonne CPR: der skal stå ti cifre, "
        'evt. med bindestreg efter det sjette ("xxx").',
    ),
    "Excel med adgangskode": (ENCRYPTED, MAP, "ydelser.csv er beskadiget, låst eller ikke en Excel-fil."),
    "afkortet Excel": (xlsx_of(spell())[:-200], MAP, "ydelser.csv er beskadiget, låst eller ikke en Excel-fil."),
    "tomt regneark": (xlsx(""), MAP, "ydelser.csv er tom."),
    "lutter nuller": (
        b"\0" * 5000,
        MAP,
        "ydelser.csv er beskadiget: der står nul-tegn, hvor der skulle stå tekst. Hent udtrækket igen.",
    ),
    "punktum som decimal": (
        csv_of(spell("1"), spell(hours="18.5")),
        MAP,
        f"1 af 2 rækker i ydelser.csv kan ikke læses (højst 1 %), {REST} 3, kolonne Timer: "
        'tallet har decimalpunktum; skriv decimal = "." i kortet ("18.5").',
    ),
    "CPR med bogstaver": (
        csv_of(spell(cpr="01019O-1234")),
        MAP,
        f"1 af 1 rækker i ydelser.csv kan ikke læses (højst 1 %), {REST} 2, kolonne CPR: der skal stå ti cifre, "
        'evt. med bindestreg efter det sjette ("*****x-****").',
    ),
    "29. februar 2023": (
        csv_of(spell("1", ANNE, "SHO", "29-02-2023", "")),
        MAP,
        f"1 af 1 rækker i ydelser.csv kan ikke læses (højst 1 %), {REST} 2, kolonne Fra: den dag findes ikke "
        '("29-02-2023").',
    ),
    "slut før start": (
        csv_of(spell("1", ANNE, "SHO", "02-01-2026", "01-01-2026")),
        MAP,
        f"1 af 1 rækker i ydelser.csv kan ikke læses (højst 1 %), {REST} 2, kolonne Til: slutter før den begynder "
        '("01-01-2026").',
    ),
    "ukendt ydelse": (
        csv_of(*(spell(str(number), ANNE, "Ydelse 9" if number < 2 else "SHO") for number in range(100))),
        MAP,
        f"2 af 100 rækker i ydelser.csv kan ikke læses (højst 1 %), {REST} 2, kolonne Ydelse: ukendt gruppe "
        '("Ydelse 9").',
    ),
    "for få celler": (
        csv_of(spell("1"), ("2", BO)),
        MAP,
        f"1 af 2 rækker i ydelser.csv kan ikke læses (højst 1 %), {REST} 3: rækken har ikke lige så mange felter som "
        'overskriften ("2 / 6").',
    ),
    "anførselstegn": (
        csv_of(spell("1")) + b'2;"x" y;SHO;01-01-2026;;37\r\n',
        MAP,
        "ydelser.csv kan ikke læses fra linje 3: et anførselstegn mangler eller står forkert.",
    ),
    "afkortet Parquet": (
        parquet_of(spell())[:-50],
        MAP,
        "ydelser.csv er beskadiget eller ikke en hel Parquet-fil. Hent den igen.",
    ),
    "ødelagt navn i Parquet": (
        parquet_of(spell()).replace(b"Timer", b"T\xe5mer"),
        MAP,
        "ydelser.csv er beskadiget eller ikke en hel Parquet-fil. Hent den igen.",
    ),
    "liste i Parquet": (
        typed(Fra=[["01-01-2026"]]),
        MAP,
        "Kolonnen Fra i ydelser.csv har typen list<element: string>; den skal være tekst, tal, dato eller ja/nej.",
    ),
    "tal som dato i Parquet": (
        typed(Fra=[20260101]),
        MAP,
        f"1 af 1 rækker i ydelser.csv kan ikke læses (højst 1 %), {REST} 1, kolonne Fra: ikke en dato, som kortet "
        'kender ("20260101").',
    ),
    "for mange kolonner": (
        csv_of(header=(*HEADER, *map(str, range(200)))),
        MAP,
        "Filen er for stor: kolonner 206, højst 200.",
    ),
    "for stor": (csv_of(spell("x" * 100_000)), MAP, "Filen er for stor: bytes 100080, højst 100000."),
    "JSON": (
        json.dumps([{"CPR": ANNE}]).encode(),
        MAP,
        "ydelser.csv er ikke en tabel, men JSON. Gem udtrækket som CSV, Excel eller Parquet.",
    ),
    "HTML": (
        b"<html><table><tr><td>CPR</td></tr></table></html>",
        MAP,
        "ydelser.csv er ikke en tabel, men HTML. Gem udtrækket som CSV, Excel eller Parquet.",
    ),
    "pakket": (
        gzip.compress(csv_of(spell())),
        MAP,
        "ydelser.csv er ikke en tabel, men gzip. Gem udtrækket som CSV, Excel eller Parquet.",
    ),
    "id er CPR": (
        csv_of(spell(f"{ANNE[:6]}-{ANNE[6:]}")),
        MAP,
        "Kolonnen Id i ydelser.csv er kortets id, men den holder CPR-numre. Brug systemets eget id, "
        "eller lad id være ude af kortet.",
    ),
    "opdigtet og anden": (
        csv_of(spell("1"), spell("2", "320190-1234".replace("32", "31"))),
        MAP,
        "ydelser.csv blander opdigtede personer (CPR med måned over 60) med andre. De kan ikke være i samme register.",
    ),
    "fri tekst": (
        csv_of(*(("1", BO, f"ord {number}", "01-01-2026", "", "1") for number in range(501))),
        MAP.replace('"ydelser"', '"tilbud"').replace("gruppe =", "slags =").replace("faste", "#"),
        "Kolonnen Ydelse i ydelser.csv har mere end 500 forskellige værdier; den ligner fri tekst og ikke koder.",
    ),
    "ukendt nøgle": (
        csv_of(spell()),
        MAP.replace("faste", "fasta"),
        'Fejl i kolonnekortet ved "tabel.fasta": ukendt nøgle ("fasta"). Mente du "faste"?',
    ),
    "et andet udtræk": (
        csv_of(spell()),
        map_text("fasit").replace("*ydelse*", "*sygdom*"),
        "Kortet fasit siger intet om filen ydelser.csv. Det kender: *sygdom*, *samtale*, *aktivitet*.",
    ),
    "ingen kommune": (
        csv_of(spell()),
        MAP.replace("faste", "#"),
        "Kortet proeve siger ikke, hvilken kommune udtrækket er fra. Skriv omraade under faste i kortet, "
        "eller angiv kommunen.",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_broken_extract_is_one_sentence_and_nothing_is_taken(what: str, tmp_path: Path) -> None:
    data, column_map, sentence = BROKEN[what]
    file = tmp_path / "fil"
    file.write_bytes(data)
    asked: list[object] = []

    def ask(numbers: Any) -> list[int]:
        asked.append(numbers)
        return ids(numbers)

    for given in (data, file):
        with pytest.raises(Fault) as caught:
            read(given, column_map=column_map, ids=ask, limits=Limits(bytes=100_000))
        assert say(caught.value.code, caught.value.params) == sentence
    assert asked == []
    assert hashlib.sha256(file.read_bytes()).digest() == hashlib.sha256(data).digest()


@pytest.mark.parametrize(
    "data",
    [
        csv_of(spell(), delimiter="\t"),
        csv_of(spell(), delimiter=","),
        csv_of(spell(), encoding="utf-16-le"),
        csv_of(spell()).replace(b"\r\n", b"\r"),
        csv_of(spell()) + b"\r\n\n;;;;;\r\n",
        csv_of(spell(), header=(*HEADER[:5], " TIMER ")),
        csv_of((*spell(), ""), header=HEADER),
    ],
    ids=[
        "tabulator",
        "komma",
        "UTF-16 uden mærke",
        "gamle linjeskift",
        "blanke linjer",
        "store bogstaver",
        "ekstra skilletegn",
    ],
)
def test_extract_that_only_looks_unusual_is_read(data: bytes) -> None:
    assert read(data).tallies[0].taken == 1


def test_too_many_rejected_rows_come_with_the_fault() -> None:
    with pytest.raises(TooManyRejected) as caught:
        read(csv_of(spell("1", ""), spell("2", ""), spell("3", BO)))
    assert [each.line for each in caught.value.rejected] == [2, 3]
    assert [(each.read, each.rejected) for each in caught.value.tallies] == [(3, 2)]


def test_file_that_changes_while_it_is_read_is_not_taken(tmp_path: Path) -> None:
    file = tmp_path / "ydelser.csv"
    file.write_bytes(csv_of(*(spell(str(number)) for number in range(9))))

    class Growing(type(file)):  # type: ignore[misc]  # the class of a path is not known before the test runs
        def open(self, *given: Any, **named: Any) -> Any:
            opened = super().open(*given, **named)
            with Path(self).open("ab") as out:
                out.write(b"\r\n")
            return opened

    with pytest.raises(Fault) as caught:
        read(Growing(file))
    assert caught.value.code == "aendret_undervejs"


def test_staff_cannot_be_taken_without_codes_for_them() -> None:
    header = ("CPR", "Rolle", "Medarbejder", "Fra", "Til")
    column_map = (
        'system = "x"\n[[tabel]]\nnavn = "relationer"\n'
        'kolonner = { cpr = "CPR", rolle = "Rolle", hvem = "Medarbejder", fra = "Fra", til = "Til" }\n'
    )
    data = csv_of((ANNE, "Mentor", "Opdigtet Olsen", "01-01-2026", ""), header=header)
    with pytest.raises(Fault) as caught:
        read(data, column_map=column_map, staff_ids=None)
    assert caught.value.code == "uden_medarbejderkoder"
    found = read(data, column_map=column_map, staff_ids=lambda names: [1] * len(names))
    assert "Olsen" not in str(found.facts.rows["relations"])
