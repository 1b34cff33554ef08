"""A register of the test's own: in SQLite, and the same again in PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import services
from pejl.identity.register import Identities


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "register" / "identity.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, file: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{file}"
    return services.new_database(request.getfixturevalue("postgres_address"))


@pytest.fixture
def identities(address: str) -> Iterator[Identities]:
    register = Identities(address)
    yield register
    register.close()


@pytest.fixture
def embedded(file: Path) -> Iterator[Identities]:
    register = Identities(f"sqlite:///{file}", patience=0.2)
    yield register
    register.close()
