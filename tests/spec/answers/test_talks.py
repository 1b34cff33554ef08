"""The day's booked talks, who stands by whom, and what is known before a talk, on 1 March 2024."""

from datetime import date

import pytest

from pejl.answers.borger import citizen, persons_of_team, teams_by_person, teams_of, workers_of
from pejl.answers.promises import setting_of
from pejl.answers.talks import preparation, talks_on
from pejl.due.run import sheet
from pejl.due.sheet import DueRow
from pejl.words import say
from spec.answers.test_borger import block, of, one
from spec.due.promising import ledger, plan, promise

DAY = date(2024, 3, 1)
STAFF = """
relations  role           who  start       end
1          sagsbehandler  k1   2024-01-01  -
1          mentor         k2   2024-02-01  2024-03-02
2          sagsbehandler  k2   2024-01-01  2024-03-01
2          mentor         k3   2024-01-01  -
3          sagsbehandler  k4   2024-03-01  -
4          sagsbehandler  k1   2024-03-02  -

staff      team           start       end
k1         nord           2024-01-01  -
k2         syd            2024-01-01  -
k3         syd            2024-01-01  2024-03-01
k3         vest           2024-03-01  -

talks      day         kind        outcome  form     topics
1          2024-03-01  jobsamtale  booket   telefon  job+plan
2          2024-03-01  cv          booket   video
3          2024-03-01  jobsamtale  holdt    video
4          2024-03-02  jobsamtale  booket   video
5          2024-03-01  jobsamtale  booket   video
"""

# --- who stands by whom ------------------------------------------------------------------------------------


def test_workers_of_are_those_of_the_day_the_last_to_come_first() -> None:
    snapshot = ledger(STAFF)
    assert workers_of(snapshot, 1, DAY) == (("mentor", "k2", "syd"), ("sagsbehandler", "k1", "nord"))
    assert workers_of(snapshot, 1, date(2024, 3, 2)) == (("sagsbehandler", "k1", "nord"),)
    assert workers_of(snapshot, 2, DAY) == (("mentor", "k3", "vest"),)
    assert workers_of(snapshot, 3, DAY) == (("sagsbehandler", "k4", ""),)
    assert workers_of(snapshot, 99, DAY) == ()


def test_teams_of_many_are_the_teams_of_each() -> None:
    snapshot = ledger(STAFF)
    for day in (DAY, date(2024, 2, 29), date(2024, 3, 2), date(2023, 1, 1)):
        each = {person: teams_of(snapshot, person, day) for person in (1, 2, 3, 4, 5, 99)}
        assert teams_by_person(snapshot, each, day) == {person: teams for person, teams in each.items() if teams}
        for team in ("nord", "syd", "vest", "ingen"):
            assert persons_of_team(snapshot, team, day) == {person for person, teams in each.items() if team in teams}
    assert teams_by_person(snapshot, [1, 2], DAY) == {1: {"nord", "syd"}, 2: {"vest"}}
    assert teams_by_person(snapshot, [], DAY) == {}


# --- the day's talks ---------------------------------------------------------------------------------------


def test_talks_on_are_the_booked_ones_of_the_day() -> None:
    found = talks_on(ledger(STAFF), DAY)
    assert [(each.person, each.kind, each.form, each.topics, each.worker, each.team) for each in found] == [
        (1, "jobsamtale", "telefon", ("job", "plan"), "k1", "nord"),
        (2, "cv", "video", (), "", ""),
        (5, "jobsamtale", "video", (), "", ""),
    ]
    assert talks_on(ledger(STAFF), date(2024, 3, 3)) == ()


@pytest.mark.parametrize(
    ("worker", "team", "persons"),
    [("k1", None, [1]), ("k2", None, []), (None, "nord", [1]), ("", None, [2, 5]), (None, "", [2, 5]), ("k1", "", [])],
)
def test_talks_on_a_worker_s_or_a_team_s(worker: str | None, team: str | None, persons: list[int]) -> None:
    found = talks_on(ledger(STAFF), DAY, worker=worker, team=team)
    assert [each.person for each in found] == persons


# --- before a talk -----------------------------------------------------------------------------------------

SICK = block("spells", "group", "sygedagpenge 2024-01-01 -")
WORKER = block("relations", "role", "sagsbehandler 2024-01-01 -")
PLANNED = "happenings  kind        day\n1           plan_lavet  2024-01-01\n\n"


def said(text: str, rows: list[DueRow] | None = None) -> list[str]:
    return [say(step.code, step.params) for step in preparation(of(text), rows or [])]


def test_preparation_nothing_known_is_said_so() -> None:
    assert said(SICK) == [
        "Der er ikke registreret en holdt samtale før.",
        "Der er ikke registreret en plan, siden forløbet begyndte den 1. januar 2024.",
        "Ingen sagsbehandler er knyttet til borgeren.",
    ]


def test_preparation_the_last_talk_held_and_who_stayed_away_since() -> None:
    talks = """
talks       day         kind         outcome    form      topics
1           2024-01-05  jobsamtale   udeblevet
1           2024-01-10  jobsamtale   holdt      telefon   job
1           2024-02-05  opfoelgning  udeblevet
1           2024-02-12  opfoelgning  booket
1           2024-03-01  opfoelgning  holdt      video
"""
    assert said(SICK + WORKER + PLANNED + talks) == [
        "Sidste samtale: jobsamtale den 10. januar 2024, telefon, om job.",
        "Udeblev siden da: 5. februar 2024.",
        "Samtalen den 12. februar 2024 (opfølgningssamtale) er booket, men der er ikke registreret, om den blev holdt.",
    ]


@pytest.mark.parametrize(
    ("end", "last"), [("2024-03-02", "1. marts 2024"), ("2024-03-30", "29. marts 2024"), ("2024-03-31", ""), ("-", "")]
)
def test_preparation_an_offer_or_exemption_that_ends_within_four_weeks(end: str, last: str) -> None:
    for table, code, sentence in (
        ("offers", "virksomhedspraktik", "Tilbuddet virksomhedspraktik har sidste dag den {}."),
        ("exemptions", "barsel", "Fritagelsen (barsel) har sidste dag den {}."),
    ):
        found = said(SICK + WORKER + PLANNED + block(table, "kind", f"{code} 2024-02-01 {end}"))
        assert found[1:] == ([sentence.format(last)] if last else [])


@pytest.mark.parametrize(("day", "lacks"), [("2023-12-31", True), ("2024-01-01", False)])
def test_preparation_a_plan_and_a_cv_count_from_the_first_day_of_the_course(day: str, lacks: bool) -> None:
    insured = block("spells", "group", "a_dagpenge 2024-01-01 -") + WORKER
    marks = f"happenings  kind         day\n1           en_plan      {day}\n1           cv_godkendt  {day}\n"
    assert len(said(insured + marks)) == (3 if lacks else 1)


def test_preparation_only_those_who_are_to_look_for_a_job_are_asked_for_a_cv() -> None:
    assert [step.code for step in preparation(of(SICK + WORKER + PLANNED))] == ["reg_forbered_ingen_samtale"]


def test_preparation_what_is_due_within_four_weeks() -> None:
    bound = plan(
        promise(
            "hver 4. uge",
            tekst="Opfølgning hver fjerde uge.",
            maalgruppe="sygedagpenge",
            udloeses_af="sygdom.sygemeldt",
            opfyldt_af="samtaler.holdt",
        )
    )
    snapshot = ledger(SICK + WORKER + PLANNED)
    rows = sheet(bound.promises, snapshot, DAY, setting_of(bound)).by_day().rows()
    found = [say(step.code, step.params) for step in preparation(citizen(one(snapshot), 1, DAY), rows)]
    assert found[1] == "Skulle være sket senest den 29. januar 2024: Opfølgning hver fjerde uge."
    early = date(2024, 1, 1)
    rows = sheet(bound.promises, snapshot, early, setting_of(bound)).by_day().rows()
    told = preparation(citizen(one(snapshot), 1, early), rows)
    assert "Skal ske senest den 29. januar 2024: Opfølgning hver fjerde uge." in [say(s.code, s.params) for s in told]
    other = preparation(citizen(one(ledger(SICK.replace("\n1", "\n2")), 2), 2, early), rows)
    assert [step.code for step in other if "forfalder" in step.code or "overskredet" in step.code] == []
