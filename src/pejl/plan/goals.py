"""Goals as they are written: measures, targets, parts, milestones, assumptions and budget."""

from typing import Literal

from pydantic import Field

from pejl.plan.rows import DanskTal, Dato, Grupper, Id, Kilde, Navn, Ordlyd, Row, Tekst

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
    spoergsmaal: Tekst | None = Field(
        None, description="Spørgsmålet i planens eget skema, skemaets id og spørgsmålets: `virksomheder.service`."
    )
    tal_fra: Literal["offentliggjort", "egne", "tastet"] | None = Field(
        None, description="Hvor tallet kommer fra; de tre blandes aldrig."
    )
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

    id: Id
    tekst: Ordlyd
    kilde: Kilde | None = None
    mangler: list[Mangel] = Field([], description="Hvad planen selv ikke giver.")


class Milepael(Row):
    """A step on the way, with the level to have reached by a day."""

    senest: Dato
    maaltal: Tekst = Field(description="Niveauet, der skal være nået.")
    tekst: Ordlyd | None = None


class Maal(Maaling):
    """`[[maal]]`: a goal. Without a number it is a direction, `åben: "…"`, or says what it lacks (`mangler`)."""

    id: Id
    nummer: Tekst | None = Field(None, description="Nummeret som det står i planen, når det ikke er id.")
    fokus: Navn | None = Field(None, description="Id på fokusområdet.")
    ministermaal: list[Navn] = Field([], description="Ministermål, som målet svarer til.")
    tekst: Ordlyd
    senest: Dato | None = None
    ejer: Tekst | None = Field(None, description="Den, der følger målet til dørs.")
    del_: list[Del] = Field([], alias="del")
    milepael: list[Milepael] = Field([], description="Trin på vejen.")
    mangler: list[Mangel] = Field([], description="Hvad planen selv ikke giver.")
    bemaerkning: Tekst | None = Field(None, description="Noget læseren skal vide.")
    kilde: Kilde | None = None


class Punkt(Row):
    """One point of a forecast: `{ periode = "ultimo 2024", vaerdi = "570" }`."""

    periode: Tekst = Field(description="Fx `2024`, `ultimo 2024`.")
    vaerdi: DanskTal = Field(description="Tallet, skrevet på dansk: `1.715,5`.")


class Forudsaetning(Row):
    """`[[forudsaetning]]`: an assumption or official forecast, drawn beside the actual number."""

    id: Id
    tekst: Ordlyd
    omraade: Tekst = Field(description="Området, prognosen gælder.")
    maalgruppe: Grupper | None = None
    enhed: Tekst
    punkt: list[Punkt] = Field(description="Prognosens tal.")
    udgiver: Tekst | None = Field(None, description="Hvem der har lavet den.")
    udgivet: Tekst | None = Field(None, description="Hvornår den kom.")
    kilde: Kilde | None = None


class Budget(Row):
    """`[[budget]]`: a budget row; several groups in `maalgruppe` share the one cell."""

    id: Id
    tekst: Ordlyd
    maalgruppe: Grupper
    aar: int = Field(description="Budgetåret.")
    budget: DanskTal = Field(description="Budgettet, skrevet på dansk: `1.715,5`.")
    enhed: Literal["fuldtidspersoner", "helårspersoner", "personer"] = Field(
        description="Budgettet er i personer; kroner hører ikke til her."
    )
    godt: Literal["lavere", "højere", "ingen af delene"] = Field(description="Hvilken retning der er god.")
    tal_fra: Literal["offentliggjort", "egne", "tastet"] = Field(
        "offentliggjort", description="Hvor det faktiske tal kommer fra."
    )
    kilde: Kilde | None = None
