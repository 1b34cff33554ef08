"""Servers a test needs: real ones, started for the tests and thrown away after them."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "log_statement": "none",
}
_TRIES = 5
INSTALL = "sudo apt-get install postgresql"


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server of its own, `postgresql://user:password@127.0.0.1:port/postgres`.

    It is in a temporary folder (socket and log too), forgets everything on a crash, and is stopped and removed at
    the end. The user may do all. Started as root it runs as `postgres`. Skips the test where no server is installed.
    """
    programs, front = _programs()
    folder = Path(tempfile.mkdtemp(prefix="pejl-pg-"))
    password = secrets.token_hex(16)
    try:
        _make(programs, front, folder, password)
        port = _start(programs, front, folder)
        try:
            yield f"postgresql://pejl:{password}@127.0.0.1:{port}/postgres"
        finally:
            _run([*front, programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def new_database(address: str) -> str:
    """The address of a new, empty database on the same server."""
    import psycopg

    name = f"pejl_{secrets.token_hex(8)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{address.rpartition('/')[0]}/{name}"


def _programs() -> tuple[Path, list[str]]:
    """The folder of the newest server's programs, and what to put before them."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: float(each.parent.name))
    on_path = shutil.which("pg_ctl")
    places = [*reversed(installed), *([Path(on_path).resolve().parent] if on_path else [])]
    programs = next((each for each in places if (each / "initdb").exists() and (each / "pg_ctl").exists()), None)
    if programs is None:
        pytest.skip(f"no PostgreSQL server is installed: {INSTALL}")
    if os.geteuid() != 0:
        return programs, []
    if shutil.which("runuser") is None or "postgres" not in {each.pw_name for each in pwd.getpwall()}:
        pytest.skip(f"PostgreSQL does not run as root, and there is no user postgres to run it as: {INSTALL}")
    return programs, ["runuser", "-u", "postgres", "--"]


def _make(programs: Path, front: list[str], folder: Path, password: str) -> None:
    """A password, because anyone on the machine could else command the server, and with it its user."""
    secret = folder / "password"
    secret.touch(mode=0o600)
    secret.write_text(password)
    if front:
        shutil.chown(folder, "postgres")
        shutil.chown(secret, "postgres")
    who = ["--username=pejl", "--auth=scram-sha-256", f"--pwfile={secret}"]
    how = ["--locale=C.UTF-8", "--encoding=UTF8", "--no-sync"]
    _run([*front, programs / "initdb", "-D", folder / "data", *who, *how])
    secret.unlink()


def _start(programs: Path, front: list[str], folder: Path) -> int:
    """The port it listens on; another one is taken when somebody was quicker."""
    for attempt in range(_TRIES):
        port = _free_port()
        settings = {**_SETTINGS, "unix_socket_directories": folder, "port": port}
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        start = [
            programs / "pg_ctl",
            "-D",
            folder / "data",
            "-l",
            folder / "log",
            "-w",
            "-t",
            "60",
            "-o",
            options,
            "start",
        ]
        try:
            _run([*front, *start])
        except RuntimeError:
            if attempt + 1 == _TRIES:
                raise
        else:
            return port
    raise AssertionError("never here")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(command: list[str | Path]) -> None:
    """Run in a folder anyone may be in; what it says is told only when it fails."""
    with tempfile.TemporaryFile() as said:  # not a pipe: the server would keep it open
        argv = [str(each) for each in command]
        done = subprocess.run(argv, cwd="/", stdout=said, stderr=said, check=False)  # noqa: S603 - our own commands
        if done.returncode:
            said.seek(0)
            raise RuntimeError(said.read().decode(errors="replace"))
