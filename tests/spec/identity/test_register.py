"""One person, one id: known numbers, new ones, changed ones, joined persons; in SQLite and in PostgreSQL."""

import random
from collections import deque
from datetime import date, timedelta

import pytest

from pejl.identity import Cpr
from pejl.identity.register import Identities
from pejl.identity.rows import CHUNK
from pejl.intake import Fault
from spec.identity.people import DAY, NOW, numbers, replacement

OLD, NEW, OTHER = replacement(date(1990, 1, 1), 1), *numbers(2)


class Bits:
    """Randomness that gives these numbers and no other."""

    def __init__(self, *given: int) -> None:
        self.given = deque(given)

    def getrandbits(self, k: int) -> int:
        return self.given.popleft() % 2**k


def ids_for(identities: Identities, *asked: str) -> list[int]:
    return identities.ids_for(asked, NOW, random.SystemRandom())


def fault_of(code: str, call: object, *args: object, **named: object) -> Fault:
    assert callable(call)
    with pytest.raises(Fault) as caught:
        call(*args, **named)
    assert caught.value.code == code
    return caught.value


# --- ids -------------------------------------------------------------------------------------------------


def test_a_known_number_gives_the_known_id_however_it_is_written(identities: Identities) -> None:
    first, other, again = ids_for(identities, NEW, OTHER, f"{NEW[:6]}-{NEW[6:]}")
    assert first == again != other
    assert ids_for(identities, OTHER, NEW) == [other, first]
    assert (identities.find(NEW), identities.number_of(first)) == (first, Cpr(NEW))


def test_nothing_asked_is_nothing_given(identities: Identities) -> None:
    assert ids_for(identities) == []
    assert identities.find(NEW) is None
    assert identities.number_of(1) is None


def test_an_id_is_never_0_nor_one_that_is_in_use_or_was(identities: Identities) -> None:
    first, second, third = identities.ids_for([NEW, OTHER, OLD], NOW, Bits(5, 6, 7))
    identities.join(keep=first, drop=second)
    identities.erase(third, now=NOW)
    company = identities.company_ids(["12345678"], NOW, Bits(5, 6, 7, 8))
    new = identities.ids_for(numbers(2, first=9), NOW, Bits(0, 5, 6, 7, *company, 2**63 - 1, 2**63 - 1, 9))
    assert sorted(new) == [9, 2**63 - 1]


def test_randomness_that_repeats_itself_is_refused_and_nothing_is_stored(identities: Identities) -> None:
    with pytest.raises(ValueError, match="repeats"):
        identities.ids_for([NEW, OTHER], NOW, Bits(*[5] * 1000))
    assert identities.find(NEW) is None


def test_more_numbers_than_go_in_one_statement_each_get_their_own_id(embedded: Identities) -> None:
    asked = numbers(CHUNK + 10)
    assert len(set(embedded.ids_for(asked, NOW, random.SystemRandom()))) == len(asked)


def test_a_bad_number_among_good_ones_stores_none_of_them(identities: Identities) -> None:
    fault_of("cpr_afvist", ids_for, identities, NEW, "32" + "01901234")
    assert identities.find(NEW) is None


# --- a number that changes -------------------------------------------------------------------------------


def test_a_changed_number_leads_to_the_same_person_as_the_old_one(identities: Identities) -> None:
    (person,) = ids_for(identities, OLD)
    assert identities.change_number(OLD, NEW, DAY) == person
    assert identities.change_number(OLD, NEW, DAY) == person
    assert ids_for(identities, OLD, NEW) == [person, person]
    assert identities.number_of(person) == Cpr(NEW)


def test_a_number_can_change_again_and_back(identities: Identities) -> None:
    (person,) = ids_for(identities, OLD)
    for before, after in ((OLD, NEW), (NEW, OTHER), (OTHER, NEW)):
        assert identities.change_number(before, after, DAY) == person
        assert identities.number_of(person) == Cpr(after)


def test_a_number_that_changes_to_itself_stays(identities: Identities) -> None:
    (person,) = ids_for(identities, NEW)
    assert identities.change_number(NEW, NEW, DAY) == person
    assert identities.number_of(person) == Cpr(NEW)


def test_an_old_number_learned_late_is_the_same_person_and_not_the_number_now(identities: Identities) -> None:
    (person,) = ids_for(identities, NEW)
    assert identities.change_number(OLD, NEW, DAY) == person
    assert (identities.find(OLD), identities.number_of(person)) == (person, Cpr(NEW))


def test_two_unknown_numbers_are_nobodys(identities: Identities) -> None:
    fault_of("cpr_ukendt", identities.change_number, OLD, NEW, DAY)


# --- two that are one ------------------------------------------------------------------------------------


def test_numbers_of_two_persons_are_refused_until_the_two_are_joined(identities: Identities) -> None:
    refugee, settled = ids_for(identities, OLD, NEW)
    told = fault_of("to_personer", identities.change_number, OLD, NEW, DAY)
    assert told.params == {"foerste": refugee, "anden": settled}
    assert identities.join(keep=refugee, drop=settled) == settled
    assert identities.number_of(refugee) == Cpr(OLD)
    assert identities.change_number(OLD, NEW, DAY) == refugee
    assert identities.number_of(refugee) == identities.number_of(settled) == Cpr(NEW)
    assert ids_for(identities, OLD, NEW) == [refugee, refugee]


def test_an_id_that_was_dropped_leads_to_the_kept_one_also_over_two_joins(identities: Identities) -> None:
    first, second, third = ids_for(identities, OLD, NEW, OTHER)
    assert identities.join(keep=second, drop=first) == first
    assert identities.join(keep=third, drop=first) == second
    assert [identities.current(each) for each in (first, second, third, 77)] == [third, third, third, 77]
    assert identities.join(keep=third, drop=first) == first  # again: nothing to do


def test_only_two_persons_can_be_joined(identities: Identities) -> None:
    (person,) = ids_for(identities, NEW)
    fault_of("identitet_samme", identities.join, person, person)
    assert fault_of("identitet_ukendt", identities.join, person, 77).params == {"id": 77}


# --- names -----------------------------------------------------------------------------------------------


def test_a_name_holds_from_its_day_and_says_whether_it_is_protected(identities: Identities) -> None:
    (person,) = ids_for(identities, NEW)
    assert identities.name_of(person) is None
    identities.set_name(person, "Åse Ærlig", DAY)
    identities.set_name(person, "Åse Ny", DAY + timedelta(9), protected=True)
    identities.set_name(person, "Åse Nyere", DAY + timedelta(9), protected=True)
    now, then = identities.name_of(person), identities.name_of(person, DAY + timedelta(8))
    assert now is not None
    assert then is not None
    assert (now.name, now.protected, then.name, then.protected) == ("Åse Nyere", True, "Åse Ærlig", False)
    assert identities.name_of(person, DAY - timedelta(1)) is None
    assert "Åse" not in repr(now)


def test_a_name_of_nobody_is_refused_and_none_of_its_fellows_is_stored(identities: Identities) -> None:
    (person,) = ids_for(identities, NEW)
    fault_of("identitet_ukendt", identities.set_names, {person: "Åse", 77: "Ib"}, DAY)
    assert identities.name_of(person) is None


def test_a_joined_person_keeps_the_names_of_the_one_who_stays_else_of_the_other(identities: Identities) -> None:
    first, second, third = ids_for(identities, OLD, NEW, OTHER)
    identities.set_names({second: "To", third: "Tre"}, DAY)
    identities.join(keep=first, drop=second)
    identities.join(keep=first, drop=third)
    found = identities.name_of(third)
    assert found is not None
    assert found.name == "To"


# --- companies -------------------------------------------------------------------------------------------


def test_a_company_has_an_id_by_cvr_and_each_of_its_places_one_by_p_number(identities: Identities) -> None:
    rng = random.SystemRandom()
    cvr, place, again = identities.company_ids(["12345678", "1012345678", "12 34 56 78"], NOW, rng)
    assert cvr == again != place
    assert identities.company_ids(["1012345678"], NOW, rng) == [place]


@pytest.mark.parametrize("text", ["", "1234567", "123456789", "02345678", "Bager Jensen ApS"])
def test_what_is_no_company_number_is_refused_without_being_shown(identities: Identities, text: str) -> None:
    told = fault_of("virksomhedsnummer_afvist", identities.company_ids, [text], NOW, random.SystemRandom())
    assert not any(letter.isdigit() for letter in str(told.params["skrevet"]))
