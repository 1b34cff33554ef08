"""Where every key and value of a TOML file stands: neither tomllib nor pydantic says.

The positions come from tree-sitter's TOML syntax tree, whose rows and columns survive any layout a planner
chooses; the values themselves are always tomllib's. Paths are as in the data: ("maal", 2, "maaltal").
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file, both counted from 1; columns count characters, not bytes."""

    line: int
    column: int


class Positions:
    """The place of each value (`value`) and of its key or header (`key`); a missing path gives its nearest
    parent, so that a key that is not there points at the table it should be in."""

    def __init__(self, keys: Mapping[Path, Position], values: Mapping[Path, Position]) -> None:
        self._keys = keys
        self._values = values

    def key(self, path: Path) -> Position:
        return self._nearest(self._keys, path)

    def value(self, path: Path) -> Position:
        return self._values.get(path) or self._nearest(self._keys, path)

    def paths(self) -> set[Path]:
        return set(self._keys)

    @staticmethod
    def _nearest(known: Mapping[Path, Position], path: Path) -> Position:
        for length in range(len(path), 0, -1):
            if path[:length] in known:
                return known[path[:length]]
        return Position(1, 1)


def locate(source: str) -> Positions:
    """The positions of everything in a TOML text that tomllib accepts."""
    import tree_sitter
    import tree_sitter_toml

    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_toml.language()))
    walker = _Walker(source)
    walker.document(parser.parse(source.encode()).root_node)
    return Positions(walker.keys, walker.values)


class _Walker:
    def __init__(self, source: str) -> None:
        self._lines = source.encode().split(b"\n")
        self._count: dict[Path, int] = {}
        self.keys: dict[Path, Position] = {}
        self.values: dict[Path, Position] = {}

    def document(self, root: "Node") -> None:
        for node in root.named_children:
            if node.type == "pair":
                self._pair(node, ())
            elif node.type in ("table", "table_array_element"):
                self._table(node)

    def _table(self, node: "Node") -> None:
        header, *pairs = [child for child in node.named_children if child.type != "comment"]
        path = self._resolve(self._names(header), array=node.type == "table_array_element")
        self.keys.setdefault(path, self._at(header))
        if isinstance(path[-1], int):
            self.keys.setdefault(path[:-1], self._at(header))
        for pair in pairs:
            self._pair(pair, path)

    def _resolve(self, names: list[str], *, array: bool) -> Path:
        """A header's path in the data: a name of an array of tables means its latest element."""
        path: Path = ()
        for place, name in enumerate(names):
            path = (*path, name)
            if array and place == len(names) - 1:
                self._count[path] = self._count.get(path, -1) + 1
            if path in self._count:
                path = (*path, self._count[path])
        return path

    def _pair(self, node: "Node", above: Path) -> None:
        key, value = [child for child in node.named_children if child.type != "comment"][:2]
        path = above
        for name in self._names(key):
            path = (*path, name)
            self.keys.setdefault(path, self._at(key))
        self._value(value, path)

    def _value(self, node: "Node", path: Path) -> None:
        self.values[path] = self._at(node)
        children = [child for child in node.named_children if child.type != "comment"]
        if node.type == "inline_table":
            for pair in children:
                self._pair(pair, path)
        elif node.type == "array":
            for place, item in enumerate(children):
                self.keys[(*path, place)] = self._at(item)
                self._value(item, (*path, place))

    def _names(self, node: "Node") -> list[str]:
        if node.type == "dotted_key":
            return [name for child in node.named_children for name in self._names(child)]
        text = (node.text or b"").decode()
        return [str(tomllib.loads(f"key = {text}")["key"]) if node.type == "quoted_key" else text]

    def _at(self, node: "Node") -> Position:
        row, byte = node.start_point
        return Position(row + 1, len(self._lines[row][:byte].decode()) + 1)
