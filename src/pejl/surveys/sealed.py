"""An answer that nobody can read until its round is closed: one length for all, no time, no name."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

LENGTH = 16384
"""Bytes that every answer is padded to before it is sealed; with it all sealed answers have one length."""
NO_TIME = 0
"""The seal has a field for when it was made, which anybody can read. It says the same in all of them."""


class TooLong(ValueError):
    """An answer that does not fit in LENGTH bytes."""


class Unreadable(ValueError):
    """Not sealed with this key, or changed since."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was sealed: the answer by question, and the language of the form."""

    answers: Mapping[str, str]
    lang: str


def new_key() -> bytes:
    """A new random key for a round: to be kept in a file of its own, in no backup, and destroyed when it is closed."""
    from cryptography.fernet import Fernet

    return Fernet.generate_key()


def seal(key: bytes, answers: Mapping[str, str], lang: str) -> bytes:
    """The answers sealed. Every result has the same length and holds no time. Raises TooLong; ValueError for what is no
    key."""
    from cryptography.fernet import Fernet

    content = json.dumps({"answers": dict(answers), "lang": lang}, ensure_ascii=False).encode()
    if len(content) > LENGTH:
        raise TooLong(len(content))
    return Fernet(key).encrypt_at_time(content.ljust(LENGTH), NO_TIME)


def opened(key: bytes, sealed: bytes) -> Opened:
    """What `seal` was given. Raises Unreadable."""
    from cryptography.fernet import Fernet, InvalidToken

    try:
        data = json.loads(Fernet(key).decrypt(bytes(sealed)))
    except InvalidToken:
        raise Unreadable("sealed") from None
    return Opened(data["answers"], data["lang"])
