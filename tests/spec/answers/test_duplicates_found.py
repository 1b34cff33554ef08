"""Companies that are likely the same one twice, and units of one firm that are not."""

import pytest

from pejl.answers.duplicates_found import Known, likely, phone_of, same_name
from pejl.words import say

ONE, OTHER = "11111111", "22222222"
P1, P2 = "1000000001", "1000000002"


def codes(*companies: Known) -> list[tuple[int, int, bool, list[str]]]:
    found = likely(companies)
    assert all(say(step.code, step.params, lang) for each in found for step in each.reasons for lang in ("da", "en"))
    return [(each.one, each.other, each.unit, [step.code for step in each.reasons]) for each in found]


def test_two_p_numbers_of_one_cvr_are_units_and_no_duplicate() -> None:
    same = {"name": "Bager", "postal_code": "4000", "phone": "12345678"}
    assert codes(Known(1, ONE, P1, **same), Known(2, ONE, P2, **same)) == [(1, 2, True, ["virk_ens_enhed"])]


def test_a_firm_and_one_of_its_places_are_a_unit_too() -> None:
    assert codes(Known(1, ONE), Known(2, ONE, P1)) == [(1, 2, True, ["virk_ens_enhed"])]


def test_one_cvr_without_p_numbers_is_likely_the_same() -> None:
    assert codes(Known(1, ONE), Known(2, ONE)) == [(1, 2, False, ["virk_ens_cvr"])]


def test_one_p_number_is_likely_the_same_whatever_the_cvr() -> None:
    assert codes(Known(1, ONE, P1), Known(2, OTHER, P1)) == [(1, 2, False, ["virk_ens_p_nummer"])]


def test_a_name_alone_is_no_reason() -> None:
    assert codes(Known(1, ONE, name="Bager Holm"), Known(2, OTHER, name="Bager Holm")) == []


def test_nothing_known_is_nothing_alike() -> None:
    assert codes(Known(1), Known(2)) == []


@pytest.mark.parametrize(
    ("field", "first", "second", "code"),
    [
        ("postal_code", "4000", " 4000", "virk_ens_postnummer"),
        ("phone", "+45 12 34 56 78", "12345678", "virk_ens_telefon"),
        ("mail", "Hej@Bager.eksempel.dk", "hej@bager.eksempel.dk", "virk_ens_mail"),
    ],
)
def test_the_name_and_one_way_to_reach_them_is(field: str, first: str, second: str, code: str) -> None:
    rows = Known(2, ONE, name="Bager Holm ApS", **{field: first}), Known(1, OTHER, name="bager holm", **{field: second})
    assert codes(*rows) == [(1, 2, False, [code])]


def test_every_reason_is_told() -> None:
    same = {"name": "Bager", "postal_code": "4000", "phone": "12345678", "mail": "a@b.eksempel.dk"}
    found = codes(Known(1, ONE, **same), Known(2, OTHER, **same))
    assert found == [(1, 2, False, ["virk_ens_postnummer", "virk_ens_telefon", "virk_ens_mail"])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ålborg Tømrer & Søn A/S", "AALBORG TØMRER OG SØN"),
        ("B & O ApS.", "B og O"),
        ("Café Holm I/S", "cafe holm"),
        ("Mølle-Byg a.m.b.a.", "Mølle Byg"),
    ],
)
def test_a_name_is_compared_without_form_case_accents_and_punctuation(one: str, other: str) -> None:
    assert same_name(one) == same_name(other)


@pytest.mark.parametrize(("one", "other"), [("Bager Holm", "Bager Holt"), ("Møller", "Moller"), ("A/S", "ApS")])
def test_other_names_stay_other_names(one: str, other: str) -> None:
    assert same_name(one) != same_name(other)


def test_a_telephone_number_keeps_its_digits_and_loses_denmarks_code() -> None:
    assert {phone_of(each) for each in ("+45 12 34 56 78", "0045-12345678", "12345678")} == {"12345678"}
    assert phone_of("45 12 34 56") == "45123456"  # eight digits that begin with 45


def test_what_very_many_share_tells_nothing() -> None:
    many = [Known(each, name="Kontorhotel", postal_code="4000") for each in range(1, 52)]
    assert likely(many) == []
    assert len(likely(many[:50])) == 50 * 49 // 2
