"""Where the command line starts: the one place that reads the clock and the environment."""

import os
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib import import_module

from pejl.cli.arguments import parser

COMMANDS = {
    "check": "pejl.cli.plans",
    "goals": "pejl.cli.plans",
    "explain": "pejl.cli.plans",
    "due": "pejl.cli.due",
    "why": "pejl.cli.promises",
    "kept": "pejl.cli.promises",
    "whatif": "pejl.cli.promises",
    "compare": "pejl.cli.figures",
    "sources": "pejl.cli.figures",
    "load": "pejl.cli.loading",
    "afstem": "pejl.cli.events",
    "made-up": "pejl.cli.made_up",
    "erase": "pejl.cli.events",
    "backup": "pejl.cli.events",
    "restore": "pejl.cli.events",
    "schema": "pejl.cli.papers",
    "docs": "pejl.cli.papers",
    "report": "pejl.cli.reporting",
    "document": "pejl.cli.reporting",
    "serve": "pejl.web.commands",
    "fold": "pejl.web.commands",
    "webhooks": "pejl.web.api.commands",
    "user": "pejl.web.commands",
}
"""Which module has the command's function; it is imported when the command is run. The site's own are known by name
alone."""


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
    from pejl.cli.told import Told, no_file
    from pejl.intake import Fault
    from pejl.surroundings import Surroundings

    try:
        with ExitStack() as held:
            around = Surroundings.of(os.environ, datetime.now(UTC), held)
            module = import_module(COMMANDS[arguments.command])
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
