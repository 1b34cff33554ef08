"""Role × page × citizen × part, held against a table written by hand; and that the matrix bites: planted leaks."""

from collections.abc import Callable
from typing import Any

import pytest

from web import matrix
from web.conftest import Site
from web.matrix import Town, built, faults


@pytest.fixture
def town(site: Site) -> Town:
    return built(site)


def test_matrix_has_every_page_of_the_site_and_no_other(site: Site) -> None:
    from pejl.web.access import PAGES as RULES
    from pejl.web.registry import collect

    assert set(collect()) == set(matrix.TABLE["sider"]) == set(RULES)


def test_matrix_names_roles_and_parts_that_there_are(site: Site) -> None:
    from pejl.web.access import Field, Role

    assert set(matrix.ROLES) == {each.value for each in Role}
    said = {part for rows in matrix.TABLE["felter"].values() for row in rows.values() for part in row.split()}
    assert said <= {each.value for each in Field}


def test_matrix_every_cell_is_as_the_table_says(town: Town) -> None:
    found = list(faults(town))
    assert found == [], "\n".join(found)
    print(f"{town.cells} cells")  # noqa: T201 - the figure is wanted
    assert town.cells > 500


# --- planted leaks ---------------------------------------------------------------------------------------

Leak = Callable[[pytest.MonkeyPatch], Any]


def opens(page: str, role: str) -> Leak:
    def plant(patch: pytest.MonkeyPatch) -> None:
        from pejl.web.access import table

        patch.setitem(table.PAGES, page, {*(table.PAGES[page] or ()), role})  # type: ignore[arg-type]

    return plant


def shows(role: str, relation: str, *parts: str) -> Leak:
    def plant(patch: pytest.MonkeyPatch) -> None:
        from pejl.web.access import Field, Relation, Role, table

        rows = dict(table.FIELDS.get(Role(role), {}))
        rows[Relation(relation)] = rows.get(Relation(relation), frozenset()) | {Field(each) for each in parts}
        patch.setitem(table.FIELDS, Role(role), rows)  # type: ignore[arg-type]

    return plant


def replaced(name: str, by: Callable[..., Any]) -> Leak:
    return lambda patch: patch.setattr(f"pejl.web.{name}", by)


def _everybody_is_ones_own(circle: Any, citizen: int) -> Any:
    from pejl.web.access import Relation

    return Relation.EGEN if circle.stand.knows(citizen) else Relation.INGEN


def _no_reason_runs_out(circle: Any) -> Any:
    from pejl.web.models import Reason

    return frozenset(Reason.objects.filter(user_id=circle.who.id).values_list("citizen", flat=True))


def _shared_with_any_unit(circle: Any) -> Any:
    from pejl.web.models import CitizenRecord

    return frozenset(CitizenRecord.objects.values_list("citizen", flat=True))


def _told_apart(request: Any, exception: Any = None) -> Any:
    from django.http import HttpResponse

    known = request.resolver_match and request.resolver_match.kwargs.get("citizen") != matrix.MISSING
    return HttpResponse("ikke din" if known else "findes ikke", status=404)


LEAKS: dict[str, Leak] = {
    "the citizen opens the plan": opens("planen", "borger"),
    "the committee opens the work list": opens("arbejdsliste", "udvalg"),
    "the committee opens the check": opens("kontrol", "udvalg"),
    "the leader opens the users": opens("brugere", "leder"),
    "the analyst opens the access log": opens("opslag", "analytiker"),
    "the consultant looks citizens up": opens("borger-opslag", "virksomhedskonsulent"),
    "a system opens the plan": opens("planen", "integrator"),
    "the administrator opens the work list": opens("min-dag", "administrator"),
    "the leader sees health": shows("leder", "begrundet", "helbred"),
    "the leader sees notes": shows("leder", "begrundet", "noter"),
    "the consultant sees talks": shows("virksomhedskonsulent", "egen", "samtaler"),
    "the consultant sees health": shows("virksomhedskonsulent", "egen", "helbred"),
    "the other department sees talks": shows("anden_afdeling", "delt", "samtaler"),
    "the fund sees benefits": shows("akasse", "delt", "forloeb"),
    "the fund sees what is due": shows("akasse", "delt", "frister"),
    "a caseworker sees everybody": shows("sagsbehandler", "ingen", "navn", "noter"),
    "a stated reason shows notes": shows("sagsbehandler", "begrundet", "noter"),
    "everybody is one's own": replaced("access.people.Circle.relation", _everybody_is_ones_own),
    "no reason runs out": replaced("access.people.Circle.reasoned", property(_no_reason_runs_out)),
    "shared with any unit": replaced("access.people.Circle.shared", property(_shared_with_any_unit)),
    "the gate is open": replaced("middleware.may_open", lambda who, page: who is not None),
    "a foreign citizen is told apart": replaced("pages.borgeren.not_found", _told_apart),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_matrix_a_planted_leak_is_seen(town: Town, leak: str, monkeypatch: pytest.MonkeyPatch) -> None:
    LEAKS[leak](monkeypatch)
    assert next(faults(town), None) is not None


def test_matrix_leaks_are_planted_by_the_score() -> None:
    assert len(LEAKS) >= 20
