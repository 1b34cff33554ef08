"""Sheets for the answers about promises: rows of a plan, or of the law, on a ledger drawn as in spec.due.promising."""

from datetime import date

from pejl.answers.kept import Kept, kept
from pejl.answers.promises import duties, setting_of
from pejl.due.run import sheet
from pejl.due.sheet import Sheet
from pejl.goals import BoundPlan
from pejl.ledger.snapshot import Snapshot
from spec.due.promising import ledger

SICK = {"maalgruppe": "sygedagpenge", "udloeses_af": "sygdom.sygemeldt", "opfyldt_af": "samtaler.holdt"}
INSURED = {"maalgruppe": "A-dagpenge", "udloeses_af": "forloeb.begynder", "opfyldt_af": "samtaler.holdt"}
AKASSE = {**INSURED, "opfyldt_af": "samtaler.i_akassen", "ansvarlig": "a-kasse"}
OURS = "250"


def asked(bound: BoundPlan, text: str | Snapshot, day: str, *, law: bool = False, unkept: bool = False) -> Sheet:
    """The plan's own rows on the day; with `law` those of the law and the plan's."""
    snapshot = ledger(text) if isinstance(text, str) else text
    promises = (*bound.promises, *duties()) if law else bound.promises
    return sheet(promises, snapshot, date.fromisoformat(day), setting_of(bound, unkept=unkept))


def cases(told: str, began: str = "2024-01-01", group: str = "sygedagpenge") -> str:
    """A ledger of person 1, 2, … on a benefit from one day on, each with talks of 2024: `01-29 - 01-10,01-20`."""
    talks = {person: days.split(",") for person, days in enumerate(told.split(), 1)}
    spells = [f"{person:<6}  {group:16}  {began}  -" for person in talks]
    held = [f"{person:<5}  2024-{day}  ja" for person, days in talks.items() for day in days if day != "-"]
    blocks = [["spells  group             start       end", *spells], ["talks  day         resets", *held]]
    return "\n\n".join("\n".join(block) for block in blocks if len(block) > 1)


THEIRS = cases("01-15 01-16 -", group="a_dagpenge").replace("resets", "kind     ").replace("ja", "i_akassen")
"""Three insured citizens: talks in the a-kasse after two weeks, a day later, and never."""
TEAMS = """

relations  role           who         start       end
1          sagsbehandler  k1          2024-01-01  -
2          sagsbehandler  k2          2024-01-01  -
3          sagsbehandler  k3          2024-01-01  -
4          sagsbehandler  k4          2024-01-01  -

staff      team           start       end
k1         nord           2024-01-01  -
k2         nord           2024-01-01  -
k3         syd            2024-01-01  2024-02-10
k3         vest           2024-02-10  -
"""
"""To be drawn beneath `cases`: two workers of one team, one who changes team on 10 February, and one in none."""


def kept_of(bound: BoundPlan, text: str | Snapshot, day: str) -> Kept:
    """How the plan's one promise was kept."""
    (found,) = kept(asked(bound, text, day))
    return found


def counts(found: Kept) -> tuple[int, int, int, int, int]:
    """Rows, decided, in time, late, overdue."""
    return found.rows, found.decided, found.in_time, found.late, found.overdue
