"""Goals on the municipality's own events, from the plan file to the verdict."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from pejl.answers.standings import lag_of
from pejl.check import check_file
from pejl.goals import Standing, stand
from pejl.ledger.events import EventStore
from spec.check.planning import goal, plan, row
from spec.goals.judging import why
from spec.indicators.counting import SINCE, figures_of
from spec.telling import NOW, told

OWN = {"tal_fra": '"egne"', "naevner": None}
LAST = "2024-12-31"


def stands(folder: Path, text: str, ledger: str, *, known: str = LAST, since: str = SINCE, on: str = LAST) -> Standing:
    """The first goal of a plan of Frederikssund, held against a drawn ledger."""
    path = folder / "plan.toml"
    path.write_text(text.replace('"Solrød"', '"Frederikssund"'), "utf-8")
    found = check_file(path)
    assert found.bound is not None, [(each.code, each.params) for each in found.findings]
    figures = figures_of(ledger, known, since, found.typed)
    return stand(found.bound.goals[0], found.bound, figures, date.fromisoformat(on))


# --- the law's goal --------------------------------------------------------------------------------------

FOKUS = goal(
    **OWN,
    indikator='"indsats.fokusmaal"',
    maalgruppe='["A-dagpenge", "jobparate kontanthjælpsmodtagere"]',
    maaltal='"opfylder fokusmålet"',
    opgoeres='"hver måling"',
)


def ten_senior(offers: str) -> str:
    """Ten on dagpenge since 2022; `7 2024-03-10` has an offer of the days from 2023 to then."""
    spells = "".join(f"    {person:<6}  a_dagpenge  2022-01-01  -\n" for person in range(1, 11))
    rows = "".join(
        f"    {person:<6}  virksomhedspraktik  2023-12-01  {end}\n"
        for person, end in (each.split() for each in offers.split(","))
    )
    heads = "    spells  group       start       end\n", "    offers  kind                start       end\n"
    return f"{heads[0]}{spells}\n{heads[1]}{rows}"


@pytest.mark.parametrize(
    ("offers", "holds", "share"),
    [
        ("1 -,2 -,3 -,4 -,5 -,6 -,7 -,8 -", True, 20),
        ("1 -,2 -,3 -,4 -,5 -,6 -,7 -", False, 30),
        ("1 -,2 -,3 -,4 -,5 -,6 -,7 -,8 2023-12-31", False, 30),
        ("1 -,2 -,3 -,4 -,5 -,6 -,7 -,8 2024-01-02", True, 20),
    ],
    ids=["20 per cent", "30 per cent", "30 at the last date", "20 at the last date"],
)
def test_fokusmaal_is_under_30_at_every_measuring_date(tmp_path: Path, offers: str, holds: bool, share: int) -> None:
    found = stands(tmp_path, plan(FOKUS), ten_senior(offers))
    assert found.judgement.value is not None
    assert (found.holds, found.judgement.value.exact) == (holds, share)


def test_fokusmaal_is_not_judged_on_dates_whose_12_months_the_events_do_not_cover(tmp_path: Path) -> None:
    """Before December 2024 nobody's offers are known for 12 months: then all would seem to lack one."""
    found = stands(tmp_path, plan(FOKUS), ten_senior("1 -,2 -,3 -,4 -,5 -,6 -,7 -,8 -"), since="2024-01-01")
    assert found.judgement.own is not None
    assert (found.holds, found.judgement.own.period.id) == (True, "2024M12")
    early = stands(tmp_path, plan(FOKUS), ten_senior("1 -"), since="2024-01-02")
    assert (early.holds, why(early)[0]) == (None, "egne_ingen_periode")


# --- a change from a baseline ----------------------------------------------------------------------------

FEWER = goal(
    **OWN,
    indikator='"ydelser.fuldtidspersoner"',
    maaltal='"mindst 10 % lavere end i december 2023"',
)


@pytest.mark.parametrize(("minutes", "holds"), [(0, True), (1, False)])
def test_change_ten_per_cent_lower_is_enough_to_the_minute(tmp_path: Path, minutes: int, holds: bool) -> None:
    rows = "".join(f"    {person:<6}  a_dagpenge  2022-01-01  -           2220\n" for person in range(1, 10))
    heads = "    spells  group       start       end         minutes\n"
    ledger = f"{heads}{rows}    10      a_dagpenge  2022-01-01  2024-01-01  2220\n"
    if minutes:
        ledger += f"    11      a_dagpenge  2024-12-31  -           {minutes}\n"
    found = stands(tmp_path, plan(FEWER), ledger)
    assert (found.holds, found.judgement.reference and found.judgement.reference.exact) == (holds, 10)


def test_own_events_are_told_no_statistics_lag(tmp_path: Path) -> None:
    ledger = "    spells  group       start       end\n    1       a_dagpenge  2022-01-01  -\n"
    assert lag_of(stands(tmp_path, plan(FEWER), ledger)) is None


# --- what own events cannot decide -----------------------------------------------------------------------

SICK = """
    persons  area
    1        250
    2        240

    spells  group         start       end  area
    1       sygedagpenge  2024-01-01  -    250
    2       sygedagpenge  2024-01-01  -    240
"""


@pytest.mark.parametrize(
    "maaltal", ["under landsgennemsnittet", "under gennemsnittet for Egedal", "blandt de 5 laveste i landet"]
)
def test_a_goal_against_others_is_not_decided_on_own_events(tmp_path: Path, maaltal: str) -> None:
    """One who moved to Egedal is not Egedal's number, and nobody at all is not a low one."""
    asked = goal(**OWN, indikator='"indsats.loennede_timer"', maalgruppe='"sygedagpenge"', maaltal=f'"{maaltal}"')
    found = stands(tmp_path, plan(asked), SICK)
    assert (found.holds, why(found)[0]) == (None, "egne_kun_egen_kommune")
    assert found.judgement.value is not None
    assert found.judgement.value.exact == 0


def test_events_of_another_municipality_never_count_as_nobody_here(tmp_path: Path) -> None:
    asked = goal(**OWN, indikator='"ydelser.personer"', maalgruppe='"sygedagpenge"', maaltal='"højst 10"')
    elsewhere = SICK.replace("250", "190").replace("240", "190")
    found = stands(tmp_path, plan(asked), elsewhere)
    assert (found.holds, found.verdict, why(found)[0]) == (None, "kan_ikke_afgoeres", "egne_kun_egen_kommune")


def test_a_typed_number_never_stands_in_for_own_events(tmp_path: Path) -> None:
    asked = goal(**OWN, indikator='"unge.uden_tilknytning"', maalgruppe='"unge"', maaltal='"højst 5 %"')
    found = stands(tmp_path, plan(asked), SICK)
    assert (found.holds, why(found)[0]) == (None, "egne_ingen_regel")


# --- by the command line ---------------------------------------------------------------------------------


def test_goals_on_events_in_the_ledger_are_told_by_the_command(pejl: Any, tmp_path: Path) -> None:
    """Courses of 2, 3 and 4 weeks that ended in March 2023: 3 weeks on average, and a milestone that was not met."""
    spells = [
        "1 sygedagpenge 60-74",
        "2 sygedagpenge 60-81",
        "3 sygedagpenge 60-88",
        "4 sygedagpenge 60-",
        "5 fleksjob 1-",
    ]
    said = told("aa", datetime(2023, 3, 31, 8, tzinfo=UTC), since=date(2023, 1, 1), spells=spells)
    EventStore(tmp_path / "pejl-data").publish(said, NOW)
    asked = goal(
        **OWN,
        indikator='"sygedagpenge.varighed"',
        maalgruppe='"sygedagpenge"',
        maaltal='"højst 3 uger"',
        senest="2023-12-31",
    )
    text = plan(
        asked, row("maal.milepael", senest="2023-03-31", maaltal='"højst 2 uger"'), fra="2023-01-01", til="2023-12-31"
    )
    (tmp_path / "plan.toml").write_text(text.replace('"Solrød"', '"Frederikssund"'), "utf-8")
    (found,) = pejl("goals", tmp_path / "plan.toml", "--on", "2023-03-31", "--json").data["goals"]
    assert (found["holds"], found["value"]) == (True, "3")
    assert [(each["source"], each["period"]) for each in found["sources"]] == [("egne", "2023M03")]
    assert "højst 2 uger; tallet var 3,0: ikke nået" in found["why"]
