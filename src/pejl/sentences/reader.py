"""Reads a sentence by one of the grammars, or says where it stops making sense and what was likely meant.

Lark is imported by the first sentence that is read, not with the package.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from operator import ne
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pejl.sentences.repairs import Repair
from pejl.sentences.words import PLURAL, TokenError

if TYPE_CHECKING:
    from lark import Lark
    from lark.lexer import TerminalDef

Meaning = TypeVar("Meaning")

_WORD = re.compile(r"[^\W\d_]{4,}")
_LONG = 5
"""Shorter words are too near each other: only a unit with one letter changed is put right. `unge` is not `uger`."""
_NUMBERS = {"NUMBER", "WHOLE", "RANGE", "ORDINAL"}
"""`tyvende` is not `syvende`: numbers are never respelled."""
_CLOSE = 0.8
"""Below this likeness (0-1) it is another word."""


class SentenceError(ValueError):
    """A sentence that is not understood, from `column` (1-based) on."""

    def __init__(self, text: str, column: int, expected: tuple[str, ...], nearest: str | None) -> None:
        super().__init__(f"tegn {column}: ventede {' eller '.join(expected)}")
        self.text = text
        self.column = column
        self.expected = expected
        self.nearest = nearest


class _StopError(Exception):
    """Where the reading stopped. `repaired` is the text with one bad token put right."""

    def __init__(self, column: int, expected: tuple[str, ...], repaired: str | None = None) -> None:
        self.column = column
        self.expected = expected
        self.repaired = repaired


@dataclass(frozen=True)
class Reader(Generic[Meaning]):
    """One grammar with everything needed to read by it.

    `rules` builds a value for each rule and alias; `readings` turns tokens into values by terminal;
    `phrases` says each terminal in Danish; `repairs` put right what is nearly a sentence.
    """

    grammar: str
    rules: Mapping[str, Callable[..., object]]
    readings: Mapping[str, Callable[[str], object]]
    phrases: Mapping[str, str]
    printer: Callable[[Meaning], str]
    repairs: tuple[Repair, ...]

    def parse(self, text: str) -> Meaning:
        try:
            return self._read(text)
        except _StopError as stop:
            raise SentenceError(text, stop.column, stop.expected, self._nearest(text)) from None

    @cached_property
    def lark(self) -> "Lark":
        from lark import Lark

        path = Path(__file__).with_name(self.grammar)
        return Lark.open(str(path), parser="lalr", edit_terminals=_as_people_write)

    def _read(self, text: str) -> Meaning:
        from lark import UnexpectedInput

        sentence = text.rstrip().removesuffix(".").rstrip()
        reading: Any = self.lark.parse_interactive(sentence)
        position = 0
        try:
            for token in reading.lexer_thread.lex(reading.parser_state):
                position = token.start_pos or 0
                value = self.readings.get(token.type, str)(str(token))
                reading.feed_token(token.update(value=value))
            position = len(sentence)
            tree = reading.feed_eof()
        except UnexpectedInput as fault:
            # At the end of the text lark points at the last token; the fault is what is missing after it.
            at = max(position, fault.pos_in_stream or 0)
            accepted = reading.accepts()
            phrases = dict.fromkeys(phrase for name, phrase in self.phrases.items() if name in accepted)
            raise _StopError(at + 1, tuple(filter(None, phrases))) from None
        except TokenError as refused:
            repaired = refused.instead and text[:position] + refused.instead + text[position + len(token) :]
            raise _StopError(position + 1, refused.expected, repaired) from None
        meaning: Meaning = self._build(tree)
        return meaning

    def _build(self, node: Any) -> Any:
        if hasattr(node, "children"):
            return self.rules[node.data](*map(self._build, node.children))
        return getattr(node, "value", None)

    def _nearest(self, text: str) -> str | None:
        """The canonical form of the text after the fewest repairs that make it a sentence."""
        mended = [" ".join(text.split()).rstrip(".")]
        for so_far in mended:  # grows as it is read, by one repair more each time
            if wording := self._canonical(so_far):
                return wording
            others = (pattern.sub(instead, so_far) for pattern, instead in self.repairs)
            mended += [other for other in others if other not in mended]
        return None

    def _canonical(self, text: str, *, respell: bool = True) -> str | None:
        """The canonical form, if need be with the one word put right that the reading stops at."""
        try:
            return self.printer(self._read(text))
        except _StopError as stop:
            other = stop.repaired or self._respelled(text, stop.column - 1)
            return self._canonical(other, respell=False) if respell and other else None

    def _respelled(self, text: str, at: int) -> str | None:
        """The text with the first unknown word from `at` on spelled as the grammar's nearest; a name stays as it is."""
        for word in _WORD.finditer(text, at):
            own = word[0].casefold()
            if own in self._words or (word.start() and word[0][0].isupper()):
                continue
            if len(own) >= _LONG:
                near = get_close_matches(own, [one for one in self._words if len(one) >= _LONG], n=1, cutoff=_CLOSE)
            else:
                near = [unit for unit in PLURAL.values() if len(unit) == len(own) and sum(map(ne, unit, own)) == 1]
            return text[: word.start()] + near[0] + text[word.end() :] if near else None
        return None

    @cached_property
    def _words(self) -> list[str]:
        patterns = (terminal.pattern.value for terminal in self.lark.terminals if terminal.name not in _NUMBERS)
        return sorted({word for text in (*patterns, *PLURAL.values()) for word in _WORD.findall(text)})


def _as_people_write(terminal: "TerminalDef") -> None:
    """Either case, any run of spaces, and no word that ends inside a longer one."""
    from lark.lexer import PatternRE

    spaced = terminal.pattern.to_regexp().replace(r"\ ", r"\s+")
    terminal.pattern = PatternRE(rf"(?i:{spaced})(?!(?<=[^\W\d])\w)")
