"""The fold: what was recorded on the pages becomes a batch of the ledger."""

from django.db.models import Q

from pejl.ledger.events import EventStore
from pejl.sources import sider
from pejl.surroundings import Surroundings
from pejl.web.desk import desk
from pejl.web.models import CitizenRecord
from pejl.web.recorded import OF_LEDGER, registration

CHUNK = 500


def fold(around: Surroundings) -> int:
    """The number of rows that went in. Published first and marked after: a run that is killed between the two says the
    same again, and the ledger keeps one of each row."""
    rows = list(CitizenRecord.newest().filter(kind__in=OF_LEDGER, folded="").order_by("pk"))
    if not rows:
        return 0
    base = desk().stand().base
    said = [registration(each) for each in rows]
    facts = sider.by_day(said, made_up=base.made_up, areas=(base.plan.own.code,))
    EventStore(around.ledger).publish(facts, around.now)
    for first in range(0, len(rows), CHUNK):
        some = rows[first : first + CHUNK]
        upto = Q()
        for each in some:
            upto |= Q(ref=each.ref, number__lte=each.number)
        CitizenRecord.objects.filter(upto).update(folded=around.now.isoformat())
    return len(rows)
