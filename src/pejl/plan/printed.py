"""What the plan prints: tables, single figures, annexes."""

from typing import Literal

from pydantic import Field

from pejl.plan.rows import DanskTal, Grupper, Id, Kilde, Navn, Ordlyd, Row, Tekst


class Bilag(Row):
    """`[[bilag]]`: an annex; `findes = false` when the plan names one that is not there."""

    id: Id
    tekst: Ordlyd
    findes: bool = Field(description="`false`, når planen nævner et bilag, der ikke er der.")
    kilde: Kilde | None = None


class Tendens(Row):
    """A printed trend column: which period it holds against which, and how its heading calls it."""

    maaling: Navn = "tendens"
    slut: Tekst = Field(description="Perioden, tendensen ender i.")
    mod: list[Tekst] = Field(min_length=1, description="Perioderne, den holdes op mod.")
    overskrift: Tekst = Field(description="Hvad kolonnens overskrift kalder dem.")
    kilde: Kilde | None = None


class Tabel(Row):
    """`[[tabel]]`: a table printed in the plan, so that its totals, trends and headings can be held to account."""

    id: Id
    tekst: Ordlyd
    i_alt: Tekst | None = Field(None, description="Gruppen i totalrækken.")
    maaling: Navn = "fuldtidspersoner"
    tendens: Tendens | None = Field(None, description="En trykt tendenskolonne.")
    gennemsnit: int | None = Field(None, description="År, som en kolonne siger at være gennemsnit for.")
    kilde: Kilde | None = None


class Tal(Row):
    """`[[tal]]`: one figure typed in the plan itself, known from the plan's date."""

    maaling: Navn = Field(description="Hvad tallet måler: `fuldtidspersoner`, `andel`, `tilfredshed`.")
    maalgruppe: Grupper
    naevner: Tekst | None = Field(None, description="Hvad en andel er en andel af.")
    opgoerelse: Tekst | None = Field(None, description="Hvilken af flere opgørelser.")
    omraade: Tekst | None = Field(None, description="Kommunen selv, når intet andet er sagt.")
    periode: Tekst = Field(description="`2023M08`, `2023K2`, `2023`.")
    vaerdi: DanskTal | Literal["skjult"] = Field(description="Tallet på dansk, eller `skjult`.")
    trykt: Tekst | None = Field(None, description="Præcis som det står i planen, når det er anderledes.")
    kilde: Kilde | None = None
