"""What the plan prints: tables, single figures, annexes."""

from typing import Literal

from pydantic import Field

from pejl.plan.rows import DanskTal, Kilde, Navn, Row, Tekst


class Bilag(Row):
    """`[[bilag]]`: an annex; `findes = false` when the plan names one that is not there."""

    id: Navn
    tekst: Tekst
    findes: bool
    kilde: Kilde | None = None


class Tendens(Row):
    """A printed trend column: which period it holds against which, and how its heading calls it."""

    maaling: Navn = "tendens"
    slut: Tekst
    mod: list[Tekst]
    overskrift: Tekst
    kilde: Kilde | None = None


class Tabel(Row):
    """`[[tabel]]`: a table printed in the plan, so that its totals, trends and headings can be held to account."""

    id: Navn
    tekst: Tekst
    i_alt: Tekst | None = Field(None, description="Gruppen i totalrækken.")
    maaling: Navn = "fuldtidspersoner"
    tendens: Tendens | None = None
    gennemsnit: int | None = Field(None, description="År, som en kolonne siger at være gennemsnit for.")
    kilde: Kilde | None = None


class Tal(Row):
    """`[[tal]]`: one figure typed in the plan itself, known from the plan's date."""

    maaling: Navn
    maalgruppe: Tekst | list[Tekst]
    naevner: Tekst | None = None
    opgoerelse: Tekst | None = None
    omraade: Tekst | None = Field(None, description="Kommunen selv, når intet andet er sagt.")
    periode: Tekst
    vaerdi: DanskTal | Literal["skjult"]
    trykt: Tekst | None = None
    kilde: Kilde | None = None
