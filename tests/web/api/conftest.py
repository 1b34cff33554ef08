"""Askers with keys."""

import pytest

from web.api.keys import Asker, asker
from web.conftest import Site


@pytest.fixture
def system(site: Site) -> Asker:
    """An integrator's key that may everything."""
    return asker(site)


@pytest.fixture
def citizen(site: Site) -> int:
    return site.citizens_of("sagsbehandler")[5]


@pytest.fixture
def company(site: Site) -> int:
    from pejl.web.models import CompanyRecord

    found: int = CompanyRecord.objects.filter(kind="stamdata").first().company
    return found
