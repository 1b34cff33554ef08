"""The key that a round's answers are sealed with: a file beside the ledger, in no backup, gone when the round closes.

So an answer in an old backup can be read by nobody, not even with the database it was taken from.
"""

import os
from pathlib import Path

from django.conf import settings

from pejl.surveys import new_key


def file_of(number: int) -> Path:
    return Path(settings.PEJL_ROUND_KEYS) / f"{number}.key"


def make(number: int) -> bytes:
    """A new key for the round, for its owner only, written to the disk before anybody is asked. One that is left of a
    round of the same number (of a database that was restored since) opens nothing any more, and goes."""
    destroy(number)
    file, key = file_of(number), new_key()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(place, key)
        os.fsync(place)
    finally:
        os.close(place)
    return key


def of(number: int) -> bytes | None:
    """None where it is lost: what was answered can then be opened by nobody."""
    try:
        return file_of(number).read_bytes()
    except FileNotFoundError:
        return None


def destroy(number: int) -> None:
    """Written over and taken away. Nothing happens where there is none."""
    file = file_of(number)
    try:
        place = os.open(file, os.O_WRONLY)
    except FileNotFoundError:
        return
    try:
        os.write(place, b"\0" * os.fstat(place).st_size)
        os.fsync(place)
    finally:
        os.close(place)
    file.unlink(missing_ok=True)


def held() -> set[int]:
    """The rounds that have a key."""
    return {int(each.stem) for each in Path(settings.PEJL_ROUND_KEYS).glob("*.key") if each.stem.isdecimal()}
