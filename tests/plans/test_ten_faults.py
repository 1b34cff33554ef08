"""A plan with ten faults of ten kinds gets ten sentences, each at its place, and nothing runs."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# ‹n› stands right before the place of fault n, and is taken out of the text before it is written.
PLAN = """\
[plan]
kommune = "Lejre"
titel = "Plan med ti fejl"
gaelder = { fra = 2026-01-01, til = 2026-12-31 }
‹unknown key›forvaltnig = "Jobcenter Lejre"

[omraader]
naboer = ["Roskilde", ‹unknown area›"Hollbæk"]

[[maal]]
id = "1"
tekst = "Kortere sygdom, æøå"
indikator = ‹unknown indicator›"sygedagpenge.varighet"
maalgruppe = "sygedagpenge"
tal_fra = ‹misspelled choice›"offentliggjordt"
maaltal = "højst 14 uger"
opgoeres = "år"
senest = 2026-12-31

[[maal]]
id = "2"
tekst = "Færre ledige"
indikator = "ydelser.fuldtidspersoner"
maalgruppe = ‹unknown group›"kontanthjælpp"
tal_fra = "offentliggjort"
maaltal = "højst 14 ‹bad maaltal›uker"
opgoeres = "år"
senest = ‹wrong type›"2026-12-31"

[[maal]]
id = ‹same id twice›"2"
tekst = "Flere i gang"
indikator = "ydelser.fuldtidspersoner"
maalgruppe = "førtidspension"
tal_fra = "offentliggjort"
maaltal = "højst 70 fuldtidspersoner"
opgoeres = "år"
senest = 2026-12-31

[[loefte]]
id = "svar"
tekst = "Svar til virksomheden"
maalgruppe = "virksomheder"
hvornaar = "inden for 5 ‹bad hvornaar›hverdags"

[[‹missing key›loefte]]
id = "ring"
maalgruppe = "sygedagpenge"
hvornaar = "inden for 2 dage"
"""

# Fault: words its sentence must have; a suggestion where there is one near.
SAYS = {
    "unknown key": ("forvaltnig", "`forvaltning`"),
    "unknown area": ('"Hollbæk"', '"Holbæk"'),
    "unknown indicator": ('"sygedagpenge.varighet"', '"sygedagpenge.varighed"'),
    "misspelled choice": ('"offentliggjordt"', '"offentliggjort"', "tastet", "egne"),
    "unknown group": ('"kontanthjælpp"', '"kontanthjælp"'),
    "bad maaltal": ("højst 14 uker", "højst 14 uger"),
    "wrong type": ("`senest`", "dato", "anførselstegn"),
    "same id twice": ('"2"', "to gange", "linje 21"),
    "bad hvornaar": ("inden for 5 hverdags", "inden for 5 hverdage"),
    "missing key": ("`tekst`", "mangler"),
}


@dataclass(frozen=True, slots=True)
class Planted:
    path: Path
    places: dict[str, tuple[int, int]]
    """Fault -> line and column, both from 1."""


@pytest.fixture
def planted(tmp_path: Path) -> Planted:
    places, lines = {}, []
    for number, line in enumerate(PLAN.splitlines(), start=1):
        if "‹" in line:
            before, rest = line.split("‹")
            fault, after = rest.split("›")
            places[fault] = (number, len(before) + 1)
            line = before + after
        lines.append(line)
    path = tmp_path / "ti-fejl.toml"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return Planted(path, places)


def test_check_ten_faults_give_ten_findings_each_at_its_place(pejl: Any, planted: Planted) -> None:
    ran = pejl("check", planted.path, "--json")
    faults = [row for row in ran.data if row["severity"] == "fejl"]
    assert ran.code == 1
    assert sorted((row["line"], row["column"]) for row in faults) == sorted(planted.places.values())
    assert len(faults) == len(SAYS) == 10


@pytest.mark.parametrize("fault", SAYS)
def test_check_fault_has_one_sentence_with_its_suggestion(pejl: Any, planted: Planted, fault: str) -> None:
    rows = pejl("check", planted.path, "--json").data
    here = [r["says"] for r in rows if r["severity"] == "fejl" and (r["line"], r["column"]) == planted.places[fault]]
    assert len(here) == 1
    assert [word for word in SAYS[fault] if word not in here[0]] == [], here[0]


@pytest.mark.parametrize("form", [(), ("--json",), ("--csv",)])
def test_goals_of_a_plan_with_faults_runs_nothing(
    pejl: Any, planted: Planted, tmp_path: Path, form: tuple[str]
) -> None:
    before = sorted(tmp_path.rglob("*"))
    ran = pejl("goals", planted.path, "--on", "2026-06-30", *form)
    assert ran.code == 1
    assert sorted(tmp_path.rglob("*")) == before  # not even an empty ledger is made
    for row in ('"goals"', "id;stage", "udgangspunkt", "undervejs", "kan ikke afgøres"):
        assert row not in ran.out
    for line, column in planted.places.values():
        assert f"ti-fejl.toml:{line}:{column}:" in ran.out + ran.err
    assert "10 fejl" in ran.err


def test_explain_of_a_plan_with_faults_runs_nothing(pejl: Any, planted: Planted) -> None:
    ran = pejl("explain", planted.path, "1")
    assert (ran.code, "10 fejl" in ran.err) == (1, True)


HEAD = '[plan]\nkommune = "Lejre"\ntitel = "P"\ngaelder = { fra = 2026-01-01, til = 2026-12-31 }\n\n'

# A text with one fault, which must be told once: a key with a wrong value is not also a missing key.
ALONE = {
    "quoted date": HEAD.replace("til = 2026-12-31", 'til = ‹x›"2026-12-31"'),
    "days in the wrong order": HEAD.replace("gaelder", "‹x›gaelder").replace("2026-12-31", "2025-12-31"),
    "quoted year": f"""{HEAD}[[budget]]
id = "b"
tekst = "B"
maalgruppe = "sygedagpenge"
aar = ‹x›"2026"
budget = "4"
enhed = "helårspersoner"
godt = "lavere"
""",
    "number as id": f'{HEAD}[[indsats]]\nid = ‹x›7\ntekst = "I"\n',
    "unknown table": f'{HEAD}[[‹x›maalx]]\nid = "1"\n',
    "key twice": f'{HEAD}[[indsats]]\nid = "i"\ntekst = "I"\n‹x›tekst = "J"\n',
    "not TOML": f'{HEAD}[[indsats]]\nid = "i"\ntekst = ‹x›Jobcenter\n',
}


@pytest.mark.parametrize("fault", ALONE)
def test_check_one_fault_is_told_once_at_its_place(pejl: Any, tmp_path: Path, fault: str) -> None:
    before, after = ALONE[fault].split("‹x›")
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    path = tmp_path / "en-fejl.toml"
    path.write_text(before + after, "utf-8")
    faults = [row for row in pejl("check", path, "--json").data if row["severity"] == "fejl"]
    assert [(row["line"], row["column"]) for row in faults] == [place], [row["says"] for row in faults]
