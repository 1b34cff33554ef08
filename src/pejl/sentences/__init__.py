"""The two small Danish grammars of the plan: `maaltal` (what is aimed at) and `hvornaar` (when it is due)."""

from collections.abc import Mapping

from pejl.sentences import hvornaar, maaltal
from pejl.sentences.hvornaar import READER as _RHYTHMS
from pejl.sentences.maaltal import READER as _TARGETS
from pejl.sentences.reader import SentenceError
from pejl.sentences.said import print_rhythm, print_target, said_rhythm, said_target
from pejl.sentences.shapes import Rhythm, Target

__all__ = [
    "SentenceError",
    "examples",
    "parse_rhythm",
    "parse_target",
    "print_rhythm",
    "print_target",
    "said_rhythm",
    "said_target",
]


def parse_target(text: str) -> Target:
    """Read a `maaltal`; SentenceError says where it stops making sense."""
    return _TARGETS.parse(text)


def parse_rhythm(text: str) -> Rhythm:
    """Read a `hvornaar`; SentenceError says where it stops making sense."""
    return _RHYTHMS.parse(text)


def examples() -> Mapping[str, tuple[str, ...]]:
    """Canonical sentences of each grammar: every shape at least once."""
    return {"maaltal": maaltal.EXAMPLES, "hvornaar": hvornaar.EXAMPLES}
