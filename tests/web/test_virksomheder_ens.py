"""Two companies that are one are told of as one; nothing that was recorded changes, and they can be parted again."""

import re
from typing import Any

import pytest

from web.company_rows import CVR, added, agreement, cleared, recorded, records
from web.reading import text_of


@pytest.fixture(autouse=True)
def _nobody(site: Any) -> None:
    cleared()


AT = "/virksomheder/ens"
OTHER = "20000003"


def _two(site: Any) -> tuple[int, int]:
    return added(site), added(site, OTHER, "Prøve Tømrer A/S")


def _merged(site: Any, kept: int, dropped: int) -> Any:
    return site.client("virksomhedskonsulent").post(AT, {"en": kept, "anden": dropped, "bliver": kept})


def _of(company: int) -> dict[int, int]:
    from pejl.web.models import SameCompany

    return dict(SameCompany.objects.values_list("dropped", "company"))


def test_names_that_differ_in_form_of_company_alone_are_a_pair_with_reasons(site: Any) -> None:
    one, other = _two(site)
    page = site.client("virksomhedskonsulent").get(AT)
    assert "1 par" in text_of(page)
    assert set(re.findall(r'name="bliver" required id="\w+" value="(\d+)"', page.content.decode())) == {
        str(one),
        str(other),
    }
    assert re.search(r"<li>\w", page.content.decode().split("Derfor")[1])


def test_companies_that_are_not_alike_are_no_pair(site: Any) -> None:
    added(site)
    added(site, OTHER, "Prøve Bager", postnr="4000")
    assert "Ingen virksomheder ligner hinanden." in text_of(site.client("virksomhedskonsulent").get(AT))


def test_units_of_one_firm_are_told_of_and_not_to_be_merged(site: Any) -> None:
    added(site, "1003456789", "Afdeling Nord", cvr=CVR, postnr="3600")
    added(site, "1003456788", "Afdeling Syd", cvr=CVR, postnr="3630")
    page = site.client("virksomhedskonsulent").get(AT)
    assert "Enheder af samme virksomhed" in text_of(page)
    assert 'name="bliver"' not in page.content.decode()


# --- merged ------------------------------------------------------------------------------------------------


def test_a_merged_company_is_told_under_the_one_that_stays(site: Any) -> None:
    kept, dropped = _two(site)
    agreement(site, dropped, "")
    assert _merged(site, kept, dropped)["Location"] == f"/virksomhed/{kept}"
    browser = site.client("virksomhedskonsulent")
    assert "partnerskabsaftale" in text_of(browser.get(f"/virksomhed/{kept}"))
    assert browser.get(f"/virksomhed/{dropped}")["Location"] == f"/virksomhed/{kept}"
    assert "1 virksomhed " in text_of(browser.get("/virksomheder?q=prøve"))


def test_merging_changes_no_record(site: Any) -> None:
    kept, dropped = _two(site)
    agreement(site, dropped, "")
    before = [each.data for each in (*records(dropped, "stamdata"), *records(dropped, "aftale"))]
    _merged(site, kept, dropped)
    assert [each.data for each in (*records(dropped, "stamdata"), *records(dropped, "aftale"))] == before


def test_they_are_parted_again_with_what_each_had(site: Any) -> None:
    kept, dropped = _two(site)
    recorded(site, dropped, "kontakt", navn="Kim Kontakt")
    _merged(site, kept, dropped)
    browser = site.client("virksomhedskonsulent")
    page = browser.get(f"/virksomhed/{kept}").content.decode()
    assert f'name="skil" value="{dropped}"' in page
    assert browser.post(AT, {"skil": dropped, "fra": kept})["Location"] == f"/virksomhed/{dropped}"
    assert "Kim Kontakt" in text_of(browser.get(f"/virksomhed/{dropped}"))
    assert "Kim Kontakt" not in text_of(browser.get(f"/virksomhed/{kept}"))


def test_those_merged_into_one_that_is_merged_follow_it(site: Any) -> None:
    first, second = _two(site)
    third = added(site, "30000004", "Prøve Tømrer")
    _merged(site, second, first)
    _merged(site, third, second)
    assert _of(third) == {first: third, second: third}


# --- not merged --------------------------------------------------------------------------------------------


def test_a_company_cannot_be_merged_twice(site: Any) -> None:
    first, second = _two(site)
    third = added(site, "30000004", "Prøve Tømrer")
    _merged(site, second, first)
    answer = _merged(site, third, first)
    assert answer.status_code == 409
    assert "Intet er ændret." in text_of(answer)
    assert _of(third) == {first: second}


def test_a_company_cannot_be_merged_into_one_that_is_merged(site: Any) -> None:
    first, second = _two(site)
    third = added(site, "30000004", "Prøve Tømrer")
    _merged(site, second, first)
    assert _merged(site, first, third).status_code == 409
    assert _of(third) == {first: second}


def test_two_cannot_each_be_merged_into_the_other(site: Any) -> None:
    first, second = _two(site)
    _merged(site, first, second)
    assert _merged(site, second, first).status_code == 409
    assert _of(first) == {second: first}


def test_one_that_saves_at_the_same_instant_is_told_of(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing shows that the row is there already, the database refuses the second."""
    from pejl.web import companymerging
    from pejl.web.companies import Same

    first, second = _two(site)
    third = added(site, "30000004", "Prøve Tømrer")
    _merged(site, second, first)
    monkeypatch.setattr(Same, "now", classmethod(lambda cls: Same({})))
    with pytest.raises(companymerging.Overtaken):
        companymerging.merge(third, first, site.user("leder").pk, site.stand.now)
    assert _of(first) == {first: second}


def test_parting_what_is_parted_says_so(site: Any) -> None:
    kept, dropped = _two(site)
    assert site.client("virksomhedskonsulent").post(AT, {"skil": dropped, "fra": kept}).status_code == 409


def test_which_stays_must_be_chosen(site: Any) -> None:
    one, other = _two(site)
    answer = site.client("virksomhedskonsulent").post(AT, {"en": one, "anden": other})
    assert answer.status_code == 422
    assert "Vælg, hvilken der bliver." in text_of(answer)
    assert _of(one) == {}


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 400),
        ({"en": "x", "anden": "y", "bliver": "x"}, 400),
        ({"en": "1", "anden": "1", "bliver": "1"}, 400),
        ({"en": "1", "anden": "2", "bliver": "1"}, 404),
        ({"en": str(1 << 63), "anden": "2", "bliver": "2"}, 400),
        ({"skil": "1", "fra": ""}, 400),
    ],
)
def test_companies_that_are_not_there_are_not_merged(site: Any, sent: dict[str, str], status: int) -> None:
    assert site.client("virksomhedskonsulent").post(AT, sent).status_code == status


@pytest.mark.parametrize("role", ["sagsbehandler", "analytiker", "borger"])
def test_who_does_not_keep_companies_merges_none(site: Any, role: str) -> None:
    one, other = _two(site)
    assert site.client(role).get(AT).status_code == 404
    assert site.client(role).post(AT, {"en": one, "anden": other, "bliver": one}).status_code == 404
    assert _of(one) == {}
