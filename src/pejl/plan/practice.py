"""Promises and practice as they are written: dated promises, standing efforts, projects, surveys, profiles."""

from datetime import date
from typing import Literal

from pydantic import Field

from pejl.plan.rows import Kilde, Navn, Row, Tekst, Tidsrum


class Aldersbaand(Row):
    """Ages from and to, both included, and who is responsible for them."""

    fra: int
    til: int
    ansvarlig: Tekst | None = None


class Loefte(Row):
    """`[[loefte]]`: a dated promise: who, from which moment, kept by which moment, when."""

    id: Navn
    tekst: Tekst
    maalgruppe: Tekst | list[Tekst]
    udloeses_af: Navn | None = Field(None, description="Hændelse, der starter uret: `forloeb.begynder`.")
    opfyldt_af: Navn | None = Field(None, description="Hændelse, der indfrier løftet: `samtaler.holdt`.")
    hvornaar: Tekst
    timer: Literal["døgn", "åbningstid"] | None = Field(None, description="Uret bag et løfte i timer.")
    naar: Tekst | None = Field(None, description="Betingelse: en gruppe eller en hændelse.")
    undtagen: Tekst | list[Tekst] | None = None
    paragraf: Tekst | None = None
    andel: Tekst | None = Field(None, description="Den andel, der skal holdes: `75 %`.")
    ansvarlig: Tekst | None = None
    gaelder: Tidsrum | None = None
    bemaerkning: Tekst | None = None
    kilde: Kilde | None = None


class Indsats(Row):
    """`[[indsats]]`: standing or conditional practice; never a date that the plan does not give."""

    id: Navn
    tekst: Tekst
    slags: Literal["fast", "betinget", "lov", "organisation"] = "fast"
    maalgruppe: Tekst | list[Tekst] | None = None
    naar: Tekst | None = None
    ansvarlig: Tekst | None = None
    aldersbaand: list[Aldersbaand] = []
    status: Tekst | None = None
    bemaerkning: Tekst | None = None
    kilde: Kilde | None = None


class Trin(Row):
    """A milestone of a project; `senest` only where the plan gives a day."""

    tekst: Tekst
    senest: date | None = None


class Projekt(Row):
    """`[[projekt]]`: something done once, with milestones."""

    id: Navn
    tekst: Tekst
    trin: list[Trin] = []
    maalgruppe: Tekst | list[Tekst] | None = None
    ansvarlig: Tekst | None = None
    status: Tekst | None = None
    bemaerkning: Tekst | None = None
    kilde: Kilde | None = None


class Spoergeskema(Row):
    """`[[spoergeskema]]`: a survey: who is asked, when, and the statements."""

    id: Navn
    tekst: Tekst
    maalgruppe: Tekst | list[Tekst]
    hvornaar: Tekst | None = None
    udsagn: list[Tekst] = []
    bemaerkning: Tekst | None = None
    kilde: Kilde | None = None


class Profil(Row):
    """`[[profil]]`: a need profile: printed and used to sort practice, never measured."""

    id: Navn
    tekst: Tekst
    kilde: Kilde | None = None
