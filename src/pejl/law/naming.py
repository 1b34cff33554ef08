"""How a name people write is matched with one a list has."""

import difflib
from collections.abc import Iterable


class UnknownName(LookupError):
    """A name that no list has; `nearest` is the likeliest known one, if any."""

    def __init__(self, kind: str, name: str, nearest: str | None) -> None:
        super().__init__(name)
        self.kind = kind
        self.name = name
        self.nearest = nearest


def fold(name: str) -> str:
    """A name without case, spaces, hyphens and full stops, å as aa: what two spellings must share to be one."""
    return "".join(letter for letter in name.casefold().replace("å", "aa") if letter not in " -–.")


def nearest(name: str, among: Iterable[str]) -> str | None:
    """The known name most like this one, None when none is like it."""
    by_fold = {fold(each): each for each in among}
    close = difflib.get_close_matches(fold(name), by_fold, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else None
