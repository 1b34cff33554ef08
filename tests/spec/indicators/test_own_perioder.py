"""Which periods own events can be counted for, and what is said where they cannot."""

from datetime import date

import pytest

from pejl.ledger import Figures
from pejl.measure import area, run
from pejl.measure.own import own_periods, why_none
from pejl.periods import Period
from pejl.rules import Missing
from pejl.words import say
from spec.drawing import KNOWN, SHELF
from spec.indicators.counting import counting, lacks, measured, own_spec, periods

PERSONS = "ydelser.personer"
LEDGER = """
    persons  area
    1        250
    2        240

    spells  group         start       end
    1       sygedagpenge  2023-11-20  -

    offers  kind                start       end
    1       virksomhedspraktik  2023-12-01  2023-12-31

    orders  kind      day
    1       jobordre  2024-01-10
"""

# --- what is known whole ---------------------------------------------------------------------------------


def test_periods_known_through_the_last_day_of_a_month_has_the_month() -> None:
    assert periods(PERSONS, LEDGER, known="2024-03-31", since="2024-01-01") == [
        "2024M03",
        "2024Q01",
        "2024M02",
        "2024M01",
    ]
    assert periods(PERSONS, LEDGER, known="2024-03-30", since="2024-01-01") == ["2024M02", "2024M01"]


def test_periods_that_begin_before_the_sources_do_are_not_counted() -> None:
    assert periods(PERSONS, LEDGER, known="2024-03-31", since="2024-01-02") == ["2024M03", "2024M02"]
    assert periods(PERSONS, LEDGER, known="2024-12-31", since="2024-01-01")[0] == "2024M12"
    assert "2024" in periods(PERSONS, LEDGER, known="2024-12-31", since="2024-01-01")
    assert "2024" not in periods(PERSONS, LEDGER, known="2024-12-31", since="2024-01-02")


def test_periods_end_by_the_day_asked_about() -> None:
    assert periods(PERSONS, LEDGER, since="2024-01-01", by="2024-02-29") == ["2024M02", "2024M01"]
    assert periods(PERSONS, LEDGER, since="2024-01-01", by="2024-02-28") == ["2024M01"]


def test_periods_go_ten_years_back_at_most() -> None:
    found = periods(PERSONS, LEDGER, known="2024-03-31", since="2000-01-01")
    assert [period for period in found if len(period) == 4] == [str(year) for year in range(2023, 2013, -1)]
    assert found[-1] == "2014M04"


def test_a_period_that_is_not_known_whole_is_told_with_what_is() -> None:
    assert lacks(PERSONS, LEDGER, "2024M03", known="2024-03-30") == "egne_uden_for"
    assert lacks(PERSONS, LEDGER, "2024M01", since="2024-01-02") == "egne_uden_for"
    assert lacks(PERSONS, LEDGER, "2024QMAT01") == "egne_uden_for"


def test_periods_of_sources_that_say_no_first_day_are_none_and_the_table_is_named() -> None:
    """Years that nobody has rows for are not years without persons."""
    assert periods(PERSONS, LEDGER, since="") == []
    assert lacks(PERSONS, LEDGER, "2024M01", since="") == "egne_uden_foerste_dag"
    figures = Figures([], KNOWN, events=counting(LEDGER, spells="2024-01-01/2024-03-31", offers="/2024-03-31"))
    assert "2024M01" in [each.id for each in own_periods(figures, own_spec(PERSONS), date(2030, 1, 1))]
    asked = own_spec("indsats.fokusmaal", "sygedagpenge")
    assert own_periods(figures, asked, date(2030, 1, 1)) == []
    lack = why_none(figures, asked)
    assert say(lack.code, lack.params).startswith("intet udtræk siger, fra hvilken dag det dækker tilbud, så")


def test_periods_are_those_that_every_table_of_the_rule_knows_whole() -> None:
    """Spells loaded in March do not make offers of January known for March."""
    ledger = LEDGER.replace("2023-11-20", "2022-11-20")
    events = counting(ledger, known="2024-03-31", since="2022-01-01", offers="2022-01-01/2024-01-31")
    figures = Figures([], KNOWN, events=events)

    def newest(name: str) -> str:
        return own_periods(figures, own_spec(name, "sygedagpenge"), date(2030, 1, 1))[0].id

    assert (newest(PERSONS), newest("indsats.fokusmaal")) == ("2024M03", "2024M01")
    found = run(figures, own_spec("indsats.fokusmaal", "sygedagpenge"), area("250"), Period.parse("2024M01"))
    assert found.trail.figures[0].as_of.isoformat() == "2024-01-31T22:59:59.999999+00:00"
    with pytest.raises(Missing) as lacking:
        run(figures, own_spec("indsats.fokusmaal", "sygedagpenge"), area("250"), Period.parse("2024M03"))
    assert (lacking.value.code, lacking.value.params["dag"]) == ("egne_uden_for", date(2024, 1, 31))


# --- what comes after and what went before ---------------------------------------------------------------


def test_settles_a_period_is_counted_when_its_outcome_has_been_seen() -> None:
    """The last of January and 92 days is 2 May; 31 days from it 2 March."""
    job = "virksomheder.besaettelsesgrad"
    assert periods(job, LEDGER, known="2024-05-02", since="2024-01-01") == ["2024M01"]
    assert periods(job, LEDGER, known="2024-05-01", since="2024-01-01") == []
    assert lacks(job, LEDGER, "2024M01", known="2024-05-01") == "egne_udfald_senere"


def test_settles_a_course_has_ended_when_a_calendar_month_has_passed() -> None:
    length = "sygedagpenge.varighed"
    assert periods(length, LEDGER, "a_dagpenge", known="2024-03-02", since="2024-01-01") == ["2024M01"]
    assert periods(length, LEDGER, "a_dagpenge", known="2024-03-01", since="2024-01-01") == []
    assert periods(length, LEDGER, "sygedagpenge", known="2024-01-31", since="2024-01-01") == ["2024M01"]


def test_looks_back_a_rule_of_12_months_needs_12_months_of_events() -> None:
    focus = "indsats.fokusmaal"
    assert periods(focus, LEDGER, "sygedagpenge", known="2024-12-31", since="2024-01-01") == [
        "2024M12",
        "2024Q04",
        "2024",
    ]
    assert periods(focus, LEDGER, "sygedagpenge", known="2024-12-31", since="2024-01-02") == []
    assert lacks(focus, LEDGER, "2024M12", "sygedagpenge", since="2024-01-02") == "egne_ser_laengere_tilbage"


def test_looks_back_292_of_364_days_needs_364_days_of_events() -> None:
    asked = ("ledige.langtidsledige", LEDGER, "sygedagpenge")
    assert "2024M12" in periods(*asked, known="2024-12-31", since="2024-01-02")
    assert "2024M12" not in periods(*asked, known="2024-12-31", since="2024-01-04")
    assert "2024M12" in periods(*asked, variant="over 1 år", known="2024-12-31", since="2024-01-04")


# --- what cannot be counted ------------------------------------------------------------------------------


def test_another_area_is_not_in_the_own_events() -> None:
    assert lacks(PERSONS, LEDGER, "2024M01", place="000") == "egne_kun_egen_kommune"
    assert lacks(PERSONS, LEDGER, "2024M01", place="RAR-SJAELLAND") == "egne_kun_egen_kommune"
    assert lacks(PERSONS, LEDGER, "2024M01", place="190") == "egne_kun_egen_kommune"


def test_an_indicator_without_a_rule_is_not_counted() -> None:
    assert lacks("ydelser.forventet", LEDGER, "2024M01") == "egne_ingen_regel"


def test_without_events_nothing_is_counted() -> None:
    with pytest.raises(Missing) as lacking:
        run(Figures([], KNOWN), own_spec(PERSONS, "sygedagpenge"), area("250"), Period.parse("2024M01"))
    assert lacking.value.code == "egne_mangler"


READS_VARIANT = {
    "indsats.deltagelse",
    "ledige.langtidsledige",
    "tilfredshed.andel",
    "unge.efter_forloeb",
    "virksomheder.svar_i_tide",
    "ydelser.over_varighed",
}
OWN_RULES = sorted(name for name, each in SHELF.items() if each.own)


@pytest.mark.parametrize("name", OWN_RULES)
def test_a_way_to_count_that_the_rule_does_not_know_is_never_left_out_of_account(name: str) -> None:
    code = "ukendt_opgoerelse" if name in READS_VARIANT else "egne_uden_opgoerelse"
    assert lacks(name, LEDGER, "2024M01", variant="cpr-nummer 2018-2023") == code


def test_a_period_known_is_counted_and_says_when_it_was_so_known() -> None:
    found = measured(PERSONS, LEDGER, "2024M01", "sygedagpenge", known="2024-01-31", since="2024-01-01")
    assert found.value.exact == 1
    assert found.trail.figures[0].as_of.isoformat() == "2024-01-31T22:59:59.999999+00:00"


def test_why_a_period_is_not_known_reads_as_a_sentence() -> None:
    told = say("egne_uden_for", {"periode": "2024M01", "fra": "", "dag": "2024-03-30"}, "da")
    assert told == "hændelserne rækker ikke til hele 2024M01: de er kendt til og med 2024-03-30"
