"""What every row of the plan file has in common, and its head: whose plan, for when, with which sets."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Navn = Annotated[str, StringConstraints(pattern=r"^[A-Za-zÆØÅæøå0-9][\w.\-]*$")]
Kilde = Annotated[str, StringConstraints(pattern=r"^l\. \d+(-\d+)?(, \d+(-\d+)?)*$")]
DanskTal = Annotated[str, StringConstraints(pattern=r"^[-−]?[\d.]+(,\d+)?$")]


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


def lines_of(kilde: str) -> list[tuple[int, int]]:
    """`l. 59, 412-414` as inclusive line ranges."""
    pairs = re.findall(r"(\d+)(?:-(\d+))?", kilde)
    return [(int(first), int(last or first)) for first, last in pairs]
