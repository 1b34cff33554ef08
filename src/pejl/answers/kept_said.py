"""How a promise is kept, in words: what must be known beside its share, and what it is bound to."""

from collections.abc import Iterator

from pejl import law
from pejl.answers import due_data
from pejl.answers.kept import Kept
from pejl.due import Promise
from pejl.numbers import format_decimal
from pejl.rules import Moment
from pejl.words import Name, joined, say


def promise_text(promise: Promise, lang: str) -> str:
    """The promise's sentence, with what must be known about the law behind it."""
    basis = promise.basis
    marks = [("uproevet", basis.unverified), ("forventet", basis.expected)] if basis else []
    return " ".join((promise.text, *(say(f"maerke_{name}", {}, lang) for name, holds in marks if holds)))


def notes(each: Kept, lang: str) -> list[str]:
    """Why there is no share, whether a required one is reached, and what waits or is not known."""
    return list(_notes(each, lang))


def _notes(each: Kept, lang: str) -> Iterator[str]:
    if each.lacks:
        yield say(f"kept_{each.lacks}", {}, lang)
    if each.promise.share is not None:
        required = format_decimal(each.promise.share * 100, 0, lang)
        code = "kept_kraevet" if each.holds is None else "kept_naaet" if each.holds else "kept_ikke_naaet"
        yield say(code, {"andel": required, "fritaget": each.exempt or None}, lang)
    if each.awaited:
        yield say("kept_venter", {"antal": each.awaited}, lang)
    if each.unknown:
        yield say("kept_ukendt", {"antal": each.unknown}, lang)


def causes(each: Kept, lang: str) -> list[str]:
    """Whose the late and overdue rows are, most first: `kommunen 8`."""
    ordered = sorted(each.causes.items(), key=lambda found: (-found[1], found[0]))
    return [say(f"skyld_{due_data.code(cause)}", {"antal": many}, lang) for cause, many in ordered]


def whom(promise: Promise) -> Name:
    """Whom it is for, and whom it leaves out after a minus."""
    names, without = (joined(law.group(code).name for code in codes) for codes in (promise.groups, promise.without))
    return joined((names, without), " − ") if without else names


def condition(promise: Promise) -> Name:
    """The moment or the groups it only holds for; "" for all."""
    if promise.condition is None:
        return Name("", "")
    if isinstance(promise.condition, Moment):
        return promise.condition.title
    return joined(law.group(code).name for code in promise.condition)
