"""Words that both grammars share: how their tokens are read, and how numbers and lists are printed."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from pejl.numbers import NotANumber, decimals_of, format_decimal, parse_danish
from pejl.sentences.shapes import Per

NUMBER_WORDS = {
    "en": 1,
    "én": 1,
    "et": 1,
    "ét": 1,
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "syv": 7,
    "otte": 8,
    "ni": 9,
    "ti": 10,
    "elleve": 11,
    "tolv": 12,
}

SINGULAR = {
    "timer": "time",
    "hverdage": "hverdag",
    "dage": "dag",
    "uger": "uge",
    "måneder": "måned",
    "personer": "person",
    "fuldtidspersoner": "fuldtidsperson",
    "helårspersoner": "helårsperson",
    "virksomheder": "virksomhed",
    "arrangementer": "arrangement",
}
PLURAL = {singular: plural for plural, singular in SINGULAR.items()}

NOUNS = {
    "samtale": "samtaler",
    "jobsamtale": "jobsamtaler",
    "opfølgningssamtale": "opfølgningssamtaler",
    "kontakt": "kontakter",
    "opfølgning": "opfølgninger",
    "møde": "møder",
    "tilbud": "tilbud",
    "aktivering": "aktiveringer",
    "virksomhedsaktivering": "virksomhedsaktiveringer",
    "virksomhedspraktik": "virksomhedspraktikker",
    "løntilskud": "løntilskud",
    "kursus": "kurser",
    "besøg": "besøg",
    "virksomhedsbesøg": "virksomhedsbesøg",
    "event": "events",
    "henvendelse": "henvendelser",
    "henvisning": "henvisninger",
    "jobordre": "jobordrer",
    "sygemelding": "sygemeldinger",
    "raskmelding": "raskmeldinger",
    "udeblivelse": "udeblivelser",
    "anledning": "anledninger",
}
"""What a promise can count or be tied to, singular and plural. The list is closed; add here."""
NEUTER = frozenset({"møde", "tilbud", "løntilskud", "kursus", "besøg", "virksomhedsbesøg"})
"""`hvert` and `det`, not `hver` and `den`."""

_PER = {"uge": Per.WEEK, "måned": Per.MONTH, "kvartal": Per.QUARTER, "år": Per.YEAR}


_NUMBER_SAID = "et tal som 75, 9,9 eller 1.715"
_MOST_DIGITS = 15
"""Far more than any budget has; what is longer is a slip, and decimals would round it."""


class TokenError(ValueError):
    """A token of the right kind that still cannot be meant: `080`, `5,5 gange`, an unknown noun."""

    def __init__(self, expected: Sequence[str], instead: str | None = None) -> None:
        super().__init__(*expected)
        self.expected = tuple(expected)
        self.instead = instead


def read_number(text: str) -> Decimal:
    if word := NUMBER_WORDS.get(text.lower()):
        return Decimal(word)
    try:
        number = parse_danish(text)
    except NotANumber as fault:
        raise TokenError((_NUMBER_SAID,), fault.suggestion) from None
    if number.adjusted() >= _MOST_DIGITS:
        raise TokenError((_NUMBER_SAID,))
    return number


def read_whole(text: str) -> int:
    number = read_number(text)
    if number < 1 or number % 1:
        raise TokenError(("et helt tal over 0",))
    return int(number)


def read_per(text: str) -> Per:
    return next(per for stem, per in _PER.items() if stem in text.lower())


SHARED_READINGS: dict[str, Callable[[str], object]] = {
    "NUMBER": read_number,
    "WHOLE": read_whole,
    "PER": read_per,
}

PHRASES: Mapping[str, str] = {
    "AT_LEAST": "»mindst«",
    "_AT_LEAST": "»mindst«",
    "AT_MOST": "»højst«",
    "OVER": "»over«",
    "UNDER": "»under«",
    "NUMBER": "et tal",
    "WHOLE": "et helt tal",
    "RANGE": "et interval som 4-6",
    "ORDINAL": "et ordenstal som »4.«",
    "UNIT": "en enhed som »%«, »procentpoint« eller »uger«",
    "SPAN": "»timer«, »hverdage«, »dage«, »uger«, »måneder« eller »år«",
    "SPAN_OF": "»ugers«, »måneders« eller en anden tid",
    "NOUN": "det, der tælles, som »samtaler«",
    "LOWER": "»lavere end«",
    "HIGHER": "»højere end«",
    "_HALF": "»halvdelen«",
    "_LEVEL_WITH": "»på niveau med«",
    "_LEVEL_OF": "»niveauet i« og en periode",
    "YEAR_LEVEL": "et niveau som »2019-niveau«",
    "_COUNTRY_AVERAGE": "»landsgennemsnittet«",
    "_AVERAGE_OF": "»gennemsnittet for«",
    "WORD": "et områdenavn",
    "PER": "»om ugen«, »om måneden«, »i kvartalet« eller »om året«",
    "_IN_ALL": "»i alt«",
    "YEAR": "et årstal",
    "PERIOD": "en periode som »2023«, »4. kvartal 2023« eller »december 2019«",
    "ULTIMO": "»ultimo« og en periode",
    "_BEFORE": "»før«",
    "_SINCE": "»siden« og en periode",
    "_PLUS_MINUS": "et udsving som »± 2 %«",
    "_EXPECTED": "»det forventede«",
    "_HALVED": "»halveret«",
    "_DOUBLED": "»fordoblet«",
    "_GAP_TO": "»gabet til«",
    "_NARROWS_BY": "»mindskes med mindst«",
    "_AMONG_THE": "»blandt de«",
    "_AMONG_COUNTRYS": "»blandt de«",
    "END": "»laveste« eller »højeste«",
    "_IN_AREA": "»i landet« eller »i« og et områdenavn",
    "ALONE": "», delt plads tæller ikke«",
    "_EVERYONE": "»alle«",
    "_FOKUSMAAL": "»opfylder fokusmålet«",
    "_WITHIN_BUDGET": "»inden for budgettet«",
    "TURN": "»skal falde« eller »skal stige«",
    "OPEN": '»åben: "…"«',
    "_WITHIN": "»inden for«",
    "_EVERY": "»hver«",
    "PART_OF_YEAR": "»kvartal« eller »halve år«",
    "ADVERB": "»månedligt«, »kvartalsvis« eller »årligt«",
    "_AT_EACH": "»ved hver«",
    "_AT_THE_FIRST": "»ved den første«",
    "_WHEN": "»når ledigheden når« og en tid som »39 uger«",
    "_REACHES": "»når« og en tid som »39 uger«",
    "_AFTER": "»efter 39 ugers ledighed«",
    "SUBJECT": "»ledigheden«, »forløbet«, »sygemeldingen« eller »aktiveringen«",
    "_AND": "et led mere efter »og«",
    "_COMMA": "et led mere efter »og«",
    "_IN": "",
    "_ON": "",
    "_TIMES": "",
    "_MUNICIPALITIES": "",
    "$END": "slut på sætningen",
}
"""What a reader is told to write, by terminal, the likeliest first; "" for words that may be left out."""


def danish(number: Decimal | int) -> str:
    """The number with the decimals it was written with."""
    return format_decimal(Decimal(number), decimals_of(Decimal(number)))
