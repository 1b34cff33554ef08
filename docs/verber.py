"""Prints `docs/verber.md`: what each verb means, told by the cases that every evaluator is held to.

Each case is a drawn ledger, a question in words and the answer. The cases are data of the tests (`tests/spec/verbs`);
here they only become tables that a caseworker can read.
"""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent / "tests"))

from pejl.ledger.tables import TABLES  # noqa: E402 - as above
from pejl.ledger.verbs import algebra as a  # noqa: E402 - as above
from pejl.ledger.verbs import counts as c  # noqa: E402 - as above
from pejl.periods import MONTHS, Period  # noqa: E402 - as above
from spec.verbs.cases import LISTINGS, SHELF  # noqa: E402 - found once the path is set
from spec.verbs.drawing import Case, ListingCase, blocks  # noqa: E402 - as above

HEAD = """# Verberne

Alle tal i Pejl regnes med få, faste ord: *imens*, *uden for*, *som forløb*, *de seneste* … Her står, hvad hvert ord
betyder, vist på små opdigtede eksempler: hvad der er registreret, hvad der spørges om, og hvad svaret er. Eksemplerne
er også prøver: hver beregner i Pejl skal give netop disse svar (`tests/spec/verbs`).

- En række løber fra sin første dag (*fra*) og op til *slut*, som er den første dag efter. Er den ikke slut, står der
  *åben*. En række på ingen dage findes ikke, og i samme kommune har en borger ikke samme ydelse to gange på en dag.
- Tider på måneder følger kalenderen og standser ved månedens sidste dag: en måned efter 31. januar er 28. februar, i et
  skudår den 29.
- Hvor intet andet står, er ydelsen 37 timer om ugen (2220 minutter), samtalen holdt, og borgeren bor i kommune 250.

Siden skrives af `docs/verber.py` og rettes ikke i hånden.
"""

TITLES = {
    "held": ("Rækker", "Ydelser, målgrupper, tilbud og andet, der løber fra en dag til en anden."),
    "by": ("Grupper", "De samme rækker talt hver for sig, gruppe for gruppe."),
    "areas": ("Kommuner", "Hvilken kommune en række tælles i."),
    "and": ("Imens", "Rækkerne af det første, kun i de dage, det andet også løber."),
    "outside": ("Uden for", "Rækkerne af det første, kun i de dage, det andet ikke løber."),
    "either": ("Eller", "De dage, hvor mindst én af delene løber; hver dag én gang."),
    "aged": ("Alder", "De dage, borgeren har alderen."),
    "courses": ("Som forløb", "Rækker, der følger tæt nok på hinanden, er ét forløb."),
    "longer_than": ("Længere end", "Det, der er tilbage af en række, fra den dag den har varet så længe."),
    "since": ("Siden", "Det, der er tilbage af en række, fra den første hændelse, der falder på den."),
    "starts_ends": ("Begyndelser og afslutninger", "Rækkens første dag og dens sidste dag."),
    "lately": ("De seneste", "De dage, hvor noget har løbet på mindst én dag i tiden op til og med dagen."),
    "reaching": ("Så mange dage inden for", "De dage af noget, hvor det har løbet så mange dage i tiden op til."),
    "at_least": ("Mindst så mange", "De dage, hvor mindst så mange hændelser ligger i tiden op til og med dagen."),
    "amounting": ("I alt mindst", "De dage, hvor hændelserne i tiden op til tilsammen bærer mindst så meget."),
    "noted": ("Hændelser", "Samtaler, planer, besøg og andet, der sker på én dag."),
    "on": ("På dage med", "De hændelser, hvis dag (eller en dag så længe efter) er en dag med noget."),
    "followed_by": ("Fulgt af", "De hændelser, som en anden følger efter, før tiden er gået."),
    "first_last": ("Første og sidste", "Hver borgers første eller sidste hændelse."),
    "of": ("Ved", "Hver hændelse én gang for hver gruppe, borgeren er i den dag."),
    "minutes": ("Minutter", "Dage gange minutter om ugen; over 2220 gange periodens dage er det fuldtidspersoner."),
    "persons": ("Personer", "Berørte personer på periodens sidste dag, eller på en hvilken som helst dag i den."),
    "jobs": ("Løntimer", "Måneder med løntimer, som hele måneder eller som timer."),
    "companies": ("Virksomheder", "Besøg og jobordrer; en virksomhed er ikke en person."),
    "listing": ("Lister", "Rækkerne på en dag, med borgerens seneste, næste eller antal hændelser."),
}
NOUNS = {
    "spells": "ydelser",
    "groups": "målgrupper",
    "offers": "tilbud",
    "schooling": "uddannelse",
    "jobs": "måneder med løntimer",
    "talks": "samtaler",
    "happenings": "hændelser",
    "visits": "besøg",
    "orders": "jobordrer og henvendelser",
}
HEADINGS = {
    "topics": "emner",
    "persons": "borger (stamdata)",
    "spells": "borger (ydelser)",
    "groups": "borger (målgrupper)",
    "offers": "borger (tilbud)",
    "schooling": "borger (uddannelse)",
    "jobs": "borger (løntimer)",
    "talks": "borger (samtaler)",
    "happenings": "borger (hændelser)",
    "visits": "virksomhed (besøg)",
    "orders": "virksomhed (jobordrer)",
    "start": "fra",
    "end": "slut",
    "day": "dag",
    "month": "måned",
    "born": "født",
    "person": "borger",
    "group": "gruppe",
    "kind": "art",
    "outcome": "udfald",
    "resets": "nulstiller",
    "company": "virksomhed",
    "area": "kommune",
    "omraade": "kommune",
    "celle": "gruppe nr.",
    "cell": "gruppe nr.",
    "minutes": "minutter",
    "answer": "besvaret efter, minutter",
    "positions": "stillinger",
    "latest": "seneste",
    "second": "næstsidste",
    "next": "næste",
    "many": "antal",
}
WORDS = {
    "topics": "emnet",
    "minutes": "minutter",
    "company": "virksomhed",
    "outcome": "udfald",
    "answer": "besvaret efter",
    "positions": "stillinger",
}


# --- the question in words -------------------------------------------------------------------------------


def length(window: a.Window) -> str:
    if window.months:
        return "1 måned" if window.months == 1 else f"{window.months} måneder"
    whole = f" ({window.days // 7} uger)" if window.days > 7 and window.days % 7 == 0 else ""
    return "1 dag" if window.days == 1 else f"{window.days} dage{whole}"


def recent(window: a.Window) -> str:
    if window.months == 1:
        return "den seneste måned"
    return "på dagen" if window.days == 1 else f"de seneste {length(window)}"


def gap(window: a.Window) -> str:
    if window == a.CALENDAR_MONTH:
        return "delt, hvor en hel kalendermåned ligger imellem"
    return f"højst {length(window)} imellem" if window.days else "uden dage imellem"


def rows(node: a.Held | a.Noted) -> str:
    own = TABLES[node.table].code if node.table in NOUNS else ""
    said = [_condition(*where) if where[0] != own else " eller ".join(where[2]) for where in node.where]
    said += [" for sig, ".join(" og ".join(group) for group in node.by) + " for sig"] if getattr(node, "by", ()) else []
    return NOUNS[node.table] + (f" ({'; '.join(said)})" if said else "")


def _condition(column: str, sense: str, value: Any) -> str:
    if column == "resets":
        return "nulstiller"
    if sense == "in":
        return f"{WORDS[column]} {' eller '.join(value)}"
    if sense == "with":
        return f"{WORDS[column]} er {' eller '.join(value)} alene eller sammen med andre"
    return f"{WORDS[column]} {'mindst' if sense == '>=' else 'højst'} {value}"


def carried(node: a.Marks) -> str:
    """What the marks carry."""
    if isinstance(node, a.Ends):
        return "længde i dage"
    return WORDS[node.carries] if isinstance(node, a.Noted) else carried(node.inner)


def days_of(node: c.DayCount) -> str:
    asked = said(node.of)
    return asked if asked.startswith("dage") else f"dage: {asked}"


def part(node: Any) -> str:
    """A question inside another: in quotation marks when it has verbs of its own."""
    plain = node.inner if isinstance(node, a.Starts | a.Ends) else node
    return said(node) if isinstance(plain, a.Held | a.Noted | a.Aged) else f"«{said(node)}»"


def on(node: a.On) -> str:
    if node.after == a.DAY:
        return f"{part(node.inner)} på dage med {part(node.spans)}"
    return f"{part(node.inner)}, hvor der {length(node.after)} efter er {part(node.spans)}"


PHRASES: dict[type, Callable[[Any], str]] = {
    a.Held: rows,
    a.Noted: rows,
    a.During: lambda n: f"{part(n.left)}, imens {part(n.right)}",
    a.Outside: lambda n: f"{part(n.left)}, uden for {part(n.right)}",
    a.Either: lambda n: f"{part(n.left)} eller {part(n.right)}",
    a.Courses: lambda n: f"{part(n.inner)} som forløb, {gap(n.gap)}",
    a.Longer: lambda n: f"{part(n.inner)}, længere end {length(n.window)}",
    a.Since: lambda n: f"{part(n.inner)}, siden {part(n.marks)}",
    a.Lately: lambda n: f"dage, hvor der {recent(n.window)} har været {part(n.inner)}",
    a.Reaching: lambda n: f"{part(n.inner)}, når det har løbet mindst {n.count} dage {recent(n.window)}",
    a.AtLeast: lambda n: f"dage, hvor antallet af {part(n.marks)} {recent(n.window)} er mindst {n.count}",
    a.Amounting: lambda n: f"dage med mindst {n.total} {carried(n.marks)} i {part(n.marks)} {recent(n.window)}",
    a.Aged: lambda n: f"alderen {n.low} til under {n.high} år",
    a.Starts: lambda n: f"begyndelser på {part(n.inner)}",
    a.Ends: lambda n: f"afslutninger på {part(n.inner)}",
    a.On: on,
    a.Of: lambda n: f"{part(n.inner)} ved {part(n.spans)}",
    a.Followed: lambda n: f"{part(n.inner)}, fulgt af {part(n.other)} før {length(n.window)} er gået",
    a.First: lambda n: f"hver borgers første blandt {part(n.inner)}",
    a.Last: lambda n: f"hver borgers sidste blandt {part(n.inner)}",
    c.Minutes: lambda n: f"minutter: {said(n.of)}",
    c.DayCount: days_of,
    c.PersonsAt: lambda n: f"personer på periodens sidste dag: {said(n.of)}",
    c.PersonsIn: lambda n: f"personer i perioden: {said(n.of)}",
    c.NumberOf: lambda n: f"antal: {said(n.of)}",
    c.SumOf: lambda n: f"{carried(n.of)} i alt: {said(n.of)}",
    c.Latest: lambda n: f"{'seneste' if n.nth == 1 else 'næstsidste'} blandt {part(n.marks)}",
    c.Next: lambda n: f"næste blandt {part(n.marks)}",
    c.Tally: lambda n: f"antal {said(n.marks)} {recent(n.window)}",
}


def said(node: Any) -> str:
    return PHRASES[type(node)](node)


def question(case: Case | ListingCase) -> str:
    if isinstance(case, Case):
        return said(case.count)
    looks = ", ".join(said(look) for _, look in case.asked.columns)
    return f"liste {_day(case.day)}: {said(case.asked.of)}" + (f", med {looks}" if looks else "")


# --- tables ----------------------------------------------------------------------------------------------


def table(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    rule = ["---"] * len(heads)
    return "\n".join("| " + " | ".join(line) + " |" for line in (heads, rule, *lines))


def drawn(text: str, blank: str) -> str:
    """The blocks of a drawing as tables; `blank` is what `-` says."""
    found = []
    for heads, lines in blocks(text):
        cells = [[_cell(cell, blank) for cell in line] for line in lines]
        found.append(table([_heading(head) for head in heads], cells))
    return "\n\n".join(found)


def _heading(head: str) -> str:
    return HEADINGS[head] if head in HEADINGS else Period.parse(head).label()


def _cell(cell: str, blank: str) -> str:
    if cell == "-":
        return blank
    if cell.count("-") == 2:
        return _day(date.fromisoformat(cell))
    if set("·+") & set(cell) and cell[0].isdigit():
        terms = [term.split("·") for term in cell.split("+")]
        return f"{cell} = {sum(map(_product, terms)):,}".replace(",", ".")
    return cell


def _product(factors: Sequence[str]) -> int:
    return int(factors[0]) * (_product(factors[1:]) if factors[1:] else 1)


def _day(day: date) -> str:
    return f"{day.day}. {MONTHS['da'][day.month - 1]} {day.year}"


# --- the page --------------------------------------------------------------------------------------------


def told(case: Case | ListingCase) -> str:
    answer = drawn(case.expected, "ingen") if case.expected.strip() else "Listen er tom."
    asked = question(case)
    asked = f"**Spørgsmål:** {asked[:1].upper()}{asked[1:]}."
    return "\n\n".join((f"**{case.says}**", drawn(case.ledger, "åben"), asked, answer))


def page() -> str:
    parts = [HEAD]
    for key, cases in (*SHELF.items(), ("listing", LISTINGS)):
        title, meaning = TITLES[key]
        parts += [f"## {title}\n\n{meaning}\n", "\n\n---\n\n".join(map(told, cases)) + "\n"]
    return "\n".join(parts)


if __name__ == "__main__":
    (DOCS / "verber.md").write_text(page(), "utf-8")
