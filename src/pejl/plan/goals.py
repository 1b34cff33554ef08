"""Goals as they are written: measures, targets, parts, milestones, assumptions and budget."""

from datetime import date
from typing import Literal

from pydantic import Field

from pejl.plan.rows import DanskTal, Kilde, Navn, Row, Tekst

Mangel = Literal["tal", "grundlag", "bilag", "naevner", "definition", "omraade", "kilde", "periode"]
"""What a plan itself lacks: a number, a baseline, an annex, a denominator, a definition, …"""


class Maaling(Row):
    """What a goal, and a part of a goal, is measured by. Keys left out of a part are taken from its goal."""

    indikator: Navn | None = Field(None, description="Fil og funktion på hylden indicators: `ledige.andel`.")
    maalgruppe: Tekst | list[Tekst] | None = Field(None, description="En liste er foreningsmængden af personer.")
    naevner: Tekst | None = Field(None, description="Kræves for enhver andel.")
    opgoerelse: Tekst | None = Field(
        None, description="Hvilken af flere opgørelser: spørgsmål i en undersøgelse, definition, varighed."
    )
    tal_fra: Literal["offentliggjort", "egne", "tastet"] | None = None
    maaltal: Tekst | None = Field(None, description="En målsætning: `mindst 75 %`, `under landsgennemsnittet`.")
    opgoeres: (
        Literal[
            "måned",
            "seneste måned",
            "kvartal",
            "seneste kvartal",
            "år",
            "ultimo",
            "årsgennemsnit",
            "seneste 4 kvartaler",
            "hver måling",
            "sum i året",
        ]
        | None
    ) = None


class Del(Maaling):
    """`[[maal.del]]`: one part of a goal; the goal holds when every part holds."""

    id: Navn
    tekst: Tekst
    kilde: Kilde | None = None
    mangler: list[Mangel] = []


class Milepael(Row):
    """A step on the way, with the level to have reached by a day."""

    senest: date
    maaltal: Tekst
    tekst: Tekst | None = None


class Maal(Maaling):
    """`[[maal]]`: a goal. Without a number it is a direction, `åben: "…"`, or says what it lacks (`mangler`)."""

    id: Navn
    nummer: Tekst | None = Field(None, description="Nummeret som det står i planen, når det ikke er id.")
    fokus: Navn | None = None
    ministermaal: list[Navn] = []
    tekst: Tekst
    senest: date | None = None
    ejer: Tekst | None = None
    del_: list[Del] = Field([], alias="del")
    milepael: list[Milepael] = []
    mangler: list[Mangel] = []
    bemaerkning: Tekst | None = None
    kilde: Kilde | None = None


class Punkt(Row):
    """One point of a forecast: `{ periode = "ultimo 2024", vaerdi = "570" }`."""

    periode: Tekst
    vaerdi: DanskTal


class Forudsaetning(Row):
    """`[[forudsaetning]]`: an assumption or official forecast, drawn beside the actual number."""

    id: Navn
    tekst: Tekst
    omraade: Tekst
    maalgruppe: Tekst | list[Tekst] | None = None
    enhed: Tekst
    punkt: list[Punkt]
    udgiver: Tekst | None = None
    udgivet: Tekst | None = None
    kilde: Kilde | None = None


class Budget(Row):
    """`[[budget]]`: a budget row; several groups in `maalgruppe` share the one cell."""

    id: Navn
    tekst: Tekst
    maalgruppe: Tekst | list[Tekst]
    aar: int
    budget: DanskTal
    enhed: Tekst
    godt: Literal["lavere", "højere", "ingen af delene"]
    tal_fra: Literal["offentliggjort", "egne", "tastet"] = "offentliggjort"
    kilde: Kilde | None = None
