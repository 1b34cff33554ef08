"""What a cell of a file is: a number, a day, or words."""

from decimal import Decimal
from fractions import Fraction

from pejl.numbers import Value
from pejl.words import say, show


def exact_of(cell: object) -> Decimal | Fraction | None:
    """The cell as a number; None for what is none, a withheld value among them. A Decimal keeps its decimals."""
    if isinstance(cell, Value):
        return cell.exact
    if isinstance(cell, int) and not isinstance(cell, bool):
        return Fraction(cell)
    return cell if isinstance(cell, Decimal | Fraction) else None


def words_of(cell: object, lang: str) -> str:
    """The cell as people read it; "" for None."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return say("web_plan_ja" if cell else "web_plan_nej", {}, lang)
    return show(cell, lang)
