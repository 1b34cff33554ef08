"""The command line's words, in Danish; every command names the module that runs it."""

import argparse
import re
from datetime import date

from pejl.cli.danish import Danish
from pejl.words import LANGUAGES

FORMS = ("plan", "goals", "check", "due", "kept")
EXIT_CODES = """\
Afslutningskoder:
  0  gjort
  1  planen har fejl, og intet er kørt; eller noget holder ikke, som blev prøvet
     (`docs --check`, `serve --check`); eller en besked er opgivet (`webhooks`)
  2  forkert brug; eller en fil, en adresse eller en variabel kan ikke bruges
  3  rækker er afvist (de er vist med linje og grund); resten er indlæst, hvor
     der ikke står andet
  4  kilden på nettet svarer ikke
  130  afbrudt med Ctrl-C
"""


def day(text: str) -> date:
    found = date.fromisoformat(text)
    if not 1900 <= found.year <= 2200:
        raise ValueError(text)
    return found


def person_id(text: str) -> int:
    """A random id. A CPR number is refused, and not said again: it must not come into the ledger."""
    if re.fullmatch(r"\W*(\d\W*){9,10}", text) or not 0 < int(text) < 2**63:
        raise argparse.ArgumentTypeError("ikke et nummer fra registret: det tilfældige nummer, aldrig et cpr-nummer")
    return int(text)


def row_id(text: str) -> str:
    """What `pejl due` prints. One with a CPR number in it is refused, and not said again."""
    if any(re.fullmatch(r"\W*(\d\W*){9,10}", part) for part in text.split("/")):
        raise argparse.ArgumentTypeError(
            "ikke en række fra `pejl due`: den har et tilfældigt nummer, aldrig et cpr-nummer"
        )
    return text


def above_zero(text: str) -> int:
    if int(text) < 1:
        raise ValueError(text)
    return int(text)


def natural(text: str) -> int:
    if int(text) < 0:
        raise ValueError(text)
    return int(text)


def port(text: str) -> int:
    if not 1 <= int(text) <= 65_535:
        raise ValueError(text)
    return int(text)


def per_cent(text: str) -> int:
    if not 0 <= int(text) <= 100:
        raise ValueError(text)
    return int(text)


def parser() -> Danish:
    """The whole command line."""
    top = Danish(
        prog="pejl",
        description="Pejl kører en kommunes beskæftigelsesplan: målene holdt op mod tallene.",
        epilog=EXIT_CODES,
    )
    top.add_argument("--version", action="store_true", help="vis versionen")
    commands = top.add_subparsers(dest="command", metavar="KOMMANDO", parser_class=Danish)
    _check(commands)
    _goals(commands)
    _explain(commands)
    _compare(commands)
    _load(commands)
    _sources(commands)
    _due(commands)
    _promises(commands)
    _events(commands)
    _paper(commands)
    _site(commands)
    schema = _plain(commands, "schema", "skriv planfilens (eller en maskinforms) JSON Schema")
    schema.add_argument("which", nargs="?", choices=FORMS, default="plan", metavar="|".join(FORMS))
    docs = _plain(commands, "docs", "skriv siderne om indikatorer, planfil og sætninger")
    docs.add_argument("--to", default="docs", metavar="MAPPE", help="hvor de skrives (docs)")
    docs.add_argument("--check", action="store_true", help="skriv intet; sig til, hvis siderne er forældede")
    return top


def _plain(commands: "argparse._SubParsersAction[Danish]", name: str, says: str) -> Danish:
    command = commands.add_parser(name, help=says, description=says, epilog=EXIT_CODES)
    command.add_argument("--lang", choices=LANGUAGES, default="da", help="sprog (da)")
    return command


def _machine(command: Danish, *, csv: bool = True) -> None:
    forms = command.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="maskinform (JSON)")
    if csv:
        forms.add_argument("--csv", action="store_true", help="regneark (CSV med semikolon og decimalkomma)")


def _when(command: Danish) -> None:
    command.add_argument("--on", type=day, metavar="DAG", help="som det stod den dag (i dag)")
    command.add_argument("--as-known", type=day, metavar="DAG", help="med de tal, man kendte den dag (samme dag)")


def _check(commands: "argparse._SubParsersAction[Danish]") -> None:
    command = _plain(commands, "check", "find fejl og mangler i planer og deres tal")
    command.add_argument("plans", nargs="+", metavar="PLAN")
    _machine(command)


def _goals(commands: "argparse._SubParsersAction[Danish]") -> None:
    command = _plain(commands, "goals", "hvor hvert mål står")
    command.add_argument("plan", metavar="PLAN")
    _when(command)
    _machine(command)


def _explain(commands: "argparse._SubParsersAction[Danish]") -> None:
    command = _plain(commands, "explain", "hvert skridt fra tallene til svaret for ét mål")
    command.add_argument("plan", metavar="PLAN")
    command.add_argument("goal", metavar="MÅL")
    _when(command)


def _compare(commands: "argparse._SubParsersAction[Danish]") -> None:
    command = _plain(commands, "compare", "en indikator over flere områder, med plads")
    command.add_argument("indicator", metavar="INDIKATOR", help="fx ledige.ledighedsprocent")
    command.add_argument(
        "--areas",
        nargs="+",
        default=["alle"],
        metavar="OMRÅDE",
        help='alle, eller navne: Solrød "RAR Sjælland" "hele landet"',
    )
    command.add_argument("--period", metavar="PERIODE", help="fx 2026M07 (den seneste)")
    command.add_argument("--groups", nargs="+", default=[], metavar="GRUPPE", help="fx A-dagpenge")
    command.add_argument("--of", default="", metavar="NÆVNER", help='fx "arbejdsstyrken 16-66"')
    command.add_argument("--variant", default="", metavar="OPGØRELSE", help="hvilken opgørelse")
    command.add_argument("--highest", action="store_true", help="plads 1 er det højeste tal (ellers det laveste)")
    command.add_argument("--as-known", type=day, metavar="DAG", help="med de tal, man kendte den dag")
    _machine(command)


def _load(commands: "argparse._SubParsersAction[Danish]") -> None:
    command = _plain(commands, "load", "læs tal ind i registret")
    command.add_argument("source", choices=("jobindsats", "statbank", "tabel", "tastet", "udtraek"), metavar="KILDE")
    command.add_argument("paths", nargs="*", metavar="FIL")
    command.add_argument("--table", metavar="TABEL", help="tabellens id, fx y25i01 (ellers af filnavnet)")
    command.add_argument(
        "--map", metavar="FIL", help="kolonnekort (TOML) til tabel og udtraek, eller generisk, momentum, fasit, dfdg"
    )
    command.add_argument("--plan", metavar="PLAN", help="planen, som tastede tal hører til")
    command.add_argument("--known", type=day, metavar="DAG", help="dagen tallene blev kendt (filens dato)")
    command.add_argument("--fetch", nargs="+", metavar="PERIODE", help="hent fra Jobindsats: perioder eller seneste:12")
    command.add_argument("--keep", default="udtraek", metavar="MAPPE", help="hvor hentede svar gemmes (udtraek)")
    command.add_argument("--area", metavar="KOMMUNE", help="kommunen, et udtræk er fra, når det ikke selv siger det")
    command.add_argument("--since", type=day, metavar="DAG", help="første dag, et udtræk dækker; før den tælles intet")
    command.add_argument("--dry-run", action="store_true", help="vis, hvad et udtræk ville ændre; udgiv intet")
    command.add_argument(
        "--most-rejected", type=per_cent, metavar="PCT", help="højst så mange afviste i pct. (udtraek: 1, tabel: 10)"
    )
    command.add_argument("--strict", action="store_true", help="udgiv intet, hvis en række afvises")


def _sources(commands: "argparse._SubParsersAction[Danish]") -> None:
    command = _plain(commands, "sources", "hvad der er indlæst, og hvornår næste tal ventes")
    _machine(command)


STATES = ("holdt", "for-sent", "overskredet", "snart", "åben", "fritaget", "afventer")
WAYS = ("dag", "loefte", "gruppe", "hold", "borger")
LACKING = ("ungeguide", "koordinator", "plan", "sagsbehandler")


def _due(commands: "argparse._SubParsersAction[Danish]") -> None:
    command = _plain(commands, "due", "hvad der skal gøres, for hvem, hvornår, og hvem der har det")
    command.add_argument("plan", metavar="PLAN")
    _when(command)
    rows = command.add_argument_group("hvilke rækker")
    rows.add_argument("--who", metavar="ROLLE", help="den ansvarlige, fx sagsbehandler (en del af ordet er nok)")
    rows.add_argument("--team", metavar="HOLD", help="holdets kode; ingen: det, intet hold har")
    rows.add_argument("--worker", metavar="KODE", help="medarbejderens kode; ingen: det, ingen har")
    rows.add_argument("--citizen", type=person_id, metavar="ID", help="borgerens (eller virksomhedens) nummer")
    rows.add_argument("--promise", nargs="+", default=[], metavar="ID", help="løfter og pligter ved deres id")
    rows.add_argument("--state", nargs="+", choices=STATES, default=[], metavar="STÅR", help=", ".join(STATES))
    rows.add_argument("--all", action="store_true", help="alle: også de holdte, og dem i sager, der er slut")
    rows.add_argument("--most", type=natural, metavar="TAL", help="højst så mange rækker (40; alle i --json og --csv)")
    shown = command.add_argument_group("i stedet for rækkerne").add_mutually_exclusive_group()
    shown.add_argument("--by", choices=WAYS, metavar="EFTER", help="antal efter " + ", ".join(WAYS))
    shown.add_argument("--waiting", action="store_true", help="hvem rækkerne venter på")
    shown.add_argument("--capacity", action="store_true", help="samtaler og tilbud de næste 8 uger, efter hold")
    shown.add_argument("--still", type=above_zero, metavar="UGER", help="sager, hvor intet er sket i så mange uger")
    shown.add_argument("--lacking", choices=LACKING, metavar="HVAD", help="sager uden " + ", ".join(LACKING))
    shown.add_argument("--national", action="store_true", help="DFDG's frister ved siden af vores")
    command.add_argument("--group", metavar="GRUPPE", help="til --still: kun denne målgruppe (ellers 1-10 i LAB § 6)")
    _machine(command)


def _promises(commands: "argparse._SubParsersAction[Danish]") -> None:
    """The other commands about promises and duties."""
    why = _plain(commands, "why", "hvorfor en række forfalder, når den gør")
    why.add_argument("row", type=row_id, metavar="RÆKKE", help="som `pejl due` skriver den")
    why.add_argument("--plan", metavar="PLAN", help="planens fil (ellers findes den ved navnet her og i plans/)")
    _when(why)
    _machine(why, csv=False)
    kept = _plain(commands, "kept", "hvordan løfter og pligter bliver holdt")
    kept.add_argument("plan", metavar="PLAN")
    kept.add_argument("--by-team", metavar="LØFTE", help="ét løfte, efter hold")
    _when(kept)
    _machine(kept)
    whatif = _plain(commands, "whatif", "lovens pligter, hvis en anden dags regler gjaldt alle sager")
    whatif.add_argument("plan", metavar="PLAN")
    whatif.add_argument("--rules-on", type=day, required=True, metavar="DAG", help="reglerne den dag")
    whatif.add_argument("--rows", action="store_true", help="vis de rækker, der forsvinder, kommer til og flyttes")
    _when(whatif)
    _machine(whatif)


def _paper(commands: "argparse._SubParsersAction[Danish]") -> None:
    """The commands that write a document."""
    report = _plain(commands, "report", "skriv kvartalsrapporten")
    report.add_argument("--quarter", required=True, metavar="KVARTAL", help="fx 2023Q4")
    document = _plain(commands, "document", "skriv planen som et dokument")
    for command in (report, document):
        command.add_argument("plan", metavar="PLAN")
        command.add_argument("--format", metavar="FORMAT", help="pdf, docx, xlsx eller html (filnavnets endelse)")
        command.add_argument("--out", required=True, metavar="FIL", help="filen, der skrives, fx rapport.pdf")
    report.add_argument("--on", type=day, metavar="DAG", help="som det stod den dag (kvartalets sidste dag)")
    report.add_argument("--as-known", type=day, metavar="DAG", help="med de tal, man kendte den dag (alle kendte tal)")
    document.add_argument("--on", type=day, metavar="DAG", help="som det stod den dag (planens første dag)")


def _events(commands: "argparse._SubParsersAction[Danish]") -> None:
    """The commands about the municipality's own events."""
    afstem = _plain(commands, "afstem", "hold egen optælling op mod de offentliggjorte tal")
    afstem.add_argument("plan", metavar="PLAN")
    _when(afstem)
    _machine(afstem, csv=False)
    invented = _plain(commands, "made-up", "læs en opdigtet kommune ind, til øvelse og afprøvning")
    invented.add_argument("area", metavar="KOMMUNE")
    invented.add_argument("--plan", metavar="PLAN", help="plan, hvis trykte fuldtidspersoner den skal ramme")
    invented.add_argument("--from", dest="first", type=day, required=True, metavar="DAG", help="første dag")
    invented.add_argument("--to", dest="last", type=day, required=True, metavar="DAG", help="sidste dag")
    invented.add_argument("--seed", type=natural, default=1, metavar="TAL", help="samme tal, samme kommune (1)")
    invented.add_argument("--names", action="store_true", help="giv dem navne og umulige cpr-numre i registret")
    erase = _plain(commands, "erase", "slet en person overalt, også i tidligere udgaver")
    erase.add_argument("person", type=person_id, metavar="ID", help="personens tilfældige nummer")
    backup = _plain(commands, "backup", "gem hele registret i én fil")
    backup.add_argument("file", metavar="FIL")
    restore = _plain(commands, "restore", "læg en gemt fil tilbage; den, der er slettet, forbliver slettet")
    restore.add_argument("file", metavar="FIL")


def _site(commands: "argparse._SubParsersAction[Danish]") -> None:
    """The commands about the site."""
    serve = _plain(commands, "serve", "start websiden")
    serve.add_argument("plan", metavar="PLAN")
    serve.add_argument("--host", default="127.0.0.1", metavar="ADRESSE", help="hvor der lyttes (127.0.0.1)")
    serve.add_argument("--port", type=port, default=8000, metavar="TAL", help="porten (8000)")
    serve.add_argument("--workers", type=above_zero, default=2, metavar="TAL", help="processer (2)")
    serve.add_argument(
        "--demo", type=day, metavar="DAG", help="øvelse på opdigtede borgere, som var det den dag; laver brugere"
    )
    serve.add_argument("--check", action="store_true", help="til --demo: åbn hver side som hver rolle, og stop")
    fold = _plain(commands, "fold", "læg det, der er registreret på siderne, ind i registret")
    fold.add_argument("plan", metavar="PLAN")
    webhooks = _plain(commands, "webhooks", "fortæl, hvilke mål der står anderledes end før")
    webhooks.add_argument("plan", metavar="PLAN")
    webhooks.add_argument("--demo", type=day, metavar="DAG", help="målene, som de står på øvelsens dag")
    user = _plain(commands, "user", "lav en bruger til websiden; koden vises én gang")
    user.add_argument("username", metavar="BRUGER")
    user.add_argument("--role", required=True, metavar="ROLLE", help="fx leder, sagsbehandler, administrator")
    user.add_argument("--name", metavar="NAVN", help="navnet, der vises (ellers brugernavnet)")
    user.add_argument("--team", default="", metavar="HOLD", help="holdets kode i registret")
    user.add_argument("--worker", default="", metavar="KODE", help="medarbejderens kode i registret")
    user.add_argument("--unit", default="", metavar="ENHED", help="enheden, borgeren ser i sin log")
