"""The fold: what was recorded on the pages, answered and approved becomes batches of the ledger."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Model, Q

from pejl.goals import BoundPlan
from pejl.ledger.events import EventStore
from pejl.ledger.facts import Facts
from pejl.sources import sider
from pejl.surroundings import Surroundings
from pejl.web import companykinds
from pejl.web.companies import AGAIN, Same
from pejl.web.desk import desk
from pejl.web.models import CitizenRecord, CompanyRecord, Issued, Round
from pejl.web.recorded import OF_LEDGER, of_company, registration
from pejl.web.reportfolded import report_acts
from pejl.web.surveys_folded import acts_of, replies_of

CHUNK = 500


def fold(around: Surroundings, plan: BoundPlan | None = None) -> int:
    """The number of rows that went in. Published first and marked after: a run that is killed between the two says the
    same again, and the ledger keeps one of each row. `plan`: the site's own unless it is given; what it says is kept
    on the pages is covered by them up to yesterday, also when there was nothing new to say."""
    base = desk().stand().base
    asked = plan or base.plan
    people = list(CitizenRecord.newest().filter(kind__in=OF_LEDGER, folded="").order_by("pk"))
    companies = list(_companies())
    rounds = list(Round.objects.exclude(closed=None).filter(folded="").order_by("pk"))
    reports = list(Issued.objects.filter(folded="").defer("numbers").order_by("pk"))
    of: Any = {"made_up": base.made_up, "areas": (asked.own.code,)}
    facts = list(_facts(people, companies, rounds, reports, around.now, of))
    if asked.keeps:
        facts.append(sider.kept(asked.keeps, around.now, **of))
    if not facts:
        return 0
    EventStore(around.ledger).publish(facts, around.now)
    for model, rows in ((CitizenRecord, people), (CompanyRecord, companies)):
        _mark(model, rows, around.now)
    Round.objects.filter(pk__in=[each.pk for each in rounds]).update(folded=around.now.isoformat())
    Issued.objects.filter(pk__in=[each.pk for each in reports]).told(around.now.isoformat())
    return sum(rows.num_rows for each in facts for rows in each.rows.values())


def _companies() -> Iterator[CompanyRecord]:
    """What the ledger is to be told of companies: what is settled, and what it was told before and has changed."""
    rows = CompanyRecord.newest().filter(kind__in=companykinds.OF_LEDGER, folded__in=("", AGAIN)).order_by("pk")
    known = set(CompanyRecord.objects.exclude(folded="").values_list("ref", flat=True))
    for each in rows:
        if each.ref in known or (companykinds.belongs(each.kind, each.data) and not each.withdrawn):
            yield each


def _facts(
    people: Sequence[CitizenRecord],
    companies: Sequence[CompanyRecord],
    rounds: Sequence[Round],
    reports: Sequence[Issued],
    at: datetime,
    of: Any,
) -> Iterator[Facts]:
    """Rows of companies that were merged or parted since are told anew, as of now."""
    same = Same.now().one_of
    fresh = [of_company(each) for each in companies if each.folded != AGAIN]
    again = [of_company(each) for each in companies if each.folded == AGAIN]
    acts = [act for each in Round.objects.order_by("pk") for act in acts_of(each, *of["areas"])]
    acts += [act for each in reports for act in report_acts(each, *of["areas"])]
    yield from sider.by_day([*map(registration, people), *fresh, *acts], same=same, **of)
    if again:
        yield sider.read(again, same=same, known=at, **of)
    yield from sider.by_day([reply for each in rounds for reply in replies_of(each, *of["areas"])], **of)


def _mark(model: type[Model], rows: Sequence[Any], at: datetime) -> None:
    for first in range(0, len(rows), CHUNK):
        upto = Q()
        for each in rows[first : first + CHUNK]:
            upto |= Q(ref=each.ref, number__lte=each.number)
        model._default_manager.filter(upto).update(folded=at.isoformat())
