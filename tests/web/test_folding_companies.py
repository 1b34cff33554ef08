"""What is recorded of companies on its way into the ledger: what is settled goes in, what was merged goes in anew."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from web.conftest import Site
from web.ordering import company, event, order, visit
from web.test_folding import own_ledger

__all__ = ["own_ledger"]
ONE, OTHER = 10000001, 10000002


@pytest.fixture
def two(own_ledger: Any, site: Site) -> None:
    company(site, branch="handel")
    company(site, "Fjordens Køkken I/S", branch="handel")


def rows(around: Any, table: str, *companies: int) -> list[Any]:
    """The ledger's own rows of these companies."""
    from pejl.ledger.events import EventStore
    from pejl.ledger.one import rows_of

    found = rows_of(EventStore(around.ledger).snapshot(), table)
    return [row for row in found if row["company"] in companies]


def later(around: Any, hours: int) -> Any:
    return replace(around, now=around.now + timedelta(hours=hours))


def test_fold_a_visit_goes_in_when_it_is_settled_and_comes_out_when_it_is_planned_again(
    site: Site, own_ledger: Any, two: None
) -> None:
    from pejl.web.folding import fold

    planned = visit(site, ONE)
    fold(own_ledger)
    assert rows(own_ledger, "visits", ONE) == []
    held = planned.save_next({**planned.data, "outcome": "holdt"}, planned.by_id, planned.at)
    fold(own_ledger)
    assert [row["outcome"] for row in rows(own_ledger, "visits", ONE)] == ["holdt"]
    held.save_next(planned.data, planned.by_id, own_ledger.now)
    fold(own_ledger)
    assert rows(own_ledger, "visits", ONE) == []


def test_fold_an_event_of_the_job_centre_is_no_companys(site: Site, own_ledger: Any, two: None) -> None:
    from pejl.web.folding import fold

    event(site, outcome="holdt", people=40)
    fold(own_ledger)
    assert [row["people"] for row in rows(own_ledger, "events", 0) if str(row["day"]) == "2024-07-01"] == [40]


def test_fold_rows_of_a_merged_company_move_and_come_back_when_it_is_parted(
    site: Site, own_ledger: Any, two: None
) -> None:
    from pejl.web.companymerging import merge, part
    from pejl.web.folding import fold

    order(site, OTHER)
    fold(own_ledger)
    assert (len(rows(own_ledger, "orders", ONE)), len(rows(own_ledger, "orders", OTHER))) == (0, 1)
    merge(ONE, OTHER, site.user("leder").pk, own_ledger.now)
    fold(later(own_ledger, 1))
    assert (len(rows(own_ledger, "orders", ONE)), len(rows(own_ledger, "orders", OTHER))) == (1, 0)
    part(OTHER, ONE)
    fold(later(own_ledger, 2))
    assert (len(rows(own_ledger, "orders", ONE)), len(rows(own_ledger, "orders", OTHER))) == (0, 1)


def test_fold_an_enquiry_is_told_with_the_minutes_it_waited(site: Site, own_ledger: Any, two: None) -> None:
    from pejl.web.folding import fold

    order(site, ONE, svar_dag="2024-07-01", svar_kl="09:59", positions=6)
    fold(own_ledger)
    [row] = rows(own_ledger, "orders", ONE)
    assert (row["minute"], row["answer"], row["help"], row["positions"]) == (8 * 60, 119, -1, 6)
