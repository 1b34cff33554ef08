"""The closed lists of words that answers are written in, as types for the document and as `docs/api.md` prints them."""

from collections.abc import Iterator
from typing import Any, Literal

from pejl import law
from pejl.due.state import Cause as Causes
from pejl.goals.stand import AT_RISK, MET, NOT_MET, ON_TRACK, STAGES, UNDECIDED
from pejl.periods import Grain as Grains
from pejl.rules import Case
from pejl.sentences.shapes import Sense as Senses
from pejl.words import catalogue, say, word


def _values(of: Any) -> tuple[str, ...]:
    return tuple(each.value for each in of)


Stage: Any = Literal[STAGES]
Verdict: Any = Literal[(MET, NOT_MET, ON_TRACK, AT_RISK, UNDECIDED)]
TurnKind: Any = Literal["afrunding", "delt_plads", "skjult", "foreloebig", "definition", "naevner", "en_person"]
Unit: Any = Literal[tuple(sorted({each.unit for each in law.measures().values()}))]
Grain: Any = Literal[_values(Grains)]
Sense: Any = Literal[_values(Senses)]
Origin: Any = Literal["offentliggjort", "tastet"]
First: Any = Literal["lavest", "hoejest"]
State: Any = Literal["overskredet", "snart", "aaben", "afventer"]
Cause: Any = Literal[tuple(each.name.lower() for each in Causes)]
About: Any = Literal[_values(Case)]
LISTS: tuple[tuple[str, str, Any, str], ...] = (
    ("GoalStanding", "stage", Stage, ""),
    ("GoalStanding", "verdict", Verdict, ""),
    ("Turn", "kind", TurnKind, "web_api_vender_"),
    ("GoalStanding", "unit", Unit, "web_api_enhed_"),
    ("SeriesOf", "grain", Grain, "web_api_led_"),
    ("Target", "sense", Sense, "web_api_side_af_"),
    ("Compared", "origin", Origin, ""),
    ("Compared", "first_place", First, "web_api_plads_1_"),
    ("Row", "state", State, "staar_"),
    ("Row", "cause", Cause, "web_api_skyld_"),
    ("Row", "about", About, "sag_"),
)
"""Each with a shape and member it stands in, and how the codes of its words begin; "" for the `[ord]` table."""


def lists(lang: str) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Shape, member, and its words, each with what it means."""
    for shape, member, of, begins in LISTS:
        yield shape, member, [(each, _says(begins, each, lang)) for each in of.__args__]


def _says(begins: str, value: str, lang: str) -> str:
    code = f"{begins}{'procent' if value == '%' else value}"
    return say(code, {}, lang) if code in catalogue() else word(value, lang)
