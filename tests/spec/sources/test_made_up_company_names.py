"""Made-up companies: the same each time, and none that can exist."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pejl.sources.made_up import company_names as made_up
from pejl.sources.made_up.company_names import company_names
from pejl.sources.virksomhedsliste import check_digit_fits, companies_of

IDS = st.lists(st.integers(1, (1 << 63) - 1), min_size=1, max_size=30, unique=True)


@given(IDS, st.integers(0, 9))
def test_a_company_depends_on_seed_and_id_alone(ids: list[int], seed: int) -> None:
    together = company_names(ids, seed)
    assert together == company_names(reversed(ids), seed)
    assert all(company_names([each], seed)[each].name == together[each].name for each in ids)


def test_another_seed_makes_other_companies() -> None:
    ids = range(1, 50)
    assert company_names(ids, 1) != company_names(ids, 2)


def test_no_number_can_exist_and_none_is_there_twice() -> None:
    found = company_names(range(1, 3_000), 7)
    numbers = [each.cvr for each in found.values()]
    assert len(set(numbers)) == len(numbers)
    assert all(re.fullmatch(r"[1-9]\d{7}", each) and not check_digit_fits(each) for each in numbers)
    assert all(each.phone.startswith("00 ") and each.mail.endswith("@eksempel.dk") for each in found.values())
    assert all("0100" <= each.postal_code < "0500" for each in found.values())


def test_where_two_come_to_one_number_the_next_that_fails_the_check_is_taken() -> None:
    taken: set[str] = set()
    for _ in range(30):
        taken.add(made_up._impossible(99_999_990, taken))
    assert len(taken) == 30
    assert not any(check_digit_fits(each) for each in taken)
    assert min(taken) < "20000000"  # past the last number it goes on from the first


def test_a_list_of_made_up_companies_can_be_read_with_a_warning_each() -> None:
    rows = [
        f"{each.cvr};{each.name};{each.postal_code};{each.contact};{each.phone};{each.mail}"
        for each in company_names(range(1, 40), 7).values()
    ]
    read = companies_of("\n".join(["CVR;Navn;Postnummer;Kontakt;Telefon;E-mail", *rows]).encode(), "v.csv")
    assert (len(read.companies), read.rejected) == (39, ())
    assert all([step.code for step in each.warnings] == ["virk_liste_cvr_ciffer"] for each in read.companies)
