"""What is sent and answered of a record, as a type of each kind: made from the same entries the pages' forms are made
from."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Optional

from ninja import Schema
from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
    WithJsonSchema,
    create_model,
)
from pydantic_core import PydanticCustomError

from pejl import law
from pejl.law.catalogue import TOPICS, catalogue
from pejl.web.kinds import CHOICES, Asked, Input, RecordKind
from pejl.web.recordform import LINE, LONGEST

DAY = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
WRITTEN_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
HOURS = r"^(([0-9]|[1-9][0-9]|1[0-5][0-9]|16[0-7])([.][0-9]{1,2})?|168([.]00?)?)$"
TEXT = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
MOST = 999_999_999
TAG = r'^"[1-9][0-9]{0,5}"$'


# --- what a schema cannot say, and what it says in other words -------------------------------------------


def _in_calendar(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("ikke_en_dag", "no day of the calendar") from None
    return text


def _each_once(codes: list[str]) -> list[str]:
    if len(set(codes)) < len(codes):
        raise PydanticCustomError("gentaget", "a code is there twice")
    return codes


def _whole(number: Any) -> Any:
    """119.0 is the same number as 119, as JSON Schema has it."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _version(tag: str) -> int:
    """The number in a version's ETag. `*` names no version, and a weak tag is never the same as one (RFC 9110)."""
    if not re.fullmatch(TAG, tag):
        raise PydanticCustomError("ingen_version", "no ETag of a version")
    return int(tag.strip('"'))


Version = Annotated[int, BeforeValidator(_version), WithJsonSchema({"type": "string", "pattern": TAG})]
"""An If-Match that names one version."""


# --- the types -------------------------------------------------------------------------------------------


class Sent(Schema):
    """Days are `2024-07-01`, clocks `09:30` in Copenhagen, hours text with a point; codes are those of the catalogues.
    What is not asked for is refused."""

    model_config = ConfigDict(extra="forbid")


def _text(longest: int, least: int = 0) -> Any:
    return Annotated[StrictStr, Field(min_length=least, max_length=longest, pattern=TEXT)]


_WRITTEN: Mapping[Input, Any] = {
    Input.DAY: Annotated[
        StrictStr,
        Field(pattern=WRITTEN_DAY, json_schema_extra={"pattern": DAY, "format": "date"}),
        AfterValidator(_in_calendar),
    ],
    Input.TIME: Annotated[StrictStr, Field(pattern=CLOCK)],
    Input.HOURS: Annotated[StrictStr, Field(pattern=HOURS)],
    Input.NUMBER: Annotated[StrictInt, Field(ge=0, le=MOST), BeforeValidator(_whole)],
    Input.LINE: _text(LINE),
    Input.TEXT: _text(LONGEST),
    Input.FLAG: StrictBool,
    Input.WORKER: _text(80),
}


@cache
def sent_of(name: str, kind: str, fields: tuple[tuple[str, Asked], ...]) -> type[Schema]:
    """The type of a kind's body; `name` tells citizens' kinds from companies'."""
    asked: dict[str, Any] = {}
    for each, of in fields:
        found = _type(of)
        asked[each] = (found, ...) if of.required else (Optional[found], None)  # noqa: UP045 - a type made as it runs
    return create_model(f"{name}_{kind}", __base__=Sent, **asked)


def body_of(name: str, kind: str, record: RecordKind) -> type[Schema]:
    return sent_of(name, kind, tuple(record.fields.items()))


def _type(asked: Asked) -> Any:
    if asked.input in _WRITTEN:
        return _WRITTEN[asked.input]
    code: Any = Literal[_codes(asked)]
    most = Field(max_length=20, json_schema_extra={"uniqueItems": True})
    many = Annotated[list[code], most, AfterValidator(_each_once)]
    return many if asked.input is Input.CODES else code


def _codes(asked: Asked) -> tuple[str, ...]:
    """Every code there was or is; whether it is in force on the day is the form's to say."""
    if asked.input is Input.AREA:
        return tuple(law.municipalities())
    return CHOICES.get(asked.of) or tuple(catalogue(*asked.of.split(".", 1)))


# --- what is answered ------------------------------------------------------------------------------------


def as_sent(record: RecordKind, data: Mapping[str, Any]) -> dict[str, Any]:
    """What a version holds of the kind's fields, in the form it is sent in: sent back it changes nothing. Null for what
    is not filled in, an empty list for no codes."""
    return {name: _AS_SENT.get(asked.input, _or_null)(data.get(name)) for name, asked in record.fields.items()}


def _or_null(value: Any) -> Any:
    return None if value == "" else value


def _codes_of(value: Any) -> list[str]:
    """Of the ledger's form (`job+plan`), or of a list that was sent."""
    found = value.split(TOPICS) if isinstance(value, str) else value or ()
    return [each for each in found if each]


def _hours(value: Any) -> str | None:
    """Without the zeros that a page lets stand before them."""
    return None if value in ("", None) else str(Decimal(str(value)))


_AS_SENT: Mapping[Input, Callable[[Any], Any]] = {Input.CODES: _codes_of, Input.HOURS: _hours, Input.FLAG: bool}
