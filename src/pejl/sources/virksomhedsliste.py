"""A list of companies as a file: CSV or Excel, each row read or refused with its line and the reason.

Nothing here goes into the ledger: the pages show what the file would change, and somebody says yes.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pejl import law
from pejl.intake import Cell, Fault, Limits, Table, read_table
from pejl.intake.table import Row
from pejl.law.catalogue import catalogue
from pejl.words import Step

LIMITS = Limits(bytes=5_000_000, rows=20_000, columns=60)
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "cvr": ("cvr", "cvr nr", "cvr nummer"),
    "p_number": ("p nummer", "p nr", "pnr", "produktionsenhed", "produktionsenhedsnummer"),
    "name": ("navn", "virksomhed", "virksomhedsnavn", "firma", "firmanavn"),
    "branch": ("branche", "hovedbranche", "branchetekst"),
    "size": ("ansatte", "antal ansatte", "medarbejdere", "antal medarbejdere"),
    "address": ("adresse", "gade", "vej", "beliggenhedsadresse"),
    "postal_code": ("postnummer", "postnr", "post nr"),
    "contact": ("kontakt", "kontaktperson", "kontaktnavn"),
    "phone": ("telefon", "tlf", "telefonnummer", "tlf nr", "mobil"),
    "mail": ("e mail", "email", "mail", "mailadresse", "e mailadresse"),
}
"""Names of a column's header, as `folded` compares them; the first is how it is asked for."""
WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)
CVR, P_NUMBER, POSTAL_CODE, MOST_EMPLOYEES, LINE = 8, 10, 4, 1_000_000, 120
_NUMBER_OF_A_PERSON = re.compile(r"(?<!\d)\d{6}[-– ]?\d{4}(?!\d)")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class Listed:
    """A company of the file, "" (None for `size`) for what it does not say. `cvr` has 8 digits, `p_number` 10, one of
    them is there. `branch`: a code of the catalogue. `size`: employees. `warnings`: what the reader should look at;
    the row is read all the same."""

    line: int
    cvr: str
    p_number: str
    name: str
    branch: str
    size: int | None
    address: str
    postal_code: str
    contact: str
    phone: str
    mail: str
    warnings: tuple[Step, ...]

    @property
    def number(self) -> str:
        """What tells it from others: the workplace's number, else the firm's."""
        return self.p_number or self.cvr


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is not read. `line` of the file, the header being on the first. `name` as the row has it."""

    line: int
    name: str
    why: Step


@dataclass(frozen=True, slots=True)
class Read:
    """Every row of the file, in one of the two. `unknown`: headers that nothing was read of."""

    companies: tuple[Listed, ...]
    rejected: tuple[Refused, ...]
    unknown: tuple[str, ...]


class _No(Exception):
    """Why a row is refused."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.step = Step(code, params)


def companies_of(data: bytes, name: str, limits: Limits = LIMITS) -> Read:
    """Read a file. Columns by their headers in any order, whatever the case, hyphens and full stops; CVR or P-number
    must be there, and `Navn`. Of rows with the same number the first is read and the others refused. A CVR number whose
    check digit does not fit is read and warned of. Raises Fault for a file that cannot be read at all: those of
    `read_table`, and `manglende_kolonner`."""
    table = read_table(data, name, limits)
    places = _places(table)
    read: list[Listed] = []
    rejected: list[Refused] = []
    seen: dict[str, int] = {}
    for row in table.rows:
        called = _text(row, places, "name")[:LINE]
        try:
            listed = _listed(row, places, len(table.header))
            first = seen.setdefault(listed.number, row.line)
            if first != row.line:
                raise _No("virk_liste_dobbelt", linje=first)
        except _No as no:
            rejected.append(Refused(row.line, "" if _NUMBER_OF_A_PERSON.search(called) else called, no.step))
        else:
            read.append(listed)
    unknown = tuple(each for place, each in enumerate(table.header) if place not in places.values())
    return Read(tuple(read), tuple(rejected), unknown)


def check_digit_fits(cvr: str) -> bool:
    """Whether eight digits can be a CVR number: the first is no 0, and weighed and added up 11 divides them."""
    return cvr[0] != "0" and sum(int(d) * w for d, w in zip(cvr, WEIGHTS, strict=True)) % 11 == 0


def folded(header: str) -> str:
    """A header as it is compared: `E-mail`, `e-Mail:` and `E mail` are one."""
    return " ".join(re.findall(r"[^\W_]+", header.casefold()))


def _places(table: Table) -> dict[str, int]:
    by_name = {each: column for column, names in COLUMNS.items() for each in names}
    found: dict[str, int] = {}
    for place, header in enumerate(table.header):
        column = by_name.get(folded(header))
        if column is not None:
            found.setdefault(column, place)
    lost = tuple(["Navn"] if "name" not in found else []) + tuple([] if {"cvr", "p_number"} & set(found) else ["CVR"])
    if lost:
        raise Fault("manglende_kolonner", fil=table.name, mangler=lost, findes=table.header)
    return found


def _listed(row: Row, places: Mapping[str, int], width: int) -> Listed:
    if len(row.cells) > width:
        raise _No("virk_liste_bredde", antal=len(row.cells), hoejst=width)
    said = {column: _text(row, places, column) for column in COLUMNS}
    _fits(said)
    cvr, p_number = _digits(said["cvr"], CVR, "CVR"), _digits(said["p_number"], P_NUMBER, "P-nummer")
    if not cvr and not p_number:
        raise _No("virk_liste_intet_nummer")
    warnings = [Step("virk_liste_cvr_ciffer", {"cvr": cvr})] if cvr and not check_digit_fits(cvr) else []
    checked = {name: check(said[name], warnings) for name, check in _LENIENT.items()}
    return Listed(
        row.line,
        cvr,
        p_number,
        said["name"],
        size=_size(said["size"]),
        address=said["address"],
        contact=said["contact"],
        **checked,
        warnings=tuple(warnings),
    )


def _fits(said: Mapping[str, str]) -> None:
    """What no row may have: no name, a text too long, or something like a person's number in a text."""
    if not said["name"]:
        raise _No("virk_liste_intet_navn")
    for column in ("name", "branch", "address", "contact", "mail"):
        if len(said[column]) > LINE:
            raise _No("virk_liste_for_langt", felt=COLUMNS[column][0], hoejst=LINE)
        if _NUMBER_OF_A_PERSON.search(said[column]):
            raise _No("virk_liste_cpr", felt=COLUMNS[column][0])


def _text(row: Row, places: Mapping[str, int], column: str) -> str:
    place = places.get(column)
    cell: Cell = row.cells[place] if place is not None and place < len(row.cells) else ""
    if isinstance(cell, Decimal):  # a number of Excel's own: 12345678, and never 12345678.0
        whole = cell.to_integral_value()
        return str(whole if whole == cell else cell)
    return " ".join(cell.split())


def _digits(text: str, many: int, field: str) -> str:
    """`12 34 56 78` and `DK-12345678` are a number; another count of digits, or letters among them, is none."""
    plain = re.sub(r"^DK(?=[\s\d-])", "", text, flags=re.IGNORECASE)
    digits = re.sub(r"[\s.-]", "", plain)
    if digits and not re.fullmatch(rf"[0-9]{{{many}}}", digits):
        raise _No("virk_liste_nummer", felt=field, cifre=many)
    return digits


def _size(text: str) -> int | None:
    plain = re.sub(r"(?<=\d)[.\s](?=\d{3}(?!\d))", "", text)
    if not plain:
        return None
    if not re.fullmatch(r"[0-9]{1,7}", plain) or int(plain) > MOST_EMPLOYEES:
        raise _No("virk_liste_ansatte")
    return int(plain)


def _branch(text: str, warnings: list[Step]) -> str:
    names = {law.fold(each): code for code, entry in catalogue("companies").items() for each in (code, entry.name)}
    code = names.get(law.fold(text), "")
    if text and not code:
        warnings.append(Step("virk_liste_branche", {"skrevet": text, "kendte": " · ".join(_branch_names())}))
    return code


def _branch_names() -> Iterator[str]:
    return (each.name for each in catalogue("companies").values())


def _postal_code(text: str, warnings: list[Step]) -> str:
    """Three digits had a 0 before them, which Excel took away."""
    code = text.removeprefix("DK-")
    code = code.zfill(POSTAL_CODE) if re.fullmatch(r"[0-9]{3}", code) else code
    return _or_left_out(code, bool(re.fullmatch(r"[0-9]{4}", code)), "virk_liste_postnummer", warnings)


def _phone(text: str, warnings: list[Step]) -> str:
    digits = re.sub(r"\D", "", text)
    fits = re.fullmatch(r"[+0-9 ().-]+", text) is not None and CVR <= len(digits) <= LONGEST_PHONE
    return _or_left_out(text, fits, "virk_liste_telefon", warnings)


def _mail(text: str, warnings: list[Step]) -> str:
    return _or_left_out(text, bool(_MAIL.fullmatch(text)), "virk_liste_mail", warnings)


def _or_left_out(text: str, fits: bool, code: str, warnings: list[Step]) -> str:
    if text and not fits:
        warnings.append(Step(code, {"skrevet": text}))
    return text if fits else ""


LONGEST_PHONE = 15
_LENIENT: Mapping[str, Callable[[str, list[Step]], str]] = {
    "branch": _branch,
    "postal_code": _postal_code,
    "phone": _phone,
    "mail": _mail,
}
"""What is left out with a warning where it cannot be used; the rest of the row is read."""
