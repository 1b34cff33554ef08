"""The commands about promises, run as a user runs them on one made-up municipality: due, why, kept, whatif."""

import csv
import re
from io import StringIO
from typing import Any

import jsonschema
import pytest

from conftest import Pejl

PLAN = "plans/frederikssund-2024.toml"
AT = ("--on", "2024-03-31")
BANNER = "OPDIGTEDE BORGERE"
STATES = ("holdt", "holdt_for_sent", "overskredet", "snart", "aaben", "fritaget", "afventer")


def sheet(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(out.removeprefix("\ufeff")), delimiter=";"))


def rows(small_town: Pejl, *argv: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = small_town("due", PLAN, *AT, *argv, "--json").data["rows"]
    return found


# --- the work list ---------------------------------------------------------------------------------------


def test_due_lists_what_is_not_done_in_order_of_its_day(small_town: Pejl) -> None:
    found = rows(small_town)
    days = [row["due"] for row in found if row["due"]]
    assert days == sorted(days)
    assert {row["state"] for row in found} <= set(STATES[2:])
    assert {row["origin"] for row in found} == {"frederikssund-2024", "lov"}
    assert len({row["row"] for row in found}) == len(found)


def test_due_shows_a_screenful_and_says_how_many_are_left(small_town: Pejl) -> None:
    everything, some = len(rows(small_town)), small_town("due", PLAN, *AT, "--most", "3")
    assert f"I alt {everything}:" in some.words
    assert f"Ikke vist: {everything - 3}." in some.words
    assert len(rows(small_town, "--most", "3")) == 3
    assert rows(small_town, "--most", "0") == []


def test_due_says_what_is_known_what_stands_together_and_what_is_not_read(small_town: Pejl) -> None:
    said = small_town("due", PLAN, *AT, "--promise", "integrationsprogram", "P37", "--all").words
    assert BANNER in said
    assert "kendt til og med 31. marts 2024" in said
    assert "lovens rækker begynder med lov/" in said
    assert "(uprøvet): reglen er ikke læst i loven selv" in said


def test_due_writes_a_row_whole_so_that_why_can_be_asked(small_town: Pejl) -> None:
    shown, (row,) = small_town("due", PLAN, *AT, "--most", "1").out, rows(small_town, "--most", "1")
    assert row["row"] in shown
    assert row["subject"] in shown


@pytest.mark.parametrize(("word", "state"), [("holdt", "holdt"), ("for-sent", "holdt_for_sent"), ("åben", "aaben")])
def test_due_state_chooses_rows_also_those_that_are_kept(small_town: Pejl, word: str, state: str) -> None:
    assert {row["state"] for row in rows(small_town, "--state", word)} == {state}


def test_due_all_has_kept_rows_and_those_of_cases_that_are_over(small_town: Pejl) -> None:
    found, everything = rows(small_town), rows(small_town, "--all")
    assert {row["row"] for row in found} < {row["row"] for row in everything}
    assert any(row["ended"] and row["ended"] <= "2024-03-31" for row in everything)
    assert not any(row["ended"] and row["ended"] <= "2024-03-31" for row in found)


def test_due_chooses_by_promise_family_team_worker_role_and_citizen(small_town: Pejl) -> None:
    assert {row["promise"] for row in rows(small_town, "--promise", "P37")} == {"P37"}
    assert {row["promise"] for row in rows(small_town, "--promise", "samtaler_halvaar")} > {"samtaler_hjaelp_2024"}
    one = next(row for row in rows(small_town) if row["worker"] and row["team"])
    assert {row["team"] for row in rows(small_town, "--team", one["team"])} == {one["team"]}
    assert {row["worker"] for row in rows(small_town, "--worker", one["worker"])} == {one["worker"]}
    assert {row["worker"] for row in rows(small_town, "--worker", "ingen")} == {""}
    assert {row["subject"] for row in rows(small_town, "--citizen", one["subject"])} == {one["subject"]}
    assert {row["promise"] for row in rows(small_town, "--who", "virksomhedskonsulent")} <= {"P16", "P18"}


@pytest.mark.parametrize("way", ["dag", "loefte", "gruppe", "hold", "borger"])
def test_due_by_counts_every_row_at_least_once(small_town: Pejl, way: str) -> None:
    counted = rows(small_town, "--by", way)
    assert sum(row["rows"] for row in counted) == len(rows(small_town))
    assert all(row["rows"] == sum(row[state] for state in STATES) for row in counted)


# --- the other questions ---------------------------------------------------------------------------------


def test_waiting_says_whom_the_rows_wait_for(small_town: Pejl) -> None:
    found = rows(small_town, "--waiting")
    assert sum(row["rows"] for row in found) == len(rows(small_town, "--state", "afventer"))
    assert "venter på a-kassen" in small_town("due", PLAN, *AT, "--waiting").words


def test_capacity_has_eight_weeks_for_each_team(small_town: Pejl) -> None:
    found = rows(small_town, "--capacity")
    assert {f"week_{week}" for week in range(8)} < set(found[0])
    assert {row["acts"] for row in found} == {"talks", "offers", ""}
    assert "uge +7" in small_town("due", PLAN, *AT, "--capacity").out


def test_still_has_those_who_have_not_moved_longest_first(small_town: Pejl) -> None:
    days = [row["days"] for row in rows(small_town, "--still", "12")]
    assert days == sorted(days, reverse=True)
    assert days[-1] >= 84
    some = rows(small_town, "--still", "12", "--group", "sygedagpenge")
    assert 0 < len(some) < len(days)


@pytest.mark.parametrize("what", ["ungeguide", "koordinator", "plan", "sagsbehandler"])
def test_lacking_says_since_when_and_of_whom_it_was_asked(small_town: Pejl, what: str) -> None:
    since = [row["since"] for row in rows(small_town, "--lacking", what)]
    assert since == sorted(since)
    assert "Spurgt om" in small_town("due", PLAN, *AT, "--lacking", what).words


def test_national_holds_their_deadlines_beside_ours(small_town: Pejl) -> None:
    for row in rows(small_town, "--national"):
        both = row["national_due"] is not None and row["due"] is not None
        assert (row["days"] is not None) == both
        assert (row["days"] == 0) == (row["match"] == "samme_dag")


# --- why -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["holdt", "for-sent", "overskredet", "snart", "fritaget", "afventer"])
def test_why_tells_the_trail_of_a_row_in_every_state(small_town: Pejl, state: str) -> None:
    (row,) = rows(small_town, "--state", state, "--most", "1", "--all")
    ran = small_town("why", row["row"], "--plan", PLAN, *AT)
    assert ran.code == 0, ran.err
    assert row["text"] in ran.words
    assert "Sådan står rækken 31. marts 2024" in ran.words
    told = small_town("why", row["row"], "--plan", PLAN, *AT, "--json").data
    assert [step["code"] for step in told["steps"]][-1] == "hvorfor_staar"
    assert {key: told[key] for key in row} == row


def test_why_names_what_started_the_clock_and_then_the_act_it_runs_from(small_town: Pejl) -> None:
    cases: dict[tuple[str, str], list[str]] = {}
    for row in sorted(rows(small_town, "--promise", "P37", "--all"), key=lambda row: row["anchor"]):
        if row["began"] > "2023-10-01":
            cases.setdefault((row["subject"], row["began"]), []).append(row["row"])
    first, second, *_ = next(its for its in cases.values() if len(its) > 1)
    assert "den unge kommer ind" in small_town("why", first, *AT).words
    assert "hvor det skete sidst: den unge har haft kontakt" in small_town("why", second, *AT).words


def test_why_finds_the_plan_of_a_row_by_its_name(small_town: Pejl) -> None:
    (row,) = rows(small_town, "--promise", "P37", "--most", "1")
    assert "Løfte i frederikssund-2024" in small_town("why", row["row"], *AT).words


def test_why_of_a_duty_wants_the_plan_where_there_are_several_and_says_when_law_was_not_read(small_town: Pejl) -> None:
    (row,) = rows(small_town, "--promise", "integrationsprogram", "--most", "1", "--all")
    ran = small_town("why", row["row"], *AT)
    assert (ran.code, ran.out) == (2, "")
    assert "--plan PLAN" in ran.err
    assert "slå den op" in small_town("why", row["row"], "--plan", PLAN, *AT).words


# --- kept ------------------------------------------------------------------------------------------------


def test_kept_adds_up_and_its_share_is_exact(small_town: Pejl) -> None:
    found = small_town("kept", PLAN, *AT, "--json").data["rows"]
    for row in found:
        assert row["decided"] == row["in_time"] + row["late"] + row["overdue"]
        assert (row["share"] is None) == bool(row["lacks"])
        if row["share"] and not row["required"]:
            assert float(row["share"]) == pytest.approx(100 * row["in_time"] / row["decided"], abs=1e-6)
    origins = [row["origin"] for row in found]
    assert origins == sorted(origins)  # the plan's own stand first, the law's below


def test_kept_shows_one_decimal_and_says_what_cannot_be_measured(small_town: Pejl) -> None:
    said = small_town("kept", PLAN, *AT)
    (row,) = [row for row in small_town("kept", PLAN, *AT, "--json").data["rows"] if row["promise"] == "P37"]
    assert f"{float(row['share']):.1f} %".replace(".", ",") in said.words
    assert "P16: kan ikke måles i tid: løftet giver ingen frist i dage" in said.words


def test_kept_by_team_has_the_rows_of_the_promise(small_town: Pejl) -> None:
    (whole,) = [row for row in small_town("kept", PLAN, *AT, "--json").data["rows"] if row["promise"] == "P37"]
    teams = small_town("kept", PLAN, *AT, "--by-team", "P37", "--json").data["rows"]
    assert sum(row["rows"] for row in teams) == whole["rows"]
    assert len({row["team"] for row in teams}) == len(teams)


def test_a_duty_of_the_akasse_that_waits_past_its_day_is_not_kept(small_town: Pejl) -> None:
    found = [
        row
        for row in small_town("kept", PLAN, *AT, "--json").data["rows"]
        if row["who"] == "a-kasse" and row["awaited"]
    ]
    assert found
    assert all(row["overdue"] >= row["awaited"] and row["causes"]["anden"] >= row["awaited"] for row in found)


# --- whatif ----------------------------------------------------------------------------------------------


def test_whatif_of_the_rules_counts_what_vanishes_arises_and_moves(small_town: Pejl) -> None:
    asked = ("whatif", PLAN, *AT, "--rules-on", "2026-08-01")
    found = small_town(*asked, "--rows", "--json").data
    for row in found["rows"]:
        assert row["after"] == row["before"] - row["vanish"] + row["arise"]
    assert len(found["changes"]) == sum(row["vanish"] + row["arise"] + row["moved"] for row in found["rows"])
    assert len(sheet(small_town(*asked, "--rows", "--csv").out)) == len(found["changes"])
    assert "forsvinder: lov/" in small_town(*asked, "--rows").words
    assert "(uprøvet)" in small_town(*asked).words


# --- forms and words -------------------------------------------------------------------------------------

EVERY = [
    ("due", PLAN, *AT),
    *(("due", PLAN, *AT, "--by", way) for way in ("dag", "loefte", "gruppe", "hold", "borger")),
    *(("due", PLAN, *AT, flag) for flag in ("--waiting", "--capacity", "--national")),
    ("due", PLAN, *AT, "--still", "8"),
    ("due", PLAN, *AT, "--lacking", "plan"),
    ("kept", PLAN, *AT),
    ("whatif", PLAN, *AT, "--rules-on", "2026-08-01"),
]


@pytest.mark.parametrize("argv", EVERY, ids=lambda argv: " ".join(argv))
def test_every_machine_form_says_made_up_and_csv_has_the_rows_of_json(small_town: Pejl, argv: tuple[str, ...]) -> None:
    data, table = small_town(*argv, "--json").data, sheet(small_town(*argv, "--csv").out)
    assert data["made_up"] is True
    assert len(table) == len(data["rows"])
    assert {row["made_up"] for row in table} == {"true"}
    assert set(table[0]) - {"made_up"} == set(data["rows"][0])


@pytest.mark.parametrize("argv", [each for each in EVERY if each[0] != "whatif"], ids=lambda argv: " ".join(argv))
def test_json_is_as_its_schema_says(small_town: Pejl, argv: tuple[str, ...]) -> None:
    schema = small_town("schema", argv[0]).data
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(small_town(*argv, "--json").data, schema)


def test_csv_has_a_decimal_comma_and_a_point_in_english(small_town: Pejl) -> None:
    for lang, pattern in (("da", r"\d+,\d+"), ("en", r"\d+\.\d+")):
        shares = [row["share"] for row in sheet(small_town("kept", PLAN, *AT, "--csv", "--lang", lang).out)]
        assert any(re.fullmatch(pattern, share) for share in shares)


@pytest.mark.parametrize("argv", [EVERY[0], *EVERY[5:]], ids=lambda argv: " ".join(argv))
def test_english_has_no_danish_heading_left(small_town: Pejl, argv: tuple[str, ...]) -> None:
    said = small_town(*argv, "--lang", "en")
    assert said.code == 0
    assert "MADE-UP PEOPLE" in said.out
    assert "2024 · " in said.words
    assert "31 March 2024" in said.words
    assert not any(word in said.words for word in ("kendt til og med", "Ikke vist", "forfald ", "som det stod"))


def test_a_narrow_terminal_breaks_no_row_id(small_town: Pejl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    (row,) = rows(small_town, "--most", "1")
    out = small_town("due", PLAN, *AT, "--most", "1", "--lang", "da").out
    assert row["row"] in out.splitlines()
    assert max(map(len, out.splitlines())) <= 80


def test_no_name_and_no_cpr_number_is_shown(small_town: Pejl) -> None:
    for argv in (EVERY[0], EVERY[9]):
        assert not re.search(r"\b\d{6}-?\d{4}\b", small_town(*argv).out)
