"""Where the command line starts: the one place that reads the clock and the environment."""

import os
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from pejl.cli.arguments import parser

COMMANDS = {
    "check": "plans",
    "goals": "plans",
    "explain": "plans",
    "due": "due",
    "why": "promises",
    "kept": "promises",
    "whatif": "promises",
    "compare": "figures",
    "sources": "figures",
    "load": "loading",
    "afstem": "events",
    "made-up": "made_up",
    "erase": "events",
    "backup": "events",
    "restore": "events",
    "schema": "papers",
    "docs": "papers",
}
"""Which module of the CLI has the command's function; it is imported when the command is run."""


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns its exit code (see `pejl --help`)."""
    arguments = parser().parse_args(argv)
    if arguments.version:
        from importlib.metadata import version

        sys.stdout.write(f"{version('pejl')}\n")
        return 0
    if arguments.command is None:
        parser().print_help()
        return 0
    from pejl.cli.surroundings import Surroundings, Told, no_file
    from pejl.intake import Fault

    key = os.environ.get("PEJL_JOBINDSATS_KEY", "")
    ledger = Path(os.environ.get("PEJL_LEDGER") or "pejl-data")
    identity = os.environ.get("PEJL_IDENTITY") or f"sqlite:///{ledger.absolute()}.identitet.sqlite"
    try:
        with ExitStack() as held:
            around = Surroundings(datetime.now(UTC), ledger, key, identity, held)
            module = import_module(f"pejl.cli.{COMMANDS[arguments.command]}")
            code: int = getattr(module, arguments.command.replace("-", "_"))(arguments, around)
            sys.stdout.flush()
    except Told as told:
        sys.stderr.write(f"pejl: {told}\n")
        return told.exit_code
    except Fault as fault:
        sys.stderr.write(f"pejl: {Told(fault.code, arguments.lang, exit_code=2, **fault.params)}\n")
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        sys.stderr.write(f"pejl: {no_file(error.filename or around.ledger, error, arguments.lang)}\n")
        return 2
    return code
