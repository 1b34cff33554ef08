"""Where the command line starts: the one place that reads the clock and the environment."""

import os
import sys
from argparse import Namespace
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
INTERRUPTED = 130
"""The exit code of what was stopped with Ctrl-C, as a shell has it."""


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
    try:
        return _ended(arguments)
    except KeyboardInterrupt:
        from pejl.cli.told import Told, tell

        return tell(Told("afbrudt", arguments.lang, exit_code=INTERRUPTED))


def _ended(arguments: Namespace) -> int:
    """The command's exit code; what it cannot go on from is told on stderr."""
    from pejl.cli.told import Told, tell, unusable
    from pejl.intake import Fault

    try:
        return _run(arguments)
    except Told as told:
        return tell(told)
    except Fault as fault:
        return tell(Told(fault.code, arguments.lang, exit_code=2, **fault.params))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return tell(unusable(error, arguments.lang))


def _run(arguments: Namespace) -> int:
    from pejl.surroundings import Surroundings

    module = COMMANDS[arguments.command]
    with ExitStack() as held:
        around = Surroundings.of(os.environ, datetime.now(UTC), held)
        if module.startswith("pejl.web.") and "plan" in arguments:
            from pejl.cli.plans import bound_plan

            bound_plan(arguments.plan, arguments.lang)  # the site knows a plan or none, not what is wrong in it
        code: int = getattr(import_module(module), arguments.command.replace("-", "_"))(arguments, around)
        sys.stdout.flush()
    return code
