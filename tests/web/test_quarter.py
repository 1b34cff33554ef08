"""A quarter of companies, April to June 2024: what is recorded on the pages moves the goals as reckoned by hand.

Two clocks: an answer within 48 hours of day and night, help within 24 opening hours (Monday to Friday 8-16, closed on
holidays and 5 June), which are three open days.

| came in                            | answered         |      | helped           | 24 open hours end        |      |
| 1 Mon 1 Apr 9.00 (Easter Monday)   | Wed 3 Apr 9.00   | yes  | Thu 4 Apr 16.00  | Thu 4 Apr 16.00          | yes  |
| 2 Fri 12 Apr 15.00                 | Mon 15 Apr 10.00 | late | Wed 17 Apr 15.00 | 1+8+8+7: Wed 17 at 15.00 | yes  |
| 3 Sat 20 Apr 11.00 (closed)        | Sun 21 Apr 12.00 | yes  | Wed 24 Apr 15.59 | Wed 24 Apr 16.00         | yes  |
| 4 Wed 8 May 12.00 (9 May holiday)  | Fri 10 May 12.00 | yes  | Tue 14 May 12.01 | 4+8+8+4: Tue 14 at 12.00 | late |
| 5 Tue 4 Jun 10.00 (5 June closed)  | Thu 6 Jun 10.01  | late | never            | 6+8+8+2: Mon 10 at 10.00 | over |
| 6 Tue 11 Jun, clock not known      | Thu 13 Jun 23.59 | yes  | Fri 14, no clock | Fri 14 Jun 16.00         | late |
| 7 Thu 20 Jun 9.00                  | never            | over | never            | 7+8+8+1: Tue 25 at 9.00  | over |

Answered in time: 4 of 7, 57.14... per cent. Helped in time: 3 of 7.
Visits held: April 10, May 9, June 12, so 31/3 = 10 1/3 a month; one cancelled and one planned count nothing. Events: 2.
Asked: 40 citizens, 12 answer (30 per cent): 4 very satisfied, 5 satisfied, 2 neither, 1 dissatisfied. 9 of 12 are 75.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from web.conftest import Site
from web.ordering import company, event, order, visit

PLAN = """
[plan]
kommune = "Frederikssund"
titel = "Et kvartal med virksomheder"
gaelder = { fra = 2024-04-01, til = 2024-12-31 }

[kalender]
lukket = ["grundlovsdag"]
aabningstid = { mandag = "8-16", tirsdag = "8-16", onsdag = "8-16", torsdag = "8-16", fredag = "8-16" }

[foeres_i_pejl]
henvendelser = 2024-04-01
besoeg = 2024-04-01
arrangementer = 2024-01-01
svar = 2024-04-01

[[maal]]
id = "svar"
tekst = "Svar inden for 48 timer"
indikator = "virksomheder.svar_i_tide"
maalgruppe = "virksomheder"
naevner = "jobordrer"
opgoerelse = "48 timer"
tal_fra = "egne"
maaltal = "mindst 60 %"
opgoeres = "kvartal"
senest = 2024-12-31

[[maal]]
id = "besoeg"
tekst = "Ti besøg om måneden"
indikator = "virksomheder.besoeg"
maalgruppe = "virksomheder"
tal_fra = "egne"
maaltal = "mindst 10 om måneden"
opgoeres = "måned"
senest = 2024-12-31

[[maal]]
id = "arrangementer"
tekst = "To arrangementer i kvartalet"
indikator = "virksomheder.arrangementer"
maalgruppe = "virksomheder"
tal_fra = "egne"
maaltal = "mindst 2 om kvartalet"
opgoeres = "kvartal"
senest = 2024-12-31

[[maal]]
id = "tilfreds"
tekst = "Tre af fire er tilfredse"
indikator = "tilfredshed.andel"
maalgruppe = "borgere"
naevner = "besvarelser"
opgoerelse = "forløbet"
spoergsmaal = "borgere.forloeb"
tal_fra = "egne"
maaltal = "mindst 75 %"
opgoeres = "hver måling"
senest = 2024-12-31

[[spoergeskema]]
id = "borgere"
tekst = "Borgernes tilfredshed"
maalgruppe = "borgere"
tilfreds = ["meget_positiv", "positiv"]

[[spoergeskema.spoergsmaal]]
id = "forloeb"
tekst = "Hvor tilfreds er du med dit forløb?"
skala = "tilfreds"

[[loefte]]
id = "svar"
tekst = "Svar på en henvendelse"
maalgruppe = "virksomheder"
udloeses_af = "jobordrer.henvendelse"
opfyldt_af = "jobordrer.svar"
hvornaar = "inden for 48 timer"
timer = "døgn"
ansvarlig = "virksomhedskonsulent"

[[loefte]]
id = "hjaelp"
tekst = "Hjælp til rekruttering"
maalgruppe = "virksomheder"
udloeses_af = "jobordrer.henvendelse"
opfyldt_af = "jobordrer.hjaelp_givet"
hvornaar = "inden for 24 timer"
timer = "åbningstid"
ansvarlig = "virksomhedskonsulent"
"""
ENQUIRIES = (
    ("04-01", "09:00", "04-03 09:00", "04-04 16:00"),
    ("04-12", "15:00", "04-15 10:00", "04-17 15:00"),
    ("04-20", "11:00", "04-21 12:00", "04-24 15:59"),
    ("05-08", "12:00", "05-10 12:00", "05-14 12:01"),
    ("06-04", "10:00", "06-06 10:01", ""),
    ("06-11", "", "06-13 23:59", "06-14"),
    ("06-20", "09:00", "", ""),
)
VISITS = {4: 10, 5: 9, 6: 12}
NOW = datetime(2024, 7, 4, 8, tzinfo=UTC)


@pytest.fixture
def quarter(site: Site) -> Site:
    """What was recorded, on the days it happened, and nothing of the demonstration's."""
    from pejl.web.models import CompanyRecord

    CompanyRecord.objects.all().delete()
    one = company(site)
    for day, clock, answered, helped in ENQUIRIES:
        ends = {**_end("svar", answered), **_end("hjaelp", helped)}
        order(site, one, day=f"2024-{day}", klokken=clock, **ends)
    for month, many in VISITS.items():
        for number in range(many):
            visit(site, one, day=date(2024, month, 1 + number).isoformat(), outcome="holdt")
    visit(site, one, day="2024-05-28", outcome="aflyst")
    visit(site, one, day="2024-05-29", outcome="planlagt")
    for day, outcome in (("2024-04-17", "holdt"), ("2024-06-12", "holdt"), ("2024-06-19", "aflyst")):
        event(site, day=day, outcome=outcome, people=40)
    return site


def _end(name: str, text: str) -> dict[str, str]:
    day, _, clock = text.partition(" ")
    return {f"{name}_dag": f"2024-{day}", f"{name}_kl": clock} if text else {}


@pytest.fixture
def plan(tmp_path: Path) -> Any:
    from pejl.check import check_file

    file = tmp_path / "plan.toml"
    file.write_text(PLAN)
    found = check_file(file)
    assert found.bound is not None, [str(each) for each in found.findings]
    return found.bound


@pytest.fixture
def around(tmp_path: Path) -> Iterator[Any]:
    """An empty ledger, at ten o'clock on 4 July: three days after the quarter all of its answers could have come."""
    from pejl.surroundings import Surroundings

    with ExitStack() as held:
        yield Surroundings.of({"PEJL_LEDGER": str(tmp_path / "pejl-data")}, NOW, held)


def standing(around: Any, plan: Any) -> dict[str, Any]:
    from pejl.answers.standings import standings

    found = standings(plan, around.figures(None), around.today)
    return {each.id: each for each in found}


def test_quarter_the_goals_are_those_of_the_hand_calculation(quarter: Site, plan: Any, around: Any) -> None:
    from pejl.web.folding import fold

    fold(around, plan)
    found = standing(around, plan)
    assert found.pop("tilfreds").judgement.value is None  # nobody has been asked
    numbers = {name: each.judgement.value.exact for name, each in found.items()}
    assert numbers == {"svar": Fraction(400, 7), "besoeg": Fraction(31, 3), "arrangementer": Fraction(2)}
    assert {name: each.holds for name, each in found.items()} == {"svar": False, "besoeg": True, "arrangementer": True}


def test_quarter_a_late_answer_put_right_moves_the_goal_by_one_seventh(quarter: Site, plan: Any, around: Any) -> None:
    """The fifth was answered a minute before the end after all: 5 of 7 are more than 60 per cent."""
    from pejl.web.folding import fold
    from pejl.web.models import CompanyRecord

    fold(around, plan)
    fifth = CompanyRecord.objects.get(kind="henvendelse", data__day="2024-06-04")
    fifth.save_next({**fifth.data, "svar_kl": "09:59"}, fifth.by_id, fifth.at + timedelta(hours=1))
    fold(around, plan)
    svar = standing(around, plan)["svar"]
    assert (svar.judgement.value.exact, svar.holds) == (Fraction(500, 7), True)


def test_quarter_nothing_is_counted_before_it_is_folded(quarter: Site, plan: Any, around: Any) -> None:
    assert {each.judgement.value for each in standing(around, plan).values()} == {None}


def test_quarter_the_promises_are_kept_as_by_hand(quarter: Site, plan: Any, around: Any) -> None:
    """Late and never both are broken, each in its own way."""
    from pejl.answers.promises import setting_of
    from pejl.due.run import sheet
    from pejl.ledger.events import EventStore
    from pejl.web.folding import fold

    fold(around, plan)
    rows = sheet(plan.promises, EventStore(around.ledger).snapshot(), around.today, setting_of(plan, NOW)).rows()
    states = {name: Counter(row.state.name for row in rows if row.promise.id == name) for name in ("svar", "hjaelp")}
    assert states == {
        "svar": {"HOLDT": 4, "HOLDT_FOR_SENT": 2, "OVERSKREDET": 1},
        "hjaelp": {"HOLDT": 3, "HOLDT_FOR_SENT": 2, "OVERSKREDET": 2},
    }


SAID = {"meget_positiv": 4, "positiv": 5, "neutral": 2, "negativ": 1}


@pytest.fixture
def asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A round of 40 that 12 have answered through the links of their letters, closed by the secretariat."""
    from web import surveying

    surveying.fewer(monkeypatch, 40)
    surveying.emptied()
    row = surveying.drawn(site)
    links = iter(surveying.tokens(row.pk))
    for answer, many in SAID.items():
        for _ in range(many):
            assert surveying.answer(site, next(links), forloeb=answer).status_code == 302
    surveying.close(site, row.pk)
    row.refresh_from_db()
    yield row
    surveying.emptied()


def test_quarter_a_round_that_three_in_ten_answer_decides_the_goal_by_its_answers(
    site: Site, asked: Any, plan: Any, around: Any
) -> None:
    """Exactly three of four is enough. A round counts when its month is over: on 2 August, not on 4 July."""
    from pejl.web.folding import fold

    assert (asked.asked, asked.answers) == (40, 12)
    assert asked.response["svar"]["answered"] == 12
    fold(around, plan)
    assert standing(around, plan)["tilfreds"].judgement.value is None
    august = replace(around, now=datetime(2024, 8, 2, 8, tzinfo=UTC))
    fold(august, plan)
    found = standing(august, plan)["tilfreds"]
    assert (found.judgement.value.exact, found.holds) == (Fraction(75), True)


def test_quarter_what_the_round_gave_says_how_many_and_how_sure(site: Site, asked: Any, plan: Any, around: Any) -> None:
    """9 of 12: Wilson's interval at 95 per cent is 46.77 to 91.11, rounded outwards."""
    from pejl.answers.surveyed import newest
    from pejl.web.folding import fold

    august = replace(around, now=datetime(2024, 8, 2, 8, tzinfo=UTC))
    fold(august, plan)
    [told] = newest(plan, august.figures(None), august.today)
    result = told.own.result
    assert (result.satisfied, result.n) == (9, 12)
    assert (str(result.low), str(result.high)) == ("46.7", "91.2")
