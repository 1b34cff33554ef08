"""The command line: reads the clock and the arguments, asks an answer, renders. Everything else is lazy."""

from pejl.cli.main import main

__all__ = ["main"]
