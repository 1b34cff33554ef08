"""Made-up municipalities: as big as a table prints, the same from the same seed, lawful on every day."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pejl import law
from pejl.law.catalogue import TOPICS, catalogue, offers_counting_as
from pejl.ledger.facts import Facts, schema
from pejl.ledger.snapshot import book_of, in_memory, parted
from pejl.ledger.tables import FAR, TABLES, Kind
from pejl.periods import Period
from pejl.sources.made_up import Faults, Targets, columns, extract_csv, facts

FIGURES = Path(__file__).parents[3] / "examples" / "figures"
FIRST, LAST = date(2022, 1, 1), date(2025, 12, 31)
FREDERIKSSUND, SOLROED, LAESOE = "250", "269", "825"
PRINTED = (
    ("frederikssund-2024-tabel1.csv", "Frederikssund", FREDERIKSSUND),
    ("solroed-2024-bilag1.csv", "Solrød", SOLROED),
)
UNSOLD = ("area", "who", "team", "status")


def printed(file: str, name: str) -> dict[tuple[str, Period], int | None]:
    """The full-time persons of benefit groups as the plan's own table prints them."""
    found: dict[tuple[str, Period], int | None] = {}
    with (FIGURES / file).open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter=";"):
            if row["maaling"] == "fuldtidspersoner" and row["omraade"] == name and "K" in row["periode"]:
                group = law.find_group(row["gruppe"])
                if law.groups()[group].benefit:
                    number = None if row["vaerdi"] == "skjult" else int(row["vaerdi"].replace(".", ""))
                    found[group, Period.parse(row["periode"])] = number
    return found


@cache
def targets() -> dict[str, Targets]:
    return {area: printed(file, name) for file, name, area in PRINTED}


@cache
def made(*areas: str, seed: int = 11, people: int | None = None) -> Facts:
    (found,) = facts(areas, seed, FIRST, LAST, targets=targets(), people=people)
    return found


def rows(found: Facts, table: str) -> list[dict[str, Any]]:
    return list(found.rows[table].to_pylist())


# --- size ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("area", "group", "period", "number"),
    [(area, *key, number) for area, each in targets().items() for key, number in each.items()],
)
def test_full_time_persons_are_within_one_of_the_printed_number(
    area: str, group: str, period: Period, number: int | None
) -> None:
    minute_days = 0
    for row in rows(made(FREDERIKSSUND, SOLROED), "spells"):
        if (row["area"], row["group"]) == (area, group):
            days = (min(row["end"], period.end) - max(row["start"], period.first)).days
            minute_days += max(days, 0) * row["minutes"]
    persons = minute_days / (2220 * (period.end - period.first).days)
    if number is None:
        assert 0 < persons < 2.5
    else:
        assert abs(persons - number) <= max(1, 0.02 * number)


def full_time(found: Facts, group: str, period: Period) -> float:
    """Minutes a week times days, over those of one full-time person."""
    spells = [row for row in rows(found, "spells") if row["group"] == group and row["area"] == LAESOE]
    days = [(min(row["end"], period.end) - max(row["start"], period.first)).days for row in spells]
    minute_days = sum(max(each, 0) * row["minutes"] for each, row in zip(days, spells, strict=True))
    return minute_days / (2220 * (period.end - period.first).days)


def test_a_month_is_reached_and_of_a_quarter_and_a_month_in_it_the_quarter() -> None:
    may, august, autumn = (Period.parse(each) for each in ("2023M05", "2023M08", "2023Q3"))
    asked = {("a_dagpenge", may): 40, ("a_dagpenge", august): 90, ("a_dagpenge", autumn): 60}
    (found,) = facts([LAESOE], 5, FIRST, LAST, targets={LAESOE: asked})
    assert abs(full_time(found, "a_dagpenge", may) - 40) <= 1
    assert abs(full_time(found, "a_dagpenge", autumn) - 60) <= 1


def test_a_municipality_without_a_table_is_as_big_as_its_part_of_the_country() -> None:
    large, small = (len(made(area).rows["persons"]) for area in ("265", LAESOE))
    assert 20 < large / small < 90
    assert len(made("265", people=250_000).rows["persons"]) < large / 5


# --- the same seed ---------------------------------------------------------------------------------------


def test_the_same_seed_makes_the_same_bytes_and_another_seed_other_people() -> None:
    first, again = (columns([LAESOE], 5, FIRST, LAST)[0] for _ in range(2))
    other = columns([LAESOE], 6, FIRST, LAST)[0]
    for table, found in first.items():
        assert [column.tobytes() for column in found.values()] == [each.tobytes() for each in again[table].values()]
    assert not np.isin(first["persons"]["person"], other["persons"]["person"]).any()


def test_a_municipality_alone_is_the_same_as_among_others() -> None:
    alone, among = made(LAESOE, people=100_000), made("820", LAESOE, "840", people=100_000)
    for table in TABLES:
        for here in ("area",) if "area" in TABLES[table].columns else ():
            one, other = (
                sorted(map(repr, (r for r in rows(each, table) if r[here] == LAESOE))) for each in (alone, among)
            )
            assert one == other, table
    mine = {row["person"] for row in rows(alone, "spells")}
    for table in ("talks", "offers", "jobs", "happenings"):
        one, other = (sorted(repr(r) for r in rows(each, table) if r["person"] in mine) for each in (alone, among))
        assert one == other, table


def test_no_two_people_or_companies_share_an_id() -> None:
    coded, _ = columns(["101", "147", "265"], 3, date(2024, 1, 1), date(2024, 12, 31), people=200_000)
    ids = np.concatenate([coded["persons"]["person"], coded["companies"]["company"]])
    assert len(np.unique(ids)) == len(ids)
    assert ids.min() > 0


# --- lawful ----------------------------------------------------------------------------------------------


def words(table: str, column: str) -> Iterator[str]:
    for each in made(FREDERIKSSUND, SOLROED).rows[table].column(column).unique().to_pylist():
        yield from each.split(TOPICS)


CODED = [
    (table.name, column) for table in TABLES.values() for column, kind in table.columns.items() if kind is Kind.CODE
]


@pytest.mark.parametrize(("table", "column"), [each for each in CODED if each[1] not in UNSOLD])
def test_every_word_is_in_the_catalogue_or_in_the_law(table: str, column: str) -> None:
    known = {*law.groups(), *law.visitations()} if column == "group" else set(catalogue(table, column))
    assert set(words(table, column)) <= known


@pytest.mark.parametrize("table", ["spells", "offers", "schooling", "exemptions"])
def test_every_word_is_in_force_on_all_its_days(table: str) -> None:
    for row in rows(made(FREDERIKSSUND, SOLROED), table):
        word, start, end = row["group" if table == "spells" else "kind"], row["start"], row["end"]
        force = law.groups()[str(word)].force if table == "spells" else catalogue(table)[str(word)].force
        assert force.first <= start < end
        assert force.end is None or end <= force.end


def test_from_1_july_2025_there_is_only_kontanthjaelp() -> None:
    running = {row["group"] for row in rows(made(SOLROED), "spells") if row["end"] > date(2025, 7, 1)}
    assert "kontanthjaelp" in running
    assert not running & {"uddannelseshjaelp", "sho"}


def test_on_uddannelseshjaelp_everyone_is_18_to_30_and_nobody_is_above_67_on_a_benefit() -> None:
    born = {row["person"]: row["born"] for row in rows(made(FREDERIKSSUND), "persons")}
    for row in rows(made(FREDERIKSSUND), "spells"):
        old = [(min(day, LAST) - born[row["person"]]).days / 365.25 for day in (row["start"], row["end"])]
        low, high = (17.9, 30.1) if row["group"] == "uddannelseshjaelp" else (17.9, 67.1)
        assert low <= old[0] <= old[1] <= high, row


# --- spells and talks ------------------------------------------------------------------------------------


def overlaps(found: Facts) -> tuple[int, int, int]:
    """All spells, those that begin before another of the person is over, those of the same group."""
    of: dict[int, list[tuple[date, date, str]]] = defaultdict(list)
    for row in rows(found, "spells"):
        of[row["person"]].append((row["start"], row["end"], row["group"]))
    many = both = same = 0
    for spells in of.values():
        until: dict[str, date] = {}
        for start, end, group in sorted(spells):
            many += 1
            both += any(start < other for other in until.values())
            same += start < until.get(group, date.min)
            until[group] = end
    return many, both, same


def test_about_two_in_a_hundred_spells_overlap_and_none_of_one_group() -> None:
    many, both, same = overlaps(made(FREDERIKSSUND, SOLROED))
    assert 0.01 < both / many < 0.03
    assert same == 0


def test_groups_of_one_person_do_not_overlap() -> None:
    until: dict[tuple[int, str], date] = {}
    for row in sorted(rows(made(SOLROED), "groups"), key=lambda row: str(row["start"])):
        key = row["person"], row["group"]
        assert row["start"] >= until.get(key, date.min)
        until[key] = row["end"]


def test_fifteen_in_a_hundred_talks_are_not_held_and_only_held_ones_reset_the_clock() -> None:
    talks = rows(made(FREDERIKSSUND), "talks")
    past = [row for row in talks if row["day"] <= LAST]
    assert 0.13 < sum(row["outcome"] != "holdt" for row in past) / len(past) < 0.17
    assert {row["outcome"] for row in talks if row["day"] > LAST} == {"booket"}
    assert all(row["outcome"] == "holdt" for row in talks if row["resets"])


def test_people_shift_between_benefits_without_a_gap() -> None:
    ends = {(row["person"], row["end"]): row["group"] for row in rows(made(FREDERIKSSUND), "spells")}
    shifts = {(ends.get((row["person"], row["start"])), row["group"]) for row in rows(made(FREDERIKSSUND), "spells")}
    assert {
        ("sygedagpenge", "jobafklaring"),
        ("a_dagpenge", "kontanthjaelp"),
        ("ledighedsydelse", "fleksjob"),
    } <= shifts


def test_a_row_is_told_apart_by_its_key_and_typed_as_declared() -> None:
    for name, found in made(FREDERIKSSUND, SOLROED).rows.items():
        assert found.schema == schema(name)
        key = [*TABLES[name].key, "ref"]
        assert found.group_by(key).aggregate([([], "count_all")]).num_rows == found.num_rows, name


def test_a_company_is_named_where_the_redskab_is_at_one() -> None:
    known = {row["company"] for row in rows(made(SOLROED), "companies")}
    placed = {*offers_counting_as("virksomhedsrettet"), *offers_counting_as("ordinaer_ansaettelse")}
    offered = [row for row in rows(made(SOLROED), "offers") if row["kind"] in placed]
    assert sum(row["company"] in known for row in offered) > 0.9 * len(offered)
    assert all(row["company"] == 0 for row in rows(made(SOLROED), "offers") if row["kind"] not in placed)


def test_the_columns_are_ready_for_a_snapshot() -> None:
    coded, books = columns([LAESOE], 5, FIRST, LAST)
    snapshot = in_memory(parted(coded, books))
    (part, *_) = snapshot.parts()
    group = snapshot.books[book_of("spells", "group")]
    assert part.persons == len(coded["persons"]["person"])
    assert {group[code] for code in part.column("spells", "group")} <= set(law.groups())


# --- faults ----------------------------------------------------------------------------------------------


def test_without_faults_there_is_one_extract_and_with_late_rows_an_earlier_one_lacks_them() -> None:
    before, now = facts([LAESOE], 5, FIRST, LAST, faults=Faults(late=0.1, corrected=0.1))
    assert before.as_of < now.as_of
    assert before.made_up
    assert before.complete == set(TABLES)
    was, is_ = (
        {(row["person"], row["group"], row["start"]): row["end"] for row in rows(each, "spells")}
        for each in (before, now)
    )
    begun = [key for key in is_ if key[2] <= date(2025, 11, 30)]
    assert 0.04 < sum(key not in was for key in begun) / len(begun) < 0.16
    ended = [key for key in begun if key in was and is_[key] < date(2025, 9, 1)]
    assert 0.04 < sum(was[key] != is_[key] for key in ended) / len(ended) < 0.16


def test_faulty_rows_come_at_the_rates_that_are_set() -> None:
    (plain,) = facts([LAESOE], 5, FIRST, LAST)
    (faulty,) = facts([LAESOE], 5, FIRST, LAST, faults=Faults(overlapping=0.1, open=0.2, duplicate=0.1))
    many, _, same = overlaps(faulty)
    assert many > 1.1 * plain.rows["spells"].num_rows
    assert same > 0.05 * many
    left_open = [
        sum(row["end"] == FAR for row in rows(each, "spells")) / each.rows["spells"].num_rows
        for each in (plain, faulty)
    ]
    assert left_open[1] > left_open[0] + 0.1


@pytest.mark.parametrize(("wrong", "letters"), [(False, "cp1252"), (True, "utf-8")])
def test_an_extract_is_written_as_a_case_system_would(wrong: bool, letters: str) -> None:
    spells = made(LAESOE).rows["spells"].slice(0, 50)
    text = extract_csv("spells", spells, lambda person: f"{person % 31 + 61}1399-0000", wrong_code_page=wrong).decode(
        letters
    )
    head, *lines = text.splitlines()
    assert head == "CPR-nr.;Ydelsesgruppe;Fra;Til;Timer pr. uge;Kommune"
    assert len(lines) == 50
    assert {line.rsplit(";", 1)[1] for line in lines} >= {"LÃ¦sÃ¸" if wrong else "Læsø"}
    assert all(";37,00;" in line for line in lines if "Førtidspension" in line)
