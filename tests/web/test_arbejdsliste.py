"""The work list: which rows a role sees, whose names stand on it, how it is narrowed, saved and taken along."""

import csv
import io
import json
import re
from decimal import Decimal
from typing import Any

import pytest

from pejl.answers.listed import PAGE, Tab, Whose, in_tab, open_rows, tabs, whose_rows
from pejl.numbers import format_decimal
from pejl.rules import Case

ADDRESS = "/arbejdsliste"


def _shown(client: Any, query: str = "") -> str:
    response = client.get(f"{ADDRESS}?{query}")
    assert response.status_code == 200
    return str(response.content.decode())


def _rows(page: str) -> int:
    return page.count('<li class="raekke ')


def _named(page: str) -> list[int]:
    """The citizens whose page the list leads to, row by row."""
    return [int(each) for each in re.findall(r'<span class="hvem"><a href="/borger/(\d+)"', page)]


def _looked(since: int) -> set[int]:
    from pejl.web.models import LookedAt

    return {row.citizen for row in LookedAt.objects.order_by("pk")[since:]}


def _looks() -> int:
    from pejl.web.models import LookedAt

    return int(LookedAt.objects.count())


def _exported(client: Any, query: str, form: str) -> Any:
    return client.get(f"{ADDRESS}?{query}&form={form}")


# --- whose rows ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["sagsbehandler", "ungeraadgiver"])
def test_the_list_begins_with_the_own_overdue_rows(site: Any, role: str) -> None:
    mine = open_rows(site.stand.sheet).with_word("worker", site.user(role).worker)
    page = _shown(site.client(role))
    late = in_tab(mine, Tab.OVERSKREDET)
    assert _rows(page) == min(PAGE, len(late)) > 0
    assert _named(page) == [row.subject for row in late.by_day().rows(PAGE) if row.promise.case is Case.PERSON]


def test_the_teams_list_has_the_teams_rows(site: Any) -> None:
    user = site.user("sagsbehandler")
    team = whose_rows(open_rows(site.stand.sheet), Whose.HOLD, team=user.team)
    page = _shown(site.client("sagsbehandler"), "hvis=hold")
    for tab, many in tabs(team).items():
        assert re.search(rf'fane={tab}"[^>]*>[^<]+<span class="antal">{format_decimal(Decimal(many), 0)}</span>', page)


def test_nobodys_rows_have_no_name_and_lead_nowhere(site: Any) -> None:
    before = _looks()
    page = _shown(site.client("sagsbehandler"), "hvis=ingen&fane=senere")
    assert _rows(page) > 0
    assert "/borger/" not in page
    assert _looks() == before


@pytest.mark.parametrize("whose", ["alle", "findes-ikke", ""])
def test_a_caseworker_who_asks_for_all_gets_the_own(site: Any, whose: str) -> None:
    client = site.client("sagsbehandler")
    assert _named(_shown(client, f"hvis={whose}")) == _named(_shown(client))


def test_a_leader_sees_every_row_and_no_name(site: Any) -> None:
    before = _looks()
    page = _shown(site.client("leder"), "hvis=alle&fane=overskredet")
    many = len(in_tab(open_rows(site.stand.sheet), Tab.OVERSKREDET))
    assert f'<span class="antal">{format_decimal(Decimal(many), 0)}</span>' in page
    assert _rows(page) == PAGE < many
    assert "/borger/" not in page
    assert _looks() == before


def test_a_leader_of_one_team_sees_that_team_alone(site: Any) -> None:
    from pejl.web.models import User

    User.objects.filter(role="leder").update(team="unge")
    page = _shown(site.client("leder"), "hvis=alle&fane=senere")
    many = len(in_tab(open_rows(site.stand.sheet).with_word("team", "unge"), Tab.SENERE))
    assert re.search(rf'aria-current="true">[^<]+<span class="antal">{format_decimal(Decimal(many), 0)}</span>', page)


@pytest.mark.parametrize("role", ["udvalg", "analytiker", "borger", "anden_afdeling", "akasse", "administrator"])
def test_who_has_no_work_list_is_told_there_is_no_such_page(site: Any, role: str) -> None:
    assert site.client(role).get(ADDRESS).status_code == 404


def test_every_citizen_on_the_list_is_in_the_access_log(site: Any) -> None:
    before = _looks()
    page = _shown(site.client("sagsbehandler"), "hvis=hold&fane=senere")
    assert _looked(before) == set(_named(page)) != set()


def test_a_protected_name_of_the_team_is_not_shown(site: Any) -> None:
    from pejl.web import names

    stand, user = site.stand, site.user("sagsbehandler")
    rows = open_rows(stand.sheet).with_word("team", user.team)
    hidden = [
        citizen
        for citizen in rows.subjects()
        if stand.protected(citizen) and not any(worker == user.worker for worker, _ in stand.workers_of(citizen))
    ]
    assert hidden
    told = _exported(site.client("sagsbehandler"), "hvis=hold&fane=senere", "csv").content.decode()
    shown = {each.strip('"') for each in told.replace("\r\n", ";").split(";")}
    others = set(names.of(stand, [each for each in rows.subjects() if each not in hidden]).values())
    for name in set(names.of(stand, hidden).values()) - others:
        assert name not in shown


# --- narrowed --------------------------------------------------------------------------------------------


def test_a_choice_narrows_the_list_and_the_counters(site: Any) -> None:
    client = site.client("sagsbehandler")
    whole = _shown(client, "fane=senere")
    option = re.search(r'<option value="([^"]+)">[^<]*\((\d+)\)</option>', whole)
    assert option
    page = _shown(client, f"fane=senere&loefte={option[1]}")
    assert _rows(page) == min(PAGE, int(option[2]))
    assert f'<option value="{option[1]}" selected>' in page


@pytest.mark.parametrize("query", ["fane=x&loefte=y&gruppe=z&aarsag=q&hold=w&side=0", "side=99999999999", "side=-1"])
def test_what_an_address_cannot_mean_is_left_out(site: Any, query: str) -> None:
    client = site.client("sagsbehandler")
    assert _named(_shown(client, query)) == _named(_shown(client))


# --- as a file -------------------------------------------------------------------------------------------


def test_the_file_has_the_rows_of_the_tab_and_every_one_is_logged(site: Any) -> None:
    before = _looks()
    client = site.client("sagsbehandler")
    response = _exported(client, "fane=senere", "csv")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    mine = in_tab(open_rows(site.stand.sheet).with_word("worker", site.user("sagsbehandler").worker), Tab.SENERE)
    assert len(rows) == len(mine) + 1
    assert _looked(before) == set(mine.subjects())


def test_the_file_for_a_leader_names_nobody_and_numbers_nobody(site: Any) -> None:
    data = json.loads(_exported(site.client("leder"), "hvis=alle&fane=senere", "json").content)
    persons = [row for row in data["rows"] if row["about"] == "borger"]
    assert persons
    assert {(row["name"], row["subject"], row["row"]) for row in persons} == {("", None, None)}


def test_no_id_stands_in_a_files_name(site: Any) -> None:
    told = _exported(site.client("sagsbehandler"), "fane=senere", "xlsx")["Content-Disposition"]
    assert not re.search(r"\d{9}", told)


# --- saved views -----------------------------------------------------------------------------------------


def _views(site: Any, role: str) -> list[tuple[str, str]]:
    from pejl.web.models import SavedView

    return list(SavedView.objects.filter(user=site.user(role)).values_list("name", "query"))


def test_a_view_is_saved_found_again_and_deleted(site: Any) -> None:
    from pejl.web.models import SavedView

    client = site.client("sagsbehandler")
    client.post(f"{ADDRESS}/gem", {"navn": "Holdets uge", "soegning": "hvis=hold&fane=uge"})
    assert _views(site, "sagsbehandler") == [("Holdets uge", "hvis=hold&fane=uge")]
    assert "?hvis=hold&amp;fane=uge" in _shown(client)
    client.post(f"{ADDRESS}/gem", {"slet": SavedView.objects.get().pk})
    assert _views(site, "sagsbehandler") == []


def test_a_view_can_hold_no_citizen_whatever_is_sent(site: Any) -> None:
    citizen = site.citizen_of("sagsbehandler")
    sent = f"hvis=mine&fane=uge&borger={citizen}&loefte={citizen}&gruppe={citizen}&side={citizen}"
    site.client("sagsbehandler").post(f"{ADDRESS}/gem", {"navn": "Min", "soegning": sent})
    assert _views(site, "sagsbehandler") == [("Min", "hvis=mine&fane=uge")]


@pytest.mark.parametrize("name", ["", "   ", "010180-1234", "0101801234"])
def test_a_view_without_a_name_or_named_as_a_number_is_not_saved(site: Any, name: str) -> None:
    site.client("sagsbehandler").post(f"{ADDRESS}/gem", {"navn": name, "soegning": "hvis=mine"})
    assert _views(site, "sagsbehandler") == []


def test_nobody_deletes_anothers_view(site: Any) -> None:
    from pejl.web.models import SavedView

    site.client("sagsbehandler").post(f"{ADDRESS}/gem", {"navn": "Min", "soegning": "hvis=mine"})
    site.client("ungeraadgiver").post(f"{ADDRESS}/gem", {"slet": SavedView.objects.get().pk})
    assert len(_views(site, "sagsbehandler")) == 1


def test_two_views_of_one_name_are_refused_and_the_first_stands(site: Any) -> None:
    client = site.client("sagsbehandler")
    for fane in ("uge", "senere"):
        client.post(f"{ADDRESS}/gem", {"navn": "Min", "soegning": f"fane={fane}"})
    assert _views(site, "sagsbehandler") == [("Min", "hvis=mine&fane=uge")]


@pytest.mark.parametrize("role", ["sagsbehandler", "leder"])
@pytest.mark.parametrize("query", ["fane=senere", "hvis=hold&fane=senere", "fane=senere&form=csv"])
def test_the_list_takes_few_queries(site: Any, role: str, query: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = site.client(role)
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{ADDRESS}?{query}")
    assert len(queries) <= 25


def test_a_consultants_list_has_no_casework_whoever_the_rows_are_with(site: Any) -> None:
    """Even with a caseworker's own code: what talks and sickness make due stands in no consultant's list."""
    from pejl.web.models import User

    worker = site.user("sagsbehandler").worker
    User.objects.filter(role="virksomhedskonsulent").update(worker=worker)
    due = {row.promise.text for row in site.stand.sheet.with_word("worker", worker).running().rows()}
    talks = {each for each in due if "samtale" in each.lower()}
    assert talks
    pages = [site.client("virksomhedskonsulent").get(f"/arbejdsliste?fane={tab}").content.decode() for tab in Tab]
    assert not [each for each in talks for page in pages if each in page]
