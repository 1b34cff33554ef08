"""Extracts from case systems: each map with a made-up file, and what becomes of a row."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pejl.intake import Fault
from pejl.sources.udtraek import Read

from .casework import ANNE, BO, CARL, HEADER, MAP, csv_of, ids, parquet_of, read, reasons_of, rows_of, spell, xlsx_of

ALL = Fraction(1)


# --- the same rows in every format -----------------------------------------------------------------------

DAYS = st.dates(date(1995, 1, 1), date(2060, 12, 31))
SPELLS = st.lists(
    st.tuples(
        st.sampled_from((ANNE, BO, CARL)),
        st.sampled_from(("A-dagpenge", "Førtidspension", "jobparate kontanthjælpsmodtagere")),
        DAYS,
        st.one_of(st.none(), st.integers(0, 900)),
        st.integers(0, 168 * 4),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=12, deadline=None)
@given(SPELLS)
def test_formats_and_encodings_of_one_content_give_equal_rows(spells: list[tuple[Any, ...]]) -> None:
    texts, typed, parquet = [], [], []
    for number, (cpr, group, start, days, quarters) in enumerate(spells):
        end = None if days is None else start + timedelta(days=days)
        hours = f"{quarters / 4:g}"
        until = "" if end is None else f"{end:%d-%m-%Y}"
        texts.append((str(number), f"{cpr[:6]}-{cpr[6:]}", group, f"{start:%d-%m-%Y}", until, hours.replace(".", ",")))
        serial = "" if end is None else (end - date(1899, 12, 30)).days
        typed.append((number, int(cpr), group, (start - date(1899, 12, 30)).days, serial, quarters / 4))
        parquet.append((number, int(cpr), group, start, end, quarters / 4))
    wanted = rows_of(read(csv_of(*texts)))
    assert len(wanted) == len(spells)
    for data in (
        csv_of(*texts, encoding="cp1252"),
        csv_of(*texts, encoding="utf-8-sig"),
        csv_of(*texts, encoding="utf-16", delimiter="\t"),
        csv_of(*texts).replace(b"\r\n", b"\r", 3),
        xlsx_of(*typed),
        parquet_of(*parquet),
        parquet_of(*texts),
    ):
        assert rows_of(read(data)) == wanted


# --- what becomes of rows --------------------------------------------------------------------------------


@given(st.lists(st.sampled_from(("ok", "same", "other", "bad", "skip", "short")), min_size=1, max_size=30))
@settings(max_examples=25, deadline=None)
def test_rows_read_are_those_taken_rejected_skipped_and_told_twice(kinds: list[str]) -> None:
    made = {
        "ok": lambda n: spell(str(n)),
        "same": lambda n: spell("x"),
        "other": lambda n: spell("y", ANNE, "Sygedagpenge", f"{n % 28 + 1:02}-01-2026", ""),
        "bad": lambda n: spell(str(n), "010190"),
        "skip": lambda n: spell(str(n), ANNE, "Ingen"),
        "short": lambda n: (str(n), ANNE),
    }
    column_map = MAP + '[tabel.ord.gruppe]\n"Ingen" = "-"\n'
    data = csv_of(spell("first"), *(made[kind](number) for number, kind in enumerate(kinds)))
    found = read(data, column_map=column_map, most_rejected=ALL)
    tally = found.tallies[0]
    assert tally.read == len(kinds) + 1 == tally.taken + tally.rejected + tally.skipped + tally.duplicate
    assert tally.skipped == kinds.count("skip")
    assert tally.duplicate >= kinds.count("same") - 1
    assert tally.rejected == len(found.rejected) >= kinds.count("bad") + kinds.count("short")
    assert found.facts.rows["spells"].num_rows == tally.taken


def one(*lines: Any, column_map: str = MAP, header: Any = HEADER, **more: Any) -> Read:
    return read(csv_of(*lines, header=header), column_map=column_map, most_rejected=ALL, **more)


@pytest.mark.parametrize(
    ("line", "rejected"),
    [
        (spell(cpr=""), ("CPR", "mangler_cpr", "")),
        (spell(cpr="Olsen"), ("CPR", "cpr_form", "xxxxx")),
        (spell(cpr="320190-1234"), ("CPR", "cpr_dag", "******-****")),
        (spell(group="kontantjælp"), ("Ydelse", "ukendt_gruppe", "kontantjælp")),
        (spell(group=f"se {ANNE}"), ("Ydelse", "ukendt_gruppe", "se **********")),
        (spell(group="bruttoledige"), ("Ydelse", "ukendt_gruppe", "bruttoledige")),
        (spell("1", ANNE, "SHO", "29-02-2023", ""), ("Fra", "dag_findes_ikke", "29-02-2023")),
        (spell("1", ANNE, "SHO", "", ""), ("Fra", "tom_celle", "")),
        (spell("1", ANNE, "SHO", "1. jan", ""), ("Fra", "ikke_en_dag", "1. jan")),
        (spell("1", ANNE, "SHO", "45678", ""), ("Fra", "ikke_en_dag", "45678")),
        (spell("1", ANNE, "SHO", "01-01-0206", ""), ("Fra", "dag_uden_for", "01-01-0206")),
        (spell("1", ANNE, "SHO", "02-01-2026", "01-01-2026"), ("Til", "slut_foer_start", "01-01-2026")),
        (spell(hours="18.5"), ("Timer", "punktum_som_decimal", "18.5")),
        (spell(hours="fuld"), ("Timer", "ikke_et_tal", "fuld")),
        (spell(hours="168,1"), ("Timer", "tal_uden_for", "168,1")),
        (spell(hours=str(2**63)), ("Timer", "tal_uden_for", str(2**63))),
        (spell(hours="-1"), ("Timer", "tal_uden_for", "-1")),
        (spell("i" * 201), ("Id", "for_lang_id", "")),
        (("1", ANNE), ("", "antal_celler", "2 / 6")),
        ((*spell(), "mere"), ("", "antal_celler", "7 / 6")),
        (spell("nul\0tegn"), ("", "nul_tegn_i_raekken", "")),
    ],
)
def test_row_that_cannot_be_taken_is_kept_with_line_column_and_reason(line: Any, rejected: tuple[str, ...]) -> None:
    found = one(spell("god"), line, spell("også god"))
    assert reasons_of(found) == [(3, *rejected)]
    assert [row["ref"] for row in rows_of(found)] == ["god", "også god"]


def test_row_that_says_otherwise_under_the_same_id_or_key_is_rejected_with_the_line_it_gainsays() -> None:
    found = one(spell("1"), spell("2"), spell("1", BO), spell(""), spell(""), spell("", hours="20"))
    assert reasons_of(found) == [(4, "", "siger_andet_end_linje", "2"), (7, "", "siger_andet_end_linje", "5")]
    assert [row["ref"] for row in rows_of(found)] == ["1", "2", ""]


def test_line_of_a_row_is_where_it_begins_also_after_a_block_and_a_cell_of_two_lines() -> None:
    spells = [spell(str(number)) for number in range(50_001)]
    found = one(spell("to\nlinjer"), *spells, spell("x", ""))
    assert [each.line for each in found.rejected] == [50_005]
    assert found.tallies[0].taken == 50_002


@pytest.mark.parametrize("cpr", ["101701234", "010170-1234", "10170-1234", "010170 1234", 101701234])
def test_cpr_number_is_one_number_however_it_is_written(cpr: Any) -> None:
    found = one(spell(cpr=cpr))
    assert [row["person"] for row in rows_of(found)] == [101701235]
    assert found.tallies[0].repaired == (len(str(cpr).replace("-", "").replace(" ", "")) == 9)


def test_last_day_is_the_day_before_the_end_unless_the_map_says_it_is_the_end() -> None:
    line = spell("1", ANNE, "SHO", "01-01-2026", "01-01-2026")
    assert rows_of(one(line))[0]["end"] == date(2026, 1, 2)
    after = MAP + 'til = "dagen_efter"\n'
    assert reasons_of(one(spell("0"), line, column_map=after))[0][2] == "slut_foer_start"


def test_instant_with_a_zone_is_the_day_it_was_in_copenhagen() -> None:
    line = spell("1", ANNE, "SHO", "2026-06-30T22:00:00Z", "2026-08-01T21:59:59Z")
    assert (rows_of(one(line))[0]["start"], rows_of(one(line))[0]["end"]) == (date(2026, 7, 1), date(2026, 8, 2))


# --- the whole file --------------------------------------------------------------------------------------


def test_ids_are_asked_when_the_file_is_sound_and_each_number_once() -> None:
    asked: list[str] = []

    def ask(numbers: Any) -> list[int]:
        asked.extend(numbers)
        return ids(numbers)

    with pytest.raises(Fault):
        read(csv_of(spell(), spell("2", "x")), ids=ask)
    assert asked == []
    read(csv_of(spell("1", BO), spell("2", ANNE), spell("3", BO)), ids=ask)
    assert asked == [ANNE, BO]


def test_share_of_rejected_rows_that_is_allowed_is_itself_allowed() -> None:
    sound = [spell(str(number)) for number in range(99)]
    assert len(read(csv_of(*sound, spell("x", ""))).rejected) == 1
    with pytest.raises(Fault):
        read(csv_of(*sound[:98], spell("x", "")))


def test_extract_with_a_rejected_row_is_not_all_there_is() -> None:
    whole = MAP + "hele = true\n"
    assert one(spell(), column_map=whole).facts.complete == {"spells"}
    found = one(spell(), spell("2", ""), column_map=whole)
    assert (found.facts.complete, found.held_back) == (frozenset(), ("spells",))


def test_facts_say_what_the_caller_knows_of_the_extract() -> None:
    """Its own municipality, which its rows need not be of, and the first day it covers."""
    assert (one(spell()).facts.areas, one(spell()).facts.since) == (frozenset(), None)
    facts = one(spell(), area="Greve", since=date(2020, 1, 1)).facts
    assert (facts.areas, facts.since) == ({"253"}, date(2020, 1, 1))


@pytest.mark.parametrize(("since", "taken"), [("2026-01-31", True), ("2026-02-01", False)])
def test_first_day_covered_is_no_later_than_the_day_it_was_so(since: str, taken: bool) -> None:
    """The day is Copenhagen's: in UTC it is still 30 January."""
    as_of = datetime(2026, 1, 30, 23, tzinfo=UTC)
    if taken:
        assert one(spell(), since=date.fromisoformat(since), as_of=as_of).facts.since == date(2026, 1, 31)
        return
    with pytest.raises(Fault) as caught:
        one(spell(), since=date.fromisoformat(since), as_of=as_of)
    assert (caught.value.code, caught.value.params) == (
        "daekker_efter_kendt",
        {"dag": "2026-02-01", "kendt": "2026-01-31"},
    )


def test_digest_is_of_bytes_map_municipality_and_first_day() -> None:
    digests = {
        one(spell()).facts.digest,
        one(spell("2")).facts.digest,
        one(spell(), column_map=MAP.replace("Solrød", "Greve")).facts.digest,
        one(spell(), area="253").facts.digest,
        one(spell(), since=date(2020, 1, 1)).facts.digest,
    }
    assert len(digests) == 5
    assert one(spell()).facts.digest in digests


def test_nothing_that_is_told_has_a_digit_of_a_cpr_number_in_it(tmp_path: Path) -> None:
    moved = [(BO, "1", "6463014001 Olsen", BO, BO, BO)] * 3
    found = one(spell(), *moved)
    headless = tmp_path / "uden.csv"
    headless.write_bytes(csv_of(spell("2", BO), header=spell("1", ANNE)))
    with pytest.raises(Fault) as caught:
        read(headless)
    told = f"{found.rejected} {caught.value.params} {caught.value}"
    assert found.tallies[0].rejected == 3
    assert not any(number[:6] in told or number[6:] in told for number in (ANNE, BO))
