"""No log holds the address of an answer: the word in it lets an answer in, and its letter says whose it is."""

import logging
import re
from typing import Any

_ANSWER = re.compile(r"((?:/|%2F)svar(?:/|%2F))[^\s\"'<>?&#]+", re.IGNORECASE)
HIDDEN = r"\1…"


def masked(text: str) -> str:
    """`/svar/<anything>` with what follows hidden, also where it is written with `%2F`."""
    return _ANSWER.sub(HIDDEN, text)


def _masked(record: logging.LogRecord) -> logging.LogRecord:
    try:
        said = record.getMessage()
    except (TypeError, ValueError, KeyError):  # a message its arguments do not fit: the handler tells of it
        record.msg, record.args = masked(f"{record.msg} {record.args}"), ()
        return record
    if _ANSWER.search(said):
        record.msg, record.args = masked(said), ()
    if record.exc_info and record.exc_info[0] is not None:
        text = logging.Formatter().formatException(record.exc_info)
        if _ANSWER.search(text):
            record.exc_text = masked(text)
    return record


def hide() -> None:
    """From now on every record of this process is masked as it is made, whoever logs it and wherever it goes. A filter
    on a handler would miss the handlers that the server and Django's own server put up themselves. Doing it twice is
    doing it once."""
    before = logging.getLogRecordFactory()
    if getattr(before, "hides", False):
        return

    def made(*args: Any, **of: Any) -> logging.LogRecord:
        return _masked(before(*args, **of))

    made.hides = True  # type: ignore[attr-defined]
    logging.setLogRecordFactory(made)
