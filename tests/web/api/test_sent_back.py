"""What is answered can be sent back: of every kind that has a route, a POST and then a PUT of the answered data changes
nothing."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from web.api.keys import NOW, Asker
from web.api.sending import OFFER, ORDER, TALK, at, new
from web.conftest import Site

ROUTES = [
    *[("citizens", kind) for kind in ("samtale", "tilbud", "indsats", "haendelse")],
    *[
        ("companies", kind)
        for kind in ("kontakt", "henvendelse", "besoeg", "arrangement", "aftale", "plads", "fastholdelse", "behov")
    ],
]
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Nd")) | st.sampled_from("+\n09,.")
some = partial(
    settings, max_examples=12, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def test_sent_back_every_kind_that_has_a_route_is_asked_here(site: Site) -> None:
    from pejl.web.api.registrations import OF_CITIZENS, OF_COMPANIES

    assert [kind for of, kind in ROUTES if of == "citizens"] == list(OF_CITIZENS)
    assert [kind for of, kind in ROUTES if of == "companies"] == list(OF_COMPANIES)


# --- drawn -----------------------------------------------------------------------------------------------


def days(first: int) -> st.SearchStrategy[str]:
    return st.dates(date(2024, 6, first), date(2024, 6, first + 14)).map(date.isoformat)


def value(asked: Any, workers: list[str]) -> st.SearchStrategy[Any]:
    """A day that must be there comes before one that can be left out."""
    from pejl.web.api.asked import _codes
    from pejl.web.kinds import Input
    from pejl.web.narrowed import HEALTH_MARKS, HEALTH_TOPICS

    if asked.input in (Input.CODE, Input.CODES, Input.AREA):
        codes = st.sampled_from(sorted(set(_codes(asked)) - HEALTH_MARKS - HEALTH_TOPICS))
        return st.lists(codes, max_size=3, unique=True) if asked.input is Input.CODES else codes
    written: dict[Any, st.SearchStrategy[Any]] = {
        Input.DAY: days(1 if asked.required else 16),
        Input.TIME: st.times().map(lambda at: f"{at:%H:%M}"),
        Input.HOURS: st.sampled_from(["0", "7.5", "37", "37.00", "168"]),
        Input.NUMBER: st.integers(0, 10_000) | st.integers(0, 10_000).map(float),
        Input.LINE: st.text(LETTERS, min_size=1, max_size=120),
        Input.TEXT: st.text(LETTERS, min_size=1, max_size=300),
        Input.WORKER: st.sampled_from(workers),
    }
    return written[asked.input]


@st.composite
def bodies(draw: Any, of: str, kind: str, workers: list[str]) -> dict[str, Any]:
    """With what can be left out left out, null or filled in."""
    from pejl.web.companykinds import COMPANY_KINDS
    from pejl.web.kinds import KINDS

    found = {}
    for name, asked in (KINDS if of == "citizens" else COMPANY_KINDS)[kind].fields.items():
        how = "there" if asked.required else draw(st.sampled_from(["there", "there", "null", "out"]))
        if how != "out":
            found[name] = None if how == "null" else draw(value(asked, workers))
    return found


@pytest.mark.parametrize(("of", "kind"), ROUTES, ids=[kind for _, kind in ROUTES])
def test_sent_back_what_is_answered_changes_nothing(
    site: Site, system: Asker, citizen: int, company: int, of: str, kind: str
) -> None:
    from pejl.due.picked import staff_on

    workers = [who for who, _ in staff_on(site.stand.snapshot, site.stand.day)]
    to = f"/{of}/{citizen if of == 'citizens' else company}/registrations/{kind}"
    took = []

    @given(bodies(of, kind, workers))
    @some()
    def sent_back(body: dict[str, Any]) -> None:
        answer = new(system, to, body)
        took.append(answer.status_code)
        if answer.status_code == 422:
            return
        assert answer.status_code == 201, answer.content
        unchanged(system, answer)
        assert system.ask("DELETE", answer.headers["Location"], If_Match='"2"').status_code == 204

    sent_back()
    assert took.count(201) > len(took) / 3, took


def unchanged(system: Asker, answer: Any) -> None:
    first = answer.json()
    where, tag = answer.headers["Location"], answer.headers["ETag"]
    again = system.ask("PUT", where, first["data"], If_Match=tag)
    assert again.status_code == 200, (first["data"], again.content)
    assert again.json()["data"] == first["data"]
    assert len(set(kept(first["ref"]))) == 1


def kept(ref: str) -> Iterator[str]:
    """What the versions of a row hold."""
    import json

    from pejl.web.models import CitizenRecord, CompanyRecord

    for of in (CitizenRecord, CompanyRecord):
        for each in of.objects.filter(ref=ref):
            yield json.dumps(each.data, sort_keys=True)


@pytest.mark.parametrize(("sent", "answered"), [(119.0, 119), (1e2, 100), (119, 119)])
def test_sent_back_a_whole_number_is_one_however_it_is_written(
    system: Asker, company: int, sent: float, answered: int
) -> None:
    answer = new(system, f"/companies/{company}/registrations/henvendelse", {**ORDER, "positions": sent})
    assert answer.status_code == 201, answer.content
    assert repr(answer.json()["data"]["positions"]) == repr(answered)


@pytest.mark.parametrize("sent", [119.5, "119", True, -1.0, 1e9])
def test_sent_back_what_is_no_whole_number_is_refused(system: Asker, company: int, sent: object) -> None:
    answer = new(system, f"/companies/{company}/registrations/henvendelse", {**ORDER, "positions": sent})
    assert (answer.status_code, answer.json()["errors"][0]["at"]) == (422, "body.positions")


def test_sent_back_of_a_conflict_both_are_in_the_form_that_is_sent(system: Asker, citizen: int) -> None:
    where = new(system, at(citizen)).headers["Location"]
    without = {name: said for name, said in TALK.items() if name != "topics"}
    assert system.ask("PUT", where, {**without, "topics": ["plan", "job"]}, If_Match='"1"').status_code == 200
    told = system.ask("PUT", where, without, If_Match='"1"').json()
    assert told["theirs"]["data"] == {**TALK, "topics": ["job", "plan"]}
    assert told["mine"] == {**TALK, "topics": []}
    assert system.ask("PUT", where, told["theirs"]["data"], If_Match='"2"').status_code == 200
    assert system.ask("PUT", where, told["mine"], If_Match='"3"').status_code == 200


# --- what was recorded on the pages ----------------------------------------------------------------------


def test_sent_back_what_the_pages_recorded_of_companies_changes_nothing(site: Site, system: Asker) -> None:
    from pejl.web.api.registrations import OF_COMPANIES
    from pejl.web.models import CompanyRecord

    own = CompanyRecord.standing().filter(company__gt=0, kind__in=OF_COMPANIES)
    assert len({each.kind for each in own}) >= 7
    for each in own:
        answer = system.get(f"/companies/{each.company}/registrations/{each.kind}/{each.ref}")
        assert answer.status_code == 200, answer.content
        unchanged(system, answer)


def test_sent_back_hours_of_a_page_have_no_zeros_before_them(site: Site, system: Asker, citizen: int) -> None:
    from pejl.web.models import CitizenRecord

    answer = new(system, at(citizen, "tilbud"), OFFER)
    record = CitizenRecord.objects.get(ref=answer.json()["ref"])
    record.save_next({**record.data, "minutes": "007.50"}, site.user("sagsbehandler").pk, NOW)
    told = system.get(answer.headers["Location"])
    assert told.json()["data"]["minutes"] == "7.50"
    assert system.ask("PUT", answer.headers["Location"], told.json()["data"], If_Match='"2"').status_code == 200
