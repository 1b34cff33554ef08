"""Facts of a change from the short texts of a table of cases."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pejl.answers.told import Cause, Facts, Good, Seen
from pejl.numbers import Value, counted, parse_danish, printed, rounded_to
from pejl.periods import Period
from pejl.words import Step

BREAK = Step(
    "svar_brud_gruppe", {"gruppe": "ledighedsydelse", "dag": Period.parse("2024").first, "hvad": "ny optælling"}
)
NOW, BEFORE = Period.parse("2024Q4"), Period.parse("2023Q4")


def facts(before: Value, now: Value, unit: str = "%", **more: Any) -> Facts:
    """A goal's number in the same quarter of two years."""
    return Facts("1", "Et mål", unit, Seen(now, NOW), Seen(before, BEFORE), **more)


def value_of(text: str) -> Value:
    """`9,9` is printed and may be rounded; `=12` is exact, `=28/283 1` exact, shown with so many decimals; `120 ~10` is
    rounded to whole steps; `? 0-4` is withheld within bounds."""
    if text.startswith("?"):
        low, high = text[1:].split("-")
        return Value(None, Fraction(low.strip()), Fraction(high.strip()), 0)
    if text.startswith("="):
        number, _, decimals = text[1:].partition(" ")
        return counted(Fraction(number)).shown_with(int(decimals or 0))
    if "~" in text:
        number, step = text.split("~")
        return rounded_to(Decimal(number.strip()), int(step))
    return printed(parse_danish(text))


def facts_of_row(row: Mapping[str, Any]) -> Facts:
    """A row's facts: a share in the same quarter of two years unless it says otherwise."""
    now = _seen(row, "nu", row.get("periode", "2024Q4"))
    before = _seen(row, "foer", row.get("foer_periode", "2023Q4"))
    return Facts(
        "1",
        "Et mål",
        row.get("enhed", "%"),
        now,
        before,
        _seen(row, "aar_foer", row.get("aar_foer_periode", "2023Q4")),
        Good(row["godt"]) if "godt" in row else Good.UNSAID,
        row.get("aarstid", False),
        "foer_mod" in row or "nu_mod" in row or row.get("relativ", False),
        BREAK if row.get("brud") else None,
        row.get("dom_foer"),
        row.get("dom"),
        tuple(Cause(each) for each in row.get("aarsager", [])),
        row.get("base_enhed", "personer"),
        crossed=row.get("krydset", False),
    )


def _seen(row: Mapping[str, Any], name: str, period: str) -> Seen | None:
    if name not in row:
        return None
    base, reference = row.get(f"{name}_base"), row.get(f"{name}_mod")
    return Seen(
        value_of(row[name]),
        Period.parse(period),
        row.get(f"{name}_foreloebig", False),
        value_of(base) if base else None,
        _part_of(row[f"{name}_dele"]) if f"{name}_dele" in row else None,
        tuple(row.get(f"{name}_maaneder", ())),
        value_of(reference) if reference else None,
    )


def _part_of(quarters: int) -> Step:
    return Step("aend_del", {"antal": quarters, "af": 4, "perioder": Step("perioder_Q")})
