"""From when the law counts: time on the benefit. A visitation, age or exception says who is asked, not from when."""

from dataclasses import replace

import pytest

from spec.due.promising import ledger, line, plan, rows, trail

PLAN = plan("")


def of(text: str, day: str, *duties: str) -> list[str]:
    """The rows of some duties, each with the duty's name first."""
    found = rows(PLAN, text, day, law=True)
    return [f"{row.promise.id} {line(row)}" for row in found if row.promise.id.startswith(duties)]


def test_a_visitation_decided_later_is_asked_from_the_benefits_first_day() -> None:
    text = """
    spells  group          start       end
    1       kontanthjaelp  2024-03-01  -

    groups  group          start       end
    1       jobparat       2024-03-11  -
    """
    assert of(text, "2024-03-10", "tilbud_jobparate_2020") == []
    assert of(text, "2024-03-11", "tilbud_jobparate_2020") == ["tilbud_jobparate_2020 1 2024-03-01 → 2024-09-01 AABEN"]


@pytest.mark.parametrize(
    ("day", "duty"), [("2024-03-31", "tilbud_jobparate_2020"), ("2024-04-01", "tilbud_aktivitetsparate_2020")]
)
def test_a_new_visitation_moves_no_day_and_asks_once(day: str, duty: str) -> None:
    text = """
    spells  group            start       end
    1       kontanthjaelp    2024-01-01  -

    groups  group            start       end
    1       jobparat         2024-01-01  2024-04-01
    1       aktivitetsparat  2024-04-01  -
    """
    assert of(text, day, "tilbud_") == [f"{duty} 1 2024-01-01 → 2024-07-01 AABEN"]


def test_a_case_that_began_under_the_old_rule_keeps_it_when_the_visitation_changes_under_the_new() -> None:
    text = """
    spells  group            start       end
    1       kontanthjaelp    2026-05-01  -

    groups  group            start       end
    1       aktivitetsparat  2026-05-01  2026-08-01
    1       jobparat         2026-08-01  -
    """
    found = of(text, "2026-08-02", "samtaler_")
    assert found == ["samtaler_hjaelp_2024 1 samtale 2026-05-01 → 2026-11-01 AABEN"] * 4


def test_a_birthday_begins_no_case() -> None:
    text = """
    persons  born
    1        1995-10-15

    spells   group            start       end
    1        kontanthjaelp    2025-08-01  -

    groups   group            start       end
    1        aktivitetsparat  2025-08-01  -
    """
    assert of(text, "2025-10-14", "tilbud_aktivitetsparate") == []
    (found,) = of(text, "2025-10-15", "tilbud_aktivitetsparate")
    assert found.endswith("1 2025-08-01 → 2026-02-01 AABEN")


def test_one_who_was_excepted_on_the_due_day_is_not_overdue_when_the_exception_ends() -> None:
    text = """
    spells  group                      start       end
    1       kontanthjaelp              2024-03-01  -

    groups  group                      start       end
    1       jobparat                   2024-03-01  -
    1       integrationsprogram_5_aar  2024-02-01  2024-05-01
    """
    assert of(text, "2024-05-02", "foerste_samtale_hjaelp") == []
    assert of(text, "2024-05-02", "tilbud_jobparate") == ["tilbud_jobparate_2020 1 2024-03-01 → 2024-09-01 AABEN"]


def test_the_merger_of_benefits_begins_no_case() -> None:
    text = """
    spells  group              start       end
    1       uddannelseshjaelp  2025-05-01  2025-07-01
    1       kontanthjaelp      2025-07-01  -

    groups  group              start       end
    1       uddannelsesparat   2025-05-01  -
    """
    assert of(text, "2025-07-02", "samtaler_") == ["samtaler_hjaelp_2024 1 samtale 2025-05-01 → 2025-11-01 AABEN"] * 4


def test_two_benefits_from_one_day_are_two_clocks_with_rows_of_their_own() -> None:
    text = """
    spells  group            start       end
    1       jobafklaring     2024-03-01  -
    1       ledighedsydelse  2024-03-01  -
    """
    found = [row.id for row in rows(PLAN, text, "2024-04-01", law=True) if row.promise.id == "samtaler_forloeb_2024"]
    assert len(found) == len(set(found)) == 8
    assert trail(PLAN, text, "2024-04-01", "lov/samtaler_forloeb_2024@jobafklaring/1/2024-03-01/1")


def test_a_talk_on_the_first_day_is_one_of_the_four() -> None:
    text = """
    spells  group            start       end
    1       ledighedsydelse  2024-01-01  -

    talks   day              resets
    1       2024-01-01       ja
    1       2024-02-01       ja
    1       2024-03-01       ja
    1       2024-04-01       ja
    """
    states = [
        row.state.name for row in rows(PLAN, text, "2024-08-01", law=True) if row.promise.id == "samtaler_forloeb_2024"
    ]
    assert states == ["HOLDT"] * 4


def test_sickness_is_no_exemption_of_the_sick() -> None:
    text = """
    spells      group         start       end
    1           jobafklaring  2024-03-01  -

    exemptions  kind          start       end
    1           sygdom        2024-04-01  2024-06-01
    """
    assert {row.due.isoformat() for row in rows(PLAN, text, "2024-07-01", law=True) if row.due} == {"2024-09-01"}


def test_what_no_extract_tells_of_is_never_called_overdue() -> None:
    text = """
    spells  group            start       end
    1       ledighedsydelse  2024-01-01  -
    """
    whole = ledger(text)
    told = {name: value for name, value in whole.coverage.items() if name != "talks"}
    found = rows(PLAN, replace(whole, coverage=told), "2024-08-01", law=True)
    assert {(row.state.name, row.cause.name) for row in found if row.act and row.act.noun == "samtale"} == {
        ("AFVENTER", "REGISTRERING")
    }
    assert "ingen_udtraek" in trail(PLAN, replace(whole, coverage=told), "2024-08-01", found[0].id)


def test_an_exemption_without_an_end_keeps_the_row_open_and_says_why() -> None:
    text = """
    spells      group            start       end
    1           ledighedsydelse  2024-01-01  -

    exemptions  kind             start       end
    1           barsel           2024-02-01  -
    """
    row = rows(PLAN, text, "2024-08-01", law=True)[0]
    assert (row.state.name, row.due) == ("FRITAGET", None)
    steps = trail(PLAN, text, "2024-08-01", row.id)
    assert {"stille · barsel · 2024-02-01", "staar_stille · 2024-07-01"} <= set(steps)
