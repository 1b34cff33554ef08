"""Interviews as the pages show them: to who arranges them by name, to who holds them by time, place and guide alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pejl.periods import COPENHAGEN, day_in_copenhagen
from pejl.surveys import Kind, from_json
from pejl.web import names
from pejl.web.access import circle_of, readable
from pejl.web.models import Interview, InterviewNote, Round
from pejl.web.opened import clock
from pejl.web.stand import Stand
from pejl.web.surveys_interview import STEPS, Step, lacking
from pejl.words import say

SHADES = {
    "trukket": ("○", "ukendt"),
    "inviteret": ("○", "maaske"),
    "ja": ("✓", "godt"),
    "holdt": ("●", "godt"),
    "nej": ("–", "ukendt"),
    "aflyst": ("–", "ukendt"),
}
AGREED = "ja"


@dataclass(frozen=True, slots=True)
class One:
    """An interview on the list. `name`: "" where the user may not see it. `typed`: what was typed and not saved."""

    row: Interview
    name: str
    today: date
    lang: str
    typed: Mapping[str, str]

    @property
    def state(self) -> str:
        return f"web_skema_interview_{self.row.state}"

    @property
    def sign(self) -> str:
        return SHADES[self.row.state][0]

    @property
    def shade(self) -> str:
        return SHADES[self.row.state][1]

    @property
    def day(self) -> date | None:
        return day_in_copenhagen(self.row.at) if self.row.at else None

    @property
    def clock(self) -> str:
        return clock(self.row.at, self.lang) if self.row.at else ""

    @property
    def timed(self) -> bool:
        return str(self.row.state) == AGREED

    @property
    def typed_day(self) -> str:
        return self.typed.get("dag", self.day.isoformat() if self.day else "")

    @property
    def typed_clock(self) -> str:
        own = self.row.at.astimezone(COPENHAGEN).strftime("%H:%M") if self.row.at else ""
        return self.typed.get("kl", own)

    @property
    def typed_place(self) -> str:
        return self.typed.get("sted", self.row.place)

    @property
    def steps(self) -> list[str]:
        """What can be done with it today: it is held from its day on."""
        held = self.day is not None and self.day <= self.today
        return [each for each in STEPS.get(self.row.state, {}) if each != "holdt" or held]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A round of interviews that is not closed. `lacking`: how many more can be drawn."""

    row: Round
    title: str
    rows: Sequence[One]
    lacking: int


def open_rounds(request: Any, stand: Stand, typed: Mapping[int, Mapping[str, str]] | None = None) -> list[Drawn]:
    """With the names that the user may see; they are told to the access log."""
    found = list(Interview.objects.filter(round__closed=None).select_related("round").order_by("-round__day", "pk"))
    circle = circle_of(request.who, stand, request.now)
    seen = readable(circle, sorted({each.citizen for each in found}))
    request.looks.at_names(seen)
    called = names.of(stand, seen)
    by_round: dict[Round, list[Interview]] = {}
    for each in found:
        by_round.setdefault(each.round, []).append(each)
    return [
        Drawn(
            row=row,
            title=from_json(row.frozen).said(request.lang),
            rows=[
                One(each, called.get(each.citizen, ""), stand.day, request.lang, (typed or {}).get(each.pk, {}))
                for each in rows
            ],
            lacking=lacking(row, rows),
        )
        for row, rows in by_round.items()
    ]


def conflict(theirs: Interview, mine: Step, lang: str) -> dict[str, str]:
    """Both in words."""
    when = f"{mine.at.astimezone(COPENHAGEN):%Y-%m-%d} {clock(mine.at, lang)}" if mine.what == "tid" and mine.at else ""
    return {
        "what": say(f"web_skema_goer_{mine.what}", {}, lang) if mine.what in _ACTIONS else "–",
        "time": when,
        "place": mine.place if when else "",
        "theirs": say(f"web_skema_interview_{theirs.state}", {}, lang),
    }


_ACTIONS = {what for steps in STEPS.values() for what in steps}


# --- who holds them ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Agreed:
    """When and where, and nothing of whom."""

    day: date
    clock: str
    place: str


@dataclass(frozen=True, slots=True)
class Guided:
    """A round for who holds its interviews. `notes`: by point of the guide, of all the round's interviews together."""

    row: Round
    title: str
    agreed: Sequence[Agreed]
    points: Sequence[tuple[int, str, Sequence[str]]]


def guided(lang: str) -> list[Guided]:
    """The rounds of interviews that are not closed, newest first. No id of a citizen or an interview is in it."""
    found = Round.objects.filter(closed=None).order_by("-day", "-pk")
    rounds = {each.pk: (each, from_json(each.frozen)) for each in found}
    rounds = {pk: (each, q) for pk, (each, q) in rounds.items() if q.kind is Kind.INTERVIEW}
    times = Interview.objects.filter(round__in=rounds, state=AGREED).exclude(at=None).order_by("at")
    notes = InterviewNote.objects.filter(round__in=rounds).order_by("pk")
    return [
        Guided(
            row=row,
            title=q.said(lang),
            agreed=[
                Agreed(day_in_copenhagen(each.at), clock(each.at, lang), each.place)
                for each in times
                if each.round_id == pk and each.at
            ],
            points=[
                (place, point, [each.text for each in notes if (each.round_id, each.point) == (pk, place)])
                for place, point in enumerate(q.guide, 1)
            ],
        )
        for pk, (row, q) in rounds.items()
    ]
