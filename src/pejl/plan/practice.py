"""Promises and practice as they are written: dated promises, standing efforts, projects, surveys, profiles."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

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


SkemaId = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-zÆØÅæøå0-9][\w\-]*$", max_length=40),
    Field(description="Kort navn uden punktum, højst 40 tegn; et mål peger på det i `spoergsmaal`."),
]
Svar = Literal["meget_positiv", "positiv", "neutral", "negativ", "meget_negativ", "ved_ikke"]
Engelsk = Annotated[Tekst | None, Field(description="Ordlyden på engelsk; uden den vises den danske.")]


class VisesNaar(Row):
    """A question is asked only where an earlier one was answered so."""

    spoergsmaal: SkemaId = Field(description="Id på et tidligere spørgsmål i samme skema.")
    svar: list[Svar] = Field(description="De svar, der fører videre til spørgsmålet.")


class Spoergsmaal(Row):
    """`[[spoergeskema.spoergsmaal]]`: one question."""

    id: SkemaId
    tekst: Ordlyd
    engelsk: Engelsk = None
    skala: Literal["enig", "tilfreds", "ja-nej", "tekst"] = Field(
        "enig", description="Fem trin og `ved ikke`, ja eller nej, eller egne ord."
    )
    kraeves: bool = Field(False, description="Skemaet kan ikke sendes uden svar på spørgsmålet.")
    vises_naar: VisesNaar | None = Field(None, description="Spørgsmålet springes over, når det ikke er opfyldt.")


class Spoergeskema(Row):
    """`[[spoergeskema]]`: a survey: who is asked, when, the questions, and which answers count as satisfied."""

    id: SkemaId
    tekst: Ordlyd
    engelsk: Engelsk = None
    slags: Literal["skema", "interview"] = Field("skema", description="Et skema, der udfyldes, eller en samtale.")
    maalgruppe: Grupper
    hvornaar: Tekst | None = Field(
        None, description="Hvornår der spørges, en tidsangivelse: `ved hver samtale`, `4-6 gange om året`."
    )
    udtraek: Tekst = Field("alle", description="Hvem i målgruppen der spørges: `alle` eller `200 tilfældige`.")
    forloeb_over: Tekst | None = Field(None, description="Kun dem, hvis forløb har varet længere: `6 måneder`.")
    svarfrist: Tekst = Field("21 dage", description="Så længe kan der svares, i dage eller uger.")
    rykker: Tekst | None = Field(None, description="Så længe efter rykkes der; uden den rykkes der ikke.")
    tilfreds: list[Literal["meget_positiv", "positiv", "neutral", "negativ", "meget_negativ"]] = Field(
        [], description="De svar, der tæller som tilfreds; de vises med hvert tal."
    )
    guide: list[Tekst] = Field([], description="Et interviews punkter.")
    udsagn: list[Tekst] = Field(
        [], description="Kort vej: hvert udsagn er et spørgsmål på skalaen `enig` med id `udsagn-1`, `udsagn-2` …"
    )
    spoergsmaal: list[Spoergsmaal] = Field([], description="Spørgsmålene, efter udsagnene.")
    bemaerkning: Tekst | None = Field(None, description="Noget læseren skal vide.")
    kilde: Kilde | None = None


class Profil(Row):
    """`[[profil]]`: a need profile: printed and used to sort practice, never measured."""

    id: Id
    tekst: Ordlyd
    kilde: Kilde | None = None
