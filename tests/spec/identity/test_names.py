"""Many names at once, a search by the beginnings of words, and numbers for ids that are there already."""

import random

import pytest

from pejl.identity import Cpr
from pejl.identity.register import Identities
from pejl.intake import Fault
from spec.identity.people import DAY, NOW, numbers
from spec.identity.test_register import fault_of

NAMES = (
    "Åge Østergaard Sørensen",
    "Anne Jensen",
    "anne-marie JENSEN",
    "Hanne Jensen",
    "Aase Ærøboe",
    "Ida 50%_Holm",
)


@pytest.fixture
def people(identities: Identities) -> dict[str, int]:
    ids = identities.ids_for(numbers(len(NAMES)), NOW, random.Random(3))  # noqa: S311 - made-up people
    identities.set_names(dict(zip(ids, NAMES, strict=True)), DAY, {ids[1]})
    return dict(zip(NAMES, ids, strict=True))


# --- many names ------------------------------------------------------------------------------------------


def test_names_of_gives_the_newest_name_of_each_who_has_one(identities: Identities, people: dict[str, int]) -> None:
    anne = people["Anne Jensen"]
    identities.set_name(anne, "Anne Holm", DAY.replace(year=2027))
    identities.set_name(people["Hanne Jensen"], "Hanne Dahl", DAY.replace(year=2020))
    found = identities.names_of([*people.values(), 12345, anne])
    assert {person: name.name for person, name in found.items()} == {
        **{person: name for name, person in people.items()},
        anne: "Anne Holm",
    }
    assert found[people["Hanne Jensen"]] == identities.name_of(people["Hanne Jensen"])
    assert identities.names_of([]) == {}


def test_names_of_says_who_is_protected(identities: Identities, people: dict[str, int]) -> None:
    found = identities.names_of(people.values())
    assert {person for person, name in found.items() if name.protected} == {people["Anne Jensen"]}


# --- search ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("an", ["Anne Jensen", "anne-marie JENSEN"]),
        ("nne", []),
        ("jens an", ["Anne Jensen", "anne-marie JENSEN"]),
        ("marie", ["anne-marie JENSEN"]),
        ("ANNE jensen", ["Anne Jensen", "anne-marie JENSEN"]),
        ("åge", ["Åge Østergaard Sørensen"]),
        ("ÅGE", ["Åge Østergaard Sørensen"]),
        ("aage", ["Åge Østergaard Sørensen"]),
        ("åse", ["Aase Ærøboe"]),
        ("øst sør", ["Åge Østergaard Sørensen"]),
        ("ÆRØ", ["Aase Ærøboe"]),
        ("A\u030age", ["Åge Østergaard Sørensen"]),
        ("%%", []),
        ("50%", ["Ida 50%_Holm"]),
        ("__", []),
        ("a", []),
        ("  ", []),
        ("jensen x", []),
    ],
)
def test_find_name_each_word_begins_a_word_of_the_name(
    identities: Identities, people: dict[str, int], text: str, found: list[str]
) -> None:
    names = {person: name for name, person in people.items()}
    assert [names[person] for person in identities.find_name(text)] == found


def test_find_name_finds_the_newest_name_alone_and_at_most_so_many(
    identities: Identities, people: dict[str, int]
) -> None:
    identities.set_name(people["Anne Jensen"], "Anne Holm", DAY.replace(year=2027))
    assert identities.find_name("jens", most=1) == [people["anne-marie JENSEN"]]
    assert people["Anne Jensen"] not in identities.find_name("jensen")
    assert people["Anne Jensen"] in identities.find_name("holm")


def test_find_name_tells_them_in_danish_order(identities: Identities) -> None:
    names = ["Åse Holm", "Ørn Holm", "Æbbe Holm", "Zoe Holm", "Aase Holm", "Alba Holm"]
    ids = identities.ids_for(numbers(6), NOW, random.Random(4))  # noqa: S311 - made-up people
    identities.set_names(dict(zip(ids, names, strict=True)), DAY)
    found = [identities.names_of([each])[each].name for each in identities.find_name("holm")]
    assert found[:4] == ["Alba Holm", "Zoe Holm", "Æbbe Holm", "Ørn Holm"]
    assert set(found[4:]) == {"Åse Holm", "Aase Holm"}


# --- numbers for ids that are there ----------------------------------------------------------------------


def test_enrol_gives_ids_their_numbers_and_doing_it_again_changes_nothing(identities: Identities) -> None:
    first, second, third = numbers(3)
    identities.enrol({5: first, 6: f"{second[:6]}-{second[6:]}"}, NOW)
    identities.enrol({5: first, 6: second, 7: third}, NOW)
    identities.enrol({}, NOW)
    assert identities.known_ids([first, second, third]) == {first: 5, second: 6, third: 7}
    assert (identities.number_of(5), identities.find(second)) == (Cpr(first), 6)
    identities.set_name(7, "Else Dahl", DAY)
    assert identities.ids_for([third], NOW, random.SystemRandom()) == [7]


def test_enrol_refuses_a_number_that_is_another_s_and_stores_nothing(identities: Identities) -> None:
    first, second = numbers(2)
    identities.enrol({5: first}, NOW)
    fault_of("reg_nummer_optaget", identities.enrol, {8: second, 6: first}, NOW)
    fault_of("reg_nummer_optaget", identities.enrol, {8: second, 9: second}, NOW)
    assert identities.known_ids([second]) == {}


def test_enrol_refuses_an_id_that_stands_for_something_else(identities: Identities) -> None:
    first, second, third, fourth = numbers(4)
    identities.enrol({5: first, 6: second, 7: third}, NOW)
    identities.join(keep=5, drop=6)
    identities.erase(7, now=NOW)
    company = identities.company_ids(["12345678"], NOW, random.SystemRandom())[0]
    staff = identities.staff_ids(["ABCD"], NOW, random.SystemRandom())[0]
    for taken in (5, 6, 7, company, staff, 0, 1 << 63):
        assert fault_of("reg_id_optaget", identities.enrol, {taken: fourth}, NOW).params == {"id": taken}
    assert identities.find(fourth) is None


def test_enrol_refuses_what_is_no_number(identities: Identities) -> None:
    with pytest.raises(Fault, match="cpr_afvist"):
        identities.enrol({5: "0113701234"}, NOW)
