"""What is said of a dated promise that cannot be run as it is written, and of one that can but says too little."""

from datetime import date
from pathlib import Path

import pytest

from spec.check.planning import FAULT, REMARK, expect, plan, promise

ENQUIRY = {"maalgruppe": '"virksomheder"', "udloeses_af": '"jobordrer.henvendelse"', "opfyldt_af": '"jobordrer.svar"'}
VISITS = {"maalgruppe": '"virksomheder"', "udloeses_af": '"kalender.maaned"', "opfyldt_af": '"besoeg.holdt"'}
OPEN = '[kalender]\naabningstid = { mandag = "8-15" }\n'


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (promise('"inden for 4 uger"', opfyldt_af='‹ukendt_haendelse›"samtaler.hold"'), "samtaler.holdt"),
        (
            promise('"inden for 4 uger"', udloeses_af='‹ukendt_haendelse›"samtaler.xyzzy"'),
            "samtaler.holdt",
        ),
        (promise('"inden for 4 uger"', naar='‹ukendt_haendelse›"forloeb.varihed"'), "forloeb.varighed"),
        (promise('"inden for 4 uger"', opfyldt_af='‹tilstand_er_ikke_haendelse›"sygdom.ansat_uden_opstart"'), None),
        (promise('‹varighed_passer_ikke›"når forløbet når 6 måneder"'), None),
        (promise('‹varighed_passer_ikke›"inden for 6 måneder"', udloeses_af='"forloeb.varighed"'), None),
        (promise('"inden for 4 uger"', opfyldt_af='‹haendelser_passer_ikke_sammen›"besoeg.holdt"'), None),
        (promise('‹kalender_uden_antal›"inden for 4 uger"', **VISITS), None),
        (promise('‹henvendelse_uden_timer›"inden for 2 hverdage"', **ENQUIRY), None),
        (promise('"inden for 24 timer"', timer='‹aabningstid_mangler›"åbningstid"', **ENQUIRY), None),
        (promise('"inden for 24 timer"', timer='‹aabningstid_kun_henvendelser›"åbningstid"'), None),
        (promise('‹navneord_uden_haendelse›"mindst 2 kurser inden for 4 uger"', opfyldt_af=None), None),
        (promise('"2 om måneden"', **{**VISITS, "opfyldt_af": '‹opfyldt_af_periode›"kalender.aar"'}), None),
        (promise('"inden for 4 uger"', opfyldt_af='‹opfyldt_af_periode›"forloeb.varighed"'), None),
        (promise('"inden for 4 uger"', naar='‹naar_uden_laengde›"forloeb.varighed"'), None),
        (promise('"inden for 4 uger"', andel='‹andel_ikke_forstaaet›"de fleste"'), None),
        (promise('"inden for 4 uger"', andel='‹andel_ikke_forstaaet›"3"'), "75 %"),
        (promise('"hver 4. uge"', i_de_foerste='"6 ‹hvornaar_ikke_forstaaet›ugler"'), None),
    ],
    ids=lambda value: value if isinstance(value, str) and "\n" not in value else None,
)
def test_what_makes_no_rows_is_a_fault_at_the_word_that_is_wrong(tmp_path: Path, rows: str, says: str | None) -> None:
    found = expect(tmp_path, plan(rows), severity=FAULT)
    assert found.bound is None
    if says:
        assert found.findings[0].params["forslag"] == says


@pytest.mark.parametrize(
    "rows",
    [
        promise('"inden for 4 uger"', id='‹loefte_uden_slut›"l"', opfyldt_af=None),
        promise('‹loefte_uden_frist›"ved hver samtale"', udloeses_af='"samtaler.holdt"', opfyldt_af='"tilbud.mentor"'),
        promise(
            '‹navneord_passer_ikke›"ved hver raskmelding"',
            udloeses_af='"samtaler.holdt"',
            opfyldt_af='"samtaler.konkrete_job"',
        ),
        promise('"2 om måneden"', naar='‹betingelse_kan_ikke_ses›"forloeb.varighed"', **VISITS),
    ],
)
def test_what_makes_rows_but_says_too_little_is_remarked(tmp_path: Path, rows: str) -> None:
    assert expect(tmp_path, plan(rows), severity=REMARK).bound is not None


@pytest.mark.parametrize(
    "rows",
    [
        promise('"ved hver samtale"', udloeses_af='"samtaler.holdt"', opfyldt_af='"samtaler.konkrete_job"'),
        promise('"når forløbet når 6 måneder"', udloeses_af='"forloeb.varighed"'),
        promise('"mindst 4 samtaler og 1 tilbud inden for 12 måneder"', opfyldt_af=None),
        promise('"hver 4. uge"', naar='"A-dagpenge"', i_de_foerste='"6 måneder"'),
        promise('"inden for 4 uger"', naar='"sygdom.ansat_uden_opstart"', andel='"75 %"'),
        promise('"2 om måneden"', **VISITS),
        promise('"inden for 2 døgn"', **ENQUIRY),
        promise('"inden for 24 timer"', timer='"åbningstid"', **ENQUIRY) + OPEN,
    ],
)
def test_every_shape_can_be_written_so_that_nothing_is_said(tmp_path: Path, rows: str) -> None:
    assert len(expect(tmp_path, plan(rows)).bound.promises) == 1  # type: ignore[union-attr]  # it has no faults


@pytest.mark.parametrize("written", ["15-8", "25-26", "8-8"])
def test_opening_hours_that_are_none_are_a_fault(tmp_path: Path, written: str) -> None:
    expect(
        tmp_path, plan(f'[kalender]\naabningstid = {{ mandag = ‹ikke_en_aabningstid›"{written}" }}\n'), severity=FAULT
    )


def test_closing_days_are_days_or_the_names_of_days(tmp_path: Path) -> None:
    head = '[kalender]\nlukket = ["grundlovsdag"]\nlukkedage = [2024-05-10]\n'
    bound = expect(tmp_path, plan(head)).bound
    assert bound is not None
    free = bound.opening.calendar
    days = (date(2024, 6, 5), date(2024, 5, 10), date(2024, 5, 13))
    assert [free.why_free(day) for day in days] == ["lukkedag", "lukkedag", ""]
