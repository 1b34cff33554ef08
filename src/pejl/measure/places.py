"""Where a number is for: one area, or a set of areas under a name of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from pejl import law


@dataclass(frozen=True, slots=True)
class Place:
    """`code` is what figures for the place itself are kept under (`x:` and its name for a set of the plan's
    own); `members` are the municipalities it is made of, empty for the country and for areas the law shelf
    does not divide."""

    name: str
    code: str
    members: tuple[str, ...]

    @property
    def municipality(self) -> bool:
        return self.members == (self.code,)

    @property
    def alone(self) -> bool:
        """One municipality, or an area whose figures can only be its own."""
        return len(self.members) <= 1


def area(code: str) -> Place:
    """An area of the law shelf."""
    found = law.areas()[code]
    return Place(found.name, code, () if found.kind == "land" else law.members(code))


def joined(name: str, codes: Iterable[str]) -> Place:
    """A set of areas as one place; an area named twice counts once."""
    codes = list(codes)
    if len(codes) == 1:
        return area(codes[0])
    members = dict.fromkeys(member for code in codes for member in law.members(code))
    return Place(name, f"x:{law.fold(name)}", tuple(members))


COUNTRY = area(law.COUNTRY)
