"""Numbers for machines: exact as text beside the print, and what is withheld as a type of its own."""

from typing import Annotated, Literal

from ninja import Field, Schema

from pejl.answers.leaving import EVERYBODY
from pejl.numbers import Value, machine_text
from pejl.words import show


class Known(Schema):
    """`exact`: a whole number or a fraction; `decimal`: the same with at most six decimals; `printed`: as people read
    it, in the language of the request. It is in the unit that stands beside it: a share of 9.89 is 9.89 per cent."""

    type: Literal["number"]
    exact: str
    decimal: str
    printed: str


class Withheld(Schema):
    """A number that is not told, and that is not zero. It is from `low` to `high`; null where nothing is told of how
    large it is."""

    type: Literal["withheld"]
    low: str | None
    high: str | None
    printed: str


Amount = Annotated[Known | Withheld, Field(discriminator="type")]


def amount(value: Value | None, lang: str) -> dict[str, str | None] | None:
    """None where there is no number."""
    if value is None:
        return None
    printed = show(value, lang)
    if value.exact is None:
        known = value.high - value.low < EVERYBODY
        low, high = (machine_text(each) if known else None for each in (value.low, value.high))
        return {"type": "withheld", "low": low, "high": high, "printed": printed}
    return {"type": "number", "exact": str(value.exact), "decimal": machine_text(value.exact), "printed": printed}
