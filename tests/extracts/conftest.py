"""Invented files beside this one; real answers in ../shared/data, which tests skip without."""

from collections.abc import Callable, Iterator

import pytest

from .helping import FILES, SHARED, Reply, Server


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    servers: list[Server] = []

    def start(*script: Reply) -> Server:
        servers.append(Server(list(script)))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture
def invented() -> Callable[[str], bytes]:
    return lambda name: (FILES / name).read_bytes()


@pytest.fixture
def real() -> Callable[[str], bytes]:
    def read(name: str) -> bytes:
        if not (SHARED / name).exists():
            pytest.skip(f"../shared/data/{name} is not here")
        return (SHARED / name).read_bytes()

    return read
