"""Askers with keys."""

import pytest

from web.api.keys import Asker, asker
from web.conftest import Site


@pytest.fixture
def system(site: Site) -> Asker:
    """An integrator's key that may everything."""
    return asker(site)
