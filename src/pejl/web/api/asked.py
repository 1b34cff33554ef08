"""What is sent of a record, as a type of each kind: made from the same entries the pages' forms are made from."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, Optional

from ninja import Schema
from pydantic import ConfigDict, Field, StrictBool, StrictInt, StrictStr, create_model

from pejl import law
from pejl.law.catalogue import catalogue
from pejl.web.kinds import CHOICES, Asked, Input, RecordKind
from pejl.web.recordform import LINE, LONGEST

DAY = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
HOURS = r"^([0-9]|[1-9][0-9]|1[0-5][0-9]|16[0-7])([.][0-9]{1,2})?$"
TEXT = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
MOST = 999_999_999


class Sent(Schema):
    """Days are `2024-07-01`, clocks `09:30` in Copenhagen, hours text with a point; codes are those of the catalogues.
    What is not asked for is refused."""

    model_config = ConfigDict(extra="forbid")


def _text(longest: int, least: int = 0) -> Any:
    return Annotated[StrictStr, Field(min_length=least, max_length=longest, pattern=TEXT)]


_WRITTEN: Mapping[Input, Any] = {
    Input.DAY: Annotated[StrictStr, Field(pattern=DAY, json_schema_extra={"format": "date"})],
    Input.TIME: Annotated[StrictStr, Field(pattern=CLOCK)],
    Input.HOURS: Annotated[StrictStr, Field(pattern=HOURS)],
    Input.NUMBER: Annotated[StrictInt, Field(ge=0, le=MOST)],
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
    many = Annotated[list[code], Field(max_length=20, json_schema_extra={"uniqueItems": True})]
    return many if asked.input is Input.CODES else code


def _codes(asked: Asked) -> tuple[str, ...]:
    """Every code there was or is; whether it is in force on the day is the form's to say."""
    if asked.input is Input.AREA:
        return tuple(law.municipalities())
    return CHOICES.get(asked.of) or tuple(catalogue(*asked.of.split(".", 1)))
