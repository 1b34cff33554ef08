"""Names and numbers for made-up companies, so that a page has something to show. No company here is any.

A name is a surname or a made-up place and a trade, put together by chance; a CVR number fails the check that every real
one passes, a telephone number begins with 00, which none in the country does, a postal code is below the lowest there
is, and mail goes to a domain that stands for an example.
"""

import random
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pejl.sources.made_up.name_lists import FIRST_NAMES, SURNAMES

TRADES: tuple[tuple[str, str], ...] = (
    ("Tømrer & Snedker", "tømrer"),
    ("VVS & Blik", "vvs-montør"),
    ("El-Teknik", "elektriker"),
    ("Murerfirma", "murer"),
    ("Anlæg & Have", "anlægsgartner"),
    ("Transport", "chauffør"),
    ("Lager & Logistik", "lagermedarbejder"),
    ("Rengøring", "rengøringsassistent"),
    ("Bageri", "bager"),
    ("Køkken & Kantine", "køkkenmedhjælper"),
    ("Auto", "mekaniker"),
    ("Maskinfabrik", "smed"),
    ("Planteskole", "gartner"),
    ("Regnskab", "bogholder"),
    ("Webdesign", "webudvikler"),
    ("Dagligvarer", "butiksassistent"),
    ("Hotel & Kro", "receptionist"),
    ("Omsorg & Pleje", "social- og sundhedsassistent"),
)
PLACES = ("Fjordager", "Højslund", "Kirkelunden", "Mølleengen", "Nørrebakke", "Skovsletten", "Strandtorvet", "Åkrogen")
FORMS = ("ApS", "A/S", "I/S", "")
BY_PLACE, WEIGHTS = 0.4, (2, 7, 6, 5, 4, 3, 2, 1)
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "&": " "})


@dataclass(frozen=True, slots=True)
class MadeUpCompany:
    """`cvr`: 8 digits that no company can have. `trade`: what most who work there do."""

    name: str
    cvr: str
    trade: str
    postal_code: str
    contact: str
    phone: str
    mail: str


def company_names(ids: Iterable[int], seed: int) -> Mapping[int, MadeUpCompany]:
    """A company for each id. It depends on the seed and the id alone, but for the CVR number where two ids come to the
    same: the higher takes the next that is free, so that no two of the ids share one. ValueError for more ids than
    there are numbers."""
    wanted = sorted(set(ids))
    if len(wanted) > IMPOSSIBLE:
        raise ValueError(len(wanted))
    taken: set[str] = set()
    found = {}
    for company in wanted:
        rng = random.Random(f"virksomhed:{seed}:{company}")  # noqa: S311 - made-up companies, nothing secret
        cvr = _impossible(rng.randrange(*NUMBERS), taken)
        taken.add(cvr)
        found[company] = _company(rng, cvr)
    return found


NUMBERS = (10_000_000, 100_000_000)
IMPOSSIBLE = 50_000_000
"""Fewer than the numbers that fail the check: ten of eleven."""


def _impossible(number: int, taken: set[str]) -> str:
    """The number or the next one that fails the check and is not taken."""
    low, high = NUMBERS
    while str(number) in taken or sum(int(d) * w for d, w in zip(str(number), WEIGHTS, strict=True)) % 11 == 0:
        number = number + 1 if number + 1 < high else low
    return str(number)


def _company(rng: random.Random, cvr: str) -> MadeUpCompany:
    kind, trade = rng.choice(TRADES)
    owner = rng.choice(PLACES) if rng.random() < BY_PLACE else rng.choice(SURNAMES)
    name = " ".join(filter(None, (owner, kind, rng.choice(FORMS))))
    generation = rng.choice(FIRST_NAMES)[1]
    contact = f"{rng.choice(generation[rng.random() < 0.5])} {rng.choice(SURNAMES)}"
    digits = f"{rng.randrange(1_000_000):06}"
    return MadeUpCompany(
        name,
        cvr,
        trade,
        f"{rng.randrange(100, 500):04}",
        contact,
        f"00 {digits[:2]} {digits[2:4]} {digits[4:]}",
        f"{_plain(f'{owner} {kind}')}-{cvr[-4:]}@eksempel.dk",
    )


def _plain(name: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", name.casefold().translate(_ASCII)))
