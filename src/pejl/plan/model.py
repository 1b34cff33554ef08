"""The plan file as typed models: the one place where Danish keys are declared.

Every key a municipality can write is here and nowhere else; unknown keys are refused, and the JSON Schema
that editors complete keys from is generated from these models. Sentences (`maaltal`, `hvornaar`), group,
area and indicator names are kept as written: `check` binds them.
"""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Navn = Annotated[str, StringConstraints(pattern=r"^[A-Za-zÆØÅæøå0-9][\w.\-]*$")]
Kilde = Annotated[str, StringConstraints(pattern=r"^l\. \d+(-\d+)?(, \d+(-\d+)?)*$")]
DanskTal = Annotated[str, StringConstraints(pattern=r"^[-−]?[\d.]+(,\d+)?$")]
Mangel = Literal["tal", "grundlag", "bilag", "naevner", "definition", "omraade", "kilde", "periode"]
"""What a plan itself lacks: a number, a baseline, an annex, a denominator, a definition, …"""


class Row(BaseModel):
    """Common ground: unknown keys are refused, nothing is converted silently."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Tidsrum(Row):
    """Days from `fra` up to and including `til`."""

    fra: date
    til: date

    @model_validator(mode="after")
    def _in_order(self) -> "Tidsrum":
        if self.til < self.fra:
            raise ValueError("til_foer_fra")
        return self


class Oplyst(Row):
    """How many the plan itself says it has: `{ maal = 10, kilde = "l. 49, 53" }`."""

    maal: int | None = None
    fokus: int | None = None
    kilde: Kilde


class TryktPeriode(Row):
    """A period printed in a heading of the plan: `{ tekst = "2020-21", fra = 2020, til = 2021, kilde = "l. 112" }`."""

    tekst: Tekst
    fra: int
    til: int
    kilde: Kilde


class Hoved(Row):
    """`[plan]`: whose plan, for when, and which files hold figures typed from it."""

    kommune: Tekst
    titel: Tekst
    gaelder: Tidsrum
    dateret: date | None = Field(None, description="Dagen planens egne tal kendes fra; ellers dagen før planen gælder.")
    forvaltning: Tekst | None = Field(None, description="Den, der ejer planen: jobcenter, center, udvalg.")
    kildefil: Tekst | None = Field(None, description="Navn på dokumentet, som linjenumrene i `kilde` peger ind i.")
    tal: list[Tekst] = Field([], description="Filer med tastede tal, set fra planfilen; `*` er tilladt.")
    ministermaal: list[Navn] = Field([], description="De ministermål, planen selv nævner.")
    oplyst: Oplyst | None = None
    trykt_periode: TryktPeriode | None = None
    vaerdier: list[Tekst] = Field([], description="Pejlemærker, værdier og grundpiller: trykkes, måles aldrig.")


class Gruppe(Row):
    """One named group of the plan: benefits, or other groups, and a visitation or an age that narrows them."""

    ydelsesgrupper: list[Tekst]
    visitation: Literal["jobparat", "aktivitetsparat", "uddannelsesparat", "åbenlyst uddannelsesparat"] | None = None
    alder: Tekst | None = Field(None, pattern=r"^\d+-\d+$|^under \d+$|^over \d+$|^\d+$")
    kilde: Kilde | None = None


class Fokus(Row):
    """A focus area or result-goal heading; `nummer` is what the plan prints."""

    id: Navn
    nummer: Tekst | None = None
    tekst: Tekst
    ministermaal: list[Navn] = []
    kilde: Kilde | None = None


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


class Plan(Row):
    """The whole file."""

    plan: Hoved
    omraader: dict[str, list[Tekst]] = {}
    grupper: dict[str, Gruppe] = {}
    fokus: list[Fokus] = []
    maal: list[Maal] = []
    loefte: list[Loefte] = []
    indsats: list[Indsats] = []
    projekt: list[Projekt] = []
    forudsaetning: list[Forudsaetning] = []
    budget: list[Budget] = []
    spoergeskema: list[Spoergeskema] = []
    profil: list[Profil] = []
    bilag: list[Bilag] = []
    tabel: list[Tabel] = []
    tal: list[Tal] = []


def lines_of(kilde: str) -> list[tuple[int, int]]:
    """`l. 59, 412-414` as inclusive line ranges."""
    pairs = re.findall(r"(\d+)(?:-(\d+))?", kilde)
    return [(int(first), int(last or first)) for first, last in pairs]
