"""Reads a sentence by one of the grammars, or says where it stops making sense and what was likely meant.

Lark is imported by the first sentence that is read, not with the package.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pejl.sentences.words import TokenError

if TYPE_CHECKING:
    from lark import Lark
    from lark.lexer import TerminalDef

Meaning = TypeVar("Meaning")

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_CLOSE = 0.5
"""Below this likeness (0-1) a suggestion would only confuse."""
_KEPT = 0.25
"""What it counts, in likeness, that a suggestion keeps all that was understood."""


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
    `phrases` says each terminal in Danish; `examples` are the canonical sentences to suggest from.
    """

    grammar: str
    rules: Mapping[str, Callable[..., object]]
    readings: Mapping[str, Callable[[str], object]]
    phrases: Mapping[str, str]
    printer: Callable[[Meaning], str]
    examples: tuple[str, ...]

    def parse(self, text: str) -> Meaning:
        try:
            return self._read(text)
        except _StopError as stop:
            raise SentenceError(text, stop.column, stop.expected, self._nearest(text, stop)) from None

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
            expected = tuple(phrase for name, phrase in self.phrases.items() if name in accepted)
            raise _StopError(at + 1, expected) from None
        except TokenError as refused:
            repaired = refused.instead and text[:position] + refused.instead + text[position + len(token) :]
            raise _StopError(position + 1, refused.expected, repaired) from None
        meaning: Meaning = self._build(tree)
        return meaning

    def _build(self, node: Any) -> Any:
        if hasattr(node, "children"):
            return self.rules[node.data](*map(self._build, node.children))
        return getattr(node, "value", None)

    def _nearest(self, text: str, stop: _StopError) -> str | None:
        """The likeliest canonical sentence: the repaired text, else the example most like the text.

        A sentence that keeps what was understood is preferred, and what was understood may itself be one.
        """
        if stop.repaired and (wording := self._canonical(stop.repaired)):
            return wording
        understood, rest = text[: stop.column - 1], text[stop.column - 1 :]
        if whole := self._canonical(understood):
            understood = f"{whole} "
        written = (understood + rest).casefold()

        def likeness(wording: str) -> float:
            kept = bool(understood) and wording.casefold().startswith(understood.casefold().rstrip())
            return SequenceMatcher(None, written, wording.casefold()).ratio() + kept * _KEPT

        fitted = ((_with_numbers_of(written, example), example) for example in self.examples)
        wordings = (self._canonical(own) or example for own, example in fitted)
        best = max([*([whole] if whole else []), *wordings], key=likeness)
        return best if likeness(best) >= _CLOSE else None

    def _canonical(self, text: str) -> str | None:
        try:
            return self.printer(self._read(text))
        except _StopError:
            return None


def _as_people_write(terminal: "TerminalDef") -> None:
    """Either case, any run of spaces, and no word that ends inside a longer one."""
    from lark.lexer import PatternRE

    spaced = terminal.pattern.to_regexp().replace(r"\ ", r"\s+")
    terminal.pattern = PatternRE(rf"(?i:{spaced})(?!(?<=[^\W\d])\w)")


def _with_numbers_of(text: str, example: str) -> str:
    """The example with the years and numbers of the text put in their places, as far as they reach."""
    own: dict[bool, Iterator[str]] = {
        is_year: iter([n for n in _NUMBER.findall(text) if bool(_YEAR.fullmatch(n)) is is_year])
        for is_year in (True, False)
    }
    return _NUMBER.sub(lambda found: next(own[bool(_YEAR.fullmatch(found[0]))], found[0]), example)
