"""What every row of the plan file has in common, and its head: whose plan, for when, with which sets."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Navn = Annotated[str, StringConstraints(pattern=r"^[A-Za-zÆØÅæøå0-9][\w.\-]*$")]
Kilde = Annotated[
    str,
    StringConstraints(pattern=r"^l\. \d+(-\d+)?(, \d+(-\d+)?)*$"),
    Field(description="Hvor i planen det står: linjer i `kildefil`, `l. 59, 412-414`."),
]
Id = Annotated[Navn, Field(description="Kort navn; bruges én gang blandt rækker af samme slags.")]
Ordlyd = Annotated[Tekst, Field(description="Egen kort ordlyd, som den trykkes.")]
Grupper = Annotated[Tekst | list[Tekst], Field(description="En gruppe, eller en liste: foreningsmængden af personer.")]
Ansvarlig = Annotated[Tekst, Field(description="Den funktion, der skal gøre det.")]
Dag = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 12, 31))]
Dato = Annotated[Dag, Field(description="En dato uden anførselstegn: 2024-12-31.")]
DanskTal = Annotated[str, StringConstraints(pattern=r"^[-−]?[\d.]+(,\d+)?$")]


class Row(BaseModel):
    """Common ground: unknown keys are refused, nothing is converted silently."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Tidsrum(Row):
    """Days from `fra` up to and including `til`."""

    fra: Dag = Field(description="Første dag.")
    til: Dag = Field(description="Sidste dag, medregnet.")

    @model_validator(mode="after")
    def _in_order(self) -> "Tidsrum":
        if self.til < self.fra:
            raise ValueError("til_foer_fra")
        return self


class Oplyst(Row):
    """How many the plan itself says it has: `{ maal = 10, kilde = "l. 49, 53" }`."""

    maal: int | None = Field(None, description="Antal mål, planen siger den har.")
    fokus: int | None = Field(None, description="Antal fokusområder, planen siger den har.")
    kilde: Kilde


class TryktPeriode(Row):
    """A period printed in a heading of the plan: `{ tekst = "2020-21", fra = 2020, til = 2021, kilde = "l. 112" }`."""

    tekst: Ordlyd
    fra: int = Field(description="Første år.")
    til: int = Field(description="Sidste år.")
    kilde: Kilde


class Hoved(Row):
    """`[plan]`: whose plan, for when, and which files hold figures typed from it."""

    kommune: Tekst = Field(description="Kommunens navn.")
    titel: Tekst = Field(description="Planens titel.")
    gaelder: Tidsrum = Field(description="Fra og til: `{ fra = 2024-01-01, til = 2024-12-31 }`.")
    dateret: Dag | None = Field(None, description="Dagen planens egne tal kendes fra; ellers dagen før planen gælder.")
    forvaltning: Tekst | None = Field(None, description="Den, der ejer planen: jobcenter, center, udvalg.")
    kildefil: Tekst | None = Field(None, description="Navn på dokumentet, som linjenumrene i `kilde` peger ind i.")
    tal: list[Tekst] = Field([], description="Filer med tastede tal, set fra planfilen; `*` er tilladt.")
    ministermaal: list[Navn] = Field([], description="De ministermål, planen selv nævner.")
    oplyst: Oplyst | None = Field(None, description="Hvor mange mål og fokusområder planen selv siger den har.")
    trykt_periode: TryktPeriode | None = Field(
        None, description="En periode i en overskrift, når den er en anden end planens."
    )
    vaerdier: list[Tekst] = Field([], description="Pejlemærker, værdier og grundpiller: trykkes, måles aldrig.")


Ugedag = Literal["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
Klokken = Annotated[str, StringConstraints(pattern=r"^\d{1,2}([.:]\d{2})?-\d{1,2}([.:]\d{2})?$")]


class Kalender(Row):
    """`[kalender]`: when the municipality works, beside weekends and holidays, which are known."""

    lukket: list[Literal["1. maj", "grundlovsdag", "juleaftensdag", "nytårsaftensdag"]] = Field(
        [], description="Faste dage om året, hvor der er lukket."
    )
    lukkedage: list[Dag] = Field([], description="Andre dage, hvor der er lukket.")
    aabningstid: dict[Ugedag, Klokken] = Field(
        {}, description='Fra og til på ugens dage, `mandag = "8-15"`; uret bag timer = "åbningstid".'
    )


class FoeresIPejl(Row):
    """`[foeres_i_pejl]`: what the municipality keeps on Pejl's own pages and nowhere else, each from a day. From
    that day on what the pages tell is all there is, and goals are counted from it. Next year's plan says the same
    days."""

    virksomheder: Dag | None = Field(None, description="Virksomhedernes stamdata (`companies`): første dag.")
    henvendelser: Dag | None = Field(None, description="Henvendelser og jobordrer (`orders`): første dag.")
    besoeg: Dag | None = Field(None, description="Virksomhedsbesøg (`visits`): første dag.")
    arrangementer: Dag | None = Field(None, description="Arrangementer (`events`): første dag.")
    aftaler: Dag | None = Field(None, description="Aftaler med virksomheder (`agreements`): første dag.")
    svar: Dag | None = Field(None, description="Svar på spørgeskemaer (`replies`): første dag.")
    handlinger: Dag | None = Field(None, description="Rapporter, rundspørger og interview (`acts`): første dag.")

    @property
    def tables(self) -> dict[str, date]:
        """The ledger's tables that are kept, each from its day."""
        days = {
            "companies": self.virksomheder,
            "orders": self.henvendelser,
            "visits": self.besoeg,
            "events": self.arrangementer,
            "agreements": self.aftaler,
            "replies": self.svar,
            "acts": self.handlinger,
        }
        return {table: day for table, day in days.items() if day is not None}


class Gruppe(Row):
    """One named group of the plan: benefits, or other groups, and a visitation or an age that narrows them."""

    ydelsesgrupper: list[Tekst] = Field(description="Ydelser eller andre grupper, som folk skriver dem.")
    visitation: Literal["jobparat", "aktivitetsparat", "uddannelsesparat", "åbenlyst uddannelsesparat"] | None = Field(
        None, description="Kun dem, der er visiteret sådan."
    )
    alder: Tekst | None = Field(
        None,
        pattern=r"^\d{1,2}-\d{1,3}$|^under [1-9]\d?$|^over \d{1,2}$|^\d{1,2}$",
        description="Kun dem på en alder, begge år medregnet: `13-25`, `under 30`, `over 49`, `18`.",
    )
    kilde: Kilde | None = None


class Fokus(Row):
    """A focus area or result-goal heading; `nummer` is what the plan prints."""

    id: Id
    nummer: Tekst | None = Field(None, description="Nummeret, som planen trykker det.")
    tekst: Ordlyd
    ministermaal: list[Navn] = Field([], description="Ministermål, som fokusområdet svarer til.")
    kilde: Kilde | None = None
