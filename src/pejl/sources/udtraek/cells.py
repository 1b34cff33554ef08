"""Cells of an extract as numbers: each kind of field has a finder from text to a number, or the reason it has none."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from pejl import law
from pejl.identity import masked, parse_cpr
from pejl.intake import Fault, parse_cell
from pejl.law.catalogue import TOPICS
from pejl.ledger.tables import FAR
from pejl.numbers import NotANumber
from pejl.periods import COPENHAGEN, Grain, Period
from pejl.sources import area_code, group_code, period_id
from pejl.sources.udtraek.lookup import Book, Find, Found, Reason

EPOCH = date(1970, 1, 1).toordinal()
FAR_DAY = FAR.toordinal() - EPOCH
FIRST_DAY, LAST_DAY = date(1900, 1, 1).toordinal() - EPOCH, date(2199, 12, 31).toordinal() - EPOCH
LONGEST = 60
_MINUTES_A_DAY = 24 * 60
_EXCEL_ZERO = date(1899, 12, 30).toordinal() - EPOCH
_YES = {"ja", "j", "true", "sand", "1", "x", "yes"}
_NO = {"nej", "n", "false", "falsk", "0", "", "no"}
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ä": "ae", "ö": "oe", "ü": "u"})
_CPR_LIKE = re.compile(r"(?<![0-9])(?:[0-9][^0-9A-Za-zÆØÅæøå]{0,2}){8,9}[0-9](?![0-9])")


def shown(text: str) -> str:
    """A cell as a rejected row tells it, at most 80 letters; what could be a CPR number shows no digit."""
    return _CPR_LIKE.sub(lambda found: masked(found[0]), text)[:80]


# --- persons and companies -------------------------------------------------------------------------------


def person(text: str) -> Found:
    """The ten digits as a number, negative where a lost leading zero was put back."""
    if not text:
        return Reason("mangler_cpr")
    try:
        cpr = parse_cpr(text)
    except Fault as fault:
        return Reason(fault.params["hvorfor"])
    return -int(cpr.number) if cpr.repaired else int(cpr.number)


def birthday(text: str) -> Found:
    """The birth date a CPR number says, for a map that has no other."""
    try:
        born = parse_cpr(text).born if text else None
    except Fault as fault:
        return Reason(fault.params["hvorfor"])
    return Reason("ukendt_foedt") if born is None else born.toordinal() - EPOCH


def company(text: str) -> Found:
    """A CVR number (8 digits) or a P number (10 digits); no two of them are the same number."""
    digits = re.sub(r"[\s.]|^DK", "", text)
    if not digits:
        return Reason("mangler_cvr")
    return int(digits) if re.fullmatch(r"[1-9][0-9]{7}(?:[0-9]{2})?", digits) else Reason("ikke_et_cvr")


# --- days ------------------------------------------------------------------------------------------------


def day_finder(forms: tuple[str, ...], serials: bool) -> Find:
    """Days since 1970 of a day in one of the forms; a time after it is let go. An instant with a zone is the day it
    was in Copenhagen. `serials`: Excel's day numbers are read too. The year 9999 is `FAR`."""
    known = [_pattern(form) for form in forms if form != "excel"]
    serials = serials or "excel" in forms

    def find(text: str) -> Found:
        if not text:
            return Reason("tom_celle")
        for form in known:
            if parts := form.fullmatch(text):
                return _day(int(parts["y"]), int(parts["m"]), int(parts["d"]))
        if serials and re.fullmatch(r"[0-9]{1,7}([.,][0-9]+)?", text):
            return _checked(_EXCEL_ZERO + int(re.split("[.,]", text)[0]))
        return _instant(text)

    return find


def _pattern(form: str) -> re.Pattern[str]:
    fixed = form == "aaaammdd"
    pieces = {"aaaa": "(?P<y>[0-9]{4})", "mm": "(?P<m>[0-9]{1,2})", "dd": "(?P<d>[0-9]{1,2})"}
    pattern = re.escape(form)
    for word, piece in pieces.items():
        pattern = pattern.replace(word, piece.replace("{1,2}", "{2}") if fixed else piece)
    return re.compile(pattern + r"(?:[T ]+[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?)?")


def _day(year: int, month: int, day: int) -> Found:
    if year == FAR.year:
        return FAR_DAY
    try:
        return _checked(date(year, month, day).toordinal() - EPOCH)
    except ValueError:
        return Reason("dag_findes_ikke")


def _checked(day: int) -> Found:
    return day if FIRST_DAY <= day <= LAST_DAY else Reason("dag_uden_for")


def _instant(text: str) -> Found:
    instant = _with_zone(text)
    return Reason("ikke_en_dag") if instant is None else _checked(instant.toordinal() - EPOCH)


def _with_zone(text: str) -> datetime | None:
    """An instant with a zone, as the clock in Copenhagen had it."""
    try:
        instant = datetime.fromisoformat(text) if "T" in text else None
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None or instant.year >= FAR.year:
        return None
    return instant.astimezone(COPENHAGEN)


def clock_finder(decimal: str, serials: bool) -> Find:
    """Minutes since midnight of `09:30` or `9.30`, also after a day; of an instant with a zone, in Copenhagen. Seconds
    are let go. `serials`: the part of a day after Excel's day number too."""
    serial = re.compile(rf"(?:0|[0-9]{{5}})(?={re.escape(decimal)})[.,]([0-9]+)")

    def find(text: str) -> Found:
        if not text:
            return Reason("tom_celle")
        if serials and (parts := serial.fullmatch(text)):
            return min(round(Decimal(f"0.{parts[1]}") * _MINUTES_A_DAY), _MINUTES_A_DAY - 1)
        if (instant := _with_zone(text)) is not None:
            return instant.hour * 60 + instant.minute
        parts = re.fullmatch(r"(?:[^ T]+[T ]+)?([0-9]{1,2})[:.]([0-9]{2})(?::[0-9]{2}(?:[.,][0-9]+)?)?", text)
        if parts is None or int(parts[1]) > 23 or int(parts[2]) > 59:
            return Reason("ikke_et_klokkeslaet")
        return int(parts[1]) * 60 + int(parts[2])

    return find


def month_finder(find_day: Find) -> Find:
    """The first of the month of a day, or of a month as people write it (`januar 2026`, `01-2026`)."""

    def find(text: str) -> Found:
        try:
            period = Period.parse(period_id(text))
        except ValueError:
            day = find_day(text)
            return day if isinstance(day, Reason) else day - date.fromordinal(day + EPOCH).day + 1
        return _checked(period.first.toordinal() - EPOCH) if period.grain is Grain.MONTH else Reason("ikke_en_dag")

    return find


# --- numbers and flags -----------------------------------------------------------------------------------


def count_finder(decimal: str, factor: int, most: int) -> Find:
    """A number times `factor`, whole (halves up) and from 0 up to and including `most`; times 1 it must be whole."""

    def find(text: str) -> Found:
        if not text:
            return Reason("tom_celle")
        try:
            number = parse_cell(text, decimal) * factor
        except NotANumber:
            return Reason(_why_no_number(text, decimal))
        if factor == 1 and number != number.to_integral_value():
            return Reason("ikke_et_helt_tal")
        if not 0 <= number <= most:
            return Reason("tal_uden_for")
        return int(Decimal(number).quantize(Decimal(1), ROUND_HALF_UP))

    return find


def _why_no_number(text: str, decimal: str) -> str:
    try:
        parse_cell(text, ".")
    except NotANumber:
        return "ikke_et_tal"
    return "punktum_som_decimal" if decimal == "," else "ikke_et_tal"


def flag(text: str) -> Found:
    word = text.casefold()
    return 1 if word in _YES else 0 if word in _NO else Reason("ikke_ja_eller_nej")


# --- codes -----------------------------------------------------------------------------------------------


@cache
def municipality(text: str) -> str:
    """The code of a municipality by code or name. Raises LookupError."""
    code = area_code(text)
    if code not in law.municipalities():
        raise law.UnknownName("omraade", text, None)
    return code


def benefit(text: str) -> str:
    """The code of a ydelsesgruppe by name or code, with its visitation. Raises LookupError."""
    code = text if "+" not in text and re.fullmatch("[a-z_:]+", text) else law.find_group(text)
    code = group_code(code)
    if not law.group(code).benefit:
        raise law.UnknownName("gruppe", text, None)
    return code


def as_code(text: str) -> str:
    """A word of a system as a code of ours: `Løntilskud (privat)` is `loentilskud_privat`. Raises LookupError for
    what no code can be: nothing, more than 60 letters, or what could be a CPR number."""
    code = re.sub("[^a-z0-9]+", "_", text.casefold().translate(_ASCII)).strip("_")
    if not 0 < len(code) <= LONGEST or _CPR_LIKE.search(text):
        raise law.UnknownName("kode", text, None)
    return code


def catalogued(names: Mapping[str, str], words: Collection[str], closed: Collection[str]) -> Callable[[str], str]:
    """A code of the catalogue by code or name, or one that the map's words give. Where the list is closed, or the map
    has words for the field, there are no others; else a word is its own code. The finder raises LookupError."""

    def find(text: str) -> str:
        code = text if text in words else names.get(law.fold(text))
        if code is None and not words and not closed:
            return as_code(text)
        if code is None or (closed and code not in closed):
            raise law.UnknownName("kode", text, None)
        return code

    return find


def several(find: Callable[[str], str]) -> Callable[[str], str]:
    """Codes of a cell that holds several words with `,` `;` `+` or `/` between them, as the catalogue joins them."""
    return lambda text: TOPICS.join(sorted({find(part.strip()) for part in re.split("[,;+/]", text) if part.strip()}))


def code_finder(find_code: Callable[[str], str], book: Book, field: str) -> Find:
    """The number in `book` of the code that `find_code` gives."""

    def find(text: str) -> Found:
        if not text:
            return Reason("tom_celle")
        try:
            return book.number(find_code(text))
        except LookupError:
            return Reason(f"ukendt_{field}")

    return find
