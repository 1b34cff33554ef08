"""What was read of a workbook, to and fro in the form of its preview: signed, for its user, and not for long."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.core import signing

from pejl.web.companyfile import SECONDS
from pejl.web.roundtrip import Unread
from pejl.web.roundtrip_figures import FigureRow
from pejl.web.roundtrip_notes import NoteRow
from pejl.words import Step


class Held(NamedTuple):
    """A workbook as it was read, before it is held against what stands. A cell that is no good is not in it."""

    name: str
    notes: Sequence[NoteRow]
    notes_unread: Sequence[Unread]
    figures: Sequence[FigureRow]
    figures_unread: Sequence[Unread]


def held(of: Held, salt: str) -> str:
    """Signed text."""
    said = [of.name, of.notes, _told(of.notes_unread), of.figures, _told(of.figures_unread)]
    return str(signing.dumps(said, salt=salt, compress=True))


def again(text: str, salt: str) -> Held:
    """What `held` was given. BadSignature for what was changed on the way, has another salt, or is too old."""
    name, notes, notes_unread, figures, figures_unread = signing.loads(text, salt=salt, max_age=SECONDS)
    return Held(
        name,
        [NoteRow(*row) for row in notes],
        _unread(notes_unread),
        [FigureRow(row, file, line, tuple(cells), mark) for row, file, line, cells, mark in figures],
        _unread(figures_unread),
    )


def _told(every: Sequence[Unread]) -> list[Any]:
    return [(each.sheet, each.row, each.column, each.why.code, dict(each.why.params)) for each in every]


def _unread(every: Sequence[Any]) -> list[Unread]:
    return [Unread(sheet, row, column, Step(code, _params(params))) for sheet, row, column, code, params in every]


def _params(params: dict[str, Any]) -> dict[str, object]:
    return {name: tuple(each) if isinstance(each, list) else each for name, each in params.items()}
