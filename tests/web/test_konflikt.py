"""Two who save at once: both are shown, the one who came last chooses, and no version is lost."""

from typing import Any

import pytest

from web.reading import text_of
from web.recording import fields_of


@pytest.fixture
def step(site: Any) -> Any:
    """An agreed step, with the address of its form."""
    from pejl.web.models import CitizenRecord

    return CitizenRecord.objects.get(citizen=site.citizen_of("sagsbehandler"), kind="trin", data__hvem="borger")


def _at(step: Any) -> str:
    return f"/borger/{step.citizen}/aftal/trin"


def _opened(site: Any, step: Any) -> Any:
    return fields_of(site.client("sagsbehandler").get(f"{_at(step)}?ref={step.ref}"))


def _told(step: Any) -> list[str]:
    from pejl.web.models import CitizenRecord

    return [each.data["tekst"] for each in CitizenRecord.objects.filter(ref=step.ref).order_by("number")]


def test_the_second_of_two_is_shown_both_and_nothing_is_saved_yet(site: Any, step: Any) -> None:
    browser, form = site.client("sagsbehandler"), _opened(site, step)
    assert browser.post(_at(step), {**form, "tekst": "Søg tre lagerjob"}).status_code == 302
    answer = browser.post(_at(step), {**form, "tekst": "Søg fire lagerjob"})
    assert answer.status_code == 409
    page = text_of(answer)
    assert "To har rettet samtidig" in page
    assert "Signe Sagsbehandler gemte en anden version" in page
    assert page.index("Søg tre lagerjob") < page.index("Søg fire lagerjob")
    assert _told(step) == ["Søg to lagerjob om ugen", "Søg tre lagerjob"]


def test_mine_saved_on_top_of_theirs_leaves_all_three_versions(site: Any, step: Any) -> None:
    browser, form = site.client("sagsbehandler"), _opened(site, step)
    browser.post(_at(step), {**form, "tekst": "Søg tre lagerjob"})
    conflict = browser.post(_at(step), {**form, "tekst": "Søg fire lagerjob"})
    assert browser.post(_at(step), fields_of(conflict)).status_code == 302
    assert _told(step) == ["Søg to lagerjob om ugen", "Søg tre lagerjob", "Søg fire lagerjob"]
    assert "Søg fire lagerjob" in text_of(browser.get(f"/borger/{step.citizen}"))


def test_who_takes_back_what_was_just_corrected_is_asked_again(site: Any, step: Any) -> None:
    browser, form = site.client("sagsbehandler"), _opened(site, step)
    browser.post(_at(step), {**form, "tekst": "Søg tre lagerjob"})
    conflict = browser.post(_at(step), {**form, "traek": "1"})
    assert conflict.status_code == 409
    assert "Du ville tage registreringen tilbage." in text_of(conflict)
    assert browser.post(_at(step), {**fields_of(conflict), "traek": "1"}).status_code == 302
    assert "Søg tre lagerjob" not in text_of(browser.get(f"/borger/{step.citizen}")).split("Tidslinje")[0]


def test_who_corrects_what_was_just_taken_back_sees_that_it_was(site: Any, step: Any) -> None:
    browser, form = site.client("sagsbehandler"), _opened(site, step)
    browser.post(_at(step), {**form, "traek": "1"})
    conflict = browser.post(_at(step), {**form, "tekst": "Søg fire lagerjob"})
    assert conflict.status_code == 409
    assert "Taget tilbage" in text_of(conflict)
    browser.post(_at(step), fields_of(conflict))
    assert "Søg fire lagerjob" in text_of(browser.get(f"/borger/{step.citizen}"))


def test_a_version_that_came_between_the_check_and_the_save_is_met_too(site: Any, step: Any, monkeypatch: Any) -> None:
    """The database decides: two who both saw version 1 cannot both write version 2."""
    from pejl.web.citizensaving import OfCitizen

    browser, form = site.client("sagsbehandler"), _opened(site, step)
    real = OfCitizen.fault

    def between(*of: Any) -> Any:
        if len(_told(step)) == 1:
            step.save_next({**step.data, "tekst": "Kom imellem"}, step.by_id, site.stand.now)
        return real(*of)

    monkeypatch.setattr(OfCitizen, "fault", between)
    answer = browser.post(_at(step), {**form, "tekst": "Søg fire lagerjob"})
    assert answer.status_code == 409
    assert "Kom imellem" in text_of(answer)
