"""Companies that are likely the same one twice. A unit of the same firm is none: it is told of as what it is."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pejl.words import Step

FORMS = frozenset(("aps", "as", "amba", "fmba", "gs", "iks", "is", "ivs", "ks", "ps", "smba"))
"""How a firm is owned, as the last word of its name is compared."""
_PHONE, _COUNTRY = 8, "45"
MOST_ALIKE = 50
"""Companies that may share one telephone number or the like; what more share tells nothing (a house's switchboard)."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a company; "" for what is not. `id`: the ledger's. `cvr`: the firm's, `p_number`: the
    workplace's."""

    id: int
    cvr: str = ""
    p_number: str = ""
    name: str = ""
    postal_code: str = ""
    phone: str = ""
    mail: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two companies, the lower id first. `unit`: two workplaces of one firm (or a firm and one of them), not to be
    merged; else likely the same company."""

    one: int
    other: int
    reasons: tuple[Step, ...]
    unit: bool


def likely(companies: Sequence[Known]) -> list[Pair]:
    """By id. Two are likely the same where they have the same P-number; or the same CVR and neither a P-number; or the
    same name as `same_name` takes it and the same postal code, telephone or e-mail. Two of one CVR that are told apart
    by P-number, or of which one alone has one, are units, whatever else they share. Two with different P-numbers of
    different firms can still be one that moved or was taken over, so name and contact count there too."""
    by_id = {each.id: each for each in companies}
    found = [_pair(by_id[one], by_id[other]) for one, other in sorted(_near(companies))]
    return [each for each in found if each is not None]


def _near(companies: Iterable[Known]) -> set[tuple[int, int]]:
    """Pairs of ids that share something that can make them a pair; nothing else is compared."""
    shared: dict[tuple[str, str], list[int]] = {}
    for each in companies:
        for key in _keys(each):
            shared.setdefault(key, []).append(each.id)
    alike = (sorted(set(ids)) for ids in shared.values() if len(ids) <= MOST_ALIKE)
    return {pair for ids in alike for pair in combinations(ids, 2)}


def _keys(each: Known) -> Iterator[tuple[str, str]]:
    if each.p_number:
        yield "p", each.p_number
    if each.cvr:
        yield "cvr", each.cvr
    name = same_name(each.name)
    if name:
        for part in (each.postal_code.strip(), phone_of(each.phone), each.mail.strip().casefold()):
            if part:
                yield name, part


def _pair(one: Known, other: Known) -> Pair | None:
    firm, place = bool(one.cvr) and one.cvr == other.cvr, bool(one.p_number) and one.p_number == other.p_number
    if firm and not place and (one.p_number or other.p_number):
        return Pair(one.id, other.id, (Step("virk_ens_enhed", {"cvr": one.cvr}),), unit=True)
    reasons = [Step("virk_ens_p_nummer", {"nummer": one.p_number})] if place else []
    if firm:
        reasons.append(Step("virk_ens_cvr", {"cvr": one.cvr}))
    reasons += _by_name(one, other)
    return Pair(one.id, other.id, tuple(reasons), unit=False) if reasons else None


def _by_name(one: Known, other: Known) -> list[Step]:
    if not same_name(one.name) or same_name(one.name) != same_name(other.name):
        return []
    both = (
        ("virk_ens_postnummer", one.postal_code.strip(), other.postal_code.strip()),
        ("virk_ens_telefon", phone_of(one.phone), phone_of(other.phone)),
        ("virk_ens_mail", one.mail.strip().casefold(), other.mail.strip().casefold()),
    )
    return [Step(code, {"navn": one.name, "faelles": mine}) for code, mine, theirs in both if mine and mine == theirs]


def same_name(name: str) -> str:
    """A name as it is compared: without case, accents, punctuation, spaces and the form of ownership at its end; `å` as
    `aa`, `&` as `og`. A name that is nothing but a form is kept.

    >>> same_name("Ålborg Tømrer & Søn A/S") == same_name("AALBORG TØMRER OG SØN")
    True
    """
    plain = name.casefold().replace("å", "aa").replace("&", " og ")
    plain = re.sub(r"(?<=\w)[./](?=\w)|\.", "", plain)
    letters = "".join(each for each in unicodedata.normalize("NFD", plain) if not unicodedata.combining(each))
    words = re.findall(r"[^\W_]+", letters)
    while len(words) > 1 and words[-1] in FORMS:
        words.pop()
    return "".join(words)


def phone_of(phone: str) -> str:
    """The digits of a number, without Denmark's code before eight of them."""
    digits = re.sub(r"\D", "", phone).removeprefix("00")
    return digits[len(_COUNTRY) :] if digits.startswith(_COUNTRY) and len(digits) > _PHONE else digits
