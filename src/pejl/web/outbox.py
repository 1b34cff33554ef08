"""Letters on their way out: the one place where who is asked and the word of a link stand together.

A backend takes letters and says nothing back. The one here is files that somebody prints or hands to a sender; another
(a mail gateway) is a class with the same functions. Nothing of it is in a backup, and there is no index: a letter says
in its first line whose it is, so that it goes when the citizen is erased.
"""

import os
import re
import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.conf import settings

OUT, WAITING = "ud", "rykkere"
_OWNER = re.compile(rb"borger (\d+)")
_HEAD = 120
"""Bytes in which the first line's owner stands."""


@dataclass(frozen=True, slots=True)
class Letter:
    """`text` to send now, "" for nothing; `reminder` to send if the ticket `hashed` is still unused, "" for none.
    `citizen`: whose it is, 0 for a company's. `page`: a page to print, else a plain text."""

    text: str
    citizen: int = 0
    reminder: str = ""
    hashed: str = ""
    page: bool = True
    kind: str = "brev"


class Outbox(Protocol):
    """Where letters go. A round's letters can be asked for by its number alone."""

    def put(self, number: int, letters: Iterable[Letter]) -> None:
        """All of them, on the disk before it returns. Raises OSError; take what was written away then."""
        ...

    def remind(self, number: int, unused: Collection[str]) -> int:
        """Reminders of these tickets go out, the others are destroyed; how many went."""
        ...

    def forget(self, citizens: Collection[int]) -> int:
        """Every letter to these citizens is destroyed, in all rounds; how many."""
        ...

    def destroy(self, number: int) -> None:
        """Everything of the round."""
        ...

    def held(self) -> set[int]:
        """The rounds that it has something of."""
        ...


@dataclass(frozen=True)
class Files:
    """`runde-<n>/ud/` holds what is to be sent, `runde-<n>/rykkere/` what may have to be. Its owner alone may read
    it."""

    root: Path

    def put(self, number: int, letters: Iterable[Letter]) -> None:
        out, waiting = (self._made(number, name) for name in (OUT, WAITING))
        for each in letters:
            tail = "html" if each.page else "txt"
            if each.text:
                self._write(out / f"{each.kind}-{secrets.token_hex(8)}.{tail}", each, each.text)
            if each.reminder:
                self._write(waiting / f"{each.hashed}.{tail}", each, each.reminder)
        os.sync()

    def _made(self, number: int, name: str) -> Path:
        folder = self._of(number) / name
        for each in (self.root, self._of(number), folder):
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder

    def _of(self, number: int) -> Path:
        return self.root / f"runde-{number}"

    @staticmethod
    def _write(file: Path, letter: Letter, text: str) -> None:
        whose = f"borger {letter.citizen}" if letter.citizen else "virksomhed"
        head = f"<!-- {whose} -->" if letter.page else f"# {whose}"
        place = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(place, "w", encoding="utf-8", newline="\n") as out:
            out.write(f"{head}\n{text}")

    def remind(self, number: int, unused: Collection[str]) -> int:
        out, sent = self._made(number, OUT), 0
        for file in self._files(number, WAITING):
            if file.stem in unused:
                file.rename(out / f"rykker-{secrets.token_hex(8)}{file.suffix}")
                sent += 1
            else:
                file.unlink(missing_ok=True)
        return sent

    def _files(self, number: int, name: str) -> Iterator[Path]:
        folder = self._of(number) / name
        yield from sorted(folder.iterdir()) if folder.is_dir() else ()

    def forget(self, citizens: Collection[int]) -> int:
        gone = 0
        for file in self.root.glob("runde-*/*/*"):
            with file.open("rb") as letter:
                found = _OWNER.search(letter.readline(_HEAD))
            if found and int(found[1]) in citizens:
                file.unlink(missing_ok=True)
                gone += 1
        return gone

    def destroy(self, number: int) -> None:
        shutil.rmtree(self._of(number), ignore_errors=True)

    def held(self) -> set[int]:
        names = (each.name.removeprefix("runde-") for each in self.root.glob("runde-*"))
        return {int(each) for each in names if each.isdecimal()}

    @property
    def place(self) -> str:
        """What the pages say of where letters lie: the folder's own name, no path."""
        return self.root.name


def outbox() -> Files:
    """The site's own."""
    return Files(Path(settings.PEJL_OUTBOX))


def forget(citizens: Collection[int]) -> int:
    """The letters of citizens that are erased."""
    return outbox().forget(citizens)
