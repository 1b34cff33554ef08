"""The numbers a report prints, kept beside it, and which of them are others now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pejl.goals import Standing
from pejl.numbers import machine_text
from pejl.words import number_with_unit, word

Numbers = Mapping[str, Mapping[str, Any]]
"""By goal, `goal/part` for a part; each as a `Printed`."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as it stands in a report. `printed`: with its unit, "" where there is no number; `exact`: the number as
    text with a decimal point or as a fraction, None where it is withheld or there is none; `period`: as `2024Q2`, ""
    for none. Of a withheld number only that it is (`withheld`) and the word for it."""

    text: str
    printed: str
    exact: str | None
    withheld: bool
    period: str


@dataclass(frozen=True, slots=True)
class Revised:
    """A number that is printed otherwise now. `old`, `new`: as printed, "" for no number; `gone`: the goal is not in
    the plan any more."""

    goal: str
    text: str
    old: str
    new: str
    gone: bool


def numbers_of(standings: Sequence[Standing], lang: str) -> dict[str, dict[str, Any]]:
    """What is printed of the standings, which are given as the reader may see them."""
    return {
        label: asdict(_printed(each, lang))
        for standing in standings
        for label, each in _labelled(standing, standing.id)
    }


def revised(then: Numbers, now: Numbers) -> list[Revised]:
    """The goals of `then` whose number is printed otherwise in `now`, in the order of `then`. A number that is
    withheld both times is not among them, whatever it is; a goal that `then` did not print is not either."""
    found = []
    for goal, old in then.items():
        new = now.get(goal)
        if new is None or new["printed"] != old["printed"]:
            found.append(Revised(goal, old["text"], old["printed"], new["printed"] if new else "", new is None))
    return found


def _labelled(standing: Standing, label: str) -> Iterator[tuple[str, Standing]]:
    yield label, standing
    for part in standing.parts:
        yield from _labelled(part, f"{label}/{part.id}")


def _printed(standing: Standing, lang: str) -> Printed:
    judged = standing.judgement
    value, own = judged.value, judged.own
    period = own.period.id if own else ""
    if value is None:
        return Printed(standing.text, "", None, False, period)
    if value.exact is None:
        return Printed(standing.text, word("skjult_tal", lang), None, True, period)
    return Printed(standing.text, number_with_unit(value, judged.unit, lang), machine_text(value.exact), False, period)
