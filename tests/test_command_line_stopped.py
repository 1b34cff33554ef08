"""A command that cannot go on: what is told, how wide, and the exit code."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Pejl

PLAN = "plans/frederikssund-2024.toml"


@pytest.fixture
def ends(pejl: Pejl, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """`pejl sources`, which is stopped by that error."""

    def ran(error: BaseException, *more: str) -> Any:
        def stopped(*_: object) -> int:
            raise error

        monkeypatch.setattr("pejl.cli.figures.sources", stopped)
        return pejl("sources", *more)

    return ran


def test_stopped_with_ctrl_c_ends_with_130(ends: Callable[..., Any]) -> None:
    ran = ends(KeyboardInterrupt())
    assert (ran.code, ran.out, ran.err) == (130, "", "pejl: Afbrudt, før det var færdigt.\n")


# The error, and what is told of it.
UNUSABLE = [
    (OSError(errno.EACCES, "", "a/lås"), "Filen a/lås kan ikke bruges: den må ikke læses eller skrives."),
    (OSError(errno.EROFS, "", "a/lås"), "Filen a/lås kan ikke bruges: der kan ikke skrives."),
    (OSError(errno.ENOENT, "", "a/b"), "Filen a/b kan ikke bruges: den eller mappen findes ikke."),
    (
        OSError(errno.ENOENT, "Failed to open local file 'a/x.parquet'."),
        "Filen a/x.parquet kan ikke bruges: den eller mappen findes ikke.",
    ),
    (OSError(errno.ENOSPC, "No space left on device"), "Filen kan ikke bruges: disken er fuld."),
]


@pytest.mark.parametrize(("error", "told"), UNUSABLE, ids=lambda each: str(each))
def test_stopped_by_a_file_says_which_and_not_that_it_was_to_be_read(
    ends: Callable[..., Any], error: OSError, told: str
) -> None:
    ran = ends(error)
    assert (ran.code, ran.out, ran.err) == (2, "", f"pejl: {told}\n")


def test_stopped_by_what_cannot_be_written_does_not_say_that_it_cannot_be_read(pejl: Pejl, tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    ran = pejl("docs", "--to", tmp_path / "fil" / "mappe")
    assert (ran.code, "kan ikke bruges: en del af stien er ikke en mappe" in ran.err) == (2, True)


# What is told on stderr by argparse, by a command, and of a file.
TOLD = [("flyv",), ("explain", PLAN, "9z"), ("check", "en-plan-med-et-langt-navn-som-ingen-har-skrevet.toml")]


@pytest.mark.parametrize("argv", TOLD, ids=lambda each: each[0])
def test_stopped_on_a_narrow_terminal_is_told_as_wide_as_it_is(
    pejl: Pejl, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    wide = pejl(*argv).words
    monkeypatch.setenv("COLUMNS", "60")
    ran = pejl(*argv)
    assert ran.words == wide
    assert [line for line in ran.err.splitlines() if len(line) > 60] == []


@pytest.mark.parametrize("command", ["", "report", "serve", "fold"])
def test_help_is_no_wider_than_80_and_its_use_stands_in_line(
    pejl: Pejl, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = pejl(*command.split(), "--help").out.splitlines()
    assert [line for line in lines if len(line) > 80] == []
    use = lines[: lines.index("")]
    begins = len(f"brug: pejl {command}".rstrip()) + 1
    assert [len(line) - len(line.lstrip()) for line in use[1:]] == [begins] * (len(use) - 1)


# What is nearly a command or a choice: the words of it, what is told.
NEARLY = [
    (("rapport",), "ukendt valg: 'rapport'. Mente du report? Se `pejl --help`."),
    (("load", "tabeller"), "ukendt valg: 'tabeller'. Mente du tabel? Se `pejl load --help`."),
    (("serve", PLAN, "--port", "0"), "ikke en port fra 1 til 65535: '0' Se `pejl serve --help`."),
    (("serve", PLAN, "--port", "65536"), "ikke en port fra 1 til 65535: '65536' Se `pejl serve --help`."),
    (("goals", PLAN, "--onn", "x"), "ukendte argumenter: --onn x Se `pejl goals --help`."),
    (("fold",), "der mangler: PLAN Se `pejl fold --help`."),
]


@pytest.mark.parametrize(("argv", "told"), NEARLY, ids=lambda each: " ".join(each) if isinstance(each, tuple) else "")
def test_wrong_use_points_at_what_was_meant_and_at_the_help_of_its_command(
    pejl: Pejl, argv: tuple[str, ...], told: str
) -> None:
    ran = pejl(*argv)
    assert ran.code == 2
    assert ran.words.endswith(told), ran.err


@pytest.mark.parametrize("command", ["serve", "fold", "webhooks"])
def test_a_plan_with_a_fault_is_told_with_its_place_by_the_commands_of_the_site_too(
    pejl: Pejl, tmp_path: Path, command: str
) -> None:
    (tmp_path / "plan.toml").write_text("[plan]\n", "utf-8")
    ran = pejl(command, tmp_path / "plan.toml")
    assert (ran.code, "plan.toml:1:2: `kommune` mangler" in ran.err) == (1, True), ran.err
    gone = pejl(command, tmp_path / "ingen.toml")
    assert (gone.code, "ingen.toml kan ikke læses: den findes ikke" in gone.err) == (2, True), gone.err


# --- the site's port and database ------------------------------------------------------------------------------

ADDRESSES = [
    "mysql://x",
    "postgresql://bruger:kode@vaert",
    "postgresql://bruger:kode@vaert:port/navn",
    "postgresql://[",
    "sqlite:///",
    "sqlite:///:memory:",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_is_no_database_is_told_without_its_password(tmp_path: Path, address: str) -> None:
    from pejl.intake import Fault
    from pejl.web.database import database_of

    with pytest.raises(Fault) as caught:
        database_of(address, tmp_path / "pejl-data")
    assert (caught.value.code, caught.value.params) == ("web_database_adresse", {})


def test_a_port_that_is_taken_is_told_before_anybody_is_told_of_it() -> None:
    from pejl.intake import Fault
    from pejl.web.server import bound

    with bound("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
        with pytest.raises(Fault) as caught:
            bound("127.0.0.1", port)
    assert caught.value.params == {"adresse": "127.0.0.1", "port": port, "grund": "lyt.EADDRINUSE"}
    with bound("127.0.0.1", port) as again:
        assert again.getsockname() == ("127.0.0.1", port)


def test_an_address_of_another_machine_cannot_be_listened_at() -> None:
    from pejl.intake import Fault
    from pejl.web.server import bound

    for host in ("192.0.2.1", "findes.ikke.invalid"):
        with pytest.raises(Fault) as caught:
            bound(host, 0)
        assert caught.value.params["grund"] == "lyt.EADDRNOTAVAIL"
