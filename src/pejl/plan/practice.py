"""Promises and practice as they are written: dated promises, standing efforts, projects, surveys, profiles."""

from typing import Literal

from pydantic import Field

from pejl.plan.rows import Ansvarlig, Dato, Grupper, Id, Kilde, Navn, Ordlyd, Row, Tekst, Tidsrum


class Aldersbaand(Row):
    """Ages from and to, both included, and who is responsible for them."""

    fra: int = Field(description="Fra alder, medregnet.")
    til: int = Field(description="Til alder, medregnet.")
    ansvarlig: Ansvarlig | None = None


class Loefte(Row):
    """`[[loefte]]`: a dated promise: who, from which moment, kept by which moment, when."""

    id: Id
    tekst: Ordlyd
    maalgruppe: Grupper
    udloeses_af: Navn | None = Field(None, description="Hændelse, der starter uret: `forloeb.begynder`.")
    opfyldt_af: Navn | None = Field(None, description="Hændelse, der indfrier løftet: `samtaler.holdt`.")
    hvornaar: Tekst = Field(description="En tidsangivelse: `inden for 48 timer`, `hver 4. uge`.")
    timer: Literal["døgn", "åbningstid"] | None = Field(None, description="Uret bag et løfte i timer.")
    naar: Tekst | None = Field(None, description="Betingelse: en gruppe eller en hændelse.")
    undtagen: Tekst | list[Tekst] | None = Field(None, description="Grupper, løftet ikke gælder.")
    paragraf: Tekst | None = Field(None, description="Lovens §, når løftet også er lov.")
    andel: Tekst | None = Field(None, description="Den andel, der skal holdes: `75 %`.")
    i_de_foerste: Tekst | None = Field(
        None, description="Løftet gælder kun så længe fra forløbets første dag: `6 måneder`."
    )
    ansvarlig: Ansvarlig | None = None
    gaelder: Tidsrum | None = Field(None, description="Når løftet kun gælder en del af planens tid.")
    bemaerkning: Tekst | None = Field(None, description="Noget læseren skal vide.")
    kilde: Kilde | None = None


class Indsats(Row):
    """`[[indsats]]`: standing or conditional practice; never a date that the plan does not give."""

    id: Id
    tekst: Ordlyd
    slags: Literal["fast", "betinget", "lov", "organisation"] = Field(
        "fast", description="Fast praksis, betinget af noget, gengivet lov, eller organisation."
    )
    maalgruppe: Grupper | None = None
    naar: Tekst | None = Field(None, description="Betingelsen.")
    ansvarlig: Ansvarlig | None = None
    aldersbaand: list[Aldersbaand] = Field([], description="Aldersgrupper med hver sin ansvarlige.")
    status: Tekst | None = Field(None, description="Hvor det står nu.")
    bemaerkning: Tekst | None = Field(None, description="Noget læseren skal vide.")
    kilde: Kilde | None = None


class Trin(Row):
    """A milestone of a project; `senest` only where the plan gives a day."""

    tekst: Ordlyd
    senest: Dato | None = None


class Projekt(Row):
    """`[[projekt]]`: something done once, with milestones."""

    id: Id
    tekst: Ordlyd
    trin: list[Trin] = Field([], description="Trin; med dato kun hvor planen giver den.")
    maalgruppe: Grupper | None = None
    ansvarlig: Ansvarlig | None = None
    status: Tekst | None = Field(None, description="Hvor det står nu.")
    bemaerkning: Tekst | None = Field(None, description="Noget læseren skal vide.")
    kilde: Kilde | None = None


class Spoergeskema(Row):
    """`[[spoergeskema]]`: a survey: who is asked, when, and the statements."""

    id: Id
    tekst: Ordlyd
    maalgruppe: Grupper
    hvornaar: Tekst | None = Field(None, description="Hvornår der spørges.")
    udsagn: list[Tekst] = Field([], description="De udsagn, der tages stilling til.")
    bemaerkning: Tekst | None = Field(None, description="Noget læseren skal vide.")
    kilde: Kilde | None = None


class Profil(Row):
    """`[[profil]]`: a need profile: printed and used to sort practice, never measured."""

    id: Id
    tekst: Ordlyd
    kilde: Kilde | None = None
