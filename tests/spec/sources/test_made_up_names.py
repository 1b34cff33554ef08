"""Names and numbers of made-up people: nobody's, the same from the same seed, fitting sex and year of birth."""

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pejl.identity.cpr import parse_cpr
from pejl.identity.register import Identities
from pejl.sources.made_up import facts
from pejl.sources.made_up.name_lists import FIRST_NAMES, FROM_AFAR
from pejl.sources.made_up.names import Named, every_name, name_for, named
from spec.identity.people import NOW

SEED = 5


@cache
def people() -> list[dict[str, Any]]:
    (found,) = facts(["250"], SEED, date(2023, 1, 1), date(2023, 12, 31))
    rows: list[dict[str, Any]] = found.rows["persons"].to_pylist()
    return rows


@cache
def made(seed: int = SEED) -> Named:
    (found,) = facts(["250"], SEED, date(2023, 1, 1), date(2023, 12, 31))
    return named(found.rows["persons"], seed)


def test_numbers_cannot_exist_and_say_day_of_birth_and_sex() -> None:
    found = made().numbers
    assert len(set(found.values())) == len(found) == len(people())
    for row in people():
        cpr = parse_cpr(found[row["person"]])
        assert (cpr.made_up, cpr.born) == (True, row["born"])
        assert int(cpr.number[-1]) % 2 == (row["sex"] == "mand")
        assert (61 <= int(cpr.number[:2]) <= 91, int(cpr.number[2:4]) > 12) == (True, True)


def test_names_depend_on_the_seed_and_the_person_alone() -> None:
    one = people()[0]
    assert made() == made.__wrapped__()
    assert made(6).names != made().names
    assert made().names[one["person"]] == name_for(one["person"], one["born"], SEED, man=one["sex"] == "mand")


def test_names_are_of_the_sex_and_the_generation() -> None:
    for row in people():
        man, first = row["sex"] == "mand", made().names[row["person"]].split()[0]
        generation = next(names for year, names in FIRST_NAMES if row["born"].year < year)
        assert first in (*generation[man], *FROM_AFAR[0][man])


@pytest.mark.parametrize(("year", "place"), [(1965, 0), (1966, 1), (1989, 1), (1990, 2)])
def test_names_a_generation_ends_with_a_year(year: int, place: int) -> None:
    names = {name_for(person, date(year, 6, 1), SEED, man=False).split()[0] for person in range(200)}
    assert names <= {*FIRST_NAMES[place][1][False], *FROM_AFAR[0][False]}


def test_names_are_many_and_few_are_alike() -> None:
    many = Counter(made().names.values())
    assert len(many) > 0.8 * len(people())
    assert len({each for each in every_name() if each.isalpha() and each[0].isupper()}) == len(set(every_name()))


def test_protected_are_those_the_ledger_says() -> None:
    assert made().protected == {row["person"] for row in people() if row["protected"]}
    assert 0 < len(made().protected) < 0.05 * len(people())


def test_named_go_into_a_register_and_again(tmp_path: Path) -> None:
    register = Identities(f"sqlite:///{tmp_path / 'id.db'}")
    for _ in range(2):
        register.enrol(made().numbers, NOW)
        register.set_names(made().names, date(2023, 1, 1), made().protected)
    one = people()[-1]["person"]
    assert register.find(made().numbers[one]) == one
    found = register.names_of(made().names)
    assert {person: name.name for person, name in found.items()} == made().names
    assert {person for person, name in found.items() if name.protected} == made().protected
    register.close()
